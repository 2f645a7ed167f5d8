"""How people, units and months stand, as the routes show it. No kind of leave, no position, nobody's reason."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.board import MonthFigures, PersonStand
from chalicelib.domain.city import Unit
from chalicelib.rules.day_digest import tally_of
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.board_lines import UnitLine


class SlotStandView(Struct, frozen=True, kw_only=True):
    """`stand`: awaited, on_time, late, early, missing, excused or provisional. `minutes` late or early count."""

    slot: str
    stand: str
    at: datetime | None
    minutes: int
    by_machine: bool


class PersonStandView(Struct, frozen=True, kw_only=True):
    """`status`: as of a judged day; null while that hangs on what may still come. `judged`: the day was closed.

    `arrived_min`: minutes since midnight, where they are, at which they came."""

    employee_id: str
    name: str
    status: str | None
    judged: bool
    flagged: bool
    arrived_min: int | None
    slots: list[SlotStandView]


class DayFiguresView(Struct, frozen=True, kw_only=True):
    """`statuses`: status -> people; `running`: whose day is not decided yet. `slots`: slot -> stand -> people.
    `arrivals`: "07:05" on the wall, in steps of five minutes -> how many came within them."""

    counted_at: datetime
    people: int
    running: int
    statuses: dict[str, int]
    slots: dict[str, dict[str, int]]
    late: int
    flagged: int
    arrivals: dict[str, int]


class UnitFiguresView(Struct, frozen=True, kw_only=True):
    """`figures`: null until the unit has been counted. `trial`: nothing of this date counts.

    `units`: of how many units it is; several small ones are one line, without id and name, to who sees no people."""

    unit_id: str | None
    name: str
    units: int
    parent_id: str | None
    trial: bool
    figures: DayFiguresView | None


class MonthFiguresView(Struct, frozen=True, kw_only=True):
    """`counted_at`: null until it was counted. `statuses`: status -> person-days, without days of the trial. `due`:
    person-days on which somebody was to come; `present` of them came. `late_days`: person-days with late minutes.

    `unit_id`, `units`: as of a date's figures."""

    unit_id: str | None
    name: str
    units: int
    month: str
    counted_at: datetime | None
    people: int
    statuses: dict[str, int]
    due: int
    present: int
    late_days: int
    late_min: int
    early_min: int
    missing: int


def person_stand_view(person: PersonStand) -> PersonStandView:
    return PersonStandView(
        employee_id=person.employee_id,
        name=person.name,
        status=person.status,
        judged=person.judged,
        flagged=person.flagged,
        arrived_min=person.arrived_min,
        slots=[
            SlotStandView(
                slot=each.slot, stand=each.stand, at=each.at, minutes=each.minutes, by_machine=each.by_machine
            )
            for each in person.slots
        ],
    )


def unit_figures_view(line: UnitLine, on: date) -> UnitFiguresView:
    unit, found = line.unit, line.figures
    return UnitFiguresView(
        unit_id=unit.unit_id if unit else None,
        name=unit.name if unit else "",
        units=line.units,
        parent_id=unit.parent_id if unit else None,
        trial=unit is not None and is_trial(on, unit.counts_from),
        figures=DayFiguresView(
            counted_at=found.counted_at,
            people=found.people,
            running=found.running,
            statuses={str(status): count for status, count in found.statuses.items()},
            slots={str(slot): {str(each): n for each, n in stands.items()} for slot, stands in found.slots.items()},
            late=found.late,
            flagged=found.flagged,
            arrivals=dict(sorted(found.arrivals.items())),
        )
        if found
        else None,
    )


def month_figures_view(unit: Unit | None, month: str, found: MonthFigures | None, units: int = 1) -> MonthFiguresView:
    tally = tally_of(found.statuses if found else {})
    return MonthFiguresView(
        unit_id=unit.unit_id if unit else None,
        name=unit.name if unit else "",
        units=units,
        month=month,
        counted_at=found.counted_at if found else None,
        people=found.people if found else 0,
        statuses={str(status): count for status, count in found.statuses.items()} if found else {},
        due=tally.due,
        present=tally.present,
        late_days=found.late_days if found else 0,
        late_min=found.late_min if found else 0,
        early_min=found.early_min if found else 0,
        missing=found.missing if found else 0,
    )
