"""Files as cities send them, through the check and in: what is wrong is told, what is sound is read as it was meant."""

import pytest

from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.jobs.row_kinds import MAX_ROWS
from chalicelib.jobs.xlsx import read_xlsx
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from tests.cast import CITY, EKO, UNITS
from tests.jobs.stepping import step
from tests.samples.messy import MAPPING, Expected, people_csvs, people_workbook
from tests.world import World

NAMES = [each.name for each in UNITS.values()]
OFFICES = [CITY.offices[each].name for each in sorted(CITY.office_ids_in_use())]
SEEDS = range(5)


def checked(city: World, name: str, raw: bytes, mapping: dict[str, str], encoding: str | None = None) -> Job:
    job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, name, city.clock.now)
    city.services.files.write(file_key(job), raw)
    check_import(city.services, EKO, job.job_id, mapping, city.clock.now, encoding=encoding)
    return step(city, job)


def applied(city: World, job: Job, mode: ApplyMode) -> Job:
    apply_import(city.services, EKO, job.job_id, mode, city.clock.now)
    return step(city, job)


def told(job: Job) -> dict[int, tuple[str, str]]:
    parts = [(each.pointer.split("/"), each.code) for each in job.faults]
    return {int(place[2]): (place[3], code) for place, code in parts}


def made(seed: int, n: int = 60) -> tuple[bytes, Expected]:
    return people_workbook(n, NAMES, OFFICES, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fault_of_a_messy_workbook_is_told_at_its_cell_and_no_other(city: World, seed: int) -> None:
    raw, expected = made(seed)
    job = checked(city, "simpeg.xlsx", raw, dict(expected.mapping))
    assert told(job) == expected.faults
    assert len(job.faults) == len(expected.faults)
    counts = job.counts
    assert (counts["rows"], counts["new"], counts["faulty"]) == (expected.rows, expected.good, len(expected.faults))
    assert counts["waiting"] == len(expected.left_behind)
    assert counts["warnings"] == counts["waiting"] + counts["roles"] + counts["leaving"]
    assert counts["faulty"] + counts["waiting"] == 60 - expected.good
    assert list(told(job)) == sorted(expected.faults)  # as they stand in the file


@pytest.mark.parametrize("seed", SEEDS)
def test_its_good_rows_go_in_and_the_same_file_again_changes_nothing(city: World, seed: int) -> None:
    raw, expected = made(seed)
    done = applied(city, checked(city, "simpeg.xlsx", raw, dict(expected.mapping)), ApplyMode.GOOD_ROWS)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, expected.good, ())
    again = checked(city, "simpeg.xlsx", raw, {})  # the mapping is remembered
    assert (again.counts["known"], again.counts["new"], again.counts["changed"]) == (expected.good, 0, 0)


def test_the_marked_file_notes_the_faulty_rows_and_those_that_wait_for_them(city: World) -> None:
    raw, expected = made(1)
    job = checked(city, "simpeg.xlsx", raw, dict(expected.mapping))
    marked = city.services.files.read(file_key(job, "marked.xlsx"), 10**7)
    assert marked
    noted = {row.number: row.cells[-1] for row in read_xlsx(marked, 1_000).rows if row.cells[-1]}
    roled = {each for each, words in noted.items() if words.startswith("Baris ini memberi peran.")}
    assert len(roled) == job.counts["roles"]
    assert noted.keys() - roled == expected.faults.keys() | expected.left_behind
    assert {each for each, words in noted.items() if "menunggu" in words} == expected.left_behind


def test_the_same_seed_makes_the_same_people_and_another_makes_others() -> None:
    rows = [read_xlsx(made(seed)[0], 1_000).rows for seed in (7, 7, 8)]
    assert rows[0] == rows[1] != rows[2]


def test_a_large_one_is_what_it_says() -> None:
    raw, expected = made(3, 300)
    table = read_xlsx(raw, MAX_ROWS)
    assert (len(table.rows), expected.rows) == (300, 300)
    assert expected.mapping == MAPPING
    assert len({code for _, code in expected.faults.values()}) == 8
    assert table.rows[-1].number > 301  # blank rows between


@pytest.mark.parametrize("name", people_csvs("x"))
def test_a_csv_however_saved_is_the_same_two_people(city: World, name: str) -> None:
    raw, encoding = people_csvs("Bagian Umum")[name]
    done = applied(city, checked(city, "pegawai.csv", raw, {}, encoding), ApplyMode.WHOLE)
    assert (done.done, done.failed_rows) == (2, ())
    people = city.services.staff.people_of(["CSV-001", "CSV-002"])
    assert [each.name for each in people.values()] == ["André Sørensen, S.T.", "Zoë"]
    assert people["CSV-002"].assignments[0].supervisor_id == people["CSV-001"].employee_id
    assert people["CSV-002"].assignments[0].office_ids == ("balai-kota",)
