"""Units: their tree, their people, their day."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.city import City
from chalicelib.domain.employee import DeviceState, Employee, NumberKind
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, MONDAY, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.store.faults import going_wrong
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
    whole = {"office_ids": ["balai-kota"], "counts_from": "2026-12-01", "enrol_until": "2026-12-15"}
    unit = put(town, "tu", parent_id="umum", **whole).expect(200)
    assert unit == {
        "unit_id": "tu",
        "name": "Unit",
        "parent_id": "umum",
        "office_ids": ["balai-kota"],
        "counts_from": "2026-12-01",
        "enrol_until": "2026-12-15",
        "ends_on": None,
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
    ("tu", {"enrol_until": "2026-02-30"}, "/enrol_until", "PATTERN"),
    ("tu", {"enrol_until": "2027-01-23"}, "/enrol_until", "ENROL_UNTIL_TOO_LATE"),
    ("tu", {"name": "  "}, "/name", "TEXT_INVALID"),
    ("tu", {"name": "Unit\nBaru"}, "/name", "TEXT_INVALID"),
    ("tu", {"name": "Unit\U000e0041"}, "/name", "TEXT_INVALID"),
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


def test_two_changes_at_once_never_close_a_circle(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is sound by the tree as it stood; together they would set two units above each other."""
    for unit_id in ("a", "b"):
        put(town, unit_id).expect(200)
    meanwhile(town, monkeypatch, lambda: put(town, "b", parent_id="a").expect(200))
    assert problem(put(town, "a", parent_id="b")) == (409, "CHANGED_MEANWHILE")
    units = town.services.city.fresh(town.clock.now).units
    assert (units["a"].parent_id, units["b"].parent_id) == (None, "a")


def test_a_file_of_units_never_undoes_a_change_made_meanwhile(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(town, monkeypatch, lambda: put(town, "umum", parent_id="setda", counts_from="2026-01-01").expect(200))
    reply = upload(town, "unit,nama,induk\numum,Bagian Umum Baru,setda\n")
    assert problem(reply) == (409, "CHANGED_MEANWHILE")
    assert town.services.city.fresh(town.clock.now).units["umum"].name == "Unit"


def meanwhile(town: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Somebody else's change lands right after the next request has looked at the city."""
    real, changed = town.services.city.fresh, []
    real(town.clock.now)  # the request itself begins with the city as the process holds it

    def fresh(now: datetime) -> City:
        city = real(now)
        if not changed:
            changed.append(True)
            change()
        return city

    monkeypatch.setattr(town.services.city, "fresh", fresh)


def upload(town: World, text: str, query: str = "") -> Reply:
    headers = {"Content-Type": "text/csv"}
    return town.phone(EKO, None).call("POST", f"/units/imports{query}", raw=text.encode(), headers=headers)


def trail(town: World) -> list[tuple[str, str, Any]]:
    entries = get(town, "/audit/days/CITY/2026-11-23", FITRI)["entries"]
    return [(each["action"], each["object_id"], each["facts"]) for each in entries]


def test_the_trail_tells_what_became_of_a_unit_but_no_name(town: World) -> None:
    put(town, "tu", parent_id="umum").expect(200)
    later = {"office_ids": ["balai-kota"], "counts_from": "2026-12-01", "enrol_until": "2026-12-15"}
    put(town, "tu", parent_id="setda", **later).expect(200)
    first = {"parent_id": "umum", "office_ids": [], "counts_from": None, "enrol_until": None}
    second = {"parent_id": "setda", **later}
    assert trail(town) == [
        ("unit_put", "tu", {"old": None, "new": first}),
        ("unit_put", "tu", {"old": first, "new": second}),
    ]


def test_the_trail_tells_which_file_of_units_it_was_and_how_much_it_did(town: World) -> None:
    text = "unit,nama,induk\numum,Bagian Umum Baru,setda\ntu,Tata Usaha,umum\n"
    upload(town, text, "?dry_run=true").expect(200)
    upload(town, text).expect(200)
    facts = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "added": 1, "changed": 1}
    assert trail(town) == [("units_imported", "tu,umum", facts)]


# The first day that counts.

TODAY, SOON, BEFORE = "2026-11-23", "2026-11-26", "2026-11-02"  # people are told three days before


@pytest.mark.parametrize(
    ("held", "wanted", "code"),
    [
        (None, SOON, ""), (None, None, ""), (None, TODAY, "COUNTS_FROM_TOO_EARLY"),
        (None, BEFORE, "COUNTS_FROM_TOO_EARLY"),
        (SOON, None, ""), (SOON, "2027-01-01", ""), (SOON, SOON, ""),
        (SOON, TODAY, "COUNTS_FROM_TOO_EARLY"),
        (TODAY, TODAY, ""), (TODAY, SOON, "COUNTS_FROM_BEGUN"), (TODAY, None, "COUNTS_FROM_BEGUN"),
        (TODAY, BEFORE, "COUNTS_FROM_BEGUN"), (BEFORE, BEFORE, ""), (BEFORE, None, "COUNTS_FROM_BEGUN"),
    ],
)  # fmt: skip
def test_no_day_of_the_trial_ever_counts_and_no_day_that_counts_becomes_trial(
    town: World, held: str | None, wanted: str | None, code: str
) -> None:
    put(town, "tu", counts_from=held).expect(200)  # a new unit has no days yet: it may count from any
    reply = put(town, "tu", counts_from=wanted)
    assert (faults(reply) if reply.status == 422 else []) == ([("/counts_from", code)] if code else [])


def test_the_people_of_a_unit_stand_by_name_with_their_phones(town: World) -> None:
    town.phone(ANI)
    town.phone(BUDI, DeviceState.PENDING)
    people = get(town, "/units/umum/people")["people"]
    found = [(each["name"], each["has_active_device"], each["pending_device_id"] is None) for each in people]
    assert found == [("Ani", True, True), ("Budi", False, False), ("Citra", False, True)]


def test_the_people_of_a_unit_stand_with_their_work_there_and_their_roles(town: World) -> None:
    citra = get(town, "/units/umum/people", FITRI)["people"][2]
    work = (citra["starts_on"], citra["ends_on"], citra["pattern_id"], citra["supervisor_id"])
    assert work == ("2026-01-01", None, "lima-hari", None)
    assert citra["roles"] == ["supervisor"]
    assert (citra["number_end"], citra["number_kind"]) == ("-003", "local")
    assert get(town, "/units/umum/people", DEWI)["people"][0]["supervisor_id"] == "citra"


def test_a_supervisor_sees_names_and_phones_alone_and_nothing_of_a_move_to_come(town: World) -> None:
    """Before its person is told of it."""
    body = {"unit_id": "puskesmas", "starts_on": "2026-12-01", "office_ids": ["puskesmas"], "pattern_id": "lima-hari"}
    town.phone(EKO, None).call("POST", "/employees/ani/assignments", body).expect(201)
    ani = get(town, "/units/umum/people", CITRA)["people"][0]
    assert ani["name"] == "Ani"
    hidden = ("starts_on", "ends_on", "pattern_id", "supervisor_id", "roles", "number_end", "number_kind")
    assert [ani[each] for each in hidden] == [None] * len(hidden)


def test_who_has_moved_on_is_no_longer_in_the_list_and_who_comes_is(town: World) -> None:
    """Else the old unit would see the new phone of everybody who ever worked there."""
    body = {"unit_id": "puskesmas", "starts_on": "2026-11-24", "office_ids": ["puskesmas"], "pattern_id": "lima-hari"}
    town.phone(EKO, None).call("POST", "/employees/ani/assignments", body).expect(201)

    def seen(unit_id: str) -> bool:
        people = get(town, f"/units/{unit_id}/people", FITRI)["people"]
        return "ani" in [each["employee_id"] for each in people]

    coming = {each["employee_id"]: each for each in get(town, "/units/puskesmas/people", FITRI)["people"]}["ani"]
    assert (coming["starts_on"], coming["roles"]) == ("2026-11-24", None)  # not theirs yet

    assert (seen("umum"), seen("puskesmas")) == (True, True)
    town.clock.set(wib(0, on=MONDAY + timedelta(days=1)))
    assert (seen("umum"), seen("puskesmas")) == (False, True)


def test_a_units_day_tells_who_came_when_and_who_has_not(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    day = get(town, "/units/umum/days/2026-11-23")
    came = {each["name"]: [slot["local_time"] for slot in each["check_ins"]] for each in day["people"]}
    assert came == {"Ani": ["07:10"], "Budi": [], "Citra": []}
    (budi,) = [each for each in day["people"] if each["name"] == "Budi"]
    assert budi["required_slots"] == list(budi["closes_at"]) == ["arrival", "midday", "departure"]
    assert datetime.fromisoformat(budi["closes_at"]["arrival"]) == wib(10)


@pytest.mark.parametrize(("on", "trial"), [("2025-12-31", True), ("2026-01-01", False)])
def test_before_its_first_day_that_counts_a_unit_is_in_trial(town: World, on: str, trial: bool) -> None:
    assert get(town, f"/units/umum/days/{on}")["trial"] is trial


def test_a_unit_without_such_a_day_is_in_trial(town: World) -> None:
    assert get(town, "/units/puskesmas/days/2026-11-23", FITRI)["trial"] is True


def test_a_day_off_asks_nothing_of_anybody(town: World) -> None:
    people = get(town, "/units/umum/days/2026-11-22")["people"]
    assert {(each["day"], tuple(each["required_slots"])) for each in people} == {("off", ())}


# What is to be mended.


def mended(town: World, unit_id: str = "umum", who: Employee = CITRA) -> dict[str, list[str]]:
    people = get(town, f"/units/{unit_id}/mismatches", who)["people"]
    return {each["name"]: [fault["code"] for fault in each["mismatches"]] for each in people}


def test_a_unit_is_told_what_is_to_be_mended_about_its_people(town: World) -> None:
    town.phone(ANI)
    assert mended(town) == {"Budi": ["NO_PHONE"], "Citra": ["NO_SUPERVISOR", "NO_PHONE"]}
    assert mended(town, "puskesmas", FITRI) == {"Gani": ["NO_SUPERVISOR", "NO_PHONE"]}


@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("id", "Belum ada atasan yang masih bertugas. Tentukan atasannya."),
        ("en", "There is no supervisor in service. Name one."),
    ],
)
def test_whoever_leads_is_given_a_hint_in_the_language_asked_for(town: World, language: str, detail: str) -> None:
    phone = town.phone(CITRA, None)
    reply = phone.call("GET", "/units/umum/mismatches", headers={"Accept-Language": language}).expect(200)
    [_, _, citra] = reply["people"]
    assert citra["mismatches"][0] == {"code": "NO_SUPERVISOR", "is_hint": True, "detail": detail}


def test_a_supervisor_who_has_left_or_moved_elsewhere(town: World) -> None:
    """Who has moved still serves; who has left does not."""
    for each in (ANI, BUDI, CITRA):
        town.phone(each)
    away = replace(CITRA.assignments[0], unit_id="puskesmas")
    town.change("citra", lambda each: replace(each, assignments=(away,)))
    assert mended(town, who=EKO) == {}
    town.change("citra", lambda each: replace(each, left_on=MONDAY))
    assert mended(town, who=EKO) == {}
    town.clock.set(wib(0, on=MONDAY + timedelta(days=1)))
    assert mended(town, who=EKO) == {"Ani": ["NO_SUPERVISOR"], "Budi": ["NO_SUPERVISOR"]}


def test_who_is_coming_is_judged_by_what_they_come_to(town: World) -> None:
    coming = replace(ANI.assignments[0], unit_id="puskesmas", starts_on=MONDAY + timedelta(days=7), pattern_id=None)
    now = replace(ANI.assignments[0], ends_on=MONDAY + timedelta(days=6))
    town.change("ani", lambda each: replace(each, assignments=(now, coming)))
    town.phone(ANI)
    assert mended(town, "puskesmas", FITRI)["Ani"] == ["NO_SHIFT"]
    assert "Ani" not in mended(town)


def test_the_list_shows_no_number(town: World) -> None:
    number = "198503302010011013"
    town.change("ani", lambda each: replace(each, number=number, number_kind=NumberKind.NI_PPPK))
    reply = town.phone(CITRA, None).call("GET", "/units/umum/mismatches")
    assert "NUMBER_KIND_DIFFERS" in reply.text
    assert number not in reply.text


def test_a_unit_out_of_reach_has_nothing_to_tell(town: World) -> None:
    for unit_id in ("puskesmas", "setda", "antah"):
        refused = town.phone(CITRA, None).call("GET", f"/units/{unit_id}/mismatches")
        assert problem(refused) == (404, "NOT_FOUND")


def test_the_list_costs_one_query_and_batches_of_reads(town: World) -> None:
    phone = town.phone(CITRA, None)
    with going_wrong() as faults_:
        phone.call("GET", "/units/umum/mismatches").expect(200)
    assert faults_.calls.count("Query") == 1
    assert faults_.calls.count("BatchGetItem") == 1
