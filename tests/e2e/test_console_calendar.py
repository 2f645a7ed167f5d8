"""The calendar in the console: the year, dated orders with their rehearsal, and the second admin's decision."""

from typing import Any

import pytest

from tests.cast import DEWI, EKO, ENDAH, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity


def fill_order(page: Any, name: str = "Jam kerja Ramadan 1448 H", ends: str = "2026-12-09") -> None:
    page.get_by_label("Nama ketentuan").fill(name)
    page.get_by_label("Nomor surat atau keputusan").fill("SE 800/12/2026")
    page.get_by_label("Mulai tanggal").fill("2026-12-07")
    page.get_by_label("Sampai tanggal").fill(ends)


def rehearse(page: Any) -> None:
    page.get_by_role("button", name="Jalankan simulasi").first.click()
    hands.see(page, "Simulasi selesai")


def test_an_order_is_rehearsed_proposed_and_approved_by_the_second_admin(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kalender")
    page.get_by_role("link", name="Ketentuan khusus").click()
    page.get_by_role("link", name="Buat ketentuan baru").click()
    fill_order(page)
    propose = page.get_by_role("button", name="Usulkan", exact=True)
    assert propose.is_disabled()
    rehearse(page)
    hands.see(page, "Pegawai terkena")
    hands.see(page, "Andai berlaku di Oktober 2026")
    assert propose.is_disabled() is False
    page.get_by_label("Toleransi terlambat (menit)").fill("10")
    hands.see(page, "Isian berubah sejak simulasi terakhir")
    assert propose.is_disabled()
    rehearse_again = page.get_by_role("button", name="Jalankan lagi")
    rehearse_again.click()
    hands.see(page, "Simulasi selesai")
    propose.click()
    hands.see(page, "Menunggu admin kota lain")

    second = at_desk(open_page, ENDAH, "kalender/usulan")
    second.get_by_role("link", name="Jam kerja Ramadan").click()
    hands.see(second, "SE 800/12/2026")
    rehearse(second)
    hands.see(second, "Andai berlaku di Oktober 2026")
    second.get_by_role("button", name="Setujui").click()
    hands.see(second, "Diputuskan Endah")
    hands.go_to(second, "kalender/ketentuan")
    hands.see(second, "Akan datang")


def test_what_is_wrong_with_an_order_is_told_by_the_rehearsal_and_at_its_field(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kalender/ketentuan/baru")
    fill_order(page, ends="2027-03-01")
    page.get_by_role("button", name="Jalankan simulasi").click()
    page.get_by_role("alert").wait_for()
    page.get_by_label("Lewati simulasi").check()
    page.get_by_role("button", name="Usulkan", exact=True).click()
    page.locator("[aria-invalid]").first.wait_for()
    assert page.get_by_label("Sampai tanggal").get_attribute("aria-invalid") == "true"


def test_an_order_for_one_day_asks_for_that_day_alone(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kalender/ketentuan/baru")
    fill_order(page, "Kerja bakti", "2026-12-07")
    hands.see(page, "Jam Senin")
    assert page.get_by_text("Hari mana memakai jam apa").count() == 0
    page.get_by_label("Hari itu tidak perlu presensi").check()
    rehearse(page)
    page.get_by_label("Puskesmas Contoh").check()
    hands.see(page, "Isian berubah")


def test_a_pattern_is_changed_with_the_old_week_beside_the_new(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kalender/jam")
    page.get_by_role("link", name="Lima hari kerja").click()
    hands.see(page, "Belum ada yang diubah")
    page.get_by_label("Toleransi terlambat (menit)").fill("15")
    page.get_by_role("heading", name="Sekarang dan menjadi").wait_for()
    hands.see(page, "15")
    rehearse(page)
    page.get_by_role("button", name="Usulkan", exact=True).click()
    hands.see(page, "Menunggu admin kota lain")


def test_holidays_are_rehearsed_before_they_are_declared(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kalender?tahun=2027")
    hands.see(page, "Usulan untuk 2027")
    declare = page.get_by_role("button", name="Tetapkan")
    assert declare.is_disabled()
    page.get_by_label("Nomor keputusan").first.fill("SKB 1/2027")
    rehearse(page)
    declare.click()
    hands.see(page, "Menunggu admin kota lain")


def test_who_does_not_decide_sees_what_holds_and_changes_nothing(open_page: OpenPage) -> None:
    for who, sees_changes in ((DEWI, 0), (FITRI, 1)):
        page = at_desk(open_page, who, "kalender")
        hands.see(page, "yang mengubahnya admin kota")
        assert page.get_by_role("link", name="Usulan").count() == sees_changes
        hands.go_to(page, "kalender/jam")
        hands.see(page, "Lima hari kerja")
        assert page.get_by_role("link", name="Lima hari kerja").count() == 0
        for place in ("kalender/jam/lima-hari", "kalender/ketentuan/baru"):
            hands.go_to(page, place)
            hands.wait_until_read(page)
            assert page.get_by_role("button", name="Usulkan").count() == 0


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_every_part_is_accessible_and_fits(
    city: RunningCity, open_page: OpenPage, axe: str, view: dict[str, int]
) -> None:
    page = at_desk(open_page, EKO, viewport=view)
    found = []
    for place in ("kalender", "kalender/jam", "kalender/jam/lima-hari", "kalender/ketentuan/baru", "kalender/usulan"):
        hands.go_to(page, place)
        hands.wait_until_read(page)
        if place.endswith("baru"):
            fill_order(page)
            rehearse(page)
        found += [f"{place}: {each}" for each in faults_of(page, axe)]
    assert not found
