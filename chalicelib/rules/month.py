"""Months as "YYYY-MM": their first and last dates, and their neighbours."""

from datetime import date, timedelta


def first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def last_day(month: str) -> date:
    return first_day(month_beside(month, 1)) - timedelta(1)


def month_of(on: date) -> str:
    """The month that the date is in."""
    return on.isoformat()[:7]


def year_months(year: int) -> list[str]:
    return [f"{year:04}-{number:02}" for number in range(1, 13)]


def months_between(first: date, last: date) -> list[str]:
    """Those of two dates of one year, and what lies between them."""
    return year_months(first.year)[first.month - 1 : last.month]


def month_beside(month: str, by: int) -> str:
    """So many months after it; before it where `by` is below 0."""
    counted = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{counted // 12:04}-{counted % 12 + 1:02}"
