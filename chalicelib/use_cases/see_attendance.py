"""Read what was recorded: one's own month, a person's, a unit's day; each joined with its evidence and its verdict."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.attendance import AttendanceDay, CheckIn, Evidence
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict, Ruling
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.evidence import join_evidence
from chalicelib.rules.excuse import excuses_on
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.ruling import stands_on
from chalicelib.use_cases.day_plans import EmployeeDay, counts_from, employee_day, member_plan
from chalicelib.use_cases.may_ask import MayAsk, may_ask
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, find_unit
from chalicelib.use_cases.unit_facts import joined

Rulings = Mapping[tuple[str, date], Mapping[Slot, Ruling]]  # by employee and date


@dataclass(frozen=True, slots=True)
class PersonDay:
    """`trial`: the date lies before the first day that counts of its unit. `rulings`: as of `standing_rulings`.

    may_ask   which corrections and objections the person may file, each until when; what weighs most first.
    """

    plan: DayPlan
    recorded: AttendanceDay | None
    zone: str
    trial: bool
    rulings: Mapping[Slot, Ruling] = field(default_factory=dict)
    verdict: DayVerdict | None = None
    excuses: tuple[Excuse, ...] = ()
    may_ask: Sequence[MayAsk] = ()


@dataclass(frozen=True, slots=True)
class MemberDay:
    member: Member
    plan: DayPlan
    zone: str
    recorded: AttendanceDay | None
    rulings: Mapping[Slot, Ruling] = field(default_factory=dict)
    verdict: DayVerdict | None = None
    excuses: tuple[Excuse, ...] = ()


def see_month(services: Services, employee: Employee, year: int, month: int, now: datetime) -> list[PersonDay]:
    """Every date of the month with its plan, what was recorded and what it came to; 1 BatchGet each for the days, for
    the verdicts, for the evidence and for rulings; and those of `may_ask`."""
    city = services.city.current(now)
    dates = [date(year, month, each) for each in range(1, calendar.monthrange(year, month)[1] + 1)]
    days = [employee_day(employee, on, city) for on in dates]
    units = {day.plan.local_date: day.assignment.unit_id for day in days if day.assignment}
    recorded = services.attendance.days(employee.employee_id, units) if units else []
    by_date = {each.local_date: each for each in with_evidence(services, recorded, now)}
    rulings = standing_rulings(services, by_date.values(), of_all=True)
    verdicts = _verdicts(services, employee.employee_id, f"{year}-{month:02}", units) if units else {}
    asks = may_ask(services, employee, verdicts, by_date, city, now)
    return [
        PersonDay(
            plan=day.plan,
            recorded=by_date.get(on),
            zone=day.zone,
            trial=_is_trial(day, city),
            rulings=rulings.get((employee.employee_id, on), {}),
            verdict=verdicts.get(on),
            excuses=day.excuses,
            may_ask=asks.get(on, ()),
        )
        for on, day in zip(dates, days, strict=True)
    ]


def _verdicts(services: Services, employee_id: str, month: str, units: Mapping[date, str]) -> dict[date, DayVerdict]:
    """What counts of each date, as the unit of that date judged it."""
    found = {each.unit_id: each for each in services.months.of(employee_id, {month: set(units.values())})}
    rows = {on: found[unit_id] for on, unit_id in units.items() if unit_id in found}
    counting = {on: each.standing.get(on) for on, each in rows.items()}
    return {on: verdict for on, verdict in counting.items() if verdict}


def _is_trial(day: EmployeeDay, city: City) -> bool:
    return is_trial(day.plan.local_date, counts_from(day, city))


def see_check_in(
    services: Services, employee: Employee, on: date, slot: Slot, now: datetime
) -> tuple[CheckIn, CheckIn, Ruling | None]:
    """One's own check-in as it was recorded, and as it is known since its photo was looked at, and what was decided.

    Raises NotFound.
    """
    assignment = employee.assignment_on(on)
    if assignment is None:
        raise NotFound
    day = services.attendance.day(assignment.unit_id, on, employee.employee_id)
    if slot not in day.check_ins:
        raise NotFound
    (seen,) = with_evidence(services, [day], now)
    ruled = standing_rulings(services, [seen], of_all=True).get((employee.employee_id, on), {})
    return day.check_ins[slot], seen.check_ins[slot], ruled.get(slot)


def see_persons_month(
    services: Services, actor: Employee, employee_id: str, year: int, month: int, now: datetime
) -> tuple[Employee, list[PersonDay]]:
    """Somebody else's month, within reach."""
    employee = find_employee(services, actor, employee_id, Act.READ_ATTENDANCE, now)
    return employee, see_month(services, employee, year, month, now)


def see_unit_day(services: Services, actor: Employee, unit_id: str, on: date, now: datetime) -> list[MemberDay]:
    """Everybody of the unit on this local date, by name: 4 Queries and their pages."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    days, ruled = services.attendance.unit_facts(unit_id, on)
    check_ins = joined(days, services.evidence.of_unit_day(unit_id, on), now)
    recorded = [replace(each, check_ins=check_ins[each.employee_id]) for each in days]
    by_person = {each.employee_id: each for each in recorded}
    rulings = _standing(ruled, (each for day in recorded for each in day.check_ins.values()))
    verdicts = services.months.of_date(unit_id, on)
    members = sorted(services.staff.members(unit_id), key=lambda each: (each.name.casefold(), each.employee_id))
    plans = {each.employee_id: member_plan(each, on, city) for each in members}
    return [
        MemberDay(
            member=member,
            plan=plans[member.employee_id][0],
            zone=plans[member.employee_id][1],
            recorded=by_person.get(member.employee_id),
            rulings=rulings.get((member.employee_id, on), {}),
            verdict=verdicts.get(member.employee_id),
            excuses=excuses_on(member.excuses, on),
        )
        for member in members
        if any(each.holds_on(on) for each in member.assignments) or member.employee_id in by_person
    ]


def standing_rulings(services: Services, days: Iterable[AttendanceDay], of_all: bool = False) -> Rulings:
    """What was decided about the check-ins of these days as they lie there: 1 BatchGet.

    days     with their evidence joined.
    of_all   of valid ones too, which are reviewed once their day is closed; else only what is provisional is asked for.
    """
    wanted = [each for day in days for each in day.check_ins.values() if of_all or each.reasons]
    return _standing(services.attendance.rulings_about(wanted), wanted) if wanted else {}


def _standing(rulings: Iterable[Ruling], check_ins: Iterable[CheckIn]) -> Rulings:
    lying = {(each.employee_id, each.local_date, each.slot): each for each in check_ins}
    found: dict[tuple[str, date], dict[Slot, Ruling]] = {}
    for ruling in rulings:
        check_in = lying.get((ruling.employee_id, ruling.local_date, ruling.slot))
        if check_in and stands_on(ruling, check_in):
            found.setdefault((ruling.employee_id, ruling.local_date), {})[ruling.slot] = ruling
    return found


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
