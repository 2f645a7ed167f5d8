"""What who leads the city is told of small units, while they are counted one after the other."""

from dataclasses import replace

import pytest

from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Grant, Role
from chalicelib.use_cases.board_lines import MonthLine, UnitLine, days_told, months_told
from tests.cast import CITY, EKO, MONDAY, person, wib

HERU = person("Heru", "CONTOH-009", "setda", (Grant(Role.EXECUTIVE),))
PEOPLE = {"besar": 30, "kecil": 9, "lain": 8, "satu": 1}
UNITS = {name: Unit(name, name, None) for name in PEOPLE}
TOWN = City(CITY.settings, units={**CITY.units, **UNITS})


@pytest.mark.parametrize(("uncounted", "named"), [((), ["besar", None]), (("satu",), ["besar", "satu"])])
def test_while_one_is_not_counted_small_units_have_no_line(uncounted: tuple[str, ...], named: list[str | None]) -> None:
    """The line before and after would differ by that one's people, and it stood there by name."""
    days = [
        UnitLine(UNITS[name], None if name in uncounted else DayFigures(name, MONDAY, wib(7), people))
        for name, people in PEOPLE.items()
    ]
    months = [
        MonthLine(UNITS[name], None if name in uncounted else MonthFigures(name, "2026-11", wib(7), people))
        for name, people in PEOPLE.items()
    ]
    assert [each.unit and each.unit.unit_id for each in days_told(HERU, days, TOWN, wib(8))] == named
    assert [each.unit and each.unit.unit_id for each in months_told(HERU, months, TOWN, wib(8))] == named
    assert days_told(EKO, days, TOWN, wib(8)) == days  # who sees the people


@pytest.mark.parametrize(("led", "named"), [("lain", ["besar", "lain", None]), ("kecil", ["besar", "kecil"])])
def test_who_leads_a_small_unit_too_sees_it_by_name_and_the_others_where_they_are_many(led: str, named: list) -> None:
    """Without the eight the others are ten; without the nine they are nine, and told nowhere."""
    both = replace(HERU, assignments=(replace(HERU.assignments[0], unit_id=led),))
    both = replace(both, grants=(Grant(Role.EXECUTIVE), Grant(Role.SUPERVISOR, led)))
    days = [UnitLine(UNITS[name], DayFigures(name, MONDAY, wib(7), people)) for name, people in PEOPLE.items()]
    months = [MonthLine(UNITS[name], MonthFigures(name, "2026-11", wib(7), people)) for name, people in PEOPLE.items()]
    assert [each.unit and each.unit.unit_id for each in days_told(both, days, TOWN, wib(8))] == named
    assert [each.unit and each.unit.unit_id for each in months_told(both, months, TOWN, wib(8))] == named
