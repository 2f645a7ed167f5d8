"""Lines of budgets by unit and year, and what a unit's lines come to in the city's year: both or neither.

A line's write moves the unit's sums by what it changes (rules/budget_sums.py); two lines at once follow each other.
"""

from dataclasses import replace

from msgspec import to_builtins

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.budget import BudgetLine, UnitBudget, Unlock
from chalicelib.rules.budget_sums import empty_budget, moved
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Performance, budget_key, budget_sums_key, unlock_key
from chalicelib.store.transaction import Transaction
from chalicelib.use_cases.ports import Changed, StoreUnavailable

TRIES = 4  # each of the trail's own tries, while others write other lines of the unit


class BudgetTable:
    """See ports.BudgetStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def line(self, unit_id: str, year: int, line_id: str) -> BudgetLine | None:
        with translated():
            try:
                return _line(Performance.get(*budget_key(unit_id, year, line_id), consistent_read=True))
            except Performance.DoesNotExist:
                return None

    def lines(self, unit_id: str, year: int) -> list[BudgetLine]:
        pk, _ = budget_key(unit_id, year, "")
        with translated():
            return [_line(item) for item in Performance.query(pk, consistent_read=True)]

    def sums(self, year: int) -> list[UnitBudget]:
        pk, _ = budget_sums_key(year, "")
        with translated():
            return [_sums(item) for item in Performance.query(pk, consistent_read=True)]

    def save(self, line: BudgetLine, before: BudgetLine | None, entry: AuditEntry) -> BudgetLine:
        stood = before.revision if before else 0
        revised = replace(line, revision=stood + 1)
        key = budget_key(line.unit_id, line.year, line.line_id)
        item = Performance(*key, revision=revised.revision, text=to_text(to_builtins(revised, str_keys=True)))

        def add_writes(transaction: Transaction) -> None:
            transaction.put(item, stands_at(Performance, stood))
            held = self._held(line.unit_id, line.year)
            sums = replace(moved(held, before, revised), revision=held.revision + 1)
            place = budget_sums_key(line.year, line.unit_id)
            beside = Performance(*place, revision=sums.revision, text=to_text(sums))
            transaction.put(beside, stands_at(Performance, held.revision))

        for _ in range(TRIES):
            try:
                self._trail.commit(entry, add_writes)
            except Changed:
                found = self.line(line.unit_id, line.year, line.line_id)
                if (found.revision if found else 0) != stood:
                    raise
            else:
                return revised
        raise StoreUnavailable("budget sums contended")

    def unlock(self, unit_id: str, year: int, month: int) -> Unlock | None:
        with translated():
            try:
                return _unlock(Performance.get(*unlock_key(year, unit_id, month), consistent_read=True))
            except Performance.DoesNotExist:
                return None

    def unlocks(self, year: int) -> list[Unlock]:
        with translated():
            return [_unlock(item) for item in Performance.query(unlock_key(year, "", 0)[0], consistent_read=True)]

    def save_unlock(self, unlock: Unlock, entry: AuditEntry) -> None:
        item = Performance(*unlock_key(unlock.year, unlock.unit_id, unlock.month), text=to_text(unlock))
        self._trail.commit(entry, lambda transaction: transaction.put(item))

    def _held(self, unit_id: str, year: int) -> UnitBudget:
        with translated():
            try:
                return _sums(Performance.get(*budget_sums_key(year, unit_id), consistent_read=True))
            except Performance.DoesNotExist:
                return empty_budget(unit_id, year)


def _line(item: Performance) -> BudgetLine:
    return from_text(item.text or "", BudgetLine)


def _sums(item: Performance) -> UnitBudget:
    return from_text(item.text or "", UnitBudget)


def _unlock(item: Performance) -> Unlock:
    return from_text(item.text or "", Unlock)
