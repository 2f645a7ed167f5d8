"""Count units' dates and months, because somebody looks at them: docs/adr/0018-figures-are-counted-for-who-looks.md."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.discipline_levels import UnitLevels
from chalicelib.domain.employee import NumberKind
from chalicelib.rules.board import count_day, count_month
from chalicelib.rules.discipline_levels import level_line
from chalicelib.use_cases.city_versions import city_versions
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_discipline import states_of_unit
from chalicelib.use_cases.stand_unit import stand_unit


def count_figures(
    services: Services, task: FiguresTask, now: datetime, has_time: Callable[[], bool] = lambda: True
) -> int:
    """How many were written, each with one write.

    What time is short for is sent on. A date costs six reads a unit, a month one Query and its pages; a year by level
    two reads, and nine for each fifty people.
    """
    city, done = services.city.fresh(now), 0
    for at, unit_id in enumerate(task.unit_ids):
        if at and not has_time():
            services.close_queue(replace(task, unit_ids=task.unit_ids[at:]))
            break
        unit = city.units.get(unit_id)
        if unit is None:
            continue
        if task.on:
            people = stand_unit(services, unit_id, task.on, city, now)
            services.figures.note_day(count_day(unit_id, task.on, people, now))
            done += 1
        for month in task.months:
            rows = services.months.of_unit(unit_id, month)
            services.figures.note_month(count_month(unit_id, month, rows, unit.counts_from, now))
            done += 1
        for year in task.years:
            _count_levels(services, unit_id, year, city, now)
            done += 1
    return done


def _count_levels(services: Services, unit_id: str, year: int, city: City, now: datetime) -> None:
    """Everybody who works there today, by what a look at the unit's year would show of them."""
    changes, people, lines = services.levels.changes(unit_id, year), Counter[NumberKind](), []
    for each in states_of_unit(services, unit_id, year, city, now):
        people[each.state.rules.number_kind] += 1
        line = level_line(each.employee_id, each.name, each.state)
        lines += [line] if line else []
    found = UnitLevels(unit_id, year, now, today_of(city, now), city_versions(city), dict(people), tuple(lines))
    services.levels.note(found, changes)
