"""A clock that is wrong is honest; one that is turned while a check-in is sent is not."""

from datetime import timedelta

import pytest

from chalicelib.domain.signal import Signal
from chalicelib.rules.signal_clock import clock_jump_s
from tests.cast import wib
from tests.rules.signalling import seen, signs, told

ISSUED = wib(7, 25)
S = timedelta(seconds=1)


def jump(permitted_after_s: float, signed_after_s: float, received_after_s: float, off_s: float = 0) -> int:
    """Seconds after the challenge's issue; `off_s`: how wrong the phone's clock is all the time."""
    by_phone = ISSUED + off_s * S
    signed_at, received_at = by_phone + signed_after_s * S, ISSUED + received_after_s * S
    return clock_jump_s(by_phone + permitted_after_s * S, signed_at, ISSUED, received_at)


@pytest.mark.parametrize("off_s", [0, -3_600, 3_600, 86_400, -40 * 365 * 86_400])
def test_a_clock_that_is_steadily_wrong_is_no_jump(off_s: float) -> None:
    assert jump(0.2, 3, 4, off_s) == 0


def test_a_slow_network_and_a_body_sent_again_are_no_jump() -> None:
    assert jump(30, 31, 119) == jump(0.1, 0.2, 119) == 0


@pytest.mark.parametrize(("turned_s", "found"), [(-1_200, -1_197), (-4, -1), (1_200, 1_199), (0.9, 0)])
def test_what_it_was_turned_by_is_told_but_for_the_time_that_may_have_passed(turned_s: float, found: int) -> None:
    assert jump(0.2, 3.2 + turned_s, 4) == found


@pytest.mark.parametrize(("moved_s", "flagged"), [(-30, True), (-29, False), (0, False), (29, False), (30, True)])
def test_thirty_seconds_either_way_are_a_signal(moved_s: int, flagged: bool) -> None:
    found = signs([seen("ani", clock_jump_s=moved_s)])
    assert told(found, Signal.CLOCK_JUMP) == (["ani"] if flagged else [])
    assert [each.facts for each in found] == ([{"jump_s": moved_s}] if flagged else [])
