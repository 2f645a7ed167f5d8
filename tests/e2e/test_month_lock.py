"""A month is locked on the page: what is not ready stands there, what waits is accepted as seen, what changed since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.closing import UnitClose
from chalicelib.domain.verdict import DayStatus, DayVerdict
from tests.cast import EKO, FITRI, UNITS
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.requests import a_request
from tests.world import entry

OpenPage = Callable[..., Any]
LAST = date(2026, 10, 31)
ABSENT = DayVerdict(date(2026, 10, 30), DayStatus.ABSENT, (), "pattern:x", "default")


@pytest.fixture(scope="module", autouse=True)
def october(city: RunningCity) -> None:
    """One unit is two days behind; a check-in and a request of another wait."""
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        for unit_id in UNITS:
            through = date(2026, 10, 29) if unit_id == "setda" else LAST
            services.closes.save(UnitClose(unit_id, through, through, now))
        undecided = replace(ABSENT, local_date=date(2026, 10, 29), status=DayStatus.UNDECIDED)
        for verdict in (ABSENT, undecided):
            services.months.write("umum", verdict.local_date, {"ani": verdict}, {})
        asked = a_request(first=date(2026, 10, 28))
        services.requests.save(asked, entry("test_ask", now))


def test_what_is_not_ready_is_named_and_an_auditor_locks_nothing(city: RunningCity, open_page: OpenPage) -> None:
    fitri = hands.at_work(open_page, FITRI, "kota")
    hands.see_heading(fitri, "Siapkan kota")
    hands.wait_until_read(fitri)  # what comes late moves the links
    fitri.get_by_role("link", name="Kunci bulan").click()
    hands.see(fitri, "Belum semua hari ditutup.")
    hands.see(fitri, "2 hari belum ditutup, sejak 30 Okt 2026")
    hands.see(fitri, "1 permohonan")
    assert fitri.get_by_role("button", name="Kunci").count() == 0
    fitri.get_by_label("Bulan", exact=True).select_option("2026-09")
    hands.see(fitri, "Tidak ada hari yang ditutup dan dihitung dalam bulan ini")


def test_a_month_is_locked_by_keys_over_what_waits_and_what_changes_since_is_listed(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    with city.lock:
        closes = city.world.services.closes
        state = closes.get("setda")
        assert state
        closes.save(replace(state, closed_through=LAST))
    eko = hands.at_work(open_page, EKO, "kota/bulan", viewport={"width": 320, "height": 640})
    hands.see(eko, "Sebaiknya diputuskan dulu.")
    found = faults_of(eko, axe)
    eko.get_by_role("link", name="1 hari belum diputuskan Bagian Umum").click()
    hands.see(eko, "Kamis, 29 Oktober 2026 sampai Rabu, 11 November 2026.")
    eko.go_back()
    eko.get_by_role("button", name="Kunci Oktober 2026").focus()
    eko.keyboard.press("Enter")
    eko.get_by_role("alert").filter(has_text="Masih menunggu: 1 hari dengan presensi belum diputuskan").wait_for()
    found += faults_of(eko, axe)
    eko.get_by_role("button", name="Ya, kunci meski begitu").focus()
    eko.keyboard.press("Enter")
    hands.see(eko, "Oktober 2026 terkunci.")
    hands.see(eko, "Dikunci oleh Eko, 23 Nov 2026, 07:1")
    with city.lock:
        months = city.world.services.months
        assert [(each.month, each.by) for each in months.locks()] == [("2026-10", "eko")]
        months.rewrite("ani", "umum", ABSENT, replace(ABSENT, status=DayStatus.LEAVE), "2026-11")
    eko.emulate_media(color_scheme="dark")
    eko.reload()
    eko.get_by_text("Bagian Umum: 1 hari", exact=True).click()
    hands.see(eko, "30 Okt 2026: Tanpa keterangan → Cuti")
    assert not [*found, *faults_of(eko, axe)]
    eko.get_by_label("Bulan", exact=True).get_by_text("Oktober 2026 (terkunci)").wait_for(state="attached")
