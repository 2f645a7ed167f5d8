"""A returned request that is sent again: until when, and as of which date do its limits count? docs/rules.md#requests.

Whoever asked in time has asked in time, however long it lay with others. What it did not ask for then is asked for now.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from chalicelib.domain.request import Request, RequestState
from chalicelib.domain.shift import LATE_SLOTS, Slot
from chalicelib.rules.local_time import local_date
from chalicelib.rules.request import LAST_MIN

RETURNED_DAYS = 30  # after it was returned; then it keeps nothing open any more
_NEVER = -LAST_MIN


def counted_on(held: Request, wanted: Request, filed_on: date, today: date) -> date:
    """The date of that filing; today where more is wanted than it asked for.

    held       as it was returned.
    wanted     as it is sent now, with what a refused try tells.
    filed_on   the local date that its limits counted as of when it was last sent: of the first filing, or a later one
               where it has asked for more since.

    How late it comes, whether the city decides too and how far ahead it begins all go by this date. The request keeps
    the id that it was first filed under, whatever its last date becomes.
    """
    return today if asks_for_more(held, wanted) else filed_on


def asks_for_more(held: Request, wanted: Request) -> bool:
    """Another date, slot, kind of leave or place; a longer absence; fewer check-ins; a better time. Not other words."""
    is_within = held.starts_on <= wanted.starts_on and wanted.ends_on <= held.ends_on
    is_other = (held.slot, held.leave) != (wanted.slot, wanted.leave)
    is_elsewhere = not set(held.due) <= set(wanted.due) or (held.due and wanted.place != held.place)
    return not is_within or is_other or bool(is_elsewhere) or _is_longer(held, wanted) or _is_better(held, wanted)


def sent_again_by(request: Request, zone: str) -> date:
    """Up to and on this local date a returned one may be sent again."""
    return local_date(request.steps[-1].at, zone) + timedelta(days=RETURNED_DAYS)


def has_lapsed(request: Request, now: datetime, zone: str) -> bool:
    """Whether it was returned and not sent again in time: it claims neither its dates nor its days nor a decision."""
    return request.state is RequestState.RETURNED and local_date(now, zone) > sent_again_by(request, zone)


def without_lapsed(requests: Iterable[Request], now: datetime, zone: str) -> list[Request]:
    return [each for each in requests if not has_lapsed(each, now, zone)]


def _is_longer(held: Request, wanted: Request) -> bool:
    """A permission to come later or to leave sooner; with neither it is of the whole day."""
    (arrives, leaves), (arrive, leave) = _times(held), _times(wanted)
    return arrive > arrives or leave < leaves


def _times(permission: Request) -> tuple[int, int]:
    arrive, leave = permission.arrive_by_min, permission.leave_from_min
    if arrive is None and leave is None:
        return LAST_MIN, _NEVER
    return _NEVER if arrive is None else arrive, LAST_MIN if leave is None else leave


def _is_better(held: Request, wanted: Request) -> bool:
    """An earlier arrival or a later departure than was claimed, or a time where none was."""
    if wanted.counts_at is None or wanted.counts_at == held.counts_at:
        return False
    if held.counts_at is None or (wanted.slot in LATE_SLOTS and wanted.counts_at < held.counts_at):
        return True
    return wanted.slot is Slot.DEPARTURE and wanted.counts_at > held.counts_at
