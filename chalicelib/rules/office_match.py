"""Which office of the city is which office of a file? A file that is uploaded again must find its own offices.

In this order, each office and each row once:
1. the id, where the file gives one of ours;
2. the same name (but for case, spaces and punctuation) within 500 m, the same spelling first, then the nearest;
3. the same position to 7 decimals, alone there on both sides, and a name that differs by a slip of the pen.
Another name at the same position is another office: many share a building, and a second office that nobody uses
does no harm, while one that takes another's name does.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import product

from chalicelib.domain.office import Fence, Office, Position
from chalicelib.rules.nearby import center, distance_m
from chalicelib.rules.office_row import OfficeRow
from chalicelib.rules.plain_text import name_key, spelling

SAME_OFFICE_M = 500  # an office of the same name farther away is another one
MAX_NAMESAKE_PAIRS = 10_000  # of one name; above it only the same position tells them apart
SLIP_LIKENESS = 0.9  # share of letters that two spellings of one name have in common, in order
NUMERALS = re.compile(r"\d+|\b[IVX]+\b")

Match = tuple[int, str]  # place in `rows`, office id
Key = tuple[object, ...]


def match_rows(rows: Sequence[OfficeRow], existing: Mapping[str, Office], on: date) -> dict[int, str]:
    """Place in `rows` -> id of the office it speaks of; rows without one are new.

    on   the date whose fences are compared.
    """
    places = {office_id: center(fence_in_force(office, on).shape) for office_id, office in existing.items()}
    matching = _Matching(rows, existing, places)
    matching.take((index, row.given_id) for index, row in enumerate(rows) if row.given_id in existing)
    matching.take(matching.namesakes_in_place())
    matching.take(matching.namesakes_nearby())
    matching.take(matching.slips())
    return matching.found


def fence_in_force(office: Office, on: date) -> Fence:
    """The fence a file is compared with: of the date, or the first one where all still lie ahead."""
    return office.fence_on(on) or office.fences[0]


class _Matching:
    """Matches found so far, and proposals among what is left."""

    def __init__(
        self, rows: Sequence[OfficeRow], existing: Mapping[str, Office], places: Mapping[str, Position]
    ) -> None:
        self._rows, self._existing, self._places = rows, existing, places
        self._taken: set[str] = set()
        self.found: dict[int, str] = {}

    def take(self, proposals: Iterator[tuple[int, str | None]]) -> None:
        """Accept proposals in their order, as far as both sides are still free."""
        for index, office_id in proposals:
            if office_id is not None and index not in self.found and office_id not in self._taken:
                self.found[index] = office_id
                self._taken.add(office_id)

    def namesakes_in_place(self) -> Iterator[Match]:
        for indices, office_ids in self._free_by(lambda name, place: (spelling(name), place)):
            yield from zip(indices, office_ids, strict=False)

    def namesakes_nearby(self) -> Iterator[Match]:
        for indices, office_ids in self._free_by(lambda name, _: (name_key(name),)):
            if len(indices) * len(office_ids) <= MAX_NAMESAKE_PAIRS:
                yield from self._nearest_first(indices, office_ids)

    def _nearest_first(self, indices: Sequence[int], office_ids: Sequence[str]) -> Iterator[Match]:
        ranked = []
        for index, office_id in product(indices, office_ids):
            apart_m = distance_m(center(self._rows[index].shape), self._places[office_id])
            if apart_m <= SAME_OFFICE_M:
                respelled = spelling(self._rows[index].name) != spelling(self._existing[office_id].name)
                ranked.append((respelled, apart_m, index, office_id))
        return ((index, office_id) for _, _, index, office_id in sorted(ranked))

    def slips(self) -> Iterator[Match]:
        for indices, office_ids in self._free_by(lambda _, place: (place,)):
            if len(indices) == len(office_ids) == 1:
                index, office_id = indices[0], office_ids[0]
                if _is_slip(self._rows[index].name, self._existing[office_id].name):
                    yield index, office_id

    def _free_by(self, key: Callable[[str, Position], Key]) -> Iterator[tuple[list[int], list[str]]]:
        """Rows and offices that are still free and share a key of name and place."""
        indices: dict[Key, list[int]] = defaultdict(list)
        office_ids: dict[Key, list[str]] = defaultdict(list)
        for index, row in enumerate(self._rows):
            if index not in self.found:
                indices[key(row.name, center(row.shape))].append(index)
        for office_id, office in self._existing.items():
            if office_id not in self._taken:
                office_ids[key(office.name, self._places[office_id])].append(office_id)
        return ((indices[each], office_ids[each]) for each in indices if each in office_ids)


def _is_slip(name: str, other: str) -> bool:
    """Whether two names are one but for a few letters. `SDN 1` and `SDN 2` are not, nor `GREM` and `GREM II`."""
    if NUMERALS.findall(name.upper()) != NUMERALS.findall(other.upper()):
        return False
    return SequenceMatcher(None, name_key(name), name_key(other), autojunk=False).ratio() >= SLIP_LIKENESS
