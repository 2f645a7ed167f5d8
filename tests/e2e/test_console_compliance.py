"""Compliance over time: months of all units, a unit's year beside another's, a person's year; printed plainly."""

from typing import Any

import pytest

from tests.cast import CITRA, EKO
from tests.e2e import busy_city, hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity

DINAS = busy_city.DINAS.name


@pytest.fixture(scope="module", autouse=True)
def busy(city: RunningCity) -> None:
    busy_city.fill(city)
    employ(city, HERU)


def see_year(page: Any) -> None:
    """Counted meanwhile."""
    page.get_by_role("row").filter(has_text="September 2026").get_by_text("30", exact=True).wait_for()


def test_an_admin_compares_units_and_comes_to_a_person(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kepatuhan")
    hands.see_heading(page, "Kepatuhan")
    page.get_by_role("row").filter(has_text=DINAS).get_by_text("30").first.wait_for()
    hands.press(page, "Sebelumnya")
    hands.see(page, "Oktober 2026")
    hands.follow(page, DINAS)
    see_year(page)
    page.get_by_label("Bandingkan dengan").select_option("Bagian Umum")
    page.get_by_role("button", name="Keluarkan Bagian Umum").wait_for()
    page.get_by_label("Ukuran").select_option("Hari terlambat (%)")
    page.reload()
    page.get_by_role("button", name="Keluarkan Bagian Umum").wait_for()
    assert page.get_by_label("Ukuran").input_value() == "late"
    see_year(page)
    page.get_by_label("Bulan", exact=True).select_option("Oktober 2026")
    hands.follow(page, "Agus Setiawan")
    hands.see_heading(page, "Agus Setiawan")
    page.get_by_role("row").filter(has_text="Oktober 2026").wait_for()
    assert page.get_by_role("figure").count() == 2


def test_what_is_printed_is_the_page_without_its_frame(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kepatuhan/unit/kesehatan")
    see_year(page)
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Cetak").is_visible()
    assert not page.locator("nav.pages").is_visible()
    assert page.get_by_text("Kota Contoh").first.is_visible()
    assert page.locator(".plot-drawn").is_visible()
    assert page.get_by_text("Dicetak").is_visible()


def test_an_executive_sees_units_and_no_person_and_who_leads_their_own(open_page: OpenPage) -> None:
    heru = at_desk(open_page, HERU, "kepatuhan/unit/kesehatan")
    see_year(heru)
    assert heru.get_by_role("heading", name="Pegawai unit ini").count() == 0
    hands.go_to(heru, "kepatuhan/orang/ramai-01")
    heru.get_by_role("row").filter(has_text=DINAS).wait_for()
    assert heru.get_by_text("Agus Setiawan").count() == 0
    citra = at_desk(open_page, CITRA, "kepatuhan")
    citra.get_by_role("link", name="Bagian Umum").wait_for()
    assert citra.get_by_text(DINAS).count() == 0
    hands.go_to(citra, "kepatuhan/unit/kesehatan")
    citra.get_by_role("alert").wait_for()


@pytest.mark.parametrize("view", [DESK, TABLET, {"width": 320, "height": 640}], ids=["1280", "768", "320"])
def test_compliance_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, "kepatuhan", viewport=view)
    page.get_by_role("row").filter(has_text=DINAS).wait_for()
    found = faults_of(page, axe)
    hands.go_to(page, "kepatuhan/unit/kesehatan?banding=umum")
    see_year(page)
    page.get_by_text("Lihat sebagai tabel").click()
    found += faults_of(page, axe)
    hands.go_to(page, "kepatuhan/orang/ramai-01")
    page.get_by_role("row").filter(has_text="Oktober 2026").first.wait_for()
    assert not [*found, *faults_of(page, axe)]
