"""After its last date a unit is judged no more, and neither the digests nor the month's lock wait for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.closing import CloseTask
from chalicelib.jobs.digest_dates import dates_to_tell
from chalicelib.use_cases.lock_month import see_month
from tests.cast import MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.world import World

TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=each) for each in (1, 2, 3))


@pytest.fixture
def closer(city: World) -> Closer:
    closer = Closer(city)
    closer.quarter(wib(7))
    city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], ends_on=TUESDAY)})
    return closer


def closing(closer: Closer) -> set[str]:
    return {task.unit_id for task, _ in closer.queue if isinstance(task, CloseTask)}


def through(closer: Closer) -> dict[str, date]:
    return {each.unit_id: each.closed_through for each in closer.services.closes.all()}


def test_it_is_closed_through_its_last_date_and_then_left(closer: Closer) -> None:
    """Also after silent days: the people are listed there still, for the fixture moves nobody."""
    closer.quarter(wib(23, 30, on=THURSDAY))
    found = through(closer)
    assert (found["umum"], found["setda"]) == (TUESDAY, THURSDAY)
    assert set(closer.services.months.of_date("umum", TUESDAY)) == {"ani", "budi", "citra"}
    assert closer.services.months.of_date("umum", WEDNESDAY) == {}
    closer.city.publish("calendar", closer.services.city.fresh(closer.city.clock.now).calendar)
    closer.dispatch(wib(23, 45, on=THURSDAY))
    assert "umum" not in closing(closer)


def test_on_its_last_day_it_is_still_looked_at(closer: Closer) -> None:
    closer.dispatch(wib(18, 15, on=TUESDAY))
    assert "umum" in closing(closer)


def test_a_unit_that_is_over_is_begun_by_nobody(city: World) -> None:
    city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], ends_on=MONDAY - timedelta(days=1))})
    closer = Closer(city)
    assert closer.dispatch(wib(7)).begun == 2


def test_nobody_waits_for_it(closer: Closer) -> None:
    closer.quarter(wib(23, 30, on=THURSDAY))
    services, now = closer.services, wib(0, 30, on=THURSDAY)
    city = services.city.fresh(now)
    told = {each.on: each.unclosed for each in dates_to_tell(services, city, now)}
    assert told[WEDNESDAY] == ()
    standing, _, _ = see_month(services, "2026-11", now)
    assert {each.unit_id: each.open_dates for each in standing.units}["umum"] == 0
