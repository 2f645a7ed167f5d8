"""Whom a file may be about is decided by the reach of who has it checked, as it is now."""

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.jobs.known_people import known_people
from chalicelib.rules.access import Act
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.row_person import COLUMNS
from tests.cast import ANI, BUDI, GANI
from tests.world import World

FILE = read_csv(f"nip,nama\n{ANI.number},\n{BUDI.number},\n{GANI.number},\nTIDAK-ADA,".encode(), 10)


@pytest.mark.parametrize(
    ("checker", "known"),
    [("eko", {"ani", "budi", "gani"}), ("dewi", {"ani", "budi"}), ("fitri", set()), ("tidak-ada", set())],
)
def test_only_whom_the_checker_reaches_is_known(city: World, checker: str, known: set[str]) -> None:
    now = city.clock.now
    job = Job("j", JobKind.ROSTER, JobState.QUEUED, checker, now)
    picture = city.services.city.fresh(now)
    found = known_people(city.services, job, FILE, COLUMNS, Act.WRITE_ROSTER, picture, now)
    assert {each.employee_id for each in found.values()} == known
    assert all(number == each.number for number, each in found.items())
