"""Tell what a line's month came to, and what stands in its way: by who is responsible, or enters for the unit."""

from collections.abc import Mapping
from datetime import date, datetime

from chalicelib.domain.budget import BudgetLine
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import BudgetMonthLocked, ChangedMeanwhile, NotFound, ObstacleDone
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.budget import (
    Figure,
    MonthState,
    ended_obstacle,
    is_told,
    length_faults,
    month_fault,
    month_state,
    obstacle_faults,
    telling_faults,
    told_month,
    with_obstacle,
)
from chalicelib.rules.budget_rules import locks_after
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_budgets import SeenLines, is_responsible, rules_at, seen_line

Place = tuple[str, int, str]  # unit, year, line


def tell_month(
    services: Services, actor: Employee, place: Place, month: int, figure: Figure, revision: int, now: datetime
) -> SeenLines:
    """The month's figure, from January on. Sent again, since its answer was lost, it is answered as the first time.

    revision   of the line as the actor saw it.

    Raises NotFound, ChangedMeanwhile, BudgetMonthLocked, InputInvalid.
    """
    city = services.city.fresh(now)
    line = _find(services, actor, place, city, now)
    if is_told(line, month, figure, actor.employee_id):
        return seen_line(services, actor, line, month, city, now)
    if line.revision != revision:
        raise ChangedMeanwhile
    _check_open(services, line, month, city, today_of(city, now))
    check(telling_faults(line, month, figure))
    before = line.told.get(month)
    facts = {
        "line": line.line_id,
        "month": month,
        "old_idr": before.realised_idr if before else None,
        "new_idr": figure.realised_idr,
        "old_bp": before.physical_bp if before else None,
        "new_bp": figure.physical_bp,
        "corrected": figure.note is not None,
    }
    after = told_month(line, month, figure, actor.employee_id, now)
    return _save(services, actor, line, after, "budget_told", facts, month, city, now)


def tell_obstacle(
    services: Services,
    actor: Employee,
    place: Place,
    month: int,
    text: str,
    follow_up: str | None,
    revision: int,
    now: datetime,
) -> SeenLines:
    """What stands in the way, and what is done about it. Raises NotFound, ChangedMeanwhile, InputInvalid."""
    city = services.city.fresh(now)
    line = _find(services, actor, place, city, now)
    said = (month, text, actor.employee_id)
    if any((each.month, each.text, each.by) == said for each in line.obstacles if not each.done_at):
        return seen_line(services, actor, line, month, city, now)
    if line.revision != revision:
        raise ChangedMeanwhile
    if month_state(line.year, month, today_of(city, now), rules_at(city, line.year, month), None) is MonthState.AHEAD:
        check([month_fault("/month", month)])
    check([*obstacle_faults(line), *length_faults(text=text, follow_up=follow_up)])
    after = with_obstacle(line, month, text, follow_up, actor.employee_id, now)
    facts = {"line": line.line_id, "month": month, "obstacle": after.obstacles[-1].obstacle_id}
    return _save(services, actor, line, after, "budget_obstacle_told", facts, month, city, now)


def end_obstacle(
    services: Services, actor: Employee, place: Place, obstacle_id: str, follow_up: str, revision: int, now: datetime
) -> SeenLines:
    """That it is done, and how. Raises NotFound, ChangedMeanwhile, ObstacleDone, InputInvalid."""
    city = services.city.fresh(now)
    line = _find(services, actor, place, city, now)
    said = next((each for each in line.obstacles if each.obstacle_id == obstacle_id), None)
    if said is None:
        raise ObstacleDone
    if said.done_at and said.follow_up == follow_up:
        return seen_line(services, actor, line, said.month, city, now)  # sent again
    if line.revision != revision:
        raise ChangedMeanwhile
    check(length_faults(follow_up=follow_up))
    after = ended_obstacle(line, obstacle_id, follow_up, now)
    if after is None:
        raise ObstacleDone
    facts = {"line": line.line_id, "obstacle": obstacle_id}
    return _save(services, actor, line, after, "budget_obstacle_done", facts, said.month, city, now)


def _find(services: Services, actor: Employee, place: Place, city: City, now: datetime) -> BudgetLine:
    line, today = services.budgets.line(*place), today_of(city, now)
    if line is None:
        raise NotFound
    if is_responsible(actor, line, city, today) or reaches(actor, Act.WRITE_BUDGET, [line.unit_id], city, today):
        return line
    raise NotFound


def _check_open(services: Services, line: BudgetLine, month: int, city: City, today: date) -> None:
    rules = rules_at(city, line.year, month)
    state = month_state(line.year, month, today, rules, None)
    if state is MonthState.LOCKED:  # only then it matters whether somebody has opened it again
        state = month_state(line.year, month, today, rules, services.budgets.unlock(line.unit_id, line.year, month))
    if state is MonthState.AHEAD:
        check([month_fault("/month", month)])
    if state is MonthState.LOCKED:
        name = f"{line.year:04}-{month:02}"
        raise BudgetMonthLocked(month=name, until_on=locks_after(name, rules).isoformat())


def _save(
    services: Services,
    actor: Employee,
    before: BudgetLine,
    after: BudgetLine,
    action: str,
    facts: Mapping[str, object],
    month: int,
    city: City,
    now: datetime,
) -> SeenLines:
    entry = entry_of(services, actor, action, str(before.year), now, before.unit_id, facts)
    try:
        saved = services.budgets.save(after, before, entry)
    except Changed:
        raise ChangedMeanwhile from None
    return seen_line(services, actor, saved, month, city, now)
