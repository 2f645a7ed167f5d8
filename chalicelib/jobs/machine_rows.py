"""The rows of a machine's log, checked: whose days change, what is wrong and what is odd. See machine_writes.py."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.domain.shift import Slot
from chalicelib.errors import FieldError
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.csv_columns import Columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.day_of_try import candidate_dates
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.machine_day import with_punches
from chalicelib.rules.machine_file import pins_in, plain_pin, read_log
from chalicelib.rules.machine_log import PunchedDay, WorkDay, by_date, fill_days
from chalicelib.rules.machine_texts import WARNINGS
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day, zone_at
from chalicelib.use_cases.machines import find_machine
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.slot_place import door_offices

MAX_LOG_ROWS = 20_000  # a month of some two hundred people at one door
DAY_CHANGES = "MACHINE_DAY"  # not odd at all: what a person sees before the log is applied
_SLOTS: Mapping[Slot, tuple[str, str]] = {
    Slot.ARRIVAL: ("datang", "arrival"), Slot.MIDDAY: ("istirahat", "midday"), Slot.DEPARTURE: ("pulang", "departure"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogPlan:
    """What applying the log would do. `days`: those that change; `matched`: rows with a known person and time.

    figures   counts beside the rows: days by what becomes of them, and rows that are not used.
    """

    days: tuple[PunchedDay, ...] = ()
    matched: int = 0
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> Sequence[object]:
        """As many as rows are sound."""
        return range(self.matched)

    def counts(self) -> dict[str, int]:
        return {"new": 0, "changed": 0, "known": 0, **self.figures, "steps": len(by_date(self.days))}


def check_log(
    services: Services, job: Job, table: CsvText, now: datetime
) -> tuple[LogPlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the log would fill, where its columns are, and what is wrong and odd; the reach is the checker's."""
    city, machine = services.city.fresh(now), find_machine(services, job.machine_id or "")
    office = city.offices.get(machine.office_id)
    checker = services.staff.employee(job.checker)
    people = _people(services, job, table, checker, city, now)
    by_id = {each.employee_id: each for each in people.values()}
    ids = {pin: each.employee_id for pin, each in people.items()}
    found = read_log(table, machine, city.zone_of(office) if office else city.settings.zone, ids, now)
    days = _Days(services, checker, by_id, machine.office_id, city, now)
    filled = fill_days(found.rows, days.around, machine.machine_id, job.job_id, job.checker)
    standing = _standing(services, filled.days)
    changing = [each for each in filled.days if _adds(each, standing)]
    new = sum(not standing[each.unit_id, each.on, each.employee_id].punches for each in changing)
    codes = [each.code for each in filled.warnings]
    figures = {
        "new": new, "changed": len(changing) - new, "known": len(filled.days) - len(changing), "unused": filled.unused,
        "outside": codes.count("MACHINE_OUTSIDE"), "elsewhere": codes.count("MACHINE_ELSEWHERE"),
        "locked": codes.count("MACHINE_MONTH_LOCKED"), "own": codes.count("MACHINE_OWN"), "matched": len(found.rows),
    }  # fmt: skip
    told = [_told(each, standing, by_id[each.employee_id], city) for each in changing]
    plan = LogPlan(tuple(changing), len(found.rows), figures)
    return plan, found.columns, found.faults, (*filled.warnings, *told)


def noted(job: Job, plan: LogPlan) -> Job:
    """Where and when its days lie, to take it back once the plan is gone; with those that were begun to be applied."""
    begun = job if job.mode else replace(job, unit_ids=(), first_on=None, last_on=None)
    dates = [*(each.on for each in plan.days), *(on for on in (begun.first_on, begun.last_on) if on)]
    units = tuple(sorted({*begun.unit_ids, *(each.unit_id for each in plan.days)}))
    return replace(job, unit_ids=units, first_on=min(dates, default=None), last_on=max(dates, default=None))


def _people(
    services: Services, job: Job, table: CsvText, checker: Employee | None, city: City, now: datetime
) -> dict[str, Employee]:
    """Cell of the PIN's column -> person, of those the checker reaches in a unit of theirs; the machine's map first."""
    if checker is None:
        return {}
    cells, today = pins_in(table), today_of(city, now)
    by_number = services.staff.people_of(sorted({number for each in cells if (number := normalise_number(each))}))
    mapped = services.machines.pins(job.machine_id or "").employee_ids
    by_pin = {each: mapped[plain_pin(each)] for each in cells if plain_pin(each) in mapped}
    by_id = services.staff.people(sorted(set(by_pin.values()))) if by_pin else {}
    found = {
        each: by_id.get(by_pin[each]) if each in by_pin else by_number.get(normalise_number(each)) for each in cells
    }
    return {
        cell: person
        for cell, person in found.items()
        if person and reaches(checker, Act.IMPORT_LOG, [each.unit_id for each in person.assignments], city, today)
    }


class _Days:
    """The days around an instant, of whom the checker reaches in the unit they worked in then; each planned once."""

    def __init__(
        self,
        services: Services,
        checker: Employee | None,
        people: Mapping[str, Employee],
        office_id: str,
        city: City,
        now: datetime,
    ) -> None:
        self._checker, self._people, self._city, self._today = checker, people, city, today_of(city, now)
        self._office_id = office_id
        self._locked = {each.month for each in services.months.locks()}
        self._planned: dict[tuple[str, date], WorkDay | None] = {}

    def around(self, employee_id: str, at: datetime) -> list[WorkDay]:
        person = self._people[employee_id]
        dates = candidate_dates(at, zone_at(person, at, self._city))
        return [day for on in dates if (day := self._day(person, on))]

    def _day(self, person: Employee, on: date) -> WorkDay | None:
        key = person.employee_id, on
        if key not in self._planned:
            self._planned[key] = self._plan(employee_day(person, on, self._city))
        return self._planned[key]

    def _plan(self, day: EmployeeDay) -> WorkDay | None:
        if day.assignment is None or self._checker is None:
            return None
        if not reaches(self._checker, Act.IMPORT_LOG, [day.unit_id], self._city, self._today):
            return None
        slots = {each.slot for each in day.plan.slots}
        elsewhere = frozenset(each for each in slots if self._office_id not in door_offices(day, each, self._city))
        return WorkDay(day.unit_id, day.plan, f"{day.plan.local_date:%Y-%m}" in self._locked, elsewhere)


Standing = Mapping[tuple[str, date, str], AttendanceDay]


def _standing(services: Services, days: Iterable[PunchedDay]) -> Standing:
    """What is recorded of these days: a Query for each unit's date."""
    found: dict[tuple[str, date, str], AttendanceDay] = {}
    for (unit_id, on), theirs in by_date(days).items():
        recorded = {each.employee_id: each for each in services.attendance.unit_day(unit_id, on)}
        for each in theirs:
            there = recorded.get(each.employee_id) or AttendanceDay(each.employee_id, unit_id, on)
            found[unit_id, on, each.employee_id] = there
    return found


def _adds(day: PunchedDay, standing: Standing) -> bool:
    there = standing[day.unit_id, day.on, day.employee_id].punches
    return with_punches(there, day.punches) != there


def _told(day: PunchedDay, standing: Standing, person: Employee, city: City) -> ImportWarning:
    """Whose day it is, what the machine says of it and what the phone recorded there."""
    zone = employee_day(person, day.on, city).zone
    times = [(each.slot, wall_clock(each.at, zone)) for each in sorted(day.punches, key=lambda each: each.at)]
    phone = standing[day.unit_id, day.on, day.employee_id].check_ins
    there = [(slot, wall_clock(phone[slot].counts_at, zone)) for slot in _SLOTS if slot in phone]
    words = [", ".join(f"{_SLOTS[slot][language]} {at}" for slot, at in times) for language in (0, 1)]
    said = [", ".join(f"{_SLOTS[slot][language]} {at}" for slot, at in there) for language in (0, 1)]
    facts = {
        "on": f"{person.name}, {day.on:%d-%m-%Y}", "slots": words[0], "slots_en": words[1],
        "phone": f" (dari ponsel: {said[0]})" if there else "", "phone_en": f" (by phone: {said[1]})" if there else "",
    }  # fmt: skip
    return warning(WARNINGS, f"/rows/{day.row}", DAY_CHANGES, **facts)
