"""What did one expected check-in of a day come to: on time, late, early, missing, excused, or for a person to decide?

Source: DESIGN "Closing the day"; DOMAIN (a), (d). See docs/rules.md#attendance.
"""

from dataclasses import replace

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.machine import Punch
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import PlannedSlot, Slot
from chalicelib.domain.verdict import AttendanceRules, DayFacts, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.rules.attendance_minutes import Judged, judge_minutes, permits_away
from chalicelib.rules.excuse import is_away
from chalicelib.rules.machine_day import BY_MACHINE, best_punch, is_better
from chalicelib.rules.ruling import awaits_person, is_ruled_out, stands_on

_ON_TIME = {slot: (SlotVerdict(slot, SlotState.ON_TIME), ()) for slot in Slot}  # what most come to: made once
_MISSING = {slot: (SlotVerdict(slot, SlotState.MISSING), ()) for slot in Slot}


def judge_slot(planned: PlannedSlot, facts: DayFacts, rules: AttendanceRules) -> Judged:
    """Judge one slot, and name what made it so; the first that holds:

    corrected, valid or ruled valid (a machine's punch in its place, where that serves better) · a machine's punch,
    unless the check-in was ruled invalid or awaits a person and would serve better · excused by leave or an order ·
    provisional · excused by a permission · ruled invalid · lost to a declared outage · missing.
    """
    slot = planned.slot
    check_in, ruling = facts.check_ins.get(slot), facts.rulings.get(slot)
    punch = _punch(slot, facts) if facts.punches else None
    if is_accepted(check_in, ruling):
        accepted = _accepted(planned, check_in, ruling, facts, rules)
        return _better(accepted, planned, punch, ruling, facts, rules) if punch else accepted
    awaits = check_in is not None and awaits_person(check_in, ruling)
    machine = _by_machine(planned, punch, facts, rules) if punch else None
    if machine and not (awaits and is_better(_accepted(planned, check_in, None, facts, rules)[0], machine[0])):
        return machine
    excuse = next((each for each in facts.excuses if _excuses(each, planned, facts)), None)
    if excuse and not (awaits and excuse.kind is ExcuseKind.PERMISSION):
        return SlotVerdict(slot, SlotState.EXCUSED, because=(excuse.kind.value,)), (excuse.request_id,)
    if check_in and awaits:
        return SlotVerdict(slot, SlotState.PROVISIONAL, because=tuple(each.value for each in check_in.reasons)), ()
    if check_in:
        return SlotVerdict(slot, SlotState.MISSING, because=("ruling",)), _request_of(ruling)
    lost = next((each for each in facts.outages if _swallowed(each, planned)), None)
    if lost:
        return SlotVerdict(slot, SlotState.EXCUSED, because=("outage",)), (lost.outage_id,)
    return _MISSING[slot]


def is_accepted(check_in: CheckIn | None, ruling: Ruling | None) -> bool:
    """Whether the slot counts as checked in. What was ruled invalid does not, whatever is found of it later."""
    if check_in is None:
        return ruling is not None and ruling.outcome is Outcome.CORRECTED
    if ruling and stands_on(ruling, check_in):
        return ruling.outcome is not Outcome.INVALID
    return not check_in.reasons


def _punch(slot: Slot, facts: DayFacts) -> Punch | None:
    """None where a person ruled out the slot's check-in: that stands whatever a machine says."""
    check_in = facts.check_ins.get(slot)
    if check_in and is_ruled_out(facts.rulings.get(slot), check_in):
        return None
    return best_punch(slot, facts.punches)


def _request_of(ruling: Ruling | None) -> tuple[str, ...]:
    return (ruling.request_id,) if ruling and ruling.request_id else ()


def _accepted(
    planned: PlannedSlot, check_in: CheckIn | None, ruling: Ruling | None, facts: DayFacts, rules: AttendanceRules
) -> Judged:
    """By the instant that counts: of an offline one that a person let stand, when it was sent.

    That is the latest that it can have been made: a departure sent early was early by so much at least, of anything
    else no instant is known, so none is late.
    """
    at, word = check_in.counts_at if check_in else None, ""
    if ruling and ruling.outcome is Outcome.CORRECTED:
        at, word = ruling.counts_at, "correction"
    elif check_in and check_in.reasons:
        is_unknown = Reason.OFFLINE in check_in.reasons and planned.slot is not Slot.DEPARTURE
        at, word = None if is_unknown else at, "ruling"
    timed = judge_minutes(planned, at, facts, rules) if at and planned.required else None
    verdict, basis = timed or _ON_TIME[planned.slot]
    if not word:
        return verdict, basis
    return replace(verdict, because=(word, *verdict.because)), _request_of(ruling) + basis


def _by_machine(planned: PlannedSlot, punch: Punch, facts: DayFacts, rules: AttendanceRules) -> Judged:
    verdict, basis = (judge_minutes(planned, punch.at, facts, rules) if planned.required else None) or _ON_TIME[
        planned.slot
    ]
    return replace(verdict, because=(BY_MACHINE, *verdict.because)), basis


def _better(
    accepted: Judged, planned: PlannedSlot, punch: Punch, ruling: Ruling | None, facts: DayFacts, rules: AttendanceRules
) -> Judged:
    """What a person decided of the instant stands; beside a check-in the machine counts where it serves better."""
    if ruling and ruling.outcome is Outcome.CORRECTED:
        return accepted
    machine = _by_machine(planned, punch, facts, rules)
    return machine if is_better(machine[0], accepted[0]) else accepted


def _excuses(excuse: Excuse, planned: PlannedSlot, facts: DayFacts) -> bool:
    """Whether nobody need check in: away, elsewhere without this slot due, or permitted to be away all its window."""
    if excuse.kind is not ExcuseKind.PERMISSION:
        return is_away(excuse, planned.slot)
    return permits_away(excuse, planned, facts)


def _swallowed(outage: Outage, planned: PlannedSlot) -> bool:
    """Whether the service was declared down when the window closed: who waited for its end could not check in."""
    return outage.state is OutageState.DECLARED and outage.starts_at < planned.closes_at <= outage.ends_at


def is_judged(planned: PlannedSlot, facts: DayFacts) -> bool:
    """A slot that nobody must check in is judged only where somebody has, and never with minutes."""
    slot = planned.slot
    if planned.required or is_accepted(facts.check_ins.get(slot), facts.rulings.get(slot)):
        return True
    return _punch(slot, facts) is not None
