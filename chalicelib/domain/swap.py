"""Two workers of a unit exchange shifts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SwapState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"  # by the other; whoever leads them decides now
    APPROVED = "approved"  # both rosters are changed
    REJECTED = "rejected"  # by whoever leads them
    WITHDRAWN = "withdrawn"  # by who asked
    REFUSED = "refused"  # by the other


OPEN = frozenset({SwapState.ASKED, SwapState.AGREED})


@dataclass(frozen=True, slots=True)
class SwapDay:
    """One local date on which the two exchange their letters; the letters are those of when it was asked."""

    on: date
    one_letter: str
    other_letter: str


@dataclass(frozen=True, slots=True)
class SwapStep:
    """What became of it when, and by whom.

    reason     their own words, or None.
    on_behalf  the superior for whom a delegate decided.
    """

    state: SwapState
    by: str
    at: datetime
    reason: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class Swap:
    """One asks the other of the same unit to exchange shifts.

    swap_id   begins with its latest date, `20261224-...`, so that a unit's are listed by date.
    days      one date for both, or a date of one's for a date of the other's: on each they exchange their letters.
    steps     the first is the asking; each is added once.
    """

    swap_id: str
    unit_id: str
    one_id: str
    other_id: str
    days: tuple[SwapDay, ...]
    steps: tuple[SwapStep, ...]

    @property
    def state(self) -> SwapState:
        return self.steps[-1].state

    @property
    def people(self) -> tuple[str, str]:
        return self.one_id, self.other_id
