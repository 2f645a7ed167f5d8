"""Budgets as several routes show them: sums, rows of a tree, one line with all that was told of it."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.budget import BudgetLine, BudgetNames, BudgetRules, BudgetSum, Target, Told
from chalicelib.domain.city import City
from chalicelib.rules.budget_rules import locks_after
from chalicelib.rules.budget_sums import (
    YEAR_MONTHS,
    Level,
    Row,
    absorbed_bp,
    deviation_bp,
    is_behind,
    physical_bp,
    reported_bp,
    sum_of,
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


class CorrectionView(Struct, frozen=True, kw_only=True):
    was_idr: int
    was_physical_bp: int
    note: str
    by_name: str | None
    at: datetime


class ToldView(Struct, frozen=True, kw_only=True):
    month: int
    realised_idr: int
    physical_bp: int
    by_name: str | None
    at: datetime
    corrections: list[CorrectionView]


class CeilingView(Struct, frozen=True, kw_only=True):
    ceiling_idr: int
    from_on: date
    note: str
    by_name: str | None
    at: datetime


class ObstacleView(Struct, frozen=True, kw_only=True):
    obstacle_id: str
    month: int
    text: str
    follow_up: str | None
    by_name: str | None
    at: datetime
    done_at: datetime | None


class BudgetLineView(Struct, frozen=True, kw_only=True):
    """`ceilings`: the DPA's and its revisions, by date. `targets`: twelve or none. `told`: months that were reported.
    `months`: the line at each month's end. `may_tell`: whether the months that are open are yours to tell."""

    unit_id: str
    unit_name: str
    line_id: str
    code: str
    account: str
    names: BudgetNames
    ceilings: list[CeilingView]
    targets: tuple[Target, ...]
    told: list[ToldView]
    pptk_id: str | None
    pptk_name: str | None
    kpa_id: str | None
    kpa_name: str | None
    obstacles: list[ObstacleView]
    revision: int
    months: list[SumView]
    seen: BudgetMonthView
    may_tell: bool


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


def line_view(found: SeenLines, city: City) -> BudgetLineView:
    """Of the one line there is."""
    (line,) = found.lines
    names, unit = found.names, city.units.get(line.unit_id)
    return BudgetLineView(
        unit_id=line.unit_id,
        unit_name=unit.name if unit else line.unit_id,
        line_id=line.line_id,
        code=line.code,
        account=line.account,
        names=line.names,
        ceilings=[
            CeilingView(ceiling_idr=c.ceiling_idr, from_on=c.from_on, note=c.note, by_name=names.get(c.by), at=c.at)
            for c in line.ceilings
        ],
        targets=line.targets,
        told=[_told(month, told, names) for month, told in sorted(line.told.items())],
        pptk_id=line.pptk_id if line.pptk_id in names else None,
        pptk_name=names.get(line.pptk_id or ""),
        kpa_id=line.kpa_id if line.kpa_id in names else None,
        kpa_name=names.get(line.kpa_id or ""),
        obstacles=[
            ObstacleView(
                obstacle_id=each.obstacle_id,
                month=each.month,
                text=each.text,
                follow_up=each.follow_up,
                by_name=names.get(each.by),
                at=each.at,
                done_at=each.done_at,
            )
            for each in line.obstacles
        ],
        revision=line.revision,
        months=[sum_view(sum_of(line, month), found.seen.rules) for month in YEAR_MONTHS],
        seen=month_view(found.seen),
        may_tell=found.may_tell,
    )


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


def _told(month: int, told: Told, names: Mapping[str, str]) -> ToldView:
    corrections = [
        CorrectionView(
            was_idr=each.was_idr,
            was_physical_bp=each.was_physical_bp,
            note=each.note,
            by_name=names.get(each.by),
            at=each.at,
        )
        for each in told.corrections
    ]
    return ToldView(
        month=month,
        realised_idr=told.realised_idr,
        physical_bp=told.physical_bp,
        by_name=names.get(told.by),
        at=told.at,
        corrections=corrections,
    )
