"""What is read of a person's performance: every unit they worked in, no month to come, no year without work."""

from dataclasses import replace
from datetime import date

from chalicelib.domain.activity import ActivityLine, DayReports
from chalicelib.domain.career import CareerActivities, CareerYear
from chalicelib.domain.employee import Assignment
from chalicelib.use_cases.see_compliance import see_own_record
from tests.cast import ANI, START
from tests.evaluations import E, put_evaluation
from tests.plans import K, put_plan
from tests.world import World

MOVED = replace(
    ANI,
    assignments=(
        replace(ANI.assignments[0], ends_on=date(2026, 6, 30)),
        Assignment("puskesmas", date(2026, 7, 1), ("puskesmas",), "lima-hari", None),
    ),
)


def line(unit_id: str, month: str) -> ActivityLine:
    return ActivityLine("ani", unit_id, month, {f"{month}-05": DayReports(2, 2, 120)}, approved=1)


def test_who_moved_has_the_activities_of_both_units_and_of_no_other(city: World) -> None:
    lines = [
        line("umum", "2026-06"),
        line("puskesmas", "2026-07"),
        line("umum", "2026-08"),
        line("puskesmas", "2026-05"),
    ]
    city.services.activities.save([], lines)
    (year,) = see_own_record(city.services, MOVED, 1, city.clock.now).years
    assert year.performance.activities == CareerActivities(reported=4, approved=2, minutes=240, days=2)


def test_both_halves_stand_in_one_year_and_a_year_without_work_has_no_data(city: World) -> None:
    put_plan(city, K.PROPOSED, K.AGREED)
    put_evaluation(city, E.TOLD, E.RATED, E.APPROVED)
    before, this = see_own_record(city.services, ANI, 2, city.clock.now).years
    assert (before.year, before.performance) == (START.year - 1, CareerYear())
    (plan,) = this.performance.plans
    assert (plan.assessor, plan.unit, plan.goals[0].indicators[0].realised_e2) == ("Citra", "Bagian Umum", 12_000)
    assert [each.period_id for each in this.performance.assessments] == ["2026-Q3"]
    assert this.performance.feedback == 0


def test_a_rating_that_nobody_approved_is_no_part_of_it(city: World) -> None:
    put_plan(city, K.PROPOSED, K.AGREED)
    put_evaluation(city, E.TOLD, E.RATED)
    (year,) = see_own_record(city.services, ANI, 1, city.clock.now).years
    assert year.performance.assessments == ()
