"""How many days of annual leave are left of a year, and how that is reckoned. See docs/rules.md#requests.

Source: PP 11/2017 312-313, Peraturan BKN 24/2017 jo 7/2021: 12 working days a year, 18 with what last year left, 24
where two years in a row were not used at all. A balance is folded from what was brought along and from the requests,
never stored. What nobody has entered is not guessed: without an opening balance nothing is carried over.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from chalicelib.domain.balance import BalanceFacts
from chalicelib.domain.request import LeaveKind, Request, RequestKind, RequestState
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

ANNUAL_DAYS = 12
MOST_AFTER_ONE_YEAR = 18  # days of a year with those that the year before left
MOST_AFTER_TWO_YEARS = 24  # where neither of the two years before was used at all
YEARS_BACK = 5  # how far back an opening balance is looked for

TEXTS: Texts = {
    "BALANCE_SPENT": (
        "Sisa cuti tahunan {year}: {left_days} hari kerja; permohonan ini {wanted_days} hari.",
        "Annual leave left of {year}: {left_days} working days; this request takes {wanted_days}.",
    ),
}


class Basis(StrEnum):
    """What a year's days rest on."""

    OPENING = "opening"  # entered from the old book
    CARRIED = "carried"  # the year before, as reckoned
    ASSUMED = "assumed"  # nothing was entered: the year's own days alone


@dataclass(frozen=True, slots=True)
class LeaveYear:
    """Annual leave of one year in working days.

    granted   of the year itself; of an opening balance what was left of it.
    carried   from the years before, as far as the law lets.
    waiting   of requests that nobody has decided yet: they count as taken.
    """

    year: int
    granted: int
    carried: int
    used: int
    waiting: int
    basis: Basis

    @property
    def left(self) -> int:
        return self.granted + self.carried - self.used - self.waiting

    @property
    def is_untouched(self) -> bool:
        return self.granted == ANNUAL_DAYS and self.used + self.waiting == 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a person's requests take: working days of annual leave by year, and the years with a long leave."""

    used: Mapping[int, int]
    waiting: Mapping[int, int]
    long_years: Collection[int]


_WAITING = (RequestState.WAITING, RequestState.RETURNED)


def taken_by(requests: Collection[Request]) -> Taken:
    used: dict[int, int] = {}
    waiting: dict[int, int] = {}
    long_years = set()
    for each in requests:
        if each.kind is not RequestKind.LEAVE or each.state not in (*_WAITING, RequestState.APPROVED):
            continue
        if each.leave is LeaveKind.LONG and each.state is RequestState.APPROVED:
            long_years |= set(range(each.starts_on.year, each.ends_on.year + 1))
        if each.leave is LeaveKind.ANNUAL:
            into = waiting if each.state in _WAITING else used
            for year, days in each.days_by_year.items():
                into[year] = into.get(year, 0) + days
    return Taken(used, waiting, long_years)


def leave_years(
    last: int, openings: Mapping[int, BalanceFacts], taken: Taken, entitled_from: date | None
) -> dict[int, LeaveYear]:
    """Every year from the earliest opening balance (else `last` itself) to `last`."""
    found: dict[int, LeaveYear] = {}
    for year in range(min((*openings, last)), last + 1):
        used, waiting = taken.used.get(year, 0), taken.waiting.get(year, 0)
        opening = openings.get(year)
        if opening:
            granted, carried = opening.leave_left_days - opening.leave_carried_days, opening.leave_carried_days
            found[year] = LeaveYear(year, granted, carried, used, waiting, Basis.OPENING)
            continue
        granted = _granted(year, taken, entitled_from)
        carried = _carried(year, found)
        basis = Basis.CARRIED if year - 1 in found else Basis.ASSUMED
        found[year] = LeaveYear(year, granted, carried, used, waiting, basis)
    return found


@dataclass(frozen=True, slots=True)
class Overdrawn:
    """A year of which more is wanted than is left; `left_days` without what is wanted, none where it is below."""

    year: int
    left_days: int
    wanted_days: int


def overdrawn(wanted: Mapping[int, int], years: Mapping[int, LeaveYear]) -> list[Overdrawn]:
    """What the wanted days (year -> days) overdraw, of their own years or of a later one that they would carry into.

    years   reckoned with the wanted days among those that wait.
    """
    first = min(wanted, default=max(years, default=0) + 1)
    spent = [each for year, each in sorted(years.items()) if each.left < 0 and year >= first]
    days = [(each, wanted.get(each.year, 0)) for each in spent]
    return [Overdrawn(each.year, max(0, each.left + wanted_days), wanted_days) for each, wanted_days in days]


def balance_faults(wanted: Mapping[int, int], years: Mapping[int, LeaveYear]) -> list[FieldError]:
    """As of `overdrawn`, in words."""
    return [fault(TEXTS, "/ends_on", "BALANCE_SPENT", **asdict(each)) for each in overdrawn(wanted, years)]


def _granted(year: int, taken: Taken, entitled_from: date | None) -> int:
    """None in a year with a long leave, nor before a year of service has passed."""
    is_entitled = entitled_from is None or entitled_from.year <= year
    return ANNUAL_DAYS if is_entitled and year not in taken.long_years else 0


def _carried(year: int, years: Mapping[int, LeaveYear]) -> int:
    before = years.get(year - 1)
    if before is None:
        return 0
    most = MOST_AFTER_TWO_YEARS if _is_second_unused(before, years) else MOST_AFTER_ONE_YEAR
    return max(0, min(most - ANNUAL_DAYS, before.left))


def _is_second_unused(before: LeaveYear, years: Mapping[int, LeaveYear]) -> bool:
    """Whether the year before and the one before that were not used at all.

    Of the year before an opening balance what was carried over tells: as much as one whole year may leave.
    """
    earlier = years.get(before.year - 1)
    unused_earlier = earlier.is_untouched if earlier else before.carried >= MOST_AFTER_ONE_YEAR - ANNUAL_DAYS
    return before.is_untouched and unused_earlier
