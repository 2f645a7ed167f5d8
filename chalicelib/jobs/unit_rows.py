"""A file of units: checked row by row, published as one version of them with one entry that has the file's hash."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial

from chalicelib.domain.city import City
from chalicelib.domain.job import Job
from chalicelib.errors import ChangedMeanwhile, FieldError
from chalicelib.rules.csv_columns import Columns, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.import_report import ImportWarning
from chalicelib.rules.row_kind import Becomes
from chalicelib.rules.unit_file import COLUMNS, read_units
from chalicelib.rules.unit_plan import UnitChange, UnitPlan, plan_units, still_holds
from chalicelib.use_cases.change_units import publish_units
from chalicelib.use_cases.import_people import units_known
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin


def check_units(
    services: Services, _: Job, table: CsvText, now: datetime
) -> tuple[UnitPlan, Columns, Sequence[FieldError], Sequence[ImportWarning]]:
    """What the file would change, where its columns are, and what is wrong and odd."""
    city = services.city.fresh(now)
    found = read_units(table, units_known(city, now))
    return plan_units(found, city.units), match_columns(table, COLUMNS), found.faults, found.warnings


def unit_steps(services: Services, job: Job, plan: UnitPlan, now: datetime) -> list[tuple[int, Callable[[], bool]]]:
    """Each row that changes something; the first that is brought in brings all, or none."""
    changes = [each for each in plan.changes if each.becomes is not Becomes.KNOWN]
    publish = cache(partial(_publish, services, job, changes, now))
    return [(each.row.row, publish) for each in changes]


def _publish(services: Services, job: Job, changes: Sequence[UnitChange], now: datetime) -> bool:
    """False when what the plan was made from has changed since, or who applies it is no admin any more."""
    actor, city = services.staff.employee(job.applied_by or ""), services.city.fresh(now)
    if _stand(changes, city):
        return True  # by this very job, the worker died after it
    if actor is None or not is_city_admin(actor, city, now) or not still_holds(changes, units_known(city, now)):
        return False
    added = sum(each.held is None for each in changes)
    hashes = {"sha256": job.file_sha256, "plan_sha256": job.plan_sha256}
    facts = {"job": job.job_id, **hashes, "added": added, "changed": len(changes) - added}
    wanted = {each.unit.unit_id: each.unit for each in changes}
    try:
        publish_units(services, actor, city, wanted, "units_imported", now, facts)
    except ChangedMeanwhile:
        return _stand(changes, services.city.fresh(now))
    return True


def _stand(changes: Sequence[UnitChange], city: City) -> bool:
    return all(city.units.get(each.unit.unit_id) == each.unit for each in changes)
