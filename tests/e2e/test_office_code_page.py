"""Kode kantor as people use it: typed on the phone, shown at the entrance, printed, proposed."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.domain.shift import Slot
from chalicelib.rules.office_code import digits_of, period_of
from tests import cast
from tests.cast import CITRA, DEWI, MONDAY
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site

OpenPage = Callable[..., Any]
WEEK = MONDAY + timedelta(days=4)
SCREEN = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, MONDAY, WEEK, ("umum",), 1)
PAPER = OfficeCode("kertas", "umum", OfficeCodeKind.PAPER, MONDAY, WEEK, ("umum",), 1)


@pytest.fixture(autouse=True)
def _asked(city: RunningCity) -> Iterator[None]:
    publish(city, SCREEN)
    yield
    publish(city)


def publish(city: RunningCity, *codes: OfficeCode) -> None:
    with city.lock:
        calendar = city.world.services.city.fresh(city.world.clock.now).calendar
        city.world.publish("calendar", calendar.__class__(**{**_fields(calendar), "office_codes": codes}))


def _fields(calendar: Any) -> dict[str, Any]:
    return {name: getattr(calendar, name) for name in calendar.__dataclass_fields__}


def digits(city: RunningCity, code: OfficeCode = SCREEN) -> str:
    with city.lock:
        city.tick()
        period = period_of(code, city.world.clock.now, "Asia/Jakarta")
        return digits_of(code, "balai-kota", period, city.world.services.secrets.pepper())


def recorded(city: RunningCity, newcomer: Newcomer) -> Any:
    with city.lock:
        services = city.world.services
        who = services.staff.employee_id_of(newcomer.number)
        assert who
        return services.attendance.day("umum", MONDAY, who).check_ins[Slot.ARRIVAL]


def type_code(page: Any, text: str) -> None:
    field = page.get_by_label("Kode kantor")
    field.fill("")
    field.press_sequentially(text)
    hands.press(page, "Kirim presensi")


def test_the_photo_then_six_digits_and_it_is_recorded(
    city: RunningCity, site: Site, open_page: OpenPage, axe: str
) -> None:
    page, newcomer = hands.approved(site, open_page)
    hands.open_camera(page)
    hands.shoot(page)
    hands.see(page, "Enam angka di layar atau kertas")
    field = page.get_by_label("Kode kantor")
    assert (field.get_attribute("inputmode"), field.get_attribute("autocomplete")) == ("numeric", "off")
    assert field.evaluate("each => each === document.activeElement")
    assert faults_of(page, axe) == []
    hands.press(page, "Kirim presensi")
    hands.see(page, "Ketik keenam angkanya.")
    type_code(page, digits(city))
    hands.see_heading(page, "Tercatat")
    hands.see(page, "Sah")
    assert recorded(city, newcomer).reasons == ()


def test_a_wrong_one_is_asked_for_again_and_the_photo_stays(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    page, _ = hands.approved(site, open_page)
    hands.open_camera(page)
    hands.shoot(page)
    type_code(page, f"{(int(digits(city)) + 1) % 10**6:06}")
    hands.see(page, "Kode kantor tidak cocok")
    assert page.get_by_label("Kode kantor").input_value() == ""
    type_code(page, digits(city))
    hands.see_heading(page, "Tercatat")


def test_one_declared_while_the_page_was_open_is_asked_for_all_the_same(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    publish(city)
    page, _ = hands.approved(site, open_page)
    hands.open_camera(page)
    publish(city, SCREEN)
    with city.lock:
        city.world.services.city.fresh(city.world.clock.now)
    hands.shoot(page)
    hands.see(page, "Perlu kode kantor")
    type_code(page, digits(city))
    hands.see_heading(page, "Tercatat")


def test_without_a_position_the_code_stands_for_it(
    city: RunningCity, site: Site, open_page: OpenPage, axe: str
) -> None:
    page, newcomer = hands.approved(site, open_page)
    page.context.clear_permissions()
    page.context.grant_permissions(["camera"])
    page.reload()
    hands.see(page, "Presensi hari ini")
    hands.open_camera(page)
    hands.shoot(page)
    type_code(page, digits(city))
    page.get_by_role("button", name="Pakai kode kantor").click(timeout=40_000)
    hands.see(page, "Dikirim tanpa lokasi")
    assert faults_of(page, axe) == []
    type_code(page, digits(city))
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    hands.see(page, "tanpa lokasi, dengan kode kantor")
    assert page.get_by_text("Jarak").count() == 0
    made = recorded(city, newcomer)
    assert (made.position, made.distance_m, made.reasons) == (None, None, (Reason.VOUCHER,))


def test_without_a_code_two_taps_stay_two(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    publish(city)
    page, _ = hands.approved(site, open_page)
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
    assert page.get_by_label("Kode kantor").count() == 0


def test_the_screen_shows_the_code_and_the_next_one_by_itself(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    city.set_clock(cast.wib(7, 10, 56))
    page = hands.at_work(open_page, CITRA, "tim/umum/kode/layar", viewport={"width": 1280, "height": 720})
    first = page.locator(".code-digits")
    first.wait_for()

    before = first.inner_text()
    assert re.fullmatch(r"\d{3} \d{3}", before)
    assert faults_of(page, axe) == []
    page.wait_for_function(
        "before => document.querySelector('.code-digits')?.textContent !== before", arg=before, timeout=70_000
    )
    assert page.locator(".code-digits").inner_text().replace(" ", "") == digits(city)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_screen_without_a_network_shows_no_old_code(city: RunningCity, open_page: OpenPage) -> None:
    page = hands.at_work(open_page, CITRA, "tim/umum/kode/layar", viewport={"width": 1280, "height": 720})
    page.locator(".code-digits").wait_for()
    page.route("**/office-codes/**", lambda route: route.abort())
    page.clock.install()
    page.clock.fast_forward("05:00")
    hands.see(page, "Sambungan terputus")
    assert page.locator(".code-digits").count() == 0


def test_a_paper_a_date_is_printed(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    publish(city, PAPER)
    page = hands.at_work(open_page, DEWI, "tim/umum/kode", viewport={"width": 768, "height": 1024})
    hands.follow(page, "Lihat dan cetak")
    page.locator(".code-paper").first.wait_for()
    assert page.locator(".code-paper").count() == 5
    assert page.locator(".code-paper .code-digits").first.inner_text().replace(" ", "") == digits(city, PAPER)
    assert faults_of(page, axe) == []
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 5


def test_an_operator_proposes_one_and_a_supervisor_only_shows_it(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    publish(city)
    page = hands.at_work(open_page, DEWI, "tim/umum", viewport={"width": 1280, "height": 800})
    hands.follow(page, "Kode kantor")
    hands.see(page, "Belum ada kode kantor untuk unit ini.")
    assert faults_of(page, axe) == []
    page.get_by_label("Sampai tanggal").fill("2027-02-01")
    hands.press(page, "Kirim usulan")
    hands.see(page, "paling lama 31 hari")
    page.get_by_label("Sampai tanggal").fill("2026-11-27")
    hands.press(page, "Kirim usulan")
    hands.see(page, "Usulan terkirim.")
    publish(city, SCREEN)
    boss = hands.at_work(open_page, CITRA, "tim/umum/kode")
    hands.see(boss, "Di layar, berganti tiap menit")
    assert boss.get_by_role("button", name="Cabut").count() == 0
    assert boss.get_by_role("heading", name="Usulkan kode kantor").count() == 0
