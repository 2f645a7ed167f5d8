"""Leaves of a unit's date: every fact has one, in one order, and none tells a position."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.day_proof import PersonLeaves, RecordedDay
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.proof.base64url import decode
from chalicelib.proof.day_leaves import day_root, leaves_of
from chalicelib.proof.merkle import leaf_hash
from chalicelib.proof.receipt import make_receipt, without_position
from tests.store.places import NOW, attempt, check_in, evidence, in_memory
from tests.world import FixedSecrets

ON = date(2026, 11, 23)
KEYS = FixedSecrets().receipt_keys()
PLACE = in_memory()
ARRIVAL = check_in(PLACE, employee_id="budi", unit_id="umum", challenge_id="0a" * 16)
DEPARTURE = replace(ARRIVAL, slot=Slot.DEPARTURE, challenge_id="0b" * 16)
VERDICT = DayVerdict(ON, DayStatus.PRESENT, (SlotVerdict(Slot.ARRIVAL, SlotState.ON_TIME),), "pattern:x", "default")
DAY = RecordedDay(
    days=[AttendanceDay("budi", "umum", ON, {Slot.DEPARTURE: DEPARTURE, Slot.ARRIVAL: ARRIVAL})],
    rulings=[Ruling("budi", "umum", ON, Slot.MIDDAY, Outcome.CORRECTED, "citra", NOW, counts_at=NOW)],
    attempts=[attempt(ARRIVAL, attempt_id="t1")],
    evidence=[evidence(PLACE, upload_key=ARRIVAL.upload_key, version_id="v1")],
    verdicts={"budi": VERDICT, "ani": VERDICT},
)


def named(people: list[PersonLeaves]) -> list[tuple[str, list[str]]]:
    return [(each.employee_id, [leaf.what for leaf in each.leaves]) for each in people]


def test_every_fact_has_a_leaf_by_person_and_in_the_order_of_the_day() -> None:
    assert named(leaves_of(DAY, KEYS)) == [
        ("ani", ["verdict"]),
        (
            "budi",
            [
                "check_in:arrival", "signed:arrival", "check_in:departure", "signed:departure",
                "ruling:midday", "attempt:arrival:t1", f"evidence:20261123-arrival-{'0a' * 16}:v1", "verdict",
            ],
        ),
    ]  # fmt: skip


def test_a_check_ins_leaf_is_its_receipt() -> None:
    _, facts, _ = make_receipt(ARRIVAL, KEYS).split(".")
    leaf = leaves_of(DAY, KEYS)[1].leaves[0]
    assert leaf.hash == leaf_hash(decode(facts))


def test_the_same_facts_in_any_order_give_the_same_root() -> None:
    shuffled = replace(DAY, verdicts=dict(reversed(DAY.verdicts.items())))
    assert day_root(leaves_of(shuffled, KEYS)) == day_root(leaves_of(DAY, KEYS))


CHANGED = {
    "a check-in's instant": replace(
        DAY, days=[AttendanceDay("budi", "umum", ON, {Slot.ARRIVAL: replace(ARRIVAL, counts_at=NOW.replace(minute=9))})]
    ),
    "a signature": replace(
        DAY,
        days=[
            AttendanceDay(
                "budi", "umum", ON, {Slot.ARRIVAL: replace(ARRIVAL, signature=b"x" * 64), Slot.DEPARTURE: DEPARTURE}
            )
        ],
    ),
    "a ruling": replace(DAY, rulings=[replace(DAY.rulings[0], outcome=Outcome.INVALID)]),
    "an attempt's code": replace(DAY, attempts=[replace(DAY.attempts[0], code="WINDOW_CLOSED")]),
    "what was found in a photo": replace(DAY, evidence=[replace(DAY.evidence[0], problem="IMAGE_TYPE")]),
    "a verdict": replace(DAY, verdicts={**DAY.verdicts, "ani": replace(VERDICT, status=DayStatus.ABSENT)}),
    "whose verdict it is": replace(DAY, verdicts={"budi": VERDICT, "agus": VERDICT}),
    "one person less": replace(DAY, verdicts={"budi": VERDICT}),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED.keys())
def test_whatever_is_changed_gives_another_root(changed: RecordedDay) -> None:
    assert day_root(leaves_of(changed, KEYS)) != day_root(leaves_of(DAY, KEYS))


def test_the_root_stays_provable_when_the_position_is_gone() -> None:
    gone = {slot: without_position(each, KEYS) for slot, each in DAY.days[0].check_ins.items()}
    later = replace(DAY, days=[replace(DAY.days[0], check_ins=gone)])
    assert leaves_of(later, KEYS) == leaves_of(DAY, KEYS)


def test_where_a_try_was_made_is_inside_as_its_salted_hash() -> None:
    elsewhere = replace(DAY.attempts[0], position=ARRIVAL.position)
    other_salt = replace(KEYS, salt=b"t" * 32)
    assert leaves_of(replace(DAY, attempts=[elsewhere]), KEYS) != leaves_of(DAY, KEYS)
    assert leaves_of(DAY, other_salt)[1].leaves[5] != leaves_of(DAY, KEYS)[1].leaves[5]


def test_evidence_of_no_upload_is_an_error_not_a_gap() -> None:
    with pytest.raises(ValueError, match="of no upload"):
        leaves_of(replace(DAY, evidence=[evidence(PLACE, upload_key="inbox/x.jpg")]), KEYS)
