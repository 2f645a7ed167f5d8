"""What a person decides about a check-in: which one it stands on, what still awaits somebody, who never decides."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.rules.ruling import WHY, awaits_person, is_barred, is_the_same, stands_on
from tests.cast import ANI, BUDI, CITRA, HALL, MONDAY, wib

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
OFFLINE = CheckIn(
    employee_id="ani", unit_id="umum", local_date=MONDAY, slot=Slot.ARRIVAL, challenge_id="a" * 32, body_hash=b"",
    counts_at=wib(7, 10), received_at=wib(7, 10), position=HALL, accuracy_m=8, distance_m=0, office_id="balai-kota",
    offices_version=1, fence_version=1, selfie_sha256=b"", selfie_version_id=None, device_id="A" * 43, signature=b"",
    reasons=(Reason.OFFLINE,),
)  # fmt: skip
VALID = Ruling("ani", "umum", MONDAY, Slot.ARRIVAL, Outcome.VALID, "citra", AT, challenge_id="a" * 32)
INVALID = replace(VALID, outcome=Outcome.INVALID, reason="bukan di kantor")
CORRECTED = replace(VALID, outcome=Outcome.CORRECTED, challenge_id=None, counts_at=AT, request_id="r")


@pytest.mark.parametrize(
    ("ruling", "reasons", "awaits"),
    [
        (None, (Reason.OFFLINE,), True),
        (None, (), False),
        (VALID, (Reason.OFFLINE,), False),
        (INVALID, (Reason.PHOTO_INVALID,), False),
        (CORRECTED, (Reason.TEAM,), False),
        (replace(VALID, challenge_id="b" * 32), (Reason.OFFLINE,), True),
    ],
)
def test_what_is_provisional_awaits_a_person_until_that_very_check_in_is_ruled_on(
    ruling: Ruling | None, reasons: tuple[Reason, ...], awaits: bool
) -> None:
    assert awaits_person(replace(OFFLINE, reasons=reasons), ruling) is awaits


def test_an_online_one_in_its_place_is_not_what_was_decided() -> None:
    assert stands_on(VALID, OFFLINE)
    assert not stands_on(VALID, replace(OFFLINE, challenge_id="c" * 32))
    assert stands_on(CORRECTED, replace(OFFLINE, challenge_id="c" * 32))
    assert not stands_on(None, OFFLINE)


def test_the_same_decision_again_is_the_same_persons_of_the_same_check_in() -> None:
    assert is_the_same(VALID, replace(VALID, at=wib(9), reason="lain"))
    for other in (INVALID, replace(VALID, by="eko"), replace(VALID, challenge_id="c" * 32)):
        assert not is_the_same(VALID, other)
    assert not is_the_same(None, VALID)


FREE = replace(ANI, assignments=CITRA.assignments)  # has no superior
BARRED = {
    "one's own": (ANI, ANI, OFFLINE, True),
    "one's superior's": (ANI, ANI, replace(OFFLINE, employee_id="citra"), True),
    "made by oneself for another": (CITRA, CITRA, replace(OFFLINE, made_by="citra"), True),
    "made by who is stood in for": (FREE, CITRA, replace(OFFLINE, employee_id="budi", made_by="citra"), True),
    "of who is stood in for": (FREE, CITRA, replace(OFFLINE, employee_id="citra"), True),
    "of the superior of who is stood in for": (FREE, BUDI, replace(OFFLINE, employee_id="citra"), True),
    "a colleague's": (CITRA, CITRA, OFFLINE, False),
    "a colleague's, in a superior's place": (FREE, CITRA, replace(OFFLINE, employee_id="budi"), False),
    "made by another supervisor": (CITRA, CITRA, replace(OFFLINE, made_by="indah"), False),
    "who works nowhere has no superior": (replace(CITRA, assignments=()), CITRA, OFFLINE, False),
}  # fmt: skip


@pytest.mark.parametrize("name", BARRED)
def test_nobody_decides_what_is_theirs_what_they_made_or_their_superiors(name: str) -> None:
    actor, right, check_in, barred = BARRED[name]
    assert is_barred(actor, right, check_in, MONDAY) is barred


def test_every_reason_is_told_in_both_languages() -> None:
    assert set(WHY) == set(Reason)
    assert all(indonesian and english and indonesian != english for indonesian, english in WHY.values())
