"""What a person brought along: who reads it, who corrects it, and what two people at once make of it."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, GANI, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply

PATH = "/employees/ani/balances/2026"
BODY: dict[str, Any] = {
    "leave_left_days": 12, "leave_carried_days": 6, "unexcused_days": 2, "late_min": 145, "early_min": None,
    "source_document": "Rekap BKPSDM 800/123/2026", "revision": 0,
}  # fmt: skip


def admin(town: World) -> Phone:
    return town.phone(EKO, enrolled=None)


def put(town: World, path: str = PATH, **changed: object) -> Reply:
    return admin(town).call("PUT", path, BODY | changed)


def test_a_city_admin_enters_it_and_the_person_reads_it(town: World) -> None:
    entered = put(town).expect(200)
    assert entered == {
        **BODY, "employee_id": "ani", "year": 2026, "revision": 1, "entered_by": "eko",
        "entered_at": "2026-11-23T00:10:00Z",
    }  # fmt: skip
    assert town.phone(ANI, enrolled=None).call("GET", "/me/balances/2026").expect(200) == entered
    assert admin(town).call("GET", PATH).expect(200) == entered


def test_where_nothing_was_entered_there_is_nothing(town: World) -> None:
    for who, path in ((ANI, "/me/balances/2026"), (EKO, PATH), (EKO, "/employees/ani/balances/2025")):
        assert problem(town.phone(who, enrolled=None).call("GET", path)) == (404, "NOT_FOUND")


def test_operator_and_auditor_read_it_a_supervisor_and_a_colleague_do_not(town: World) -> None:
    put(town).expect(200)
    for who, status in ((DEWI, 200), (FITRI, 200), (CITRA, 403), (BUDI, 403)):
        assert town.phone(who, enrolled=None).call("GET", PATH).status == status, who.name
    put(town, f"/employees/{GANI.employee_id}/balances/2026").expect(200)
    reply = town.phone(DEWI, enrolled=None).call("GET", "/employees/gani/balances/2026")
    assert problem(reply) == (404, "NOT_FOUND")


def test_only_a_city_admin_writes_and_never_their_own(town: World) -> None:
    with nothing_changed():
        for who in (ANI, CITRA, DEWI, FITRI):
            reply = town.phone(who, enrolled=None).call("PUT", PATH, BODY)
            assert problem(reply) == (403, "ROLE_MISSING"), who.name
        assert problem(put(town, "/employees/eko/balances/2026")) == (422, "DECIDE_OWN")
        assert problem(put(town, "/employees/antah/balances/2026")) == (404, "NOT_FOUND")
    town.phone(ENDAH, enrolled=None).call("PUT", "/employees/eko/balances/2026", BODY).expect(200)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"leave_left_days": 25}, ("/leave_left_days", "RANGE")),
        ({"leave_carried_days": 13}, ("/leave_carried_days", "RANGE")),
        ({"leave_left_days": 5}, ("/leave_carried_days", "CARRIED_EXCEEDS_LEFT")),
        ({"unexcused_days": -1}, ("/unexcused_days", "RANGE")),
        ({"unexcused_days": 1.5}, ("/unexcused_days", "TYPE")),
        ({"late_min": 60_001}, ("/late_min", "RANGE")),
        ({"source_document": " "}, ("/source_document", "TEXT_INVALID")),
        ({"source_document": "x" * 201}, ("/source_document", "TEXT_INVALID")),
        ({"revision": None}, ("/revision", "TYPE")),
    ],
)
def test_what_cannot_be_is_told(town: World, changed: dict[str, object], fault: tuple[str, str]) -> None:
    with nothing_changed():
        reply = put(town, **changed)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [fault]


def test_last_year_until_the_end_of_march_and_no_other(town: World) -> None:
    for year in (2025, 2027):
        with nothing_changed():
            assert faults(put(town, f"/employees/ani/balances/{year}")) == [("/year", "BALANCE_YEAR")]
    for year in ("26", "x", "20261"):
        with nothing_changed():
            assert faults(put(town, f"/employees/ani/balances/{year}")) == [("/year", "PARAM_RANGE")]
    town.clock.set(wib(7, on=wib(7).date().replace(year=2027, month=3, day=31)))
    put(town).expect(200)


def test_a_correction_is_of_what_was_seen(town: World) -> None:
    put(town).expect(200)
    with nothing_changed():
        assert problem(put(town, late_min=150)) == (409, "CHANGED_MEANWHILE")
        assert put(town).expect(200)["revision"] == 1  # the same again: the answer was lost
    assert put(town, late_min=150, revision=1).expect(200)["revision"] == 2


def test_who_loses_a_race_is_told_so(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    years = town.services.years
    real = years.opening
    put(town).expect(200)
    stale = replace(real("ani", 2026), revision=0)  # type: ignore[type-var]
    monkeypatch.setattr(years, "opening", lambda *_: stale)
    with nothing_changed():
        assert problem(put(town, late_min=150)) == (409, "CHANGED_MEANWHILE")


def test_the_trail_tells_of_each_change_in_the_units_chain_without_a_number(town: World) -> None:
    put(town).expect(200)
    put(town, late_min=150, revision=1).expect(200)
    found = [each.entry for each in town.services.audit.entries("umum#2026-11-23")]
    assert [(each.action, each.actor_id, each.object_id) for each in found] == [("balance_set", "eko", "ani")] * 2
    first, second = (each.facts for each in found)
    assert (first["year"], first["old"]) == (2026, None)
    assert second["old"] == first["new"] != second["new"]
    assert set(second) == {"year", "old", "new"}
    assert all(re.fullmatch("[0-9a-f]{64}", str(each)) for each in (first["new"], second["new"]))


def test_a_file_of_balances_is_begun_with_its_year_by_operators_too(town: World) -> None:
    for who in (DEWI, EKO):
        phone = town.phone(who, enrolled=None)
        begun = phone.call("POST", "/imports", {"file_name": "saldo.xlsx", "kind": "balances", "year": 2026}).expect(
            201
        )
        assert (begun["job"]["kind"], begun["job"]["year"], begun["job"]["month"]) == ("balances", 2026, None)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"kind": "balances"}, ("/year", "REQUIRED")),
        ({"kind": "balances", "year": 2024}, ("/year", "BALANCE_YEAR")),
        ({"kind": "balances", "year": 2026, "month": "2026-12"}, ("/month", "ROSTER_ALONE")),
        ({"kind": "people", "year": 2026}, ("/year", "BALANCES_ALONE")),
        ({"kind": "balances", "year": 1999}, ("/year", "RANGE")),
    ],
)
def test_a_file_of_another_year_or_kind_is_told(town: World, body: dict[str, Any], fault: tuple[str, str]) -> None:
    with nothing_changed():
        reply = admin(town).call("POST", "/imports", {"file_name": "saldo.xlsx", **body})
    assert fault in faults(reply)
