"""What a record of compliance tells of a year: days and written decisions, never a level alone."""

from dataclasses import replace

from chalicelib.domain.compliance import Annulment, Outcome
from chalicelib.domain.discipline import Level
from chalicelib.domain.totals import Totals, YearTotals
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.compliance import MAX_RECORD_YEARS, USUAL_RECORD_YEARS, compliance_year
from tests.cast import wib
from tests.discipline_cases import SAID, K, a_case, evidence

AT = wib(9)
DECIDED = (K.SUMMONS, K.EXAMINATION, K.DECISION)
TOTALS = YearTotals("ani", 2026, (), Totals({DayStatus.ABSENT: 3}, 3, late_min=12), None)


def test_a_record_is_of_five_years_and_of_ten_at_most() -> None:
    assert (USUAL_RECORD_YEARS, MAX_RECORD_YEARS) == (5, 10)


def test_a_year_has_its_days_minutes_and_decisions() -> None:
    found = compliance_year(evidence(3), TOTALS, [a_case(AT, *DECIDED)])
    assert (found.year, found.unexcused_days, found.working_days, found.late_min) == (2026, 3, 3, 12)
    assert dict(found.days) == {DayStatus.ABSENT: 3}
    said = SAID[K.DECISION]
    assert said.on
    assert found.outcomes == (
        Outcome("2026-01", "800/2/2026", said.on, "Kepala Bagian", Level.LIGHT, "Teguran lisan", False),
    )


def test_a_level_without_a_decision_is_in_no_record() -> None:
    for steps in ((), (K.SUMMONS,), (K.SUMMONS, K.EXAMINATION), (K.CLOSED,)):
        assert compliance_year(evidence(3), TOTALS, [a_case(AT, *steps)]).outcomes == ()


def test_the_last_decision_counts_and_that_there_was_an_objection() -> None:
    (outcome,) = compliance_year(evidence(3), TOTALS, [a_case(AT, *DECIDED, K.OBJECTION, K.DECISION)]).outcomes
    assert outcome.objected


def test_what_nobody_confirmed_is_told_beside_the_figures_and_a_superiors_deadline_is_not() -> None:
    state = replace(evidence(3), left_out_min=90, unconfirmed=("thresholds", "attendance_rules", "deadline"))
    found = compliance_year(state, TOTALS, [])
    assert (found.left_out_min, found.unconfirmed) == (90, ("thresholds", "attendance_rules"))


def test_a_decision_that_was_annulled_is_told_as_annulled() -> None:
    steps = (*DECIDED, K.OBJECTION, K.ANNULMENT)
    for more in ((), (K.CLOSED,)):
        (outcome,) = compliance_year(evidence(3), TOTALS, [a_case(AT, *steps, *more)]).outcomes
        said = SAID[K.ANNULMENT]
        assert said.on
        assert outcome.annulled == Annulment(said.on, "800/3/2026", "Wali Kota")
        assert (outcome.objected, outcome.number) == (True, "800/2/2026")
