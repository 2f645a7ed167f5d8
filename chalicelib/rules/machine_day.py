"""Does a machine's log or the phone count for a slot? What serves the person: both stay recorded.

An earlier valid arrival counts, a later valid departure. See docs/rules.md#machine-log.
"""

from collections.abc import Iterable

from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayVerdict, SlotVerdict

BY_MACHINE = "machine"  # among what a verdict gives as its reason, SlotVerdict.because


def best_punch(slot: Slot, punches: Iterable[Punch]) -> Punch | None:
    """The last one of a departure, the first of any other slot; of two at one instant the same one always."""
    found = sorted((each for each in punches if each.slot is slot), key=lambda each: (each.at, each.machine_id))
    if not found:
        return None
    return found[-1] if slot is Slot.DEPARTURE else found[0]


def is_better(one: SlotVerdict, other: SlotVerdict) -> bool:
    """Whether the one is less late, or less early."""
    return _minutes(one) < _minutes(other)


def counting_punch(
    slot: Slot, punches: Iterable[Punch], verdict: DayVerdict | None, has_check_in: bool
) -> Punch | None:
    """The punch that stands for the slot: by the verdict; until there is one, where the phone recorded nothing."""
    found = next((each for each in verdict.windows if each.slot is slot), None) if verdict else None
    counts = BY_MACHINE in found.because if found else not has_check_in
    return best_punch(slot, punches) if counts else None


def with_punches(standing: Iterable[Punch], more: Iterable[Punch]) -> tuple[Punch, ...]:
    """All of them in the order of the day; what a machine said already is not said again by another file."""
    found: dict[object, Punch] = {}
    for each in (*standing, *more):
        found.setdefault((each.slot, each.at, each.machine_id), each)
    return tuple(sorted(found.values(), key=lambda each: (each.at, each.slot, each.machine_id)))


def without_import(standing: Iterable[Punch], import_id: str) -> tuple[Punch, ...]:
    """Those that other files brought in."""
    return tuple(each for each in standing if each.import_id != import_id)


def _minutes(verdict: SlotVerdict) -> int:
    return verdict.minutes + verdict.permitted_min + verdict.held_min + verdict.waived_min
