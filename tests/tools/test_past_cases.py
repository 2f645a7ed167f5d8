"""The demo's discipline cases: kept by the superior, step by step, and the same when a date is lived through again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.discipline_case import CaseState
from chalicelib.domain.employee import NumberKind
from chalicelib.rules.local_time import local_date
from tests import cast
from tests.cast import wib
from tests.discipline_cases import absent_pns
from tests.world import World, small_city
from tools.demo_city import ZONE
from tools.past_cases import WEEKS_OPENED, keep_cases
from tools.past_people import SECOND, PastPerson, people_of

NOW = wib(12, 0, on=date(2026, 11, 23))
DAY = timedelta(days=1)


@pytest.fixture
def town() -> Iterator[World]:
    with small_city(NOW) as world:
        yield world


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("kec-pantai-13", CaseState.OBJECTED),
        ("pu-12", CaseState.DECIDED),
        ("disdik-11", CaseState.SUMMONED),
    ],
)
def test_each_has_come_as_far_as_another_step(town: World, key: str, state: CaseState) -> None:
    absent_pns(town, "ani", 4)
    began_on = local_date(NOW, ZONE) - timedelta(weeks=WEEKS_OPENED[key] + 3)
    person = _person(key)
    people = {person: replace(cast.ANI, number_kind=NumberKind.NIP)}
    leaders = {(person.unit.unit_id, SECOND): cast.CITRA}
    for on in [began_on + at * DAY for at in range((WEEKS_OPENED[key] + 3) * 7)] * 2:  # as a run that was stopped
        keep_cases(town.services, leaders, people, on, began_on)
    (case,) = town.services.cases.of_person("ani")
    assert case.state is state
    assert len({(each.kind, each.at) for each in case.steps}) == len(case.steps)


def test_where_no_level_was_reached_there_is_no_case(town: World) -> None:
    person = _person("pu-12")
    began_on = local_date(NOW, ZONE) - timedelta(weeks=13)
    leaders = {(person.unit.unit_id, SECOND): cast.CITRA}
    for at in range(90):
        keep_cases(town.services, leaders, {person: cast.ANI}, began_on + at * DAY, began_on)
    assert town.services.cases.of_person("ani") == []


def _person(key: str) -> PastPerson:
    return next(each for each in people_of() if each.key == key)
