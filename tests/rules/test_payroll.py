"""Which part of a person's month is one unit's to hand to payroll."""

from dataclasses import replace
from datetime import date

from chalicelib.domain.allowance import AllowanceMonth
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.payroll import PayrollPerson
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.allowance import WHOLE_BP, fold_allowance
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.payroll import judged_by, part_of_unit, rules_used, statuses_of, total_bp
from tests.rules.year_days import FIRST, day, months

START = date(2026, 1, 1)
SURE = replace(TULANG_BAWANG, starts_on=START, confirmed=Confirmation("Perwal 2/2026", START, "Wali Kota"))
SECOND = date(2026, 11, 3)
BEGUN = {"umum": START, "setda": START}
ROWS = [months([day(DayStatus.ABSENT)]), months([day(late=12, on=SECOND)], "setda")]


def folded() -> AllowanceMonth:
    return fold_allowance("2026-11", ROWS, BEGUN, (SURE,), ())


def test_a_unit_hands_over_what_happened_in_it_alone() -> None:
    umum, setda = part_of_unit(folded(), "umum"), part_of_unit(folded(), "setda")
    assert (umum.percent_bp, umum.absent_days, umum.minutes) == (300, 1, 0)
    assert (setda.percent_bp, setda.absent_days, setda.minutes) == (50, 0, 12)
    assert (umum.percent_bp or 0) + (setda.percent_bp or 0) == folded().percent_bp


def test_the_total_is_the_whole_at_most_and_may_be_given_back() -> None:
    made = folded()
    assert total_bp(replace(made, percent_bp=9_900, adjusted_bp=300)) == WHOLE_BP
    assert total_bp(replace(made, percent_bp=0, adjusted_bp=-300)) == -300


def test_a_date_is_of_the_unit_that_judged_it() -> None:
    assert statuses_of(ROWS, BEGUN, "umum") == {FIRST: DayStatus.ABSENT}
    assert statuses_of(ROWS, {**BEGUN, "umum": date(2027, 1, 1)}, "umum") == {}
    person = PayrollPerson("ani", "Ani", "1", part_of_unit(folded(), "umum"), statuses_of(ROWS, BEGUN, "umum"))
    assert list(person.statuses) == [each.on for each in person.allowance.deductions]


def test_every_set_that_holds_on_a_date_of_the_month_is_asked_for_its_decree() -> None:
    later = replace(SURE, rules_id="lain", starts_on=date(2026, 11, 30))
    assert [each.rules_id for each in rules_used([folded()], "2026-11", (SURE, later))] == [SURE.rules_id, "lain"]
    assert [each.rules_id for each in rules_used((), "2026-11", ())] == [TULANG_BAWANG.rules_id]


def test_every_set_that_judged_a_date_or_either_side_of_an_adjustment_is_asked_too() -> None:
    first = replace(day(late=5), rules_id="satu")
    change = day(DayStatus.ABSENT, date(2026, 10, 5)), replace(day(on=date(2026, 10, 5)), rules_id="tiga")
    rows = [replace(months([first]), adjustments={date(2026, 10, 5): change}), months([day(on=SECOND)], "setda")]
    assert judged_by(rows, BEGUN) == {"satu", "tiga", "default"}
    assert judged_by(rows, {"umum": START, "setda": None}) == judged_by(rows[:1], BEGUN) == {"satu", "tiga", "default"}
    assert judged_by(rows, {"umum": date(2026, 12, 1), "setda": START}) == {"default"}
