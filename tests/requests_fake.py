"""Requests in memory, as honest as the real store: revisions, the book, and all that a step does or nothing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.excuse import Excused
from chalicelib.domain.request import OPEN, Request, RequestState
from chalicelib.rules.request import excuse_of
from chalicelib.use_cases.ports import Changed, RequestEffects
from tests.notices_fake import put_notice

_NOTHING = RequestEffects()


@dataclass
class FakeRequests:
    memory: Any  # tests/fakes.Memory

    def book(self, employee_id: str) -> int:
        return self.memory.request_books.get(employee_id, 0)

    def of_person(self, employee_id: str, since: date = date.min) -> list[Request]:
        found = sorted(self.memory.requests.items())
        return [each for (person, name), each in found if person == employee_id and _first_on(name) >= since]

    def get(self, employee_id: str, request_id: str) -> Request | None:
        return self.memory.requests.get((employee_id, request_id))

    def in_unit(self, unit_id: str, request_id: str) -> Request | None:
        return next((each for each in self._of_unit(unit_id) if each.request_id == request_id), None)

    def open_of_unit(self, unit_id: str) -> list[Request]:
        return [each for each in self._of_unit(unit_id) if each.state in OPEN]

    def decided_of_unit(self, unit_id: str, since: date) -> list[Request]:
        found = [each for each in self._of_unit(unit_id) if each.state not in OPEN]
        return [each for each in found if _first_on(each.request_id) >= since]

    def excused_of_unit(self, unit_id: str) -> list[Excused]:
        approved = [each for each in self._of_unit(unit_id) if each.state is RequestState.APPROVED]
        return [Excused(each.employee_id, excuse) for each in approved if (excuse := excuse_of(each))]

    def save(self, request: Request, entry: AuditEntry, effects: RequestEffects = _NOTHING) -> Request:
        from tests.fakes import FakeAudit, put_ruling  # they make this one

        stored = self.get(request.employee_id, request.request_id)
        book = self.book(request.employee_id)
        if (stored.revision if stored else 0) != request.revision or effects.book not in (None, book):
            raise Changed(entry.action)
        self._check_person(effects, entry)
        if effects.ruling:
            put_ruling(self.memory, *effects.ruling)
        if effects.person:
            changed, previous = effects.person
            self.memory.people[changed.employee_id] = replace(changed, revision=previous.revision + 1)
        if effects.book is not None:
            self.memory.request_books[request.employee_id] = book + 1
        for notice in effects.notices:
            put_notice(self.memory, notice)
        saved = replace(request, revision=request.revision + 1)
        self.memory.requests[request.employee_id, request.request_id] = saved
        FakeAudit(self.memory).append(entry)
        return saved

    def _check_person(self, effects: RequestEffects, entry: AuditEntry) -> None:
        if effects.person:
            stored = self.memory.people.get(effects.person[1].employee_id)
            if stored is None or stored.revision != effects.person[1].revision:
                raise Changed(entry.action)

    def _of_unit(self, unit_id: str) -> list[Request]:
        found = [each for each in self.memory.requests.values() if each.unit_id == unit_id]
        return sorted(found, key=lambda each: each.request_id)


def _first_on(request_id: str) -> date:
    return date.fromisoformat(request_id[:8])
