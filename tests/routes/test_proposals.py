"""Two pairs of eyes: one admin proposes, the other decides; alone, at first and in an emergency one is enough."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests import cast
from tests.cast import ANI, EKO, ENDAH, FITRI
from tests.routes import test_settings
from tests.routes.town import attendance, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply

SETTINGS: dict[str, Any] = {**test_settings.SETTINGS, "accuracy_limit_m": 80}


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


def propose(town: World, who: Employee = EKO, **changed: object) -> str:
    made = phone(town, who).call("PUT", "/settings", {**SETTINGS, **changed}).expect(202)
    proposal_id: str = made["proposal_id"]
    return proposal_id


def decide(town: World, who: Employee, proposal_id: str, approve: bool = True, **more: object) -> Reply:
    return phone(town, who).call("POST", f"/proposals/{proposal_id}/decision", {"approve": approve, **more})


def limit_m(town: World) -> int:
    return town.services.city.fresh(town.clock.now).settings.accuracy_limit_m


def listed(town: World) -> dict[str, Any]:
    found = phone(town, FITRI).call("GET", "/proposals").expect(200)["proposals"]
    return {each["proposal_id"]: each for each in found}


def actions(town: World) -> list[str]:
    trail = phone(town, FITRI).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    return [each["action"] for each in trail]


def alone(town: World) -> None:
    town.change("endah", lambda each: replace(each, grants=()))


# Two admins.


def test_a_proposal_waits_and_changes_nothing_until_the_other_decides(town: World) -> None:
    proposal_id = propose(town)
    assert limit_m(town) == 100
    assert listed(town)[proposal_id]["state"] == "waiting"
    answer = decide(town, ENDAH, proposal_id).expect(200)
    assert (answer["state"], answer["proposed_by"], answer["decided_by"]) == ("applied", "eko", "endah")
    assert limit_m(town) == 80


def test_the_proposer_cannot_approve(town: World) -> None:
    proposal_id = propose(town)
    with nothing_changed():
        assert problem(decide(town, EKO, proposal_id)) == (422, "DECIDE_OWN")


def test_the_proposer_may_withdraw(town: World) -> None:
    proposal_id = propose(town)
    assert decide(town, EKO, proposal_id, approve=False).expect(200)["state"] == "rejected"
    assert limit_m(town) == 100


def test_the_other_may_reject_with_a_reason(town: World) -> None:
    proposal_id = propose(town)
    decide(town, ENDAH, proposal_id, approve=False, reason="Terlalu ketat").expect(200)
    assert (listed(town)[proposal_id]["state"], listed(town)[proposal_id]["reason"]) == ("rejected", "Terlalu ketat")
    assert limit_m(town) == 100


@pytest.mark.parametrize(("first", "state"), [(True, "applied"), (False, "rejected")])
@pytest.mark.parametrize("then", [True, False])
def test_what_is_decided_is_decided(town: World, first: bool, state: str, then: bool) -> None:
    proposal_id = propose(town)
    decide(town, ENDAH, proposal_id, first).expect(200)
    with nothing_changed():
        reply = decide(town, ENDAH, proposal_id, then)
    assert problem(reply) == (409, "PROPOSAL_DECIDED")
    assert reply.json["state"] == state


def test_a_proposal_made_from_what_no_longer_holds_is_stale(town: World) -> None:
    older, newer = propose(town), propose(town, accuracy_limit_m=70)
    decide(town, ENDAH, newer).expect(200)
    with nothing_changed():
        assert problem(decide(town, ENDAH, older)) == (409, "PROPOSAL_STALE")
    assert limit_m(town) == 70
    assert listed(town)[older]["state"] == "waiting"
    decide(town, ENDAH, older, approve=False).expect(200)


def test_a_change_of_another_subject_does_not_make_it_stale(town: World) -> None:
    proposal_id = propose(town)
    town.publish("units", cast.UNITS)
    decide(town, ENDAH, proposal_id).expect(200)
    assert limit_m(town) == 80


def test_an_unknown_proposal_is_not_found(town: World) -> None:
    assert problem(decide(town, ENDAH, "antah")) == (404, "NOT_FOUND")


def test_the_newest_proposal_stands_first(town: World) -> None:
    older = propose(town)
    town.clock.forward(minutes=1)
    newer = propose(town, accuracy_limit_m=70)
    assert list(listed(town)) == [newer, older]


def test_the_same_change_by_another_admin_is_another_proposal(town: World) -> None:
    assert propose(town, EKO) == propose(town, EKO) != propose(town, ENDAH)


def test_the_trail_tells_who_proposed_who_applied_and_what(town: World) -> None:
    proposal_id = propose(town)
    decide(town, ENDAH, proposal_id).expect(200)
    assert actions(town) == ["proposed", "settings_published"]
    trail = phone(town, FITRI).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    assert [each["actor_id"] for each in trail] == ["eko", "endah"]
    assert {each["object_id"] for each in trail} == {proposal_id}


# One is enough.


def test_in_an_emergency_one_is_enough_and_the_trail_is_marked(town: World) -> None:
    answer = phone(town, EKO).call("PUT", "/settings", SETTINGS | {"emergency_reason": "GPS kota kacau"}).expect(202)
    assert (answer["state"], answer["emergency"], answer["reason"]) == ("applied", True, "GPS kota kacau")
    assert limit_m(town) == 80
    assert "settings_published_in_emergency" in actions(town)
    trail = phone(town, FITRI).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    assert all(each["facts"]["emergency"] is True for each in trail)


@pytest.mark.parametrize("reason", ["", " ", "\u200b", "a\nb", 3])
def test_an_emergency_has_a_reason_in_plain_words(town: World, reason: object) -> None:
    eko = phone(town, EKO)
    with nothing_changed():
        assert problem(eko.call("PUT", "/settings", SETTINGS | {"emergency_reason": reason}))[0] == 422


def test_a_lone_admin_is_let_through(town: World) -> None:
    alone(town)
    assert phone(town, EKO).call("PUT", "/settings", SETTINGS).expect(202)["state"] == "applied"
    assert limit_m(town) == 80


def test_the_second_admin_is_made_by_the_first_alone_and_then_two_are_needed(town: World) -> None:
    alone(town)
    eko = phone(town, EKO)
    grants = {"grants": [{"role": "city_admin"}]}
    assert eko.call("PUT", "/employees/ani/grants", grants).expect(202)["proposal"]["state"] == "applied"
    assert eko.call("PUT", "/settings", SETTINGS).expect(202)["state"] == "waiting"
    phone(town, ANI).call("GET", "/proposals").expect(200)


def test_a_first_load_is_applied_at_once(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = town.services.city.fresh

    def without_offices(now: Any) -> Any:
        city = real(now)
        return replace(city, offices={}, versions={**city.versions, "offices": 0})

    published: list[int] = []
    monkeypatch.setattr(town.services.city, "fresh", without_offices)
    monkeypatch.setattr(
        town.services.city, "publish", lambda subject, book, base, *_: published.append(base) or base + 1
    )
    point = {"type": "Point", "coordinates": [106.05, -6.0]}
    feature = {"type": "Feature", "properties": {"name": "Kantor"}, "geometry": point}
    file = {"type": "FeatureCollection", "features": [feature]}
    report = phone(town, EKO).call("POST", "/offices/imports", file).expect(201)
    assert (report["proposal"]["state"], published) == ("applied", [0])


# Two at once, and what fails half-way.


def in_between(patch: pytest.MonkeyPatch, store: Any, name: str, act: Callable[[], object]) -> None:
    """Somebody else is faster by a hair: all of `act` happens just before this call reaches the store."""
    real, acts = getattr(store, name), [act]

    def late(*arguments: Any) -> Any:
        while acts:
            acts.pop()()
        return real(*arguments)

    patch.setattr(store, name, late)


def test_withdrawn_while_it_is_approved_it_is_not_published(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal_id = propose(town)
    in_between(monkeypatch, town.services.city, "publish", lambda: decide(town, EKO, proposal_id, False).expect(200))
    reply = decide(town, ENDAH, proposal_id)
    assert (problem(reply), reply.json["state"]) == ((409, "PROPOSAL_DECIDED"), "rejected")
    assert (limit_m(town), listed(town)[proposal_id]["state"]) == (100, "rejected")
    assert actions(town) == ["proposed", "proposal_rejected"]


def test_approved_while_it_is_withdrawn_it_stays_applied(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal_id = propose(town)
    in_between(monkeypatch, town.services.proposals, "decide", lambda: decide(town, ENDAH, proposal_id).expect(200))
    reply = decide(town, EKO, proposal_id, approve=False)
    assert (problem(reply), reply.json["state"]) == ((409, "PROPOSAL_DECIDED"), "applied")
    assert (limit_m(town), listed(town)[proposal_id]["state"]) == (80, "applied")
    assert actions(town) == ["proposed", "settings_published"]


def test_roles_withdrawn_while_they_are_approved_are_not_given(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"grants": [{"role": "city_admin"}]}
    proposal_id = phone(town, EKO).call("PUT", "/employees/ani/grants", body).expect(202)["proposal"]["proposal_id"]
    in_between(monkeypatch, town.services.staff, "save", lambda: decide(town, EKO, proposal_id, False).expect(200))
    assert problem(decide(town, ENDAH, proposal_id)) == (409, "PROPOSAL_DECIDED")
    ani = town.services.staff.employee("ani")
    assert ani
    assert (ani.grants, town.services.staff.city_admins()) == ((), 2)
    assert listed(town)[proposal_id]["state"] == "rejected"


def test_of_two_who_approve_at_once_one_is_told_it_is_decided(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    town.change("ani", lambda each: replace(each, grants=EKO.grants))
    proposal_id = propose(town)
    in_between(monkeypatch, town.services.city, "publish", lambda: decide(town, ANI, proposal_id).expect(200))
    reply = decide(town, ENDAH, proposal_id)
    assert (problem(reply), reply.json["state"]) == ((409, "PROPOSAL_DECIDED"), "applied")
    assert listed(town)[proposal_id]["decided_by"] == "ani"
    assert actions(town).count("settings_published") == 1


def without_an_answer(*_: object) -> int:
    raise StoreUnavailable("test")


def test_an_approval_that_fails_leaves_it_waiting_and_may_be_sent_again(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal_id = propose(town)
    with monkeypatch.context() as patch, nothing_changed():
        patch.setattr(town.services.city, "publish", without_an_answer)
        assert problem(decide(town, ENDAH, proposal_id)) == (503, "TRY_AGAIN")
    assert decide(town, ENDAH, proposal_id).expect(200)["state"] == "applied"


def test_an_emergency_that_fails_leaves_no_proposal_behind(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(town.services.city, "publish", without_an_answer)
        reply = phone(town, EKO).call("PUT", "/settings", SETTINGS | {"emergency_reason": "GPS kota kacau"})
    assert problem(reply) == (503, "TRY_AGAIN")
    assert (listed(town), actions(town)) == ({}, [])


def test_an_emergency_beaten_by_another_change_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rival = replace(cast.SETTINGS, accuracy_limit_m=60)
    in_between(monkeypatch, town.services.city, "publish", lambda: town.publish("settings", rival))
    reply = phone(town, EKO).call("PUT", "/settings", SETTINGS | {"emergency_reason": "GPS kota kacau"})
    assert problem(reply) == (409, "CHANGED_MEANWHILE")
    assert (limit_m(town), listed(town)) == (60, {})


def test_another_subject_published_in_between_is_told_as_changed_and_not_as_stale(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal_id = propose(town)

    def beaten(*_: object) -> int:
        raise Changed("settings")

    with monkeypatch.context() as patch:
        patch.setattr(town.services.city, "publish", beaten)
        assert problem(decide(town, ENDAH, proposal_id)) == (409, "CHANGED_MEANWHILE")
    decide(town, ENDAH, proposal_id).expect(200)


def test_a_check_in_under_the_old_settings_stays_as_it_was_judged(town: World) -> None:
    town.check_in(town.phone(ANI), accuracy_m=90).expect(201)
    before = attendance()
    decide(town, ENDAH, propose(town)).expect(200)
    assert attendance() == before


def test_a_book_that_is_drafted_is_seen_by_nobody(town: World) -> None:
    town.services.city.draft("settings", replace(cast.SETTINGS, accuracy_limit_m=10))
    assert limit_m(town) == 100
