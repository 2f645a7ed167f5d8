"""Locking a month: only one that is over and closed everywhere; what changes afterwards goes to the next open one."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.closing import UnitClose
from chalicelib.rules.month import last_day, month_beside
from chalicelib.rules.month_lock import adjusted_in, is_month_over, open_dates

AT = datetime(2026, 12, 1, tzinfo=UTC)


def closed(unit_id: str, through: date) -> UnitClose:
    return UnitClose(unit_id, through, through, AT)


@pytest.mark.parametrize(
    ("month", "last", "following"),
    [
        ("2026-11", date(2026, 11, 30), "2026-12"),
        ("2026-12", date(2026, 12, 31), "2027-01"),
        ("2027-02", date(2027, 2, 28), "2027-03"),
        ("2028-02", date(2028, 2, 29), "2028-03"),
        ("2026-01", date(2026, 1, 31), "2026-02"),
    ],
)
def test_a_months_last_day_and_the_next_month(month: str, last: date, following: str) -> None:
    assert (last_day(month), month_beside(month, 1)) == (last, following)


def test_a_month_is_over_the_day_after_its_last() -> None:
    assert not is_month_over("2026-11", date(2026, 11, 30))
    assert is_month_over("2026-11", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("through", "missing"),
    [
        (date(2026, 11, 30), 0),
        (date(2026, 12, 15), 0),
        (date(2026, 11, 29), 1),
        (date(2026, 10, 31), 30),
        (date(2026, 9, 1), 30),
    ],
)
def test_every_date_that_is_not_closed_counts(through: date, missing: int) -> None:
    assert open_dates("2026-11", [closed("umum", through)], ["umum"]) == missing


def test_a_unit_that_was_never_closed_counts_with_every_date_and_one_that_is_no_more_as_well() -> None:
    closes = [closed("umum", date(2026, 11, 30)), closed("bubar", date(2026, 11, 28))]
    assert open_dates("2026-11", closes, ["umum", "baru"]) == 30 + 2


@pytest.mark.parametrize(
    ("ends_on", "through", "missing"),
    [
        (date(2026, 11, 10), date(2026, 11, 10), 0),
        (date(2026, 11, 10), date(2026, 11, 8), 2),
        (date(2026, 11, 10), None, 10),
        (date(2026, 10, 31), date(2026, 10, 31), 0),
        (date(2026, 10, 31), None, 0),
        (date(2026, 12, 1), date(2026, 11, 30), 0),
    ],
)
def test_after_its_last_date_a_unit_keeps_no_month_open(ends_on: date, through: date | None, missing: int) -> None:
    closes = [closed("umum", through)] if through else []
    assert open_dates("2026-11", closes, ["umum"], {"umum": ends_on}) == missing


@pytest.mark.parametrize(
    ("month", "locked", "where"),
    [
        ("2026-11", set(), None),
        ("2026-11", {"2026-10"}, None),
        ("2026-11", {"2026-11"}, "2026-12"),
        ("2026-11", {"2026-11", "2026-12"}, "2027-01"),
        ("2026-11", {"2026-11", "2027-01"}, "2026-12"),
    ],
)
def test_a_change_of_a_locked_month_goes_into_the_first_open_one_after_it(
    month: str, locked: set[str], where: str | None
) -> None:
    assert adjusted_in(month, locked) == where
