"""A change of the calendar rehearsed through the door: the same body as its proposal, the same faults, nothing kept."""

from typing import Any

import pytest

from tests.cast import DEWI, EKO
from tests.routes.test_calendar_routes import HOLIDAY, ORDER, PATTERN, WEEK
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply


def rehearse(town: World, who: Any = EKO, unit_id: str = "umum", **change: Any) -> Reply:
    return town.phone(who, None).call("POST", "/calendar/rehearsals", {"unit_id": unit_id, **change})


CHANGES: list[dict[str, Any]] = [
    {"override": {**ORDER, "override_id": "puasa"}},
    {"holidays": [HOLIDAY]},
    {"pattern": {**PATTERN, "pattern_id": "puasa"}},
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_rehearsed_and_nothing_is_kept(town: World, change: dict[str, Any]) -> None:
    with nothing_changed():
        found = rehearse(town, **change).expect(200)
    assert (found["unit_id"], found["month"], found["people"]) == ("umum", "2026-10", 3)


def test_it_tells_whom_it_concerns_and_what_would_have_become_of_them(town: World) -> None:
    found = rehearse(town, holidays=[HOLIDAY]).expect(200)
    assert (found["concerned"], found["first_on"], found["untold"]) == (3, "2026-12-24", 0)
    assert found["names"][0] == {"employee_id": "ani", "name": "Ani"}
    assert (found["before"]["days"], found["after"]["days"]) == ({"absent": 3}, {"off": 3})
    assert found["days"][0] == {
        "employee_id": "ani", "name": "Ani", "on": "2026-10-01",
        "before": {"status": "absent", "late_min": 0, "early_min": 0, "missing_min": 182},
        "after": {"status": "off", "late_min": 0, "early_min": 0, "missing_min": 0},
    }  # fmt: skip


def test_faults_are_those_of_the_proposal_where_they_stand(town: World) -> None:
    late = {"starts_on": "2026-11-23", "week": WEEK}
    found = rehearse(town, pattern={"pattern_id": "lima-hari", "name": "", "versions": [late]})
    assert problem(found) == (422, "INPUT_INVALID")
    found = rehearse(town, override={**ORDER, "override_id": "puasa", "starts_on": "2026-11-23"})
    assert faults(found) == [("/override/starts_on", "STARTS_TOO_EARLY")]
    assert faults(rehearse(town, holidays=[{**HOLIDAY, "on": "2026-11-22"}])) == [("/holidays/0/on", "DATE_PASSED")]


@pytest.mark.parametrize("change", [{}, {**CHANGES[0], **CHANGES[1]}])
def test_it_takes_exactly_one_change(town: World, change: dict[str, Any]) -> None:
    assert faults(rehearse(town, **change)) == [("", "ONE_CHANGE")]


def test_a_month_that_cannot_be_judged_twice_is_told(town: World) -> None:
    assert faults(rehearse(town, holidays=[HOLIDAY], month="2026-11")) == [("/month", "REHEARSAL_MONTH")]


def test_only_a_city_admin_rehearses_and_a_unit_must_be_there(town: World) -> None:
    assert problem(rehearse(town, DEWI, holidays=[HOLIDAY])) == (403, "ROLE_MISSING")
    assert problem(rehearse(town, unit_id="tidak-ada", holidays=[HOLIDAY])) == (404, "NOT_FOUND")
