"""What E-Kinerja of the demo's past is made of: posts and goals, two hundred budget lines, reports; no AWS."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.evaluation import EvaluationState
from chalicelib.domain.plan import Plan, PlanState
from chalicelib.domain.shift import DAY_SLOTS
from chalicelib.routes._schema import find_faults
from chalicelib.routes.unit_activities import ActivityToAnswerBody
from chalicelib.rules.activity import MAX_NOTE
from chalicelib.rules.budget import Figure, telling_faults, told_month
from chalicelib.rules.budget_line import LineFacts, line_faults, with_facts
from chalicelib.rules.plan import content_faults, proposal_faults, with_ids
from tests import cast
from tests.cast import wib
from tests.world import World, small_city
from tools.demo_work import NUMBERS, OwnWork
from tools.past_activities import reports_of
from tools.past_assessments import STOPS, last_quarter, ratings_of, stop_of
from tools.past_budget import CORRECTED, OBSTACLES, TOLD_ON, WRONG
from tools.past_budget_lines import LINES, PastLine, codes_of, lines_of
from tools.past_goals import KINDS, done_of, goals_of, post_of, posts
from tools.past_people import UNITS, PastPerson, people_of
from tools.past_plans import Standing, standing_of, superior_of
from tools.past_stories import RICH

BEGAN, LAST = date(2026, 8, 31), date(2026, 12, 31)
PEOPLE = {each.key: each for each in people_of()}
PLACES = [(each, "Kantor") for each in DAY_SLOTS]
ALL_LINES = [line for unit_id in LINES for line in lines_of(unit_id)]


def plan_of(person: PastPerson) -> Plan:
    blank = Plan(person.employee_id, 2026, 1, person.unit.unit_id, "", None, BEGAN, LAST, (), ())
    goals, given = with_ids(goals_of(post_of(person), range(8, 13), None), 0)
    return Plan(**{**_fields(blank), "goals": goals, "ids_given": given})


def _fields(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in Plan.__dataclass_fields__}


def test_every_kind_of_unit_has_its_posts_and_each_action_reads_as_a_day_of_work() -> None:
    assert {each.unit_id for each in UNITS} == KINDS.keys()
    assert set(KINDS.values()) | {"kantor"} == posts().keys()
    works = [work for found in posts().values() for post in found for work in post.works]
    assert len(works) > 70
    assert all(len(text) <= MAX_NOTE for work in works for text in (work.goal, work.action, *work.done))
    assert all(len(done_of(work.action)) > 1 for work in works)


@pytest.mark.parametrize("key", ["dinkes-00", "pkm-utara-01", RICH, "sd-melati-07", "kel-karang-13", "organisasi-00"])
def test_a_plan_may_be_proposed_as_it_is_written(key: str) -> None:
    plan = plan_of(PEOPLE[key])
    assert content_faults(plan, plan.goals) == []
    assert proposal_faults(plan) == []


def test_plans_are_in_every_state_and_most_are_agreed() -> None:
    found = [standing_of(each) for each in PEOPLE.values()]
    assert set(found) == set(Standing)
    assert found.count(Standing.AGREED) > 240


def test_whoever_leads_is_assessed_from_above_and_at_the_top_by_a_city_admin() -> None:
    people = list(PEOPLE.values())
    found = {key: superior_of(PEOPLE[key], people) for key in ("dinkes-04", "dinkes-01", "dinkes-00", "pkm-utara-00")}
    assert {key: each and each.key for key, each in found.items()} == {
        "dinkes-04": "dinkes-01",
        "dinkes-01": "dinkes-00",
        "dinkes-00": None,
        "pkm-utara-00": "dinkes-00",
    }
    assert Role.EXECUTIVE in {each.role for each in PEOPLE["organisasi-00"].grants}
    assert superior_of(PEOPLE["organisasi-01"], people) is None


def test_there_are_two_hundred_lines_and_one_unit_without_any() -> None:
    assert len(ALL_LINES) == len({(each.unit_id, each.line_id) for each in ALL_LINES}) == 200
    assert {each.unit_id for each in UNITS} - LINES.keys() == {"contoh-organisasi"}
    assert LINES.keys() == TOLD_ON.keys()
    assert all(unit_id in LINES and at < LINES[unit_id] for unit_id, at in (*OBSTACLES, WRONG))
    assert codes_of("contoh-organisasi") == []
    assert TOLD_ON[WRONG[0]] + CORRECTED.days <= 10  # while the month is still entered


@pytest.mark.parametrize("unit_id", LINES)
def test_a_line_and_all_its_months_stand_as_told(unit_id: str) -> None:
    for each in lines_of(unit_id):
        assert _faults(each) == []


def _faults(each: PastLine) -> list[object]:
    facts = LineFacts(each.code, each.account, each.names, each.ceiling_idr, date(2026, 1, 1), "DPA", each.targets)
    line, found = with_facts(None, each.unit_id, 2026, facts, "eko", wib(8)), [*line_faults(None, facts, 2026)]
    for month in range(1, 13):
        figure = Figure(*each.realised(month))
        found += telling_faults(line, month, figure)
        line = told_month(line, month, figure, "eko", wib(8))
    return list(found)


def test_absorption_goes_both_ways_from_its_targets() -> None:
    paces = {each.pace for each in ALL_LINES}
    assert min(paces) < 50 < 100 < max(paces)


def test_a_date_is_reported_alike_each_time_it_is_asked_for() -> None:
    person = PEOPLE[RICH]
    plan, dates = plan_of(person), [BEGAN + timedelta(days=each) for each in range(90)]
    once = {on: list(reports_of(person, plan, on, PLACES)) for on in dates}
    assert {on: list(reports_of(person, plan, on, PLACES)) for on in reversed(dates)} == once
    assert sum(map(len, once.values())) > 90
    assert all(plan.action(each.action_id or "") for found in once.values() for each in found)


def test_who_was_not_there_reports_nothing() -> None:
    assert list(reports_of(PEOPLE[RICH], plan_of(PEOPLE[RICH]), BEGAN, [])) == []


def test_officials_tell_what_stands_in_the_way_and_others_do_not() -> None:
    def told(key: str) -> int:
        dates = [BEGAN + timedelta(days=each) for each in range(90)]
        found = [each for on in dates for each in reports_of(PEOPLE[key], plan_of(PEOPLE[key]), on, PLACES)]
        return sum(each.obstacle is not None and each.follow_up is not None for each in found)

    assert told("dinkes-00") > 0
    assert told("dinkes-08") == 0


def test_assessments_stop_at_every_step_and_most_are_approved() -> None:
    assert set(STOPS.values()) == set(EvaluationState) - {EvaluationState.APPROVED}
    found = [stop_of(each) for each in PEOPLE.values()]
    assert found.count(EvaluationState.APPROVED) > 250
    assert all(standing_of(PEOPLE[key]) is Standing.AGREED for key in STOPS)
    assert last_quarter(date(2026, 11, 29)).period_id == "2026-Q3"
    assert last_quarter(date(2027, 1, 1)).period_id == "2026-Q4"


def test_a_rating_that_is_not_as_expected_says_why() -> None:
    quarter = last_quarter(date(2026, 11, 29))
    given = [ratings_of(each, quarter) for each in PEOPLE.values()]
    assert all((reason is None) == (each.result == each.behaviour == "meets") for each, reason in given)
    assert len({(each.result, each.behaviour) for each, _ in given}) > 5


def _hasan(town: World) -> Employee:
    hasan = replace(cast.BUDI, employee_id="hasan", name="Hasan", number="CONTOH-009", devices=())
    return town.services.staff.load(hasan, None)


def test_whoever_leads_at_the_town_hall_has_a_plan_and_reports_to_answer() -> None:
    with small_city(wib(9)) as town:
        people = {name: getattr(cast, name.upper()) for name in NUMBERS if name != "hasan"}
        own = OwnWork(town.services, people | {"hasan": _hasan(town)}, cast.MONDAY, wib(9))
        assert own.begin()
        assert not own.begin()
        states = {each.employee_id: each.state for each in town.services.plans.lines_of("umum", 2026)}
        assert (states["budi"], states["ani"], states["citra"]) == (PlanState.PROPOSED, *[PlanState.AGREED] * 2)
        (line,) = town.services.activities.lines("umum", "2026-11")
        assert (line.employee_id, len(line.waiting)) == ("ani", 2)
        named = [{"employee_id": "ani", "activity_id": each.activity_id, "revision": 1} for each in line.waiting]
        assert [find_faults(ActivityToAnswerBody, each) for each in named] == [[], []]
