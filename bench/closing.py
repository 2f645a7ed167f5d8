"""What closing a day costs a worker: the real function on the real store, answered at `before-send` with real pages.

Ten units of 20-200 people as they are stored, of whom one in twenty is absent and one in ten late, each with three
check-ins and their evidence; a city of 100,000 is a hundred times those ten under other names. The stub's own
time is taken off. Reads are counted by operation: none of them is a person's.
"""

import gc
import math
import os
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bench.close_stub import TEMPLATES, CloseStub, unit_name
from bench.figures import Figure
from bench.scene import ENVIRONMENT, KEYS_PREFIX
from chalicelib import wiring
from chalicelib.domain.attendance import CheckIn, Evidence
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import Unit
from chalicelib.domain.closing import CloseTask, UnitClose
from chalicelib.domain.office import Position
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.jobs.handlers import on_close_messages
from chalicelib.proof.base64url import encode
from chalicelib.store.close_queue import message_of
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import Services
from tests import cast
from tests.cast import MONDAY, START, wib
from tools.keys import push_key, random_key, receipt_keys

SIZES = (20, 40, 60, 80, 100, 100, 120, 140, 140, 200)  # people of the ten units: 1,000
CITIES = (1_000, 10_000, 100_000)
BATCH = 5  # messages a worker gets at once
CUT_OFF = wib(18, 15)
READS = ("Query", "GetItem", "BatchGetItem")
ROUNDS = 40  # turns of each city, over a minute and more
QUICK: dict[str, Any] = {"cities": (20, 40), "sizes": (2,) * 8 + (1, 3)}


class _Context:
    def get_remaining_time_in_millis(self) -> int:
        return 300_000


def measure(cities: Sequence[int] = CITIES, sizes: Sequence[int] = SIZES) -> list[Figure]:
    os.environ.update(ENVIRONMENT)
    stub = CloseStub()
    stub.parameters = {
        f"{KEYS_PREFIX}/challenge-key": random_key(),
        f"{KEYS_PREFIX}/receipt-keys": receipt_keys(),
        f"{KEYS_PREFIX}/push-key": push_key(),
        f"{KEYS_PREFIX}/pepper": random_key(),
    }
    stub.install()
    services = wiring.services()
    seed(services, sizes, units=max(cities) * TEMPLATES // sum(sizes))
    stub.seeded()
    reads = reads_per_unit(stub, sizes)
    gc.collect()
    rss = []
    for people in cities:
        close_city(stub, people, sum(sizes))
        rss.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    seconds = least_seconds(stub, cities, sum(sizes))
    speeds = {f"{people}": round(people / spent) for people, spent in zip(cities, seconds, strict=True)}
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(cities[-1] / cities[0])
    return [
        Figure("close_people_per_s_core", min(speeds.values()), {"by_people": speeds}),
        Figure("close_time_exponent", round(exponent, 3)),
        Figure("close_rss_ratio", round(rss[-1] / rss[0], 3), {"mb": round(rss[-1] / 1_024)}),
        Figure("close_reads_per_unit", sum(reads.values()), {"of": dict(reads)}),
    ]


def close_city(stub: CloseStub, people: int, of_templates: int) -> None:
    """All units of the city, once."""
    for part in range(people // of_templates):
        close_part(stub, part, of_templates)


def least_seconds(stub: CloseStub, cities: Sequence[int], of_templates: int) -> list[float]:
    """Seconds of CPU for each city: its least disturbed part, times its parts.

    The cities take turns, so that an hour in which the machine is slow is slow for all of them alike.
    """
    least = [math.inf] * len(cities)
    for turn in range(ROUNDS):
        for place, people in enumerate(cities):
            part = turn % (people // of_templates)
            least[place] = min(least[place], close_part(stub, part, of_templates))
    return [spent * (people // of_templates) for spent, people in zip(least, cities, strict=True)]


def close_part(stub: CloseStub, part: int, of_templates: int) -> float:
    spent = close_units(stub, range(part * TEMPLATES, (part + 1) * TEMPLATES))
    assert stub.rows == of_templates, stub.rows
    return spent


def close_units(stub: CloseStub, units: range) -> float:
    """Seconds of CPU, without the stub's."""
    stub.spent_ns = stub.rows = 0
    started = time.process_time_ns()
    for first in range(0, len(units), BATCH):
        records = [
            {"messageId": str(number), "body": message_of(CloseTask(unit_name(number), MONDAY, CUT_OFF))}
            for number in units[first : first + BATCH]
        ]
        failed = on_close_messages({"Records": records}, _Context())["batchItemFailures"]
        assert not failed, failed
    return (time.process_time_ns() - started - stub.spent_ns) / 1e9


def reads_per_unit(stub: CloseStub, sizes: Sequence[int]) -> Counter[str]:
    """Of the largest unit; AssertionError where the smallest does not read the same."""
    close_units(stub, range(TEMPLATES))  # warms: the city and the keys are held
    found = []
    for size in (min(sizes), max(sizes)):
        stub.calls.clear()
        number = sizes.index(size)
        close_units(stub, range(number, number + 1))
        found.append(Counter({each: count for each, count in stub.calls.items() if each in READS}))
    assert found[0] == found[1], found
    return found[1]


def seed(services: Services, sizes: Sequence[int], units: int) -> None:
    """The city, the ten units' people, and a Monday on which nearly all of them came."""
    held = {
        unit_name(number): Unit(unit_name(number), f"Unit {number}", None, ("balai-kota",), START)
        for number in range(units)
    }
    now = wiring.clock()
    for subject, content in (
        ("settings", cast.SETTINGS), ("offices", cast.CITY.offices), ("units", held), ("calendar", cast.CITY.calendar),
    ):  # fmt: skip
        services.city.publish(subject, services.city.draft(subject, content), 0, _entry(now))
    versions = city_versions(services.city.fresh(now))
    for number, size in enumerate(sizes):
        wiring.take_time()
        unit_id = unit_name(number)
        services.closes.save(UnitClose(unit_id, MONDAY - timedelta(days=1), MONDAY, wib(18, 12), versions))
        for at in range(size):
            _add_person(services, unit_id, f"{number:08d}{at:08d}", at, now)


def _add_person(services: Services, unit_id: str, employee_id: str, at: int, now: Any) -> None:
    person = cast.person("Ani", f"CONTOH-{employee_id}", "umum")
    assignment = replace(person.assignments[0], unit_id=unit_id, supervisor_id="1" * 16)
    person = replace(person, employee_id=employee_id, name="Ani Nurhayati Rahmawati", assignments=(assignment,))
    services.staff.save(person, None, _entry(now))
    if at % 20:
        for slot in DAY_SLOTS:
            add_check_in(services, unit_id, employee_id, slot, 20 if at % 10 == 1 else 0)


def add_check_in(
    services: Services, unit_id: str, employee_id: str, slot: Slot, late_min: int, on: date = MONDAY
) -> None:
    """A valid one with its evidence, as it is stored."""
    hour, minute = {Slot.ARRIVAL: (7, 12), Slot.MIDDAY: (12, 5), Slot.DEPARTURE: (16, 3)}[slot]
    at = wib(hour, minute, on=on)
    at += timedelta(minutes=late_min + 18 if late_min and slot is Slot.ARRIVAL else 0)
    check_in = CheckIn(
        employee_id=employee_id, unit_id=unit_id, local_date=on, slot=slot, challenge_id=os.urandom(16).hex(),
        body_hash=os.urandom(32), counts_at=at, received_at=at + timedelta(seconds=9),
        position=Position(106.0422031, -6.0098661), accuracy_m=8.4, distance_m=12, office_id="balai-kota",
        offices_version=3, fence_version=1, selfie_sha256=os.urandom(32),
        selfie_version_id="3HL4kqtJvjVBH40Nrjfkd.8fGz0QmBAv", device_id=encode(os.urandom(32)),
        signature=os.urandom(64), late_min=late_min,
    )  # fmt: skip
    services.attendance.record(check_in)
    services.evidence.add(
        Evidence(
            check_in.upload_key, check_in.selfie_version_id or "", check_in.selfie_sha256, 54_321,
            at + timedelta(seconds=12), os.urandom(32), os.urandom(32),
            f"evidence/{unit_id}/{employee_id}/{slot}-0123456789ab.jpg",
        )
    )  # fmt: skip


def _entry(at: Any) -> AuditEntry:
    return AuditEntry(wiring.new_id(), f"BENCH#{at:%Y-%m-%d}", at, "bench", "bench", "bench")
