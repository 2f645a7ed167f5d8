"""Budgets as files: what nobody told is said so, sums are those of the screen, who sees no person reads no name."""

from typing import Any

import pytest

from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.job import Job, JobState
from chalicelib.domain.report import ReportFormat
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.jobs.budget_report import NOT_REPORTED
from chalicelib.use_cases.order_performance_report import order_budget_report
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, person
from tests.paper.readings import text_of
from tests.performance_files import content, furnish_budget, made, rows_of, sheets_of
from tests.world import World, entry

XLSX, PDF, CSV = ReportFormat.XLSX, ReportFormat.PDF, ReportFormat.CSV
HANA = person("Hana", "CONTOH-011", "setda", (Grant(Role.EXECUTIVE),))


@pytest.fixture
def spent(city: World) -> World:
    furnish_budget(city)
    return city


def ordered(
    city: World,
    who: Employee = DEWI,
    unit_id: str | None = "umum",
    as_file: ReportFormat = XLSX,
    month: str = "2026-10",
) -> Job:
    return made(city, order_budget_report(city.services, who, unit_id, as_file, month, city.clock.now))


def sheets(city: World, job: Job) -> dict[str, list[dict[str, Any]]]:
    return sheets_of(content(city, job))


def test_a_units_tree_stands_with_what_was_told_of_each_row(spent: World) -> None:
    job = ordered(spent)
    assert (job.state, job.files) == (JobState.DONE, ("anggaran-umum-2026-10.xlsx",))
    rows = sheets(spent, job)["Anggaran"]
    assert [each["Tingkat"] for each in rows] == ["Program", "Kegiatan", "Sub kegiatan", "Rekening", "Rekening"]
    whole, told, untold = rows[0], rows[3], rows[4]
    assert (whole["Pagu (Rp)"], whole["Realisasi (Rp)"], whole["Dilaporkan"]) == (240_000_000, 80_000_000, "1 dari 2")
    assert (told["Target (%)"], told["Serapan (%)"], told["Deviasi (poin)"]) == (83.33, 66.66, -16.67)
    assert (told["Keadaan"], told["PPTK"]) == ("tertinggal", "Ani")
    assert (untold["Realisasi (Rp)"], untold["Serapan (%)"], untold["Dilaporkan"]) == (NOT_REPORTED, None, "0 dari 1")


def test_a_month_that_nobody_told_is_never_nothing(spent: World) -> None:
    told, untold = sheets(spent, ordered(spent))["Realisasi per bulan"]
    assert [told[each] for each in ("Januari", "Februari", "Oktober", "November")] == [
        9_000_000, NOT_REPORTED, 80_000_000, None,
    ]  # fmt: skip
    assert {untold[each] for each in ("Januari", "Oktober")} == {NOT_REPORTED}


def test_ceilings_and_obstacles_have_sheets_of_their_own(spent: World) -> None:
    found = sheets(spent, ordered(spent))
    assert [(each["Berlaku mulai"], each["Pagu (Rp)"]) for each in found["Pagu"]] == [("2026-01-01", 120_000_000)] * 2
    (stuck,) = found["Kendala"]
    assert (stuck["Bulan"], stuck["Tindak lanjut"], stuck["Selesai"]) == ("Oktober", "Menagih berita acara", None)


def test_the_city_is_its_units_and_their_sum(spent: World) -> None:
    job = ordered(spent, EKO, None)
    assert job.files == ("anggaran-semua-2026-10.xlsx",)
    rows = {each["Unit"]: each for each in sheets(spent, job)["Per unit"]}
    assert list(rows) == ["Bagian Umum", "Sekretariat Daerah", "Jumlah"]
    assert (rows["Jumlah"]["Pagu (Rp)"], rows["Jumlah"]["Realisasi (Rp)"]) == (360_000_000, 80_000_001)
    assert rows["Bagian Umum"]["Laporan terakhir"] == "Oktober"
    assert [each["Unit"] for each in sheets(spent, job)["Belum ada anggaran"]] == ["Puskesmas Contoh"]


def test_without_a_unit_it_is_of_what_its_maker_reaches(spent: World) -> None:
    assert [each["Unit"] for each in sheets(spent, ordered(spent, CITRA, None))["Per unit"]] == [
        "Bagian Umum",
        "Jumlah",
    ]


def test_an_executive_reads_money_and_no_name(spent: World) -> None:
    spent.services.staff.save(HANA, None, entry("test_hana", spent.clock.now))
    assert len(sheets(spent, ordered(spent, HANA, None))["Per unit"]) == 3
    assert {each["PPTK"] for each in sheets(spent, ordered(spent, HANA))["Anggaran"]} == {None}


def test_a_paper_and_csv_say_the_same(spent: World) -> None:
    text = text_of(content(spent, ordered(spent, as_file=PDF)))
    for said in ("Laporan anggaran sampai dengan Oktober 2026", "80.000.000", NOT_REPORTED, "-16,67"):
        assert said in text, said
    job = ordered(spent, as_file=CSV)
    assert job.files[0] == "anggaran-umum-2026-10-anggaran.csv"
    assert rows_of(content(spent, job))[3]["Deviasi (poin)"] == "-16.67"


@pytest.mark.parametrize("as_file", ReportFormat)
@pytest.mark.parametrize("unit_id", ["umum", None])
def test_where_nobody_has_a_budget_yet_the_report_is_empty(
    city: World, as_file: ReportFormat, unit_id: str | None
) -> None:
    assert ordered(city, FITRI, unit_id, as_file).state is JobState.DONE


@pytest.mark.parametrize(("who", "unit_id"), [(ANI, "umum"), (ANI, None), (CITRA, "setda"), (EKO, "tidak-ada")])
def test_out_of_reach_is_unknown(spent: World, who: Employee, unit_id: str | None) -> None:
    with pytest.raises(NotFound):
        ordered(spent, who, unit_id)


def test_a_month_ahead_is_refused(spent: World) -> None:
    with pytest.raises(InputInvalid) as refused:
        ordered(spent, month="2026-12")
    assert [each.code for each in refused.value.errors] == ["MONTH_AHEAD"]
