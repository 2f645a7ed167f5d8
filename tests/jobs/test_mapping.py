"""Which header is which column: told with the check, remembered from one's last file, as far as it fits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.jobs.mapping import fitting, renamed
from chalicelib.jobs.work import work
from chalicelib.rules.csv_columns import Column
from chalicelib.rules.csv_text import read_csv
from chalicelib.use_cases.imports import begin_import, check_import, file_key
from tests.cast import DEWI, EKO, ENDAH
from tests.jobs.workbooks import workbook
from tests.world import World

SIMPEG = ["NIP  BARU", "Nama Lengkap", "unit", "kantor", "pola", "atasan"]
SITI = ["BARU-001", "Siti", "umum", "", "lima-hari", ""]
MAPPING = {"number": "nip baru", "name": "NAMA\u00a0LENGKAP"}
COLUMNS = (Column("number", ("nip",)), Column("name", ("nama",)), Column("unit_id", ("unit",)))


def checked(
    city: World,
    mapping: dict[str, str],
    who: Employee = EKO,
    header: list[str] = SIMPEG,
    others: bool | None = None,
    **again: str,
) -> Job:
    services = city.services
    city.clock.forward(minutes=1)
    job = services.jobs.get(again["job_id"]) if again else None
    if job is None:
        job, _ = begin_import(services, who, JobKind.PEOPLE, "simpeg.xlsx", city.clock.now)
    services.files.write(file_key(job), workbook([header, [*SITI, "III/a", "catur"][: len(header)]]))
    check_import(services, who, job.job_id, mapping, city.clock.now, ignores_others=others)
    done = work(services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def found(job: Job) -> tuple[dict[str, str], bool, int]:
    return dict(job.mapping), job.mapping_remembered, job.counts["new"]


def test_a_mapping_is_told_once_and_remembered_by_who_told_it(city: World) -> None:
    assert found(checked(city, {})) == ({}, False, 0)
    assert found(checked(city, MAPPING)) == (MAPPING, False, 1)
    assert found(checked(city, {})) == (MAPPING, True, 1)
    assert found(checked(city, {}, ENDAH)) == ({}, False, 0)  # hers is another


def test_the_newest_is_taken(city: World) -> None:
    checked(city, MAPPING)
    checked(city, {**MAPPING, "email": "kantor"})
    assert checked(city, {}).mapping == {**MAPPING, "email": "kantor"}
    checked(city, MAPPING)
    assert checked(city, {}).mapping == MAPPING


def test_only_what_fits_this_file_is_taken(city: World) -> None:
    checked(city, MAPPING)
    partly = checked(city, {}, header=["nip", "NAMA LENGKAP", *SIMPEG[2:]])
    assert found(partly) == ({"name": MAPPING["name"]}, True, 1)
    assert found(checked(city, {}, header=["nip", "nama", *SIMPEG[2:]])) == ({}, False, 1)


def test_a_mapping_of_another_kind_of_file_or_one_that_failed_is_not_taken(city: World) -> None:
    job = checked(city, MAPPING)
    services = city.services
    stored = services.jobs.get(job.job_id)
    assert stored
    services.jobs.save(replace(stored, state=JobState.FAILED))
    assert checked(city, {}).mapping == {}
    services.jobs.add(replace(job, job_id="lain", kind=JobKind.BALANCES))
    assert checked(city, {}).mapping == {}


def test_the_mapping_of_the_file_itself_comes_first_whoever_presses_check(city: World) -> None:
    job = checked(city, MAPPING, DEWI)
    checked(city, {"number": "kantor"}, EKO)
    seen = checked(city, {}, EKO, job_id=job.job_id)
    assert found(seen) == (MAPPING, True, 1)


def test_passing_over_other_columns_is_remembered_with_the_mapping(city: World) -> None:
    wide = [*SIMPEG, "golongan", "hobi"]
    assert checked(city, MAPPING, header=wide).counts["new"] == 0
    first = checked(city, MAPPING, header=wide, others=True)
    assert (first.ignores_others, first.counts["new"]) == (True, 1)
    again = checked(city, {}, header=wide)
    assert (again.ignores_others, found(again)) == (True, (MAPPING, True, 1))
    assert checked(city, {}, header=wide, others=False).counts["new"] == 0  # said otherwise
    assert checked(city, {}, header=["nip", "nama", *wide[2:]]).counts["new"] == 0  # where no mapping is taken


def test_it_stays_so_for_the_file_itself_until_somebody_says_otherwise(city: World) -> None:
    wide = [*SIMPEG, "golongan"]
    job = checked(city, MAPPING, header=wide, others=True)
    assert checked(city, {}, header=wide, job_id=job.job_id).counts["new"] == 1
    assert checked(city, MAPPING, header=wide, others=False, job_id=job.job_id).counts["new"] == 0


def test_the_headers_to_choose_from_stay_those_of_the_file(city: World) -> None:
    job = checked(city, {})
    assert job.unknown_headers == ("NIP BARU", "Nama Lengkap")
    assert checked(city, MAPPING, job_id=job.job_id).unknown_headers == job.unknown_headers


def test_a_header_with_digits_is_named_by_its_place_in_this_file_alone(city: World) -> None:
    header = ["NIP 2026", *SIMPEG[1:]]
    by_place = {**MAPPING, "number": "#1"}
    assert checked(city, {}, header=header).unknown_headers[0] == "#1"
    job = checked(city, by_place, header=header)
    assert found(job) == (by_place, False, 1)
    assert found(checked(city, {}, header=header, job_id=job.job_id)) == (by_place, True, 1)
    assert checked(city, {}, header=header).mapping == {"name": MAPPING["name"]}


@pytest.mark.parametrize(
    ("header", "fits"),
    [
        (["NIP Baru", "nama_lengkap"], {"number": "nip baru"}),
        (["nip", "nip baru"], {}),  # ours stands there
        (["Nomor"], {}),
    ],
)
def test_a_mapping_fits_as_far_as_its_headers_stand_there_and_ours_do_not(header: list[str], fits: object) -> None:
    assert fitting({"number": "nip baru", "name": "Nama Lengkap"}, header, COLUMNS) == fits


def test_headers_are_found_whatever_their_case_and_spaces() -> None:
    table = read_csv("NIP\u00a0 BARU,b\n1,2\n".encode(), 9)
    assert renamed(table, {"number": "nip baru"}).header == ("number", "b")


def test_a_check_that_is_told_of_twice_finds_the_same(city: World) -> None:
    checked(city, MAPPING)
    job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, "simpeg.xlsx", city.clock.now + timedelta(minutes=1))
    city.services.files.write(file_key(job), workbook([SIMPEG, SITI]))
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    first = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert first
    assert work(city.services, job.job_id, city.clock.now, lambda: True) is None
    assert first.mapping == MAPPING
