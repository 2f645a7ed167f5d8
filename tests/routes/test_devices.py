"""Phones: one key per person, one person per key; enrolled pending, decided by another, revoked at once (T4, T5)."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import DeviceState, Employee, Grant, Role
from chalicelib.domain.notice import NoticeKind
from chalicelib.store.documents import from_text, to_text
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, GANI, MONDAY, UNITS, wib
from tests.routes.town import attendance, faults, nobody, nothing_changed, password_of, problem
from tests.world import World
from tools.phone import DeviceKey, Phone, Reply, text_of


def devices(town: World, employee_id: str = "ani") -> dict[str, str]:
    return {each.device_id: each.state for each in stored_person(town, employee_id).devices}


def stored_person(town: World, employee_id: str = "ani") -> Employee:
    employee = town.services.staff.employee(employee_id)
    assert employee
    return employee


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


# The first phone of a unit that is enrolling: the code was the proof of whose hands it went to.


def enrolling(town: World, until: date | None = MONDAY) -> None:
    town.publish("units", {**UNITS, "umum": replace(UNITS["umum"], enrol_until=until)})


def by_code(town: World, who: Employee = ANI, issuer: Employee = CITRA) -> Phone:
    """In the hand of who has just logged in by a code."""
    code = fresh_phone(town, issuer).call("POST", f"/employees/{who.employee_id}/codes").expect(201)["code"]
    phone = nobody()
    phone.first_log_in(who.number, code, "kuda lumping naik kereta").expect(201)
    return phone


def test_a_code_vouches_for_the_first_phone_of_a_unit_that_is_enrolling(town: World) -> None:
    enrolling(town)
    ani = by_code(town)
    assert ani.enrol().expect(201)["state"] == "active"
    [device] = stored_person(town).devices
    assert (device.decided_by, device.decided_at) == ("citra", town.clock.now)
    trail = fresh_phone(town, EKO).call("GET", "/audit/days/umum/2026-11-23").expect(200)["entries"]
    facts = {"device_id": ani.device_id, "vouched_by": "citra"}
    found = [(each["actor_id"], each["facts"]) for each in trail if each["action"] == "device_vouched"]
    assert found == [("ani", facts)]


@pytest.mark.parametrize(
    ("until", "state"),
    [(None, "pending"), (MONDAY - timedelta(days=1), "pending"), (MONDAY, "active"), (date(2026, 12, 1), "active")],
)
def test_it_does_so_up_to_the_units_last_day_of_enrolment(town: World, until: date | None, state: str) -> None:
    enrolling(town, until)
    assert by_code(town).enrol().expect(201)["state"] == state


@pytest.mark.parametrize(("minute", "state"), [(59, "active"), (60, "pending")])
def test_the_day_ends_at_the_citys_midnight(town: World, minute: int, state: str) -> None:
    enrolling(town)
    ani = by_code(town)
    town.clock.set(wib(23) + timedelta(minutes=minute))
    ani.token = town.accounts.access_token("ani")
    assert ani.enrol().expect(201)["state"] == state


@pytest.mark.parametrize(("short_s", "state"), [(1, "active"), (0, "pending")])
def test_the_word_holds_for_24_hours(town: World, short_s: int, state: str) -> None:
    enrolling(town, MONDAY + timedelta(days=7))
    ani = by_code(town)
    town.clock.forward(hours=24, seconds=-short_s)
    ani.token = town.accounts.access_token("ani")
    assert ani.enrol().expect(201)["state"] == state


def test_a_login_by_password_vouches_for_nothing(town: World) -> None:
    enrolling(town)
    ani = nobody()
    ani.log_in(ANI.number, password_of(ANI)).expect(201)
    assert ani.enrol().expect(201)["state"] == "pending"


def test_the_word_is_good_for_one_phone(town: World) -> None:
    enrolling(town)
    ani = by_code(town)
    ani.enrol().expect(201)
    second = fresh_phone(town)
    assert second.enrol().expect(201)["state"] == "pending"
    assert devices(town) == {ani.device_id: "active", second.device_id: "pending"}
    assert stored_person(town).vouch is None


def test_a_word_that_came_too_late_for_one_phone_is_not_kept_for_another(town: World) -> None:
    enrolling(town, None)
    by_code(town).enrol().expect(201)
    enrolling(town)
    assert fresh_phone(town).enrol().expect(201)["state"] == "pending"


def take_off_oneself(town: World, phone: Phone) -> None:
    phone.call("DELETE", f"/me/devices/{phone.device_id}").expect(204)


def be_rejected(town: World, phone: Phone) -> None:
    decide(town, phone.device_id, approve=False).expect(200)


@pytest.mark.parametrize("lose", [take_off_oneself, be_rejected])
def test_a_new_code_after_a_phone_was_active_vouches_for_nothing(
    town: World, lose: Callable[[World, Phone], None]
) -> None:
    """Else a forgotten password would be a way to a second phone that nobody looks at."""
    enrolling(town)
    old = town.phone(ANI)
    assert by_code(town).enrol().expect(201)["state"] == "pending"
    lose(town, old)
    assert by_code(town).enrol().expect(201)["state"] == "pending"


def test_a_phone_taken_off_while_the_word_stood_was_the_first_all_the_same(town: World) -> None:
    enrolling(town)
    by_code(town)
    town.change("ani", lambda each: replace(each, had_phone=True))
    assert fresh_phone(town).enrol().expect(201)["state"] == "pending"


def test_a_pending_phone_that_was_rejected_is_no_first_phone(town: World) -> None:
    enrolling(town, None)
    waiting = by_code(town)
    waiting.enrol().expect(201)
    be_rejected(town, waiting)
    enrolling(town)
    assert by_code(town).enrol().expect(201)["state"] == "active"


def test_the_first_phone_takes_the_place_of_one_that_waits(town: World) -> None:
    enrolling(town)
    fresh_phone(town).enrol().expect(201)
    ani = by_code(town)
    ani.enrol().expect(201)
    assert devices(town) == {ani.device_id: "active"}


@pytest.mark.parametrize("who", [EKO, FITRI], ids=["admin", "auditor"])
def test_the_phone_of_who_holds_a_city_wide_role_is_always_decided(town: World, who: Employee) -> None:
    town.publish("units", {**UNITS, "setda": replace(UNITS["setda"], enrol_until=MONDAY)})
    assert by_code(town, who, ENDAH).enrol().expect(201)["state"] == "pending"


def test_a_city_wide_role_given_meanwhile_counts_too(town: World) -> None:
    enrolling(town)
    by_code(town)
    town.change("ani", lambda each: replace(each, grants=(Grant(Role.AUDITOR),)))
    assert fresh_phone(town).enrol().expect(201)["state"] == "pending"


def lose_the_role(each: Employee) -> Employee:
    return replace(each, grants=())


def leave_service(each: Employee) -> Employee:
    return replace(each, left_on=MONDAY - timedelta(days=1))


@pytest.mark.parametrize("become", [lose_the_role, leave_service])
def test_the_word_of_who_may_no_longer_decide_is_none(town: World, become: Callable[[Employee], Employee]) -> None:
    enrolling(town)
    ani = by_code(town)
    town.change("citra", become)
    assert ani.enrol().expect(201)["state"] == "pending"


def test_a_person_who_has_moved_out_of_their_reach_is_no_longer_vouched_for(town: World) -> None:
    town.publish("units", {**UNITS, "puskesmas": replace(UNITS["puskesmas"], enrol_until=MONDAY)})
    ani = by_code(town)
    moved = replace(ANI.assignments[0], unit_id="puskesmas")
    town.change("ani", lambda each: replace(each, assignments=(moved,)))
    assert ani.enrol().expect(201)["state"] == "pending"


def test_a_key_of_another_person_is_refused_here_too(town: World) -> None:
    enrolling(town)
    budi, ani = town.phone(BUDI), by_code(town)
    ani.key = budi.key
    with nothing_changed():
        assert problem(ani.enrol()) == (409, "DEVICE_ALREADY_BOUND")


def test_of_two_phones_that_enrol_at_once_by_one_word_one_is_active(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolling(town)
    ani, other = by_code(town), fresh_phone(town)
    real, asked = town.services.staff.device_owner, []

    def device_owner(device_id: str) -> str | None:
        if not asked:
            asked.append(device_id)
            other.enrol().expect(201)
        return real(device_id)

    monkeypatch.setattr(town.services.staff, "device_owner", device_owner)
    assert problem(ani.enrol()) == (409, "CHANGED_MEANWHILE")
    assert ani.enrol().expect(201)["state"] == "pending"
    assert devices(town) == {other.device_id: "active", ani.device_id: "pending"}


@pytest.mark.parametrize(
    ("stands", "since"), [(ANI, ("vouch", "had_phone")), (UNITS["umum"], ("enrol_until",))], ids=["person", "unit"]
)
def test_what_was_stored_before_there_was_such_a_word_still_reads(
    stands: Employee | Unit, since: tuple[str, ...]
) -> None:
    old = {name: each for name, each in json.loads(to_text(stands)).items() if name not in since}
    assert len(old) == len(json.loads(to_text(stands))) - len(since)
    assert from_text(json.dumps(old), type(stands)) == stands


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
    trail = fresh_phone(town, EKO).call("GET", "/audit/days/umum/2026-11-23").expect(200)["entries"]
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


# Many at once.


def decide_all(town: World, *decisions: tuple[str, Phone, bool], who: Employee = CITRA, unit_id: str = "umum") -> Reply:
    wanted = [{"employee_id": of, "device_id": phone.device_id, "approve": approve} for of, phone, approve in decisions]
    return fresh_phone(town, who).call("POST", f"/units/{unit_id}/devices/decisions", {"decisions": wanted})


def outcomes(reply: Reply) -> list[str]:
    return [each["outcome"] for each in reply.expect(200)["outcomes"]]


def waiting_phone(town: World, who: Employee) -> Phone:
    phone = fresh_phone(town, who)
    phone.enrol().expect(201)
    return phone


def test_many_phones_are_decided_in_one_go_and_each_is_told(town: World) -> None:
    ani, budi = waiting_phone(town, ANI), waiting_phone(town, BUDI)
    reply = decide_all(town, ("ani", ani, True), ("budi", budi, False))
    assert reply.expect(200) == {
        "outcomes": [
            {"employee_id": "ani", "device_id": ani.device_id, "outcome": "approved"},
            {"employee_id": "budi", "device_id": budi.device_id, "outcome": "rejected"},
        ]
    }
    assert devices(town) == {ani.device_id: "active"}
    assert devices(town, "budi") == {}
    [device] = stored_person(town).devices
    assert device.decided_by == "citra"


def test_the_trail_tells_of_each(town: World) -> None:
    ani, budi = waiting_phone(town, ANI), waiting_phone(town, BUDI)
    decide_all(town, ("ani", ani, True), ("budi", budi, False)).expect(200)
    trail = fresh_phone(town, EKO).call("GET", "/audit/days/umum/2026-11-23").expect(200)["entries"]
    found = [(each["action"], each["actor_id"], each["object_id"], each["facts"]) for each in trail[2:]]
    assert found == [
        ("device_approved", "citra", "ani", {"device_id": ani.device_id}),
        ("device_rejected", "citra", "budi", {"device_id": budi.device_id}),
    ]


def test_what_is_approved_again_is_approved_and_changes_nothing(town: World) -> None:
    ani = waiting_phone(town, ANI)
    decide_all(town, ("ani", ani, True)).expect(200)
    with nothing_changed():
        assert outcomes(decide_all(town, ("ani", ani, True), ("ani", ani, True))) == ["approved", "approved"]


def test_one_that_may_not_be_holds_up_no_other(town: World) -> None:
    """One's own, one of a unit below, the auditor's, one that is not there, of nobody, somebody else's."""
    town.publish("units", UNITS | {"puskesmas": replace(UNITS["puskesmas"], parent_id="setda")})
    own, gani, fitri = (waiting_phone(town, each) for each in (DEWI, GANI, FITRI))
    ani, gone = waiting_phone(town, ANI), fresh_phone(town)
    gone.device_id = "A" * 43
    town.change("ani", lambda each: replace(each, assignments=DEWI.assignments))
    reply = decide_all(
        town, ("dewi", own, True), ("gani", gani, True), ("fitri", fitri, True), ("ani", gone, True),
        ("antah", ani, True), ("budi", ani, True), ("ani", ani, True), who=DEWI, unit_id="setda",
    )  # fmt: skip
    assert outcomes(reply) == ["DECIDE_OWN", *["NOT_FOUND"] * 5, "approved"]
    assert set(devices(town, "gani").values()) == set(devices(town, "fitri").values()) == {"pending"}


def test_a_unit_out_of_reach_is_not_found_whatever_is_asked(town: World) -> None:
    gani = waiting_phone(town, GANI)
    for unit_id in ("puskesmas", "setda", "antah"):
        with nothing_changed():
            refused = decide_all(town, ("gani", gani, True), unit_id=unit_id)
        assert problem(refused) == (404, "NOT_FOUND")


def test_one_that_changed_meanwhile_is_told_and_the_rest_go_on(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ani, budi = waiting_phone(town, ANI), waiting_phone(town, BUDI)
    real, beaten = town.services.staff.save, []

    def save(*arguments: Any) -> Employee:
        if not beaten:
            beaten.append(arguments)
            raise Changed("test")
        return real(*arguments)

    monkeypatch.setattr(town.services.staff, "save", save)
    found = outcomes(decide_all(town, ("ani", ani, True), ("budi", budi, True)))
    assert found == ["CHANGED_MEANWHILE", "approved"]


def test_a_hundred_at_most_and_one_at_least(town: World) -> None:
    ani = waiting_phone(town, ANI)
    assert outcomes(decide_all(town, *[("ani", ani, True)] * 100)) == ["approved"] * 100
    for wanted in ([], [("ani", ani, True)] * 101):
        with nothing_changed():
            assert faults(decide_all(town, *wanted)) == [("/decisions", "LENGTH")]


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


@pytest.mark.parametrize(("approve", "state"), [(True, "approved"), (False, "rejected")])
def test_its_owner_is_told_of_a_phone_in_their_name_once(town: World, approve: bool, state: str) -> None:
    new = town.phone(ANI, DeviceState.PENDING)
    path = f"/employees/ani/devices/{new.device_id}/decision"
    town.phone(CITRA, enrolled=None).call("POST", path, {"approve": approve}).expect(200)
    if approve:
        town.phone(CITRA, enrolled=None).call("POST", path, {"approve": approve}).expect(200)
    told = [each for each in town.services.notices.of_person("ani", 20) if each.kind is NoticeKind.PHONE]
    assert [each.facts["state"] for each in told] == [state]
