"""Outages and longer windows, as admins decide them and everyone concerned reads of them."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.closing import SpreadTask
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.use_cases.ports import StoreUnavailable
from tests import world as worlds
from tests.cast import ANI, EKO, ENDAH, FITRI, GANI, MONDAY, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World, entry

DOWN = {"starts_at": "2026-11-23T06:40:00+07:00", "ends_at": "2026-11-23T07:05:00+07:00", "note": "Server mati"}
LONGER = {"on": "2026-11-23", "slot": "arrival", "minutes": 45, "note": "Server mati"}


@pytest.fixture
def closing() -> Any:
    worlds.CLOSING.clear()
    return worlds.CLOSING


def declare(town: World, key: str = "k", **changed: Any) -> Any:
    return town.phone(EKO).call("POST", "/outages", {**DOWN, **changed}, {"Idempotency-Key": key})


def notes(town: World, who: Any = ANI) -> list[tuple[str, str]]:
    found = town.phone(who, None).call("GET", "/me/today").expect(200)["notes"]
    return [(each["kind"], each["note"]) for each in found]


def suspected(town: World) -> None:
    held = Outage("20261122-2345", wib(6, 45), wib(7), OutageState.SUSPECTED, failed=20, of=40)
    town.services.outages.save(held, entry("test_outage", town.clock.now))


def test_a_declared_outage_names_the_parts_of_its_units_and_who_said_so(town: World, closing: Any) -> None:
    found = declare(town, unit_ids=["setda"]).expect(201)
    assert (found["state"], found["unit_ids"], found["decided_by"]) == ("declared", ["setda", "umum"], "eko")
    assert (found["starts_at"], found["failed"], found["of"]) == ("2026-11-22T23:40:00Z", 0, 0)
    assert {task for task, _ in closing} >= {SpreadTask(MONDAY, ("setda", "umum"), "outage")}
    action = town.services.audit.entries(f"CITY#{MONDAY}")[-1].entry
    assert (action.actor_id, action.action, action.facts["was"]) == ("eko", "outage_declared", "none")


def test_everyone_concerned_reads_of_it_that_day_and_the_next(town: World, closing: Any) -> None:
    declare(town, unit_ids=["umum"]).expect(201)
    assert (notes(town, ANI), notes(town, GANI)) == ([("outage", "Server mati")], [])
    town.clock.forward(days=1)
    assert notes(town) == [("outage", "Server mati")]
    town.clock.forward(days=1)
    assert notes(town) == []


def test_a_suspected_one_says_that_lateness_is_held_back_and_proposes(town: World, closing: Any) -> None:
    suspected(town)
    assert notes(town) == [("outage_suspected", "")]
    (found,) = town.phone(FITRI).call("GET", "/outages").expect(200)["outages"]
    assert found["proposed_extension"] == {"on": "2026-11-23", "slot": "arrival", "minutes": 15}


def test_dismissed_it_is_no_news_any_more(town: World, closing: Any) -> None:
    suspected(town)
    body = {"state": "dismissed", "starts_at": DOWN["starts_at"], "ends_at": DOWN["ends_at"]}
    found = town.phone(EKO).call("PUT", "/outages/20261122-2345", body).expect(200)
    assert (found["state"], found["failed"], found["proposed_extension"]) == ("dismissed", 20, None)
    assert notes(town) == []


def test_the_same_decision_again_changes_nothing(town: World, closing: Any) -> None:
    suspected(town)
    eko, body = town.phone(EKO), {**DOWN, "state": "declared"}
    first = eko.call("PUT", "/outages/20261122-2345", body).expect(200)
    with nothing_changed():
        assert eko.call("PUT", "/outages/20261122-2345", body).expect(200) == first


def test_an_unknown_one_is_not_found(town: World, closing: Any) -> None:
    eko = town.phone(EKO)
    with nothing_changed():
        reply = eko.call("PUT", "/outages/20261122-x", {**DOWN, "state": "declared"})
    assert problem(reply) == (404, "NOT_FOUND")


def test_what_cannot_be_says_why_and_changes_nothing(town: World, closing: Any) -> None:
    eko = town.phone(EKO)
    with nothing_changed():
        body = {**DOWN, "ends_at": DOWN["starts_at"], "unit_ids": ["antah"]}
        reply = eko.call("POST", "/outages", body, {"Idempotency-Key": "k"})
    assert set(faults(reply)) == {("/ends_at", "OUTAGE_SPAN"), ("/unit_ids/0", "UNIT_UNKNOWN")}
    assert closing == []


def test_where_the_closer_cannot_be_told_nothing_is_decided(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise StoreUnavailable("down")

    eko = town.phone(EKO)
    monkeypatch.setattr(wiring, "services", lambda: replace(town.services, close_queue=broken))
    reply = eko.call("PUT", "/calendar/extensions/pagi", LONGER)
    assert problem(reply) == (503, "TRY_AGAIN")
    assert town.services.city.fresh(town.clock.now).calendar.extensions == ()


def test_one_admin_makes_a_window_longer_at_once(town: World, closing: Any) -> None:
    found = town.phone(EKO).call("PUT", "/calendar/extensions/pagi", {**LONGER, "unit_ids": ["setda"]}).expect(200)
    assert found["unit_ids"] == ["setda", "umum"]
    assert notes(town) == [("extension", "Server mati")]
    action = town.services.audit.entries(f"CITY#{MONDAY}")[-1].entry
    assert (action.action, action.object_id, action.facts["minutes"]) == ("window_extended", "pagi", 45)
    assert [task for task, _ in closing] == [SpreadTask(MONDAY, ("setda", "umum"), "extension")]


def test_a_longer_window_lets_a_late_check_in_in_as_late_as_it_is(town: World, closing: Any) -> None:
    """The window closes at 10:00, the limit is 07:30: at 10:30 one is 180 minutes late."""
    ani = town.phone(ANI)
    town.clock.set(wib(10, 30))
    ani.token = town.accounts.access_token("ani")
    assert problem(town.check_in(ani)) == (422, "WINDOW_CLOSED")
    town.phone(EKO).call("PUT", "/calendar/extensions/pagi", LONGER).expect(200)
    assert town.check_in(ani).expect(201)["record"]["late_min"] == 180


def test_it_is_taken_back_while_its_day_is_near(town: World, closing: Any) -> None:
    eko = town.phone(ENDAH)
    eko.call("PUT", "/calendar/extensions/pagi", LONGER).expect(200)
    eko.call("DELETE", "/calendar/extensions/pagi").expect(204)
    assert notes(town) == []
    with nothing_changed():
        assert problem(eko.call("DELETE", "/calendar/extensions/pagi")) == (404, "NOT_FOUND")


def test_an_old_one_stays_as_it_was(town: World, closing: Any) -> None:
    town.phone(EKO).call("PUT", "/calendar/extensions/pagi", LONGER).expect(200)
    town.clock.forward(days=2)
    eko = town.phone(EKO)
    with nothing_changed():
        assert problem(eko.call("DELETE", "/calendar/extensions/pagi")) == (404, "NOT_FOUND")
        reply = eko.call("PUT", "/calendar/extensions/pagi", {**LONGER, "on": "2026-11-25"})
    assert list(faults(reply)) == [("/on", "EXTENSION_DATE")]
