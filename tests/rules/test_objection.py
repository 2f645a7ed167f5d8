"""What may be objected to, what an objection lacks, and what its approval says."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.request import Request, RequestKind, RequestState, RequestStep, StepAct
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling, SlotState, SlotVerdict
from chalicelib.rules.objection import (
    TEXTS,
    Judged,
    judged_on,
    objection_faults,
    refused_correction,
    ruling_of_objection,
)
from tests.cast import MONDAY, wib

DAY = timedelta(days=1)
TUESDAY = date(2026, 11, 24)
INVALID = Ruling("ani", "umum", MONDAY, Slot.ARRIVAL, Outcome.INVALID, "citra", wib(9), challenge_id="a" * 32)
VALID = replace(INVALID, outcome=Outcome.VALID)
OBJECTION = Request(
    "20261123-x", "ani", "umum", RequestKind.OBJECTION, MONDAY, MONDAY, "ani", "saya hadir", (),
    (RequestStep(StepAct.FILED, "ani", wib(10)),), slot=Slot.ARRIVAL,
)  # fmt: skip


def verdict(state: SlotState) -> SlotVerdict:
    return SlotVerdict(Slot.ARRIVAL, state)


def codes(judged: Judged, counts_at: datetime | None = None, *others: Request) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in objection_faults(judged, counts_at, others)]


def test_a_check_in_that_was_not_let_stand_may_be_objected_to_before_and_after_the_close() -> None:
    for state in (None, *SlotState):
        assert codes(Judged(INVALID, verdict(state) if state else None)) == []


@pytest.mark.parametrize("ruling", [None, VALID])
@pytest.mark.parametrize(
    ("state", "claims", "found"),
    [
        (None, False, [("/slot", "NOT_JUDGED_YET")]),
        (None, True, [("/slot", "NOT_JUDGED_YET")]),
        (SlotState.LATE, True, []),
        (SlotState.EARLY, True, []),
        (SlotState.LATE, False, [("/counts_at", "CLAIM_NEEDED")]),
        (SlotState.EARLY, False, [("/counts_at", "CLAIM_NEEDED")]),
        (SlotState.MISSING, True, [("/slot", "ASK_CORRECTION")]),
        (SlotState.PROVISIONAL, True, [("/slot", "STILL_WAITS")]),
        (SlotState.ON_TIME, True, [("/slot", "NOTHING_TO_OBJECT")]),
        (SlotState.EXCUSED, True, [("/slot", "NOTHING_TO_OBJECT")]),
    ],
)
def test_a_count_may_be_objected_to_once_the_day_is_closed_and_with_the_time_claimed(
    ruling: Ruling | None, state: SlotState | None, claims: bool, found: list[tuple[str, str]]
) -> None:
    judged = Judged(ruling, verdict(state) if state else None)
    assert codes(judged, wib(7, 20) if claims else None) == found


def test_what_was_objected_to_in_vain_is_not_objected_to_again_but_a_later_ruling_is() -> None:
    rejected = replace(OBJECTION, state=RequestState.REJECTED)
    assert codes(Judged(INVALID, None), None, rejected) == [("/slot", "ALREADY_OBJECTED")]
    assert codes(Judged(replace(INVALID, at=wib(10, 0, 1)), None), None, rejected) == []
    assert codes(Judged(None, verdict(SlotState.LATE)), wib(7), rejected) == [("/slot", "ALREADY_OBJECTED")]
    for other in (replace(rejected, kind=RequestKind.CORRECTION), replace(rejected, state=RequestState.WITHDRAWN)):
        assert codes(Judged(INVALID, None), None, other) == []


def test_a_correction_that_was_rejected_is_objected_to_with_its_time() -> None:
    rejected = RequestStep(StepAct.REJECTED, "citra", wib(12))
    correction = replace(OBJECTION, kind=RequestKind.CORRECTION, state=RequestState.REJECTED, steps=(rejected,))
    assert refused_correction([OBJECTION, correction, replace(correction, state=RequestState.APPROVED)]) == rejected
    assert refused_correction([OBJECTION]) is None
    judged = Judged(None, verdict(SlotState.MISSING), rejected)
    assert judged.by == "citra"
    assert codes(judged) == [("/counts_at", "CLAIM_NEEDED")]
    assert codes(judged, wib(7, 20)) == []
    assert judged_on(judged, MONDAY - DAY, "Asia/Jakarta") == MONDAY


def test_of_a_ruling_and_a_rejection_the_later_is_objected_to() -> None:
    rejected = RequestStep(StepAct.REJECTED, "dewi", wib(12))
    assert Judged(INVALID, None, rejected).by == "dewi"
    assert Judged(INVALID, None, replace(rejected, at=wib(8))).by == "citra"


def test_the_days_to_object_are_counted_from_the_ruling_else_from_the_day() -> None:
    assert judged_on(Judged(None, None), MONDAY, "Asia/Jakarta") == MONDAY
    late = replace(INVALID, at=wib(0, on=TUESDAY))
    assert judged_on(Judged(late, None), MONDAY, "Asia/Jakarta") == TUESDAY
    assert judged_on(Judged(replace(late, at=wib(23, 59)), None), MONDAY, "Asia/Jakarta") == MONDAY


def test_who_judged_is_whoever_ruled() -> None:
    assert Judged(INVALID, None).by == "citra"
    assert Judged(None, verdict(SlotState.LATE)).by is None


def test_its_approval_lets_the_check_in_stand_or_count_at_the_instant_claimed() -> None:
    upheld = replace(VALID, by="eko", at=wib(11), request_id="20261123-x", reason="benar")
    assert ruling_of_objection(OBJECTION, INVALID, "eko", wib(11), "benar") == upheld
    claimed = replace(OBJECTION, counts_at=wib(7, 20))
    corrected = replace(upheld, outcome=Outcome.CORRECTED, counts_at=wib(7, 20), challenge_id=None)
    assert ruling_of_objection(claimed, INVALID, "eko", wib(11), "benar") == corrected
    assert ruling_of_objection(claimed, None, "eko", wib(11), "benar") == corrected
    assert ruling_of_objection(OBJECTION, None, "eko", wib(11), "benar") is None


def test_every_fault_is_told_in_both_languages() -> None:
    assert all(len({*texts}) == 2 for texts in TEXTS.values())
