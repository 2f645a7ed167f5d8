"""Without a network: the app opens, a check-in is kept on the phone and sent later, and nothing of it is lost."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.attendance import Reason
from tests import cast
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site

OpenPage = Callable[..., Any]
SEALED_AND_KEYS = """() => new Promise((done) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const stores = ["sealed", "sealing", "keys"];
    const read = opening.result.transaction(stores).objectStore;
    const change = opening.result.transaction(stores);
    const counts = stores.map((name) => change.objectStore(name).count());
    change.oncomplete = () => { opening.result.close(); done(counts.map((each) => each.result)); };
  };
})"""


def test_the_app_opens_without_a_network_and_a_check_in_is_sent_when_it_is_back(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.held(site, open_page)
    page.context.set_offline(True)
    page.reload()
    hands.see(page, "Tanpa sambungan")
    hands.see(page, "Yang tampil adalah keadaan pukul")
    hands.check_in_offline(page)

    page.reload()
    hands.see_heading(page, "Menunggu dikirim")  # the queue outlives the page
    assert page.get_by_role("link", name="Presensi datang").count() == 0
    page.context.set_offline(False)
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()
    hands.see(page, "dibuat tanpa sambungan, dikirim kemudian")
    hands.see_gone(page, "Menunggu dikirim")
    (check_in,) = _recorded(city, newcomer)
    assert check_in.reasons == (Reason.OFFLINE,)
    assert page.evaluate(SEALED_AND_KEYS)[0] == 2  # this day and the next alone


def test_the_day_that_was_last_heard_is_there_before_the_server_answers(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.held(site, open_page)
    slow: list[Any] = []
    page.route("**/api/sessions/refresh", lambda route: slow.append(route))
    page.reload()
    hands.see(page, "Presensi hari ini")
    assert page.get_by_text("Tanpa sambungan").count() == 0  # nobody knows yet
    hands.open_camera(page)
    hands.shoot(page)
    hands.see(page, "Tersimpan di ponsel ini")
    assert _recorded(city, newcomer) == []
    for each in slow:
        each.continue_()
    page.locator(".stamp").wait_for()
    (check_in,) = _recorded(city, newcomer)
    assert Reason.OFFLINE not in check_in.reasons


def test_a_login_that_ended_keeps_what_waits(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    page, newcomer = hands.held(site, open_page)
    page.context.set_offline(True)
    hands.check_in_offline(page)
    page.context.clear_cookies()
    page.reload()
    hands.see_heading(page, "Menunggu dikirim")

    page.context.set_offline(False)
    hands.see(page, "1 presensi tersimpan di ponsel ini dan belum terkirim.")
    assert _recorded(city, newcomer) == []
    hands.log_in(page, newcomer.number, hands.PASSWORD)
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()
    (check_in,) = _recorded(city, newcomer)
    assert check_in.reasons == (Reason.OFFLINE,)


def test_what_the_server_refuses_later_is_told_with_a_way_on(site: Site, open_page: OpenPage) -> None:
    page, _ = hands.held(site, open_page)
    longitude, latitude = site.far_away
    page.context.set_geolocation({"longitude": longitude, "latitude": latitude, "accuracy": 8})
    hands.see(page, "lagi ke area kantor")
    page.context.set_offline(True)
    hands.check_in_offline(page)
    page.context.set_offline(False)
    page.get_by_role("alert").get_by_text("Tidak dapat dicatat").wait_for()
    hands.follow(page, "Ajukan koreksi")
    hands.see_heading(page, "Koreksi presensi")
    page.go_back()
    hands.press(page, "Mengerti")
    hands.see_gone(page, "Tidak dapat dicatat")
    hands.see(page, "Presensi datang")


def test_a_server_that_fails_is_not_called_a_missing_network(site: Site, open_page: OpenPage) -> None:
    page, _ = hands.held(site, open_page)
    page.route("**/api/**", lambda route: route.fulfill(status=502, body="<html>", content_type="text/html"))
    hands.open_camera(page)
    hands.shoot(page)
    hands.see(page, "Server sedang bermasalah; sambungan Anda baik.")
    hands.see(page, "Presensi Anda tidak hilang")
    hands.follow(page, "Ke Beranda")
    page.reload()
    hands.see(page, "Server sedang bermasalah")
    assert page.get_by_text("Tanpa sambungan").count() == 0
    hands.see(page, "Yang tampil adalah keadaan pukul")


def test_logging_out_asks_about_what_waits_and_leaves_only_the_phones_own_key(site: Site, open_page: OpenPage) -> None:
    page, _ = hands.held(site, open_page)
    for path in ("check-ins", "check-ins/challenges", "uploads"):
        page.route(f"**/api/{path}", lambda route: route.abort())
    hands.check_in_offline(page)
    hands.follow(page, "Akun")
    hands.press(page, "Keluar")
    page.get_by_role("alert").get_by_text("1 presensi belum terkirim").wait_for()
    hands.press(page, "Hapus dan keluar")
    hands.see(page, "Anda sudah keluar.")
    assert page.evaluate(SEALED_AND_KEYS) == [0, 0, 1]
    assert page.evaluate("() => localStorage.getItem('presensi.last')") is None


def test_after_logging_out_the_app_opens_without_a_network_and_knows_nobody(site: Site, open_page: OpenPage) -> None:
    """The worker keeps files of ours alone, never an answer about somebody (T32)."""
    page, newcomer = hands.held(site, open_page)
    hands.follow(page, "Akun")
    hands.press(page, "Keluar")
    hands.see(page, "Anda sudah keluar.")
    page.context.set_offline(True)
    page.reload()
    page.get_by_role("alert").get_by_text("Tidak ada sambungan").wait_for()
    assert newcomer.name.split()[0] not in page.content()
    kept = page.evaluate(_ALL_CACHED)
    assert kept
    assert not [path for path in kept if path.startswith(("/api", "/s3"))]


def test_what_waits_cannot_be_read_from_the_phones_storage(site: Site, open_page: OpenPage) -> None:
    page, newcomer = hands.held(site, open_page)
    page.context.set_offline(True)
    hands.check_in_offline(page)
    kept = page.evaluate(_ALL_KEPT_AS_TEXT)
    assert len(kept) > 1_000
    assert newcomer.name.split()[0] not in kept
    assert "challenge" not in kept


def _recorded(city: RunningCity, newcomer: Newcomer) -> list[Any]:
    with city.lock:
        services = city.world.services
        who = services.staff.employee_id_of(newcomer.number)
        assert who
        day = services.attendance.day("umum", cast.MONDAY, who)
    return list(day.check_ins.values())


_ALL_KEPT_AS_TEXT = """() => new Promise((done) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("sealed").objectStore("sealed").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      done(asked.result.map(({ bytes }) => new TextDecoder("latin1").decode(bytes)).join(""));
    };
  };
})"""

_ALL_CACHED = """async () => {
  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caught.flat().map(({ url }) => new URL(url).pathname);
}"""
