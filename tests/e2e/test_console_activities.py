"""A unit's month of activities at a desk: who reported how much, what waits, and one person's days."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.rules.activity import fold
from tests.activities import K, an_activity
from tests.cast import CITRA
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.plans import K as PlanStep
from tests.plans import put_plan

LONG = "Raden Roro Siti Nurhaliza Kusumawardhani, S.Sos., M.Si."


def test_a_units_month_leads_to_a_persons_days_and_to_what_waits(
    city: RunningCity, open_page: OpenPage, axe: str
) -> None:
    with city.lock:
        world = city.world
        put_plan(world, PlanStep.PROPOSED, PlanStep.AGREED)
        world.change("budi", lambda each: replace(each, name=LONG))
        at = world.clock.now - timedelta(hours=5)
        for name, who, kinds in (("a1", "ani", ()), ("a2", "ani", (K.APPROVED,)), ("b1", "budi", (K.RETURNED,))):
            told = {"action_id": "a1", "action": "Memverifikasi dokumen"} if who == "budi" else {}
            made = an_activity(name, *kinds, on=date(2026, 11, 19 + int(name[1])), employee_id=who, at=at, **told)
            line = world.services.activities.line("umum", "2026-11", who)
            world.services.activities.save([made], [fold(line, None, made)])
    page = at_desk(open_page, CITRA, "kegiatan")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Ani", exact=True))
    row.get_by_text("2 dari 16").wait_for()
    row.get_by_text("sejak 20 Nov 2026").wait_for()
    row.get_by_role("link", name="Disetujui").wait_for()
    page.get_by_role("row").filter(has_text=LONG).get_by_text("Belum ada").wait_for()
    assert faults_of(page, axe) == []
    hands.press(page, "Hari dilaporkan")
    page.get_by_role("columnheader", name="Hari dilaporkan").and_(page.locator("[aria-sort=ascending]")).wait_for()
    page.get_by_label("Tampilkan").select_option(label="Ada yang dikembalikan")
    row.wait_for(state="detached")
    hands.follow(page, LONG)
    hands.see_heading(page, LONG)
    hands.see(page, "Dikembalikan oleh Citra")
    hands.see(page, "Memverifikasi dokumen")
    assert faults_of(page, axe) == []
    hands.follow(page, "Ke unit")
    page.get_by_role("link", name="Jawab yang menunggu").wait_for()
