"""What differs between two contents of the same kind, thing by thing, for the person who must approve the second.

Made for what a city publishes: settings, calendars, offices, roles. Whatever differs is told; nothing is left out
because it is long.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.discipline import DisciplineRules
from chalicelib.domain.office import Fence, Office
from chalicelib.domain.office_code import OfficeCode
from chalicelib.domain.shift import Event, Extension, Override, PatternVersion, SlotPlan
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.rules.nearby import center, distance_m
from chalicelib.rules.office_match import fence_in_force

_NAMED_BY = {  # members of lists
    Override: "override_id", PatternVersion: "starts_on", SlotPlan: "slot", Event: "event_id",
    Extension: "extension_id", OfficeCode: "code_id", AttendanceRules: "rules_id", DisciplineRules: "rules_id",
    AllowanceRules: "rules_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; None on one side is not there.

    path         RFC 6901 pointer; a member of a list goes by its own name (`/overrides/ramadan`), a weekday by its
                 number (Monday is 0).
    distance_m   how far a fence moves, in whole metres; None for everything else.
    """

    path: str
    old: object
    new: object
    distance_m: int | None = None


def find_differences(old: object, new: object, path: str = "") -> Iterator[Difference]:
    """Every difference, as deep down as both sides have parts; an office's new fence beside the one it ends."""
    if old == new:
        return
    if isinstance(old, Office) and isinstance(new, Office):
        yield from _of_office(old, new, path)
        return
    before, after = _parts(old), _parts(new)
    if before is None or after is None:
        yield Difference(path, old, new)
        return
    for name in before | after:
        yield from find_differences(before.get(name), after.get(name), f"{path}/{_escaped(name)}")


def _of_office(old: Office, new: Office, path: str) -> Iterator[Difference]:
    yield from find_differences(old.name, new.name, f"{path}/name")
    yield from find_differences(old.zone, new.zone, f"{path}/zone")
    for fence in new.fences:
        if fence not in old.fences:
            yield _of_fence(fence_in_force(old, fence.starts_on), fence, f"{path}/fence")


def _of_fence(old: Fence, new: Fence, path: str) -> Difference:
    return Difference(path, old, new, round(distance_m(center(old.shape), center(new.shape))))


def _parts(value: object) -> dict[str, object] | None:
    """What it is made of, by name; None where it is one thing."""
    if isinstance(value, Mapping):
        return {str(name): part for name, part in value.items()}
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, tuple) and all(type(each) in _NAMED_BY for each in value):
        return {str(getattr(each, _NAMED_BY[type(each)])): each for each in value}
    if isinstance(value, tuple) and all(isinstance(each, tuple) for each in value):
        return {str(place): each for place, each in enumerate(value)}
    return None


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
