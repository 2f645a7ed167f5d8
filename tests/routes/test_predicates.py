"""How the city's predicates spread: units by name for who sees people, small ones folded for who leads the city."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.evaluation import UnitStanding
from chalicelib.domain.performance import Standing
from tests.cast import EKO, FITRI, person
from tests.evaluations import E, put_evaluation
from tests.routes.town import problem
from tests.world import World, entry
from tools.phone import Reply

HERU = person("Heru", "CONTOH-009", "setda", (Grant(Role.EXECUTIVE),))
PATH = "/predicates/2026-Q3"


def read(town: World, who: Employee, path: str = PATH) -> Reply:
    return town.phone(who, None).call("GET", path)


def lines(town: World, who: Employee) -> list[tuple[Any, ...]]:
    found = read(town, who).expect(200)
    return [(each["unit_id"], each["units"], sum(each["counts"].values())) for each in found["units"]]


def approve(town: World, unit_id: str, people: int) -> None:
    for at in range(people):
        put_evaluation(town, E.RATED, E.APPROVED, employee_id=f"{unit_id}-{at}", unit_id=unit_id)


def test_units_of_few_are_one_line_to_who_leads_the_city_and_stand_alone_to_who_sees_people(town: World) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    approve(town, "setda", 10)
    approve(town, "umum", 4)
    approve(town, "puskesmas", 6)
    assert lines(town, EKO) == [("umum", 1, 4), ("puskesmas", 1, 6), ("setda", 1, 10)]
    assert lines(town, HERU) == [("setda", 1, 10), (None, 2, 10)]
    found = read(town, HERU).expect(200)
    assert found["counts"]["good"] == 20
    assert (found["units"][1]["name"], found["units"][1]["standing"], found["units"][1]["verdicts"]) == ("", None, [])


def test_what_is_too_small_even_together_is_told_nowhere_and_is_in_no_total(town: World) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    approve(town, "setda", 11)
    approve(town, "umum", 9)
    assert lines(town, HERU) == [("setda", 1, 11)]
    assert sum(read(town, HERU).expect(200)["counts"].values()) == 11


def test_a_units_standing_lies_beside_its_spread(town: World) -> None:
    approve(town, "umum", 10)
    good = UnitStanding("umum", 2026, Standing.GOOD)
    town.services.evaluations.set_standing(good, entry("test_standing", town.clock.now))
    (unit,) = read(town, FITRI).expect(200)["units"]
    (verdict,) = unit["verdicts"]
    assert (unit["standing"], verdict["people"], verdict["of"], verdict["fits"]) == ("good", 10, 10, False)


def test_who_may_subtract_the_lines_of_a_unit_finds_no_superior_of_theirs_in_its_figures(town: World) -> None:
    approve(town, "setda", 10)
    put_evaluation(town, E.RATED, E.APPROVED, employee_id="dewi", unit_id="setda")
    under_dewi = replace(FITRI.assignments[0], supervisor_id="dewi")
    town.change("fitri", lambda each: replace(each, assignments=(under_dewi,)))
    assert (lines(town, FITRI), lines(town, EKO)) == ([("setda", 1, 10)], [("setda", 1, 11)])
    for who, people in ((FITRI, 10), (EKO, 11)):
        assert sum(read(town, who, "/units/setda/predicates/2026-Q3").expect(200)["counts"].values()) == people


def test_what_is_no_period_of_the_rules_is_not_found(town: World) -> None:
    assert problem(read(town, EKO, "/predicates/2026-07")) == (404, "NOT_FOUND")  # quarters hold
    assert read(town, EKO, "/predicates/2026").expect(200)["units"] == []
