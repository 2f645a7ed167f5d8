"""What a sound file of people changes: who is new, who changes in what, who stays as they are, who is missing.

A file is the operator's picture of some units. It never takes anybody out: whoever works in one of its units and does
not stand in it is named, and a person decides. A last day of service is what a row says in so many words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.staff import Member
from chalicelib.rules.people_roles import granted
from chalicelib.rules.people_row import PersonRow
from chalicelib.rules.row_kind import Becomes, counted


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One row and what becomes of it.

    employee_id   whose row it is; for somebody new the id they will have.
    revision      of the profile the row was compared with; another one by now is to be looked at again.
    fields        what differs from what is registered: name, email, assignment, roles, left_on, sex.
    """

    row: PersonRow
    becomes: Becomes
    employee_id: str
    supervisor_id: str | None
    fields: tuple[str, ...] = ()
    revision: int = 0

    @property
    def sets_roles(self) -> bool:
        return self._sets("roles", self.row.roles)

    @property
    def sets_last_day(self) -> bool:
        return self._sets("left_on", self.row.left_on)

    def _sets(self, name: str, said: object) -> bool:
        return name in self.fields or (self.becomes is Becomes.NEW and said is not None)


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """Rows in the order of the file, and (employee id, unit id) of those the file does not speak of."""

    changes: tuple[PersonChange, ...]
    missing: tuple[tuple[str, str], ...]

    def counts(self) -> dict[str, int]:
        """How many become what, and of these how many get roles or a last day: who applies it should know."""
        roles = sum(change.sets_roles for change in self.changes)
        leaving = sum(change.sets_last_day for change in self.changes)
        return {**counted(self.changes), "missing": len(self.missing), "roles": roles, "leaving": leaving}


def plan_people(
    rows: Sequence[PersonRow],
    registered: Mapping[str, Employee],
    new_ids: Mapping[str, str],
    members: Mapping[str, Iterable[Member]],
    today: date,
) -> PeoplePlan:
    """Compare the file with what is registered.

    registered   normalised staff number -> the person, of every number the file names that somebody has.
    new_ids      normalised staff number -> the id somebody new will have.
    members      unit id -> its people, of every unit the file names.
    """
    ids = {**new_ids, **{number: each.employee_id for number, each in registered.items()}}
    changes = tuple(_change(row, registered.get(row.number), ids, today) for row in rows)
    named = {change.employee_id for change in changes}
    missing = {
        (member.employee_id, unit_id)
        for unit_id, people in members.items()
        for member in people
        if member.employee_id not in named and any(each.holds_on(today) for each in member.assignments)
    }
    return PeoplePlan(changes, tuple(sorted(missing)))


def first_date(row: PersonRow, becomes: Becomes, today: date) -> date:
    """When the row's assignment starts: somebody new today, a transfer tomorrow, unless the file says later."""
    earliest = today if becomes is Becomes.NEW else today + timedelta(days=1)
    return max(row.starts_on or earliest, earliest)


def assignment_of(change: PersonChange, today: date) -> Assignment:
    row = change.row
    starts_on = first_date(row, change.becomes, today)
    return Assignment(row.unit_id, starts_on, row.office_ids, row.pattern_id, change.supervisor_id)


def _change(row: PersonRow, employee: Employee | None, ids: Mapping[str, str], today: date) -> PersonChange:
    supervisor_id = ids.get(row.supervisor_number) if row.supervisor_number else None
    if employee is None:
        return PersonChange(row, Becomes.NEW, ids[row.number], supervisor_id)
    fields = [
        name
        for name, differs in {
            "name": employee.name != row.name,
            "email": row.email is not None and employee.email != row.email,
            "assignment": not _ends_first(row, today) and not works_so(employee, row, supervisor_id, today),
            "roles": row.roles is not None and granted(employee.grants, row.unit_id, row.roles) != employee.grants,
            "left_on": row.left_on is not None and row.left_on != employee.left_on,
            "sex": (row.sex is not None or row.empties_sex) and row.sex is not employee.sex,
        }.items()
        if differs
    ]
    becomes = Becomes.CHANGED if fields else Becomes.KNOWN
    return PersonChange(row, becomes, employee.employee_id, supervisor_id, tuple(fields), employee.revision)


def _ends_first(row: PersonRow, today: date) -> bool:
    """Whether the row's last day is before any transfer could start: then there is none."""
    return row.left_on is not None and row.left_on < first_date(row, Becomes.CHANGED, today)


def works_so(employee: Employee, row: PersonRow, supervisor_id: str | None, today: date) -> bool:
    """Whether what is planned last for this person, a transfer to come or the work of today, is the row's already."""
    held = max(employee.assignments, key=lambda each: each.starts_on, default=None)
    if held is None or (held.ends_on is not None and held.ends_on < today):
        return False
    wanted = (row.unit_id, row.office_ids, row.pattern_id, supervisor_id)
    return (held.unit_id, held.office_ids, held.pattern_id, held.supervisor_id) == wanted
