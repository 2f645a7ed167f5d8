"""A person's opening balance of a year: read it, enter it one by one, or as a row of a file (jobs/balance_rows.py)."""

from dataclasses import asdict
from datetime import datetime

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.rules.access import Act
from chalicelib.rules.balance import balance_fault, year_fault
from chalicelib.use_cases.audit_entries import entry_about, keyed_hash
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_employee, today_of


def see_balance(services: Services, actor: Employee, employee_id: str, year: int, now: datetime) -> OpeningBalance:
    """Raises NotFound out of reach, and where nothing was entered."""
    if employee_id != actor.employee_id:
        find_employee(services, actor, employee_id, Act.READ_WHOLE_PROFILE, now)
    found = services.years.opening(employee_id, year)
    if found is None:
        raise NotFound
    return found


def set_balance(
    services: Services,
    actor: Employee,
    employee_id: str,
    year: int,
    facts: BalanceFacts,
    revision: int,
    now: datetime,
) -> OpeningBalance:
    """Enter or correct one, never one's own. `revision`: of what the actor saw, 0 for nothing.

    Raises NotFound, DecideOwn, InputInvalid, and ChangedMeanwhile where something else stands than was seen. What
    stands already is not written again.
    """
    city = services.city.fresh(now)
    employee, standing = judged_balance(services, actor, employee_id, year, facts, city, now)
    if standing and standing.facts == facts:
        return standing
    if revision != (standing.revision if standing else 0):
        raise ChangedMeanwhile
    try:
        return save_balance(services, actor, employee, standing, (year, facts), city, now)
    except Changed:
        raise ChangedMeanwhile from None


def judged_balance(
    services: Services, actor: Employee, employee_id: str, year: int, facts: BalanceFacts, city: City, now: datetime
) -> tuple[Employee, OpeningBalance | None]:
    """Whose it is, and what stands. Raises NotFound out of reach, DecideOwn, InputInvalid."""
    employee = find_employee(services, actor, employee_id, Act.WRITE_STAFF, now, city)
    if employee_id == actor.employee_id:
        raise DecideOwn
    faults = (year_fault(year, today_of(city, now)), balance_fault(facts))
    check([each for each in faults if each])
    return employee, services.years.opening(employee_id, year)


def save_balance(
    services: Services,
    actor: Employee,
    employee: Employee,
    standing: OpeningBalance | None,
    wanted: tuple[int, BalanceFacts],
    city: City,
    now: datetime,
    job_id: str | None = None,
) -> OpeningBalance:
    """Write it in place of what stands, with its entry in the unit's chain. Raises Changed."""
    year, facts = wanted
    balance = OpeningBalance(employee.employee_id, year, facts, actor.employee_id, now)
    told: dict[str, object] = {"year": year, "old": _hash(services, standing), "new": _hash(services, balance)}
    if job_id:
        told["job"] = job_id
    entry = entry_about(services, actor, "balance_set", employee, city, now, told)
    return services.years.save_opening(balance, standing, entry)


def _hash(services: Services, balance: OpeningBalance | None) -> str | None:
    if balance is None:
        return None
    return keyed_hash(services, "BALANCE", [balance.employee_id, balance.year, asdict(balance.facts)])
