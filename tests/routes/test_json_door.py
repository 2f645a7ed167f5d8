"""What comes through the door as JSON: every row of RELIABILITY section 3, "check-in JSON".

Unreadable is 400, readable but wrong is 422 with every fault of the body at once; nothing is recorded, not even a try.
"""

import json
import math
from typing import Annotated, Any

import msgspec
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.errors import InputInvalid, Problem
from chalicelib.routes import _schema
from chalicelib.routes._json import MAX_BYTES, MAX_DEPTH, MAX_NAMES, read_object
from tests import cast
from tests.cast import ANI, BUDI, wib
from tests.jpegs import selfie
from tests.routes.town import attempts, attendance, faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply, text_of

SEALED = f"abc.{'A' * 43}"
HALL = (cast.HALL.longitude, cast.HALL.latitude)


def sound(**position: object) -> dict[str, Any]:
    """A check-in as the schema wants it, with a challenge that nobody sealed."""
    return {
        "challenge": SEALED,
        "position": {"coordinates": list(HALL), "accuracy_m": 8.0, "fix_age_ms": 900, **position},
        "selfie_sha256": "A" * 43,
    }


def send(town: World, body: object) -> Reply:
    return town.phone(ANI).submit(json.dumps(body).encode())


def send_raw(town: World, raw: bytes) -> Reply:
    ani = town.phone(ANI)
    with nothing_changed():
        return ani.call("POST", "/check-ins", raw=raw, headers={"Content-Type": "application/json"})


# Unreadable: 400.


@pytest.mark.parametrize("raw", [b"", b"  ", b"null", b"[]", b'"x"', b"7", b"true", b"NaN"])
def test_a_body_is_one_json_object(town: World, raw: bytes) -> None:
    assert problem(send_raw(town, raw)) == (400, "BODY_NOT_OBJECT")


@pytest.mark.parametrize(
    "raw",
    [
        b'{"challenge": "a',
        b'{"challenge": "a",}',
        b'{"challenge": "a"} // really',
        b'{"challenge": "a"}{"challenge": "b"}',
        b"{'challenge': 'a'}",
        b'{"a": 01}',
        b'{"a": +1}',
        b'{"a": .5}',
        b'{"a": "\t"}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"challenge=a",
    ],
)
def test_what_is_nearly_json_is_malformed(town: World, raw: bytes) -> None:
    assert problem(send_raw(town, raw)) == (400, "JSON_MALFORMED")


@pytest.mark.parametrize(
    "raw",
    [
        b'\xef\xbb\xbf{"a": 1}',
        '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-16-le"),
        b'{"a": "\xff"}',
        b'{"a": "\xc0\xaf"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"a": 1}\0',
    ],
    ids=["BOM", "UTF-16", "UTF-16LE", "0xFF", "overlong", "surrogate bytes", "half a pair", "half a name", "NUL"],
)
def test_a_body_is_utf_8_without_a_byte_order_mark(town: World, raw: bytes) -> None:
    assert problem(send_raw(town, raw)) == (400, "ENCODING")


@pytest.mark.parametrize(
    "raw", [b'{"challenge": "a", "challenge": "b"}', b'{"position": {"x": 1, "x": 1}}', b'{"a": 1, "\\u0061": 2}']
)
def test_a_name_twice_is_refused_wherever_it_stands(town: World, raw: bytes) -> None:
    assert problem(send_raw(town, raw)) == (400, "JSON_DUPLICATE_KEY")


@pytest.mark.parametrize("raw", [b'{"a":' + b"[" * 20 + b"]" * 20 + b"}", b'{"a":' * 4_000, b"[" * 8_000])
def test_a_nesting_bomb_is_refused_before_the_parser_sees_it(town: World, raw: bytes) -> None:
    code = (413, "BODY_TOO_LARGE") if len(raw) > MAX_BYTES else (400, "JSON_TOO_DEEP")
    assert problem(send_raw(town, raw)) == code


def test_two_hundred_names_are_read_and_one_more_is_not() -> None:
    assert len(read_object(json.dumps({str(each): 0 for each in range(MAX_NAMES)}).encode())) == MAX_NAMES
    with pytest.raises(Problem, match="JSON_TOO_DEEP"):
        read_object(json.dumps({str(each): 0 for each in range(MAX_NAMES + 1)}).encode())


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    inner = MAX_DEPTH - 1
    assert read_object(b'{"a":' + b"[" * inner + b"]" * inner + b"}")
    with pytest.raises(Problem, match="JSON_TOO_DEEP"):
        read_object(b'{"a":' + b"[" * (inner + 1) + b"]" * (inner + 1) + b"}")


def test_brackets_inside_strings_are_no_levels() -> None:
    assert read_object(json.dumps({"a": '[{"\\' * 50}).encode()) == {"a": '[{"\\' * 50}


def test_eight_kibibytes_are_read_and_one_byte_more_is_not(town: World) -> None:
    frame = len(b'{"a":""}')
    assert problem(send_raw(town, b'{"a":"%s"}' % (b"x" * (MAX_BYTES - frame)))) == (400, "UNKNOWN_FIELD")
    reply = send_raw(town, b'{"a":"%s"}' % (b"x" * (MAX_BYTES - frame + 1)))
    assert problem(reply) == (413, "BODY_TOO_LARGE")
    assert reply.json["limit_bytes"] == MAX_BYTES


# Readable but wrong: 422, with the place and the code of each fault.


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
@pytest.mark.parametrize("place", ["accuracy_m", "fix_age_ms"])
def test_a_number_is_finite(town: World, number: str, place: str) -> None:
    raw = json.dumps(sound(**{place: "?"})).replace('"?"', number).encode()
    reply = send_raw(town, raw)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [(f"/position/{place}", "NUMBER_NOT_FINITE")]


def test_minus_zero_is_zero(town: World) -> None:
    ani = town.phone(ANI)
    challenge = ani.ask_challenge("arrival").expect(201)["challenge"]
    reply = ani.submit(ani.body(challenge, (-0.0, HALL[1]), selfie()))
    assert problem(reply) == (422, "OUTSIDE_GEOFENCE")


FIELDS = [
    ({"coordinates": [106.04, 90.0000001]}, "/position/coordinates/1", "LATITUDE_RANGE"),
    ({"coordinates": [106.04, -91]}, "/position/coordinates/1", "LATITUDE_RANGE"),
    ({"coordinates": [180.1, -6.0]}, "/position/coordinates/0", "LONGITUDE_RANGE"),
    ({"coordinates": [-180.0000001, -6.0]}, "/position/coordinates/0", "LONGITUDE_RANGE"),
    ({"coordinates": [10**400, -6.0]}, "/position/coordinates/0", "LONGITUDE_RANGE"),
    ({"coordinates": ["106,04", -6.0]}, "/position/coordinates/0", "TYPE"),
    ({"coordinates": [106.04, "-6.0"]}, "/position/coordinates/1", "TYPE"),
    ({"coordinates": [106.04, True]}, "/position/coordinates/1", "TYPE"),
    ({"coordinates": [106.04, None]}, "/position/coordinates/1", "TYPE"),
    ({"coordinates": [106.04]}, "/position/coordinates", "LENGTH"),
    ({"coordinates": [106.04, -6.0, 12.0]}, "/position/coordinates", "LENGTH"),
    ({"coordinates": {"x": 106.04}}, "/position/coordinates", "TYPE"),
    ({"coordinates": [0, 0]}, "/position/coordinates", "LOCATION_IMPLAUSIBLE"),
    ({"coordinates": [-0.0, 0.00000004]}, "/position/coordinates", "LOCATION_IMPLAUSIBLE"),
    ({"accuracy_m": 0}, "/position/accuracy_m", "ACCURACY_RANGE"),
    ({"accuracy_m": -3}, "/position/accuracy_m", "ACCURACY_RANGE"),
    ({"accuracy_m": 1e9}, "/position/accuracy_m", "ACCURACY_RANGE"),
    ({"accuracy_m": "8"}, "/position/accuracy_m", "TYPE"),
    ({"fix_age_ms": -1}, "/position/fix_age_ms", "LOCATION_STALE"),
    ({"fix_age_ms": 60_001}, "/position/fix_age_ms", "LOCATION_STALE"),
    ({"fix_age_ms": 2**64}, "/position/fix_age_ms", "LOCATION_STALE"),
    ({"fix_age_ms": 0.5}, "/position/fix_age_ms", "TYPE"),
    ({"fix_age_ms": None}, "/position/fix_age_ms", "TYPE"),
]


@pytest.mark.parametrize(("changed", "pointer", "code"), FIELDS)
def test_a_wrong_position_is_named_by_its_place_and_code(
    town: World, changed: dict[str, object], pointer: str, code: str
) -> None:
    reply = send_raw(town, json.dumps(sound(**changed)).encode())
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [(pointer, code)]


@pytest.mark.parametrize("edge", [{"fix_age_ms": 0}, {"fix_age_ms": 60_000}, {"accuracy_m": 100_000}])
def test_the_edges_themselves_are_accepted(town: World, edge: dict[str, object]) -> None:
    assert problem(send(town, sound(**edge))) == (422, "CHALLENGE_INVALID")


def test_latitude_in_front_is_told_as_perhaps_swapped(town: World) -> None:
    reply = send_raw(town, json.dumps(sound(coordinates=[-6.9, 107.6])).encode())
    assert faults(reply) == [("/position/coordinates/1", "LATITUDE_RANGE")]
    assert reply.json["maybe_swapped"] is True


def test_what_cannot_be_a_swap_is_not_told_as_one(town: World) -> None:
    reply = send_raw(town, json.dumps(sound(coordinates=[106.9, 107.6])).encode())
    assert "maybe_swapped" not in reply.json


@pytest.mark.parametrize(
    ("slot", "code"), [("pagi ", "SLOT_UNKNOWN"), ("4", "SLOT_UNKNOWN"), ("", "SLOT_UNKNOWN"), (4, "SLOT_UNKNOWN")]
)
def test_a_slot_is_one_of_three(town: World, slot: object, code: str) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        reply = ani.call("POST", "/check-ins/challenges", {"slot": slot, "device_id": ani.device_id})
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/slot", code)]


def test_every_missing_field_is_told_at_once(town: World) -> None:
    reply = send_raw(town, b'{"position": {}}')
    assert problem(reply) == (422, "INPUT_INVALID")
    places = ["/challenge", "/selfie_sha256", "/position/coordinates", "/position/accuracy_m", "/position/fix_age_ms"]
    assert sorted(faults(reply)) == sorted((place, "REQUIRED") for place in places)


def test_faults_of_all_kinds_are_told_at_once(town: World) -> None:
    body = sound(coordinates=[181, 91], accuracy_m=-1, fix_age_ms="now") | {"selfie_sha256": "short"}
    assert sorted(faults(send_raw(town, json.dumps(body).encode()))) == [
        ("/position/accuracy_m", "ACCURACY_RANGE"),
        ("/position/coordinates/0", "LONGITUDE_RANGE"),
        ("/position/coordinates/1", "LATITUDE_RANGE"),
        ("/position/fix_age_ms", "TYPE"),
        ("/selfie_sha256", "PATTERN"),
    ]


def test_at_most_twenty_faults_are_shown(town: World) -> None:
    body = sound() | {f"more_{each}": each for each in range(50)}
    assert len(faults(send_raw(town, json.dumps(body).encode()))) == 20


def test_an_unknown_field_is_refused_as_unreadable_and_the_rest_is_told_too(town: World) -> None:
    reply = send_raw(town, json.dumps(sound(accuracy_m=0, altitude=3)).encode())
    assert problem(reply) == (400, "UNKNOWN_FIELD")
    assert sorted(faults(reply)) == [
        ("/position/accuracy_m", "ACCURACY_RANGE"),
        ("/position/altitude", "UNKNOWN_FIELD"),
    ]


def test_a_pointer_escapes_what_rfc_6901_says(town: World) -> None:
    reply = send_raw(town, json.dumps(sound() | {"a/b~c": 1}).encode())
    assert faults(reply) == [("/a~1b~0c", "UNKNOWN_FIELD")]


def test_the_key_of_a_photo_is_not_the_phones_to_name(town: World) -> None:
    reply = send_raw(town, json.dumps(sound() | {"photo_key": "inbox/somebody"}).encode())
    assert problem(reply) == (400, "UNKNOWN_FIELD")


def test_a_refusal_never_repeats_what_was_sent(town: World) -> None:
    body = sound(coordinates=["rahasia-sekali", 1]) | {"selfie_sha256": "rahasia-sekali"}
    assert "rahasia-sekali" not in send_raw(town, json.dumps(body).encode()).text


@pytest.mark.parametrize(
    ("language", "word"), [("id", "Perbaiki"), ("en", "Mend"), ("fr", "Perbaiki"), ("", "Perbaiki")]
)
def test_a_refusal_speaks_the_language_asked_for(town: World, language: str, word: str) -> None:
    headers = {"Accept-Language": language}
    reply = town.phone(ANI).call("POST", "/check-ins", {"position": {}}, headers)
    assert reply.json["detail"].startswith(word)
    assert reply.headers["Content-Language"] == ("en" if language == "en" else "id")


# What the rules say no to: one attempt is kept, no attendance.


def asked(town: World, phone: Phone, slot: str = "arrival") -> str:
    challenge: str = phone.ask_challenge(slot).expect(201)["challenge"]
    return challenge


@pytest.mark.parametrize("challenge", ["", "abc", "a.b", SEALED + "=", f"{'A' * 1001}.{'A' * 43}", f"a b.{'A' * 43}"])
def test_a_malformed_challenge_is_a_fault_of_the_body(town: World, challenge: str) -> None:
    reply = send_raw(town, json.dumps(sound() | {"challenge": challenge}).encode())
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/challenge", "CHALLENGE_INVALID")]


def test_a_challenge_that_we_did_not_seal_is_invalid(town: World) -> None:
    ani = town.phone(ANI)
    payload, _, seal = asked(town, ani).partition(".")
    other = seal[:-1] + ("A" if seal[-1] != "A" else "E")
    for forged in (f"{payload}.{other}", f"{payload[:-2]}AA.{seal}", SEALED):
        with nothing_changed():
            assert problem(ani.submit(ani.body(forged, HALL, selfie()))) == (422, "CHALLENGE_INVALID")


def test_a_challenge_is_gone_after_120_seconds(town: World) -> None:
    ani = town.phone(ANI)
    body = ani.body(asked(town, ani), HALL, selfie())
    town.clock.forward(seconds=120)
    reply = ani.submit(body)
    assert problem(reply) == (410, "CHALLENGE_EXPIRED")
    assert reply.json["limit_s"] == 120
    assert attendance() == {}


def test_a_challenge_of_somebody_else_is_not_found(town: World) -> None:
    ani, budi = town.phone(ANI), town.phone(BUDI)
    body = budi.body(asked(town, ani), HALL, selfie())
    with nothing_changed():
        assert problem(budi.submit(body)) == (404, "NOT_FOUND")


def test_a_used_challenge_takes_no_other_body(town: World) -> None:
    ani = town.phone(ANI)
    challenge = asked(town, ani)
    ani.submit(ani.body(challenge, HALL, selfie())).expect(201)
    before = attendance()
    other = ani.body(challenge, (HALL[0] + 1e-7, HALL[1]), selfie())
    assert problem(ani.submit(other)) == (422, "CHALLENGE_REUSED")
    assert attendance() == before


def der(phone: Phone, body: bytes) -> str:
    return text_of(phone.key.private.sign(body, ec.ECDSA(hashes.SHA256())))


def of_another_curve(body: bytes) -> str:
    return text_of(ec.generate_private_key(ec.SECP384R1()).sign(body, ec.ECDSA(hashes.SHA384())))


def test_a_signature_is_64_raw_bytes(town: World) -> None:
    ani = town.phone(ANI)
    body = ani.body(asked(town, ani), HALL, selfie())
    raw = ani.key.sign(body)
    for wrong in ("", der(ani, body), of_another_curve(body), raw[:-1], raw + "AA", raw + "==", "é" * 86, " " + raw):
        with nothing_changed():
            assert problem(ani.submit(body, wrong)) == (422, "SIGNATURE_FORMAT")


def test_a_signature_of_other_bytes_or_another_key_does_not_match(town: World) -> None:
    ani, other = town.phone(ANI), Phone(None)  # type: ignore[arg-type]
    body = ani.body(asked(town, ani), HALL, selfie())
    for wrong in (ani.key.sign(body + b" "), other.key.sign(body), "A" * 86, text_of(b"\xff" * 64)):
        assert problem(ani.submit(body, wrong)) == (422, "SIGNATURE_INVALID")
    assert attendance() == {}


def test_outside_the_fence_the_distance_is_told_in_whole_metres(town: World) -> None:
    ani = town.phone(ANI)
    reply = ani.submit(ani.body(asked(town, ani), (HALL[0], HALL[1] + 0.0045), selfie()))
    assert problem(reply) == (422, "OUTSIDE_GEOFENCE")
    assert (reply.json["distance_m"], reply.json["limit_m"]) == (498, 150)
    assert isinstance(reply.json["distance_m"], int)
    assert (attendance(), len(attempts())) == ({}, 1)


def test_a_fix_too_coarse_to_tell_is_refused_when_its_centre_is_outside(town: World) -> None:
    ani = town.phone(ANI)
    body = ani.body(asked(town, ani), (HALL[0], HALL[1] + 0.0045), selfie(), accuracy_m=101)
    assert problem(ani.submit(body)) == (422, "LOCATION_TOO_COARSE")
    assert attendance() == {}


def test_a_coarse_fix_inside_is_provisional(town: World) -> None:
    assert town.check_in(town.phone(ANI), accuracy_m=101).expect(201)["record"]["state"] == "provisional"


def test_outside_the_window_its_hours_are_told(town: World) -> None:
    ani = town.phone(ANI)
    town.clock.set(wib(10, 0))
    ani.token = town.accounts.access_token("ani")
    reply = ani.ask_challenge("arrival")
    assert problem(reply) == (422, "WINDOW_CLOSED")
    assert (reply.json["opens_local_time"], reply.json["closes_local_time"]) == ("06:00", "10:00")
    assert attendance() == {}


def test_the_second_time_is_told_the_first(town: World) -> None:
    ani = town.phone(ANI)
    town.check_in(ani).expect(201)
    before = attendance()
    reply = town.check_in(ani, seed=2)
    assert problem(reply) == (409, "ALREADY_CHECKED_IN")
    assert reply.json["first_local_time"] == "07:10"
    assert attendance() == before


def test_asking_for_challenges_leaves_nothing_behind(town: World) -> None:
    ani = town.phone(ANI)
    with nothing_changed():
        for _ in range(50):
            asked(town, ani)


# For every input there is.

LEAVES = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
VALUES = st.recursive(
    LEAVES | TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)
PIECES = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\u", b"d800", b"1e999", b"NaN", b"-", b"\xef\xbb\xbf", b"\xff", b"\0"]
)


@given(st.binary(max_size=200) | st.lists(PIECES | st.binary(max_size=3), max_size=60).map(b"".join))
def test_no_bytes_raise_anything_but_a_problem(raw: bytes) -> None:
    try:
        found = read_object(raw)
    except Problem as problem:
        assert problem.status in (400, 413, 422)
    else:
        assert found == json.loads(raw)


@given(st.dictionaries(TEXT, VALUES, max_size=8), st.sampled_from([None, 2]), st.booleans())
def test_a_sound_body_is_read_as_json_loads_reads_it(
    body: dict[str, Any], indent: int | None, ascii_only: bool
) -> None:
    raw = json.dumps(body, indent=indent, ensure_ascii=ascii_only).encode()
    if len(raw) <= MAX_BYTES and deepest(body) <= MAX_DEPTH:
        assert read_object(raw) == json.loads(raw)


@given(st.floats())
def test_a_number_comes_through_only_when_it_is_finite(number: float) -> None:
    raw = json.dumps({"a": [number]}).encode()
    if math.isfinite(number):
        assert read_object(raw) == {"a": [number]}
    else:
        with pytest.raises(Problem, match="INPUT_INVALID"):
            read_object(raw)


def deepest(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return int(isinstance(value, dict | list)) + max(map(deepest, inner), default=0)


def test_a_whole_number_may_be_written_with_a_point(town: World) -> None:
    """JSON Schema, and so the document, calls 900.0 an integer."""
    assert problem(send_raw(town, json.dumps(sound(fix_age_ms=900.0)).encode())) != (422, "INPUT_INVALID")


class Slots(msgspec.Struct):
    at: list[list[Annotated[str, msgspec.Meta(pattern="^a$")]]]


def test_what_only_the_second_reading_finds_is_named_by_its_place_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two engines read the patterns: what the first lets through the second must not turn into a 500."""
    monkeypatch.setattr(_schema, "find_faults", lambda *_: [])
    with pytest.raises(InputInvalid) as told:
        _schema.read_as(Slots, {"at": [["a"], ["a", "b"]]})
    assert [each.pointer for each in told.value.errors] == ["/at/1/1"]
