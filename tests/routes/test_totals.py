"""Judged days and what they come to: one's own month and year, a unit's, a person's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.use_cases import see_totals
from tests.cast import ANI, CITRA, DEWI, FITRI, GANI, MONDAY
from tests.routes.town import problem
from tests.world import World, entry

LATE = DayVerdict(
    MONDAY,
    DayStatus.INCOMPLETE,
    (SlotVerdict(Slot.ARRIVAL, SlotState.LATE, minutes=12), SlotVerdict(Slot.MIDDAY, SlotState.MISSING)),
    "pattern:lima-hari",
    "default",
    missing_min=90,
    basis=("request-of-somebody",),
    event=SlotVerdict(Slot.EVENT, SlotState.ON_TIME),
)
SUNDAY = date(2026, 11, 22)
OFF = DayVerdict(SUNDAY, DayStatus.OFF, (), "pattern:lima-hari", "default")


@pytest.fixture
def judged(town: World) -> World:
    """Ani was late on Monday and off on Sunday; Budi as well; Gani is of a unit in trial."""
    for on, verdict in ((MONDAY, LATE), (SUNDAY, OFF)):
        town.services.months.write("umum", on, {"ani": verdict, "budi": verdict}, {})
    town.services.months.write("puskesmas", MONDAY, {"gani": LATE}, {})
    return town


def own(town: World, who: Any = ANI, path: str = "/me/months/2026-11") -> Any:
    return town.phone(who, None).call("GET", path).expect(200)


def test_my_month_shows_each_judged_day_and_the_sums(judged: World) -> None:
    found = own(judged)
    assert (found["month"], found["locked_at"], found["person"]["employee_id"]) == ("2026-11", None, "ani")
    assert [(each["on"], each["status"]) for each in found["person"]["days"]] == [
        ("2026-11-22", "off"),
        ("2026-11-23", "incomplete"),
    ]
    assert found["person"]["days"][1] == {
        "on": "2026-11-23", "unit_id": "umum", "trial": False, "status": "incomplete", "late_min": 12, "early_min": 0,
        "missing_min": 90, "slots": {"arrival": "late", "midday": "missing"}, "event": "on_time", "since": None,
    }  # fmt: skip
    assert found["person"]["totals"] == {
        "days": {"incomplete": 1, "off": 1}, "working_days": 1, "late_min": 12, "early_min": 0, "permitted_min": 0,
        "held_min": 0, "waived_min": 0, "missing": {"midday": 1}, "missing_min": 90, "events_missed": 0,
    }  # fmt: skip


def test_what_a_verdict_rests_on_is_not_told(judged: World) -> None:
    assert "request-of-somebody" not in str(own(judged))


def test_a_trial_counts_apart(judged: World) -> None:
    found = own(judged, GANI)["person"]
    assert (found["totals"]["days"], found["trial_totals"]["late_min"]) == ({}, 12)
    assert [each["trial"] for each in found["days"]] == [True]


def test_a_month_before_and_after_a_transfer_is_one(judged: World) -> None:
    new = Assignment("setda", MONDAY, ("balai-kota",), "lima-hari")
    judged.change("ani", lambda each: replace(each, assignments=(replace(each.assignments[0], ends_on=SUNDAY), new)))
    judged.services.months.write("setda", MONDAY, {"ani": LATE}, {})
    days = own(judged)["person"]["days"]
    assert [(each["on"], each["unit_id"]) for each in days][::2] == [("2026-11-22", "umum"), ("2026-11-23", "umum")]
    assert ("2026-11-23", "setda") in [(each["on"], each["unit_id"]) for each in days]


def test_a_month_that_has_not_begun_is_named(town: World) -> None:
    refused = town.phone(ANI, None).call("GET", "/me/months/2026-12")
    assert problem(refused) == (422, "INPUT_INVALID")


def test_a_units_month_has_everybody_who_was_judged_by_name(judged: World) -> None:
    found = judged.phone(CITRA, None).call("GET", "/units/umum/months/2026-11/totals").expect(200)
    assert [(each["name"], each["totals"]["late_min"]) for each in found["people"]] == [("Ani", 12), ("Budi", 12)]
    assert (found["page"], found["pages"], found["total"], found["locked_at"]) == (1, 1, 2, None)


def test_a_units_month_comes_some_people_a_page(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(see_totals, "SCREEN_PEOPLE", 1)
    dewi = judged.phone(DEWI, None)
    pages = [dewi.call("GET", f"/units/umum/months/2026-11/totals?page={each}").expect(200) for each in (1, 2, 3)]
    assert [[each["name"] for each in page["people"]] for page in pages] == [["Ani"], ["Budi"], []]


def opening(town: World) -> None:
    facts = BalanceFacts(12, 6, 2, 145, None, "Rekap 2026")
    balance = OpeningBalance("ani", 2026, facts, "eko", town.clock.now)
    town.services.years.save_opening(balance, None, entry("test", town.clock.now))


def test_a_year_is_its_months_and_what_was_brought_along(judged: World) -> None:
    opening(judged)
    october = replace(LATE, local_date=date(2026, 10, 5), status=DayStatus.ABSENT)
    judged.services.months.write("umum", date(2026, 10, 5), {"ani": october}, {})
    year = own(judged, path="/me/years/2026")
    assert [each["month"] for each in year["months"]] == ["2026-10", "2026-11"]
    assert (year["totals"]["late_min"], year["late_min"], year["absent_days"]) == (24, 24 + 145, 1 + 2)
    assert year["opening"] == {"unexcused_days": 2, "late_min": 145, "early_min": None}


def test_a_year_without_anything_is_empty(town: World) -> None:
    year = own(town, path="/me/years/2025")
    assert (year["months"], year["opening"], year["absent_days"]) == ([], None, 0)


def test_what_was_brought_along_is_shown_to_whoever_may_see_the_whole_profile(judged: World) -> None:
    opening(judged)
    seen = {
        who.employee_id: judged.phone(who, None).call("GET", "/employees/ani/years/2026").expect(200)["opening"]
        for who in (CITRA, DEWI, FITRI)
    }
    assert (seen["citra"], seen["dewi"] == seen["fitri"] != None) == (None, True)  # noqa: E711 - three at once


@pytest.mark.parametrize("year", ["26", "2026-01", "20x6"])
def test_a_year_that_is_none_is_named(town: World, year: str) -> None:
    assert problem(town.phone(ANI, None).call("GET", f"/me/years/{year}")) == (422, "INPUT_INVALID")
