"""The month on one page, as the mayor sees it: figures alone, fetched as one page of PDF."""

from pathlib import Path
from typing import Any

import pytest

from chalicelib.rules.roster import dates_of
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tests.e2e.test_reports import _verdict
from tests.paper.readings import pages_of

AUGUST = "2026-08"
PEOPLE = ("ani", "budi", *(f"contoh-{at}" for at in range(8)))  # as many as the page tells of


@pytest.fixture(autouse=True)
def august(city: RunningCity) -> None:
    employ(city, HERU)
    with city.lock:
        services = city.world.services
        if not services.months.of_unit("umum", AUGUST):
            for on in dates_of(AUGUST):
                services.months.write("umum", on, {who: _verdict(who, on) for who in PEOPLE}, {})


def test_the_mayor_reads_the_month_and_fetches_it_on_one_page(open_page: OpenPage, tmp_path: Path) -> None:
    page = at_desk(open_page, HERU, f"ringkasan?bulan={AUGUST}")
    hands.see_heading(page, "Ringkasan bulan")
    page.get_by_role("rowheader", name="Sekretariat Daerah").wait_for(timeout=20_000)  # once it is counted
    text = page.locator("main").inner_text()
    assert "Kepatuhan sekota" in text
    for name in ("Ani", "Budi"):
        assert name not in text.split()
    with page.expect_download() as fetched:
        hands.press(page, "Unduh satu halaman PDF")
    fetched.value.save_as(tmp_path / "pdf")
    (paper,) = pages_of((tmp_path / "pdf").read_bytes())
    assert "Ringkasan presensi Agustus 2026" in paper
    assert "Ani" not in paper.splitlines()
    page.get_by_role("combobox", name="Bulan").select_option("2026-03")
    hands.see(page, "Belum ada hari yang ditutup dan dihitung pada bulan ini.")
    assert "bulan=2026-03" in page.url


def test_it_is_accessible_and_fits(open_page: OpenPage, axe: str) -> None:
    found: list[Any] = []
    for view in (DESK, TABLET):
        page = at_desk(open_page, HERU, f"ringkasan?bulan={AUGUST}", viewport=view)
        page.get_by_role("rowheader", name="Sekretariat Daerah").wait_for(timeout=20_000)
        found += faults_of(page, axe)
    assert not found
