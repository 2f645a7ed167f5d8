"""People: the profile each request reads, guards and one-time codes; their lists are written along (staff_lists.py)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pynamodb.exceptions import DeleteError
from pynamodb.expressions.update import Action

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.login import OneTimeCode
from chalicelib.domain.notice import Notice
from chalicelib.domain.staff import Member
from chalicelib.domain.swap import Swap
from chalicelib.store import tables
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_lean_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.notices import add_notice
from chalicelib.store.proposals import add_decision
from chalicelib.store.raw import RawReader
from chalicelib.store.staff_lists import add_lists, read_list
from chalicelib.store.swaps import add_step
from chalicelib.store.tables import Staff, form_of
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed, StoreUnavailable

ADMIN_COUNT_KEY: tables.Key = ("COUNT#city_admin", "COUNT")
_LONGEST = 64  # bytes of a number that is looked for: none is longer, and DynamoDB takes no key over 2,048
LOAD_TRIES = 4  # of a transaction that others' touched at the same time


class StaffTable:
    """The staff table as use cases know it; see ports.StaffStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._reader = RawReader(trail.connection, Staff)

    def employee(self, employee_id: str) -> Employee | None:
        item = _get(tables.profile_key(employee_id))
        return from_text(item.text or "", Employee) if item else None

    def employee_id_of(self, number: str) -> str | None:
        return _owner(tables.number_guard_key(number))

    def device_owner(self, device_id: str) -> str | None:
        return _owner(tables.device_guard_key(device_id))

    def save(
        self, employee: Employee, previous: Employee | None, entry: AuditEntry, decided: Proposal | None = None,
        *, used: OneTimeCode | None = None, beside: AuditEntry | None = None,
    ) -> Employee:  # fmt: skip
        revised = _revised(employee, previous)

        def add_writes(transaction: Transaction) -> None:
            add_person(transaction, revised, previous)
            add_decision(transaction, decided)
            if used:
                transaction.delete(Staff(*tables.code_key(used.employee_id)), Staff.text == to_text(used))

        self._trail.commit(entry, add_writes, beside)
        return revised

    def save_swap(self, swap: Swap, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry) -> None:
        def add_writes(transaction: Transaction) -> None:
            for employee, previous in people:
                add_person(transaction, _revised(employee, previous), previous)
            add_step(transaction, swap)

        self._trail.commit(entry, add_writes)

    def save_people(
        self, people: Sequence[tuple[Employee, Employee]], entry: AuditEntry, notices: Sequence[Notice] = ()
    ) -> None:
        def add_writes(transaction: Transaction) -> None:
            for employee, previous in people:
                add_person(transaction, _revised(employee, previous), previous)
            for notice in notices:
                add_notice(transaction, notice)

        self._trail.commit(entry, add_writes)

    def load(self, employee: Employee, previous: Employee | None) -> Employee:
        revised = _revised(employee, previous)
        for _ in range(LOAD_TRIES):
            transaction = Transaction(self._trail.connection)
            add_person(transaction, revised, previous)
            try:
                transaction.commit()
                return revised
            except Contended:
                continue
            except ConditionFailed:
                if self.employee(employee.employee_id) == revised:  # the answer was lost, the write was not
                    return revised
                raise Changed("load") from None
        raise StoreUnavailable("profile contended")

    def people_of(self, numbers: Sequence[str]) -> dict[str, Employee]:
        with translated():
            guards = {tables.number_guard_key(each): each for each in numbers if len(each.encode()) <= _LONGEST}
            owners = {
                guards[item.pk, item.sk]: item.text or ""
                for item in Staff.batch_get(list(guards), consistent_read=True)
            }
        people = self.people(owners.values())
        return {number: people[owner] for number, owner in owners.items() if owner in people}

    def people(self, employee_ids: Iterable[str]) -> dict[str, Employee]:
        profiles = [tables.profile_key(each) for each in set(employee_ids)]
        with translated():
            found = [from_text(item.text or "", Employee) for item in Staff.batch_get(profiles, consistent_read=True)]
        return {each.employee_id: each for each in found}

    def members(self, unit_id: str) -> list[Member]:
        return read_list(self._reader, tables.membership_key(unit_id, ""))

    def team(self, superior_id: str) -> list[Member]:
        return read_list(self._reader, tables.report_key(superior_id, ""))

    def code(self, employee_id: str) -> OneTimeCode | None:
        item = _get(tables.code_key(employee_id))
        return from_text(item.text or "", OneTimeCode) if item else None

    def put_code(self, code: OneTimeCode, entry: AuditEntry) -> None:
        item = Staff(*tables.code_key(code.employee_id), text=to_text(code))
        self._trail.commit(entry, lambda transaction: transaction.put(item))

    def use_up_code(self, code: OneTimeCode) -> bool:
        with translated():
            try:
                Staff(*tables.code_key(code.employee_id)).delete(condition=Staff.text == to_text(code))
            except DeleteError as error:
                if is_condition_failure(error):
                    return False
                raise
        return True

    def city_admins(self) -> int:
        item = _get(ADMIN_COUNT_KEY)
        return int(item.tally or 0) if item else 0


def _revised(employee: Employee, previous: Employee | None) -> Employee:
    return replace(employee, revision=(previous.revision if previous else 0) + 1)


def _get(key: tables.Key) -> Staff | None:
    with translated():
        try:
            return Staff.get(*key, consistent_read=True)
        except Staff.DoesNotExist:
            return None


def _owner(key: tables.Key) -> str | None:
    item = _get(key)
    return item.text if item else None


def add_person(transaction: Transaction, employee: Employee, previous: Employee | None) -> None:
    """Everything that is stored of a person, if `previous` still stands; `employee` has the next revision."""
    stands = Staff.pk.does_not_exist() if previous is None else Staff.revision == previous.revision
    text = to_lean_text(employee, "excuses")  # a dozen of them leave the profile below 4 KB
    profile = Staff(*tables.profile_key(employee.employee_id), revision=employee.revision, text=text)
    transaction.put(profile, stands)
    if previous and previous.grants != employee.grants:  # a code handed out for less may not log in to more
        transaction.delete(Staff(*tables.code_key(employee.employee_id)))
    add_lists(transaction, employee, previous)
    _add_guards(transaction, employee, previous)
    _count_admins(transaction, employee, previous)


def _add_guards(transaction: Transaction, employee: Employee, previous: Employee | None) -> None:
    """A staff number and a phone key belong to one person; a key once bound stays bound, an old number is freed."""
    held = _guards(previous) if previous else set()
    for key in _guards(employee) - held:
        mine = Staff.pk.does_not_exist() | (Staff.text == employee.employee_id)
        transaction.put(Staff(*key, text=employee.employee_id), mine)
    if previous and previous.number != employee.number:
        transaction.delete(Staff(*tables.number_guard_key(previous.number)))


def _guards(employee: Employee) -> set[tables.Key]:
    keys = {tables.device_guard_key(device.device_id) for device in employee.devices}
    return keys | {tables.number_guard_key(employee.number)}


def _count_admins(transaction: Transaction, employee: Employee, previous: Employee | None) -> None:
    """Keep the number of city admins beside the grants: two-person rules begin with the second; the last one stays."""
    change = _is_admin(employee) - (_is_admin(previous) if previous else 0)
    if change:
        others = Staff.tally > 1 if change < 0 else None
        actions: list[Action] = [Staff.tally.add(change), Staff.v.set(form_of(Staff))]
        transaction.update(Staff(*ADMIN_COUNT_KEY), actions, others)


def _is_admin(employee: Employee) -> int:
    return int(employee.left_on is None and employee.has_role(Role.CITY_ADMIN))
