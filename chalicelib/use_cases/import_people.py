"""A CSV of people or units, small enough for one request: nothing unless the whole file is sound.

People are added one by one, supervisors first. Killed half-way, the same file sent again adds the rest: who is
registered already with the same name and unit is passed over. The last one is written together with the entry that
tells of the import, so whoever is stopped before has still to bring it, and nobody after does.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.errors import InputInvalid
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvRow, CsvText, read_csv
from chalicelib.rules.employee_number import normalise_number
from chalicelib.rules.given_names import GivenNames
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.people_file import read_people
from chalicelib.rules.people_order import supervisors_first
from chalicelib.rules.people_row import NEW_COLUMNS, PersonRow, known_of
from chalicelib.rules.unit_file import UnitsKnown, read_units
from chalicelib.rules.unit_plan import unit_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.change_units import publish_units
from chalicelib.use_cases.manage_staff import NewEmployee, store_employee
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of

MAX_ROWS = 100  # people: some five calls to the table each, all within the 12 s in which a request may make any
MAX_UNITS = 1_000  # written as one book


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """How many rows are new and how many were registered already; nothing is added by a dry run."""

    new: int
    known: int
    employee_ids: tuple[str, ...]
    warnings: tuple[ImportWarning, ...]


def import_people(services: Services, actor: Employee, raw: bytes, dry_run: bool, now: datetime) -> PeopleReport:
    """Raises InputInvalid with every fault of the file; a dry run and a real one find the same."""
    city = services.city.fresh(now)
    text = read_csv(raw, MAX_ROWS)
    numbers = _registered(services, text)
    remaining = _without_known(services, text, numbers, city)
    today = today_of(city, now)
    found = read_people(remaining, known_of(city, numbers), today)
    if found.faults:
        raise InputInvalid(found.faults)
    known_rows = len(text.rows) - len(remaining.rows)
    if dry_run:
        return PeopleReport(len(found.rows), known_rows, (), found.warnings)
    facts = {"sha256": _sha256(raw), "new": len(found.rows), "known": known_rows}
    imported = entry_of(services, actor, "people_imported", "people", now, facts=facts)
    added, ids = [], dict(numbers)
    for at, row in enumerate(supervisors_first(found.rows, numbers), 1):
        new, beside = _new(row, ids, today), imported if at == len(found.rows) else None
        ids[row.number] = store_employee(services, actor, new, services.new_id(), now, beside).employee_id
        added.append(ids[row.number])
    return PeopleReport(len(added), known_rows, tuple(added), found.warnings)


def import_units(services: Services, actor: Employee, raw: bytes, dry_run: bool, now: datetime) -> tuple[int, int]:
    """How many units the file adds and changes. A changed unit keeps what the file is silent about."""
    city = services.city.fresh(now)
    found = read_units(read_csv(raw, MAX_UNITS), units_known(city, now))
    if found.faults:
        raise InputInvalid(found.faults)
    wanted = {row.unit_id: unit_of(row, city.units) for row in found.rows}
    changed = {unit_id: unit for unit_id, unit in wanted.items() if city.units.get(unit_id) != unit}
    new = sum(unit_id not in city.units for unit_id in changed)
    if changed and not dry_run:
        facts = {"sha256": _sha256(raw), "added": new, "changed": len(changed) - new}
        publish_units(services, actor, city, changed, "units_imported", now, facts)
    return new, len(changed) - new


def units_known(city: City, now: datetime) -> UnitsKnown:
    """What the rows of a city's file of units are judged by."""
    return UnitsKnown(city.units, city.offices, today_of(city, now), city.settings.switch_notice_days)


def _registered(services: Services, text: CsvText) -> dict[str, str]:
    """Normalised staff number -> employee id, of every number the file names that is registered."""
    columns = match_columns(text, NEW_COLUMNS)
    if columns.faults:
        return {}
    named = {normalise_number(columns.cell(row, name)) for row in text.rows for name in ("number", "supervisor")}
    found = {number: services.staff.employee_id_of(number) for number in sorted(named) if number}
    return {number: employee_id for number, employee_id in found.items() if employee_id}


def _without_known(services: Services, text: CsvText, numbers: Mapping[str, str], city: City) -> CsvText:
    columns = match_columns(text, NEW_COLUMNS)
    if columns.faults:
        return text
    names = GivenNames({unit_id: unit.name for unit_id, unit in city.units.items()})
    rows = tuple(row for row in text.rows if not _is_known(services, columns, row, numbers, names))
    return replace(text, rows=rows)


def _is_known(services: Services, columns: Columns, row: CsvRow, numbers: Mapping[str, str], names: GivenNames) -> bool:
    employee_id = numbers.get(normalise_number(columns.cell(row, "number")))
    employee = services.staff.employee(employee_id) if employee_id else None
    if employee is None:
        return False
    units = {each.unit_id for each in employee.assignments}
    named = names.find(columns.cell(row, "unit_id"))
    return employee.name == columns.cell(row, "name") and len(named) == 1 and named[0] in units


def _new(row: PersonRow, ids: Mapping[str, str], today: date) -> NewEmployee:
    assignment = Assignment(
        unit_id=row.unit_id,
        starts_on=row.starts_on or today,
        office_ids=row.office_ids,
        pattern_id=row.pattern_id,
        supervisor_id=ids[row.supervisor_number] if row.supervisor_number else None,
    )
    return NewEmployee(row.name, row.number, row.number_kind, assignment, row.email)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
