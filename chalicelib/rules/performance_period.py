"""Which periods does a year have, when is one over, and until when is a month still written?

A period is named `2026-03` (a month), `2026-Q1` (a quarter) or `2026` (the year). Source: periodic and annual
evaluation, PermenPANRB 6/2022; how often and how long afterwards are settings: docs/rules.md#performance.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.performance import PeriodKind
from chalicelib.rules.month import first_day, last_day, month_of

PERIOD_ID = r"20[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]))?"
MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}  # how long one is


@dataclass(frozen=True, slots=True)
class Period:
    """`starts_on` and `ends_on` are both of it."""

    period_id: str
    starts_on: date
    ends_on: date


def periods_of(year: int, kind: PeriodKind) -> list[Period]:
    """The year's periods in order, the year itself last."""
    length = MONTHS[kind]
    parts = [_period(_name(year, last, kind), year, last - length + 1, last) for last in range(length, 13, length)]
    return [*parts, _period(f"{year:04}", year, 1, 12)]


def is_period_id(text: str) -> bool:
    """Whether a period of this century could be named so."""
    return re.fullmatch(PERIOD_ID, text) is not None


def open_until(on: date, close_days: int) -> date:
    """The last date on which the month of `on` is still written and answered."""
    return last_day(month_of(on)) + timedelta(days=close_days)


def _name(year: int, last: int, kind: PeriodKind) -> str:
    return f"{year:04}-{last:02}" if kind is PeriodKind.MONTH else f"{year:04}-Q{last // 3}"


def _period(period_id: str, year: int, first: int, last: int) -> Period:
    return Period(period_id, first_day(f"{year:04}-{first:02}"), last_day(f"{year:04}-{last:02}"))
