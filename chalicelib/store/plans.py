"""Plans of a year by person, and a line of each by unit: docs/adr/0027-performance-lies-by-person-and-month.md."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.notice import Notice
from chalicelib.domain.plan import Plan, PlanLine, line_of
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.notices import add_notice
from chalicelib.store.tables import Performance, plan_key, plan_line_key
from chalicelib.store.transaction import Transaction


class PlanTable:
    """See ports.PlanStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def of_person(self, employee_id: str, year: int) -> list[Plan]:
        pk, _ = plan_key(employee_id, year, 0)
        with translated():
            return [_plan(item) for item in Performance.query(pk, consistent_read=True)]

    def of_people(self, employee_ids: Iterable[str], year: int) -> dict[str, list[Plan]]:
        found: dict[str, list[Plan]] = {each: [] for each in employee_ids}
        number, wanted = 1, list(found)
        while wanted:
            keys = [plan_key(each, year, number) for each in wanted]
            with translated():
                plans = [_plan(item) for item in Performance.batch_get(keys, consistent_read=True)]
            for plan in plans:
                found[plan.employee_id].append(plan)
            number, wanted = number + 1, [each.employee_id for each in plans]
        return found

    def get(self, employee_id: str, year: int, number: int) -> Plan | None:
        with translated():
            try:
                return _plan(Performance.get(*plan_key(employee_id, year, number), consistent_read=True))
            except Performance.DoesNotExist:
                return None

    def lines_of(self, unit_id: str, year: int) -> list[PlanLine]:
        pk, _ = plan_line_key(unit_id, year, "", 0)
        with translated():
            items = Performance.query(pk, consistent_read=True)
            return [from_text(item.text or "", PlanLine) for item in items]

    def save(
        self,
        plan: Plan,
        previous: Plan | None,
        entry: AuditEntry,
        *,
        ended: Plan | None = None,
        notices: Sequence[Notice] = (),
    ) -> Plan:
        saved = replace(plan, revision=(previous.revision if previous else 0) + 1)

        def write(transaction: Transaction) -> None:
            if previous is not None and previous.unit_id != saved.unit_id:
                transaction.delete(_line(previous))
            _put(transaction, saved)
            if ended is not None:
                _put(transaction, replace(ended, revision=ended.revision + 1))
            for notice in notices:
                add_notice(transaction, notice)

        self._trail.commit(entry, write)
        return saved


def _put(transaction: Transaction, plan: Plan) -> None:
    """The plan in place of the one a revision before it, and its line."""
    key = plan_key(plan.employee_id, plan.year, plan.number)
    item = Performance(*key, revision=plan.revision, text=to_text(plan))
    transaction.put(item, stands_at(Performance, plan.revision - 1))
    transaction.put(_line(plan))


def _line(plan: Plan) -> Performance:
    key = plan_line_key(plan.unit_id, plan.year, plan.employee_id, plan.number)
    return Performance(*key, text=to_text(line_of(plan)))


def _plan(item: Performance) -> Plan:
    return from_text(item.text or "", Plan)
