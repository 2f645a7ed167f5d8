"""What a digest tells of budgets whose month is not told: to who may enter it while it is open, then to the city."""

from collections.abc import Mapping, Sequence
from datetime import date

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.jobs.remind_budget import Untold
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.day_digest import SHOWN_UNITS


def open_facts(untold: Sequence[Untold], leads: Employee, city: City, today: date) -> dict[str, object]:
    """From the day of the first reminder until the month locks, of the units whose figures the reader may enter."""
    theirs = [
        each for each in untold if each.remind_on and reaches(leads, Act.WRITE_BUDGET, [each.unit_id], city, today)
    ]
    return {"budgets": [_told(each, city) for each in theirs[:SHOWN_UNITS]]} if theirs else {}


def locked_facts(untold: Sequence[Untold], city: City) -> dict[str, object]:
    """Of a month that has just locked: which units it lacks."""
    locked = [each for each in untold if each.remind_on is None]
    if not locked:
        return {}
    shown = [_told(each, city) for each in locked[:SHOWN_UNITS]]
    return {"locked_budgets": shown, "more_budgets": max(len(locked) - SHOWN_UNITS, 0)}


def _told(each: Untold, city: City) -> Mapping[str, object]:
    return {
        "unit_id": each.unit_id,
        "unit": city.unit_name(each.unit_id),
        "month": each.name,
        "count": each.count,
        "lines": each.lines,
        "until": each.until_on.isoformat(),
    }
