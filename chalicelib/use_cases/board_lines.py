"""A board's lines as their reader may see them: to who leads the city small units are one line.

See rules/small_units.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.board import sum_days, sum_months
from chalicelib.rules.public_figures import LEAST_PEOPLE
from chalicelib.rules.small_units import part_small
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit that the reader reaches, or several small ones together (`unit` None; how many, `units`).

    figures   None until it has been counted.
    """

    unit: Unit | None
    figures: DayFigures | None
    units: int = 1


@dataclass(frozen=True, slots=True)
class MonthLine:
    """As UnitLine."""

    unit: Unit | None
    figures: MonthFigures | None
    units: int = 1


Line = TypeVar("Line", UnitLine, MonthLine)


def days_told(actor: Employee, lines: Sequence[UnitLine], city: City, now: datetime) -> list[UnitLine]:
    """As they are to who sees the people behind them; to who leads the city small units are one line.

    While one of them is not counted yet there is no such line: what it came to be then would be that one's figures.
    """
    own = [each for each in lines if _is_told(each, actor, city, now)]
    large, small = _parted(own, lines)
    figures = [each.figures for each in small if each.figures]
    rest = [UnitLine(None, sum_days(figures), len(small))] if small else []
    return [*(each for each in lines if each in own or each in large), *rest]


def months_told(actor: Employee, lines: Sequence[MonthLine], city: City, now: datetime) -> list[MonthLine]:
    """As of a day."""
    own = [each for each in lines if _is_told(each, actor, city, now)]
    large, small = _parted(own, lines)
    figures = [each.figures for each in small if each.figures]
    rest = [MonthLine(None, sum_months(figures), len(small))] if small else []
    return [*(each for each in lines if each in own or each in large), *rest]


def _parted(own: Sequence[Line], lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    large, small = part_small([each for each in lines if each not in own], _people)
    return large, small if all(each.figures for each in lines) else []


def _is_told(line: UnitLine | MonthLine, actor: Employee, city: City, now: datetime) -> bool:
    return line.figures is None or (line.unit is not None and sees_people(actor, line.unit, city, now))


def sees_people(actor: Employee, unit: Unit, city: City, now: datetime) -> bool:
    return reaches(actor, Act.READ_ATTENDANCE, [unit.unit_id], city, today_of(city, now))


def _people(line: UnitLine | MonthLine) -> int:
    return line.figures.people if line.figures else 0


def if_large(found: MonthFigures | None) -> MonthFigures | None:
    return found and (
        found if found.people >= LEAST_PEOPLE else MonthFigures(found.unit_id, found.month, found.counted_at)
    )
