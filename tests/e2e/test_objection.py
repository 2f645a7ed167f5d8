"""A check-in judged not valid is objected to before somebody else, who sets it right."""

from collections.abc import Callable
from typing import Any

from tests.cast import EKO
from tests.e2e import hands
from tests.e2e.site import Site

OpenPage = Callable[..., Any]


def test_who_is_judged_not_valid_objects_and_another_person_decides(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    hands.check_in_waiting(page)

    boss = open_page()
    hands.lead(boss, site.supervisor)
    hands.go_to(boss, "tim/umum/sementara")
    hands.press(boss, f"Lihat foto {newcomer.name}")
    boss.wait_for_function("() => document.querySelector('img.taken')?.naturalWidth > 0")
    boss.get_by_label(f"Pilih: {newcomer.name}").check()
    boss.get_by_label("Alasan Anda").fill("Wajah tidak terlihat")
    hands.press(boss, "Tidak sah")
    hands.see(boss, "1 presensi diputuskan.")

    page.reload()
    hands.see(page, "Diputuskan tidak sah: Wajah tidak terlihat")
    hands.see(page, site.supervisor.name)  # who looked at the photo, and why
    hands.see(page, "untuk memutuskan presensi ini")
    hands.press(page, "Lihat foto")
    page.wait_for_function("() => document.querySelector('img.taken')?.naturalWidth > 0")
    hands.follow(page, "Ajukan keberatan")
    hands.see(page, "Kirim permohonan")
    page.get_by_label("Alasan", exact=True).fill("Wajah terlihat, hanya agak gelap")
    hands.press(page, "Kirim permohonan")
    hands.see(page, "Menunggu keputusan")

    hands.go_to(boss, "tim/umum/permohonan")
    hands.see_heading(boss, "Menunggu orang lain")
    assert boss.get_by_label("Pilih: Keberatan").count() == 0  # never before who judged
    admin = hands.at_work(open_page, EKO, "kota/permohonan")
    admin.get_by_label(f"Pilih: Keberatan, {newcomer.name}").check()
    hands.press(admin, "Setujui", exact=True)
    hands.see(admin, "1 permohonan disetujui.")
    hands.go_to(page, "bukti/arrival")
    page.reload()
    hands.see_heading(page, "Tercatat")
    assert page.get_by_text("Ajukan keberatan").count() == 0
