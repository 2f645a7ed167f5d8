"""Chromium as people's phones: one for the whole session, whichever city it looks at.

Skipped with the reason where it is missing.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.site import Position, Site
from tests.jpegs import selfie

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]


class NoBrowser(Exception):
    """What is missing, in words."""


@contextmanager
def chromium(folder: Path) -> Iterator[Any]:
    """Chromium with a camera that shows an invented scene, its film kept in `folder`. Raises NoBrowser."""
    if not CHROMIUM.is_file():
        raise NoBrowser(f"no Chromium at {CHROMIUM}: install it, or name one in CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowser("playwright is not installed") from None
    film = folder / "face.mjpeg"
    film.write_bytes(b"".join(selfie(seed, quality=70) for seed in range(1, 6)))
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=str(CHROMIUM), args=[*FLAGS, f"--use-file-for-fake-video-capture={film}"]
        )
        yield browser
        browser.close()


class Pages:
    """Opens a page of a phone of its own at each call, at the office unless told otherwise; `broken` is what broke."""

    def __init__(self, browser: Any, base_url: str, at_work: Position) -> None:
        self._browser, self._base_url, self._at_work = browser, base_url, at_work
        self._contexts: list[Any] = []
        self.broken: list[str] = []

    def __call__(self, at: Position | None = None, accuracy_m: float = 8, **options: Any) -> Any:
        longitude, latitude = at or self._at_work
        settings = {
            "viewport": {"width": 360, "height": 740},
            "locale": "id-ID",
            "geolocation": {"longitude": longitude, "latitude": latitude, "accuracy": accuracy_m},
            "permissions": ["geolocation", "camera"],
            **options,
        }
        context = self._browser.new_context(**settings)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self.broken.append(said.text) if _is_broken(said.text) else None)
        page.goto(f"{self._base_url}/")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The one Chromium of the session."""
    try:
        with chromium(tmp_path_factory.mktemp("camera")) as running:
            yield running
    except NoBrowser as missing:
        pytest.skip(str(missing))


@pytest.fixture
def open_page(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """A page of a phone of its own, at the office unless told otherwise; nothing may break on it."""
    pages = Pages(browser, site.base_url, site.at_work)
    yield pages
    pages.close()
    assert not pages.broken, pages.broken


def _is_broken(said: str) -> bool:
    """What must never stand in the console; a refused request may."""
    return "Content Security Policy" in said or "Uncaught" in said
