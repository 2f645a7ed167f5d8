"""What a month's attendance takes off the additional income: one's own, a unit's; in rupiah where a base stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.allowance import AllowanceMonth
from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.verdict import MonthRows
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.allowance import fold_allowance
from chalicelib.rules.allowance_rupiah import in_rupiah
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun
from chalicelib.use_cases.see_totals import SCREEN_PEOPLE, counts_from_of, units_until


@dataclass(frozen=True, slots=True)
class PersonsAllowance:
    employee_id: str
    name: str
    allowance: AllowanceMonth


@dataclass(frozen=True, slots=True)
class UnitAllowances:
    """People by name, those of the page asked for; `total` counts all that have a row."""

    people: Sequence[PersonsAllowance]
    total: int
    lock: Lock | None


def see_own_allowance(
    services: Services, employee: Employee, month: str, now: datetime
) -> tuple[PersonsAllowance, Lock | None]:
    """One BatchGet for the rows, a read for the base. Raises InputInvalid for a month that has not begun."""
    city = services.city.current(now)
    check_has_begun(month, today_of(city, now))
    rows = services.months.of(employee.employee_id, {month: units_until(employee, month)})
    held = services.years.bases(employee.employee_id)
    return _folded(employee.employee_id, employee.name, month, rows, city, held), services.months.lock(month)


def see_unit_allowances(
    services: Services, actor: Employee, unit_id: str, month: str, page: int, now: datetime
) -> UnitAllowances:
    """Everybody who was judged in the unit, by what happened in it alone: one Query for the rows, one for the names.

    It is the matrix row "reports": supervisor and operator in their tree, city admin and auditor in the whole city,
    without a case number; rupiah for who hands them to payroll, a batch of reads for the page's people.
    Raises NotFound out of reach, InputInvalid for a month that has not begun.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_REPORT, city, now)
    today = today_of(city, now)
    check_has_begun(month, today)
    names = {each.employee_id: each.name for each in services.staff.members(unit_id)}
    found = services.months.of_unit(unit_id, month)
    found.sort(key=lambda each: (names.get(each.employee_id, "").casefold(), each.employee_id))
    shown = found[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    with_rupiah = reaches(actor, Act.EXPORT_PAYROLL, [unit_id], city, today)
    held = services.years.bases_of([each.employee_id for each in shown]) if with_rupiah else {}
    people = [
        _folded(each.employee_id, names.get(each.employee_id, ""), month, [each], city, held.get(each.employee_id))
        for each in shown
    ]
    return UnitAllowances(people, len(found), services.months.lock(month))


def _folded(
    employee_id: str, name: str, month: str, rows: Iterable[MonthRows], city: City, held: AllowanceBases | None
) -> PersonsAllowance:
    settings = city.settings
    made = fold_allowance(month, rows, counts_from_of(city), settings.allowance_rules, settings.attendance_rules)
    return PersonsAllowance(employee_id, name, in_rupiah(made, held))
