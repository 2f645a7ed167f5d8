"""What a month's roster may say, and for which months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.rules.roster import MONTHS_AHEAD, MONTHS_BACK, roster_faults, roster_months, with_month

TODAY = date(2026, 11, 23)
KNOWN = {"P", "M", "L"}


def faults(letters: str, month: str = "2026-11", entered: str = "", today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in roster_faults(month, letters, entered, KNOWN, today)]


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (TODAY, ("2026-10", "2026-11", "2026-12", "2027-01")),
        (date(2027, 1, 1), ("2026-12", "2027-01", "2027-02", "2027-03")),
        (date(2026, 12, 31), ("2026-11", "2026-12", "2027-01", "2027-02")),
    ],
)
def test_a_roster_is_written_from_last_month_to_two_months_ahead(today: date, months: tuple[str, ...]) -> None:
    assert (MONTHS_BACK, MONTHS_AHEAD) == (1, 2)
    assert roster_months(today) == months


@pytest.mark.parametrize(
    ("month", "today", "days"),
    [("2026-11", TODAY, 30), ("2026-12", TODAY, 31), ("2028-02", date(2028, 1, 10), 29),
     ("2027-02", date(2027, 1, 10), 28)],
)  # fmt: skip
def test_a_month_has_a_letter_for_each_of_its_days(month: str, today: date, days: int) -> None:
    assert faults("P" * days, month, today=today) == []
    for wrong in (days - 1, days + 1):
        assert faults("P" * wrong, month, today=today) == [("/letters", "ROSTER_LENGTH")]


def test_a_month_out_of_reach_is_refused() -> None:
    assert faults("P" * 30, "2026-09") == [("/month", "ROSTER_MONTH")]
    assert faults("P" * 28, "2027-02") == [("/month", "ROSTER_MONTH")]


def test_letters_are_the_citys_codes_or_no_entry() -> None:
    assert faults("PML-" * 7 + "PX") == [("/letters/29", "ROSTER_CODE_UNKNOWN")]
    assert faults("p" + "P" * 29) == [("/letters/0", "ROSTER_CODE_UNKNOWN")]


@pytest.mark.parametrize(
    ("at", "old", "new", "sound"),
    [(21, "P", "P", True), (21, "P", "M", False), (21, "P", "-", False), (21, "-", "M", True),
     (22, "P", "M", True), (22, "P", "-", True)],
)  # fmt: skip
def test_yesterdays_letter_stands_and_todays_may_change(at: int, old: str, new: str, sound: bool) -> None:
    """It is the 23rd: place 21 is yesterday."""
    entered, letters = ("P" * at + letter + "P" * (29 - at) for letter in (old, new))
    assert faults(letters, entered=entered) == ([] if sound else [(f"/letters/{at}", "ROSTER_PAST")])


def test_everything_wrong_is_told_at_once() -> None:
    found = faults("X" + "M" * 28, "2026-09", entered="P" * 30)
    assert [code for _, code in found].count("ROSTER_PAST") == 29
    assert {code for _, code in found} == {"ROSTER_MONTH", "ROSTER_LENGTH", "ROSTER_CODE_UNKNOWN", "ROSTER_PAST"}


def test_a_profile_holds_the_four_latest_months() -> None:
    held = {"2026-10": "P", "2026-11": "M", "2026-12": "L", "2027-01": "P"}
    assert with_month(held, "2027-02", "S") == {"2026-11": "M", "2026-12": "L", "2027-01": "P", "2027-02": "S"}
    assert with_month(held, "2026-11", "S") == {**held, "2026-11": "S"}


@given(st.dates(date(2001, 2, 1), date(2098, 12, 31)))
def test_no_month_that_may_be_written_pushes_another_out(today: date) -> None:
    roster: dict[str, str] = {}
    for month in roster_months(today):
        roster = with_month(roster, month, "P")
    assert tuple(roster) == roster_months(today)
