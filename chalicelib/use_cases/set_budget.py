"""What a unit's budget is: a line's ceilings, targets and who is responsible; and a locked month opened again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.budget import BudgetLine, Unlock
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, FieldError
from chalicelib.rules.access import Act, root_of
from chalicelib.rules.budget import UNLOCK_DAYS, MonthState, month_fault, month_state
from chalicelib.rules.budget_line import LineFacts, line_faults, with_facts
from chalicelib.rules.budget_texts import FAULTS
from chalicelib.rules.import_report import fault
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_budgets import SeenLines, rules_at, seen_line


def set_line(
    services: Services, actor: Employee, unit_id: str, year: int, facts: LineFacts, revision: int, now: datetime
) -> SeenLines:
    """Write one line by hand: a city admin's. `revision`: of the line as it was seen, 0 for a new one.

    Raises NotFound, InputInvalid, ChangedMeanwhile.
    """
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.WRITE_CITY, city, now)
    held = services.budgets.line(unit_id, year, f"{facts.code}-{facts.account}")
    if held and with_facts(held, unit_id, year, facts, actor.employee_id, now) == held:
        return seen_line(services, actor, held, 1, city, now)  # it is so already, or this was sent again
    if (held.revision if held else 0) != revision:
        raise ChangedMeanwhile
    check([*line_faults(held, facts, year), *responsible_faults(services, unit_id, facts, city, now)])
    try:
        saved = save_line(services, actor, held, unit_id, year, facts, now)
    except Changed:
        raise ChangedMeanwhile from None
    return seen_line(services, actor, saved, 1, city, now)


def save_line(
    services: Services,
    actor: Employee,
    held: BudgetLine | None,
    unit_id: str,
    year: int,
    facts: LineFacts,
    now: datetime,
    job_id: str | None = None,
) -> BudgetLine:
    """Write it with its entry in the unit's chain, where it becomes another. Raises Changed."""
    line = with_facts(held, unit_id, year, facts, actor.employee_id, now)
    if line == held:
        return line
    told = {
        "line": line.line_id,
        "old_idr": held.ceiling_idr if held else None,
        "new_idr": line.ceiling_idr,
        "targets": held is None or held.targets != line.targets,
        "pptk": line.pptk_id,
        "kpa": line.kpa_id,
        "job": job_id,
    }
    return services.budgets.save(
        line, held, entry_of(services, actor, "budget_line_set", str(year), now, unit_id, told)
    )


def responsible_faults(
    services: Services, unit_id: str, facts: LineFacts, city: City, now: datetime
) -> list[FieldError]:
    """Who is named works in the OPD whose budget it is."""
    named = {"pptk_id": facts.pptk_id, "kpa_id": facts.kpa_id}
    people = services.staff.people({each for each in named.values() if each}) if any(named.values()) else {}
    return [
        fault(FAULTS, f"/{field}", "RESPONSIBLE_UNKNOWN")
        for field, who in named.items()
        if who and not (who in people and works_in(people[who], unit_id, city, today_of(city, now)))
    ]


def works_in(person: Employee, unit_id: str, city: City, today: date) -> bool:
    """Whether they work today in the OPD that the unit is of."""
    held = person.assignment_on(today)
    return held is not None and city.is_within(held.unit_id, root_of(unit_id, city))


def unlock_month(
    services: Services, actor: Employee, unit_id: str, year: int, month: int, until_on: date, reason: str, now: datetime
) -> Unlock:
    """Have a unit's month entered again up to and on a date. Raises NotFound, InputInvalid."""
    city = services.city.fresh(now)
    find_unit(actor, unit_id, Act.WRITE_CITY, city, now)
    today = today_of(city, now)
    faults = []
    if month_state(year, month, today, rules_at(city, year, month), None) is MonthState.AHEAD:
        faults.append(month_fault("/month", month))
    if not today <= until_on <= today + timedelta(UNLOCK_DAYS):
        faults.append(fault(FAULTS, "/until_on", "UNLOCK_UNTIL", limit=UNLOCK_DAYS))
    check(faults)
    unlock = Unlock(unit_id, year, month, until_on, reason, actor.employee_id, now)
    stands = services.budgets.unlock(unit_id, year, month)
    if stands and replace(stands, at=now) == unlock:
        return stands  # sent again
    facts = {"month": month, "until_on": until_on.isoformat(), "reason": reason}
    services.budgets.save_unlock(unlock, entry_of(services, actor, "budget_unlocked", str(year), now, unit_id, facts))
    return unlock
