"""Laws that hold for every employee-day, whatever its plan, check-ins, rulings, excuses and outages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import DAY_SLOTS, DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.domain.verdict import AttendanceRules, DayFacts, DayStatus, DayVerdict, Outcome, SlotState, SlotVerdict
from chalicelib.rules.attendance import judge_day
from tests.cast import MONDAY, START
from tests.rules.judging import APEL, PLAN, at, check_in, facts, ruling


def _times(slot: PlannedSlot) -> st.SearchStrategy[datetime]:
    return st.integers(0, int((slot.closes_at - slot.opens_at).total_seconds()) - 1).map(
        lambda seconds: slot.opens_at + timedelta(seconds=seconds)
    )


def _check_in(slot: PlannedSlot) -> st.SearchStrategy[CheckIn]:
    reasons = st.lists(st.sampled_from(Reason), max_size=2, unique=True)
    ids = st.sampled_from(["0" * 32, "1" * 32])
    return st.builds(
        lambda when, why, challenge_id: check_in(slot.slot, when, *why, challenge_id=challenge_id),
        _times(slot), reasons, ids,
    )  # fmt: skip


MINUTE_OF_DAY = st.one_of(st.none(), st.integers(0, 1440))
EXCUSES = st.lists(
    st.builds(
        Excuse,
        request_id=st.sampled_from(["a", "b", "c"]),
        kind=st.sampled_from(ExcuseKind),
        starts_on=st.just(MONDAY),
        ends_on=st.just(MONDAY),
        due=st.lists(st.sampled_from(Slot), unique=True).map(tuple),
        arrive_by_min=MINUTE_OF_DAY,
        leave_from_min=MINUTE_OF_DAY,
    ),
    max_size=3,
)
OUTAGES = st.lists(
    st.builds(
        lambda begins, minutes, state, name: Outage(
            name, at("06:00") + timedelta(minutes=begins), at("06:00") + timedelta(minutes=begins + minutes), state
        ),
        st.integers(0, 720), st.integers(1, 720), st.sampled_from(OutageState), st.sampled_from(["x", "y"]),
    ),
    max_size=2,
)  # fmt: skip
RULES = st.builds(
    AttendanceRules,
    st.just("kota"),
    st.just(START),
    st.dictionaries(st.sampled_from(DAY_SLOTS), st.integers(0, 450)),
    st.booleans(),
)


@st.composite
def _facts(draw: st.DrawFn, kinds: Sequence[DayKind] = tuple(DayKind)) -> DayFacts:
    kind = draw(st.sampled_from(kinds))
    some = st.lists(st.sampled_from(PLAN.slots), min_size=1, unique=True)
    planned = draw(some) if kind is DayKind.WORKING else []
    slots = tuple(
        replace(each, required=draw(st.booleans()), grace_min=draw(st.integers(0, 20)))
        for each in PLAN.slots
        if each in planned
    )
    plan = DayPlan(MONDAY, kind, "law", slots, draw(st.sampled_from([None, APEL])))
    known = [*PLAN.slots, APEL]
    check_ins = [draw(_check_in(each)) for each in known if draw(st.booleans())]
    rulings = [
        ruling(each.slot, draw(st.sampled_from(Outcome)), draw(_times(each)), draw(st.sampled_from("01")) * 32)
        for each in known
        if draw(st.booleans())
    ]
    return facts(check_ins, plan, rulings=rulings, excuses=draw(EXCUSES), outages=draw(OUTAGES))


ACCEPTED = {SlotState.ON_TIME, SlotState.LATE, SlotState.EARLY}


@given(_facts(), RULES)
@settings(max_examples=150, deadline=None)
def test_the_status_says_what_the_slots_say(day: DayFacts, rules: AttendanceRules) -> None:
    verdict = judge_day(day, rules)
    states = {each.state for each in verdict.slots}
    status = verdict.status
    required = {each.slot for each in day.plan.slots if each.required}
    assert required <= {each.slot for each in verdict.slots} <= {each.slot for each in day.plan.slots}
    assert (status is DayStatus.OFF) == (day.plan.kind is DayKind.OFF)
    if status is DayStatus.UNDECIDED:
        assert SlotState.PROVISIONAL in states
    if status is DayStatus.PRESENT:
        assert not states & {SlotState.MISSING, SlotState.PROVISIONAL}
    if status is DayStatus.INCOMPLETE:
        assert SlotState.MISSING in states
        assert states & (ACCEPTED | {SlotState.EXCUSED})
    if status is DayStatus.PERMISSION:
        assert states == {SlotState.EXCUSED}
    if status is DayStatus.ABSENT:
        assert states == {SlotState.MISSING}
    if status in (DayStatus.DUTY, DayStatus.STUDY, DayStatus.REMOTE):
        assert not states & {SlotState.MISSING, SlotState.PROVISIONAL}


@given(_facts(), RULES)
@settings(max_examples=150, deadline=None)
def test_minutes_are_told_only_of_who_came_late_or_early(day: DayFacts, rules: AttendanceRules) -> None:
    verdict = judge_day(day, rules)
    for each in [*verdict.slots, *([verdict.event] if verdict.event else [])]:
        assert (each.minutes > 0) == (each.state in (SlotState.LATE, SlotState.EARLY))
        parts = (each.minutes, each.permitted_min, each.held_min, each.waived_min)
        assert min(parts) >= 0
        assert sum(parts) == 0 or each.state in ACCEPTED
        assert each.state is not SlotState.LATE or each.slot in (Slot.ARRIVAL, Slot.EVENT)
        assert each.state is not SlotState.EARLY or each.slot is Slot.DEPARTURE
    assert verdict.missing_min <= 450 * verdict.missing


@given(_facts(), RULES)
@settings(max_examples=150, deadline=None)
def test_what_is_permitted_waived_held_and_counted_is_the_lateness_there_was(
    day: DayFacts, rules: AttendanceRules
) -> None:
    bare = replace(day, excuses=(), outages=())
    for each, plain in zip(judge_day(day, rules).slots, judge_day(bare, rules).slots, strict=True):
        if each.state in ACCEPTED and plain.state in ACCEPTED:
            counted_too = 0 if rules.permission_counts and "permission" in each.because else each.permitted_min
            assert each.minutes + counted_too + each.held_min + each.waived_min == plain.minutes


WORST_FIRST = [DayStatus.ABSENT, *reversed([each for each in DayStatus if each is not DayStatus.ABSENT])]


@given(_facts([DayKind.WORKING]), RULES, st.data())
@settings(max_examples=150, deadline=None)
def test_a_valid_check_in_more_never_makes_the_day_worse(
    day: DayFacts, rules: AttendanceRules, data: st.DataObject
) -> None:
    planned = data.draw(st.sampled_from(day.plan.slots))
    without = replace(
        day,
        rulings={slot: each for slot, each in day.rulings.items() if slot is not planned.slot},
        check_ins={slot: each for slot, each in day.check_ins.items() if slot is not planned.slot},
    )
    more = {**without.check_ins, planned.slot: check_in(planned.slot, data.draw(_times(planned)))}
    before, after = judge_day(without, rules), judge_day(replace(without, check_ins=more), rules)
    assert WORST_FIRST.index(after.status) >= WORST_FIRST.index(before.status)
    assert (after.missing, after.missing_min) <= (before.missing, before.missing_min)
    (was, others), (now, same) = (_apart(verdict, planned.slot) for verdict in (before, after))
    assert others == same
    assert now is not None
    assert now.state in ACCEPTED
    if was and was.state is SlotState.EXCUSED and was.because != ("outage",) and not rules.permission_counts:
        assert now.minutes == 0


def _apart(verdict: DayVerdict, slot: Slot) -> tuple[SlotVerdict | None, list[SlotVerdict]]:
    """The verdict of this slot, and those of all others."""
    mine = next((each for each in verdict.slots if each.slot is slot), None)
    return mine, [each for each in verdict.slots if each.slot is not slot]


@given(_facts(), RULES)
@settings(max_examples=150, deadline=None)
def test_the_same_facts_give_the_same_bytes_and_come_back_from_them(day: DayFacts, rules: AttendanceRules) -> None:
    text = msgspec.json.encode(judge_day(day, rules))
    shuffled = replace(
        day,
        check_ins=dict(reversed(list(day.check_ins.items()))),
        rulings=dict(reversed(list(day.rulings.items()))),
    )
    assert msgspec.json.encode(judge_day(shuffled, rules)) == text
    assert msgspec.json.decode(text, type=DayVerdict) == judge_day(day, rules)


@given(_facts(), RULES)
@settings(max_examples=150, deadline=None)
def test_a_dismissed_outage_changes_nothing(day: DayFacts, rules: AttendanceRules) -> None:
    gone = tuple(replace(each, state=OutageState.DISMISSED) for each in day.outages)
    assert judge_day(replace(day, outages=gone), rules) == judge_day(replace(day, outages=()), rules)
