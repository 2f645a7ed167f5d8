"""Settings and rules in the console: what is unconfirmed, its confirmation, a change old beside new; by role."""

from typing import Any

import pytest

from chalicelib.domain.performance import PeriodKind, Predicate, Rating
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.evaluation import predicate_of
from tests import cast
from tests.cast import EKO, ENDAH, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tools.phone import Phone, http_transport


def newest(city: RunningCity) -> Any:
    with city.lock:
        return next(iter(city.world.services.proposals.all()), None)


def approve(city: RunningCity, proposal_id: str) -> None:
    endah = Phone(http_transport(f"{city.base_url}/api"))
    endah.log_in(ENDAH.number, "sandi rahasia endah").expect(201)
    endah.call("POST", f"/proposals/{proposal_id}/decision", {"approve": True}).expect(200)


def test_every_setting_tells_value_source_and_certainty(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    hands.see_heading(page, "Pengaturan dan aturan")
    row = page.get_by_role("row", name="Radius bawaan kantor")
    row.wait_for()
    told = row.inner_text().replace("\xa0", " ")
    assert "150 m" in told
    assert "E-Cilegon Presensi" in told
    assert "Dikutip teks lain" in told
    page.get_by_label("Kepastian").first.select_option("M")
    page.get_by_role("row", name="Cuti paling lama").wait_for()
    assert page.get_by_role("row", name="Radius bawaan kantor").count() == 0
    hands.press(page, "Tampilkan semua aturan")
    page.get_by_label("Cari").last.fill("DEFAULT_RADIUS_M")
    hands.see(page, "The fence around an office")


def test_a_change_shows_old_beside_new_and_awaits_a_second_admin(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    page.get_by_role("button", name="Ubah Pengingat sebelum waktu ditutup").press("Enter")
    hands.see_heading(page, "Ubah: Pengingat sebelum waktu ditutup")
    page.get_by_label("Menjadi", exact=True).fill("500")
    hands.press(page, "Usulkan perubahan")
    page.locator("[aria-invalid]").wait_for()
    page.get_by_label("Menjadi", exact=True).fill("20")
    assert "15" in page.locator("dl.facts").last.inner_text()
    assert "20" in page.locator("dl.facts").last.inner_text()
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Menunggu admin kota lain")
    proposal = newest(city)
    assert proposal.summary["changed"] == ["reminder_min"]
    approve(city, proposal.proposal_id)
    page.reload()
    row = page.get_by_role("row", name="Pengingat sebelum waktu ditutup")
    row.wait_for()
    row.get_by_text("23 Nov 2026").wait_for()
    assert "20" in row.inner_text()


def test_an_unconfirmed_rule_set_stands_out_and_is_confirmed_by_its_decree(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    hands.see(page, "5 aturan disiplin, kehadiran, atau potongan belum dikonfirmasi")
    page.get_by_role("button", name="Konfirmasi: Disiplin PNS").press("Enter")
    hands.see_heading(page, "Konfirmasi: Disiplin PNS")
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Isi nomor keputusannya.")
    hands.see(page, "Bandingkan dulu isinya, lalu beri tanda.")
    page.get_by_label("Nomor keputusan").fill("800/12/2026")
    page.get_by_label("Tanggal keputusan").fill("2026-11-20")
    page.get_by_label("Dikonfirmasi oleh").fill("Bagian Hukum Setda")
    page.get_by_label("Berlaku mulai").fill("2026-11-01")
    page.get_by_label("Saya sudah membandingkan").check()
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Menunggu admin kota lain")
    approve(city, newest(city).proposal_id)
    page.reload()
    hands.see(page, "4 aturan disiplin, kehadiran, atau potongan belum dikonfirmasi")
    hands.see(page, "800/12/2026, 20 Nov 2026, oleh Bagian Hukum Setda")
    page.get_by_role("button", name="Aturan baru: Disiplin PNS").wait_for()
    with city.lock:
        (held,) = city.world.services.city.fresh(city.world.clock.now).settings.discipline_rules
    assert held.confirmed
    assert len(held.thresholds) > 3


def confirm(city: RunningCity, page: Any, decree: str, axe: str) -> None:
    page.get_by_label("Nomor keputusan").fill(decree)
    page.get_by_label("Tanggal keputusan").fill("2026-11-20")
    page.get_by_label("Dikonfirmasi oleh").fill("Bagian Organisasi Setda")
    page.get_by_label("Saya sudah membandingkan").check()
    assert faults_of(page, axe) == []
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Menunggu admin kota lain")
    approve(city, newest(city).proposal_id)


def test_assessments_and_budgets_hold_as_the_citys_decree_says_them(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Penilaian kinerja", exact=True))
    card.get_by_text("Belum dikonfirmasi", exact=True).wait_for()
    hands.press(page, "Konfirmasi: Penilaian kinerja")
    page.get_by_label("Berapa sering dinilai").select_option(label="Dinilai tiap bulan dan setahun")
    page.get_by_label("Hasil sesuai ekspektasi, perilaku di atas ekspektasi").select_option(label="Sangat baik")
    page.get_by_label("Organisasi baik: Baik paling banyak").fill("75")
    confirm(city, page, "800/21/2026", axe)
    page.reload()
    card.get_by_text("Dikonfirmasi", exact=True).wait_for()
    hands.press(page, "Konfirmasi: Serapan anggaran")
    page.get_by_label("Realisasi diisi sampai tanggal").fill("40")
    page.get_by_label("Juni", exact=True).fill("45,5")
    page.get_by_label("Nomor keputusan").fill("900/3/2026")
    page.get_by_label("Tanggal keputusan").fill("2026-11-20")
    page.get_by_label("Dikonfirmasi oleh").fill("Bagian Keuangan")
    page.get_by_label("Saya sudah membandingkan").check()
    hands.press(page, "Usulkan perubahan")
    page.locator("[aria-invalid]").wait_for()
    page.get_by_label("Realisasi diisi sampai tanggal").fill("8")
    confirm(city, page, "900/3/2026", axe)
    with city.lock:
        settings = city.world.services.city.fresh(city.world.clock.now).settings
    (assessed,), (budget,) = settings.performance_rules, settings.budget_rules
    assert predicate_of(assessed, Rating.MEETS, Rating.ABOVE) is Predicate.VERY_GOOD
    assert (assessed.period_kind, assessed.spreads[1].most_percent) == (PeriodKind.MONTH, 75)
    assert assessed.confirmed
    assert budget.confirmed
    assert (budget.close_day, dict(budget.asked_bp)) == (8, {6: 4_550, 12: 9_500})


def test_how_days_count_is_confirmed_where_it_stands(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    page.get_by_role("button", name="Aturan baru: Cara menghitung kehadiran").wait_for()
    hands.press(page, "Konfirmasi: Cara menghitung kehadiran")
    hands.see(page, "dikonfirmasi di tempatnya")
    page.get_by_label("Nomor keputusan").fill("800/14/2026")
    page.get_by_label("Tanggal keputusan").fill("2026-11-20")
    page.get_by_label("Dikonfirmasi oleh").fill("Bagian Hukum Setda")
    page.get_by_label("Saya sudah membandingkan").check()
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Menunggu admin kota lain")
    approve(city, newest(city).proposal_id)
    with city.lock:
        (held,) = city.world.services.city.fresh(city.world.clock.now).settings.attendance_rules
    assert held.confirmed
    assert (held.rules_id, held.missing_min) == (DEFAULT.rules_id, DEFAULT.missing_min)


def test_the_numbers_of_signals_are_the_citys_from_tomorrow_on(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "pengaturan")
    hands.press(page, "Konfirmasi: Penanda presensi")
    page.get_by_label("Perpindahan lebih cepat dari").fill("120")
    page.get_by_label("Nomor keputusan").fill("800/13/2026")
    page.get_by_label("Saya sudah membandingkan").check()
    hands.press(page, "Usulkan perubahan")
    hands.see(page, "Menunggu admin kota lain")
    assert newest(city).summary["changed"] == ["signal_rules"]


def test_who_may_not_change_settings_reads_them(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, "pengaturan?ubah=reminder_min")
    hands.see(page, "Anda membaca.")
    page.get_by_role("row", name="Radius bawaan kantor").wait_for()
    assert page.get_by_role("button", name="Konfirmasi").count() == 0
    assert page.get_by_role("button", name="Ubah").count() == 0


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_settings_are_accessible_and_fit(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, "pengaturan?ubah=requests.local_leave", viewport=view)
    hands.see_heading(page, "Ubah: Cuti pegawai non-ASN")
    page.get_by_role("button", name="Konfirmasi: Potongan").click()
    hands.press(page, "Tampilkan semua aturan")
    for fold in page.get_by_text("Isi aturan").all():
        if fold.evaluate("each => each.tagName") == "SUMMARY":
            fold.click()
    hands.wait_until_read(page)
    assert not faults_of(page, axe)
    assert cast.EKO.name in page.locator("header").inner_text()
