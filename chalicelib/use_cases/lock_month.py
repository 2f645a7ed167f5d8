"""Lock a month for pay: it stays as it is, and what changes afterwards is an adjustment in a later month."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.outage import OutageState
from chalicelib.errors import FieldError, MonthEmpty, MonthLocked, MonthNotOver, MonthOpen, MonthWaits
from chalicelib.rules.local_time import end_of_day
from chalicelib.rules.month import first_day, last_day, month_beside, month_of
from chalicelib.rules.month_lock import is_month_over, open_dates
from chalicelib.rules.month_standing import MonthStanding, may_count, unit_standing
from chalicelib.rules.request_again import without_lapsed
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun

_DAY = timedelta(days=1)
SHOWN = 6  # months before this one that are shown whether locked or not


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month that is over. `open_dates`: unit-dates that are not judged for everybody; a lock needs 0."""

    month: str
    lock: Lock | None
    open_dates: int


def lock_month(services: Services, actor: Employee, month: str, accepted: int, now: datetime) -> Lock:
    """Lock it for ever.

    accepted   how much that still waits the admin has seen and locks over: exactly what waits now.

    Raises MonthLocked, MonthNotOver, MonthEmpty, MonthOpen with how many unit-dates are not closed, MonthWaits with how
    much waits now, be it more or less than was seen.
    """
    city = services.city.fresh(now)
    standing = services.months.lock(month)
    if standing is not None:
        raise _locked(standing)
    if not is_month_over(month, today_of(city, now)):
        raise MonthNotOver(ends_on=last_day(month).isoformat())
    found = _read(services, month, city, now)
    _check(found, accepted)
    lock = Lock(month, actor.employee_id, now)
    entry = entry_of(services, actor, "month_locked", month, now, facts=_facts(found))
    try:
        services.months.save_lock(lock, entry)
    except Changed:
        raise _locked(services.months.lock(month) or lock) from None
    return lock


def see_month(services: Services, month: str, now: datetime) -> tuple[MonthStanding, Lock | None, City]:
    """What a month that has begun came to so far: two Queries for each unit whose days count in it.

    Raises InputInvalid for one that has not begun.
    """
    city = services.city.fresh(now)
    check_has_begun(month, today_of(city, now))
    return _read(services, month, city, now), services.months.lock(month), city


def see_month_states(services: Services, now: datetime) -> list[MonthState]:
    """Every locked month and the last ones that are over, newest first: two Queries."""
    city = services.city.fresh(now)
    locks = {each.month: each for each in services.months.locks()}
    closes, ends = services.closes.all(), {unit_id: unit.ends_on for unit_id, unit in city.units.items()}
    shown = sorted({*locks, *_months_before(today_of(city, now))}, reverse=True)
    return [MonthState(month, locks.get(month), open_dates(month, closes, city.units, ends)) for month in shown]


def _read(services: Services, month: str, city: City, now: datetime) -> MonthStanding:
    zone = city.settings.zone
    through = {each.unit_id: each.closed_through for each in services.closes.all()}
    units = []
    for unit_id in sorted({*city.units, *through}):
        unit = city.units.get(unit_id)
        begins, ends_on = (unit.counts_from, unit.ends_on) if unit else (None, None)
        counts = may_count(month, begins, ends_on)
        rows = services.months.of_unit(unit_id, month) if counts else ()
        requests = without_lapsed(services.requests.open_of_unit(unit_id), now, zone) if counts else ()
        units.append(unit_standing(unit_id, month, through.get(unit_id), begins, rows, requests, ends_on))
    return MonthStanding(month, tuple(units), _suspected(services, month, zone))


def _suspected(services: Services, month: str, zone: str) -> int:
    since, until = end_of_day(first_day(month) - _DAY, zone), end_of_day(last_day(month), zone)
    return sum(each.state is OutageState.SUSPECTED for each in services.outages.touching(since, until))


def _check(found: MonthStanding, accepted: int) -> None:
    if not found.employee_days:
        raise MonthEmpty([FieldError("/month", MonthEmpty.code, MonthEmpty.detail)])
    if found.open_dates:
        raise MonthOpen(open_dates=found.open_dates)
    if found.waiting != accepted:
        facts = _waiting(found)
        detail = (f"Kirim waiting={found.waiting}.", f"Send waiting={found.waiting}.")
        raise MonthWaits([FieldError("/query/waiting", MonthWaits.code, detail)], waiting=found.waiting, **facts)


def _facts(found: MonthStanding) -> dict[str, int]:
    return {"employee_days": found.employee_days, **_waiting(found)}


def _waiting(found: MonthStanding) -> dict[str, int]:
    return {"undecided": found.undecided, "requests": found.requests, "outages": found.outages}


def _months_before(today: date) -> list[str]:
    return [month_beside(month_of(today), -back) for back in range(1, SHOWN + 1)]


def _locked(lock: Lock) -> MonthLocked:
    return MonthLocked(locked_at=lock.at.isoformat())
