"""How long a job lies in the table."""

from datetime import timedelta

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.store.tables import Jobs, job_key
from tests.cast import wib
from tests.world import small_city


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        (JobKind.REPORT, 7),
        (JobKind.MONTH_SUMMARY, 7),
        (JobKind.BUDGET_REPORT, 7),
        (JobKind.SLIPS, 180),
        (JobKind.PEOPLE, 180),
    ],
)
def test_a_reports_job_goes_within_a_week_any_other_within_half_a_year(kind: JobKind, days: int) -> None:
    with small_city(wib(7)) as city:
        city.services.jobs.add(Job("satu", kind, JobState.QUEUED, "eko", wib(7)))
        item = Jobs.get(*job_key("satu"))
    assert int(item.expires) == int((wib(7) + timedelta(days=days)).timestamp())
