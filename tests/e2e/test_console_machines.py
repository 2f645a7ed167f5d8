"""A machine's log in the console: registered, its PINs known, checked, applied, seen, taken back."""

from datetime import date
from typing import Any

from tests.cast import EKO, ENDAH
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import OpenPage, at_desk
from tests.e2e.server import RunningCity

FRIDAY = date(2026, 11, 20)
PINS = "pin;nip\n17;CONTOH-001\n"
LOG = (
    "PIN;Nama;Tanggal;Jam\n0017;Ani;20/11/2026;07:12:33\n0017;Ani;20/11/2026;16:40:00\n"
    "0017;Ani;20/11/2026;03:00:00\n99;Tamu;20/11/2026;07:13:00\n"
)


def give(page: Any, label: str, name: str, text: str) -> None:
    page.get_by_label(label, exact=True).set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    )


def punches(city: RunningCity) -> list[tuple[str, str]]:
    with city.lock:
        found = city.world.services.attendance.day("umum", FRIDAY, "ani").punches
    return [(str(each.slot), each.machine_id) for each in found]


def test_a_machine_is_registered_and_its_log_applied_and_taken_back(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    page = at_desk(open_page, EKO, "mesin")
    hands.see(page, "Belum ada mesin.")
    hands.press(page, "Daftarkan mesin")
    hands.press(page, "Simpan mesin")
    hands.see(page, "Pilih kantornya.")
    page.get_by_label("Kode").fill("lobi-setda")
    page.get_by_label("Nama").fill("Pintu lobi Sekretariat Daerah, sayap barat")
    page.get_by_label("Kantor").select_option(label="Balai Kota Contoh")
    hands.press(page, "Simpan mesin")
    hands.see(page, "Hanya perlu bila PIN di mesin bukan nomor pegawai.")

    give(page, "Berkas peta PIN", "pin.csv", PINS + "18;ANTAH-9\n")
    hands.press(page, "Ganti peta PIN")
    hands.see(page, "Baris 3: Tidak ada pegawai dengan nomor ini.")
    assert faults_of(page, axe) == []
    give(page, "Berkas peta PIN", "pin.csv", PINS)
    hands.press(page, "Ganti peta PIN")
    hands.see(page, "Tersimpan: 1 PIN.")

    hands.press(page, "Kembali ke daftar")
    page.get_by_role("cell", name="lobi-setda").wait_for()
    hands.press(page, "Unggah dan periksa")
    hands.see(page, "Pilih berkasnya dulu.")
    give(page, "Berkas log", "1_log.csv", LOG)
    hands.press(page, "Unggah dan periksa")
    hands.see(page, "Ani, 20-11-2026: datang 07:12, pulang 16:40.")
    page.get_by_role("list", name="Hasil pemeriksaan").get_by_text("Di luar jam", exact=True).wait_for()
    hands.see(page, "Dalam jangkauan Anda PIN ini bukan nomor pegawai")
    assert faults_of(page, axe) == []
    assert punches(city) == []

    hands.see(page, "jadi admin kota lain yang menerapkannya")
    hands.press(page, "Terapkan baris yang baik saja")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Orang lain harus memutuskan ini")
    assert punches(city) == []
    at = page.url.split("#/")[1]

    page = at_desk(open_page, ENDAH, at)
    hands.press(page, "Terapkan baris yang baik saja")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Diterapkan. 1 hari pegawai berisi catatan mesin")
    assert punches(city) == [("arrival", "lobi-setda"), ("departure", "lobi-setda")]
    hands.press(page, "Tarik kembali impor ini")
    hands.press(page, "Ya, tarik kembali")
    hands.see(page, "Impor ini sudah ditarik kembali.")
    assert punches(city) == []
    hands.press(page, "Kembali ke daftar")
    page.get_by_text("ditarik kembali", exact=True).wait_for()
    assert faults_of(page, axe) == []
