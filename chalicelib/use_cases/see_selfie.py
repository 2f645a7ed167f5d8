"""Look at a selfie: one's own, or another person's on grounds that its subject can read afterwards.

A view is written down before its link is given out: what nobody can read of later, nobody sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import RequestKind
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.errors import NotFound, SelfieGone, SelfieNotThere
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.evidence import sound_evidence
from chalicelib.rules.ruling import awaits_person, is_barred
from chalicelib.rules.selfie_view import Grounds, view_fault
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of
from chalicelib.use_cases.request_leaders import read_panel, right_to_pass
from chalicelib.use_cases.ruling_rights import falls_to, read_rulers, superiors_before
from chalicelib.use_cases.see_attendance import see_check_in, with_evidence
from chalicelib.use_cases.stand_in import for_whom, on_behalf


@dataclass(frozen=True, slots=True)
class WantedSelfie:
    """Whose, of which check-in, and why; the challenge says which, should another have taken its place (None: any)."""

    employee_id: str
    on: date
    slot: Slot
    challenge_id: str | None
    reason: ViewReason
    case_number: str | None = None


def see_own_selfie(services: Services, actor: Employee, on: date, slot: Slot, now: datetime) -> str:
    """An address for one minute. Raises NotFound, SelfieNotThere, SelfieGone."""
    check_in, _, _ = see_check_in(services, actor, on, slot, now)
    return services.files.link(_clean_copy(services, check_in), file_name(check_in))


def see_selfie(services: Services, actor: Employee, unit_id: str, wanted: WantedSelfie, now: datetime) -> str:
    """An address for one minute, once the view is written down.

    Raises NotFound where no right of the actor reaches it, InputInvalid where the reason will not do, SelfieNotThere,
    SelfieGone.
    """
    city = services.city.fresh(now)
    day = services.attendance.day(unit_id, wanted.on, wanted.employee_id)
    check_in = day.check_ins.get(wanted.slot)
    if check_in is None or wanted.challenge_id not in (None, check_in.challenge_id):
        raise NotFound
    (seen,) = with_evidence(services, [day], now)
    right = _right_to_decide(services, actor, seen.check_ins[wanted.slot], city, now)
    grounds = _grounds(services, actor, check_in, right is not None, city, now)
    is_barred_here = wanted.reason is not ViewReason.CASE and is_barred(actor, actor, check_in, today_of(city, now))
    if is_barred_here or actor.employee_id == wanted.employee_id or not grounds.are_some:
        raise NotFound
    found = view_fault(wanted.reason, wanted.case_number, grounds, wanted.on, today_of(city, now))
    check([found] if found else [])
    key = _clean_copy(services, check_in)
    _write_down(services, actor, right if wanted.reason is ViewReason.DECISION else None, check_in, wanted, now)
    return services.files.link(key, file_name(check_in))


def see_views(services: Services, actor: Employee, month: date) -> list[tuple[SelfieView, str]]:
    """Who looked at one's selfies of the month's dates, with their names: 1 Query, and a batch for the names."""
    views = services.selfie_views.of_month(actor.employee_id, month)
    people = services.staff.people({each.by for each in views}) if views else {}
    return [(each, people[each.by].name if each.by in people else each.by) for each in views]


def _right_to_decide(
    services: Services, actor: Employee, check_in: CheckIn, city: City, now: datetime
) -> Employee | None:
    """By whose right the decision is the actor's to make: where it awaits one, or an objection against one does."""
    ruling = services.attendance.ruling(check_in.unit_id, check_in.local_date, check_in.employee_id, check_in.slot)
    if not awaits_person(check_in, ruling):
        return _right_over_objection(services, actor, check_in, city, now)
    try:
        rulers = read_rulers(services, actor, check_in.unit_id, city, now)
    except NotFound:
        return None
    right, before = rulers.right_over(check_in), superiors_before(services, rulers, check_in.unit_id, city)
    return right if right and falls_to(right, check_in, before, city, rulers.today) else None


def _right_over_objection(
    services: Services, actor: Employee, check_in: CheckIn, city: City, now: datetime
) -> Employee | None:
    about = (RequestKind.OBJECTION, check_in.employee_id, check_in.local_date, check_in.slot)
    waiting = services.requests.open_of_unit(check_in.unit_id)
    found = [each for each in waiting if (each.kind, each.employee_id, each.starts_on, each.slot) == about]
    if not found:
        return None
    panel = read_panel(services, actor, check_in.unit_id, found, city, now)
    return next((right for each in found if (right := right_to_pass(panel, each))), None)


def _grounds(
    services: Services, actor: Employee, check_in: CheckIn, decides: bool, city: City, now: datetime
) -> Grounds:
    """Whoever has moved on or left is no longer their former superior's to look at."""
    today = today_of(city, now)
    person = services.staff.employee(check_in.employee_id)
    units = units_of(person, today) if person and not has_left(person, today) else []

    def reach(act: Act, unit_ids: Sequence[str]) -> bool:
        return reaches(actor, act, unit_ids, city, today)

    leads = reach(Act.VIEW_SELFIE, [check_in.unit_id]) and reach(Act.VIEW_SELFIE, units)
    return Grounds(decides=decides, leads=leads, watches=reach(Act.VIEW_SELFIE_BY_CASE, [check_in.unit_id]))


def clean_copies(services: Services, check_ins: Sequence[CheckIn]) -> dict[str, str]:
    """Challenge id -> key of what may be seen of it, of those that have it: never the upload itself."""
    return {
        each.challenge_id: key for each in check_ins if (key := _key_of(services, each)) and _is_there(services, key)
    }


def file_name(check_in: CheckIn) -> str:
    return f"{check_in.local_date.isoformat()}-{check_in.slot}.jpg"


def _clean_copy(services: Services, check_in: CheckIn) -> str:
    key = _key_of(services, check_in)
    if key is None:
        raise SelfieNotThere
    if not _is_there(services, key):
        raise SelfieGone
    return key


def _key_of(services: Services, check_in: CheckIn) -> str | None:
    if not check_in.selfie_sha256:
        return None
    found = sound_evidence(check_in, services.evidence.versions(check_in.upload_key))
    return found.evidence_key if found else None


def _is_there(services: Services, key: str) -> bool:
    """The bucket forgets it after the days photos are kept."""
    return services.selfies.head(key) is not None


def _write_down(
    services: Services, actor: Employee, right: Employee | None, check_in: CheckIn, wanted: WantedSelfie, now: datetime
) -> None:
    view = SelfieView(
        employee_id=check_in.employee_id,
        local_date=check_in.local_date,
        slot=check_in.slot,
        by=actor.employee_id,
        at=now,
        reason=wanted.reason,
        case_number=wanted.case_number,
    )
    facts = {"on": view.local_date.isoformat(), "slot": view.slot.value, "reason": view.reason.value,
             "challenge_id": check_in.challenge_id, **for_whom(on_behalf(actor, right or actor))}  # fmt: skip
    facts |= {"case_number": view.case_number} if view.case_number else {}
    entry = entry_of(services, actor, "selfie_viewed", view.employee_id, now, check_in.unit_id, facts)
    services.selfie_views.add([view], entry)
