"""Phones: one key per person, one person per key; enrolled pending, decided by another, revoked at once (T4, T5)."""

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI
from tests.routes.town import attendance, faults, nothing_changed, problem
from tests.world import World
from tools.phone import DeviceKey, Phone, Reply, text_of


def devices(town: World, employee_id: str = "ani") -> dict[str, str]:
    employee = town.services.staff.employee(employee_id)
    assert employee
    return {each.device_id: each.state for each in employee.devices}


def fresh_phone(town: World, who: Employee = ANI) -> Phone:
    """Logged in and not enrolled."""
    return town.phone(who, enrolled=None)


def decide(town: World, device_id: str, approve: bool = True, who: Employee = CITRA, of: str = "ani") -> Reply:
    return fresh_phone(town, who).call("POST", f"/employees/{of}/devices/{device_id}/decision", {"approve": approve})


# Enrolling.


def test_a_new_phone_is_pending_and_checks_in_provisionally(town: World) -> None:
    ani = fresh_phone(town)
    assert ani.enrol().expect(201)["state"] == "pending"
    record = town.check_in(ani).expect(201)["record"]
    assert (record["state"], record["reasons"]) == ("provisional", ["device_pending"])


def test_the_same_key_again_is_the_same_phone(town: World) -> None:
    ani = fresh_phone(town)
    first = ani.enrol().expect(201)
    with nothing_changed():
        assert ani.enrol("Nama lain").expect(201) == first


def test_the_active_key_again_stays_active(town: World) -> None:
    assert town.phone(ANI).enrol().expect(201)["state"] == "active"


def test_a_second_phone_waits_beside_the_active_one(town: World) -> None:
    old, new = town.phone(ANI), fresh_phone(town)
    new.enrol().expect(201)
    assert devices(town) == {old.device_id: "active", new.device_id: "pending"}


def test_a_newer_pending_phone_takes_the_place_of_an_older_pending_one(town: World) -> None:
    first, second = fresh_phone(town), fresh_phone(town)
    first.enrol().expect(201)
    second.enrol().expect(201)
    assert devices(town) == {second.device_id: "pending"}
    assert problem(first.ask_challenge("arrival")) == (422, "DEVICE_NOT_ENROLLED")


def test_a_key_of_another_person_is_bound_for_ever(town: World) -> None:
    ani, budi = town.phone(ANI), fresh_phone(town, BUDI)
    budi.key = ani.key
    with nothing_changed():
        assert problem(budi.enrol()) == (409, "DEVICE_ALREADY_BOUND")
    ani.call("DELETE", f"/me/devices/{ani.device_id}").expect(204)
    with nothing_changed():
        assert problem(budi.enrol()) == (409, "DEVICE_ALREADY_BOUND")


def test_two_people_who_enrol_one_key_at_once_do_not_both_get_it(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ani, budi = fresh_phone(town), fresh_phone(town, BUDI)
    budi.key = ani.key
    real, asked = town.services.staff.device_owner, []

    def device_owner(device_id: str) -> str | None:
        if not asked:
            asked.append(device_id)
            ani.enrol().expect(201)
            return None
        return real(device_id)

    monkeypatch.setattr(town.services.staff, "device_owner", device_owner)
    assert problem(budi.enrol()) == (409, "DEVICE_ALREADY_BOUND")
    assert devices(town, "budi") == {}


def test_changed_at_the_same_moment_it_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def beaten(*_: object) -> None:
        raise Changed("test")

    ani = fresh_phone(town)
    monkeypatch.setattr(town.services.staff, "save", beaten)
    assert problem(ani.enrol()) == (409, "CHANGED_MEANWHILE")


POINT = DeviceKey().public
BAD_KEYS = ["", POINT[:-1], POINT + "A", "A" * 87, "B" + "A" * 86, "=" * 87, POINT[:-1] + "é", text_of(b"\x04" * 65)]


@pytest.mark.parametrize("key", BAD_KEYS, ids=range(len(BAD_KEYS)))
def test_a_key_is_a_point_on_p_256(town: World, key: str) -> None:
    ani = fresh_phone(town)
    with nothing_changed():
        reply = ani.call("POST", "/me/devices", {"public_key": key, "label": "Ponsel"})
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/public_key", "PUBLIC_KEY")]


@pytest.mark.parametrize("label", ["", " ", "a\r\nBcc: x", "\u202egnirts", "\u200b", "a\u0000", "x" * 201])
def test_a_label_is_plain_text(town: World, label: str) -> None:
    reply = fresh_phone(town).call("POST", "/me/devices", {"public_key": POINT, "label": label})
    assert faults(reply) == [("/label", "TEXT_INVALID")]


# Deciding.


@pytest.mark.parametrize("who", [CITRA, DEWI, EKO], ids=["supervisor", "operator", "admin"])
def test_one_approval_makes_it_the_active_phone(town: World, who: Employee) -> None:
    old, new = town.phone(ANI), fresh_phone(town)
    new.enrol().expect(201)
    assert decide(town, new.device_id, who=who).expect(200)["device"]["state"] == "active"
    assert devices(town) == {new.device_id: "active"}
    assert problem(old.ask_challenge("arrival")) == (422, "DEVICE_NOT_ENROLLED")
    assert town.check_in(new).expect(201)["record"]["state"] == "valid"


def test_the_trail_tells_who_approved_which_phone(town: World) -> None:
    ani = fresh_phone(town)
    ani.enrol().expect(201)
    decide(town, ani.device_id).expect(200)
    trail = fresh_phone(town, EKO).call("GET", "/audit?date=2026-11-23&unit_id=umum").expect(200)["entries"]
    found = [(each["action"], each["actor_id"], each["object_id"], each["facts"]) for each in trail]
    facts = {"device_id": ani.device_id}
    assert found == [("device_enrolled", "ani", "ani", facts), ("device_approved", "citra", "ani", facts)]


def test_approving_twice_is_approving(town: World) -> None:
    ani = fresh_phone(town)
    ani.enrol().expect(201)
    first = decide(town, ani.device_id).expect(200)
    with nothing_changed():
        assert decide(town, ani.device_id).expect(200) == first


def test_a_rejected_phone_is_gone(town: World) -> None:
    ani = fresh_phone(town)
    ani.enrol().expect(201)
    assert decide(town, ani.device_id, approve=False).expect(200) == {"device": None}
    assert devices(town) == {}
    assert problem(decide(town, ani.device_id, approve=False)) == (404, "NOT_FOUND")


def test_an_unapproved_second_phone_never_makes_a_valid_check_in(town: World) -> None:
    town.phone(ANI)
    lent = fresh_phone(town)
    lent.enrol().expect(201)
    assert town.check_in(lent).expect(201)["record"]["state"] == "provisional"


def test_only_a_phone_of_that_person_can_be_decided(town: World) -> None:
    budi = fresh_phone(town, BUDI)
    budi.enrol().expect(201)
    with nothing_changed():
        assert problem(decide(town, budi.device_id, of="ani")) == (404, "NOT_FOUND")
        assert problem(decide(town, "A" * 43)) == (404, "NOT_FOUND")


@pytest.mark.parametrize("target", [EKO, FITRI], ids=["admin", "auditor"])
def test_the_phone_of_who_holds_a_city_wide_role_is_a_city_admins_to_decide(town: World, target: Employee) -> None:
    """Dewi serves their unit, but may not put the inspectorate's phone out of use."""
    active, waiting = town.phone(target), fresh_phone(town, target)
    waiting.enrol().expect(201)
    for device_id, approve in ((waiting.device_id, True), (waiting.device_id, False), (active.device_id, False)):
        with nothing_changed():
            refused = decide(town, device_id, approve, who=DEWI, of=target.employee_id)
        assert problem(refused) == (404, "NOT_FOUND")
    decide(town, waiting.device_id, who=ENDAH, of=target.employee_id).expect(200)


# Revoking.


def test_a_phone_taken_off_is_refused_at_once_also_with_a_challenge_in_hand(town: World) -> None:
    ani = town.phone(ANI)
    challenge = ani.ask_challenge("arrival").expect(201)["challenge"]
    ani.call("DELETE", f"/me/devices/{ani.device_id}").expect(204)
    reply = ani.submit(ani.body(challenge, (106.042203, -6.009866), b"x" * 20_000))
    assert problem(reply) == (422, "DEVICE_NOT_ENROLLED")
    assert attendance() == {}


def test_a_phone_taken_off_may_be_enrolled_again_and_is_pending(town: World) -> None:
    ani = town.phone(ANI)
    ani.call("DELETE", f"/me/devices/{ani.device_id}").expect(204)
    assert ani.enrol().expect(201)["state"] == "pending"


def test_a_lead_may_take_an_active_phone_off(town: World) -> None:
    ani = town.phone(ANI)
    decide(town, ani.device_id, approve=False).expect(200)
    assert problem(ani.ask_challenge("arrival")) == (422, "DEVICE_NOT_ENROLLED")


def test_a_key_that_was_never_enrolled_signs_for_nobody(town: World) -> None:
    ani = fresh_phone(town)
    ani.device_id = "A" * 43
    assert problem(ani.ask_challenge("arrival")) == (422, "DEVICE_NOT_ENROLLED")


def test_a_unit_sees_whose_phone_waits(town: World) -> None:
    ani = fresh_phone(town)
    ani.enrol().expect(201)
    people = fresh_phone(town, CITRA).call("GET", "/units/umum/people").expect(200)["people"]
    assert {each["employee_id"]: each["pending_device_id"] for each in people}["ani"] == ani.device_id


def test_a_person_never_holds_more_than_one_active_and_one_pending(town: World) -> None:
    for _ in range(3):
        phone = fresh_phone(town)
        phone.enrol().expect(201)
        decide(town, phone.device_id).expect(200)
        fresh_phone(town).enrol().expect(201)
    assert sorted(devices(town).values()) == ["active", "pending"]
