"""Kode kantor: which digits are good when, to the microsecond."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.rules.office_code import (
    MOST_PERIODS,
    PERIOD_S,
    CodeVerdict,
    code_asked,
    digits_of,
    judge_code,
    period_of,
    shown_codes,
)
from tests import cast
from tests.cast import MONDAY, wib

KEY, WIB, HALL = b"k" * 32, "Asia/Jakarta", "balai-kota"
SCREEN = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, MONDAY, MONDAY, ("umum",), 3)
PAPER = replace(SCREEN, code_id="kertas", kind=OfficeCodeKind.PAPER, ends_on=MONDAY + timedelta(days=4))
AT = wib(7, 5)  # the first instant of a period
TICK = timedelta(microseconds=1)
PERIOD = timedelta(seconds=PERIOD_S)


def shown(code: OfficeCode, at: datetime) -> str:
    return digits_of(code, HALL, period_of(code, at, WIB), KEY)


def judged(code: OfficeCode, typed: str | None, since: datetime, until: datetime | None = None) -> CodeVerdict:
    return judge_code(code, HALL, typed, since, until or since, WIB, KEY)


@pytest.mark.parametrize(
    ("since", "verdict"),
    [
        (AT - TICK, CodeVerdict.WRONG),  # not on the screen yet
        (AT, CodeVerdict.RIGHT),
        (AT + PERIOD - TICK, CodeVerdict.RIGHT),
        (AT + PERIOD, CodeVerdict.RIGHT),  # the one before is still good
        (AT + 2 * PERIOD - TICK, CodeVerdict.RIGHT),
        (AT + 2 * PERIOD, CodeVerdict.WRONG),
    ],
)
def test_a_screens_code_is_good_for_its_minute_and_the_next(since: datetime, verdict: CodeVerdict) -> None:
    assert judged(SCREEN, shown(SCREEN, AT), since) is verdict


def test_what_came_on_the_screen_while_it_was_sent_is_good_too() -> None:
    assert judged(SCREEN, shown(SCREEN, AT + PERIOD), AT, AT + PERIOD) is CodeVerdict.RIGHT
    assert judged(SCREEN, shown(SCREEN, AT + PERIOD), AT, AT + PERIOD - TICK) is CodeVerdict.WRONG


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (wib(0, 0), CodeVerdict.RIGHT),
        (wib(23, 59, 59), CodeVerdict.RIGHT),
        (wib(0, 0) - TICK, CodeVerdict.WRONG),
        (wib(0, 0, on=MONDAY + timedelta(days=1)), CodeVerdict.WRONG),
    ],
)
def test_a_papers_code_is_good_on_its_local_date_alone(at: datetime, verdict: CodeVerdict) -> None:
    assert judged(PAPER, shown(PAPER, wib(12)), at) is verdict


def test_none_typed_is_missing_and_none_is_ever_right_by_its_length() -> None:
    assert judged(SCREEN, None, AT) is CodeVerdict.MISSING
    for typed in ("", shown(SCREEN, AT)[:5], shown(SCREEN, AT) + "0"):
        assert judged(SCREEN, typed, AT) is CodeVerdict.WRONG


@pytest.mark.parametrize(
    "other",
    [
        replace(SCREEN, unit_id="puskesmas"),
        replace(SCREEN, code_id="lain"),
        replace(SCREEN, series=4),  # withdrawn and declared anew
        replace(SCREEN, kind=OfficeCodeKind.PAPER),
    ],
)
def test_another_declarations_codes_are_others(other: OfficeCode) -> None:
    codes = [[digits_of(each, HALL, period, KEY) for period in range(50)] for each in (SCREEN, other)]
    assert sum(one == two for one, two in zip(*codes, strict=True)) <= 1


def test_another_offices_codes_are_others() -> None:
    digits = digits_of(SCREEN, "puskesmas", period_of(SCREEN, AT, WIB), KEY)
    assert judged(SCREEN, digits, AT) is CodeVerdict.WRONG


def test_another_citys_codes_are_others() -> None:
    assert digits_of(SCREEN, HALL, 7, KEY) != digits_of(SCREEN, HALL, 7, b"j" * 32)


@given(st.integers(0, 10**9))
def test_a_code_is_always_six_digits(period: int) -> None:
    digits = digits_of(SCREEN, HALL, period, KEY)
    assert (len(digits), digits.isascii(), digits.isdecimal()) == (6, True, True)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)))
def test_whatever_is_shown_is_right_as_long_as_it_is_shown(at: datetime) -> None:
    lasting = replace(SCREEN, starts_on=date(2025, 1, 1), ends_on=date(2028, 1, 1))
    first = shown_codes(lasting, HALL, at, 2, WIB, KEY)[0]
    assert first.from_at <= at < first.until_at
    assert judged(lasting, first.digits, at) is CodeVerdict.RIGHT


def test_a_wide_span_is_bounded() -> None:
    long_ago = AT - (MOST_PERIODS + 5) * PERIOD
    assert judged(SCREEN, shown(SCREEN, long_ago), long_ago, AT) is CodeVerdict.WRONG
    assert judged(SCREEN, shown(SCREEN, AT - MOST_PERIODS * PERIOD), long_ago, AT) is CodeVerdict.RIGHT


def test_a_paper_shows_every_date_from_today_to_its_last() -> None:
    wednesday = wib(9, on=MONDAY + timedelta(days=2))
    found = shown_codes(PAPER, HALL, wednesday, 31, WIB, KEY)
    assert [each.from_at for each in found] == [
        wib(0, on=MONDAY + timedelta(days=day)) for day in (2, 3, 4)
    ]  # fmt: skip
    assert len({each.digits for each in found}) == 3


def test_before_its_first_date_the_first_ones_are_shown_and_after_the_last_none() -> None:
    sunday, friday = wib(9, on=MONDAY - timedelta(days=1)), wib(9, on=MONDAY + timedelta(days=5))
    assert shown_codes(PAPER, HALL, sunday, 0, WIB, KEY)[0].from_at == wib(0)
    assert shown_codes(PAPER, HALL, friday, 31, WIB, KEY) == []


def test_a_code_is_asked_for_on_its_dates_of_its_units_alone() -> None:
    city = replace(cast.CITY, calendar=replace(cast.CITY.calendar, office_codes=(SCREEN,)))
    assert code_asked("umum", MONDAY, city) == SCREEN
    for unit_id, days in (("umum", -1), ("umum", 1), ("setda", 0)):
        assert code_asked(unit_id, MONDAY + timedelta(days=days), city) is None
