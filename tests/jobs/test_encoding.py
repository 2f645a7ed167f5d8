"""A CSV that is not UTF-8: refused, unless a person says what it is and sees by a few cells whether it is so."""

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.jobs.work import work
from chalicelib.jobs.xlsx import read_xlsx
from chalicelib.use_cases.imports import begin_import, check_import, file_key
from tests.cast import EKO
from tests.jobs.workbooks import workbook
from tests.world import World

TEXT = "nip;nama;unit;kantor;pola;atasan\nBARU-001;Andr\u00e9 S\u00f8rensen;umum;;lima-hari;\n"


def uploaded(city: World, raw: bytes) -> Job:
    job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, "pegawai.csv", city.clock.now)
    city.services.files.write(file_key(job), raw)
    return job


def checked(city: World, job: Job, encoding: str | None = None) -> Job:
    check_import(city.services, EKO, job.job_id, {}, city.clock.now, encoding=encoding)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def codes(job: Job) -> list[str]:
    return [each.code for each in job.faults]


def test_windows_1252_is_read_once_a_person_says_so_and_shown(city: World) -> None:
    job = uploaded(city, TEXT.encode("cp1252"))
    first = checked(city, job)
    assert (first.state, codes(first), first.encoding, first.encoding_samples) == (
        JobState.CHECKED, ["CSV_ENCODING"], None, (),
    )  # fmt: skip
    seen = checked(city, job, "windows-1252")
    assert (codes(seen), seen.counts["new"], seen.encoding) == ([], 1, "windows-1252")
    assert seen.encoding_samples == ("Andr\u00e9 S\u00f8rensen",)
    raw = city.services.files.read(file_key(seen, "marked.xlsx"), 10**6)
    assert raw
    assert read_xlsx(raw, 9).rows[0].cells[1] == "Andr\u00e9 S\u00f8rensen"


def test_the_next_check_reads_it_so_again_until_told_otherwise(city: World) -> None:
    job = uploaded(city, TEXT.encode("cp1252"))
    checked(city, job, "windows-1252")
    assert checked(city, job).encoding == "windows-1252"
    assert codes(checked(city, job, "utf-8")) == ["CSV_ENCODING"]


def test_utf_8_tells_its_encoding_and_shows_nothing(city: World) -> None:
    seen = checked(city, uploaded(city, TEXT.encode()))
    assert (seen.encoding, seen.encoding_samples, seen.counts["new"]) == ("utf-8", (), 1)


def test_a_wrong_guess_can_be_seen_by_its_samples(city: World) -> None:
    seen = checked(city, uploaded(city, TEXT.encode()), "windows-1252")
    assert seen.encoding_samples == ("Andr\u00c3\u00a9 S\u00c3\u00b8rensen",)


@pytest.mark.parametrize(
    ("raw", "code"),
    [(TEXT.encode("utf-16"), "CSV_ENCODING"), (b"nip;nama\n1;\x81\n", "CSV_BYTE_UNDEFINED")],
)
def test_what_is_not_windows_1252_either_is_refused(city: World, raw: bytes, code: str) -> None:
    seen = checked(city, uploaded(city, raw), "windows-1252")
    assert (codes(seen), seen.encoding, seen.encoding_samples) == ([code], None, ())


def test_a_workbook_has_no_encoding(city: World) -> None:
    rows = [line.split(";") for line in TEXT.splitlines()]
    seen = checked(city, uploaded(city, workbook(rows)), "windows-1252")
    assert (seen.encoding, seen.encoding_samples, seen.counts["new"]) == (None, (), 1)
