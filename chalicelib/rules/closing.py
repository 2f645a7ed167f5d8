"""When is an employee's day to be judged, and when need anybody look at a unit again?

Source: DESIGN "Closing the day"; see docs/rules.md#closing. Nothing hangs on the hour at which somebody looks: a day is
due when its own last window has passed in the person's own zone.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from chalicelib.domain.closing import UnitClose
from chalicelib.domain.shift import DayKind, DayPlan
from chalicelib.rules.evidence import PHOTO_PATIENCE
from chalicelib.rules.local_time import end_of_day, local_date

EVERY = timedelta(minutes=15)  # how often the clock looks; cut-offs lie on its multiples
LAST_SUBMIT = timedelta(minutes=2)  # a challenge given in a window's last instant may still come, its photo with it
LATE_AFTER = timedelta(hours=1)  # a unit that has been due for so long wakes somebody
LOOK_AGAIN = timedelta(days=1)  # at the latest: somebody's plan may have become an earlier one meanwhile
_DAY = timedelta(days=1)


def due_at(plan: DayPlan, zone: str) -> datetime:
    """The instant from which this employee-day may be judged, aware UTC.

    zone   IANA name of the person's own; a day off, or one that nobody has planned, is over when its date is there.

    After the last window, an event's as well, a check-in has LAST_SUBMIT to arrive and its photo PHOTO_PATIENCE to be
    looked at.
    """
    patient = _all_in_at(plan)
    if plan.kind is DayKind.WORKING and patient:
        return patient
    over = end_of_day(plan.local_date, zone)
    return max(over, patient) if patient else over


def is_all_in(plan: DayPlan, at: datetime) -> bool:
    """Whether nothing can come any more: a day that is judged already may have got a later window since."""
    all_in_at = _all_in_at(plan)
    return all_in_at is None or all_in_at <= at


def _all_in_at(plan: DayPlan) -> datetime | None:
    last = max((each.closes_at for each in plan.windows), default=None)
    return last + LAST_SUBMIT + PHOTO_PATIENCE if last else None


def cut_off(now: datetime) -> datetime:
    """The last quarter of an hour: who was due by then is judged, at whatever second anybody looks."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (now - midnight) // EVERY * EVERY


def begun_dates(first: date, at: datetime, zones: Iterable[str], ends_on: date | None = None) -> Iterator[date]:
    """The dates from this one on that have begun in one of the zones, in order: no other can be due.

    ends_on   the unit's last date: after it nobody is judged.
    """
    last = min(last_begun_date(at, zones), ends_on or date.max)
    while first <= last:
        yield first
        first += _DAY


def last_begun_date(at: datetime, zones: Iterable[str]) -> date:
    return max(local_date(at, each) for each in zones)


def next_look(dues: Iterable[datetime], at: datetime) -> datetime:
    """When a unit need be looked at again: once the first of those left is due, and a day from now at the latest."""
    return min((*dues, at + LOOK_AGAIN))


def needs_look(state: UnitClose, at: datetime, versions: tuple[int, ...]) -> bool:
    """Whether somebody may be due: by the clock, or because the city has decided something since."""
    return state.next_at <= at or state.versions != versions


def first_state(unit_id: str, today: date, now: datetime) -> UnitClose:
    """Of a unit that nobody has closed yet: from today on. Days before Presensi was there are not judged."""
    return UnitClose(unit_id, today - _DAY, today, now, first_on=today)


def was_judged(state: UnitClose, on: date) -> bool:
    """Whether this date was closed for everybody who was there: the close comes back to it no more."""
    return state.first_on is not None and state.first_on <= on <= state.closed_through


def is_done(state: UnitClose, ends_on: date | None, today: date) -> bool:
    """Whether the unit has ended and its last date is closed: nobody looks at it again."""
    return ends_on is not None and ends_on < today and state.closed_through >= ends_on


def is_late(state: UnitClose, at: datetime) -> bool:
    """Whether it has been due for longer than closing may take."""
    return at - state.next_at > LATE_AFTER


def recheck_dates(state: UnitClose, at: datetime, zones: Iterable[str], ends_on: date | None = None) -> Iterator[date]:
    """The dates that a decision of the city since the last look may have changed after somebody of them was judged.

    It holds from its own date on at the earliest, and that is no earlier than the last date that was closed by then.
    """
    return begun_dates(state.closed_through, at, zones, ends_on)
