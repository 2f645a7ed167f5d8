"""Every mail as a phone shows it: nothing wider than the screen, and text that can be read, light and dark.

`MAIL_PICTURES=folder` keeps a picture of each.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from chalicelib.mail.letter import compose_letter
from tests.cast import CITY
from tests.mail.notices import EVERY, reader

WIDTH = 360
CONTRAST = """() => {
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const behind = (each) => {
    for (; each; each = each.parentElement) {
      const found = rgb(getComputedStyle(each).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const worst = { ratio: 99, text: "" };
  for (const each of document.body.querySelectorAll("*")) {
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(each).color)), light(behind(each))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst.ratio) Object.assign(worst, { ratio, text: each.textContent.trim() });
  }
  return worst;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_every_mail_whole_and_readable(browser: Any, scheme: str) -> None:
    context = browser.new_context(viewport={"width": WIDTH, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    try:
        for name, notice in EVERY.items():
            for language in ("id", "en"):
                letter = compose_letter(notice, CITY, reader(language), "https://presensi.example", "a.b")
                page.set_content(letter.html)
                assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, name
                worst = page.evaluate(CONTRAST)
                assert worst["ratio"] >= 4.5, (name, language, worst)
                _keep(page, f"{name}.{language}.{scheme}")
    finally:
        context.close()


def _keep(page: Any, name: str) -> None:
    if folder := os.environ.get("MAIL_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
