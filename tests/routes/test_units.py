"""Units: their tree, their people, their day."""

from typing import Any

import pytest

from chalicelib.domain.employee import DeviceState, Employee
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply


def put(town: World, unit_id: str, **body: object) -> Reply:
    return town.phone(EKO, None).call("PUT", f"/units/{unit_id}", {"name": "Unit", **body})


def get(town: World, path: str, who: Employee = CITRA) -> Any:
    return town.phone(who, None).call("GET", path).expect(200)


def test_everybody_who_leads_sees_the_units_within_reach(town: World) -> None:
    for who, seen in (
        (CITRA, ["umum"]),
        (DEWI, ["setda", "umum"]),
        (EKO, ["puskesmas", "setda", "umum"]),
        (FITRI, ["puskesmas", "setda", "umum"]),
    ):
        assert [each["unit_id"] for each in get(town, "/units", who)["units"]] == seen


def test_a_unit_is_added_below_another(town: World) -> None:
    unit = put(town, "tu", parent_id="umum", office_ids=["balai-kota"], counts_from="2026-12-01").expect(200)
    assert unit == {
        "unit_id": "tu",
        "name": "Unit",
        "parent_id": "umum",
        "office_ids": ["balai-kota"],
        "counts_from": "2026-12-01",
    }
    assert "tu" in [each["unit_id"] for each in get(town, "/units")["units"]]  # Citra leads what is above it


def test_the_same_again_is_the_same_unit(town: World) -> None:
    assert put(town, "tu", parent_id="umum").expect(200) == put(town, "tu", parent_id="umum").expect(200)


FAULTS: list[tuple[str, dict[str, object], str, str]] = [
    ("tu", {"parent_id": "antah"}, "/parent_id", "PARENT_UNKNOWN"),
    ("setda", {"parent_id": "setda"}, "/parent_id", "UNIT_CIRCLE"),
    ("setda", {"parent_id": "umum"}, "/parent_id", "UNIT_CIRCLE"),
    ("tu", {"parent_id": "a b"}, "/parent_id", "PATTERN"),
    ("tu", {"parent_id": 7}, "/parent_id", "TYPE"),
    ("tu", {"office_ids": ["balai-kota", "antah"]}, "/office_ids/1", "OFFICE_UNKNOWN"),
    ("tu", {"office_ids": ["x"] * 51}, "/office_ids", "LENGTH"),
    ("tu", {"office_ids": "balai-kota"}, "/office_ids", "TYPE"),
    ("tu", {"counts_from": "2026-02-30"}, "/counts_from", "PATTERN"),
    ("tu", {"name": "  "}, "/name", "TEXT_INVALID"),
    ("tu", {"name": "Unit\nBaru"}, "/name", "TEXT_INVALID"),
]


@pytest.mark.parametrize(("unit_id", "body", "pointer", "code"), FAULTS)
def test_a_unit_that_cannot_be_is_told_why(
    town: World, unit_id: str, body: dict[str, object], pointer: str, code: str
) -> None:
    with nothing_changed():
        reply = put(town, unit_id, **body)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert (pointer, code) in faults(reply)


def test_all_faults_of_a_unit_are_told_at_once(town: World) -> None:
    with nothing_changed():
        reply = put(town, "tu", parent_id="antah", office_ids=["antah", "balai-kota", "x"])
    assert faults(reply) == [
        ("/parent_id", "PARENT_UNKNOWN"),
        ("/office_ids/0", "OFFICE_UNKNOWN"),
        ("/office_ids/2", "OFFICE_UNKNOWN"),
    ]


def test_changed_at_the_same_moment_it_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def beaten(*_: object) -> None:
        raise Changed("test")

    monkeypatch.setattr(town.services.city, "publish", beaten)
    assert problem(put(town, "tu")) == (409, "CHANGED_MEANWHILE")


def test_a_change_of_a_unit_stands_in_the_trail(town: World) -> None:
    put(town, "tu").expect(200)
    entries = get(town, "/audit?date=2026-11-23", FITRI)["entries"]
    assert [(each["action"], each["actor_id"], each["object_id"]) for each in entries] == [("unit_put", "eko", "tu")]


def test_the_people_of_a_unit_stand_by_name_with_their_phones(town: World) -> None:
    town.phone(ANI)
    town.phone(BUDI, DeviceState.PENDING)
    people = get(town, "/units/umum/people")["people"]
    found = [(each["name"], each["has_active_device"], each["pending_device_id"] is None) for each in people]
    assert found == [("Ani", True, True), ("Budi", False, False), ("Citra", False, True)]


def test_a_units_day_tells_who_came_when_and_who_has_not(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    day = get(town, "/units/umum/days/2026-11-23")
    came = {each["name"]: [slot["local_time"] for slot in each["check_ins"]] for each in day["people"]}
    assert came == {"Ani": ["07:10"], "Budi": [], "Citra": []}
    assert {each["name"]: each["required_slots"] for each in day["people"]}["Budi"] == [
        "arrival",
        "midday",
        "departure",
    ]


@pytest.mark.parametrize(("on", "trial"), [("2025-12-31", True), ("2026-01-01", False)])
def test_before_its_first_day_that_counts_a_unit_is_in_trial(town: World, on: str, trial: bool) -> None:
    assert get(town, f"/units/umum/days/{on}")["trial"] is trial


def test_a_unit_without_such_a_day_is_in_trial(town: World) -> None:
    assert get(town, "/units/puskesmas/days/2026-11-23", FITRI)["trial"] is True


def test_a_day_off_asks_nothing_of_anybody(town: World) -> None:
    people = get(town, "/units/umum/days/2026-11-22")["people"]
    assert {(each["day"], tuple(each["required_slots"])) for each in people} == {("off", ())}
