"""A check-in of the demo's past before it is made, and the habits of who makes it; see tools/signal_people.py."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from random import Random

from chalicelib.domain.shift import Slot
from tools.past_people import SEED, PastPerson
from tools.signal_people import Draft, Person, flips, someone


@dataclass
class PastDraft(Draft):
    """`phone`: the key of whose it is. is_away: at the other office of who has two."""

    is_away: bool = False


@lru_cache(maxsize=1_000)
def habits_of(person: PastPerson) -> tuple[Person, float]:
    """How their phone measures, and how many minutes after the limit they usually come (before it: below 0)."""
    random = Random(f"{SEED} habits {person.number}")
    honest = replace(someone(random, person.employee_id, []), is_dark=False, has_photo=True, is_team=False)
    return honest, min(-3.0, random.gauss(-16, 8))


def photo_of(person: PastPerson, on: date, slot: Slot) -> int:
    """A selfie of the date as its hash: of one's own scene, never twice alike."""
    honest, _ = habits_of(person)
    return honest.scene ^ flips(Random(f"{SEED} photo {person.number} {on} {slot}"), honest.same_view)
