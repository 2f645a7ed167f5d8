"""Reports as files: who stands in them, that no cell is a formula, what the audit tells of each, what is refused."""

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import FlagOutcome, ReportFormat, ReportKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag, Signal
from chalicelib.domain.trace import DayTrace
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.jobs import report_cells, reports
from chalicelib.jobs.work import work
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.order_report import order_report
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.paper.readings import pages_of, text_of
from tests.world import World

CSV, XLSX, PDF = ReportFormat.CSV, ReportFormat.XLSX, ReportFormat.PDF
FORMULAS = ['=HYPERLINK("http://jahat.example","Ani")', "+62", "@SUM(A1)", "-1"]


@pytest.fixture
def closed(city: World) -> World:
    """Ani was late on Monday, nobody else of Umum came."""
    closer = Closer(city)
    closer.quarter(wib(5))
    closer.came("ani", "07:45 12:00 16:05")
    closer.quarter(wib(18, 15))
    return city


def made(
    city: World, kind: ReportKind = ReportKind.MONTH, as_file: ReportFormat = CSV, who: Employee = CITRA,
    unit_id: str | None = "umum", **span: Any,
) -> Job:  # fmt: skip
    job = order_report(city.services, who, kind, as_file, unit_id, span.get("on"), span.get("month"), city.clock.now)
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done
    return done


def content(city: World, job: Job) -> bytes:
    (name,) = job.files
    raw = city.services.files.read(file_key(job, name), 10**7)
    assert raw
    return raw


def rows_of(city: World, job: Job) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content(city, job).decode("utf-8-sig"))))


def test_a_months_csv_has_everybody_of_the_unit_with_a_mark_a_day(closed: World) -> None:
    job = made(closed)
    assert (job.state, job.files, job.counts) == (JobState.DONE, ("laporan-month-umum-2026-11.csv",), {"rows": 3})
    heads, *rows = rows_of(closed, job)
    assert heads[:4] == ["Unit", "Nama", "4 angka akhir", "1"]
    by_name = {row[1]: dict(zip(heads, row, strict=True)) for row in rows}
    ani, budi = by_name["Ani"], by_name["Budi"]
    assert (ani["4 angka akhir"], ani["23"], ani["Menit terlambat"]) == (f"'{ANI.number[-4:]}", "T", "15")
    assert (budi["23"], budi["24"], budi["Tanpa keterangan"]) == ("A", "", "1")


def test_a_workbook_says_the_same_with_numbers_as_numbers(closed: World) -> None:
    sheet = load_workbook(io.BytesIO(content(closed, made(closed, as_file=XLSX)))).active
    heads = [cell.value for cell in sheet[1]]
    ani = next(row for row in sheet.iter_rows(min_row=2) if row[1].value == "Ani")
    assert ani[heads.index("23")].value == "T"
    assert (ani[heads.index("Menit terlambat")].value, ani[heads.index("Menit terlambat")].data_type) == (15, "n")
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref


def test_a_paper_names_the_city_the_unit_and_everybody(closed: World) -> None:
    text = text_of(content(closed, made(closed, ReportKind.DAILY, PDF))).splitlines()
    for said in ("Kota Contoh", "Laporan harian Senin, 23 November 2026", "Bagian Umum", "Ani", "07:45 (15)"):
        assert said in text, said


def test_nothing_to_report_is_said_on_paper(city: World) -> None:
    text = text_of(content(city, made(city, ReportKind.LEAVE, PDF)))
    assert "Tidak ada yang perlu dilaporkan." in text


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("as_file", ReportFormat)
def test_every_report_is_made_as_every_file_and_the_same_twice(
    closed: World, kind: ReportKind, as_file: ReportFormat
) -> None:
    one, two = (made(closed, kind, as_file) for _ in range(2))
    assert one.state is two.state is JobState.DONE
    if as_file is not PDF:  # a paper bears the number of its job
        assert content(closed, one) == content(closed, two)


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_of_a_file_begins_a_formula(closed: World, name: str) -> None:
    closed.change("ani", lambda each: replace(each, name=name))
    closed.publish("units", {**UNITS, "umum": replace(UNITS["umum"], name="=1+1")})
    rows = rows_of(closed, made(closed))
    assert f"'{name}" in [row[1] for row in rows]
    assert {row[0] for row in rows[1:]} == {"'=1+1"}
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+@\t\r")]
    book = load_workbook(io.BytesIO(content(closed, made(closed, as_file=XLSX)))).active
    assert [cell.coordinate for row in book.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert name in [row[1].value for row in book.iter_rows()]


def test_flags_come_with_what_a_person_found(closed: World) -> None:
    flag = Flag("ani", "umum", MONDAY, Slot.ARRIVAL, Signal.SHARED_PHONE, wib(20), "1:default")
    held = closed.services.flags.day("umum", MONDAY)
    closed.services.flags.save(replace(held, flags=(flag,)), DayTrace("umum", MONDAY, ()))
    _, row = rows_of(closed, made(closed, ReportKind.FLAGS))
    assert row[1:2] + row[3:] == [
        "Ani", "2026-11-23", "datang", report_cells.SIGNALS[Signal.SHARED_PHONE],
        report_cells.OUTCOMES[FlagOutcome.OPEN],
    ]  # fmt: skip


def test_the_audit_tells_who_exported_what_how_many_rows_and_the_files_hash(closed: World) -> None:
    job = made(closed)
    (entry,) = [
        each.entry for each in closed.services.audit.entries("umum#2026-11-23")
        if each.entry.action == "report_exported"
    ]  # fmt: skip
    assert (entry.actor_id, entry.object_id) == ("citra", job.job_id)
    assert entry.facts == {
        "report": "month", "format": "csv", "span": "2026-11", "unit": "umum", "units": 1, "rows": 3,
        "sha256": hashlib.sha256(content(closed, job)).hexdigest(),
    }  # fmt: skip


def test_a_message_that_comes_twice_makes_one_file_and_one_entry(closed: World) -> None:
    job = made(closed)
    assert work(closed.services, job.job_id, closed.clock.now, lambda: True) is None
    actions = [each.entry.action for each in closed.services.audit.entries("umum#2026-11-23")]
    assert actions.count("report_exported") == 1


@pytest.mark.parametrize(
    ("who", "units"),
    [(EKO, {"setda", "umum", "puskesmas"}), (FITRI, {"setda", "umum", "puskesmas"}), (DEWI, {"setda", "umum"}),
     (CITRA, {"umum"})],
)  # fmt: skip
def test_without_a_unit_it_is_of_everything_within_reach(closed: World, who: Employee, units: set[str]) -> None:
    job = made(closed, who=who, unit_id=None)
    assert {row[0] for row in rows_of(closed, job)[1:]} == {UNITS[each].name for each in units}


def test_a_unit_comes_with_its_parts(closed: World) -> None:
    closed.publish("units", {**UNITS, "arsip": Unit("arsip", "Arsip", "umum", ("balai-kota",))})
    moves = replace(BUDI.assignments[0], unit_id="arsip")
    closed.change("budi", lambda each: replace(each, assignments=(moves,)))
    assert {row[0] for row in rows_of(closed, made(closed))[1:]} == {"Bagian Umum", "Arsip"}


@pytest.mark.parametrize("who", [ANI, GANI])
@pytest.mark.parametrize("unit_id", ["umum", None])
def test_who_leads_nobody_gets_none(city: World, who: Employee, unit_id: str | None) -> None:
    with pytest.raises(NotFound):
        made(city, who=who, unit_id=unit_id)
    assert city.services.jobs.all() == []


@pytest.mark.parametrize(
    ("kind", "as_file", "unit_id", "span", "fault"),
    [
        (ReportKind.MONTH, PDF, None, {}, ("/unit_id", "UNIT_REQUIRED")),
        (ReportKind.MONTH, CSV, "umum", {"on": MONDAY}, ("/on", "DAY_OR_MONTH")),
        (ReportKind.DAILY, CSV, "umum", {"month": "2026-11"}, ("/month", "DAY_OR_MONTH")),
        (ReportKind.DAILY, CSV, "umum", {"on": date(2026, 11, 24)}, ("/on", "DATE_AHEAD")),
        (ReportKind.FLAGS, CSV, "umum", {"month": "2026-12"}, ("/month", "MONTH_AHEAD")),
    ],
)
def test_what_cannot_be_made_is_refused_before_a_job_is(
    city: World, kind: ReportKind, as_file: ReportFormat, unit_id: str | None, span: Any, fault: tuple[str, str]
) -> None:
    with pytest.raises(InputInvalid) as refused:
        made(city, kind, as_file, EKO, unit_id, **span)
    assert [(each.pointer, each.code) for each in refused.value.errors] == [fault]
    assert city.services.jobs.all() == []


def test_who_has_lost_the_reach_meanwhile_gets_no_file(closed: World) -> None:
    job = order_report(closed.services, CITRA, ReportKind.MONTH, CSV, "umum", None, None, closed.clock.now)
    closed.change("citra", lambda each: replace(each, grants=()))
    done = work(closed.services, job.job_id, closed.clock.now, lambda: True)
    assert done
    assert (done.state, done.problem, done.files) == (JobState.FAILED, "NOT_FOUND", ())


def test_a_paper_that_is_too_long_says_so(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MOST_PAPER_ROWS", 2)
    job = made(closed, as_file=PDF)
    assert (job.state, job.problem) == (JobState.FAILED, "REPORT_TOO_LONG")
    assert made(closed, as_file=CSV).state is JobState.DONE


def test_a_worker_whose_time_is_over_says_so(closed: World) -> None:
    job = order_report(closed.services, CITRA, ReportKind.MONTH, CSV, "umum", None, None, closed.clock.now)
    done = work(closed.services, job.job_id, closed.clock.now, lambda: False)
    assert done
    assert (done.state, done.problem) == (JobState.FAILED, "REPORT_TOO_LONG")


def test_a_large_report_tells_how_far_it_is(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[tuple[int, int]]()
    save = closed.services.jobs.save

    def saved(job: Job, entry: Any = None) -> Job:
        told.append((job.done, job.total))
        return save(job, entry)

    monkeypatch.setattr(closed.services.jobs, "save", saved)
    made(closed, who=EKO, unit_id=None)
    assert told[:2] == [(0, 0), (0, 3)]  # claimed, then counted
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (3, 3)


def test_a_long_units_paper_has_its_heads_on_every_page(closed: World) -> None:
    for at in range(60):
        who = cast.person(f"Orang {at:02}", f"CONTOH-9{at:02}", "umum")
        closed.services.staff.load(who, None)
    pages = pages_of(content(closed, made(closed, as_file=PDF)))
    assert len(pages) > 1
    assert all("Nama" in page for page in pages[:-1])
