"""Rosters at a desk: keys and blocks, a spreadsheet's paste, undo, what is refused, and 300 people."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, START
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.world import entry

DECEMBER = "2026-12"
SHIFTS = Assignment("umum", START, ("balai-kota",), None, "citra")
LONG = "Raden Roro Siti Nurhaliza Kusumawardhani Prawiranegara, S.Sos., M.Si."
HERE = f"jadwal/umum/{DECEMBER}"


@pytest.fixture(autouse=True)
def rosters(city: RunningCity) -> None:
    """Ani, on leave on two days, and Budi work by shifts; so does somebody with a long name."""
    sick = Excuse("20261209-sakit", ExcuseKind.LEAVE, date(2026, 12, 9), date(2026, 12, 10))
    with city.lock:
        city.world.publish("calendar", cast.CITY.calendar)
    employ(city, replace(ANI, employee_id="panjang", name=LONG, number="PANJANG-1"))
    for who, letters in (("ani", "MPL"), ("budi", "PPL"), ("panjang", "---")):
        write(city, who, letters)
    with city.lock:
        city.world.change("ani", lambda each: replace(each, excuses=(sick,)))


def employ(city: RunningCity, *people: Employee) -> None:
    with city.lock:
        services = city.world.services
        for each in people:
            if services.staff.employee(each.employee_id) is None:
                by_shifts = replace(each, assignments=(SHIFTS,))
                services.staff.save(by_shifts, None, entry("test_add", city.world.clock.now))


def write(city: RunningCity, employee_id: str, letters: str) -> None:
    roster = {DECEMBER: letters.ljust(31, "L")}
    with city.lock:
        city.world.change(employee_id, lambda each: replace(each, assignments=(SHIFTS,), roster=roster))


def stored(city: RunningCity, employee_id: str) -> str:
    with city.lock:
        found = city.world.services.staff.employee(employee_id)
    assert found
    return str(found.roster[DECEMBER])


def row(page: Any, name: str) -> Any:
    return page.get_by_role("row", name=re.compile(f"^{name}"))


def cell(page: Any, name: str, day: int) -> Any:
    return row(page, name).get_by_role("gridcell").nth(day - 1)


def at_grid(open_page: OpenPage, who: Employee = DEWI, **options: Any) -> Any:
    page = at_desk(open_page, who, HERE, **options)
    page.get_by_role("grid").wait_for()
    return page


def test_an_operator_fills_a_month_by_keys_undoes_and_saves(city: RunningCity, open_page: OpenPage) -> None:
    page = at_grid(open_page)
    cell(page, "Budi", 4).click()
    for key in ("p", "m", "ArrowRight", "l"):
        page.keyboard.press(key)
    assert [cell(page, "Budi", day).inner_text()[:1] for day in range(4, 8)] == ["P", "M", "L", "L"]
    cell(page, "Budi", 10).click()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("m")
    hands.see(page, "4 hari diisi")
    page.keyboard.press("Control+z")
    assert cell(page, "Budi", 11).inner_text() == "L"
    page.get_by_role("button", name="Periksa dulu").click()
    hands.see(page, "dapat disimpan. Belum ada yang disimpan")
    assert stored(city, "budi") == "PPL".ljust(31, "L")
    page.get_by_role("button", name="Simpan 1 orang").click()
    hands.see(page, "Jadwal 1 orang tersimpan")
    assert stored(city, "budi") == "PPLPM".ljust(31, "L")


def test_a_block_goes_to_a_spreadsheet_and_comes_back(city: RunningCity, open_page: OpenPage) -> None:
    page = at_grid(open_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(page, "Ani", 1).click()
    cell(page, "Budi", 3).click(modifiers=["Shift"])
    page.keyboard.press("Control+c")
    assert page.evaluate("() => navigator.clipboard.readText()").splitlines() == ["M\tP\tL", "P\tP\tL"]
    page.evaluate("text => navigator.clipboard.writeText(text)", "p\tM\tX\r\nm\tL\tPS\r\n")
    cell(page, "Ani", 20).click()
    page.keyboard.press("Control+v")
    hands.see(page, "Huruf yang tidak dikenal, dibiarkan: X, PS")
    assert [cell(page, who, day).inner_text()[:1] for who in ("Ani", "Budi") for day in (20, 21)] == list("PMML")
    page.get_by_role("button", name="Simpan 2 orang").click()
    hands.see(page, "Jadwal 2 orang tersimpan")
    assert stored(city, "ani")[18:22] == "LPML"


def test_shifts_without_rest_leave_and_weekly_hours_are_told(open_page: OpenPage) -> None:
    page = at_grid(open_page)
    hands.see(page, "Ani: M Malam Selasa 1 bersambung dengan P Pagi Rabu 2")
    assert "tanpa jeda: 1→2" in row(page, "Ani").inner_text()
    assert row(page, "Ani").locator("td.week-hours").first.inner_text() == "17"
    assert "cuti" in cell(page, "Ani", 9).get_attribute("title")


def test_who_was_changed_meanwhile_is_told_at_their_name_and_nothing_is_lost(
    city: RunningCity, open_page: OpenPage
) -> None:
    page = at_grid(open_page)
    for name in ("Ani", "Budi"):
        cell(page, name, 15).click()
        page.keyboard.press("p")
    write(city, "ani", "LLL")
    page.get_by_role("button", name="Simpan 2 orang").click()
    hands.see(page, "1 orang belum tersimpan")
    assert "Jadwalnya berubah" in row(page, "Ani").inner_text()
    assert (stored(city, "ani")[14], stored(city, "budi")[14]) == ("L", "P")
    page.get_by_role("button", name="Simpan 1 orang").click()
    hands.see(page, "Jadwal 1 orang tersimpan")
    assert stored(city, "ani")[14] == "P"


def test_a_supervisor_looks_and_sets_nothing(city: RunningCity, open_page: OpenPage) -> None:
    page = at_grid(open_page, CITRA)
    hands.see(page, "Anda hanya melihat jadwal")
    assert page.get_by_role("button", name="Simpan").count() == 0
    cell(page, "Budi", 4).click()
    page.keyboard.press("p")
    assert cell(page, "Budi", 4).inner_text() == "L"
    hands.go_to(page, f"jadwal/puskesmas/{DECEMBER}")
    page.get_by_role("alert").wait_for()


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_the_grid_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_grid(open_page, viewport=view)
    cell(page, "Budi", 4).click()
    page.keyboard.press("p")
    hands.wait_until_read(page)
    assert not faults_of(page, axe)


KEY_MS = """async () => {
    const cell = document.querySelector('[role=grid] td[tabindex="0"]');
    cell.focus();
    const began = performance.now();
    cell.dispatchEvent(new KeyboardEvent("keydown", { key: "p", bubbles: true, cancelable: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
}"""


def test_300_people_stay_quick(city: RunningCity, open_page: OpenPage) -> None:
    employ(
        city, *(replace(BUDI, employee_id=f"jaga{at}", name=f"Jaga {at:03}", number=f"JAGA-{at}") for at in range(300))
    )
    page = at_grid(open_page)
    assert page.get_by_role("gridcell").count() > 9_000
    took = sorted(page.evaluate(KEY_MS) for _ in range(9))
    assert took[4] < 500, took
