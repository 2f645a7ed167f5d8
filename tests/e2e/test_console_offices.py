"""Offices in the console: table and map, forms, outlines by hand, files with their difference, distances; by role."""

import json
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from tests import cast
from tests.cast import ANI, CITRA, EKO, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity

START = date(2026, 1, 1)


def ring(west: float, south: float, side: float) -> tuple[Position, ...]:
    corners = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0))
    return tuple(Position(round(west + x, 7), round(south + y, 7)) for x, y in corners)


PARK = Area(((ring(106.044, -6.012, 0.004), ring(106.0455, -6.0105, 0.001)),))


@pytest.fixture(autouse=True)
def furnished(city: RunningCity) -> None:
    """The cast's offices, one of them with fences of three dates, and an area with a hole."""
    hall = cast.HALL_OFFICE
    fences = (*hall.fences, Fence(2, date(2026, 6, 1), Circle(cast.HALL, 120)), Fence(3, date(2027, 1, 1), PARK))
    park = Office("taman", "Kompleks Dinas Pekerjaan Umum dan Penataan Ruang", (Fence(1, START, PARK),))
    with city.lock:
        held = {**cast.CITY.offices, "balai-kota": Office(hall.office_id, hall.name, fences), "taman": park}
        city.world.publish("offices", held)
        waiting = [each for each in city.world.services.proposals.all() if each.state == "waiting"]
    assert all(each.subject == "offices" for each in waiting)


def at_offices(open_page: OpenPage, who: Any, query: str = "", **options: Any) -> Any:
    page = at_desk(open_page, who, f"kantor{query}", **options)
    page.locator(".geo-office").first.wait_for(state="attached")
    return page


def proposals(city: RunningCity) -> list[Any]:
    with city.lock:
        return [each for each in city.world.services.proposals.all() if each.subject == "offices"]


def click_at(page: Any, *places: tuple[float, float]) -> None:
    """On the map, each by its share of width and height."""
    page.evaluate("() => scrollTo(0, 0)")
    box = page.locator(".geo-map").bounding_box()
    for x, y in places:
        page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y, steps=2)
        page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
        page.wait_for_timeout(100)  # a double click closes nothing and zooms nothing


def test_the_table_and_the_map_tell_the_same_and_an_office_its_fences_over_time(open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO)
    assert page.locator(".geo-office").count() == 3
    page.get_by_label("Cari").fill("balai")
    page.get_by_role("button", name="Balai Kota Contoh").press("Enter")
    hands.see_heading(page, "Balai Kota Contoh")
    hands.see(page, "Lingkaran 120 m")
    history = page.get_by_role("table").inner_text()
    assert "3 · direncanakan" in history
    assert "2 · berlaku" in history
    assert "1 · sudah diganti" in history
    page.locator(".geo-office.chosen").wait_for()
    page.reload()
    hands.see_heading(page, "Balai Kota Contoh")


def test_a_circle_is_typed_looked_at_and_proposed_by_keys_alone(city: RunningCity, open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO)
    before = len(proposals(city))
    page.get_by_role("button", name="Kantor baru").press("Enter")
    page.get_by_role("button", name="Lihat perubahannya").press("Enter")
    hands.see(page, "Isi nama kantornya.")
    hands.when(page, "() => document.activeElement.getAttribute('aria-invalid') === 'true'")  # once it is drawn
    for label, text in (("Nama", "Pos Baru"), ("Bujur", "106,05"), ("Lintang", "-6,0"), ("Radius", "600")):
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Lihat perubahannya").press("Enter")
    hands.see(page, "Isi 20 sampai 500, atau kosongkan.")
    page.get_by_label("Radius").fill("80")
    page.get_by_role("button", name="Lihat perubahannya").press("Enter")
    hands.see(page, "1 kantor baru")
    page.locator(".geo-new.added").wait_for()
    assert len(proposals(city)) == before
    page.get_by_role("button", name="Terapkan 1 perubahan").press("Enter")
    hands.see(page, "Menunggu admin kota lain")
    assert len(proposals(city)) == before + 1
    assert page.get_by_role("link", name="Lihat usulannya").get_attribute("href").startswith("#/menunggu/usulan/")


def test_a_click_puts_the_point_and_the_difference_is_a_line_with_its_metres(open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO, "?kantor=balai-kota&lihat=ubah")
    hands.see_heading(page, "Ubah Balai Kota Contoh")
    before = page.get_by_label("Bujur").input_value()
    click_at(page, (0.8, 0.5))
    page.wait_for_function("was => document.querySelector('.office-circle input').value !== was", arg=before)
    hands.press(page, "Lihat perubahannya")
    page.locator(".geo-way").wait_for(state="attached")  # a line along a meridian has no width
    page.locator(".geo-old").wait_for()
    metres = page.get_by_role("table").locator("td.figure").inner_text().split()[0]
    assert f"Balai Kota Contoh: {metres}" in page.locator(".geo-label").inner_text().replace("\xa0", " ")


def test_an_area_keeps_its_hole_and_a_corner_is_dragged(city: RunningCity, open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO, "?kantor=taman&lihat=ubah")
    shell, hole = page.get_by_label("Batas luar 1", exact=True), page.get_by_label("Lubang di batas luar 1")
    before, kept = shell.input_value(), hole.input_value()
    assert kept.splitlines()[0] == "106.0455, -6.0105"
    page.get_by_role("button", name="Gambar lubang").and_(page.locator(":enabled")).wait_for()
    corner = page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.geo-map path:not([class*=geo-])')]
          .map(each => each.getBoundingClientRect()); const widest = boxes.sort((a, b) => b.width - a.width)[0];
          return [widest.left, widest.top]; }"""
    )
    page.mouse.click(corner[0] + 12, corner[1] + 12)
    page.wait_for_timeout(300)
    page.mouse.move(corner[0] + 1, corner[1] + 1)
    page.mouse.down()
    page.mouse.move(corner[0] + 20, corner[1] + 12, steps=5)
    page.mouse.move(corner[0] + 30, corner[1] + 22, steps=5)
    page.mouse.up()
    page.wait_for_function("was => document.querySelector('.office-ring textarea').value !== was", arg=before)
    assert hole.input_value() == kept
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "1 kantor pindah titik, radius, atau area")
    hands.press(page, "Terapkan 1 perubahan")
    hands.see(page, "Menunggu admin kota lain")
    with city.lock:
        edits = city.world.services.proposals.drafted(proposals(city)[0].content_id)
    shape = edits.wanted["taman"].fences[-1].shape
    assert len(shape.polygons[0]) == 2


def test_an_outline_and_its_hole_are_drawn_corner_by_corner(open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO, "?lihat=baru")
    page.get_by_label("Bentuk batas").select_option("area")
    hands.press(page, "Gambar batas luar")
    click_at(page, (0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
    page.keyboard.press("Enter")
    page.get_by_label("Batas luar 1", exact=True).wait_for()
    hands.press(page, "Gambar lubang")
    click_at(page, (0.4, 0.4), (0.6, 0.4), (0.6, 0.6))
    page.keyboard.press("Enter")
    hole = page.get_by_label("Lubang di batas luar 1")
    hole.wait_for()
    assert len(hole.input_value().splitlines()) == 3
    hands.press(page, "Hapus Lubang di batas luar 1")
    hole.wait_for(state="detached")


def test_a_file_shows_its_difference_before_it_is_proposed(city: RunningCity, open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO, "?lihat=berkas")
    properties = {"office_id": "puskesmas", "name": "Puskesmas Contoh"}
    clinic = cast.CLINIC_OFFICE.fences[0].shape
    assert isinstance(clinic, Circle)
    at = [clinic.center.longitude, round(clinic.center.latitude + 0.001, 7)]
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": at}}
    file = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    before = len(proposals(city))
    choose = page.get_by_label("Berkas GeoJSON")
    choose.set_input_files({"name": "kantor.geojson", "mimeType": "application/geo+json", "buffer": file})
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "1 kantor pindah titik, radius, atau area")
    hands.see(page, "111")
    page.locator(".geo-old").wait_for()
    page.locator(".geo-way").wait_for(state="attached")
    assert len(proposals(city)) == before
    bad = file.replace(b'"FeatureCollection"', b'"Feature"')
    choose.set_input_files({"name": "kantor.geojson", "mimeType": "application/geo+json", "buffer": bad})
    page.locator(".geo-old").wait_for(state="detached")
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "Berkas belum dapat dipakai")


def test_the_background_is_the_admins_own_and_stays_in_the_browser(open_page: OpenPage) -> None:
    page = at_offices(open_page, EKO)
    road = {"type": "LineString", "coordinates": [[106.03, -6.02], [106.06, -6.0]]}
    file = {"name": "jalan.geojson", "mimeType": "application/json", "buffer": json.dumps(road).encode()}
    page.get_by_text("Latar peta sendiri").first.click()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_label("Latar peta sendiri").set_input_files(file)
    hands.see(page, "Latar: jalan.geojson")
    page.locator(".leaflet-ground-pane canvas").wait_for()
    assert sent == []
    page.reload()
    hands.see(page, "Latar: jalan.geojson")
    page.get_by_text("Latar: jalan.geojson").click()
    hands.press(page, "Hapus latar")
    hands.see_gone(page, "Latar: jalan.geojson")


def test_check_ins_of_a_day_are_distances_and_no_points(city: RunningCity, open_page: OpenPage) -> None:
    with city.lock:
        phone = city.world.phone(ANI)
        if not any(each["check_in"] for each in phone.today()["slots"]):
            city.world.check_in(phone).expect(201)
    page = at_offices(open_page, CITRA, "?lihat=jarak&unit=umum&tanggal=2026-11-23")
    hands.see(page, "1 presensi")
    hands.see(page, "0–25 m")
    hands.press(page, "Lihat di peta")
    page.locator(".geo-ring").wait_for()
    assert "Ani" not in page.locator("main").inner_text()


def test_who_may_not_change_offices_reads_them(open_page: OpenPage) -> None:
    for who in (CITRA, FITRI):
        page = at_offices(open_page, who, "?kantor=balai-kota&lihat=ubah")
        hands.see_heading(page, "Balai Kota Contoh")
        for name in ("Ubah Balai Kota Contoh", "Kantor baru", "Masukkan berkas"):
            assert page.get_by_role("button", name=name).count() == 0
        page.get_by_role("button", name="Unduh GeoJSON").wait_for()


def test_without_the_map_the_table_and_the_forms_work(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, service_workers="block")
    page.route("**/office_map-*.js", lambda route: route.abort())
    hands.go_to(page, "kantor")
    hands.see(page, "Peta tidak termuat. Tabel dan formulir tetap berfungsi.")
    hands.press(page, "Balai Kota Contoh")
    hands.see(page, "Lingkaran 120 m")


def test_nothing_of_the_map_breaks_the_pages_policy(open_page: OpenPage) -> None:
    page = open_page(viewport=DESK)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda told: broken.append(told.text) if "Trusted" in told.text or "Policy" in told.text else 0)
    page.goto(page.url.split("#")[0].rstrip("/") + "/console")
    hands.log_in(page, EKO.number, "sandi rahasia eko")
    page.get_by_role("button", name="Keluar").wait_for()
    hands.go_to(page, "kantor?kantor=taman&lihat=ubah")
    page.get_by_role("button", name="Gambar batas luar").and_(page.locator(":enabled")).wait_for()
    page.wait_for_timeout(300)
    assert broken == []


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_offices_are_accessible_and_fit(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_offices(open_page, EKO, viewport=view)
    found = faults_of(page, axe)
    for query, heading in (
        ("?kantor=balai-kota", "Riwayat batas"),
        ("?kantor=taman&lihat=ubah", "Ubah Kompleks Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("?kantor=&lihat=berkas", "Masukkan dari berkas"),
        ("?kantor=&lihat=jarak", "Jarak presensi"),
    ):
        hands.go_to(page, f"kantor{query}")
        hands.see_heading(page, heading)
        hands.wait_until_read(page)
        found += faults_of(page, axe)
    assert not found
