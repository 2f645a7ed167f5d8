"""A judged day as a short text in its person's month, both ways.

Of a usual day `["P",["ao","mo","do"],"pattern:office-5","default"]`: status, slots, which rule planned and which rules
judged it; then, where there is any, missing minutes, basis and event. A slot is two letters, or a list of them with
minutes, permitted, held back, waived and why. Ends that say nothing are left out, so one verdict has one text.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict

_STATUSES = {
    DayStatus.OFF: "O",
    DayStatus.LEAVE: "L",
    DayStatus.DUTY: "D",
    DayStatus.STUDY: "S",
    DayStatus.REMOTE: "R",
    DayStatus.UNDECIDED: "?",
    DayStatus.PRESENT: "P",
    DayStatus.INCOMPLETE: "N",
    DayStatus.PERMISSION: "I",
    DayStatus.ABSENT: "A",
    DayStatus.UNKNOWN: "U",
}
_SLOTS = {Slot.ARRIVAL: "a", Slot.MIDDAY: "m", Slot.DEPARTURE: "d", Slot.EVENT: "e"}
_STATES = {
    SlotState.ON_TIME: "o",
    SlotState.LATE: "l",
    SlotState.EARLY: "e",
    SlotState.MISSING: "m",
    SlotState.EXCUSED: "x",
    SlotState.PROVISIONAL: "p",
}
_STATUS_OF = {letter: status for status, letter in _STATUSES.items()}
_SLOT_OF = {letter: slot for slot, letter in _SLOTS.items()}
_STATE_OF = {letter: state for state, letter in _STATES.items()}


class _SlotRow(msgspec.Struct, array_like=True):
    letters: str
    minutes: int = 0
    permitted_min: int = 0
    held_min: int = 0
    waived_min: int = 0
    because: tuple[str, ...] = ()


class _Row(msgspec.Struct, array_like=True):
    status: str
    slots: tuple[_SlotRow | str, ...]
    rule: str
    rules_id: str
    missing_min: int = 0
    basis: tuple[str, ...] = ()
    event: _SlotRow | str | None = None


NO_ROW = "-"  # what an adjusted day was that nobody had judged when its month was locked
_ROWS = msgspec.json.Decoder(_Row)


class Names(NamedTuple):
    """Attributes of a month's item about one date: letters before the day, or before the date in another's month."""

    row: str
    amended: str
    locked: str
    since: str


@lru_cache(maxsize=64)
def names_of(on: date) -> Names:
    return Names(f"d{on:%d}", f"x{on:%d}", f"j{on:%Y%m%d}", f"k{on:%Y%m%d}")


def row_of(verdict: DayVerdict) -> str:
    event = _slot_row(verdict.event) if verdict.event else None
    slots = [_slot_row(each) for each in verdict.slots]
    more = _short([verdict.missing_min, verdict.basis, event])
    row = [_STATUSES[verdict.status], slots, verdict.rule, verdict.rules_id, *more]
    return msgspec.json.encode(row).decode()


def verdict_of(text: str, on: date) -> DayVerdict:
    return DayVerdict(on, *_read(text))


def month_of(item: dict[str, dict[str, str]]) -> MonthRows:
    """Everything in a person's month."""
    unit_id, _, month = item["pk"]["S"].rpartition("#")
    year, number = int(month[:4]), int(month[5:])
    found: dict[str, dict[date, DayVerdict]] = {letter: {} for letter in "dxjk"}
    for name, value in item.items():
        if name[1:].isdigit() and value["S"] != NO_ROW:
            on = _date(name) if len(name) > len("d01") else date(year, number, int(name[1:]))
            found[name[0]][on] = verdict_of(value["S"], on)
    adjustments = {on: (found["j"].get(on), since) for on, since in found["k"].items()}
    return MonthRows(item["sk"]["S"], unit_id, month, found["d"], found["x"], adjustments)


def _date(name: str) -> date:
    return date(int(name[1:5]), int(name[5:7]), int(name[7:]))


@lru_cache(maxsize=4_096)  # most days of most people read alike
def _read(text: str) -> tuple[Any, ...]:
    row = _ROWS.decode(text)
    event = _slot_verdict(row.event) if row.event else None
    judged = tuple(map(_slot_verdict, row.slots))
    return _STATUS_OF[row.status], judged, row.rule, row.rules_id, row.missing_min, row.basis, event


def _slot_row(verdict: SlotVerdict) -> Any:
    letters = _SLOTS[verdict.slot] + _STATES[verdict.state]
    more = _short([verdict.minutes, verdict.permitted_min, verdict.held_min, verdict.waived_min, verdict.because])
    return [letters, *more] if more else letters


def _slot_verdict(row: _SlotRow | str) -> SlotVerdict:
    if isinstance(row, str):
        return SlotVerdict(_SLOT_OF[row[0]], _STATE_OF[row[1]])
    minutes = row.minutes, row.permitted_min, row.held_min, row.waived_min
    return SlotVerdict(_SLOT_OF[row.letters[0]], _STATE_OF[row.letters[1]], *minutes, row.because)


def _short(row: list[Any]) -> list[Any]:
    """Without what says nothing at its end."""
    kept = len(row)
    while kept and not row[kept - 1]:
        kept -= 1
    return row[:kept]
