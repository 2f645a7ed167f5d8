"""Watching over HTTP: a unit's people, the city's units, months; counted for who looks, once for all of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.domain.city import Unit
from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.employee import Grant, Role
from chalicelib.jobs.close_tasks import do_task
from chalicelib.rules import small_units
from chalicelib.use_cases import board_lines, have_counted
from tests import cast
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, MONDAY, person, wib
from tests.routes.town import problem
from tests.rules.judging import judged
from tests.world import CLOSING, World, entry

HERU = person("Heru", "CONTOH-009", "setda", (Grant(Role.EXECUTIVE),))
TODAY = "/boards/2026-11-23"


@pytest.fixture(autouse=True)
def asked() -> Iterator[None]:
    CLOSING.clear()
    yield
    CLOSING.clear()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the calls to AWS from now on."""
    made: list[str] = []
    real = BaseClient._make_api_call

    def counting(self: Any, name: str, params: Any) -> Any:
        made.append(name)
        return real(self, name, params)

    monkeypatch.setattr(BaseClient, "_make_api_call", counting)
    return made


def see(town: World, who: Any, path: str) -> Any:
    return town.phone(who, None).call("GET", path).expect(200)


def count(town: World) -> list[FiguresTask]:
    """What the closer was told to count, done."""
    tasks = [task for task, _ in CLOSING if isinstance(task, FiguresTask)]
    CLOSING.clear()
    for task in tasks:
        do_task(town.services, task, town.clock.now, lambda: True)
    return tasks


def test_a_units_people_stand_as_of_now(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    found = see(town, CITRA, "/units/umum/boards/2026-11-23")
    assert (found["name"], found["today"], found["trial"]) == ("Bagian Umum", "2026-11-23", False)
    ani, budi, _ = found["people"]
    assert (ani["name"], ani["status"], ani["judged"], ani["arrived_min"]) == ("Ani", None, False, 430)
    assert ani["slots"][0] == {
        "slot": "arrival",
        "stand": "on_time",
        "at": "2026-11-23T00:10:00Z",
        "minutes": 0,
        "by_machine": False,
    }
    assert [each["stand"] for each in budi["slots"]] == ["awaited", "awaited", "awaited"]
    assert "coordinates" not in str(found)


def test_a_unit_costs_the_same_reads_whatever_its_size(town: World, calls: list[str]) -> None:
    phone = town.phone(CITRA, None)
    phone.call("GET", "/units/umum/boards/2026-11-23").expect(200)
    calls.clear()
    phone.call("GET", "/units/umum/boards/2026-11-23").expect(200)
    few = len(calls)
    for at in range(60):
        someone = replace(person("Orang", f"BANYAK-{at:03}", "umum"), employee_id=f"orang-{at:03}")
        town.services.staff.save(someone, None, entry("test_add", town.clock.now))
    calls.clear()
    found = phone.call("GET", "/units/umum/boards/2026-11-23").expect(200)
    assert (len(found["people"]), len(calls)) == (63, few)
    assert few <= 9


def test_the_city_is_counted_by_the_closer_and_read_with_one_query(town: World, calls: list[str]) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    first = see(town, EKO, TODAY)
    assert (first["is_counting"], [each["figures"] for each in first["units"]]) == (True, [None, None, None])
    assert count(town) == [FiguresTask(("puskesmas", "setda", "umum"), MONDAY)]
    phone = town.phone(EKO, None)
    calls.clear()
    found = phone.call("GET", TODAY).expect(200)
    assert (found["is_counting"], found["today"], len(found["units"])) == (False, "2026-11-23", 3)
    assert calls.count("Query") == 1
    assert len(calls) <= 3
    umum = next(each for each in found["units"] if each["unit_id"] == "umum")
    assert (umum["name"], umum["parent_id"], umum["trial"]) == ("Bagian Umum", "setda", False)
    figures = umum["figures"]
    assert (figures["people"], figures["running"], figures["arrivals"]) == (3, 3, {"07:10": 1})
    assert figures["slots"]["arrival"] == {"awaited": 2, "on_time": 1}


def test_however_many_look_it_is_counted_once_a_minute(town: World) -> None:
    for who in (EKO, FITRI, EKO):
        see(town, who, TODAY)
    assert len(count(town)) == 1
    town.clock.set(wib(7, 10, 30))
    see(town, EKO, TODAY)
    assert count(town) == []
    town.clock.set(wib(7, 11, 1))
    assert see(town, EKO, TODAY)["is_counting"]
    assert len(count(town)) == 1


def test_looking_at_many_dates_has_no_more_counted_than_so_much(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(have_counted, "MOST_COUNTS", 3)
    for day in range(1, 9):
        see(town, EKO, f"/boards/2026-11-0{day}")
    assert len(count(town)) == 3
    see(town, EKO, TODAY)
    see(town, FITRI, TODAY)  # nobody is kept from it by another
    assert len(count(town)) == 1


def test_a_big_city_is_counted_in_parts(town: World) -> None:
    more = {f"dinas-{at:02}": Unit(f"dinas-{at:02}", f"Dinas {at:02}", None, ("balai-kota",)) for at in range(60)}
    town.publish("units", {**cast.UNITS, **more})
    see(town, EKO, TODAY)
    assert [len(task.unit_ids) for task in count(town)] == [25, 25, 13]
    assert not see(town, EKO, TODAY)["is_counting"]


@pytest.mark.parametrize(("who", "units"), [(CITRA, ["umum"]), (DEWI, ["umum", "setda"])])
def test_who_leads_sees_their_tree_and_has_no_other_counted(town: World, who: Any, units: list[str]) -> None:
    assert [each["unit_id"] for each in see(town, who, TODAY)["units"]] == units
    assert count(town) == [FiguresTask(tuple(sorted(units)), MONDAY)]


def test_an_executive_sees_figures_of_the_city_and_no_person(town: World) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    assert len(see(town, HERU, TODAY)["units"]) == 3
    count(town)
    found = see(town, HERU, TODAY)
    assert not any(each.name in str(found) for each in (ANI, CITRA, EKO))
    assert see(town, HERU, "/units/umum/figures/2026")["unit_id"] == "umum"
    assert problem(town.phone(HERU, None).call("GET", "/units/umum/boards/2026-11-23")) == (403, "ROLE_MISSING")


def test_to_an_executive_small_units_are_one_line_and_what_is_too_small_is_none(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    for least, lines in ((4, ["setda", None]), (100, [])):
        monkeypatch.setattr(small_units, "LEAST_PEOPLE", least)
        monkeypatch.setattr(board_lines, "LEAST_PEOPLE", least)
        see(town, HERU, TODAY)
        count(town)
        found = see(town, HERU, TODAY)["units"]
        assert [each["unit_id"] for each in found] == lines
    assert len(see(town, EKO, TODAY)["units"]) == 3


def test_to_an_executive_a_small_units_months_are_empty(town: World) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    on = date(2026, 11, 16)
    town.services.months.write("umum", on, {"ani": judged("")}, {})
    for who, days in ((EKO, {"absent": 1}), (HERU, {})):
        see(town, who, "/units/umum/figures/2026")
        count(town)
        assert see(town, who, "/units/umum/figures/2026")["months"][-1]["statuses"] == days


def test_months_that_nothing_counts_in_are_not_counted(town: World) -> None:
    """However far back somebody looks: no message for a month before a unit's first day, or for a trial."""
    for month in ("2020-01", "2025-12"):
        assert not see(town, EKO, f"/figures/{month}")["is_counting"]
    assert not see(town, EKO, "/summaries/2025-12")["is_counting"]
    assert not see(town, EKO, "/units/umum/figures/2024")["is_counting"]
    assert not see(town, EKO, "/units/puskesmas/figures/2026")["is_counting"]  # in trial
    assert count(town) == []


def test_a_look_at_six_months_is_one_message_a_part_of_the_city(town: World) -> None:
    see(town, EKO, "/summaries/2026-11")
    assert count(town) == [FiguresTask(("setda", "umum"), months=tuple(f"2026-{at:02}" for at in range(6, 12)))]


@pytest.mark.parametrize("path", ["/boards/2026-11-24", "/figures/2026-12", "/units/umum/figures/2027"])
def test_what_has_not_come_is_named(town: World, path: str) -> None:
    assert problem(town.phone(EKO, None).call("GET", path)) == (422, "INPUT_INVALID")
    assert CLOSING == []


def test_today_is_the_citys_own(town: World) -> None:
    town.clock.set(wib(0, 5))
    assert see(town, EKO, "/boards/today")["on"] == "2026-11-23"
    assert see(town, EKO, "/units/umum/boards/today")["on"] == "2026-11-23"
    assert see(town, EKO, "/figures/today")["month"] == "2026-11"
    assert see(town, EKO, "/units/umum/figures/today")["year"] == 2026


def test_a_month_comes_unit_by_unit_and_a_units_year_month_by_month(town: World, calls: list[str]) -> None:
    late = judged("07:45 12:00 16:00")
    town.services.months.write("umum", MONDAY, {"ani": late, "budi": judged("")}, {})
    assert see(town, EKO, "/figures/2026-11")["is_counting"]
    assert see(town, EKO, "/units/umum/figures/2026")["is_counting"]
    count(town)
    phone = town.phone(EKO, None)
    calls.clear()
    month = phone.call("GET", "/figures/2026-11").expect(200)
    assert calls.count("Query") == 1
    calls.clear()
    year = phone.call("GET", "/units/umum/figures/2026").expect(200)
    assert calls.count("BatchGetItem") == 1
    umum = next(each for each in month["units"] if each["unit_id"] == "umum")
    assert umum == year["months"][10]
    assert len(year["months"]) == 11
    assert (umum["people"], umum["due"], umum["present"], umum["late_days"], umum["late_min"]) == (2, 2, 1, 1, 15)
    assert umum["statuses"] == {"present": 1, "absent": 1}
