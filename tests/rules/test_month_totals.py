"""Totals are folds of judged days (I7): a table of days, and what they come to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.shift import Slot
from chalicelib.domain.totals import Totals
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict
from chalicelib.rules.month_totals import add, fold_days, fold_month, fold_year

FIRST = date(2026, 11, 2)


def day(status: DayStatus = DayStatus.PRESENT, on: date = FIRST, *slots: SlotVerdict, **more: object) -> DayVerdict:
    return replace(DayVerdict(on, status, slots, "pattern:x", "default"), **more)  # type: ignore[arg-type]


LATE = SlotVerdict(Slot.ARRIVAL, SlotState.LATE, minutes=12, permitted_min=5, held_min=3, waived_min=2)
EARLY = SlotVerdict(Slot.DEPARTURE, SlotState.EARLY, minutes=30)
NO_NOON = SlotVerdict(Slot.MIDDAY, SlotState.MISSING)
NO_EVENT = SlotVerdict(Slot.EVENT, SlotState.MISSING)
FULL = day(DayStatus.INCOMPLETE, FIRST, LATE, NO_NOON, EARLY, missing_min=90, event=NO_EVENT)


def test_nothing_comes_to_nothing() -> None:
    assert fold_days([]) == Totals()


def test_a_days_minutes_and_missing_slots_are_counted_each_under_its_name() -> None:
    assert fold_days([FULL]) == Totals(
        days={DayStatus.INCOMPLETE: 1},
        working_days=1,
        late_min=12,
        early_min=30,
        permitted_min=5,
        held_min=3,
        waived_min=2,
        missing={Slot.MIDDAY: 1},
        missing_min=90,
        events_missed=1,
    )


@pytest.mark.parametrize("status", DayStatus)
def test_every_day_but_those_off_and_unknown_is_a_working_day(status: DayStatus) -> None:
    found = fold_days([day(status), day(status)])
    assert found.days == {status: 2}
    assert found.working_days == (0 if status in (DayStatus.OFF, DayStatus.UNKNOWN) else 2)


def test_an_event_attended_late_is_not_a_missed_one() -> None:
    assert fold_days([day(event=SlotVerdict(Slot.EVENT, SlotState.LATE, minutes=4))]) == fold_days([day()])


DAYS = st.lists(
    st.builds(
        lambda status, late, missing: day(
            status, FIRST, replace(LATE, minutes=late), *[NO_NOON] * missing, missing_min=missing * 90
        ),
        st.sampled_from(DayStatus),
        st.integers(0, 400),
        st.integers(0, 1),
    ),
    max_size=12,
)


@given(DAYS, DAYS)
def test_the_sum_of_two_parts_is_the_sum_of_all_in_any_order(one: list[DayVerdict], other: list[DayVerdict]) -> None:
    both = fold_days([*other, *one])
    assert add(fold_days(one), fold_days(other)) == both
    assert add(both, fold_days(other), -1) == fold_days(one)


def test_trial_days_stand_apart_by_their_units_first_day() -> None:
    rows = MonthRows("ani", "umum", "2026-11", {FIRST: day(), FIRST + timedelta(1): day(DayStatus.ABSENT)})
    found = fold_month("2026-11", [rows], {"umum": FIRST + timedelta(1)})
    assert (found.trial.days, found.counted.days) == ({DayStatus.PRESENT: 1}, {DayStatus.ABSENT: 1})


@pytest.mark.parametrize("begins", [{}, {"umum": None}])
def test_a_unit_without_a_first_day_that_counts_is_in_trial(begins: dict[str, date | None]) -> None:
    found = fold_month("2026-11", [MonthRows("ani", "umum", "2026-11", {FIRST: FULL})], begins)
    assert (found.counted, found.trial.late_min) == (Totals(), 12)


def test_a_month_in_two_units_is_one() -> None:
    rows = [
        MonthRows("ani", "umum", "2026-11", {FIRST: FULL}),
        MonthRows("ani", "setda", "2026-11", {FIRST + timedelta(1): FULL}),
    ]
    found = fold_month("2026-11", rows, dict.fromkeys(("umum", "setda"), date(2026, 1, 1)))
    assert (found.counted.late_min, found.counted.working_days) == (24, 2)


OCTOBER = date(2026, 10, 5)
ABSENT, LEAVE = day(DayStatus.ABSENT, OCTOBER, missing_min=450), day(DayStatus.LEAVE, OCTOBER)


def test_a_locked_month_stays_and_the_next_tells_what_changed() -> None:
    october = MonthRows("ani", "umum", "2026-10", {OCTOBER: ABSENT}, amended={OCTOBER: LEAVE})
    november = MonthRows("ani", "umum", "2026-11", {FIRST: day()}, adjustments={OCTOBER: (ABSENT, LEAVE)})
    begins = {"umum": date(2026, 1, 1)}
    locked, after = fold_month("2026-10", [october], begins), fold_month("2026-11", [november], begins)
    assert (locked.counted.days, locked.adjusted) == ({DayStatus.ABSENT: 1}, Totals())
    assert after.counted.days == {DayStatus.PRESENT: 1}
    assert after.adjusted.days == {DayStatus.ABSENT: -1, DayStatus.LEAVE: 1}
    assert (after.adjusted.missing_min, after.adjusted.working_days) == (-450, 0)
    [told] = after.adjustments
    assert (told.on, told.was, told.now) == (OCTOBER, ABSENT, LEAVE)


def test_a_day_that_nobody_had_judged_before_the_lock_is_added_whole() -> None:
    rows = MonthRows("ani", "umum", "2026-11", adjustments={OCTOBER: (None, ABSENT)})
    found = fold_month("2026-11", [rows], {"umum": date(2026, 1, 1)})
    assert (found.adjusted.days, found.adjusted.working_days) == ({DayStatus.ABSENT: 1}, 1)
    assert [(each.was, each.now) for each in found.adjustments] == [(None, ABSENT)]


def test_a_trial_day_is_never_adjusted() -> None:
    rows = MonthRows("ani", "umum", "2026-11", adjustments={OCTOBER: (ABSENT, LEAVE)})
    found = fold_month("2026-11", [rows], {"umum": FIRST})
    assert (found.adjusted, found.adjustments) == (Totals(), ())


def test_a_year_is_its_months_with_their_adjustments_and_what_was_brought_along_apart() -> None:
    begins = {"umum": date(2026, 1, 1)}
    october = fold_month("2026-10", [MonthRows("ani", "umum", "2026-10", {OCTOBER: ABSENT})], begins)
    rows = MonthRows("ani", "umum", "2026-11", {FIRST: FULL}, adjustments={OCTOBER: (ABSENT, LEAVE)})
    opening = BalanceFacts(12, 0, 2, 145, None, "Rekap")
    year = fold_year("ani", 2026, [fold_month("2026-11", [rows], begins), october], opening)
    assert [each.month for each in year.months] == ["2026-10", "2026-11"]
    assert year.counted.days == {DayStatus.INCOMPLETE: 1, DayStatus.LEAVE: 1}
    assert (year.counted.late_min, year.opening) == (12, opening)
