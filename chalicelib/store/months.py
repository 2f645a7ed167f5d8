"""Judged days: a person's month in a unit is one item, a row a day, each written once and replaced knowingly."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.notice import Notice
from chalicelib.domain.verdict import DayVerdict, MonthRows
from chalicelib.store.audit import AuditTrail
from chalicelib.store.month_locks import MonthLocks, add_open
from chalicelib.store.month_rows import NO_ROW, month_of, names_of, row_of, verdict_of
from chalicelib.store.notices import add_notice, writes_of
from chalicelib.store.raw import RawReader
from chalicelib.store.tables import Key, Months, form_of, month_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed, StoreUnavailable

AT_ONCE = 90  # people in one transaction, or fewer where notices fill it
ACTIONS = 100  # writes that DynamoDB takes in one
TRIES = 5
Item = dict[str, dict[str, str]]


class MonthTable(MonthLocks):
    """The months table as use cases know it; see ports.MonthStore."""

    def __init__(self, trail: AuditTrail) -> None:
        super().__init__(trail)
        self._reader = RawReader(trail.connection, Months)

    def of_unit(self, unit_id: str, month: str) -> list[MonthRows]:
        return [month_of(item) for item in self._reader.query(month_key(unit_id, month, "")[0], Item)]

    def of_date(self, unit_id: str, on: date) -> dict[str, DayVerdict]:
        names = names_of(on)
        pk, _ = month_key(unit_id, _month(on), "")
        found = self._reader.query(pk, Item, attributes=("sk", "v", names.row, names.amended))
        counting = {item["sk"]["S"]: item.get(names.amended) or item.get(names.row) for item in found}
        return {employee_id: verdict_of(row["S"], on) for employee_id, row in counting.items() if row}

    def of(self, employee_id: str, unit_ids_by_month: Mapping[str, Collection[str]]) -> list[MonthRows]:
        return self.of_people({employee_id: unit_ids_by_month})[employee_id]

    def of_people(self, asked: Mapping[str, Mapping[str, Collection[str]]]) -> dict[str, list[MonthRows]]:
        held = [(who, month, units) for who, months in asked.items() for month, units in months.items()]
        keys = [month_key(unit, month, who) for who, month, units in held for unit in units]
        by_person: dict[str, list[MonthRows]] = {each: [] for each in asked}
        for rows in sorted(map(month_of, self._reader.batch(keys, Item)), key=lambda each: (each.month, each.unit_id)):
            by_person[rows.employee_id].append(rows)
        return by_person

    def write(
        self, unit_id: str, on: date, verdicts: Mapping[str, DayVerdict], notices: Mapping[str, Notice]
    ) -> frozenset[str]:
        written: list[str] = []
        for part in _parts(verdicts, notices):
            written += self._write(unit_id, on, {each: verdicts[each] for each in part}, notices)
        return frozenset(written)

    def rewrite(
        self,
        employee_id: str,
        unit_id: str,
        old: DayVerdict | None,
        new: DayVerdict,
        amended_in: str | None = None,
        entry: AuditEntry | None = None,
    ) -> None:
        on = new.local_date

        def add_writes(transaction: Transaction) -> None:
            if amended_in is None:
                _add_replacement(transaction, unit_id, employee_id, old, new)
            else:
                _add_amendment(transaction, unit_id, employee_id, old, new, amended_in)

        try:
            self._commit(entry, add_writes)
        except Changed:
            if self._counting(unit_id, on, employee_id) != row_of(new):  # else it is what was to be written
                raise

    def _write(
        self, unit_id: str, on: date, verdicts: Mapping[str, DayVerdict], notices: Mapping[str, Notice]
    ) -> list[str]:
        """All of them or none; whoever turns out to have a row is left out."""
        left = dict(verdicts)
        for _ in range(TRIES):
            if not left:
                return []
            transaction = Transaction(self._trail.connection)
            for employee_id, verdict in left.items():
                _add_row(transaction, unit_id, employee_id, verdict)
                if employee_id in notices:
                    add_notice(transaction, notices[employee_id])
            try:
                transaction.commit()
                return list(left)
            except ConditionFailed:
                judged = self._judged(unit_id, on, left)
                left = {each: verdict for each, verdict in left.items() if each not in judged}
            except Contended:
                continue
        raise StoreUnavailable("rows contended")

    def _judged(self, unit_id: str, on: date, employee_ids: Collection[str]) -> set[str]:
        keys = [month_key(unit_id, _month(on), each) for each in employee_ids]
        return {item["sk"]["S"] for item in self._reader.batch(keys, Item) if names_of(on).row in item}

    def _counting(self, unit_id: str, on: date, employee_id: str) -> str | None:
        item: Item = self._reader.item(month_key(unit_id, _month(on), employee_id), Item) or {}
        row = item.get(names_of(on).amended) or item.get(names_of(on).row)
        return row["S"] if row else None

    def _commit(self, entry: AuditEntry | None, add_writes: Callable[[Transaction], None]) -> None:
        """With the entry, or alone. Raises Changed."""
        if entry:
            self._trail.commit(entry, add_writes)
            return
        for _ in range(TRIES):
            transaction = Transaction(self._trail.connection)
            add_writes(transaction)
            try:
                transaction.commit()
                return
            except ConditionFailed:
                raise Changed("row") from None
            except Contended:
                continue
        raise StoreUnavailable("rows contended")


def _parts(employee_ids: Iterable[str], notices: Mapping[str, Notice]) -> Iterator[list[str]]:
    """As many people at once as one transaction takes."""
    part: list[str] = []
    actions = 0
    for each in employee_ids:
        needed = 1 + (writes_of(notices[each]) if each in notices else 0)
        if len(part) == AT_ONCE or actions + needed > ACTIONS:
            yield part
            part, actions = [], 0
        part.append(each)
        actions += needed
    if part:
        yield part


def _add_row(transaction: Transaction, unit_id: str, employee_id: str, verdict: DayVerdict) -> None:
    pk, sk = month_key(unit_id, _month(verdict.local_date), employee_id)
    transaction.add_update(
        {
            "TableName": Months.Meta.table_name,
            "Key": {"pk": {"S": pk}, "sk": {"S": sk}},
            "UpdateExpression": "SET #0 = :0, #1 = :1",
            "ConditionExpression": "attribute_not_exists (#0)",
            "ExpressionAttributeNames": {"#0": names_of(verdict.local_date).row, "#1": "v"},
            "ExpressionAttributeValues": {":0": {"S": row_of(verdict)}, ":1": {"N": str(form_of(Months))}},
        }
    )


def _add_replacement(
    transaction: Transaction, unit_id: str, employee_id: str, old: DayVerdict | None, new: DayVerdict
) -> None:
    """While its month is not locked."""
    row, amended, *_ = map(Path, names_of(new.local_date))
    stands = amended.does_not_exist() & (row == row_of(old) if old else row.does_not_exist())
    _set_row(transaction, month_key(unit_id, _month(new.local_date), employee_id), row, new, stands)
    add_open(transaction, _month(new.local_date))


def _add_amendment(
    transaction: Transaction,
    unit_id: str,
    employee_id: str,
    old: DayVerdict | None,
    new: DayVerdict,
    amended_in: str,
) -> None:
    """Beside the row as it was locked, and in the open month what it was until now and what it is since."""
    row, amended, locked, since = map(Path, names_of(new.local_date))
    never = amended.does_not_exist() & row.does_not_exist()
    stands = (amended == row_of(old)) | (amended.does_not_exist() & (row == row_of(old))) if old else never
    _set_row(transaction, month_key(unit_id, _month(new.local_date), employee_id), amended, new, stands)
    item = Months(*month_key(unit_id, amended_in, employee_id))
    was = row_of(old) if old else NO_ROW
    transaction.update(item, [locked.set(locked | was), since.set(row_of(new)), Months.v.set(form_of(Months))])
    add_open(transaction, amended_in)


def _set_row(transaction: Transaction, key: Key, name: Path, verdict: DayVerdict, stands: Condition) -> None:
    transaction.update(Months(*key), [name.set(row_of(verdict)), Months.v.set(form_of(Months))], stands)


def _month(on: date) -> str:
    return f"{on:%Y-%m}"
