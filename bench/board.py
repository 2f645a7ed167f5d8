"""What a look at the running day costs: a city of 10,000 in 150 units, and a unit of 500 with all three check-ins; and
a look at who stands at which level of discipline, and what counting that unit for it costs.

The real use cases on the real store, answered at `before-send`; milliseconds are of CPU, without the stub's, the first
look's aside. Calls and units are exact: whole items are charged, also where a part of each is read. Who looks is
known already: the login's own read is the same for every request.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median
from typing import Any

import boto3

from bench.close_stub import TEMPLATES, CloseStub, unit_name
from bench.closing import seed
from bench.counting import CallLog, counted
from bench.figures import Figure
from bench.report_city import verdict_of
from bench.scene import ENVIRONMENT
from chalicelib import wiring
from chalicelib.domain.closing import FiguresTask
from chalicelib.jobs.count_figures import count_figures
from chalicelib.rules.board import count_day
from chalicelib.rules.discipline_levels import Choice
from chalicelib.rules.roster import dates_of
from chalicelib.store.tables import Attendance
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_board import see_city_board, see_unit_board
from chalicelib.use_cases.see_levels import see_level_people
from chalicelib.use_cases.stand_unit import stand_unit
from tests.cast import EKO, MONDAY, wib

UNITS = 150
SIZES = (500, 10, 12, 14, 16, 18, 20, 22, 25, 30)  # people of the ten units that the others are like
NOW = wib(16, 30)  # everybody has come and gone: there is never more to read
LOOKS = 15
QUICK: dict[str, Any] = {"units": 20, "sizes": (3, *(1,) * 9), "looks": 2}


class _BoardStub(CloseStub):
    def _forget(self) -> None:
        """Nothing: what lies there is read alone."""


def measure(units: int = UNITS, sizes: Sequence[int] = SIZES, looks: int = LOOKS) -> list[Figure]:
    os.environ.update(ENVIRONMENT)
    stub = _BoardStub()
    stub.install()
    services = wiring.services()
    seed(services, sizes, units)
    _judge_month(services, sizes)
    _count_units(services, units)
    lines = _line_units(services, units)
    stub.seeded()
    city = _looked(stub, looks, lambda: see_city_board(services, EKO, MONDAY, NOW))
    unit = _looked(stub, looks, lambda: see_unit_board(services, EKO, unit_name(0), MONDAY, NOW))
    task = FiguresTask((unit_name(0),), years=(MONDAY.year,))
    levels = _looked(stub, looks, lambda: see_level_people(services, EKO, MONDAY.year, Choice(), 1, NOW))
    _, count = _looked(stub, 1, lambda: count_figures(services, task, NOW))
    detail = {"people": units * sum(sizes) // TEMPLATES, "units": units}
    return [
        *_figures("board_city", *city, detail),
        *_figures("board_unit", *unit, {"people": sizes[0]}),
        *_figures("levels_city", *levels, {**detail, "lines": lines}),
        Figure("levels_unit_count_aws_calls", len(count), {"people": sizes[0], "calls": Counter(count.names)}),
    ]


def _judge_month(services: Services, sizes: Sequence[int]) -> None:
    """The month's dates before this one: they lie in the same items as its own row will."""
    for number, size in enumerate(sizes):
        for on in takewhile(lambda each: each < MONDAY, dates_of(f"{MONDAY:%Y-%m}")):
            wiring.take_time()
            verdicts = {f"{number:08d}{at:08d}": verdict_of(on, at) for at in range(size)}
            services.months.write(unit_name(number), on, verdicts, {})


def _count_units(services: Services, units: int) -> None:
    """As the closer has within the last minute; units that are alike have the same figures."""
    city = services.city.fresh(NOW)
    alike = []
    for number in range(TEMPLATES):
        people = stand_unit(services, unit_name(number), MONDAY, city, NOW)
        alike.append(count_day(unit_name(number), MONDAY, people, NOW))
    for number in range(units):
        services.figures.note_day(replace(alike[number % TEMPLATES], unit_id=unit_name(number)))


def _line_units(services: Services, units: int) -> int:
    """Likewise every unit's year, as if a minute ago: how many lines lie there. Units that are alike have the same."""
    count_figures(services, FiguresTask(tuple(map(unit_name, range(TEMPLATES))), years=(MONDAY.year,)), NOW)
    alike = {each.unit_id: each for each in services.levels.of_year(MONDAY.year)}
    lines = 0
    for number in range(units):
        found = alike[unit_name(number % TEMPLATES)]
        people = tuple(replace(each, employee_id=f"{number:04d}{each.employee_id}") for each in found.lines)
        services.levels.note(replace(found, unit_id=unit_name(number), lines=people), 0)
        lines += len(people)
    return lines


def _looked(stub: CloseStub, looks: int, look: Callable[[], object]) -> tuple[float, CallLog]:
    """Milliseconds of a look, and what the first one asked."""
    client = Attendance._get_connection().connection.client
    with counted(client, look=boto3.client("dynamodb")) as log:
        look()
    return median(_one(stub, look) for _ in range(looks)), log


def _one(stub: CloseStub, look: Callable[[], object]) -> float:
    wiring.take_time()
    stub.spent_ns = 0
    started = time.process_time_ns()
    look()
    return (time.process_time_ns() - started - stub.spent_ns) / 1e6


def _figures(name: str, ms: float, log: CallLog, detail: dict[str, Any]) -> list[Figure]:
    return [
        Figure(f"{name}_ms", round(ms, 1), detail),
        Figure(f"{name}_aws_calls", len(log), {"calls": log.names}),
        Figure(f"{name}_rru", log.rru),
    ]
