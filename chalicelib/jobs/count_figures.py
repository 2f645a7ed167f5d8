"""Count units' dates and months, because somebody looks at them: docs/adr/0018-figures-are-counted-for-who-looks.md."""

from datetime import datetime

from chalicelib.domain.closing import FiguresTask
from chalicelib.rules.board import count_day, count_month
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.stand_unit import stand_unit


def count_figures(services: Services, task: FiguresTask, now: datetime) -> int:
    """How many were written. A date costs six reads a unit, a month one Query and its pages; each is one write."""
    city, done = services.city.fresh(now), 0
    for unit_id in task.unit_ids:
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
    return done
