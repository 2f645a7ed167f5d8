"""A refused try becomes a correction, its supervisor approves it, and the person reads that."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Attempt, Reason
from chalicelib.domain.request import ApproverKind, Attachment, PaperKind, RequestKind, RequestState
from chalicelib.domain.shift import Slot
from tests.cast import ANI, CITRA, DEWI, EKO, MONDAY, wib
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.requests import a_request
from tests.rules.judging import check_in
from tests.world import entry

OpenPage = Callable[..., Any]
TRIED_AT = wib(7, 5)


@pytest.fixture(autouse=True)
def refused_try(city: RunningCity) -> None:
    tried = Attempt(
        "ani", "umum", MONDAY, Slot.ARRIVAL, "percobaan-1", TRIED_AT, "OUTSIDE_GEOFENCE", {"distance_m": 412},
        accuracy_m=11.6,
    )  # fmt: skip
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
    boss.get_by_role("link", name="Menunggu keputusan Anda (1)").click()
    boss.get_by_label("Pilih: Koreksi presensi, Ani").check()
    hands.see(boss, "Dicoba 23 Nov 2026, 07:05, ditolak: di luar area kantor.")
    hands.see(boss, "412\u00a0m dari kantor; ketelitian lokasi ±12\u00a0m.")
    hands.press(boss, "Kembalikan")
    boss.get_by_text("Isi “Alasan Anda”").first.wait_for()
    hands.press(boss, "Setujui", exact=True)
    hands.see(boss, "1 permohonan disetujui.")
    hands.see(boss, "Tidak ada permohonan yang menunggu Anda.")

    hands.go_to(mine, "")
    hands.press(mine, "Muat ulang")
    mine.get_by_role("link", name="Pemberitahuan 1 baru").click()
    mine.locator("li.card .tag", has_text="Baru").wait_for()
    mine.locator("li.card a.quiet").first.click()
    hands.see(mine, "Disetujui oleh Citra")
    hands.go_to(mine, "")
    mine.get_by_role("link", name="Pemberitahuan Yang perlu").wait_for()
    with city.lock:
        assert city.world.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL).counts_at == TRIED_AT


def test_who_decides_a_correction_reads_what_was_recorded_since_and_whose_it_is_until_when_to_mend_it(
    city: RunningCity, open_page: OpenPage
) -> None:
    claim = a_request(
        RequestKind.CORRECTION, MONDAY, request_id=f"20261123-{'r' * 16}", slot=Slot.MIDDAY, counts_at=wib(11, 35),
        way=(ApproverKind.SUPERIOR,),
    )  # fmt: skip
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        services.requests.save(claim, entry("test_file", now))
        services.attendance.record(check_in(Slot.MIDDAY, wib(12, 10), Reason.OFFLINE))
    boss = hands.at_work(open_page, CITRA, "tim/umum/permohonan")
    hands.see(boss, "Dalam slot ini tercatat presensi pukul 12:10: menunggu keputusan.")
    boss.get_by_label("Pilih: Koreksi presensi, Ani").check()
    hands.press(boss, "Setujui", exact=True)
    hands.see(boss, "ada presensi pukul 12:10 dalam slot ini. Kembalikan atau tolak.")
    boss.get_by_label("Pilih: Koreksi presensi, Ani").check()
    boss.get_by_label("Alasan Anda").fill("Sudah tercatat")
    hands.press(boss, "Kembalikan")
    hands.see(boss, "1 permohonan dikembalikan untuk diperbaiki.")
    mine = hands.at_work(open_page, ANI, "permohonan")
    hands.see(mine, "Dapat dikirim lagi sampai 23 Des 2026.")


def test_an_operator_files_for_somebody_late_a_city_admin_decides_and_ends_it(
    city: RunningCity, open_page: OpenPage
) -> None:
    operator = hands.at_work(open_page, DEWI, "tim/umum/permohonan")
    operator.get_by_role("link", name="Ajukan untuk pegawai").click()
    hands.press(operator, "Budi")
    hands.press(operator, "Dinas luar")
    hands.see(operator, "Untuk Budi")
    operator.get_by_label("Dari tanggal").fill("2026-11-09")
    operator.get_by_label("Sampai tanggal").fill("2026-11-26")
    operator.get_by_label("Nomor surat tugas").fill("800/12/2026")
    operator.get_by_label("Alasan", exact=True).fill("Rapat di luar kota")
    hands.press(operator, "Kirim permohonan")
    operator.get_by_label("Alasan terlambat diajukan").and_(operator.locator("[aria-invalid]")).fill("Surat menyusul")
    hands.press(operator, "Kirim permohonan")
    hands.see(operator, "Permohonan untuk Budi sudah diajukan")

    boss = hands.at_work(open_page, CITRA, "tim/umum/permohonan")
    decide(
        boss, "Pilih: Dinas luar, Budi", "1 permohonan Anda setujui dan diteruskan kepada admin kota; belum berlaku."
    )
    admin = hands.at_work(open_page, EKO, "")
    admin.get_by_role("link", name="Permohonan untuk admin kota").click()
    decide(admin, "Pilih: Dinas luar, Budi", "1 permohonan disetujui.")
    hands.see(admin, "Tidak ada permohonan yang menunggu Anda.")

    hands.go_to(boss, "")
    hands.go_to(boss, "tim/umum/permohonan")
    boss.get_by_text("Sudah diputuskan").click()
    hands.press(boss, "Batalkan permohonan Dinas luar, Budi")
    hands.see(boss, "Dibatalkan mulai besok; hari ini dan yang sudah lewat tetap berlaku.")
    hands.press(boss, "Ya, batalkan")
    boss.get_by_label("Alasan pembatalan").and_(boss.locator("[aria-invalid]")).fill("Rapat ditunda")
    hands.press(boss, "Ya, batalkan")
    hands.see(boss, "Permohonan itu dibatalkan")
    with city.lock:
        (excuse,) = city.world.services.staff.employee("budi").excuses
    assert (excuse.starts_on, excuse.ends_on) == (date(2026, 11, 9), MONDAY)


def decide(page: Any, choice: str, told: str) -> None:
    page.get_by_label(choice).check()
    hands.press(page, "Setujui", exact=True)
    hands.see(page, told)


def test_a_returned_request_keeps_its_paper_when_it_is_sent_again(city: RunningCity, open_page: OpenPage) -> None:
    paper = b"%PDF-1.4 surat" + bytes(300)
    filed = a_request(request_id=f"20261207-{'k' * 16}", state=RequestState.RETURNED, attachments=(kept(paper),))
    with city.lock:
        city.world.services.requests.save(filed, entry("test_return", city.world.clock.now))
    mine = hands.at_work(open_page, ANI, f"permohonan/{filed.request_id}")
    hands.see_heading(mine, "Perbaiki dan kirim lagi")
    assert mine.get_by_label("Lampiran 1").input_value() == "letter"
    mine.get_by_label("Lampiran 1").select_option("other")
    hands.press(mine, "Kirim permohonan")
    hands.see(mine, "Menunggu keputusan atasan.")
    with city.lock:
        (attachment,) = city.world.services.requests.get("ani", filed.request_id).attachments
    assert attachment == replace(kept(paper), kind=PaperKind.OTHER)

    hands.press(mine, "Tarik permohonan")
    hands.see(mine, "Permohonan ini tidak diputuskan lagi.")
    hands.press(mine, "Ya, tarik")
    hands.see(mine, "Ditarik oleh Ani")


def kept(content: bytes) -> Attachment:
    key = f"requests/ani/20261207-{'k' * 16}/{'a' * 16}.pdf"
    return Attachment(key, PaperKind.LETTER, "application/pdf", len(content), hashlib.sha256(content).hexdigest())


def test_the_screens_of_requests_are_accessible_and_fit(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    seen: list[str] = []
    view = {"viewport": {"width": 320, "height": 640}}

    def look(page: Any, address: str, text: str) -> None:
        hands.go_to(page, address)
        hands.see(page, text)
        hands.wait_until_read(page)
        seen.extend(f"{address}: {fault}" for fault in faults_of(page, axe))

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
    operator = hands.at_work(open_page, DEWI, "tim/umum/permohonan/baru", **view)
    look(operator, "tim/umum/permohonan/baru", "Untuk siapa?")
    hands.press(operator, "Budi")
    look(operator, "tim/umum/permohonan/baru", "Apa yang diajukan?")
    assert not seen, "\n".join(seen)
