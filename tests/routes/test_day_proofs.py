"""A day as an auditor takes it home; what is done with it offline is tools/audit_verify.py's."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.use_cases.day_roots import append_change, append_root
from tests.cast import EKO, FITRI, MONDAY
from tests.routes.town import nothing_changed, problem
from tests.world import World
from tools import audit_verify

PRESENT = DayVerdict(MONDAY, DayStatus.PRESENT, (), "pattern:x", "default")
ABSENT = DayVerdict(MONDAY, DayStatus.ABSENT, (), "pattern:x", "default")


def proof(town: World, path: str = "umum/2026-11-23", who: Any = FITRI) -> Any:
    return town.phone(who, None).call("GET", f"/audit/days/{path}").expect(200)


@pytest.fixture
def closed(town: World) -> World:
    town.services.months.write("umum", MONDAY, {"ani": ABSENT, "budi": PRESENT}, {})
    append_root(town.services, "umum", MONDAY, town.clock.now)
    return town


def test_a_closed_day_has_its_chain_its_root_and_the_leaves_that_give_it(closed: World) -> None:
    found = proof(closed)
    assert (found["v"], found["chain"]) == (1, "umum#2026-11-23")
    assert [each["action"] for each in found["entries"]] == ["day_closed"]
    assert found["root"] == found["entries"][0]["facts"]["root"]
    assert [(each["employee_id"], [what for what, _ in each["leaves"]]) for each in found["people"]] == [
        ("ani", ["verdict"]),
        ("budi", ["verdict"]),
    ]
    assert audit_verify.verify([found], {}) == []


def test_an_older_root_is_shown_with_its_own_leaves(closed: World) -> None:
    old = proof(closed)
    closed.services.months.rewrite("ani", "umum", ABSENT, PRESENT)
    append_change(closed.services, "umum", MONDAY, ["ani"], "request", closed.clock.now)
    new, again = proof(closed), proof(closed, f"umum/2026-11-23?root={old['root']}", EKO)
    assert new["root"] != old["root"] == again["root"]
    assert again["people"] == old["people"]
    assert audit_verify.verify([new, again], {}) == []


def test_a_day_that_is_not_closed_has_no_leaves(town: World) -> None:
    found = proof(town)
    assert (found["entries"], found["root"], found["people"]) == ([], None, [])


def test_the_citys_own_chain_is_taken_home_likewise(town: World) -> None:
    town.phone(EKO, None).call("PUT", "/units/tu", {"name": "Tata Usaha"}).expect(200)
    assert [each["action"] for each in proof(town, "CITY/2026-11-23")["entries"]] == ["unit_put"]


@pytest.mark.parametrize("path", ["antah/2026-11-23", f"umum/2026-11-23?root={'0' * 64}"])
def test_what_there_is_not_is_not_found(closed: World, path: str) -> None:
    reply = closed.phone(FITRI, None).call("GET", f"/audit/days/{path}")
    assert problem(reply) == (404, "NOT_FOUND")


@pytest.mark.parametrize("path", ["umum/2026-11-31", "umum/2026-11-23?root=xyz"])
def test_what_is_no_date_or_root_is_named(town: World, path: str) -> None:
    assert problem(town.phone(FITRI, None).call("GET", f"/audit/days/{path}")) == (422, "INPUT_INVALID")


def test_a_unit_that_is_no_more_keeps_its_days(closed: World) -> None:
    closed.publish("units", {})
    closed.clock.forward(minutes=2)
    assert proof(closed)["root"]


def test_reading_changes_nothing(closed: World) -> None:
    with nothing_changed():
        proof(closed)
    assert closed.services.proofs.late(MONDAY + timedelta(1)) == []
