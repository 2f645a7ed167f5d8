"""What a month or a year came to, folded from the judged rows: one's own, a person's, a unit's."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.totals import MonthTotals, YearTotals
from chalicelib.domain.verdict import MonthRows
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.month import last_day, year_months
from chalicelib.rules.month_totals import fold_month, fold_year
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit, today_of, units_of
from chalicelib.use_cases.see_month_sheet import check_has_begun

SCREEN_PEOPLE = 50  # a page of a unit's month


@dataclass(frozen=True, slots=True)
class JudgedMonth:
    """One person's month: rows in each unit they were judged in, what they sum up to, and whether it is locked.

    counts_from   unit id -> its first day that counts.
    """

    employee_id: str
    name: str
    rows: Sequence[MonthRows]
    totals: MonthTotals
    counts_from: Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """People by name, those of the page asked for; `total` counts all that have a row."""

    people: Sequence[JudgedMonth]
    total: int
    lock: Lock | None


def see_own_totals(
    services: Services, employee: Employee, month: str, now: datetime
) -> tuple[JudgedMonth, Lock | None]:
    """One BatchGet for the rows. Raises InputInvalid for a month that has not begun."""
    city = services.city.current(now)
    check_has_begun(month, today_of(city, now))
    rows = services.months.of(employee.employee_id, {month: units_until(employee, month)})
    return _judged(employee.employee_id, employee.name, month, rows, city), services.months.lock(month)


def see_unit_totals(
    services: Services, actor: Employee, unit_id: str, month: str, page: int, now: datetime
) -> UnitMonth:
    """Everybody who was judged in the unit, whatever became of them since: one Query for the rows, one for the names.

    Raises NotFound out of reach, InputInvalid for a month that has not begun.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    check_has_begun(month, today_of(city, now))
    names = {each.employee_id: each.name for each in services.staff.members(unit_id)}
    found = services.months.of_unit(unit_id, month)
    found.sort(key=lambda each: (names.get(each.employee_id, "").casefold(), each.employee_id))
    shown = found[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    people = [_judged(each.employee_id, names.get(each.employee_id, ""), month, [each], city) for each in shown]
    return UnitMonth(people, len(found), services.months.lock(month))


def see_own_year(services: Services, employee: Employee, year: int, now: datetime) -> YearTotals:
    return _year(services, employee, year, services.city.current(now), True)


def see_persons_year(services: Services, actor: Employee, employee_id: str, year: int, now: datetime) -> YearTotals:
    """Somebody else's, within reach; what they brought along only for who may see the whole profile."""
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.READ_ATTENDANCE, now, city)
    today = today_of(city, now)
    whole = reaches(actor, Act.READ_WHOLE_PROFILE, units_of(employee, today), city, today)
    return _year(services, employee, year, city, whole)


def _year(services: Services, employee: Employee, year: int, city: City, with_opening: bool) -> YearTotals:
    units = {month: units_until(employee, month) for month in year_months(year)}
    rows = services.months.of(employee.employee_id, {month: held for month, held in units.items() if held})
    by_month: dict[str, list[MonthRows]] = {}
    for each in rows:
        by_month.setdefault(each.month, []).append(each)
    begins = counts_from_of(city)
    months = [fold_month(month, found, begins) for month, found in by_month.items()]
    opening = services.years.opening(employee.employee_id, year) if with_opening else None
    return fold_year(employee.employee_id, year, months, opening.facts if opening else None)


def _judged(employee_id: str, name: str, month: str, rows: Sequence[MonthRows], city: City) -> JudgedMonth:
    begins = counts_from_of(city)
    return JudgedMonth(employee_id, name, rows, fold_month(month, rows, begins), begins)


def counts_from_of(city: City) -> dict[str, date | None]:
    """Unit id -> its first day that counts."""
    return {unit_id: unit.counts_from for unit_id, unit in city.units.items()}


def units_until(employee: Employee, month: str) -> Collection[str]:
    """Where rows or adjustments of the month may lie: an earlier unit's day is adjusted where it was judged."""
    return sorted({each.unit_id for each in employee.assignments if each.starts_on <= last_day(month)})
