"""Payroll at the desk: bases sent by one and applied by another, deductions line by line, printed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.verdict import DayStatus
from tests.cast import ANI, BUDI, DEWI, EKO, GANI
from tests.discipline_cases import confirm_rules
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.rules.year_days import day

LONG = "Raden Ajeng Siti Nurhalimah Kusumawardhani binti Haji Abdul Rahman Wiratmadja, S.Sos., M.Si."
OCTOBER = "potongan?unit=umum&bulan=2026-10"


@pytest.fixture(scope="module", autouse=True)
def october(city: RunningCity) -> None:
    """Ani was late, absent and on leave, Budi left early; a decree confirms the rules."""
    with city.lock:
        world = city.world
        confirm_rules(world)
        world.change("budi", lambda each: replace(each, name=LONG))
        for number, verdicts in {
            5: {"ani": day(late=45), "budi": day(early=45)},
            6: {"ani": day(DayStatus.ABSENT)},
            7: {"ani": day(DayStatus.LEAVE)},
        }.items():
            on = date(2026, 10, number)
            held = {who: replace(verdict, local_date=on) for who, verdict in verdicts.items()}
            world.services.months.write("umum", on, held, {})


def send(page: Any, *lines: str) -> None:
    text = "\n".join(["nip;nama;periode;dasar_tpp;kelas", *lines])
    page.get_by_label("Berkas .xlsx atau .csv").set_input_files(
        {"name": "tpp.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    hands.press(page, "Unggah dan periksa")
    hands.see_heading(page, "Yang akan berubah")


def test_an_operator_sends_bases_an_admin_applies_them_and_rupiah_stand_line_by_line(
    open_page: OpenPage, axe: str
) -> None:
    page = at_desk(open_page, DEWI, "penggajian/dasar")
    send(page, f"{ANI.number};Ani;2026-10;Rp 4.250.000;9", f"{BUDI.number};;2026-10;40;", f"{GANI.number};;2026-10;1;")
    hands.see(page, "Tidak ada pegawai dengan nomor ini dalam jangkauan Anda.")
    hands.see(page, "1 jumlah yang tidak biasa ditampilkan")
    row = page.get_by_role("row").filter(has_text="Rp\u00a04.250.000")
    row.get_by_text("Oktober 2026").wait_for()
    assert faults_of(page, axe) == []
    at = page.url.split("#/")[1]

    desk = at_desk(open_page, EKO, at)
    hands.press(desk, "Terapkan 2 baris yang baik")
    hands.press(desk, "Ya, terapkan")
    hands.see(desk, "Dasar TPP 2 orang sudah diterapkan.")

    hands.go_to(page, f"penggajian/{OCTOBER}")
    page.get_by_role("cell", name="Rp\u00a0170.000").wait_for()  # 1 % and 3 % of 4,250,000
    hands.see(page, "Bulan ini belum dikunci")
    assert faults_of(page, axe) == []
    hands.follow(page, "Ani")
    hands.see(page, "Rp\u00a042.500")
    hands.see(page, "Rp\u00a0127.500")
    hands.see(page, "Cuti")
    assert "penggajian/potongan/ani?unit=umum&bulan=2026-10" in page.url
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Kembali ke daftar pegawai").is_visible()
    assert page.get_by_role("table").get_by_text("Rp\u00a0170.000").is_visible()


def test_an_admins_own_file_waits_for_another_and_a_page_of_it_fits_a_tablet(open_page: OpenPage, axe: str) -> None:
    page = at_desk(open_page, EKO, "penggajian/dasar", viewport=TABLET, color_scheme="dark")
    send(page, f"{ANI.number};Ani;2026-11;4.500.000;9")
    hands.see(page, "jadi admin kota lain yang menerapkannya")
    hands.press(page, "Terapkan semua (1 orang)")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Orang lain harus memutuskan ini")
    assert faults_of(page, axe) == []
