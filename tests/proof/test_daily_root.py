"""The document of a date: the same for the same city, and one root over every last entry."""

import hashlib
import json

from chalicelib.domain.audit import ChainedEntry
from chalicelib.proof.daily_root import FIRST_PREV, daily_document, document_hash, told_heads
from chalicelib.proof.merkle import leaf_hash, root_of
from tests.cast import MONDAY, wib
from tests.world import entry


def head(sequence: int, digest: str) -> ChainedEntry:
    return ChainedEntry(sequence, FIRST_PREV, digest * 32, entry("test", wib(9)))


HEADS = {"umum#2026-11-23": head(3, "aa"), "CITY#2026-11-23": head(1, "bb")}
LATE = {"umum#2026-11-20": head(9, "cc")}


def test_it_tells_every_chain_in_order_and_who_was_not_closed() -> None:
    told = json.loads(daily_document(MONDAY, FIRST_PREV, HEADS, LATE, ["setda", "puskesmas"]))
    assert [(each["chain"], each["sequence"], each["hash"]) for each in (*told["chains"], *told["late"])] == [
        ("CITY#2026-11-23", 1, "bb" * 32),
        ("umum#2026-11-23", 3, "aa" * 32),
        ("umum#2026-11-20", 9, "cc" * 32),
    ]
    assert (told["date"], told["prev"], told["unclosed"]) == ("2026-11-23", FIRST_PREV, ["puskesmas", "setda"])


def test_the_same_city_gives_the_same_bytes() -> None:
    one = daily_document(MONDAY, FIRST_PREV, HEADS, LATE, ["b", "a"])
    other = daily_document(MONDAY, FIRST_PREV, dict(reversed(HEADS.items())), LATE, ["a", "b"])
    assert one == other
    assert document_hash(one) == hashlib.sha256(one).hexdigest()


def test_its_root_is_over_the_last_entries_and_the_late_ones() -> None:
    told = json.loads(daily_document(MONDAY, FIRST_PREV, HEADS, LATE, []))
    lines = [f"CITY#2026-11-23\n1\n{'bb' * 32}", f"umum#2026-11-23\n3\n{'aa' * 32}", f"umum#2026-11-20\n9\n{'cc' * 32}"]
    assert told["root"] == root_of([leaf_hash(each.encode()) for each in lines]).hex()


def test_what_a_document_told_of_its_own_date_reads_back() -> None:
    document = daily_document(MONDAY, FIRST_PREV, HEADS, LATE, [])
    assert told_heads(document) == {"umum#2026-11-23": "aa" * 32, "CITY#2026-11-23": "bb" * 32}
