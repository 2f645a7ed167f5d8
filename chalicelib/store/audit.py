"""Changes with their audit entry: both or neither, hash-chained per chain, without a fork.

The head of a chain is one item; whoever commits first wins it, the others read it again and try anew (F7).
"""

import hashlib
from collections.abc import Callable, Sequence

from pynamodb.connection.base import Connection

from chalicelib.domain.audit import AuditEntry, ChainedEntry
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Audit, audit_head_key, audit_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed, StoreUnavailable

TRIES = 4
FIRST_PREV = "0" * 64


def chain_entry(entry: AuditEntry, sequence: int, prev: str) -> ChainedEntry:
    """The entry in its place; the hash binds it to all before it."""
    text = f"{prev}\n{sequence}\n{to_text(entry)}"
    return ChainedEntry(sequence, prev, hashlib.sha256(text.encode()).hexdigest(), entry)


class AuditTrail:
    """The audit table as use cases know it, and the committer of every audited change; see ports.AuditStore."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def commit(
        self, entry: AuditEntry, add_writes: Callable[[Transaction], None], beside: AuditEntry | None = None
    ) -> None:
        """Commit the writes and the entry together; and an entry beside it, in another chain.

        Raises Changed when a condition of the writes does not hold, StoreUnavailable when the chain stays contended.
        """
        entries = [each for each in (entry, beside) if each]
        for _ in range(TRIES):
            heads = [self._head(each.chain) for each in entries]
            failure = self._write_behind(heads, entries, add_writes)
            if failure is None:
                return
            if isinstance(failure, ConditionFailed) and [self._head(each.chain) for each in entries] == heads:
                raise Changed(entry.action)
        raise StoreUnavailable("audit chain contended")

    def commit_after(
        self, entry: AuditEntry, after: ChainedEntry | None, add_writes: Callable[[Transaction], None]
    ) -> None:
        """Commit the writes and the entry together, if `after` (None: nothing) is still the last of its chain.

        Raises Changed when it is not.
        """
        if self._write_behind([after], [entry], add_writes):
            raise Changed(entry.action)

    def append(self, entry: AuditEntry) -> None:
        self.commit(entry, lambda _: None)

    def entries(self, chain: str) -> list[ChainedEntry]:
        """The whole chain in order."""
        with translated():
            items = Audit.query(chain, consistent_read=True)
            return [from_text(item.text or "", ChainedEntry) for item in items if item.sk != "HEAD"]

    def _write_behind(
        self,
        heads: Sequence[ChainedEntry | None],
        entries: Sequence[AuditEntry],
        add_writes: Callable[[Transaction], None],
    ) -> ConditionFailed | Contended | None:
        """Why the entries and the writes are not there; None once they are, be it that the answer was lost."""
        placed = [_behind(head, entry) for head, entry in zip(heads, entries, strict=True)]
        transaction = Transaction(self.connection)
        add_writes(transaction)
        for each, head in zip(placed, heads, strict=True):
            self._add(transaction, each, head)
        try:
            transaction.commit()
        except (ConditionFailed, Contended) as failure:
            return None if self._is_stored(placed[0]) else failure
        return None

    def _head(self, chain: str) -> ChainedEntry | None:
        return _read(*audit_head_key(chain))

    def _is_stored(self, placed: ChainedEntry) -> bool:
        stored = _read(*audit_key(placed.entry.chain, placed.sequence))
        return stored is not None and stored.hash == placed.hash  # the hash covers the entry and all before it

    def _add(self, transaction: Transaction, placed: ChainedEntry, head: ChainedEntry | None) -> None:
        text, chain = to_text(placed), placed.entry.chain
        transaction.put(Audit(*audit_key(chain, placed.sequence), text=text), Audit.pk.does_not_exist())
        stands = Audit.pk.does_not_exist() if head is None else Audit.revision == head.sequence
        transaction.put(Audit(*audit_head_key(chain), revision=placed.sequence, text=text), stands)


def _behind(head: ChainedEntry | None, entry: AuditEntry) -> ChainedEntry:
    return chain_entry(entry, head.sequence + 1 if head else 1, head.hash if head else FIRST_PREV)


def _read(pk: str, sk: str) -> ChainedEntry | None:
    with translated():
        try:
            return from_text(Audit.get(pk, sk, consistent_read=True).text or "", ChainedEntry)
        except Audit.DoesNotExist:
            return None
