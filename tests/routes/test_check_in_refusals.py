"""Every Problem of POST /check-ins, /check-ins/challenges and /uploads, as a phone sees it over HTTP."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.employee import Assignment, DeviceState
from chalicelib.domain.shift import Calendar, Holiday, HolidayKind, Slot, SlotPlan
from chalicelib.domain.shift import Override as Order
from tests import cast
from tests.cast import ANI, BUDI, GANI, MONDAY, START, wib
from tests.fakes import fake_city
from tests.jpegs import selfie
from tests.world import World
from tools.phone import DeviceKey, Phone, Reply, text_of

HALL = (cast.HALL.longitude, cast.HALL.latitude)
AWAY = (106.046, -6.009866)
PHOTO = selfie(1)


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The fake city at 07:10 on a Monday, behind the real app."""
    with fake_city(wib(7, 10)) as found:
        monkeypatch.setattr(wiring, "services", lambda: found.services)
        monkeypatch.setattr(wiring, "clock", found.clock)
        yield found


def _begin(phone: Phone, slot: str = "arrival") -> str:
    """Ask and upload: the sealed challenge."""
    asked = phone.ask_challenge(slot).expect(201)
    phone.upload(asked["upload"], PHOTO)
    return str(asked["challenge"])


def _problem(reply: Reply, status: int, code: str) -> Any:
    """The refusal's members; its shape is RFC 9457's."""
    assert (reply.status, reply.json["code"]) == (status, code), reply.text
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.json["status"] == status
    assert reply.json["type"] == "/problems/" + code.lower().replace("_", "-")
    assert "{" not in reply.json["detail"]
    assert reply.json["title"]
    return reply.json


def _holiday(city: World) -> None:
    holiday = Holiday(MONDAY, "Libur", HolidayKind.LOCAL, "SK 1")
    city.publish("calendar", replace(cast.CITY.calendar, holidays={MONDAY: holiday}))


# POST /check-ins


def test_an_accepted_check_in_tells_the_record_and_its_receipt(city: World) -> None:
    phone = city.phone(ANI)
    answer = phone.submit(phone.body(_begin(phone), HALL, PHOTO)).expect(201)
    assert answer["record"]["slot"] == "arrival"
    assert answer["receipt"].count(".") == 2
    assert len(answer["position_salt"]) == 22


def test_a_replay_is_word_for_word_the_first_answer_and_says_so(city: World) -> None:
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO, accuracy_m=8.123456)
    signature = phone.key.sign(body)
    first = phone.submit(body, signature)
    city.clock.forward(hours=14)
    phone.token = city.accounts.access_token("ani")
    second = phone.submit(body, signature)
    assert (first.status, second.status, first.text) == (201, 201, second.text)
    assert ("Idempotency-Replayed" in first.headers, second.headers["Idempotency-Replayed"]) == (False, "true")


def test_a_new_signature_over_the_same_bytes_is_the_same_try(city: World) -> None:
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO)
    first, second = phone.submit(body), phone.submit(body)
    assert first.text == second.text


@pytest.mark.parametrize(
    "challenge", ["A.B", "", "a" * 2_000, "AAAA." + "A" * 43, "AAAA." + "A" * 44], ids=lambda text: text[:6]
)
def test_an_unreadable_challenge(city: World, challenge: str) -> None:
    phone = city.phone(ANI)
    reply = phone.submit(phone.body(challenge, HALL, PHOTO))
    if challenge == "AAAA." + "A" * 43:
        _problem(reply, 422, "CHALLENGE_INVALID")
    else:
        errors = _problem(reply, 422, "INPUT_INVALID")["errors"]
        assert [(each["pointer"], each["code"]) for each in errors] == [("/challenge", "CHALLENGE_INVALID")]


def test_anothers_challenge(city: World) -> None:
    budi = city.phone(BUDI)
    ani = city.phone(ANI)
    _problem(ani.submit(ani.body(_begin(budi), HALL, PHOTO)), 404, "NOT_FOUND")


def test_a_phone_never_enrolled(city: World) -> None:
    phone = city.phone(ANI, enrolled=None)
    phone.device_id = "A" * 43
    _problem(phone.ask_challenge("arrival"), 422, "DEVICE_NOT_ENROLLED")


def test_a_phone_taken_off_meanwhile(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    phone.call("DELETE", f"/me/devices/{phone.device_id}").expect(204)
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "DEVICE_NOT_ENROLLED")


@pytest.mark.parametrize(
    "signature",
    ["", "x", "A" * 85, "A" * 87, "=" * 86, text_of(bytes(63)), text_of(bytes(65)), text_of(b"0\x44\x02" + bytes(68))],
    ids=["empty", "short", "85", "87", "padding", "63 bytes", "65 bytes", "DER"],
)
def test_a_signature_that_is_not_64_raw_bytes(city: World, signature: str) -> None:
    phone = city.phone(ANI)
    _problem(phone.submit(phone.body(_begin(phone), HALL, PHOTO), signature), 422, "SIGNATURE_FORMAT")


@pytest.mark.parametrize(
    "sign",
    [
        lambda phone, body: text_of(bytes(64)),
        lambda phone, body: text_of(b"\xff" * 64),
        lambda phone, body: DeviceKey().sign(body),
        lambda phone, body: phone.key.sign(body + b" "),
        lambda phone, body: phone.key.sign(b""),
    ],
    ids=["zeros", "ones", "another key", "another body", "nothing"],
)
def test_a_signature_of_something_else(city: World, sign: Callable[[Phone, bytes], str]) -> None:
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO)
    _problem(phone.submit(body, sign(phone, body)), 422, "SIGNATURE_INVALID")


def test_the_signature_is_over_the_exact_bytes(city: World) -> None:
    """The same JSON with one space more is another message."""
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO)
    signature = phone.key.sign(body)
    _problem(phone.submit(body.replace(b":", b": ", 1), signature), 422, "SIGNATURE_INVALID")
    phone.submit(body, signature).expect(201)


def test_two_minutes_are_over(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    city.clock.forward(seconds=120)
    assert _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 410, "CHALLENGE_EXPIRED")["limit_s"] == 120


def test_an_offline_check_in_from_the_day_before_yesterday(city: World) -> None:
    phone = city.phone(ANI)
    sealed = phone.today()["slots"][0]["day_challenge"]
    city.clock.set(wib(0, 0, on=MONDAY + timedelta(days=2)))
    phone.token = city.accounts.access_token("ani")
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 410, "OFFLINE_TOO_OLD")
    _problem(phone.call("POST", "/uploads", {"challenge": sealed}), 410, "OFFLINE_TOO_OLD")


def test_a_day_off(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    _holiday(city)
    body = _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "DAY_OFF")
    assert (body["local_date"], body["rule"]) == ("2026-11-23", "holiday:2026-11-23")


def test_no_entry_in_the_roster(city: World) -> None:
    phone = city.phone(GANI)
    _roster(city, "P" * 30)
    sealed = _begin(phone)
    _roster(city, "")
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "NOT_SCHEDULED")


def test_a_slot_the_shift_has_not_got(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    day = (SlotPlan(Slot.DEPARTURE, 840, 1080, 960),)
    order = Order("sore", "Pulang saja", "SE 1", MONDAY, MONDAY, (day,) * 7)
    city.publish("calendar", Calendar(cast.CITY.calendar.patterns, (order,)))
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "SLOT_NOT_PLANNED")


def test_outside_the_window_with_its_hours(city: World) -> None:
    city.clock.set(wib(5, 0))
    phone = city.phone(ANI)
    body = _problem(phone.ask_challenge("arrival"), 422, "WINDOW_CLOSED")
    assert (body["opens_local_time"], body["closes_local_time"]) == ("06:00", "10:00")
    assert body["detail"] == "The window of this check-in is 06:00-10:00."
    sealed = phone.today()["slots"][0]["day_challenge"]
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "WINDOW_CLOSED")


def test_no_office(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    city.publish("offices", {})
    _problem(phone.submit(phone.body(sealed, HALL, PHOTO)), 422, "NO_OFFICE")


def test_too_far_in_whole_metres_and_both_languages(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    body = _problem(phone.submit(phone.body(sealed, AWAY, PHOTO)), 422, "OUTSIDE_GEOFENCE")
    assert (body["distance_m"], body["limit_m"], body["accuracy_m"]) == (420, 150, 8)
    assert body["detail"] == "You are 420 m from Balai Kota Contoh; the limit is 150 m."
    phone.language = "id"
    reply = phone.submit(phone.body(sealed, AWAY, PHOTO))
    assert reply.json["detail"] == "Anda 420 m dari Balai Kota Contoh; batasnya 150 m."
    assert reply.headers["Content-Language"] == "id"


def test_too_coarse(city: World) -> None:
    phone = city.phone(ANI)
    body = _problem(phone.submit(phone.body(_begin(phone), AWAY, PHOTO, 1_500.0)), 422, "LOCATION_TOO_COARSE")
    assert (body["accuracy_m"], body["limit_m"]) == (1500, 100)


@pytest.mark.parametrize(
    ("uploaded", "kind", "status", "code"),
    [
        (PHOTO + b"x", "image/jpeg", 422, "PHOTO_MISMATCH"),
        (bytes(9_999), "image/jpeg", 422, "IMAGE_SIZE"),
        (bytes(2_000_001), "image/jpeg", 422, "IMAGE_SIZE"),
        (PHOTO, "image/png", 415, "IMAGE_TYPE"),
        (PHOTO, "text/html", 415, "IMAGE_TYPE"),
    ],
    ids=["one byte more", "small", "large", "PNG", "HTML"],
)
def test_another_photo_than_was_signed(city: World, uploaded: bytes, kind: str, status: int, code: str) -> None:
    phone = city.phone(ANI)
    asked = phone.ask_challenge("arrival").expect(201)
    city.s3.put_object(
        Bucket="", Key=asked["upload"]["fields"]["key"], Body=uploaded, ContentType=kind, ChecksumAlgorithm="SHA256"
    )
    _problem(phone.submit(phone.body(asked["challenge"], HALL, PHOTO)), status, code)


def test_the_slot_is_taken(city: World) -> None:
    phone = city.phone(ANI)
    phone.submit(phone.body(_begin(phone), HALL, PHOTO)).expect(201)
    city.clock.forward(minutes=3)
    body = _problem(phone.submit(phone.body(_begin(phone), HALL, PHOTO)), 409, "ALREADY_CHECKED_IN")
    assert (body["first_local_time"], body["first_at"]) == ("07:10", "2026-11-23T00:10:00+00:00")


def test_the_challenge_was_used_for_other_content(city: World) -> None:
    phone = city.phone(ANI)
    sealed = _begin(phone)
    phone.submit(phone.body(sealed, HALL, PHOTO)).expect(201)
    moved = (HALL[0] + 1e-7, HALL[1])
    _problem(phone.submit(phone.body(sealed, moved, PHOTO)), 422, "CHALLENGE_REUSED")
    assert phone.call("GET", "/me/attempts?date=2026-11-23").expect(200)["attempts"] == []


def test_refusals_can_be_read_back_as_attempts(city: World) -> None:
    phone = city.phone(ANI)
    phone.submit(phone.body(_begin(phone), AWAY, PHOTO))
    city.clock.set(wib(11, 0))
    phone.token = city.accounts.access_token("ani")
    phone.ask_challenge("arrival")
    kept = phone.call("GET", "/me/attempts?date=2026-11-23").expect(200)["attempts"]
    assert [each["code"] for each in kept] == ["OUTSIDE_GEOFENCE", "WINDOW_CLOSED"]
    assert kept[0]["facts"]["distance_m"] == 420


# What a phone may send


def _sent(city: World, phone: Phone, **changed: Any) -> Reply:
    body = json.loads(phone.body(_begin(phone), HALL, PHOTO))
    body["position"] |= changed.pop("position", {})
    return phone.submit(json.dumps({**body, **changed}).encode())


@pytest.mark.parametrize(
    ("claimed", "why"),
    [
        ("2026-11-24T07:10:00+07:00", "a day ahead"),
        ("2026-11-22T07:10:00+07:00", "a day behind"),
        ("1970-01-01T00:00:00Z", "never set"),
        ("2038-01-19T03:14:08Z", "overflown"),
        ("garbage", "no time at all"),
    ],
)
def test_the_phones_clock_changes_no_verdict(city: World, claimed: str, why: str) -> None:
    record = _sent(city, city.phone(ANI), claimed_at=claimed).expect(201)["record"]
    assert (record["state"], record["local_time"], record["local_date"]) == ("valid", "07:10", "2026-11-23")


@pytest.mark.parametrize(
    "field", ["status", "state", "photo_key", "upload_key", "unit_id", "distance_m", "employee_id", "late_min", "slot"]
)
def test_what_the_server_decides_cannot_be_sent(city: World, field: str) -> None:
    body = _problem(_sent(city, city.phone(ANI), **{field: "x"}), 400, "UNKNOWN_FIELD")
    assert body["errors"][0]["pointer"] == f"/{field}"


@pytest.mark.parametrize(
    ("position", "code"),
    [
        ({"coordinates": [106.04, -90.0000001]}, "LATITUDE_RANGE"),
        ({"coordinates": [180.1, -6.0]}, "LONGITUDE_RANGE"),
        ({"coordinates": [-6.0, 106.04]}, "LATITUDE_RANGE"),
        ({"coordinates": ["106.04", "-6.0"]}, "TYPE"),
        ({"coordinates": [True, False]}, "TYPE"),
        ({"coordinates": [106.04]}, "LENGTH"),
        ({"coordinates": [106.04, -6.0, 12.0]}, "LENGTH"),
        ({"coordinates": [0, 0]}, "LOCATION_IMPLAUSIBLE"),
        ({"coordinates": [-0.0, 0.0]}, "LOCATION_IMPLAUSIBLE"),
        ({"coordinates": [1e-8, -1e-8]}, "LOCATION_IMPLAUSIBLE"),
        ({"coordinates": None}, "TYPE"),
        ({"accuracy_m": 0}, "ACCURACY_RANGE"),
        ({"accuracy_m": -5}, "ACCURACY_RANGE"),
        ({"accuracy_m": 1e9}, "ACCURACY_RANGE"),
        ({"accuracy_m": "8"}, "TYPE"),
        ({"fix_age_ms": 60_001}, "LOCATION_STALE"),
        ({"fix_age_ms": -1}, "LOCATION_STALE"),
    ],
)
def test_a_position_that_cannot_be(city: World, position: dict[str, Any], code: str) -> None:
    errors = _problem(_sent(city, city.phone(ANI), position=position), 422, "INPUT_INVALID")["errors"]
    assert {each["code"] for each in errors} == {code}


@pytest.mark.parametrize("slot", ["pagi ", "4", "ARRIVAL", "arrival\n", ""])
def test_a_slot_nobody_knows(city: World, slot: str) -> None:
    errors = _problem(city.phone(ANI).ask_challenge(slot), 422, "INPUT_INVALID")["errors"]
    assert [(each["pointer"], each["code"]) for each in errors] == [("/slot", "SLOT_UNKNOWN")]


def test_digits_beyond_the_seventh_are_rounded_away(city: World) -> None:
    phone = city.phone(ANI)
    _sent(city, phone, position={"coordinates": [106.04220304, -6.00986604]}).expect(201)
    made = city.services.attendance.day("umum", MONDAY, "ani").check_ins[Slot.ARRIVAL]
    assert made.position == cast.HALL


# Who asks


def test_without_a_token_or_with_yesterdays_nothing_is_said(city: World) -> None:
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO)
    phone.submit(body).expect(201)
    city.clock.forward(days=1)
    _problem(phone.submit(body), 401, "TOKEN_INVALID")
    phone.token = ""
    _problem(phone.submit(body), 401, "TOKEN_INVALID")


def test_the_day_after_everything_works_anew(city: World) -> None:
    phone = city.phone(ANI)
    old = _begin(phone)
    city.clock.forward(days=1)
    phone.token = city.accounts.access_token("ani")
    _problem(phone.submit(phone.body(old, HALL, PHOTO)), 410, "CHALLENGE_EXPIRED")
    record = phone.submit(phone.body(_begin(phone), HALL, PHOTO)).expect(201)["record"]
    assert record["local_date"] == "2026-11-24"


def test_who_has_left_checks_in_no_more(city: World) -> None:
    phone = city.phone(ANI)
    body = phone.body(_begin(phone), HALL, PHOTO)
    city.change("ani", lambda each: replace(each, left_on=date(2026, 11, 22)))
    _problem(phone.submit(body), 401, "TOKEN_INVALID")


def test_a_pending_phone_is_recorded_and_told_why(city: World) -> None:
    phone = city.phone(ANI, DeviceState.PENDING)
    record = phone.submit(phone.body(_begin(phone), HALL, PHOTO)).expect(201)["record"]
    assert (record["state"], record["reasons"]) == ("provisional", ["device_pending"])


# POST /uploads


def test_an_offline_check_in_from_upload_to_record(city: World) -> None:
    phone = city.phone(ANI)
    sealed = phone.today()["slots"][0]["day_challenge"]
    city.clock.forward(minutes=10)
    answer = phone.call("POST", "/uploads", {"challenge": sealed}).expect(201)
    phone.upload(answer["upload"], PHOTO)
    record = phone.submit(phone.body(answer["challenge"], HALL, PHOTO)).expect(201)["record"]
    assert (record["state"], record["reasons"], record["local_time"]) == ("provisional", ["offline"], "07:20")


def test_an_online_challenge_gets_no_second_form(city: World) -> None:
    phone = city.phone(ANI)
    _problem(phone.call("POST", "/uploads", {"challenge": _begin(phone)}), 422, "NOT_A_DAY_CHALLENGE")


def test_nor_does_a_day_challenge_before_its_window(city: World) -> None:
    phone = city.phone(ANI)
    sealed = phone.today()["slots"][1]["day_challenge"]
    body = _problem(phone.call("POST", "/uploads", {"challenge": sealed}), 422, "WINDOW_CLOSED")
    assert (body["slot"], body["opens_local_time"]) == ("midday", "11:30")


def test_nor_does_anothers_or_a_forged_one(city: World) -> None:
    ani, budi = city.phone(ANI), city.phone(BUDI)
    sealed = budi.today()["slots"][0]["day_challenge"]
    _problem(ani.call("POST", "/uploads", {"challenge": sealed}), 404, "NOT_FOUND")
    _problem(ani.call("POST", "/uploads", {"challenge": "AAAA." + "A" * 43}), 422, "CHALLENGE_INVALID")


def _roster(city: World, letters: str) -> None:
    assignment = Assignment("puskesmas", START, ("balai-kota",), None)
    city.change("gani", lambda each: replace(each, assignments=(assignment,), roster={"2026-11": letters}))
