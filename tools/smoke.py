"""`make smoke`: one demo employee checks in at Kantor Walikota Cilegon through the gateway of the packaged stack.

All through the public API. The unit and its hours are the same for every run and in trial: nobody is missed there. The
employee is a new one, since a slot is recorded once, and has today as last day of service: from tomorrow on nobody sees
them. The hours are proposed by one admin and approved by the other each time. Exits 0 only if everything went as said.
"""

import json
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.error import URLError

from chalicelib import wiring
from chalicelib.rules.local_time import local_date
from tools import demo_city
from tools.demo_city import EKO, PEOPLE, ZONE
from tools.local_stack import local_stack
from tools.paths import LOCAL
from tools.phone import Phone, http_transport
from tools.processes import free_port
from tools.receipt import verify_receipt
from tools.sample_photo import sample_photo
from tools.stack import Stack

HALL = (106.042203, -6.009866)
AWAY = (106.042203 + 400 / 110_720, -6.009866)  # 400 m east: one degree of longitude is 110.72 km here
PASSWORD = "empat ratus meter jauhnya"
UNIT = "asap"
STARTS_ON = "2026-01-01"  # of the hours: the same each time, or they would be another version
SEEN_WITHIN_S = 90  # a container holds its picture of the city for up to 60 s
ENDAH = PEOPLE[0]


def run(stack: Stack, say: Any = print) -> None:
    """All steps. Raises AssertionError naming the first that did not go as said."""
    mark, phone = prepare(stack, say, UNIT)
    leave_today(stack, phone)
    photo = sample_photo(mark)

    body = uploaded_body(phone, photo)
    answer = phone.submit(body).expect(201)
    say(f"recorded: {json.dumps(answer['record'], ensure_ascii=False)}")
    say(f"receipt: {answer['receipt']}")
    facts = verify_receipt(answer["receipt"], phone.call("GET", "/receipts/keys").expect(200))
    _hold(facts["challenge_id"] == answer["record"]["challenge_id"], "the receipt is of this record")
    _hold(answer["record"]["state"] == "valid", f"the record is valid, not {answer['record']}")
    say("receipt: verified")

    again = phone.submit(body)
    _hold(again.expect(201) == answer, "the same body gets the same answer")
    _hold({k.lower(): v for k, v in again.headers.items()}.get("idempotency-replayed") == "true", "marked as replayed")
    say("same body again: same 201")

    second = phone.submit(uploaded_body(phone, photo))
    _hold(second.status == 409 and second.json["code"] == "ALREADY_CHECKED_IN", f"409, not {second.text[:200]}")
    say(f"new challenge: 409 {second.json['detail']}")

    far = phone.check_in("midday", AWAY, photo)
    _hold(far.status == 422 and far.json["code"] == "OUTSIDE_GEOFENCE", f"refused, not {far.text[:200]}")
    _hold(395 <= far.json["distance_m"] <= 405, f"about 400 m, not {far.json['distance_m']}")
    say(f"400 m away: 422 {far.json['detail']}")


def prepare(stack: Stack, say: Any, unit_id: str = "") -> tuple[str, Phone]:
    """A new mark, and a person of that mark with an approved phone and an open window: everything but the check-in.

    unit_id   which unit they are in, with hours of the same name; one of their own, `asap-<mark>`, where none is said.
    """
    mark = secrets.token_hex(4)
    unit_id = unit_id or f"asap-{mark}"
    eko, endah = admin(stack), admin(stack, ENDAH.number, ENDAH.password)
    _open_window(eko, endah, unit_id)
    phone = _employee(stack, eko, mark, unit_id)
    _wait_for_window(phone, say)
    return mark, phone


def leave_today(stack: Stack, phone: Phone) -> None:
    """Today is their last day of service; it is whole."""
    employee_id = phone.call("GET", "/me").expect(200)["employee"]["employee_id"]
    last = {"left_on": local_date(wiring.clock(), ZONE).isoformat(), "reason": "contract_ended"}
    admin(stack).call("PUT", f"/employees/{employee_id}/leaving", last).expect(200)


@lru_cache
def _logged_in(api_url: str, number: str, password: str) -> Phone:
    phone = Phone(http_transport(api_url))
    phone.log_in(number, password).expect(201)
    return phone


def admin(stack: Stack, number: str = EKO.number, password: str = EKO.password) -> Phone:
    """Logged in once per process: tries of a number are counted, right ones too."""
    phone = _logged_in(stack.api_url, number, password)
    phone.refresh().expect(201)
    return phone


def _open_window(eko: Phone, endah: Phone, pattern_id: str) -> None:
    """Hours that are open all day, proposed by one admin and approved by the other."""
    slots = [
        {"slot": "arrival", "opens_min": 0, "closes_min": 1440, "limit_min": 1439},
        {"slot": "midday", "opens_min": 0, "closes_min": 1440},
    ]
    body = {"name": f"Jam {pattern_id}", "versions": [{"starts_on": STARTS_ON, "week": [slots] * 7}]}
    proposal = eko.call("PUT", f"/calendar/patterns/{pattern_id}", body).expect(202)
    _hold(proposal["state"] == "waiting", "one admin alone changes nothing")
    decided = endah.call("POST", f"/proposals/{proposal['proposal_id']}/decision", {"approve": True}).expect(200)
    _hold(decided["state"] == "applied", "the other admin's approval applies it")


def _employee(stack: Stack, eko: Phone, mark: str, unit_id: str) -> Phone:
    """A new person in the unit at the hall, a phone enrolled and approved."""
    features = eko.call("GET", "/offices").expect(200)["features"]
    office_id = next(each["properties"]["office_id"] for each in features if _is_hall(each))
    units = eko.call("GET", "/units").expect(200)["units"]
    if not any(each["unit_id"] == unit_id for each in units):
        eko.call("PUT", f"/units/{unit_id}", {"name": f"Unit {unit_id}", "office_ids": [office_id]}).expect(200)
    assignment = {
        "unit_id": unit_id,
        "starts_on": (local_date(wiring.clock(), ZONE) - timedelta(days=1)).isoformat(),
        "office_ids": [office_id],
        "pattern_id": unit_id,
    }
    number = f"ASAP-{mark}"
    new = {"name": f"Pegawai Asap {mark}", "number": number, "assignment": assignment}
    employee_id = eko.call("POST", "/employees", new).expect(201)["employee_id"]
    code = eko.call("POST", f"/employees/{employee_id}/codes").expect(201)["code"]
    phone = Phone(http_transport(stack.api_url))
    phone.first_log_in(number, code, PASSWORD).expect(201)
    device_id = phone.enrol().expect(201)["device_id"]
    path = f"/employees/{employee_id}/devices/{device_id}/decision"
    eko.call("POST", path, {"approve": True}).expect(200)
    return phone


def _is_hall(feature: Any) -> bool:
    return bool(feature["geometry"]["type"] == "Point" and tuple(feature["geometry"]["coordinates"]) == HALL)


def _wait_for_window(phone: Phone, say: Any) -> None:
    deadline = time.monotonic() + SEEN_WITHIN_S
    while time.monotonic() < deadline:
        states = {each["plan"]["slot"]: each["window"] for each in phone.today()["slots"]}
        if states.get("arrival") == states.get("midday") == "open":
            say("window: open in GET /me/today")
            return
        time.sleep(2)
    raise AssertionError(f"the window did not open within {SEEN_WITHIN_S} s")


def uploaded_body(phone: Phone, photo: bytes) -> bytes:
    """A new challenge with its selfie posted: the body of a check-in at the hall."""
    permission = phone.ask_challenge("arrival").expect(201)
    status = phone.upload(permission["upload"], photo)
    _hold(status in (200, 201, 204), f"the bucket takes the selfie, not {status}")
    return phone.body(permission["challenge"], HALL, photo)


def _hold(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


@contextmanager
def _some_stack() -> Iterator[Stack]:
    """The running stack, or one of its own that ends with the smoke."""
    try:
        stack = Stack.read()
        http_transport(stack.api_url)("GET", "/health", {}, b"").expect(200)
    except (FileNotFoundError, URLError):
        print("nothing runs: starting a stack for this smoke ...")
        with local_stack(LOCAL / "smoke", "demo", "smoke", free_port(), free_port()) as own:
            demo_city.seed(own)
            yield own
        return
    _hold(stack.city == demo_city.CITY, f"the smoke is for `make run`'s own city alone, {stack.city} runs here")
    yield stack


def main() -> int:
    try:
        with _some_stack() as stack:
            run(stack)
    except AssertionError as failure:
        print(f"smoke failed: {failure}", file=sys.stderr)
        return 1
    print("smoke: all as said")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
