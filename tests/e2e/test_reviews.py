"""A check-in that was drawn is looked at, asked about and decided; its person answers and reads what came of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from chalicelib.domain.review import Review
from chalicelib.domain.shift import Slot
from tests.cast import wib
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site

OpenPage = Callable[..., Any]


def drawn_for_the_supervisor(city: RunningCity, newcomer: Newcomer) -> None:
    """As the job after the close would."""
    services = city.world.services
    employee = services.staff.people_of([newcomer.number])[newcomer.number]
    made = services.attendance.day("umum", date(2026, 11, 23), employee.employee_id).check_ins[Slot.ARRIVAL]
    services.reviews.assign(
        Review("citra", made.unit_id, made.local_date, made.employee_id, made.slot, made.challenge_id)
    )


def test_a_drawn_check_in_is_asked_about_answered_and_decided(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.approved(site, open_page)
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
    with city.lock:
        drawn_for_the_supervisor(city, newcomer)

    boss = open_page()
    hands.lead(boss, site.supervisor)
    hands.go_to(boss, "")
    boss.get_by_role("link", name="Pemeriksaan (1)").click()
    hands.see(boss, newcomer.name)
    hands.press(boss, "Lihat foto")
    boss.wait_for_function("() => document.querySelector('img.taken')?.naturalWidth > 0")
    hands.press(boss, "Tanyakan")
    boss.get_by_text("Isi “Alasan atau pertanyaan”").first.wait_for()
    boss.get_by_label("Alasan atau pertanyaan").fill("Di ruang mana foto ini diambil?")
    hands.press(boss, "Tanyakan")
    hands.see(boss, "Pertanyaan dikirim.")
    hands.see(boss, "Tidak ada yang perlu Anda periksa sekarang.")

    hands.go_to(page, "pemberitahuan")
    hands.follow(page, "Jawab")
    hands.see(page, "“Di ruang mana foto ini diambil?”")
    page.get_by_label("Jawaban Anda").fill("Di aula lantai dua")
    hands.press(page, "Kirim jawaban")
    hands.see(page, "Jawaban terkirim.")
    hands.see(page, site.supervisor.name)  # who looked at the photo

    boss.reload()
    hands.see(boss, "Di aula lantai dua")
    hands.press(boss, "Lihat foto")
    boss.wait_for_function("() => document.querySelector('img.taken')?.naturalWidth > 0")
    boss.get_by_label("Alasan atau pertanyaan").fill("Bukan di kantor")
    hands.press(boss, "Tidak sah")
    hands.see(boss, "Dicatat: tidak sah.")

    with city.lock:
        city.set_clock(wib(7, 10, on=date(2026, 11, 24)))
    hands.go_to(page, "bukti/arrival/2026-11-23")
    page.reload()
    hands.see(page, "Diputuskan tidak sah: Bukan di kantor")
