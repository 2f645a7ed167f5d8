"""Whom may the rows of a file be about? Those whom its checker reaches now; all others are as unknown."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.csv_columns import Column, match_columns
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.row_person import numbers_in
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of


def known_people(
    services: Services, job: Job, table: CsvText, columns: Sequence[Column], act: Act, city: City, now: datetime
) -> dict[str, Employee]:
    """Normalised staff number -> person, of those in the file; nobody once the checker is gone."""
    checker, today = services.staff.employee(job.checker), today_of(city, now)
    if checker is None:
        return {}
    found = services.staff.people_of(numbers_in(table, match_columns(table, columns), "number"))
    return {number: each for number, each in found.items() if reaches(checker, act, units_of(each, today), city, today)}
