"""The letter of a day whose month the profile keeps no more."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.shift import Override
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.old_roster import is_forgotten, letter_by, restored
from tests.cast import ANI, CITY, MONDAY

EMPTY = ((), (), (), (), (), (), ())
CALENDAR = replace(
    CITY.calendar,
    overrides=(
        Override("ramadan", "Ramadan", "1", MONDAY, MONDAY, EMPTY, pattern_ids=("malam",)),
        Override("semua", "Semua", "2", MONDAY, MONDAY, EMPTY, pattern_ids=("malam", "pagi")),
    ),
)
ROSTER_WORKER = replace(ANI.assignments[0], pattern_id=None)


@pytest.mark.parametrize(
    ("rule", "letter"),
    [
        ("pattern:malam", "M"), ("pattern:pagi", "P"), ("pattern:lima-hari", None), ("pattern:antah", None),
        ("roster:off", "L"), ("roster:no-entry", None), ("roster:unknown-code", None), ("override:ramadan", "M"),
        ("override:semua", None), ("override:antah", None), ("holiday:2026-11-23", None),
    ],
)  # fmt: skip
def test_the_rule_of_a_judged_day_tells_its_letter(rule: str, letter: str | None) -> None:
    assert letter_by(rule, CALENDAR, "L") == letter


@pytest.mark.parametrize(
    ("months", "forgotten"),
    [(["2026-12", "2027-01"], True), (["2026-11"], False), (["2026-10"], False), ([], False)],
)
def test_a_month_is_forgotten_that_lies_before_all_that_are_kept(months: list[str], forgotten: bool) -> None:
    assert is_forgotten(dict.fromkeys(months, "P" * 31), MONDAY) is forgotten


@pytest.mark.parametrize("letter", ["P", "M", "L"])
def test_restored_the_day_is_planned_as_it_was(letter: str) -> None:
    whole = {"2026-11": "-" * 22 + letter + "-" * 7}
    kept = {"2027-01": "P" * 31}
    plans = [
        plan_day(MONDAY, ROSTER_WORKER, roster, CITY.calendar, "Asia/Jakarta", "L")
        for roster in (whole, restored(kept, MONDAY, letter))
    ]
    assert plans[0] == plans[1]
    assert letter_by(plans[0].rule, CITY.calendar, "L") == letter
    assert restored(kept, date(2026, 11, 1), letter)["2026-11"] == letter
