"""Activities in memory, as honest as the real store: revisions, and all of a write or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.domain.activity import Activity, ActivityLine, date_of
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.notice import Notice
from chalicelib.use_cases.ports import Changed
from tests.notices_fake import put_notice


@dataclass
class FakeActivities:
    memory: Any  # tests/fakes.Memory

    def get(self, employee_id: str, activity_id: str) -> Activity | None:
        return self.memory.activities.get((employee_id, activity_id))

    def of_month(self, employee_id: str, month: str) -> list[Activity]:
        found = sorted(self.memory.activities.items())
        return [each for (who, name), each in found if who == employee_id and f"{date_of(name):%Y-%m}" == month]

    def some(self, named: Iterable[tuple[str, str]]) -> list[Activity]:
        found = [self.memory.activities[each] for each in set(named) if each in self.memory.activities]
        return sorted(found, key=lambda each: (each.activity_id, each.employee_id))

    def line(self, unit_id: str, month: str, employee_id: str) -> ActivityLine:
        empty = ActivityLine(employee_id, unit_id, month)
        return self.memory.activity_lines.get((unit_id, month, employee_id), empty)

    def lines(self, unit_id: str, month: str) -> list[ActivityLine]:
        return [line for key, line in sorted(self.memory.activity_lines.items()) if key[:2] == (unit_id, month)]

    def some_lines(self, named: Iterable[tuple[str, str, str]]) -> list[ActivityLine]:
        found = [self.memory.activity_lines[each] for each in set(named) if each in self.memory.activity_lines]
        return sorted(found, key=lambda each: (each.month, each.unit_id, each.employee_id))

    def save(
        self,
        activities: Sequence[Activity],
        lines: Sequence[ActivityLine],
        entry: AuditEntry | None = None,
        notices: Sequence[Notice] = (),
    ) -> None:
        from tests.fakes import FakeAudit  # it makes this one

        for each in activities:
            stored = self.get(each.employee_id, each.activity_id)
            if (stored.revision if stored else 0) != each.revision:
                raise Changed("activity")
        if any(self.line(each.unit_id, each.month, each.employee_id).revision != each.revision for each in lines):
            raise Changed("activity")
        for each in activities:
            self.memory.activities[each.employee_id, each.activity_id] = replace(each, revision=each.revision + 1)
        for line in lines:
            key = line.unit_id, line.month, line.employee_id
            self.memory.activity_lines[key] = replace(line, revision=line.revision + 1)
        for notice in notices:
            put_notice(self.memory, notice)
        if entry is not None:
            FakeAudit(self.memory).append(entry)
