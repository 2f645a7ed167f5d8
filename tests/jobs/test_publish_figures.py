"""What the public page tells is made once a month is locked, once."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.closing import Lock
from chalicelib.domain.public import Cell, Count
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewCause, ReviewState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.jobs.publish_figures import publish_figures
from tests.cast import wib
from tests.world import World, entry

LAST = date(2026, 10, 30)
NOW = wib(9, on=date(2026, 11, 23))


def judged(city: World, people: int, status: DayStatus, on: date = LAST, unit_id: str = "umum") -> None:
    verdict = DayVerdict(on, status, (), "pattern:x", "default")
    names = [f"orang-{each}" for each in range(people)]
    city.services.months.write(unit_id, on, dict.fromkeys(names, verdict), {})


def lock(city: World, month: str = "2026-10") -> None:
    city.services.months.save_lock(Lock(month, "eko", NOW), entry("month_locked", NOW))


def flag(city: World, at: int, on: date, state: ReviewState, cause: ReviewCause = ReviewCause.FLAG) -> None:
    made = Review(CITY_QUEUE, "umum", on, "ani", Slot.ARRIVAL, f"{at:032x}", cause, state=state)
    city.services.reviews.assign(made)


@pytest.fixture
def counted(city: World) -> World:
    """Umum has counted since September; on the last working day of October ten were there, one was not."""
    units = city.services.city.fresh(NOW).units
    city.publish("units", {**units, "umum": replace(units["umum"], counts_from=date(2026, 9, 1))})
    city.clock.set(NOW)
    judged(city, 10, DayStatus.PRESENT)
    city.services.months.write(
        "umum", LAST, {"sakit": DayVerdict(LAST, DayStatus.ABSENT, (), "pattern:x", "default")}, {}
    )
    return city


def test_before_a_month_is_locked_nothing_is_told_of_it(counted: World) -> None:
    assert publish_figures(counted.services, NOW) == 0
    assert counted.services.public_figures.month() is None


def test_the_locked_month_is_told_in_groups(counted: World) -> None:
    lock(counted)
    assert publish_figures(counted.services, NOW) == 1
    told = counted.services.public_figures.month()
    assert told and told.month == "2026-10"
    assert told.cells == (Cell("umum", 0, Count(11, 11, 10, 1)),)
    assert told.total == told.cells[0].count


def test_it_is_made_once_and_later_changes_are_not_told(counted: World) -> None:
    lock(counted)
    publish_figures(counted.services, NOW)
    first = counted.services.public_figures.month()
    judged(counted, 30, DayStatus.ABSENT, date(2026, 10, 29))
    assert publish_figures(counted.services, NOW) == 0
    lock(counted, "2026-08")  # an older one, late
    assert publish_figures(counted.services, NOW) == 0
    assert counted.services.public_figures.month() == first


def test_the_next_month_takes_its_place(counted: World) -> None:
    lock(counted)
    publish_figures(counted.services, NOW)
    lock(counted, "2026-11")
    assert publish_figures(counted.services, wib(9, on=date(2026, 12, 3))) == 1
    told = counted.services.public_figures.month()
    assert told and (told.month, told.cells, told.total) == ("2026-11", (), Count())


def test_flags_are_counted_by_what_people_said_of_them(counted: World) -> None:
    for at, state in enumerate((ReviewState.INVALID, ReviewState.VALID, ReviewState.WAITING, ReviewState.INVALID)):
        flag(counted, at, date(2026, 10, 1 + at), state)
    flag(counted, 8, date(2026, 9, 30), ReviewState.INVALID)
    flag(counted, 9, date(2026, 11, 1), ReviewState.INVALID)
    flag(counted, 10, LAST, ReviewState.INVALID, ReviewCause.SAMPLE)
    lock(counted)
    publish_figures(counted.services, NOW)
    told = counted.services.public_figures.month()
    assert told and (told.flags_raised, told.flags_upheld) == (4, 2)
