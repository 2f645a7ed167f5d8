"""Chromium as people's phones: one for a file of tests, whichever city it looks at.

Skipped with the reason where it is missing; PRESENSI_BROWSERS=required, as in CI, makes that a failure.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

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


# Phones as Chromium plays them: their size, their touch and what they call themselves; the engine stays Chromium's.
TOUCH = {"is_mobile": True, "has_touch": True}
SHAPES: Mapping[str, Mapping[str, Any]] = {
    "Pixel 7": {
        **TOUCH,
        "viewport": {"width": 412, "height": 915},
        "device_scale_factor": 2.625,
        "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/140.0.0.0 Mobile Safari/537.36",
    },
    "iPhone 14": {
        **TOUCH,
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 3,
        "user_agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.5 Mobile/15E148 Safari/604.1",
    },
}


class NoBrowser(Exception):
    """What is missing, in words."""


def do_without(missing: NoBrowser) -> NoReturn:
    """Where a browser must run a test fails without it; elsewhere it says so and is skipped."""
    if os.environ.get("PRESENSI_BROWSERS") == "required":
        pytest.fail(str(missing))
    pytest.skip(str(missing))


@contextmanager
def playwright() -> Iterator[Any]:
    """What drives Chromium; one at a time in a process. Raises NoBrowser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowser("playwright is not installed") from None
    with sync_playwright() as running:
        yield running


@contextmanager
def chromium(folder: Path, scenes: Iterable[bytes] = ()) -> Iterator[Any]:
    """Chromium with a camera that shows invented scenes, or these, its film kept in `folder`. Raises NoBrowser."""
    program = found(CHROMIUM, "Chromium")
    with playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=[*FLAGS, with_film(folder, scenes)])
        yield browser
        browser.close()


def found(program: Path, name: str) -> str:
    if not program.is_file():
        raise NoBrowser(f"no {name} at {program}: install it, or name one in {name.upper()}")
    return str(program)


def with_film(folder: Path, scenes: Iterable[bytes] = ()) -> str:
    """The flag of a camera that shows these scenes one after the other."""
    film = folder / "face.mjpeg"
    film.write_bytes(b"".join(scenes or (selfie(seed, quality=70) for seed in range(1, 6))))
    return f"--use-file-for-fake-video-capture={film}"


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
        page.set_default_timeout(60_000)  # on a busy machine a page is slow, not wrong
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.on("console", lambda said: self.broken.append(said.text) if _is_broken(said.text) else None)
        page.goto(f"{self._base_url}/")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="module")  # not longer: while it runs, no test of this process could run an event loop
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The one Chromium of a file's tests."""
    try:
        with chromium(tmp_path_factory.mktemp("camera")) as running:
            yield running
    except NoBrowser as missing:
        do_without(missing)


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
