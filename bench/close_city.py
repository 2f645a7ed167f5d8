"""A whole city closed on the emulator: the packaged stack's own dispatcher, queue and workers, 10,000 people.

One unit's people and their day go in through the stores; the other units are copies of it under other names, so that
the city is there in a minute. Told, not judged: the emulator's pace is not AWS's.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.closing import add_check_in
from bench.figures import Figure
from chalicelib import wiring
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import Unit
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.shift import DAY_SLOTS, Calendar
from chalicelib.rules.local_time import local_date
from chalicelib.store.tables import attendance_key, membership_key
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import Services
from tests import cast
from tools import emulator
from tools.first_admin import services_of
from tools.local_stack import local_stack
from tools.paths import ROOT
from tools.processes import free_port
from tools.stack import Stack

UNITS, PEOPLE = 100, 100
QUICK: dict[str, int] = {"units": 3, "people": 4}
PATIENCE_S = 1_200
AT_ONCE = 25  # DynamoDB takes no more items in one batch


def measure(units: int = UNITS, people: int = PEOPLE) -> list[Figure]:
    """Seconds from the dispatcher's start until every unit's day is closed."""
    if not emulator.PYTHON.exists():
        why = {"skipped": f"no emulator at {emulator.PYTHON.relative_to(ROOT)}; `make bench` installs it"}
        return [Figure("close_city_on_emulator_s", None, why)]
    with TemporaryDirectory() as home, local_stack(Path(home), "tutup", "bench", free_port(), free_port()) as stack:
        services = services_of(stack)
        on = local_date(wiring.clock(), cast.SETTINGS.zone) - timedelta(days=1)
        seed(stack, services, units, people, on)
        started = time.monotonic()
        answer = stack.client("lambda").invoke(FunctionName=f"{stack.prefix}-dispatch", Payload=b"{}")
        assert "FunctionError" not in answer, answer["Payload"].read()
        wait(services, units, on)
        spent = time.monotonic() - started
        judged = sum(len(services.months.of_date(name(number), on)) for number in range(units))
        assert judged == units * people, judged
    return [Figure("close_city_on_emulator_s", round(spent, 1), {"people": judged, "units": units})]


def wait(services: Services, units: int, on: date) -> None:
    """Until all are closed, with a line of how far it is."""
    deadline = time.monotonic() + PATIENCE_S
    closed = 0
    while closed < units:
        assert time.monotonic() < deadline, f"{closed} of {units} units closed in time"
        closed = sum(each.closed_through >= on for each in services.closes.all())
        print(f"\r  {closed}/{units} units closed", end="", file=sys.stderr, flush=True)
        time.sleep(1)
    print(file=sys.stderr)


def seed(stack: Stack, services: Services, units: int, people: int, on: date) -> None:
    held = {name(number): Unit(name(number), f"Unit {number}", None, ("balai-kota",), cast.START)
            for number in range(units)}  # fmt: skip
    (version,) = cast.FIVE_DAYS.versions
    daily = replace(cast.FIVE_DAYS, versions=(replace(version, week=version.week[:1] * 7),))
    subjects: Mapping[str, object] = {
        "settings": cast.SETTINGS,
        "offices": cast.CITY.offices,
        "units": held,
        "calendar": Calendar(patterns={daily.pattern_id: daily}),
    }
    for subject, content in subjects.items():
        services.city.publish(subject, services.city.draft(subject, content), 0, _entry())
    for at in range(people):
        add_person(services, at, on)
    for number in range(1, units):
        copy_unit(stack, number, on)
    now = wiring.clock()
    versions = city_versions(services.city.fresh(now))
    for number in range(units):
        due_since = now - timedelta(hours=1)
        services.closes.save(UnitClose(name(number), on - timedelta(days=1), on, due_since, versions))


def name(number: int) -> str:
    return f"unit-{number:05d}"


def person_id(number: int, at: str) -> str:
    return f"orang-{number:05d}-{at}"


def add_person(services: Services, at: int, on: date) -> None:
    """One in twenty is absent, one in ten late."""
    employee_id = person_id(0, f"{at:05d}")
    person = cast.person("Ani", f"CONTOH-{employee_id}", "umum")
    assignment = replace(person.assignments[0], unit_id=name(0), supervisor_id=None)
    services.staff.load(replace(person, employee_id=employee_id, assignments=(assignment,)), None)
    if at % 20:
        for slot in DAY_SLOTS:
            add_check_in(services, name(0), employee_id, slot, 20 if at % 10 == 1 else 0, on)


def copy_unit(stack: Stack, number: int, on: date) -> None:
    """The members of the first unit and their day, as another unit's other people."""
    dynamodb = stack.client("dynamodb")
    unit_day = attendance_key(name(0), on, "")[0]
    for table, pk in (("staff", membership_key(name(0), "")[0]), ("attendance", unit_day), ("evidence", unit_day)):
        table_name = f"{stack.prefix}-{table}"
        query = {"KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": {"S": pk}}}
        items = dynamodb.query(TableName=table_name, **query)["Items"]
        for some in _in_parts([_renamed(each, number) for each in items]):
            requests = [{"PutRequest": {"Item": each}} for each in some]
            assert not dynamodb.batch_write_item(RequestItems={table_name: requests})["UnprocessedItems"]


def _renamed(value: Any, number: int) -> Any:
    """The same item with the unit's and the person's id of the copy wherever they stand."""
    if isinstance(value, str):
        return value.replace(name(0), name(number)).replace(person_id(0, ""), person_id(number, ""))
    if isinstance(value, dict):
        return {key: _renamed(each, number) for key, each in value.items()}
    return value


def _in_parts(items: list[Any]) -> Iterator[list[Any]]:
    yield from (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))


def _entry() -> AuditEntry:
    now = wiring.clock()
    return AuditEntry(wiring.new_id(), f"BENCH#{now:%Y-%m-%d}", now, "bench", "bench", "bench")
