"""The closer on real stores: at every single call to AWS it is killed, or its answer is lost; then it is run again.

moto under everything; a transaction takes one person here, so that a unit of two is written in two.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from chalicelib.domain.closing import CloseTask, RejudgeTask, UnitClose
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.rejudge import rejudge
from chalicelib.store import months
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.ports import Services, StoreUnavailable
from tests import cast
from tests.cast import MONDAY, UNITS, wib
from tests.jobs.closing import ALWAYS, checked_in
from tests.store.faults import Choose, Faults, for_long, going_wrong
from tests.world import World, entry, small_city

MOST_UNITS = 40
NOW = wib(18, 15)
LEAVE = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)


class Killed(Exception):
    """The worker's end."""


def _killed(number: int) -> Choose:
    """The worker dies at its n-th send; what it sent before is done."""

    def choose(faults: Faults, _: str) -> str | None:
        if len(faults.sends) == number:
            raise Killed
        return None

    return choose


FAULTS: dict[str, Callable[[int], Choose]] = {
    "killed": _killed,
    "no answer": lambda number: for_long(number, "lost"),
    "no key": lambda number: for_long(number, "no key"),
}


@dataclass
class Units:
    """A city with as many units as are asked for: in each somebody without a noon, and somebody absent."""

    world: World
    numbers: Iterator[int]

    @property
    def services(self) -> Services:
        return self.world.services

    def next(self) -> str:
        unit_id = f"u{next(self.numbers):03d}"
        staff, attendance = self.services.staff, self.services.attendance
        for name, times in (("tak", "- - -"), ("siang", "07:45 - 16:05")):
            employee_id = f"{unit_id}-{name}"
            person = cast.person("Ani", f"CONTOH-{employee_id}", "umum")
            works = replace(person.assignments[0], unit_id=unit_id)
            staff.save(replace(person, employee_id=employee_id, assignments=(works,)), None, entry("test_add", NOW))
            for each in checked_in(employee_id, times, unit_id=unit_id):
                attendance.record(each)
        versions = city_versions(self.services.city.fresh(NOW))
        self.services.closes.save(UnitClose(unit_id, MONDAY - timedelta(days=1), MONDAY, wib(18, 12), versions))
        return unit_id

    def close(self, unit_id: str) -> None:
        close_day(self.services, CloseTask(unit_id, MONDAY, NOW), NOW, ALWAYS)

    def approve_leave(self, unit_id: str) -> None:
        self.world.change(f"{unit_id}-tak", lambda each: replace(each, excuses=(LEAVE,)))

    def rejudge(self, unit_id: str) -> None:
        rejudge(self.services, RejudgeTask(unit_id, MONDAY, (f"{unit_id}-tak",), "request"), NOW)

    def kept(self, unit_id: str) -> Any:
        """Everything that closing has written of the unit, whatever its name."""
        services = self.services
        rows = services.months.of_date(unit_id, MONDAY)
        people = [f"{unit_id}-{name}" for name in ("siang", "tak")]
        told = [[(each.notice_id, dict(each.facts)) for each in services.notices.of_person(one, 10)] for one in people]
        waiting = [each.employee_id for each in services.notices.outbox(1_000) if each.employee_id in people]
        state = services.closes.get(unit_id)
        assert state
        trail = [each.entry.action for each in services.audit.entries(chain_of(unit_id, MONDAY))]
        noted = [day for day in services.digests.of_day(MONDAY) if day.unit_id == unit_id]
        return [
            [rows.get(each) for each in people], told, len(waiting), len(set(waiting)),
            state.closed_through, state.next_on, state.next_at, trail, [len(day.people) for day in noted],
        ]  # fmt: skip


@pytest.fixture
def units() -> Iterator[Units]:
    def fill(world: World) -> None:
        held = {f"u{number:03d}": replace(UNITS["umum"], unit_id=f"u{number:03d}") for number in range(MOST_UNITS)}
        for subject, content in (
            ("settings", cast.SETTINGS), ("offices", cast.CITY.offices), ("units", held),
            ("calendar", cast.CITY.calendar),
        ):  # fmt: skip
            world.publish(subject, content) if subject != "settings" else _first(world, content)

    with pytest.MonkeyPatch.context() as patch, small_city(NOW, fill) as world:
        patch.setattr(months, "AT_ONCE", 1)
        yield Units(world, count())


def _first(world: World, settings: Any) -> None:
    city = world.services.city
    city.publish("settings", city.draft("settings", settings), 0, entry("test_settings", NOW))


def sweep(units: Units, fault: str, begin: Callable[[str], None], run: Callable[[str], None]) -> int:
    """The fault at every call of the run in turn, each in a unit of its own; then the run again: how many calls."""
    whole = units.next()
    begin(whole)
    with going_wrong() as counted:
        run(whole)
    expected = units.kept(whole)
    for number in range(1, len(counted.sends) + 1):
        unit_id = units.next()
        begin(unit_id)
        with going_wrong(FAULTS[fault](number)), suppress(Killed, StoreUnavailable):  # the message comes back
            run(unit_id)
        run(unit_id)
        assert units.kept(unit_id) == expected, f"{fault} at call {number}: {counted.calls[number - 1]}"
    return len(counted.sends)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_close_that_fails_at_any_call_is_whole_after_the_next_run(units: Units, fault: str) -> None:
    """RELIABILITY F20, F44, I1, I6: no row twice, no notice twice, none missing, one root."""
    assert sweep(units, fault, lambda _: None, units.close) >= 14


@pytest.mark.parametrize("fault", FAULTS)
def test_a_judgement_again_that_fails_at_any_call_is_whole_after_the_next_run(units: Units, fault: str) -> None:
    def begin(unit_id: str) -> None:
        units.close(unit_id)
        units.approve_leave(unit_id)

    assert sweep(units, fault, begin, units.rejudge) >= 10
