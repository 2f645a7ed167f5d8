"""What happens to a check-in when the bucket, the clock or the phone's sleep gets in the way."""

from collections.abc import Callable
from typing import Any

from tests.e2e import hands
from tests.e2e.site import Site

OpenPage = Callable[..., Any]


def test_a_bucket_that_does_not_answer_keeps_nobody_from_checking_in(site: Site, open_page: OpenPage) -> None:
    page = _approved_page(site, open_page)
    page.route("**/s3/**", lambda route: route.abort())
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    hands.see(page, "foto belum sampai atau belum diperiksa")
    hands.see(page, "Foto masih dikirim")

    page.unroute("**/s3/**")
    hands.see_heading(page, "Tercatat")  # the photo followed by itself and was found good
    hands.see(page, "Sah")


def test_a_bucket_that_refuses_the_form_gets_a_fresh_one(site: Site, open_page: OpenPage) -> None:
    page = _approved_page(site, open_page)
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
    page = _approved_page(site, open_page)
    page.route("**/s3/**", lambda route: route.fulfill(status=403, body="AccessDenied"))
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    hands.see(page, "Foto tidak terkirim")
    hands.follow(page, "Selesai")
    hands.see(page, "Foto tidak terkirim")


def test_a_phone_whose_clock_is_wrong_checks_in_all_the_same(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    page.add_init_script("const now = Date.now; Date.now = () => now() + 1024 * 7 * 86_400_000;")
    page.reload()
    hands.arrive(page, newcomer)
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    hands.see(page, "ponsel belum disetujui")


def _approved_page(site: Site, open_page: OpenPage) -> Any:
    """At home on a phone that is approved: nothing but the photo can make its check-in wait."""
    page, newcomer, boss = open_page(), site.newcomer(), open_page()
    hands.arrive(page, newcomer)
    hands.lead(boss, site.supervisor)
    hands.approve(boss, newcomer.name)
    page.reload()
    hands.see(page, "Di dalam area kantor")
    return page
