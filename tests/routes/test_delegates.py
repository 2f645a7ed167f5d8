"""A superior is away: who decides in their place, over what, until when; and who never does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import DeviceState, Employee, Grant, Role
from chalicelib.store.staff import StaffTable
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, wib
from tests.routes.town import BuiltTown, built_town, faults, nothing_changed, problem, stored
from tests.world import World
from tools.phone import Phone, Reply

THIS_WEEK = {"to_id": "budi", "starts_on": "2026-11-23", "ends_on": "2026-11-29"}
TUESDAY, NEXT_MONDAY = date(2026, 11, 24), date(2026, 11, 30)


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town:
        yield town


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


def name_budi(town: World, superior: Employee = CITRA, **other: Any) -> Reply:
    return phone(town, superior).call("PUT", "/me/delegate", {**THIS_WEEK, **other})


def decide_phone_of(town: World, actor: Employee, owner: Employee) -> Reply:
    new = town.phone(owner, DeviceState.PENDING)
    path = f"/employees/{owner.employee_id}/devices/{new.device_id}/decision"
    return phone(town, actor).call("POST", path, {"approve": True})


def stored_person(town: World, who: Employee) -> Employee:
    found = town.services.staff.employee(who.employee_id)
    assert found
    return found


def test_budi_decides_in_citras_place_and_both_see_it(town: World) -> None:
    assert name_budi(town).expect(200) == {**THIS_WEEK, "to_name": "Budi"}
    assert phone(town, CITRA).call("GET", "/me/delegate").expect(200)["delegate"] == {**THIS_WEEK, "to_name": "Budi"}
    assert [phone(town, each).call("GET", "/me").expect(200)["stands_in"] for each in (BUDI, CITRA)] == [True, False]
    (seen,) = phone(town, BUDI).call("GET", "/me/delegate").expect(200)["standing_in"]
    assert (seen["employee_id"], seen["name"], seen["holds"]) == ("citra", "Citra", True)
    assert [each["unit_id"] for each in seen["units"]] == ["umum"]
    decide_phone_of(town, BUDI, ANI).expect(200)


def test_both_are_told_when_it_is_set_and_when_it_ends(town: World) -> None:
    name_budi(town).expect(200)
    name_budi(town).expect(200)
    phone(town, CITRA).call("DELETE", "/me/delegate").expect(204)
    for who, other, role in ((BUDI, "Citra", "delegate"), (CITRA, "Budi", "superior")):
        told = [each.facts for each in town.services.notices.of_person(who.employee_id, 10)]
        assert sorted((each["state"], each["name"], each["as"]) for each in told) == [
            ("ended", other, role), ("named", other, role)
        ]  # fmt: skip


def test_the_trail_tells_for_whom(town: World) -> None:
    name_budi(town).expect(200)
    decide_phone_of(town, BUDI, ANI).expect(200)
    named, approved = (each.entry for each in town.services.audit.entries("umum#2026-11-23")[-2:])
    assert (named.action, named.actor_id, named.facts) == ("delegate_named", "citra", THIS_WEEK)
    assert (approved.action, approved.actor_id, approved.facts["on_behalf"]) == ("device_approved", "budi", "citra")


def test_who_decides_by_their_own_role_acts_for_nobody_else(town: World) -> None:
    name_budi(town, to_id="dewi").expect(200)
    decide_phone_of(town, DEWI, ANI).expect(200)
    assert "on_behalf" not in town.services.audit.entries("umum#2026-11-23")[-1].entry.facts


def test_without_a_delegation_the_door_is_closed(town: World) -> None:
    with nothing_changed():
        assert problem(phone(town, BUDI).call("GET", "/units/umum/swaps")) == (403, "ROLE_MISSING")


def test_it_opens_on_its_first_date_and_closes_after_its_last(town: World) -> None:
    name_budi(town, starts_on="2026-11-24").expect(200)
    for moment, status in (
        (wib(23, 59), 403), (wib(0, on=TUESDAY), 200), (wib(23, 59, on=date(2026, 11, 29)), 200),
        (wib(0, on=NEXT_MONDAY), 403),
    ):  # fmt: skip
        town.clock.set(moment)
        assert phone(town, BUDI).call("GET", "/units/umum/people").status == status
        if status == 403:
            assert problem(decide_phone_of(town, BUDI, ANI)) == (403, "ROLE_MISSING")


def test_taken_back_it_ends_at_once(town: World) -> None:
    name_budi(town).expect(200)
    phone(town, CITRA).call("DELETE", "/me/delegate").expect(204)
    assert problem(decide_phone_of(town, BUDI, ANI)) == (403, "ROLE_MISSING")
    assert stored_person(town, BUDI).delegated_by == ()
    assert problem(phone(town, CITRA).call("DELETE", "/me/delegate")) == (404, "NOT_FOUND")


LOSSES = {
    "the superior's role is taken away": ("citra", lambda each: replace(each, grants=())),
    "the superior has left": ("citra", lambda each: replace(each, left_on=date(2026, 11, 22))),
    "the superior has moved to another OPD": ("citra", lambda each: replace(each, assignments=GANI.assignments)),
    "the delegate has moved to another OPD": ("budi", lambda each: replace(each, assignments=GANI.assignments)),
    "the delegate has become an auditor": ("budi", lambda each: replace(each, grants=(Grant(Role.AUDITOR),))),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_what_the_superior_has_lost_nobody_decides_for_them(town: World, loss: str) -> None:
    name_budi(town).expect(200)
    who, how = LOSSES[loss]
    town.change(who, how)
    assert problem(decide_phone_of(town, BUDI, ANI)) == (403, "ROLE_MISSING")


def test_a_delegate_reaches_as_far_as_the_superior_and_no_further(town: World) -> None:
    name_budi(town).expect(200)
    for owner in (GANI, DEWI):
        assert problem(decide_phone_of(town, BUDI, owner)) == (404, "NOT_FOUND")
    assert problem(phone(town, BUDI).call("GET", "/units/setda/people")) == (404, "NOT_FOUND")


def test_never_over_oneself_and_never_over_the_superior(town: World) -> None:
    name_budi(town).expect(200)
    assert problem(decide_phone_of(town, BUDI, BUDI)) == (422, "DECIDE_OWN")
    assert problem(decide_phone_of(town, BUDI, CITRA)) == (404, "NOT_FOUND")


def test_it_is_never_passed_on(town: World) -> None:
    """Budi leads Organisasi's parts; he names Ani, who gets what is his own and not what Citra lent him."""
    name_budi(town).expect(200)
    town.change("budi", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "puskesmas"),)))
    name_budi(town, BUDI, to_id="ani").expect(200)
    assert problem(phone(town, ANI).call("GET", "/units/umum/people")) == (404, "NOT_FOUND")
    phone(town, BUDI).call("GET", "/units/umum/people").expect(200)


NOT_LENT = {
    "GET /units": None, "GET /employees/ani": None, "GET /units/umum/days/2026-11-23": None,
    "GET /employees/ani/attendance?month=2026-11": None, "POST /employees/ani/codes": None,
    "POST /units/umum/slips": {"employee_ids": ["ani"]}, "PUT /me/delegate": {**THIS_WEEK, "to_id": "ani"},
    "PUT /employees/ani/accommodations": {"accommodations": []}, "GET /proposals": None, "GET /audit/entries": None,
    "PUT /employees/ani/grants": {"grants": []},
}  # fmt: skip


@pytest.mark.parametrize("superior", [CITRA, EKO], ids=lambda each: each.name)
@pytest.mark.parametrize("name", NOT_LENT)
def test_nothing_but_deciding_is_lent(town: World, name: str, superior: Employee) -> None:
    name_budi(town, superior).expect(200)
    method, path = name.split()
    with nothing_changed():
        assert problem(phone(town, BUDI).call(method, path, NOT_LENT[name])) == (403, "ROLE_MISSING")


def test_a_city_admins_delegate_decides_no_auditors_phone(town: World) -> None:
    name_budi(town, EKO).expect(200)
    assert problem(decide_phone_of(town, BUDI, FITRI)) == (404, "NOT_FOUND")
    decide_phone_of(town, BUDI, GANI).expect(200)


def test_the_role_of_an_operator_is_not_lent(town: World) -> None:
    town.change("citra", lambda each: replace(each, grants=(*each.grants, Grant(Role.OPERATOR, "setda"))))
    name_budi(town).expect(200)
    assert problem(decide_phone_of(town, BUDI, DEWI)) == (404, "NOT_FOUND")


def test_every_fault_is_named_and_nothing_changes(town: World) -> None:
    with nothing_changed():
        reply = name_budi(town, to_id="citra", starts_on="2026-11-22", ends_on="2026-11-21")
    assert faults(reply) == [
        ("/to_id", "DELEGATE_SELF"), ("/starts_on", "DELEGATION_START"), ("/ends_on", "DELEGATION_END")
    ]  # fmt: skip
    for to_id in ("gani", "antah", "fitri"):
        with nothing_changed():
            assert faults(name_budi(town, to_id=to_id)) == [("/to_id", "DELEGATE_PERSON")]


def test_another_takes_the_place_of_who_was_named_before(town: World) -> None:
    name_budi(town).expect(200)
    name_budi(town, to_id="ani").expect(200)
    assert stored_person(town, BUDI).delegated_by == ()
    assert stored_person(town, ANI).delegated_by == ("citra",)
    decide_phone_of(town, ANI, BUDI).expect(200)
    assert problem(decide_phone_of(town, BUDI, ANI)) == (403, "ROLE_MISSING")


def test_the_same_again_changes_nothing(town: World) -> None:
    name_budi(town).expect(200)
    before = stored()
    name_budi(town).expect(200)
    assert stored() == before


def test_pointers_that_are_over_go_with_the_next_one(town: World) -> None:
    name_budi(town, EKO, ends_on="2026-11-23").expect(200)
    name_budi(town, ends_on="2026-11-30").expect(200)
    assert stored_person(town, BUDI).delegated_by == ("citra", "eko")
    town.clock.set(wib(7, on=TUESDAY))
    name_budi(town, ends_on="2026-11-28").expect(200)
    assert stored_person(town, BUDI).delegated_by == ("citra",)


def test_nobody_is_named_while_another_change_comes_between(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = StaffTable.save_people

    def somebody_first(self: StaffTable, *given: Any) -> None:
        monkeypatch.setattr(StaffTable, "save_people", real)
        town.change("budi", lambda each: replace(each, language="en"))
        real(self, *given)

    citra = phone(town, CITRA)
    monkeypatch.setattr(StaffTable, "save_people", somebody_first)
    assert problem(citra.call("PUT", "/me/delegate", THIS_WEEK)) == (409, "CHANGED_MEANWHILE")
    assert stored_person(town, CITRA).delegation is None


def name_for(town: World, actor: Employee, superior: str = "citra", **other: Any) -> Reply:
    return phone(town, actor).call("PUT", f"/employees/{superior}/delegate", {**THIS_WEEK, **other})


def test_a_city_admin_names_one_for_a_superior_who_cannot_and_both_are_told(town: World) -> None:
    assert name_for(town, EKO).expect(200) == {**THIS_WEEK, "to_name": "Budi"}
    (led,) = phone(town, DEWI).call("GET", "/units/umum/delegates").expect(200)["superiors"]
    assert led == {
        "employee_id": "citra", "name": "Citra", "may_name": False, "delegate": {**THIS_WEEK, "to_name": "Budi"},
    }  # fmt: skip
    decide_phone_of(town, BUDI, ANI).expect(200)
    for who in (BUDI, CITRA):
        assert [each.facts["state"] for each in town.services.notices.of_person(who.employee_id, 10)] == ["named"]
    named = next(each.entry for each in town.services.audit.entries("umum#2026-11-23"))
    assert (named.action, named.actor_id, named.object_id) == ("delegate_named", "eko", "citra")


def test_and_ends_it(town: World) -> None:
    name_budi(town).expect(200)
    phone(town, EKO).call("DELETE", "/employees/citra/delegate").expect(204)
    assert stored_person(town, CITRA).delegation is None
    assert stored_person(town, BUDI).delegated_by == ()
    assert problem(phone(town, EKO).call("DELETE", "/employees/citra/delegate")) == (404, "NOT_FOUND")


def test_nobody_gives_themselves_anothers_rights_nor_lends_a_city_admins(town: World) -> None:
    town.change("citra", lambda each: replace(each, grants=(*each.grants, Grant(Role.CITY_ADMIN))))
    with nothing_changed():
        assert problem(name_for(town, EKO)) == (404, "NOT_FOUND")
        assert problem(name_for(town, EKO, "ani")) == (404, "NOT_FOUND")
        assert problem(name_for(town, EKO, "eko")) == (422, "DECIDE_OWN")
    town.change("citra", lambda each: replace(each, grants=CITRA.grants))
    with nothing_changed():
        assert faults(name_for(town, EKO, to_id="eko")) == [("/to_id", "DELEGATE_SELF")]
        assert problem(name_for(town, DEWI)) == (403, "ROLE_MISSING")
