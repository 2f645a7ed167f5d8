"""What one of the people does on their own phone: the slip's code, the phone's key, two taps."""

from typing import Any

from tests.e2e import hands
from tests.e2e.site import Newcomer


def log_in_by_slip(page: Any, newcomer: Newcomer) -> None:
    hands.log_in_by_code(page, newcomer)
    hands.allow(page)


def enrol(page: Any) -> None:
    """The slip's code vouches for this first phone: nobody need approve it."""
    hands.see_heading(page, "Daftarkan ponsel ini")
    hands.press(page, "Daftarkan ponsel ini")
    hands.see_heading(page, "Ponsel ini aktif")
    hands.follow(page, "Ke Beranda")
    hands.see(page, "Presensi hari ini")


def check_in(page: Any) -> None:
    """Two taps, and the receipt says that it is recorded, nothing pending."""
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
