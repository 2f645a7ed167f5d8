"""A newer version of the page, while a check-in waits on the phone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import cast
from tests.browser import Pages
from tests.e2e import hands
from tests.e2e.server import RunningCity, running_city
from tests.e2e.site import cast_site
from tools.paths import SITE


def test_a_newer_version_is_taken_when_one_says_so_and_what_waits_stays(
    browser: Any, updatable: tuple[RunningCity, Path]
) -> None:
    city, folder = updatable
    site = cast_site(city.base_url)
    pages = Pages(browser, site.base_url, site.at_work)
    page, _ = hands.held(site, pages)
    for path in ("check-ins", "check-ins/challenges", "uploads"):
        page.route(f"**/api/{path}", lambda route: route.abort())
    hands.check_in_offline(page)

    worker, home = folder / "sw.js", folder / "index.html"
    worker.write_text(worker.read_text().replace("presensi ", "presensi newer "))
    home.write_text(home.read_text().replace("<title>Presensi</title>", "<title>Presensi baru</title>"))
    page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => found.update())")
    hands.see(page, "Versi baru tersedia")
    with page.expect_navigation():
        hands.press(page, "Perbarui sekarang")
    hands.see_heading(page, "Menunggu dikirim")
    assert "Presensi baru" in page.evaluate("() => fetch('/index.html').then((answer) => answer.text())")
    assert len(page.evaluate("() => caches.keys()")) == 2  # of this version, and what the page told its worker
    pages.close()
    assert not pages.broken, pages.broken


@pytest.fixture
def updatable(tmp_path: Path) -> Iterator[tuple[RunningCity, Path]]:
    """A city whose page can be changed under it."""
    folder = tmp_path / "site"
    shutil.copytree(SITE, folder)
    with running_city(cast.wib(7, 10), site=folder) as running:
        yield running, folder
