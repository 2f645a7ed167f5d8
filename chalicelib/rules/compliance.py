"""What a record of compliance tells of a year, and what it leaves out. See docs/rules.md#discipline-cases.

A level that was reached is a proposal and stands in no record; nor does a case that is open, or was closed without a
decision; one that was annulled is told as annulled. What the minutes would come to as days is left out as well: it may
rest on a rule that nobody confirmed.
"""

from collections.abc import Iterable

from chalicelib.domain.compliance import Annulment, ComplianceYear, Outcome
from chalicelib.domain.discipline import DisciplineState
from chalicelib.domain.discipline_case import CaseStepKind, DisciplineCase
from chalicelib.domain.totals import YearTotals

MAX_RECORD_YEARS = 10  # this one and those before
USUAL_RECORD_YEARS = 5


def compliance_year(state: DisciplineState, totals: YearTotals, cases: Iterable[DisciplineCase]) -> ComplianceYear:
    """`cases`: the person's, of whatever year."""
    decided = (_outcome(each) for each in cases if each.year == state.year)
    return ComplianceYear(
        year=state.year,
        judged_through=state.judged_through,
        working_days=totals.counted.working_days,
        days=dict(sorted(totals.counted.days.items())),
        late_min=totals.counted.late_min,
        early_min=totals.counted.early_min,
        unexcused_days=state.unexcused_days,
        outcomes=tuple(each for each in decided if each),
        left_out_min=state.left_out_min,
        unconfirmed=tuple(each for each in state.unconfirmed if each != "deadline"),
    )


def _outcome(case: DisciplineCase) -> Outcome | None:
    decision = case.last(CaseStepKind.DECISION)
    if decision is None:
        return None
    said = decision.facts
    assert said.on is not None
    assert said.level is not None
    return Outcome(
        case_id=case.case_id,
        number=said.number or "",
        decided_on=said.on,
        deciding_office=said.deciding_office or "",
        level=said.level,
        sanction=said.sanction or "",
        objected=case.last(CaseStepKind.OBJECTION) is not None,
        annulled=_annulment(case),
    )


def _annulment(case: DisciplineCase) -> Annulment | None:
    step = case.last(CaseStepKind.ANNULMENT)
    if step is None:
        return None
    assert step.facts.on is not None
    return Annulment(step.facts.on, step.facts.number or "", step.facts.deciding_office or "")
