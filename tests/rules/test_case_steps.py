"""Which step of a discipline case may follow which, and what each has to say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.confirmation import Mark
from chalicelib.domain.discipline_case import CaseFacts, CaseState, CaseStep, CaseStepKind, summary_of
from chalicelib.rules.case_steps import (
    MAX_CASE_STEPS,
    MAX_STATEMENTS,
    is_barred_from,
    is_decided_already,
    may_follow,
    open_case,
    sent_again,
    step_faults,
)
from tests.cast import ANI, BUDI, CITRA, wib
from tests.discipline_cases import SAID, K, a_case

AT, TODAY = wib(9), date(2026, 11, 23)
DAY = timedelta(days=1)
WHOLE = (K.SUMMONS, K.EXAMINATION, K.DECISION, K.OBJECTION, K.CLOSED)


def faults(kind: CaseStepKind, *before: CaseStepKind, **changed: object) -> list[tuple[str, str]]:
    facts = replace(SAID[kind], **changed)  # type: ignore[arg-type]
    return [(each.pointer, each.code) for each in step_faults(a_case(AT, *before), kind, facts, TODAY, TODAY)]


@pytest.mark.parametrize(
    ("before", "state", "follow"),
    [
        ((), CaseState.OPENED, {K.SUMMONS, K.STATEMENT, K.CLOSED}),
        (WHOLE[:1], CaseState.SUMMONED, {K.SUMMONS, K.STATEMENT, K.EXAMINATION, K.CLOSED}),
        (WHOLE[:2], CaseState.EXAMINED, {K.STATEMENT, K.DECISION, K.CLOSED}),
        (WHOLE[:3], CaseState.DECIDED, {K.OBJECTION, K.CLOSED}),
        (WHOLE[:4], CaseState.OBJECTED, {K.DECISION, K.ANNULMENT, K.CLOSED}),
        ((*WHOLE[:4], K.ANNULMENT), CaseState.ANNULLED, {K.CLOSED}),
        (WHOLE, CaseState.CLOSED, set()),
    ],
)
def test_the_steps_go_in_their_order(before: tuple[CaseStepKind, ...], state: CaseState, follow: set[str]) -> None:
    case = a_case(AT, *before)
    assert case.state is state
    assert {each for each in CaseStepKind if may_follow(case, each)} == follow


def test_a_statement_changes_no_state_and_so_many_are_enough() -> None:
    case = a_case(AT, K.SUMMONS, *[K.STATEMENT] * (MAX_STATEMENTS - 1))
    assert case.state is CaseState.SUMMONED
    assert may_follow(case, K.STATEMENT)
    assert not may_follow(a_case(AT, K.SUMMONS, *[K.STATEMENT] * MAX_STATEMENTS), K.STATEMENT)


def test_a_full_case_can_still_be_closed() -> None:
    full = a_case(AT, *[K.SUMMONS] * (MAX_CASE_STEPS - 1))
    assert not may_follow(full, K.SUMMONS)
    assert may_follow(full, K.CLOSED)


@pytest.mark.parametrize("kind", [*WHOLE, K.STATEMENT, K.ANNULMENT])
def test_each_kind_says_what_it_needs_and_nothing_else(kind: CaseStepKind) -> None:
    assert faults(kind) == []
    empty = [(each.pointer, each.code) for each in step_faults(a_case(AT), kind, CaseFacts(), TODAY, TODAY)]
    assert empty and {code for _, code in empty} == {"CASE_FIELD_NEEDED"}
    strange = "place" if kind is not K.SUMMONS else "deciding_office"
    assert (f"/{strange}", "CASE_FIELD_STRANGE") in faults(kind, **{strange: "Ruang rapat"})


def test_a_summons_is_for_today_or_later() -> None:
    assert faults(K.SUMMONS, on=TODAY) == []
    assert faults(K.SUMMONS, on=TODAY - DAY) == [("/on", "CASE_SUMMONS_PAST")]


def test_what_happened_happened_by_today_and_not_before_what_it_follows() -> None:
    assert faults(K.EXAMINATION, K.SUMMONS, on=TODAY + DAY) == [("/on", "CASE_STEP_AHEAD")]
    assert faults(K.EXAMINATION, K.SUMMONS, on=TODAY - DAY) == [("/on", "CASE_STEP_EARLY")]
    assert faults(K.DECISION, K.SUMMONS, K.EXAMINATION, on=TODAY - DAY) == [("/on", "CASE_STEP_EARLY")]
    assert faults(K.OBJECTION, *WHOLE[:3], on=TODAY - DAY) == [("/on", "CASE_STEP_EARLY")]


def test_the_last_day_to_object_is_not_before_the_decision() -> None:
    assert faults(K.DECISION, object_until=TODAY) == []
    assert faults(K.DECISION, object_until=TODAY - DAY) == [("/object_until", "CASE_OBJECT_UNTIL")]


def test_a_person_has_one_open_case_at_most() -> None:
    going = a_case(AT, K.SUMMONS, case_id="2026-02")
    assert open_case([a_case(AT, K.CLOSED), going]) is going
    assert open_case([a_case(AT, K.CLOSED)]) is None


def test_a_level_is_decided_once_and_a_heavier_one_anew() -> None:
    three, four = a_case(AT, *WHOLE), a_case(AT, absent=4)
    order = four.evidence.rules.thresholds
    assert is_decided_already([three], three.reached, order)
    assert not is_decided_already([three], four.reached, order)
    assert is_decided_already([a_case(AT, *WHOLE, absent=4)], three.reached, order)
    assert not is_decided_already([a_case(AT, K.CLOSED)], three.reached, order)


def test_a_set_that_words_the_same_days_anew_names_no_new_level() -> None:
    """A decree gives another source and mark to the levels that were decided about."""
    three, four = a_case(AT, *WHOLE), a_case(AT, absent=4)
    order = tuple(replace(each, source="Perwal 1/2026", mark=Mark.V) for each in four.evidence.rules.thresholds)
    assert is_decided_already([three], replace(three.reached, threshold=order[0]), order)
    assert not is_decided_already([three], replace(four.reached, threshold=order[1]), order)


def test_an_annulled_decision_was_one_all_the_same() -> None:
    annulled = a_case(AT, *WHOLE[:4], K.ANNULMENT)
    assert is_decided_already([annulled], annulled.reached, annulled.evidence.rules.thresholds)


def test_a_step_that_is_sent_again_is_known_by_what_it_says_and_who_says_it() -> None:
    case = a_case(AT, K.SUMMONS, K.EXAMINATION)
    said = SAID[K.SUMMONS]
    assert sent_again(case, K.SUMMONS, "citra", said, 1) == a_case(AT, K.SUMMONS)
    assert sent_again(case, K.EXAMINATION, "citra", SAID[K.EXAMINATION], 2) == case
    for kind, by, facts, revision in (
        (K.CLOSED, "citra", said, 1), (K.SUMMONS, "eko", said, 1),
        (K.SUMMONS, "citra", replace(said, place="Aula"), 1), (K.SUMMONS, "citra", said, 2),
        (K.SUMMONS, "citra", said, 3),
    ):  # fmt: skip
        assert sent_again(case, kind, by, facts, revision) is None


def test_nobody_keeps_the_case_of_their_own_superior() -> None:
    assert is_barred_from(ANI, CITRA, TODAY)
    assert not is_barred_from(ANI, BUDI, TODAY)
    assert not is_barred_from(CITRA, ANI, TODAY)


def test_the_line_of_a_case_holds_dates_and_nobodys_words() -> None:
    line = summary_of(a_case(AT, *WHOLE[:3]))
    assert (line.state, line.level, line.days, line.decided) == (CaseState.DECIDED, "light", 3, True)
    assert (line.appear_on, line.object_until) == (SAID[K.SUMMONS].on, SAID[K.DECISION].object_until)
    later = a_case(AT, K.SUMMONS)
    again = replace(later, steps=(*later.steps, CaseStep(K.SUMMONS, "citra", AT, CaseFacts(TODAY + 9 * DAY))))
    assert summary_of(again).appear_on == TODAY + 9 * DAY
