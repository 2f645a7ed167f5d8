"""A refused try becomes a correction, its supervisor approves it, and the person reads that."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.shift import Slot
from tests.cast import ANI, CITRA, MONDAY, wib
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.test_page import faults_of

OpenPage = Callable[..., Any]
TRIED_AT = wib(7, 5)


@pytest.fixture(autouse=True)
def refused_try(city: RunningCity) -> None:
    tried = Attempt(
        "ani", "umum", MONDAY, Slot.ARRIVAL, "percobaan-1", TRIED_AT, "OUTSIDE_GEOFENCE", {"distance_m": 412}
    )
    with city.lock:
        city.world.services.attempts.keep(tried)


def test_a_refused_try_becomes_a_correction_that_is_approved_and_told(city: RunningCity, open_page: OpenPage) -> None:
    mine = hands.at_work(open_page, ANI, "permohonan")
    hands.follow(mine, "Ajukan permohonan")
    mine.get_by_role("link", name="Koreksi presensi").click()
    mine.get_by_label("Datang pukul 07:05").check()
    hands.press(mine, "Kirim permohonan")
    mine.get_by_label("Alasan").and_(mine.locator("[aria-invalid]")).fill("Titik kantor bergeser")
    hands.press(mine, "Kirim permohonan")
    hands.see(mine, "Menunggu keputusan atasan.")
    hands.see(mine, "Datang pukul 07:05")

    boss = hands.at_work(open_page, CITRA, "")
    boss.get_by_role("link", name="Menunggu keputusan (1)").click()
    boss.get_by_label("Pilih: Koreksi presensi, Ani").check()
    hands.press(boss, "Setujui", exact=True)
    hands.see(boss, "1 permohonan diputuskan.")
    hands.see(boss, "Tidak ada permohonan yang menunggu Anda.")

    hands.go_to(mine, "")
    mine.get_by_role("link", name="Pemberitahuan 1 baru").click()
    mine.locator("li.card .tag", has_text="Baru").wait_for()
    mine.locator("li.card a.quiet").first.click()
    hands.see(mine, "Disetujui oleh Citra")
    hands.go_to(mine, "")
    mine.get_by_role("link", name="Pemberitahuan Yang perlu").wait_for()
    with city.lock:
        assert city.world.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL).counts_at == TRIED_AT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_of_requests_are_accessible_and_fit(
    city: RunningCity, open_page: OpenPage, axe: str, scheme: str
) -> None:
    seen: list[str] = []
    view = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}

    def look(page: Any, address: str, text: str) -> None:
        hands.go_to(page, address)
        hands.see(page, text)
        page.get_by_text("Memuat").wait_for(state="detached")
        seen.extend(f"{scheme} {address}: {fault}" for fault in faults_of(page, axe))

    mine = hands.at_work(open_page, ANI, "permohonan", **view)
    look(mine, "permohonan/baru", "Apa yang Anda ajukan?")
    look(mine, "permohonan/baru/leave", "Sisa cuti tahunan")
    look(mine, "permohonan/baru/duty", "Nomor surat tugas")
    look(mine, "permohonan/baru/permission", "Kosongkan keduanya")
    look(mine, f"permohonan/baru/objection/{MONDAY + timedelta(days=1)}", "Seharusnya pukul")
    mine.get_by_label("Alasan").fill("Keliru")
    look(mine, "permohonan", "Ajukan permohonan")
    look(mine, "pemberitahuan", "Pemberitahuan")
    look(mine, "akun", "Pengingat")
    boss = hands.at_work(open_page, CITRA, "tim/umum/permohonan", **view)
    look(boss, "tim/umum/permohonan", "Menunggu keputusan Anda")
    look(boss, "tim/umum/sementara", "Anda memutuskan apakah sah.")
    look(boss, "pengganti", "Anda belum menunjuk siapa pun.")
    assert not seen, "\n".join(seen)
