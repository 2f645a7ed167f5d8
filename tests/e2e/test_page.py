"""The page as people use it: a real Chromium, its camera and position, and the whole city behind it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.browser import SHAPES
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.site import Person, Site
from tools.phone import Phone, http_transport

KEPT_IN_THE_BROWSER = {
    "presensi.primed",
    "presensi.language",
    "presensi.city",
    "presensi.last",
    "presensi.session",
}  # the city's: what anybody may read
OpenPage = Callable[..., Any]


def test_a_newcomer_logs_in_enrols_is_approved_and_checks_in(
    site: Site, open_page: OpenPage, shape: Mapping[str, Any]
) -> None:
    page, newcomer = open_page(**shape), site.newcomer()
    hands.arrive(page, newcomer)
    hands.see(page, "Ponsel menunggu persetujuan")

    hands.approve(_leading(open_page, site), newcomer.name)

    page.reload()
    hands.see(page, "Di dalam area kantor")
    hands.see_gone(page, "Ponsel menunggu persetujuan")
    hands.open_camera(page)
    hands.shoot(page)
    hands.see_heading(page, "Tercatat")
    hands.see(page, "Sah")
    page.reload()
    hands.see(page, "Salin bukti")  # the receipt can be had again
    hands.follow(page, "Selesai")
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()

    record = _todays_arrival(site, newcomer.number)
    assert record["state"] == "valid"
    assert 20 <= record["distance_m"] <= 24
    hands.follow(page, "Riwayat")
    hands.see(page, record["local_time"])


def test_a_check_in_takes_two_taps(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(**SHAPES["Pixel 7"]), site.newcomer()
    hands.arrive(page, newcomer)
    page.evaluate("() => { window.taps = 0; addEventListener('click', (tap) => { taps += tap.isTrusted }, true) }")
    page.get_by_role("link", name="Presensi datang").tap()
    page.locator(".shutter:enabled").tap()
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    assert page.evaluate("() => taps") == 2


def test_a_waiting_phone_counts_provisionally(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    hands.check_in_waiting(page)
    hands.see(page, "ponsel belum disetujui")
    assert _todays_arrival(site, newcomer.number)["state"] == "provisional"


def test_the_history_leads_to_each_receipt(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    hands.check_in_waiting(page)
    code = page.locator(".code").inner_text()

    page.route("**/api/me/today*", _a_day_later)
    page.reload()
    hands.follow(page, "Selesai")
    hands.see(page, "Selasa, 24 November 2026")
    hands.follow(page, "Riwayat")
    page.get_by_role("button", name="Senin 23").click()
    page.get_by_role("link", name="Lihat bukti Datang, Senin, 23 November 2026").click()
    hands.see(page, "Senin, 23 November 2026")
    hands.see(page, "tepat waktu")
    assert page.locator(".code").inner_text() == code
    hands.follow(page, "Kembali")
    hands.see_heading(page, "Riwayat")


def test_far_away_is_refused_in_words_and_nothing_is_recorded(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(at=site.far_away), site.newcomer()
    hands.arrive(page, newcomer)
    hands.see(page, "lagi ke area kantor")
    hands.open_camera(page)
    hands.shoot(page)
    refusal = page.get_by_role("alert")
    refusal.get_by_text("Terlalu jauh dari kantor").wait_for()
    refusal.get_by_text("batasnya 150 m").wait_for()
    refusal.get_by_text("lagi. Bila Anda sudah di kantor").wait_for()
    assert _todays_arrival(site, newcomer.number) is None

    page.context.set_geolocation(_at(site.at_work))
    hands.press(page, "Ulangi dari foto")
    page.locator(".shutter:enabled").wait_for()
    hands.see(page, "Di dalam area kantor")
    hands.shoot(page)
    hands.see_heading(page, "Tercatat, menunggu keputusan")


def test_a_lost_answer_is_asked_for_again_with_the_same_bytes(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    sent: list[bytes] = []

    def lose_the_first(route: Any) -> None:
        sent.append(route.request.post_data_buffer)
        if len(sent) == 1:
            route.fetch()  # the server records it, the phone never hears
            route.abort()
        else:
            route.continue_()

    page.route("**/api/check-ins", lose_the_first)
    hands.check_in_waiting(page)
    assert len(sent) == 2
    assert sent[0] == sent[1]


def test_without_a_network_the_photo_is_kept_and_sent_later(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    hands.open_camera(page)
    page.context.set_offline(True)
    hands.shoot(page)
    hands.see(page, "Layar ini boleh ditutup.")
    page.context.set_offline(False)  # it goes by itself, as an ordinary check-in
    hands.see_heading(page, "Tercatat, menunggu keputusan")
    hands.see(page, "ponsel belum disetujui")
    assert page.get_by_text("tanpa sambungan").count() == 0


def test_the_session_survives_a_reload_and_ends_at_logging_out(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    page.reload()
    hands.see(page, newcomer.name)
    hands.follow(page, "Akun")
    hands.press(page, "Keluar")
    hands.see(page, "Anda sudah keluar.")
    assert newcomer.name not in page.content()
    page.reload()
    hands.see_heading(page, "Masuk")
    assert page.get_by_text("Sesi Anda berakhir").count() == 0

    page.wait_for_timeout(1_100)  # nobody types that fast: tokens tell whole seconds, and that one's are spent
    hands.log_in(page, newcomer.number, hands.PASSWORD)
    hands.see(page, "Ponsel menunggu persetujuan")  # still the same phone


def test_an_expired_token_is_renewed_once_for_all_requests(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    refreshed: list[str] = []
    page.on("request", lambda each: refreshed.append(each.url) if each.url.endswith("/refresh") else None)
    refused = {"**/api/me/attendance*": 1, "**/api/me/today*": 1}

    def refuse_once(pattern: str) -> Callable[[Any], None]:
        def answer(route: Any) -> None:
            refused[pattern] -= 1
            if refused[pattern] >= 0:
                route.fulfill(status=401, content_type="application/problem+json", body=json.dumps(_TOKEN_INVALID))
            else:
                route.continue_()

        return answer

    for pattern in refused:
        page.route(pattern, refuse_once(pattern))
    hands.press(page, "Muat ulang")
    hands.follow(page, "Riwayat")
    hands.see(page, "Lihat daftar")
    assert len(refreshed) in (1, 2)  # one flight for those that meet
    assert page.get_by_text("Sesi Anda berakhir").count() == 0


def test_what_the_server_finds_wrong_with_a_password_stands_below_it(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.follow(page, "Masuk pertama kali atau lupa sandi")
    page.get_by_label("Kode sekali pakai").wait_for()
    page.get_by_label("Nomor pegawai").fill(newcomer.number)
    page.get_by_label("Kode sekali pakai").fill(newcomer.code)
    field = page.get_by_label("Kata sandi baru", exact=True)
    for password, fault in [
        (f"{hands.PASSWORD} ", "Jangan awali atau akhiri dengan spasi"),
        (f"{newcomer.number} dan saya", "Jangan pakai nomor pegawai"),
        ("panjang " * 20 + "sekali", "Kata sandi 12-128 karakter"),
    ]:
        field.fill(password)
        hands.press(page, "Simpan sandi dan masuk")
        page.locator(".fault").get_by_text(fault).wait_for()
        assert field.get_attribute("aria-invalid") == "true"
        assert field.evaluate("field => field === document.activeElement")
        assert page.get_by_role("alert").count() == 0  # said once, beside its field
    field.fill(hands.PASSWORD)
    hands.press(page, "Simpan sandi dan masuk")
    hands.see_heading(page, "Sebelum mulai")  # the code was not used up


def test_a_password_is_changed_on_the_account_screen(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    hands.follow(page, "Akun")
    page.get_by_text("Ganti kata sandi").click()
    old, new = page.get_by_label("Kata sandi sekarang", exact=True), page.get_by_label("Kata sandi baru", exact=True)
    old.fill("bukan sandinya")
    new.fill("tiga kata acak lain")
    hands.press(page, "Simpan kata sandi")
    page.get_by_role("alert").wait_for()
    assert new.input_value() == "tiga kata acak lain"  # a refusal takes nothing away
    old.fill(hands.PASSWORD)
    hands.press(page, "Simpan kata sandi")
    hands.see(page, "Kata sandi sudah diganti.")
    assert [old.input_value(), new.input_value()] == ["", ""]


def test_no_token_is_kept_where_a_script_could_read_it(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    kept = page.evaluate("() => ({...localStorage})")
    assert set(kept) <= KEPT_IN_THE_BROWSER
    assert page.evaluate("() => sessionStorage.length") == 0
    assert page.evaluate("() => document.cookie") == ""
    cookies = page.context.cookies(f"{site.base_url}/api/sessions")
    assert [(each["httpOnly"], each["sameSite"]) for each in cookies] == [(True, "Strict")]


def test_the_key_of_the_phone_cannot_be_read(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    hands.arrive(page, newcomer)
    assert page.evaluate(_READ_KEYS) == [False]


def test_denied_permissions_are_explained(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(permissions=[]), site.newcomer()
    page.add_init_script(_DENY)
    page.reload()
    hands.log_in_by_code(page, newcomer)
    hands.press(page, "Izinkan lokasi dan kamera")
    hands.see(page, "Cara menyalakan izin lokasi")
    hands.see(page, "Cara menyalakan izin kamera")
    hands.press(page, "Lanjut", exact=True)
    hands.enrol(page)
    hands.follow(page, "Ke Beranda")
    hands.follow(page, "Presensi datang")
    hands.see(page, "Izin kamera ditolak")
    hands.see(page, "Ambil dengan kamera ponsel")


def test_everything_is_said_in_english_too(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    hands.press(page, "Switch to English")
    hands.see_heading(page, "Log in")
    page.get_by_label("Staff number").fill("CONTOH-404")
    page.get_by_label("Password", exact=True).fill("not the password")
    hands.press(page, "Log in", exact=True)
    page.get_by_role("alert").get_by_text("Cannot log in").wait_for()
    assert page.evaluate("() => document.documentElement.lang") == "en"
    page.reload()
    hands.see_heading(page, "Log in")


def test_a_page_that_is_too_old_asks_to_be_reloaded(open_page: OpenPage) -> None:
    page = open_page()
    hands.see_heading(page, "Masuk")
    problem = {**_TOKEN_INVALID, "status": 426, "code": "CLIENT_TOO_OLD"}
    page.route("**/api/sessions", lambda route: route.fulfill(status=426, body=json.dumps(problem)))
    hands.log_in(page, "CONTOH-001", "apa saja")
    hands.see_heading(page, "Muat ulang halaman")


def test_a_name_is_text_whatever_stands_in_it(site: Site, open_page: OpenPage) -> None:
    page, newcomer = open_page(), site.newcomer()
    name = "<img src=x onerror='window.hurt = 1'>"

    def rename(route: Any) -> None:
        reply = route.fetch()
        me = reply.json()
        me["employee"]["name"] = name
        route.fulfill(response=reply, json=me)

    page.route("**/api/me", rename)
    hands.arrive(page, newcomer)
    hands.see(page, name)
    assert page.evaluate("() => window.hurt") is None


def test_one_can_log_in_by_keyboard_alone(site: Site, open_page: OpenPage) -> None:
    page, supervisor = open_page(), site.supervisor
    page.get_by_role("heading", name="Masuk", exact=True).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type(supervisor.number)
    page.keyboard.press("Tab")
    page.keyboard.type(supervisor.password)
    page.keyboard.press("Enter")
    hands.see_heading(page, "Sebelum mulai")


def test_every_screen_is_accessible_and_fits_320_pixels(site: Site, open_page: OpenPage, axe: str) -> None:
    faults: list[str] = []

    def look(page: Any, screen: str) -> None:
        faults.extend(f"{screen}: {fault}" for fault in faults_of(page, axe))

    newcomer = site.newcomer()
    page = open_page(viewport={"width": 320, "height": 640})
    _walk_as_newcomer(page, newcomer, site, look)
    boss = open_page(viewport={"width": 320, "height": 640})
    _walk_as_supervisor(boss, newcomer.name, site.supervisor, look)
    assert not faults, "\n".join(faults)


def _walk_as_newcomer(page: Any, newcomer: Any, site: Site, look: Callable[[Any, str], None]) -> None:
    hands.see_heading(page, "Masuk")
    look(page, "log in")
    hands.press(page, "Masuk", exact=True)
    hands.see(page, "Isi nomor pegawai Anda.")
    look(page, "log in with faults")
    hands.log_in(page, newcomer.number, "bukan sandinya")
    page.get_by_role("alert").wait_for()
    look(page, "log in refused")
    hands.follow(page, "Masuk pertama kali atau lupa sandi")
    look(page, "log in by code")
    hands.follow(page, "Sudah punya kata sandi? Masuk")
    hands.log_in_by_code(page, newcomer)
    look(page, "priming")
    hands.allow(page)
    hands.see_heading(page, "Daftarkan ponsel ini")
    look(page, "enrol")
    hands.enrol(page)
    look(page, "waiting")
    hands.follow(page, "Ke Beranda")
    hands.see(page, "Ketelitian")
    look(page, "home")
    hands.open_camera(page)
    look(page, "camera")
    page.context.set_geolocation(_at(site.far_away))
    hands.see(page, "lagi ke area kantor")
    hands.shoot(page)
    page.get_by_role("alert").wait_for()
    look(page, "refused")
    page.context.set_geolocation(_at(site.at_work))
    hands.press(page, "Ulangi dari foto")
    hands.see(page, "Di dalam area kantor")
    page.locator(".shutter:enabled").wait_for()
    page.route("**/s3/**", lambda route: route.abort())
    hands.shoot(page)
    hands.see(page, "Foto masih dikirim")
    look(page, "receipt without its photo")
    page.unroute("**/s3/**")
    page.get_by_text("Foto masih dikirim").wait_for(state="detached")
    look(page, "receipt")
    hands.follow(page, "Selesai")
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()
    look(page, "home with a record")
    hands.follow(page, "Riwayat")
    hands.see(page, "menunggu keputusan 1 hari")
    look(page, "history")
    hands.follow(page, "Akun")
    hands.press(page, "Hapus ponsel ini")
    page.get_by_text("Ganti kata sandi").click()
    look(page, "account")
    hands.follow(page, "Data dan privasi")
    page.get_by_label("Hanya oleh pemeriksa yang berjenis kelamin sama").click()  # it is set once it is saved
    hands.see(page, "Tersimpan.")
    look(page, "privacy")


def _walk_as_supervisor(page: Any, name: str, supervisor: Person, look: Callable[[Any, str], None]) -> None:
    hands.lead(page, supervisor)
    look(page, "team today")
    hands.follow(page, "Anggota")
    hands.press(page, f"Periksa ponsel {name}")
    hands.see(page, "Didaftarkan")
    look(page, "team members")
    hands.press(page, "Setujui")
    hands.see(page, "disetujui.")
    look(page, "team members decided")
    hands.follow(page, "Beranda")
    hands.see(page, "Ponsel ini belum terdaftar")
    look(page, "home without a phone")


def _leading(open_page: OpenPage, site: Site) -> Any:
    boss = open_page()
    hands.lead(boss, site.supervisor)
    return boss


def _a_day_later(route: Any) -> None:
    """Today as it will be told tomorrow: nothing of it is recorded yet."""
    reply = route.fetch()
    today = reply.json()
    today["local_date"] = "2026-11-24"
    for slot in today["slots"]:
        slot["check_in"] = None
    route.fulfill(response=reply, json=today)


def _todays_arrival(site: Site, number: str) -> Any:
    phone = Phone(http_transport(f"{site.base_url}/api"))
    phone.log_in(number, hands.PASSWORD).expect(201)
    return next(each["check_in"] for each in phone.today()["slots"] if each["plan"]["slot"] == "arrival")


def _at(position: tuple[float, float]) -> dict[str, float]:
    return {"longitude": position[0], "latitude": position[1], "accuracy": 8}


_TOKEN_INVALID = {
    "type": "/problems/token-invalid",
    "title": "Silakan masuk lagi",
    "status": 401,
    "code": "TOKEN_INVALID",
    "detail": "Sesi Anda sudah berakhir.",
    "instance": "x",
}
_READ_KEYS = """() => new Promise((resolve) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const reading = opening.result.transaction("keys").objectStore("keys").getAll();
    reading.onsuccess = () => resolve(reading.result.map((each) => each.privateKey.extractable));
  };
})"""
_DENY = """
const no = (_, fail) => { fail({ code: 1 }); return 1; };
navigator.geolocation.getCurrentPosition = no;
navigator.geolocation.watchPosition = no;
navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
"""


def test_no_script_but_the_pages_own_can_run(open_page: OpenPage) -> None:
    """A name with a script in it, a stolen innerHTML: the policy stops them all (T23, T27)."""
    page = open_page()
    policy = page.evaluate("fetch('/').then((answer) => answer.headers.get('Content-Security-Policy'))")
    for part in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "trusted-types presensi"):
        assert part in policy
    assert "unsafe" not in policy
    page.evaluate("() => navigator.serviceWorker.ready")  # by then the page has made its one policy
    for name in ("presensi", "another"):
        assert page.evaluate(_MAKE_POLICY, name) == "TypeError"
    open_page.broken.clear()  # type: ignore[attr-defined]  # what was provoked just now
    assert (
        page.evaluate(
            """() => { try { document.body.innerHTML = '<img src=x onerror=alert(1)>'; return 'set'; }
                   catch (error) { return error.name; } }"""
        )
        == "TypeError"
    )


_MAKE_POLICY = """(name) => {
  try { trustedTypes.createPolicy(name, { createHTML: (text) => text }); return "made"; }
  catch (error) { return error.name; }
}"""
