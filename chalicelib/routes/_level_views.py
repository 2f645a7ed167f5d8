"""Who stands at which level of discipline, as the routes show it: figures, units, people."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.discipline_levels import LevelCounts, Standing, Step
from chalicelib.rules.discipline_levels import PlacedLine
from chalicelib.use_cases.see_levels import UnitCounts


class LevelCountsView(Struct, frozen=True, kw_only=True):
    """`people`: all who work there. `near`: one counted day before the next threshold, at a level or below every one.
    `below`: with a counted day, at none."""

    people: int
    heavy: int
    medium: int
    light: int
    near: int
    below: int


class StepView(Struct, frozen=True, kw_only=True):
    """How many stand at this threshold; `kinds`: of which employment type, to who sees people."""

    level: str
    days: int
    in_a_row: bool
    people: int
    kinds: dict[str, int]


class UnitLevelsView(Struct, frozen=True, kw_only=True):
    """`counts` null until it has been counted. `units`: of how many units it is; several small ones are one line,
    without id and name, to who sees no people."""

    unit_id: str | None
    name: str
    units: int
    counts: LevelCountsView | None


class CityLevelsView(Struct, frozen=True, kw_only=True):
    """`counted_at`: when the oldest of it was counted. `is_counting`: some of it is being counted again; ask again
    in a few seconds. `kinds`: employment type -> people, to who sees people."""

    year: int
    counted_at: datetime | None
    is_counting: bool
    counts: LevelCountsView
    kinds: dict[str, int]
    steps: list[StepView]
    units: list[UnitLevelsView]


class LevelPersonView(Struct, frozen=True, kw_only=True):
    """`days` counted in the year, `run` the longest in a row. `step`: the threshold's days, `next_step` those of the
    next one, `left` days away. `act_by`: until when the superior acts, null where no confirmed rule says. `case_id`:
    of the year's open case."""

    employee_id: str
    name: str
    unit_id: str
    unit: str
    number_kind: str
    days: int
    run: int
    level: str | None
    step: int | None
    in_a_row: bool
    reached_on: date | None
    act_by: date | None
    next_level: str | None
    next_step: int | None
    left: int | None
    case_id: str | None


class LevelPageView(Struct, frozen=True, kw_only=True):
    year: int
    page: int
    pages: int
    total: int
    counted_at: datetime | None
    is_counting: bool
    people: list[LevelPersonView]


def counts_view(found: LevelCounts) -> LevelCountsView:
    return LevelCountsView(people=found.people, **{each.value: found.counts.get(each, 0) for each in Standing})


def step_view(found: Step, with_kinds: bool) -> StepView:
    return StepView(
        level=found.level.value,
        days=found.days,
        in_a_row=found.in_a_row,
        people=sum(found.people.values()),
        kinds={kind.value: people for kind, people in found.people.items()} if with_kinds else {},
    )


def unit_view(found: UnitCounts) -> UnitLevelsView:
    return UnitLevelsView(
        unit_id=found.unit.unit_id if found.unit else None,
        name=found.unit.name if found.unit else "",
        units=found.units,
        counts=counts_view(found.counts) if found.counts else None,
    )


def person_view(found: PlacedLine) -> LevelPersonView:
    line = found.line
    return LevelPersonView(
        employee_id=line.employee_id,
        name=line.name,
        unit_id=found.unit_id,
        unit=found.unit,
        number_kind=line.number_kind.value,
        days=line.days,
        run=line.run,
        level=line.level.value if line.level else None,
        step=line.step,
        in_a_row=line.in_a_row,
        reached_on=line.reached_on,
        act_by=line.act_by,
        next_level=line.next_level.value if line.next_level else None,
        next_step=line.next_step,
        left=line.left,
        case_id=found.case_id,
    )
