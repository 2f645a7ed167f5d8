"""A morning without a network: the app has heard Friday alone, and it is Monday."""

from collections.abc import Callable
from datetime import date
from typing import Any

from chalicelib.domain.attendance import Reason
from tests.cast import wib
from tests.e2e import hands
from tests.e2e.server import RunningCity
from tests.e2e.site import Newcomer, Site

OpenPage = Callable[..., Any]
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
AT_WORK, IN_THE_MORNING = wib(15, on=FRIDAY), wib(7, 20, on=MONDAY)
LATER = """(() => {
  const [Real, by] = [Date, BY_MS];
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + by); }
    static now() { return Real.now() + by; }
  };
})()""".replace("BY_MS", str((IN_THE_MORNING - AT_WORK).total_seconds() * 1_000))


def test_what_was_heard_on_friday_checks_in_on_monday_without_a_network(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = _heard_on_friday(city, site, open_page)
    page.context.add_init_script(LATER)
    page.reload()
    hands.see(page, "Senin, 30 November 2026")
    hands.see(page, "Yang tampil adalah rencana hari ini seperti yang diketahui pada 27 Nov 2026, 15:00.")
    hands.check_in_offline(page)
    _sent_when_back(city, page, newcomer)


def test_an_app_left_open_over_the_weekend_shows_monday_when_it_is_looked_at(
    city: RunningCity, site: Site, open_page: OpenPage
) -> None:
    page, newcomer = _heard_on_friday(city, site, open_page)
    page.evaluate(LATER)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    hands.see(page, "Senin, 30 November 2026")
    hands.see(page, "Yang tampil adalah rencana hari ini")
    hands.check_in_offline(page)
    _sent_when_back(city, page, newcomer)


def _heard_on_friday(city: RunningCity, site: Site, open_page: OpenPage) -> tuple[Any, Newcomer]:
    """On Monday the network is gone."""
    city.set_clock(AT_WORK)
    page, newcomer = hands.held(site, open_page)
    page.context.set_offline(True)
    city.set_clock(IN_THE_MORNING)
    return page, newcomer


def _sent_when_back(city: RunningCity, page: Any, newcomer: Newcomer) -> None:
    page.context.set_offline(False)
    page.get_by_role("link", name="Lihat bukti Datang").wait_for()
    hands.see(page, "dibuat tanpa sambungan, dikirim kemudian")
    with city.lock:
        services = city.world.services
        who = services.staff.employee_id_of(newcomer.number)
        assert who
        (made,) = services.attendance.day("umum", MONDAY, who).check_ins.values()
    assert (made.local_date, made.reasons) == (MONDAY, (Reason.OFFLINE,))
