"""Who looked at whose selfie: beside the trail, so that the person on it can read it with one Query."""

from datetime import date

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.selfie_view import SelfieView
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Audit, view_key


class SelfieViewTable:
    """See ports.SelfieViewStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, view: SelfieView, entry: AuditEntry) -> None:
        key = view_key(view.employee_id, view.local_date, view.slot, entry.entry_id)
        item = Audit(*key, text=to_text(view))
        self._trail.commit(entry, lambda transaction: transaction.put(item))

    def of_month(self, employee_id: str, month: date) -> list[SelfieView]:
        pk, _ = view_key(employee_id, month, "", "")
        with translated():
            items = Audit.query(pk, Audit.sk.startswith(f"{month:%Y%m}"), consistent_read=True)
            found = [from_text(item.text or "", SelfieView) for item in items]
        return sorted(found, key=lambda each: (each.local_date, each.at))
