"""Last days of service in a file of people; the rules are those of entering one by hand. See docs/rules.md#people."""

from collections.abc import Iterable, Mapping
from datetime import date

from chalicelib.domain.employee import Employee
from chalicelib.errors import FieldError
from chalicelib.rules.access import is_city_wide
from chalicelib.rules.import_report import fault
from chalicelib.rules.leaving import MAX_DAYS_LATE, has_passed, leaving_fault
from chalicelib.rules.people_plan import first_date
from chalicelib.rules.people_row import PersonRow
from chalicelib.rules.people_texts import FAULTS
from chalicelib.rules.row_kind import Becomes


def last_day_faults(rows: Iterable[PersonRow], registered: Mapping[str, Employee], today: date) -> list[FieldError]:
    """What is wrong with the rows' last days, told at each.

    registered   normalised staff number -> person, of those the file may speak of.
    """
    found = []
    for row in rows:
        code = last_day_fault(row, registered.get(row.number), today)
        if code:
            found.append(fault(FAULTS, f"/rows/{row.row}/left_on", code, days=MAX_DAYS_LATE))
    return found


def last_day_fault(row: PersonRow, employee: Employee | None, today: date) -> str | None:
    """The code of what is wrong with the row's last day, or None. Silence, and what stands already, is no change."""
    if row.left_on is None or (employee and employee.left_on == row.left_on):
        return None
    if employee is None:
        return "LEFT_BEFORE_START" if row.left_on < first_date(row, Becomes.NEW, today) else None
    if has_passed(employee.left_on, today):
        return "HAS_LEFT"
    return "ROLE_HELD" if is_city_wide(employee) else leaving_fault(row.left_on, today)
