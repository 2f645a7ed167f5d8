"""Running a city at a desk: requests and check-ins to decide, events, the month's lock, leave, stand-ins."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.request import ApproverKind, RequestKind, RequestStep, StepAct
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict
from tests.cast import CITRA, DEWI, EKO, FITRI, MONDAY, UNITS, wib
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.bench_city import photographed
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.requests import a_request
from tests.rules.judging import check_in
from tests.world import entry

LAST = date(2026, 10, 31)
DUTY, PERMISSION = f"20261204-{'d' * 16}", f"20261201-{'p' * 16}"
PAGES = ("permohonan", "permohonan/presensi", "acara", "kunci-bulan", "cuti?unit=umum&buka=ani", "pengganti?unit=umum")
READ_ONLY = {
    "kunci-bulan?bulan=2026-10": "Kunci bulan",
    "acara": "Apel dan acara",
    "cuti?unit=umum&buka=ani": "Cuti tahunan",
}


@pytest.fixture(scope="module", autouse=True)
def waiting(city: RunningCity) -> None:
    """Three requests of different ages and a check-in wait for Citra; October is over, one unit's day undecided."""
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        asked = [
            (RequestKind.DUTY, DUTY, date(2026, 12, 4), "budi", 4, {"order_no": "800/12"}),
            (RequestKind.PERMISSION, PERMISSION, date(2026, 12, 1), "ani", 2, {"arrive_by_min": 540}),
            (RequestKind.PERMISSION, f"20261202-{'q' * 16}", date(2026, 12, 2), "ani", 1, {"arrive_by_min": 540}),
        ]
        for kind, request_id, on, who, days, facts in asked:
            steps = (RequestStep(StepAct.FILED, who, now - timedelta(days=days)),)
            way = (ApproverKind.SUPERIOR,)
            whose = {"employee_id": who, "filed_by": who, "request_id": request_id, "steps": steps, "way": way}
            services.requests.save(a_request(kind, on, **whose, **facts), entry("test_file", now))
        services.attendance.record(check_in(Slot.ARRIVAL, wib(7, 5), Reason.OFFLINE))
        for unit_id in UNITS:
            services.closes.save(UnitClose(unit_id, LAST, LAST, now))
        undecided = DayVerdict(date(2026, 10, 29), DayStatus.UNDECIDED, (), "pattern:x", "default")
        services.months.write("umum", undecided.local_date, {"ani": undecided}, {})


def test_requests_are_decided_by_keys_one_after_the_other_and_several_at_once(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = at_desk(open_page, CITRA, "permohonan")
    page.get_by_role("link", name="Budi").click()
    page.get_by_role("heading", name="Dinas luar 1 dari 3").wait_for()
    page.keyboard.press("2")
    page.get_by_label("Alasan Anda").fill("Lampirkan surat tugasnya")
    page.keyboard.press("Enter")
    hands.see(page, "1 permohonan dikembalikan untuk diperbaiki.")
    page.get_by_role("heading", name="Izin 1 dari 2").wait_for()
    assert PERMISSION in page.url
    page.keyboard.press("Escape")
    page.get_by_label("Pilih semua yang tampak (2)").check()
    hands.see(page, "2 dipilih")
    hands.press(page, "Setujui", exact=True)
    hands.see(page, "2 permohonan disetujui.")
    hands.see(page, "Tidak ada permohonan yang menunggu Anda.")
    with city.lock:
        states = {each: city.world.services.requests.get(*each).state for each in (("budi", DUTY), ("ani", PERMISSION))}
    assert list(states.values()) == ["returned", "approved"]


def test_a_check_in_is_ruled_on_beside_the_list_it_stands_in(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, CITRA, "permohonan/presensi")
    page.get_by_role("link", name="Ani").click()
    hands.see_heading(page, "Presensi menunggu keputusan: Ani")
    page.keyboard.press("1")
    hands.see(page, "1 presensi diputuskan.")
    with city.lock:
        ruling = city.world.services.attendance.ruling("umum", MONDAY, "ani", Slot.ARRIVAL)
    assert ruling and ruling.outcome == "valid"


def test_an_admin_opens_by_a_case_the_photo_of_what_a_superior_decides_first(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    with city.lock:
        made = photographed(city, "budi", MONDAY, 7, Reason.COARSE_FIX)
    page = at_desk(open_page, EKO, "permohonan/presensi?unit=umum")
    page.get_by_role("link", name="Budi").click()
    hands.press(page, "Lihat foto")
    hands.see(page, "Isi nomor perkara: tanpa itu foto ini tidak dapat Anda buka.")
    page.get_by_label("Nomor perkara").fill("800/12/2026")
    hands.press(page, "Lihat foto")
    page.get_by_role("img", name="Foto presensi Budi").wait_for()
    assert faults_of(page, axe) == []
    with city.lock:
        (view,) = city.world.services.selfie_views.of_month("budi", made.local_date.replace(day=1))
    assert (view.by, view.reason, view.case_number) == ("eko", "case", "800/12/2026")


def test_an_event_is_ordered_and_awaits_the_second_admin(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "acara")
    hands.follow(page, "Buat acara")
    page.get_by_label("Nama acara").fill("Apel Bersama")
    page.get_by_label("Nomor surat").fill("800/12")
    page.get_by_label("Tanggal").fill("2026-11-30")
    page.get_by_label("Kantor", exact=True).last.select_option("balai-kota")
    hands.press(page, "Lanjut", exact=True)
    hands.press(page, "Ya, tetapkan")
    hands.see(page, "Menunggu admin kota lain")
    assert page.get_by_role("link", name="Lihat usulannya").get_attribute("href").startswith("#/menunggu/usulan/")


def test_who_does_not_decide_looks_and_changes_nothing(open_page: OpenPage) -> None:
    operator = at_desk(open_page, DEWI, "permohonan")
    hands.see(operator, "Semua yang belum selesai")
    assert operator.get_by_role("link", name="Presensi menunggu keputusan").count() == 0
    assert operator.get_by_role("checkbox").count() == 0
    auditor = at_desk(open_page, FITRI, "kunci-bulan")
    for place, sign in READ_ONLY.items():
        hands.go_to(auditor, place)
        hands.see_heading(auditor, sign)
        hands.wait_until_read(auditor)
        for act in ("Kunci Oktober", "Buat acara", "Simpan saldo", "Setujui"):
            assert auditor.get_by_role("button", name=act).count() == 0
            assert auditor.get_by_role("link", name=act).count() == 0


def test_what_a_month_waits_for_leads_to_where_it_is_decided_and_the_month_is_locked(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "kunci-bulan?bulan=2026-10")
    page.get_by_role("link", name="1 hari belum diputuskan").click()
    hands.see(page, "Kamis, 29 Oktober 2026 sampai Rabu, 11 November 2026.")
    hands.go_to(page, "kunci-bulan?bulan=2026-10")
    hands.press(page, "Kunci Oktober 2026")
    hands.press(page, "Ya, kunci meski begitu")
    hands.see(page, "Oktober 2026 terkunci.")
    hands.see(page, "Dikunci oleh Eko")
    page.get_by_role("row", name="Oktober 2026 Terkunci").wait_for()


def test_an_opening_balance_is_entered_and_the_leave_left_follows(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "cuti?unit=umum")
    page.get_by_role("link", name="Ani").click()
    hands.see(page, "Belum diisi.")
    hands.press(page, "Simpan saldo")
    page.get_by_label("Sisa cuti (hari kerja)").and_(page.locator("[aria-invalid]")).fill("15")
    for field, value in (("Di antaranya terbawa", "3"), ("Hari tanpa keterangan", "0"), ("Menit terlambat", "20")):
        page.get_by_label(field).fill(value)
    page.get_by_label("Dokumen sumber").fill("Rekap BKPSDM 2026")
    hands.press(page, "Simpan saldo")
    hands.see(page, "Diisi oleh Eko")
    hands.see(page, "Saldo awal Ani disimpan.")
    hands.press(page, "Tutup")
    page.get_by_role("row", name="Ani").get_by_text("Saldo awal").wait_for()


def test_a_stand_in_is_named_and_ended(open_page: OpenPage) -> None:
    page = at_desk(open_page, CITRA, "pengganti")
    page.get_by_label("Siapa").select_option(label="Budi")
    hands.press(page, "Tunjuk", exact=True)
    hands.see(page, "Budi, 23 Nov 2026 sampai 23 Nov 2026")
    hands.press(page, "Akhiri sekarang")
    hands.see(page, "Anda belum menunjuk siapa pun.")


def test_a_city_admin_names_one_for_a_superior_of_a_unit(open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "pengganti?unit=umum")
    page.get_by_role("link", name="Citra").click()
    opened = page.locator(".opened")
    opened.get_by_label("Siapa").select_option(label="Budi")
    opened.get_by_role("button", name="Tunjuk").click()
    page.get_by_role("row", name="Citra Budi 23 Nov 2026").wait_for()
    hands.press(page, "Akhiri tugas pengganti Citra")
    hands.press(page, "Ya, akhiri")
    page.get_by_role("row", name="Citra tidak ada").wait_for()


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_every_page_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, viewport=view)
    found = []
    for place in (*PAGES, f"permohonan?lihat=terbuka&buka={DUTY}", "acara?buka=baru"):
        hands.go_to(page, place)
        hands.wait_until_read(page)
        found += [f"{place}: {each}" for each in faults_of(page, axe)]
    assert not found
