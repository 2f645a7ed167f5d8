"""Read what was recorded: one's own month, a person's month, a unit's day; each joined with its evidence."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.attendance import AttendanceDay, CheckIn, Evidence
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.evidence import join_evidence
from chalicelib.rules.month_sheet import is_trial
from chalicelib.use_cases.day_plans import EmployeeDay, counts_from, employee_day, member_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit


@dataclass(frozen=True, slots=True)
class PersonDay:
    """`trial`: the date lies before the first day that counts of the unit it belongs to."""

    plan: DayPlan
    recorded: AttendanceDay | None
    zone: str
    trial: bool


@dataclass(frozen=True, slots=True)
class MemberDay:
    member: Member
    plan: DayPlan
    recorded: AttendanceDay | None


def see_month(services: Services, employee: Employee, year: int, month: int, now: datetime) -> list[PersonDay]:
    """Every date of the month with its plan and what was recorded; 1 BatchGet for the days, 1 for the evidence."""
    city = services.city.current(now)
    dates = [date(year, month, each) for each in range(1, calendar.monthrange(year, month)[1] + 1)]
    days = [employee_day(employee, on, city) for on in dates]
    units = {day.plan.local_date: day.assignment.unit_id for day in days if day.assignment}
    recorded = services.attendance.days(employee.employee_id, units) if units else []
    by_date = {each.local_date: each for each in with_evidence(services, recorded, now)}
    return [PersonDay(day.plan, by_date.get(day.plan.local_date), day.zone, _is_trial(day, city)) for day in days]


def _is_trial(day: EmployeeDay, city: City) -> bool:
    return is_trial(day.plan.local_date, counts_from(day, city))


def see_check_in(
    services: Services, employee: Employee, on: date, slot: Slot, now: datetime
) -> tuple[CheckIn, CheckIn]:
    """One's own check-in as it was recorded, and as it is known since its photo was looked at. Raises NotFound."""
    assignment = employee.assignment_on(on)
    if assignment is None:
        raise NotFound
    day = services.attendance.day(assignment.unit_id, on, employee.employee_id)
    if slot not in day.check_ins:
        raise NotFound
    (seen,) = with_evidence(services, [day], now)
    return day.check_ins[slot], seen.check_ins[slot]


def see_persons_month(
    services: Services, actor: Employee, employee_id: str, year: int, month: int, now: datetime
) -> tuple[Employee, list[PersonDay]]:
    """Somebody else's month, within reach."""
    employee = find_employee(services, actor, employee_id, Act.READ_ATTENDANCE, now)
    return employee, see_month(services, employee, year, month, now)


def see_unit_day(services: Services, actor: Employee, unit_id: str, on: date, now: datetime) -> list[MemberDay]:
    """Everybody of the unit on this local date, by name: 2 Queries and their pages, then the evidence."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    recorded = with_evidence(services, services.attendance.unit_day(unit_id, on), now)
    by_person = {each.employee_id: each for each in recorded}
    members = sorted(services.staff.members(unit_id), key=lambda each: (each.name.casefold(), each.employee_id))
    return [
        MemberDay(member, member_plan(member, on, city)[0], by_person.get(member.employee_id))
        for member in members
        if any(each.holds_on(on) for each in member.assignments) or member.employee_id in by_person
    ]


def with_evidence(services: Services, days: Iterable[AttendanceDay], now: datetime) -> list[AttendanceDay]:
    """The days with each check-in's reasons as they are once its evidence is looked at."""
    found = list(days)
    wanted = [
        (check_in.upload_key, check_in.selfie_version_id)
        for day in found
        for check_in in day.check_ins.values()
        if check_in.selfie_version_id
    ]
    evidence = services.evidence.of(wanted) if wanted else {}
    return [
        replace(day, check_ins={slot: _joined(services, each, evidence, now) for slot, each in day.check_ins.items()})
        for day in found
    ]


def _joined(
    services: Services, check_in: CheckIn, evidence: Mapping[tuple[str, str], Evidence], now: datetime
) -> CheckIn:
    key = check_in.upload_key
    if check_in.selfie_version_id:
        one = evidence.get((key, check_in.selfie_version_id))
        found = [one] if one else []
    else:
        found = services.evidence.versions(key) if check_in.selfie_sha256 else []
    return replace(check_in, reasons=join_evidence(check_in, found, now))
