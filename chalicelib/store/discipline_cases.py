"""Discipline cases by person, and a line of each in the list of its year; one place for the person's open one. All lie
in the requests table.
"""

from datetime import UTC, datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.discipline_case import CaseState, CaseSummary, DisciplineCase, summary_of
from chalicelib.domain.notice import Notice
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.notices import add_notice
from chalicelib.store.tables import Requests, case_key, case_line_key, open_case_key
from chalicelib.store.transaction import Transaction

FREE = "-"  # what the place of an open case holds when there is none
KEPT_YEARS = 6  # after the year it is about, as the requests of that year are


class CaseTable:
    """See ports.CaseStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        def write(transaction: Transaction) -> None:
            transaction.put(_item(case), Requests.pk.does_not_exist())
            transaction.put(_place(case), Requests.pk.does_not_exist() | (Requests.text == FREE))
            _beside(transaction, case, notice)

        self._trail.commit(entry, write)

    def get(self, employee_id: str, case_id: str) -> DisciplineCase | None:
        with translated():
            try:
                return _case(Requests.get(*case_key(employee_id, case_id), consistent_read=True))
            except Requests.DoesNotExist:
                return None

    def of_person(self, employee_id: str) -> list[DisciplineCase]:
        pk, _ = case_key(employee_id, "")
        with translated():
            return [_case(item) for item in Requests.query(pk, consistent_read=True)]

    def of_year(self, year: int) -> list[CaseSummary]:
        pk, _ = case_line_key(year, "", "")
        with translated():
            items = Requests.query(pk, consistent_read=True)
            return [from_text(item.text or "", CaseSummary) for item in items]

    def move(self, case: DisciplineCase, entry: AuditEntry, notice: Notice | None = None) -> None:
        def write(transaction: Transaction) -> None:
            transaction.put(_item(case), Requests.revision == case.revision - 1)
            if case.state is CaseState.CLOSED:
                transaction.put(_place(case))
            _beside(transaction, case, notice)

        self._trail.commit(entry, write)


def _beside(transaction: Transaction, case: DisciplineCase, notice: Notice | None) -> None:
    """The case's line, and what its person is told of the step."""
    transaction.put(_line(case))
    if notice is not None:
        add_notice(transaction, notice)


def _item(case: DisciplineCase) -> Requests:
    key = case_key(case.employee_id, case.case_id)
    return Requests(*key, revision=case.revision, text=to_text(case), expires=_expires(case))


def _line(case: DisciplineCase) -> Requests:
    key = case_line_key(case.year, case.employee_id, case.case_id)
    return Requests(*key, text=to_text(summary_of(case)), expires=_expires(case))


def _place(case: DisciplineCase) -> Requests:
    taken = FREE if case.state is CaseState.CLOSED else case.case_id
    return Requests(*open_case_key(case.employee_id), revision=0, text=taken, expires=_expires(case))


def _expires(case: DisciplineCase) -> int:
    return int(datetime(case.year + 1 + KEPT_YEARS, 1, 1, tzinfo=UTC).timestamp())


def _case(item: Requests) -> DisciplineCase:
    return from_text(item.text or "", DisciplineCase)
