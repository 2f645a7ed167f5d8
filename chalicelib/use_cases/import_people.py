"""A CSV of people or units, small enough for one request: nothing unless the whole file is sound.

People are added one by one, supervisors first. Killed half-way, the same file sent again adds the rest: who is
registered already with the same name and unit is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.errors import InputInvalid
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText, read_csv
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.people_file import COLUMNS, PersonRow, read_people
from chalicelib.rules.unit_file import read_units
from chalicelib.use_cases.change_units import publish_units
from chalicelib.use_cases.manage_staff import NewEmployee, add_employee
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

MAX_ROWS = 200  # people; what one request can add within the gateway's 29 s
MAX_UNITS = 1_000


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """How many rows are new and how many were registered already; nothing is added by a dry run."""

    new: int
    known: int
    employee_ids: tuple[str, ...]
    warnings: tuple[ImportWarning, ...]


def import_people(services: Services, actor: Employee, raw: bytes, dry_run: bool, now: datetime) -> PeopleReport:
    """Raises InputInvalid with every fault of the file."""
    city = services.city.fresh(now)
    text = read_csv(raw, MAX_ROWS)
    numbers = _registered(services, text)
    remaining = _without_known(services, text, numbers)
    today = today_of(city, now)
    found = read_people(remaining, city.units, city.offices, city.calendar.patterns, numbers, today)
    if found.faults:
        raise InputInvalid(found.faults)
    known = len(text.rows) - len(remaining.rows)
    if dry_run:
        return PeopleReport(len(found.rows), known, (), found.warnings)
    added = _add_all(services, actor, found.rows, dict(numbers), today, now)
    return PeopleReport(len(added), known, tuple(added), found.warnings)


def import_units(services: Services, actor: Employee, raw: bytes, dry_run: bool, now: datetime) -> tuple[int, int]:
    """How many units the file adds and changes. A changed unit keeps its offices and its counts_from."""
    city = services.city.fresh(now)
    found = read_units(read_csv(raw, MAX_UNITS), city.units)
    if found.faults:
        raise InputInvalid(found.faults)
    wanted = {row.unit_id: _unit(city, row.unit_id, row.name, row.parent_id) for row in found.rows}
    changed = {unit_id: unit for unit_id, unit in wanted.items() if city.units.get(unit_id) != unit}
    if changed and not dry_run:
        publish_units(services, actor, changed, "units_imported", now)
    new = sum(unit_id not in city.units for unit_id in changed)
    return new, len(changed) - new


def _unit(city: City, unit_id: str, name: str, parent_id: str | None) -> Unit:
    known = city.units.get(unit_id)
    return replace(known, name=name, parent_id=parent_id) if known else Unit(unit_id, name, parent_id)


def _registered(services: Services, text: CsvText) -> dict[str, str]:
    """Normalised staff number -> employee id, of every number the file names that is registered."""
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return {}
    named = {normalise_number(columns.cell(row, name)) for row in text.rows for name in ("number", "supervisor")}
    found = {number: services.staff.employee_id_of(number) for number in sorted(named) if number}
    return {number: employee_id for number, employee_id in found.items() if employee_id}


def _without_known(services: Services, text: CsvText, numbers: Mapping[str, str]) -> CsvText:
    columns = match_columns(text, COLUMNS)
    if columns.faults:
        return text
    rows = tuple(row for row in text.rows if not _is_known(services, columns, row, numbers))
    return replace(text, rows=rows)


def _is_known(services: Services, columns: Columns, row: CsvRow, numbers: Mapping[str, str]) -> bool:
    employee_id = numbers.get(normalise_number(columns.cell(row, "number")))
    employee = services.staff.employee(employee_id) if employee_id else None
    if employee is None:
        return False
    units = {each.unit_id for each in employee.assignments}
    return employee.name == columns.cell(row, "name") and columns.cell(row, "unit_id") in units


def _add_all(
    services: Services,
    actor: Employee,
    rows: Sequence[PersonRow],
    ids: dict[str, str],
    today: date,
    now: datetime,
) -> list[str]:
    """Add everybody, each after their own supervisor (circles were faults)."""
    waiting, added = list(rows), []
    while waiting:
        ready = [row for row in waiting if row.supervisor_number is None or row.supervisor_number in ids]
        for row in ready:
            ids[row.number] = add_employee(services, actor, _new(row, ids, today), now).employee_id
            added.append(ids[row.number])
        waiting = [row for row in waiting if row not in ready]
    return added


def _new(row: PersonRow, ids: Mapping[str, str], today: date) -> NewEmployee:
    assignment = Assignment(
        unit_id=row.unit_id,
        starts_on=row.starts_on or today,
        office_ids=row.office_ids,
        pattern_id=row.pattern_id,
        supervisor_id=ids[row.supervisor_number] if row.supervisor_number else None,
    )
    return NewEmployee(row.name, row.number, row.number_kind, assignment, row.email)
