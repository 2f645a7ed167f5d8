"""A report's file is told of for a day, to the microsecond."""

from datetime import timedelta

import pytest

from chalicelib.domain.job import DAY_PAPERS, Job, JobKind, JobState
from chalicelib.rules.paper_life import PAPERS_LIE, files_left
from tests.cast import wib


@pytest.mark.parametrize("kind", sorted(DAY_PAPERS))
def test_a_reports_file_is_told_of_for_a_day(kind: JobKind) -> None:
    job = Job("satu", kind, JobState.DONE, "eko", wib(7), files=("a.csv",))
    assert files_left(job, wib(7) + PAPERS_LIE - timedelta(microseconds=1)) == ("a.csv",)
    assert files_left(job, wib(7) + PAPERS_LIE) == ()


def test_what_an_import_made_is_told_of_as_ever() -> None:
    job = Job("satu", JobKind.PEOPLE, JobState.CHECKED, "eko", wib(7), files=("marked.xlsx",))
    assert files_left(job, wib(7) + 3 * PAPERS_LIE) == ("marked.xlsx",)
