"""Objections that rest on a photo or a position, looked at as reviews are: by who may decide them, never by who judged.

Decided as any other request: decide_request.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request, RequestKind
from chalicelib.domain.selfie_view import ViewReason
from chalicelib.domain.signal import Facts
from chalicelib.errors import NotFound
from chalicelib.rules.local_time import local_date
from chalicelib.rules.request_way import steps_since_sent
from chalicelib.rules.working_days import nth_working_day
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.look_at_review import Look, open_photos
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.request_leaders import read_panel, right_to_pass
from chalicelib.use_cases.see_requests import SeenRequest, see_units
from chalicelib.use_cases.slot_record import SlotRecord
from chalicelib.use_cases.stand_in import for_whom, on_behalf


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection that waits for the reader, and the check-in that was not let stand.

    judged_for  the reason that was given for it.
    signals     what stood out about the check-in, each with its facts.
    decide_by   the last of the person's own working days within which it is to be decided; then it is late.
    """

    request: Request
    name: str
    check_in: CheckIn
    judged_for: str | None
    signals: Mapping[str, Facts]
    decide_by: date
    is_late: bool


def see_objections(
    services: Services, actor: Employee, unit_id: str, with_parts: bool, now: datetime
) -> list[Objected]:
    """Those that the actor decides, the nearest deadline first. Raises NotFound out of reach.

    As the unit's open requests are read, and beside them a batch for the people and a read for each date's flags.
    """
    city = services.city.fresh(now)
    seen = see_units(services, actor, unit_id, False, with_parts, now)
    found = [(each, each.record) for each in seen if each.is_for_me and each.record and _rests_on(each, each.record)]
    people = services.staff.people({each.request.employee_id for each, _ in found}) if found else {}
    days = sorted({(record.check_in.unit_id, record.check_in.local_date) for _, record in found})
    flags = [flag for unit, on in days for flag in services.flags.flags_of(unit, on)]
    objected = []
    for each, record in found:
        request, made, person = each.request, record.check_in, people.get(each.request.employee_id)
        if person is None:
            continue
        decide_by = _decide_by(request, person, city)
        signals = {
            flag.signal.value: flag.facts
            for flag in flags
            if (flag.employee_id, flag.local_date, flag.slot) == (made.employee_id, made.local_date, made.slot)
        }
        why = record.ruling.reason if record.ruling else None
        objected.append(Objected(request, person.name, made, why, signals, decide_by, decide_by < today_of(city, now)))
    return sorted(objected, key=lambda each: (each.decide_by, each.request.request_id))


def look_at_objection(services: Services, actor: Employee, unit_id: str, request_id: str, now: datetime) -> Look:
    """Its photos, written down as a view. Raises NotFound where the actor may not decide it, SelfieNotThere."""
    city = services.city.fresh(now)
    request = services.requests.in_unit(unit_id, request_id)
    if request is None or request.kind is not RequestKind.OBJECTION or request.slot is None:
        raise NotFound
    right = right_to_pass(read_panel(services, actor, unit_id, [request], city, now), request)
    day = services.attendance.day(unit_id, request.starts_on, request.employee_id)
    check_in = day.check_ins.get(request.slot)
    if right is None or check_in is None:
        raise NotFound
    return open_photos(services, actor, check_in, ViewReason.DECISION, now, for_whom(on_behalf(actor, right)))


def _rests_on(seen: SeenRequest, record: SlotRecord) -> bool:
    """Whether a photo or a position of a check-in that somebody did not let stand tells who is right."""
    made, is_objection = record.check_in, seen.request.kind is RequestKind.OBJECTION
    return is_objection and record.state == "invalid" and bool(made.selfie_sha256 or made.position)


def _decide_by(request: Request, person: Employee, city: City) -> date:
    sent_on = local_date(steps_since_sent(request)[0].at, city.settings.zone)
    days = city.settings.requests.undecided_days
    return nth_working_day(lambda on: employee_day(person, on, city).plan, sent_on, days)
