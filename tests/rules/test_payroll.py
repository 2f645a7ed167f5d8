"""Which part of a person's month is one unit's to hand to payroll."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.allowance import AllowanceMonth, Bracket, Cause
from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.payroll import PayrollPerson
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.allowance import WHOLE_BP, fold_allowance
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.rules.allowance_rupiah import in_rupiah
from chalicelib.rules.payroll import judged_by, part_of_unit, rules_used, share_of, statuses_of
from tests.cast import wib
from tests.rules.year_days import FIRST, day, days, months

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


def test_the_parts_of_who_moved_sum_up_to_the_month_and_never_above_the_base() -> None:
    """Each unit alone would take 60 % and more; an adjustment comes on top."""
    harsh = replace(SURE, brackets=(Bracket(Cause.ABSENT, 600), *SURE.brackets), day_cap_bp=None)
    october = date(2026, 10, 5)
    first, then = (months(days("A" * 11, start).values(), unit)
                   for start, unit in ((FIRST, "umum"), (date(2026, 11, 16), "setda")))  # fmt: skip
    then = replace(then, adjustments={october: (None, day(DayStatus.ABSENT, october))})
    held = AllowanceBases("ani", (AllowanceBase("2026-01", 3_333_333, None, "eko", wib(7)),), 1)
    whole = in_rupiah(fold_allowance("2026-11", [first, then], BEGUN, (harsh,), ()), held)
    umum, setda = part_of_unit(whole, "umum"), part_of_unit(whole, "setda")
    assert (umum.percent_bp, setda.percent_bp, setda.adjusted_bp) == (6_600, 3_400, 600)
    assert (umum.total_bp or 0) + (setda.total_bp or 0) == WHOLE_BP
    assert (umum.cut_idr or 0) + (setda.cut_idr or 0) == whole.cut_idr == 3_333_333
    assert (umum.total_idr or 0) + (setda.total_idr or 0) == whole.total_idr == 3_333_333
    assert [sum(line.cut_idr or 0 for line in each.deductions) for each in (umum, setda)] == [
        umum.cut_idr,
        setda.cut_idr,
    ]


@given(st.lists(st.integers(-200, 200), min_size=1, max_size=4), st.integers(0, 150))
def test_shares_sum_up_and_none_is_more_than_the_whole(parts: list[int], most: int) -> None:
    named = {str(at): part for at, part in enumerate(parts)}
    shares = [share_of(each, named, most) for each in named]
    assert sum(shares) == min(sum(parts), most)
    assert max(shares) <= most
    assert share_of("lain", named, most) == 0


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
