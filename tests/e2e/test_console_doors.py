"""Which of the console's pages are whose: the others say so, ask nothing of the server and stand in nobody's menu.

`ROLES` is written out by page, not read from the console's own table. A page without a row fails.
"""

import re
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from tests.cast import CITRA, DEWI, EKO, FITRI
from tests.e2e import hands
from tests.e2e.desk import HERU, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tools.paths import ROOT

PAGES = ROOT / "web" / "src" / "console" / "pages.tsx"
WHO = {"S": CITRA, "O": DEWI, "B": EKO, "I": FITRI, "X": HERU}  # as in tests/routes/test_access_matrix.py
ROLES = {
    "papan": "SOBIX", "kepatuhan": "SOBIX", "menunggu": "SOB", "pemeriksaan": "SB", "permohonan": "SOBI",
    "audit": "BI", "disiplin": "SBI", "pegawai": "SOBI", "unit": "SOBI", "impor": "SOB", "kantor": "SOBI",
    "kode": "SOB", "kalender": "OBI", "jadwal": "SOBI", "mesin": "OB", "acara": "SOBI", "kunci-bulan": "BI",
    "cuti": "OBI", "pengganti": "SOBI", "gangguan": "BI", "pengaturan": "BI", "laporan": "SOBI", "ringkasan": "BIX",
    "tingkat": "BIX", "predikat": "BIX",
    "penggajian": "OB", "kegiatan": "SOBI", "rencana": "SOBI", "anggaran": "SOBIX",
    "penilaian": "SBI",
}  # fmt: skip


def test_every_page_has_a_row() -> None:
    assert set(re.findall(r'^    key: "([a-z-]+)",$', PAGES.read_text(), re.MULTILINE)) == ROLES.keys()


@pytest.mark.parametrize(("role", "who"), WHO.items(), ids=WHO)
def test_a_page_of_other_roles_says_so_and_asks_nothing(
    city: RunningCity, open_page: OpenPage, role: str, who: Employee
) -> None:
    employ(city, HERU)
    page = at_desk(open_page, who, "tidak-ada")
    hands.see_heading(page, "Halaman ini tidak ada")
    menu = page.get_by_role("navigation", name="Halaman konsol").get_by_role("link")
    ways = {each.get_attribute("href") for each in menu.all()}
    own = {way.removeprefix("#/") for way in ways if way.startswith("#/")}  # the others lead to the phone's pages
    assert own == {key for key, roles in ROLES.items() if role in roles}
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    for key in ROLES.keys() - own:
        for address in (key, f"{key}/umum/2026-11"):
            hands.go_to(page, address)
            hands.see_heading(page, "Halaman ini bukan untuk peran Anda")
            hands.go_to(page, "tidak-ada")
            hands.see_heading(page, "Halaman ini tidak ada")
    assert not asked
