"""What is arranged for a person: proposed by who leads or serves them, decided by a city admin, never by themselves."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from tests import cast
from tests.cast import ANI, CITRA, DEWI, EKO, ENDAH, GANI, MONDAY, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply

ARRANGED: dict[str, Any] = {
    "starts_on": "2026-12-01", "ends_on": "2026-12-31", "decree_no": "800/12/2026", "no_selfie": True,
    "longer_min": 30, "slots": ["departure", "arrival"],
}  # fmt: skip


def propose(town: World, who: Employee = CITRA, whose: str = "ani", *wanted: dict[str, Any]) -> Reply:
    body = {"accommodations": list(wanted) or [ARRANGED]}
    return town.phone(who, None).call("PUT", f"/employees/{whose}/accommodations", body)


def decide(town: World, proposal: dict[str, Any], who: Employee = EKO, *, approve: bool = True) -> Reply:
    path = f"/proposals/{proposal['proposal_id']}/decision"
    return town.phone(who, None).call("POST", path, {"approve": approve})


def held(town: World) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = town.phone(ANI, None).call("GET", "/me").expect(200)["employee"]["accommodations"]
    return found


@pytest.mark.parametrize("who", [CITRA, DEWI, EKO], ids=["supervisor", "operator", "admin"])
def test_it_holds_once_an_admin_who_did_not_propose_it_approves(town: World, who: Employee) -> None:
    made = propose(town, who).expect(202)
    assert (made["state"], held(town)) == ("waiting", [])
    decide(town, made, ENDAH).expect(200)
    (arranged,) = held(town)
    assert (arranged["starts_on"], arranged["no_selfie"], arranged["slots"]) == (
        "2026-12-01", True, ["arrival", "departure"],
    )  # fmt: skip


def test_the_approver_sees_old_beside_new(town: World) -> None:
    made = propose(town).expect(202)
    seen = town.phone(EKO, None).call("GET", f"/proposals/{made['proposal_id']}").expect(200)
    (change,) = seen["changes"]
    assert (change["path"], change["old"], change["new"][0]["decree_no"]) == ("/accommodations", [], "800/12/2026")


def test_nobody_arranges_or_decides_for_themselves(town: World) -> None:
    with nothing_changed():
        assert problem(propose(town, CITRA, "citra")) == (422, "DECIDE_OWN")
    made = propose(town, EKO, "dewi").expect(202)
    with nothing_changed():
        assert problem(decide(town, made, EKO)) == (422, "DECIDE_OWN")
    about_endah = propose(town, EKO, "endah").expect(202)
    with nothing_changed():
        assert problem(decide(town, about_endah, ENDAH)) == (422, "DECIDE_OWN")


def test_only_for_those_within_reach(town: World) -> None:
    with nothing_changed():
        assert problem(propose(town, CITRA, "gani"))[0] == 404
        assert problem(propose(town, GANI, "ani"))[0] == 403


def test_every_fault_is_named_at_its_field(town: World) -> None:
    early, empty = (
        ARRANGED | {"starts_on": "2026-11-23"},
        {**ARRANGED, "starts_on": "2027-01-01", "ends_on": "2027-01-02"},
    )
    nothing = {key: empty[key] for key in ("starts_on", "ends_on", "decree_no")}
    with nothing_changed():
        assert faults(propose(town, CITRA, "ani", early, nothing)) == [
            ("/accommodations/1", "NOTHING_ARRANGED"),
            ("/accommodations/0/starts_on", "DATE_PASSED"),
        ]


def test_approved_too_late_it_is_stale_and_nothing_holds(town: World) -> None:
    made = propose(town).expect(202)
    town.clock.set(wib(8, on=MONDAY + timedelta(days=8)))
    with nothing_changed():
        assert problem(decide(town, made)) == (409, "PROPOSAL_STALE")
    assert held(town) == []


def test_no_day_that_has_begun_where_the_person_works_changes(town: World) -> None:
    """Eleven at night in Jakarta is one in the morning in Jayapura."""
    east = replace(cast.HALL_OFFICE, zone="Asia/Jayapura")
    town.publish("offices", {**cast.CITY.offices, "balai-kota": east})
    town.clock.set(wib(23, 0))
    with nothing_changed():
        reply = propose(town, DEWI, "ani", {**ARRANGED, "starts_on": "2026-11-24"})
        assert faults(reply) == [("/accommodations/0/starts_on", "DATE_PASSED")]


def test_of_two_made_from_the_same_the_second_is_stale(town: World) -> None:
    first = propose(town, CITRA).expect(202)
    second = propose(town, DEWI, "ani", ARRANGED | {"longer_min": 60}).expect(202)
    decide(town, first).expect(200)
    assert problem(decide(town, second)) == (409, "PROPOSAL_STALE")
    assert held(town)[0]["longer_min"] == 30


def test_the_same_again_is_the_same_proposal(town: World) -> None:
    assert propose(town).expect(202)["proposal_id"] == propose(town).expect(202)["proposal_id"]


def test_a_new_one_for_the_same_person_by_the_same_proposer_takes_the_old_ones_place(town: World) -> None:
    old = propose(town).expect(202)["proposal_id"]
    others = [propose(town, DEWI).expect(202), propose(town, CITRA, "budi").expect(202)]
    new = propose(town, CITRA, "ani", ARRANGED | {"longer_min": 60}).expect(202)["proposal_id"]
    found = {each.proposal_id: each.state.value for each in town.services.proposals.all()}
    assert found == {old: "rejected", new: "waiting", **{each["proposal_id"]: "waiting" for each in others}}
    last = town.services.audit.entries("CITY#2026-11-23")[-1].entry
    assert (last.action, last.object_id, last.facts["replaces"]) == ("proposed", new, [old])


def test_no_reason_has_a_place(town: World) -> None:
    with nothing_changed():
        assert problem(propose(town, CITRA, "ani", ARRANGED | {"reason": "hamil"})) == (400, "UNKNOWN_FIELD")


def test_the_trail_tells_of_it_without_saying_what(town: World) -> None:
    made = propose(town).expect(202)
    decide(town, made).expect(200)
    entries = town.phone(EKO, None).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    assert [each["action"] for each in entries[-2:]] == ["proposed", "accommodations_published"]
