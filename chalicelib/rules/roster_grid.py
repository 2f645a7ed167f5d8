"""A month's roster as people look at it: what each letter means, and which days nobody has entered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.employee import Assignment
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.shift import Calendar, PatternVersion, Slot
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.roster import dates_of, works_by_roster


@dataclass(frozen=True, slots=True)
class LetterMeaning:
    """What a letter stands for in a month.

    name            of the shift pattern; None for the day off.
    begins_min      from local midnight, by the arrival's limit; None for the day off, and for a pattern that has none.
    ends_min        by the departure's limit; past 1,440 on the next date.
    """

    code: str
    name: str | None
    begins_min: int | None = None
    ends_min: int | None = None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person's month.

    letters   one a day, NO_ENTRY where nobody has entered one; as stored, also for days that are not here.
    here      the days of the month (from 1) on which the person works in this unit by roster.
    unknown   of those, how many say nothing that can be worked by.
    """

    letters: str
    here: tuple[int, ...]
    unknown: int


def roster_row(
    month: str, assignments: Sequence[Assignment], roster: Mapping[str, str], known: Collection[str]
) -> RosterRow | None:
    """The row of these assignments; None where not one day of the month is worked by roster.

    known   the patterns' codes and the off code: any other letter is as good as none.
    """
    dates, shifts = dates_of(month), [each for each in assignments if works_by_roster(each)]
    here = tuple(on.day for on in dates if any(each.holds_on(on) for each in shifts))
    if not here:
        return None
    letters = roster.get(month, "").ljust(len(dates), NO_ENTRY)
    return RosterRow(letters, here, sum(letters[day - 1] not in known for day in here))


def days_away(month: str, excuses: Iterable[Excuse]) -> tuple[int, ...]:
    """The days of the month, from 1, of an approved leave or order, of whatever kind; a permission is for hours."""
    held = [each for each in excuses if each.kind is not ExcuseKind.PERMISSION]
    return tuple(on.day for on in dates_of(month) if any(each.holds_on(on) for each in held))


def letter_meanings(calendar: Calendar, month: str, off_code: str) -> list[LetterMeaning]:
    """Every letter of the month by when its shift begins, the day off last; hours by the version of its last date."""
    last = dates_of(month)[-1]
    found = [
        LetterMeaning(each.code, each.name, *_hours(each.version_on(last)))
        for each in calendar.patterns.values()
        if each.code
    ]
    ordered = sorted(found, key=lambda each: (each.begins_min is None, each.begins_min or 0, each.code))
    return [*ordered, LetterMeaning(off_code, None)]


def _hours(version: PatternVersion | None) -> tuple[int | None, int | None]:
    """Of the first weekday with work."""
    plans = next((day for day in version.week if day), ()) if version else ()
    limits = {plan.slot: plan.limit_min for plan in plans}
    return limits.get(Slot.ARRIVAL), limits.get(Slot.DEPARTURE)
