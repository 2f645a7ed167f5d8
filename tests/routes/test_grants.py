"""Roles: given and taken by city admins; the admin's and the auditor's need a second one."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.employee import Grant, Role
from tests.cast import ANI, EKO, ENDAH, FITRI
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply

SUPERVISOR = {"role": "supervisor", "unit_id": "umum"}
AUDITOR = {"role": "auditor"}


def eko(town: World) -> Phone:
    return town.phone(EKO, enrolled=None)


def give(town: World, *grants: dict[str, Any], to: str = "ani", **more: object) -> Reply:
    return eko(town).call("PUT", f"/employees/{to}/grants", {"grants": list(grants), **more})


def decide(town: World, proposal_id: str, approve: bool = True) -> Reply:
    endah = town.phone(ENDAH, enrolled=None)
    return endah.call("POST", f"/proposals/{proposal_id}/decision", {"approve": approve})


def held(town: World, employee_id: str = "ani") -> tuple[Grant, ...]:
    employee = town.services.staff.employee(employee_id)
    assert employee
    return employee.grants


@pytest.mark.parametrize("grant", [SUPERVISOR, {"role": "operator", "unit_id": "setda"}, {"role": "executive"}])
def test_a_unit_role_or_the_executives_is_given_at_once(town: World, grant: dict[str, str]) -> None:
    assert give(town, grant).expect(200) == {"proposal": None}
    assert held(town) == (Grant(Role(grant["role"]), grant.get("unit_id")),)


def test_a_role_holds_with_the_very_next_request(town: World) -> None:
    ani = town.phone(ANI)
    give(town, SUPERVISOR).expect(200)
    ani.call("GET", "/employees/budi").expect(200)
    give(town).expect(200)
    assert problem(ani.call("GET", "/employees/budi")) == (403, "ROLE_MISSING")


@pytest.mark.parametrize("role", ["city_admin", "auditor"])
def test_an_admins_or_auditors_role_waits_for_the_second_person(town: World, role: str) -> None:
    proposal = give(town, {"role": role}).expect(202)["proposal"]
    assert (proposal["state"], held(town)) == ("waiting", ())
    assert proposal["summary"] == {"employee_id": "ani", "roles": [role]}
    decide(town, proposal["proposal_id"]).expect(200)
    assert held(town) == (Grant(Role(role)),)


def test_taking_such_a_role_waits_too(town: World) -> None:
    proposal = give(town, to="fitri").expect(202)["proposal"]
    assert held(town, "fitri") == FITRI.grants
    decide(town, proposal["proposal_id"]).expect(200)
    assert held(town, "fitri") == ()


def test_changing_unit_roles_beside_an_auditors_needs_no_second_person(town: World) -> None:
    give(town, AUDITOR, SUPERVISOR, to="fitri").expect(200)
    assert held(town, "fitri") == (Grant(Role.AUDITOR), Grant(Role.SUPERVISOR, "umum"))


def test_nobody_decides_about_their_own_roles_neither_for_nor_against(town: World) -> None:
    proposal = give(town, to="endah").expect(202)["proposal"]
    for approve in (True, False):
        with nothing_changed():
            assert problem(decide(town, proposal["proposal_id"], approve)) == (422, "DECIDE_OWN")


def test_what_a_person_does_meanwhile_does_not_make_the_proposal_stale(town: World) -> None:
    proposal = give(town, AUDITOR).expect(202)["proposal"]
    town.phone(ANI).call("DELETE", "/sessions").expect(204)
    town.phone(ANI)  # and a phone enrolled
    decide(town, proposal["proposal_id"]).expect(200)
    assert held(town) == (Grant(Role.AUDITOR),)


def test_roles_changed_meanwhile_make_it_stale(town: World) -> None:
    proposal = give(town, AUDITOR).expect(202)["proposal"]
    give(town, SUPERVISOR).expect(200)
    with nothing_changed():
        assert problem(decide(town, proposal["proposal_id"])) == (409, "PROPOSAL_STALE")


def test_in_an_emergency_an_admin_is_removed_by_one_and_it_is_marked(town: World) -> None:
    proposal = give(town, to="endah", emergency_reason="Akun diambil alih").expect(202)["proposal"]
    assert (proposal["state"], proposal["emergency"]) == ("applied", True)
    assert held(town, "endah") == ()
    trail = town.phone(FITRI, None).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    assert "grants_published_in_emergency" in [each["action"] for each in trail]


FAULTS = [
    ([{"role": "supervisor"}], [("/grants/0/unit_id", "REQUIRED")]),
    ([{"role": "operator", "unit_id": None}], [("/grants/0/unit_id", "REQUIRED")]),
    ([{"role": "auditor", "unit_id": "umum"}], [("/grants/0/unit_id", "UNIT_NOT_ALLOWED")]),
    ([{"role": "city_admin", "unit_id": "umum"}], [("/grants/0/unit_id", "UNIT_NOT_ALLOWED")]),
    ([SUPERVISOR, {"role": "operator", "unit_id": "antah"}], [("/grants/1/unit_id", "UNIT_UNKNOWN")]),
    ([{"role": "king"}], [("/grants/0/role", "ENUM")]),
    ([{"role": "Supervisor", "unit_id": "umum"}], [("/grants/0/role", "ENUM")]),
    ([SUPERVISOR] * 11, [("/grants", "LENGTH")]),
    (
        [{"role": "supervisor"}, {"role": "auditor", "unit_id": "umum"}],
        [("/grants/0/unit_id", "REQUIRED"), ("/grants/1/unit_id", "UNIT_NOT_ALLOWED")],
    ),
]


@pytest.mark.parametrize(("grants", "expected"), FAULTS)
def test_roles_that_cannot_be_are_named(
    town: World, grants: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    with nothing_changed():
        reply = give(town, *grants)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == expected


def test_somebody_unknown_gets_no_role(town: World) -> None:
    assert problem(give(town, SUPERVISOR, to="antah")) == (404, "NOT_FOUND")


def test_the_number_of_admins_follows_the_roles(town: World) -> None:
    assert town.services.staff.city_admins() == 2
    decide(town, give(town, {"role": "city_admin"}).expect(202)["proposal"]["proposal_id"]).expect(200)
    assert town.services.staff.city_admins() == 3
    town.change("ani", lambda each: replace(each, grants=()))
    assert town.services.staff.city_admins() == 2


def test_two_admins_who_remove_each_other_at_once_are_not_both_gone(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, others = town.services.staff.save, [ENDAH]

    def save(*arguments: Any) -> Any:
        while others:
            body = {"grants": [], "emergency_reason": "Akun diambil alih"}
            town.phone(others.pop(), None).call("PUT", "/employees/eko/grants", body).expect(202)
        return real(*arguments)

    monkeypatch.setattr(town.services.staff, "save", save)
    assert problem(give(town, to="endah", emergency_reason="Akun diambil alih")) == (409, "CHANGED_MEANWHILE")
    assert (held(town, "eko"), held(town, "endah")) == ((), ENDAH.grants)
    assert town.services.staff.city_admins() == 1


def test_changed_by_somebody_else_at_the_same_moment_it_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, real = eko(town), town.services.staff.employee
    ani = real("ani")
    assert ani
    older = replace(ani, revision=ani.revision - 1)
    monkeypatch.setattr(town.services.staff, "employee", lambda each: older if each == "ani" else real(each))
    with nothing_changed():
        reply = phone.call("PUT", "/employees/ani/grants", {"grants": [SUPERVISOR]})
    assert problem(reply) == (409, "CHANGED_MEANWHILE")
