"""Chromium as people's phones: one for the whole session, whichever city it looks at.

Skipped with the reason where it is missing.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.site import Site
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


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium with a camera that shows an invented scene."""
    if not CHROMIUM.is_file():
        pytest.skip(f"no Chromium at {CHROMIUM}: install it, or name one in CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    film = tmp_path_factory.mktemp("camera") / "face.mjpeg"
    film.write_bytes(b"".join(selfie(seed, quality=70) for seed in range(1, 6)))
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=str(CHROMIUM), args=[*FLAGS, f"--use-file-for-fake-video-capture={film}"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """A page of a phone of its own, at the office unless told otherwise; nothing may break on it."""
    contexts, broken = [], []

    def open_one(at: tuple[float, float] | None = None, accuracy_m: float = 8, **options: Any) -> Any:
        longitude, latitude = at or site.at_work
        settings = {
            "viewport": {"width": 360, "height": 740},
            "locale": "id-ID",
            "geolocation": {"longitude": longitude, "latitude": latitude, "accuracy": accuracy_m},
            "permissions": ["geolocation", "camera"],
            **options,
        }
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if _is_broken(said.text) else None)
        page.goto(f"{site.base_url}/")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not broken, broken


def _is_broken(said: str) -> bool:
    """What must never stand in the console; a refused request may."""
    return "Content Security Policy" in said or "Uncaught" in said
