"""Where people stood who were told that they are too far from an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.office import Position


@dataclass(frozen=True, slots=True)
class OfficeTries:
    """Of one office, one local date and the people of one unit.

    outside   employee id -> the most exact position of those that were refused as outside, and not let in that day.
    tried     ids of all who tried there, with or without success.
    """

    office_id: str
    local_date: date
    unit_id: str
    outside: Mapping[str, Position]
    tried: frozenset[str]
