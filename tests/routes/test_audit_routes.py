"""The trail as an auditor reads it: one chain per unit and local date, verified from the answer alone (T20)."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chalicelib.routes._http import OPERATIONS
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, wib
from tests.routes.town import nothing_changed, problem
from tests.world import World

FIRST_PREV = "0" * 64


def trail(town: World, chain: str = "umum/2026-11-23") -> dict[str, Any]:
    found: dict[str, Any] = town.phone(FITRI, None).call("GET", f"/audit/days/{chain}").expect(200)
    return found


def first_bad(answer: dict[str, Any]) -> int | None:
    """The sequence of the first entry that does not follow from all before it; with nothing but JSON and SHA-256."""
    prev = FIRST_PREV
    for place, each in enumerate(answer["entries"], start=1):
        entry = {name: each[name] for name in ("entry_id", "at", "actor_id", "action", "object_id", "facts")}
        text = json.dumps(
            {**entry, "chain": answer["chain"]}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        digest = hashlib.sha256(f"{prev}\n{place}\n{text}".encode()).hexdigest()
        if (each["sequence"], each["prev"], each["hash"]) != (place, prev, digest):
            return place
        prev = each["hash"]
    return None


def busy_morning(town: World) -> None:
    """Five changes about people of Umum."""
    for who in (ANI, BUDI):
        phone = town.phone(who, enrolled=None)
        phone.enrol().expect(201)
        path = f"/employees/{who.employee_id}/devices/{phone.device_id}/decision"
        town.phone(CITRA, None).call("POST", path, {"approve": True}).expect(200)
    town.phone(DEWI, None).call("POST", "/employees/ani/codes").expect(201)


def test_the_chain_of_a_unit_and_date_verifies(town: World) -> None:
    busy_morning(town)
    answer = trail(town)
    assert answer["chain"] == "umum#2026-11-23"
    assert [each["sequence"] for each in answer["entries"]] == [1, 2, 3, 4, 5]
    assert first_bad(answer) is None


def flipped(entries: list[Any]) -> None:
    entries[2]["object_id"] = "anj"


def swapped(entries: list[Any]) -> None:
    entries[2], entries[3] = entries[3], entries[2]


def cut_out(entries: list[Any]) -> None:
    del entries[2]


def inserted(entries: list[Any]) -> None:
    entries.insert(2, entries[4])


def renamed_actor(entries: list[Any]) -> None:
    entries[2]["actor_id"] = "endah"


def later(entries: list[Any]) -> None:
    entries[2]["at"] = "2026-11-23T00:10:01Z"


@pytest.mark.parametrize("tamper", [flipped, swapped, cut_out, inserted, renamed_actor, later])
def test_whoever_tampers_is_found_at_the_first_bad_entry(town: World, tamper: Callable[[list[Any]], None]) -> None:
    busy_morning(town)
    answer = trail(town)
    tamper(answer["entries"])
    assert first_bad(answer) == 3


def test_the_citys_own_changes_have_a_chain_of_their_own(town: World) -> None:
    eko = town.phone(EKO, None)
    made = eko.call("PUT", "/employees/ani/grants", {"grants": [{"role": "auditor"}]}).expect(202)["proposal"]
    path = f"/proposals/{made['proposal_id']}/decision"
    town.phone(ENDAH, None).call("POST", path, {"approve": True}).expect(200)
    eko.call("PUT", "/units/tu", {"name": "Tata Usaha"}).expect(200)
    answer = trail(town, "CITY/2026-11-23")
    assert [each["action"] for each in answer["entries"]] == [
        "proposed",
        "grants_published",
        "unit_put",
    ]
    assert answer["chain"] == "CITY#2026-11-23"
    assert first_bad(answer) is None


def test_a_new_local_date_begins_a_new_chain(town: World) -> None:
    busy_morning(town)
    town.clock.set(wib(0, on=date(2026, 11, 24)))
    town.phone(DEWI, None).call("POST", "/employees/budi/codes").expect(201)
    answer = trail(town, "umum/2026-11-24")
    assert [(each["sequence"], each["prev"]) for each in answer["entries"]] == [(1, FIRST_PREV)]
    assert len(trail(town)["entries"]) == 5


def test_a_refused_change_leaves_no_entry(town: World) -> None:
    town.phone(DEWI, None).call("POST", "/employees/dewi/codes")
    town.phone(CITRA, None).call("POST", "/employees/gani/codes")
    assert trail(town)["entries"] == trail(town, "setda/2026-11-23")["entries"] == []


def test_a_check_in_has_no_entry(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    assert trail(town)["entries"] == []


def test_entries_hold_ids_and_hashes_and_nothing_personal(town: World) -> None:
    busy_morning(town)
    text = json.dumps(trail(town))
    assert not [each for each in ("Ani", "Budi", ANI.number, "Ponsel", "106.04", "@") if each in text]


def test_a_day_without_changes_is_empty(town: World) -> None:
    assert trail(town, "puskesmas/2026-11-23")["entries"] == []


def test_reading_the_trail_changes_nothing_and_nobody_writes_it(town: World) -> None:
    fitri = town.phone(FITRI, None)
    with nothing_changed():
        fitri.call("GET", "/audit/days/CITY/2026-11-23").expect(200)
    for method in ("POST", "PUT", "DELETE"):
        assert fitri.call(method, "/audit/days/CITY/2026-11-23").status == 405


def test_the_trail_is_searched_or_read_as_a_whole_chain_and_there_is_no_third_way() -> None:
    read = {each.path for each in OPERATIONS if each.path.startswith("/audit")}
    assert read == {"/audit/entries", "/audit/days/{unit_id}/{on}", "/audit/pairs"}


def test_supervisors_and_operators_do_not_read_it(town: World) -> None:
    for who in (ANI, CITRA, DEWI):
        reply = town.phone(who, None).call("GET", "/audit/days/umum/2026-11-23")
        assert problem(reply) == (403, "ROLE_MISSING")
