"""What do the lines of a budget come to? Sums by month at every level, and how much of the ceiling was absorbed.

Absorption (penyerapan) is what was spent over the ceiling, deviation is it less the target, in points: standard
formulae, docs/rules.md#budget. What was not reported is above and below no line: a sum says of how many it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

from chalicelib.domain.budget import BudgetLine, BudgetSum, UnitBudget
from chalicelib.domain.city import City
from chalicelib.rules.access import root_of
from chalicelib.rules.budget import WHOLE_BP, ceiling_at

YEAR_MONTHS = range(1, 13)
_AMOUNTS = attrgetter(*(each.name for each in fields(BudgetSum)))


class Level(StrEnum):
    PROGRAMME = "programme"
    ACTIVITY = "activity"
    SUB_ACTIVITY = "sub_activity"
    LINE = "line"


_PARTS = {Level.PROGRAMME: 3, Level.ACTIVITY: 5, Level.SUB_ACTIVITY: 6}  # of the code, between dots


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a unit's tree; `line` at its last level alone."""

    level: Level
    code: str
    name: str
    sums: BudgetSum
    line: BudgetLine | None = None


def sum_of(line: BudgetLine, month: int) -> BudgetSum:
    ceiling, told = ceiling_at(line, month), line.told.get(month)
    target = line.targets[month - 1].idr if line.targets else 0
    whole = BudgetSum(lines=1, ceiling_idr=ceiling, target_idr=target)
    if told is None:
        return whole
    return replace(
        whole,
        reported=1,
        realised_idr=told.realised_idr,
        reported_ceiling_idr=ceiling,
        reported_target_idr=target,
        untargeted=int(not line.targets),
        physical_idr=ceiling * told.physical_bp // WHOLE_BP,
    )


def total(sums: Iterable[BudgetSum]) -> BudgetSum:
    counted = [_AMOUNTS(each) for each in sums]
    return BudgetSum(*map(sum, zip(*counted, strict=True))) if counted else BudgetSum()


def unit_budget(unit_id: str, year: int, lines: Sequence[BudgetLine]) -> UnitBudget:
    """Folded from all of the unit's lines."""
    return UnitBudget(unit_id, year, tuple(total(sum_of(each, month) for each in lines) for month in YEAR_MONTHS))


def moved(held: UnitBudget, before: BudgetLine | None, after: BudgetLine) -> UnitBudget:
    """The unit's sums after one of its lines became another: the same as folding all anew."""
    months = (_moved(sums, month, before, after) for month, sums in enumerate(held.months, 1))
    return replace(held, months=tuple(months))


def empty_budget(unit_id: str, year: int) -> UnitBudget:
    return UnitBudget(unit_id, year, (BudgetSum(),) * len(YEAR_MONTHS))


def units_without(city: City, budgets: Iterable[UnitBudget], on: date) -> list[str]:
    """OPDs of this date of which nobody has entered a budget, be it of a part of theirs: none is known, never zero."""
    held = {root_of(each.unit_id, city) for each in budgets if each.months and each.months[0].lines}
    return [each.unit_id for each in city.units_on(on) if each.parent_id is None and each.unit_id not in held]


def tree(lines: Iterable[BudgetLine], month: int) -> list[Row]:
    """Programmes, their activities, their sub-activities, their lines: each directly before its parts, by code."""
    rows: list[Row] = []
    parts: dict[str, list[BudgetSum]] = {}
    ordered = sorted(lines, key=lambda each: (each.code.split("."), each.account))
    for line in ordered:
        for level in _PARTS:
            parts.setdefault(code_at(line, level), []).append(sum_of(line, month))
    told: set[str] = set()
    for line in ordered:
        for level in _PARTS:
            if (code := code_at(line, level)) not in told:
                told.add(code)
                rows.append(Row(level, code, _name(line, level), total(parts[code])))
        rows.append(Row(Level.LINE, line.account, line.names.account, sum_of(line, month), line))
    return rows


def code_at(line: BudgetLine, level: Level) -> str:
    """Of the programme, activity or sub-activity that the line is of."""
    return ".".join(line.code.split(".")[: _PARTS[level]])


def absorbed_bp(amount_idr: int, ceiling_idr: int) -> int | None:
    """Hundredths of a percent of the ceiling, rounded down; None of no ceiling."""
    return amount_idr * WHOLE_BP // ceiling_idr if ceiling_idr else None


def reported_bp(sums: BudgetSum) -> int | None:
    """How much of the ceiling was absorbed, of those reported; None where nobody reported."""
    return absorbed_bp(sums.realised_idr, sums.reported_ceiling_idr)


def physical_bp(sums: BudgetSum) -> int | None:
    """How far the work is, weighed by ceilings, of those reported."""
    return absorbed_bp(sums.physical_idr, sums.reported_ceiling_idr)


def deviation_bp(sums: BudgetSum) -> int | None:
    """Absorption less target, hundredths of a point; None where nothing was reported or one of those has no target."""
    realised, target = reported_bp(sums), absorbed_bp(sums.reported_target_idr, sums.reported_ceiling_idr)
    return None if realised is None or target is None or sums.untargeted else realised - target


def is_behind(sums: BudgetSum, behind_points: int) -> bool:
    """Whether those reported are more than so many points behind their own target, reckoned exactly."""
    short = sums.reported_target_idr - sums.realised_idr
    return not sums.untargeted and short * 100 > behind_points * sums.reported_ceiling_idr


def last_reported(months: Sequence[BudgetSum]) -> int | None:
    """The last month of which somebody told something."""
    return next((month for month in reversed(YEAR_MONTHS) if months[month - 1].reported), None)


def city_months(units: Iterable[UnitBudget]) -> list[BudgetSum]:
    """What some units come to, month by month."""
    found = list(units)
    return [total(each.months[month - 1] for each in found) for month in YEAR_MONTHS]


def _moved(sums: BudgetSum, month: int, before: BudgetLine | None, after: BudgetLine) -> BudgetSum:
    old = _AMOUNTS(sum_of(before, month) if before else BudgetSum())
    new = _AMOUNTS(sum_of(after, month))
    return BudgetSum(*(held - gone + come for held, gone, come in zip(_AMOUNTS(sums), old, new, strict=True)))


def _name(line: BudgetLine, level: Level) -> str:
    names = line.names
    return {Level.PROGRAMME: names.programme, Level.ACTIVITY: names.activity}.get(level, names.sub_activity)
