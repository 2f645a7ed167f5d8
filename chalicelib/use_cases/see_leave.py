"""A person's annual leave: what a year holds, what is taken, what is left, and what that was reckoned from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import LeaveKind, Request
from chalicelib.rules.leave import entitled_from, kinds_of
from chalicelib.rules.leave_balance import YEARS_BACK, LeaveYear, leave_years, taken_by
from chalicelib.rules.request_again import without_lapsed
from chalicelib.use_cases.day_plans import last_begun
from chalicelib.use_cases.ports import Services


@dataclass(frozen=True, slots=True)
class Leave:
    """`kinds`: the leave that this person may have at all."""

    kinds: tuple[LeaveKind, ...]
    year: LeaveYear


def see_leave(services: Services, employee: Employee, year: int | None, now: datetime) -> Leave:
    """One Query of the person's requests, and a read for each year back to the one with an opening balance."""
    city = services.city.current(now)
    wanted = year or last_begun(employee, now, city).year
    requests = without_lapsed(services.requests.of_person(employee.employee_id), now, city.settings.zone)
    years = reckoned(services, employee, requests, wanted)
    known = kinds_of(employee.number_kind, city.settings.requests)
    return Leave(tuple(each for each in LeaveKind if each in known), years[wanted])


def reckoned(
    services: Services, employee: Employee, requests: Collection[Request], last: int
) -> Mapping[int, LeaveYear]:
    entitled = entitled_from(LeaveKind.ANNUAL, employee.number, employee.number_kind)
    return leave_years(last, _openings(services, employee.employee_id, last), taken_by(requests), entitled)


def _openings(services: Services, employee_id: str, last: int) -> dict[int, BalanceFacts]:
    """The latest opening balance up to this year: what was entered before it no longer counts."""
    for year in range(last, last - YEARS_BACK - 1, -1):
        found = services.years.opening(employee_id, year)
        if found:
            return {year: found.facts}
    return {}
