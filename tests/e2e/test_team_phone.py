"""Moving in, on the phone: trial, team check-in, arrangements, shared phones; as people do it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import DeviceState, Employee
from tests import cast
from tests.cast import ANI, CITRA, DEWI, EKO, GANI, MONDAY
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.server import RunningCity
from tests.e2e.site import Site
from tests.jpegs import selfie

OpenPage = Callable[..., Any]
CLINIC = (106.0595463, -5.9911051)
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
LOGO = f"data:image/png;base64,{_DOT}"
NO_PHOTO = Accommodation(MONDAY, MONDAY + timedelta(days=30), "800/12/2026", no_selfie=True, grace_min=15)


def test_the_page_bears_the_citys_name_logo_and_words(city: RunningCity, open_page: OpenPage) -> None:
    own = replace(cast.SETTINGS, logo=LOGO, role_names={"supervisor": "Kepala Bagian"})
    with city.lock:
        city.world.publish("settings", own)
    page = open_page()
    page.locator(".bar").get_by_text("Kota Contoh", exact=True).wait_for()
    assert page.locator(".bar img").get_attribute("src") == LOGO
    _enter(page, CITRA)
    hands.follow(page, "Akun")
    hands.see(page, "Kepala Bagian")
    hands.follow(page, "Data dan privasi")
    hands.see(page, "90 hari")


def test_without_the_citys_answer_the_page_works_all_the_same(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    page.locator(".bar").get_by_text("Kota Contoh", exact=True).wait_for()  # or its answer comes after the clearing
    page.evaluate("() => localStorage.clear()")
    page.route("**/api/city", lambda route: route.abort())
    page.reload()
    page.locator(".bar").get_by_text("Presensi", exact=True).wait_for()
    hands.arrive(page, newcomer)


def test_the_trial_is_told_at_home_and_in_the_history(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    page = open_page(at=CLINIC, viewport={"width": 320, "height": 740})
    _enter(page, GANI)
    hands.see(page, "Masa uji coba: presensi dicatat, belum dihitung.")
    hands.see(page, "Anda diberi tahu sebelum presensi mulai dihitung.")
    hands.follow(page, "Riwayat")
    hands.see(page, "Masa uji coba: presensi di bulan ini dicatat, tidak dihitung.")
    assert faults_of(page, axe) == []


def test_who_needs_no_photo_checks_in_with_one_tap(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    _change(city, "ani", accommodations=(NO_PHOTO,))
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, ANI, city)
    page.get_by_role("link", name="Presensi datang").click()
    hands.see(page, "foto tidak diperlukan")
    assert page.locator("video").count() == 0
    assert faults_of(page, axe) == []
    hands.press(page, "Kirim presensi")
    hands.see_heading(page, "Tercatat")
    hands.see(page, "Sah")
    hands.follow(page, "Selesai")
    hands.follow(page, "Akun")
    hands.see(page, "Presensi tanpa foto")
    hands.see(page, "23 Nov 2026 sampai 23 Des 2026")
    assert faults_of(page, axe) == []


def test_an_arrangement_that_is_over_meanwhile_leads_to_the_camera(city: RunningCity, open_page: OpenPage) -> None:
    _change(city, "endah", accommodations=(NO_PHOTO,))
    page = open_page()
    _enter(page, cast.ENDAH, city)
    page.get_by_role("link", name="Presensi datang").click()
    hands.see(page, "foto tidak diperlukan")
    _change(city, "endah", accommodations=())
    hands.press(page, "Kirim presensi")
    page.get_by_role("alert").get_by_text("Foto diperlukan").wait_for()
    hands.press(page, "Ulangi dari foto")
    page.locator(".shutter:enabled").wait_for()
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")


def test_a_supervisor_checks_in_who_has_no_phone(city: RunningCity, site: Site, open_page: OpenPage, axe: str) -> None:
    newcomer = site.newcomer()
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, CITRA, city)
    hands.follow(page, "Tim")
    page.get_by_role("link", name="Presensi tim").click()
    hands.see(page, "Atas nama Anda bulan ini: belum ada")
    assert page.get_by_label("Datang").is_checked()
    assert page.get_by_role("button", name="Citra").count() == 0  # never oneself
    page.get_by_label("Cari nama").fill("kusuma roro")
    assert faults_of(page, axe) == []
    hands.press(page, newcomer.name)
    page.locator(".frame.environment").wait_for()
    hands.press(page, "Kamera depan")
    page.locator(".frame.user").wait_for()
    assert faults_of(page, axe) == []
    page.locator(".shutter:enabled").wait_for()
    hands.press(page, "Ambil foto")
    hands.see_heading(page, f"Apakah ini {newcomer.name}?")
    assert faults_of(page, axe) == []
    hands.press(page, "Ulangi foto")
    page.locator(".shutter:enabled").wait_for()
    hands.press(page, "Ambil foto")
    hands.press(page, "Ya, kirim presensi datang")
    hands.see(page, "Presensi datang tercatat pukul 07:1")
    hands.see(page, "Menunggu keputusan: dicatat lewat ponsel Anda.")
    assert faults_of(page, axe) == []

    hands.press(page, "Orang berikutnya")
    hands.see(page, "Atas nama Anda bulan ini: 1 presensi untuk 1 orang")
    page.get_by_role("button", name=newcomer.name).wait_for(state="detached")  # once the list is read again
    page.get_by_text("orang sudah presensi datang").wait_for()

    theirs = open_page()
    hands.log_in_by_code(theirs, newcomer)
    hands.press(theirs, "Lanjut tanpa izin")
    hands.press(theirs, "Nanti saja")
    hands.see(theirs, "lewat ponsel atasan dan menunggu keputusan. Presensi sendiri menggantikannya.")
    hands.follow(theirs, "Riwayat")
    hands.see(theirs, "dicatat lewat ponsel atasan")


def test_a_refused_team_check_in_helps_on_and_leaves_the_list(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    newcomer = site.newcomer()
    page = open_page(at=site.far_away)
    _enter(page, CITRA, city)
    page.goto(f"{site.base_url}/#/tim/umum/presensi")
    page.get_by_label("Cari nama").fill(newcomer.name)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # by keys alone, and reading goes on at the name
    page.locator(".shutter:enabled").wait_for()
    assert newcomer.name in page.evaluate("document.activeElement.innerText")
    hands.press(page, "Ambil foto")
    hands.press(page, "Ya, kirim presensi datang")
    page.get_by_role("alert").get_by_text("Terlalu jauh dari kantor").wait_for()
    hands.press(page, "Orang lain")
    page.get_by_role("button", name=newcomer.name).wait_for()


def test_who_needs_no_photo_needs_none_on_the_supervisors_phone(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    _change(city, "budi", accommodations=(replace(NO_PHOTO, vouched=True),))
    page = open_page()
    _enter(page, CITRA, city)
    page.goto(f"{site.base_url}/#/tim/umum/presensi")
    hands.press(page, "Budi", exact=True)
    hands.see(page, "Foto tidak diperlukan untuk orang ini.")
    hands.press(page, "Ya, kirim presensi datang")
    hands.see(page, "Menunggu keputusan: dicatat lewat ponsel Anda.")  # without a photo it is a word alone


def test_two_people_share_one_phone_each_with_a_key_of_their_own(
    city: RunningCity, site: Site, open_page: OpenPage, axe: str
) -> None:
    first, second = site.newcomer(), site.newcomer()
    page = open_page()
    hands.log_in_by_code(page, first)
    hands.allow(page)
    hands.see_heading(page, "Daftarkan ponsel ini")
    page.get_by_label("Ponsel ini dipakai bergantian").check()
    hands.see(page, "Setiap orang mendaftar sendiri")
    assert faults_of(page, axe) == []
    hands.enrol(page)
    hands.follow(page, "Ke Beranda")
    hands.follow(page, "Akun")
    hands.see(page, "Dipakai bergantian")
    hands.press(page, "Keluar")

    hands.log_in_by_code_again(page, second)
    hands.see(page, "Ponsel ini belum terdaftar")  # nothing of the first one's is theirs
    hands.follow(page, "Daftarkan ponsel ini")
    hands.see(page, "Ada orang lain yang sudah mendaftar di ponsel ini.")
    assert page.get_by_label("Ponsel ini dipakai bergantian").is_checked()
    hands.enrol(page)
    assert page.evaluate(_COUNT_KEYS) == 2
    hands.follow(page, "Ke Beranda")
    hands.follow(page, "Akun")
    hands.press(page, "Keluar")

    page.wait_for_timeout(1_100)  # tokens tell whole seconds
    hands.log_in(page, first.number, hands.PASSWORD)
    hands.see(page, "Ponsel menunggu persetujuan")  # still enrolled, by the key that stayed

    citra = open_page()
    _enter(citra, CITRA)
    citra.goto(f"{site.base_url}/#/tim/umum/orang")
    row = citra.get_by_role("listitem").filter(has_text=first.name)
    row.get_by_text("Dipakai bergantian").wait_for()


def test_an_arrangement_is_proposed_by_a_supervisor_and_faults_stand_at_their_field(
    site: Site, open_page: OpenPage, axe: str
) -> None:
    newcomer = site.newcomer()
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, CITRA)
    page.goto(f"{site.base_url}/#/tim/umum/orang")
    page.get_by_role("link", name=f"Kemudahan untuk {newcomer.name}").click()
    hands.see(page, "Belum ada kemudahan untuk orang ini.")
    hands.press(page, "Tambah kemudahan")
    hands.press(page, "Usulkan")
    page.locator(".fault").get_by_text("Isi nomor keputusan.").wait_for()
    assert faults_of(page, axe) == []
    page.get_by_label("Mulai tanggal").fill("2026-11-23")
    page.get_by_label("Sampai tanggal").fill("2026-12-31")
    page.get_by_label("Nomor keputusan").fill("800/12/2026")
    hands.press(page, "Usulkan")
    page.locator(".fault").get_by_text("mulai paling cepat besok").wait_for()
    page.get_by_label("Mulai tanggal").fill("2026-11-24")
    page.get_by_label("Presensi tanpa foto").check()
    page.get_by_label("Istirahat").uncheck()
    hands.press(page, "Usulkan")
    hands.see(page, "Admin kota memutuskannya.")
    assert faults_of(page, axe) == []


def test_the_trial_ends_by_one_act_and_is_announced(city: RunningCity, open_page: OpenPage, axe: str) -> None:
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, EKO)
    page.goto(f"{page.url.partition('#')[0]}#/kota/unit/puskesmas")
    hands.see(page, "Uji coba: presensi dicatat, belum ada yang dihitung.")
    hands.press(page, "Mulai dihitung dari …")
    hands.see(page, "Paling cepat Kamis, 26 November 2026: pegawai diberi tahu paling sedikit 3 hari sebelumnya.")
    page.get_by_label("Hari pertama yang dihitung").fill("2026-11-24")
    hands.press(page, "Ya, mulai dihitung")
    page.locator(".fault").get_by_text("2026-11-26").wait_for()
    assert faults_of(page, axe) == []
    page.get_by_label("Hari pertama yang dihitung").fill("2026-12-07")
    hands.press(page, "Ya, mulai dihitung Senin, 7 Desember 2026")
    hands.see(page, "Tersimpan untuk 1 unit.")
    hands.see(page, "Mulai Senin, 7 Desember 2026, presensi di Puskesmas Contoh dihitung")
    assert faults_of(page, axe) == []
    hands.press(page, "Simpan unit")
    hands.see(page, "Unit sudah disimpan.")
    hands.see(page, "Mulai dihitung Senin, 7 Desember 2026.")  # editing the unit leaves it alone

    hands.press(page, "Tarik kembali")
    hands.press(page, "Ya, tarik kembali")
    hands.see(page, "Ditarik kembali untuk 1 unit")
    hands.see(page, "Uji coba: presensi dicatat, belum ada yang dihitung.")


def test_an_office_is_measured_on_the_spot_and_proposed(site: Site, open_page: OpenPage, axe: str) -> None:
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, DEWI)
    page.clock.install()
    page.goto(f"{page.url.partition('#')[0]}#/kota/kantor/balai-kota")
    hands.see(page, "Presensi diterima sampai 150 m dari titik ini.")
    hands.press(page, "Mulai mengukur")
    hands.see(page, "Berdiri diam")
    assert faults_of(page, axe) == []
    _measure(page, site)
    hands.see(page, "Titik kantor akan bergeser 22 m.")
    assert faults_of(page, axe) == []
    hands.press(page, "Kirim usulan")
    hands.see(page, "Usulan terkirim")
    hands.see(page, "Bergeser 22 m; dihitung dari")


def test_a_coarse_survey_is_refused_in_words_and_can_be_repeated(site: Site, open_page: OpenPage) -> None:
    page = open_page(accuracy_m=90)
    _enter(page, DEWI)
    page.clock.install()
    page.goto(f"{page.url.partition('#')[0]}#/kota/kantor/balai-kota")
    hands.press(page, "Mulai mengukur")
    hands.see(page, "Berdiri diam")
    _measure(page, site, accuracy_m=90)
    hands.press(page, "Kirim usulan")
    page.get_by_role("alert").get_by_text("Ketelitian 90 m; paling kasar 50 m.").wait_for()
    hands.press(page, "Ukur lagi")
    hands.see(page, "Berdiri diam")


def test_pictures_of_an_office_are_taken_replaced_and_deleted(
    city: RunningCity, open_page: OpenPage, axe: str, tmp_path: Path
) -> None:
    picture = tmp_path / "kantor.jpg"
    picture.write_bytes(selfie(7, quality=90))
    page = open_page(viewport={"width": 320, "height": 740})
    _enter(page, DEWI)
    page.goto(f"{page.url.partition('#')[0]}#/kota/kantor/balai-kota")
    page.get_by_label("Ambil foto Foto 1").set_input_files(picture)
    image = page.get_by_alt_text("Suasana Balai Kota Contoh, foto 1")
    image.wait_for()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")
    assert faults_of(page, axe) == []
    page.get_by_label("Ganti Foto 1").set_input_files(picture)
    hands.see(page, "Foto 1 terkirim")
    hands.press(page, "Hapus Foto 1")
    hands.press(page, "Ya, hapus")
    hands.see(page, "Foto 1 sudah dihapus.")
    image.wait_for(state="detached")


def test_an_office_out_of_reach_is_told_before_anybody_stands_still(open_page: OpenPage) -> None:
    page = open_page()
    _enter(page, DEWI)
    page.goto(f"{page.url.partition('#')[0]}#/kota/kantor/puskesmas")
    hands.see(page, "di luar jangkauan Anda")
    assert page.get_by_role("button", name="Mulai mengukur").count() == 0


def _measure(page: Any, site: Site, accuracy_m: float = 8) -> None:
    """Half a minute by the page's clock, each second with a fix that is a little beside the last, as a phone's are."""
    longitude, latitude = site.at_work
    for second in range(34):
        beside = (second % 3 - 1) * 0.000005
        page.context.set_geolocation({"longitude": longitude, "latitude": latitude + beside, "accuracy": accuracy_m})
        page.clock.run_for(1_000)


def _enter(page: Any, who: Employee, city: RunningCity | None = None) -> None:
    """Logged in and at home; with this phone enrolled and approved where the city is given."""
    hands.log_in(page, who.number, f"sandi rahasia {who.employee_id}")
    hands.allow(page)
    hands.see_heading(page, "Daftarkan ponsel ini")
    if city is None:
        hands.press(page, "Nanti saja")
    else:
        hands.enrol(page)
        _change(city, who.employee_id, approved=True)
        page.reload()
        hands.follow(page, "Ke Beranda")
    hands.see_heading(page, "Beranda")


def _change(city: RunningCity, employee_id: str, approved: bool = False, **changed: Any) -> None:
    def how(person: Employee) -> Employee:
        if approved:
            waiting = [each for each in person.devices if each.state is DeviceState.PENDING]
            return replace(person, devices=tuple(replace(each, state=DeviceState.ACTIVE) for each in waiting))
        return replace(person, **changed)

    with city.lock:
        city.world.change(employee_id, how)


_COUNT_KEYS = """() => new Promise((resolve) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const counting = opening.result.transaction("keys").objectStore("keys").count();
    counting.onsuccess = () => resolve(counting.result);
  };
})"""
