"""What the first city admin does on the page, at a desk, from the one-time code to the slips on paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e import hands
from tests.e2e.site import Newcomer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
PATIENCE_MS = 90_000  # for a worker with 300 people, cold containers and all
CODE = re.compile("[a-z0-9-]{11}")


@dataclass(frozen=True)
class Slip:
    """What stands on a slip of paper."""

    name: str
    number_end: str
    code: str


def log_in(page: Any, admin: Newcomer) -> None:
    """By the code that was printed; at a desk there is nothing to allow and no phone to enrol."""
    hands.log_in_by_code(page, admin)
    hands.press(page, "Lanjut tanpa izin")
    hands.press(page, "Nanti saja")
    hands.see(page, "Kota ini belum siap")


def open_checklist(page: Any) -> None:
    page.get_by_role("main").get_by_role("link", name="Siapkan kota").click()
    hands.see(page, "Kota ini masih kosong.")


def look_at_settings(page: Any) -> None:
    take_step(page, "Pengaturan kota")
    page.get_by_label("Nama kota").wait_for()


def publish_hours(page: Any) -> None:
    """Five working days, made to be open all day and every day: the walk may be taken at any hour."""
    page.get_by_role("link", name="jam kerja").click()
    page.get_by_role("link", name="5 hari kerja").click()
    for day in ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"):
        page.get_by_label(day, exact=True).select_option(index=0)
    arrival = page.get_by_role("region", name="Jam setiap hari").get_by_role("group", name="Datang")
    for edge, time in [("Dibuka", "00:00"), ("Ditutup", "23:59"), ("Batas", "23:59")]:
        arrival.get_by_label(edge).fill(time)
    hands.press(page, "Simpan pola")
    hands.see(page, "Pola sudah berlaku untuk kota ini.")


def upload_offices(page: Any, name: str, content: bytes) -> int:
    """Look at what the file would change, then apply it: how many offices came in."""
    page.get_by_role("link", name="Berikutnya: kantor").click()
    choose(page, name, GEOJSON, content)
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "Belum ada yang diubah.")
    count = counted(page, "kantor baru")
    hands.press(page, f"Terapkan {count} perubahan")
    hands.see(page, f"Sudah diterapkan: {count} perubahan kantor.")
    return count


def upload_units(page: Any, content: bytes) -> int:
    page.get_by_role("link", name="Ke halaman Unit").click()
    page.get_by_role("link", name="Masukkan semua unit dari berkas").click()
    upload(page, "unit.xlsx", content)
    count = counted(page, "unit baru")
    apply(page, "Terapkan semua")
    return count


def upload_people(page: Any, content: bytes) -> None:
    page.get_by_role("link", name="Masukkan pegawai").click()
    upload(page, "pegawai.xlsx", content)


def say_what_the_columns_are_called(page: Any, headers: Mapping[str, str]) -> None:
    """headers   our column, as the page calls it -> the file's own header; only those that it asks for."""
    for ours, theirs in headers.items():
        choice = page.get_by_label(f"Kolom {ours} di berkas bernama")
        offered = choice.locator("option").all_inner_texts()
        choice.select_option(next(each for each in offered if each.casefold() == theirs.casefold()))
    hands.press(page, "Periksa lagi")
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()


def upload_another(page: Any, content: bytes) -> None:
    hands.follow(page, "Unggah berkas lain")
    upload(page, "pegawai.xlsx", content)


def marked_file(page: Any) -> bytes:
    with page.expect_download() as download:
        hands.press(page, "Unduh berkas bertanda")
    return Path(download.value.path()).read_bytes()


def make_slips(page: Any, unit_name: str) -> list[Slip]:
    """Of everybody in the unit, read from the page that is to be printed."""
    page.get_by_role("navigation").get_by_role("link", name="Tim").click()
    page.get_by_role("link", name=unit_name).click()
    page.get_by_role("link", name="Anggota").click()
    page.get_by_role("button", name=re.compile(r"Buat \d+ slip")).click()
    hands.see(page, "slip dibuat")
    with page.expect_popup() as opened:
        hands.press(page, "Buka halaman cetak")
    paper = opened.value
    paper.locator("article").first.wait_for()
    return [_slip(each) for each in paper.locator("article").all()]


def _slip(article: Any) -> Slip:
    told = article.inner_text()
    number_end = re.search(r"berakhiran (\S+)", told)
    return Slip(
        article.get_by_role("heading").inner_text(),
        number_end.group(1) if number_end else "",
        article.locator(".code").inner_text(),
    )


def take_step(page: Any, name: str) -> None:
    """From the list of steps to one of them."""
    page.get_by_role("list").get_by_role("link", name=name).first.click()


def choose(page: Any, name: str, kind: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": kind, "buffer": content}])


def upload(page: Any, name: str, content: bytes) -> None:
    choose(page, name, XLSX, content)
    hands.press(page, "Unggah dan periksa")
    see_result(page)


def see_result(page: Any) -> None:
    """Of the check: counts, or the columns that were not found."""
    found = page.get_by_role("heading", name=re.compile("^(Hasil pemeriksaan|Nama kolom di berkas Anda)$"))
    found.first.wait_for()


def apply(page: Any, button: str) -> None:
    """Press it, say yes, and wait to the end."""
    hands.press(page, button)
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai.")


def counted(page: Any, what: str) -> int:
    """The number before these words."""
    told = page.get_by_text(re.compile(rf"\d+ {what}")).first.inner_text()
    return int(re.search(r"[\d.]+", told)[0].replace(".", ""))  # type: ignore[index]
