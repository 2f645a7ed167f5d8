"""A discipline case as several routes show it: its evidence, its steps, and what may follow."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.discipline_case import CaseStep, CaseStepKind, CaseSummary
from chalicelib.domain.employee import Employee
from chalicelib.routes._discipline_views import DisciplineView, discipline_view
from chalicelib.rules.case_steps import may_follow
from chalicelib.use_cases.see_cases import SeenCase
from chalicelib.use_cases.see_discipline import PersonsDiscipline


class CaseStepView(Struct, frozen=True, kw_only=True):
    """What was written down, by whom. Which members are filled depends on `kind`; `clock` is the city's."""

    kind: str
    by: str
    by_name: str
    at: datetime
    on: date | None
    clock: str | None
    place: str | None
    number: str | None
    level: str | None
    sanction: str | None
    deciding_office: str | None
    object_until: date | None
    text: str | None


class CaseView(Struct, frozen=True, kw_only=True):
    """`state`: opened, summoned, examined, decided, objected, annulled or closed. `evidence`: what the year came to
    when the case was opened; it never changes. `next`: the steps that may follow now. A proposal, never a sanction."""

    case_id: str
    employee_id: str
    name: str
    unit_id: str
    year: int
    state: str
    revision: int
    evidence: DisciplineView
    steps: list[CaseStepView]
    next: list[str]


class CaseLineView(Struct, frozen=True, kw_only=True):
    """`days` and `level` of the threshold it was opened for. `act_by`: until when the superior acts, null where no
    confirmed rule says."""

    case_id: str
    employee_id: str
    name: str
    unit_id: str
    state: str
    level: str
    days: int
    in_a_row: bool
    opened_at: datetime
    moved_at: datetime
    act_by: date | None
    appear_on: date | None
    object_until: date | None
    decided: bool


def case_view(seen: SeenCase) -> CaseView:
    case = seen.case
    name = seen.names.get(case.employee_id, "")
    return CaseView(
        case_id=case.case_id,
        employee_id=case.employee_id,
        name=name,
        unit_id=case.unit_id,
        year=case.year,
        state=case.state,
        revision=case.revision,
        evidence=discipline_view(PersonsDiscipline(case.employee_id, name, case.evidence)),
        steps=[_step(each, seen) for each in case.steps],
        next=[each for each in CaseStepKind if may_follow(case, each)],
    )


def line_view(line: CaseSummary, subject: Employee) -> CaseLineView:
    return CaseLineView(
        case_id=line.case_id,
        employee_id=line.employee_id,
        name=subject.name,
        unit_id=line.unit_id,
        state=line.state,
        level=line.level,
        days=line.days,
        in_a_row=line.in_a_row,
        opened_at=line.opened_at,
        moved_at=line.moved_at,
        act_by=line.act_by,
        appear_on=line.appear_on,
        object_until=line.object_until,
        decided=line.decided,
    )


def _step(step: CaseStep, seen: SeenCase) -> CaseStepView:
    facts = step.facts
    return CaseStepView(
        kind=step.kind,
        by=step.by,
        by_name=seen.names.get(step.by, ""),
        at=step.at,
        on=facts.on,
        clock=facts.clock,
        place=facts.place,
        number=facts.number,
        level=facts.level,
        sanction=facts.sanction,
        deciding_office=facts.deciding_office,
        object_until=facts.object_until,
        text=facts.text,
    )
