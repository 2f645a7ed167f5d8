"""What is stored of a person's performance over years, for their record."""

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.career import CareerYear
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.rules.career import career_year, people_in
from chalicelib.rules.month import first_day, last_day, year_months
from chalicelib.rules.plan_span import stays_of
from chalicelib.use_cases.ports import Services


def career_years(
    services: Services, employee: Employee, years: range, city: City, today: date
) -> dict[int, CareerYear]:
    """By year. Of each year that they worked in three Queries; of all together batches of their months' lines, and of
    the names."""
    who, worked = employee.employee_id, [year for year in years if stays_of(employee.assignments, year)]
    plans = {year: services.plans.of_person(who, year) for year in worked}
    evaluations = {year: services.evaluations.of_person(who, year) for year in worked}
    words = {year: services.evaluations.feedback_of(who, year) for year in worked}
    lines = services.activities.some_lines([each for year in worked for each in _lines(employee, year, today)])
    wanted = people_in(plan for found in plans.values() for plan in found)
    names = {each.employee_id: each.name for each in services.staff.people(wanted).values()} if wanted else {}
    units = {unit_id: unit.name for unit_id, unit in city.units.items()}
    return {
        year: career_year(
            plans[year],
            evaluations[year],
            [each for each in lines if each.month.startswith(f"{year}-")],
            words[year],
            names,
            units,
            city.settings.zone,
        )
        if year in worked
        else CareerYear()
        for year in years
    }


def _lines(employee: Employee, year: int, today: date) -> Iterator[tuple[str, str, str]]:
    """(unit, month, person) of each month that has begun, in the units that they worked in then."""
    stays = stays_of(employee.assignments, year)
    for month in year_months(year):
        if first_day(month) > today:
            return
        units = {
            each.unit_id for each in stays if each.starts_on <= last_day(month) and each.ends_on >= first_day(month)
        }
        yield from ((unit, month, employee.employee_id) for unit in sorted(units))
