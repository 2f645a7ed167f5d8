"""Decide on check-ins that await a person, many at once: each as if it were alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import AlreadyRuled, ChangedMeanwhile, DecideOwn, NotFound, NotProvisional, Problem, ReasonNeeded
from chalicelib.rules.event import event_facts
from chalicelib.rules.import_report import fault
from chalicelib.rules.request_way import barred
from chalicelib.rules.ruling import TEXTS, is_the_same, stands_on
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.ruling_rights import Rulers, read_rulers
from chalicelib.use_cases.see_attendance import with_evidence
from chalicelib.use_cases.stand_in import for_whom, on_behalf


@dataclass(frozen=True, slots=True)
class WantedRuling:
    """What is wanted for one check-in; the challenge says which, should another have taken its place."""

    employee_id: str
    on: date
    slot: Slot
    challenge_id: str
    valid: bool


def rule_check_ins(
    services: Services,
    actor: Employee,
    unit_id: str,
    wanted: Sequence[WantedRuling],
    reason: str | None,
    now: datetime,
) -> list[str]:
    """What became of each: `valid`, `invalid` or the code of the refusal it would have met alone.

    The same again is the same, so whoever loses the answer sends it again. Raises NotFound for a unit out of reach,
    InputInvalid where somebody's is not valid and no reason is given.
    """
    city = services.city.fresh(now)
    rulers = read_rulers(services, actor, unit_id, city, now)
    check([] if reason or all(each.valid for each in wanted) else [fault(TEXTS, "/reason", "REASON_NEEDED")])
    ruled = defaultdict[date, set[str]](set)
    outcomes = []
    try:
        for each in wanted:
            outcomes.append(_outcome(services, rulers, _ruling(unit_id, each, actor, reason, now), city, now))
            if outcomes[-1] in (Outcome.VALID, Outcome.INVALID):
                ruled[each.on].add(each.employee_id)
    finally:  # what was written before something failed is judged again as well
        for on, employee_ids in sorted(ruled.items()):
            services.close_queue(RejudgeTask(unit_id, on, tuple(sorted(employee_ids)), "ruling"))
    return outcomes


def _ruling(unit_id: str, wanted: WantedRuling, actor: Employee, reason: str | None, now: datetime) -> Ruling:
    return Ruling(
        employee_id=wanted.employee_id,
        unit_id=unit_id,
        local_date=wanted.on,
        slot=wanted.slot,
        outcome=Outcome.VALID if wanted.valid else Outcome.INVALID,
        by=actor.employee_id,
        at=now,
        challenge_id=wanted.challenge_id,
        reason=reason,
    )


def _outcome(services: Services, rulers: Rulers, ruling: Ruling, city: City, now: datetime) -> str:
    try:
        _rule(services, rulers, ruling, city, now)
    except Problem as refusal:
        return refusal.code
    services.notices.add(ruling_notice(ruling, city, now))
    return ruling.outcome.value


def _rule(services: Services, rulers: Rulers, ruling: Ruling, city: City, now: datetime) -> None:
    """Write the ruling with its entry, once. Raises the Problem that keeps it from being written."""
    actor, check_in = rulers.actor, _find(services, ruling, now)
    right = rulers.right_over(check_in)
    if right is None:
        raise DecideOwn
    previous = services.attendance.ruling(ruling.unit_id, ruling.local_date, ruling.employee_id, ruling.slot)
    if is_the_same(previous, ruling):
        return
    _check_open(services, actor, check_in, previous, ruling, city, now)
    facts = {"on": ruling.local_date.isoformat(), "slot": ruling.slot.value, "outcome": ruling.outcome.value,
             "challenge_id": check_in.challenge_id, **for_whom(on_behalf(actor, right))}  # fmt: skip
    if previous:
        facts |= {"was": previous.outcome.value, "was_by": previous.by}
    entry = entry_of(services, actor, "check_in_ruled", ruling.employee_id, now, ruling.unit_id, facts)
    try:
        services.attendance.rule(ruling, previous, entry)
    except Changed:
        raise ChangedMeanwhile from None


def _find(services: Services, ruling: Ruling, now: datetime) -> CheckIn:
    """The check-in that lies there, with its evidence. Raises NotFound where it is another one, or none."""
    day = services.attendance.day(ruling.unit_id, ruling.local_date, ruling.employee_id)
    check_in = day.check_ins.get(ruling.slot)
    if check_in is None or check_in.challenge_id != ruling.challenge_id:
        raise NotFound
    (seen,) = with_evidence(services, [day], now)
    return seen.check_ins[ruling.slot]


def _check_open(
    services: Services,
    actor: Employee,
    check_in: CheckIn,
    previous: Ruling | None,
    ruling: Ruling,
    city: City,
    now: datetime,
) -> None:
    """What was decided once, a city admin alone decides again, and says why; never who lost an objection to it."""
    if previous and stands_on(previous, check_in):
        if not is_city_admin(actor, city, now):
            raise AlreadyRuled
        if not ruling.reason:
            raise ReasonNeeded
        request = services.requests.get(ruling.employee_id, previous.request_id) if previous.request_id else None
        if request and actor.employee_id in barred(request):
            raise DecideOwn
    elif not check_in.reasons:
        raise NotProvisional


def ruling_notice(ruling: Ruling, city: City, now: datetime) -> Notice:
    """To whose check-in it is; never who decided."""
    about = f"{ruling.local_date:%Y%m%d}-{ruling.slot}-{ruling.outcome}"
    facts = {"local_date": ruling.local_date.isoformat(), "slot": ruling.slot.value, "outcome": ruling.outcome.value}
    facts |= {"reason": ruling.reason} if ruling.reason else {}
    facts |= event_facts([ruling.slot], ruling.unit_id, ruling.local_date, city)
    return Notice(ruling.employee_id, NoticeKind.DECIDED, today_of(city, now), now, about, facts)
