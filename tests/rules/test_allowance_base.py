"""Which base holds in a month, and from when on one may be entered."""

from datetime import date

import pytest

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.rules.allowance_base import (
    UNUSUAL_BELOW_IDR,
    base_in,
    base_month_fault,
    is_unusual,
    with_base,
)
from chalicelib.rules.month import month_beside
from tests.cast import wib

TODAY = date(2026, 11, 23)


def base(from_month: str, base_idr: int = 4_000_000) -> AllowanceBase:
    return AllowanceBase(from_month, base_idr, None, "eko", wib(7))


HELD = AllowanceBases("ani", (base("2026-03"), base("2026-10", 5_000_000)), 2)


@pytest.mark.parametrize(
    ("month", "base_idr"),
    [("2026-02", None), ("2026-03", 4_000_000), ("2026-09", 4_000_000), ("2026-10", 5_000_000), ("2030-01", 5_000_000)],
)
def test_a_base_holds_from_its_month_until_another(month: str, base_idr: int | None) -> None:
    found = base_in(HELD, month)
    assert (found.base_idr if found else None) == base_idr
    assert base_in(None, month) is None


def test_a_base_stands_by_its_month_and_takes_the_place_of_what_began_in_it() -> None:
    assert [each.from_month for each in with_base(HELD, base("2026-05"))] == ["2026-03", "2026-05", "2026-10"]
    assert with_base(HELD, base("2026-10", 6)) == (HELD.bases[0], base("2026-10", 6))
    assert with_base(AllowanceBases("ani"), base("2026-10")) == (base("2026-10"),)


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ("2024-10", "BASE_MONTH"), ("2024-11", "BASE_MONTH_LOCKED"), ("2026-09", "BASE_MONTH_LOCKED"),
        ("2026-08", "BASE_MONTH_LOCKED"), ("2026-10", None), ("2027-11", None), ("2027-12", "BASE_MONTH"),
    ],
)  # fmt: skip
def test_a_base_begins_after_the_last_locked_month_and_within_reason(month: str, code: str | None) -> None:
    found = base_month_fault(month, {"2026-07", "2026-09"}, TODAY, "/rows/2")
    assert (found.code if found else None) == code
    assert found is None or found.pointer == "/rows/2/from_month"
    assert code != "BASE_MONTH_LOCKED" or "2026-10" in found.detail[0]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("base_idr", "standing", "odd"),
    [
        (UNUSUAL_BELOW_IDR, None, False), (UNUSUAL_BELOW_IDR - 1, None, True), (0, None, False),
        (6_000_000, 4_000_000, False), (6_000_001, 4_000_000, True), (2_000_000, 4_000_000, False),
        (1_999_999, 4_000_000, True), (0, 4_000_000, True), (4_000_000, 0, True),
    ],
)  # fmt: skip
def test_what_is_far_too_little_or_far_from_before_is_looked_at_twice(
    base_idr: int, standing: int | None, odd: bool
) -> None:
    assert is_unusual(base_idr, None if standing is None else base("2026-01", standing)) is odd


def test_months_are_counted_over_the_new_year() -> None:
    assert [month_beside("2026-11", by) for by in (-11, 0, 1, 2)] == ["2025-12", "2026-11", "2026-12", "2027-01"]
