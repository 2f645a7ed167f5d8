"""A new phone beside the old one: provisional until somebody approves it, then the old one is out."""

from collections.abc import Callable
from typing import Any

from tests.e2e import hands
from tests.e2e.site import Site

OpenPage = Callable[..., Any]


def test_a_second_phone_is_provisional_until_it_is_approved_and_then_the_first_one_is_out(
    site: Site, open_page: OpenPage
) -> None:
    first, newcomer = hands.approved(site, open_page)
    second, boss = open_page(), open_page()
    hands.log_in(second, newcomer.number, hands.PASSWORD)
    hands.allow(second)
    hands.enrol(second)
    hands.follow(second, "Ke Beranda")
    hands.see(second, "Ponsel menunggu persetujuan")
    hands.check_in_waiting(second)
    hands.see(second, "ponsel belum disetujui")

    first.reload()
    hands.see(first, "Di dalam area kantor")
    assert first.get_by_text("Ponsel ini belum terdaftar").count() == 0
    hands.lead(boss, site.supervisor)
    hands.approve(boss, newcomer.name)
    first.reload()
    hands.see(first, "Ponsel ini tidak terdaftar lagi")
    hands.see(first, "Ponsel lain sudah menggantikannya.")
    second.reload()
    hands.follow(second, "Selesai")
    hands.see(second, "Presensi hari ini")
    hands.see_gone(second, "Ponsel menunggu persetujuan")
