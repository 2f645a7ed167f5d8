"""The budget at the desk: a month told, refused above the ceiling, corrected with a note; who leads the city reads."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.budget import BudgetLine, Target, Told
from tests.budget_lines import LINE, told
from tests.cast import ANI, DEWI, EKO
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tests.world import entry

LONG = "Belanja Jasa Konsultansi Berorientasi Layanan-Jasa Studi Penelitian dan Bantuan Teknik Kepegawaian"
AMOUNT, CORRECTION = "Realisasi sejak Januari (rupiah)", "Catatan koreksi"
NEW = {
    "Kode rekening belanja": "5.1.02.01.01.0026",
    "Nama program": "Kepegawaian Daerah",
    "Nama kegiatan": "Mutasi dan Promosi",
    "Nama sub kegiatan": "Pengelolaan Mutasi",
    "Uraian rekening": "Belanja Bahan Cetak",
    "Pagu setahun (rupiah)": "90.000.000",
}


@pytest.fixture(scope="module", autouse=True)
def budget(city: RunningCity) -> None:
    """Two units: Umum has told October of one line and is behind with it, nothing of the other."""
    behind = {month: told(4_000_000 * month, 600 * month) for month in range(1, 11)}
    lines = (
        _line("umum", 1, behind, pptk_id="ani"),
        _line("umum", 2, {9: told(30_000_000, 2_000)}, name=LONG),
        _line("setda", 1, {month: told(9_900_000 * month, 850 * month) for month in range(1, 11)}),
    )
    employ(city, HERU)
    with city.lock:
        world = city.world
        for each in lines:
            world.services.budgets.save(each, None, entry("test_line", world.clock.now))


def test_an_operator_tells_a_month_is_refused_above_the_ceiling_and_corrects_with_a_note(
    open_page: OpenPage, axe: str
) -> None:
    page = at_desk(open_page, DEWI, "anggaran?bulan=11")
    page.get_by_role("row").filter(has_text="Bagian Umum").get_by_text("0 dari 2").wait_for()
    assert faults_of(page, axe) == []
    hands.follow(page, "Bagian Umum")
    hands.see_heading(page, "Anggaran menurut program")
    hands.see(page, "Bulan ini diisi sampai Kamis, 10 Desember 2026.")
    assert faults_of(page, axe) == []
    hands.follow(page, LINE.names.account)
    hands.see_heading(page, "Laporkan November 2026")
    page.get_by_label(AMOUNT).fill("120.000.001")
    page.get_by_label("Fisik sejak Januari (persen)").fill("62,5")
    hands.press(page, "Simpan laporan")
    hands.see(page, "Melebihi pagu akhir November, Rp 120.000.000. Tulis paling banyak sebesar itu")
    page.get_by_label(AMOUNT).fill("39.000.000")
    hands.press(page, "Simpan laporan")
    hands.see(page, "Angka ini turun dari Rp 40.000.000.")
    page.get_by_label(CORRECTION, exact=True).fill("Setor kembali kelebihan bayar")
    assert faults_of(page, axe) == []
    hands.press(page, "Simpan laporan")
    hands.see(page, "November 2026 tersimpan.")
    hands.see(page, "turun dari Rp\u00a040.000.000: Setor kembali kelebihan bayar")
    assert faults_of(page, axe) == []


def test_who_leads_the_city_reads_money_and_finds_no_form(open_page: OpenPage, axe: str) -> None:
    page = at_desk(open_page, HERU, "anggaran", viewport=TABLET, color_scheme="dark")
    row = page.get_by_role("row").filter(has_text="Bagian Umum")
    row.get_by_text("tertinggal").wait_for()
    assert not page.get_by_role("link", name="Impor DPA").is_visible()
    hands.see_heading(page, "Belum ada anggaran tercatat")
    page.get_by_role("link", name="Puskesmas Contoh").wait_for()
    assert faults_of(page, axe) == []
    hands.follow(page, "Bagian Umum")
    page.get_by_role("row").filter(has_text=LONG).get_by_text("belum dilaporkan").wait_for()
    hands.see(page, "Bulan ini dikunci sejak lewat Selasa, 10 November 2026.")
    hands.follow(page, LONG)
    hands.see_heading(page, "Bulan demi bulan")
    assert page.get_by_role("textbox").count() == 0
    assert not page.get_by_text("Ani").first.is_visible()


def test_a_city_admin_enters_a_line_and_revises_its_ceiling(open_page: OpenPage, axe: str) -> None:
    page = at_desk(open_page, EKO, "anggaran/unit/setda")
    hands.follow(page, "Baris baru")
    hands.see_heading(page, "Baris anggaran baru: Sekretariat Daerah")
    for field, typed in NEW.items():
        page.get_by_label(field, exact=True).fill(typed)
    page.get_by_label("Kode sub kegiatan").fill("5.03.02")
    hands.press(page, "Bagi pagu rata dua belas bulan")
    pptk = page.locator(".picker").filter(has_text="PPTK")
    pptk.get_by_role("searchbox").fill("citra")
    pptk.get_by_label("Citra", exact=True).check()
    hands.press(page, "Tambah baris")
    hands.see(page, "Tulis kode sub kegiatan lengkap seperti")
    assert page.get_by_label("Kode sub kegiatan").get_attribute("aria-invalid") == "true"
    assert faults_of(page, axe) == []
    page.get_by_label("Kode sub kegiatan").fill("5.03.02.2.01.0009")
    hands.press(page, "Tambah baris")
    hands.see_heading(page, "Bulan demi bulan")
    hands.see(page, "Rp\u00a090.000.000 mulai Kamis, 1 Januari 2026 · DPA")
    page.get_by_text("Ubah baris ini").click()
    page.get_by_label("Pagu setahun (rupiah)").fill("60.000.000")
    page.get_by_label("Dasar pagu").fill("DPA perubahan 900/12")
    hands.press(page, "Simpan baris")
    hands.see(page, "Target September melebihi pagu Rp 60.000.000.")
    hands.press(page, "Bagi pagu rata dua belas bulan")
    hands.press(page, "Simpan baris")
    hands.see(page, "Baris anggaran tersimpan.")
    hands.see(page, "Rp\u00a060.000.000 mulai Senin, 23 November 2026 · DPA perubahan 900/12")
    assert faults_of(page, axe) == []


def _line(unit_id: str, number: int, months: dict[int, Told], name: str = "", **changed: Any) -> BudgetLine:
    targets = tuple(Target(10_000_000 * month, min(10_000, 850 * month)) for month in range(1, 13))
    names = replace(LINE.names, account=name or LINE.names.account)
    return replace(
        LINE, unit_id=unit_id, code=f"5.03.02.2.01.{number:04}", names=names, targets=targets, told=months, **changed
    )


def test_who_is_responsible_tells_their_line_on_the_phone(open_page: OpenPage, axe: str) -> None:
    page = hands.at_work(open_page, ANI, "anggaran", viewport={"width": 320, "height": 640})
    hands.see(page, "Bulan ini diisi sampai Kamis, 10 Desember 2026.")
    assert not page.get_by_text(LONG).is_visible()
    assert faults_of(page, axe) == []
    hands.press(page, "Bulan sebelumnya")
    hands.see(page, "Rp\u00a040.000.000 dari Rp\u00a0120.000.000")
    hands.see(page, "minta admin kota membukanya kembali")
    hands.press(page, "Bulan berikutnya")
    hands.see(page, "Bulan ini diisi sampai")
    page.get_by_role("link", name=LINE.names.account).click()
    hands.see_heading(page, "Laporkan November 2026")
    page.get_by_label(AMOUNT).fill("45.000.000")
    page.get_by_label("Fisik sejak Januari (persen)").fill("70")
    assert faults_of(page, axe) == []
    hands.press(page, "Simpan laporan")
    hands.see(page, "November 2026 tersimpan.")
