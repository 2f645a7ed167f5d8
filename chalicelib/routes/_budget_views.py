"""Budgets as several routes show them: the month, sums, rows of a tree."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.budget import BudgetLine, BudgetRules, BudgetSum
from chalicelib.rules.budget_rules import locks_after
from chalicelib.rules.budget_sums import (
    Level,
    Row,
    absorbed_bp,
    deviation_bp,
    is_behind,
    physical_bp,
    reported_bp,
    tree,
)
from chalicelib.use_cases.see_budgets import SeenLines, SeenMonth


class BudgetMonthView(Struct, frozen=True, kw_only=True):
    """`state`: open, unlocked (opened again, up to `unlocked_until_on`), locked (after `locks_after_on`), ahead.
    `rules`: those of the month's end; unconfirmed while nobody has."""

    year: int
    month: int
    state: str
    locks_after_on: date
    unlocked_until_on: date | None
    rules: BudgetRules


class SumView(Struct, frozen=True, kw_only=True):
    """What some lines come to at a month's end, since January. `realised_idr` is of those `reported` alone, null where
    none is: not reported is not zero. `absorbed_bp`, `physical_bp`: of the ceilings of those reported. `target_bp`: of
    all. `deviation_bp`: absorbed less target, of those reported; null where one has no target."""

    lines: int
    reported: int
    ceiling_idr: int
    target_idr: int
    realised_idr: int | None
    reported_ceiling_idr: int
    target_bp: int | None
    absorbed_bp: int | None
    physical_bp: int | None
    deviation_bp: int | None
    behind: bool


class BudgetRowView(Struct, frozen=True, kw_only=True):
    """`level`: programme, activity, sub_activity or line; what follows `sums` is of a line alone. `corrections`: of the
    month's figure. `obstacles`: those that are not done."""

    level: str
    code: str
    name: str
    sums: SumView
    unit_id: str | None = None
    line_id: str | None = None
    sub_activity: str | None = None
    pptk_name: str | None = None
    corrections: int = 0
    obstacles: int = 0
    revision: int | None = None


def month_view(seen: SeenMonth) -> BudgetMonthView:
    return BudgetMonthView(
        year=seen.year,
        month=seen.month,
        state=seen.state,
        locks_after_on=locks_after(f"{seen.year:04}-{seen.month:02}", seen.rules),
        unlocked_until_on=seen.unlock.until_on if seen.unlock else None,
        rules=seen.rules,
    )


def sum_view(sums: BudgetSum, rules: BudgetRules) -> SumView:
    return SumView(
        lines=sums.lines,
        reported=sums.reported,
        ceiling_idr=sums.ceiling_idr,
        target_idr=sums.target_idr,
        realised_idr=sums.realised_idr if sums.reported else None,
        reported_ceiling_idr=sums.reported_ceiling_idr,
        target_bp=absorbed_bp(sums.target_idr, sums.ceiling_idr),
        absorbed_bp=reported_bp(sums),
        physical_bp=physical_bp(sums),
        deviation_bp=deviation_bp(sums),
        behind=is_behind(sums, rules.behind_points),
    )


def row_views(found: SeenLines, *, whole: bool = True) -> list[BudgetRowView]:
    """The tree; not `whole`: its lines alone."""
    rows = tree(found.lines, found.seen.month)
    return [_row(each, found) for each in rows if whole or each.level is Level.LINE]


def _row(row: Row, found: SeenLines) -> BudgetRowView:
    sums, line = sum_view(row.sums, found.seen.rules), row.line
    if line is None:
        return BudgetRowView(level=row.level, code=row.code, name=row.name, sums=sums)
    told = line.told.get(found.seen.month)
    return BudgetRowView(
        level=row.level,
        code=row.code,
        name=row.name,
        sums=sums,
        unit_id=line.unit_id,
        line_id=line.line_id,
        sub_activity=line.names.sub_activity,
        pptk_name=found.names.get(line.pptk_id or ""),
        corrections=len(told.corrections) if told else 0,
        obstacles=_open(line),
        revision=line.revision,
    )


def _open(line: BudgetLine) -> int:
    return sum(not each.done_at for each in line.obstacles)
