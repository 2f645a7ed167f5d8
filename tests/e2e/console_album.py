"""Pictures of the console for docs/screens/console/, of the demo city as it runs: its past is in no test's city.

`make run` in another shell, and once it says that the demo's past is there: `python -m tests.e2e.console_album`.
"""

import io
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from tests.browser import chromium
from tests.e2e import hands
from tests.e2e.album import FOLDER
from tools.demo_city import password_of
from tools.stack import Stack

CONSOLE = FOLDER / "console"
LOOKS: dict[str, tuple[dict[str, int], str]] = {
    "terang": ({"width": 1280, "height": 800}, "light"),
    "gelap": ({"width": 1280, "height": 800}, "dark"),
    "768": ({"width": 768, "height": 1024}, "light"),
}
ADMIN = "CONTOH-0001"
# Name -> the part of the address behind `#/`; all of them as a city admin sees them.
PAGES = {
    "papan": "papan",
    "papan-unit": "papan/contoh-dinkes",
    "kepatuhan": "kepatuhan",
    "menunggu": "menunggu",
    "pemeriksaan": "pemeriksaan",
    "permohonan": "permohonan?lihat=terbuka&unit=contoh-dinkes",
    "audit": "audit",
    "disiplin": "disiplin",
    "pegawai": "pegawai/contoh-dinkes",
    "unit": "unit",
    "impor": "impor/pegawai",
    "kantor": "kantor",
    "kode": "kode/contoh-dinkes",
    "kalender": "kalender",
    "jadwal": "jadwal/contoh-pkm-utara",
    "mesin": "mesin",
    "acara": "acara",
    "kunci-bulan": "kunci-bulan",
    "cuti": "cuti?unit=contoh-dinkes",
    "pengganti": "pengganti?unit=contoh-dinkes",
    "gangguan": "gangguan",
    "pengaturan": "pengaturan",
    "laporan": "laporan",
    "ringkasan": "ringkasan",
    "penggajian": "penggajian",
    "tingkat": "tingkat",
}
HAS_READ = "() => !document.querySelector('.busy') && document.querySelector('main')?.innerText.length > 60"


def main() -> None:
    CONSOLE.mkdir(exist_ok=True)
    edge = Stack.read().edge_url
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder)) as browser:
        page = browser.new_context(locale="id-ID", reduced_motion="reduce").new_page()
        page.goto(f"{edge}/publik")
        _keep(page, "publik")
        page.goto(f"{edge}/console")
        _keep(page, "masuk")
        _log_in(page, ADMIN)
        for name, address in PAGES.items():
            hands.go_to(page, address)
            _keep(page, name)


def _log_in(page: Any, number: str) -> None:
    hands.log_in(page, number, password_of(number))
    page.get_by_role("button", name="Keluar").wait_for()


def _keep(page: Any, name: str) -> None:
    """The page in each look, once what it asks for is there."""
    for look, (size, scheme) in LOOKS.items():
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(HAS_READ)
        page.wait_for_timeout(600)  # a picture, not a test: plots and maps have drawn by then
        with Image.open(io.BytesIO(page.screenshot())) as taken:
            taken.convert("RGB").save(CONSOLE / f"{name}-{look}.webp", quality=60, method=6)


if __name__ == "__main__":
    main()
