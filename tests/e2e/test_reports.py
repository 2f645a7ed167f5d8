"""The console's reports: chosen, sorted, filtered and fetched as files by who leads; closed to who does not."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.rules.roster import dates_of
from tests.cast import ANI, CITRA, EKO, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.world import entry

SEPTEMBER = "2026-09"
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prabaningrum, S.Sos., M.Si."
MATRIX = f"laporan?jenis=month&bulan={SEPTEMBER}&unit=umum"


@pytest.fixture(autouse=True)
def september(city: RunningCity) -> None:
    """Ani was late on each Monday, Budi absent on the tenth and on leave from the 21st; somebody's name is long."""
    with city.lock:
        services = city.world.services
        if services.months.of_unit("umum", SEPTEMBER):
            return
        person = replace(ANI, employee_id="panjang", name=LONG, number="PANJANG-9")
        services.staff.save(person, None, entry("test_add", city.world.clock.now))
        for on in dates_of(SEPTEMBER):
            services.months.write("umum", on, {who: _verdict(who, on) for who in ("ani", "budi", "panjang")}, {})


def _verdict(who: str, on: date) -> DayVerdict:
    slots = [SlotVerdict(each, SlotState.ON_TIME) for each in DAY_SLOTS]
    status = DayStatus.PRESENT
    if on.weekday() > 4:
        status, slots = DayStatus.OFF, []
    elif who == "ani" and on.weekday() == 0:
        slots[0] = SlotVerdict(Slot.ARRIVAL, SlotState.LATE, 12)
    elif who == "budi" and on.day == 10:
        status, slots = DayStatus.ABSENT, [SlotVerdict(each, SlotState.MISSING) for each in DAY_SLOTS]
    elif who == "budi" and on.day >= 21:
        status, slots = DayStatus.LEAVE, []
    return DayVerdict(on, status, tuple(slots), "pattern:x", "default")


def test_a_months_matrix_is_chosen_sorted_and_kept_in_the_address(open_page: OpenPage) -> None:
    page = at_desk(open_page, CITRA, "laporan")
    hands.wait_until_read(page)
    page.get_by_role("combobox", name="Laporan").select_option("month")
    page.get_by_label("Bulan", exact=True).select_option(SEPTEMBER)
    hands.see(page, "Bagian Umum · September 2026")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Ani", exact=True))
    row.get_by_text("T", exact=True).first.wait_for()
    assert row.get_by_text("T", exact=True).count() == 4
    page.get_by_role("button", name="Tanpa keterangan").click()
    page.get_by_role("button", name="Tanpa keterangan").click()
    assert page.locator("tbody th").first.inner_text() == "Budi"
    assert "jenis=month" in page.url
    assert f"bulan={SEPTEMBER}" in page.url
    page.reload()
    hands.see(page, "Bagian Umum · September 2026")
    page.locator("tbody th").first.wait_for()
    assert page.locator("tbody th").first.inner_text() == "Budi"
    page.get_by_label("Cari").fill("raden")
    hands.see(page, "1–1 dari 1")


def test_lateness_absence_and_leave_tell_whom_they_are_about(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, f"laporan?jenis=lateness&bulan={SEPTEMBER}&unit=umum")
    page.locator("tbody th").first.wait_for()
    assert page.locator("tbody th").all_inner_texts() == ["Ani"]
    assert page.locator("tbody td").all_inner_texts()[:2] == ["4", "48"]
    page.get_by_role("combobox", name="Laporan").select_option("absence")
    page.get_by_role("rowheader", name="Budi").wait_for()
    assert page.locator("tbody td").all_inner_texts() == [
        "10 Sep 2026", "Tanpa keterangan", "Datang, Istirahat, Pulang",
    ]  # fmt: skip
    page.get_by_role("combobox", name="Laporan").select_option("leave")
    page.get_by_text("21 Sep 2026").wait_for()
    assert page.locator("tbody td").all_inner_texts() == ["Cuti", "21 Sep 2026", "30 Sep 2026", "8"]
    page.get_by_role("combobox", name="Laporan").select_option("flags")
    hands.see(page, "Tidak ada penanda pada bulan itu.")


def test_the_files_are_fetched_and_stay_in_the_list(open_page: OpenPage, tmp_path: Path) -> None:
    page = at_desk(open_page, CITRA, MATRIX)
    page.locator("tbody th").first.wait_for()
    found: dict[str, bytes] = {}
    for form in ("XLSX", "CSV", "PDF"):
        with page.expect_download() as fetched:
            page.get_by_role("button", name=f"Unduh {form}", exact=True).click()
        fetched.value.save_as(tmp_path / form)
        found[form] = (tmp_path / form).read_bytes()
        hands.see(page, "Selesai: ")
    names = [row[1].value for row in load_workbook(io.BytesIO(found["XLSX"])).active.iter_rows(min_row=2)]
    assert {"Ani", "Budi", LONG} <= set(names)
    assert "Budi" in [row[1] for row in csv.reader(io.StringIO(found["CSV"].decode("utf-8-sig")))]
    assert found["PDF"].startswith(b"%PDF-")
    page.reload()
    again = page.get_by_role("button", name="Unduh: Rekap bulanan · September 2026 · PDF")
    again.first.wait_for()
    with page.expect_download():
        again.first.click()


def test_everything_within_reach_is_a_file_alone_and_no_pdf(open_page: OpenPage, tmp_path: Path) -> None:
    page = at_desk(open_page, EKO, f"laporan?jenis=month&bulan={SEPTEMBER}&unit=semua")
    hands.see(page, "Semua unit sekaligus hanya sebagai berkas")
    assert page.get_by_role("button", name="Unduh PDF").is_disabled()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Unduh CSV", exact=True).click()
    fetched.value.save_as(tmp_path / "csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "csv").read_text("utf-8-sig"))))
    assert len({row[0] for row in rows[1:]}) > 1


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_it_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    found: list[Any] = []
    for address in (MATRIX, "laporan?jenis=daily&unit=umum", f"laporan?jenis=leave&bulan={SEPTEMBER}&unit=umum"):
        page = at_desk(open_page, CITRA, address, viewport=view)
        hands.wait_until_read(page)
        page.locator("table").first.wait_for()
        found += faults_of(page, axe)
    assert not found
