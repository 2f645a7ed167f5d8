"""Being woken: asked for by a tap alone, said in the phone's language, and ended with the session.

No browser here reaches a push service, so the page's PushManager is the tests' own; its worker, its notifications and
what it tells the server are real.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.push import PushKind
from tests import cast
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Site
from tests.push_fake import HOST, Browser
from tests.waiting import eventually

OpenPage = Callable[..., Any]
PUSH = "Notifikasi di ponsel ini"
REMINDER = {"kind": "reminder", "on": "2026-11-23", "route": "presensi/arrival"}
FAKE = """(() => {
  const KEYS = %s;
  const recall = () => localStorage.getItem("test.endpoint");
  const made = (endpoint, key) => ({
    endpoint,
    options: { applicationServerKey: key },
    toJSON: () => ({ endpoint, keys: KEYS }),
    unsubscribe: async () => { localStorage.removeItem("test.endpoint"); return true; },
  });
  PushManager.prototype.getSubscription = async () => (recall() ? made(recall(), window.testKey ?? null) : null);
  PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
    if (window.testNoService) throw new DOMException("push service error", "AbortError");
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new DOMException("options", "NotAllowedError");
    window.testKey = applicationServerKey.buffer;
    localStorage.setItem("test.endpoint", `https://%s/wpush/${crypto.randomUUID()}`);
    return made(recall(), window.testKey);
  };
  const permission = () => localStorage.getItem("test.permission") ?? "default";
  Object.defineProperty(Notification, "permission", { get: permission });
  Notification.requestPermission = async () => {
    localStorage.setItem("test.asked", String(Number(localStorage.getItem("test.asked")) + 1));
    if (window.testAnswer !== "default") localStorage.setItem("test.permission", window.testAnswer ?? "granted");
    return Notification.permission;
  };
})()"""
SHOWN = "navigator.serviceWorker.ready.then((each) => each.getNotifications())"
KEPT_LANGUAGE = """async () => {
  const kept = await (await caches.open("presensi told")).match("/language");
  return kept?.text();
}"""
ASKED = "() => Number(localStorage.getItem('test.asked'))"


def a_phone(open_page: OpenPage, **options: Any) -> Any:
    """With the tests' own PushManager, and the right to show notifications."""
    page = open_page(permissions=["geolocation", "camera", "notifications"], **options)
    page.context.add_init_script(FAKE % (json.dumps(Browser().body()["keys"]), HOST))
    page.reload()
    hands.wait_until_held(page)
    return page


def at_account(open_page: OpenPage, who: Employee, **options: Any) -> Any:
    page = hands.log_in_at(a_phone(open_page, **options), who, "akun")
    hands.see_heading(page, PUSH)
    return page


def turn_on(page: Any) -> None:
    hands.press(page, "Nyalakan", exact=True)
    hands.see(page, "Menyala di ponsel ini.")


def held(city: RunningCity, who: Employee) -> tuple[int, tuple[PushKind, ...]]:
    """How many phones of theirs are woken, and what for."""
    with city.lock:
        services = city.world.services
        person = services.staff.employee(who.employee_id)
        assert person
        return len(services.pushes.of(who.employee_id).all), person.push


def test_nobody_is_asked_before_they_tap_and_may_choose_and_turn_it_off(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    page = at_account(open_page, cast.ANI)
    assert page.evaluate(ASKED) == 0
    turn_on(page)
    assert (page.evaluate(ASKED), held(city, cast.ANI)) == (1, (1, tuple(PushKind)))
    page.get_by_label("Pemberitahuan lain").click()
    hands.see(page, "Tersimpan.")
    assert held(city, cast.ANI) == (1, (PushKind.REMINDERS, PushKind.DECISIONS))
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document.querySelector('[aria-labelledby=push]'))")
    assert [each["id"] for each in found["violations"]] == []
    page.reload()
    hands.see(page, "Menyala di ponsel ini.")
    hands.press(page, "Matikan di ponsel ini")
    hands.see(page, "Sudah dimatikan.")
    assert held(city, cast.ANI) == (0, ())


def test_the_worker_says_it_in_the_language_of_the_page_and_leads_there(open_page: OpenPage) -> None:
    page = at_account(open_page, cast.BUDI)
    turn_on(page)
    assert deliver(page, REMINDER, 1) == ["Presensi datang: waktunya hampir habis"]
    page.get_by_label("English").check()
    page.get_by_role("heading", name="Notifications on this phone").wait_for()
    hands.when(page, f"() => ({KEPT_LANGUAGE})().then((kept) => kept === 'en')")
    decided = {"kind": "decided", "on": "2026-11-23", "route": "permohonan/20261123-a"}
    assert "There is a decision for you" in deliver(page, decided, 2)
    deliver(page, REMINDER, 2)
    assert "Presensi" in deliver(page, "something newer", 3)
    assert min(shown(page)) == "Arrival: the time is nearly over"  # the same notice took its own place
    (worker,) = page.context.service_workers
    worker.evaluate(
        "async () => { for (const each of await clients.matchAll()) each.postMessage({ route: 'pemberitahuan' }); }"
    )
    hands.see_heading(page, "Notices")


def test_who_says_no_reads_how_to_change_their_mind(city: RunningCity, open_page: OpenPage) -> None:
    page = at_account(open_page, cast.CITRA)
    page.evaluate("() => { window.testAnswer = 'default'; }")
    hands.press(page, "Nyalakan", exact=True)
    hands.see(page, "Belum diizinkan.")
    page.evaluate("() => { window.testAnswer = 'denied'; }")
    hands.press(page, "Nyalakan", exact=True)
    hands.see(page, "Notifikasi diblokir untuk aplikasi ini.")
    page.get_by_text("Cara mengizinkan notifikasi").click()
    hands.see(page, "Ubah Notifikasi menjadi Izinkan")
    assert held(city, cast.CITRA) == (0, ())


def test_a_push_service_that_does_not_answer_is_told(city: RunningCity, open_page: OpenPage) -> None:
    page = at_account(open_page, cast.CITRA)
    page.evaluate("() => { window.testNoService = true; }")
    hands.press(page, "Nyalakan", exact=True)
    hands.see(page, "Layanan notifikasi peramban ini tidak menjawab.")
    assert held(city, cast.CITRA) == (0, ())
    page.evaluate("() => { window.testNoService = false; }")
    turn_on(page)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("iPhone", "Di iPhone notifikasi hanya untuk aplikasi di Layar Utama"),
        ("Android", "Peramban ini tidak dapat memberi notifikasi."),
    ],
)
def test_where_a_browser_cannot_it_says_what_can(open_page: OpenPage, agent: str, words: str) -> None:
    page = open_page(user_agent=f"Mozilla/5.0 ({agent})")
    page.context.add_init_script("delete window.PushManager")
    page.reload()
    hands.log_in_at(page, cast.ANI, "akun")
    hands.see(page, words)


def test_logging_out_ends_it_on_this_phone(city: RunningCity, open_page: OpenPage) -> None:
    page = at_account(open_page, cast.DEWI)
    turn_on(page)
    hands.press(page, "Keluar")
    hands.see(page, "Anda sudah keluar.")
    assert held(city, cast.DEWI) == (0, ())
    assert page.evaluate("() => [localStorage.getItem('test.endpoint'), localStorage.getItem('presensi.push')]") == [
        None,
        None,
    ]


def test_whoever_logs_in_next_is_not_woken_for_the_last_one(city: RunningCity, open_page: OpenPage) -> None:
    page = at_account(open_page, cast.DEWI)
    turn_on(page)
    page.context.clear_cookies()
    page.reload()
    hands.log_in(page, cast.FITRI.number, "sandi rahasia fitri")
    hands.see(page, cast.FITRI.name)
    page.wait_for_function("() => localStorage.getItem('test.endpoint') === null")
    assert held(city, cast.FITRI) == (0, ())


def test_after_the_first_check_in_it_is_offered_once(city: RunningCity, site: Site, open_page: OpenPage) -> None:
    page, _ = hands.approved(site, partial(a_phone, open_page))
    assert page.get_by_text("Diingatkan sebelum waktu habis?").count() == 0
    hands.open_camera(page)
    hands.shoot(page)
    page.locator(".stamp").wait_for()
    page.get_by_role("link", name="Selesai").click()
    hands.see_heading(page, "Diingatkan sebelum waktu habis?")
    assert page.evaluate(ASKED) == 0
    hands.press(page, "Ya, ingatkan saya")
    hands.see(page, "Tersimpan.")
    assert page.evaluate(ASKED) == 1
    page.reload()
    hands.see(page, "Presensi hari ini")
    assert page.get_by_text("Diingatkan sebelum waktu habis?").count() == 0


def deliver(page: Any, message: object, expected: int) -> list[str]:
    """As the browser hands its worker a message that came; what stands on the lock screen once so many do.

    On a busy machine this browser's tool loses one now and then; the same message again takes its own place.
    """
    session = page.context.new_cdp_session(page)
    registrations: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(each["registrationId"] for each in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not registrations:
        page.wait_for_timeout(20)
    origin = page.evaluate("() => location.origin")
    data = message if isinstance(message, str) else json.dumps(message)
    asked = {"origin": origin, "registrationId": registrations[0], "data": data}

    def stands() -> bool:
        session.send("ServiceWorker.deliverPushMessage", asked)
        page.wait_for_timeout(500)
        return len(shown(page)) == expected

    eventually(stands)
    session.detach()
    return shown(page)


def shown(page: Any) -> list[str]:
    """Titles of the notifications that stand on the lock screen."""
    found: list[str] = page.evaluate(f"() => {SHOWN}.then((all) => all.map((one) => one.title))")
    return found
