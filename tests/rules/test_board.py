"""How a running day stands, and what many of them count up to."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.board import PersonStand, SlotStand, Stand
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, Outcome
from chalicelib.rules.board import FRESH, SETTLED_FRESH, count_day, count_month, is_fresh, slot_stands, status_of
from tests.cast import MONDAY, wib
from tests.rules.judging import OFF, PLAN, at, came, excuse, judged, ruling


def stands(check_ins: str, clock: str, verdict: DayVerdict | None = None) -> tuple[str, str | None]:
    """The slots' stands and the day's status by the plan of a Monday."""
    found: dict[Slot, CheckIn] = {each.slot: each for each in came(check_ins)}
    slots = slot_stands(verdict or judged(check_ins), found, PLAN, at(clock))
    return " ".join(each.stand for each in slots), status_of(verdict or judged(check_ins), slots)


@pytest.mark.parametrize(
    ("check_ins", "clock", "slots", "status"),
    [
        ("", "05:00", "awaited awaited awaited", None),
        ("07:25", "07:26", "on_time awaited awaited", None),
        ("07:31", "07:32", "late awaited awaited", None),
        ("07:25?", "07:26", "provisional awaited awaited", "undecided"),
        ("", "09:59:59.999999", "awaited awaited awaited", None),
        ("", "10:00", "missing awaited awaited", None),
        ("07:25 12:00", "17:59", "on_time on_time awaited", None),
        ("07:25 12:00", "18:00", "on_time on_time missing", "incomplete"),
        ("07:25 12:00 16:00", "16:01", "on_time on_time on_time", "present"),
        ("", "18:00", "missing missing missing", "absent"),
    ],
)
def test_what_may_still_come_is_held_against_nobody(check_ins: str, clock: str, slots: str, status: str | None) -> None:
    assert stands(check_ins, clock) == (slots, status)


def test_what_was_ruled_invalid_is_missing_even_while_its_window_is_open() -> None:
    verdict = judged("07:25?", rulings=[ruling(Slot.ARRIVAL, Outcome.INVALID)])
    assert stands("07:25?", "08:00", verdict) == ("missing awaited awaited", None)


def test_leave_and_a_day_off_are_known_before_anything_comes() -> None:
    assert stands("", "05:00", judged(excuses=[excuse("leave")]))[1] == "leave"
    assert stands("", "05:00", judged(plan=OFF)) == ("", "off")


def test_a_judged_day_awaits_nothing_whatever_the_clock_says() -> None:
    slots = slot_stands(judged("07:25"), {}, None, at("08:00"))
    assert [each.stand for each in slots] == ["on_time", "missing", "missing"]


def person(arrived: int | None, stand: Stand, status: DayStatus | None = None, flagged: bool = False) -> PersonStand:
    return PersonStand("x", "X", status, (SlotStand(Slot.ARRIVAL, stand),), flagged=flagged, arrived_min=arrived)


def test_people_are_counted_exactly() -> None:
    found = count_day(
        "umum",
        MONDAY,
        [
            person(424, Stand.ON_TIME),
            person(425, Stand.ON_TIME),
            person(429, Stand.LATE, flagged=True),
            person(None, Stand.MISSING, DayStatus.ABSENT),
            person(600, Stand.PROVISIONAL, DayStatus.UNDECIDED),
        ],
        wib(8),
    )
    assert (found.people, found.running, found.late, found.flagged) == (5, 3, 1, 1)
    assert found.statuses == {DayStatus.ABSENT: 1, DayStatus.UNDECIDED: 1}
    assert found.slots == {
        Slot.ARRIVAL: {Stand.ON_TIME: 2, Stand.LATE: 1, Stand.MISSING: 1, Stand.PROVISIONAL: 1},
    }
    assert found.arrivals == {"07:00": 1, "07:05": 2, "10:00": 1}


def test_a_month_counts_what_stands_now_and_no_day_of_the_trial() -> None:
    late, absent, first = judged("07:45 12:00 16:00"), judged(""), date(2026, 11, 2)
    rows = [
        MonthRows("ani", "umum", "2026-11", {first: absent, MONDAY: absent}, amended={MONDAY: late}),
        MonthRows("budi", "umum", "2026-11", {first: late}),
    ]
    found = count_month("umum", "2026-11", rows, MONDAY, wib(20))
    assert (found.people, found.statuses, found.late_days, found.late_min) == (1, {DayStatus.PRESENT: 1}, 1, 15)
    assert count_month("umum", "2026-11", rows, date(2026, 1, 1), wib(20)).people == 2
    assert count_month("umum", "2026-11", rows, None, wib(20)).people == 0


@pytest.mark.parametrize(("is_over", "lasts"), [(False, FRESH), (True, SETTLED_FRESH)])
def test_figures_hold_for_a_while_longer_where_the_date_is_over(is_over: bool, lasts: timedelta) -> None:
    assert is_fresh(wib(8), is_over, wib(8) + lasts - timedelta(microseconds=1))
    assert not is_fresh(wib(8), is_over, wib(8) + lasts)
