"""Discipline cases, to read: the person's own, a person's within reach, the list of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.discipline_case import CaseState, CaseSummary, DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.case_steps import is_barred_from
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_employee, today_of, units_of

SCREEN_CASES = 50  # a page of the list


@dataclass(frozen=True, slots=True)
class CaseList:
    """Lines with whose they are, those of the page asked for; `counts`: of all, by state."""

    lines: Sequence[tuple[CaseSummary, Employee]]
    total: int
    counts: dict[CaseState, int]


@dataclass(frozen=True, slots=True)
class SeenCase:
    """A case with the names of whose it is and of who wrote its steps down, by id."""

    case: DisciplineCase
    names: Mapping[str, str]


def seen_case(services: Services, case: DisciplineCase) -> SeenCase:
    return _all_seen(services, [case])[0]


def see_own_cases(services: Services, actor: Employee) -> list[SeenCase]:
    """The newest first: one Query, and a batch for the names where there is one."""
    return _all_seen(services, services.cases.of_person(actor.employee_id)[::-1])


def see_case(services: Services, actor: Employee, employee_id: str, case_id: str, now: datetime) -> SeenCase:
    """A person's case: who leads them, city admin, auditor. Raises NotFound; that of one's own superior is none."""
    city = services.city.fresh(now)
    subject = find_employee(services, actor, employee_id, Act.READ_CASE, now, city)
    case = services.cases.get(employee_id, case_id)
    if case is None or is_barred_from(actor, subject, today_of(city, now)):
        raise NotFound
    return seen_case(services, case)


def see_cases(
    services: Services, actor: Employee, year: int, state: CaseState | None, page: int, now: datetime
) -> CaseList:
    """Those of the year whose people the actor reaches now, what is due first: one Query, and a batch for the names."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    found = services.cases.of_year(year)
    people = services.staff.people({each.employee_id for each in found})
    mine = [
        (each, people[each.employee_id])
        for each in found
        if each.employee_id in people and _is_mine(actor, people[each.employee_id], city, today)
    ]
    counts = {each: sum(line.state is each for line, _ in mine) for each in CaseState}
    wanted = sorted((each for each in mine if state in (None, each[0].state)), key=lambda each: _due(each[0]))
    shown = wanted[(page - 1) * SCREEN_CASES : page * SCREEN_CASES]
    return CaseList(shown, len(wanted), counts)


def _all_seen(services: Services, cases: Sequence[DisciplineCase]) -> list[SeenCase]:
    wanted = {each for case in cases for each in (case.employee_id, *(step.by for step in case.steps))}
    names = {each.employee_id: each.name for each in services.staff.people(wanted).values()} if wanted else {}
    return [SeenCase(each, names) for each in cases]


def _is_mine(actor: Employee, subject: Employee, city: City, today: date) -> bool:
    return reaches(actor, Act.READ_CASE, units_of(subject, today), city, today) and not is_barred_from(
        actor, subject, today
    )


def _due(line: CaseSummary) -> tuple[bool, date, datetime]:
    """What is open before what is closed, by deadline, then by age."""
    return line.state is CaseState.CLOSED, line.act_by or date.max, line.opened_at
