"""May the city count its days by these rules? No day that has begun gets others. See docs/rules.md#attendance."""

from collections.abc import Sequence
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
    return dated_rules_faults("/attendance_rules", DEFAULT.rules_id, wanted, held, today, is_first)
