"""Reports are tables of judged days: which rows a person has in each, to the edges of a span."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.report import FlagOutcome, ReportKind, ReportPerson
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag, Signal
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, SlotState, SlotVerdict
from chalicelib.rules.report import LATE_MARK, MARKS, columns_of, mark_of, rows_of
from chalicelib.rules.roster import dates_of
from tests.cast import wib

NOVEMBER = dates_of("2026-11")
FIRST = date(2026, 11, 2)
LATE = SlotVerdict(Slot.ARRIVAL, SlotState.LATE, minutes=12)
EARLY = SlotVerdict(Slot.DEPARTURE, SlotState.EARLY, minutes=30)
NO_NOON = SlotVerdict(Slot.MIDDAY, SlotState.MISSING)


def day(status: DayStatus, at: int = 0, *slots: SlotVerdict) -> DayVerdict:
    return DayVerdict(FIRST + timedelta(days=at), status, slots, "pattern:x", "default")


def person(*days: DayVerdict, counts_from: date | None = date(2026, 1, 1)) -> ReportPerson:
    return ReportPerson("Ani", {each.local_date: each for each in days}, counts_from=counts_from)


def rows(kind: ReportKind, who: ReportPerson, dates: Iterable[date] = NOVEMBER) -> list[tuple[object, ...]]:
    return [tuple(each) for each in rows_of(kind, who, list(dates))]


@pytest.mark.parametrize("kind", ReportKind)
def test_every_row_has_a_cell_for_each_column(kind: ReportKind) -> None:
    flag = Flag("ani", "umum", FIRST, Slot.ARRIVAL, Signal.JUMP, wib(20), "1:default")
    days = [day(DayStatus.PRESENT, 0, LATE), day(DayStatus.ABSENT, 1), day(DayStatus.LEAVE, 2)]
    who = replace(person(*days), flags=[(flag, None)])
    dates = [FIRST] if kind is ReportKind.DAILY else NOVEMBER
    found = rows(kind, who, dates)
    assert found
    assert {len(each) for each in found} == {len(columns_of(kind, dates))}


def test_a_month_has_a_mark_a_day_and_the_sums_of_what_counts() -> None:
    days = [day(DayStatus.PRESENT), day(DayStatus.PRESENT, 1, LATE), day(DayStatus.PRESENT, 2, EARLY),
            day(DayStatus.ABSENT, 3), day(DayStatus.LEAVE, 7), day(DayStatus.OFF, 5)]  # fmt: skip
    names = [each.name for each in columns_of(ReportKind.MONTH, NOVEMBER)]
    (row,) = rows(ReportKind.MONTH, person(*days))
    told = dict(zip(names, row, strict=True))
    assert [told[f"d{each:02}"] for each in range(1, 10)] == ["", "H", "T", "T", "A", "", "L", "", "C"]
    sums = ("present", "late_days", "late_min", "early_min", "leave", "absent", "incomplete")
    assert [told[each] for each in sums] == [3, 1, 12, 30, 1, 1, 0]


def test_days_of_the_trial_are_marked_small_and_in_no_sum() -> None:
    who = person(day(DayStatus.PRESENT, 0, LATE), day(DayStatus.ABSENT, 1), counts_from=FIRST + timedelta(days=1))
    (row,) = rows(ReportKind.MONTH, who)
    assert row[1:3] == ("t", "A")
    assert row[30:] == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0)
    assert rows(ReportKind.LATENESS, who) == []


def test_every_status_has_a_mark_of_its_own() -> None:
    marks = [*MARKS.values(), LATE_MARK]
    assert set(MARKS) == set(DayStatus)
    assert len({each.lower() for each in marks}) == len(marks)
    assert mark_of(None, False) == ""


def test_who_was_never_late_is_not_in_the_report_of_lateness() -> None:
    assert rows(ReportKind.LATENESS, person(day(DayStatus.PRESENT))) == []
    late = person(day(DayStatus.PRESENT, 0, LATE), day(DayStatus.PRESENT, 1, LATE, EARLY))
    assert rows(ReportKind.LATENESS, late) == [(2, 24, 1, 30, 0, 0, 0)]


def test_minutes_that_an_outage_took_away_are_told_though_none_are_left() -> None:
    waived = SlotVerdict(Slot.ARRIVAL, SlotState.ON_TIME, waived_min=15)
    assert rows(ReportKind.LATENESS, person(day(DayStatus.PRESENT, 0, waived))) == [(0, 0, 0, 0, 0, 15, 0)]


def test_absence_tells_of_days_without_a_record_and_of_slots_that_are_missing() -> None:
    days = [day(DayStatus.INCOMPLETE, 1, NO_NOON), day(DayStatus.ABSENT), day(DayStatus.PRESENT, 2)]
    assert rows(ReportKind.ABSENCE, person(*days)) == [
        (FIRST, DayStatus.ABSENT, ()),
        (FIRST + timedelta(days=1), DayStatus.INCOMPLETE, (Slot.MIDDAY,)),
    ]


def test_a_leave_is_one_span_over_days_off_and_ends_where_something_else_comes() -> None:
    leave = [day(DayStatus.LEAVE, each) for each in (3, 4, 7, 8)]
    weekend = [day(DayStatus.OFF, each) for each in (5, 6)]
    days = [*leave, *weekend, day(DayStatus.DUTY, 9), day(DayStatus.PRESENT, 10), day(DayStatus.DUTY, 11)]
    nth = [FIRST + timedelta(days=each) for each in range(12)]
    assert rows(ReportKind.LEAVE, person(*days)) == [
        (DayStatus.LEAVE, nth[3], nth[8], 4),
        (DayStatus.DUTY, nth[9], nth[9], 1),
        (DayStatus.DUTY, nth[11], nth[11], 1),
    ]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (None, FlagOutcome.OPEN),
        (Outcome.VALID, FlagOutcome.VALID),
        (Outcome.CORRECTED, FlagOutcome.VALID),
        (Outcome.INVALID, FlagOutcome.INVALID),
    ],
)
def test_a_flag_says_what_a_person_found(outcome: Outcome | None, told: FlagOutcome) -> None:
    flag = Flag("ani", "umum", FIRST, Slot.ARRIVAL, Signal.JUMP, wib(20), "1:default")
    who = replace(person(), flags=[(flag, outcome)])
    assert rows(ReportKind.FLAGS, who) == [(FIRST, Slot.ARRIVAL, Signal.JUMP, told)]


def test_a_day_that_is_not_judged_shows_what_was_recorded_alone() -> None:
    who = ReportPerson("Ani", recorded=("07:45 (15)", "", ""))
    assert rows(ReportKind.DAILY, who, [FIRST]) == [("", "07:45 (15)", "", "", 0, 0, ())]
    off = ReportPerson("Ani", is_off=True)
    assert rows(ReportKind.DAILY, off, [FIRST])[0][0] is DayStatus.OFF
