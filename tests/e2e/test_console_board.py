"""The live board as people watch it: city, unit, person; what a role may not see; kept in the address."""

from typing import Any

import pytest

from tests.cast import ANI, CITRA, EKO
from tests.e2e import busy_city, hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, HERU, TABLET, OpenPage, at_desk, employ, sit_down
from tests.e2e.server import RunningCity

DINAS = busy_city.DINAS.name


@pytest.fixture(scope="module", autouse=True)
def busy(city: RunningCity) -> None:
    busy_city.fill(city)
    employ(city, HERU)


def row(page: Any, name: str) -> str:
    text: str = page.get_by_role("row").filter(has_text=name).inner_text()
    return " ".join(text.split())


def test_an_admin_goes_from_the_city_to_a_unit_to_who_has_not_come(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO)
    hands.see_heading(page, "Papan harian")
    page.get_by_role("table", name="Unit").wait_for()
    page.get_by_role("row").filter(has_text=DINAS).get_by_text("24").wait_for()  # counted meanwhile
    assert row(page, DINAS) == f"{DINAS} 30 24 0 6 0 0 0 1 0"
    page.get_by_role("button", name="Belum datang").click()
    page.get_by_role("button", name="Belum datang").click()
    assert page.get_by_role("columnheader", name="Belum datang").get_attribute("aria-sort") == "descending"
    page.reload()
    page.get_by_role("row").nth(1).get_by_text(DINAS).wait_for()
    hands.follow(page, DINAS)
    hands.see_heading(page, DINAS)
    page.get_by_label("Tampilkan").select_option("Belum datang")
    hands.see(page, "1–6 dari 6")
    page.get_by_label("Cari").fill("yuni")
    hands.see(page, "Tri Wahyuni")
    page.reload()
    hands.see(page, "1–1 dari 1")
    hands.press(page, "Hari sebelumnya")
    hands.see(page, "Minggu, 22 November 2026")


def test_what_comes_meanwhile_is_shown_by_itself(city: RunningCity, open_page: OpenPage) -> None:
    page = open_page(viewport=DESK)
    page.clock.install()
    sit_down(page, CITRA, "papan/umum")
    page.get_by_role("row").filter(has_text="Ani").get_by_text("ditunggu").first.wait_for()
    with city.lock:
        city.world.check_in(city.world.phone(ANI)).expect(201)
    page.clock.fast_forward(31_000)
    page.get_by_role("row").filter(has_text="Ani").get_by_text("tepat waktu").wait_for()


def test_who_leads_a_unit_sees_it_alone_and_an_executive_no_person(open_page: OpenPage) -> None:
    citra = at_desk(open_page, CITRA)
    citra.get_by_role("link", name="Bagian Umum").wait_for()
    assert citra.get_by_text(DINAS).count() == 0
    hands.go_to(citra, "papan/kesehatan")
    citra.get_by_role("alert").wait_for()
    heru = at_desk(open_page, HERU)
    heru.get_by_role("row").filter(has_text=DINAS).wait_for()
    assert heru.get_by_role("link", name=DINAS).count() == 0
    hands.go_to(heru, "papan/kesehatan")
    heru.get_by_role("row").filter(has_text=DINAS).wait_for()
    assert heru.get_by_text("Agus Setiawan").count() == 0


@pytest.mark.parametrize("view", [DESK, TABLET, {"width": 320, "height": 640}], ids=["1280", "768", "320"])
def test_the_board_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, viewport=view)
    page.get_by_role("row").filter(has_text=DINAS).wait_for()
    found = faults_of(page, axe)
    hands.go_to(page, "papan/kesehatan")
    page.get_by_role("row").filter(has_text="Agus").wait_for()
    page.get_by_text("Lihat sebagai tabel").click()
    assert not [*found, *faults_of(page, axe)]
