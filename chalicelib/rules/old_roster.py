"""Which letter did a roster have on a day judged long ago? A profile keeps a few months; the judged day tells the rest.

Without it a day that was worked would become unknown, only because it is judged again so late. docs/rules.md#schedule.
"""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.shift import Calendar
from chalicelib.rules.calendar import NO_ENTRY


def is_forgotten(roster: Mapping[str, str], on: date) -> bool:
    """Whether the date's month lies before all that are kept: it was there and is no more."""
    return bool(roster) and f"{on:%Y-%m}" < min(roster)


def letter_by(rule: str, calendar: Calendar, off_code: str) -> str | None:
    """The letter that the rule of a judged day stands for: `pattern:<id>`, `override:<id>`, `roster:off`.

    None where it names no one pattern with a letter.
    """
    if rule == "roster:off":
        return off_code
    kind, _, name = rule.partition(":")
    named = [name] if kind == "pattern" else _patterns_of(name, calendar) if kind == "override" else []
    codes = {calendar.patterns[each].code for each in named if each in calendar.patterns}
    return codes.pop() if len(codes) == 1 else None


def restored(roster: Mapping[str, str], on: date, letter: str) -> dict[str, str]:
    """The roster with this one letter of a month that it keeps no more."""
    return {**roster, f"{on:%Y-%m}": letter.rjust(on.day, NO_ENTRY)}


def _patterns_of(override_id: str, calendar: Calendar) -> list[str]:
    found = [each for each in calendar.overrides if each.override_id == override_id]
    return [pattern_id for each in found for pattern_id in each.pattern_ids]
