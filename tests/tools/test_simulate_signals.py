"""The synthetic city, small: what docs/signals.md promises of the defaults, and the figures that are printed."""

from dataclasses import replace
from random import Random

import pytest

from tests.rules.signalling import mirror_of, photo
from tools import simulate_signals
from tools.signal_cheats import KINDS
from tools.signal_people import mirrored
from tools.simulate_signals import HELD_OUT, TUNED_ON, Size, Tally, failures, rows, simulate, wilson

SMALL = Size(units=2, honest=60, days=24)
SEEDS = (901,)  # neither tuned on nor reported


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return simulate(SEEDS, SMALL)


def test_plain_cheats_are_found_and_the_honest_left_alone(tallies: dict[str, Tally]) -> None:
    """Recall of 95 % of people and of person-days once known, of each kind; honest person-days flagged: 1 % at most."""
    assert failures(tallies) == []
    assert tallies[""].days.total() > 2_500
    assert [kind for kind in KINDS if not tallies[kind].people] == []


def test_what_nobody_can_see_is_not_claimed(tallies: dict[str, Tally]) -> None:
    """Noise of its own, and an accuracy of its own: if these were found, the city would be too easy."""
    jitter = tallies["jitter, accuracy too"]
    assert jitter.flagged.total() <= 0.05 * jitter.days.total()


def test_missing_a_figure_is_told(tallies: dict[str, Tally]) -> None:
    blind = {kind: replace(each, flagged=each.flagged.copy()) for kind, each in tallies.items()}
    blind["bot speed"].flagged.clear()
    blind[""].flagged.update(blind[""].days)
    assert failures(blind) == ["honest", "bot speed"]


def test_a_row_for_every_kind_of_cheat(tallies: dict[str, Tally]) -> None:
    told = list(rows(tallies))
    assert all(sum(kind in each for each in told) >= 1 for kind in KINDS)


def test_the_same_seed_gives_the_same_city() -> None:
    tiny = Size(units=1, honest=5, days=8)
    assert list(rows(simulate((7,), tiny))) == list(rows(simulate((7,), tiny)))


def test_no_seed_is_both_tuned_on_and_reported() -> None:
    assert not set(TUNED_ON) & set(HELD_OUT)
    assert not {*TUNED_ON, *HELD_OUT} & set(SEEDS)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (48, 48, 0.9259, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_its_mirror_is_that_of_the_tests() -> None:
    old = photo(Random(3).random())
    assert mirrored(int.from_bytes(old)).to_bytes(32) == mirror_of(old)


def test_who_misses_a_figure_ends_with_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tallies: dict[str, Tally]
) -> None:
    monkeypatch.setattr(simulate_signals, "simulate", lambda *_: tallies)
    monkeypatch.setattr("sys.argv", ["simulate_signals"])
    assert simulate_signals.main() == 0
    assert "Both wanted figures hold." in capsys.readouterr().out
    tallies["teleport"].found_on.clear()
    assert simulate_signals.main() == 1
    assert "Missed: teleport" in capsys.readouterr().out
