"""The app as a phone installs it: every picture that is promised is there, of the size and shape it is said to have."""

import json
import math
import re
from itertools import product
from typing import Any

import pytest
from PIL import Image

from tools import icons
from tools.paths import ROOT
from tools.site import KINDS

WEB = ROOT / "web"
PUBLIC = WEB / "public"
MANIFEST = json.loads((PUBLIC / "manifest.webmanifest").read_text())
PAGE = (WEB / "index.html").read_text()
PICTURES = [
    *MANIFEST["icons"],
    *MANIFEST["screenshots"],
    *(icon for each in MANIFEST["shortcuts"] for icon in each["icons"]),
]


def opened(name: str) -> Image.Image:
    return Image.open(PUBLIC / name).convert("RGBA")


def by_purpose(purpose: str) -> list[dict[str, Any]]:
    return [each for each in MANIFEST["icons"] if each["purpose"] == purpose]


def test_it_is_one_app_of_its_own_that_opens_at_the_day() -> None:
    assert (MANIFEST["id"], MANIFEST["start_url"], MANIFEST["scope"]) == ("/", "/", "/")
    assert MANIFEST["display"] == "standalone"
    assert (MANIFEST["lang"], MANIFEST["dir"]) == ("id", "ltr")
    assert "orientation" not in MANIFEST  # who has the phone mounted holds it as it is mounted
    assert [each["short_name"] for each in MANIFEST["shortcuts"]] == ["Presensi", "Riwayat"]
    assert all(each["url"].startswith("/#/") for each in MANIFEST["shortcuts"])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each["src"])
def test_every_picture_is_there_as_big_as_it_says(picture: dict[str, Any]) -> None:
    file = PUBLIC / picture["src"].lstrip("/")
    assert KINDS[file.suffix] == picture["type"]
    if file.suffix == ".svg":
        assert picture["sizes"] == "any"
    else:
        assert "{}x{}".format(*Image.open(file).size) == picture["sizes"]


def test_what_android_asks_of_an_app_is_there() -> None:
    assert {"192x192", "512x512"} <= {each["sizes"] for each in by_purpose("any")}
    assert by_purpose("maskable")
    assert by_purpose("monochrome")
    for each in MANIFEST["screenshots"]:
        width, height = map(int, each["sizes"].split("x"))
        assert 320 <= width < height <= 3840
        assert height / width <= 2.3
        assert each["form_factor"] == "narrow"
    assert len({each["sizes"] for each in MANIFEST["screenshots"]}) == 1


@pytest.mark.parametrize("name", ["icon-maskable-512.png", "icon-180.png"])
def test_an_icon_that_others_cut_has_no_holes(name: str) -> None:
    assert opened(name).getextrema()[3] == (255, 255)


def test_a_cut_of_any_shape_leaves_the_mark_whole() -> None:
    """What lies within four fifths of the width is never cut off."""
    icon = opened("icon-maskable-512.png")
    middle, safe = icon.width / 2, 0.4 * icon.width
    pixels = product(range(0, icon.width, 2), range(0, icon.height, 2))
    marked = [math.dist(each, (middle, middle)) for each in pixels if min(icon.getpixel(each)[:3]) > 200]
    assert len(marked) > 10_000
    assert max(marked) <= safe


def test_the_icon_of_one_colour_is_its_shape_alone() -> None:
    opacity = opened("icon-mono-512.png").getchannel("A")
    beside, in_the_tick, in_the_pin = (opacity.getpixel(each) for each in ((256, 30), (238, 254), (256, 110)))
    assert (beside, in_the_tick) == (0, 0)
    assert in_the_pin > 250


def test_iphones_find_the_splash_of_their_size() -> None:
    media = r"\(device-width: (\d+)px\) and \(device-height: (\d+)px\) and \(-webkit-device-pixel-ratio: (\d)\)"
    found = re.findall(rf'media="{media}"\s+href="/([^"]+)"', PAGE)
    assert len(found) >= 7
    for width, height, ratio, name in found:
        assert Image.open(PUBLIC / name).size == (int(width) * int(ratio), int(height) * int(ratio))
    assert {name for *_, name in found} == {each.name for each in PUBLIC.glob("splash-*")}


def test_the_page_names_what_the_manifest_names() -> None:
    assert '<link rel="manifest" href="/manifest.webmanifest" />' in PAGE
    assert '<link rel="apple-touch-icon" href="/icon-180.png" />' in PAGE
    assert f'content="{MANIFEST["theme_color"]}" media="(prefers-color-scheme: light)"' in PAGE
    assert 'name="apple-mobile-web-app-capable" content="yes"' in PAGE


def test_everything_beside_the_page_is_small_and_can_be_served() -> None:
    files = [each for each in PUBLIC.rglob("*") if each.is_file()]
    assert all(each.parent == PUBLIC and each.suffix in KINDS for each in files)
    assert sum(each.stat().st_size for each in files) < 600_000


def test_the_site_has_no_file_that_nobody_names() -> None:
    named = {each["src"].lstrip("/") for each in PICTURES if each["type"] == "image/png"} | set(
        re.findall(r'href="/([^"]+\.png)"', PAGE)
    )
    assert {each.name for each in PUBLIC.glob("*.png")} == named


def test_the_icons_come_from_one_mark() -> None:
    assert icons.FAVICON.read_text() == icons.icon()
    assert {each.name for each in icons.drawings()} <= {each.name for each in PUBLIC.iterdir()}
