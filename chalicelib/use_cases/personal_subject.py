"""Proposals about one person: a list in their profile is replaced by another, if it is still as it was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.employee import Employee
from chalicelib.errors import FieldError
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject

_HELD = "held"  # beside the wanted ones, those that the change was made from


@dataclass(frozen=True, slots=True)
class PersonalList:
    """One such list: `grants`, `accommodations`.

    name          of the subject and of the field of Employee, a tuple.
    read          an item as it came back from the table.
    find_faults   everything against the wanted items on the day.
    """

    name: str
    read: Callable[[Mapping[str, Any]], Any]
    find_faults: Callable[[Services, Employee, tuple[Any, ...], datetime], list[FieldError]]

    @property
    def subject(self) -> Subject:
        return Subject(
            True, self._draft, self._stands, self._find_faults, self._apply, self._is_same, self._differences
        )

    def change(self, employee: Employee, wanted: tuple[Any, ...], summary: Mapping[str, object]) -> Change:
        """Ready to be submitted. `summary`: told beside whose it is."""
        told = {"employee_id": employee.employee_id, **summary}
        content = {self.name: wanted, _HELD: self._held(employee)}
        return Change(self.name, content, employee.revision, told, employee.employee_id)

    def _held(self, employee: Employee) -> tuple[Any, ...]:
        held: tuple[Any, ...] = getattr(employee, self.name)
        return held

    def _items(self, content: Mapping[str, Any], which: str) -> tuple[Any, ...]:
        """Those in a proposal's content, fresh or as they came back from the table."""
        return tuple(self.read(each) if isinstance(each, Mapping) else each for each in content[which])

    def _draft(self, _: Services, change: Change) -> Draft:
        return Draft(change.object_id, change.content)

    def _stands(self, services: Services, proposal: Proposal, _: datetime) -> bool:
        employee = services.staff.employee(proposal.content_id)
        return employee is not None and self._held(employee) == self._items(proposal.content, _HELD)

    def _find_faults(self, services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
        employee = services.staff.employee(proposal.content_id)
        wanted = self._items(proposal.content, self.name)
        return self.find_faults(services, employee, wanted, now) if employee else []

    def _apply(self, services: Services, applied: Proposal, entry: AuditEntry, _: datetime) -> None:
        employee = services.staff.employee(applied.content_id)
        if employee is None or self._held(employee) != self._items(applied.content, _HELD):
            raise Changed(applied.content_id)
        changed: dict[str, Any] = {self.name: self._items(applied.content, self.name)}
        services.staff.save(replace(employee, **changed), employee, entry, applied)

    def _is_same(self, _: Services, proposal: Proposal, change: Change) -> bool:
        same = all(self._items(proposal.content, each) == self._items(change.content, each) for each in change.content)
        return same and proposal.content_id == change.object_id

    def _differences(self, _: Services, proposal: Proposal) -> Iterable[Difference]:
        held, wanted = ({self.name: self._items(proposal.content, which)} for which in (_HELD, self.name))
        return find_differences(held, wanted)
