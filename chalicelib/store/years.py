"""A person's years: what was brought along into the first one, and what their allowance is from which month on."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.domain.allowance_base import AllowanceBases
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.balance import OpeningBalance
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.month_locks import add_open
from chalicelib.store.requests import read_book, turn_leaf
from chalicelib.store.tables import Years, bases_key, opening_key
from chalicelib.store.transaction import Transaction


class YearTable:
    """The years table as use cases know it; see ports.YearStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def opening(self, employee_id: str, year: int) -> OpeningBalance | None:
        with translated():
            try:
                return _opening(Years.get(*opening_key(employee_id, year), consistent_read=True))
            except Years.DoesNotExist:
                return None

    def openings(self, employee_ids: Iterable[str], year: int) -> dict[str, OpeningBalance]:
        keys = [opening_key(each, year) for each in set(employee_ids)]
        with translated():
            found = [_opening(item) for item in Years.batch_get(keys, consistent_read=True)]
        return {each.employee_id: each for each in found}

    def save_opening(
        self, balance: OpeningBalance, previous: OpeningBalance | None, entry: AuditEntry
    ) -> OpeningBalance:
        revised = replace(balance, revision=(previous.revision if previous else 0) + 1)
        stands = Years.pk.does_not_exist() if previous is None else Years.revision == previous.revision
        key = opening_key(revised.employee_id, revised.year)
        item = Years(*key, revision=revised.revision, text=to_text(revised))

        def add_writes(transaction: Transaction) -> None:
            transaction.put(item, stands)
            turn_leaf(transaction, revised.employee_id, read_book(revised.employee_id))

        self._trail.commit(entry, add_writes)
        return revised

    def bases(self, employee_id: str) -> AllowanceBases | None:
        with translated():
            try:
                return _bases(Years.get(*bases_key(employee_id), consistent_read=True))
            except Years.DoesNotExist:
                return None

    def bases_of(self, employee_ids: Iterable[str]) -> dict[str, AllowanceBases]:
        keys = [bases_key(each) for each in set(employee_ids)]
        with translated():
            found = [_bases(item) for item in Years.batch_get(keys, consistent_read=True)]
        return {each.employee_id: each for each in found}

    def save_bases(self, bases: AllowanceBases, from_month: str, entry: AuditEntry) -> AllowanceBases:
        revised = replace(bases, revision=bases.revision + 1)
        stands = stands_at(Years, bases.revision)
        item = Years(*bases_key(revised.employee_id), revision=revised.revision, text=to_text(revised))

        def add_writes(transaction: Transaction) -> None:
            transaction.put(item, stands)
            add_open(transaction, from_month)

        self._trail.commit(entry, add_writes)
        return revised


def _opening(item: Years) -> OpeningBalance:
    return from_text(item.text or "", OpeningBalance)


def _bases(item: Years) -> AllowanceBases:
    return from_text(item.text or "", AllowanceBases)
