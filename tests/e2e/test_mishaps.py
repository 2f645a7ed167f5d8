"""What happens to a check-in when the bucket, the clock or the phone's sleep gets in the way."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.shift import Slot
from tests.cast import MONDAY
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Site

OpenPage = Callable[..., Any]


def test_a_bucket_that_does_not_answer_keeps_nobody_from_checking_in(site: Site, open_page: OpenPage) -> None:
    page = hands.approved(site, open_page)[0]
    page.route("**/s3/**", lambda route: route.abort())
    hands.check_in_waiting(page)
    hands.see(page, "foto belum sampai atau belum diperiksa")
    hands.see(page, "Foto masih dikirim")

    page.unroute("**/s3/**")
    hands.see_heading(page, "Tercatat")  # the photo followed by itself and was found good
    hands.see(page, "Sah")


def test_a_bucket_that_refuses_the_form_gets_a_fresh_one(site: Site, open_page: OpenPage) -> None:
    page = hands.approved(site, open_page)[0]
    refused: list[str] = []

    def refuse_the_first(route: Any) -> None:
        refused.append(route.request.url)
        if len(refused) == 1:
            route.fulfill(status=403, body="AccessDenied")
        else:
            route.continue_()

    page.route("**/s3/**", refuse_the_first)
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
    hands.see(page, "Sah")
    assert len(refused) == 2


def test_a_photo_the_bucket_will_not_have_is_left_to_a_person(site: Site, open_page: OpenPage) -> None:
    page = hands.approved(site, open_page)[0]
    page.route("**/s3/**", lambda route: route.fulfill(status=403, body="AccessDenied"))
    hands.check_in_waiting(page)
    hands.see(page, "Foto tidak terkirim")
    hands.follow(page, "Selesai")
    hands.see(page, "Foto tidak terkirim")


def test_a_phone_whose_clock_is_wrong_checks_in_all_the_same(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    page.add_init_script("const now = Date.now; Date.now = () => now() + 1024 * 7 * 86_400_000;")
    page.reload()
    hands.arrive(page, newcomer)
    hands.check_in_waiting(page)
    hands.see(page, "ponsel belum disetujui")


def test_a_check_in_that_the_server_failed_is_told_of_once_it_answers(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    """Only when and why: no place, no photo, and nothing stays on the phone."""
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    failing = {"status": 503, "json": {"code": "TRY_AGAIN", "status": 503, "title": "Sibuk", "detail": "Coba lagi."}}
    page.route("**/api/check-ins/challenges", lambda route: route.fulfill(**failing))
    page.route("**/api/me/attempts", lambda route: route.abort())
    hands.open_camera(page)
    hands.shoot(page)
    hands.see(page, "Kegagalan ini dilaporkan sendiri begitu ada sambungan")
    assert list(_kept(page)[0]) == ["slot", "local_date", "began_at", "failed_at", "what", "status"]

    page.unroute("**/api/me/attempts")
    with page.expect_response("**/api/me/attempts") as told:
        hands.follow(page, "Ke Beranda")
    assert told.value.status == 201
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes('failed_sends'))")
    (attempt,) = _failed_of(city, newcomer.number)
    assert (attempt.slot, attempt.code, attempt.facts["status"]) == (Slot.ARRIVAL, "SEND_FAILED", 503)


def _kept(page: Any) -> Any:
    key = "Object.keys(localStorage).find((key) => key.startsWith('presensi.failed_sends.'))"
    return page.evaluate(f"() => JSON.parse(localStorage.getItem({key}))")


def _failed_of(city: RunningCity, number: str) -> list[Attempt]:
    with city.lock:
        who = city.world.services.staff.employee_id_of(number)
        assert who
        return city.world.services.attempts.of_day("umum", MONDAY, who)
