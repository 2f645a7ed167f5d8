"""How a unit's predicates spread, in figures that follow each write: chalicelib/rules/predicates.py."""

from dataclasses import replace

from chalicelib.domain.evaluation import Evaluation
from chalicelib.domain.performance import Predicate
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.rules.predicates import moved, moves, people_of, spelled_out, together, without
from tests.cast import wib
from tests.evaluations import GOOD, E, an_evaluation

NONE = UnitPredicates("umum", "2026-Q3")
P = Predicate


def _came_to(*kinds: E) -> Evaluation:
    return an_evaluation(wib(9), *kinds)


def test_only_what_was_approved_counts() -> None:
    rated, approved = _came_to(E.RATED), _came_to(E.RATED, E.APPROVED)
    assert not moves(None, rated)
    assert moves(rated, approved)
    assert not moves(approved, _came_to(E.RATED, E.APPROVED, E.OBJECTED))
    assert moved(NONE, rated, approved).counts == {P.GOOD: 1}


def test_a_decision_that_changes_it_moves_one_person() -> None:
    objected = _came_to(E.RATED, E.APPROVED, E.OBJECTED)
    last = replace(objected.steps[0], kind=E.CHANGED, ratings=replace(GOOD, predicate=P.POOR))
    decided = replace(objected, steps=(*objected.steps, last))
    held = replace(NONE, counts={P.GOOD: 3})
    assert moved(held, objected, decided).counts == {P.GOOD: 2, P.POOR: 1}


def test_what_was_never_counted_takes_nobody_away() -> None:
    objected = _came_to(E.RATED, E.APPROVED, E.OBJECTED)
    last = replace(objected.steps[0], kind=E.CHANGED, ratings=replace(GOOD, predicate=P.POOR))
    assert moved(NONE, objected, replace(objected, steps=(*objected.steps, last))).counts == {P.POOR: 1}


def test_whose_figures_are_left_out_is_in_none_of_them() -> None:
    approved, held = _came_to(E.RATED, E.APPROVED), replace(NONE, counts={P.GOOD: 1, P.POOR: 1})
    elsewhere = replace(approved, unit_id="setda")
    assert without(held, [approved, elsewhere]).counts == {P.POOR: 1}
    assert without(held, [_came_to(E.RATED)]).counts == held.counts


def test_units_together_name_every_predicate_and_lose_nobody() -> None:
    one, other = replace(NONE, counts={P.GOOD: 3}), replace(NONE, unit_id="setda", counts={P.GOOD: 1, P.POOR: 2})
    both = together([one, other])
    assert both == {**dict.fromkeys(P, 0), P.GOOD: 4, P.POOR: 2}
    assert sum(both.values()) == people_of(one) + people_of(other) == len(spelled_out(both))
