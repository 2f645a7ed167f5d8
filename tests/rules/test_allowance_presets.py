"""The sets to begin with: what they say of a day, and that none of them says it is this city's."""

from itertools import pairwise

import pytest

from chalicelib.domain.allowance import AllowanceRules, Cause
from chalicelib.rules.allowance_presets import (
    BGN_2025,
    CILEGON_2017,
    KEMENTAN_2012,
    MOMENTS,
    PRESETS,
    QUARTERS,
    RECORDS,
    TULANG_BAWANG,
    USUAL,
)
from chalicelib.rules.rule_sets import allowance_rules_faults
from tests.cast import MONDAY


def cut(rules: AllowanceRules, event: Cause, minutes: int = 0) -> int | None:
    found = [
        each.percent_bp
        for each in rules.brackets
        if each.event is event and each.from_min <= minutes and (each.to_min is None or minutes <= each.to_min)
    ]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("rules", "at", "cuts"),
    [
        (TULANG_BAWANG, (1, 30, 31, 60, 61, 90, 91, 500), (50, 50, 100, 100, 125, 125, 150, 150)),
        (USUAL, (1, 30, 31, 60, 61, 90, 91, 500), (50, 50, 100, 100, 125, 125, 150, 150)),
        (KEMENTAN_2012, (1, 30, 31, 60, 61, 90, 91, 500), (50, 50, 100, 100, 150, 150, 200, 200)),
        (CILEGON_2017, (1, 30, 500), (100, 100, 100)),
        (BGN_2025, (1, 60, 61, 500), (50, 50, 100, 100)),
    ],
)
def test_late_and_early_take_off(rules: AllowanceRules, at: tuple[int, ...], cuts: tuple[int, ...]) -> None:
    for event in MOMENTS:
        assert tuple(cut(rules, event, minutes) for minutes in at) == cuts
        assert cut(rules, event, 0) is None


@pytest.mark.parametrize(
    ("rules", "no_record", "absent", "event"),
    [
        (TULANG_BAWANG, 150, 300, 200),
        (USUAL, 150, 300, None),
        (CILEGON_2017, None, 500, 100),
        (KEMENTAN_2012, 200, 400, None),
        (BGN_2025, None, None, None),
    ],
)
def test_no_record_an_absent_day_and_a_missed_apel_take_off(
    rules: AllowanceRules, no_record: int | None, absent: int | None, event: int | None
) -> None:
    assert {cut(rules, each, 91) for each in RECORDS} == {no_record}
    assert (cut(rules, Cause.ABSENT), cut(rules, Cause.EVENT_MISSED)) == (absent, event)


def test_the_four_ranges_leave_no_minute_out() -> None:
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(QUARTERS) if last)


@pytest.mark.parametrize("rules", PRESETS.values(), ids=list(PRESETS))
def test_none_is_confirmed_and_each_row_says_where_it_is_from(rules: AllowanceRules) -> None:
    assert rules.confirmed is None
    assert all(each.source for each in rules.brackets)
    assert [each.code for each in allowance_rules_faults([rules], [], MONDAY, is_first=True)] == ["RULES_ID_TAKEN"]
