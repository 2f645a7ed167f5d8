"""Discipline cases: opened from a level that was reached, kept step by step, answered by whom they are about."""

from typing import Annotated, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.discipline import Level
from chalicelib.domain.discipline_case import CaseFacts, CaseState, CaseStepKind
from chalicelib.errors import (
    CaseMovedOn,
    CaseOpen,
    ChangedMeanwhile,
    DecideOwn,
    LevelNotReached,
    NotFound,
    RuleUnconfirmed,
    SummonsMissing,
    TooManyAttempts,
)
from chalicelib.routes._case_views import CaseLineView, CaseView, case_view, line_view
from chalicelib.routes._fields import LocalDate, LongText, PlainText, parse_date
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.routes._pages import pages_of
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.handle_cases import add_case_step, open_discipline_case, state_own_case
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_cases import SCREEN_CASES, see_case, see_cases, see_own_cases
from chalicelib.use_cases.summons_letter import order_summons_letter

blueprint = Blueprint(__name__)

Year = Annotated[int, Meta(ge=2020, le=2098)]
Revision = Annotated[int, Meta(ge=1, le=1000)]
StateName = Literal["opened", "summoned", "examined", "decided", "objected", "annulled", "closed"]
Clock = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", description="the city's clock")]


class CasesQuery(Struct, forbid_unknown_fields=True):
    """This year unless told."""

    year: Year | None = None
    state: StateName | None = None
    page: Annotated[int, Meta(ge=1, le=1000)] = 1


class CaseBody(Struct, forbid_unknown_fields=True):
    year: Year


class CaseStepBody(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is written down; each kind takes its own fields.

    summons: `on`, `clock`, `place`, and `number`, `text`. examination: `on`, `text`. decision: `on`, `number`, `level`,
    `sanction`, `deciding_office`, and `object_until`, `text`. objection: `on`, `text`. annulment (of the
    decision, after an objection): `on`, `number`, `deciding_office`, and `text`. closed: `text`. `revision`:
    of the case as it was seen.
    """

    kind: Literal["summons", "examination", "decision", "objection", "annulment", "closed"]
    revision: Revision
    on: LocalDate | None = None
    clock: Clock | None = None
    place: PlainText | None = None
    number: PlainText | None = None
    level: Level | None = None
    sanction: PlainText | None = None
    deciding_office: PlainText | None = None
    object_until: LocalDate | None = None
    text: LongText | None = None


class StatementBody(Struct, forbid_unknown_fields=True):
    text: LongText
    revision: Revision


class LetterBody(Struct, forbid_unknown_fields=True):
    """Of the case as it was seen: the letter says what its last summons says."""

    revision: Revision


class CasesView(Struct, frozen=True, kw_only=True):
    """What is open first, by deadline. `counts`: of all within reach, by state."""

    year: int
    page: int
    pages: int
    total: int
    counts: dict[str, int]
    cases: list[CaseLineView]


class OwnCasesView(Struct, frozen=True):
    """The newest first."""

    cases: list[CaseView]


@op(blueprint, "GET", "/me/discipline-cases", "Discipline cases about me", answers={200: OwnCasesView})
def read_own_cases(call: Call) -> Answer:
    return Answer(OwnCasesView([case_view(each) for each in see_own_cases(call.services, call.actor)]))


@op(
    blueprint, "POST", "/me/discipline-cases/{case_id}/statements", "Say something to a case about me",
    body=StatementBody, answers={201: CaseView}, problems=(NotFound, ChangedMeanwhile, CaseMovedOn),
)  # fmt: skip
def create_statement(call: Call, case_id: str) -> Answer:
    body: StatementBody = call.body
    said = state_own_case(call.services, call.actor, case_id, body.text, body.revision, call.now)
    return Answer(case_view(said), 201)


@op(
    blueprint, "GET", "/discipline-cases", "Discipline cases of a year within reach, some a page",
    roles=ALLOWED[Act.READ_CASE], query=CasesQuery, answers={200: CasesView},
)  # fmt: skip
def read_cases(call: Call) -> Answer:
    query: CasesQuery = call.query
    year = query.year or today_of(call.city, call.now).year
    state = CaseState(query.state) if query.state else None
    found = see_cases(call.services, call.actor, year, state, query.page, call.now)
    return Answer(
        CasesView(
            year=year,
            page=query.page,
            pages=pages_of(found.total, SCREEN_CASES),
            total=found.total,
            counts={state.value: count for state, count in found.counts.items()},
            cases=[line_view(line, subject) for line, subject in found.lines],
        )
    )


@op(
    blueprint, "POST", "/employees/{employee_id}/discipline-cases", "Open a case of the level that a year reached",
    roles=ALLOWED[Act.HANDLE_CASE], body=CaseBody, answers={201: CaseView},
    problems=(NotFound, DecideOwn, CaseOpen, LevelNotReached, ChangedMeanwhile), idempotent=True,
)  # fmt: skip
def create_case(call: Call, employee_id: str) -> Answer:
    year = call.body.year
    return Answer(
        case_view(open_discipline_case(call.services, call.actor, employee_id, year, call.now, call.made_id)), 201
    )


@op(
    blueprint, "GET", "/employees/{employee_id}/discipline-cases/{case_id}", "A case with its evidence and steps",
    roles=ALLOWED[Act.READ_CASE], answers={200: CaseView}, problems=(NotFound,),
)  # fmt: skip
def read_case(call: Call, employee_id: str, case_id: str) -> Answer:
    return Answer(case_view(see_case(call.services, call.actor, employee_id, case_id, call.now)))


@op(
    blueprint, "POST", "/employees/{employee_id}/discipline-cases/{case_id}/steps", "Add the next step of a case",
    roles=ALLOWED[Act.HANDLE_CASE], body=CaseStepBody, answers={201: CaseView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile, CaseMovedOn),
)  # fmt: skip
def create_case_step(call: Call, employee_id: str, case_id: str) -> Answer:
    body: CaseStepBody = call.body
    kind, facts = CaseStepKind(body.kind), _facts(body)
    moved = add_case_step(call.services, call.actor, employee_id, case_id, kind, facts, body.revision, call.now)
    return Answer(case_view(moved), 201)


@op(
    blueprint, "POST", "/employees/{employee_id}/discipline-cases/{case_id}/letters", "Have the summons drafted as PDF",
    roles=ALLOWED[Act.HANDLE_CASE], body=LetterBody, answers={202: JobView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile, SummonsMissing, RuleUnconfirmed, LevelNotReached, TooManyAttempts),
    idempotent=True,
)  # fmt: skip
def create_summons_letter(call: Call, employee_id: str, case_id: str) -> Answer:
    revision = call.body.revision
    job = order_summons_letter(call.services, call.actor, employee_id, case_id, revision, call.now, call.made_id)
    return Answer(job_view(call, job), 202)


def _facts(body: CaseStepBody) -> CaseFacts:
    return CaseFacts(
        on=parse_date(body.on, "/on") if body.on else None,
        clock=body.clock,
        place=body.place,
        number=body.number,
        level=body.level,
        sanction=body.sanction,
        deciding_office=body.deciding_office,
        object_until=parse_date(body.object_until, "/object_until") if body.object_until else None,
        text=body.text,
    )
