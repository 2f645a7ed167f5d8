"""Receipts: verified here by `cryptography` and the published keys alone, as a stranger would."""

import hashlib
import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.proof.receipt import (
    ReceiptKeys,
    make_receipt,
    position_hash,
    position_salt,
    public_key_set,
    without_position,
)
from tests.store.places import NOW, check_in, in_memory


def _key(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed] * 32))


KEYS = ReceiptKeys("2026-11", {"2026-11": _key(1)}, b"s" * 32)
BOTH = ReceiptKeys("2027-01", {"2026-11": _key(1), "2027-01": _key(2)}, b"s" * 32)
MADE = check_in(in_memory(), employee_id="ani", unit_id="umum", challenge_id="0f" * 16)


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _verified(receipt: str, jwks: dict[str, Any]) -> dict[str, Any]:
    """RFC 7515 by hand: the facts, or InvalidSignature."""
    header_text, payload_text, signature_text = receipt.split(".")
    header = json.loads(_decoded(header_text))
    assert header["alg"] == "EdDSA"
    [jwk] = [each for each in jwks["keys"] if each["kid"] == header["kid"]]
    assert (jwk["kty"], jwk["crv"]) == ("OKP", "Ed25519")
    public = Ed25519PublicKey.from_public_bytes(_decoded(jwk["x"]))
    public.verify(_decoded(signature_text), f"{header_text}.{payload_text}".encode())
    facts: dict[str, Any] = json.loads(_decoded(payload_text))
    return facts


def test_a_stranger_verifies_it_with_the_published_keys() -> None:
    facts = _verified(make_receipt(MADE, KEYS), public_key_set(KEYS))
    assert (facts["employee_id"], facts["unit_id"], facts["local_date"]) == ("ani", "umum", "2026-11-23")
    assert (facts["slot"], facts["counts_at"]) == ("arrival", NOW.isoformat())
    assert (facts["office_id"], facts["distance_m"], facts["fence_version"]) == ("balai-kota", 12, 2)
    assert _decoded(facts["selfie_sha256"]) == MADE.selfie_sha256
    assert (facts["challenge_id"], facts["device_id"]) == (MADE.challenge_id, MADE.device_id)


def test_only_public_halves_are_published() -> None:
    text = json.dumps(public_key_set(BOTH))
    assert '"d"' not in text
    for key in BOTH.private.values():
        assert key.private_bytes_raw().hex() not in text


def test_the_same_record_gives_the_same_receipt_for_ever() -> None:
    assert len({make_receipt(MADE, KEYS) for _ in range(3)}) == 1
    assert make_receipt(replace(MADE), ReceiptKeys("2026-11", {"2026-11": _key(1)}, b"s" * 32)) == make_receipt(
        MADE, KEYS
    )


CHANGES: dict[str, Any] = {
    "employee_id": "budi",
    "unit_id": "setda",
    "local_date": date(2026, 11, 24),
    "slot": Slot.DEPARTURE,
    "challenge_id": "0e" * 16,
    "counts_at": NOW + timedelta(milliseconds=1),
    "position": Position(106.0422032, -6.0098661),
    "distance_m": 13,
    "office_id": "puskesmas",
    "offices_version": 4,
    "fence_version": 3,
    "selfie_sha256": bytes(32),
    "device_id": "B" * 43,
    "reasons": (Reason.COARSE_FIX,),
    "made_by": "citra",
}
SILENT = {  # not in the receipt: how it was sent, what is derived, what only the bucket knows
    "body_hash", "received_at", "accuracy_m", "selfie_version_id", "signature", "late_min", "early_min",
    "position_hash", "clock_jump_s", "network",
}  # fmt: skip


def test_every_fact_is_either_in_the_receipt_or_left_out_on_purpose() -> None:
    assert {each.name for each in fields(CheckIn)} == CHANGES.keys() | SILENT


@pytest.mark.parametrize("name", CHANGES)
def test_any_fact_changed_is_another_receipt(name: str) -> None:
    changed = make_receipt(replace(MADE, **{name: CHANGES[name]}), KEYS)
    assert changed.split(".")[1] != make_receipt(MADE, KEYS).split(".")[1]


def _flipped(receipt: str) -> Iterator[str]:
    for at in range(0, len(receipt), 11):
        if receipt[at] != ".":
            yield receipt[:at] + ("A" if receipt[at] != "A" else "B") + receipt[at + 1 :]


def test_one_letter_changed_and_it_verifies_no_more() -> None:
    for forged in _flipped(make_receipt(MADE, KEYS)):
        with pytest.raises((InvalidSignature, ValueError, AssertionError, KeyError)):
            _verified(forged, public_key_set(KEYS))


def test_another_citys_key_does_not_verify_it() -> None:
    others = public_key_set(ReceiptKeys("2026-11", {"2026-11": _key(3)}, b"s" * 32))
    with pytest.raises(InvalidSignature):
        _verified(make_receipt(MADE, KEYS), others)


def test_two_keys_are_valid_at_once_and_the_current_one_signs() -> None:
    old, new = make_receipt(MADE, KEYS), make_receipt(MADE, BOTH)
    assert json.loads(_decoded(new.split(".")[0]))["kid"] == "2027-01"
    assert _verified(old, public_key_set(BOTH)) == _verified(new, public_key_set(BOTH))


# The position inside


def test_whoever_holds_the_salt_can_prove_the_position_by_plain_sha_256() -> None:
    facts = _verified(make_receipt(MADE, KEYS), public_key_set(KEYS))
    proof = hashlib.sha256(position_salt(MADE, KEYS) + b"1060422031,-60098661").digest()
    assert _decoded(facts["position_hash"]) == proof


def test_a_centimetre_off_is_not_the_position() -> None:
    salt = position_salt(MADE, KEYS)
    assert MADE.position is not None
    off = Position(MADE.position.longitude + 1e-7, MADE.position.latitude)
    assert position_hash(off, salt) != position_hash(MADE.position, salt)


def test_each_check_in_has_a_salt_of_its_own_and_nobody_guesses_it() -> None:
    salt = position_salt(MADE, KEYS)
    assert len(salt) == 16
    assert salt != position_salt(replace(MADE, challenge_id="0e" * 16), KEYS)
    assert salt != position_salt(MADE, replace(KEYS, salt=b"t" * 32))


def test_when_retention_has_taken_the_position_the_receipt_is_still_the_same() -> None:
    bare = without_position(MADE, KEYS)
    assert (bare.position, make_receipt(bare, KEYS)) == (None, make_receipt(MADE, KEYS))
    assert without_position(bare, KEYS) == bare


def test_what_the_table_keeps_of_it_makes_the_same_receipt() -> None:
    services = in_memory().services
    services.attendance.record(MADE)
    services.attendance.forget_position(without_position(MADE, KEYS))
    [stored] = services.attendance.day("umum", MADE.local_date, "ani").check_ins.values()
    assert stored.position is None
    assert make_receipt(stored, KEYS) == make_receipt(MADE, KEYS)
