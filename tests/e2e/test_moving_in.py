"""A city moves in through the page: a file of people checked and applied, slips on paper, many phones at once."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.cast import CITRA, DEWI, EKO
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.site import Site
from tests.jobs.workbooks import workbook
from tools.phone import Phone, http_transport

OpenPage = Callable[..., Any]
HEADERS = ("nip", "nama", "unit", "kantor", "pola", "atasan")
_JOB = re.compile(r"/api/jobs/[^/]+$")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_an_admin_brings_people_in_by_the_citys_own_file(site: Site, open_page: OpenPage, tmp_path: Path) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    with page.expect_download() as empty:
        hands.press(page, "Ambil berkas kosong")
    assert _cells(empty.value)[0][:4] == ("nip", "nama", "unit", "kantor")
    hands.see(page, "Berkas kosong sudah diunduh")

    hands.press(page, "Unggah dan periksa")
    hands.see(page, "Pilih berkasnya dulu.")
    _upload(page, [_row("MASUK-1", "Sari"), _row("MASUK-2", "Tono")])
    hands.see(page, "2 orang baru akan ditambahkan.")
    hands.see(page, "Tidak ada baris yang salah.")
    page.reload()
    hands.press(page, "Terapkan semua (2 orang)")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai. 2 orang sudah diterapkan.")
    names = [each["name"] for each in _members(site, EKO, "umum")]
    assert {"Sari", "Tono"} <= set(names)

    hands.follow(page, "Unggah berkas lain")
    page.get_by_role("link", name="Selesai 2 baris").first.wait_for()


def test_faults_are_told_by_row_and_column_and_the_good_rows_are_a_choice(site: Site, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    _upload(page, [_row("BAIK-1", "Umi"), ("BAIK-2", "Wati", "tidak-ada", "balai-kota", "lima-hari", "")])
    hands.see(page, "1 baris salah dan harus diperbaiki.")
    hands.see(page, "Baris 3, kolom unit")
    with page.expect_download() as marked:
        hands.press(page, "Unduh berkas bertanda")
    assert len(_cells(marked.value)[2]) == len(HEADERS) + 1
    assert page.get_by_role("button", name="Terapkan semua").count() == 0
    hands.press(page, "Terapkan 1 baris yang baik")
    hands.press(page, "Batal")
    assert "Umi" not in [each["name"] for each in _members(site, EKO, "umum")]
    hands.press(page, "Terapkan 1 baris yang baik")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai. 1 orang sudah diterapkan.")
    hands.see(page, "1 baris salah belum masuk.")
    names = [each["name"] for each in _members(site, EKO, "umum")]
    assert "Umi" in names
    assert "Wati" not in names


def test_other_names_of_columns_are_asked_for_and_the_file_checked_anew(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, DEWI, "kelola/impor")
    _upload(page, [(*_row("PETA-1", "Yani"), "III/a")], ("NIP BARU", "NAMA LENGKAP", *HEADERS[2:], "GOLONGAN"))
    hands.see(page, "Nama kolom di berkas Anda")
    for said in ("orang baru", "Baris judul", "baris salah", "Unduh berkas bertanda"):
        assert page.get_by_text(said).count() == 0  # no row was read yet: only the columns are asked for
    number, name = (page.get_by_label(f"Kolom {each} di berkas bernama") for each in ("nip", "nama"))
    assert number.locator("option").all_inner_texts() == ["— tidak ada —", "NIP BARU", "NAMA LENGKAP", "GOLONGAN"]
    number.select_option("NIP BARU")
    page.get_by_text("Kolom lainnya: NAMA LENGKAP, GOLONGAN.").wait_for()
    page.get_by_label("Lewati kolom lainnya").check()
    page.route(_JOB, _still_queued())
    hands.press(page, "Periksa lagi")
    hands.see(page, "Memeriksa berkas…")
    page.get_by_text("Memeriksa berkas…").wait_for(state="detached")
    assert number.input_value() == "NIP BARU"  # what was said stays
    name.select_option("NAMA LENGKAP")
    hands.press(page, "Periksa lagi")
    hands.see(page, "1 orang baru akan ditambahkan.")
    hands.see(page, "Minta admin kota menerapkannya")  # an operator applies nothing
    assert page.get_by_role("button", name="Terapkan").count() == 0


def test_rows_that_wait_are_counted_apart_and_roles_and_last_days_told_before(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    headers = (*HEADERS, "peran", "berhenti")
    head = ("TUNGGU-1", "Kepala", "tidak-ada", "balai-kota", "lima-hari", "", "", "")
    below = (*_row("TUNGGU-2", "Bawah")[:5], "TUNGGU-1", "", "")
    _upload(page, [head, below, (*_row("TUNGGU-3", "Operator"), "operator", "2026-12-31")], headers)
    hands.see(page, "1 baris salah dan harus diperbaiki.")
    hands.see(page, "1 baris tidak salah, tetapi menunggu baris atasannya diperbaiki.")
    assert page.get_by_text("0 orang").count() == 0
    hands.see(page, "Baris ini memberi peran.")
    hands.see(page, "Hari kerja terakhir orang ini: 2026-12-31.")
    hands.press(page, "Terapkan 1 baris yang baik")
    asked = page.get_by_role("alert")
    asked.get_by_text("1 orang mendapat peran baru").wait_for()
    asked.get_by_text("1 orang mendapat hari kerja terakhir").wait_for()
    hands.see_heading(page, "Impor pegawai")
    assert page.get_by_role("link", name="Kota", exact=True).get_attribute("aria-current") == "page"


def test_slips_of_a_unit_and_its_parts_are_one_paper(site: Site, open_page: OpenPage) -> None:
    newcomer = site.newcomer()
    page = hands.at_work(open_page, DEWI, "tim/setda/orang")
    page.get_by_label("Termasuk 1 bagian di bawahnya").check()
    hands.press(page, "Buat slip unit ini dan bagiannya")
    hands.see(page, "slip dibuat")
    with page.expect_popup() as opened:
        hands.press(page, "Buka halaman cetak")
    paper = opened.value
    paper.get_by_role("heading", name=newcomer.name).wait_for()
    assert paper.locator("h1").last.inner_text().startswith("Bagian Umum (")


def test_while_rows_are_applied_the_page_tells_how_far_it_is(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    _upload(page, [_row("JAUH-1", "Vina")])
    hands.press(page, "Terapkan semua (1 orang)")
    page.route(_JOB, _still_queued(state="applying", total=4810, done=1234))
    hands.press(page, "Ya, terapkan")
    hands.see(page, "1.234 dari 4.810 orang")
    hands.see(page, "Selesai. 1 orang sudah diterapkan.")


def test_a_screen_that_cannot_be_fetched_says_so_and_is_asked_for_again(open_page: OpenPage) -> None:
    page = open_page(service_workers="block")  # the app's first day here: nothing is on the phone yet
    page.route("**/assets/import_start*", lambda route: route.abort())
    hands.log_in_at(page, EKO, "kelola/impor")
    page.get_by_role("alert").get_by_text("Tidak ada sambungan").wait_for()
    page.unroute("**/assets/import_start*")
    hands.press(page, "Coba lagi")
    hands.see(page, "1. Ambil berkas kosong")


def test_a_lost_connection_takes_nothing_away(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    page.route("**/api/jobs/*/check", lambda route: route.abort())
    _upload(page, [_row("PUTUS-1", "Zaki")])
    hands.see(page, "Berkasnya belum diperiksa.")
    page.unroute("**/api/jobs/*/check")
    page.reload()
    hands.press(page, "Periksa", exact=True)
    hands.see(page, "1 orang baru akan ditambahkan.")


def test_what_cannot_be_a_file_of_people_is_told_before_it_is_sent(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, EKO, "kelola/impor")
    for name, content, said in [
        ("pegawai.pdf", b"%PDF", "bukan .xlsx atau .csv"),
        ("pegawai.csv", b"", "Berkas ini kosong"),
        ("pegawai.xlsx", b"x" * 5_000_001, "lebih besar dari 5 MB"),
    ]:
        page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": XLSX, "buffer": content}])
        hands.press(page, "Unggah dan periksa")
        page.locator(".fault").get_by_text(said).wait_for()


def test_slips_are_made_for_who_has_no_phone_and_for_one_who_forgot(site: Site, open_page: OpenPage) -> None:
    newcomer = site.newcomer()
    page = hands.at_work(open_page, DEWI, "tim/umum/orang")
    hands.press(page, "Buat ")
    hands.see(page, "slip dibuat")
    hands.see(page, "kode yang masih berlaku")
    with page.expect_popup() as opened:
        hands.press(page, "Buka halaman cetak")
    paper = opened.value
    paper.get_by_role("heading", name=newcomer.name).wait_for()
    assert paper.evaluate("() => window.opener") is None
    with page.expect_download() as pdf:
        hands.press(page, "Buka PDF")
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF-")

    page.reload()
    hands.see(page, "slip dibuat")  # they are found again
    hands.press(page, f"Slip baru untuk {newcomer.name}")
    hands.press(page, "Ya, buat slip")
    hands.see(page, "1 slip dibuat")
    with page.expect_popup() as opened:
        hands.press(page, "Buka halaman cetak")
    code = opened.value.locator(".code").inner_text()
    hands.log_in_by_code(open_page(), replace(newcomer, code=code))


def test_a_supervisor_is_told_who_was_passed_over(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, CITRA, "tim/umum/orang")
    assert page.get_by_role("link", name="Impor pegawai").count() == 0
    hands.see(page, "Slip kode")
    assert page.get_by_role("button", name="Slip baru untuk Citra").count() == 0  # never for oneself


def test_several_phones_are_approved_at_once(site: Site, open_page: OpenPage) -> None:
    first, second, third = (_waiting(site) for _ in range(3))
    page = hands.at_work(open_page, CITRA, "tim/umum/orang")
    for newcomer in (first, second, third):
        page.get_by_label(newcomer.name).check()
    ours = {first.name, second.name, third.name}
    told = page.get_by_role("status")

    def lose_the_second(route: Any) -> None:
        body = route.request.post_data_json
        body["decisions"][1]["device_id"] = "A" * 43
        route.continue_(post_data=json.dumps(body))

    def left() -> set[str]:
        return ours & {each["name"] for each in _members(site, CITRA, "umum") if each["pending_device_id"]}

    page.route("**/decisions", lambda route: route.abort(), times=1)
    hands.press(page, "Setujui 3 ponsel")
    told.get_by_text("Tidak ada sambungan").first.wait_for()
    assert left() == ours
    page.route("**/decisions", lose_the_second, times=1)
    hands.press(page, "Setujui 3 ponsel")  # they stay ticked
    told.get_by_text("disetujui.").nth(1).wait_for()
    assert len(left()) == 1
    hands.press(page, "Setujui 1 ponsel")
    told.get_by_text("Tidak ada sambungan").wait_for(state="detached")
    hands.see(page, "Tidak ada ponsel yang menunggu.")
    assert left() == set()


def test_the_screens_of_moving_in_are_accessible_and_fit_320_pixels(site: Site, open_page: OpenPage, axe: str) -> None:
    _waiting(site)
    seen: list[str] = []
    page = hands.at_work(open_page, EKO, "kelola/impor", viewport={"width": 320, "height": 640})

    def look(screen: str) -> None:
        seen.extend(f"{screen}: {fault}" for fault in faults_of(page, axe))

    hands.press(page, "Unggah dan periksa")
    hands.see(page, "Pilih berkasnya dulu.")
    look("start")
    _upload(page, [_row("S-1", "Umi"), ("1", "Wati", "tidak-ada", "x", "y", "z")])
    hands.see(page, "Baris 3, kolom unit")
    look("faults")
    hands.press(page, "Terapkan 1 baris yang baik")
    look("sure")
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai.")
    look("done")
    hands.follow(page, "Unggah berkas lain")
    page.get_by_role("link", name="Impor ").first.wait_for()
    look("list")
    _upload(page, [_row("X", "Y")], ("NIP BARU", *HEADERS[1:]))
    hands.see(page, "Nama kolom di berkas Anda")
    look("mapping")
    page.evaluate("() => { location.hash = '#/tim/umum/orang' }")
    hands.press(page, "Centang semua")
    hands.press(page, "Slip baru untuk Ani")
    look("members")
    hands.press(page, "Ya, buat slip")
    hands.see(page, "1 slip dibuat")
    look("slips")
    assert not seen, "\n".join(seen)


def _still_queued(**facts: Any) -> Callable[[Any], None]:
    """The first look at a job finds it on its way yet, as a worker elsewhere would leave it."""
    looks = iter([{"state": "queued", **facts}])

    def answer(route: Any) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, json={**reply.json(), **next(looks, {})})

    return answer


def _row(number: str, name: str) -> tuple[str, ...]:
    return (number, name, "umum", "balai-kota", "lima-hari", "CONTOH-003")


def _upload(page: Any, rows: list[tuple[str, ...]], headers: tuple[str, ...] = HEADERS) -> None:
    file = {"name": "pegawai contoh.xlsx", "mimeType": XLSX, "buffer": workbook([headers, *rows])}
    page.locator("input[type=file]").set_input_files([file])
    hands.press(page, "Unggah dan periksa")


def _cells(download: Any) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(Path(download.path()).read_bytes())).worksheets[0].values)


def _waiting(site: Site) -> Any:
    """A newcomer whose phone awaits a decision."""
    newcomer = site.newcomer()
    phone = Phone(http_transport(f"{site.base_url}/api"))
    phone.first_log_in(newcomer.number, newcomer.code, hands.PASSWORD).expect(200, 201)
    phone.enrol().expect(200, 201)
    return newcomer


def _members(site: Site, who: Any, unit_id: str) -> Any:
    phone = Phone(http_transport(f"{site.base_url}/api"))
    phone.log_in(who.number, f"sandi rahasia {who.employee_id}").expect(201)
    return phone.call("GET", f"/units/{unit_id}/people").expect(200)["people"]
