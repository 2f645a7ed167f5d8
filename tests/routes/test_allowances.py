"""What a month takes off, through the door: one's own, a unit's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.allowance_base import AllowanceBase, AllowanceBases
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.allowance_presets import TULANG_BAWANG
from chalicelib.use_cases import see_allowance
from tests.cast import ANI, BUDI, CITRA, CITY, DEWI, EKO, FITRI, GANI, START
from tests.routes.town import problem
from tests.rules.year_days import FIRST, day
from tests.world import World, entry

DECREE = Confirmation("Perwal 2/2026", date(2026, 1, 5), "Wali Kota")
SURE = replace(TULANG_BAWANG, rules_id="tpp", starts_on=START, confirmed=DECREE)
NEXT = date(2026, 11, 3)


@pytest.fixture
def judged(town: World) -> World:
    """Ani was late on one day and absent on the next, Budi left early; Gani is of a unit in trial."""
    months = town.services.months
    months.write("umum", FIRST, {"ani": day(late=12), "budi": day(early=45)}, {})
    months.write("umum", NEXT, {"ani": day(DayStatus.ABSENT, NEXT)}, {})
    months.write("puskesmas", FIRST, {"gani": day(DayStatus.ABSENT)}, {})
    return town


def confirm(town: World) -> None:
    town.publish("settings", replace(CITY.settings, allowance_rules=(SURE,)))


def give_base(town: World, who: str, base_idr: int) -> None:
    bases = AllowanceBases(who, (AllowanceBase("2026-11", base_idr, None, "eko", town.clock.now),))
    town.services.years.save_bases(bases, "2026-11", entry("test_base", town.clock.now))


def own(town: World, who: Any = ANI, month: str = "2026-11") -> Any:
    return town.phone(who, None).call("GET", f"/me/allowance/{month}").expect(200)


def units(town: World, who: Any, query: str = "") -> Any:
    return town.phone(who, None).call("GET", f"/units/umum/allowances/2026-11{query}")


def test_while_nobody_has_confirmed_the_rules_my_month_is_told_in_minutes_alone(judged: World) -> None:
    person = own(judged)["person"]
    assert person["unconfirmed"] == ["tulang-bawang"]
    assert (person["minutes"], person["absent_days"], person["percent_bp"]) == (12, 1, None)
    assert [(each["on"], each["event"], each["minutes"], each["percent_bp"]) for each in person["deductions"]] == [
        ("2026-11-02", "late", 12, None), ("2026-11-03", "absent", 0, None),
    ]  # fmt: skip
    assert all(each["source"] for each in person["deductions"])


def test_once_confirmed_each_part_has_its_percentage_and_its_decree(judged: World) -> None:
    confirm(judged)
    person = own(judged)["person"]
    assert (person["unconfirmed"], person["percent_bp"], person["adjusted_bp"]) == ([], 350, 0)
    assert person["deductions"][0] == {
        "on": "2026-11-02", "unit_id": "umum", "event": "late", "minutes": 12, "rules_id": "tpp",
        "source": "Perwal 2/2026", "percent_bp": 50, "capped_bp": 0, "cut_idr": None,
    }  # fmt: skip


def test_where_a_base_stands_each_part_and_the_sum_are_told_in_rupiah(judged: World) -> None:
    confirm(judged)
    assert own(judged)["person"]["total_idr"] is None
    give_base(judged, "ani", 3_333_333)
    person = own(judged)["person"]
    assert [each["cut_idr"] for each in person["deductions"]] == [16_666, 100_000]
    assert (person["base_idr"], person["cut_idr"], person["adjusted_idr"], person["total_idr"]) == (
        3_333_333, 116_666, 0, 116_666,
    )  # fmt: skip


def test_days_on_which_an_order_or_leave_holds_are_told_beside(judged: World) -> None:
    judged.services.months.write("umum", date(2026, 11, 4), {"ani": day(DayStatus.LEAVE, date(2026, 11, 4))}, {})
    assert own(judged)["person"]["excused"] == [{"on": "2026-11-04", "status": "leave"}]


def test_while_unconfirmed_a_base_tells_nothing(judged: World) -> None:
    give_base(judged, "ani", 3_333_333)
    person = own(judged)["person"]
    assert (person["minutes"], person["percent_bp"], person["base_idr"], person["cut_idr"]) == (12, None, None, None)


def test_rupiah_of_others_are_told_to_who_hands_them_to_payroll_alone(judged: World) -> None:
    confirm(judged)
    give_base(judged, "ani", 3_000_000)
    for who, base in ((DEWI, 3_000_000), (EKO, 3_000_000), (CITRA, None), (FITRI, None)):
        ani, budi = units(judged, who).expect(200)["people"]
        assert (ani["percent_bp"], ani["base_idr"], budi["base_idr"]) == (350, base, None)
        assert [each["cut_idr"] is None for each in ani["deductions"]] == [base is None] * 2


def test_a_trial_takes_nothing_off(judged: World) -> None:
    assert own(judged, GANI)["person"]["deductions"] == []


def test_a_change_of_a_locked_month_is_an_adjustment_of_the_open_one(judged: World) -> None:
    confirm(judged)
    was = day(DayStatus.ABSENT, NEXT)
    judged.services.months.rewrite("ani", "umum", was, day(DayStatus.LEAVE, NEXT), amended_in="2026-12")
    assert own(judged)["person"]["percent_bp"] == 350
    judged.clock.forward(days=10)
    december = own(judged, month="2026-12")["person"]
    assert (december["percent_bp"], december["adjusted_bp"]) == (0, -300)
    assert [(each["on"], each["changed_bp"], each["now"]) for each in december["changes"]] == [("2026-11-03", -300, [])]


def test_a_month_that_has_not_begun_is_named(town: World) -> None:
    assert problem(town.phone(ANI, None).call("GET", "/me/allowance/2026-12")) == (422, "INPUT_INVALID")
    refused = town.phone(CITRA, None).call("GET", "/units/umum/allowances/2026-12")
    assert problem(refused) == (422, "INPUT_INVALID")


def test_a_units_month_has_everybody_who_was_judged_in_it_by_name(judged: World) -> None:
    confirm(judged)
    for who in (CITRA, DEWI, EKO, FITRI):
        found = units(judged, who).expect(200)
        assert [(each["name"], each["percent_bp"]) for each in found["people"]] == [("Ani", 350), ("Budi", 100)]
        assert (found["page"], found["pages"], found["total"], found["locked_at"]) == (1, 1, 2, None)


def test_it_comes_some_people_a_page(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(see_allowance, "SCREEN_PEOPLE", 1)
    pages = [units(judged, DEWI, f"?page={each}").expect(200)["people"] for each in (1, 2, 3)]
    assert [[each["name"] for each in page] for page in pages] == [["Ani"], ["Budi"], []]


def test_nobody_beyond_the_tree_is_seen(judged: World) -> None:
    refused = judged.phone(CITRA, None).call("GET", "/units/puskesmas/allowances/2026-11")
    assert problem(refused) == (404, "NOT_FOUND")
    assert problem(units(judged, BUDI)) == (403, "ROLE_MISSING")
