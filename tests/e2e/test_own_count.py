"""What a person reads of their own count: the month's parts, the year's, what nobody has confirmed, the way to ask."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.employee import NumberKind
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.verdict import DayVerdict
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from tests.cast import ANI, BUDI, CITY, START
from tests.discipline_cases import K, put_case
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.evaluations import E, put_evaluation
from tests.plans import put_plan
from tests.rules.judging import judged
from tests.world import entry

OpenPage = Callable[..., Any]
NOVEMBER: dict[int, DayVerdict] = {
    16: judged("07:10 12:00 16:00"),
    17: judged("07:52 12:00 16:00"),
    18: judged(""),
    19: judged(""),
    20: judged(""),
}


@pytest.fixture(scope="module", autouse=True)
def judged_days(city: RunningCity) -> None:
    """Ani, a PNS, was late once and absent three days; Budi, non-ASN, never."""
    with city.lock:
        city.world.change("ani", lambda each: replace(each, number_kind=NumberKind.NIP))
        for day, verdict in NOVEMBER.items():
            on = date(2026, 11, day)
            people = {"ani": replace(verdict, local_date=on), "budi": replace(NOVEMBER[16], local_date=on)}
            city.world.services.months.write("umum", on, people, {})


def test_minutes_and_days_stand_with_what_nobody_has_confirmed(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "riwayat")
    page.get_by_role("link", name="Hitungan dan potongan").click()
    hands.see(page, "22 menit · 3 hari tanpa keterangan")
    hands.see(page, "terlambat · 22 menit")
    hands.see(page, "hanya menit yang ditampilkan")
    hands.see(page, "Sudah mencapai batas 3 hari (PP 94/2021 Ps 9).")
    hands.see(page, "atasan memeriksa dan mendengar Anda lebih dahulu")
    hands.see(page, "Batas berikutnya 4 hari: 1 hari lagi.")


@pytest.mark.parametrize(("scheme", "text"), [("light", "16px"), ("light", "32px"), ("dark", "32px")])
def test_it_is_for_everybody_to_read_on_a_small_phone(open_page: OpenPage, axe: str, scheme: str, text: str) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}
    page = hands.at_work(open_page, ANI, "hitungan/2026-11", **options)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
    page.get_by_text("Semua hari yang dihitung (4)").click()
    hands.see(page, "19 Nov 2026")
    assert faults_of(page, axe) == []


def test_a_counted_day_leads_to_its_details_where_one_may_ask(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, ANI, "hitungan/2026-11")
    page.get_by_role("link", name="Selasa 17").click()
    hands.see(page, "Selasa, 17 November 2026")
    assert page.url.endswith("#/riwayat/2026-11/17")


def test_who_has_nothing_reads_so_and_non_asn_have_no_threshold(open_page: OpenPage) -> None:
    page = hands.at_work(open_page, BUDI, "hitungan")
    hands.see(page, "Tidak ada yang dihitung di bulan ini.")
    hands.see(page, "hari hanya dihitung, tanpa batas")
    assert page.get_by_text("Batas berikutnya").count() == 0


def test_the_record_of_years_says_what_was_decided_and_annulled_what_was_assessed_and_what_nobody_confirmed(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    with city.lock:
        put_case(city.world, K.SUMMONS, K.EXAMINATION, K.DECISION, K.OBJECTION, K.ANNULMENT, K.CLOSED)
        put_plan(city.world, PlanStepKind.PROPOSED, PlanStepKind.AGREED)
        put_evaluation(city.world, E.TOLD, E.RATED, E.APPROVED)
    options = {"viewport": {"width": 320, "height": 640}}
    page = hands.at_work(open_page, ANI, "hitungan/2026-11", **options)
    page.get_by_role("link", name="Riwayat kepatuhan dan kinerja saya").click()
    hands.see(page, "Tahun 2026")
    hands.see(page, "3 hari tanpa keterangan")
    hands.see(page, "Teguran lisan, keputusan 800/2/2026")
    hands.see(page, "Dibatalkan Wali Kota")
    hands.see(page, "Batas hari per tingkat belum dikonfirmasi.")
    hands.see(page, "Triwulan 3 2026: Baik")
    hands.see(page, "Matriks predikat belum dikonfirmasi kota")
    page.get_by_text("Rencana 1, ").click()
    hands.see(page, "realisasi 120 dokumen")
    assert page.get_by_text("Tahun 2025").count() == 0
    with page.expect_download() as fetched:
        hands.press(page, "Simpan data bertanda tangan")
    assert fetched.value.suggested_filename.startswith("riwayat-kepatuhan-")
    assert faults_of(page, axe) == []


def test_once_confirmed_each_part_has_its_percentage_and_with_a_base_its_rupiah(
    city: RunningCity, open_page: OpenPage
) -> None:
    sure = replace(
        TULANG_BAWANG,
        rules_id="tpp",
        starts_on=START,
        confirmed=Confirmation("Perwal 2/2026", date(2026, 1, 5), "Wali Kota"),
    )
    with city.lock:
        city.world.publish("settings", replace(CITY.settings, allowance_rules=(sure,)))
        base = AllowanceBase("2026-01", 4_000_000, None, "eko", city.world.clock.now)
        told = entry("test_base", city.world.clock.now)
        city.world.services.years.save_bases(AllowanceBases("ani", (base,)), base.from_month, told)
    page = hands.at_work(open_page, ANI, "hitungan")
    hands.see(page, "Jumlah 9,5 % dari tunjangan")
    hands.see(page, "Rp\u00a0380.000 dari TPP Rp\u00a04.000.000")
    hands.see(page, "terlambat · 22 menit · 0,5 % · Rp\u00a020.000")
