"""A phone's own camera app opens the address in a slip's QR: the first login, with number and code filled in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.jobs.slips import login_link
from tests.cast import ANI, DEWI
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site
from tests.e2e.test_page import faults_of
from tests.jobs.test_slips import qrs_of_page

OpenPage = Callable[..., Any]
_KEPT = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.referrer, location.href,
    caught.flat().map(({ url }) => url)]);
}"""


def link_of(site: Site, newcomer: Newcomer) -> str:
    return login_link(f"{site.base_url}/#/kode", newcomer.number, newcomer.code)


def scan(page: Any, link: str) -> Any:
    """In a tab of its own, as a camera app opens it."""
    page.goto("about:blank")
    page.goto(link)
    return page


def field(page: Any, label: str) -> str:
    return page.get_by_label(label, exact=True).input_value()


def finish(page: Any) -> None:
    page.keyboard.type(hands.PASSWORD)  # where the page has put the focus
    hands.press(page, "Simpan sandi dan masuk")
    hands.see_heading(page, "Sebelum mulai")


def test_from_a_printed_slip_to_the_login(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    newcomer, page = site.newcomer(), hands.at_work(open_page, DEWI, "tim/umum/orang")
    hands.press(page, f"Slip baru untuk {newcomer.name}")
    hands.press(page, "Ya, buat slip")
    with page.expect_popup() as opened:
        hands.press(page, "Buka halaman cetak")
    paper = opened.value
    code = paper.locator(".code").inner_text()
    (link,) = qrs_of_page(paper.content())
    own = city.world.services.site.address
    assert link == login_link(f"{own}/#/kode", newcomer.number, code)
    finish(scan(open_page(), link.replace(own, site.base_url)))


def test_number_and_code_are_filled_in_and_nowhere_else(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    sent: list[Any] = []
    page.on("request", lambda each: sent.append(each))
    scan(page, link_of(site, newcomer))
    hands.see(page, "Nomor dan kode terisi dari slip Anda")
    assert (field(page, "Nomor pegawai"), field(page, "Kode sekali pakai")) == (newcomer.number, newcomer.code)
    assert page.url == f"{site.base_url}/#/kode"
    finish(page)
    assert f"{site.base_url}/api/sessions/first" in [each.url for each in sent]
    for told in map(_said, sent):
        assert newcomer.code not in told
        assert newcomer.number not in told
    hands.wait_until_held(page)
    kept = page.evaluate(_KEPT)
    assert newcomer.code not in kept
    assert newcomer.number not in kept


def test_back_never_leads_to_the_code(site: Site, open_page: OpenPage) -> None:
    """The app is open already: the same tab takes the address, as a link in it would."""
    page, newcomer = open_page(), site.newcomer()
    hands.follow(page, "Masuk pertama kali atau lupa sandi")
    page.get_by_label("Nomor pegawai").fill("SALAH-1")
    page.goto(link_of(site, newcomer))
    hands.see(page, "Nomor dan kode terisi dari slip Anda")
    assert field(page, "Nomor pegawai") == newcomer.number
    finish(page)
    for _ in range(3):
        page.go_back()
        assert newcomer.code not in page.url
        assert newcomer.code not in page.content()


@pytest.mark.parametrize("lost", ["/ab2de", "/%E0%A4%A", ""])
def test_an_address_that_was_cut_off_is_the_empty_form(site: Site, open_page: OpenPage, lost: str) -> None:
    page = scan(open_page(), f"{site.base_url}/#/kode/BARU-001{lost}")
    hands.see(page, "Arahkan kamera ponsel ke QR di slip")
    assert (field(page, "Nomor pegawai"), field(page, "Kode sekali pakai")) == ("", "")
    assert page.url == f"{site.base_url}/#/kode"


def test_a_code_that_is_void_is_refused_and_can_be_typed_anew(site: Site, open_page: OpenPage) -> None:
    newcomer = site.newcomer()
    page = scan(open_page(), link_of(site, replace(newcomer, code="zzzzz-zzzzz")))
    hands.see(page, "Nomor dan kode terisi dari slip Anda")
    page.keyboard.type(hands.PASSWORD)
    hands.press(page, "Simpan sandi dan masuk")
    page.get_by_role("alert").wait_for()
    page.get_by_label("Kode sekali pakai").fill(newcomer.code)
    hands.press(page, "Simpan sandi dan masuk")
    hands.see_heading(page, "Sebelum mulai")


def test_who_is_logged_in_stays_so_and_the_code_stays_good(site: Site, open_page: OpenPage) -> None:
    newcomer, page = site.newcomer(), hands.at_work(open_page, ANI, "")
    scan(page, link_of(site, newcomer))
    hands.see_heading(page, "Sudah ada yang masuk")
    hands.see(page, "Ani sedang masuk di ponsel ini.")
    assert page.url == f"{site.base_url}/#/kode"
    hands.follow(page, "Ke Beranda")
    hands.see(page, "Presensi hari ini")
    finish(scan(open_page(), link_of(site, newcomer)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["16px", "32px"])
def test_these_screens_are_accessible_and_fit(
    site: Site, open_page: OpenPage, axe: str, scheme: str, text: str
) -> None:
    page, link = open_page(color_scheme=scheme, viewport={"width": 320, "height": 640}), link_of(site, site.newcomer())
    seen: list[str] = []

    def look() -> None:
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
        seen.extend(f"{scheme} {text}: {fault}" for fault in faults_of(page, axe))

    scan(page, link)
    hands.see(page, "Nomor dan kode terisi dari slip Anda")
    look()
    hands.follow(page, "Sudah punya kata sandi? Masuk")
    hands.log_in_at(page, ANI, "")
    page.goto(link)
    hands.see_heading(page, "Sudah ada yang masuk")
    look()
    assert seen == []


def _said(request: Any) -> str:
    """What of a request may stand in a log: a browser keeps the part behind `#` to itself, the body is the login's."""
    return str((request.url.partition("#")[0], request.all_headers()))
