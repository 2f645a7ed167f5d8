"""A year of days and what it comes to: sums, runs, what is confirmed and what is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.discipline import DisciplineRules, DisciplineState, Level, OpeningCount
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.verdict import AttendanceRules, DayStatus, DayVerdict
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.discipline import SHIPPED
from chalicelib.rules.discipline_state import judge_discipline
from tests.rules.year_days import FIRST, LETTERS, day, days

NOTHING = OpeningCount()
DECREE = Confirmation("Perwal 1/2027", date(2026, 1, 5), "Wali Kota")
JUDGED = (replace(DEFAULT, confirmed=DECREE),)  # what judged the days, confirmed
SURE = replace(SHIPPED[NumberKind.NIP], rules_id="kota", starts_on=date(2026, 1, 1), confirmed=DECREE)


def state(
    found: dict[date, DayVerdict],
    *sets: DisciplineRules,
    opening: OpeningCount = NOTHING,
    year: int = 2026,
    today: date = date(2026, 12, 31),
    attendance: tuple[AttendanceRules, ...] = JUDGED,
) -> DisciplineState:
    return judge_discipline(year, NumberKind.NIP, found, opening, sets, attendance, today)


def late(minutes: int, on: date = FIRST) -> dict[date, DayVerdict]:
    return {on: day(on=on, late=minutes)}


def test_nothing_comes_to_nothing() -> None:
    found = state({})
    assert (found.counted_days, found.days, found.judged_through, found.longest_run) == (0, (), None, 0)
    assert found.unconfirmed == ("thresholds", "minutes_per_day")


def test_absent_days_and_those_brought_along_are_counted_and_listed() -> None:
    found = state(days("APA"), opening=OpeningCount(unexcused_days=2))
    assert (found.unexcused_days, [each.on.day for each in found.days]) == (4, [2, 4])
    assert {(each.days, each.minutes, each.rules_id, each.judged_by) for each in found.days} == {
        (1, 0, "pp-94-2021", "default")
    }


def test_the_day_that_reached_the_level_is_named() -> None:
    found = state(days("APAAA"))
    assert found.reached is not None
    assert (found.reached.threshold.days, found.reached.on) == (4, FIRST + timedelta(4))


def test_what_was_brought_along_reached_it_on_no_day_of_ours() -> None:
    found = state({}, opening=OpeningCount(unexcused_days=3))
    assert found.reached is not None
    assert (found.reached.on, found.reached.act_by) == (None, None)


def test_a_deadline_stands_only_where_the_set_says_one() -> None:
    assert "deadline" in state(days("AAA"), SURE).unconfirmed
    found = state(days("AAA"), replace(SURE, act_within_days=14))
    assert found.reached is not None
    assert (found.reached.act_by, found.unconfirmed) == (FIRST + timedelta(2 + 14), ())


@pytest.mark.parametrize(("minutes", "converted"), [(0, 0), (449, 0), (450, 1), (451, 1), (899, 1), (900, 2)])
def test_so_many_minutes_are_so_many_days(minutes: int, converted: int) -> None:
    assert state(late(minutes)).converted_days == converted
    assert state({}, opening=OpeningCount(late_min=minutes)).converted_days == converted


def test_late_early_and_missing_minutes_add_up() -> None:
    found = state({FIRST: day(late=100, early=150, missing_min=91)}, opening=OpeningCount(0, 100, 9))
    assert (found.late_min, found.early_min, found.missing_min, found.converted_days) == (200, 159, 91, 1)


def test_minutes_reach_a_level_only_once_that_they_do_is_confirmed() -> None:
    three_days = late(1_350)
    assert (state(three_days).counted_days, state(three_days).reached) == (0, None)
    found = state(three_days, SURE)
    assert (found.counted_days, found.reached and found.reached.threshold.days) == (3, 3)
    never = state(three_days, replace(SURE, minutes_per_day=None))
    assert (never.counted_days, never.converted_days) == (0, None)


def test_minutes_become_days_by_the_set_of_their_own_date() -> None:
    """450 minutes a day until the 9th, 510 since: half a day and half a day."""
    since = replace(SURE, rules_id="baru", starts_on=date(2026, 11, 9), minutes_per_day=510)
    both = {**late(225), **late(255, date(2026, 11, 9))}
    found = state(both, SURE, since)
    assert (found.converted_days, [each.rules_id for each in found.days]) == (1, ["kota", "baru"])


def test_an_absent_days_missing_slots_are_not_counted_on_top() -> None:
    found = state(days("A"))
    assert (found.missing_min, found.converted_days, found.unexcused_days) == (0, 0, 1)


@pytest.mark.parametrize(("run", "is_heaviest"), [(9, False), (10, True), (11, True)])
def test_ten_working_days_in_a_row_stand_above_the_sum(run: int, is_heaviest: bool) -> None:
    line = "AAAAA--AAAAA--A"[: run + 2 * ((run - 1) // 5)]
    found = state(days(line))
    assert (found.longest_run, found.current_run) == (run, run)
    assert found.reached is not None
    assert found.reached.threshold.in_a_row is is_heaviest
    assert (found.reached.threshold.level is Level.HEAVY) is is_heaviest
    if is_heaviest:
        assert (found.reached.on, found.next) == (FIRST + timedelta(11), None)


def test_a_run_goes_on_over_new_year_and_the_sum_does_not() -> None:
    found = state(days("AAAA---AAAAAA", date(2026, 12, 28)), year=2027, today=date(2027, 1, 31))
    assert (found.longest_run, found.current_run, found.unexcused_days) == (10, 10, 6)
    assert found.reached is not None
    assert found.reached.threshold.in_a_row


def test_a_run_that_was_over_in_december_is_none_of_this_year() -> None:
    found = state(days("AAAAP", date(2026, 12, 21)), year=2027, today=date(2027, 1, 31))
    assert (found.longest_run, found.current_run, found.unexcused_days) == (0, 0, 0)


@pytest.mark.parametrize(("on", "count"), [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 12, 31), 1)])
def test_the_year_is_the_calendar_year(on: date, count: int) -> None:
    assert state({on: day(DayStatus.ABSENT, on)}).unexcused_days == count


def test_a_day_that_awaits_a_person_is_told_and_never_counts() -> None:
    found = state(days("A?A"))
    assert (found.undecided_days, found.unexcused_days, found.longest_run) == (1, 2, 1)


def test_missing_minutes_are_as_sure_as_the_rules_that_judged_them() -> None:
    half = {FIRST: replace(day(missing_min=91), rules_id="perwal")}
    unsure = AttendanceRules("perwal", date(2026, 1, 1))
    for sets in ((unsure,), ()):  # and rules that nobody knows any more
        found = state(half, SURE, attendance=sets)
        assert (found.unconfirmed, found.left_out_min) == (("attendance_rules",), 91)
    found = state(half, SURE, attendance=(replace(unsure, confirmed=DECREE),))
    assert (found.unconfirmed, found.left_out_min) == ((), 0)


def test_a_dates_minutes_count_only_where_its_own_sets_are_confirmed() -> None:
    """Two days' worth in January by what nobody confirmed; a decree of November makes no day of them."""
    since = replace(SURE, starts_on=date(2026, 11, 1))
    found = state({**late(900, date(2026, 1, 5)), **late(450, FIRST)}, since)
    assert (found.converted_days, found.counted_days, found.left_out_min) == (3, 1, 900)
    assert [(each.on.month, each.left_out) for each in found.days] == [(1, True), (11, False)]
    assert "minutes_per_day" in found.unconfirmed
    judged = state(late(1_350), SURE, attendance=(DEFAULT,))
    assert (judged.converted_days, judged.counted_days, judged.reached, judged.left_out_min) == (3, 0, None, 1_350)
    assert judged.unconfirmed == ("attendance_rules",)


def test_absent_days_count_whoever_confirmed_their_minutes() -> None:
    found = state(days("AAA"), SURE, attendance=(DEFAULT,))
    assert (found.counted_days, found.left_out_min, [each.left_out for each in found.days]) == (3, 0, [False] * 3)


def test_minutes_brought_along_count_by_the_set_of_the_first_of_january() -> None:
    brought = OpeningCount(late_min=450)
    assert state({}, SURE, opening=brought).counted_days == 1
    found = state({}, replace(SURE, starts_on=date(2026, 1, 2)), opening=brought)
    assert (found.counted_days, found.left_out_min, found.opening.left_out) == (0, 450, True)
    assert "minutes_per_day" in found.unconfirmed


LINES = st.lists(st.sampled_from([*LETTERS, " "]), max_size=60).map("".join)
OPENINGS = st.builds(OpeningCount, st.integers(0, 30), st.integers(0, 2_000), st.integers(0, 2_000))


@given(LINES, OPENINGS, st.lists(st.integers(0, 500), min_size=60, max_size=60))
def test_the_sum_is_its_parts(line: str, opening: OpeningCount, minutes: list[int]) -> None:
    given_days = {
        on: verdict if verdict.status is DayStatus.ABSENT else replace(day(verdict.status, on, each, each // 2))
        for (on, verdict), each in zip(days(line, date(2026, 3, 2)).items(), minutes, strict=False)
    }
    found = state(given_days, SURE, opening=opening)
    assert found.unexcused_days == opening.unexcused_days + sum(each.days for each in found.days)
    total_min = opening.late_min + opening.early_min + sum(each.minutes for each in found.days)
    assert found.late_min + found.early_min + found.missing_min == total_min
    assert found.converted_days == total_min // 450
    assert found.counted_days == found.unexcused_days + total_min // 450
    assert found.current_run <= found.longest_run <= found.unexcused_days


@given(LINES, st.randoms())
def test_the_order_of_the_days_does_not_matter(line: str, random: object) -> None:
    ordered = days(line)
    mixed = list(ordered.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert state(dict(mixed)) == state(ordered)


@given(LINES, st.integers(0, 59), st.integers(0, 500))
def test_an_undecided_day_never_counts(line: str, at: int, minutes: int) -> None:
    """However late it is, and whatever stood in its place: nothing is more than without it."""
    on = FIRST + timedelta(at)
    rest = days(line)
    rest.pop(on, None)
    undecided = replace(day(on=on, late=minutes), status=DayStatus.UNDECIDED)
    found, without = state({**rest, on: undecided}), state(rest)
    assert (found.days, found.counted_days, found.converted_days) == (
        without.days, without.counted_days, without.converted_days,
    )  # fmt: skip
    assert found.longest_run == without.longest_run
    assert found.reached == without.reached
