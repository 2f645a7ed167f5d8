"""Rosters people live with: the grid and its keyboard, a file with other letters, a swap from asking to approval."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.domain.swap import OPEN, Swap, SwapDay, SwapState, SwapStep
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, START
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.jobs.workbooks import workbook
from tests.world import entry

OpenPage = Callable[..., Any]
DECEMBER = "2026-12"
SHIFTS = Assignment("umum", START, ("balai-kota",), None, "citra")
LONG = (
    "Raden Roro Siti Nurhaliza Kusumawardhani, S.Sos., M.Si.",
    "Muhammad Abdurrahman Wahid Hasyim Asy'ari, S.Kep., Ners",
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def rosters(city: RunningCity) -> None:
    """Ani and Budi work by shifts, and two more with names as long as names are; a holiday; no open swap."""
    holiday = Holiday(date(2026, 12, 25), "Kelahiran Yesus Kristus", HolidayKind.PUBLIC, "1/2026")
    with city.lock:
        world = city.world
        world.publish("calendar", replace(cast.CITY.calendar, holidays={holiday.on: holiday}))
        for at, name in enumerate(LONG):
            person = replace(ANI, employee_id=f"panjang{at}", name=name, number=f"PANJANG-{at}")
            if world.services.staff.employee(person.employee_id) is None:
                world.services.staff.save(person, None, entry("test_add", world.clock.now))
            _set(city, person, "-" * 31)
        for who, letters in ((ANI, "MLP"), (BUDI, "PPL")):
            _set(city, who, letters.ljust(31, "L"))
        for swap in world.services.swaps.of_unit("umum", cast.MONDAY):
            if swap.state in OPEN:
                _step(city, swap, SwapState.WITHDRAWN)


def test_an_operator_fills_a_month_by_keyboard_and_saves_each_person(city: RunningCity, open_page: OpenPage) -> None:
    page = _grid(open_page, DEWI)
    _cell(page, LONG[0], 1).click()
    for key in ("p", "P", "M", "m", "l", "-"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    page.wait_for_function("() => document.activeElement?.cellIndex === 1")  # where the name is 0
    assert page.evaluate("() => document.activeElement.parentElement.textContent").startswith(LONG[1])
    hands.see(page, "Simpan 1 orang")
    _cell(page, "Ani", 31).click()
    page.keyboard.press("M")
    assert _letters_of(city, "ani").endswith("L")  # nothing before it is saved
    hands.press(page, "Simpan 2 orang")
    hands.see(page, "Jadwal 2 orang tersimpan.")
    assert _letters_of(city, "panjang0") == "PPMML".ljust(31, "-")
    assert _letters_of(city, "ani") == "MLP".ljust(30, "L") + "M"
    hands.see(page, "26 hari belum diisi")  # the rest stays unknown


def test_a_day_is_set_by_tapping_it_and_a_letter(city: RunningCity, open_page: OpenPage) -> None:
    page = _grid(open_page, DEWI, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    _cell(page, "Budi", 2).tap()
    hands.see(page, "Budi, Rabu 2")
    page.get_by_role("button", name="M Malam").tap()
    page.get_by_role("button", name="M Malam").tap()  # the next day is chosen by itself
    assert _cell(page, "Budi", 3).inner_text().startswith("M")
    hands.press(page, "Batalkan")
    assert _cell(page, "Budi", 3).inner_text() == "L"
    _cell(page, "Budi", 2).tap()
    page.get_by_role("button", name="Belum diisi").tap()
    hands.press(page, "Simpan 1 orang")
    hands.see(page, "Jadwal 1 orang tersimpan.")
    assert _letters_of(city, "budi") == "P-L".ljust(31, "L")


def test_what_somebody_else_changed_meanwhile_is_not_written_over(city: RunningCity, open_page: OpenPage) -> None:
    page = _grid(open_page, DEWI)
    _cell(page, "Ani", 10).click()
    page.keyboard.press("M")
    _cell(page, "Budi", 10).click()
    page.keyboard.press("M")
    _set(city, ANI, "P" * 31)
    hands.press(page, "Simpan 2 orang")
    hands.see(page, "1 orang belum tersimpan")
    hands.see(page, "Perubahan Anda masih ada")
    assert _letters_of(city, "ani") == "P" * 31
    assert _letters_of(city, "budi")[9] == "M"
    assert _cell(page, "Ani", 11).inner_text() == "P"  # theirs is shown now, with one's own change on top
    hands.press(page, "Simpan 1 orang")
    hands.see(page, "Jadwal 1 orang tersimpan.")
    assert _letters_of(city, "ani") == "P" * 9 + "M" + "P" * 21


def test_changes_outlast_a_look_at_another_page_and_a_lost_connection(city: RunningCity, open_page: OpenPage) -> None:
    page = _grid(open_page, DEWI)
    _cell(page, "Ani", 10).click()
    page.keyboard.press("M")
    hands.follow(page, "Tukar jadwal")
    hands.see(page, "Menunggu keputusan Anda")
    hands.follow(page, "Jadwal")
    hands.press(page, "Bulan berikutnya")
    hands.see(page, "Simpan 1 orang")
    page.route("**/rosters/*", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    hands.press(page, "Simpan 1 orang")
    hands.see(page, "1 orang belum tersimpan")
    page.locator(".who .fault").get_by_text("sambungan").wait_for()
    page.unroute("**/rosters/*")
    hands.press(page, "Simpan 1 orang")
    hands.see(page, "Jadwal 1 orang tersimpan.")
    assert _letters_of(city, "ani")[9] == "M"


@pytest.mark.parametrize("who", [CITRA, FITRI])
def test_who_may_only_look_changes_nothing(city: RunningCity, open_page: OpenPage, who: Employee) -> None:
    page = _grid(open_page, who)
    hands.see(page, "Anda hanya melihat")
    _cell(page, "Ani", 10).click()
    page.keyboard.press("M")
    assert _cell(page, "Ani", 10).inner_text() == "L"
    assert page.get_by_role("button", name="Simpan").count() == 0
    assert page.get_by_role("link", name="Impor jadwal").count() == 0


def test_days_that_have_passed_stand_and_days_nobody_entered_may_still_be(
    city: RunningCity, open_page: OpenPage
) -> None:
    with city.lock:
        city.world.change("ani", lambda each: replace(each, roster={"2026-11": "P".ljust(30, "-")}))
    page = hands.at_work(open_page, DEWI, "tim/umum/jadwal")
    _cell(page, "Ani", 1).click()
    hands.see(page, "Hari ini tidak dapat diubah.")
    page.keyboard.press("M")
    _cell(page, "Ani", 2).click()
    page.keyboard.press("M")
    hands.press(page, "Simpan 1 orang")
    hands.see(page, "Jadwal 1 orang tersimpan.")
    stored = city.world.services.staff.employee("ani")
    assert stored
    assert stored.roster["2026-11"] == "PM".ljust(30, "-")


def test_a_file_with_letters_of_its_own_is_mapped_and_applied_by_the_operator(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = _grid(open_page, DEWI)
    hands.follow(page, "Impor jadwal dari berkas")
    page.get_by_label("Bulan jadwal").select_option(DECEMBER)
    days = [str(day) for day in range(1, 32)]
    content = workbook([("nip", *days), (ANI.number, "PS", "Malam", *(["L"] * 28), "")])
    file = {"name": "jadwal.xlsx", "mimeType": XLSX, "buffer": content}
    page.locator("input[type=file]").set_input_files([file])
    hands.press(page, "Unggah dan periksa")
    hands.see(page, "Baris 2, kolom 1")
    page.get_by_label("Di berkas, P Pagi ditulis juga").fill("PS, Pagi")
    page.get_by_label("Di berkas, M Malam ditulis juga").fill("Malam")
    page.get_by_role("button", name="Periksa lagi").click()
    page.get_by_role("button", name="Terapkan semua").click()
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai.")
    assert _letters_of(city, "ani") == "PM" + "L" * 28 + "-"


def test_a_swap_from_asking_to_approval(city: RunningCity, open_page: OpenPage) -> None:
    ani = hands.at_work(open_page, ANI, "")
    ani.get_by_role("link", name="Jadwal saya dan tukar jadwal").click()
    hands.press(ani, "Bulan berikutnya")
    ani.get_by_role("table", name="Jadwal Desember 2026").wait_for()
    hands.follow(ani, "Ajukan tukar jadwal")
    ani.get_by_label("Tanggal yang ingin Anda tukar").fill("2026-12-01")
    hands.see(ani, "Jadwal Anda: M Malam.")
    ani.get_by_label("Tukar dengan").select_option(label="Budi · P Pagi")
    hands.see(ani, "Budi: P Pagi → M Malam")
    ani.get_by_label("Alasan").fill("Anak wisuda")
    hands.press(ani, "Kirim permintaan")
    hands.see(ani, "Menunggu rekan")

    budi = hands.at_work(open_page, BUDI, "")
    budi.get_by_role("link", name="1 permintaan tukar menunggu jawaban Anda").click()
    hands.see(budi, "“Anak wisuda”")
    hands.see(budi, "Budi akan bekerja tanpa jeda")  # the night of the first, the morning of the second
    hands.press(budi, "Saya setuju")
    hands.see(budi, "Menunggu keputusan")

    citra = hands.at_work(open_page, CITRA, "tim/umum/tukar")
    hands.see(citra, "Budi akan bekerja tanpa jeda")
    citra.get_by_label("Catatan untuk keduanya").fill("Silakan")
    hands.press(citra, "Setujui")
    hands.see(citra, "Tidak ada tukar jadwal yang menunggu.")
    assert (_letters_of(city, "ani")[:3], _letters_of(city, "budi")[:3]) == ("PLP", "MPL")
    ani.reload()
    hands.see(ani, "“Silakan”")
    assert ani.get_by_role("button", name="Tarik permintaan").count() == 0


def test_a_swap_of_two_dates_is_withdrawn_again(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "jadwal/tukar")
    page.get_by_label("Tanggal yang ingin Anda tukar").fill("2026-12-03")
    page.get_by_label("Caranya").select_option("two")
    page.get_by_label("Hari lain").fill("2026-12-02")
    page.get_by_label("Tukar dengan").select_option(label="Budi · L Libur")
    hands.see(page, "Anda: L Libur → P Pagi")
    hands.press(page, "Kirim permintaan")
    hands.press(page, "Tarik permintaan")
    hands.see(page, "Ditarik")
    assert _letters_of(city, "ani")[:3] == "MLP"


def test_a_swap_that_no_longer_holds_is_told_to_who_decides(city: RunningCity, open_page: OpenPage) -> None:
    swap_id = _agreed(city)
    page = hands.at_work(open_page, CITRA, "tim/umum/tukar")
    hands.see(page, "Ani dan Budi")
    _set(city, BUDI, "L" * 31)
    page.get_by_role("button", name="Setujui Ani dan Budi").first.click()
    page.get_by_role("alert").get_by_text("Data berubah").wait_for()
    page.get_by_role("alert").get_by_role("button", name="Muat ulang").click()
    hands.see(page, "Ini tidak dapat disetujui lagi.")
    page.get_by_role("button", name="Tolak Ani dan Budi").first.click()
    hands.see(page, "Tidak ada tukar jadwal yang menunggu.")
    swap = city.world.services.swaps.get("umum", swap_id)
    assert swap
    assert swap.state == "rejected"


def test_a_month_is_shown_as_its_workbook_and_the_workbook_downloaded(city: RunningCity, open_page: OpenPage) -> None:
    with city.lock:
        city.tick()
        city.world.check_in(city.world.phone(CITRA)).expect(201)
    page = hands.at_work(open_page, CITRA, "tim/umum/rekap")
    row = page.get_by_role("row", name="Citra")
    row.get_by_text("07:1").wait_for()
    assert "?" in page.get_by_role("row", name=LONG[0]).inner_text()  # unknown, never absent
    with page.expect_download() as sheet:
        hands.press(page, "Unduh sebagai Excel")
    cells = list(load_workbook(io.BytesIO(Path(sheet.value.path()).read_bytes())).active.values)
    assert "Citra" in [row[0] for row in cells]
    hands.press(page, "Bulan sebelumnya")
    hands.see(page, "Oktober 2026")


def test_a_month_opens_at_today_and_neither_the_page_nor_the_focus_moves(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = hands.at_work(open_page, CITRA, "tim/umum/rekap", viewport={"width": 390, "height": 640})
    page.get_by_role("row", name="Citra").wait_for()
    box, today = page.locator(".grid-box"), page.locator(".grid-box thead th").nth(cast.MONDAY.day)
    inner = box.evaluate("each => each.getBoundingClientRect().left + each.clientLeft + each.clientWidth")
    assert abs(today.evaluate("each => each.getBoundingClientRect().right") - inner) <= 1
    assert page.evaluate("[scrollX, scrollY, document.activeElement.closest('.grid-box')]") == [0, 0, None]
    box.press("ArrowLeft")
    hands.press(page, "Bulan sebelumnya")
    hands.see(page, "Oktober 2026")
    page.get_by_role("row", name="Citra").wait_for()
    assert page.locator(".grid-box").evaluate("each => each.scrollLeft") == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_screens_of_rosters_are_accessible_and_fit(
    city: RunningCity, open_page: OpenPage, axe: str, width: int
) -> None:
    _agreed(city)
    seen: list[str] = []
    view = {"viewport": {"width": width, "height": 640}}

    def look(page: Any, screen: str) -> None:
        seen.extend(f"{width} {screen}: {fault}" for fault in faults_of(page, axe))

    page = _grid(open_page, EKO, **view)
    _cell(page, LONG[1], 3).click()
    page.keyboard.press("M")
    look(page, "grid")
    hands.follow(page, "Tukar jadwal")
    hands.see(page, "Ani dan Budi")
    look(page, "swaps")
    hands.follow(page, "Rekap bulan")
    page.get_by_role("row", name="Citra").wait_for()
    look(page, "month")
    mine = hands.at_work(open_page, ANI, "jadwal", **view)
    hands.press(mine, "Bulan berikutnya")
    hands.see(mine, "Ani dan Budi")
    look(mine, "mine")
    hands.follow(mine, "Ajukan tukar jadwal")
    mine.get_by_label("Tanggal yang ingin Anda tukar").fill("2026-12-01")
    mine.get_by_label("Tukar dengan").select_option(label="Budi · P Pagi")
    look(mine, "ask")
    assert not seen, "\n".join(seen)


def _grid(open_page: OpenPage, who: Employee, **options: Any) -> Any:
    """The roster of December on their screen."""
    page = hands.at_work(open_page, who, "tim/umum/jadwal", **options)
    hands.press(page, "Bulan berikutnya")
    page.get_by_role("grid", name="Jadwal Desember 2026").wait_for()
    return page


def _cell(page: Any, name: str, day: int) -> Any:
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader").filter(has_text=name))
    return row.get_by_role("gridcell").nth(day - 1)


def _set(city: RunningCity, who: Employee, letters: str) -> None:
    with city.lock:
        city.world.change(
            who.employee_id, lambda each: replace(each, assignments=(SHIFTS,), roster={DECEMBER: letters})
        )


def _agreed(city: RunningCity) -> str:
    """Ani and Budi have agreed on the first of December: whoever leads them decides."""
    now = city.world.clock.now
    swap = Swap(
        f"20261201-{city.world.services.new_id()}", "umum", "ani", "budi", (SwapDay(date(2026, 12, 1), "M", "P"),),
        (SwapStep(SwapState.ASKED, "ani", now, "Anak wisuda"),),
    )  # fmt: skip
    with city.lock:
        city.world.services.swaps.add(swap, entry("test_swap", now))
        _step(city, swap, SwapState.AGREED)
    return swap.swap_id


def _step(city: RunningCity, swap: Swap, state: SwapState) -> None:
    now = city.world.clock.now
    moved = replace(swap, steps=(*swap.steps, SwapStep(state, "budi", now)))
    city.world.services.swaps.move(moved, entry("test_swap", now))


def _letters_of(city: RunningCity, employee_id: str) -> str:
    with city.lock:
        found = city.world.services.staff.employee(employee_id)
    assert found
    return found.roster.get(DECEMBER, "")
