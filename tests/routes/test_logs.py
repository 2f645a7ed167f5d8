"""What the log may hold: routes, codes and times; never a person, a secret or a line that somebody else wrote (T30)."""

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.employee import DeviceState
from chalicelib.observability import logger
from chalicelib.use_cases.ports import StoreUnavailable
from tests import cast
from tests.cast import ANI, CAST, DEWI, EKO
from tests.jpegs import selfie
from tests.routes.town import nobody, password_of, problem
from tests.world import World
from tools.phone import Phone

NIP = "198503302010011013"
FIELDS = {
    "level", "message", "timestamp", "service", "method", "route", "status", "code", "elapsed_ms",
    "instance", "causes", "provisional", "_aws", "CheckInsRecorded", "CheckInsFailed",
}  # fmt: skip


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that any logger writes."""
    written = io.StringIO()
    for handler in logger.handlers:
        monkeypatch.setattr(handler, "stream", written)
    everything = logging.StreamHandler(written)
    logging.getLogger().addHandler(everything)
    monkeypatch.setattr(logging.getLogger("presensi"), "propagate", False)
    yield written
    logging.getLogger().removeHandler(everything)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def a_day_at_the_office(town: World) -> list[str]:
    """Logins, codes, check-ins, refusals, an import; the secrets that passed through."""
    ani, dewi, eko = town.phone(ANI), town.phone(DEWI), town.phone(EKO)
    secrets = [ani.token, dewi.token, eko.token, ani.key.public, ani.device_id, password_of(ANI), NIP]
    phone = nobody()
    phone.log_in(ANI.number, password_of(ANI)).expect(201)
    secrets += [phone.token, phone.cookie.partition("=")[2]]
    phone.log_in(ANI.number, "kata sandi yang salah")
    code = dewi.call("POST", "/employees/ani/codes").expect(201)["code"]
    nobody().first_log_in(ANI.number, code, "kuda lumping naik kereta").expect(201)
    secrets += [code, code.replace("-", ""), "kata sandi yang salah", "kuda lumping naik kereta"]
    secrets += check_ins(town, ani)
    eko.call("POST", "/employees", person(NIP)).expect(201)
    eko.call("POST", "/employees", person(NIP))
    eko.call("POST", "/employees", person("198502302010011013", "Rahasiawati"))
    eko.call("POST", "/offices/imports", offices(106.0512345)).expect(201)
    eko.call("POST", "/offices/imports", offices(6.0512345))
    eko.call("POST", "/employees/imports", raw=PEOPLE.encode(), headers={"Content-Type": "text/csv"})
    ani.call("GET", f"/me/attendance?month={NIP}")
    ani.call("GET", f"/employees/{NIP}")
    return [*secrets, "198502302010011013", "Rahasiawati", "hadi@contoh.example"]


def check_ins(town: World, ani: Phone) -> list[str]:
    asked = ani.ask_challenge("arrival").expect(201)
    form = asked["upload"]["fields"]
    body = ani.body(asked["challenge"], (cast.HALL.longitude, cast.HALL.latitude), selfie())
    far = ani.body(asked["challenge"], (106.1234567, -6.0765432), selfie())
    for sent in (far, body, body, b"{", b'{"challenge": 1}'):
        ani.submit(sent)
    return [asked["challenge"], ani.key.sign(body), form["policy"], form["x-amz-signature"], form["key"]]


def person(number: str, name: str = "Hadi Rahasiawan") -> dict[str, Any]:
    work = {"unit_id": "umum", "starts_on": "2026-11-23", "office_ids": ["balai-kota"], "pattern_id": "lima-hari"}
    return {"name": name, "number": number, "assignment": work, "email": "hadi@contoh.example"}


def offices(longitude: float) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [longitude, -6.0098765]}
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"name": "Kantor Rahasia"}, "geometry": point}],
    }


PEOPLE = f"nip,nama,unit,kantor,pola,atasan\n{NIP},Rahasiawati,antah,balai-kota,lima-hari,\n"


def test_a_day_of_requests_leaves_no_secret_and_no_person_in_the_log(town: World, log: io.StringIO) -> None:
    secrets = a_day_at_the_office(town)
    text = log.getvalue()
    assert len(lines(log)) > 15
    assert not [each for each in secrets if each in text]
    assert not [each.number for each in CAST if each.number in text]
    assert not re.search(r"\b(Ani|Dewi|Eko|Hadi|Rahasia\w*)\b", text)


LOOKS_LIKE = {
    "a token": r"eyJ[A-Za-z0-9_-]{10,}",
    "a NIP": r"\b(19|20)\d{16}\b",
    "a mail address": r"[\w.]+@[\w.]+\.\w+",
    "a position": r"-?\b(6|105|106)\.\d{4,}",
    "a presigned form": r"(?i)x-amz-(signature|credential)|policy",
    "a network address": r"\b127\.0\.0\.1\b",
    "a query or a path as it was sent": r"\?month|/employees/(ani|19)",
}


def test_nothing_that_looks_like_one_either(town: World, log: io.StringIO) -> None:
    a_day_at_the_office(town)
    assert not [what for what, pattern in LOOKS_LIKE.items() if re.search(pattern, log.getvalue())]


def test_a_line_has_known_fields_and_nothing_else(town: World, log: io.StringIO) -> None:
    a_day_at_the_office(town)
    for line in lines(log):
        assert line.keys() <= FIELDS


def test_each_request_leaves_one_line_with_its_route_and_outcome(town: World, log: io.StringIO) -> None:
    ani = town.phone(ANI)
    ani.call("GET", "/me")
    ani.call("GET", "/proposals")
    nobody().call("GET", "/employees/ani")
    told = [(each["method"], each["route"], each["status"], each["code"]) for each in lines(log)]
    assert told == [
        ("GET", "/me", 200, ""),
        ("GET", "/proposals", 403, "ROLE_MISSING"),
        ("GET", "/employees/{employee_id}", 401, "TOKEN_INVALID"),
    ]


INJECTED = 'x\r\n{"level":"ERROR","message":"forged"}\u2028\u2029\x1b[31m'


def test_a_newline_in_any_field_makes_no_second_line(town: World, log: io.StringIO) -> None:
    ani, eko = town.phone(ANI), town.phone(EKO)
    ani.call("POST", "/me/devices", {"public_key": ani.key.public, "label": INJECTED})
    ani.call("POST", "/check-ins/challenges", {"slot": INJECTED, INJECTED: 1})
    ani.call("POST", "/check-ins", raw=INJECTED.encode())
    ani.call("GET", "/me", headers={"Accept-Language": INJECTED, "Presensi-Client": INJECTED})
    ani.call("GET", "/me", headers={"Authorization": INJECTED, "User-Agent": INJECTED, "X-Amzn-Trace-Id": INJECTED})
    eko.call("POST", "/employees", person(INJECTED, INJECTED))
    nobody().log_in(INJECTED, INJECTED)
    assert len(lines(log)) == 7
    assert "forged" not in log.getvalue()


def test_an_unexpected_failure_is_logged_by_kind_and_place_without_its_words(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)

    def broken(_: object) -> None:
        try:
            raise KeyError(NIP)
        except KeyError as error:
            raise RuntimeError(f"Ani at 106.0422030 {ani.token}") from error

    monkeypatch.setattr(town.services.staff, "employee", broken)
    reply = ani.call("GET", "/me")
    assert problem(reply) == (500, "INTERNAL")
    unexpected = lines(log)[0]
    assert [each["kind"] for each in unexpected["causes"]] == ["RuntimeError", "KeyError"]
    assert any("authenticate" in frame for frame in unexpected["causes"][0]["frames"])
    for text in (log.getvalue(), reply.text):
        assert not [each for each in (NIP, "Ani", "106.04", ani.token) if each in text]


def test_an_internal_failure_tells_the_caller_nothing_of_the_inside(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ani = town.phone(ANI)
    monkeypatch.setattr(town.services.staff, "employee", lambda _: 1 / 0)
    reply = ani.call("GET", "/me")
    assert set(reply.json) == {"type", "title", "status", "code", "detail", "instance"}
    assert "Division" not in reply.text
    assert lines(log)[-1]["status"] == 500


def test_what_is_unavailable_is_logged_by_its_code(
    town: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def throttled(_: object) -> None:
        raise StoreUnavailable("ThrottlingException")

    ani = town.phone(ANI)
    monkeypatch.setattr(town.services.staff, "employee", throttled)
    reply = ani.call("GET", "/me")
    assert (problem(reply), reply.headers["Retry-After"]) == ((503, "TRY_AGAIN"), "5")
    assert lines(log)[0]["code"] == "TRY_AGAIN:ThrottlingException"
    assert "Throttling" not in reply.text


def test_a_name_that_breaks_lines_cannot_come_from_the_table_into_the_log(town: World, log: io.StringIO) -> None:
    town.change("ani", lambda each: replace(each, name=INJECTED))
    town.phone(ANI).call("GET", "/me").expect(200)
    assert len(lines(log)) == 1


def test_the_line_of_a_provisional_check_in_says_why(town: World, log: io.StringIO) -> None:
    """A bucket that suddenly denies every HEAD makes everybody provisional: an alarm counts these lines."""
    town.check_in(town.phone(ANI, DeviceState.PENDING)).expect(201)
    told = [each.get("provisional") for each in lines(log) if each["route"] == "/check-ins"]
    assert told == ["device_pending"]


def test_the_line_of_a_sound_check_in_says_nothing_of_it(town: World, log: io.StringIO) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    assert not any("provisional" in each for each in lines(log))
