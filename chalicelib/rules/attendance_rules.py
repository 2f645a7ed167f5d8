"""May the city count its days by these rules? No day that has begun gets others. See docs/rules.md#attendance.

What has begun may still be confirmed, figures as they are; so may DEFAULT, which then stands among the city's sets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.domain.verdict import AttendanceRules
from chalicelib.errors import FieldError
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.dated_rules import dated_rules_faults

MOST_MISSING_MIN = 450  # a missing slot never counts as more than a day of 7.5 hours


def attendance_rules_faults(
    wanted: Sequence[AttendanceRules], held: Sequence[AttendanceRules], today: date, is_first: bool = False
) -> list[FieldError]:
    """Everything against replacing what is held by this; pointers lead into the settings."""
    stands = [_as_confirmed(each, wanted) for each in held]
    default = _as_confirmed(DEFAULT, wanted)
    if default is DEFAULT:
        return dated_rules_faults("/attendance_rules", DEFAULT.rules_id, wanted, stands, today, is_first)
    stands = stands if default in stands else [default, *stands]
    return dated_rules_faults("/attendance_rules", "", wanted, stands, today, is_first)


def _as_confirmed(begun: AttendanceRules, wanted: Iterable[AttendanceRules]) -> AttendanceRules:
    """What is wanted in its place where that is the same but for standing on a decree now, else as it is."""
    if begun.confirmed:
        return begun
    return next((each for each in wanted if each.confirmed and replace(each, confirmed=None) == begun), begun)
