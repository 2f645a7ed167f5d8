"""Everything that a report may have to name is named, and periods are said as people say them."""

import re
from decimal import Decimal

import pytest

from chalicelib.domain.activity import ActivityState
from chalicelib.domain.performance import Predicate, Rating
from chalicelib.domain.plan import Aspect, GoalKind, PlanState
from chalicelib.jobs import performance_words as words
from tests.test_house import ROOT


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        (words.PLAN_STATES, PlanState), (words.ACTIVITY_STATES, ActivityState), (words.GOAL_KINDS, GoalKind),
        (words.ASPECTS, Aspect), (words.RATINGS, Rating), (words.PREDICATES, Predicate),
    ],
)  # fmt: skip
def test_every_stable_word_has_a_name(named: dict[str, str], kind: type) -> None:
    assert set(named) == set(kind)


@pytest.mark.parametrize(
    ("named", "page"),
    [
        (words.PLAN_STATES, "plans/words.ts"), (words.GOAL_KINDS, "plans/words.ts"), (words.ASPECTS, "plans/words.ts"),
        (words.ACTIVITY_STATES, "performance/words.ts"), (words.RATINGS, "evaluations/words.ts"),
        (words.PREDICATES, "evaluations/predicates.ts"),
    ],
)  # fmt: skip
def test_a_paper_says_it_as_the_screen_does(named: dict[str, str], page: str) -> None:
    shown = (ROOT / "web" / "src" / page).read_text()
    assert [name for word, name in named.items() if not re.search(rf'\b{word}: "{name}"', shown)] == []


@pytest.mark.parametrize(
    ("period_id", "said"), [("2026-11", "November 2026"), ("2026-Q4", "Triwulan 4 2026"), ("2026", "Tahun 2026")]
)
def test_a_period_is_said_as_people_say_it(period_id: str, said: str) -> None:
    assert words.said_period(period_id) == said


def test_hundredths_become_two_decimals_and_nothing_stays_nothing() -> None:
    assert (words.hundredths(1_250), words.hundredths(0), words.hundredths(None)) == (Decimal("12.5"), Decimal(0), None)
