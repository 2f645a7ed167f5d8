"""A suspected outage is declared, dismissed, taken back; a window is made longer: everyone concerned reads of it."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.outage import Outage, OutageState
from tests.cast import ANI, EKO, FITRI, wib
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.world import entry

OpenPage = Callable[..., Any]
SUSPECTED = "20261122-2330"
SPAN = "23 Nov 2026, 06:30 sampai 06:45"


@pytest.fixture(autouse=True)
def suspected(city: RunningCity) -> None:
    held = Outage(SUSPECTED, wib(6, 30), wib(6, 45), OutageState.SUSPECTED, failed=20, of=40)
    with city.lock:
        if city.world.services.outages.get(SUSPECTED) is None:
            city.world.services.outages.save(held, entry("test_outage", city.world.clock.now))


def state(city: RunningCity) -> OutageState:
    with city.lock:
        found = city.world.services.outages.get(SUSPECTED)
    assert found
    return found.state


def test_a_suspicion_is_declared_with_its_consequence_read_by_all_and_taken_back(
    city: RunningCity, open_page: OpenPage
) -> None:
    ani = hands.at_work(open_page, ANI, "")
    hands.see(ani, "Keterlambatan pada waktu itu belum dihitung sampai diputuskan admin kota.")

    eko = hands.at_work(open_page, EKO, "")
    hands.see(eko, "1 dugaan gangguan layanan menunggu keputusan Anda.")
    hands.follow(eko, "Lihat Gangguan layanan")
    hands.see(eko, "20 dari 40 percobaan gagal")
    hands.press(eko, f"Nyatakan {SPAN}")
    hands.press(eko, "Lanjut", exact=True)
    eko.get_by_label("Penjelasan").and_(eko.locator("[aria-invalid]")).fill("Server mati")
    hands.press(eko, "Lanjut", exact=True)
    eko.get_by_role("alert").filter(has_text=f"{SPAN}, seluruh kota: keterlambatan").wait_for()
    assert state(city) is OutageState.SUSPECTED
    hands.press(eko, "Ya, nyatakan")
    hands.see(eko, "Gangguan dinyatakan.")
    hands.see(eko, "Diputuskan oleh Eko")
    assert state(city) is OutageState.DECLARED

    hands.press(ani, "Muat ulang")
    hands.see(ani, "“Server mati”")
    hands.see(ani, "Keterlambatan karena gangguan ini tidak dihitung.")

    hands.press(eko, f"Tarik pernyataan {SPAN}")
    hands.see(eko, "hari yang sudah ditutup dinilai ulang.")
    hands.press(eko, "Ya, tarik")
    hands.see(eko, "Pernyataan ditarik.")
    assert state(city) is OutageState.DISMISSED
    hands.press(ani, "Muat ulang")
    ani.get_by_text("“Server mati”").wait_for(state="detached")


def test_a_window_is_made_longer_and_taken_back(city: RunningCity, open_page: OpenPage) -> None:
    eko = hands.at_work(open_page, EKO, "kota/gangguan")
    hands.press(eko, "Perpanjang waktu presensi")
    eko.get_by_label("Berapa menit").fill("300")
    eko.get_by_label("Penjelasan").fill("Antre panjang")
    hands.press(eko, "Lanjut", exact=True)
    hands.see(eko, "Isi 1 sampai 240.")
    eko.get_by_label("Berapa menit").fill("30")
    hands.press(eko, "Lanjut", exact=True)
    hands.see(eko, "Waktu datang ditutup 30 menit lebih lambat, seluruh kota, mulai sekarang juga.")
    hands.press(eko, "Ya, perpanjang")
    hands.see(eko, "Datang ditutup 30 menit lebih lambat")

    ani = hands.at_work(open_page, ANI, "")
    hands.see(ani, "Waktu diperpanjang 30 menit: Antre panjang")
    hands.press(eko, "Tarik perpanjangan Datang")
    hands.press(eko, "Ya, tarik")
    hands.see(eko, "Perpanjangan ditarik.")
    with city.lock:
        assert not city.world.services.city.fresh(city.world.clock.now).calendar.extensions


def test_an_auditor_sees_it_and_decides_nothing(open_page: OpenPage) -> None:
    fitri = hands.at_work(open_page, FITRI, "kota/gangguan")
    hands.see(fitri, SPAN)
    hands.see_heading(fitri, "Perpanjangan waktu")
    assert fitri.get_by_role("button", name="Nyatakan").count() == 0


def test_the_screen_of_outages_is_accessible_and_fits(open_page: OpenPage, axe: str) -> None:
    view = {"viewport": {"width": 320, "height": 640}}
    eko = hands.at_work(open_page, EKO, "kota/gangguan", **view)
    hands.see(eko, "Gangguan layanan")
    eko.get_by_text("Nyatakan gangguan", exact=True).click()
    eko.get_by_label("Unit tertentu").check()
    hands.press(eko, "Lanjut", exact=True)
    hands.see(eko, "Pilih unitnya, atau seluruh kota.")
    found = faults_of(eko, axe)
    hands.go_to(eko, "kota/permohonan")
    hands.see(eko, "Tidak ada permohonan yang menunggu Anda.")
    assert not [*found, *faults_of(eko, axe)]
