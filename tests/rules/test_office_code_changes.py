"""What may be declared of a kode kantor, and when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.rules.office_code_changes import office_code_change_faults, office_code_faults
from tests import cast
from tests.cast import MONDAY

DAY = timedelta(days=1)
CODE = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, MONDAY, MONDAY + 4 * DAY, ("umum",))
HELD = replace(cast.CITY, calendar=replace(cast.CITY.calendar, office_codes=(CODE,)))


def codes(code: OfficeCode, city: object = cast.CITY, today: object = MONDAY) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in office_code_faults(code, city, today)]  # type: ignore[arg-type]


def test_from_today_on_it_may_be_declared() -> None:
    assert codes(CODE) == []
    assert codes(CODE, today=MONDAY + DAY) == [("/starts_on", "OFFICE_CODE_STARTS")]


def test_31_days_are_the_most_and_the_last_is_no_earlier_than_the_first() -> None:
    assert codes(replace(CODE, ends_on=MONDAY + 30 * DAY)) == []
    assert codes(replace(CODE, ends_on=MONDAY)) == []
    assert codes(replace(CODE, ends_on=MONDAY + 31 * DAY)) == [("/ends_on", "OFFICE_CODE_ENDS")]
    assert codes(replace(CODE, ends_on=MONDAY - DAY)) == [("/ends_on", "OFFICE_CODE_ENDS")]


def test_one_that_has_begun_may_end_today_or_later() -> None:
    wednesday = MONDAY + 2 * DAY
    assert codes(replace(CODE, ends_on=wednesday), HELD, wednesday) == []
    assert codes(replace(CODE, ends_on=wednesday - DAY), HELD, wednesday) == [("/ends_on", "OFFICE_CODE_ENDS")]


@pytest.mark.parametrize(("starts", "ends", "is_taken"), [(-2, -1, False), (-1, 0, True), (4, 6, True), (5, 6, False)])
def test_two_never_hold_for_one_unit_and_date(starts: int, ends: int, is_taken: bool) -> None:
    other = replace(CODE, code_id="lain", starts_on=MONDAY + starts * DAY, ends_on=MONDAY + ends * DAY)
    found = codes(other, HELD, MONDAY - 3 * DAY)
    assert found == ([("/starts_on", "OFFICE_CODE_TAKEN")] if is_taken else [])
    assert codes(replace(other, unit_ids=("puskesmas",), unit_id="puskesmas"), HELD, MONDAY - 3 * DAY) == []


def test_a_unit_that_is_not_there_is_told() -> None:
    assert codes(replace(CODE, unit_id="tiada")) == [("/unit_id", "UNIT_UNKNOWN")]


def test_of_a_calendar_only_what_changes_is_judged() -> None:
    long_past = MONDAY + 30 * DAY
    assert office_code_change_faults(HELD.calendar, HELD, long_past) == []
    (first, *_) = office_code_change_faults(HELD.calendar, cast.CITY, long_past)
    assert first.pointer == "/office_codes/layar/starts_on"
