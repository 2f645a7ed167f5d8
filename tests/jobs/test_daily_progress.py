"""Approved activities for the national daily progress: the columns as documented, whole numbers, nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import NotFound
from chalicelib.jobs.daily_progress import COLUMNS
from chalicelib.use_cases.order_performance_report import order_own_report, order_unit_progress
from tests.activities import K, an_activity
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, GANI
from tests.performance_files import content, furnish, made, put_activity, rows_of
from tests.world import World

PAGE = Path(__file__).parents[2] / "docs" / "daily_progress.md"


def of_unit(city: World, who: Employee = DEWI, period: str = "2026-11") -> Job:
    return made(city, order_unit_progress(city.services, who, "umum", period, city.clock.now))


def own(city: World, who: Employee = ANI, period: str = "2026-Q4") -> Job:
    return made(city, order_own_report(city.services, who, ReportFormat.CSV, period, city.clock.now))


def test_the_columns_are_those_that_the_page_tells_in_its_order() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text(), re.MULTILINE)
    assert told == [each.head for each in COLUMNS]
    assert "NOT CONFIRMED" in PAGE.read_text()


def test_a_units_file_has_each_approved_activity_and_no_other(city: World) -> None:
    furnish(city)
    job = of_unit(city)
    assert (job.state, job.files) == (JobState.DONE, ("progres-harian-umum-2026-11-belum-dikonfirmasi.csv",))
    (row,) = rows_of(content(city, job))
    assert row == {
        "nomor_pegawai": ANI.number, "nama": "Ani", "tanggal": "2026-11-24",
        "rencana_hasil_kerja": "Dokumen pengadaan terverifikasi tepat waktu",
        "rencana_aksi": "Memverifikasi dokumen pengadaan", "kegiatan": "Memeriksa berkas pengadaan",
        "jumlah": "12.50", "satuan": "dokumen", "menit": "90", "kemajuan_persen": "40",
        "bukti_tautan": "https://bukti.example/1 https://bukti.example/2", "id": "20261124-a",
    }  # fmt: skip


def test_ones_own_is_the_same_of_oneself(city: World) -> None:
    furnish(city)
    put_activity(city, an_activity("y", K.APPROVED, employee_id="budi"))
    job = own(city)
    assert job.files == ("progres-harian-saya-2026-Q4-belum-dikonfirmasi.csv",)
    assert [each["id"] for each in rows_of(content(city, job))] == ["20261005-o", "20261124-a"]


def test_what_nobody_said_is_empty_and_another_task_has_no_action(city: World) -> None:
    put_activity(city, an_activity("z", K.APPROVED))
    (row,) = rows_of(content(city, own(city)))
    empty = {"rencana_hasil_kerja", "rencana_aksi", "jumlah", "satuan", "kemajuan_persen", "bukti_tautan"}
    assert {head for head, cell in row.items() if cell == ""} == empty


def test_a_staff_number_is_text_and_no_text_a_formula(city: World) -> None:
    furnish(city)
    put_activity(city, an_activity("f", K.APPROVED, text='=HYPERLINK("http://jahat.example")'))
    city.change("ani", lambda each: replace(each, number="199001012015031001"))
    first, second = rows_of(content(city, of_unit(city)))
    assert first["nomor_pegawai"] == "199001012015031001"
    assert second["kegiatan"].startswith("'=")


def test_nothing_approved_is_a_file_with_its_heads_alone(city: World) -> None:
    job = of_unit(city)
    assert job.counts == {"rows": 0}
    assert content(city, job).decode("utf-8-sig").strip().split(",") == [each.head for each in COLUMNS]


@pytest.mark.parametrize("who", [CITRA, FITRI, GANI, ANI])
def test_whole_numbers_are_given_to_operators_and_city_admins_alone(city: World, who: Employee) -> None:
    with pytest.raises(NotFound):
        of_unit(city, who)
    assert of_unit(city, EKO).state is JobState.DONE


def test_no_number_is_in_the_audit_or_in_the_job(city: World) -> None:
    furnish(city)
    job = of_unit(city)
    told = [str(each.entry) for each in city.services.audit.entries("umum#2026-11-23")]
    assert any("performance_exported" in each for each in told)
    assert ANI.number not in f"{told} {job}"


def test_more_rows_than_a_worker_holds_are_refused(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(city)
    monkeypatch.setattr("chalicelib.jobs.daily_progress.MOST_ROWS", 0)
    assert of_unit(city).problem == "REPORT_TOO_LONG"
