"""An apel is ordered on the page and approved by a second admin; changed, called off, withdrawn; who came is listed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import Event
from tests import cast
from tests.cast import DEWI, EKO, ENDAH, MONDAY
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity

OpenPage = Callable[..., Any]
FIELD = Place(None, Position(106.05, -6.01), 100, "Alun-alun")
TODAYS = Event("upacara", "Upacara Senin", "800/7", MONDAY, 390, 480, 420, FIELD, ("setda", "umum"))


@pytest.fixture
def todays(city: RunningCity) -> None:
    """A ceremony opened at 06:30."""
    with city.lock:
        city.world.publish("calendar", replace(cast.CITY.calendar, events=(TODAYS,)))


def events(city: RunningCity) -> list[Event]:
    with city.lock:
        return list(city.world.services.city.fresh(city.world.clock.now).calendar.events)


def test_an_event_is_ordered_by_keys_and_holds_once_a_second_admin_approves(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    eko = hands.at_work(open_page, EKO, "kota", viewport={"width": 320, "height": 640})
    hands.follow(eko, "Apel dan acara Apel, upacara, hari nasional: siapa, kapan, di mana.")
    hands.see(eko, "Belum ada acara yang akan datang.")
    eko.get_by_text("Buat acara", exact=True).focus()
    eko.keyboard.press("Enter")
    eko.get_by_role("button", name="Lanjut", exact=True).focus()
    eko.keyboard.press("Enter")
    hands.see(eko, "Isi nama acaranya.")
    assert eko.evaluate("() => document.activeElement.labels[0].textContent") == "Nama acara"
    eko.keyboard.type("Apel Bersama")
    eko.get_by_label("Nomor surat").fill("800/12")
    eko.get_by_label("Tanggal").fill("2026-11-30")
    eko.get_by_label("Titik lain").check()
    eko.get_by_label("Nama tempat").fill("Alun-alun")
    eko.get_by_label("Titik (lintang, bujur)").fill("-6.01, 107.9")
    found = faults_of(eko, axe)
    hands.press(eko, "Lanjut", exact=True)
    eko.get_by_role("alert").filter(has_text="Apel Bersama, Senin, 30 November 2026. Presensi 06:30").wait_for()
    eko.get_by_role("button", name="Ya, tetapkan").press("Enter")
    hands.see(eko, "Titik ini di luar wilayah kota")
    eko.get_by_label("Titik (lintang, bujur)").fill("-6.01, 106.05")
    hands.press(eko, "Lanjut", exact=True)
    eko.get_by_role("button", name="Ya, tetapkan").press("Enter")
    hands.see(eko, "Menunggu admin kota lain")
    assert events(city) == []
    found += faults_of(eko, axe)

    endah = hands.at_work(open_page, ENDAH, "kota/acara")
    hands.see(endah, "1 usulan acara menunggu admin lain.")
    hands.follow(endah, "Lihat usulannya")
    endah.get_by_role("link", name="Acara Apel Bersama").click()
    hands.press(endah, "Setujui")
    hands.see(endah, "Diputuskan Endah")
    hands.go_to(endah, "kota/acara")
    hands.see(endah, "Di Alun-alun, radius 100")
    [held] = events(city)
    assert (held.event_id, held.name, held.place) == ("apel-bersama-2026-11-30", "Apel Bersama", FIELD)
    hands.press(endah, "Batalkan Apel Bersama, 30 Nov 2026")
    hands.press(endah, "Ya, batalkan")
    hands.see(endah, "Menunggu admin kota lain")
    assert not found


def test_one_that_has_opened_is_withdrawn_with_a_reason_and_who_came_is_listed(
    city: RunningCity, open_page: OpenPage, axe: str, todays: None
) -> None:
    eko = hands.at_work(open_page, EKO, "kota/acara", color_scheme="dark", viewport={"width": 390, "height": 844})
    hands.see(eko, "Upacara Senin")
    assert eko.get_by_role("button", name="Ubah Upacara").count() == 0
    eko.get_by_text("Kehadiran", exact=False).first.click()
    eko.get_by_label("Unit", exact=True).select_option(label="\u2003Bagian Umum")
    hands.see(eko, "0 dari ")
    eko.get_by_text("Tidak tercatat").first.wait_for()
    hands.press(eko, "Tarik acara Upacara Senin, 23 Nov 2026")
    hands.press(eko, "Ya, tarik")
    hands.see(eko, "Tulis alasannya; semua orang membacanya.")
    found = faults_of(eko, axe)
    eko.get_by_label("Alasan").fill("Hujan badai")
    hands.press(eko, "Ya, tarik")
    hands.see(eko, "Menunggu admin kota lain")
    assert not [*found, *faults_of(eko, axe)]
    assert [each.withdrawn for each in events(city)] == [None]


def test_an_operator_sees_them_and_orders_nothing(open_page: OpenPage, todays: None) -> None:
    dewi = hands.at_work(open_page, DEWI, "kota/acara")
    hands.see(dewi, "Upacara Senin")
    assert dewi.get_by_text("Buat acara").count() == 0
    assert dewi.get_by_role("button", name="Tarik acara").count() == 0
