"""Offices that may be one and the same: near each other, or named alike. Warnings, never faults.

Told only for pairs that the upload touches (new, moved or renamed), so uploading a file again says nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from chalicelib.domain.office import Office, Position
from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.nearby import distance_m, find_near
from chalicelib.rules.office_texts import WARNINGS
from chalicelib.rules.plain_text import name_key, spelling

MAX_NEAR_DUPLICATES = 200  # warnings of one file

Pair = tuple[int, int, float]  # an earlier office, a later one, metres between them


def find_likenesses(
    offices: Sequence[tuple[Office, Position]], touched: Mapping[str, str], limit_m: float
) -> tuple[ImportWarning, ...]:
    """Warnings about near duplicates and repeated names.

    offices   every office of the city after the upload, with where it is.
    touched   id of each office the file adds, moves or renames -> where the file says so.
    limit_m   nearer than this is near, whatever the names.
    """
    settled = [each for each in offices if each[0].office_id not in touched]
    changed = [each for each in offices if each[0].office_id in touched]
    everyone, first = settled + changed, len(settled)
    near = find_near([place for _, place in everyone], first, limit_m)
    pairs = _once(chain(near, _respelled(everyone, first)))
    shown = list(islice(pairs, MAX_NEAR_DUPLICATES))
    found = [_near_duplicate(everyone, touched, pair) for pair in shown]
    if next(pairs, None):
        found.append(warning(WARNINGS, "", "NEAR_DUPLICATES_CUT", limit=MAX_NEAR_DUPLICATES))
    return (*found, *_repeated_names([office for office, _ in everyone], touched))


def _once(pairs: Iterator[Pair]) -> Iterator[Pair]:
    seen: set[tuple[int, int]] = set()
    for earlier, later, apart_m in pairs:
        if (earlier, later) not in seen:
            seen.add((earlier, later))
            yield earlier, later, apart_m


def _respelled(offices: Sequence[tuple[Office, Position]], first: int) -> Iterator[Pair]:
    """Each changed office with the first office of every other spelling of its name, however far."""
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    for index, (office, place) in enumerate(offices):
        own = spelling(office.name)
        alike = spellings[name_key(office.name)]
        if index >= first:
            for other in [each for spelled, each in alike.items() if spelled != own]:
                yield other, index, distance_m(offices[other][1], place)
        alike.setdefault(own, index)


def _near_duplicate(
    offices: Sequence[tuple[Office, Position]], touched: Mapping[str, str], pair: Pair
) -> ImportWarning:
    earlier, later, apart_m = pair
    office, other = offices[later][0], offices[earlier][0]
    facts = {"name": office.name, "other_name": other.name, "distance_m": round(apart_m)}
    return warning(WARNINGS, touched[office.office_id], "NEAR_DUPLICATE", **facts)


def _repeated_names(offices: Sequence[Office], touched: Mapping[str, str]) -> Iterator[ImportWarning]:
    """One warning for each name that several offices bear in the same spelling."""
    namesakes: dict[str, list[Office]] = defaultdict(list)
    for office in offices:
        namesakes[spelling(office.name)].append(office)
    for group in namesakes.values():
        pointer = next((touched[each.office_id] for each in group if each.office_id in touched), None)
        if len(group) > 1 and pointer is not None:
            yield warning(WARNINGS, pointer, "REPEATED_NAME", name=group[-1].name, count=len(group))
