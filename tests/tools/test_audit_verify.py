"""What an auditor finds alone, with one file and plain Python: T20's five attacks, each at its first bad entry."""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.closing import UnitClose
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.jobs.daily_roots import write_daily_roots
from chalicelib.proof.receipt import make_receipt
from chalicelib.use_cases.day_roots import append_root
from tests.cast import FITRI, MONDAY, wib
from tests.routes.town import built_town
from tests.store.places import check_in, in_memory
from tests.world import FixedSecrets, World, entry
from tools import audit_verify
from tools.paths import ROOT

TUESDAY = MONDAY + timedelta(1)
CHECKED_IN = check_in(in_memory(), employee_id="ani", unit_id="umum", challenge_id="0c" * 16)
VERDICT = DayVerdict(MONDAY, DayStatus.PRESENT, (), "pattern:x", "default")


@dataclass(frozen=True)
class Taken:
    """What an auditor took home: the day's file, the documents of the bucket, Ani's receipt."""

    days: Path
    roots: Path
    receipt: Path

    @property
    def day(self) -> Path:
        return self.days / "umum-2026-11-23.json"

    def change(self, how: Callable[[list[Any]], None]) -> None:
        told = json.loads(self.day.read_text())
        how(told["entries"])
        self.day.write_text(json.dumps(told))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    """A day with four changes and a close, told the next night; then the same unit's Tuesday."""
    with built_town() as built, built.fresh() as town, pytest.MonkeyPatch.context() as patched:
        patched.setattr(wiring, "services", lambda: town.services)
        patched.setattr(wiring, "clock", town.clock)
        fill(town)
        folder = tmp_path_factory.mktemp("auditor")
        yield take(town, folder)


def fill(town: World) -> None:
    services = town.services
    write_daily_roots(services, wib(6))
    for on in (MONDAY, TUESDAY):
        for _ in range(4):
            services.audit.append(replace(entry("test_change", wib(9, on=on)), chain=f"umum#{on}"))
    services.attendance.record(CHECKED_IN)
    services.months.write("umum", MONDAY, {"ani": VERDICT, "budi": VERDICT}, {})
    for on in (MONDAY, TUESDAY):
        append_root(services, "umum", on, wib(18, 30, on=on))
    for unit_id in ("umum", "setda", "puskesmas"):
        services.closes.save(UnitClose(unit_id, TUESDAY, TUESDAY, wib(6)))
    assert write_daily_roots(services, wib(2, on=MONDAY + timedelta(2))) == 2


def take(town: World, folder: Path) -> Taken:
    taken = Taken(folder / "days", folder / "roots", folder / "receipt.txt")
    taken.days.mkdir()
    fitri = town.phone(FITRI, None)
    for on in (MONDAY, TUESDAY):
        told = fitri.call("GET", f"/audit/days/umum/{on}").expect(200)
        (taken.days / f"umum-{on}.json").write_text(json.dumps(told))
        path = taken.roots / f"{on:%Y/%m/%d}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(town.services.roots.get(on) or b"")
    taken.receipt.write_text(make_receipt(CHECKED_IN, town.services.secrets.receipt_keys()))
    return taken


@pytest.fixture
def taken(home: Taken, tmp_path: Path) -> Taken:
    """A copy to tamper with."""
    shutil.copytree(home.days, tmp_path / "days")
    shutil.copytree(home.roots, tmp_path / "roots")
    shutil.copy(home.receipt, tmp_path / "receipt.txt")
    return Taken(tmp_path / "days", tmp_path / "roots", tmp_path / "receipt.txt")


def verify(taken: Taken, capsys: pytest.CaptureFixture[str], *more: str, roots: bool = True) -> tuple[int, str]:
    against = ["--roots", str(taken.roots)] if roots else []
    code = audit_verify.main([str(taken.days), *against, *more])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_what_was_taken_home_untouched_is_whole(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = verify(taken, capsys)
    assert (code, text) == (0, "2 chains are whole; 2 of them as the daily documents tell.\n")


def test_one_file_copied_away_runs_alone_on_plain_python(taken: Taken, tmp_path: Path) -> None:
    alone = shutil.copy(ROOT / "tools" / "audit_verify.py", tmp_path / "elsewhere.py")
    command = [sys.executable, "-I", "-S", str(alone), str(taken.days), "--roots", str(taken.roots)]
    done = subprocess.run(command, cwd="/", env={"PATH": os.defpath}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def flip_one_byte(entries: list[Any]) -> None:
    entries[2]["object_id"] = "tesu"


def delete_the_last(entries: list[Any]) -> None:
    del entries[-1]


def swap_two(entries: list[Any]) -> None:
    entries[1], entries[3] = entries[3], entries[1]


def truncate(entries: list[Any]) -> None:
    del entries[1:]


def empty(entries: list[Any]) -> None:
    entries.clear()


def cut_one_out(entries: list[Any]) -> None:
    del entries[1]


def rewrite_from_the_third_on(entries: list[Any]) -> None:
    """By somebody who knows how: every hash is right again."""
    entries[2]["actor_id"] = "endah"
    prev = entries[1]["hash"]
    for place, each in enumerate(entries[2:], start=3):
        each["prev"] = prev
        prev = each["hash"] = audit_verify.entry_hash("umum#2026-11-23", each, place, prev)


ATTACKS = [
    (flip_one_byte, "entry 3 is not what its hash was made over"),
    (delete_the_last, "entry 5 is missing"),
    (swap_two, "entry 2 says it is entry 4"),
    (truncate, "entry 2 is missing"),
    (empty, "entry 1 is missing"),
    (cut_one_out, "entry 2 says it is entry 3"),
    (rewrite_from_the_third_on, "entry 5 is not the one that the document of 2026-11-23 tells"),
]


@pytest.mark.parametrize(("attack", "found"), ATTACKS)
def test_an_attack_is_found_at_the_first_bad_entry(
    attack: Callable[[list[Any]], None], found: str, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    taken.change(attack)
    code, text = verify(taken, capsys)
    assert code == 1
    assert f"umum#2026-11-23: {found}" in text
    assert len(text.splitlines()) == 1


def without_entries(taken: Taken, chain: str) -> None:
    """As GET /audit/days answers for a date of which nothing is there."""
    told = {"v": 1, "chain": chain, "entries": [], "root": None, "people": []}
    (taken.days / f"{chain.replace('#', '-')}.json").write_text(json.dumps(told))


@pytest.mark.parametrize("roots", [True, False])
def test_a_date_of_which_nothing_is_there_is_not_whole_but_unproved(
    roots: bool, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    """Thursday's document is not there: nothing tells an empty chain from one that was taken away."""
    without_entries(taken, "umum#2026-11-26")
    code, text = verify(taken, capsys, roots=roots)
    assert code == 1
    assert text.startswith("2 chains are whole")
    assert "NOT verified: umum#2026-11-26: nothing recorded for this date" in text


def test_nothing_recorded_alone_is_never_called_whole(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(taken.days)
    taken.days.mkdir()
    without_entries(taken, "umum#2026-11-26")
    code, text = verify(taken, capsys)
    assert (code, "whole" in text) == (1, False)


def test_that_nothing_was_recorded_is_proved_by_the_document_of_the_date(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    without_entries(taken, "puskesmas#2026-11-23")
    code, text = verify(taken, capsys)
    assert code == 0
    assert text.startswith("2 chains are whole; 2 of them")
    assert "puskesmas#2026-11-23: nothing recorded for this date" in text
    assert "the document of 2026-11-23 tells of nothing either" in text


def test_without_the_documents_a_chain_is_whole_in_itself_alone(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = verify(taken, capsys, roots=False)
    assert (code, "2 chains are whole in themselves; whether an end was cut off" in text) == (0, True)
    (taken.days / "umum-2026-11-24.json").unlink()
    assert "1 chain is whole in itself; " in verify(taken, capsys, roots=False)[1]


def test_a_chain_that_no_document_tells_of_is_named(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    (taken.roots / "2026/11/24.json").unlink()
    code, text = verify(taken, capsys)
    assert (code, text.startswith("2 chains are whole; 1 of them")) == (0, True)
    assert "umum#2026-11-24: no daily document tells of it" in text


def test_an_old_chain_played_again_as_another_days_is_found_at_its_first_entry(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    old = json.loads(taken.day.read_text())
    (taken.days / "umum-2026-11-24.json").write_text(json.dumps({**old, "chain": "umum#2026-11-24"}))
    code, text = verify(taken, capsys)
    assert (code, "umum#2026-11-24: entry 1 is not what its hash was made over" in text) == (1, True)


def test_an_old_state_of_the_same_chain_is_found_where_it_ends(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it was at noon: whole in itself, and nothing without the daily documents tells."""
    old = json.loads(taken.day.read_text())
    old |= {"entries": old["entries"][:4], "root": None, "people": []}
    taken.day.write_text(json.dumps(old))
    assert verify(taken, capsys, roots=False)[0] == 0
    code, text = verify(taken, capsys)
    assert (code, "umum#2026-11-23: entry 5 is missing" in text) == (1, True)


def leaf_changed(told: Any) -> None:
    told["people"][0]["leaves"][0][1] = "0" * 64


def person_left_out(told: Any) -> None:
    del told["people"][0]


def other_root(told: Any) -> None:
    told["root"] = "0" * 64


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (leaf_changed, "the leaves do not give the root"),
        (person_left_out, "the leaves do not give the root"),
        (other_root, "the chain names no such root"),
    ],
)
def test_leaves_that_do_not_give_the_root_are_found(
    change: Callable[[Any], None], found: str, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(taken.day.read_text())
    change(told)
    taken.day.write_text(json.dumps(told))
    code, text = verify(taken, capsys)
    assert (code, f"umum#2026-11-23: {found}" in text) == (1, True)


@pytest.mark.parametrize(
    ("member", "value", "found"),
    [
        ("root", "0" * 64, "document of 2026-11-24: its root is not that of what it tells"),
        ("prev", "0" * 64, "document of 2026-11-24: it does not follow the one of 2026-11-23"),
    ],
)
def test_a_daily_document_that_was_changed_is_found(
    member: str, value: str, found: str, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    path = taken.roots / "2026/11/24.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), member: value}))
    code, text = verify(taken, capsys)
    assert (code, found in text) == (1, True)


def test_a_receipt_is_proved_to_be_among_the_leaves(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = verify(taken, capsys, "--receipt", str(taken.receipt))
    assert code == 0
    assert "umum#2026-11-23: check_in:arrival of ani is among the leaves of root " in text


def test_a_receipt_that_is_not_among_them_or_of_another_day_is_told(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    for made in (replace(CHECKED_IN, distance_m=1), replace(CHECKED_IN, unit_id="setda")):
        taken.receipt.write_text(make_receipt(made, FixedSecrets().receipt_keys()))
        code, text = verify(taken, capsys, "--receipt", str(taken.receipt))
        assert (code, text.startswith("NOT verified: ")) == (1, True)


@pytest.mark.parametrize("entries", [0, 4])
def test_a_receipt_of_a_day_that_is_not_closed_is_told_to_come_back(
    entries: int, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taken at noon: check-ins come into the trail with the close."""
    old = json.loads(taken.day.read_text())
    taken.day.write_text(json.dumps({**old, "entries": old["entries"][:entries], "root": None, "people": []}))
    code, text = verify(taken, capsys, "--receipt", str(taken.receipt), roots=False)
    assert code == 1
    assert text == (
        "NOT verified: umum#2026-11-23: its day is not closed yet; ask for the day again after 2026-11-24\n"
    )


def test_a_chain_written_anew_and_told_a_second_time_is_found_between_the_documents(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    """By an insider who has the next night's job tell the forged end as if the chain had grown."""
    taken.change(rewrite_from_the_third_on)
    forged = json.loads(taken.day.read_text())["entries"][-1]["hash"]
    tell_late(taken.roots / "2026/11/24.json", "umum#2026-11-23", 5, forged)
    code, text = verify(taken, capsys)
    assert code == 1
    assert "umum#2026-11-23: entry 5 is not the one that the document of 2026-11-23 tells" in text
    assert "document of 2026-11-24: it tells entry 5 of umum#2026-11-23 otherwise than that of 2026-11-23" in text


def tell_late(path: Path, chain: str, sequence: int, hashed: str) -> None:
    """Every hash of the document is right again."""
    told = json.loads(path.read_text())
    told["late"] = [{"chain": chain, "sequence": sequence, "hash": hashed}]
    heads = [*told["chains"], *told["late"]]
    leaves = [audit_verify.leaf_hash(f"{at['chain']}\n{at['sequence']}\n{at['hash']}".encode()) for at in heads]
    path.write_text(json.dumps({**told, "root": audit_verify.root_of(leaves).hex()}))


def test_leaves_taken_out_of_a_closed_day_are_missed(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    taken.day.write_text(json.dumps({**json.loads(taken.day.read_text()), "root": None, "people": []}))
    code, text = verify(taken, capsys)
    assert (code, "umum#2026-11-23: the leaves of the root are missing" in text) == (1, True)


def test_a_receipt_among_the_leaves_of_an_older_root_is_said_to_be_so(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    """Played again: the day as it was closed, although a later root has taken its place."""
    taken.change(changed_since)
    shutil.rmtree(taken.roots)
    code = audit_verify.main([str(taken.days), "--receipt", str(taken.receipt)])
    told = capsys.readouterr().out
    assert (code, "; the day was changed since: its root is 1111" in told) == (0, True)


def test_leaves_of_an_older_root_are_said_to_be_so_without_a_receipt_too(
    taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    taken.change(changed_since)
    code, text = verify(taken, capsys, roots=False)
    assert (code, "umum#2026-11-23: leaves of root " in text) == (0, True)


def changed_since(entries: list[Any]) -> None:
    last = entries[-1]
    new = {**last, "action": "day_changed", "sequence": 6, "prev": last["hash"]}
    new["facts"] = {"root": "1" * 64, "old_root": last["facts"]["root"]}
    new["hash"] = audit_verify.entry_hash("umum#2026-11-23", new, 6, last["hash"])
    entries.append(new)


@pytest.mark.parametrize("what", ["days", "roots"])
def test_nothing_to_verify_or_nothing_to_verify_against_is_not_verified(
    what: str, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(getattr(taken, what))
    getattr(taken, what).mkdir()
    code, text = verify(taken, capsys)
    assert (code, text) == (1, f"NOT verified: {getattr(taken, what)}: no JSON files\n")


def test_a_file_that_says_a_thing_twice_is_none(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    """Who reads it would see the first, and the verifier judge the last."""
    taken.day.write_text(taken.day.read_text().replace('"root": "', '"root": "00", "root": "', 1))
    code, text = verify(taken, capsys)
    assert (code, text) == (1, f"NOT verified: {taken.day}: no JSON\n")


def test_what_is_no_file_is_not_waited_for(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = taken.days / "umum-2026-11-25.json"
    os.mkfifo(pipe)
    code, text = verify(taken, capsys)
    assert (code, text) == (1, f"NOT verified: {pipe}: no file\n")


NO_DATE = b"a." + b64encode(b'{"unit_id": "umum", "local_date": "x", "employee_id": "ani", "slot": "arrival"}') + b".c"
LAST_DATE = (
    b"a."
    + b64encode(b'{"unit_id": "umum", "local_date": "9999-12-31", "employee_id": "ani", "slot": "arrival"}')
    + b".c"
)
NO_SLOT = b"a." + b64encode(b'{"unit_id": "umum", "local_date": "2026-11-23", "employee_id": "ani"}') + b".c"


@pytest.mark.parametrize(
    "receipt", [b"", b"\xff", b"a.bnVsbA.c", b"a." + b"W1tb" * 50_000 + b".c", NO_SLOT, NO_DATE, LAST_DATE]
)
def test_what_is_no_receipt_is_told(receipt: bytes, taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    taken.receipt.write_bytes(receipt)
    code, text = verify(taken, capsys, "--receipt", str(taken.receipt))
    assert (code, text.startswith("NOT verified: ")) == (1, True)


DEEP = "<deep>"  # no encoder goes so far down
HOSTILE: dict[str, Callable[[Any], Any]] = {
    "nested": lambda told: told | {"people": DEEP},
    "entries are no list": lambda told: told | {"entries": 7},
    "an entry is no object": lambda told: told | {"entries": [[]]},
    "an entry without facts": lambda told: told | {"entries": [{**told["entries"][-1], "facts": None}]},
    "half a pair of surrogates": lambda told: told | {"entries": [{**told["entries"][0], "actor_id": "\ud800"}]},
    "a root that is no text": lambda told: told | {"root": [1]},
    "a leaf that is no hash": lambda told: told | {"people": [{"employee_id": "ani", "leaves": [["verdict", "zz"]]}]},
    "people without leaves": lambda told: told | {"people": [{"employee_id": "ani"}]},
    "a chain that is no name": lambda told: told | {"chain": ["umum"]},
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_of_any_form_is_told_by_name_and_never_ends_the_verifier(
    change: Callable[[Any], Any], taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    text = json.dumps(change(json.loads(taken.day.read_text()))).replace(f'"{DEEP}"', "[" * 100_000 + "]" * 100_000)
    taken.day.write_text(text)
    code, printed = verify(taken, capsys, "--receipt", str(taken.receipt))
    assert (code, "umum" in printed, "Traceback" in printed) == (1, True, False)


@pytest.mark.parametrize("late", [7, [7], [{"chain": "umum", "sequence": "x", "hash": "0"}]])
def test_a_daily_document_of_any_form_is_told_by_name(
    late: Any, taken: Taken, capsys: pytest.CaptureFixture[str]
) -> None:
    path = taken.roots / "2026/11/24.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "late": late}))
    code, printed = verify(taken, capsys)
    assert (code, str(path) in printed) == (1, True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"chain": "umum#2026-11-23"}'])
def test_a_file_that_is_no_day_is_told_by_name(text: str, taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    taken.day.write_text(text)
    code, printed = verify(taken, capsys)
    assert (code, str(taken.day) in printed) == (1, True)
