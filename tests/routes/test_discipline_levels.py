"""Who in the city stands at which level, through the door: counted by the closer, read with one Query, each to whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.domain.closing import FiguresTask
from chalicelib.domain.discipline_case import CaseStepKind
from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.close_tasks import do_task
from chalicelib.rules import small_units
from chalicelib.use_cases import see_levels
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, MONDAY, person
from tests.discipline_cases import absent_pns, confirm_rules, put_case
from tests.routes.town import problem
from tests.rules.year_days import day
from tests.world import CLOSING, World, entry

HERU = person("Heru", "CONTOH-009", "setda", (Grant(Role.EXECUTIVE),))
LEVELS, PEOPLE = "/discipline-levels/2026", "/discipline-levels/2026/people"


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


def see(town: World, who: Any, path: str = LEVELS) -> Any:
    return town.phone(who, None).call("GET", path).expect(200)


def names(town: World, query: str = "", who: Any = EKO) -> list[str]:
    return [each["name"] for each in see(town, who, PEOPLE + query)["people"]]


def count(town: World) -> list[FiguresTask]:
    """What the closer was told to count, done."""
    tasks = [task for task, _ in CLOSING if isinstance(task, FiguresTask)]
    CLOSING.clear()
    for task in tasks:
        do_task(town.services, task, town.clock.now, lambda: True)
    return tasks


def absences(town: World) -> None:
    """Ani three days, Budi eleven of which ten are a row, Citra one day: all three of Umum, the last no PNS."""
    absent_pns(town, "ani", 3)
    absent_pns(town, "budi", 11)
    town.services.months.write(
        "umum", MONDAY - timedelta(7), {"citra": day(DayStatus.ABSENT, MONDAY - timedelta(7))}, {}
    )


def counted(town: World) -> None:
    absences(town)
    see(town, EKO)
    count(town)


def test_the_city_is_counted_by_the_closer_and_a_look_is_one_query(town: World, calls: list[str]) -> None:
    absences(town)
    first = see(town, EKO)
    assert (first["is_counting"], first["counted_at"], first["counts"]["people"]) == (True, None, 0)
    assert {each["counts"] for each in first["units"]} == {None}
    assert count(town) == [FiguresTask(("puskesmas", "setda", "umum"), years=(2026,))]
    phone = town.phone(EKO, None)
    calls.clear()
    found = phone.call("GET", LEVELS).expect(200)
    assert (calls.count("Query"), len(calls) <= 3) == (1, True)
    assert (found["is_counting"], found["counted_at"]) == (False, "2026-11-23T00:10:00Z")
    people = found["counts"].pop("people")
    assert people == sum(found["kinds"].values()) == sum(each["counts"]["people"] for each in found["units"])
    assert found["counts"] == {"heavy": 1, "medium": 0, "light": 1, "near": 1, "below": 1}
    assert found["steps"] == [
        {"level": "heavy", "days": 10, "in_a_row": True, "people": 1, "kinds": {"nip": 1}},
        {"level": "light", "days": 3, "in_a_row": False, "people": 1, "kinds": {"nip": 1}},
    ]
    umum = next(each for each in found["units"] if each["unit_id"] == "umum")
    assert (umum["name"], umum["counts"]["people"], umum["counts"]["heavy"]) == ("Bagian Umum", 3, 1)


def test_the_list_tells_what_the_persons_own_page_tells(town: World, calls: list[str]) -> None:
    confirm_rules(town)
    counted(town)
    phone = town.phone(FITRI, None)
    calls.clear()
    found = phone.call("GET", PEOPLE).expect(200)
    assert (calls.count("Query"), len(calls) <= 4) == (2, True)  # lines, and the year's cases
    assert (found["page"], found["pages"], found["total"], found["is_counting"]) == (1, 1, 3, False)
    budi, ani, citra = found["people"]
    assert (budi["name"], budi["level"], budi["step"], budi["in_a_row"], budi["run"]) == ("Budi", "heavy", 10, True, 11)
    assert (citra["level"], citra["left"], citra["days"], citra["number_kind"]) == (None, None, 1, "local")
    sums = see(town, FITRI, "/employees/ani/discipline/2026")["sums"]
    own = {
        "name": sums["name"], "number_kind": sums["number_kind"], "days": sums["counted_days"],
        "run": sums["longest_run"], "level": sums["reached"]["threshold"]["level"],
        "step": sums["reached"]["threshold"]["days"], "reached_on": sums["reached"]["on"],
        "act_by": sums["reached"]["act_by"], "next_step": sums["next"]["days"], "next_level": sums["next"]["level"],
        "left": sums["days_to_next"],
    }  # fmt: skip
    assert {key: ani[key] for key in own} == own


def test_the_list_is_narrowed_sorted_and_paged_by_the_server(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(town)
    assert names(town) == ["Budi", "Ani", "Citra"]
    assert names(town, "?sort=name") == ["Ani", "Budi", "Citra"]
    assert names(town, "?sort=-days&number_kind=nip") == ["Budi", "Ani"]
    assert names(town, "?standing=near") == ["Ani"]
    assert names(town, "?unit_id=setda") == ["Budi", "Ani", "Citra"]  # with its parts
    assert names(town, "?unit_id=puskesmas") == names(town, "?unit_id=antah") == []
    monkeypatch.setattr(see_levels, "SCREEN_PEOPLE", 2)
    assert (names(town, "?page=2"), names(town, "?page=3")) == (["Citra"], [])


@pytest.mark.parametrize("query", ["?sort=number", "?standing=dire", "?page=0", "?q=ani", "?case=closed"])
def test_what_cannot_be_asked_is_named(town: World, query: str) -> None:
    assert problem(town.phone(EKO, None).call("GET", PEOPLE + query)) == (422, "INPUT_INVALID")
    assert CLOSING == []


def test_who_has_an_open_case_is_told_but_never_that_of_ones_own_superior(town: World) -> None:
    counted(town)
    put_case(town, CaseStepKind.SUMMONS)
    put_case(town, CaseStepKind.CLOSED, who="budi")
    assert names(town, "?case=open") == ["Ani"]
    assert names(town, "?case=none") == ["Budi", "Citra"]
    assert [each["case_id"] for each in see(town, EKO, PEOPLE)["people"]] == [None, "2026-01", None]
    town.change("eko", lambda each: replace(each, assignments=(replace(each.assignments[0], supervisor_id="ani"),)))
    assert names(town, "?case=open") == []


def test_a_day_that_is_judged_has_the_units_year_counted_again_a_quarter_later(town: World) -> None:
    counted(town)
    town.services.levels.judged("umum", MONDAY, town.clock.now)
    assert not see(town, EKO)["is_counting"]
    town.clock.set(town.clock.now + timedelta(minutes=15))
    assert see(town, EKO)["is_counting"]
    see(town, FITRI)
    assert count(town) == [FiguresTask(("umum",), years=(2026,))]
    assert not see(town, EKO)["is_counting"]


def test_a_rule_that_changed_has_the_city_counted_again(town: World) -> None:
    counted(town)
    confirm_rules(town)
    town.clock.set(town.clock.now + timedelta(minutes=20))
    assert see(town, EKO)["is_counting"]
    assert [len(each.unit_ids) for each in count(town)] == [3]
    assert not see(town, EKO)["is_counting"]


def test_years_that_nothing_counts_in_are_not_counted_and_one_ahead_is_refused(town: World) -> None:
    assert not see(town, EKO, "/discipline-levels/2020")["is_counting"]
    assert see(town, EKO, "/discipline-levels/2020/people")["total"] == 0
    for tail in ("", "/people"):
        path = f"/discipline-levels/2027{tail}"
        assert problem(town.phone(EKO, None).call("GET", path)) == (422, "INPUT_INVALID")
    assert count(town) == []


def test_an_executive_sees_counts_of_large_units_and_no_person(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    counted(town)
    for least, units, heavy in ((3, ["umum", "setda"], 1), (4, ["setda", None], 1), (100, [], 0)):
        monkeypatch.setattr(small_units, "LEAST_PEOPLE", least)
        found = see(town, HERU)
        assert ([each["unit_id"] for each in found["units"]], found["counts"]["heavy"]) == (units, heavy), least
        assert (found["kinds"], [each["kinds"] for each in found["steps"] if each["kinds"]]) == ({}, [])
        assert "ani" not in str(found)
    assert problem(town.phone(HERU, None).call("GET", PEOPLE)) == (403, "ROLE_MISSING")


def test_while_a_unit_is_not_counted_small_units_are_told_to_no_executive(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the line comes to be then would be the one unit's figures."""
    town.services.staff.save(HERU, None, entry("test_add", town.clock.now))
    monkeypatch.setattr(small_units, "LEAST_PEOPLE", 6)
    absences(town)
    do_task(town.services, FiguresTask(("setda", "umum"), years=(2026,)), town.clock.now, lambda: True)
    found = see(town, HERU)
    assert (found["is_counting"], found["units"], found["counts"]["people"]) == (True, [], 0)
    count(town)
    assert [each["unit_id"] for each in see(town, HERU)["units"]] == [None]


@pytest.mark.parametrize("who", [ANI, CITRA, DEWI])
def test_who_leads_a_unit_sees_no_other(town: World, who: Any) -> None:
    for path in (LEVELS, PEOPLE):
        assert problem(town.phone(who, None).call("GET", path)) == (403, "ROLE_MISSING")
    assert CLOSING == []
