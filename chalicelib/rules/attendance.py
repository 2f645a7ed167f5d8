"""What did one employee-day come to: off, leave, duty, undecided, present, incomplete, permission, absent, unknown?

Source: DESIGN "Closing the day", DOMAIN (d) "Daily final state order"; see docs/rules.md#attendance. Nothing here knows
when it is asked: the same facts give the same verdict.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Outage
from chalicelib.domain.shift import DayKind, DayPlan, Slot
from chalicelib.domain.verdict import AttendanceRules, DayFacts, DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.rules.attendance_slots import is_judged, judge_slot
from chalicelib.rules.dated_rules import holding_on
from chalicelib.rules.excuse import ORDERS

MISSING_MIN = 91  # no record of coming, or of going, counts as more than 90 minutes
FIRST_DAY = date(2000, 1, 1)  # before any that is judged, and one that can be written
DEFAULT = AttendanceRules("default", FIRST_DAY, {Slot.ARRIVAL: MISSING_MIN, Slot.DEPARTURE: MISSING_MIN})

_PERMITTED = ExcuseKind.PERMISSION.value


def rules_on(given: Sequence[AttendanceRules], on: date) -> AttendanceRules:
    """The rules that hold on this local date.

    given   by starting date, oldest first; before the first one DEFAULT holds.
    """
    return holding_on(given, on, DEFAULT)


def by_id(given: Iterable[AttendanceRules]) -> dict[str, AttendanceRules]:
    """Every set that may have judged a day, by the id its verdicts name."""
    return {each.rules_id: each for each in (DEFAULT, *given)}


def named(rules_ids: Iterable[str], given: Iterable[AttendanceRules]) -> list[AttendanceRules]:
    """The sets of these ids; of one that nobody knows any more nothing is known, nor confirmed."""
    known = by_id(given)
    return [known.get(each) or AttendanceRules(each, FIRST_DAY) for each in sorted(rules_ids)]


def concerning(outages: Iterable[Outage], unit_id: str) -> tuple[Outage, ...]:
    """Those of the whole city and of exactly this unit, not of one above it."""
    return tuple(each for each in outages if not each.unit_ids or unit_id in each.unit_ids)


def judge_day(facts: DayFacts, rules: AttendanceRules) -> DayVerdict:
    """Judge one employee's one local date, whenever it is asked.

    rules   those of the date: `rules_on`.

    A check-in that awaits a person makes the day undecided, however late it is. Check-ins of a day off, or of one that
    nobody planned, stay recorded and are not judged; an event is, beside the day.
    """
    plan = facts.plan
    judged = [judge_slot(each, facts, rules) for each in plan.slots if is_judged(each, facts)]
    slots = tuple(verdict for verdict, _ in judged)
    event = judge_slot(plan.event, facts, rules) if plan.event else None
    basis = {each for _, ids in judged for each in ids}
    if event:
        basis.update(event[1])
    if facts.excuses and plan.kind is not DayKind.OFF:
        basis.update(each.request_id for each in facts.excuses if each.kind is not ExcuseKind.PERMISSION)
    return DayVerdict(
        local_date=plan.local_date,
        status=_status(plan, facts.excuses, slots),
        slots=slots,
        rule=plan.rule,
        rules_id=rules.rules_id,
        missing_min=_missing_min(slots, rules),
        basis=tuple(sorted(basis)),
        event=event[0] if event else None,
    )


def _status(plan: DayPlan, excuses: tuple[Excuse, ...], slots: tuple[SlotVerdict, ...]) -> DayStatus:
    """The first that holds, in the order of DayStatus but for unknown."""
    if plan.kind is DayKind.OFF:
        return DayStatus.OFF
    highest = excuses[0].kind if excuses else ExcuseKind.PERMISSION
    if highest is ExcuseKind.LEAVE:
        return DayStatus.LEAVE
    states = {each.state for each in slots}
    is_settled = SlotState.MISSING not in states and SlotState.PROVISIONAL not in states
    if highest in ORDERS and is_settled:
        return DayStatus(highest.value)
    if plan.kind is DayKind.UNKNOWN:
        return DayStatus.UNKNOWN
    if SlotState.PROVISIONAL in states:
        return DayStatus.UNDECIDED
    if is_settled:
        return DayStatus.PERMISSION if _is_permitted_away(slots) else DayStatus.PRESENT
    return DayStatus.ABSENT if len(states) == 1 else DayStatus.INCOMPLETE


def _is_permitted_away(slots: tuple[SlotVerdict, ...]) -> bool:
    """Whether nothing was accepted and a permission is why."""
    return all(each.state is SlotState.EXCUSED for each in slots) and any(_PERMITTED in each.because for each in slots)


def _missing_min(slots: tuple[SlotVerdict, ...], rules: AttendanceRules) -> int:
    return sum(rules.missing_min.get(each.slot, 0) for each in slots if each.state is SlotState.MISSING)
