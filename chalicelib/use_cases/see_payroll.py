"""A unit's locked month for payroll: refused while the month is open, or while a rule of it stands on no decree."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.payroll import Payroll, PayrollPerson
from chalicelib.domain.verdict import MonthRows
from chalicelib.errors import MonthUnlocked, RuleUnconfirmed
from chalicelib.rules.access import Act
from chalicelib.rules.allowance import fold_allowance
from chalicelib.rules.allowance_rupiah import in_rupiah
from chalicelib.rules.attendance import named, rules_on
from chalicelib.rules.month_sheet import is_trial
from chalicelib.rules.payroll import judged_by, part_of_unit, rules_used, statuses_of
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.confirmed_rules import check_confirmed
from chalicelib.use_cases.order_job import order_job
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit
from chalicelib.use_cases.see_totals import counts_from_of, units_until


def order_payroll(
    services: Services, actor: Employee, unit_id: str, month: str, now: datetime, job_id: str = ""
) -> Job:
    """Have the export of a unit's month ("YYYY-MM") made. `job_id`: the same each time this very request is sent.

    Raises NotFound out of reach, MonthUnlocked, RuleUnconfirmed for a set that holds on a day of the month, of the
    allowance or of attendance; what an adjustment of an earlier month stands on is judged by the worker.
    """
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.EXPORT_PAYROLL, city, now)
    _locked(services, month)
    settings = city.settings
    days = [on for on in dates_of(month) if not is_trial(on, unit.counts_from)]
    judging = [rules_on(settings.attendance_rules, on) for on in days]
    check_confirmed([*rules_used((), month, settings.allowance_rules), *judging])
    kind, queued = JobKind.PAYROLL, JobState.QUEUED
    job = Job(job_id or services.new_id(), kind, queued, actor.employee_id, now, unit_id, month=month)
    facts = {"job": job.job_id, "month": month}
    entry = entry_of(services, actor, "payroll_ordered", unit_id, now, unit_id, facts)
    return order_job(services, job, entry)


def see_payroll(services: Services, actor: Employee, unit_id: str, month: str, now: datetime) -> Payroll:
    """Everybody who was judged in the unit: one Query for its rows, batches for profiles, bases and other units' rows.

    Raises NotFound out of reach, MonthUnlocked, RuleUnconfirmed.
    """
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.EXPORT_PAYROLL, city, now)
    lock = _locked(services, month)
    found = {each.employee_id: each for each in services.months.of_unit(unit_id, month)}
    profiles = services.staff.people(found)
    whole = services.months.of_people(
        {each: {month: sorted({unit_id, *units_until(profiles[each], month)})} for each in found if each in profiles}
    )
    held = services.years.bases_of(found)
    people = [
        _person(each, profiles.get(each), whole.get(each) or [rows], unit_id, month, city, held.get(each))
        for each, rows in found.items()
    ]
    rules = rules_used((each.allowance for each in people), month, city.settings.allowance_rules)
    begins = counts_from_of(city)
    judging = {by for each, rows in found.items() for by in judged_by(whole.get(each) or [rows], begins)}
    attendance = named(judging, city.settings.attendance_rules)
    check_confirmed([*rules, *attendance])
    bare = sorted({each for person in people for each in person.allowance.unconfirmed})
    if bare:  # an adjustment in another unit: the month has no percentages then
        raise RuleUnconfirmed(rules_ids=", ".join(bare))
    people.sort(key=lambda each: (each.name.casefold(), each.employee_id))
    return Payroll(city, unit, month, lock, people, rules, attendance)


def _locked(services: Services, month: str) -> Lock:
    lock = services.months.lock(month)
    if lock is None:
        raise MonthUnlocked(month=month)
    return lock


def _person(
    employee_id: str,
    profile: Employee | None,
    rows: Sequence[MonthRows],
    unit_id: str,
    month: str,
    city: City,
    held: AllowanceBases | None,
) -> PayrollPerson:
    begins = counts_from_of(city)
    made = fold_allowance(month, rows, begins, city.settings.allowance_rules, city.settings.attendance_rules)
    return PayrollPerson(
        employee_id=employee_id,
        name=profile.name if profile else "",
        number=profile.number if profile else "",
        allowance=part_of_unit(in_rupiah(made, held), unit_id),
        statuses=statuses_of(rows, begins, unit_id),
    )
