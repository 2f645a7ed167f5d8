"""A period from the rating to the decided objection: at the desk by its keys, on the phone of whom it is about."""

from dataclasses import replace
from typing import Any

import pytest

from tests.cast import ANI, CITRA, DEWI, EKO
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import HERU, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity
from tests.evaluations import E, put_evaluation
from tests.mail.notices import EVERY, UMUM
from tests.plans import K, put_plan

Q3 = "penilaian?unit=umum&periode=2026-Q3"
OPENED = f"{Q3}&buka=ani.1"
AWAITED = {"answers": [{"what": "ratings", "count": 1, "period": "2026-Q3", "year": 2026, **UMUM,
                        "employee_id": "ani", "number": 1}]}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def agreed_plan(city: RunningCity) -> None:
    with city.lock:
        put_plan(city.world, K.PROPOSED, K.AGREED)


def at_phone(open_page: OpenPage) -> Any:
    page = hands.at_work(open_page, ANI, "kinerja/penilaian")
    hands.see(page, "Triwulan 3 2026")
    return page


def third_quarter(page: Any) -> Any:
    return page.locator("section").filter(has=page.get_by_role("heading", name="Triwulan 3 2026"))


def test_a_period_is_rated_approved_seen_objected_to_and_decided(open_page: OpenPage, axe: str) -> None:
    phone = at_phone(open_page)
    third_quarter(phone).get_by_role("button", name="Isi realisasi").click()
    phone.get_by_label("Realisasi (dokumen)").fill("125,5")
    hands.press(phone, "Simpan realisasi")
    hands.see(phone, "Realisasi 125,5 dokumen")

    citra = at_desk(open_page, CITRA, Q3)
    hands.follow(citra, "Ani")
    hands.see(citra, "Bukti di samping penilaian")
    citra.keyboard.press("3")
    citra.keyboard.press("5")
    assert citra.get_by_role("group", name="Hasil kerja").get_by_label("Di atas ekspektasi").is_checked()
    hands.press(citra, "Kirim penilaian")
    hands.see(citra, "Tulis alasan")
    citra.get_by_label("Alasan").fill("Target terlampaui.")
    hands.press(citra, "Kirim penilaian")
    hands.see(citra, "Penilaian Ani terkirim.")
    citra.get_by_text("Beri umpan balik").click()
    citra.get_by_label("Umpan balik", exact=True).fill("Laporan rapi, lanjutkan.")
    hands.press(citra, "Kirim umpan balik")
    citra.get_by_role("listitem").filter(has_text="Laporan rapi, lanjutkan.").get_by_text("Citra").wait_for()
    assert faults_of(citra, axe) == []

    phone.reload()
    hands.see(phone, "Penilaian sedang dibuat.")
    assert third_quarter(phone).get_by_text("Predikat kinerja").count() == 0

    eko = at_desk(open_page, EKO, "menunggu", viewport=TABLET)
    eko.get_by_role("row").filter(has_text="Triwulan 3 2026").get_by_text("dijawab admin kota mana pun").wait_for()
    assert faults_of(eko, axe) == []
    hands.follow(eko, "Ani")
    hands.press(eko, "Setujui")
    hands.see(eko, "Jawaban untuk Ani tersimpan.")

    phone.reload()
    hands.see(phone, "Predikat kinerja")
    hands.see(phone, "belum dikonfirmasi")
    assert faults_of(phone, axe) == []
    hands.see(phone, "Sisa 14 hari.")
    hands.press(phone, "Ajukan keberatan")
    phone.get_by_label("Keberatan Anda").fill("Perilaku saya juga di atas.")
    hands.press(phone, "Kirim keberatan")
    hands.see(phone, "Keberatan terkirim.")

    eko.reload()
    hands.see(eko, "Perilaku saya juga di atas.")
    hands.press(eko, "Pilih penilaian baru")
    for what in ("Hasil kerja", "Perilaku kerja"):
        eko.get_by_role("group", name=what).get_by_label("Di atas ekspektasi").check()
    eko.get_by_label("Sepatah kata").fill("Diterima.")
    hands.press(eko, "Ubah penilaian")
    eko.get_by_role("row").filter(has_text="Ani").get_by_text("Sangat baik").wait_for()
    phone.reload()
    hands.see(phone, "Sangat baik")


def test_a_digest_on_the_phone_opens_the_very_assessment_in_the_console(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    with city.lock:
        told = replace(EVERY["digest-answers"], employee_id="citra", facts={**EVERY["digest-answers"].facts, **AWAITED})
        city.world.services.notices.add(told)
    citra = hands.at_work(open_page, CITRA, "pemberitahuan")
    hands.see(citra, "Menunggu keputusan Anda")
    assert faults_of(citra, axe) == []
    hands.follow(citra, "Jawab 1 penilaian triwulan 3 2026, Bagian Umum")
    hands.see(citra, "Bukti di samping penilaian")
    assert citra.url.endswith("/console#/penilaian?buka=ani.1&periode=2026-Q3&unit=umum")


def test_an_operator_has_no_page_of_assessments(open_page: OpenPage) -> None:
    dewi = at_desk(open_page, DEWI, OPENED)
    dewi.get_by_role("navigation").first.wait_for()
    assert dewi.get_by_role("link", name="Penilaian kinerja").count() == 0
    assert dewi.get_by_text("Bukti di samping penilaian").count() == 0


def test_who_leads_the_city_sees_how_predicates_spread_and_nobodys_name(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    employ(city, HERU)
    with city.lock:
        for unit_id, people in (("setda", 11), ("umum", 4), ("puskesmas", 6)):
            for at in range(people):
                one = {"employee_id": f"{unit_id}-{at}", "unit_id": unit_id, "period_id": "2026-Q2"}
                put_evaluation(city.world, E.RATED, E.APPROVED, **one)
    page = at_desk(open_page, HERU, "predikat?periode=2026-Q2", viewport=TABLET)
    hands.see(page, "Sebaran predikat Triwulan 2 2026, 21 penilaian")
    page.get_by_role("row").filter(has_text="2 unit dengan kurang dari 10 penilaian").get_by_text("10").first.wait_for()
    assert not page.get_by_text("Bagian Umum").is_visible()
    assert page.get_by_role("link", name="Sekretariat Daerah").count() == 0
    assert faults_of(page, axe) == []
