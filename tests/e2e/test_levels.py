"""Who in the city stands at which level: counted while somebody looks, narrowed in the address, on to the person."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import NumberKind
from tests.cast import EKO
from tests.discipline_cases import put_case
from tests.e2e import busy_city, hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tests.rules.year_days import days

LONG = "Raden Ajeng Siti Nurhalimah Kusumawardhani binti Haji Abdul Rahman Wiratmadja, S.Sos., M.Si."


@pytest.fixture(scope="module", autouse=True)
def judged_days(city: RunningCity) -> None:
    """Ani and Budi, PNS, were absent three and eleven days, Citra one; Ani's case is open."""
    busy_city.fill(city)
    employ(city, HERU)
    with city.lock:
        world = city.world
        for who, count in (("ani", 3), ("budi", 11), ("citra", 1)):
            if who != "citra":
                world.change(who, lambda each: replace(each, number_kind=NumberKind.NIP))
            for on, verdict in days("A" * count, date(2026, 11, 2)).items():
                world.services.months.write("umum", on, {who: verdict}, {})
        world.change("budi", lambda each: replace(each, name=LONG))
        put_case(world)


def row_of(page: Any, text: str) -> Any:
    return page.get_by_role("region", name="Pegawai dengan hari yang dihitung").get_by_role("row").filter(has_text=text)


def test_an_admin_narrows_the_city_and_comes_to_a_person(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "tingkat")
    row_of(page, LONG).get_by_text("Berat, 10 hari berturut-turut").wait_for()
    row_of(page, "Ani").get_by_role("link", name="Perkara 2026-01").wait_for()
    hands.see(page, "Dihitung 23 Nov 2026, 07:10, dari")
    hands.follow(page, "Sehari lagi ke batas berikutnya")
    row_of(page, LONG).wait_for(state="detached")
    page.get_by_label("Perkara", exact=True).select_option("Tidak ada yang terbuka")
    hands.see(page, "Tidak ada pegawai yang cocok.")
    page.reload()
    hands.see(page, "Tidak ada pegawai yang cocok.")
    hands.press(page, "Hapus saringan")
    row_of(page, LONG).get_by_role("link", name=LONG).click()
    hands.see(page, "Pemberhentian dengan hormat")


def test_an_executive_sees_counts_and_no_person(open_page: OpenPage) -> None:
    page = at_desk(open_page, HERU, "tingkat")
    hands.see(page, "Unit di bawah 10 orang digabung")
    assert page.get_by_role("heading", name="Pegawai dengan hari yang dihitung").count() == 0
    assert page.get_by_text("Ani").count() == 0


@pytest.mark.parametrize("viewport", [DESK, TABLET], ids=["1280", "768"])
def test_everybody_can_read_it(open_page: OpenPage, axe: str, viewport: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, "tingkat?tingkat=light", viewport=viewport)
    row_of(page, "Ani").wait_for()
    assert faults_of(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
