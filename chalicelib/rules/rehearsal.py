"""Where and when would a change of the calendar show: on which dates to come, and where in a month that is over?

Source: the console's issue, "rehearsal: before publishing, who is affected and how last month would have been judged".
See docs/rules.md#rehearsal. A rehearsal says what the change does to what people did; what they would have done under
other hours nobody knows.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.shift import Calendar, DayPlan, Holiday, Override, ShiftPattern
from chalicelib.domain.verdict import DayVerdict
from chalicelib.rules.roster import dates_of

MONTHS_BACK = 2  # whole months that may be judged twice: excuses and check-ins are all in reach
DAYS_LOOKED_AT = 28  # from where a new pattern begins: every weekday four times
MAX_DAYS_AHEAD = 62  # of an order: Ramadan and its edges

CalendarChange = ShiftPattern | Override | tuple[Holiday, ...]
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def with_change(calendar: Calendar, change: CalendarChange) -> Calendar:
    """The calendar as it would be published."""
    if isinstance(change, ShiftPattern):
        return replace(calendar, patterns={**calendar.patterns, change.pattern_id: change})
    if isinstance(change, Override):
        others = tuple(each for each in calendar.overrides if each.override_id != change.override_id)
        return replace(calendar, overrides=(*others, change))
    return replace(calendar, holidays={**calendar.holidays, **{each.on: each for each in change}})


def dates_ahead(change: CalendarChange, today: date) -> Sequence[date]:
    """The dates to come on which it can make somebody's day another one, at most MAX_DAYS_AHEAD of them, in order."""
    if isinstance(change, ShiftPattern):
        starts = [each.starts_on for each in change.versions if each.starts_on >= today] or [today]
        found = {start + at * DAY for start in starts for at in range(DAYS_LOOKED_AT)}
    elif isinstance(change, Override):
        found = {change.starts_on + at * DAY for at in range((change.ends_on - change.starts_on).days + 1)}
    else:
        found = {each.on for each in change}
    return sorted(each for each in found if each >= today)[:MAX_DAYS_AHEAD]


def as_if_in(calendar: Calendar, change: CalendarChange, month: str) -> Calendar:
    """The calendar in which the change held in that past month ("YYYY-MM") already.

    A pattern's last version holds from the month's first day on. An order and a holiday are laid on the first dates of
    the month with the same weekdays; of several holidays each on a date of its own that was none. What is left over at
    the month's end is left out.
    """
    dates = dates_of(month)
    if isinstance(change, ShiftPattern):
        begun = tuple(each for each in change.versions if each.starts_on < dates[0])
        last = replace(change.versions[-1], starts_on=dates[0])
        return with_change(calendar, replace(change, versions=(*begun, last)))
    if isinstance(change, Override):
        begins = next(on for on in dates if on.weekday() == change.starts_on.weekday())
        moved = replace(change, starts_on=begins, ends_on=begins + (change.ends_on - change.starts_on))
        return with_change(calendar, moved)
    return with_change(calendar, _laid(change, dates, calendar))


def may_rehearse(month: str, today: date) -> bool:
    """Whether the month is over, and near enough."""
    return month in past_months(today)


def past_months(today: date) -> tuple[str, ...]:
    """Those that may be judged twice, the last one first."""
    found, last = [], today
    for _ in range(MONTHS_BACK):
        last = last.replace(day=1) - DAY
        found.append(f"{last:%Y-%m}")
    return tuple(found)


def is_other_day(before: DayPlan, after: DayPlan) -> bool:
    """Whether anything is expected otherwise; which decision says so does not matter."""
    return (before.kind, before.windows) != (after.kind, after.windows)


def comes_to_other(before: DayVerdict, after: DayVerdict) -> bool:
    """Whether a person or the pay would see a difference."""
    return _told(before) != _told(after)


def _told(verdict: DayVerdict) -> tuple[object, ...]:
    return verdict.status, verdict.late_min, verdict.early_min, verdict.missing_min


def _laid(holidays: Sequence[Holiday], dates: Sequence[date], calendar: Calendar) -> tuple[Holiday, ...]:
    free = [on for on in dates if on not in calendar.holidays]
    laid = []
    for each in sorted(holidays, key=lambda holiday: holiday.on):
        on = next((on for on in free if on.weekday() == each.on.weekday()), None)
        if on:
            free.remove(on)
            laid.append(replace(each, on=on))
    return tuple(laid)
