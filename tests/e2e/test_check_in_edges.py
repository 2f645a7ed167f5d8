"""A check-in at the edges: the window closes under the shutter, the place is wrong, the position is poor."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.domain.shift import Slot
from tests import cast
from tests.e2e import hands
from tests.e2e.server import RunningCity, running_city
from tests.e2e.site import Site, cast_site

OpenPage = Callable[..., Any]


@pytest.fixture
def city() -> Iterator[RunningCity]:
    """One for each test: its clock is moved."""
    with running_city(cast.wib(7, 10)) as running:
        yield running


@pytest.fixture
def site(city: RunningCity) -> Site:
    return cast_site(city.base_url)


def test_a_window_that_closes_under_the_shutter_is_told_and_becomes_a_correction(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, _ = hands.approved(site, open_page)
    hands.open_camera(page)
    city.set_clock(cast.wib(12))  # the camera is still open
    hands.shoot(page)
    page.get_by_role("alert").get_by_text("Di luar waktu presensi").wait_for()
    hands.follow(page, "Ajukan koreksi")
    hands.see_heading(page, "Koreksi presensi")
    page.get_by_role("radio", name="Datang pukul 12:00", checked=True).wait_for()
    page.get_by_label("Seharusnya pukul").fill("09:40")  # the server knows only when it came too late
    page.get_by_label("Alasan").fill("Antre absen di gerbang")
    hands.press(page, "Kirim permohonan")
    hands.see(page, "Menunggu keputusan atasan.")


def test_a_refusal_far_away_becomes_a_correction_with_two_more_taps(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.approved(site, open_page)
    longitude, latitude = site.far_away
    page.context.set_geolocation({"longitude": longitude, "latitude": latitude, "accuracy": 8})
    hands.see(page, "lagi ke area kantor")
    hands.open_camera(page)
    hands.shoot(page)
    page.get_by_role("alert").get_by_text("Terlalu jauh dari kantor").wait_for()
    page.get_by_role("link", name="Sedang bertugas di luar? Ajukan dinas luar").wait_for()
    hands.follow(page, "Ajukan koreksi")
    page.get_by_role("radio", name="Datang pukul", checked=True).wait_for()
    page.get_by_label("Alasan").fill("Titik kantor bergeser")
    hands.press(page, "Kirim permohonan")
    hands.see(page, "Menunggu keputusan atasan.")
    with city.lock:
        services = city.world.services
        who = services.staff.employee_id_of(newcomer.number)
        assert who
        (tried,) = services.attempts.of_day("umum", cast.MONDAY, who)
        (request,) = services.requests.of_person(who)
    assert (tried.code, tried.slot) == ("OUTSIDE_GEOFENCE", Slot.ARRIVAL)
    assert request.attempt_id == tried.attempt_id


def test_an_approximate_grant_is_explained_before_anything_is_sent(site: Site, open_page: OpenPage) -> None:
    page = open_page(accuracy_m=2_000)
    hands.arrive(page, site.newcomer())
    hands.see(page, "Ponsel hanya memberi lokasi perkiraan.")
    page.get_by_text("Cara menyalakan izin lokasi").first.click()
    hands.see(page, "pilih Akurat")
    hands.follow(page, "Presensi datang")
    hands.see(page, "Ponsel hanya memberi lokasi perkiraan.")


def test_a_poor_fix_is_told_with_its_limit(site: Site, open_page: OpenPage) -> None:
    page = open_page(accuracy_m=240)
    hands.arrive(page, site.newcomer())
    hands.see(page, "240")
    hands.see(page, "masih kasar")
    assert page.get_by_text("lokasi perkiraan").count() == 0
