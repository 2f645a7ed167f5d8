"""The demo's past, small: two units and two weeks of it, lived through by the real jobs on moto."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import boto3
import pytest

from tests import cast
from tests.cast import wib
from tests.world import World, small_city
from tools.demo_past import furnish
from tools.past_history import History
from tools.past_people import UNITS

TODAY = date(2026, 11, 23)  # a Monday
BEGAN = date(2026, 11, 9)
NOW = wib(8, 0, on=TODAY)
SMALL = tuple(replace(each, people=6) for each in UNITS[:2])
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def lived() -> Iterator[tuple[World, History]]:
    with small_city(NOW) as world:
        client = boto3.client("dynamodb", region_name="ap-southeast-3")
        history = furnish(world.services, client, (cast.EKO, cast.ENDAH), NOW, SMALL, BEGAN)
        history.advance(NOW)
        yield world, history


def test_every_date_before_today_is_judged_for_everybody(lived: tuple[World, History]) -> None:
    world, history = lived
    assert history.closed_through() == TODAY - DAY
    for unit in SMALL:
        for back in range(1, 15):
            assert len(world.services.months.of_date(unit.unit_id, TODAY - back * DAY)) == 6
