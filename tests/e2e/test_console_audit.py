"""The auditor's page: searched, verified in the browser, a broken link named, and nobody else's."""

import json
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.use_cases.day_roots import append_root
from tests.cast import FITRI, MONDAY
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity

SPAN = "unit=umum&sejak=2026-11-17&sampai=2026-11-23"
DAY = "audit/rantai?unit=umum&tanggal=2026-11-23"
ACTS = [
    ("eko", "device_approved", "ani", {}),
    ("citra", "selfie_viewed", "budi", {"on": "2026-11-23", "slot": "arrival", "challenge_id": "0a" * 16}),
    ("citra", "request_approved", "r1", {"employee": "ani", "kind": "leave"}),
    ("dewi", "slips_ordered", "umum", {"people": 12}),
]


@pytest.fixture(autouse=True)
def trail(city: RunningCity) -> None:
    """Umum's Monday: four acts and a close; once."""
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        chain = f"umum#{MONDAY}"
        if any(each.entry.action == "day_closed" for each in services.audit.entries(chain)):
            return
        for place, (actor_id, action, object_id, facts) in enumerate(ACTS):
            services.audit.append(AuditEntry(f"e{place}", chain, now, actor_id, action, object_id, facts))
        verdict = DayVerdict(MONDAY, DayStatus.PRESENT, (), "pattern:x", "default")
        services.months.write("umum", MONDAY, {"ani": verdict, "budi": replace(verdict)}, {})
        append_root(services, "umum", MONDAY, now)


def listed(page: Any, act: str) -> None:
    page.get_by_role("row").filter(has_text=act).first.wait_for()


def gone(page: Any, act: str) -> None:
    page.get_by_role("row").filter(has_text=act).first.wait_for(state="detached")


def test_an_auditor_searches_narrows_by_a_name_and_asks_for_exports(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, f"audit?{SPAN}")
    row = page.get_by_role("row").filter(has_text="Foto presensi dilihat")
    row.get_by_role("button", name="Citra").click()
    page.get_by_role("button", name="Hapus saringan oleh Citra").wait_for()
    gone(page, "Slip kode dicetak")
    listed(page, "Permohonan disetujui")
    page.get_by_role("button", name="Hapus saringan oleh Citra").click()
    page.get_by_label("Perbuatan").select_option("exports")
    listed(page, "Slip kode dicetak")
    gone(page, "Permohonan disetujui")


def test_a_whole_chain_is_verified_and_a_changed_entry_is_named(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, DAY)
    page.get_by_role("button", name="Periksa", exact=True).click()
    hands.see(page, "Utuh: 5 catatan")
    hands.see(page, "2 daun dari 2 orang memberi akar ini.")

    def forge(route: Any) -> None:
        reply = route.fetch()
        day = reply.json()
        day["entries"][2]["facts"]["kind"] = "duty"
        route.fulfill(response=reply, body=json.dumps(day))

    page.route("**/api/audit/days/**", forge)
    page.get_by_role("button", name="Periksa", exact=True).click()
    hands.see(page, "Rantai putus")
    hands.see(page, "Catatan ke-3")


def test_who_decided_about_whom_leads_to_the_decisions(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, "audit/pasangan?unit=umum&bulan=2026-11")
    row = page.get_by_role("row").filter(has_text="Citra")
    assert "100%" in row.inner_text()
    row.get_by_role("link").click()
    page.get_by_role("button", name="Hapus saringan tentang Ani").wait_for()
    listed(page, "Permohonan disetujui")


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_it_is_accessible_and_fits(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, FITRI, f"audit?{SPAN}&oleh=citra", viewport=view)
    listed(page, "Permohonan disetujui")
    found = faults_of(page, axe)
    for address, shown in (
        (DAY, "Periksa"),
        ("audit/pasangan?unit=umum&bulan=2026-11", "Mengabulkan"),
        ("audit/mandiri", "audit_verify.py"),
    ):
        hands.go_to(page, address)
        page.get_by_role("main").get_by_text(shown).first.wait_for()
        found += faults_of(page, axe)
    assert not found
