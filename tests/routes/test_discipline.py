"""What a year came to, through the door: one's own, a person's, a unit's."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.confirmation import Confirmation
from chalicelib.domain.employee import Assignment, NumberKind
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.discipline import SHIPPED
from chalicelib.use_cases import see_discipline
from tests.cast import ANI, BUDI, CITRA, CITY, DEWI, EKO, FITRI, GANI, MONDAY, START
from tests.routes.town import problem
from tests.rules.year_days import day, days
from tests.store.faults import going_wrong
from tests.world import World, entry

FIRST = date(2026, 11, 2)


def absent(town: World, who: str, count: int, unit_id: str = "umum", first: date = FIRST) -> None:
    for on, verdict in days("A" * count, first).items():
        town.services.months.write(unit_id, on, {who: verdict}, {})


def as_pns(town: World, *people: str) -> None:
    for each in people:
        town.change(each, lambda found: replace(found, number_kind=NumberKind.NIP))


def opening(town: World, unexcused_days: int, late_min: int = 0) -> None:
    facts = BalanceFacts(12, 0, unexcused_days, late_min, None, "Rekap 2026")
    balance = OpeningBalance("ani", 2026, facts, "eko", town.clock.now)
    town.services.years.save_opening(balance, None, entry("test", town.clock.now))


def own(town: World, who: Any = ANI, year: int = 2026) -> Any:
    return town.phone(who, None).call("GET", f"/me/discipline/{year}").expect(200)


def persons(town: World, who: Any, employee_id: str = "ani") -> Any:
    return town.phone(who, None).call("GET", f"/employees/{employee_id}/discipline/2026")


def units(town: World, who: Any, query: str = "") -> Any:
    return town.phone(who, None).call("GET", f"/units/umum/discipline/2026{query}")


def test_my_year_has_every_day_that_counts_and_what_was_brought_along(town: World) -> None:
    as_pns(town, "ani")
    opening(town, 2, 400)
    absent(town, "ani", 1)
    town.services.months.write("umum", FIRST + timedelta(1), {"ani": day(on=FIRST + timedelta(1), late=50)}, {})
    found = own(town)
    brought = {"unexcused_days": 2, "late_min": 400, "early_min": 0}
    assert found["opening"] == {**brought, "left_out": True}  # its minutes: no set is confirmed
    assert [(each["on"], each["days"], each["late_min"], each["rules_id"]) for each in found["days"]] == [
        ("2026-11-02", 1, 0, "pp-94-2021"), ("2026-11-03", 0, 50, "pp-94-2021"),
    ]  # fmt: skip
    sums = found["sums"]
    assert (sums["unexcused_days"], sums["late_min"], sums["converted_days"], sums["counted_days"]) == (3, 450, 1, 3)
    assert (sums["reached"]["threshold"]["level"], sums["reached"]["threshold"]["article"]) == (
        "light",
        "PP 94/2021 Ps 9",
    )
    assert (sums["reached"]["on"], sums["reached"]["act_by"]) == ("2026-11-02", None)
    assert (sums["next"]["days"], sums["days_to_next"], sums["duty_article"]) == (4, 1, "PP 94/2021 Ps 26(1), Ps 28")
    assert sums["unconfirmed"] == ["thresholds", "minutes_per_day", "attendance_rules", "deadline"]
    assert sums["judged_through"] == "2026-11-03"


def test_non_asn_are_counted_and_nothing_follows(town: World) -> None:
    absent(town, "ani", 12)
    sums = own(town)["sums"]
    assert (sums["number_kind"], sums["counted_days"], sums["longest_run"]) == ("local", 12, 12)
    assert (sums["reached"], sums["next"], sums["converted_days"], sums["unconfirmed"]) == (
        None, None, None, ["no_rule"],
    )  # fmt: skip


def test_a_trial_never_counts(town: World) -> None:
    absent(town, "gani", 5, "puskesmas")
    found = own(town, GANI)
    assert (found["days"], found["sums"]["counted_days"], found["sums"]["judged_through"]) == ([], 0, None)


def test_the_confirmed_set_of_the_city_holds_and_names_its_decree(town: World) -> None:
    as_pns(town, "ani")
    decree = Confirmation("Perwal 1/2026", date(2026, 1, 5), "Wali Kota")
    city = replace(SHIPPED[NumberKind.NIP], rules_id="kota", starts_on=START, confirmed=decree, act_within_days=7)
    town.publish("settings", replace(CITY.settings, discipline_rules=(city,)))
    absent(town, "ani", 3)
    sums = own(town)["sums"]
    assert (sums["rules_id"], sums["decree_no"], sums["unconfirmed"]) == ("kota", "Perwal 1/2026", [])
    assert sums["reached"]["act_by"] == "2026-11-11"


def test_a_run_is_seen_over_new_year(town: World) -> None:
    """And not over the trial that ended with it."""
    absent(town, "ani", 3, first=date(2025, 12, 30))
    earlier = replace(ANI.assignments[0], starts_on=date(2025, 12, 1))
    town.change("ani", lambda each: replace(each, assignments=(earlier,)))
    assert own(town)["sums"]["longest_run"] == 1
    town.publish("units", {**CITY.units, "umum": replace(CITY.units["umum"], counts_from=date(2025, 12, 1))})
    found = own(town)
    assert (found["sums"]["longest_run"], found["sums"]["unexcused_days"]) == (3, 1)


def test_what_stands_after_an_amendment_counts(town: World) -> None:
    absent(town, "ani", 1)
    town.services.months.rewrite("ani", "umum", day(DayStatus.ABSENT), day(), amended_in="2026-12")
    assert own(town)["sums"]["counted_days"] == 0


def test_a_person_brings_their_days_from_unit_to_unit(town: World) -> None:
    absent(town, "ani", 2, "setda")
    old = Assignment("setda", START, ("balai-kota",), "lima-hari", ends_on=FIRST + timedelta(1))
    new = Assignment("umum", FIRST + timedelta(2), ("balai-kota",), "lima-hari", "citra")
    town.change("ani", lambda each: replace(each, assignments=(old, new)))
    absent(town, "ani", 1, "umum", FIRST + timedelta(2))
    assert own(town)["sums"]["counted_days"] == 3
    (seen,) = (each for each in units(town, CITRA).expect(200)["people"] if each["employee_id"] == "ani")
    assert (seen["counted_days"], seen["longest_run"]) == (3, 3)


def test_whoever_reports_reach_sees_the_same_as_the_person(town: World) -> None:
    opening(town, 1)
    absent(town, "ani", 2)
    assert all(persons(town, who).expect(200) == own(town) for who in (CITRA, DEWI, EKO, FITRI))


def test_nobody_beyond_the_tree_is_seen(town: World) -> None:
    assert problem(persons(town, CITRA, "gani")) == (404, "NOT_FOUND")
    assert problem(persons(town, BUDI)) == (403, "ROLE_MISSING")
    assert problem(town.phone(CITRA, None).call("GET", "/units/puskesmas/discipline/2026")) == (404, "NOT_FOUND")


def test_city_admin_and_auditor_see_persons_of_any_unit_without_a_case_number(town: World) -> None:
    assert all(persons(town, who, "gani").expect(200)["sums"]["name"] == "Gani" for who in (EKO, FITRI))


def test_a_units_year_has_everybody_who_is_in_it_by_name(town: World) -> None:
    as_pns(town, "ani")
    absent(town, "ani", 4)
    found = units(town, CITRA).expect(200)
    assert [(each["name"], each["counted_days"]) for each in found["people"]] == [("Ani", 4), ("Budi", 0), ("Citra", 0)]
    assert found["people"][0]["reached"]["threshold"]["days"] == 4
    assert (found["page"], found["pages"], found["total"]) == (1, 1, 3)


def test_who_is_still_coming_to_the_unit_is_not_its_to_see_yet(town: World) -> None:
    absent(town, "gani", 3, "puskesmas")
    old = replace(GANI.assignments[0], ends_on=MONDAY)
    new = replace(ANI.assignments[0], starts_on=MONDAY + timedelta(1))
    town.change("gani", lambda each: replace(each, assignments=(old, new)))
    assert "Gani" not in [each["name"] for each in units(town, CITRA).expect(200)["people"]]
    town.clock.forward(days=1)
    assert "Gani" in [each["name"] for each in units(town, CITRA).expect(200)["people"]]


def test_it_comes_some_people_a_page(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(see_discipline, "SCREEN_PEOPLE", 2)
    pages = [units(town, DEWI, f"?page={each}").expect(200)["people"] for each in (1, 2, 3)]
    assert [[each["name"] for each in page] for page in pages] == [["Ani", "Budi"], ["Citra"], []]


def test_nobody_more_on_a_page_costs_a_call_more(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    dewi, calls = town.phone(DEWI, None), []
    units(town, DEWI).expect(200)  # the city's picture is read now
    for people in (1, 3):
        monkeypatch.setattr(see_discipline, "SCREEN_PEOPLE", people)
        with going_wrong() as faults:
            found = dewi.call("GET", "/units/umum/discipline/2026").expect(200)
        assert len(found["people"]) == people
        calls.append(list(faults.calls))
    assert calls[0] == calls[1] != []


@pytest.mark.parametrize("year", ["26", "2026-01", "1999"])
def test_a_year_that_is_none_is_named(town: World, year: str) -> None:
    assert problem(town.phone(ANI, None).call("GET", f"/me/discipline/{year}")) == (422, "INPUT_INVALID")


def test_a_year_to_come_is_empty(town: World) -> None:
    absent(town, "ani", 1, first=MONDAY)
    assert own(town, year=2027)["days"] == []
