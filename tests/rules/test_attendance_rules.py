"""Rules by which days count are dated: what has begun stays."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.rules.attendance import DEFAULT, MISSING_MIN
from chalicelib.rules.attendance_rules import MOST_MISSING_MIN, attendance_rules_faults

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
DECREE = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
OLD = AttendanceRules("lama", date(2026, 1, 1), {Slot.ARRIVAL: 91}, confirmed=DECREE)
NOW = AttendanceRules("kini", TODAY)
NEXT = AttendanceRules("nanti", TOMORROW)


def codes(wanted: list[AttendanceRules], held: list[AttendanceRules], is_first: bool = False) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in attendance_rules_faults(wanted, held, TODAY, is_first)]


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ([], []),
        ([NEXT], []),
        ([OLD, NEXT], [OLD]),
        ([OLD], [OLD, NEXT]),
        ([OLD, replace(NEXT, permission_counts=True)], [OLD, NEXT]),
        ([OLD, NOW, NEXT], [OLD, NOW]),  # what began today was entered before
    ],
)
def test_what_begins_tomorrow_or_later_may_come_change_and_go(
    wanted: list[AttendanceRules], held: list[AttendanceRules]
) -> None:
    assert codes(wanted, held) == []


@pytest.mark.parametrize(
    "wanted", [[], [replace(OLD, confirmed=None)], [replace(OLD, starts_on=TOMORROW)], [replace(OLD, rules_id="x")]]
)
def test_what_has_begun_is_neither_changed_nor_left_out(wanted: list[AttendanceRules]) -> None:
    assert ("/attendance_rules", "RULES_BEGUN") in codes(wanted, [OLD])


def test_what_began_this_morning_stays_too() -> None:
    assert codes([replace(NOW, permission_counts=True)], [NOW]) == [("/attendance_rules", "RULES_BEGUN")]


def test_what_has_begun_may_be_confirmed_with_the_figures_it_has_and_is_then_never_otherwise() -> None:
    sure = replace(NOW, confirmed=DECREE)
    assert codes([sure], [NOW]) == []
    assert codes([replace(sure, permission_counts=True)], [NOW]) == [("/attendance_rules", "RULES_BEGUN")]
    for other in (NOW, replace(sure, confirmed=replace(DECREE, decree_no="2"))):
        assert codes([other], [sure]) == [("/attendance_rules", "RULES_BEGUN")]


def test_so_may_what_came_with_the_app() -> None:
    sure = replace(DEFAULT, confirmed=DECREE)
    assert codes([sure], []) == codes([sure, OLD], [OLD]) == codes([sure, OLD], [sure, OLD]) == []
    assert codes([OLD], [sure, OLD]) == [("/attendance_rules", "RULES_BEGUN")]
    for other in (DEFAULT, replace(sure, permission_counts=True), replace(sure, starts_on=TOMORROW)):
        assert ("/attendance_rules/0/rules_id", "RULES_ID_TAKEN") in codes([other], [])
    assert ("/attendance_rules/1/rules_id", "RULES_ID_TAKEN") in codes([sure, replace(NEXT, rules_id="default")], [])


def test_new_ones_reach_back_over_no_day() -> None:
    past = replace(NEXT, starts_on=YESTERDAY)
    assert codes([NOW], []) == [("/attendance_rules/0/starts_on", "RULES_TOO_EARLY")]
    assert codes([past], []) == [("/attendance_rules/0/starts_on", "RULES_TOO_EARLY")]
    assert codes([past], [], is_first=True) == []  # no day is judged yet


def test_each_has_its_own_id_and_none_the_defaults() -> None:
    taken = [replace(OLD, rules_id=DEFAULT.rules_id), NOW, replace(NEXT, rules_id=NOW.rules_id)]
    assert codes(taken, [], is_first=True) == [
        ("/attendance_rules/0/rules_id", "RULES_ID_TAKEN"),
        ("/attendance_rules/2/rules_id", "RULES_ID_TAKEN"),
    ]


@pytest.mark.parametrize("second", [OLD.starts_on, date(2025, 1, 1)])
def test_they_stand_by_their_first_dates(second: date) -> None:
    later = replace(NEXT, starts_on=second)
    assert codes([OLD, later], [], is_first=True) == [("/attendance_rules/1/starts_on", "RULES_ORDER")]


def test_a_missing_slot_counts_as_a_day_at_most() -> None:
    assert MISSING_MIN < MOST_MISSING_MIN == 7.5 * 60
