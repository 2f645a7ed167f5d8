"""An empty city is set up through the page alone, by an admin who has nothing but the first code."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import cast
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.empty_city import ADMIN, EmptyCity
from tests.e2e.server import RunningCity, running_city
from tests.e2e.site import Newcomer, Person, Site, make_newcomer
from tests.e2e.test_moving_in import XLSX
from tests.jobs.workbooks import workbook
from tools.paths import SITE
from tools.phone import Phone, http_transport

OpenPage = Callable[..., Any]
HALL = "Kantor Walikota Kota Contoh"
REGISTRY = "Kantor Dinas Kependudukan dan Pencatatan Sipil Kota Contoh"
OFFICE = "Dinas Kependudukan dan Pencatatan Sipil"
RORO = "Raden Roro Siti Nurhaliza Kusumawardhani, S.Sos., M.Si."
PLACES = {HALL: (106.0422, -6.0098), REGISTRY: (106.0522, -6.0098)}
UNITS = [
    ("unit", "nama", "induk", "kantor"),
    ("disdukcapil", OFFICE, "", REGISTRY),
    ("layanan", "Bidang Pelayanan Pendaftaran Penduduk", "disdukcapil", REGISTRY),
]
PEOPLE = [
    ("nip", "nama", "unit", "kantor", "pola", "atasan"),
    ("P-001", RORO, "disdukcapil", "", "lima-hari", ""),
    ("P-002", "Tono", "layanan", "", "lima-hari", "P-001"),
]
PAGES = (
    "kota", "kota/pengaturan", "kota/jam", "kota/jam/malam", "kota/jam/baru", "kota/libur", "kota/kantor",
    "kota/unit", "kota/unit/baru", "kota/unit/bkpsdm", "kota/perubahan", "kota/perbaiki", "kota/perbaiki/bkpsdm",
    "kota/orang", "kota/orang/bkpsdm", "kelola/impor/unit", "kelola/impor/jadwal", "kelola/impor/saldo",
)  # fmt: skip


@pytest.fixture
def fill() -> EmptyCity:
    return EmptyCity()


@pytest.fixture
def city(fill: EmptyCity) -> Iterator[RunningCity]:
    """Empty, at nine on a Monday."""
    if not (SITE / "index.html").is_file():
        pytest.skip("web/dist is missing: run `npm ci && npm run build` in web/")
    with running_city(cast.wib(9), fill=fill) as running:
        yield running


@pytest.fixture
def site(city: RunningCity) -> Site:
    """The empty city as `open_page` needs it."""
    admin = Person(ADMIN.name, ADMIN.number, hands.PASSWORD)
    here = PLACES[HALL]
    return Site(city.base_url, here, (0, 0), admin, lambda: make_newcomer(city.base_url, admin, "1", {}))


def test_an_empty_city_is_set_up_from_the_first_code_to_the_slips(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    page = _first_admin(open_page, fill)
    hands.see(page, "Langkah berikutnya: Pengaturan kota.")
    hands.follow(page, "Siapkan kota")
    hands.see(page, "Kota ini masih kosong.")
    hands.see(page, "0 dari 9 langkah selesai")

    _step(page, "Pengaturan kota")
    hands.follow(page, "Berikutnya: jam kerja")
    page.get_by_role("link", name="5 hari kerja").click()
    hands.see(page, "37 jam 30 menit seminggu")
    hands.press(page, "Simpan pola")
    hands.see(page, "Pola sudah berlaku untuk kota ini.")

    hands.follow(page, "Berikutnya: kantor")
    _choose(page, "kantor.geojson", json.dumps(_places(PLACES)).encode(), "application/geo+json")
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "2 kantor baru")
    assert _admin(city).call("GET", "/offices").expect(200)["features"] == []  # seen, not done
    hands.press(page, "Terapkan 2 perubahan")
    hands.see(page, "2 kantor belum dipakai unit mana pun")

    hands.follow(page, "Ke halaman Unit")
    page.get_by_role("link", name="BKPSDM").click()
    page.get_by_label("Kantor tempat pegawainya presensi").fill("walikota")
    page.get_by_label(HALL).check()
    hands.press(page, "Simpan unit")
    hands.see(page, "Unit sudah disimpan.")
    _go(page, "kelola/impor/unit")
    _import(page, "unit.xlsx", UNITS, "Terapkan semua (2 unit)")
    hands.follow(page, "Masukkan pegawai")
    _import(page, "pegawai.xlsx", PEOPLE, "Terapkan semua (2 orang)")

    _go(page, "kota/orang/disdukcapil")
    page.get_by_label("Cari nama").fill("kusuma")
    page.get_by_role("link", name=RORO).click()
    page.get_by_text("Ubah peran").click()
    page.get_by_label("Tambah peran").select_option("city_admin")
    hands.press(page, "Tambahkan", exact=True)
    hands.press(page, "Simpan peran")
    hands.see(page, "Peran sudah disimpan.")

    hands.follow(page, "Tim")
    page.get_by_role("link", name=OFFICE, exact=False).first.click()
    hands.follow(page, "Anggota")
    hands.press(page, "Buat ")
    hands.see(page, "slip dibuat")
    _go(page, "kota")
    hands.see(page, "1 unit belum dibuatkan slip")  # the part's
    hands.see(page, "6 dari 9 langkah selesai")
    hands.see(page, "Anda sendiri belum punya kantor dan pola kerja")

    _go(page, "tim/disdukcapil/orang")
    page.get_by_label("Termasuk 1 bagian di bawahnya").check()
    hands.press(page, "Buat slip unit ini dan bagiannya")
    hands.see(page, "2 slip dibuat")
    _go(page, "kota")
    hands.see(page, "7 dari 9 langkah selesai")
    hands.see(page, "0 dari 3 orang punya ponsel aktif")


def test_what_concerns_all_waits_for_the_second_admin_who_sees_old_beside_new(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    page = _first_admin(open_page, fill)
    endah = _second_admin(city)
    _go(page, "kota/pengaturan")
    page.get_by_label("Nama kota").fill("Kota Contoh Raya")
    hands.press(page, "Simpan pengaturan")
    hands.see(page, "Menunggu admin kota lain")
    hands.follow(page, "Lihat usulannya")
    hands.see(page, "Anda yang mengusulkan ini")
    assert page.get_by_role("button", name="Setujui").count() == 0

    other = _at_work(open_page, endah)
    _go(other, "kota")
    other.get_by_role("link", name="1 menunggu keputusan").click()
    other.get_by_role("link", name="Pengaturan kota Menunggu").click()
    beside = other.locator(".beside")
    assert beside.inner_text().split() == ["Sekarang", "Kota", "Contoh", "Menjadi", "Kota", "Contoh", "Raya"]
    hands.press(other, "Tolak")
    hands.see(other, "Isi “Alasan”: tulis mengapa usulan ini ditolak.")
    hands.press(other, "Setujui")
    hands.see(other, "Diputuskan Endah")
    assert _admin(city).call("GET", "/settings").expect(200)["city_name"] == "Kota Contoh Raya"


def test_the_second_admin_sees_the_new_grace_beside_the_old_and_the_hours_that_stay(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    admin = _first_admin_at_api(city, fill)
    held = {"starts_on": cast.MONDAY.isoformat(), "week": [*[_day(450, 960)] * 5, [], []], "grace_min": 0}
    pattern = {"name": "5 hari kerja", "versions": [held]}
    admin.call("PUT", "/calendar/patterns/lima-hari", pattern).expect(202)
    endah = _second_admin(city)
    graceful = {**held, "starts_on": (cast.MONDAY + timedelta(days=7)).isoformat(), "grace_min": 10}
    later = {**graceful, "starts_on": (cast.MONDAY + timedelta(days=14)).isoformat()}
    later = {**later, "week": [*[_day(450, 960)] * 4, _day(450, 990), [], []]}
    changed = {**pattern, "versions": [held, graceful, later]}
    admin.call("PUT", "/calendar/patterns/lima-hari", changed).expect(202)

    page = _at_work(open_page, endah)
    hands.see(page, "1 perubahan kota menunggu keputusan Anda.")
    page.get_by_role("main").get_by_role("link", name="Lihat Perubahan").click()
    page.get_by_role("link", name="Jam kerja dan hari libur Menunggu").click()
    hands.see(page, "jam semua hari tetap")
    told = [each.inner_text().splitlines() for each in page.locator(".beside").all()]
    grace, stays, friday = [[line for line in lines if line] for lines in told]
    assert grace == ["Sekarang", "0", "Menjadi", "10"]
    assert stays[:2] == ["Tetap", "Senin–Jumat"]
    arrival = "Datang: dibuka 06:30, batas 07:30, ditutup 08:30, wajib"
    leaving = "Pulang: dibuka {}, paling cepat {}, ditutup {}, wajib"
    assert friday == [
        "Sekarang", arrival, leaving.format("15:00", "16:00", "17:00"),
        "Menjadi", arrival, leaving.format("15:30", "16:30", "17:30"),
    ]  # fmt: skip


def test_offices_of_one_name_are_told_apart_by_the_ids_that_the_downloaded_file_has(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    page = _first_admin(open_page, fill)
    twice = [_places({HALL: at})["features"][0] for at in PLACES.values()]
    _admin(city).call("POST", "/offices/imports", {"type": "FeatureCollection", "features": twice}).expect(201)
    _go(page, "kota/kantor")
    with page.expect_download() as started:
        hands.press(page, "Unduh semua kantor (GeoJSON)")
    assert started.value.suggested_filename == "kantor.geojson"
    content = Path(started.value.path()).read_bytes()
    ids = [each["properties"]["office_id"] for each in json.loads(content)["features"]]
    for office_id in ids:
        page.get_by_role("link", name=f"ID {office_id}").wait_for()
    _choose(page, "kantor.geojson", content, "application/geo+json")
    hands.press(page, "Lihat perubahannya")
    hands.see(page, "2 kantor tetap")
    page.get_by_role("link", name=f"ID {ids[0]}").click()
    hands.see(page, "ID untuk berkas")
    assert page.locator(".own-id").inner_text() == ids[0]


def test_holidays_are_dated_by_the_decree_added_by_hand_and_taken_back(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    page = _first_admin(open_page, fill)
    _go(page, "kota/libur")
    page.get_by_label("Tahun", exact=True).select_option("2027")
    proposed = page.locator(".ticks input[type=checkbox]")
    proposed.first.wait_for()
    for tick in proposed.all():
        tick.uncheck()
    page.locator(".ticks").get_by_label("perkiraan").first.check()
    date_field = page.locator(".ticks input[type=date]")
    date_field.fill("2027-03-11")
    hands.press(page, "Tetapkan 1 hari")
    hands.see(page, "Isi nomor keputusan.")
    assert _admin(city).call("GET", "/calendar").expect(200)["holidays"] == []
    page.get_by_label("Nomor keputusan").first.fill("1497/2026")
    hands.press(page, "Tetapkan 1 hari")
    hands.see(page, "Hari libur sudah ditetapkan.")
    hands.see(page, "sudah ditetapkan 11 Mar 2027")

    page.get_by_text("Tambah hari yang tidak ada di usulan").click()
    fold = page.locator("details.fold")
    fold.get_by_label("Tanggal menurut keputusan").fill("2027-04-27")
    fold.get_by_label("Nama hari").fill("Hari jadi Kota Contoh")
    fold.get_by_label("Nomor keputusan").fill("SK 12/2027")
    hands.press(page, "Tambahkan hari libur")
    hands.see(page, "Menurut SK 12/2027")
    assert _holidays(city) == {"2027-03-11": "public", "2027-04-27": "local"}

    page.get_by_role("button", name="Batalkan Hari jadi Kota Contoh").click()
    hands.see(page, "kembali menjadi hari kerja")
    hands.press(page, "Ya, batalkan")
    hands.see(page, "Hari libur itu sudah dibatalkan.")
    assert _holidays(city) == {"2027-03-11": "public"}


def test_faults_of_hours_stand_at_their_field(city: RunningCity, fill: EmptyCity, open_page: OpenPage) -> None:
    page = _first_admin(open_page, fill)
    _go(page, "kota/jam/lima-hari")
    friday = page.get_by_role("region", name="Jam Jumat")
    limit = friday.get_by_label("Batas", exact=True)
    limit.fill("jam tujuh")
    friday.get_by_text("Tulis seperti 07:30.").wait_for()
    limit.fill("5.30")
    hands.see(page, "Lewat 05:30 tercatat terlambat.")
    hands.press(page, "Simpan pola")
    friday.get_by_text("Batas harus di dalam waktu presensi.").wait_for()
    assert limit.evaluate("field => field === document.activeElement")
    assert _admin(city).call("GET", "/calendar").expect(200)["patterns"] == []
    limit.fill("07:30")
    hands.press(page, "Simpan pola")
    hands.see(page, "Pola sudah berlaku untuk kota ini.")


def test_the_same_kind_of_fault_of_many_offices_is_told_once(fill: EmptyCity, open_page: OpenPage) -> None:
    page = _first_admin(open_page, fill)
    _go(page, "kota/kantor")
    near = {f"Kelurahan Contoh {at}": (106.0 + at * 0.0002, -6.0) for at in range(30)}
    _choose(page, "kantor.geojson", json.dumps(_places(near)).encode(), "application/geo+json")
    hands.press(page, "Lihat perubahannya")
    page.get_by_text("Dua kantor sangat berdekatan").wait_for()
    assert page.locator("#report ~ * summary, .fold summary").count() == 1
    exchanged = {name: (latitude, longitude) for name, (longitude, latitude) in near.items()}
    _choose(page, "kantor.geojson", json.dumps(_places(exchanged)).encode(), "application/geo+json")
    hands.press(page, "Lihat perubahannya")
    alert = page.get_by_role("alert")
    alert.get_by_text("Objek ke-1:").wait_for()
    alert.get_by_text("dan sedikitnya 17 lagi").wait_for()  # 20 are told at most


def test_a_file_of_an_older_excel_is_read_once_a_person_says_so(fill: EmptyCity, open_page: OpenPage) -> None:
    page = _first_admin(open_page, fill)
    _go(page, "kelola/impor/unit")
    rows = "unit;nama;induk;kantor\nseni;Balai Seni José Muñoz;;\n"
    _choose(page, "unit.csv", rows.encode("windows-1252"), "text/csv")
    hands.press(page, "Unggah dan periksa")
    hands.press(page, "Baca sebagai Windows-1252")
    hands.see(page, "Pastikan huruf-huruf ini benar:")
    hands.see(page, "Balai Seni José Muñoz")
    hands.see(page, "1 unit baru akan ditambahkan.")


def test_a_code_is_shown_once_and_logs_in(city: RunningCity, fill: EmptyCity, open_page: OpenPage) -> None:
    page = _first_admin(open_page, fill)
    employee_id = _add_person(_admin(city), "Tono", "P-9")
    _go(page, f"kota/pegawai/{employee_id}")
    hands.press(page, "Buat kode")
    hands.see(page, "Kode ini hanya tampil sekali.")
    code = page.locator(".big-code").inner_text()
    hands.press(page, "Sudah diserahkan, sembunyikan")
    assert page.get_by_text(code).count() == 0
    hands.log_in_by_code(open_page(), Newcomer("Tono", "P-9", code))


def test_what_is_to_be_mended_leads_to_where_it_is_done(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    page = _first_admin(open_page, fill)
    _add_person(_admin(city), "Tono", "P-9")
    _go(page, "kota/perbaiki")
    page.get_by_role("link", name="BKPSDM").click()
    hands.see(page, "Belum ada atasan yang masih bertugas.")
    page.get_by_role("link", name="Perbaiki di halamannya untuk Tono").first.click()
    hands.see_heading(page, "Tono")
    page.get_by_text("Ubah penempatan").click()
    page.get_by_label("Atasan").select_option(label=ADMIN.name)
    hands.press(page, "Simpan penempatan")
    hands.see(page, "Penempatan baru sudah disimpan.")


def test_the_working_hours_are_published_by_keyboard_alone(fill: EmptyCity, open_page: OpenPage) -> None:
    page = _first_admin(open_page, fill)
    _go(page, "kota/jam")
    hands.see(page, "Siap pakai")
    _tab_to(page, "5 hari kerja")
    page.keyboard.press("Enter")
    hands.see(page, "Jam Senin–Kamis")
    _tab_to(page, "Simpan pola")
    page.keyboard.press("Enter")
    hands.see(page, "Pola sudah berlaku untuk kota ini.")


def test_an_auditor_sees_how_far_it_is_and_changes_nothing(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage
) -> None:
    _first_admin(open_page, fill)
    fitri = _add_role(city, "Fitri", "P-7", "auditor")
    page = _at_work(open_page, fitri)
    hands.follow(page, "Kota")
    hands.see(page, "Anda hanya melihat.")
    for address, button in (("kota/pengaturan", "Simpan pengaturan"), ("kota/kantor", "Lihat perubahannya")):
        _go(page, address)
        page.locator("h1").wait_for()
        hands.see(page, "Radius bawaan" if "pengaturan" in address else "Kantor terdaftar")
        assert page.get_by_role("button", name=button).count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_accessible_and_fit_empty_and_filled(
    city: RunningCity, fill: EmptyCity, open_page: OpenPage, axe: str, width: int
) -> None:
    page = _first_admin(open_page, fill, viewport={"width": width, "height": 700})
    seen: list[str] = []

    def look(*addresses: str) -> None:
        for address in addresses:
            _go(page, address)
            page.locator(".busy").first.wait_for(state="detached")
            seen.extend(f"{width} {address}: {fault}" for fault in faults_of(page, axe))

    look(*PAGES)
    admin = _admin(city)
    admin.call("POST", "/offices/imports", _places(PLACES)).expect(201)
    employee_id = _add_person(admin, RORO, "P-9")
    look("", *PAGES, f"kota/pegawai/{employee_id}")
    for fold in ("Ubah penempatan", "Ubah peran", "Berhenti atau pindah keluar"):
        page.get_by_text(fold, exact=True).click()
    hands.press(page, "Buat kode")
    hands.see(page, "Kode ini hanya tampil sekali.")
    seen.extend(f"{width} person: {fault}" for fault in faults_of(page, axe))
    assert not seen, "\n".join(seen)


def _first_admin(open_page: OpenPage, fill: EmptyCity, **options: Any) -> Any:
    page = open_page(**options)
    hands.log_in_by_code(page, Newcomer(ADMIN.name, ADMIN.number, fill.code))
    hands.press(page, "Lanjut tanpa izin")
    hands.press(page, "Nanti saja")
    hands.see(page, "Kota ini belum siap")
    return page


def _at_work(open_page: OpenPage, who: Person) -> Any:
    page = open_page()
    hands.log_in(page, who.number, who.password)
    hands.press(page, "Lanjut tanpa izin")
    hands.press(page, "Nanti saja")
    hands.see(page, "Jadwal hari ini belum diisi")
    return page


def _go(page: Any, address: str) -> None:
    page.evaluate("address => { location.hash = `#/${address}` }", address)


def _step(page: Any, name: str) -> None:
    page.get_by_role("list").get_by_role("link", name=name).click()


def _tab_to(page: Any, text: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("text => document.activeElement?.textContent?.includes(text)", text):
            return
    raise AssertionError(f"{text} is not reached by the Tab key")


def _choose(page: Any, name: str, content: bytes, kind: str) -> None:
    page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": kind, "buffer": content}])


def _import(page: Any, name: str, rows: list[tuple[str, ...]], apply: str) -> None:
    _choose(page, name, workbook(rows), XLSX)
    hands.press(page, "Unggah dan periksa")
    hands.press(page, apply)
    hands.press(page, "Ya, terapkan")
    hands.see(page, "Selesai.")


def _places(places: dict[str, tuple[float, float]]) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {"nama": name}, "geometry": {"type": "Point", "coordinates": list(at)}}
        for name, at in places.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _admin(city: RunningCity) -> Phone:
    phone = Phone(http_transport(f"{city.base_url}/api"))
    phone.log_in(ADMIN.number, hands.PASSWORD).expect(201)
    return phone


def _first_admin_at_api(city: RunningCity, fill: EmptyCity) -> Phone:
    phone = Phone(http_transport(f"{city.base_url}/api"))
    phone.first_log_in(ADMIN.number, fill.code, hands.PASSWORD).expect(200, 201)
    return _admin(city)


def _day(arrival_min: int, departure_min: int) -> list[dict[str, Any]]:
    """Arrival and departure, open from an hour before their limit until an hour after it."""
    limits = {"arrival": arrival_min, "departure": departure_min}
    return [
        {"slot": slot, "opens_min": limit - 60, "limit_min": limit, "closes_min": limit + 60, "required": True}
        for slot, limit in limits.items()
    ]


def _holidays(city: RunningCity) -> dict[str, str]:
    return {each["on"]: each["kind"] for each in _admin(city).call("GET", "/calendar").expect(200)["holidays"]}


def _add_person(admin: Phone, name: str, number: str) -> str:
    """Somebody who works at the admin's unit, on a roster, at an office that is made in use for it."""
    places = {"Balai Contoh": PLACES[HALL]}
    admin.call("POST", "/offices/imports", _places(places))
    offices = [each["properties"]["office_id"] for each in admin.call("GET", "/offices").expect(200)["features"]]
    unit = {"name": ADMIN.unit.name, "office_ids": offices}
    admin.call("PUT", f"/units/{ADMIN.unit.unit_id}", unit).expect(200)
    assignment = {
        "unit_id": ADMIN.unit.unit_id,
        "starts_on": cast.MONDAY.isoformat(),
        "office_ids": offices[:1],
        "pattern_id": None,
    }
    body = {"name": name, "number": number, "assignment": assignment}
    employee_id: str = admin.call("POST", "/employees", body).expect(201)["employee_id"]
    return employee_id


def _second_admin(city: RunningCity) -> Person:
    return _add_role(city, "Endah", "P-2", "city_admin")


def _add_role(city: RunningCity, name: str, number: str, role: str) -> Person:
    admin = _admin(city)
    employee_id = _add_person(admin, name, number)
    code = admin.call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    Phone(http_transport(f"{city.base_url}/api")).first_log_in(number, code, hands.PASSWORD).expect(200, 201)
    grants = {"grants": [{"role": role}]}  # after the login: a code given before the role is void
    admin.call("PUT", f"/employees/{employee_id}/grants", grants).expect(200, 202)
    return Person(name, number, hands.PASSWORD)
