"""What a person reads about oneself: the month, a receipt to hand on, leave that is left, the profile, the look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.domain.verdict import DayVerdict
from tests.cast import ANI, BUDI, CITRA, CITY, GANI, START
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.e2e.site import Site
from tests.rules.judging import OFF, excuse, judged
from tests.world import entry

OpenPage = Callable[..., Any]
A_HOLIDAY = Holiday(date(2026, 11, 10), "Hari Contoh", HolidayKind.PUBLIC, "SKB 1/2026")
MONTH: dict[int, DayVerdict] = {
    10: judged(plan=OFF),
    16: judged("07:10 12:00 16:00"),
    17: judged("07:52 12:00 16:00"),
    18: judged("07:10 - 16:00"),
    19: judged(""),
    20: judged(excuses=[excuse("leave")]),
}
SHARED = """
window.shared = [];
navigator.canShare = () => true;
navigator.share = async (what) => { shared.push({ ...what, files: (what.files ?? []).map(({ name, type, size }) =>
  ({ name, type, size })) }); };
"""


@pytest.fixture(scope="module", autouse=True)
def judged_month(city: RunningCity) -> None:
    """Ani's November up to Friday, closed; and today her arrival by her own phone."""
    with city.lock:
        world = city.world
        world.publish("calendar", replace(CITY.calendar, holidays={A_HOLIDAY.on: A_HOLIDAY}))
        for day, verdict in MONTH.items():
            on = date(2026, 11, day)
            world.services.months.write("umum", on, {"ani": replace(verdict, local_date=on)}, {})
        world.check_in(world.phone(ANI)).expect(201)


def day(page: Any, name: str) -> Any:
    return page.get_by_role("button", name=name)


def test_each_day_tells_what_it_came_to_in_shape_colour_and_words(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    hands.see(page, "Hadir 3 hari · terlambat 22 menit · tidak lengkap 1 hari · tanpa keterangan 1 hari")
    for name, mark in [
        ("Selasa 10: Libur: Hari Contoh", ".mark-off path"),
        ("Senin 16: Hadir", ".mark-ok path"),
        ("Selasa 17: Hadir, terlambat 22 menit", ".mark-warn path"),
        ("Rabu 18: Tidak lengkap", ".mark-warn path"),
        ("Kamis 19: Tanpa keterangan", ".mark-bad path"),
        ("Jumat 20: Cuti", ".mark-letter"),
        ("Senin 23, hari ini: Tercatat, belum dinilai", ".mark-ok path"),
    ]:
        assert day(page, name).locator(mark).count() == 1, name
    shapes = [day(page, f"{name}:").locator("path").get_attribute("d") for name in ("Selasa 17", "Rabu 18", "Kamis 19")]
    assert len(set(shapes)) == 3  # never by colour alone
    assert day(page, "Sabtu 28: Libur").count() == 1
    assert day(page, "Senin 30: Hari kerja").count() == 1


def test_a_chosen_day_opens_its_slots_its_reasons_and_the_way_to_have_it_corrected(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    hands.see_heading(page, "Senin, 23 November 2026")  # today, until another is chosen
    day(page, "Rabu 18").click()
    hands.see_heading(page, "Rabu, 18 November 2026")
    hands.see(page, "Jadwal: Lima hari kerja")
    hands.see(page, "paling lambat 07:30")
    line = page.locator(".slot-line", has_text="Istirahat")
    line.get_by_text("tidak tercatat").wait_for()
    line.get_by_role("link", name="Istirahat, Rabu, 18 November 2026").click()
    hands.see_heading(page, "Koreksi presensi")
    assert page.get_by_label("Tanggal", exact=True).input_value() == "2026-11-18"
    page.go_back()
    hands.see_heading(page, "Rabu, 18 November 2026")  # the day that was chosen is kept


def test_a_receipt_leads_back_to_the_day_it_is_of(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    page.get_by_role("link", name="Lihat bukti Datang, Senin, 23 November 2026").click()
    hands.see_heading(page, "Tercatat")
    hands.follow(page, "Kembali")
    hands.see_heading(page, "Senin, 23 November 2026")


def test_the_calendar_is_walked_by_keys(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    hands.see_heading(page, "Senin, 23 November 2026")
    day(page, "Senin 23").focus()

    def now() -> str:
        return str(page.evaluate("() => document.activeElement.getAttribute('aria-label') ?? ''"))

    for key, name in [("ArrowUp", "Senin 16"), ("ArrowRight", "Selasa 17"), ("End", "Minggu 22"), ("Home", "Senin 16")]:
        page.keyboard.press(key)
        assert now().startswith(name)
    page.keyboard.press("Enter")
    hands.see_heading(page, "Senin, 16 November 2026")
    assert page.get_by_role("gridcell", selected=True).count() == 1
    assert page.locator(".month button[tabindex='0']").count() == 1  # one stop for whoever tabs on
    page.keyboard.press("PageUp")
    hands.see(page, "Oktober 2026")
    page.wait_for_function("() => document.activeElement.closest('.month')")


def test_the_list_shows_every_time_at_once(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    hands.follow(page, "Lihat daftar")
    first = page.locator(".rows > li").first
    first.get_by_text("Senin 23").wait_for()
    first.get_by_role("link", name="Lihat bukti Datang").wait_for()
    hands.see(page, "Hadir · terlambat 22 menit")
    hands.press(page, "Bulan sebelumnya")
    hands.see(page, "Oktober 2026")
    hands.see(page, "Lihat kalender")


def test_shifts_to_come_show_when_they_begin(city: RunningCity, open_page: OpenPage) -> None:
    by_roster = (Assignment("puskesmas", START, ("puskesmas",), None),)
    letters = "P" * 23 + "PMLPML" + "-"
    with city.lock:
        city.world.change("gani", lambda each: replace(each, assignments=by_roster, roster={"2026-11": letters}))
    page = hands.at_work(open_page, GANI, "riwayat")
    assert day(page, "Selasa 24: Hari kerja: mulai 07:00").inner_text().split() == ["24", "07:00"]
    assert day(page, "Rabu 25: Hari kerja: mulai 21:00").count() == 1
    assert day(page, "Kamis 26: Libur").count() == 1
    day(page, "Senin 30: Jadwal belum diisi").click()
    hands.see(page, "tidak dihitung mangkir")
    hands.press(page, "Bulan berikutnya")
    hands.see(page, "Desember 2026")


def test_a_receipt_is_shared_as_a_picture(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(SHARED)
    page.reload()
    hands.log_in_at(page, ANI, "bukti/arrival")
    page.get_by_role("button", name="Simpan gambar").wait_for()
    hands.press(page, "Bagikan")
    page.wait_for_function("() => shared.length === 1")
    (shared,) = page.evaluate("() => shared")
    (picture,) = shared["files"]
    assert (picture["name"], picture["type"]) == ("presensi-2026-11-23-datang.png", "image/png")
    assert (shared["title"], shared.get("text")) == ("Bukti presensi", None)


def test_a_sheet_that_takes_no_files_gets_the_text(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(f"{SHARED} navigator.canShare = () => false;")
    page.reload()
    hands.log_in_at(page, ANI, "bukti/arrival")
    page.get_by_role("button", name="Simpan gambar").wait_for()
    hands.press(page, "Bagikan")
    page.wait_for_function("() => shared.length === 1")
    (shared,) = page.evaluate("() => shared")
    assert shared["files"] == []
    assert shared["text"].startswith("Bukti presensi: Datang\nSenin, 23 November 2026, 07:1")


@pytest.mark.parametrize(("language", "name"), [("id", "datang"), ("en", "arrival")])
def test_a_receipt_is_kept_as_a_picture(
    city: RunningCity, open_page: OpenPage, tmp_path: Path, language: str, name: str
) -> None:
    page = hands.at_work(open_page, ANI, "bukti/arrival")
    button = "Simpan gambar"
    if language == "en":
        hands.press(page, "Switch to English")
        button = "Save picture"
    page.get_by_role("button", name=button).wait_for()
    with page.expect_download() as kept:
        hands.press(page, button)
    assert kept.value.suggested_filename == f"presensi-2026-11-23-{name}.png"
    kept.value.save_as(tmp_path / "receipt.png")
    with Image.open(tmp_path / "receipt.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)
        assert 1200 < picture.height < 1600
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20  # something is drawn on it


def test_what_is_left_of_the_years_leave_is_reckoned_before_ones_eyes(city: RunningCity, open_page: OpenPage) -> None:
    with city.lock:
        now = city.world.clock.now
        opening = OpeningBalance("ani", 2026, BalanceFacts(14, 4, 0, 0, None, "SK 1/2026"), "eko", now)
        city.world.services.years.save_opening(opening, None, entry("test_balance", now))
    page = hands.at_work(open_page, ANI, "permohonan")
    hands.see_heading(page, "Cuti tahunan 2026")
    card = page.locator(".leave-left")
    card.get_by_text("14 hari kerja tersisa").wait_for()
    assert card.locator("dl").inner_text().split("\n") == ["Hak tahun ini", "10", "Sisa tahun lalu yang dibawa", "+4"]
    card.get_by_text("Dihitung dari saldo awal").wait_for()


def test_the_profile_names_where_one_works_and_hides_the_number(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "akun")
    facts = page.locator("section", has=page.get_by_role("heading", name="Ani", exact=True)).locator("dl")
    for text in ("•••• -001", "Non-ASN", "Bagian Umum", "Sekretariat Daerah", "Balai Kota Contoh", "Lima hari kerja"):
        facts.get_by_text(text).first.wait_for()
    facts.get_by_text("Citra").wait_for()
    assert ANI.number not in page.content()


def test_the_chosen_look_is_there_from_the_first_paint_on(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, BUDI, "akun", color_scheme="light", service_workers="block")
    looks = """() => [
      document.documentElement.dataset.theme ?? "",
      getComputedStyle(document.body).backgroundColor,
      ...[...document.querySelectorAll('meta[name="theme-color"]')].map(({ content }) => content),
    ]"""
    light, dark = page.evaluate(looks)[2:]
    by_day = page.evaluate(looks)[1]
    page.get_by_label("Gelap").check()
    chosen = page.evaluate(looks)
    assert chosen[0] == "dark"
    assert chosen[1] != by_day
    assert chosen[2:] == [dark, dark]

    # Before the app itself is there: the script that draws is held back, the colours are right all the same.
    held: list[Any] = []
    page.route("**/assets/*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    page.wait_for_function("() => document.body && document.styleSheets.length > 0")
    assert page.evaluate(looks)[:2] == ["dark", chosen[1]]
    assert page.locator("#app > *").count() == 0
    page.unroute("**/assets/*.js")  # and lets go of what was held
    page.get_by_label("Gelap").wait_for()
    assert page.get_by_label("Gelap").is_checked()
    page.get_by_label("Ikuti ponsel").check()
    assert page.evaluate(looks) == ["", by_day, light, dark]
    assert page.evaluate("() => localStorage.getItem('presensi.look')") is None


def test_a_supervisor_hands_on_the_units_day_as_text(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(SHARED)
    page.reload()
    hands.log_in_at(page, CITRA, "tim/umum")
    hands.press(page, "Bagikan rekap")
    page.wait_for_function("() => shared.length === 1")
    text = page.evaluate("() => shared[0].text").split("\n")
    assert text[0] == "Rekap presensi Bagian Umum"
    assert text[1].startswith("Senin, 23 November 2026, pukul 07:1")
    assert "Tepat waktu (1): Ani 07:10" in text
    assert "Belum presensi (2): Budi, Citra" in text


def test_without_a_share_sheet_the_units_day_is_copied(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share;")
    page.reload()
    hands.log_in_at(page, CITRA, "tim/umum")
    hands.press(page, "Bagikan rekap")
    hands.see(page, "Rekap tersalin.")
    assert page.evaluate("() => navigator.clipboard.readText()").startswith("Rekap presensi Bagian Umum")


def test_the_address_on_a_slip_opens_the_page_where_its_code_is_typed(site: Site, open_page: OpenPage) -> None:
    """For who cannot scan its QR; tests/e2e/test_slip_scan.py is for who can."""
    page, newcomer = open_page(), site.newcomer()
    page.goto("about:blank")
    page.goto(f"{site.base_url}/#/kode")
    hands.see_heading(page, "Masuk dengan kode")
    hands.see(page, "Arahkan kamera ponsel ke QR di slip")
    page.get_by_label("Nomor pegawai").fill(newcomer.number)
    page.get_by_label("Kode sekali pakai").fill(newcomer.code)
    page.get_by_label("Kata sandi baru", exact=True).fill(hands.PASSWORD)
    hands.press(page, "Simpan sandi dan masuk")
    hands.see_heading(page, "Sebelum mulai")


@pytest.mark.parametrize("text", ["16px", "32px"])
def test_these_screens_are_accessible_and_fit(city: RunningCity, open_page: OpenPage, axe: str, text: str) -> None:
    seen: list[str] = []
    page = hands.at_work(open_page, ANI, "riwayat", viewport={"width": 320, "height": 640})
    page.evaluate("size => { document.documentElement.style.fontSize = size }", text)

    def look(address: str, said: str) -> None:
        hands.go_to(page, address)
        hands.see(page, said)
        hands.wait_until_read(page)
        seen.extend(f"{text} {address}: {fault}" for fault in faults_of(page, axe))

    look("riwayat", "Senin, 23 November 2026")
    page.get_by_text("Arti tanda").click()
    look("riwayat/2026-11/18", "Rabu, 18 November 2026")
    look("riwayat/2026-11/20", "tidak wajib")
    look("riwayat/2026-10", "Ketuk satu tanggal")
    look("riwayat/2026-11/daftar", "Kamis 19")
    look("bukti/arrival", "Simpan gambar")
    look("permohonan", "Cuti tahunan 2026")
    look("akun", "Non-ASN")
    assert not seen, "\n".join(seen)


def test_a_day_can_be_hit_by_a_finger_on_the_smallest_phone(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat", viewport={"width": 320, "height": 640})
    hands.see_heading(page, "Senin, 23 November 2026")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.month td:has(button)')].map((each) => each.getBoundingClientRect())"
        ".map(({ width, height }) => [width, height])"
    )
    assert len(sizes) == 30
    assert min(min(each) for each in sizes) >= 44
