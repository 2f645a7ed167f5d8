"""Swaps of shifts, by unit and date. They lie in the requests table; an approval is written with both rosters."""

from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.swap import Swap
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Requests, swap_key
from chalicelib.store.transaction import Transaction

KEPT = timedelta(days=366)  # after its latest date: its reasons are people's own words


class SwapTable:
    """See ports.SwapStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, swap: Swap, entry: AuditEntry) -> None:
        item = _item(swap)
        self._trail.commit(entry, lambda transaction: transaction.put(item, Requests.pk.does_not_exist()))

    def get(self, unit_id: str, swap_id: str) -> Swap | None:
        with translated():
            try:
                return _swap(Requests.get(*swap_key(unit_id, swap_id), consistent_read=True))
            except Requests.DoesNotExist:
                return None

    def of_unit(self, unit_id: str, since: date) -> list[Swap]:
        pk, first = swap_key(unit_id, f"{since:%Y%m%d}")
        with translated():
            return [_swap(item) for item in Requests.query(pk, Requests.sk >= first, consistent_read=True)]

    def move(self, swap: Swap, entry: AuditEntry) -> None:
        self._trail.commit(entry, lambda transaction: add_step(transaction, swap))


def add_step(transaction: Transaction, swap: Swap) -> None:
    """Store the swap with its last step, if the step before it is the last one stored."""
    transaction.put(_item(swap), Requests.revision == len(swap.steps) - 1)


def _item(swap: Swap) -> Requests:
    key, last_on = swap_key(swap.unit_id, swap.swap_id), max(each.on for each in swap.days)
    expires = datetime.combine(last_on + KEPT, time.min, UTC)
    return Requests(*key, revision=len(swap.steps), text=to_text(swap), expires=int(expires.timestamp()))


def _swap(item: Requests) -> Swap:
    return from_text(item.text or "", Swap)
