"""On what a rule set stands: who has confirmed it, and how sure each of its numbers is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How a number was found; docs/rules.md."""

    V = "V"  # read in the regulation
    N = "N"  # read in a text that quotes it
    C = "C"  # seen in public code
    M = "M"  # unconfirmed


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The decree that a rule set stands on. A set without one informs and never decides: no letter, no payroll.

    by   the office that confirmed it, in its own words: "Wali Kota", "Bagian Hukum Setda".
    """

    decree_no: str
    decree_on: date
    by: str
