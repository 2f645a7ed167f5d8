"""A phone's own camera app opens the address in a slip's QR: the first login, with the code filled in."""

from collections.abc import Callable
from typing import Any

from chalicelib.jobs.slips import login_link
from tests.cast import ANI, DEWI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site
from tests.jobs.test_slips import qrs_of_page

OpenPage = Callable[..., Any]
_KEPT = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.referrer, location.href,
    caught.flat().map(({ url }) => url)]);
}"""


def link_of(site: Site, newcomer: Newcomer) -> str:
    return login_link(f"{site.base_url}/#/kode", newcomer.code)


def scan(page: Any, link: str) -> Any:
    """In a tab of its own, as a camera app opens it."""
    page.goto("about:blank")
    page.goto(link)
    return page


def field(page: Any, label: str) -> str:
    return page.get_by_label(label, exact=True).input_value()


def finish(page: Any, newcomer: Newcomer) -> None:
    hands.see(page, "Kode terisi dari slip Anda")
    page.locator("[name=number]:focus").wait_for()
    page.keyboard.type(newcomer.number)
    page.get_by_label("Kata sandi baru", exact=True).fill(hands.PASSWORD)
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
    assert link == login_link(f"{own}/#/kode", code)
    finish(scan(open_page(), link.replace(own, site.base_url)), newcomer)


def test_the_code_is_filled_in_and_nowhere_else_and_back_never_leads_to_it(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.wait_until_held(page)  # its worker is asked for the address, with what stands behind `#`
    sent: list[Any] = []
    page.on("request", lambda each: sent.append(each))
    scan(page, link_of(site, newcomer))
    hands.see(page, "Kode terisi dari slip Anda")
    assert (field(page, "Nomor pegawai"), field(page, "Kode sekali pakai")) == ("", newcomer.code)
    assert page.url == f"{site.base_url}/#/kode"
    finish(page, newcomer)
    assert f"{site.base_url}/api/sessions/first" in [each.url for each in sent]
    assert [each.url for each in sent if newcomer.code in _said(each)] == []
    assert newcomer.code not in page.evaluate(_KEPT)
    for _ in range(3):
        page.go_back()
        assert newcomer.code not in page.url
        assert newcomer.code not in page.content()


def test_an_address_that_was_cut_off_is_the_empty_form_until_it_is_scanned_whole(
    site: Site, open_page: OpenPage
) -> None:
    """From the second scan on the app is open: the same tab takes the address, as a link in it would."""
    page, newcomer = open_page(), site.newcomer()
    scan(page, f"{site.base_url}/#/kode/%E0%A4%A")
    hands.see(page, "Arahkan kamera ponsel ke QR di slip")
    assert page.url == f"{site.base_url}/#/kode"
    page.goto(f"{site.base_url}/#/kode/{newcomer.code[:7]}")
    page.wait_for_url(f"{site.base_url}/#/kode")
    assert field(page, "Kode sekali pakai") == ""
    page.get_by_label("Nomor pegawai").fill("SALAH-1")
    page.goto(link_of(site, newcomer))
    finish(page, newcomer)


def test_who_is_logged_in_stays_so_and_the_code_stays_good(site: Site, open_page: OpenPage) -> None:
    newcomer, page = site.newcomer(), hands.at_work(open_page, ANI, "")
    scan(page, link_of(site, newcomer))
    hands.see_heading(page, "Sudah ada yang masuk")
    hands.see(page, "Ani sedang masuk di ponsel ini.")
    assert page.url == f"{site.base_url}/#/kode"
    hands.follow(page, "Ke Beranda")
    hands.see(page, "Presensi hari ini")
    finish(scan(open_page(), link_of(site, newcomer)), newcomer)


def test_these_screens_are_accessible_and_fit(site: Site, open_page: OpenPage, axe: str) -> None:
    """At their hardest: dark, narrow, and text of twice the size."""
    page, link = open_page(color_scheme="dark", viewport={"width": 320, "height": 640}), link_of(site, site.newcomer())
    seen: list[str] = []

    def look() -> None:
        page.evaluate("() => { document.documentElement.style.fontSize = '32px' }")
        seen.extend(faults_of(page, axe))

    scan(page, link)
    hands.see(page, "Kode terisi dari slip Anda")
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
