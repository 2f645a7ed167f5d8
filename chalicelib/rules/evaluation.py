"""What do a result and a behaviour come to? The matrix of predicates and the spreads, as dated sets.

Source: PermenPANRB 6/2022, as four public implementations have it, and SE MenPANRB on spreads as quoted; nobody has
confirmed either against the annexes: docs/rules.md#performance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.performance import Cell, PerformanceRules, Predicate, Rating, Spread, Standing
from chalicelib.rules.dated_rules import holding_on

MATRIX = (
    Cell(Rating.BELOW, Rating.BELOW, Predicate.VERY_POOR),
    Cell(Rating.BELOW, Rating.MEETS, Predicate.NEEDS_IMPROVEMENT),
    Cell(Rating.BELOW, Rating.ABOVE, Predicate.NEEDS_IMPROVEMENT),
    Cell(Rating.MEETS, Rating.BELOW, Predicate.POOR),
    Cell(Rating.MEETS, Rating.MEETS, Predicate.GOOD),
    Cell(Rating.MEETS, Rating.ABOVE, Predicate.GOOD),
    Cell(Rating.ABOVE, Rating.BELOW, Predicate.POOR),
    Cell(Rating.ABOVE, Rating.MEETS, Predicate.GOOD),
    Cell(Rating.ABOVE, Rating.ABOVE, Predicate.VERY_GOOD),
)
SPREADS = (
    Spread(Standing.EXCELLENT, Predicate.VERY_GOOD, most_percent=70),
    Spread(Standing.GOOD, Predicate.GOOD, most_percent=70),
    Spread(Standing.FAIR, Predicate.NEEDS_IMPROVEMENT, least_percent=60),
    Spread(Standing.FAIR, Predicate.VERY_GOOD, most_percent=10),
    Spread(Standing.POOR, Predicate.POOR, least_percent=60),
    Spread(Standing.VERY_POOR, Predicate.VERY_POOR, least_percent=60),
    Spread(Standing.VERY_POOR, Predicate.VERY_GOOD, most_percent=0),
)
PERFORMANCE_DEFAULT = PerformanceRules("permenpanrb-6-2022", date.min, MATRIX, spreads=SPREADS)


@dataclass(frozen=True, slots=True)
class SpreadVerdict:
    """A row of the spreads beside what people came to. `fits`: whether it is within the row's bounds."""

    spread: Spread
    people: int
    of: int
    fits: bool


def performance_rules_on(given: Sequence[PerformanceRules], on: date) -> PerformanceRules:
    """Those that hold on this date.

    given   by starting date, oldest first; before the first one PERFORMANCE_DEFAULT holds.
    """
    return holding_on(given, on, PERFORMANCE_DEFAULT)


def predicate_of(rules: PerformanceRules, result: Rating, behaviour: Rating) -> Predicate:
    """The matrix's cell. Raises ValueError where the set has none: a set is proposed with all nine."""
    for cell in rules.matrix:
        if (cell.result, cell.behaviour) == (result, behaviour):
            return cell.predicate
    raise ValueError(f"{rules.rules_id} has no cell {result}, {behaviour}")


def judge_spread(
    rules: PerformanceRules, standing: Standing, predicates: Iterable[Predicate]
) -> Iterator[SpreadVerdict]:
    """Each row of the standing beside the people of the organisation; nobody assessed fits every row.

    A bound is held against the share of those assessed, exactly: 7 of 10 are not more than 70 %.
    """
    counts = Counter(predicates)
    of = counts.total()
    for row in rules.spreads:
        if row.standing is standing:
            people = counts[row.predicate]
            least, most = row.least_percent or 0, 100 if row.most_percent is None else row.most_percent
            yield SpreadVerdict(row, people, of, not of or least * of <= 100 * people <= most * of)
