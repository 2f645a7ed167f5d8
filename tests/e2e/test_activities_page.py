"""A day's work told on the phone, told again in a few taps, kept without a network, and answered by who leads."""

from collections.abc import Callable
from typing import Any

from bench.figures import BUDGETS
from chalicelib.domain.activity import Activity
from chalicelib.domain.plan import PlanStepKind
from tests.cast import ANI, BUDI, CITRA, DEWI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.plans import put_plan
from tests.waiting import eventually

OpenPage = Callable[..., Any]
MOST_TAPS = BUDGETS["kinerja_taps"].gate or 0


def tell(page: Any, text: str, minutes: str) -> None:
    hands.follow(page, "Laporkan kegiatan")
    page.get_by_label("Apa yang dikerjakan").fill(text)
    page.get_by_label("Lama (menit)").fill(minutes)
    hands.press(page, "Kirim", exact=True)


def test_told_repeated_kept_without_a_network_and_answered(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    with city.lock:
        put_plan(city.world, PlanStepKind.PROPOSED)
    ani = hands.at_work(open_page, ANI, "kinerja")
    hands.follow(ani, "Laporkan kegiatan")
    ani.get_by_label("Rencana aksi").select_option(label="Memverifikasi dokumen pengadaan")
    ani.get_by_label("Jumlah (dokumen)").fill("2,5")
    hands.press(ani, "Kirim", exact=True)
    ani.get_by_label("Apa yang dikerjakan").and_(ani.locator("[aria-invalid]")).fill("Memeriksa dokumen lelang")
    ani.get_by_label("Lama (menit)").fill("90")
    hands.press(ani, "Kirim", exact=True)
    hands.see(ani, "2,5 dokumen")
    assert faults_of(ani, axe) == []

    assert hands.repeat_last_report(ani) <= MOST_TAPS
    ani.locator("li.card").nth(1).wait_for()

    ani.context.set_offline(True)
    tell(ani, "Menyusun laporan di lapangan", "45")
    hands.see(ani, "Tersimpan di ponsel ini")
    ani.context.set_offline(False)
    hands.see(ani, "1 laporan terkirim.")
    ani.locator("li.card", has_text="Menyusun laporan di lapangan").locator(".tag", has_text="Menunggu").wait_for()

    citra = hands.at_work(open_page, CITRA, "")
    citra.get_by_role("link", name="Kegiatan tim menunggu (3)").click()
    citra.get_by_label("Pilih: Ani").first.check()
    hands.press(citra, "Kembalikan")
    citra.get_by_text("Isi catatan dulu.").wait_for()
    citra.get_by_label("Catatan Anda").fill("Sebutkan nomornya")
    hands.press(citra, "Kembalikan")
    hands.see(citra, "1 kegiatan dikembalikan.")
    assert faults_of(citra, axe) == []
    citra.get_by_label("Pilih semua (2)").check()
    hands.press(citra, "Setujui", exact=True)
    hands.see(citra, "2 kegiatan disetujui.")
    hands.see(citra, "Tidak ada kegiatan yang menunggu jawaban Anda.")

    hands.go_to(ani, "")
    hands.follow(ani, "Kinerja")
    hands.see_heading(ani, "Perlu diperbaiki (1)")
    hands.see(ani, "Dikembalikan oleh Citra")
    ani.get_by_text("5 dari 10 dokumen", exact=True).wait_for()
    assert faults_of(ani, axe) == []
    hands.follow(ani, "Ubah dan kirim lagi")
    ani.get_by_label("Apa yang dikerjakan").fill("Memeriksa dokumen lelang 12 sampai 14")
    hands.press(ani, "Kirim", exact=True)
    hands.see(ani, "Diubah oleh Ani")


def test_a_superior_sees_a_persons_month_and_gives_a_word_an_operator_only_sees(open_page: OpenPage, axe: str) -> None:
    citra = hands.at_work(open_page, CITRA, "kinerja/orang/budi", viewport={"width": 320, "height": 640})
    citra.get_by_text("Beri umpan balik").click()
    hands.press(citra, "Kirim umpan balik")
    hands.see(citra, "Isi umpan baliknya.")
    citra.get_by_label("Umpan balik", exact=True).fill("Rapi, teruskan.")
    assert faults_of(citra, axe) == []
    hands.press(citra, "Kirim umpan balik")
    hands.see(citra, "Umpan balik untuk Budi terkirim.")

    budi = hands.at_work(open_page, BUDI, "kinerja/penilaian")
    hands.see(budi, "Rapi, teruskan.")

    dewi = hands.at_work(open_page, DEWI, "kinerja/orang/budi")
    hands.see_heading(dewi, "Budi")
    assert dewi.get_by_text("Beri umpan balik").count() == 0


def test_a_link_opens_its_page_before_place_and_camera_are_explained(open_page: OpenPage) -> None:
    """From the console or a mail, on a computer that never checks in; the first look at the home page explains them."""
    page = open_page()
    hands.begin_session(page, CITRA)
    page.evaluate("() => localStorage.removeItem('presensi.primed')")
    hands.go_to(page, "kinerja/tim")
    page.reload()
    hands.see_heading(page, "Kegiatan tim")
    hands.go_to(page, "")
    hands.see_heading(page, "Sebelum mulai")


def test_what_waits_is_sent_from_any_page_and_is_told_of_before_logging_out(
    city: RunningCity, open_page: OpenPage
) -> None:
    budi = hands.at_work(open_page, BUDI, "kinerja")
    budi.get_by_role("link", name="Laporkan kegiatan").wait_for()
    budi.context.set_offline(True)
    tell(budi, "Menyusun laporan di lapangan", "45")
    hands.see(budi, "Tersimpan di ponsel ini")
    hands.go_to(budi, "")
    budi.get_by_role("link", name="Kinerja", exact=True).wait_for()
    budi.context.set_offline(False)
    eventually(lambda: len(reported(city)) == 1)

    hands.go_to(budi, "kinerja")
    budi.locator("li.card", has_text="Menyusun laporan di lapangan").wait_for()
    budi.route("**/api/me/activities", lambda route: route.abort())
    tell(budi, "Memeriksa berkas", "30")
    hands.see(budi, "Tersimpan di ponsel ini")
    hands.go_to(budi, "akun")
    hands.press(budi, "Keluar", exact=True)
    budi.get_by_role("alert").get_by_text("1 laporan belum terkirim").wait_for()
    hands.press(budi, "Kirim dulu, lalu keluar")
    hands.see(budi, "Tidak semuanya bisa dikirim.")
    budi.unroute("**/api/me/activities")
    hands.press(budi, "Kirim dulu, lalu keluar")
    hands.see(budi, "Anda sudah keluar.")
    assert sorted(each.text for each in reported(city)) == ["Memeriksa berkas", "Menyusun laporan di lapangan"]


def reported(city: RunningCity) -> list[Activity]:
    with city.lock:
        return city.world.services.activities.of_month("budi", "2026-11")
