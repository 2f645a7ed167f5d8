"""The file of a discipline case: opened by a superior from what a year came to, kept step by step until closed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.discipline import DisciplineState, Level, Reached


class CaseStepKind(StrEnum):
    OPENED = "opened"
    SUMMONS = "summons"  # when and where the person is to appear
    STATEMENT = "statement"  # in the person's own words
    EXAMINATION = "examination"
    DECISION = "decision"  # somebody with the right to decide did, on paper; here it is written down
    OBJECTION = "objection"
    ANNULMENT = "annulment"  # whoever heard the objection took the decision back, on paper
    CLOSED = "closed"  # without a decision before it: without a sanction


class CaseState(StrEnum):
    OPENED = "opened"
    SUMMONED = "summoned"
    EXAMINED = "examined"
    DECIDED = "decided"
    OBJECTED = "objected"
    ANNULLED = "annulled"
    CLOSED = "closed"


STATE_AFTER = {
    CaseStepKind.OPENED: CaseState.OPENED,
    CaseStepKind.SUMMONS: CaseState.SUMMONED,
    CaseStepKind.EXAMINATION: CaseState.EXAMINED,
    CaseStepKind.DECISION: CaseState.DECIDED,
    CaseStepKind.OBJECTION: CaseState.OBJECTED,
    CaseStepKind.ANNULMENT: CaseState.ANNULLED,
    CaseStepKind.CLOSED: CaseState.CLOSED,
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a step says; which of it belongs to which kind: rules/case_steps.py.

    on            of a summons the day to appear, else the day it happened.
    clock         "09:00", by the city's clock.
    number        of the letter or the decree.
    deciding_office    the office that decided, in its own words: "Wali Kota", "Kepala Dinas".
    object_until  the last day on which the person may object.
    """

    on: date | None = None
    clock: str | None = None
    place: str | None = None
    number: str | None = None
    level: Level | None = None
    sanction: str | None = None
    deciding_office: str | None = None
    object_until: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CaseStep:
    """`by`: who wrote it down."""

    kind: CaseStepKind
    by: str
    at: datetime
    facts: CaseFacts = CaseFacts()


@dataclass(frozen=True, slots=True)
class DisciplineCase:
    """One case of one person.

    case_id    `2026-01`: the year it is about, and the person's how manieth of that year.
    unit_id    the person's when it was opened.
    evidence   what the year came to then, with its rules, day by day: it never changes afterwards.
    steps      the first is the opening; each is added once.
    made_id    of the request that opened it.
    """

    case_id: str
    employee_id: str
    unit_id: str
    year: int
    evidence: DisciplineState
    steps: tuple[CaseStep, ...]
    made_id: str = ""

    @property
    def state(self) -> CaseState:
        return next(STATE_AFTER[each.kind] for each in reversed(self.steps) if each.kind in STATE_AFTER)

    @property
    def reached(self) -> Reached:
        """The level that it was opened for."""
        assert self.evidence.reached is not None, "a case is opened from a level that was reached"
        return self.evidence.reached

    @property
    def revision(self) -> int:
        return len(self.steps)

    def last(self, kind: CaseStepKind) -> CaseStep | None:
        return next((each for each in reversed(self.steps) if each.kind is kind), None)


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The line of a case in the year's list: no name, and no word that anybody wrote.

    act_by         until when the superior acts, where the rules say so.
    appear_on      of the last summons.
    object_until   of the last decision.
    """

    case_id: str
    employee_id: str
    unit_id: str
    state: CaseState
    level: Level
    days: int
    in_a_row: bool
    opened_at: datetime
    moved_at: datetime
    act_by: date | None
    appear_on: date | None
    object_until: date | None
    decided: bool


def summary_of(case: DisciplineCase) -> CaseSummary:
    threshold = case.reached.threshold
    summons, decision = case.last(CaseStepKind.SUMMONS), case.last(CaseStepKind.DECISION)
    return CaseSummary(
        case_id=case.case_id,
        employee_id=case.employee_id,
        unit_id=case.unit_id,
        state=case.state,
        level=threshold.level,
        days=threshold.days,
        in_a_row=threshold.in_a_row,
        opened_at=case.steps[0].at,
        moved_at=case.steps[-1].at,
        act_by=case.reached.act_by,
        appear_on=summons.facts.on if summons else None,
        object_until=decision.facts.object_until if decision else None,
        decided=decision is not None,
    )
