"""Evaluations by person and a line by unit, what units came to, and words said during the year: docs/adr/0027."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.domain.approval import ApprovalDue, due_of
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.evaluation import Evaluation, EvaluationLine, UnitStanding, line_of
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.notice import Notice
from chalicelib.domain.predicates import UnitPredicates
from chalicelib.rules.predicates import moved, moves
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.notices import add_notice
from chalicelib.store.tables import (
    Key,
    Performance,
    approval_key,
    evaluation_key,
    evaluation_line_key,
    feedback_key,
    predicates_key,
    standing_key,
)
from chalicelib.store.transaction import Transaction
from chalicelib.use_cases.ports import Changed, StoreUnavailable

TRIES = 4  # each of the trail's own tries, while others are approved in the same unit


class EvaluationTable:
    """See ports.EvaluationStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def of_person(self, employee_id: str, year: int) -> list[Evaluation]:
        pk, _ = evaluation_key(employee_id, year, "", 0)
        with translated():
            return [from_text(item.text or "", Evaluation) for item in Performance.query(pk, consistent_read=True)]

    def get(self, employee_id: str, year: int, period_id: str, number: int) -> Evaluation | None:
        with translated():
            try:
                key = evaluation_key(employee_id, year, period_id, number)
                return from_text(Performance.get(*key, consistent_read=True).text or "", Evaluation)
            except Performance.DoesNotExist:
                return None

    def lines_of(self, unit_id: str, period_id: str) -> list[EvaluationLine]:
        pk, _ = evaluation_line_key(unit_id, period_id, "", 0)
        with translated():
            items = Performance.query(pk, consistent_read=True)
            return [from_text(item.text or "", EvaluationLine) for item in items]

    def save(
        self, evaluation: Evaluation, previous: Evaluation | None, entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> Evaluation:
        saved = replace(evaluation, revision=(previous.revision if previous else 0) + 1)
        key = evaluation_key(saved.employee_id, saved.year, saved.period_id, saved.number)
        line = evaluation_line_key(saved.unit_id, saved.period_id, saved.employee_id, saved.number)

        is_counted = moves(previous, saved)

        def write(transaction: Transaction) -> None:
            _put(transaction, Performance(*key, revision=saved.revision, text=to_text(saved)))
            transaction.put(Performance(*line, text=to_text(line_of(saved))))
            for notice in notices:
                add_notice(transaction, notice)
            _tell_due(transaction, due_of(previous), due_of(saved))
            if is_counted:
                self._move(transaction, previous, saved)

        for _ in range(TRIES):
            try:
                self._trail.commit(entry, write)
            except Changed:
                if not is_counted or self._has_moved(saved):
                    raise
            else:
                return saved
        raise StoreUnavailable("predicates contended")

    def _has_moved(self, saved: Evaluation) -> bool:
        """Whether somebody changed this very assessment; else another one was approved in the unit meanwhile."""
        found = self.get(saved.employee_id, saved.year, saved.period_id, saved.number)
        return (found.revision if found else 0) != saved.revision - 1

    def due(self, approver_id: str | None) -> list[ApprovalDue]:
        pk, _ = approval_key(approver_id, "", "", 0)
        with translated():
            found = [from_text(item.text or "", ApprovalDue) for item in Performance.query(pk, consistent_read=True)]
        return sorted(found, key=lambda each: (each.since, each.employee_id, each.number))

    def predicates(self, period_id: str) -> list[UnitPredicates]:
        pk, _ = predicates_key(period_id, "")
        with translated():
            return [from_text(item.text or "", UnitPredicates) for item in Performance.query(pk, consistent_read=True)]

    def standing(self, unit_id: str, year: int) -> UnitStanding:
        with translated():
            try:
                item = Performance.get(*standing_key(unit_id, year), consistent_read=True)
                return from_text(item.text or "", UnitStanding)
            except Performance.DoesNotExist:
                return UnitStanding(unit_id, year)

    def standings(self, year: int) -> list[UnitStanding]:
        pk, _ = standing_key("", year)
        with translated():
            return [from_text(item.text or "", UnitStanding) for item in Performance.query(pk, consistent_read=True)]

    def set_standing(self, standing: UnitStanding, entry: AuditEntry) -> UnitStanding:
        saved = replace(standing, revision=standing.revision + 1)
        key = standing_key(saved.unit_id, saved.year)
        item = Performance(*key, revision=saved.revision, text=to_text(saved))
        self._trail.commit(entry, lambda transaction: _put(transaction, item))
        return saved

    def feedback_of(self, employee_id: str, year: int) -> list[Feedback]:
        pk, _ = feedback_key(employee_id, year, "")
        with translated():
            found = [from_text(item.text or "", Feedback) for item in Performance.query(pk, consistent_read=True)]
        return sorted(found, key=lambda each: (each.at, each.feedback_id))

    def add_feedback(self, feedback: Feedback, year: int, entry: AuditEntry, notices: Sequence[Notice] = ()) -> None:
        key = feedback_key(feedback.employee_id, year, feedback.feedback_id)

        def write(transaction: Transaction) -> None:
            _put(transaction, Performance(*key, revision=1, text=to_text(feedback)))
            for notice in notices:
                add_notice(transaction, notice)

        self._trail.commit(entry, write)

    def _move(self, transaction: Transaction, previous: Evaluation | None, saved: Evaluation) -> None:
        """The unit's figures go with it; of two approvals at once one follows the other."""
        key = predicates_key(saved.period_id, saved.unit_id)
        with translated():
            try:
                held = from_text(Performance.get(*key, consistent_read=True).text or "", UnitPredicates)
            except Performance.DoesNotExist:
                held = UnitPredicates(saved.unit_id, saved.period_id)
        counted = replace(moved(held, previous, saved), revision=held.revision + 1)
        _put(transaction, Performance(*key, revision=counted.revision, text=to_text(counted)))


def _tell_due(transaction: Transaction, before: ApprovalDue | None, after: ApprovalDue | None) -> None:
    """What waits for somebody stands in their list as long as it does."""
    stood, stands = (_due_key(each) if each else None for each in (before, after))
    if stood and stood != stands:
        transaction.delete(Performance(*stood))
    if after and stands:
        transaction.put(Performance(*stands, text=to_text(after)))


def _due_key(due: ApprovalDue) -> Key:
    return approval_key(due.approver_id, due.period_id, due.employee_id, due.number)


def _put(transaction: Transaction, item: Performance) -> None:
    """In place of the one a revision before it."""
    before = int(item.revision or 1) - 1
    transaction.put(item, stands_at(Performance, before))
