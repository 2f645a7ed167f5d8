"""Requests, to read: one's own, and those of a unit with as much of each as the reader may know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request, RequestState
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.request_again import without_lapsed
from chalicelib.use_cases.attachments import attachment_link
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.request_leaders import Panel, decides_some_step, leads, read_panel, right_to_pass
from chalicelib.use_cases.slot_record import SlotRecord, slot_records

LISTED_FOR = timedelta(days=31)  # after its last date a decided one is listed for the unit
OWN_LISTED_FOR = timedelta(days=366)  # and one's own


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """A request with the names it mentions.

    is_whole     whether the reader may know which leave, why, and by which papers: whose it is, who filed or decides
                 it, a city admin.
    is_for_me    it waits for the reader's decision.
    record       what lies in the slot that it is about, while a decider reads it.
    """

    request: Request
    names: Mapping[str, str]
    is_whole: bool = True
    is_for_me: bool = False
    record: SlotRecord | None = None


def see_own(services: Services, actor: Employee, now: datetime) -> list[SeenRequest]:
    """From a year ago on, the latest date first."""
    since = today_of(services.city.current(now), now) - OWN_LISTED_FOR
    found = services.requests.of_person(actor.employee_id, since)
    names = _names(services, found)
    return [SeenRequest(each, names) for each in reversed(found)]


def see_one(services: Services, actor: Employee, request_id: str) -> SeenRequest:
    """One's own. Raises NotFound."""
    request = own_request(services, actor, request_id)
    return SeenRequest(request, _names(services, [request]))


def seen_after(services: Services, request: Request) -> SeenRequest:
    """As whoever just filed or decided it sees it."""
    return SeenRequest(request, _names(services, [request]))


def own_request(services: Services, actor: Employee, request_id: str) -> Request:
    request = services.requests.get(actor.employee_id, request_id)
    if request is None:
        raise NotFound
    return request


def see_units(
    services: Services, actor: Employee, unit_id: str, decided: bool, with_parts: bool, now: datetime
) -> list[SeenRequest]:
    """The unit's that wait or were returned, or those decided; a Query for the unit, and for each part if asked for.

    A superior of one of its people who leads another unit sees those of that person. Raises NotFound out of reach.
    """
    city = services.city.fresh(now)
    if unit_id not in city.units:
        raise NotFound
    units = city.units_within(unit_id) if with_parts else [unit_id]
    reached = reaches(actor, Act.READ_ATTENDANCE, [unit_id], city, today_of(city, now))
    seen = [each for one in units for each in _see_unit(services, actor, one, decided, reached, city, now)]
    if not seen and not reached and not leads(read_panel(services, actor, unit_id, [], city, now)):
        raise NotFound
    return sorted(seen, key=lambda each: (each.request.starts_on, each.request.request_id))


def open_attachment(
    services: Services, actor: Employee, unit_id: str, request_id: str, number: int, now: datetime
) -> str:
    """An address for one of its papers, good for a minute; that it was opened stands in the trail. Raises NotFound."""
    city = services.city.fresh(now)
    request = services.requests.in_unit(unit_id, request_id)
    if request is None:
        raise NotFound
    if not _is_whole(read_panel(services, actor, unit_id, [request], city, now), request):
        raise NotFound
    link = attachment_link(services, request.attachments, number)
    facts = {"employee": request.employee_id, "sha256": request.attachments[number - 1].sha256}
    services.audit.append(entry_of(services, actor, "request_paper_opened", request_id, now, unit_id, facts))
    return link


def _see_unit(
    services: Services, actor: Employee, unit_id: str, decided: bool, reached: bool, city: City, now: datetime
) -> list[SeenRequest]:
    if decided:
        found = services.requests.decided_of_unit(unit_id, today_of(city, now) - LISTED_FOR)
    else:
        found = without_lapsed(services.requests.open_of_unit(unit_id), now, city.settings.zone)
    if not found:
        return []
    panel = read_panel(services, actor, unit_id, found, city, now)
    names = _names(services, found, panel.people)
    waiting = [each for each in found if each.state is RequestState.WAITING and _is_whole(panel, each)]
    records = slot_records(services, waiting, now)
    seen = [_seen(panel, each, names, records.get(each.request_id)) for each in found]
    return seen if reached or leads(panel) else [each for each in seen if each.is_whole]


def _seen(panel: Panel, request: Request, names: Mapping[str, str], record: SlotRecord | None) -> SeenRequest:
    mine = right_to_pass(panel, request) is not None
    return SeenRequest(request, names, _is_whole(panel, request), mine, record)


def _is_whole(panel: Panel, request: Request) -> bool:
    own = panel.actor.employee_id in (request.employee_id, request.filed_by)
    return own or decides_some_step(panel, request)


def _names(
    services: Services, requests: Sequence[Request], people: Mapping[str, Employee] | None = None
) -> dict[str, str]:
    """Everybody whom these requests name: one batch of reads."""
    known = dict(people or {})
    wanted = {each for request in requests for each in _mentioned(request)} - known.keys()
    known |= services.staff.people(wanted) if wanted else {}
    return {each.employee_id: each.name for each in known.values()}


def _mentioned(request: Request) -> Iterable[str]:
    yield from (request.employee_id, request.filed_by)
    for step in request.steps:
        yield step.by
        if step.on_behalf:
            yield step.on_behalf
