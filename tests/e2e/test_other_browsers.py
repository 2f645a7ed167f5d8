"""Firefox and WebKit from the first login to the receipt and a day's report, by the same hands as Chromium.

Both come from Debian's packages. WebKitGTK is the engine of an iPhone's browser, not that browser: web/README.md tells
what it leaves unproved.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest

from chalicelib import wiring
from tests import webdriver
from tests.browser import NoBrowser, do_without
from tests.e2e import hands
from tests.e2e.site import Site
from tests.firefox import Firefox, Window, firefox
from tests.tab import Tab
from tests.webkit import webkit


@pytest.fixture(scope="module")
def running_firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    try:
        with firefox(tmp_path_factory.mktemp("firefox")) as running:
            yield running
    except NoBrowser as missing:
        do_without(missing)


@pytest.fixture
def firefox_tab(running_firefox: Firefox, site: Site) -> Iterator[Tab]:
    """A page at the office; nothing may break on it."""
    window = Window(running_firefox, site.base_url, site.at_work)
    page = Tab(window)
    page.goto(f"{site.base_url}/")
    yield page
    window.close()
    broken = running_firefox.take_broken()
    assert not broken, broken


@pytest.fixture(scope="module")
def open_webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], webdriver.Window]]:
    try:
        with webkit(tmp_path_factory.mktemp("webkit")) as open_window:
            yield open_window
    except NoBrowser as missing:
        do_without(missing)


@pytest.fixture
def plain_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a city without TLS sets them: unlike the others, WebKit keeps no Secure cookie of 127.0.0.1."""
    services = wiring.services()
    changed = replace(services, site=replace(services.site, cookie_secure=False))
    monkeypatch.setattr(wiring, "services", lambda: changed)


@pytest.fixture
def webkit_tab(open_webkit: Callable[[], webdriver.Window], site: Site, plain_cookies: None) -> Iterator[Tab]:
    """A page at the office; nothing may break on it."""
    window = open_webkit()
    page = Tab(window)
    stand(page, site)
    yield page
    broken = page.evaluate("() => window.broken")
    window.close()
    assert not broken, broken


def test_firefox_checks_in_and_still_knows_its_key_after_a_reload(site: Site, firefox_tab: Tab) -> None:
    hands.arrive(firefox_tab, site.newcomer())
    firefox_tab.reload()
    check_in_by_the_same_key(firefox_tab)
    tell_an_activity(firefox_tab)


def test_webkit_checks_in_and_still_knows_its_key_after_a_reload(site: Site, webkit_tab: Tab) -> None:
    hands.arrive(webkit_tab, site.newcomer())
    stand(webkit_tab, site)
    check_in_by_the_same_key(webkit_tab)
    tell_an_activity(webkit_tab)


def test_a_phone_whose_storage_was_wiped_is_enrolled_again_in_webkit(site: Site, webkit_tab: Tab) -> None:
    """As an iPhone does to a page that is no Home Screen app and was not opened for a week; the session stays."""
    page, newcomer = webkit_tab, site.newcomer()
    hands.arrive(page, newcomer)
    assert page.evaluate(_WIPE) == "wiped"
    stand(page, site)
    hands.see_heading(page, "Sebelum mulai")
    hands.allow(page)
    hands.enrol(page)
    hands.follow(page, "Ke Beranda")
    hands.check_in_waiting(page)


@pytest.mark.parametrize(("asked", "outcome"), [("required", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_browser_is_told_and_fails_where_it_must_run(
    monkeypatch: pytest.MonkeyPatch, asked: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("PRESENSI_BROWSERS", asked)
    with pytest.raises(outcome, match="no Firefox at /nowhere"):
        do_without(NoBrowser("no Firefox at /nowhere"))


def check_in_by_the_same_key(page: Tab) -> None:
    """On a page loaded anew, whose phone waits for approval still; the receipt is there after another load too."""
    hands.see(page, "Ponsel menunggu persetujuan")
    hands.check_in_waiting(page)
    hands.see(page, "ponsel belum disetujui")
    page.reload()
    hands.see(page, "Salin bukti")


def tell_an_activity(page: Tab) -> None:
    hands.go_to(page, "kinerja")
    hands.follow(page, "Laporkan kegiatan")
    page.get_by_label("Apa yang dikerjakan").fill("Menyusun laporan")
    page.get_by_label("Lama (menit)").fill("45")
    hands.press(page, "Kirim", exact=True)
    hands.see(page, "1 menunggu jawaban")


def stand(page: Tab, site: Site) -> None:
    """Open the page there: WebKitGTK knows no position that a driver could set, so the page is given one of its own."""
    page.goto(f"{site.base_url}/?{next(_VISITS)}")
    longitude, latitude = site.at_work
    page.evaluate(_STAND, {"longitude": longitude, "latitude": latitude, "accuracy": 8})


_VISITS = count()  # an address that differs by its fragment alone would not be loaded anew
_WIPE = """() => new Promise((done) => {
  localStorage.clear();
  const asked = indexedDB.deleteDatabase("presensi");
  asked.onsuccess = () => done("wiped");
  asked.onblocked = asked.onerror = ({ type }) => done(type);
})"""
_STAND = """(coords) => {
  window.broken = [];
  const note = (what) => window.broken.push(String(what));
  addEventListener("error", ({ message }) => note(message));
  addEventListener("unhandledrejection", ({ reason }) => note(reason));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => note(violatedDirective));
  const tell = (heard) => setTimeout(() => heard({ coords, timestamp: Date.now() }));
  const geolocation = { getCurrentPosition: tell, watchPosition: tell, clearWatch: (id) => clearTimeout(id) };
  Object.defineProperty(navigator, "geolocation", { value: geolocation });
}"""
