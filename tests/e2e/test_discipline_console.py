"""Discipline at the desk and on the phone: a case from its evidence to the decision, letters, payroll; who may what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import NumberKind
from tests.cast import ANI, CITRA, CITY, DEWI, EKO, FITRI
from tests.discipline_cases import confirm_rules, lock_month
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.rules.year_days import days

LONG = "Raden Ajeng Siti Nurhalimah Kusumawardhani binti Haji Abdul Rahman Wiratmadja, S.Sos., M.Si."


@pytest.fixture(scope="module", autouse=True)
def judged_days(city: RunningCity) -> None:
    """Ani and Budi, PNS, were absent four and eleven days; the rules stand on no decree yet."""
    with city.lock:
        world = city.world
        for who, count in (("ani", 4), ("budi", 11)):
            world.change(who, lambda each: replace(each, number_kind=NumberKind.NIP))
            for on, verdict in days("A" * count, date(2026, 11, 2)).items():
                world.services.months.write("umum", on, {who: verdict}, {})
        world.change("budi", lambda each: replace(each, name=LONG))


def open_anis_case(page: Any) -> None:
    hands.go_to(page, "disiplin/ani")
    hands.see(page, "Teguran tertulis")
    hands.press(page, "Buka perkara")
    hands.press(page, "Ya, buka perkara")
    hands.see(page, "Perkara 2026-01 · Dibuka")


def save_step(page: Any, kind: str, **fields: str) -> None:
    page.get_by_role("combobox", name="Langkah", exact=True).select_option(kind)
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    hands.press(page, "Simpan langkah")


def test_a_superior_takes_a_case_from_its_evidence_to_a_letter(open_page: OpenPage, city: RunningCity) -> None:
    page = at_desk(open_page, CITRA, "disiplin")
    hands.see(page, "Belum ada perkara pada tahun ini.")
    row = page.get_by_role("row").filter(has_text="Ani")
    row.get_by_text("Ringan: Teguran tertulis").wait_for()
    open_anis_case(page)
    hands.press(page, "Simpan langkah")
    hands.see(page, "Isi bagian ini untuk langkah ini.")
    save_step(page, "summons", Hari_menghadap="2026-11-25", Pukul="09:00", Tempat="Ruang Sekretaris")
    hands.see(page, "Rabu, 25 November 2026 pukul 09:00, Ruang Sekretaris")
    hands.see(page, "Langkah tersimpan.")

    hands.press(page, "Konsep surat panggilan (PDF)")
    hands.see(page, "Aturan belum dikonfirmasi")
    page.get_by_role("link", name="Catat keputusannya di pengaturan").wait_for()
    with city.lock:
        confirm_rules(city.world)
    with page.expect_download() as fetched:
        hands.press(page, "Konsep surat panggilan (PDF)")
    assert fetched.value.suggested_filename == "panggilan-2026-01.pdf"


def test_the_person_reads_the_case_on_the_phone_and_answers(open_page: OpenPage, city: RunningCity, axe: str) -> None:
    page = hands.at_work(open_page, ANI, "hitungan/2026-11", viewport={"width": 320, "height": 640})
    hands.see(page, "Perkara 2026-01 · Dipanggil")
    hands.see(page, "Tidak ada hukuman tanpa pemeriksaan dan keputusan tertulis.")
    hands.press(page, "Kirim keterangan")
    hands.see(page, "Tulis keterangan Anda dulu.")
    page.get_by_label("Keterangan Anda").fill("Ibu saya dirawat.\nSurat dokter menyusul.")
    hands.press(page, "Kirim keterangan")
    hands.see(page, "Surat dokter menyusul.")
    assert faults_of(page, axe) == []
    desk = at_desk(open_page, CITRA, "disiplin/ani/2026-01")
    hands.see(desk, "Surat dokter menyusul.")


def test_an_admin_writes_the_decision_down_and_the_record_tells_it(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "disiplin/ani/2026-01")
    save_step(page, "examination", Tanggal="2026-11-23", Hasil_pemeriksaan="Mengakui.")
    hands.see(page, "Perkara 2026-01 · Diperiksa")
    save_step(
        page, "decision", Tanggal="2026-11-23", Nomor_surat="800/2/2026",
        Hukuman="Teguran tertulis", Pejabat_yang_memutuskan="Kepala Bagian Umum",
    )  # fmt: skip
    hands.see(page, "Diputuskan Kepala Bagian Umum")
    hands.go_to(page, "disiplin/ani")
    with page.expect_download() as fetched:
        hands.press(page, "Riwayat kepatuhan dan kinerja (PDF bertanda tangan)")
    assert fetched.value.suggested_filename.startswith("riwayat-kepatuhan-2022-2026")


def test_an_auditor_reads_and_changes_nothing(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, "disiplin/ani/2026-01")
    hands.see(page, "Anda dapat membaca, tidak mengubah.")
    assert page.get_by_role("button", name="Simpan langkah").count() == 0
    hands.go_to(page, "disiplin/budi")
    hands.see(page, "Pemberhentian dengan hormat")
    assert page.get_by_role("button", name="Buka perkara").count() == 0


def test_payroll_refuses_an_unconfirmed_rule_and_an_open_month(open_page: OpenPage, city: RunningCity) -> None:
    page = at_desk(open_page, DEWI, "penggajian")
    hands.see(page, "Belum ada bulan yang dikunci.")
    with city.lock:
        lock_month(city.world, "2026-10")
        city.world.publish("settings", CITY.settings)
    page.reload()
    hands.press(page, "Buat ekspor penggajian")
    hands.see(page, "tulang-bawang")
    with city.lock:
        confirm_rules(city.world)
    with page.expect_download() as fetched:
        hands.press(page, "Buat ekspor penggajian")
    assert fetched.value.suggested_filename.startswith("tpp-")


@pytest.mark.parametrize("viewport", [DESK, TABLET], ids=["1280", "768"])
def test_everybody_can_read_it(open_page: OpenPage, axe: str, viewport: dict[str, int]) -> None:
    for address in ("disiplin", "disiplin/budi", "disiplin/ani/2026-01"):
        page = at_desk(open_page, EKO, address, viewport=viewport)
        hands.wait_until_read(page)
        assert faults_of(page, axe) == [], address
