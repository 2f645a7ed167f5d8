"""Who looked at whose selfie: beside the trail, so that the person on it can read it with one Query."""

from collections.abc import Sequence
from datetime import date

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.selfie_view import SelfieView
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Audit, view_key
from chalicelib.store.transaction import Transaction


class SelfieViewTable:
    """See ports.SelfieViewStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, views: Sequence[SelfieView], entry: AuditEntry) -> None:
        keys = [view_key(each.employee_id, each.local_date, each.slot, entry.entry_id) for each in views]
        items = [Audit(*key, text=to_text(each)) for key, each in zip(keys, views, strict=True)]

        def add_writes(transaction: Transaction) -> None:
            for item in items:
                transaction.put(item)

        self._trail.commit(entry, add_writes)

    def of_month(self, employee_id: str, month: date) -> list[SelfieView]:
        pk, _ = view_key(employee_id, month, "", "")
        with translated():
            items = Audit.query(pk, Audit.sk.startswith(f"{month:%Y%m}"), consistent_read=True)
            found = [from_text(item.text or "", SelfieView) for item in items]
        return sorted(found, key=lambda each: (each.local_date, each.at))
