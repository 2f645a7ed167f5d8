"""Every screen opens and no browser complains; with SCREENS=1 their pictures go to docs/screens/ and the manifest."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.cast import CITRA, EKO
from tests.e2e import album_city, hands
from tests.e2e.album import FOLDER, LIMIT, LOOKS, PHONE, Album
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site

OpenPage = Callable[..., Any]
NO_CAMERA = """
navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
"""
HAS_READ = "() => !document.querySelector('.busy') && document.querySelector('main').children.length > 1"
HOME_AND_DAY = ("masuk", "masuk-pertama", "izin", "daftar-ponsel", "menunggu", "beranda", "kamera", "ditolak")
OWN = ("bukti", "beranda-tercatat", "riwayat", "permohonan", "koreksi", "pemberitahuan", "akun", "privasi")
WITHOUT = ("tanpa-sambungan", "kamera-ditolak")
TEAM = ("tim", "anggota", "keputusan", "jadwal-tim", "rekap", "presensi-tim")
CITY = ("kota", "jam-kerja", "kantor", "libur", "orang", "gangguan", "bulan", "acara", "impor")


@pytest.fixture(scope="module")
def album() -> Album:
    return Album()


@pytest.fixture(scope="module", autouse=True)
def lived_in(city: RunningCity) -> None:
    album_city.settle(city)


def phone_of(open_page: OpenPage, album: Album, **options: Any) -> Any:
    return album.watch(open_page(viewport=PHONE, device_scale_factor=2, **options))


def test_from_the_login_to_the_receipt(city: RunningCity, site: Site, open_page: OpenPage, album: Album) -> None:
    page, newcomer = phone_of(open_page, album), album_city.with_a_past(city, site.newcomer())
    _first_run(page, newcomer, album)
    boss = phone_of(open_page, album)
    hands.lead(boss, site.supervisor)
    hands.approve(boss, newcomer.name)
    _check_in(page, site, album)
    _read_about_oneself(page, album)
    _do_without(page, album)
    assert tuple(album.shown[-18:]) == (*HOME_AND_DAY, *OWN, *WITHOUT)
    assert not album.complaints, album.complaints


def _first_run(page: Any, newcomer: Newcomer, album: Album) -> None:
    hands.see_heading(page, "Masuk")
    album.show(page, "masuk")
    hands.follow(page, "Masuk pertama kali atau lupa sandi")
    page.get_by_label("Kode sekali pakai").wait_for()
    album.show(page, "masuk-pertama")
    hands.follow(page, "Sudah punya kata sandi? Masuk")
    hands.log_in_by_code(page, newcomer)
    album.show(page, "izin")
    hands.allow(page)
    hands.see_heading(page, "Daftarkan ponsel ini")
    album.show(page, "daftar-ponsel")
    hands.enrol(page)
    album.show(page, "menunggu")
    hands.follow(page, "Ke Beranda")
    hands.see(page, "Ketelitian")


def _check_in(page: Any, site: Site, album: Album) -> None:
    page.reload()
    hands.see(page, "Di dalam area kantor")
    album.show(page, "beranda")
    hands.open_camera(page)
    album.show(page, "kamera")
    longitude, latitude = site.far_away
    page.context.set_geolocation({"longitude": longitude, "latitude": latitude, "accuracy": 8})
    hands.see(page, "lagi ke area kantor")
    hands.shoot(page)
    page.get_by_role("alert").wait_for()
    album.show(page, "ditolak")
    longitude, latitude = site.at_work
    page.context.set_geolocation({"longitude": longitude, "latitude": latitude, "accuracy": 8})
    hands.press(page, "Ulangi dari foto")
    hands.see(page, "Di dalam area kantor")
    page.locator(".shutter:enabled").wait_for()
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
    hands.see(page, "Sah")


def _read_about_oneself(page: Any, album: Album) -> None:
    page.locator(".code").wait_for()
    album.show(page, "bukti")
    hands.follow(page, "Selesai")
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()
    album.show(page, "beranda-tercatat")
    for address, heading in {
        "riwayat": "Riwayat",
        "permohonan": "Permohonan saya",
        "pemberitahuan": "Pemberitahuan",
        "akun": "Akun",
        "privasi": "Data dan privasi",
    }.items():
        _open(page, address, heading)
        album.show(page, address)
        if address == "permohonan":
            hands.follow(page, "Ajukan permohonan")
            page.get_by_role("link", name="Koreksi presensi").click()
            hands.see_heading(page, "Koreksi presensi")
            album.show(page, "koreksi")


def _do_without(page: Any, album: Album) -> None:
    """Without a network, and without the camera."""
    _open(page, "")
    hands.wait_until_held(page)
    page.context.set_offline(True)
    page.reload()
    hands.see(page, "Tanpa sambungan")
    album.show(page, "tanpa-sambungan")
    page.context.set_offline(False)
    page.add_init_script(NO_CAMERA)
    page.reload()
    hands.go_to(page, "presensi/midday")
    hands.see(page, "Izin kamera ditolak")
    album.show(page, "kamera-ditolak")


def test_what_a_supervisor_sees(city: RunningCity, open_page: OpenPage, album: Album) -> None:
    page = phone_of(open_page, album)
    hands.log_in(page, CITRA.number, "sandi rahasia citra")
    hands.press(page, "Lanjut tanpa izin")
    hands.enrol(page)
    album_city.approve_phone_of(city, CITRA)
    page.reload()
    hands.go_to(page, "tim")
    hands.see(page, "sudah datang")
    album.show(page, "tim")
    pages = {
        "anggota": "tim/umum/orang",
        "keputusan": "tim/umum/permohonan",
        "jadwal-tim": "tim/umum/jadwal",
        "rekap": "tim/umum/rekap",
        "presensi-tim": "tim/umum/presensi",
    }
    _show_each(page, album, pages)
    assert tuple(album.shown[-6:]) == TEAM
    assert not album.complaints, album.complaints


def test_what_a_city_admin_sets_up(open_page: OpenPage, album: Album) -> None:
    page = hands.log_in_at(phone_of(open_page, album), EKO, "kota")
    hands.see_heading(page, "Siapkan kota")
    album.show(page, "kota")
    pages = {
        "jam-kerja": "kota/jam",
        "kantor": "kota/kantor",
        "libur": "kota/libur",
        "orang": "kota/orang",
        "gangguan": "kota/gangguan",
        "bulan": "kota/bulan",
        "acara": "kota/acara",
        "impor": "kelola/impor",
    }
    _show_each(page, album, pages)
    assert tuple(album.shown[-9:]) == CITY
    assert not album.complaints, album.complaints


def _show_each(page: Any, album: Album, pages: Mapping[str, str]) -> None:
    """pages: name -> address."""
    for name, address in pages.items():
        _open(page, address)
        album.show(page, name)


def _open(page: Any, address: str, heading: str = "") -> None:
    """Another screen by its address, once it has read what it shows."""
    hands.go_to(page, address)
    if heading:
        hands.see_heading(page, heading)
    page.wait_for_function(HAS_READ)


def test_the_pictures_are_all_there_and_few_bytes() -> None:
    if not FOLDER.is_dir():
        pytest.skip("no docs/screens/: SCREENS=1 makes them")
    made = {each.name for each in FOLDER.glob("*.webp")}
    screens = (*HOME_AND_DAY, *OWN, *WITHOUT, *TEAM, *CITY)
    assert {f"{screen}-{look}.webp" for screen in screens for look in LOOKS} <= made
    assert sum(each.stat().st_size for each in FOLDER.iterdir()) < LIMIT


def test_every_screen_has_its_note() -> None:
    notes = (FOLDER / "NOTES.md").read_text()
    for screen in (*HOME_AND_DAY, *OWN, *WITHOUT, *TEAM, *CITY):
        assert f"| {screen} |" in notes, screen
