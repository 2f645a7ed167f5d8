"""Lock a month for pay: it stays as it is, and what changes afterwards is an adjustment in a later month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock, UnitClose
from chalicelib.domain.employee import Employee
from chalicelib.errors import MonthLocked, MonthNotOver, MonthOpen
from chalicelib.rules.month_lock import is_month_over, last_day, open_dates
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

SHOWN = 6  # months before this one that are shown whether locked or not


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month that is over. `open_dates`: unit-dates that are not judged for everybody; a lock needs 0."""

    month: str
    lock: Lock | None
    open_dates: int


def lock_month(services: Services, actor: Employee, month: str, now: datetime) -> Lock:
    """Lock it for ever. Raises MonthNotOver, MonthLocked, MonthOpen with how many unit-dates are not closed."""
    city = services.city.fresh(now)
    standing = services.months.lock(month)
    if standing is not None:
        raise _locked(standing)
    if not is_month_over(month, today_of(city, now)):
        raise MonthNotOver(ends_on=last_day(month).isoformat())
    missing = _open_dates(month, services.closes.all(), city)
    if missing:
        raise MonthOpen(open_dates=missing)
    lock = Lock(month, actor.employee_id, now)
    try:
        services.months.save_lock(lock, entry_of(services, actor, "month_locked", month, now))
    except Changed:
        raise _locked(services.months.lock(month) or lock) from None
    return lock


def see_month_states(services: Services, now: datetime) -> list[MonthState]:
    """Every locked month and the last ones that are over, newest first: two Queries."""
    city = services.city.fresh(now)
    locks = {each.month: each for each in services.months.locks()}
    closes = services.closes.all()
    shown = sorted({*locks, *_months_before(today_of(city, now))}, reverse=True)
    return [MonthState(month, locks.get(month), _open_dates(month, closes, city)) for month in shown]


def _open_dates(month: str, closes: Iterable[UnitClose], city: City) -> int:
    return open_dates(month, closes, city.units)


def _months_before(today: date) -> list[str]:
    counted = [today.year * 12 + today.month - 1 - back for back in range(1, SHOWN + 1)]
    return [f"{each // 12:04}-{each % 12 + 1:02}" for each in counted]


def _locked(lock: Lock) -> MonthLocked:
    return MonthLocked(locked_at=lock.at.isoformat())
