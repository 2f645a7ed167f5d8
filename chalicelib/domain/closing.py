"""How far a unit's days are judged, and what a worker is told to judge."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class UnitClose:
    """Where a unit stands.

    closed_through  every local date up to and on this one is judged for everybody.
    next_on         the earliest date with somebody left to judge.
    next_at         when somebody of it is due: no sooner need a worker look.
    versions        the city's versions that `next_at` was reckoned by: another calendar may make it sooner.
    first_on        the date the unit was first closed for; earlier ones are judged for nobody. None: none ever was.
    """

    unit_id: str
    closed_through: date
    next_on: date
    next_at: datetime
    versions: tuple[int, ...] = ()
    revision: int = 0
    first_on: date | None = None


@dataclass(frozen=True, slots=True)
class CloseTask:
    """One message: judge this unit's date for whoever's last window has passed by the cut-off. Twice is once."""

    unit_id: str
    on: date
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class RejudgeTask:
    """One message: judge these closed employee-days again, from the facts as they are now.

    Whoever is named and has no row of a closed date is judged for the first time: hired late, leaving put off.

    employee_ids   empty: everybody of the unit's date who has been judged.
    because        what made it due: `request`, `ruling`, `offline`, `evidence`, `outage`, `roster` ...
    again          sent a second time: somebody was due without a row, and a close in flight may have read before the
                   change.
    through        and every later date up to and with this one.
    """

    unit_id: str
    on: date
    employee_ids: tuple[str, ...]
    because: str
    again: bool = False
    through: date | None = None


@dataclass(frozen=True, slots=True)
class SpreadTask:
    """One message: have this date of many units judged again; the worker tells the closer of each.

    unit_ids   empty: every unit of the city.
    """

    on: date
    unit_ids: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class SignalsTask:
    """One message: look for signals in this closed date of the unit."""

    unit_id: str
    on: date


@dataclass(frozen=True, slots=True)
class FiguresTask:
    """One message: count these units again: on the date, in the months, the years by level. Somebody is looking.

    Twice is harmless.
    """

    unit_ids: tuple[str, ...]
    on: date | None = None
    months: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


Task = CloseTask | RejudgeTask | SpreadTask | SignalsTask | FiguresTask  # what a worker of the close queue may be told


@dataclass(frozen=True, slots=True)
class Lock:
    """A month that is locked for pay, for ever: what changes of it afterwards is an adjustment in a later month."""

    month: str  # "YYYY-MM"
    by: str
    at: datetime
