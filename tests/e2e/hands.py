"""What a person does on the page, by the words that stand on it."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.employee import Employee
from tests.e2e.site import Newcomer, Person, Site
from tests.waiting import eventually
from tools.phone import Phone, http_transport

PASSWORD = "empat ratus meter jauhnya"
_BEGIN = """async (login) => {
  const headers = { "Content-Type": "application/json" };
  const reply = await fetch("/api/sessions", { method: "POST", headers, body: JSON.stringify(login) });
  localStorage.setItem("presensi.session", "on");
  localStorage.setItem("presensi.primed", "1");
  return reply.status;
}"""
_COUNT_TAPS = """() => {
  window.taps = 0;
  addEventListener("click", ({ isTrusted }) => { window.taps += isTrusted; }, true);
}"""
_IS_HELD = "() => navigator.serviceWorker.controller !== null"
_TWO_SEALED = """() => new Promise((done) => {
  const opening = indexedDB.open("presensi");
  opening.onsuccess = () => {
    const counted = opening.result.transaction("sealed").objectStore("sealed").count();
    counted.onsuccess = () => { opening.result.close(); done(counted.result === 2); };
  };
})"""


def when(page: Any, script: str, arg: object = None) -> None:
    """Once the promise that this script makes tells of something true; `wait_for_function` waits for no promise."""
    eventually(lambda: page.evaluate(script, arg))


def press(page: Any, name: str, exact: bool = False) -> None:
    page.get_by_role("button", name=name, exact=exact).click()


def follow(page: Any, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def see_heading(page: Any, name: str, exact: bool = True) -> None:
    page.get_by_role("heading", name=name, exact=exact).wait_for()


def see(page: Any, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def see_gone(page: Any, text: str) -> None:
    """It may stand a moment yet: the page opens with what it last heard."""
    page.get_by_text(text).first.wait_for(state="detached")


def wait_until_held(page: Any) -> None:
    """The app's worker holds it: it opens without a network from now on."""
    when(page, "() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')")
    if not page.evaluate(_IS_HELD):
        page.reload()  # it was being loaded just as the worker took over: such a page stays without it
    page.wait_for_function(_IS_HELD)


def wait_until_ahead(page: Any) -> None:
    """The phone holds this day and the next one."""
    when(page, _TWO_SEALED)


def wait_until_read(page: Any) -> None:
    """Nothing on the screen is being fetched any more."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")  # the address is drawn
    page.wait_for_function("() => !document.body.innerText.includes('Memuat')")


def log_in_by_code(page: Any, newcomer: Newcomer) -> None:
    log_in_by_code_again(page, newcomer)
    see_heading(page, "Sebelum mulai")


def log_in_by_code_again(page: Any, newcomer: Newcomer) -> None:
    """On a phone that has explained itself before."""
    follow(page, "Masuk pertama kali atau lupa sandi")
    page.get_by_label("Kode sekali pakai").wait_for()  # the page before has a staff number of its own
    page.get_by_label("Nomor pegawai").fill(newcomer.number)
    page.get_by_label("Kode sekali pakai").fill(newcomer.code)
    page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    press(page, "Simpan sandi dan masuk")


def log_in(page: Any, number: str, password: str) -> None:
    page.get_by_label("Nomor pegawai").fill(number)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    press(page, "Masuk", exact=True)


def at_work(open_page: Callable[..., Any], who: Employee, address: str, **options: Any) -> Any:
    """Somebody of the cast at this address of the page, on a computer without a key."""
    return log_in_at(open_page(**options), who, address)


def log_in_at(page: Any, who: Employee, address: str) -> Any:
    begin_session(page, who)
    go_to(page, address)
    page.reload()
    return page


def begin_session(page: Any, who: Employee) -> None:
    """What the login page and the screen after it leave behind: how they do it is tested in test_page.py."""
    page.get_by_label("Nomor pegawai").wait_for()  # the page has heard that it has no session
    login = {"number": who.number, "password": f"sandi rahasia {who.employee_id}"}
    assert page.evaluate(_BEGIN, login) == 201


def go_to(page: Any, address: str) -> None:
    page.evaluate("address => { location.hash = `#/${address}` }", address)


def allow(page: Any) -> None:
    """Through the priming screen, with both permissions."""
    press(page, "Izinkan lokasi dan kamera")
    press(page, "Lanjut", exact=True)


def enrol(page: Any) -> None:
    see_heading(page, "Daftarkan ponsel ini")
    press(page, "Daftarkan ponsel ini")
    see_heading(page, "Menunggu persetujuan")


def arrive(page: Any, newcomer: Newcomer) -> None:
    """From the login page to the home screen, with this phone enrolled and waiting."""
    log_in_by_code(page, newcomer)
    allow(page)
    enrol(page)
    follow(page, "Ke Beranda")
    see(page, "Presensi hari ini")


def lead(page: Any, supervisor: Person) -> None:
    """The supervisor's own page, on a computer without a key."""
    log_in(page, supervisor.number, supervisor.password)
    press(page, "Lanjut tanpa izin")
    press(page, "Nanti saja")
    follow(page, "Tim")
    see(page, "sudah datang")


def approve(page: Any, name: str) -> None:
    follow(page, "Anggota")
    press(page, f"Periksa ponsel {name}")
    press(page, "Setujui")
    see(page, f"Ponsel {name} disetujui.")


def let_in(site: Site, newcomer: Newcomer) -> None:
    """What `approve` does on the page, by the API: most tests are about something else."""
    boss = Phone(http_transport(f"{site.base_url}/api"))
    boss.log_in(site.supervisor.number, site.supervisor.password).expect(201)
    unit_id = boss.call("GET", "/me").expect(200)["employee"]["grants"][0]["unit_id"]
    people = boss.call("GET", f"/units/{unit_id}/people").expect(200)["people"]
    (person,) = [each for each in people if each["name"] == newcomer.name]
    decision = f"/employees/{person['employee_id']}/devices/{person['pending_device_id']}/decision"
    boss.call("POST", decision, {"approve": True}).expect(200)


def approved(site: Site, open_page: Callable[..., Any]) -> tuple[Any, Newcomer]:
    """Somebody new at home on a phone that is approved: nothing of it makes a check-in wait."""
    page, newcomer = open_page(), site.newcomer()
    arrive(page, newcomer)
    let_in(site, newcomer)
    page.reload()
    see(page, "Di dalam area kantor")
    return page, newcomer


def held(site: Site, open_page: Callable[..., Any]) -> tuple[Any, Newcomer]:
    """The same, with the app held by its worker, and this day and the next by the phone."""
    page, newcomer = approved(site, open_page)
    wait_until_held(page)
    wait_until_ahead(page)
    return page, newcomer


def check_in_offline(page: Any) -> None:
    """Without a network, or with a server that does not answer."""
    open_camera(page)
    shoot(page)
    see(page, "Layar ini boleh ditutup.")
    follow(page, "Ke Beranda")
    see_heading(page, "Menunggu dikirim")


def check_in_waiting(page: Any) -> None:
    """On a phone that nobody has approved yet, up to its receipt."""
    open_camera(page)
    shoot(page)
    see_heading(page, "Tercatat, menunggu keputusan")


def open_camera(page: Any) -> None:
    follow(page, "Presensi datang")
    page.locator(".shutter:enabled").wait_for()


def shoot(page: Any) -> None:
    press(page, "Ambil foto dan kirim")


def repeat_last_report(page: Any) -> int:
    """Tell the last activity again for today, from the home screen: how many taps that took (kinerja_taps)."""
    go_to(page, "")
    page.get_by_role("link", name="Kinerja", exact=True).wait_for()
    page.evaluate(_COUNT_TAPS)
    follow(page, "Kinerja")
    page.get_by_role("link", name="Ulangi untuk hari ini").click()
    page.get_by_label("Apa yang dikerjakan").wait_for()
    press(page, "Kirim", exact=True)
    page.get_by_role("link", name="Laporkan kegiatan").wait_for()
    return int(page.evaluate("() => window.taps"))
