"""Plans of the demo's past: heads first, then whom they lead; most agreed, some on their way, some nowhere."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from random import Random

from chalicelib.domain.employee import Employee, NumberKind
from chalicelib.domain.plan import Plan, PlanState, PlanStepKind
from chalicelib.errors import Problem
from chalicelib.rules.plan_span import within
from chalicelib.use_cases.plan_steps import answer_plan, propose_plan
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.write_plan import Draft, begin_plan, copy_last_year, write_plan
from tools.past_budget_lines import codes_of
from tools.past_goals import Post, goals_of, post_of
from tools.past_people import HEAD, SECOND, SEED, PastPerson
from tools.past_setup import at

NEW_YEAR = (1, 4)  # when the plans of a later year are copied from the one before
HEADS, SECONDS, OTHERS = 0, 1, 2  # days after the first: who plans first is cascaded from
WORD = "Target bulan Desember belum diisi; tambahkan juga bukti yang akan dipakai."


class Standing(StrEnum):
    """How far somebody's plan comes."""

    NONE = "none"
    DRAFT = "draft"
    PROPOSED = "proposed"
    RETURNED = "returned"
    AGREED = "agreed"


TOLD = {  # where whoever logs in as the agency's superior finds something to answer
    "dinkes-16": Standing.PROPOSED,
    "dinkes-17": Standing.RETURNED,
    "dinkes-18": Standing.NONE,
    "dinkes-19": Standing.PROPOSED,
    "dinkes-20": Standing.DRAFT,
}
SHARES = (5, 4, 8, 5, 78)  # of a hundred others


def standing_of(person: PastPerson) -> Standing:
    """Local staff have no plan of the kind that civil servants have."""
    if person.kind is NumberKind.LOCAL:
        return Standing.NONE
    if person.place < 14 or person.grants or person.key in TOLD:
        return TOLD.get(person.key, Standing.AGREED)
    return Random(f"{SEED} plan {person.key}").choices(tuple(Standing), SHARES)[0]


def plan_all(
    services: Services, admin: Employee, people: Mapping[PastPerson, Employee], on: date, began_on: date
) -> None:
    """What is planned on this date. A date lived through twice is once."""
    first = max(began_on, date(on.year, *NEW_YEAR))
    for person in _whose_turn(people, (on - first).days):
        if standing_of(person) is not Standing.NONE:
            with suppress(Problem):  # who is no longer there, or has gone on by hand
                _plan(services, admin, people, person, on)


def _whose_turn(people: Iterable[PastPerson], day: int) -> list[PastPerson]:
    """Offices above come before those below them: in the order of the units."""
    return [each for each in people if min(each.place, OTHERS) == day]


def _plan(
    services: Services, admin: Employee, people: Mapping[PastPerson, Employee], person: PastPerson, on: date
) -> None:
    employee, leading = people[person], superior_of(person, people)
    superior = people[leading] if leading else None
    above = _agreed(services, superior, on.year) if superior else None
    plan = _written(services, person, employee, above, on)
    wanted = standing_of(person)
    if plan.state is PlanState.DRAFT and wanted is not Standing.DRAFT:
        plan = propose_plan(services, employee, on.year, plan.number, plan.revision, at(on, "10:00"))
    if plan.state is PlanState.PROPOSED and wanted in (Standing.RETURNED, Standing.AGREED):
        returns = wanted is Standing.RETURNED
        kind, word = (PlanStepKind.RETURNED, WORD) if returns else (PlanStepKind.AGREED, None)
        whose = employee.employee_id, on.year, plan.number
        answer_plan(services, superior or admin, *whose, kind, word, plan.revision, at(on, "14:00"))


def _written(services: Services, person: PastPerson, employee: Employee, above: Plan | None, on: date) -> Plan:
    plans = services.plans.of_person(employee.employee_id, on.year)
    if plans:
        return plans[-1]
    if services.plans.of_person(employee.employee_id, on.year - 1):
        return copy_last_year(services, employee, on.year, at(on, "09:00"))
    post, pays = post_of(person), codes_of(person.unit.unit_id)
    code = pays[person.place % len(pays)] if pays and person.place <= SECOND + 3 else None
    return write_goals(services, employee, post, above, at(on, "09:00"), on, code)


def write_goals(
    services: Services, employee: Employee, post: Post, above: Plan | None, now: datetime, on: date,
    budget_code: str | None = None,
) -> Plan:  # fmt: skip
    """The first draft of the year, of the months that the person is there."""
    span = begin_plan(employee, on.year, on)
    months = range(span.starts_on.month, span.ends_on.month + 1)
    goals = within(goals_of(post, months, above, budget_code), span.starts_on, span.ends_on)
    return write_plan(services, employee, on.year, 1, Draft(post.name, goals, 0), now)


def superior_of(person: PastPerson, people: Iterable[PastPerson]) -> PastPerson | None:
    """Who assesses them; None: a city admin, as above the heads there is nobody who leads, nor below an executive."""
    unit, place = person.unit.unit_id, SECOND if person.place > SECOND else HEAD
    if person.place == HEAD:
        unit = person.unit.parent_id or ""
    found = (each for each in people if (each.unit.unit_id, each.place) == (unit, place))
    return next((each for each in found if any(grant.unit_id for grant in each.grants)), None)


def _agreed(services: Services, superior: Employee, year: int) -> Plan | None:
    """What is cascaded from: a plan that stands."""
    plans = services.plans.of_person(superior.employee_id, year)
    return plans[-1] if plans and plans[-1].state is PlanState.AGREED else None
