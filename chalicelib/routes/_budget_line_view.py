"""A budget's line as its routes show it: ceilings, what was told with every correction, what stands in the way."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.budget import BudgetNames, Target, Told
from chalicelib.domain.city import City
from chalicelib.routes._budget_views import BudgetMonthView, SumView, month_view, sum_view
from chalicelib.rules.budget_sums import YEAR_MONTHS, sum_of
from chalicelib.use_cases.see_budgets import SeenLines


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


def line_view(found: SeenLines, city: City) -> BudgetLineView:
    """Of the one line there is."""
    (line,) = found.lines
    names = found.names
    return BudgetLineView(
        unit_id=line.unit_id,
        unit_name=city.unit_name(line.unit_id),
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
