"""What a month takes off: a table of days by the set that is shipped, caps, locked months, what is unconfirmed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.allowance import AllowanceMonth, AllowanceRules, Bracket, Cause, Part
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict
from chalicelib.rules.allowance import WHOLE_BP, allowance_rules_on, fold_allowance
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from tests.rules.year_days import FIRST, LETTERS, day, days, months, without

DECREE = Confirmation("Perwal 2/2026", date(2026, 1, 5), "Wali Kota")
SURE = replace(TULANG_BAWANG, rules_id="kota", starts_on=date(2026, 1, 1), confirmed=DECREE)
COUNTS = {"umum": date(2026, 1, 1), "setda": date(2026, 1, 1)}


def fold(*rows: MonthRows, sets: tuple[AllowanceRules, ...] = (SURE,)) -> AllowanceMonth:
    return fold_allowance("2026-11", rows, COUNTS, sets, ())


def of(*verdicts: DayVerdict, sets: tuple[AllowanceRules, ...] = (SURE,)) -> AllowanceMonth:
    return fold(months(verdicts), sets=sets)


def told(month: AllowanceMonth) -> list[tuple[str, int, int | None]]:
    return [(str(each.event), each.minutes, each.percent_bp) for each in month.deductions]


@pytest.mark.parametrize(
    ("minutes", "percent_bp"),
    [(0, 0), (1, 50), (30, 50), (31, 100), (60, 100), (61, 125), (90, 125), (91, 150), (400, 150)],
)
def test_so_many_minutes_late_or_early_take_off(minutes: int, percent_bp: int) -> None:
    for verdict in (day(late=minutes), day(early=minutes)):
        assert (of(verdict).percent_bp, of(verdict).minutes) == (percent_bp, minutes)


def test_no_record_counts_as_the_attendance_rules_say_and_noon_takes_nothing() -> None:
    found = of(without(day(), Slot.ARRIVAL, Slot.MIDDAY, missing_min=91))
    assert told(found) == [("no_arrival", 91, 150)]
    assert told(of(without(day(), Slot.DEPARTURE))) == [("no_departure", 91, 150)]


def test_an_absent_day_is_one_deduction_and_not_its_slots_too() -> None:
    found = of(day(DayStatus.ABSENT))
    assert (told(found), found.absent_days, found.minutes) == ([("absent", 0, 300)], 1, 0)


def test_a_missed_apel_is_taken_of_the_discipline_part() -> None:
    """2 % of 40 %."""
    missed = replace(day(), event=SlotVerdict(Slot.EVENT, SlotState.MISSING))
    assert told(of(missed)) == [("event_missed", 0, 80)]
    waits = replace(missed, status=DayStatus.UNDECIDED)
    assert told(of(waits)) == []
    attended = replace(day(), event=SlotVerdict(Slot.EVENT, SlotState.LATE, 5))
    assert told(of(attended)) == []


@pytest.mark.parametrize("letter", "-LUDISRP?")
def test_who_is_away_with_leave_or_order_loses_nothing_where_the_set_is_silent(letter: str) -> None:
    found = of(*days(letter).values())
    assert (found.deductions, found.percent_bp) == ((), 0)
    assert [status for _, status in found.excused] == ([LETTERS[letter]] if letter in "LDISR" else [])


@pytest.mark.parametrize(
    ("letter", "event"),
    [("L", Cause.LEAVE), ("D", Cause.DUTY), ("I", Cause.PERMISSION), ("S", Cause.STUDY), ("R", Cause.REMOTE)],
)
def test_or_as_much_as_it_says(letter: str, event: Cause) -> None:
    reduced = replace(SURE, brackets=(*SURE.brackets, Bracket(event, 70)))
    found = of(*days(letter).values(), sets=(reduced,))
    assert (told(found), found.excused) == ([(event, 0, 70)], ())


def test_coming_and_going_take_off_an_absent_day_at_most() -> None:
    dear = tuple(replace(each, percent_bp=200) if each.event in (Cause.LATE, Cause.EARLY) else each
                 for each in SURE.brackets)  # fmt: skip
    found = of(day(late=100, early=100), sets=(replace(SURE, brackets=dear),))
    assert [(each.percent_bp, each.capped_bp) for each in found.deductions] == [(200, 0), (100, 100)]
    assert found.percent_bp == 300
    uncapped = of(day(late=100, early=100), sets=(replace(SURE, brackets=dear, day_cap_bp=None),))
    assert uncapped.percent_bp == 400


def test_an_apel_stands_beside_the_days_cap() -> None:
    both = replace(day(late=100, early=100), event=SlotVerdict(Slot.EVENT, SlotState.MISSING))
    assert of(both).percent_bp == 150 + 150 + 80


def test_a_month_takes_off_the_whole_at_most() -> None:
    harsh = replace(SURE, brackets=(Bracket(Cause.ABSENT, 600),), day_cap_bp=None)
    found = fold(months(days("A" * 20).values()), sets=(harsh,))
    assert found.percent_bp == WHOLE_BP
    assert sum(each.percent_bp or 0 for each in found.deductions) == 12_000


def test_while_unconfirmed_minutes_are_told_alone() -> None:
    found = fold(months([day(late=12), *days("A", date(2026, 11, 3)).values()]), sets=())
    assert found.unconfirmed == ("tulang-bawang",)
    assert told(found) == [("late", 12, None), ("absent", 0, None)]
    assert (found.percent_bp, found.adjusted_bp, found.minutes) == (None, None, 12)


def test_one_unconfirmed_set_of_the_month_is_enough() -> None:
    unsure = replace(SURE, rules_id="baru", starts_on=date(2026, 11, 9), confirmed=None)
    assert of(day(), day(on=date(2026, 11, 9)), sets=(SURE, unsure)).percent_bp is None
    assert of(day(), sets=(SURE, unsure)).percent_bp == 0
    assert of(sets=(SURE, unsure)).unconfirmed == ("baru",)  # of a month without days that of its last date


def test_each_date_has_the_set_that_held_on_it_and_its_decree() -> None:
    later = replace(SURE, rules_id="baru", starts_on=date(2026, 11, 3), brackets=(Bracket(Cause.LATE, 700, 1),))
    found = of(day(late=5), day(on=date(2026, 11, 3), late=5), sets=(SURE, later))
    assert [(each.rules_id, each.source, each.percent_bp) for each in found.deductions] == [
        ("kota", "Perwal 2/2026", 50), ("baru", "Perwal 2/2026", 300),
    ]  # fmt: skip
    assert allowance_rules_on([SURE], date(2025, 12, 31)) == TULANG_BAWANG


def test_a_trial_day_takes_nothing_off() -> None:
    assert fold(months(days("A").values(), "puskesmas")).deductions == ()


def test_what_is_locked_stays_and_a_later_change_is_an_adjustment_of_the_open_month() -> None:
    absent, on_leave = day(DayStatus.ABSENT, date(2026, 10, 5)), day(DayStatus.LEAVE, date(2026, 10, 5))
    october = replace(months([absent], month="2026-10"), amended={absent.local_date: on_leave})
    november = replace(months([day(late=5)]), adjustments={absent.local_date: (absent, on_leave)})
    assert fold_allowance("2026-10", [october], COUNTS, (SURE,), ()).percent_bp == 300
    found = fold(november)
    assert (found.percent_bp, found.adjusted_bp) == (50, -300)
    (change,) = found.changes
    assert (change.on, [each.event for each in change.was], change.now) == (absent.local_date, [Cause.ABSENT], ())


def test_of_a_day_that_nobody_had_judged_all_is_new() -> None:
    absent = day(DayStatus.ABSENT, date(2026, 10, 5))
    found = fold(replace(months([]), adjustments={absent.local_date: (None, absent)}))
    assert (found.adjusted_bp, found.changes[0].was) == (300, ())


def test_an_adjusted_trial_day_changes_nothing() -> None:
    absent = day(DayStatus.ABSENT, date(2026, 10, 5))
    found = fold(replace(months([], "puskesmas"), adjustments={absent.local_date: (None, absent)}))
    assert (found.adjusted_bp, found.changes) == (0, ())


def test_the_discipline_part_is_rounded_down_to_a_hundredth() -> None:
    third = replace(SURE, discipline_bp=3_333, brackets=(Bracket(Cause.LATE, 50, of=Part.DISCIPLINE),))
    assert of(day(late=1), sets=(third,)).percent_bp == 16


LINES = st.lists(st.sampled_from(list(LETTERS)), max_size=29).map("".join)
MINUTES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=29, max_size=29)
RATES = st.builds(
    lambda cut, absent, cap: replace(
        SURE,
        brackets=(Bracket(Cause.LATE, cut), Bracket(Cause.EARLY, cut), Bracket(Cause.ABSENT, absent)),
        day_cap_bp=cap,
    ),
    st.integers(0, 2_000),
    st.integers(0, 2_000),
    st.none() | st.integers(0, 2_000),
)


@given(LINES, MINUTES, RATES)
def test_the_sum_is_its_parts_and_caps_hold(line: str, minutes: list[tuple[int, int]], rules: AllowanceRules) -> None:
    verdicts = [
        verdict if verdict.status is DayStatus.ABSENT else replace(day(late=late, early=early), local_date=on,
                                                                   status=verdict.status)
        for (on, verdict), (late, early) in zip(days(line).items(), minutes, strict=False)
    ]  # fmt: skip
    found = of(*verdicts, sets=(rules,))
    assert found.percent_bp == min(sum(each.percent_bp or 0 for each in found.deductions), WHOLE_BP)
    assert found.minutes == sum(each.minutes for each in found.deductions)
    by_day: dict[date, int] = {}
    for each in found.deductions:
        by_day[each.on] = by_day.get(each.on, 0) + (each.percent_bp or 0)
    assert rules.day_cap_bp is None or all(cut <= rules.day_cap_bp for cut in by_day.values())
    assert of(*reversed(verdicts), sets=(rules,)) == found


@given(LINES, st.integers(0, 28), st.integers(0, 300))
def test_an_undecided_day_takes_nothing_off(line: str, at: int, minutes: int) -> None:
    on = FIRST + timedelta(at)
    rest = days(line)
    rest.pop(on, None)
    undecided = replace(without(day(on=on, late=minutes), Slot.DEPARTURE), status=DayStatus.UNDECIDED)
    with_it, without_it = of(*rest.values(), undecided), of(*rest.values())
    assert with_it.deductions == without_it.deductions
    assert (with_it.percent_bp, with_it.undecided_days) == (without_it.percent_bp, without_it.undecided_days + 1)
