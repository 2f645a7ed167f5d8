"""A challenge is what one key sealed, unchanged; nothing else is one."""

import hashlib
import hmac
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.attendance import Challenge, ChallengeKind
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import decode, encode
from chalicelib.proof.challenge import seal, unseal

KEY = b"k" * 32
AT = datetime(2026, 11, 23, 0, 10, 0, 123_000, UTC)
MADE = Challenge(
    "0f" * 16,
    ChallengeKind.ONLINE,
    "ani",
    "umum",
    "d" * 43,
    Slot.ARRIVAL,
    date(2026, 11, 23),
    AT,
    AT + timedelta(seconds=120),
)
instants = st.integers(0, 4_000_000_000_000).map(
    lambda at: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
)


@given(
    st.binary(min_size=16, max_size=16), st.sampled_from(ChallengeKind), st.text(max_size=26), st.text(max_size=26),
    st.sampled_from(Slot),
    st.dates(), instants, instants,
)  # fmt: skip
def test_what_is_sealed_is_what_is_unsealed(
    challenge_id: bytes,
    kind: ChallengeKind,
    employee_id: str,
    unit_id: str,
    slot: Slot,
    local_date: date,
    issued_at: datetime,
    expires_at: datetime,
) -> None:
    made = Challenge(challenge_id.hex(), kind, employee_id, unit_id, "d" * 43, slot, local_date, issued_at, expires_at)
    assert unseal(seal(made, KEY), KEY) == made


def test_it_is_short_enough_for_the_route_and_plain_ascii() -> None:
    longest = Challenge(
        "0f" * 16, ChallengeKind.ONLINE, "e" * 26, "u" * 26, "d" * 43, Slot.DEPARTURE, date(2026, 11, 23), AT, AT
    )  # fmt: skip
    payload, mac = seal(longest, KEY).split(".")
    assert len(payload) <= 1_000
    assert len(mac) == 43
    assert seal(longest, KEY).isascii()


def test_another_key_opens_nothing() -> None:
    assert unseal(seal(MADE, KEY), b"K" * 32) is None


def test_any_bit_changed_is_no_challenge() -> None:
    payload, mac = (bytearray(decode(each)) for each in seal(MADE, KEY).split("."))
    for part in (payload, mac):
        for at in range(len(part)):
            part[at] ^= 1
            assert unseal(f"{encode(bytes(payload))}.{encode(bytes(mac))}", KEY) is None
            part[at] ^= 1


@given(st.text(max_size=80))
def test_no_text_of_anybody_else_is_one(text: str) -> None:
    assert unseal(text, KEY) is None


@pytest.mark.parametrize("text", ["", ".", "..", "A", "A.", ".A", "A.A.A", "=.=", "é.é", "A" * 10_000])
def test_no_odd_text_is_an_error(text: str) -> None:
    assert unseal(text, KEY) is None


def _sealed_as(*members: object) -> str:
    """Sealed with the right key by another release."""
    payload = json.dumps(members).encode()
    return f"{encode(payload)}.{encode(hmac.digest(KEY, b'presensi challenge' + bytes(1) + payload, hashlib.sha256))}"


@pytest.mark.parametrize("members", [(3, "a"), (1, *"abcdefghijkl"), (0,)])
def test_a_challenge_of_another_release_is_not_one_rather_than_an_error(members: tuple[object, ...]) -> None:
    assert unseal(_sealed_as(*members), KEY) is None


def test_a_message_authenticated_for_another_purpose_is_no_challenge() -> None:
    payload = decode(seal(MADE, KEY).split(".")[0])
    assert unseal(f"{encode(payload)}.{encode(hmac.digest(KEY, payload, hashlib.sha256))}", KEY) is None


def test_the_upload_key_is_the_challenges_own() -> None:
    assert MADE.upload_key == f"inbox/umum/ani/20261123-arrival-{'0f' * 16}.jpg"
