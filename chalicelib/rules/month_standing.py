"""Where a month stands before it is locked for pay: what is closed, what counts, what still awaits a person.

A month in which no day counts is nobody's pay and is not locked; over what waits it is locked by who has seen how much.
See docs/rules.md#month-lock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.request import Request
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState
from chalicelib.rules.month import first_day, last_day
from chalicelib.rules.month_lock import open_dates_of
from chalicelib.rules.month_sheet import is_trial


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """One unit's part of a month.

    closed_through   None: nothing was ever closed for it.
    open_dates       dates that are not judged for everybody.
    employee_days    judged days that count: trial days are nobody's pay.
    undecided        of those, days with a check-in that awaits a person; `first_undecided`: the earliest.
    requests         open ones that touch a day that counts.
    amended          days judged otherwise since the month was locked, each an adjustment of a later month.
    """

    unit_id: str
    closed_through: date | None
    open_dates: int
    employee_days: int = 0
    undecided: int = 0
    requests: int = 0
    amended: int = 0
    first_undecided: date | None = None

    @property
    def is_ready(self) -> bool:
        return not (self.open_dates or self.undecided or self.requests)


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """All units of a month, and how many outages of it are suspected and undecided."""

    month: str
    units: tuple[UnitStanding, ...]
    outages: int

    @property
    def open_dates(self) -> int:
        return sum(each.open_dates for each in self.units)

    @property
    def employee_days(self) -> int:
        return sum(each.employee_days for each in self.units)

    @property
    def undecided(self) -> int:
        return sum(each.undecided for each in self.units)

    @property
    def requests(self) -> int:
        return sum(each.requests for each in self.units)

    @property
    def waiting(self) -> int:
        """Everything that awaits a person: what is decided after the lock becomes an adjustment."""
        return self.undecided + self.requests + self.outages


def may_count(month: str, counts_from: date | None, ends_on: date | None = None) -> bool:
    """Whether any day of the unit's month can count: not of its trial, nor after its last one."""
    is_over = ends_on is not None and ends_on < first_day(month)
    return not is_over and not is_trial(last_day(month), counts_from)


def unit_standing(
    unit_id: str,
    month: str,
    closed_through: date | None,
    counts_from: date | None,
    rows: Iterable[MonthRows] = (),
    requests: Iterable[Request] = (),
    ends_on: date | None = None,
) -> UnitStanding:
    """rows, requests: everybody's of the unit's month, and what is open in the unit; of any date.

    ends_on   the unit's last date, where it has one.
    """
    people = list(rows)
    counted = [verdict for each in people for on, verdict in each.standing.items() if not is_trial(on, counts_from)]
    undecided = [each.local_date for each in counted if awaits_person(each)]
    return UnitStanding(
        unit_id=unit_id,
        closed_through=closed_through,
        open_dates=open_dates_of(month, closed_through, ends_on),
        employee_days=len(counted),
        undecided=len(undecided),
        requests=sum(_touches(each, month, counts_from) for each in requests),
        amended=sum(not is_trial(on, counts_from) for each in people for on in each.amended),
        first_undecided=min(undecided, default=None),
    )


def awaits_person(verdict: DayVerdict) -> bool:
    """Whether the day, or its event, has a check-in that nobody has decided and that would change what it came to."""
    event = verdict.event
    return verdict.status is DayStatus.UNDECIDED or (event is not None and event.state is SlotState.PROVISIONAL)


def _touches(request: Request, month: str, counts_from: date | None) -> bool:
    last = min(request.ends_on, last_day(month))
    return last >= max(request.starts_on, first_day(month)) and not is_trial(last, counts_from)
