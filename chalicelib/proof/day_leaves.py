"""The facts of a unit's date as hashed leaves, always in the same order: what its root is made over.

A check-in is the receipt's own text, so whoever holds a receipt can show it among the leaves; what the receipt leaves
out (the phone's signature and body) is a leaf beside it. Positions are inside as their salted hash, as in receipts:
what retention removes later takes no proof along.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from chalicelib.domain.attendance import INBOX, Attempt, CheckIn
from chalicelib.domain.day_proof import Leaf, PersonLeaves, RecordedDay
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import encode
from chalicelib.proof.merkle import leaf_hash, root_of
from chalicelib.proof.receipt import ReceiptKeys, attempt_position_hash, receipt_facts

_ORDER = {slot: place for place, slot in enumerate(Slot)}


def leaves_of(day: RecordedDay, keys: ReceiptKeys) -> list[PersonLeaves]:
    """Everybody who has a fact or a verdict, by id; of each check-ins by slot, what machines say, rulings, attempts,
    evidence, verdict."""
    found: dict[str, list[Leaf]] = {}
    for employee_id, leaf in _facts(day, keys):
        found.setdefault(employee_id, []).append(leaf)
    return [PersonLeaves(employee_id, tuple(leaves)) for employee_id, leaves in sorted(found.items())]


def day_root(people: Sequence[PersonLeaves]) -> bytes:
    return root_of([leaf.hash for person in people for leaf in person.leaves])


def _facts(day: RecordedDay, keys: ReceiptKeys) -> Iterator[tuple[str, Leaf]]:
    for recorded in day.days:
        for slot in sorted(recorded.check_ins, key=_ORDER.__getitem__):
            check_in = recorded.check_ins[slot]
            yield recorded.employee_id, Leaf(f"check_in:{slot}", leaf_hash(receipt_facts(check_in, keys)))
            yield recorded.employee_id, Leaf(f"signed:{slot}", _hash("signed", _beside_the_receipt(check_in)))
        for punch in recorded.punches:
            what = f"machine:{punch.slot}:{punch.machine_id}:{punch.at:%H%M%S}"
            yield recorded.employee_id, Leaf(what, _hash("machine", recorded.employee_id, recorded.local_date, punch))
    for ruling in sorted(day.rulings, key=lambda each: _ORDER[each.slot]):
        yield ruling.employee_id, Leaf(f"ruling:{ruling.slot}", _hash("ruling", ruling))
    for attempt in sorted(day.attempts, key=lambda each: (_ORDER[each.slot], each.attempt_id)):
        what = f"attempt:{attempt.slot}:{attempt.attempt_id}"
        yield attempt.employee_id, Leaf(what, _hash("attempt", *_without_position(attempt, keys)))
    for evidence in sorted(day.evidence, key=lambda each: (each.upload_key, each.version_id)):
        employee_id, name = _upload_of(evidence.upload_key)
        yield employee_id, Leaf(f"evidence:{name}:{evidence.version_id}", _hash("evidence", evidence))
    for employee_id, verdict in day.verdicts.items():
        yield employee_id, Leaf("verdict", _hash("verdict", employee_id, verdict))


def _upload_of(upload_key: str) -> tuple[str, str]:
    """Whose it is, and the file's own name. (By hand: a close does it for everybody, and reading dates costs 10 us.)"""
    parts = upload_key.removeprefix(INBOX).split("/")
    if len(parts) != 3:
        raise ValueError(f"evidence of no upload: {upload_key}")
    return parts[1], parts[2].removesuffix(".jpg")


def _beside_the_receipt(check_in: CheckIn) -> dict[str, object]:
    return {
        "challenge_id": check_in.challenge_id,
        "received_at": check_in.received_at,
        "accuracy_m": check_in.accuracy_m,
        "late_min": check_in.late_min,
        "early_min": check_in.early_min,
        "selfie_version_id": check_in.selfie_version_id,
        "body_hash": encode(check_in.body_hash),
        "signature": encode(check_in.signature),
    }


def _without_position(attempt: Attempt, keys: ReceiptKeys) -> tuple[Attempt, str | None]:
    return replace(attempt, position=None), attempt_position_hash(attempt, keys)


def _hash(*parts: object) -> bytes:
    """A JSON list beginning with the kind: no check-in's text, which is an object, can be one."""
    return leaf_hash(msgspec.json.encode(parts, order="sorted"))
