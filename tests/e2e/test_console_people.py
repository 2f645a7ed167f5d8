"""People, units, imports and what waits, at a desk: each role's main work, and what is nobody else's."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import DeviceState
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tests.e2e.site import Site
from tests.jobs.workbooks import workbook
from tools.phone import Phone, http_transport

NARROW = {"width": 320, "height": 640}
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prawiranegara, S.Sos., M.Si."
PANJANG = replace(ANI, employee_id="panjang", name=LONG, number="PANJANG-1")
PAGES = ("pegawai", "pegawai/orang/panjang", "unit", "unit/umum", "impor/pegawai", "menunggu")


@pytest.fixture(autouse=True)
def phones(city: RunningCity) -> None:
    """Budi's phone and that of somebody with a long name await a decision, Ani's is active."""
    employ(city, PANJANG)
    with city.lock:
        for who, state in ((ANI, DeviceState.ACTIVE), (BUDI, DeviceState.PENDING), (PANJANG, DeviceState.PENDING)):
            city.world.change(who.employee_id, lambda each: replace(each, devices=()))
            city.world.phone(who, state)


def states(city: RunningCity, employee_id: str) -> list[str]:
    with city.lock:
        found = city.world.services.staff.employee(employee_id)
    assert found
    return [str(each.state) for each in found.devices]


def test_an_operator_finds_a_phone_that_waits_approves_it_and_blocks_another(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = at_desk(open_page, DEWI, "pegawai/setda")
    page.get_by_role("row", name=re.compile(r"^Ani berakhiran -001 .*Non-ASN")).wait_for()
    page.get_by_role("link", name="Ponsel menunggu").click()
    page.get_by_role("row", name=re.compile("^Budi")).wait_for()
    page.get_by_role("row", name=re.compile("^Ani")).wait_for(state="detached")
    assert "ponsel=pending" in page.url
    hands.follow(page, "Budi")
    hands.see_heading(page, "Budi")
    page.get_by_role("row", name=re.compile("^Bagian Umum.*sekarang")).wait_for()
    hands.press(page, "Setujui", exact=True)
    hands.see(page, "Ponsel sudah disetujui.")
    assert states(city, "budi") == ["active"]
    hands.press(page, "Blokir ponsel ini")
    hands.press(page, "Ya, blokir")
    hands.see(page, "Ponsel sudah diblokir.")
    assert states(city, "budi") == []


def test_an_admin_moves_a_person_and_the_history_tells_it(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "papan/puskesmas")
    hands.follow(page, "Gani")  # from the board's row
    page.get_by_text("Ubah penempatan").click()
    page.get_by_label("Unit", exact=True).select_option(label="Sekretariat Daerah")
    page.get_by_label("Jam kerja", exact=True).select_option(label="Lima hari kerja")
    hands.press(page, "Simpan penempatan")
    hands.see(page, "Penempatan baru sudah disimpan.")
    page.get_by_role("row", name=re.compile("^Sekretariat Daerah.*24 Nov")).wait_for()
    page.get_by_role("row", name=re.compile("^Puskesmas Contoh.*23 Nov")).wait_for()


def test_an_admin_sees_the_tree_with_its_people_and_ends_a_trial(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "unit")
    row = page.get_by_role("row", name=re.compile("^Puskesmas Contoh"))
    row.get_by_text("Uji coba").wait_for()
    row.get_by_role("link", name="Puskesmas Contoh").click()
    hands.press(page, "Mulai dihitung dari")
    page.get_by_role("button", name="Ya, mulai dihitung Kamis").click()
    hands.see(page, "Tersimpan untuk 1 unit.")
    hands.follow(page, "Semua unit")
    page.get_by_role("row", name=re.compile("^Puskesmas Contoh.*Akan dihitung")).wait_for()


def test_an_admin_closes_a_unit_once_it_is_empty(city: RunningCity, open_page: OpenPage) -> None:
    with city.lock:
        units = city.world.services.city.fresh(city.world.clock.now).units
        city.world.publish("units", {**units, "lama": Unit("lama", "Bagian Lama", "umum")})
    page = at_desk(open_page, EKO, "unit/umum")
    hands.press(page, "Tutup unit ini")
    page.get_by_label("Hari terakhir unit ini").fill("2026-11-30")
    hands.press(page, "Ya, tutup per Senin")
    hands.see(page, "orang yang bertugas di sini setelah tanggal itu")
    hands.go_to(page, "unit/lama")
    hands.see_heading(page, "Bagian Lama")
    hands.press(page, "Tutup unit ini")
    page.get_by_label("Hari terakhir unit ini").fill("2026-11-30")
    hands.press(page, "Ya, tutup per Senin")
    hands.see(page, "Tersimpan: unit ini ditutup per")
    hands.follow(page, "Semua unit")
    page.get_by_role("row", name=re.compile("^Bagian Lama.*Ditutup per 30 Nov")).wait_for()


def test_the_faults_of_a_file_are_a_table_that_narrows_to_one_kind(open_page: OpenPage, tmp_path: Path) -> None:
    page = at_desk(open_page, EKO, "impor/pegawai")
    rows = [("D-1", "Umi", "umum", "balai-kota", "lima-hari", ""), ("D-2", "Wati", "tidak-ada", "", "lima-hari", "")]
    rows.append(("D-3", "Yani", "umum", "balai-kota", "tidak-ada", ""))
    file = tmp_path / "pegawai.xlsx"
    file.write_bytes(workbook([("nip", "nama", "unit", "kantor", "pola", "atasan"), *rows]))
    page.get_by_label("Berkas .xlsx").set_input_files(file)
    hands.press(page, "Unggah dan periksa")
    table = page.get_by_role("table", name="Yang harus diperbaiki")
    table.get_by_role("row", name=re.compile("^Baris 4, kolom pola")).wait_for()
    kinds = page.get_by_label("Macam kesalahan")
    kinds.select_option(index=1)
    table.get_by_role("row", name=re.compile("^Baris [34]")).nth(1).wait_for(state="detached")
    assert table.get_by_role("row", name=re.compile("^Baris [34]")).count() == 1
    with page.expect_download() as download:
        hands.press(page, "Unduh kesalahan (CSV)")
    text = io.TextIOWrapper(io.BytesIO(Path(download.value.path()).read_bytes()), "utf-8-sig").read()
    assert text.startswith("baris,kolom,kode,")
    hands.press(page, "Terapkan 1 baris yang baik")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai. 1 orang sudah diterapkan.")


def test_an_admin_decides_what_the_second_one_proposed(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    other = Phone(http_transport(f"{site.base_url}/api"))
    other.log_in(ENDAH.number, "sandi rahasia endah").expect(201)
    body = {"grants": [{"role": "auditor", "unit_id": None}], "emergency_reason": None}
    other.call("PUT", "/employees/ani/grants", body).expect(202)
    page = at_desk(open_page, EKO, "menunggu")
    page.get_by_role("row", name=re.compile("^Peran seseorang.*Ani.*Endah.*Anda")).wait_for()
    page.get_by_role("checkbox", name=LONG).check()
    hands.press(page, "Setujui 1 ponsel")
    hands.see(page, f"Ponsel {LONG} disetujui.")
    assert states(city, "panjang") == ["active"]
    hands.follow(page, "Peran seseorang")
    hands.press(page, "Setujui", exact=True)
    hands.see(page, "Diputuskan Eko")


def test_what_is_not_ones_own_is_not_offered(open_page: OpenPage) -> None:
    """The server refuses it in any case: tests/routes/test_access_matrix.py."""
    page = at_desk(open_page, FITRI, "pegawai/orang/ani")
    hands.see_heading(page, "Riwayat penempatan")
    for act in ("Setujui", "Blokir ponsel ini", "Buat kode", "Simpan"):
        assert page.get_by_role("button", name=act).count() == 0
    page = at_desk(open_page, CITRA, "pegawai/orang/gani")
    page.get_by_role("alert").wait_for()  # of another unit: as if there were nobody
    hands.go_to(page, "pegawai/puskesmas")
    hands.see(page, "di luar jangkauan Anda")
    hands.go_to(page, "impor/pegawai")
    hands.see(page, "Slip dengan kode sekali pakai")
    assert page.get_by_role("button", name="Unggah dan periksa").count() == 0


@pytest.mark.parametrize("view", [DESK, TABLET, NARROW])
def test_the_pages_are_accessible_and_fit(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, viewport=view)
    found: list[Any] = []
    for address in PAGES:
        hands.go_to(page, address)
        hands.wait_until_read(page)
        found += [(address, each) for each in faults_of(page, axe)]
    assert not found
