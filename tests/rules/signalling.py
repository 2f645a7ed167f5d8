"""Check-ins as signals look at them, in one line: `seen("ani", "07:25", at=(3, 4))` is 3 m east and 4 m north."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Sign, Signal, SignalRules
from chalicelib.domain.trace import DayTrace, Seen
from chalicelib.proof.position_mark import position_mark
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT
from chalicelib.rules.signals import find_signs, trace_of
from tests.cast import HALL, MONDAY
from tests.rules.judging import at as moment
from tests.rules.judging import check_in

SALT = b"s" * 32
EAST_M, NORTH_M = 1 / 110_700, 1 / 110_574  # degrees of a metre, near the hall


def seen(
    who: str,
    time: str = "07:25",
    at: tuple[float, float] | None = None,
    slot: Slot = Slot.ARRIVAL,
    on: date = MONDAY,
    photo: bytes = b"",
    took_ms: int = 1_400,
    reasons: Iterable[Reason] = (),
    **changed: Any,
) -> Seen:
    """at   metres east and north of the hall; without, a place of its own for each person and instant.
    photo   its dHash; its mirror is `mirror_of` it."""
    counts_at = moment(time, on)
    east, north = at or spread(who, on, slot)
    position = Position(round(HALL.longitude + east * EAST_M, 7), round(HALL.latitude + north * NORTH_M, 7))
    made = replace(
        check_in(slot, counts_at, *reasons), employee_id=who, local_date=on, position=position,
        received_at=counts_at + timedelta(milliseconds=took_ms), accuracy_m=own_accuracy(who, on, slot),
        device_id=f"phone of {who}", selfie_sha256=b"x" * 32,
    )  # fmt: skip
    made = replace(made, **changed)
    mark = position_mark(made.position, who, SALT) if made.position else b""
    return Seen(made, mark, photo, mirror_of(photo) if photo else b"")


def spread(*about: object) -> tuple[float, float]:
    """Somewhere within 20 m, another for each."""
    random = Random(repr(about))
    return random.uniform(-20, 20), random.uniform(-20, 20)


def own_accuracy(*about: object) -> float:
    return round(Random(repr(about)).uniform(4, 30), 1)


def photo(name: object) -> bytes:
    """The hash of a picture of its own."""
    return Random(f"photo {name}").randbytes(32)


def off_by(dhash: bytes, bits: int, seed: int = 1) -> bytes:
    """The same picture, but for so many bits."""
    value = int.from_bytes(dhash)
    for place in Random(seed).sample(range(256), bits):
        value ^= 1 << place
    return value.to_bytes(32)


def mirror_of(dhash: bytes) -> bytes:
    """As that of the mirrored picture: every row the other way, its gradients turned."""
    rows = [int.from_bytes(dhash[at : at + 2]) for at in range(0, 32, 2)]
    return b"".join((int(f"{row:016b}"[::-1], 2) ^ 0xFFFF).to_bytes(2) for row in rows)


def days(*of_dates: Sequence[Seen]) -> list[DayTrace]:
    """What stays of them: each of one date, the oldest first."""
    return [DayTrace("umum", each[0].check_in.local_date, trace_of(each)) for each in of_dates]


def signs(
    today: Sequence[Seen],
    past: Iterable[DayTrace] = (),
    before: Iterable[CheckIn] = (),
    rules: SignalRules = SIGNALS_DEFAULT,
) -> list[Sign]:
    return find_signs(today, list(before), list(past), rules)


def told(found: Iterable[Sign], signal: Signal) -> list[str]:
    """Whose, in order."""
    return [each.employee_id for each in found if each.signal is signal]
