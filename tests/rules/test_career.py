"""What a record tells of a year's performance: what two people stand for, and "no data" where nobody wrote."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.activity import ActivityLine, DayReports
from chalicelib.domain.career import CareerActivities, CareerYear
from chalicelib.domain.evaluation import Evaluation, Evidence, Ratings, Realised
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.performance import Predicate, Rating
from chalicelib.domain.plan import Plan, PlanState
from chalicelib.rules.career import career_year, people_in
from tests.cast import wib
from tests.evaluations import E, an_evaluation
from tests.plans import K, a_plan

AT, ZONE = wib(9), "Asia/Jakarta"
NAMES, UNITS = {"citra": "Citra", "eko": "Eko"}, {"umum": "Bagian Umum"}
AGREED = a_plan(AT, K.PROPOSED, K.AGREED)
LINES = [
    ActivityLine("ani", "umum", "2026-10", {"2026-10-05": DayReports(3, 2, 90)}, approved=1),
    ActivityLine(
        "ani", "umum", "2026-11", {"2026-11-24": DayReports(1, 1, 60), "2026-11-25": DayReports(1)}, approved=1
    ),
]


def year(
    *evaluations: Evaluation, plans: tuple[Plan, ...] = (AGREED,), lines: list[ActivityLine] | None = None
) -> CareerYear:
    return career_year(plans, evaluations, lines or [], [], NAMES, UNITS, ZONE)


def approved(*more: E, **changed: object) -> Evaluation:
    return an_evaluation(AT, E.TOLD, E.RATED, E.APPROVED, *more, **changed)


def test_a_plan_has_who_assesses_when_it_was_agreed_and_its_goals() -> None:
    (plan,) = year().plans
    assert (plan.unit, plan.assessor, plan.agreed_on, plan.state) == (
        "Bagian Umum", "Citra", date(2026, 11, 23), PlanState.AGREED,
    )  # fmt: skip
    ((indicator,),) = [each.indicators for each in plan.goals]
    assert (indicator.target_e2, indicator.realised_e2, indicator.told_in) == (12_000, None, None)


def test_a_plan_that_nobody_agreed_or_that_is_written_again_is_told_without_goals() -> None:
    for steps, state in (((K.PROPOSED,), PlanState.PROPOSED), ((K.PROPOSED, K.AGREED, K.REOPENED), PlanState.DRAFT)):
        (plan,) = year(plans=(a_plan(AT, *steps),)).plans
        assert (plan.state, plan.agreed_on, plan.goals) == (state, None, ())


def test_who_moved_keeps_the_plan_that_ended_with_its_goals() -> None:
    ended = a_plan(AT, K.PROPOSED, K.AGREED, K.ENDED, ends_on=date(2026, 6, 30))
    first, second = year(plans=(ended, replace(AGREED, number=2, starts_on=date(2026, 7, 1)))).plans
    assert (len(first.goals), first.ends_on, second.number) == (1, date(2026, 6, 30), 2)


def test_where_a_city_admin_answers_the_name_is_of_who_agreed() -> None:
    plan = a_plan(AT, K.PROPOSED, K.AGREED, assessor_id=None)
    assert people_in([plan]) == {"eko"}
    assert year(plans=(plan,)).plans[0].assessor == "Eko"
    assert year(plans=(a_plan(AT, assessor_id=None),)).plans[0].assessor is None


def test_the_last_figure_of_an_approved_assessment_counts_and_the_years_own_is_last() -> None:
    quarter = approved(told=(Realised("i1", 5_000),))
    annual = approved(period_id="2026", told=(Realised("i1", 11_900),))
    of_another = approved(period_id="2026-Q4", number=2, told=(Realised("i1", 1),))
    for evaluations, real in (((quarter,), (5_000, "2026-Q3")), ((annual, quarter, of_another), (11_900, "2026"))):
        (indicator,) = year(*evaluations).plans[0].goals[0].indicators
        assert (indicator.realised_e2, indicator.told_in) == real
    assert [each.period_id for each in year(annual, quarter, of_another).assessments] == ["2026-Q3", "2026-Q4", "2026"]


def test_what_was_only_told_rated_or_sent_back_is_in_no_record() -> None:
    for kinds in ((E.TOLD,), (E.TOLD, E.RATED), (E.TOLD, E.RATED, E.RETURNED)):
        found = year(an_evaluation(AT, *kinds))
        assert found.assessments == ()
        assert found.plans[0].goals[0].indicators[0].realised_e2 is None


def test_an_assessment_says_by_which_rules_and_whether_they_were_confirmed() -> None:
    (found,) = year(approved()).assessments
    assert (found.predicate, found.rules_id, found.rules_confirmed) == (Predicate.GOOD, "permenpanrb-6-2022", False)
    assert (found.approved_on, found.objected_on, found.changed) == (date(2026, 11, 23), None, None)


def test_an_objection_is_told_and_what_became_of_it() -> None:
    (open_yet,) = year(approved(E.OBJECTED)).assessments
    (kept,) = year(approved(E.OBJECTED, E.KEPT)).assessments
    assert [(each.objected_on is not None, each.decided_on is not None, each.changed) for each in (open_yet, kept)] == [
        (True, False, None), (True, True, False),
    ]  # fmt: skip
    better = Ratings(Rating.ABOVE, Rating.ABOVE, Predicate.VERY_GOOD, "permenpanrb-6-2022", False)
    changed = approved(E.OBJECTED, E.CHANGED)
    last = replace(changed.steps[-1], ratings=better, at=AT + timedelta(days=1))
    (found,) = year(replace(changed, steps=(*changed.steps[:-1], last))).assessments
    assert (found.predicate, found.changed, found.decided_on) == (Predicate.VERY_GOOD, True, date(2026, 11, 24))


def test_activities_of_the_year_are_the_sum_of_its_months() -> None:
    assert year(lines=LINES).activities == CareerActivities(reported=3, approved=2, minutes=150, days=2)


def test_a_periods_activities_are_those_that_lay_beside_its_ratings() -> None:
    beside = Evidence(AT, 20, 0, 0, 0, 0, 1, 1, 1, 0, activities=40, approved=38, minutes=2_400, days_reported=19)
    made = approved()
    rated = replace(made.steps[1], evidence=beside)
    (found,) = year(replace(made, steps=(made.steps[0], rated, made.steps[2]))).assessments
    assert found.activities == CareerActivities(40, 38, 2_400, 19)


def test_what_nobody_wrote_is_no_data_and_never_zero() -> None:
    assert year(plans=()) == CareerYear()
    assert year(plans=()).feedback is None
    withdrawn = [ActivityLine("ani", "umum", "2026-11", {"2026-11-25": DayReports(1)})]
    assert year(lines=withdrawn).activities is None
    assert year(approved()).assessments[0].activities is None


def test_words_are_counted_once_a_year_has_any_data() -> None:
    word = Feedback("f1", "ani", "citra", AT, "Teruskan.")
    assert career_year([], [], [], [word], {}, {}, ZONE).feedback == 1
    assert year().feedback == 0
