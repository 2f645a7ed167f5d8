"""The review bench: a look, a decision in seconds, by keys; and nobody decides unseen."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.review import ReviewState
from chalicelib.domain.selfie_view import ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome
from tests.cast import CITRA, EKO, ENDAH, MONDAY, person
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.bench_city import flagged, objected, owe
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk, employ
from tests.e2e.server import RunningCity

PAGE = "pemeriksaan"
SARI = person("Sari", "CONTOH-021", "umum")
TUTI = person("Raden Ayu Tuti Wijayakusumaningrat Purbonegoro", "CONTOH-022", "umum")
WENI = person("Weni", "CONTOH-023", "umum")  # nothing was decided about her
TUTI = replace(TUTI, employee_id="tuti")


@pytest.fixture(autouse=True)
def colleagues(city: RunningCity) -> None:
    employ(city, SARI, TUTI, WENI)


def shown(page: Any) -> None:
    """The photo and the three before it are drawn."""
    page.wait_for_function(
        "() => { const all = [...document.querySelectorAll('.bench-photos img')];"
        " return all.length > 3 && all.every((each) => each.naturalWidth > 0) }"
    )


def views(city: RunningCity, who: str, by: str) -> int:
    with city.lock:
        found = city.world.services.selfie_views.of_month(who, MONDAY)
    return sum((each.by, each.reason, each.local_date) == (by, ViewReason.REVIEW, MONDAY) for each in found)


def test_a_supervisor_looks_and_decides_by_keys_and_each_view_is_written_down_when_it_is_seen(
    city: RunningCity, open_page: OpenPage
) -> None:
    first, second = owe(city, "ani", "citra", 1), owe(city, "budi", "citra", 2)
    page = at_desk(open_page, CITRA, PAGE)
    page.get_by_role("heading", name="Ani").wait_for()
    assert page.get_by_role("button", name="Sah", exact=False).first.is_disabled()
    page.keyboard.press("1")  # nobody decides unseen
    assert views(city, "ani", "citra") == 0

    page.keyboard.press("f")
    shown(page)
    assert (views(city, "ani", "citra"), views(city, "budi", "citra")) == (1, 0)
    page.keyboard.press("1")
    hands.see(page, "Dicatat: sah.")

    page.get_by_role("heading", name="Budi").wait_for()
    shown(page)  # opened with it, and so written down
    assert views(city, "budi", "citra") == 1
    page.keyboard.press("2")
    page.locator("form input:focus").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Isi “Alasan”").first.wait_for()
    page.get_by_label("Alasan").fill("Foto dari layar")
    page.keyboard.press("Enter")
    hands.see(page, "Dicatat: tidak sah.")
    hands.see(page, "Tidak ada yang perlu Anda periksa sekarang.")
    with city.lock:
        reviews = [city.world.services.reviews.get("citra", each.review_id) for each in (first, second)]
    assert [(each.state, each.reason) for each in reviews if each] == [
        (ReviewState.VALID, None),
        (ReviewState.INVALID, "Foto dari layar"),
    ]


def test_an_admin_sees_what_stands_out_in_words_and_asks_the_person(city: RunningCity, open_page: OpenPage) -> None:
    flagged(city, "sari", 4)
    page = at_desk(open_page, EKO, PAGE)
    hands.see(page, "titik lokasinya sama persis dengan orang lain: 4 orang pada satu titik")
    page.keyboard.press("3")
    page.get_by_label("Pertanyaan").fill("Di ruang mana foto ini diambil?")
    page.keyboard.press("Enter")
    hands.see(page, "Pertanyaan dikirim.")
    page.reload()
    hands.see(page, "Anda bertanya: “Di ruang mana foto ini diambil?”")


def test_an_objection_is_decided_by_another_than_who_judged_once_the_photo_was_seen(
    city: RunningCity, open_page: OpenPage
) -> None:
    request = objected(city, "sari", 6)
    judge = at_desk(open_page, CITRA, f"{PAGE}/keberatan")
    hands.see(judge, "Tidak ada keberatan atas foto atau lokasi yang menunggu Anda.")

    page = at_desk(open_page, EKO, f"{PAGE}/keberatan")
    hands.see(page, "Dinyatakan tidak sah: “Wajah tidak terlihat”")
    hands.see(page, "Putuskan paling lambat Kamis, 26 November 2026")
    assert page.get_by_role("button", name="Kabulkan").is_disabled()
    page.keyboard.press("f")
    shown(page)
    hands.press(page, "Kabulkan")
    page.get_by_text("Isi “Alasan Anda”").first.wait_for()
    page.get_by_label("Alasan Anda").fill("Wajah dan latarnya dikenali")
    hands.press(page, "Kabulkan")
    hands.see(page, "Dicatat: keberatan dikabulkan.")
    with city.lock:
        ruling = city.world.services.attendance.ruling("umum", MONDAY, "sari", Slot.ARRIVAL)
    assert ruling and (ruling.outcome, ruling.by, ruling.request_id) == (Outcome.VALID, "eko", request.request_id)


def test_letters_do_nothing_where_shortcuts_are_switched_off(city: RunningCity, open_page: OpenPage) -> None:
    owe(city, "weni", "citra", 7)
    page = at_desk(open_page, CITRA, f"{PAGE}?keys=0")
    page.get_by_role("heading", name="Weni").wait_for()
    before = views(city, "weni", "citra")
    page.keyboard.press("f")
    hands.see(page, "Fotonya belum dibuka.")
    assert views(city, "weni", "citra") == before


@pytest.mark.parametrize("view", [DESK, TABLET, {"width": 320, "height": 640}], ids=["1280", "768", "320"])
def test_it_is_accessible_and_fits(city: RunningCity, open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    flagged(city, "tuti", 5)
    page = at_desk(open_page, ENDAH, PAGE, viewport=view)
    hands.see(page, "Fotonya belum dibuka.")
    found = faults_of(page, axe)
    hands.press(page, "Lihat foto")
    shown(page)
    found += faults_of(page, axe)
    page.get_by_role("button", name="Tidak sah").click()
    page.get_by_label("Alasan").wait_for()
    assert found + faults_of(page, axe) == []
