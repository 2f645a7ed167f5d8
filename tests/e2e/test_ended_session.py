"""What a phone still tells once its session is over: logged out, ended elsewhere, or handed to the next person."""

from collections.abc import Callable
from typing import Any

from tests.e2e import hands
from tests.e2e.site import Newcomer, Site
from tests.e2e.test_offline import SEALED_AND_KEYS
from tests.waiting import eventually
from tools.phone import Phone, http_transport

OpenPage = Callable[..., Any]
THE_KEY_ALONE = [0, 0, 1]
LEFT_HERE = "Anda sudah keluar di ponsel ini. Server diberi tahu begitu ada sambungan."
TWO_DAYS_LATER = """(() => {
  const [Real, by] = [Date, 2 * 86_400_000];
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + by); }
    static now() { return Real.now() + by; }
  };
})()"""


def test_logging_out_of_a_session_that_has_ended_elsewhere_leaves_the_key_alone(
    site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.held(site, open_page)

    def too_late(route: Any) -> None:
        _end_elsewhere(site, newcomer)
        route.continue_()

    hands.follow(page, "Akun")
    page.route("**/api/sessions", too_late)
    hands.press(page, "Keluar", exact=True)
    hands.see(page, "Anda sudah keluar.")
    assert page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE


def test_logging_out_without_a_network_wipes_at_once_and_the_server_is_told_later(
    site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.held(site, open_page)
    hands.follow(page, "Akun")
    cookies = page.context.cookies(f"{site.base_url}/api/sessions")
    page.get_by_role("button", name="Keluar", exact=True).wait_for()  # the page has come before the network goes
    page.context.set_offline(True)
    hands.press(page, "Keluar", exact=True)
    hands.see(page, LEFT_HERE)
    assert page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE
    page.reload()
    hands.see(page, LEFT_HERE)
    assert newcomer.name.split()[0] not in page.content()

    page.context.set_offline(False)
    hands.see(page, "Anda sudah keluar.")
    assert page.context.cookies(f"{site.base_url}/api/sessions") == []
    page.context.add_cookies(cookies)  # as whoever had copied it
    page.reload()
    hands.see_heading(page, "Masuk")


def test_a_server_that_failed_at_logging_out_is_told_before_the_next_login_and_logs_nobody_in_meanwhile(
    site: Site, open_page: OpenPage
) -> None:
    page, newcomer = hands.held(site, open_page)
    hands.follow(page, "Akun")
    page.route("**/api/sessions", lambda route: route.fulfill(status=502, body="<html>", content_type="text/html"))
    hands.press(page, "Keluar", exact=True)
    hands.see(page, LEFT_HERE)
    assert page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE
    page.reload()
    hands.see(page, LEFT_HERE)

    told: list[str] = []  # what the server took, be it told by the page's own asking again

    def note(each: Any) -> None:
        if each.url.endswith("/api/sessions") and each.status < 300:
            told.append(each.request.method)

    page.on("response", note)
    page.unroute("**/api/sessions")
    hands.log_in(page, newcomer.number, hands.PASSWORD)
    hands.see(page, "Presensi hari ini")
    assert told == ["DELETE", "POST"]
    page.reload()
    hands.see(page, "Presensi hari ini")


def test_another_page_of_the_same_phone_is_out_as_well(site: Site, open_page: OpenPage) -> None:
    page, _ = hands.approved(site, open_page)
    other = page.context.new_page()
    other.goto(site.base_url)
    hands.see(other, "Presensi hari ini")
    hands.follow(page, "Akun")
    hands.press(page, "Keluar", exact=True)
    hands.see(other, "Sesi Anda berakhir. Silakan masuk lagi.")


def test_a_phone_that_was_locked_out_tells_of_nobody_without_a_network(site: Site, open_page: OpenPage) -> None:
    page, newcomer = hands.held(site, open_page)
    _end_elsewhere(site, newcomer)
    page.reload()
    page.get_by_label("Nomor pegawai").wait_for()
    eventually(lambda: page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE)  # nothing waited
    page.context.set_offline(True)
    page.reload()
    page.get_by_role("alert").get_by_text("Tidak ada sambungan").wait_for()
    assert "Presensi hari ini" not in page.content()
    assert newcomer.name.split()[0] not in page.content()
    assert page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE

    page.context.set_offline(False)
    page.reload()
    page.get_by_label("Nomor pegawai").wait_for()
    page.wait_for_timeout(1_100)  # nobody types that fast: tokens tell whole seconds, and that one's are spent
    hands.log_in(page, newcomer.number, "delapan ratus meter jauhnya")
    hands.see(page, "Presensi hari ini")
    hands.wait_until_ahead(page)
    page.context.set_offline(True)
    page.reload()
    hands.see(page, "Tanpa sambungan")


def test_the_next_person_on_the_phone_leaves_nothing_of_the_one_before_that_is_past_use(
    site: Site, open_page: OpenPage
) -> None:
    page, _ = _ended_with_one_waiting(site, open_page)
    hands.log_in(page, site.supervisor.number, site.supervisor.password)
    page.get_by_role("link", name="Tim", exact=True).wait_for()
    hands.follow(page, "Akun")
    hands.press(page, "Keluar", exact=True)
    hands.see(page, "Anda sudah keluar.")
    assert page.evaluate(SEALED_AND_KEYS) == [1, 1, 1]  # it may still be sent
    page.context.add_init_script(TWO_DAYS_LATER)
    page.reload()
    eventually(lambda: page.evaluate(SEALED_AND_KEYS) == THE_KEY_ALONE)


def test_who_was_last_on_the_phone_is_told_what_was_not_sent_in_time_and_its_photo_is_gone(
    site: Site, open_page: OpenPage
) -> None:
    page, newcomer = _ended_with_one_waiting(site, open_page)
    assert page.evaluate(_BYTES_SEALED) > 5_000
    page.context.add_init_script(TWO_DAYS_LATER)
    page.reload()
    eventually(lambda: page.evaluate(_BYTES_SEALED) < 1_000)
    hands.log_in(page, newcomer.number, hands.PASSWORD)
    hands.see(page, "tersimpan di ponsel dan tidak terkirim pada waktunya")
    hands.follow(page, "Ajukan koreksi")
    hands.see_heading(page, "Koreksi presensi")


def test_what_failed_to_be_sent_goes_at_logging_out(site: Site, open_page: OpenPage) -> None:
    page, _ = hands.held(site, open_page)
    for path in ("check-ins", "check-ins/challenges", "uploads", "me/attempts"):
        page.route(f"**/api/{path}", lambda route: route.abort())
    hands.check_in_offline(page)
    assert "failed_sends" in page.evaluate(_ALL_REMEMBERED)
    hands.follow(page, "Akun")
    hands.press(page, "Keluar")
    hands.press(page, "Hapus dan keluar")
    hands.see(page, "Anda sudah keluar.")
    assert "failed_sends" not in page.evaluate(_ALL_REMEMBERED)


def _end_elsewhere(site: Site, newcomer: Newcomer) -> None:
    """A new password from another phone, as whoever has lost this one sets: every other session ends."""
    other = Phone(http_transport(f"{site.base_url}/api"))
    other.log_in(newcomer.number, hands.PASSWORD).expect(201)
    body = {"old_password": hands.PASSWORD, "new_password": "delapan ratus meter jauhnya"}
    assert other.call("PUT", "/me/password", body).status < 300


def _ended_with_one_waiting(site: Site, open_page: OpenPage) -> tuple[Any, Newcomer]:
    page, newcomer = hands.held(site, open_page)
    page.context.set_offline(True)
    hands.check_in_offline(page)
    page.context.clear_cookies()
    page.reload()
    hands.see_heading(page, "Menunggu dikirim")
    page.context.set_offline(False)
    hands.see(page, "1 presensi tersimpan di ponsel ini")
    return page, newcomer


_ALL_REMEMBERED = "() => JSON.stringify(localStorage)"
_BYTES_SEALED = """() => new Promise((done) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("sealed").objectStore("sealed").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      done(asked.result.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
    };
  };
})"""
