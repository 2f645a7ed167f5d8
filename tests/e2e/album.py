"""Pictures of the page's screens for docs/screens/, taken where SCREENS=1 asks for them; else each is only looked at.

Each as a phone shows it by day and by night, and by day on the narrowest phone there is.
"""

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from tools.paths import ROOT

FOLDER = ROOT / "docs" / "screens"
PUBLIC = ROOT / "web" / "public"
LIMIT = 4_000_000  # bytes of the whole folder
PHONE = {"width": 390, "height": 844}
LOOKS: Mapping[str, tuple[dict[str, int], str]] = {
    "terang": (PHONE, "light"),
    "gelap": (PHONE, "dark"),
    "320": ({"width": 320, "height": 640}, "light"),
}
# What the manifest shows whoever is about to install it, by the screen's name.
IN_MANIFEST = {"beranda": "screen-home", "kamera": "screen-camera", "bukti": "screen-receipt"}

# A drawn person before a drawn office, instead of the film of circles that the tests' camera shows.
SCENE = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 720, height: 960 });
  const pen = canvas.getContext("2d");
  const box = (colour, x, y, width, height, round = 0) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(x, y, width, height, round);
    pen.fill();
  };
  const oval = (colour, x, y, rx, ry) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, rx, ry, 0, 0, 7);
    pen.fill();
  };
  const draw = () => {
    const sway = Math.sin(Date.now() / 900) * 6;
    box("#ece6da", 0, 0, 720, 960);
    box("#c9bda6", 0, 700, 720, 260);
    box("#f8f5ee", 60, 110, 190, 280, 6);
    box("#a9cbe0", 74, 124, 162, 252);
    oval("#6f9a72", 110, 340, 60, 62);
    oval("#5d8a64", 205, 352, 62, 56);
    box("#f8f5ee", 150, 110, 10, 280);
    box("#ece6da", 74, 376, 162, 60);
    box("#f8f5ee", 50, 384, 210, 16, 4);
    box("#12466b", 470, 130, 190, 120, 8);
    box("#fff", 492, 156, 120, 12, 6);
    box("#9fc1d8", 492, 184, 146, 10, 5);
    box("#9fc1d8", 492, 208, 96, 10, 5);
    box("#8a6a48", 520, 430, 200, 280, 6);
    box("#75583a", 534, 446, 186, 116, 4);
    box("#75583a", 534, 578, 186, 116, 4);
    oval("#4f7d57", 90, 600, 44, 90);
    oval("#5d8a64", 46, 620, 38, 74);
    oval("#5d8a64", 134, 624, 36, 70);
    box("#a5583c", 44, 680, 100, 84, 12);
    pen.save();
    pen.translate(sway, 0);
    oval("#b39a63", 360, 960, 300, 330);
    box("#a68d58", 350, 690, 20, 270, 8);
    oval("#23435a", 360, 330, 158, 196);
    oval("#23435a", 360, 560, 200, 150);
    oval("#c58d68", 360, 322, 104, 138);
    oval("#1b2a35", 318, 306, 10, 12);
    oval("#1b2a35", 402, 306, 10, 12);
    pen.lineCap = "round";
    pen.lineWidth = 8;
    pen.strokeStyle = "#8d4a3c";
    pen.beginPath();
    pen.arc(360, 356, 44, 0.5, 2.64);
    pen.stroke();
    pen.strokeStyle = "#2a2320";
    for (const x of [296, 380]) {
      pen.beginPath();
      pen.moveTo(x, 278);
      pen.quadraticCurveTo(x + 22, 266, x + 44, 278);
      pen.stroke();
    }
    box("#fff", 430, 760, 96, 34, 4);
    box("#12466b", 442, 772, 64, 10, 4);
    pen.restore();
  };
  draw();
  setInterval(draw, 100);
  return canvas.captureStream(10);
};
"""


class Album:
    """Collects the screens that were shown, and what a browser complained of meanwhile."""

    def __init__(self, keeps: bool = os.environ.get("SCREENS") == "1") -> None:
        self.keeps = keeps
        self.shown: list[str] = []
        self.complaints: list[str] = []

    def watch(self, page: Any) -> Any:
        """The page, whose console is read from now on: a refused request may stand there, nothing else."""
        page.add_init_script(SCENE)
        page.reload()
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def show(self, page: Any, name: str) -> None:
        """The screen as it stands, under this name."""
        self.shown.append(name)
        assert page.get_by_role("heading", level=1).count() == 1, name
        if self.keeps:
            page.wait_for_timeout(400)  # what is read after the first answer
            for look, (size, scheme) in LOOKS.items():
                page.set_viewport_size(size)
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.wait_for_timeout(150)  # a camera's picture follows its frame
                self._keep(page.screenshot(), name, look)
            page.set_viewport_size(PHONE)
            page.emulate_media(color_scheme="light", reduced_motion="reduce")

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _keep(self, png: bytes, name: str, look: str) -> None:
        FOLDER.mkdir(exist_ok=True)
        with Image.open(io.BytesIO(png)) as taken:
            picture = taken.convert("RGB")
        picture.save(FOLDER / f"{name}-{look}.webp", quality=64, method=6)
        if look == "terang" and name in IN_MANIFEST:
            _few_colours(picture, PUBLIC / f"{IN_MANIFEST[name]}.png")


def _few_colours(picture: Image.Image, file: Path) -> None:
    """As PNG, which every store takes, in 192 colours."""
    picture.quantize(192, dither=Image.Dither.NONE).save(file, optimize=True)
