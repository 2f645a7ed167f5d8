"""Verify the audit trail offline, alone: `python3 audit_verify.py DAYS --roots ROOTS [--receipt FILE]`.

One file, nothing but Python's own library: an auditor copies it and trusts nobody's machine.

DAYS   files or folders of what GET /audit/days/{unit}/{date} answered, as JSON.
ROOTS  the folder of daily documents, as they lie in the locked bucket (roots/2026/11/24.json ...).

For every chain it names the first entry that is not as it was written. Without --roots only what contradicts itself
is found; what was cut off at the end, or replaced as a whole, shows against the daily documents alone.
With --receipt it proves that a receipt is among what the day's root was made over; whether the receipt itself was
signed by the city tells `python -m tools.receipt`.

Exits with 0 where everything given is proved. 1 is all else: a chain that is not as it was written (BAD), or something
that these files do not prove (NOT verified). A chain without an entry is nothing to be whole: that a date has none is
proved by the daily document of that date alone.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FIRST_PREV = "0" * 64
CLOSED = ("day_closed", "day_changed")
Told = dict[str, dict[int, tuple[str, str]]]  # chain -> sequence -> (hash, the date of the document that tells it)
Json = Any


class Unreadable(Exception):
    """A file that is not what it should be."""


OTHER_FORM = (ValueError, KeyError, TypeError, AttributeError, RecursionError)  # what reading any JSON may come to


# The tree, as RFC 6962 draws it


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\1" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = [*pairs, level[-1]] if len(level) % 2 else pairs
    return level[0]


# One chain


def first_bad(chain: str, entries: Sequence[Json], told: dict[int, tuple[str, str]]) -> str | None:
    """What is wrong with the first entry that is not as it was written; None where all are.

    told   sequence -> the hash that a daily document gives it.
    """
    prev = FIRST_PREV
    for place, each in enumerate(entries, start=1):
        fault = _fault(chain, each, place, prev)
        if fault is None and place in told and told[place][0] != each["hash"]:
            fault = f"is not the one that the document of {told[place][1]} tells: written anew"
        if fault:
            return f"entry {place} {fault}"
        prev = each["hash"]
    missing = [place for place in sorted(told) if place > len(entries)]
    if missing:
        last = max(missing)
        tells = f"the document of {told[last][1]} tells {last} entries"
        return f"entry {len(entries) + 1} is missing: {tells}; cut off, or asked for before they were written"
    return None


def entry_hash(chain: str, entry: Json, place: int, prev: str) -> str:
    names = ("entry_id", "at", "actor_id", "action", "object_id", "facts")
    facts = {**{name: entry[name] for name in names}, "chain": chain}
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{prev}\n{place}\n{text}".encode()).hexdigest()


def _fault(chain: str, entry: Json, place: int, prev: str) -> str | None:
    if entry.get("sequence") != place:
        return f"says it is entry {entry.get('sequence')}: swapped, cut out or put in"
    if entry.get("prev") != prev:
        return "does not follow from the one before it"
    try:
        hashed = entry_hash(chain, entry, place, prev)
    except KeyError as missing:
        return f"lacks {missing}"
    return None if hashed == entry.get("hash") else "is not what its hash was made over: changed"


def nothing_recorded(chain: str, documented: Collection[str]) -> tuple[str, bool]:
    """What is to be said of a chain without an entry that no document tells of, and whether it is proved.

    documented   the dates whose documents are there: what a unit did on one of them stands in it.
    """
    on = chain.rpartition("#")[2]
    said = f"{chain}: nothing recorded for this date, no change and no close"
    if on in documented:
        return f"{said}; the document of {on} tells of nothing either", True
    return f"{said}; without the document of {on} whether that was so is not proved", False


# One day's leaves


def leaves_fault(day: Json) -> str | None:
    """What is wrong between the leaves shown and the root that the chain names; None where they fit."""
    named = roots_named(day)
    shown = day["root"]
    if shown is None and named:
        return "the leaves of the root are missing"
    if shown is None:
        return "leaves without a root" if day["people"] else None
    if shown not in named:
        return "the chain names no such root"
    leaves = [bytes.fromhex(hashed) for person in day["people"] for _, hashed in person["leaves"]]
    return None if root_of(leaves).hex() == shown else "the leaves do not give the root"


def replaced(day: Json) -> str | None:
    """What is to be known of leaves that are whole and were asked for by an earlier root; None of those that hold."""
    named = roots_named(day)
    if not named or named[-1] == day["root"]:
        return None
    return f"{day['chain']}: leaves of root {day['root']}; the day was changed since, its root is {named[-1]}"


def roots_named(day: Json) -> list[str]:
    """The roots that the day's chain names, the one that holds last."""
    return [str(each["facts"]["root"]) for each in day["entries"] if each["action"] in CLOSED and each["facts"]["root"]]


def receipt_place(receipt: str, days: Iterable[Json]) -> str:
    """Where the receipt's facts lie among the leaves. Raises Unreadable when they lie nowhere.

    days   verified ones.
    """
    try:
        part = receipt.strip().split(".")[1]
        facts = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        told = json.loads(facts)
        chain, who = f"{told['unit_id']}#{told['local_date']}", told["employee_id"]
        wanted = [f"check_in:{told['slot']}", leaf_hash(facts).hex()]
        day_after = date.fromisoformat(told["local_date"]) + timedelta(days=1)
    except (IndexError, OverflowError, *OTHER_FORM) as error:
        raise Unreadable("this is not a receipt") from error
    day = next((each for each in days if each["chain"] == chain), None)
    if day is None:
        raise Unreadable(f"the day of this receipt is not among the files: {chain}")
    if not roots_named(day):
        # Closed in the evening, a night shift's the next morning.
        raise Unreadable(f"{chain}: its day is not closed yet; ask for the day again after {day_after}")
    if not any(person.get("employee_id") == who and wanted in person["leaves"] for person in day["people"]):
        raise Unreadable(f"{chain}: no leaf of {who} is this receipt")
    last = roots_named(day)[-1]
    since = "" if last == day["root"] else f"; the day was changed since: its root is {last}"
    return f"{chain}: {wanted[0]} of {who} is among the leaves of root {day['root']}{since}"


# The daily documents


def read_roots(folder: Path) -> tuple[Told, list[str], list[str]]:
    """What the documents tell of each chain, which dates they are of, and what is wrong among themselves.

    What an entry's hash is, the first document that tells it says: a later one takes nothing back.
    """
    told: Told = {}
    faults: list[str] = []
    dates: list[str] = []
    before: tuple[str, str] | None = None  # the date of the document before this one, and its hash
    for path in _files(folder):
        raw = path.read_bytes()
        document = _read(path, raw, ("date", "prev", "root", "chains", "late"))
        on = str(document["date"])
        dates.append(on)
        try:
            heads = [(str(each["chain"]), int(each["sequence"]), str(each["hash"])) for each in _heads(document)]
        except OTHER_FORM as error:
            raise Unreadable(f"{path}: no daily document") from error
        leaves = [leaf_hash(f"{chain}\n{place}\n{hashed}".encode()) for chain, place, hashed in heads]
        if root_of(leaves).hex() != document["root"]:
            faults.append(f"document of {on}: its root is not that of what it tells")
        if before and document["prev"] != before[1]:
            faults.append(f"document of {on}: it does not follow the one of {before[0]}")
        for chain, place, hashed in heads:
            first, day = told.setdefault(chain, {}).setdefault(place, (hashed, on))
            if first != hashed:
                faults.append(f"document of {on}: it tells entry {place} of {chain} otherwise than that of {day}")
        before = on, hashlib.sha256(raw).hexdigest()
    return told, dates, faults


def _heads(document: Json) -> list[Json]:
    return [*document["chains"], *document["late"]]


def read_days(paths: Iterable[Path]) -> Iterator[Json]:
    for path in paths:
        for file in _files(path) if path.is_dir() else [path]:
            yield _read(file, file.read_bytes(), ("chain", "entries", "root", "people"))


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.json"))
    if not found:
        raise Unreadable(f"{folder}: no JSON files")
    if odd := next((each for each in found if not each.is_file()), None):
        raise Unreadable(f"{odd}: no file")
    return found


def _read(path: Path, raw: bytes, members: Sequence[str]) -> Json:
    try:
        found = json.loads(raw, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path}: no JSON") from error
    missing = [each for each in members if not isinstance(found, dict) or each not in found]
    if missing:
        raise Unreadable(f"{path}: lacks {', '.join(missing)}")
    return found


def _object(members: Sequence[tuple[str, Json]]) -> Json:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a member twice")
    return found


def verify(days: Sequence[Json], told: Told) -> list[str]:
    """What is wrong, one line a chain: its first bad entry, or leaves that do not fit."""
    faults = []
    for day in days:
        chain = day["chain"]
        try:
            fault = first_bad(chain, day["entries"], told.get(chain, {})) or leaves_fault(day)
        except OTHER_FORM:
            fault = "not of the form that GET /audit/days answers in"
        if fault:
            faults.append(f"{chain}: {fault}")
    return faults


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Verify the audit trail offline.")
    parser.add_argument("days", nargs="+", type=Path, help="answers of GET /audit/days/{unit}/{date}: files or folders")
    parser.add_argument("--roots", type=Path, help="the daily documents of the locked bucket")
    parser.add_argument("--receipt", type=Path, help="a receipt whose place among the leaves is to be proved")
    given = parser.parse_args(arguments)
    try:
        days = list(read_days(given.days))
        told, dates, faults = read_roots(given.roots) if given.roots else ({}, [], [])
        faults += verify(days, told)
        proved = receipt_place(given.receipt.read_text(), days) if given.receipt and not faults else None
    except (Unreadable, OSError, UnicodeDecodeError) as fault:
        print(f"NOT verified: {fault}", file=sys.stderr)
        return 1
    for each in faults:
        print(f"BAD  {each}", file=sys.stderr)
    if faults:
        return 1
    written = [each for each in days if each["entries"]]
    if written:
        print(_whole(written, told if given.roots else None))
    for each in filter(None, map(replaced, days)):
        print(each)
    if proved:
        print(proved)
    return _tell_empty([str(each["chain"]) for each in days if not each["entries"]], dates)


def _whole(days: Sequence[Json], told: Told | None) -> str:
    """Of chains in which nothing is wrong; what was not compared is not claimed."""
    one = len(days) == 1
    count = "1 chain is whole" if one else f"{len(days)} chains are whole"
    if told is None:
        alone = "in itself" if one else "in themselves"
        return f"{count} {alone}; whether an end was cut off, or all written anew, shows with --roots alone."
    against = [each["chain"] for each in days if each["chain"] in told]
    untold = sorted({str(each["chain"]) for each in days} - {*against})
    lines = [f"{each}: no daily document tells of it; whether its end was cut off is not proved" for each in untold]
    return "\n".join([f"{count}; {len(against)} of them as the daily documents tell.", *lines])


def _tell_empty(chains: Sequence[str], dates: Collection[str]) -> int:
    code = 0
    for text, is_proved in (nothing_recorded(each, dates) for each in chains):
        print(text if is_proved else f"NOT verified: {text}", file=sys.stdout if is_proved else sys.stderr)
        code = code if is_proved else 1
    return code


if __name__ == "__main__":
    raise SystemExit(main())
