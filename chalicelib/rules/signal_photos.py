"""A photo that was there before, or the mirror of one: one's own of half a year, somebody else's of a week.

jobs/selfie.py tells how the hashes of copies differ: 0-7 bits of 256 between a picture and its re-encoded, resized or
brightened copy, near 128 between two pictures. A picture nearly all of one tone gives a hash nearly all of one bit,
which says nothing; a crop of more than 8 % and a photo of a print are other pictures.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Facts, Sign, Signal, SignalRules
from chalicelib.domain.trace import DayTrace, Seen

OWN_DAYS = 180  # how long a trace is kept
OTHERS_DAYS = 7
HASH_BYTES = 32
LEAST_BITS = 24  # a hash with fewer of either kind is of a picture nearly all of one tone
BANDS = 16  # hashes that differ in fewer bits than this have at least one band in common
BAND_BITS = 16
_BAND = (1 << BAND_BITS) - 1

Match = tuple[int, int, str, str, bool]  # bits, days ago, whose, slot, mirrored: the least is told


class RepeatedPhotos:
    """Check-ins with a photo that differs in at most `photo_bits` from an earlier one, as it is or mirrored.

    On one date the later of the two is flagged, of two at the same instant the one whose person comes later.
    """

    def __init__(self, seen: Sequence[Seen], rules: SignalRules) -> None:
        self._bits = rules.photo_bits
        shown = [each for each in seen if _says_something(each.dhash) and len(each.dhash_mirror) == HASH_BYTES]
        self._seen = sorted(
            shown, key=lambda each: (each.check_in.counts_at, each.check_in.employee_id, each.check_in.slot)
        )
        self._hashes = [(int.from_bytes(each.dhash), int.from_bytes(each.dhash_mirror)) for each in self._seen]
        self._of_person: defaultdict[str, list[int]] = defaultdict(list)
        self._by_band: defaultdict[int, list[int]] = defaultdict(list)
        self._best: dict[tuple[int, Signal], Match] = {}
        for at, each in enumerate(self._seen):
            self._of_person[each.check_in.employee_id].append(at)
            for band in {*_bands(self._hashes[at][0]), *_bands(self._hashes[at][1])}:
                self._by_band[band].append(at)
        self._compare_today()

    def add(self, day: DayTrace) -> None:
        """Of a date before."""
        for person in day.people:
            own = self._of_person.get(person.employee_id, ())
            for trace in person.traces:
                if _says_something(trace.dhash):
                    old = int.from_bytes(trace.dhash)
                    for at in own:
                        self._compare(at, old, person.employee_id, day.local_date, trace.slot)
                    for at in self._near(old, day.local_date):
                        self._compare(at, old, person.employee_id, day.local_date, trace.slot)

    def found(self) -> Iterator[Sign]:
        for (at, signal), (bits, days_ago, whose, slot, mirrored) in self._best.items():
            made = self._seen[at].check_in
            facts: Facts = {
                "bits": bits, "mirrored": int(mirrored), "days_ago": days_ago, "of_slot": slot, "of_employee": whose,
            }  # fmt: skip
            yield Sign(made.employee_id, made.slot, signal, facts)

    def _compare_today(self) -> None:
        for at, each in enumerate(self._seen):
            made, old = each.check_in, self._hashes[at][0]
            for later in self._near(old, made.local_date):
                if later > at:
                    self._compare(later, old, made.employee_id, made.local_date, made.slot)

    def _near(self, old: int, on: date) -> set[int]:
        """Today's that have a band in common with an old one of a week at most."""
        if not self._seen or (self._seen[0].check_in.local_date - on).days > OTHERS_DAYS:
            return set()
        return {at for band in _bands(old) for at in self._by_band.get(band, ())}

    def _compare(self, at: int, old: int, whose: str, on: date, slot: Slot) -> None:
        bits, mirrored = min(((hash_ ^ old).bit_count(), is_mirror) for is_mirror, hash_ in enumerate(self._hashes[at]))
        if bits > self._bits:
            return
        made = self._seen[at].check_in
        signal = Signal.REPEATED_PHOTO if made.employee_id == whose else Signal.OTHERS_PHOTO
        match = bits, (made.local_date - on).days, whose, str(slot), bool(mirrored)
        self._best[at, signal] = min(match, self._best.get((at, signal), match))


def _says_something(dhash: bytes) -> bool:
    return len(dhash) == HASH_BYTES and LEAST_BITS <= int.from_bytes(dhash).bit_count() <= HASH_BYTES * 8 - LEAST_BITS


def _bands(hash_: int) -> list[int]:
    """Each with its place, so that equal bits elsewhere are no match."""
    return [(at << BAND_BITS) | ((hash_ >> (at * BAND_BITS)) & _BAND) for at in range(BANDS)]
