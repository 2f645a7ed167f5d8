"""Kode kantor: six digits that only somebody at the office reads; a second proof beside the fence, or the way in
without a position.

Ours; see docs/rules.md#office-code and docs/adr/0017. The digits are a keyed hash of declaration, office and period, so
that nothing is stored or read for them: whoever has the key can tell every one of them.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from chalicelib.domain.city import City
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.rules.local_time import local_date

PERIOD_S = 60  # a screen's code lives
PERIODS_BEFORE = 1  # of codes that are over and still good: whoever read one types it
DIGITS = 6
MAX_CODE_DAYS = 31  # of one declaration
MOST_PERIODS = 2_000  # that a typed code is held against: more than the minutes of a day


class CodeVerdict(StrEnum):
    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class ShownCode:
    """One code and when it is the current one: [from_at, until_at)."""

    digits: str
    from_at: datetime
    until_at: datetime


def code_asked(unit_id: str, on: date, city: City) -> OfficeCode | None:
    """The code that people of this unit type on this local date.

    Two never hold for one unit and date (`office_code_faults`); where a unit is new since, the lower id answers.
    """
    holding = [each for each in city.calendar.office_codes if unit_id in each.unit_ids and holds_on(each, on)]
    return min(holding, key=lambda each: each.code_id, default=None)


def holds_on(code: OfficeCode, on: date) -> bool:
    return code.starts_on <= on <= code.ends_on


def judge_code(
    code: OfficeCode, office_id: str, typed: str | None, since: datetime, until: datetime, zone: str, key: bytes
) -> CodeVerdict:
    """Whether the digits were this office's current ones at some instant from `since` to `until`, both included.

    A screen's code is good one period longer; a paper's is that of the instant's local date. Every period is compared,
    each in constant time.
    """
    if typed is None:
        return CodeVerdict.MISSING
    last = period_of(code, until, zone)
    before = PERIODS_BEFORE if code.kind is OfficeCodeKind.SCREEN else 0
    first = max(period_of(code, since, zone) - before, last - MOST_PERIODS)
    is_right = False
    for period in range(first, last + 1):
        is_right |= hmac.compare_digest(digits_of(code, office_id, period, key).encode(), typed.encode())
    return CodeVerdict.RIGHT if is_right else CodeVerdict.WRONG


def shown_codes(code: OfficeCode, office_id: str, now: datetime, ahead: int, zone: str, key: bytes) -> list[ShownCode]:
    """The current code and so many after it, none after the last date; of one still to come from its first on."""
    begins = _midnight(code.starts_on, zone)
    first, last = (period_of(code, at, zone) for at in (max(now, begins), _midnight(code.ends_on, zone, days=1)))
    periods = range(first, min(first + ahead + 1, last))
    return [ShownCode(digits_of(code, office_id, each, key), *_span(code, each, zone)) for each in periods]


def period_of(code: OfficeCode, at: datetime, zone: str) -> int:
    """Which of its periods an instant is in: a screen's minutes since 1970, a paper's local date."""
    if code.kind is OfficeCodeKind.PAPER:
        return local_date(at, zone).toordinal()
    return int(at.timestamp()) // PERIOD_S


def digits_of(code: OfficeCode, office_id: str, period: int, key: bytes) -> str:
    """`key`: the deployment's own, so that two cities' codes differ."""
    about = ("presensi office code", code.unit_id, code.code_id, code.series, code.kind, office_id, period)
    mac = hmac.digest(key, "\0".join(map(str, about)).encode(), hashlib.sha256)
    return f"{int.from_bytes(mac[:8]) % 10**DIGITS:0{DIGITS}}"


def _span(code: OfficeCode, period: int, zone: str) -> tuple[datetime, datetime]:
    if code.kind is OfficeCodeKind.PAPER:
        on = date.fromordinal(period)
        return _midnight(on, zone), _midnight(on, zone, days=1)
    begins = datetime.fromtimestamp(period * PERIOD_S, UTC)
    return begins, begins + timedelta(seconds=PERIOD_S)


def _midnight(on: date, zone: str, days: int = 0) -> datetime:
    return datetime.combine(on + timedelta(days=days), time.min, ZoneInfo(zone)).astimezone(UTC)
