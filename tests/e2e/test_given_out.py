"""Performance and budgets as files: a unit's at a desk, one's own on the phone; a colleague's are nobody's."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cast import ANI, CITRA, DEWI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.performance_files import furnish, furnish_budget


@pytest.fixture(autouse=True)
def furnished(city: RunningCity) -> None:
    with city.lock:
        if city.world.services.plans.get("ani", 2026, 1) is None:
            furnish(city.world)
            furnish_budget(city.world)


def test_a_unit_is_ordered_at_a_desk_and_its_daily_progress_by_who_may(
    open_page: OpenPage, axe: str, tmp_path: Path
) -> None:
    page = at_desk(open_page, DEWI, "laporan?jenis=unit_performance&bulan=2026-11&unit=umum")
    page.get_by_role("heading", name="Progres harian nasional (CSV)").wait_for()
    hands.see(page, "belum dikonfirmasi")
    assert faults_of(page, axe) == []
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Buat XLSX", exact=True).click()
    fetched.value.save_as(tmp_path / "unit.xlsx")
    assert load_workbook(tmp_path / "unit.xlsx").sheetnames[:2] == ["Orang", "Rencana aksi"]
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Buat Progres harian nasional (CSV)").click()
    fetched.value.save_as(tmp_path / "csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text("utf-8-sig"))))
    assert ANI.number in {row["nomor_pegawai"] for row in rows}
    page.get_by_role("button", name="Unduh: Progres harian nasional · November 2026 · CSV").wait_for()
    page.get_by_role("combobox", name="Laporan").select_option("budget_report")
    page.get_by_role("heading", name="Laporan anggaran").wait_for()
    page.get_by_role("button", name="Buat CSV", exact=True).click()
    page.get_by_role("button", name="Unduh anggaran-umum-2026-11-kendala.csv").wait_for()
    assert faults_of(page, axe) == []


def test_a_supervisor_has_reports_of_people_and_no_whole_numbers(open_page: OpenPage, axe: str) -> None:
    page = at_desk(open_page, CITRA, "laporan?jenis=unit_performance&bulan=2026-11&unit=umum")
    page.get_by_role("button", name="Buat PDF", exact=True).wait_for()
    assert page.get_by_role("heading", name="Progres harian nasional (CSV)").count() == 0
    hands.go_to(page, "kegiatan/orang/ani?bulan=2026-11")
    page.get_by_role("heading", name="Laporan kinerja orang ini").wait_for()
    assert faults_of(page, axe) == []
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Buat PDF", exact=True).click()
    assert fetched.value.suggested_filename == "kinerja-ani-2026-11.pdf"


def test_ones_own_is_had_on_the_phone(open_page: OpenPage, axe: str, tmp_path: Path) -> None:
    page = hands.at_work(open_page, ANI, "kinerja/2026-11")
    hands.follow(page, "Laporan saya")
    page.get_by_label("Periode").select_option("2026-Q4")
    assert faults_of(page, axe) == []
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Buat CSV", exact=True).click()
    assert fetched.value.suggested_filename == "progres-harian-saya-2026-Q4-belum-dikonfirmasi.csv"
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Buat PDF", exact=True).click()
    fetched.value.save_as(tmp_path / "pdf")
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF-")
