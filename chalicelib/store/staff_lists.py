"""Lists of people that lie beside the profiles: each unit's, and who reports to whom."""

from dataclasses import replace

from chalicelib.domain.employee import DeviceState, Employee
from chalicelib.domain.staff import Member
from chalicelib.rules.transfer import until
from chalicelib.store import tables
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.raw import Kept, RawReader
from chalicelib.store.tables import Staff
from chalicelib.store.transaction import Transaction


def add_lists(transaction: Transaction, employee: Employee, previous: Employee | None) -> None:
    """Unit lists and those of superiors that must now read otherwise; what is past stays in them with its dates."""
    wanted, stored = _lists(employee), _lists(previous) if previous else {}
    for key, text in wanted.items():
        if stored.get(key) != text:
            transaction.put(Staff(*key, text=text))
    for key in stored.keys() - wanted.keys():
        transaction.delete(Staff(*key))


def read_list(reader: RawReader, key: tables.Key) -> list[Member]:
    """Everybody of the list that this key's partition holds, by id: one Query and its pages."""
    return [from_text(item.text.S, Member) for item in reader.query(key[0], Kept)]


def _lists(employee: Employee) -> dict[tables.Key, str]:
    """The text of each list's item about this person, as far as their service lasts."""
    assignments = until(employee.assignments, employee.left_on) if employee.left_on else employee.assignments
    employee = replace(employee, assignments=assignments)
    found: dict[tables.Key, str] = {}
    for unit_id in {each.unit_id for each in employee.assignments}:
        found[tables.membership_key(unit_id, employee.employee_id)] = to_text(_member(employee, unit_id))
    for superior_id in {each.supervisor_id for each in employee.assignments if each.supervisor_id}:
        found[tables.report_key(superior_id, employee.employee_id)] = to_text(_led(employee, superior_id))
    return found


def _led(employee: Employee, superior_id: str) -> Member:
    """The name and the dates alone: a day's roster or excuse rewrites no superior's list."""
    held = tuple(each for each in employee.assignments if each.supervisor_id == superior_id)
    return Member(employee.employee_id, employee.name, held)


def _member(employee: Employee, unit_id: str) -> Member:
    states = {device.state: device for device in employee.devices}
    pending = states.get(DeviceState.PENDING)
    return Member(
        employee_id=employee.employee_id,
        name=employee.name,
        assignments=tuple(each for each in employee.assignments if each.unit_id == unit_id),
        roster=employee.roster,
        pending_device_id=pending.device_id if pending else None,
        has_active_device=DeviceState.ACTIVE in states,
        accommodations=employee.accommodations,
        excuses=employee.excuses,
        grants=employee.grants,
        reminder_mail=employee.reminder_mail,
        push=employee.push,
        entered_at=employee.entered_at,
        sex=employee.sex,
        same_sex_review=employee.same_sex_review,
        pending_is_shared=pending is not None and pending.shared,
        number_end=employee.number_end,
        number_kind=employee.number_kind,
    )
