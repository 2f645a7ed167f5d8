"""Every icon and splash of the page, drawn from web/icons/mark.svg into web/public/. `python -m tools.icons`

By hand, when the mark changes; it needs Chromium (CHROMIUM=...). tests/package/test_manifest.py looks at what came out.
"""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tools.paths import ROOT

MARK = ROOT / "web" / "icons" / "mark.svg"
PUBLIC = ROOT / "web" / "public"
FAVICON = ROOT / "web" / "src" / "favicon.svg"
DEEP, LIGHT = "#12466b", "#17639a"  # the bar's colour, and what the light from above makes of it
COLOURS = 128  # enough for one mark on one ground

# Phones whose splash iOS asks for by exactly their size, in points and pixels a point (portrait).
IPHONES = ((375, 667, 2), (414, 896, 2), (375, 812, 3), (390, 844, 3), (393, 852, 3), (402, 874, 3), (430, 932, 3))
# Drawn like src/parts/icon.tsx, for the shortcuts.
CAMERA = "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z"
CALENDAR = "M5 5.5h14V20H5zM5 9.5h14M8.5 3.5v4M15.5 3.5v4"


@dataclass(frozen=True)
class Drawing:
    """One file: its drawing, and how many pixels wide and high it becomes."""

    name: str
    svg: str
    width: int
    height: int


def drawings() -> Iterator[Drawing]:
    """All of them but favicon.svg, which is the first one's drawing itself."""
    for size in (192, 512):
        yield Drawing(f"icon-{size}.png", icon(), size, size)
    yield Drawing("icon-180.png", on_ground(0.92), 180, 180)  # iOS rounds the corners itself and wants no holes
    yield Drawing("icon-maskable-512.png", on_ground(0.8), 512, 512)
    yield Drawing("icon-mono-512.png", svg(placed(1)), 512, 512)
    yield Drawing("shortcut-presensi.png", shortcut(CAMERA), 96, 96)
    yield Drawing("shortcut-riwayat.png", shortcut(CALENDAR), 96, 96)
    for width, height, ratio in IPHONES:
        yield Drawing(
            splash_name(width, height, ratio), splash(width * ratio, height * ratio), width * ratio, height * ratio
        )


def splash_name(width: int, height: int, ratio: int) -> str:
    return f"splash-{width * ratio}x{height * ratio}.png"


def icon() -> str:
    """For a tab and a desktop: on a tile with round corners."""
    return svg(ground(rx=112) + placed(0.92))


def on_ground(scale: float) -> str:
    """To the very edge: whoever shows it cuts its own shape out of it."""
    return svg(ground() + placed(scale))


def shortcut(path: str) -> str:
    stroke = 'fill="none" stroke="#fff" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"'
    drawn = f'<path d="{path}" {stroke}/>'
    return svg(f'{ground(rx=256)}<g transform="translate(112 112) scale(12)">{drawn}</g>')


def splash(width: int, height: int) -> str:
    size = width // 3
    x, y = (width - size) // 2, (height - size) // 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{DEEP}"/>'
        f'<g transform="translate({x} {y}) scale({size / 512})">{mark()}</g></svg>'
    )


def svg(content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">{content}</svg>\n'


def ground(rx: int = 0) -> str:
    shades = f'<stop stop-color="{LIGHT}"/><stop offset="1" stop-color="{DEEP}"/>'
    light = f'<linearGradient id="light" x2="0" y2="1">{shades}</linearGradient>'
    return f'{light}<rect width="512" height="512" rx="{rx}" fill="url(#light)"/>'


def placed(scale: float) -> str:
    """The mark in the middle."""
    at = 256 * (1 - scale)
    return f'<g transform="translate({at:g} {at:g}) scale({scale:g})">{mark()}</g>'


def mark() -> str:
    """The inside of mark.svg on one line."""
    inside = re.sub(r"</?svg[^>]*>", "", MARK.read_text())
    return re.sub(r">\s+<", "><", inside).strip()


def main() -> None:
    from playwright.sync_api import sync_playwright

    FAVICON.write_text(icon())
    with sync_playwright() as running:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for each in drawings():
            page.set_viewport_size({"width": each.width, "height": each.height})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}</style>{each.svg}")
            write(PUBLIC / each.name, page.screenshot(omit_background=True))
        browser.close()


def write(file: Path, png: bytes) -> None:
    """As few bytes as few colours need."""
    with Image.open(io.BytesIO(png)) as drawn:
        small = drawn.convert("RGBA").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        if drawn.convert("RGBA").getextrema()[3] == (255, 255):
            small = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
        small.save(file, optimize=True)


if __name__ == "__main__":
    main()
