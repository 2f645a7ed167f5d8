"""Open a discipline case from what a year came to, and add its steps one by one. It never takes one by itself.

Every step says who wrote it down and is one entry of the trail; its words stay with the case.
"""

from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.discipline import DisciplineState
from chalicelib.domain.discipline_case import CaseFacts, CaseStep, CaseStepKind, DisciplineCase
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.errors import CaseMovedOn, CaseOpen, ChangedMeanwhile, DecideOwn, FieldError, LevelNotReached, NotFound
from chalicelib.rules.access import Act, is_city_wide
from chalicelib.rules.case_steps import (
    is_barred_from,
    is_decided_already,
    may_follow,
    open_case,
    sent_again,
    step_faults,
)
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_employee, is_city_admin, today_of, units_of
from chalicelib.use_cases.see_cases import SeenCase, seen_case
from chalicelib.use_cases.see_discipline import discipline_of

_AHEAD = ("Tahun ini belum mulai.", "This year has not begun.")


def open_discipline_case(
    services: Services, actor: Employee, employee_id: str, year: int, now: datetime, made_id: str = ""
) -> SeenCase:
    """Open the case of the heaviest level that the year reached, with its evidence as it stands now.

    made_id   the same each time this very request is sent: the case that it has opened already is answered.

    Raises NotFound out of reach, DecideOwn, CaseOpen, LevelNotReached for what has no level or was decided already,
    ChangedMeanwhile where another case of the person was opened at the same moment.
    """
    city = services.city.fresh(now)
    subject = find_to_handle(services, actor, employee_id, now, city)
    cases = services.cases.of_person(employee_id)
    going = open_case(cases)
    if going is not None:
        if made_id and going.made_id == made_id:
            return seen_case(services, going)
        raise CaseOpen(case_id=going.case_id)
    today = today_of(city, now)
    check([FieldError("/year", "YEAR_AHEAD", _AHEAD)] if year > today.year else [])
    evidence = discipline_of(services, subject, year, city, now)
    case = DisciplineCase(
        case_id=f"{year}-{sum(each.year == year for each in cases) + 1:02}",
        employee_id=employee_id,
        unit_id=_unit_of(subject, today),
        year=year,
        evidence=evidence,
        steps=(CaseStep(CaseStepKind.OPENED, actor.employee_id, now),),
        made_id=made_id,
    )
    _check_level(evidence, [each for each in cases if each.year == year])
    try:
        services.cases.add(case, _entry(services, actor, subject, case, city, now), _notice(case, city, now))
    except Changed:
        raise ChangedMeanwhile from None
    return seen_case(services, case)


def add_case_step(
    services: Services,
    actor: Employee,
    employee_id: str,
    case_id: str,
    kind: CaseStepKind,
    facts: CaseFacts,
    revision: int,
    now: datetime,
) -> SeenCase:
    """One step more, by whoever handles the case.

    revision   of the case as the actor saw it.

    A step that is sent again, since its answer was lost, is answered as the first time.

    Raises NotFound, DecideOwn, ChangedMeanwhile, CaseMovedOn, InputInvalid.
    """
    city = services.city.fresh(now)
    subject = find_to_handle(services, actor, employee_id, now, city)
    case = _find(services, employee_id, case_id)
    return _add(services, actor, subject, case, kind, facts, revision, city, now)


def state_own_case(
    services: Services, actor: Employee, case_id: str, text: str, revision: int, now: datetime
) -> SeenCase:
    """What the person says about it, in their own words. Raises NotFound, ChangedMeanwhile, CaseMovedOn."""
    city = services.city.fresh(now)
    case = _find(services, actor.employee_id, case_id)
    facts = CaseFacts(text=text)
    return _add(services, actor, actor, case, CaseStepKind.STATEMENT, facts, revision, city, now)


def find_to_handle(services: Services, actor: Employee, employee_id: str, now: datetime, city: City) -> Employee:
    """Whose case the actor may open and go on with. Raises NotFound out of reach, DecideOwn for their own.

    That of who holds a role over the whole city is a city admin's; nobody handles that of their own superior.
    """
    subject = find_employee(services, actor, employee_id, Act.HANDLE_CASE, now, city)
    if subject.employee_id == actor.employee_id:
        raise DecideOwn
    if is_barred_from(actor, subject, today_of(city, now)):
        raise NotFound
    if is_city_wide(subject) and not is_city_admin(actor, city, now):
        raise NotFound
    return subject


def _find(services: Services, employee_id: str, case_id: str) -> DisciplineCase:
    case = services.cases.get(employee_id, case_id)
    if case is None:
        raise NotFound
    return case


def _add(
    services: Services,
    actor: Employee,
    subject: Employee,
    case: DisciplineCase,
    kind: CaseStepKind,
    facts: CaseFacts,
    revision: int,
    city: City,
    now: datetime,
) -> SeenCase:
    taken = sent_again(case, kind, actor.employee_id, facts, revision)
    if taken is not None:
        return seen_case(services, taken)
    if case.revision != revision:
        raise ChangedMeanwhile
    if not may_follow(case, kind):
        raise CaseMovedOn(state=case.state)
    opened_on = local_date(case.steps[0].at, city.settings.zone)
    check(step_faults(case, kind, facts, opened_on, today_of(city, now)))
    moved = replace(case, steps=(*case.steps, CaseStep(kind, actor.employee_id, now, facts)))
    try:
        services.cases.move(moved, _entry(services, actor, subject, moved, city, now), _notice(moved, city, now))
    except Changed:
        found = _find(services, subject.employee_id, case.case_id)
        taken = sent_again(found, kind, actor.employee_id, facts, revision)
        if taken is None:
            raise ChangedMeanwhile from None
        moved = taken
    return seen_case(services, moved)


def _check_level(evidence: DisciplineState, cases: list[DisciplineCase]) -> None:
    reached = evidence.reached
    if reached is None or is_decided_already(cases, reached, evidence.rules.thresholds):
        raise LevelNotReached(year=evidence.year)


def _unit_of(subject: Employee, today: date) -> str:
    return next(iter(units_of(subject, today)), "")


def _entry(
    services: Services, actor: Employee, subject: Employee, case: DisciplineCase, city: City, now: datetime
) -> AuditEntry:
    """One entry a step, in the chain of the person's unit: what was decided on which paper, never anybody's words."""
    step, threshold = case.steps[-1], case.reached.threshold
    said = {"on": step.facts.on, "until": step.facts.object_until}
    dates = {name: each.isoformat() for name, each in said.items() if each}
    decided = {"level": step.facts.level, "number": step.facts.number}
    facts: dict[str, object] = {"case": case.case_id, "reached": threshold.level, "days": threshold.days}
    facts |= dates | {name: each for name, each in decided.items() if each}
    return entry_about(services, actor, f"case_{step.kind}", subject, city, now, facts)


def _notice(case: DisciplineCase, city: City, now: datetime) -> Notice | None:
    """What the person is told of the last step; of what they said themselves nothing."""
    step = case.steps[-1]
    if step.kind is CaseStepKind.STATEMENT:
        return None
    said = {"step": step.kind.value, "on": step.facts.on and step.facts.on.isoformat(), "clock": step.facts.clock}
    facts = {name: each for name, each in said.items() if each}
    about = f"{case.case_id}-{case.revision}"
    return Notice(case.employee_id, NoticeKind.CASE, today_of(city, now), now, about, facts)
