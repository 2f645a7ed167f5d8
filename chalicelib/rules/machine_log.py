"""Which slots of whose days does a machine's log fill? The first punch is the arrival, the last one the departure.

A punch belongs to the window that it falls into: a departure after midnight is the night's that began before. Only
within the windows in which the phone would have been taken, and only at the door of an office where that slot is
checked in. See docs/rules.md#machine-log.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import DayPlan, PlannedSlot, Slot
from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.machine_file import LogRow
from chalicelib.rules.machine_texts import WARNINGS

ONE_PUNCH = timedelta(minutes=1)  # a finger laid on again within it is the same punch


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One local date of somebody in the unit they work in on it.

    is_locked   its month is locked for pay.
    elsewhere   slots that are checked in at other offices than the machine's: its word is nothing there.
    """

    unit_id: str
    plan: DayPlan
    is_locked: bool = False
    elsewhere: frozenset[Slot] = frozenset()


@dataclass(frozen=True, slots=True)
class PunchedDay:
    """What the log says of somebody's date, a punch a slot at most; `row` is the first of its rows."""

    unit_id: str
    on: date
    employee_id: str
    row: int
    punches: tuple[Punch, ...]


@dataclass(frozen=True, slots=True)
class FilledLog:
    """By unit and date; `unused` counts rows that fill no slot because another did: laid on twice, walked past."""

    days: tuple[PunchedDay, ...]
    warnings: tuple[ImportWarning, ...]
    unused: int


def fill_days(
    rows: Iterable[LogRow],
    days_of: Callable[[str, datetime], Sequence[WorkDay]],
    machine_id: str,
    import_id: str,
    own_id: str = "",
) -> FilledLog:
    """Fill the slots of everybody's days.

    days_of   person and instant -> their yesterday, today and tomorrow; of these, those that may be written.
    own_id    who has the file checked: their own log is somebody else's to bring in.
    """
    filler = _Filler(days_of, own_id)
    by_person: dict[str, list[LogRow]] = {}
    for each in rows:
        by_person.setdefault(each.employee_id, []).append(each)
    for employee_id, theirs in by_person.items():
        filler.fill(employee_id, sorted(theirs, key=lambda each: (each.at, each.row)))
    days = [_day(key, found, machine_id, import_id) for key, found in sorted(filler.found.items())]
    unused = (
        filler.repeated + sum(len(each) for each in filler.found.values()) - sum(len(each.punches) for each in days)
    )
    return FilledLog(tuple(days), tuple(filler.warnings), unused)


def slot_of(at: datetime, days: Sequence[WorkDay]) -> tuple[WorkDay, PlannedSlot] | None:
    """The day and slot in whose window the instant lies; of several one of this place, of these the nearest limit's."""
    open_then = [
        (day, slot) for day in days for slot in day.plan.slots if slot.opens_at <= at < slot.closes_at
    ]  # fmt: skip
    here = [(day, planned) for day, planned in open_then if planned.slot not in day.elsewhere]
    return min(here or open_then, key=lambda each: abs(at - (each[1].limit_at or each[1].opens_at)), default=None)


class _Filler:
    """Goes person by person through the rows, and gathers where each falls."""

    def __init__(self, days_of: Callable[[str, datetime], Sequence[WorkDay]], own_id: str) -> None:
        self._days_of, self._own_id = days_of, own_id
        self.found: dict[tuple[str, date, str], list[tuple[Slot, LogRow]]] = {}
        self.warnings: list[ImportWarning] = []
        self.repeated = 0

    def fill(self, employee_id: str, rows: Sequence[LogRow]) -> None:
        """`rows` of one person, in the order of time."""
        last: datetime | None = None
        for row in rows:
            if employee_id == self._own_id:
                self._warn(row, "MACHINE_OWN")
            elif last is not None and row.at - last < ONE_PUNCH:
                self.repeated += 1
            else:
                last = row.at
                self._place(row)

    def _place(self, row: LogRow) -> None:
        found = slot_of(row.at, self._days_of(row.employee_id, row.at))
        if found is None:
            self._warn(row, "MACHINE_OUTSIDE")
        elif found[1].slot in found[0].elsewhere:
            self._warn(row, "MACHINE_ELSEWHERE")
        elif found[0].is_locked:
            self._warn(row, "MACHINE_MONTH_LOCKED")
        else:
            day, planned = found
            key = day.unit_id, day.plan.local_date, row.employee_id
            self.found.setdefault(key, []).append((planned.slot, row))

    def _warn(self, row: LogRow, code: str) -> None:
        self.warnings.append(warning(WARNINGS, f"/rows/{row.row}", code))


def _day(
    key: tuple[str, date, str], found: Sequence[tuple[Slot, LogRow]], machine_id: str, import_id: str
) -> PunchedDay:
    """`found` in the order of time: of a departure the last one stays, of any other slot the first."""
    chosen: dict[Slot, LogRow] = {}
    for slot, row in found:
        if slot is Slot.DEPARTURE or slot not in chosen:
            chosen[slot] = row
    punches = tuple(Punch(slot, row.at, machine_id, import_id, row.row) for slot, row in chosen.items())
    return PunchedDay(*key, row=min(row.row for _, row in found), punches=punches)


def by_date(days: Iterable[PunchedDay]) -> dict[tuple[str, date], list[PunchedDay]]:
    found: dict[tuple[str, date], list[PunchedDay]] = {}
    for each in days:
        found.setdefault((each.unit_id, each.on), []).append(each)
    return found
