"""Facts of check-ins: one item per employee, unit and local date; a slot is written once, by one conditional write."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.connection.base import Connection

from chalicelib.domain.attendance import Attempt, AttendanceDay, CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.proof.base64url import decode, encode
from chalicelib.store.attempts import attempt_item
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Attendance, SlotFacts, attendance_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction

DEGREE = 10_000_000  # positions are kept in ten-millionths of a degree
_LETTERS = {
    Reason.OFFLINE: "o",
    Reason.DEVICE_PENDING: "d",
    Reason.PHOTO_PENDING: "p",
    Reason.PHOTO_INVALID: "i",
    Reason.COARSE_FIX: "c",
    Reason.TEAM: "t",
}
_REASONS = {letter: reason for reason, letter in _LETTERS.items()}


class AttendanceTable:
    """The attendance table as use cases know it; see ports.AttendanceStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, check_in: CheckIn) -> AttendanceDay | None:
        """Write the check-in if its slot is empty: None. Else change nothing and give the day as it stands.

        One write of 1 WRU; the day comes with the refusal itself (ALL_OLD), at no further read.
        """
        attribute = getattr(Attendance, check_in.slot)
        item = _item(check_in.unit_id, check_in.local_date, check_in.employee_id)
        request = item.get_update_kwargs_from_instance(
            actions=[attribute.set(_facts(check_in)), Attendance.v.set(1)],
            condition=attribute.does_not_exist(),
            return_values_on_condition_failure="ALL_OLD",
        )
        with translated():
            try:
                self._connection.client.update_item(**request)
            except ClientError as error:
                if not is_condition_failure(error):
                    raise
                return _day_of_raw(error.response["Item"])
        return None

    def replace(self, check_in: CheckIn, replaced: CheckIn, attempt: Attempt) -> bool:
        """Put a valid online check-in in the place of an offline one, which stays as an attempt; both or neither.

        False when the slot no longer holds `replaced`, or somebody else writes it right now.
        """
        attribute = getattr(Attendance, check_in.slot)
        item = _item(check_in.unit_id, check_in.local_date, check_in.employee_id)
        transaction = Transaction(self._connection)
        transaction.update(
            item,
            actions=[attribute.set(_facts(check_in))],
            condition=attribute.challenge == bytes.fromhex(replaced.challenge_id),
        )
        transaction.put(attempt_item(attempt))
        try:
            transaction.commit()
        except (ConditionFailed, Contended):
            return False
        return True

    def forget_position(self, check_in: CheckIn) -> None:
        """Keep `position_hash` of the check-in in place of its position. Safe to run twice; 1 WRU."""
        slot = getattr(Attendance, check_in.slot)
        with translated():
            _item(check_in.unit_id, check_in.local_date, check_in.employee_id).update(
                actions=[
                    slot.position_hash.set(_raw_hash(check_in)),
                    slot.longitude_e7.remove(),
                    slot.latitude_e7.remove(),
                ],
                condition=slot.challenge == bytes.fromhex(check_in.challenge_id),
            )

    def day(self, unit_id: str, local_date: date, employee_id: str) -> AttendanceDay:
        """One employee's day, read consistently: 1 RRU; empty when nothing is recorded."""
        with translated():
            try:
                return _day(Attendance.get(*attendance_key(unit_id, local_date, employee_id), consistent_read=True))
            except Attendance.DoesNotExist:
                return AttendanceDay(employee_id, unit_id, local_date)

    def unit_day(self, unit_id: str, local_date: date) -> list[AttendanceDay]:
        """Everybody's check-ins of one unit and local date: one Query and its pages."""
        with translated():
            found = Attendance.query(attendance_key(unit_id, local_date, "")[0], consistent_read=True)
            return [_day(item) for item in found]

    def days(self, employee_id: str, units_by_date: Mapping[date, str]) -> list[AttendanceDay]:
        """One employee's days, each in the unit of that date: a BatchGet per hundred days."""
        keys: Iterable[tuple[str, str]] = [
            attendance_key(unit_id, on, employee_id) for on, unit_id in units_by_date.items()
        ]
        with translated():
            return sorted((_day(item) for item in Attendance.batch_get(keys)), key=lambda day: day.local_date)


def _item(unit_id: str, local_date: date, employee_id: str) -> Attendance:
    pk, sk = attendance_key(unit_id, local_date, employee_id)
    return Attendance(pk, sk)


def _day_of_raw(raw: dict[str, Any]) -> AttendanceDay:
    item = Attendance()
    item.deserialize(raw)
    return _day(item)


def _day(item: Attendance) -> AttendanceDay:
    unit_id, _, text = item.pk.rpartition("#")
    local_date = datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a civil date
    found: dict[Slot, CheckIn] = {}
    for slot in DAY_SLOTS:
        facts = getattr(item, slot)
        if facts is not None:
            found[slot] = _check_in(facts, item.sk, unit_id, local_date, slot)
    return AttendanceDay(item.sk, unit_id, local_date, found)


def _facts(check_in: CheckIn) -> dict[str, Any]:
    position = check_in.position
    facts = SlotFacts.on_disk(
        challenge=bytes.fromhex(check_in.challenge_id),
        body_hash=check_in.body_hash,
        counts_at_ms=_milliseconds(check_in.counts_at),
        received_after_ms=_milliseconds(check_in.received_at) - _milliseconds(check_in.counts_at),
        longitude_e7=None if position is None else round(position.longitude * DEGREE),
        latitude_e7=None if position is None else round(position.latitude * DEGREE),
        position_hash=_raw_hash(check_in),
        accuracy_dm=round(check_in.accuracy_m * 10),
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
    )
    return {"M": facts}


def _check_in(facts: SlotFacts, employee_id: str, unit_id: str, local_date: date, slot: Slot) -> CheckIn:
    counts_at = datetime.fromtimestamp(int(facts.counts_at_ms) / 1000, UTC)
    minutes = int(facts.minutes or 0)
    return CheckIn(
        employee_id=employee_id,
        unit_id=unit_id,
        local_date=local_date,
        slot=slot,
        challenge_id=facts.challenge.hex(),
        body_hash=facts.body_hash,
        counts_at=counts_at,
        received_at=counts_at + timedelta(milliseconds=int(facts.received_after_ms)),
        position=None
        if facts.longitude_e7 is None
        else Position(int(facts.longitude_e7) / DEGREE, int(facts.latitude_e7) / DEGREE),
        accuracy_m=int(facts.accuracy_dm) / 10,
        distance_m=int(facts.distance_m),
        office_id=facts.office,
        offices_version=int(facts.offices_version),
        fence_version=int(facts.fence_version),
        selfie_sha256=facts.selfie or b"",
        selfie_version_id=facts.selfie_version,
        device_id=encode(facts.device),
        signature=facts.signature,
        reasons=tuple(_REASONS[letter] for letter in facts.reasons or ""),
        late_min=minutes if slot is Slot.ARRIVAL else 0,
        early_min=minutes if slot is Slot.DEPARTURE else 0,
        position_hash=None if facts.position_hash is None else encode(facts.position_hash),
        made_by=facts.made_by,
    )


def _raw_hash(check_in: CheckIn) -> bytes | None:
    return None if check_in.position_hash is None else decode(check_in.position_hash)


def _milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
