"""A proposal of offices is kept as differences: which still stand, how they are read on the day they are applied.

What nobody touched meanwhile is merged into the offices as they are then; RELIABILITY F34 holds: a fence that was to
begin on a day that has passed begins on the day of its approval, and no day before it gets another rule.
See docs/rules.md#office-points and docs/adr/0011.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from chalicelib.domain.city import City, Unit
from chalicelib.domain.office import Fence, Office, OfficeEdits, Shape
from chalicelib.errors import FieldError
from chalicelib.rules.city_changes import CITY_TEXTS, office_faults, unknown_units
from chalicelib.rules.import_report import fault
from chalicelib.rules.nearby import center, distance_m
from chalicelib.rules.office_match import SAME_OFFICE_M, fence_in_force
from chalicelib.rules.plain_text import name_key


def edits_between(held: Mapping[str, Office], wanted: Mapping[str, Office]) -> OfficeEdits:
    """What differs between two pictures of the offices; nothing is ever taken out."""
    touched = {office_id: office for office_id, office in wanted.items() if office != held.get(office_id)}
    return OfficeEdits({each: held[each] for each in touched if each in held}, touched)


def edits_stand(edits: OfficeEdits, offices: Mapping[str, Office]) -> bool:
    """Whether every office it touches is still as it was when the proposal was made."""
    return all(offices.get(office_id) == edits.held.get(office_id) for office_id in edits.wanted)


def edits_from(edits: OfficeEdits, on: date) -> OfficeEdits:
    """The edits as applied on this date: a new fence whose date has passed begins today.

    Not where another fence has begun since its date: it would have ended by now, and nobody meant it for today.
    """
    wanted = {office_id: _from(office, edits.held.get(office_id), on) for office_id, office in edits.wanted.items()}
    return replace(edits, wanted=wanted)


def edit_faults(edits: OfficeEdits, city: City, known: Collection[str], today: date) -> list[FieldError]:
    """Everything against applying it today.

    known   ids of the offices there were when it was proposed: a new office may not be one that has come since.
    """
    came_since = [office for each, office in city.offices.items() if each not in known]
    faults = office_faults(edits_from(edits, today).wanted, city, today)
    for office_id, office in edits.wanted.items():
        if office_id not in edits.held:
            found = namesake_fault(office, came_since, f"/{office_id}/name", today)
            faults += [found] if found else []
    return [*faults, *unknown_units(edits.uses, city)]


def namesake_fault(office: Office, others: Iterable[Office], pointer: str, today: date) -> FieldError | None:
    """A new office may not be one that is there: the same name, but for case and punctuation, within 500 m."""
    place = center(fence_in_force(office, today).shape)
    for other in others:
        apart_m = distance_m(place, center(fence_in_force(other, today).shape))
        if apart_m <= SAME_OFFICE_M and name_key(other.name) == name_key(office.name):
            return fault(CITY_TEXTS, pointer, "OFFICE_EXISTS", name=other.name, distance_m=round(apart_m))
    return None


def used_units(edits: OfficeEdits, units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units with the offices that come into use by them: all units, for a book of them is whole."""
    return {
        unit_id: replace(unit, office_ids=tuple(dict.fromkeys((*unit.office_ids, *edits.uses.get(unit_id, ())))))
        for unit_id, unit in units.items()
    }


def with_fence(office: Office, starts_on: date, shape: Shape) -> Office:
    """The office with one fence more; versions are never used twice, and of two of a day the newest holds."""
    version = max(fence.version for fence in office.fences) + 1
    return replace(office, fences=_in_order((*office.fences, Fence(version, starts_on, shape))))


def _from(office: Office, held: Office | None, on: date) -> Office:
    known = held.fences if held else ()
    return replace(office, fences=_in_order(_fence_from(fence, known, on) for fence in office.fences))


def _fence_from(fence: Fence, known: tuple[Fence, ...], on: date) -> Fence:
    ended = any(fence.starts_on < other.starts_on <= on for other in known)
    return fence if fence in known or fence.starts_on >= on or ended else replace(fence, starts_on=on)


def _in_order(fences: Iterable[Fence]) -> tuple[Fence, ...]:
    """By date; of a day as they stood, so that the newest comes last."""
    return tuple(sorted(fences, key=lambda fence: fence.starts_on))
