"""Months that are locked for pay: one item each, written once and never taken away."""

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.closing import Lock
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Months, lock_key
from chalicelib.store.transaction import Transaction


class MonthLocks:
    """The part of ports.MonthStore that is about locks."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def lock(self, month: str) -> Lock | None:
        with translated():
            try:
                return _lock(Months.get(*lock_key(month), consistent_read=True))
            except Months.DoesNotExist:
                return None

    def locks(self) -> list[Lock]:
        with translated():
            return [_lock(item) for item in Months.query(lock_key("")[0], consistent_read=True)]

    def save_lock(self, lock: Lock, entry: AuditEntry) -> None:
        item = Months(*lock_key(lock.month), text=to_text(lock))
        self._trail.commit(entry, lambda transaction: transaction.put(item, Months.pk.does_not_exist()))


def add_open(transaction: Transaction, month: str) -> None:
    """The transaction holds only while the month is not locked."""
    transaction.check(Months, lock_key(month), Months.pk.does_not_exist())


def _lock(item: Months) -> Lock:
    return from_text(item.text or "", Lock)
