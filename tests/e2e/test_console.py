"""The console's frame: login, pages by role, keys, light and dark, log out."""

from typing import Any

import pytest

from tests.cast import ANI, CITRA, EKO
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity


def heading(page: Any) -> str:
    text: str = page.evaluate("() => document.activeElement.tagName === 'H1' ? document.activeElement.innerText : ''")
    return text


def test_who_leads_logs_in_goes_by_keys_and_logs_out(open_page: OpenPage) -> None:
    page = at_desk(open_page, CITRA)
    assert "Kota Contoh" in page.locator("header").inner_text()
    assert "Atasan" in page.locator("header").inner_text()
    skip = page.get_by_role("button", name="Langsung ke isi")
    skip.focus()
    assert skip.bounding_box()["y"] >= 0  # whoever comes to it by keys sees it
    skip.press("Enter")
    assert heading(page) == "Papan harian"
    page.get_by_role("navigation").get_by_role("link").first.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")

    hands.press(page, "Keluar", exact=True)
    hands.see_heading(page, "Masuk")
    page.reload()
    hands.see_heading(page, "Masuk")


def test_it_goes_on_with_the_phone_apps_session_which_leads_there(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, CITRA, "")
    hands.wait_until_held(page)  # its worker leaves the console to the network
    hands.go_to(page, "akun")
    page.get_by_role("link", name="Konsol").click()
    page.get_by_text("Halaman konsol").click()  # folded up on a phone
    page.get_by_role("navigation", name="Halaman konsol").wait_for()
    page.get_by_role("link", name="Aplikasi ponsel").click()
    hands.see(page, "Presensi hari ini")


def test_who_holds_no_role_is_told_so_and_finds_no_way_there(open_page: OpenPage) -> None:
    page = at_desk(open_page, ANI)
    hands.see_heading(page, "Konsol ini untuk pemegang peran")
    assert page.get_by_role("navigation").count() == 0
    hands.go_to(page, "papan")
    hands.see_heading(page, "Konsol ini untuk pemegang peran")
    phone = hands.at_work(open_page, ANI, "akun")
    hands.see_heading(phone, "Akun")
    hands.wait_until_read(phone)
    assert phone.get_by_role("link", name="Konsol").count() == 0


def test_an_address_that_is_no_page_says_so(open_page: OpenPage) -> None:
    page = at_desk(open_page, CITRA, "tidak-ada")
    hands.see_heading(page, "Halaman ini tidak ada")


@pytest.mark.parametrize("view", [DESK, TABLET, {"width": 320, "height": 640}], ids=["1280", "768", "320"])
def test_the_frame_is_accessible_and_fits(
    city: RunningCity, open_page: OpenPage, axe: str, view: dict[str, int]
) -> None:
    employ(city, HERU)
    login = open_page(viewport=view)
    login.goto(f"{city.base_url}/console")
    hands.see_heading(login, "Masuk")
    found = faults_of(login, axe)
    for who in (EKO, HERU, ANI):
        page = at_desk(open_page, who, viewport=view)
        hands.wait_until_read(page)
        found += faults_of(page, axe)
    assert not found


def test_it_is_switched_to_english_and_to_dark(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO)
    hands.press(page, "Gelap")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.locator("button[lang=en]").click()
    page.get_by_role("button", name="Log out").wait_for()
    page.get_by_role("link", name="Phone app").wait_for()
