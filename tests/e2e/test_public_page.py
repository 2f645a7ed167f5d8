"""The public page: no login, figures of groups, outages with their notes, in light and dark."""

from datetime import timedelta

import pytest

from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.public import Cell, Count, PublicMonth
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage
from tests.e2e.server import RunningCity
from tests.world import entry


def tell(city: RunningCity) -> None:
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        cells = (Cell("umum", 0, Count(48, 1000, 900, 12)), Cell(None, 5, Count(16, 300, 290, 1)))
        month = PublicMonth("2026-10", now, cells, Count(64, 1300, 1190, 13), 17, 4)
        services.public_figures.keep(month)
        at = now - timedelta(days=3)
        failed = Outage("20261120-x", at, at + timedelta(hours=1), OutageState.DECLARED, (), "Pusat data padam.")
        if services.outages.get(failed.outage_id) is None:
            services.outages.save(failed, entry("outage", at))


def test_anybody_reads_it_without_an_account(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page(viewport=DESK)
    page.goto(f"{city.base_url}/publik")
    hands.see_heading(page, "Presensi terbuka")
    hands.see(page, "Belum ada bulan yang dikunci.")
    tell(city)
    page = open_page(viewport=DESK)  # the first one keeps what it read for five minutes
    page.goto(f"{city.base_url}/publik")
    hands.see(page, "5 unit kecil bersama")
    hands.see(page, "Pusat data padam.")
    hands.see(page, "dinyatakan tidak sah oleh pemeriksa")
    row = page.get_by_role("row").filter(has_text="Bagian Umum")
    assert "90%" in row.inner_text()
    hands.press(page, "EN")
    hands.see(page, "5 small units together")


@pytest.mark.parametrize("view", [DESK, TABLET, {"width": 320, "height": 640}], ids=["1280", "768", "320"])
def test_it_is_accessible_and_fits(city: RunningCity, open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    tell(city)
    page = open_page(viewport=view)
    page.goto(f"{city.base_url}/publik")
    hands.see(page, "5 unit kecil bersama")
    assert not faults_of(page, axe)
