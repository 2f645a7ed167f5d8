"""Until when a person may ask about a closed day themselves: a correction, an objection."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, Ruling
from chalicelib.rules.local_time import local_date
from chalicelib.rules.objection import harms
from chalicelib.rules.working_days import nth_working_day
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day


def ask_until(
    employee: Employee, day: EmployeeDay, verdict: DayVerdict | None, ruled: Mapping[Slot, Ruling], city: City
) -> date | None:
    """Counted in own working days from the date, or from the last judgement of it, as of a request.

    ruled   what was decided about the day's check-ins.

    None while the day is open, and where it counts nothing against the person.
    """
    if verdict is None or not harms(verdict):
        return None
    judged = [local_date(each.at, day.zone) for each in ruled.values()]
    since = max([day.plan.local_date, *judged])
    return nth_working_day(lambda on: employee_day(employee, on, city).plan, since, city.settings.requests.past_days)
