"""How the predicates of a unit's period spread, kept as figures beside the assessments: no person is in them.

docs/rules.md#assessments: of what was approved alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from chalicelib.domain.evaluation import Evaluation, line_of
from chalicelib.domain.performance import Predicate
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.rules.assessment import predicates_of


def moves(before: Evaluation | None, after: Evaluation) -> bool:
    """Whether this write is one person more or less of any predicate."""
    return _counted(before) != _counted(after)


def moved(held: UnitPredicates, before: Evaluation | None, after: Evaluation) -> UnitPredicates:
    """The unit's figures with `after` in place of `before`."""
    return _with(held, _counted(before), _counted(after))


def without(unit: UnitPredicates, evaluations: Iterable[Evaluation]) -> UnitPredicates:
    """The unit's figures but for these assessments of a person, whichever of them it counts."""
    own = [each for each in evaluations if (each.unit_id, each.period_id) == (unit.unit_id, unit.period_id)]
    return _with(unit, [predicate for each in own for predicate in _counted(each)], [])


def together(units: Iterable[UnitPredicates]) -> dict[Predicate, int]:
    """Every predicate, also that to which nobody came."""
    found: Counter[Predicate] = Counter()
    for each in units:
        found.update(each.counts)
    return {each: found[each] for each in Predicate}


def people_of(unit: UnitPredicates) -> int:
    return sum(unit.counts.values())


def spelled_out(counts: Mapping[Predicate, int]) -> list[Predicate]:
    """One for each person, as a spread is judged."""
    return list(Counter(counts).elements())


def _with(held: UnitPredicates, less: Iterable[Predicate], more: Iterable[Predicate]) -> UnitPredicates:
    counts = Counter(held.counts)
    counts.subtract(less)
    counts.update(more)
    return replace(held, counts={each: people for each, people in sorted(counts.items()) if people > 0})


def _counted(evaluation: Evaluation | None) -> list[Predicate]:
    return predicates_of([line_of(evaluation)]) if evaluation and evaluation.steps else []
