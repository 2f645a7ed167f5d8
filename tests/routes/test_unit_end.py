"""A unit is closed from a date on: once it is empty, and then it is no choice any more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Grant, Role
from tests.cast import ANI, CITRA, DEWI, EKO, MONDAY, UNITS
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply

WORK = {"office_ids": ["balai-kota"], "pattern_id": "lima-hari"}
FRIDAY, SATURDAY = MONDAY + timedelta(days=4), MONDAY + timedelta(days=5)


def call(town: World, method: str, path: str, body: Any = None) -> Reply:
    return town.phone(EKO, None).call(method, path, body)


def end(town: World, unit_id: str, on: date | None) -> Reply:
    return call(town, "PUT", f"/units/{unit_id}/end", {"ends_on": on.isoformat() if on else None})


def move(town: World, of: str, unit_id: str, starts_on: date) -> Reply:
    body = {**WORK, "unit_id": unit_id, "starts_on": starts_on.isoformat()}
    return call(town, "POST", f"/employees/{of}/assignments", body)


def emptied(town: World) -> None:
    """Everybody of Bagian Umum works in its Setda from Saturday on, where Citra has a role too."""
    for each in ("ani", "budi", "citra"):
        move(town, each, "setda", SATURDAY).expect(201)
    both = (*CITRA.grants, Grant(Role.SUPERVISOR, "setda"))
    town.change("citra", lambda held: replace(held, grants=both))


def ends(town: World) -> dict[str, str | None]:
    units = call(town, "GET", "/units").expect(200)["units"]
    return {each["unit_id"]: each["ends_on"] for each in units}


def test_a_unit_that_is_empty_after_it_ends_and_the_trail_tells(town: World) -> None:
    emptied(town)
    assert end(town, "umum", FRIDAY).expect(200) == {"unit_id": "umum", "ends_on": FRIDAY.isoformat()}
    assert ends(town) == {"umum": FRIDAY.isoformat(), "setda": None, "puskesmas": None}
    entry = call(town, "GET", "/audit?date=2026-11-23").expect(200)["entries"][-1]
    told = (entry["action"], entry["object_id"], entry["facts"])
    assert told == ("unit_end_set", "umum", {"old": None, "new": FRIDAY.isoformat()})


def test_the_same_again_changes_nothing_and_it_may_be_taken_back_until_it_is_over(town: World) -> None:
    emptied(town)
    end(town, "umum", FRIDAY).expect(200)
    with nothing_changed():
        end(town, "umum", FRIDAY).expect(200)
    assert end(town, "umum", None).expect(200)["ends_on"] is None
    end(town, "umum", FRIDAY).expect(200)
    town.clock.forward(days=5)
    with nothing_changed():
        assert faults(end(town, "umum", None)) == [("/ends_on", "UNIT_OVER")]


def test_what_has_to_be_done_before_is_told_at_once(town: World) -> None:
    with nothing_changed():
        assert faults(end(town, "umum", FRIDAY)) == [("/ends_on", "PEOPLE_STAY")]
        assert faults(end(town, "setda", FRIDAY)) == [("/ends_on", "PEOPLE_STAY"), ("/ends_on", "PARTS_STAY")]
        assert faults(end(town, "umum", MONDAY - timedelta(days=1))) == [("/ends_on", "END_TOO_EARLY")]


def test_nobody_loses_the_only_role_by_it(town: World) -> None:
    emptied(town)
    town.change("citra", lambda held: replace(held, grants=CITRA.grants))
    with nothing_changed():
        reply = end(town, "umum", FRIDAY)
    assert faults(reply) == [("/ends_on", "ONLY_ROLE")]
    assert "1 " in reply.json["errors"][0]["detail"]


@pytest.fixture
def ending(town: World) -> World:
    emptied(town)
    end(town, "umum", FRIDAY).expect(200)
    return town


def test_nobody_is_assigned_to_it_any_more(ending: World) -> None:
    with nothing_changed():
        assert faults(move(ending, "gani", "umum", FRIDAY)) == [("/unit_id", "UNIT_ENDS")]
        works = {**WORK, "unit_id": "umum", "starts_on": f"{MONDAY}"}
        body = {"name": "Lala", "number": "CONTOH-100", "assignment": works}
        assert faults(call(ending, "POST", "/employees", body)) == [("/assignment/unit_id", "UNIT_ENDS")]


def test_nor_does_a_last_day_that_is_put_off_keep_anybody_there(ending: World) -> None:
    stays = ANI.assignments[0]
    ending.change("ani", lambda held: replace(held, assignments=(stays,), left_on=FRIDAY))
    body = {"left_on": None, "reason": "correction"}
    with nothing_changed():
        assert faults(call(ending, "PUT", "/employees/ani/leaving", body)) == [("/left_on", "UNIT_ENDS")]


def test_nobody_is_given_a_role_in_it_and_who_holds_one_keeps_it(ending: World) -> None:
    role = {"role": "supervisor", "unit_id": "umum"}
    with nothing_changed():
        reply = call(ending, "PUT", "/employees/ani/grants", {"grants": [role]})
    assert faults(reply) == [("/grants/0/unit_id", "UNIT_ENDS")]
    call(ending, "PUT", "/employees/citra/grants", {"grants": [role]}).expect(200)


def test_no_unit_is_put_below_it_and_its_end_survives_a_change(ending: World) -> None:
    with nothing_changed():
        reply = call(ending, "PUT", "/units/tu", {"name": "Tata Usaha", "parent_id": "umum"})
    assert faults(reply) == [("/parent_id", "PARENT_ENDS")]
    held = UNITS["umum"]
    body = {"name": "Umum", "parent_id": "setda", "counts_from": str(held.counts_from)}
    assert call(ending, "PUT", "/units/umum", body).expect(200)["ends_on"] == FRIDAY.isoformat()


def test_what_was_is_read_as_before_and_boards_after_it_are_without_it(ending: World) -> None:
    ending.clock.forward(days=7)
    dewi = ending.phone(DEWI, None)
    assert dewi.call("GET", "/units/umum/days/2026-11-23").expect(200)["people"]
    boards = {on: dewi.call("GET", f"/boards/{on}").expect(200)["units"] for on in (f"{FRIDAY}", f"{SATURDAY}")}
    names = {on: {each["unit_id"] for each in units} for on, units in boards.items()}
    assert names == {f"{FRIDAY}": {"setda", "umum"}, f"{SATURDAY}": {"setda"}}


def test_a_unit_out_of_reach_is_unknown(town: World) -> None:
    assert problem(end(town, "antah", FRIDAY)) == (404, "NOT_FOUND")
    assert problem(town.phone(DEWI, None).call("PUT", "/units/umum/end", {"ends_on": None}))[0] == 403
