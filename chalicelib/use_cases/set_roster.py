"""Set a person's roster of a month: one by one, or as a row of a file (jobs/roster_rows.py)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, DecideOwn
from chalicelib.rules.access import Act
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.roster import roster_faults, with_month
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.manage_staff import check, save
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of
from chalicelib.use_cases.tell_closer import tell_before


def set_roster(
    services: Services,
    actor: Employee,
    employee_id: str,
    month: str,
    letters: str,
    now: datetime,
    seen: str | None = None,
    dry_run: bool = False,
) -> Employee:
    """One letter a day of a month ("YYYY-MM"): a pattern's code, the off code, or `-` for no entry. Never one's own.

    seen      the letters that the actor saw: raises ChangedMeanwhile where others stand there now; None: any.
    dry_run   judge it and write nothing.
    """
    city = services.city.fresh(now)
    employee, changed = judged_roster(services, actor, employee_id, month, letters, city, now)
    if seen is not None and seen != employee.roster.get(month, "").ljust(len(letters), NO_ENTRY):
        raise ChangedMeanwhile
    if dry_run:
        return changed
    tell_of_roster(services, employee, month, letters, city, now)
    return save(services, changed, employee, roster_entry(services, actor, employee, month, letters, city, now))


def tell_of_roster(services: Services, employee: Employee, month: str, letters: str, city: City, now: datetime) -> None:
    """Before it is written: days entered late may be judged as unknown already."""
    first, entered = date.fromisoformat(f"{month}-01"), employee.roster.get(month, "").ljust(len(letters), NO_ENTRY)
    places = [at for at, (old, new) in enumerate(zip(entered, letters, strict=True)) if old != new]
    tell_before(services, employee, [first + timedelta(days=at) for at in places], "roster", city, now)


def roster_entry(
    services: Services,
    actor: Employee,
    employee: Employee,
    month: str,
    letters: str,
    city: City,
    now: datetime,
    **more: object,
) -> AuditEntry:
    """The entry in the chain of the person's unit. `more`: facts beside month, old and new letters."""
    facts = {"month": month, "old": employee.roster.get(month, ""), "new": letters, **more}
    return entry_about(services, actor, "roster_set", employee, city, now, facts)


def judged_roster(
    services: Services, actor: Employee, employee_id: str, month: str, letters: str, city: City, now: datetime
) -> tuple[Employee, Employee]:
    """The person as stored, and with this month. Raises NotFound out of reach, DecideOwn, InputInvalid."""
    employee = find_employee(services, actor, employee_id, Act.WRITE_ROSTER, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    entered = employee.roster.get(month, "")
    check(roster_faults(month, letters, entered, roster_letters(city), today_of(city, now)))
    return employee, replace(employee, roster=with_month(employee.roster, month, letters))


def roster_letters(city: City) -> frozenset[str]:
    """What a roster may say beside no entry: the patterns' codes and the off code."""
    codes = {each.code for each in city.calendar.patterns.values() if each.code}
    return frozenset(codes | {city.settings.roster_off_code})
