"""Sets of discipline and deductions are dated: what a month that is over was reckoned by stays, but for a decree."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.allowance import AllowanceRules, Bracket, Cause
from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.discipline import DisciplineRules, Level, Threshold
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.performance import PerformanceRules, Predicate, Spread, Standing
from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from chalicelib.rules.discipline import PP_94_THRESHOLDS
from chalicelib.rules.evaluation import MATRIX, PERFORMANCE_DEFAULT
from chalicelib.rules.rule_sets import (
    allowance_rules_faults,
    budget_rules_faults,
    discipline_rules_faults,
    performance_rules_faults,
)

TODAY = date(2026, 11, 23)
DECREE = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
OLD = AllowanceRules("lama", date(2026, 10, 1), (Bracket(Cause.LATE, 50, 1),))
NOW = AllowanceRules("kini", date(2026, 11, 1), ())
NEXT = AllowanceRules("nanti", date(2027, 1, 1), ())
PNS = DisciplineRules("pns", date(2026, 12, 1), NumberKind.NIP, PP_94_THRESHOLDS)


def allowance(
    wanted: list[AllowanceRules], held: list[AllowanceRules] | None = None, is_first: bool = False
) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in allowance_rules_faults(wanted, held or [], TODAY, is_first)]


def discipline(*wanted: DisciplineRules, held: tuple[DisciplineRules, ...] = ()) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in discipline_rules_faults(wanted, held, TODAY)]


@pytest.mark.parametrize("starts_on", [date(2026, 11, 1), TODAY, date(2026, 11, 24)])
def test_a_decree_may_reach_back_to_the_first_of_the_month(starts_on: date) -> None:
    assert allowance([replace(NOW, starts_on=starts_on)]) == []


def test_and_over_no_month_that_is_over() -> None:
    before = replace(NOW, starts_on=date(2026, 10, 31))
    assert allowance([before]) == [("/allowance_rules/0/starts_on", "RULES_TOO_EARLY")]
    assert allowance([before], is_first=True) == []


@pytest.mark.parametrize("wanted", [[], [replace(OLD, brackets=())], [replace(OLD, starts_on=date(2026, 11, 1))]])
def test_what_began_before_is_neither_changed_nor_left_out(wanted: list[AllowanceRules]) -> None:
    assert ("/allowance_rules", "RULES_BEGUN") in allowance(wanted, [OLD])


def test_what_began_this_month_may_still_change() -> None:
    assert allowance([OLD, replace(NOW, day_cap_bp=1)], [OLD, NOW]) == allowance([OLD, NEXT], [OLD, NOW]) == []


def test_what_has_begun_may_be_confirmed_once_and_is_then_never_otherwise() -> None:
    sure = replace(OLD, confirmed=DECREE)
    assert allowance([sure], [OLD]) == []
    for other in (OLD, replace(sure, confirmed=replace(DECREE, decree_no="2"))):
        assert allowance([other], [sure]) == [("/allowance_rules", "RULES_BEGUN")]
    assert allowance([replace(sure, day_cap_bp=1)], [OLD]) == [("/allowance_rules", "RULES_BEGUN")]


def test_ids_are_each_sets_own_and_none_of_those_that_are_shipped() -> None:
    wanted = [replace(NOW, rules_id="tulang-bawang"), NEXT, replace(NEXT, starts_on=date(2027, 2, 1))]
    assert allowance(wanted) == [
        ("/allowance_rules/0/rules_id", "RULES_ID_TAKEN"),
        ("/allowance_rules/2/rules_id", "RULES_ID_TAKEN"),
    ]
    assert discipline(replace(PNS, rules_id="pp-94-2021")) == [("/discipline_rules/0/rules_id", "RULES_ID_TAKEN")]


def test_they_stand_by_their_first_dates() -> None:
    assert allowance([NEXT, NOW]) == [("/allowance_rules/1/starts_on", "RULES_ORDER")]
    assert allowance([NEXT, replace(NEXT, rules_id="x")]) == [("/allowance_rules/1/starts_on", "RULES_ORDER")]


def test_two_of_different_employment_may_begin_on_one_day() -> None:
    assert discipline(PNS, replace(PNS, rules_id="pppk", number_kind=NumberKind.NI_PPPK)) == []
    assert discipline(PNS, replace(PNS, rules_id="x")) == [("/discipline_rules/1/starts_on", "RULES_ORDER")]


def threshold(days: int, level: Level = Level.LIGHT, in_a_row: bool = False) -> Threshold:
    return Threshold(days, level, "Teguran", "Ps 1", "Perwal", in_a_row=in_a_row)


@pytest.mark.parametrize(
    ("thresholds", "faulty"),
    [
        ((), []),
        ((threshold(3), threshold(4)), []),
        ((threshold(3), threshold(5, in_a_row=True), threshold(4)), []),
        ((threshold(3), threshold(3)), [1]),
        ((threshold(4), threshold(3)), [1]),
        ((threshold(3, Level.HEAVY), threshold(4)), [1]),
    ],
)
def test_thresholds_go_from_the_lightest_up(thresholds: tuple[Threshold, ...], faulty: list[int]) -> None:
    found = discipline(replace(PNS, thresholds=thresholds))
    assert found == [(f"/discipline_rules/0/thresholds/{at}", "THRESHOLDS_ORDER") for at in faulty]


def late(first: int, last: int | None) -> Bracket:
    return Bracket(Cause.LATE, 50, first, last)


@pytest.mark.parametrize(
    ("brackets", "faulty"),
    [
        ((late(1, 30), late(31, None)), []),
        ((late(1, 30), Bracket(Cause.EARLY, 50, 1, 30), late(40, 40)), []),
        ((late(1, 30), late(30, None)), [1]),
        ((late(1, None), late(31, None)), [1]),
        ((late(30, 29),), [0]),
        ((late(31, None), late(1, 30)), [1]),
    ],
)
def test_ranges_of_one_event_neither_overlap_nor_are_empty(brackets: tuple[Bracket, ...], faulty: list[int]) -> None:
    found = allowance([replace(NOW, brackets=brackets)])
    assert found == [(f"/allowance_rules/0/brackets/{at}", "BRACKETS_ORDER") for at in faulty]


ASSESSED = replace(PERFORMANCE_DEFAULT, rules_id="skp-kota", starts_on=date(2027, 1, 1))
TOLD = replace(BUDGET_DEFAULT, rules_id="anggaran-kota", starts_on=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("wanted", "faults"),
    [
        ([ASSESSED], []),
        ([ASSESSED, replace(ASSESSED, rules_id="lain")], [("/1/starts_on", "RULES_ORDER")]),
        ([replace(ASSESSED, rules_id=PERFORMANCE_DEFAULT.rules_id)], [("/0/rules_id", "RULES_ID_TAKEN")]),
        ([replace(ASSESSED, starts_on=date(2026, 10, 31))], [("/0/starts_on", "RULES_TOO_EARLY")]),
        ([replace(ASSESSED, matrix=MATRIX[1:])], [("/0/matrix", "MATRIX_INCOMPLETE")]),
        ([replace(ASSESSED, matrix=(*MATRIX[1:], MATRIX[1]))], [("/0/matrix", "MATRIX_INCOMPLETE")]),
        ([replace(ASSESSED, matrix=MATRIX[::-1])], []),
        ([replace(ASSESSED, spreads=(Spread(Standing.FAIR, Predicate.GOOD),))], [("/0/spreads/0", "SPREAD_EMPTY")]),
        (
            [replace(ASSESSED, spreads=(Spread(Standing.FAIR, Predicate.GOOD, 60, 59),))],
            [("/0/spreads/0", "SPREAD_EMPTY")],
        ),
        ([replace(ASSESSED, spreads=(Spread(Standing.FAIR, Predicate.GOOD, 60, 60),))], []),
    ],
)
def test_people_are_assessed_by_a_whole_matrix(wanted: list[PerformanceRules], faults: list[tuple[str, str]]) -> None:
    found = [(each.pointer, each.code) for each in performance_rules_faults(wanted, [], TODAY)]
    assert found == [(f"/performance_rules{pointer}", code) for pointer, code in faults]


@pytest.mark.parametrize(
    ("wanted", "faults"),
    [
        ([TOLD], []),
        ([replace(TOLD, asked_bp={12: 9_500, 6: 4_000})], []),
        ([replace(TOLD, asked_bp={6: 9_501, 12: 9_500})], [("/0/asked_bp", "TARGETS_FALL")]),
        ([replace(TOLD, remind_day=11)], [("/0/remind_day", "REMIND_BEFORE_CLOSE")]),
        ([replace(TOLD, remind_day=10)], []),
        ([replace(TOLD, rules_id=BUDGET_DEFAULT.rules_id)], [("/0/rules_id", "RULES_ID_TAKEN")]),
    ],
)
def test_what_a_city_asks_for_never_falls(wanted: list[BudgetRules], faults: list[tuple[str, str]]) -> None:
    found = [(each.pointer, each.code) for each in budget_rules_faults(wanted, [], TODAY)]
    assert found == [(f"/budget_rules{pointer}", code) for pointer, code in faults]


def test_a_set_of_budgets_or_performance_that_began_before_stays_too() -> None:
    """A mapping in it is no hindrance: whoever changes any setting later hands it back as it is."""
    spent, seen = replace(TOLD, starts_on=OLD.starts_on), replace(ASSESSED, starts_on=OLD.starts_on)
    assert budget_rules_faults([spent], [spent], TODAY) == performance_rules_faults([seen], [seen], TODAY) == []
    assert budget_rules_faults([replace(spent, confirmed=DECREE)], [spent], TODAY) == []
    found = budget_rules_faults([replace(spent, asked_bp={12: 1})], [spent], TODAY)
    assert [(each.pointer, each.code) for each in found] == [("/budget_rules", "RULES_BEGUN")]
