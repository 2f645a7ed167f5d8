"""One check-in as it lies on disk, both ways: short names, raw bytes, whole numbers."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from chalicelib.domain.attendance import AttendanceDay, CheckIn, Reason
from chalicelib.domain.machine import Punch
from chalicelib.domain.office import Position
from chalicelib.domain.shift import LATE_SLOTS, Slot
from chalicelib.proof.base64url import decode, encode
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.raw import Bytes, Text, Whole
from chalicelib.store.tables import Attendance, SlotFacts, read_day_key

DEGREE = 10_000_000  # positions are kept in ten-millionths of a degree
_LETTERS = {
    Reason.OFFLINE: "o",
    Reason.DEVICE_PENDING: "d",
    Reason.PHOTO_PENDING: "p",
    Reason.PHOTO_INVALID: "i",
    Reason.COARSE_FIX: "c",
    Reason.TEAM: "t",
    Reason.VOUCHER: "v",
    Reason.CODE_UNPROVED: "k",
}
_REASONS = {letter: reason for reason, letter in _LETTERS.items()}
_FACT_NAMES = {name: each.attr_name for name, each in SlotFacts.get_attributes().items()}
_DAY_NAMES = {name: each.attr_name for name, each in Attendance.get_attributes().items()}


class Facts(msgspec.Struct, rename=_FACT_NAMES, gc=False):
    challenge: Bytes
    body_hash: Bytes
    counts_at_ms: Whole
    received_after_ms: Whole
    office: Text
    offices_version: Whole
    fence_version: Whole
    device: Bytes
    signature: Bytes
    accuracy_dm: Whole | None = None
    distance_m: Whole | None = None
    longitude_e7: Whole | None = None
    latitude_e7: Whole | None = None
    position_hash: Bytes | None = None
    selfie: Bytes | None = None
    selfie_version: Text | None = None
    reasons: Text | None = None
    minutes: Whole | None = None
    made_by: Text | None = None
    clock_jump_s: Whole | None = None
    network: Bytes | None = None


class FactsMap(msgspec.Struct, gc=False):
    M: Facts


class _Punches(msgspec.Struct):
    punches: tuple[Punch, ...]


class DayItem(msgspec.Struct, rename=_DAY_NAMES, gc=False):
    """An employee's check-ins, or a ruling beside them."""

    pk: Text
    sk: Text
    v: Whole
    arrival: FactsMap | None = None
    midday: FactsMap | None = None
    departure: FactsMap | None = None
    event: FactsMap | None = None
    ruling: Text | None = None
    punches: Text | None = None


def facts_of(check_in: CheckIn) -> dict[str, Any]:
    """As DynamoDB takes it."""
    position = check_in.position
    facts = SlotFacts.on_disk(
        challenge=bytes.fromhex(check_in.challenge_id),
        body_hash=check_in.body_hash,
        counts_at_ms=_milliseconds(check_in.counts_at),
        received_after_ms=_milliseconds(check_in.received_at) - _milliseconds(check_in.counts_at),
        longitude_e7=None if position is None else round(position.longitude * DEGREE),
        latitude_e7=None if position is None else round(position.latitude * DEGREE),
        position_hash=raw_hash(check_in),
        accuracy_dm=None if check_in.accuracy_m is None else round(check_in.accuracy_m * 10),
        distance_m=check_in.distance_m,
        office=check_in.office_id,
        offices_version=check_in.offices_version,
        fence_version=check_in.fence_version,
        selfie=check_in.selfie_sha256 or None,
        selfie_version=check_in.selfie_version_id,
        device=decode(check_in.device_id),
        signature=check_in.signature,
        reasons="".join(_LETTERS[reason] for reason in check_in.reasons) or None,
        minutes=(check_in.late_min or check_in.early_min) or None,
        made_by=check_in.made_by,
        clock_jump_s=check_in.clock_jump_s or None,
        network=check_in.network or None,
    )
    return {"M": facts}


def raw_hash(check_in: CheckIn) -> bytes | None:
    return None if check_in.position_hash is None else decode(check_in.position_hash)


def day_of_refusal(item: dict[str, Any]) -> AttendanceDay:
    """The day of an item that botocore has unpacked, as the refusal of a write brings it."""
    return day_of(msgspec.convert(item, DayItem, strict=False))


def day_of(item: DayItem) -> AttendanceDay:
    unit_id, local_date = read_day_key(item.pk.S)
    employee_id, check_ins = item.sk.S, {}
    for slot, facts in (
        (Slot.ARRIVAL, item.arrival),
        (Slot.MIDDAY, item.midday),
        (Slot.DEPARTURE, item.departure),
        (Slot.EVENT, item.event),
    ):
        if facts is not None:
            check_ins[slot] = _check_in(facts.M, employee_id, unit_id, local_date, slot)
    return AttendanceDay(employee_id, unit_id, local_date, check_ins, punches_of(item))


def punches_of(item: DayItem) -> tuple[Punch, ...]:
    return from_text(item.punches.S, _Punches).punches if item.punches else ()


def punches_text(punches: tuple[Punch, ...]) -> str:
    return to_text(_Punches(punches))


def _check_in(facts: Facts, employee_id: str, unit_id: str, local_date: date, slot: Slot) -> CheckIn:
    counts_at = datetime.fromtimestamp(facts.counts_at_ms.N / 1000, UTC)
    minutes = facts.minutes.N if facts.minutes else 0
    return CheckIn(
        employee_id=employee_id,
        unit_id=unit_id,
        local_date=local_date,
        slot=slot,
        challenge_id=facts.challenge.B.hex(),
        body_hash=facts.body_hash.B,
        counts_at=counts_at,
        received_at=counts_at + timedelta(milliseconds=facts.received_after_ms.N),
        position=_position(facts),
        accuracy_m=facts.accuracy_dm.N / 10 if facts.accuracy_dm else None,
        distance_m=facts.distance_m.N if facts.distance_m else None,
        office_id=facts.office.S,
        offices_version=facts.offices_version.N,
        fence_version=facts.fence_version.N,
        selfie_sha256=facts.selfie.B if facts.selfie else b"",
        selfie_version_id=facts.selfie_version.S if facts.selfie_version else None,
        device_id=encode(facts.device.B),
        signature=facts.signature.B,
        reasons=tuple(_REASONS[letter] for letter in facts.reasons.S) if facts.reasons else (),
        late_min=minutes if slot in LATE_SLOTS else 0,
        early_min=minutes if slot is Slot.DEPARTURE else 0,
        position_hash=encode(facts.position_hash.B) if facts.position_hash else None,
        made_by=facts.made_by.S if facts.made_by else None,
        clock_jump_s=facts.clock_jump_s.N if facts.clock_jump_s else 0,
        network=facts.network.B if facts.network else b"",
    )


def _position(facts: Facts) -> Position | None:
    if facts.longitude_e7 is None or facts.latitude_e7 is None:
        return None
    return Position(facts.longitude_e7.N / DEGREE, facts.latitude_e7.N / DEGREE)


def _milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
