"""What awaits an answer in performance: told to whose turn it is, as late after a while, and then to who stands above.

Sent on Monday, 16 November: on Tuesday the 24th six working days have passed, on the 25th seven.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.unanswered import UnansweredKind
from chalicelib.rules.activity import empty_line, fold
from chalicelib.use_cases.unanswered import see_unanswered
from tests.activities import an_activity
from tests.cast import MONDAY, UNITS, person, wib
from tests.evaluations import E, put_evaluation
from tests.jobs.test_digests import MORNING, TUESDAY, WEDNESDAY, closed, heard, tell
from tests.plans import put_plan
from tests.world import World, entry

SENT = wib(8, on=date(2026, 11, 16))
P = PlanStepKind


@pytest.fixture(autouse=True)
def a_closed_monday(city: World) -> None:
    closed(city, *UNITS, on=MONDAY)
    city.clock.set(SENT)


def report(city: World, name: str = "a", at: datetime = SENT, who: str = "ani") -> None:
    made = an_activity(name, at=at, on=date(2026, 11, 16), employee_id=who)
    line = city.services.activities.line("umum", "2026-11", who)
    city.services.activities.save([made], [fold(line if line.revision else empty_line(made), None, made)])


def told(city: World, who: str, kind: NoticeKind = NoticeKind.DIGEST, on: date = TUESDAY) -> Mapping[str, Any]:
    """What the page of the morning of this date says; all dates before it are closed."""
    for back in range((on - TUESDAY).days):
        closed(city, *UNITS, on=TUESDAY + timedelta(back))
    city.clock.set(wib(6, on=on))
    tell(city)
    return heard(city, who, kind)[0]


def a_head_above(city: World) -> None:
    hasan = person("Hasan", "CONTOH-009", "setda", (Grant(Role.SUPERVISOR, "setda"),))
    city.services.staff.save(hasan, None, entry("test_add", city.clock.now))
    closed(city, "setda", on=MONDAY)


def test_what_waits_is_counted_for_the_superior_with_where_to_answer(city: World) -> None:
    report(city, "a", wib(8, on=MONDAY))
    report(city, "b", wib(8, on=MONDAY))
    put_plan(city, P.PROPOSED)
    facts = told(city, "citra")
    assert (facts["activities"], facts["plans"]) == (2, 1)
    assert "late_activities" not in facts
    place = {"unit_id": "umum", "unit": "Bagian Umum"}
    assert facts["answers"] == [
        {"what": "activities", "count": 2},
        {"what": "plans", "count": 1, "year": 2026, "employee_id": "ani", "number": 1, **place},
    ]


@pytest.mark.parametrize(("on", "late"), [(date(2026, 11, 19), 0), (date(2026, 11, 20), 1)])
def test_after_the_days_of_an_answer_it_is_told_as_late(city: World, on: date, late: int) -> None:
    report(city)
    put_plan(city, P.PROPOSED)
    days = city.services.digests.of_day(MONDAY)
    found = see_unanswered(city.services, days, city.services.city.fresh(SENT), wib(6, on=on))
    assert [(each.kind, each.late, each.long) for each in found] == [
        (UnansweredKind.ACTIVITIES, late, 0),
        (UnansweredKind.PLANS, late, 0),
    ]


def test_after_twice_as_many_the_head_above_hears_and_the_superior_still_does(city: World) -> None:
    a_head_above(city)
    report(city)
    put_plan(city, P.PROPOSED)
    assert "long" not in told(city, "hasan")
    facts = told(city, "hasan", on=WEDNESDAY)
    place = {"count": 1, "unit_id": "umum", "unit": "Bagian Umum"}
    assert facts["long"] == [
        {"what": "activities", **place},
        {"what": "plans", "year": 2026, "employee_id": "ani", "number": 1, **place},
    ]
    assert "activities" not in facts, "it is not theirs to answer first"
    (late,) = [each for each in heard(city, "citra") if each.get("late_plans")][:1]
    assert (late["late_activities"], late["late_plans"]) == (1, 1)
    assert "long" not in late


def test_where_no_head_stands_above_the_city_admins_hear(city: World) -> None:
    report(city)
    facts = told(city, "eko", NoticeKind.CITY, WEDNESDAY)
    assert facts["long"] == [{"what": "activities", "count": 1, "unit_id": "umum", "unit": "Bagian Umum"}]


def test_an_operator_hears_of_nobodys_answer(city: World) -> None:
    report(city)
    put_plan(city, P.PROPOSED)
    assert not {"activities", "plans", "answers", "long"} & told(city, "dewi").keys()


def test_a_rating_that_a_city_admin_approves_is_on_the_citys_page_but_for_ones_own(city: World) -> None:
    put_evaluation(city, E.TOLD, E.RATED)
    put_evaluation(city, E.TOLD, E.RATED, employee_id="endah", unit_id="setda")
    facts = told(city, "eko", NoticeKind.CITY)
    assert facts["ratings"] == 2
    assert [(each["unit_id"], each["employee_id"]) for each in facts["answers"]] == [
        ("setda", "endah"),
        ("umum", "ani"),
    ]
    assert heard(city, "endah", NoticeKind.CITY)[0]["ratings"] == 1
    assert "ratings" not in heard(city, "citra")[0]


def test_an_objection_awaits_whoever_approved(city: World) -> None:
    a_head_above(city)
    put_evaluation(city, E.TOLD, E.RATED, E.APPROVED, E.OBJECTED, approver_id="hasan")
    put_evaluation(city, E.TOLD, E.RATED, E.APPROVED, employee_id="budi", approver_id="hasan")
    facts = told(city, "hasan")
    assert (facts["objections"], facts.get("ratings")) == (1, None)
    assert facts["answers"][0]["period"] == "2026-Q3"


def test_several_of_one_unit_are_one_page(city: World) -> None:
    for who in ("ani", "budi"):
        put_plan(city, P.PROPOSED, employee_id=who)
    (plans,) = told(city, "citra")["answers"]
    assert plans == {"what": "plans", "count": 2, "year": 2026, "unit_id": "umum", "unit": "Bagian Umum"}


def test_whose_superior_has_left_waits_for_the_head_of_the_unit(city: World) -> None:
    a_head_above(city)
    city.change("citra", lambda each: replace(each, left_on=date(2026, 11, 20)))
    report(city, at=wib(8, on=MONDAY))
    assert told(city, "hasan")["answers"] == [
        {"what": "activities", "count": 1, "unit_id": "umum", "unit": "Bagian Umum"}
    ]


def test_what_is_answered_is_told_no_more_and_twice_is_once(city: World) -> None:
    put_plan(city, P.PROPOSED)
    assert told(city, "citra")["plans"] == 1
    assert tell(city) == 0
    put_plan(city, P.PROPOSED, P.AGREED)
    assert "plans" not in told(city, "citra", on=WEDNESDAY)


def test_a_unit_in_trial_waits_in_nobodys_digest(city: World) -> None:
    put_plan(city, P.PROPOSED, employee_id="gani", unit_id="puskesmas", assessor_id=None)
    assert "plans" not in told(city, "eko", NoticeKind.CITY)


def test_of_a_closed_month_nothing_waits_any_more(city: World) -> None:
    report(city)
    days = city.services.digests.of_day(MONDAY)
    city_now = city.services.city.fresh(MORNING)
    last = [see_unanswered(city.services, days, city_now, wib(6, on=date(2026, 12, day))) for day in (5, 6)]
    assert [len(each) for each in last] == [1, 0]
