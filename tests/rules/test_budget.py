"""What may be written in a budget's line, as a table of refusals; both sides of every edge."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.budget import Target, Unlock
from chalicelib.rules.budget import (
    MAX_CORRECTIONS,
    MAX_OBSTACLES,
    NOTE_LETTERS,
    Figure,
    MonthState,
    ceiling_at,
    is_told,
    month_state,
    obstacle_faults,
    telling_faults,
    told_month,
    with_obstacle,
)
from chalicelib.rules.budget_line import MAX_CEILINGS, ceiling_faults, is_account, is_code, revised, target_faults
from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from tests.budget_lines import AT, CEILING_IDR, LINE, TENTHS, line, told

WHY = "Setor kembali kelebihan bayar"


def codes(found: list) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in found]


@pytest.mark.parametrize("code", ["5.03.02.2.01.0001", "5.03.02.2.01.01"])
def test_a_code_is_whole(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "5.03.02.2.01",
        "5.3.2.2.1.1",
        "5.03.02.2.01.001",
        "5.03.02.2.01.0001 ",
        "5-03-02-2-01-0001",
        "٥.03.02.2.01.0001",
    ],
)
def test_a_broken_code_is_none(code: str) -> None:
    assert not is_code(code)


def test_an_account_is_of_spending_and_whole() -> None:
    assert is_account("5.1.02.01.01.0001")
    assert not is_account("4.1.02.01.01.0001")
    assert not is_account("5.1.02.01.01")


def test_a_month_is_open_once_it_has_begun_until_its_day_of_the_next() -> None:
    def state(today: date, unlock: Unlock | None = None) -> MonthState:
        return month_state(2026, 3, today, BUDGET_DEFAULT, unlock)

    assert state(date(2026, 2, 28)) is MonthState.AHEAD
    assert state(date(2026, 3, 1)) is MonthState.OPEN
    assert state(date(2026, 4, 10)) is MonthState.OPEN
    assert state(date(2026, 4, 11)) is MonthState.LOCKED


def test_an_unlocked_month_is_open_up_to_a_date_and_never_ahead() -> None:
    unlock = Unlock("umpeg", 2026, 3, date(2026, 5, 2), WHY, "eko", AT)
    assert month_state(2026, 3, date(2026, 5, 2), BUDGET_DEFAULT, unlock) is MonthState.UNLOCKED
    assert month_state(2026, 3, date(2026, 5, 3), BUDGET_DEFAULT, unlock) is MonthState.LOCKED
    assert month_state(2026, 3, date(2026, 2, 1), BUDGET_DEFAULT, unlock) is MonthState.AHEAD


def test_the_ceiling_of_a_months_end_holds() -> None:
    cut = revised(LINE, 90_000_000, date(2026, 7, 1), "Pergeseran", "dewi", AT)
    assert (ceiling_at(cut, 6), ceiling_at(cut, 7)) == (CEILING_IDR, 90_000_000)
    assert ceiling_at(replace(LINE, ceilings=(replace(LINE.ceilings[0], from_on=date(2026, 3, 1)),)), 2) == 0


@pytest.mark.parametrize(
    ("months", "month", "figure", "faults"),
    [
        ({}, 1, Figure(0, 0), []),
        ({}, 1, Figure(CEILING_IDR, 10_000), []),
        ({}, 1, Figure(CEILING_IDR + 1, 0), [("/realised_idr", "REALISED_ABOVE_CEILING")]),
        ({2: 50}, 5, Figure(50, 0), []),  # March and April were skipped: they stay unreported
        ({2: 50}, 5, Figure(49, 0), [("/correction", "CORRECTION_MISSING")]),
        ({2: 50}, 5, Figure(49, 0, "salah"), [("/correction", "CORRECTION_MISSING")]),
        ({2: 50}, 5, Figure(49, 0, WHY), []),
        ({2: 50}, 2, Figure(49, 0), [("/correction", "CORRECTION_MISSING")]),
        ({2: 50}, 2, Figure(51, 0), []),
        ({2: 50, 5: 80}, 3, Figure(80, 0), []),
        ({2: 50, 5: 80}, 3, Figure(81, 0), [("/realised_idr", "ABOVE_LATER")]),
        ({2: 50, 5: 80}, 3, Figure(81, 0, WHY), [("/realised_idr", "ABOVE_LATER")]),
    ],
)  # fmt: skip
def test_realisation_counts_from_january(
    months: dict[int, int], month: int, figure: Figure, faults: list[tuple[str, str]]
) -> None:
    assert codes(telling_faults(line(months), month, figure)) == faults


def test_physical_progress_falls_no_more_than_money_does() -> None:
    held = replace(LINE, told={2: told(50, 3_000), 5: told(50, 5_000)})
    assert codes(telling_faults(held, 6, Figure(50, 4_999))) == [("/correction", "CORRECTION_MISSING")]
    assert codes(telling_faults(held, 3, Figure(50, 5_001))) == [("/physical_bp", "ABOVE_LATER")]


def test_a_note_says_something() -> None:
    assert NOTE_LETTERS == 10
    assert codes(telling_faults(line({2: 50}), 2, Figure(1, 0, "abcdefghi 1"))) == [
        ("/correction", "CORRECTION_MISSING")
    ]
    assert telling_faults(line({2: 50}), 2, Figure(1, 0, "abcdefghij")) == []


def test_a_correction_stays_beside_the_figure_for_ever() -> None:
    once = told_month(line({2: 50}), 2, Figure(40, 0, WHY), "dewi", AT)
    again = told_month(once, 2, Figure(60, 0), "dewi", AT)
    assert [(each.was_idr, each.note) for each in again.told[2].corrections] == [(50, WHY)]
    assert again.told[2].realised_idr == 60


def test_a_later_month_that_fell_with_a_note_holds_nothing_against_an_earlier_one() -> None:
    fell = told_month(line({2: 50}), 3, Figure(40, 0, WHY), "dewi", AT)
    assert telling_faults(fell, 2, Figure(50, 0)) == []


def test_a_note_explains_no_more_than_what_it_was_written_about() -> None:
    fell = told_month(line({2: 50}), 3, Figure(40, 0, WHY), "dewi", AT)
    assert codes(telling_faults(fell, 2, Figure(51, 0))) == [("/realised_idr", "ABOVE_LATER")]
    assert codes(telling_faults(fell, 2, Figure(50, 1))) == [("/physical_bp", "ABOVE_LATER")]
    risen = told_month(fell, 3, Figure(60, 0), "dewi", AT)
    assert telling_faults(risen, 2, Figure(60, 0)) == []


def test_what_was_sent_twice_is_known() -> None:
    held = told_month(LINE, 2, Figure(50, 100), "dewi", AT)
    assert is_told(held, 2, Figure(50, 100), "dewi")
    assert not is_told(held, 2, Figure(51, 100), "dewi")
    assert not is_told(held, 2, Figure(50, 100), "eko")
    assert not is_told(held, 2, Figure(50, 100, WHY), "dewi")


def test_a_ceiling_never_goes_below_what_was_spent() -> None:
    held = line({3: 70, 5: 90})
    assert ceiling_faults(held, 90, date(2026, 4, 1)) == []
    assert codes(ceiling_faults(held, 89, date(2026, 4, 1))) == [("/ceiling_idr", "CEILING_BELOW_REALISED")]
    assert codes(ceiling_faults(held, 89, date(2026, 9, 1))) == [("/ceiling_idr", "CEILING_BELOW_REALISED")]
    fell = told_month(line({3: 90}), 5, Figure(50, 0, WHY), "dewi", AT)
    assert ceiling_faults(fell, 50, date(2026, 4, 1)) == []  # March keeps the ceiling that held, 40 came back in May


def test_a_month_told_late_is_at_most_every_ceiling_up_to_the_next_that_was_told() -> None:
    cut = revised(LINE, 60, date(2026, 7, 1), "Pergeseran", "dewi", AT)
    raised = revised(cut, 90, date(2026, 11, 1), "Perubahan", "dewi", AT)
    assert telling_faults(raised, 5, Figure(60, 0)) == []
    assert codes(telling_faults(raised, 5, Figure(61, 0))) == [("/realised_idr", "REALISED_ABOVE_CEILING")]
    assert "60" in telling_faults(raised, 5, Figure(61, 0))[0].detail[1]
    assert telling_faults(raised, 11, Figure(90, 0)) == []
    twice = revised(cut, 90, date(2026, 7, 1), "Salah ketik", "dewi", AT)
    assert telling_faults(twice, 5, Figure(90, 0)) == []  # a ceiling that was put right on its day never held


def test_ceilings_follow_each_other_within_the_year() -> None:
    cut = revised(LINE, 90, date(2026, 7, 1), "Pergeseran", "dewi", AT)
    assert codes(ceiling_faults(cut, 95, date(2026, 6, 30))) == [("/from_on", "CEILING_DATE")]
    assert codes(ceiling_faults(cut, 95, date(2027, 1, 1))) == [("/from_on", "CEILING_DATE")]
    assert ceiling_faults(cut, 95, date(2026, 7, 1)) == []
    assert revised(cut, 90, date(2026, 8, 1), "Sama", "dewi", AT) is cut


def test_targets_are_twelve_never_fall_and_stay_below_the_ceiling() -> None:
    assert target_faults(TENTHS, CEILING_IDR) == target_faults([], 0) == []
    assert codes(target_faults(TENTHS[:11], CEILING_IDR)) == [("/targets", "TARGETS_COUNT")]
    fallen = (*TENTHS[:11], Target(109_999_999, 10_000))
    assert codes(target_faults(fallen, CEILING_IDR)) == [("/targets/11/idr", "TARGET_FALLS")]
    assert codes(target_faults(TENTHS, CEILING_IDR - 1)) == [("/targets/11/idr", "TARGET_ABOVE_CEILING")]
    lazy = (*TENTHS[:11], Target(CEILING_IDR, 9_000))
    assert codes(target_faults(lazy, CEILING_IDR)) == [("/targets/11/physical_bp", "TARGET_FALLS")]


def test_a_line_holds_so_many_obstacles() -> None:
    held = LINE
    for _ in range(MAX_OBSTACLES):
        assert obstacle_faults(held) == []
        held = with_obstacle(held, 3, "Lelang gagal", None, "ani", AT)
    assert codes(obstacle_faults(held)) == [("/text", "OBSTACLES_FULL")]
    assert len({each.obstacle_id for each in held.obstacles}) == MAX_OBSTACLES


def test_a_month_holds_so_many_corrections_and_a_line_so_many_ceilings() -> None:
    held = line({2: 50})
    for _ in range(MAX_CORRECTIONS):
        assert telling_faults(held, 2, Figure(50, 0, WHY)) == []
        held = told_month(held, 2, Figure(50, 0, WHY), "dewi", AT)
    assert codes(telling_faults(held, 2, Figure(50, 0, WHY))) == [("/correction", "CORRECTIONS_FULL")]
    assert telling_faults(held, 2, Figure(60, 0)) == []
    revisions = replace(LINE, ceilings=LINE.ceilings * MAX_CEILINGS)
    assert codes(ceiling_faults(revisions, 1, date(2026, 2, 1))) == [("/ceiling_idr", "CEILINGS_FULL")]
