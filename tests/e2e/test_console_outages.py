"""Outages in the console: a city admin declares one and takes it back, the auditor reads, nobody else."""

import pytest

from chalicelib.domain.outage import OutageState
from tests.cast import EKO, FITRI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import DESK, TABLET, OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.e2e.test_outages_page import SPAN, state, suspected  # noqa: F401 - the same suspicion


@pytest.mark.parametrize("view", [DESK, TABLET], ids=["1280", "768"])
def test_outages_are_accessible_and_fit(open_page: OpenPage, axe: str, view: dict[str, int]) -> None:
    page = at_desk(open_page, EKO, "gangguan", viewport=view)
    page.get_by_role("button", name=f"Nyatakan {SPAN}").wait_for()
    hands.wait_until_read(page)
    assert not faults_of(page, axe)


def test_the_auditor_reads_and_declares_nothing(open_page: OpenPage) -> None:
    page = at_desk(open_page, FITRI, "gangguan")
    hands.see(page, "20 dari 40 percobaan gagal")
    assert page.get_by_role("button", name="Nyatakan").count() == 0


def test_an_admin_declares_an_outage_and_takes_it_back(city: RunningCity, open_page: OpenPage) -> None:
    page = at_desk(open_page, EKO, "gangguan")
    hands.press(page, f"Nyatakan {SPAN}")
    hands.press(page, "Lanjut", exact=True)
    page.get_by_label("Penjelasan").and_(page.locator("[aria-invalid]")).fill("Server mati")
    hands.press(page, "Lanjut", exact=True)
    hands.press(page, "Ya, nyatakan")
    hands.see(page, "Gangguan dinyatakan.")
    assert state(city) is OutageState.DECLARED
    hands.press(page, f"Tarik pernyataan {SPAN}")
    hands.press(page, "Ya, tarik")
    hands.see(page, "Pernyataan ditarik.")
    assert state(city) is OutageState.DISMISSED
