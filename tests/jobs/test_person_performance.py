"""One's own report and a person's: as each reader sees the same on the screens, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.feedback import Feedback
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import NotFound
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.order_performance_report import order_own_report, order_persons_report
from tests.activities import K, an_activity
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, wib
from tests.evaluations import E, put_evaluation
from tests.paper.readings import text_of
from tests.performance_files import content, furnish, made, put_activity, sheets_of
from tests.world import World, entry

XLSX, PDF = ReportFormat.XLSX, ReportFormat.PDF


@pytest.fixture
def told(city: World) -> World:
    """With a word of Citra's in July and one in November."""
    furnish(city)
    for name, at in (("w1", wib(9, on=date(2026, 7, 6))), ("w2", wib(9, on=date(2026, 11, 16)))):
        word = Feedback(name, "ani", "citra", at, f"Rapi sekali ({name})")
        city.services.evaluations.add_feedback(word, 2026, entry("test_word", city.clock.now))
    return city


def own(city: World, as_file: ReportFormat = XLSX, who: Employee = ANI, period: str = "2026") -> Job:
    return made(city, order_own_report(city.services, who, as_file, period, city.clock.now))


def anis(city: World, who: Employee, period: str = "2026") -> Job:
    return made(city, order_persons_report(city.services, who, "ani", XLSX, period, city.clock.now))


def test_ones_own_year_holds_goals_activities_words_and_what_was_approved(told: World) -> None:
    job = own(told)
    assert (job.state, job.files) == (JobState.DONE, ("kinerja-saya-2026.xlsx",))
    sheets = sheets_of(content(told, job))
    (indicator,), (action,), (evaluation,) = (
        sheets[each] for each in ("Rencana dan indikator", "Rencana aksi", "Penilaian")
    )
    assert (indicator["Target"], indicator["Realisasi"], indicator["Dasar"]) == (120, 120, "Register 2026")
    assert (action["Dilaporkan"], action["Disetujui"], action["Target periode ini"]) == (16.5, 13.5, 120)
    assert [each["Kegiatan"] for each in sheets["Kegiatan"]] == ["Memeriksa berkas pengadaan"] * 4
    approved = sheets["Kegiatan"][1]
    assert (approved["Tanggal"], approved["Status"], approved["Dijawab oleh"]) == ("2026-11-24", "Disetujui", "Citra")
    assert (approved["Rencana aksi"], approved["Bukti"]) == ("Memverifikasi dokumen pengadaan", 2)
    assert [each["Umpan balik"] for each in sheets["Umpan balik"]] == ["Rapi sekali (w1)", "Rapi sekali (w2)"]
    assert (evaluation["Periode"], evaluation["Predikat"]) == ("Triwulan 3 2026", "Baik")
    assert evaluation["Matriks"] == "belum dikonfirmasi"


def test_a_month_holds_what_is_of_it_alone(told: World) -> None:
    sheets = sheets_of(content(told, own(told, period="2026-11")))
    assert [len(sheets[each]) for each in ("Kegiatan", "Umpan balik", "Penilaian")] == [3, 1, 0]
    assert sheets["Rencana dan indikator"][0]["Realisasi"] is None


def test_a_paper_tells_the_same_in_words(told: World) -> None:
    text = text_of(content(told, own(told, PDF))).splitlines()
    for said in ("Laporan kinerja Tahun 2026", "Pengelola Pengadaan", "Citra", "Sesuai ekspektasi", "24/11/2026"):
        assert said in text, said


def test_who_has_nothing_gets_a_report_that_says_so(city: World) -> None:
    text = text_of(content(city, own(city, PDF, GANI))).splitlines()
    for said in ("Belum ada rencana.", "Belum ada penilaian yang disetujui.", "Belum ada"):
        assert said in text, said


@pytest.mark.parametrize("who", [CITRA, EKO, FITRI])
def test_who_leads_them_has_the_same_made(told: World, who: Employee) -> None:
    job = anis(told, who)
    assert (job.state, job.files) == (JobState.DONE, ("kinerja-ani-2026.xlsx",))
    sheets = sheets_of(content(told, job))
    assert [len(each) for each in sheets.values()][:5] == [1, 1, 4, 2, 1]


def test_months_that_somebody_spent_elsewhere_are_left_out(told: World) -> None:
    """Hired in November, or moved here then from another OPD: the year's report holds what was here."""
    here = replace(ANI.assignments[0], starts_on=date(2026, 11, 1))
    before = replace(ANI.assignments[0], unit_id="puskesmas", ends_on=date(2026, 10, 31))
    put_activity(told, an_activity("p", K.APPROVED, on=date(2026, 9, 1), unit_id="puskesmas"))
    told.change("ani", lambda each: replace(each, assignments=(before, here)))
    rows = sheets_of(content(told, anis(told, CITRA)))["Kegiatan"]
    assert [each["Tanggal"] for each in rows] == ["2026-10-05", *["2026-11-24"] * 3]
    mine = sheets_of(content(told, own(told)))["Kegiatan"]
    assert mine[0]["Tanggal"] == "2026-09-01"


@pytest.mark.parametrize("who", [ANI, BUDI, DEWI, GANI])
def test_nobody_else_does(told: World, who: Employee) -> None:
    """An operator reads plans and activities, and never what somebody is assessed as."""
    with pytest.raises(NotFound):
        anis(told, who)


def test_nor_does_who_works_under_them(told: World) -> None:
    told.change("citra", lambda each: replace(each, assignments=(replace(each.assignments[0], supervisor_id="ani"),)))
    citra = told.services.staff.employee("citra")
    assert citra
    with pytest.raises(NotFound):
        anis(told, citra)


@pytest.mark.parametrize("reader", [ANI, CITRA])
def test_no_rating_is_in_it_before_it_was_approved(told: World, reader: Employee) -> None:
    put_evaluation(told, E.TOLD, E.RATED)
    job = own(told) if reader is ANI else anis(told, reader)
    assert sheets_of(content(told, job))["Penilaian"] == []


def test_what_was_made_of_oneself_is_ones_own_to_fetch(told: World) -> None:
    job = own(told)
    ani, now = told.services.staff.employee("ani"), told.clock.now
    assert ani
    assert find_job(told.services, ani, job.job_id, now).files == job.files
    for other in (BUDI, CITRA, EKO):
        with pytest.raises(NotFound):
            find_job(told.services, other, job.job_id, now)


def test_the_audit_tells_of_both(told: World) -> None:
    own(told)
    anis(told, CITRA)
    found = [
        (each.entry.actor_id, each.entry.object_id)
        for each in told.services.audit.entries("umum#2026-11-23")
        if each.entry.action == "performance_exported"
    ]
    assert found == [("ani", "ani"), ("citra", "ani")]
