"""The end of the trial in one act, check-ins made for others, shared phones: through the door."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import DeviceState
from tests import cast
from tests.cast import ANI, CITRA, EKO, GANI, MONDAY
from tests.jpegs import selfie
from tests.routes.town import faults, nobody, nothing_changed, problem
from tests.world import World
from tools.phone import DeviceKey, Phone, Reply

HALL = (cast.HALL.longitude, cast.HALL.latitude)
SOON = (MONDAY + timedelta(days=3)).isoformat()


def ask_for(phone: Phone, employee_id: str) -> Reply:
    return phone.ask_challenge("arrival", employee_id)


def send(phone: Phone, given: dict[str, Any]) -> Reply:
    photo = selfie()
    phone.upload(given["upload"], photo)
    return phone.submit(phone.body(given["challenge"], HALL, photo))


def test_a_team_check_in_is_provisional_tells_who_made_it_and_is_counted(town: World) -> None:
    citra = town.phone(CITRA)
    given = ask_for(citra, "ani").expect(201)
    record = send(citra, given).expect(201)["record"]
    assert (record["state"], record["reasons"], record["made_by"]) == ("provisional", ["team"], "citra")
    (mine,) = town.phone(ANI, None).call("GET", "/me/attendance?month=2026-11").expect(200)["days"][22]["check_ins"]
    assert mine["made_by"] == "citra"
    counted = town.phone(EKO, None).call("GET", "/employees/citra/team-check-ins/2026-11").expect(200)
    assert (counted["people"], counted["check_ins"]) == (
        1,
        [{"local_date": "2026-11-23", "slot": "arrival", "employee_id": "ani"}],
    )


def test_nobody_is_checked_in_by_who_does_not_lead_them(town: World) -> None:
    citra, ani = town.phone(CITRA), town.phone(ANI)
    with nothing_changed():
        assert problem(ask_for(citra, "gani"))[0] == 404
        assert problem(ask_for(ani, "budi"))[0] == 404
        assert problem(ask_for(citra, "citra")) == (422, "DECIDE_OWN")


def test_nobody_elses_count_is_for_who_does_not_reach_them(town: World) -> None:
    reply = town.phone(ANI, None).call("GET", "/employees/citra/team-check-ins/2026-11")
    assert problem(reply) == (404, "NOT_FOUND")


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "x"])
def test_a_month_is_a_month(town: World, month: str) -> None:
    reply = town.phone(CITRA, None).call("GET", f"/employees/citra/team-check-ins/{month}")
    assert reply.status == 422


def test_without_a_photo_to_post_the_body_says_null(town: World) -> None:
    held = Accommodation(MONDAY, MONDAY, "800/1", no_selfie=True)
    town.change("ani", lambda each: replace(each, accommodations=(held,)))
    ani = town.phone(ANI)
    assert ani.today()["photo_required"] is False
    given = ani.ask_challenge("arrival").expect(201)
    assert given["upload"] is None
    record = ani.submit(ani.body(given["challenge"], HALL, None)).expect(201)
    assert record["record"]["state"] == "valid"
    assert ani.call("GET", "/me").expect(200)["employee"]["accommodations"] == [
        {
            "starts_on": "2026-11-23", "ends_on": "2026-11-23", "decree_no": "800/1", "no_selfie": True,
            "longer_min": 0, "grace_min": 0, "vouched": False, "slots": [],
        }
    ]  # fmt: skip


def test_with_a_photo_asked_for_null_is_refused(town: World) -> None:
    ani = town.phone(ANI)
    given = ani.ask_challenge("arrival").expect(201)
    reply = ani.submit(ani.body(given["challenge"], HALL, None))
    assert problem(reply) == (422, "PHOTO_REQUIRED")


def switch(town: World, unit_id: str, counts_from: str | None) -> Reply:
    return town.phone(EKO, None).call("PUT", f"/units/{unit_id}/counting", {"counts_from": counts_from})


def in_trial(town: World) -> None:
    units = {name: replace(each, counts_from=None) for name, each in cast.UNITS.items()}
    town.publish("units", units)


def counts_from(town: World) -> dict[str, str | None]:
    units = town.phone(EKO, None).call("GET", "/units").expect(200)["units"]
    return {each["unit_id"]: each["counts_from"] for each in units}


def test_one_act_switches_a_unit_and_its_parts_and_their_people_are_told(town: World) -> None:
    in_trial(town)
    assert switch(town, "setda", SOON).expect(200) == {"counts_from": SOON, "units": ["setda", "umum"]}
    assert counts_from(town) == {"setda": SOON, "umum": SOON, "puskesmas": None}
    today = town.phone(ANI, None).today()
    assert (today["trial"], today["counts_from"]) == (True, SOON)
    elsewhere = town.phone(GANI, None).today()
    assert (elsewhere["trial"], elsewhere["counts_from"]) == (True, None)


def test_from_that_day_on_it_is_no_trial(town: World) -> None:
    in_trial(town)
    switch(town, "setda", SOON).expect(200)
    town.clock.forward(days=3)
    assert town.phone(ANI, None).today()["trial"] is False


def test_what_was_announced_may_be_taken_back_until_it_comes(town: World) -> None:
    in_trial(town)
    switch(town, "umum", SOON).expect(200)
    assert switch(town, "umum", None).expect(200)["units"] == ["umum"]
    assert switch(town, "umum", None).expect(200)["units"] == []  # the same again changes nothing
    switch(town, "umum", SOON).expect(200)
    town.clock.forward(days=3)
    assert faults(switch(town, "umum", None)) == [("/counts_from", "COUNTS_FROM_BEGUN")]


def test_people_are_told_before(town: World) -> None:
    in_trial(town)
    with nothing_changed():
        assert faults(switch(town, "umum", "2026-11-25")) == [("/counts_from", "COUNTS_FROM_TOO_EARLY")]


def test_parts_that_count_already_stay_as_they_are(town: World) -> None:
    town.publish("units", {**cast.UNITS, "setda": replace(cast.UNITS["setda"], counts_from=None)})
    assert switch(town, "setda", SOON).expect(200)["units"] == ["setda"]
    assert counts_from(town)["umum"] == cast.START.isoformat()


@pytest.mark.parametrize("opd", [cast.START, MONDAY + timedelta(days=1)], ids=["counts already", "counts tomorrow"])
def test_the_date_of_the_opd_makes_no_day_of_a_part_in_trial_count_untold(town: World, opd: date) -> None:
    setda, umum = replace(cast.UNITS["setda"], counts_from=opd), replace(cast.UNITS["umum"], counts_from=None)
    town.publish("units", {**cast.UNITS, "setda": setda, "umum": umum})
    with nothing_changed():
        assert faults(switch(town, "setda", opd.isoformat())) == [("/counts_from", "COUNTS_FROM_TOO_EARLY")]


def test_the_switch_stands_in_the_trail(town: World) -> None:
    in_trial(town)
    switch(town, "setda", SOON).expect(200)
    entries = town.phone(EKO, None).call("GET", "/audit/days/CITY/2026-11-23").expect(200)["entries"]
    assert entries[-1]["action"] == "counting_switched"
    assert entries[-1]["facts"] == {"counts_from": SOON, "units": ["setda", "umum"]}


def enrol_shared(town: World) -> None:
    phone = town.phone(ANI, None)
    body = {"public_key": DeviceKey().public, "label": "Tablet pos jaga", "shared": True}
    assert phone.call("POST", "/me/devices", body).expect(201)["shared"] is True


def test_a_shared_phone_is_registered_as_such_by_who_approves_it(town: World) -> None:
    enrol_shared(town)
    people = town.phone(CITRA, None).call("GET", "/units/umum/people").expect(200)["people"]
    (ani,) = (each for each in people if each["employee_id"] == "ani")
    assert ani["pending_is_shared"] is True
    path = f"/employees/ani/devices/{ani['pending_device_id']}/decision"
    decided = town.phone(CITRA, None).call("POST", path, {"approve": True}).expect(200)["device"]
    assert (decided["state"], decided["shared"]) == ("active", True)


def test_nobody_vouches_for_a_shared_phone_in_advance(town: World) -> None:
    units = {**cast.UNITS, "umum": replace(cast.UNITS["umum"], enrol_until=MONDAY)}
    town.publish("units", units)
    code = town.phone(CITRA, None).call("POST", "/employees/ani/codes").expect(201)["code"]
    phone = nobody()
    phone.first_log_in(ANI.number, code, "kuda lumping naik kereta").expect(201)
    body = {"public_key": DeviceKey().public, "label": "Tablet", "shared": True}
    assert phone.call("POST", "/me/devices", body).expect(201)["state"] == DeviceState.PENDING
