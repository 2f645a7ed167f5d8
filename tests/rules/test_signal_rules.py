"""Thresholds are dated: what has begun stays, and each date is looked at by those that held on it."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.signal import SignalRules
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT, signal_rules_faults, signal_rules_on

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
OLD, NEXT = SignalRules("lama", date(2026, 1, 1)), SignalRules("nanti", TOMORROW, photo_bits=5)


def codes(wanted: list[SignalRules], held: list[SignalRules], is_first: bool = False) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in signal_rules_faults(wanted, held, TODAY, is_first)]


def test_the_rules_of_a_date_are_the_last_that_began() -> None:
    asked = [date(2025, 12, 31), OLD.starts_on, TODAY, TOMORROW]
    assert [signal_rules_on([OLD, NEXT], on) for on in asked] == [SIGNALS_DEFAULT, OLD, OLD, NEXT]


def test_what_begins_tomorrow_may_come_change_and_go() -> None:
    assert codes([OLD, NEXT], [OLD]) == codes([OLD], [OLD, NEXT]) == codes([OLD, replace(NEXT, hand_ms=9)], [OLD]) == []


@pytest.mark.parametrize("wanted", [[], [replace(OLD, same_place_people=9)], [replace(OLD, rules_id="x")]])
def test_nobody_makes_yesterdays_threshold_today(wanted: list[SignalRules]) -> None:
    assert ("/signal_rules", "RULES_BEGUN") in codes(wanted, [OLD])


def test_new_ones_reach_back_over_no_day_and_have_ids_of_their_own() -> None:
    assert codes([replace(NEXT, starts_on=YESTERDAY)], []) == [("/signal_rules/0/starts_on", "RULES_TOO_EARLY")]
    assert codes([replace(NEXT, rules_id="default")], []) == [("/signal_rules/0/rules_id", "RULES_ID_TAKEN")]
    assert codes([NEXT, replace(OLD, rules_id="x")], [], is_first=True) == [
        ("/signal_rules/1/starts_on", "RULES_ORDER")
    ]
