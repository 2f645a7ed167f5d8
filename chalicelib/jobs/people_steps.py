"""A checked row of a file of people, brought in by a city admin: again after a worker's death, it changes nothing.

A row that gives a role or a last day, or changes a sex, has an entry of its own in the unit's chain, written with the
change; the import's one entry speaks of all others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.people_leaving import last_day_fault
from chalicelib.rules.people_order import supervisors_first
from chalicelib.rules.people_plan import PeoplePlan, PersonChange, assignment_of, works_so
from chalicelib.rules.people_roles import granted
from chalicelib.rules.row_kind import Becomes
from chalicelib.rules.transfer import moved
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.end_service import tell_of_last_day
from chalicelib.use_cases.end_unit import outlasts_unit
from chalicelib.use_cases.move_person import transfer_faults
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.tell_closer import tell_of_hires

TOLD_AT_ONCE = 20  # people of one message to the closer: a letter for each would double the calls of an import
TOLD_BEFORE_S = 300  # longer than it takes to write so many


def people_steps(services: Services, job: Job, plan: PeoplePlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something, supervisors first, and how to bring it in."""
    city = services.city.fresh(now)
    actor = services.staff.employee(job.applied_by or "")
    admin = actor if actor and is_city_admin(actor, city, now) else None
    rows = [each for each in plan.changes if each.becomes is not Becomes.KNOWN]
    if admin is None:
        return [(each.row.row, lambda: False) for each in rows]
    ordered = _in_order(rows)
    hires = [each for each in ordered if each.becomes is Becomes.NEW]
    applying = Applying(services, job, admin, city, now, hires)
    return [(each.row.row, partial(applying.bring_in, each)) for each in ordered]


def _in_order(changes: Sequence[PersonChange]) -> list[PersonChange]:
    by_number = {each.row.number: each for each in changes}
    elsewhere = {each.row.supervisor_number or "" for each in changes} - by_number.keys()
    return [by_number[row.number] for row in supervisors_first([each.row for each in changes], elsewhere)]


@dataclass(frozen=True, slots=True)
class Applying:
    """One admin bringing in the rows of one job."""

    services: Services
    job: Job
    admin: Employee
    city: City
    now: datetime
    hires: Sequence[PersonChange]
    told: set[str] = field(default_factory=set)  # of whom the closer has heard

    def bring_in(self, change: PersonChange) -> bool:
        """False for a row to be looked at again: something changed since the check, or it may not be."""
        staff = self.services.staff
        if change.supervisor_id and staff.employee(change.supervisor_id) is None:
            return False  # whose own row did not come in
        if change.becomes is Becomes.NEW:
            return self._add(change)
        employee = staff.employee(change.employee_id)
        if employee is None:
            return False
        changed = changed_by(employee, change, self._today)
        if changed == employee:
            return True  # by this very row, the worker died after it
        if employee.revision != change.revision or not self._may_be(employee, changed, change):
            return False
        return self._store(changed, employee)

    @property
    def _today(self) -> date:
        return today_of(self.city, self.now)

    def _may_be(self, employee: Employee, changed: Employee, change: PersonChange) -> bool:
        today = self._today
        if has_passed(employee.left_on, today) or last_day_fault(change.row, employee, today):
            return False
        if outlasts_unit(changed, employee, self.city):
            return False
        if employee.employee_id == self.admin.employee_id and not self._may_do_own(employee, changed):
            return False
        if changed.assignments == employee.assignments:
            return True
        as_left = replace(employee, left_on=changed.left_on)
        return not transfer_faults(self.services, as_left, assignment_of(change, today), self.city, self.now)

    def _may_do_own(self, employee: Employee, changed: Employee) -> bool:
        """Nobody changes their own place, unless there is no second admin to do it; nor ever roles or last day."""
        return not _is_weighty(changed, employee) and self.services.staff.city_admins() < 2

    def _add(self, change: PersonChange) -> bool:
        row, services = change.row, self.services
        owner = services.staff.employee_id_of(row.number)
        if owner is None:
            employee = _new(change, self._today, self.now)
            if last_day_fault(row, None, self._today) or outlasts_unit(employee, None, self.city):
                return False
            self._tell_of_hires(change)
            if not self._store(employee, None):
                owner = services.staff.employee_id_of(row.number)
        if owner not in (None, change.employee_id):
            return False  # somebody else has this number
        services.identity.make_account(change.employee_id)
        return True

    def _tell_of_hires(self, first: PersonChange) -> None:
        """Of those who are new beside this one, before the first of them is written."""
        if first.employee_id in self.told:
            return
        at = self.hires.index(first)
        begin = at - at % TOLD_AT_ONCE  # whoever resumes after a death says the very same again
        together = self.hires[begin : begin + TOLD_AT_ONCE]
        people = [_new(each, self._today, self.now) for each in together]
        tell_of_hires(self.services, people, self.city, self.now, TOLD_BEFORE_S)
        self.told.update(each.employee_id for each in together)

    def _store(self, changed: Employee, previous: Employee | None) -> bool:
        """False when somebody else's change came first."""
        if previous and changed.left_on != previous.left_on:
            tell_of_last_day(self.services, previous, changed.left_on, self.city, self.now)
        try:
            if _is_weighty(changed, previous) or _changes_sex(changed, previous):
                self.services.staff.save(changed, previous, self._entry(changed, previous))
            else:
                self.services.staff.load(changed, previous)
        except Changed:
            return False
        return True

    def _entry(self, changed: Employee, previous: Employee | None) -> AuditEntry:
        unit_id = changed.assignments[-1].unit_id
        facts: dict[str, object] = {"job": self.job.job_id}
        if not _is_weighty(changed, previous):
            return entry_of(self.services, self.admin, "sex_set", changed.employee_id, self.now, unit_id, facts)
        regrants = changed.grants != (previous.grants if previous else ())
        action = "grants_set" if regrants else "leaving_set"
        also = {"sex": "set"} if _changes_sex(changed, previous) else {}
        facts |= {"old": _facts(previous) if previous else None, "new": _facts(changed), **also}
        return entry_of(self.services, self.admin, action, changed.employee_id, self.now, unit_id, facts)


def changed_by(employee: Employee, change: PersonChange, today: date) -> Employee:
    """The person as the row says; the same again where they are so already, whichever day it is by now."""
    row, assignment = change.row, assignment_of(change, today)
    if "name" in change.fields:
        employee = replace(employee, name=row.name)
    if "email" in change.fields:
        employee = replace(employee, email=row.email)
    if "assignment" in change.fields and not works_so(employee, row, change.supervisor_id, today):
        employee = replace(employee, assignments=moved(employee.assignments, assignment, employee.left_on))
    if "roles" in change.fields and row.roles is not None:
        employee = replace(employee, grants=granted(employee.grants, row.unit_id, row.roles))
    if "left_on" in change.fields:
        employee = replace(employee, left_on=row.left_on)
    if "sex" in change.fields:
        employee = replace(employee, sex=row.sex)
    return employee


def _new(change: PersonChange, today: date, now: datetime) -> Employee:
    row = change.row
    return Employee(
        change.employee_id, row.name, row.number, row.number_kind, (assignment_of(change, today),),
        grants=granted((), row.unit_id, row.roles or ()), email=row.email, left_on=row.left_on,
        entered_at=now, sex=row.sex,
    )  # fmt: skip


def _is_weighty(changed: Employee, previous: Employee | None) -> bool:
    """Whether roles or the last day change: that has an entry of its own."""
    held = (previous.grants, previous.left_on) if previous else ((), None)
    return (changed.grants, changed.left_on) != held


def _changes_sex(changed: Employee, previous: Employee | None) -> bool:
    """Of somebody registered: it decides who sees whose photos, so the trail tells that it changed, never to what."""
    return previous is not None and changed.sex is not previous.sex


def _facts(employee: Employee) -> dict[str, object]:
    return {
        "grants": [{"role": each.role.value, "unit_id": each.unit_id} for each in employee.grants],
        "left_on": employee.left_on.isoformat() if employee.left_on else None,
    }
