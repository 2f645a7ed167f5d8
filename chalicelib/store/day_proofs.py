"""Roots of closed dates: appended to a chain as it was read, their leaves kept beside, the city's dates counted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.domain.audit import AuditEntry, ChainedEntry
from chalicelib.domain.day_proof import DailyRoots, PersonLeaves
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import save_if, stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.pages import read_pages, write_pages
from chalicelib.store.tables import DAILY_KEY, Audit, audit_head_key, late_key, leaves_page_key
from chalicelib.store.transaction import Transaction


class DayProofTable:
    """The audit table's proofs as use cases know them; see ports.ProofStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def append(self, entry: AuditEntry, after: ChainedEntry | None, late_on: date | None) -> None:
        def add_writes(transaction: Transaction) -> None:
            if late_on is not None:
                transaction.put(Audit(*late_key(late_on, entry.chain)))

        self._trail.commit_after(entry, after, add_writes)

    def keep_leaves(self, chain: str, root: str, people: Sequence[PersonLeaves]) -> None:
        write_pages(Audit, lambda page: leaves_page_key(chain, root, page), list(people))

    def leaves(self, chain: str, root: str) -> list[PersonLeaves]:
        return read_pages(Audit, leaves_page_key(chain, root, 0)[0], list[PersonLeaves]) or []

    def heads(self, chains: Iterable[str]) -> dict[str, ChainedEntry]:
        keys = [audit_head_key(chain) for chain in sorted(set(chains))]
        with translated():
            found = [from_text(item.text or "", ChainedEntry) for item in Audit.batch_get(keys, consistent_read=True)]
        return {placed.entry.chain: placed for placed in found}

    def late(self, on: date) -> list[str]:
        with translated():
            return [item.sk for item in Audit.query(late_key(on, "")[0], consistent_read=True)]

    def daily(self) -> DailyRoots | None:
        with translated():
            try:
                return from_text(Audit.get(*DAILY_KEY, consistent_read=True).text or "", DailyRoots)
            except Audit.DoesNotExist:
                return None

    def save_daily(self, state: DailyRoots) -> DailyRoots:
        saved = replace(state, revision=state.revision + 1)
        stands = stands_at(Audit, state.revision)
        item = Audit(*DAILY_KEY, revision=saved.revision, text=to_text(saved))
        save_if(item, stands, lambda: self.daily() == saved, "daily roots")
        return saved
