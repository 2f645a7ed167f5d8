"""What happened on a unit's date: the check-ins, an item per employee, each slot written once; and what was ruled."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from botocore.exceptions import ClientError
from pynamodb.connection.base import Connection
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.domain.attendance import Attempt, AttendanceDay, CheckIn
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.machine import Punch
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Ruling
from chalicelib.store.attempts import attempt_item
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.month_locks import add_open
from chalicelib.store.raw import RawReader
from chalicelib.store.slot_facts import DayItem, day_of, day_of_refusal, facts_of, punches_text, raw_hash
from chalicelib.store.tables import Attendance, attendance_key, form_of, ruling_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed, OfSlot

PUNCHES_AT_ONCE = 50  # days in one transaction, of the 100 writes that DynamoDB takes


class AttendanceTable:
    """The attendance table as use cases know it; see ports.AttendanceStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._connection: Connection = trail.connection
        self._reader = RawReader(trail.connection, Attendance)

    def record(self, check_in: CheckIn) -> AttendanceDay | None:
        """Write the check-in if its slot is empty: None. Else change nothing and give the day as it stands.

        One write of 1 WRU; the day comes with the refusal itself (ALL_OLD), at no further read.
        """
        attribute = getattr(Attendance, check_in.slot)
        item = _item(check_in.unit_id, check_in.local_date, check_in.employee_id)
        request = item.get_update_kwargs_from_instance(
            actions=[attribute.set(facts_of(check_in)), Attendance.v.set(form_of(Attendance))],
            condition=attribute.does_not_exist(),
            return_values_on_condition_failure="ALL_OLD",
        )
        with translated():
            try:
                self._connection.client.update_item(**request)
            except ClientError as error:
                if not is_condition_failure(error):
                    raise
                return day_of_refusal(error.response["Item"])
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
            actions=[attribute.set(facts_of(check_in))],
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
                    slot.position_hash.set(raw_hash(check_in)),
                    slot.longitude_e7.remove(),
                    slot.latitude_e7.remove(),
                ],
                condition=slot.challenge == bytes.fromhex(check_in.challenge_id),
            )

    def set_punches(self, changes: Sequence[tuple[AttendanceDay, tuple[Punch, ...]]], past_locks: bool = False) -> None:
        """Put these punches in the place of those that each day was read with; all days of one unit's date.

        Raises Changed when one has others by now, or the month is locked (unless `past_locks`): what comes after is not
        written.
        """
        for begun in range(0, len(changes), PUNCHES_AT_ONCE):
            few = changes[begun : begun + PUNCHES_AT_ONCE]
            transaction = Transaction(self._connection)
            if not past_locks:
                add_open(transaction, f"{few[0][0].local_date:%Y-%m}")
            for day, punches in few:
                transaction.update(
                    _item(day.unit_id, day.local_date, day.employee_id),
                    actions=[_punches_set(punches), Attendance.v.set(form_of(Attendance))],
                    condition=_punches_stand(day.punches),
                )
            try:
                transaction.commit()
            except (ConditionFailed, Contended):
                raise Changed("punches") from None

    def forget_network(self, check_in: CheckIn) -> None:
        """Keep no mark of the network it came by. Safe to run twice; 1 WRU."""
        slot = getattr(Attendance, check_in.slot)
        with translated():
            _item(check_in.unit_id, check_in.local_date, check_in.employee_id).update(
                actions=[slot.network.remove()],
                condition=slot.challenge == bytes.fromhex(check_in.challenge_id),
            )

    def day(self, unit_id: str, local_date: date, employee_id: str) -> AttendanceDay:
        """One employee's day: 1 RRU; empty when nothing is recorded."""
        found = self._reader.item(attendance_key(unit_id, local_date, employee_id), DayItem)
        return day_of(found) if found else AttendanceDay(employee_id, unit_id, local_date)

    def days(self, employee_id: str, units_by_date: Mapping[date, str]) -> list[AttendanceDay]:
        """One employee's days, each in the unit of that date: a BatchGet per hundred days."""
        keys = [attendance_key(unit_id, on, employee_id) for on, unit_id in units_by_date.items()]
        return sorted(map(day_of, self._reader.batch(keys, DayItem)), key=lambda day: day.local_date)

    def unit_day(self, unit_id: str, local_date: date) -> list[AttendanceDay]:
        return self.unit_facts(unit_id, local_date)[0]

    def rulings(self, unit_id: str, on: date) -> list[Ruling]:
        return self.unit_facts(unit_id, on)[1]

    def unit_facts(self, unit_id: str, on: date) -> tuple[list[AttendanceDay], list[Ruling]]:
        items = list(self._reader.query(attendance_key(unit_id, on, "")[0], DayItem))
        return [day_of(item) for item in items if item.ruling is None], _rulings(items)

    def ruling(self, unit_id: str, on: date, employee_id: str, slot: Slot) -> Ruling | None:
        found = self._reader.item(ruling_key(unit_id, on, employee_id, slot), DayItem)
        return next(iter(_rulings([found])), None) if found else None

    def rulings_about(self, slots: Iterable[OfSlot]) -> list[Ruling]:
        keys = [ruling_key(each.unit_id, each.local_date, each.employee_id, each.slot) for each in slots]
        return _rulings(self._reader.batch(keys, DayItem))

    def rule(self, ruling: Ruling, previous: Ruling | None, entry: AuditEntry) -> None:
        self._trail.commit(entry, lambda transaction: add_ruling(transaction, ruling, previous))


def add_ruling(transaction: Transaction, ruling: Ruling, previous: Ruling | None) -> None:
    """Write the ruling with whatever else the transaction does, if `previous` is still what stands."""
    stands = Attendance.pk.does_not_exist() if previous is None else Attendance.ruling == to_text(previous)
    key = ruling_key(ruling.unit_id, ruling.local_date, ruling.employee_id, ruling.slot)
    transaction.put(Attendance(*key, ruling=to_text(ruling)), stands)


def _punches_set(punches: tuple[Punch, ...]) -> Action:
    return Attendance.punches.set(punches_text(punches)) if punches else Attendance.punches.remove()


def _punches_stand(punches: tuple[Punch, ...]) -> Condition:
    return Attendance.punches == punches_text(punches) if punches else Attendance.punches.does_not_exist()


def _rulings(items: Iterable[DayItem]) -> list[Ruling]:
    return [from_text(item.ruling.S, Ruling) for item in items if item.ruling]


def _item(unit_id: str, local_date: date, employee_id: str) -> Attendance:
    pk, sk = attendance_key(unit_id, local_date, employee_id)
    return Attendance(pk, sk)
