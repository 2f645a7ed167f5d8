"""A photo that was there before, or the mirror of one: one's own of half a year, somebody else's of a week.

jobs/selfie.py tells how the hashes of copies differ: 0-7 bits of 256 between a picture and its re-encoded, resized or
brightened copy, near 128 between two pictures. A picture nearly all of one tone gives a hash nearly all of one bit,
which says nothing; a crop of more than 8 % and a photo of a print are other pictures.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.domain.attendance import CheckIn
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

Match = tuple[int, int, str, str, int]  # bits, days ago, whose, slot, mirrored: the least is told


class RepeatedPhotos:
    """Check-ins with a photo that differs in at most `photo_bits` from an earlier one, as it is or mirrored.

    On one date the later of the two is flagged, of two at the same instant the one whose person comes later.
    """

    def __init__(self, seen: Sequence[Seen], rules: SignalRules) -> None:
        self._bits = rules.photo_bits
        shown = [_Photo(each.check_in, *hashes) for each in seen if (hashes := _hashes(each))]
        self._today = sorted(shown, key=lambda each: (each.made.counts_at, each.made.employee_id, each.made.slot))
        self._of_person: defaultdict[str, list[_Photo]] = defaultdict(list)
        self._by_band: defaultdict[int, list[_Photo]] = defaultdict(list)
        self._best: dict[tuple[str, Slot, Signal], Match] = {}
        for photo in reversed(self._today):  # each is held against those after it
            made = photo.made
            self._compare_near(photo.plain, made.employee_id, 0, made.slot)
            self._of_person[made.employee_id].append(photo)
            for band in {*_bands(photo.plain), *_bands(photo.mirror)}:
                self._by_band[band].append(photo)

    def add(self, day: DayTrace) -> None:
        """Of a date before."""
        if not self._today:
            return
        days_ago = (self._today[0].made.local_date - day.local_date).days
        of_week = days_ago <= OTHERS_DAYS
        for person in day.people:
            own = self._of_person.get(person.employee_id, ())
            if own or of_week:
                for trace in person.traces:
                    if (old := _hash_of(trace.dhash)) is not None:
                        about = old, person.employee_id, days_ago, trace.slot
                        for photo in own:
                            self._compare(photo, *about)
                        if of_week:
                            self._compare_near(*about)

    def found(self) -> Iterator[Sign]:
        for (employee_id, slot, signal), (bits, days_ago, whose, of_slot, mirrored) in self._best.items():
            facts: Facts = {
                "bits": bits, "mirrored": mirrored, "days_ago": days_ago, "of_slot": of_slot, "of_employee": whose,
            }  # fmt: skip
            yield Sign(employee_id, slot, signal, facts)

    def _compare_near(self, old: int, whose: str, days_ago: int, slot: Slot) -> None:
        """With those that have a band in common with it: whatever is near has one."""
        near = (photo for band in _bands(old) for photo in self._by_band.get(band, ()))
        for photo in {id(each): each for each in near}.values():
            self._compare(photo, old, whose, days_ago, slot)

    def _compare(self, photo: "_Photo", old: int, whose: str, days_ago: int, slot: Slot) -> None:
        plain, mirror = (photo.plain ^ old).bit_count(), (photo.mirror ^ old).bit_count()
        if plain > self._bits < mirror:
            return
        made = photo.made
        signal = Signal.REPEATED_PHOTO if made.employee_id == whose else Signal.OTHERS_PHOTO
        key = made.employee_id, made.slot, signal
        match = min(plain, mirror), days_ago, whose, str(slot), int(mirror < plain)
        self._best[key] = min(match, self._best.get(key, match))


@dataclass(frozen=True, slots=True)
class _Photo:
    made: CheckIn
    plain: int
    mirror: int


def _hashes(seen: Seen) -> tuple[int, int] | None:
    plain, mirror = _hash_of(seen.dhash), _hash_of(seen.dhash_mirror)
    return None if plain is None or mirror is None else (plain, mirror)


def _hash_of(dhash: bytes) -> int | None:
    """None where it says nothing."""
    if len(dhash) != HASH_BYTES:
        return None
    hash_ = int.from_bytes(dhash)
    return hash_ if LEAST_BITS <= hash_.bit_count() <= HASH_BYTES * 8 - LEAST_BITS else None


def _bands(hash_: int) -> list[int]:
    """Each with its place, so that equal bits elsewhere are no match."""
    return [(at << BAND_BITS) | ((hash_ >> (at * BAND_BITS)) & _BAND) for at in range(BANDS)]
