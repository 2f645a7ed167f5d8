"""Activities by person and month, and a line of each month by unit, written together: docs/adr/0027."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib.domain.activity import Activity, ActivityLine, date_of
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.notice import Notice
from chalicelib.rules.month import last_day
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.notices import add_notice
from chalicelib.store.raw import Kept, RawReader
from chalicelib.store.tables import Key, Performance, activity_key, activity_line_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed

KEPT = timedelta(days=6 * 366)  # after the month's last date, as the requests of those dates are


class ActivityTable:
    """See ports.ActivityStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._reader = RawReader(trail.connection, Performance)

    def get(self, employee_id: str, activity_id: str) -> Activity | None:
        item = self._reader.item(activity_key(employee_id, activity_id), Kept)
        return from_text(item.text.S, Activity) if item else None

    def of_month(self, employee_id: str, month: str) -> list[Activity]:
        pk, _ = activity_key(employee_id, month.replace("-", ""))
        return [from_text(item.text.S, Activity) for item in self._reader.query(pk, Kept)]

    def some(self, named: Iterable[tuple[str, str]]) -> list[Activity]:
        keys = [activity_key(employee_id, activity_id) for employee_id, activity_id in named]
        found = [from_text(item.text.S, Activity) for item in self._reader.batch(keys, Kept)]
        return sorted(found, key=lambda each: (each.activity_id, each.employee_id))

    def line(self, unit_id: str, month: str, employee_id: str) -> ActivityLine:
        item = self._reader.item(activity_line_key(unit_id, month, employee_id), Kept)
        return from_text(item.text.S, ActivityLine) if item else ActivityLine(employee_id, unit_id, month)

    def lines(self, unit_id: str, month: str) -> list[ActivityLine]:
        pk, _ = activity_line_key(unit_id, month, "")
        return [from_text(item.text.S, ActivityLine) for item in self._reader.query(pk, Kept)]

    def some_lines(self, named: Iterable[tuple[str, str, str]]) -> list[ActivityLine]:
        keys = [activity_line_key(*each) for each in named]
        found = [from_text(item.text.S, ActivityLine) for item in self._reader.batch(keys, Kept)]
        return sorted(found, key=lambda each: (each.month, each.unit_id, each.employee_id))

    def save(
        self,
        activities: Sequence[Activity],
        lines: Sequence[ActivityLine],
        entry: AuditEntry | None = None,
        notices: Sequence[Notice] = (),
    ) -> None:
        def write(transaction: Transaction) -> None:
            for activity in activities:
                _put(transaction, activity_key(activity.employee_id, activity.activity_id), activity)
            for line in lines:
                _put(transaction, activity_line_key(line.unit_id, line.month, line.employee_id), line)
            for notice in notices:
                add_notice(transaction, notice)

        if entry is not None:
            self._trail.commit(entry, write)
            return
        transaction = Transaction(self._trail.connection)
        write(transaction)
        try:
            transaction.commit()
        except (ConditionFailed, Contended):
            raise Changed("activity") from None


def _put(transaction: Transaction, key: Key, value: Activity | ActivityLine) -> None:
    """In place of the one of this revision, 0 for none."""
    saved = replace(value, revision=value.revision + 1)
    transaction.put(item_of(key, saved), stands_at(Performance, value.revision))


def item_of(key: Key, value: Activity | ActivityLine) -> Performance:
    """As it lies in the table, with the revision that it has."""
    month = value.month if isinstance(value, ActivityLine) else f"{date_of(value.activity_id):%Y-%m}"
    expires = datetime.combine(last_day(month) + KEPT, datetime.min.time(), UTC)
    return Performance(*key, revision=value.revision, text=to_text(value), expires=int(expires.timestamp()))
