"""A unit's report of performance: everybody in it, sums that are told apart, files that a spreadsheet reads."""

import hashlib
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.jobs.unit_performance import ACTIONS, PEOPLE
from chalicelib.jobs.work import work
from chalicelib.use_cases.order_performance_report import order_unit_report
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, UNITS
from tests.paper.readings import text_of
from tests.performance_files import content, furnish, made, rows_of, sheets_of
from tests.world import World

CSV, XLSX, PDF = ReportFormat.CSV, ReportFormat.XLSX, ReportFormat.PDF


def ordered(
    city: World, as_file: ReportFormat = XLSX, who: Employee = CITRA, unit_id: str = "umum", period: str = "2026-11"
) -> Job:
    return order_unit_report(city.services, who, unit_id, as_file, period, city.clock.now)


def test_everybody_of_the_unit_stands_in_it_with_what_they_reported(city: World) -> None:
    furnish(city)
    job = made(city, ordered(city))
    assert (job.state, job.files, job.counts) == (JobState.DONE, ("kinerja-umum-2026-11.xlsx",), {"rows": 4})
    people = {row["Nama"]: row for row in sheets_of(content(city, job))["Orang"]}
    assert sorted(people) == ["Ani", "Budi", "Citra"]
    assert people["Ani"] == {
        "Unit": "Bagian Umum", "Nama": "Ani", "4 angka akhir": ANI.number[-4:], "Rencana": "Disetujui", "Kegiatan": 3,
        "Disetujui": 1, "Menunggu": 1, "Dikembalikan": 1, "Tugas lain": 1, "Menit": 210, "Hari melapor": 1,
    }  # fmt: skip
    assert (people["Budi"]["Rencana"], people["Budi"]["Menunggu"]) == ("Belum ada", 1)
    assert (people["Citra"]["Kegiatan"], people["Citra"]["Menit"]) == (0, 0)


def test_an_action_stands_beside_what_was_reported_of_it(city: World) -> None:
    furnish(city)
    (row,) = sheets_of(content(city, made(city, ordered(city))))["Rencana aksi"]
    figures = {
        head: row[head] for head in ("Target periode ini", "Target setahun", "Dilaporkan", "Disetujui", "Kegiatan")
    }
    assert figures == {
        "Target periode ini": 10, "Target setahun": 120, "Dilaporkan": 15.5, "Disetujui": 12.5, "Kegiatan": 2,
    }  # fmt: skip
    assert (row["Nama"], row["Satuan"], row["Kemajuan (%)"]) == ("Ani", "dokumen", 45)


def test_a_quarter_adds_its_months(city: World) -> None:
    furnish(city)
    (row,) = sheets_of(content(city, made(city, ordered(city, period="2026-Q4"))))["Rencana aksi"]
    assert (row["Target periode ini"], row["Dilaporkan"], row["Kegiatan"]) == (30, 16.5, 3)


def test_csv_comes_as_two_files_that_say_the_same(city: World) -> None:
    furnish(city)
    job = made(city, ordered(city, CSV))
    assert job.files == ("kinerja-umum-2026-11-orang.csv", "kinerja-umum-2026-11-rencana-aksi.csv")
    people, actions = (rows_of(content(city, job, name)) for name in job.files)
    assert [list(each[0]) for each in (people, actions)] == [[c.head for c in each] for each in (PEOPLE, ACTIONS)]
    assert (people[0]["Nama"], people[0]["Menit"], actions[0]["Dilaporkan"]) == ("Ani", "210", "15.50")


def test_on_paper_numbers_are_written_as_people_do(city: World) -> None:
    furnish(city)
    text = text_of(content(city, made(city, ordered(city, PDF)))).splitlines()
    for said in ("Kota Contoh", "Laporan kinerja November 2026", "Bagian Umum", "Ani", "15,50", "Disetujui"):
        assert said in text, said


@pytest.mark.parametrize("as_file", ReportFormat)
def test_a_unit_without_anything_is_a_report_too(city: World, as_file: ReportFormat) -> None:
    job = made(city, ordered(city, as_file, EKO, "puskesmas"))
    assert (job.state, job.counts) == (JobState.DONE, {"rows": 1})  # Gani, with nothing


def test_no_cell_of_a_file_begins_a_formula(city: World) -> None:
    furnish(city)
    city.change("ani", lambda each: replace(each, name="=1+1"))
    city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], name="@SUM(A1)")})
    job = made(city, ordered(city, CSV))
    raw = [rows_of(content(city, job, name)) for name in job.files]
    assert not [cell for rows in raw for row in rows for cell in row.values() if cell[:1] in tuple("=+@\t\r")]
    book = load_workbook(io.BytesIO(content(city, made(city, ordered(city)))))
    assert [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert "=1+1" in {row["Nama"] for row in sheets_of(content(city, made(city, ordered(city))))["Orang"]}


def test_a_unit_comes_with_its_parts(city: World) -> None:
    city.publish("units", {**UNITS, "arsip": Unit("arsip", "Arsip", "umum", ("balai-kota",))})
    moves = replace(BUDI.assignments[0], unit_id="arsip")
    city.change("budi", lambda each: replace(each, assignments=(moves,)))
    rows = sheets_of(content(city, made(city, ordered(city))))["Orang"]
    assert {(row["Unit"], row["Nama"]) for row in rows} >= {("Arsip", "Budi"), ("Bagian Umum", "Ani")}


def test_the_audit_tells_who_exported_what_and_each_files_hash(city: World) -> None:
    furnish(city)
    job = made(city, ordered(city, CSV))
    (entry,) = [
        each.entry for each in city.services.audit.entries("umum#2026-11-23")
        if each.entry.action == "performance_exported"
    ]  # fmt: skip
    assert (entry.actor_id, entry.object_id) == ("citra", job.job_id)
    assert entry.facts == {
        "job": job.job_id, "report": "unit_performance", "format": "csv", "span": "2026-11", "rows": 4,
        "sha256": {name: hashlib.sha256(content(city, job, name)).hexdigest() for name in job.files},
    }  # fmt: skip


@pytest.mark.parametrize("who", [CITRA, DEWI, EKO, FITRI])
def test_it_is_made_for_who_reads_the_units_plans(city: World, who: Employee) -> None:
    assert made(city, ordered(city, who=who)).state is JobState.DONE


@pytest.mark.parametrize("who", [ANI, GANI])
def test_nobody_else_orders_one(city: World, who: Employee) -> None:
    with pytest.raises(NotFound):
        ordered(city, who=who)


def test_a_period_that_lies_ahead_is_refused(city: World) -> None:
    with pytest.raises(InputInvalid) as refused:
        ordered(city, period="2026-12")
    assert [(each.pointer, each.code) for each in refused.value.errors] == [("/period_id", "PERIOD_AHEAD")]


def test_who_lost_the_role_meanwhile_gets_none(city: World) -> None:
    job = ordered(city)
    city.change("citra", lambda each: replace(each, grants=()))
    done = made(city, job)
    assert (done.state, done.problem, done.files) == (JobState.FAILED, "NOT_FOUND", ())


def test_one_that_takes_too_long_says_so(city: World) -> None:
    furnish(city)
    done = work(city.services, ordered(city).job_id, city.clock.now, lambda: False)
    assert done
    assert (done.state, done.problem, done.files) == (JobState.FAILED, "REPORT_TOO_LONG", ())


def test_a_paper_of_too_many_rows_says_so(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(city)
    monkeypatch.setattr("chalicelib.jobs.performance_reports.MOST_PAPER_ROWS", 3)
    assert made(city, ordered(city, PDF)).problem == "REPORT_TOO_LONG"
    assert made(city, ordered(city, XLSX)).state is JobState.DONE
