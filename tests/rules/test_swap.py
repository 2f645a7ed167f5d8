"""Who may exchange shifts with whom, on which dates, and when two shifts touch."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.shift import Calendar, DayPlan, PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.rules.calendar import letter_on, plan_day
from chalicelib.rules.roster import days_in, with_letter
from chalicelib.rules.swap import SWAP_FROM, dates_around, exchanged, still_stands, swap_dates, swap_faults, touching
from chalicelib.rules.time_window import has_begun
from tests.cast import ANI, BUDI, CITY, START, wib

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 2)


def worker(who: Employee, start: str, **changed: object) -> Employee:
    """A roster worker whose December begins with these letters and has no entry after them."""
    here = Assignment("umum", START, ("balai-kota",), None)
    roster = {"2026-12": start.ljust(31, "-"), "2026-11": "L" * 30}
    return replace(who, **{"assignments": (here,), "roster": roster, **changed})  # type: ignore[arg-type]


ONE, OTHER = worker(ANI, "ML"), worker(BUDI, "LP")


def faults(one: Employee, other: Employee | None, *dates: date, today: date = TODAY) -> list[tuple[str, str]]:
    named = dict(zip(("/on", "/for_on"), dates, strict=False))
    return [(each.pointer, each.code) for each in swap_faults(one, other, named, today)]


def a_swap(*days: SwapDay, unit_id: str = "umum") -> Swap:
    return Swap("20261202-x", unit_id, "ani", "budi", days, (SwapStep(SwapState.ASKED, "ani", wib(7)),))


BOTH_DAYS = a_swap(SwapDay(FIRST, "M", "L"), SwapDay(SECOND, "L", "P"))


def test_one_date_for_both_or_ones_date_for_the_others() -> None:
    assert faults(ONE, OTHER, FIRST) == []
    assert faults(ONE, OTHER, FIRST, SECOND) == []


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (TODAY, date(2026, 12, 31)),
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 1), date(2028, 2, 29)),
        (date(2026, 2, 1), date(2026, 3, 31)),
        (date(2026, 7, 31), date(2026, 8, 31)),
    ],
)
def test_shifts_are_exchanged_from_tomorrow_to_the_end_of_next_month(today: date, last: date) -> None:
    assert timedelta(days=1) == SWAP_FROM
    assert swap_dates(today) == (today + DAY, last)


@pytest.mark.parametrize(
    ("on", "code"),
    [(TODAY, "SWAP_DATE"), (TODAY + DAY, "SWAP_SAME"), (date(2026, 12, 31), "SWAP_NO_ENTRY"),
     (date(2027, 1, 1), "SWAP_DATE")],
)  # fmt: skip
def test_both_ends_of_those_dates(on: date, code: str) -> None:
    assert faults(ONE, OTHER, on) == [("/on", code)]


def test_nobody_exchanges_with_themselves() -> None:
    assert faults(ONE, ONE, FIRST) == [("/other_id", "SWAP_SELF")]


@pytest.mark.parametrize(
    "other",
    [
        None,
        BUDI,
        replace(OTHER, assignments=(Assignment("setda", START, ("balai-kota",), None),)),
        replace(OTHER, assignments=(Assignment("umum", SECOND, ("balai-kota",), None),)),
        replace(OTHER, left_on=date(2026, 11, 30)),
    ],
    ids=["unknown", "works by the week", "another unit", "comes a day later", "has left by then"],
)
def test_whoever_is_unknown_or_elsewhere_or_works_by_the_week_looks_alike(other: Employee | None) -> None:
    assert faults(ONE, other, FIRST) == [("/other_id", "SWAP_PARTNER")]


def test_the_unit_is_that_of_the_date_not_of_today() -> None:
    setda = Assignment("setda", SECOND, ("balai-kota",), None)
    umum = replace(ONE.assignments[0], ends_on=FIRST)
    moves = replace(OTHER, assignments=(umum, setda))
    assert faults(ONE, moves, FIRST) == []
    assert faults(ONE, moves, SECOND) == [("/other_id", "SWAP_PARTNER")]
    assert faults(ONE, moves, FIRST, SECOND) == [("/other_id", "SWAP_PARTNER")]
    assert faults(replace(ONE, assignments=(umum, setda)), moves, FIRST, SECOND) == [("/other_id", "SWAP_PARTNER")]


def test_who_works_by_the_week_has_nothing_to_exchange() -> None:
    assert faults(ANI, OTHER, FIRST) == [("/on", "SWAP_NO_ROSTER")]


@pytest.mark.parametrize(("one", "other"), [("-L", "LP"), ("ML", "-P"), ("-L", "-P")])
def test_a_day_that_nobody_has_entered_is_unknown_and_cannot_be_exchanged(one: str, other: str) -> None:
    assert faults(worker(ANI, one), worker(BUDI, other), FIRST) == [("/on", "SWAP_NO_ENTRY")]
    assert faults(worker(ANI, one), worker(BUDI, other), SECOND, FIRST) == [("/for_on", "SWAP_NO_ENTRY")]


def test_the_same_letters_are_nothing_to_exchange_but_one_of_two_dates_may_be() -> None:
    assert faults(worker(ANI, "PP"), worker(BUDI, "PM"), FIRST) == [("/on", "SWAP_SAME")]
    assert faults(worker(ANI, "PP"), worker(BUDI, "PM"), FIRST, SECOND) == []


def test_an_exchange_moves_these_letters_and_nothing_else() -> None:
    one, other = exchanged(BOTH_DAYS, ONE, OTHER)
    assert one.roster == {**ONE.roster, "2026-12": "LP".ljust(31, "-")}
    assert other.roster == {**OTHER.roster, "2026-12": "ML".ljust(31, "-")}
    assert replace(one, roster=ONE.roster) == ONE


def test_days_without_entry_stay_so_through_an_exchange() -> None:
    for before, after in zip((ONE, OTHER), exchanged(BOTH_DAYS, ONE, OTHER), strict=True):
        assert after.roster["2026-12"][2:] == before.roster["2026-12"][2:] == "-" * 29


@pytest.mark.parametrize("day", [1, 15, days_in("2026-12")])
def test_a_letter_is_set_on_its_date_alone(day: int) -> None:
    on, roster = date(2026, 12, day), {"2026-12": "-" * 31}
    changed = with_letter(roster, on, "M")
    assert [letter_on(changed, date(2026, 12, each)) for each in range(1, 32)] == [
        "M" if each == day else "-" for each in range(1, 32)
    ]


def test_a_swap_stands_while_both_are_as_they_were() -> None:
    assert still_stands(BOTH_DAYS, ONE, OTHER, TODAY)
    assert still_stands(BOTH_DAYS, ONE, OTHER, FIRST - DAY)


@pytest.mark.parametrize(
    ("swap", "one", "other", "today"),
    [
        (BOTH_DAYS, worker(ANI, "PL"), OTHER, TODAY),
        (BOTH_DAYS, ONE, worker(BUDI, "LM"), TODAY),
        (BOTH_DAYS, ONE, worker(BUDI, "-P"), TODAY),
        (BOTH_DAYS, ONE, replace(OTHER, left_on=FIRST), TODAY),
        (BOTH_DAYS, ANI, OTHER, TODAY),
        (BOTH_DAYS, ONE, OTHER, FIRST),
        (a_swap(SwapDay(FIRST, "M", "L"), unit_id="setda"), ONE, OTHER, TODAY),
    ],
    ids=["one's letter", "the other's letter", "an entry gone", "left", "no roster", "the day has come", "moved"],
)
def test_a_swap_no_longer_stands_once_something_changed(
    swap: Swap, one: Employee, other: Employee, today: date
) -> None:
    assert not still_stands(swap, one, other, today)


@pytest.mark.parametrize(("at", "begun"), [(wib(23, 59), False), (wib(0, 0, on=TODAY + DAY), True)])
def test_a_day_has_begun_once_its_first_window_is_open(at: datetime, begun: bool) -> None:
    slots = (SlotPlan(Slot.ARRIVAL, 0, 120), SlotPlan(Slot.DEPARTURE, 480, 540))
    early = ShiftPattern("dini", "Dini", (PatternVersion(START, (slots,) * 7),), "D")
    calendar = replace(CITY.calendar, patterns={**CITY.calendar.patterns, "dini": early})
    one = replace(ONE, roster={"2026-11": "L" * 23 + "D" * 7})
    plan = plan_day(TODAY + DAY, one.assignments[0], one.roster, calendar, "Asia/Jakarta")
    assert has_begun(plan, at) is begun


# Shifts that touch.


def plans(letters: str, calendar: Calendar = CITY.calendar) -> list[DayPlan]:
    person = worker(ANI, letters)
    dates = [FIRST + DAY * at for at in range(len(letters))]
    return [plan_day(on, person.assignments[0], person.roster, calendar, "Asia/Jakarta") for on in dates]


@pytest.mark.parametrize(
    ("letters", "touch"),
    [
        ("MP", [(1, 2)]),  # the night ends at seven, the morning begins at seven
        ("PM", []),
        ("MM", []),
        ("PP", []),
        ("MLP", []),
        ("M-P", []),
        ("MPM", [(1, 2)]),
        ("PMP", [(2, 3)]),
        ("MPMP", [(1, 2), (3, 4)]),
        ("", []),
    ],
)
def test_a_night_shift_counts_with_the_date_it_began_and_touches_the_next_morning(
    letters: str, touch: list[tuple[int, int]]
) -> None:
    assert touching(plans(letters)) == {(date(2026, 12, one), date(2026, 12, two)) for one, two in touch}


@pytest.mark.parametrize(("begins_min", "touches"), [(419, True), (420, True), (421, False)])
def test_shifts_touch_up_to_the_minute_that_one_ends_and_the_other_begins(begins_min: int, touches: bool) -> None:
    slots = (SlotPlan(Slot.ARRIVAL, 300, 540, begins_min), SlotPlan(Slot.DEPARTURE, 840, 960, 840))
    early = ShiftPattern("dini", "Dini", (PatternVersion(START, (slots,) * 7),), "D")
    calendar = replace(CITY.calendar, patterns={**CITY.calendar.patterns, "dini": early})
    assert bool(touching(plans("MD", calendar))) is touches


def test_without_limits_a_shift_lasts_from_its_opening_to_its_closing() -> None:
    slots = (SlotPlan(Slot.ARRIVAL, 480, 540), SlotPlan(Slot.DEPARTURE, 1800, 1920))
    day = ShiftPattern("sehari", "24 jam", (PatternVersion(START, (slots,) * 7),), "H")
    calendar = replace(CITY.calendar, patterns={**CITY.calendar.patterns, "sehari": day})
    assert touching(plans("HH", calendar)) == {(FIRST, SECOND)}
    assert touching(plans("HLH", calendar)) == set()


def test_a_swap_is_looked_at_with_the_day_before_and_after_each_date() -> None:
    assert list(dates_around(BOTH_DAYS)) == [
        (FIRST - DAY, FIRST, SECOND), (FIRST, SECOND, SECOND + DAY),
    ]  # fmt: skip
