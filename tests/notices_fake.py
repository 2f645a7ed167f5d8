"""Notices, digests and mail in memory; tests/store/contract_notices.py holds them to what the tables do."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib.domain.board import DayFigures, MonthFigures
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.discipline_levels import UnitLevels
from chalicelib.domain.notice import CopyState, Notice
from chalicelib.use_cases.ports import Letter, MailAllowance


@dataclass
class FakeNotices:
    memory: Any  # tests/fakes.Memory

    def of_person(self, employee_id: str, limit: int) -> list[Notice]:
        found = sorted(
            ((key, each) for key, each in self.memory.notices.items() if key[0] == employee_id), reverse=True
        )
        return sorted((each for _, each in found[:limit]), key=lambda each: each.at, reverse=True)

    def between(self, employee_id: str, since: date, until: date) -> list[Notice]:
        found = sorted(self.memory.notices.items())
        return [each for (who, _), each in found if who == employee_id and since <= each.on <= until]

    def unread(self, employee_id: str, limit: int) -> int:
        return sum(each.read_at is None for each in self.of_person(employee_id, limit))

    def add(self, notice: Notice) -> None:
        put_notice(self.memory, notice)

    def mark_read(self, employee_id: str, notice_ids: Iterable[str], at: datetime) -> None:
        for key in {(employee_id, each) for each in notice_ids} & self.memory.notices.keys():
            if self.memory.notices[key].read_at is None:
                self.memory.notices[key] = replace(self.memory.notices[key], read_at=at)

    def outbox(self, limit: int) -> list[Notice]:
        waiting = [each for each in self.memory.notices.values() if each.mail is CopyState.WAITING]
        return sorted(waiting, key=lambda each: f"{each.notice_id}#{each.employee_id}")[:limit]

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        key = notice.employee_id, notice.notice_id
        if self.memory.notices[key].mail is CopyState.WAITING:
            self._set(notice, CopyState.SENDING)
            self.memory.marks[key] = run_id
        return self._is_ours(notice, run_id)

    def put_back(self, notice: Notice, run_id: str) -> None:
        assert self._is_ours(notice, run_id)
        self._set(notice, CopyState.WAITING)

    def done(self, notice: Notice, state: CopyState) -> None:
        self._set(notice, state)

    def _is_ours(self, notice: Notice, run_id: str) -> bool:
        key = notice.employee_id, notice.notice_id
        return self.memory.notices[key].mail is CopyState.SENDING and self.memory.marks.get(key) == run_id

    def _set(self, notice: Notice, state: CopyState) -> None:
        key = notice.employee_id, notice.notice_id
        self.memory.notices[key] = replace(self.memory.notices[key], mail=state)


def put_notice(memory: Any, notice: Notice) -> None:
    """As store/notices.add_notice, for the fakes of other stores."""
    memory.notices.setdefault((notice.employee_id, notice.notice_id), notice)


@dataclass
class FakeAddresses:
    memory: Any

    def suppressed(self, addresses: Iterable[str]) -> frozenset[str]:
        return frozenset(each for each in addresses if each.strip().lower() in self.memory.no_mail)

    def suppress(self, address: str, reason: str, at: datetime) -> None:
        self.memory.no_mail[address.strip().lower()] = reason


@dataclass
class FakeDigests:
    memory: Any

    def note(self, day: UnitDay) -> None:
        self.memory.unit_days[day.on, day.unit_id] = day

    def of_day(self, on: date) -> list[UnitDay]:
        return [day for key, day in sorted(self.memory.unit_days.items()) if key[0] == on]

    def told(self, on: date) -> frozenset[str] | None:
        found: frozenset[str] | None = self.memory.told.get(on)
        return found

    def set_told(self, on: date, unit_ids: Iterable[str]) -> None:
        self.memory.told[on] = frozenset(unit_ids)


@dataclass
class FakeFigures:
    memory: Any

    def note_day(self, figures: DayFigures) -> None:
        self.memory.day_figures[figures.on, figures.unit_id] = figures

    def of_day(self, on: date) -> list[DayFigures]:
        return [each for key, each in sorted(self.memory.day_figures.items()) if key[0] == on]

    def note_month(self, figures: MonthFigures) -> None:
        self.memory.month_figures[figures.month, figures.unit_id] = figures

    def of_month(self, month: str) -> list[MonthFigures]:
        return [each for key, each in sorted(self.memory.month_figures.items()) if key[0] == month]

    def of_unit(self, unit_id: str, months: Iterable[str]) -> list[MonthFigures]:
        return [
            each for key, each in sorted(self.memory.month_figures.items()) if key in {(m, unit_id) for m in months}
        ]


@dataclass
class FakeLevels:
    memory: Any

    def changes(self, unit_id: str, year: int) -> int:
        return self.memory.judged_days[year, unit_id]  # type: ignore[no-any-return]

    def note(self, levels: UnitLevels, changes: int) -> None:
        self.memory.levels[levels.year, levels.unit_id] = levels, changes

    def judged(self, unit_id: str, on: date, now: datetime) -> None:
        for year in {on.year, (on.replace(day=1) + timedelta(days=31)).year}:
            self.memory.judged_days[year, unit_id] += 1

    def of_year(self, year: int) -> list[UnitLevels]:
        return [
            replace(found, is_changed=self.memory.judged_days[key] != changes)
            for key, (found, changes) in sorted(self.memory.levels.items())
            if key[0] == year
        ]


@dataclass
class FakeMail:
    """A mailbox that takes everything, until `answers` holds what the next letters are answered with."""

    sent: list[Letter] = field(default_factory=list)
    answers: list[Exception | None] = field(default_factory=list)
    allowed: MailAllowance = field(default_factory=lambda: MailAllowance(14, 50_000))
    asked: int = 0

    def allowance(self) -> MailAllowance:
        self.asked += 1
        return self.allowed

    def send(self, letter: Letter) -> None:
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        self.sent.append(letter)
