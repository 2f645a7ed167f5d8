"""Pictures of the console for docs/screens/console/, of the demo city as it runs: its past is in no test's city.

And of what a phone tells of one's own months, for docs/screens/.

`make run` in another shell, and once it says that the demo's past is there: `python -m tests.e2e.console_album`.
"""

import io
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from tests.browser import chromium
from tests.e2e import album, hands
from tools.demo_city import ZONE, password_of
from tools.past_people import id_of, people_of
from tools.past_stories import RICH
from tools.stack import Stack

CONSOLE = album.FOLDER / "console"
Looks = Mapping[str, tuple[dict[str, int], str]]
LOOKS: Looks = {
    "terang": ({"width": 1280, "height": 800}, "light"),
    "gelap": ({"width": 1280, "height": 800}, "dark"),
    "768": ({"width": 768, "height": 1024}, "light"),
}
ADMIN = "CONTOH-0001"
EMPLOYEE = next(each.number for each in people_of() if each.key == RICH)  # of months with much in them
# Name -> the part of the address, as the employee's phone has them.
OWN_PAGES = {
    "hitungan": "hitungan",
    "kepatuhan": "kepatuhan",
    "kinerja": "kinerja",
    "kinerja-rencana": "kinerja/rencana",
    "kinerja-penilaian": "kinerja/penilaian",
}
TODAY = datetime.now(ZoneInfo(ZONE)).date()
WORKED = TODAY - timedelta(days={0: 3, 6: 2}.get(TODAY.weekday(), 1))  # the last working day: its board is full
QUARTER = f"{TODAY.year - (TODAY.month <= 3)}-Q{(TODAY.month - 4) // 3 % 4 + 1}"  # the last one that is over
# Name -> the part of the address behind `#/`; all of them as a city admin sees them.
PAGES = {
    "papan": f"papan?tanggal={WORKED}",
    "papan-unit": f"papan/contoh-dinkes?tanggal={WORKED}",
    "kepatuhan": "kepatuhan",
    "menunggu": "menunggu",
    "pemeriksaan": "pemeriksaan",
    "permohonan": "permohonan?lihat=terbuka&unit=contoh-dinkes",
    "audit": "audit",
    "disiplin": "disiplin",
    "perkara": f"disiplin/{id_of('employee kec-pantai-13')}/{WORKED.year}-01",
    "pegawai": "pegawai/contoh-dinkes",
    "unit": "unit",
    "impor": "impor/pegawai",
    "kantor": "kantor",
    "kode": "kode/contoh-dukcapil",
    "kalender": "kalender",
    "jadwal": "jadwal/contoh-pkm-utara",
    "mesin": "mesin",
    "acara": "acara",
    "kunci-bulan": "kunci-bulan",
    "cuti": "cuti?unit=contoh-dinkes",
    "pengganti": "pengganti?unit=contoh-dinkes",
    "gangguan": "gangguan",
    "pengaturan": "pengaturan",
    "laporan": "laporan?jenis=month&unit=contoh-dinkes",
    "ringkasan": "ringkasan",
    "penggajian": "penggajian",
    "potongan": "penggajian/potongan?unit=contoh-dinkes",
    "tingkat": "tingkat",
    "kegiatan": "kegiatan/contoh-dinkes",
    "rencana": "rencana?unit=contoh-dinkes",
    "penilaian": f"penilaian?unit=contoh-dinkes&periode={QUARTER}",
    "predikat": f"predikat?periode={QUARTER}",
    "anggaran": "anggaran",
    "anggaran-unit": "anggaran/unit/contoh-dinkes",
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
        phone = browser.new_context(locale="id-ID", reduced_motion="reduce").new_page()
        phone.goto(edge)
        hands.log_in(phone, EMPLOYEE, password_of(EMPLOYEE))
        hands.press(phone, "Lanjut tanpa izin")
        for name, address in OWN_PAGES.items():
            hands.go_to(phone, address)
            _keep(phone, name, album.FOLDER, album.LOOKS)


def _log_in(page: Any, number: str) -> None:
    hands.log_in(page, number, password_of(number))
    page.get_by_role("button", name="Keluar").wait_for()


def _keep(page: Any, name: str, folder: Path = CONSOLE, looks: Looks = LOOKS) -> None:
    """The page in each look, once what it asks for is there."""
    for look, (size, scheme) in looks.items():
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(HAS_READ)
        page.wait_for_timeout(600)  # a picture, not a test: plots and maps have drawn by then
        with Image.open(io.BytesIO(page.screenshot())) as taken:
            taken.convert("RGB").save(folder / f"{name}-{look}.webp", quality=60, method=6)


if __name__ == "__main__":
    main()
