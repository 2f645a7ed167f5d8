"""One slot of a day: what makes it accepted, excused, provisional or missing, and what comes first."""

from datetime import timedelta

import pytest

from chalicelib.domain.attendance import Reason
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.outage import OutageState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, SlotState, SlotVerdict
from chalicelib.rules.attendance_slots import is_accepted
from tests.rules.judging import ALL_DAY, PLAN, at, check_in, excuse, judged, only, outage, permission, ruling

ARRIVAL, MIDDAY, DEPARTURE = PLAN.slots
MICROSECOND = timedelta(microseconds=1)
OTHER = "f" * 32
VALID, INVALID = ruling(Slot.ARRIVAL, Outcome.VALID), ruling(Slot.ARRIVAL, Outcome.INVALID)


def corrected(text: str) -> SlotVerdict:
    return only(ARRIVAL, "-", rulings=[ruling(Slot.ARRIVAL, Outcome.CORRECTED, at(text))])


@pytest.mark.parametrize("reason", Reason)
def test_whatever_makes_it_provisional_awaits_a_person_and_says_why(reason: Reason) -> None:
    verdict = only(ARRIVAL, [check_in(Slot.ARRIVAL, at("07:45"), reason)])
    assert verdict == SlotVerdict(Slot.ARRIVAL, SlotState.PROVISIONAL, because=(reason.value,))


# Rulings


def test_ruled_valid_it_is_judged_by_its_time_like_any_other() -> None:
    verdict = only(ARRIVAL, "07:45?", rulings=[VALID])
    assert (verdict.state, verdict.minutes, verdict.because) == (SlotState.LATE, 15, ("ruling",))
    assert only(ARRIVAL, "07:30?", rulings=[VALID]).state is SlotState.ON_TIME


def test_of_an_offline_one_ruled_valid_no_instant_is_known_and_none_is_late() -> None:
    """It was sent at 09:45; when it was made is a person's to say, by a correction."""
    sent = check_in(Slot.ARRIVAL, at("09:45"), Reason.OFFLINE)
    verdict = only(ARRIVAL, [sent], rulings=[VALID])
    assert (verdict.state, verdict.minutes, verdict.because) == (SlotState.ON_TIME, 0, ("ruling",))
    late = only(ARRIVAL, [sent], rulings=[ruling(Slot.ARRIVAL, Outcome.CORRECTED, at("07:40"))])
    assert (late.state, late.minutes) == (SlotState.LATE, 10)


@pytest.mark.parametrize(
    ("sent", "state", "minutes"),
    [("14:10", SlotState.EARLY, 110), ("15:59", SlotState.EARLY, 1), ("16:00", SlotState.ON_TIME, 0)],
)
def test_an_offline_departure_was_made_no_later_than_it_was_sent(sent: str, state: SlotState, minutes: int) -> None:
    left = check_in(Slot.DEPARTURE, at(sent), Reason.OFFLINE)
    verdict = only(DEPARTURE, [left], rulings=[ruling(Slot.DEPARTURE, Outcome.VALID)])
    assert (verdict.state, verdict.minutes, verdict.because) == (state, minutes, ("ruling",))


def test_ruled_invalid_it_is_missing() -> None:
    verdict = only(ARRIVAL, "07:30?", rulings=[INVALID])
    assert (verdict.state, verdict.because) == (SlotState.MISSING, ("ruling",))


def test_what_was_ruled_invalid_stays_so_when_its_photo_turns_up() -> None:
    assert only(ARRIVAL, "07:30", rulings=[INVALID]).state is SlotState.MISSING


@pytest.mark.parametrize("outcome", [Outcome.VALID, Outcome.INVALID])
def test_a_ruling_on_another_check_in_is_none_on_this_one(outcome: Outcome) -> None:
    """An online check-in took the offline one's place after somebody had decided about that."""
    about_another = ruling(Slot.ARRIVAL, outcome, challenge_id=OTHER)
    assert only(ARRIVAL, "07:30?", rulings=[about_another]).state is SlotState.PROVISIONAL
    assert only(ARRIVAL, "07:30", rulings=[about_another]) == only(ARRIVAL, "07:30")
    assert only(ARRIVAL, "-", rulings=[about_another]) == only(ARRIVAL, "-")


@pytest.mark.parametrize(
    ("counts_at", "state", "minutes"),
    [
        ("07:30:59", SlotState.ON_TIME, 0),
        ("07:31", SlotState.LATE, 1),
        ("09:59", SlotState.LATE, 149),
        ("11:00", SlotState.LATE, 210),
    ],
)
def test_a_correction_counts_as_if_checked_in_at_its_time(counts_at: str, state: SlotState, minutes: int) -> None:
    verdict = corrected(counts_at)
    assert (verdict.state, verdict.minutes, verdict.because) == (state, minutes, ("correction",))


def test_a_correction_takes_the_place_of_what_was_recorded_and_names_its_request() -> None:
    correction = ruling(Slot.ARRIVAL, Outcome.CORRECTED, at("07:20"))
    for there in ("08:00", "08:00?", "-"):
        verdict = judged(f"{there} 12:00 16:00", rulings=[correction])
        assert (verdict.slots[0].state, verdict.basis) == (SlotState.ON_TIME, ("20261123-koreksi",))


def test_a_correction_of_one_slot_is_none_of_another() -> None:
    verdict = judged("- 12:00 -", rulings=[ruling(Slot.DEPARTURE, Outcome.CORRECTED, at("16:00"))])
    assert [each.state for each in verdict.slots] == [SlotState.MISSING, SlotState.ON_TIME, SlotState.ON_TIME]


def test_nothing_recorded_and_nothing_ruled_is_not_accepted() -> None:
    assert not is_accepted(None, None)
    assert not is_accepted(None, VALID)


# Excuses


@pytest.mark.parametrize("kind", [ExcuseKind.DUTY, ExcuseKind.STUDY, ExcuseKind.REMOTE])
def test_an_order_asks_for_the_slots_that_are_due_and_no_other(kind: ExcuseKind) -> None:
    order = excuse(kind, due=(Slot.ARRIVAL,))
    assert only(ARRIVAL, "-", excuses=[order]).state is SlotState.MISSING
    assert only(DEPARTURE, [], excuses=[order]).state is SlotState.EXCUSED


def test_who_checks_in_though_away_has_checked_in_and_is_never_late() -> None:
    for kind in (ExcuseKind.LEAVE, ExcuseKind.DUTY, ExcuseKind.STUDY, ExcuseKind.REMOTE):
        verdict = only(ARRIVAL, "08:00", excuses=[excuse(kind)])
        assert (verdict.state, verdict.minutes, verdict.permitted_min, verdict.because) == (
            SlotState.ON_TIME,
            0,
            30,
            (kind,),
        )


@pytest.mark.parametrize(
    ("until", "state"), [("09:59", SlotState.MISSING), ("10:00", SlotState.EXCUSED), ("12:00", SlotState.EXCUSED)]
)
def test_a_window_that_closes_before_one_must_arrive_is_excused(until: str, state: SlotState) -> None:
    """07:30 is the limit, 10:00 the end: who may come at 12:00 could not check in."""
    assert only(ARRIVAL, "-", excuses=[permission(until)]).state is state


@pytest.mark.parametrize(
    ("since", "state"), [("14:01", SlotState.MISSING), ("14:00", SlotState.EXCUSED), ("11:00", SlotState.EXCUSED)]
)
def test_a_window_that_opens_once_one_may_leave_is_excused(since: str, state: SlotState) -> None:
    assert only(DEPARTURE, [], excuses=[permission(leave_from=since)]).state is state


def test_who_was_permitted_the_morning_and_never_came_is_incomplete() -> None:
    verdict = judged("", excuses=[permission("10:00")])
    assert [each.state for each in verdict.slots] == [SlotState.EXCUSED, SlotState.MISSING, SlotState.MISSING]
    assert verdict.status == "incomplete"


@pytest.mark.parametrize("kind", [ExcuseKind.LEAVE, ExcuseKind.DUTY])
def test_an_excuse_tells_its_kind_and_nothing_more(kind: ExcuseKind) -> None:
    verdict = only(ARRIVAL, "-", excuses=[excuse(kind)])
    assert verdict == SlotVerdict(Slot.ARRIVAL, SlotState.EXCUSED, because=(kind.value,))


def test_of_two_excuses_the_higher_is_named() -> None:
    away: list[Excuse] = [excuse("remote"), excuse("duty")]
    verdict = judged("", excuses=away)
    assert (verdict.status, verdict.slots[0].because) == ("duty", ("duty",))
    assert verdict.basis == ("20261123-duty", "20261123-remote")


# Outages


@pytest.mark.parametrize(
    ("starts", "ends", "state"),
    [
        ("09:59", "10:00", SlotState.EXCUSED),
        ("06:00", "10:00", SlotState.EXCUSED),
        ("09:00", "12:00", SlotState.EXCUSED),
        ("06:00", "09:59", SlotState.MISSING),  # there was a minute left
        ("10:00", "11:00", SlotState.MISSING),  # the window had closed
    ],
)
def test_a_declared_outage_that_took_the_windows_end_excuses_it(starts: str, ends: str, state: SlotState) -> None:
    verdict = only(ARRIVAL, "-", outages=[outage(starts, ends)])
    assert (verdict.state, verdict.because) == (state, ("outage",) if state is SlotState.EXCUSED else ())


@pytest.mark.parametrize("state", [OutageState.SUSPECTED, OutageState.DISMISSED])
def test_an_outage_that_nobody_declared_excuses_nothing(state: OutageState) -> None:
    assert only(ARRIVAL, "-", outages=[outage("06:00", "12:00", state)]).state is SlotState.MISSING


def test_an_outage_decides_nothing_about_what_awaits_a_person_or_was_ruled_out() -> None:
    down = [outage("06:00", "12:00")]
    assert only(ARRIVAL, "07:30?", outages=down).state is SlotState.PROVISIONAL
    assert only(ARRIVAL, "07:30?", outages=down, rulings=[INVALID]).state is SlotState.MISSING


def test_a_day_as_it_should_be_says_nothing_but_that() -> None:
    verdict = judged(ALL_DAY)
    assert [(each.slot, each.state, each.because) for each in verdict.slots] == [
        (each.slot, SlotState.ON_TIME, ()) for each in PLAN.slots
    ]
    assert (verdict.basis, verdict.missing_min, verdict.late_min, verdict.early_min) == ((), 0, 0, 0)
    assert MIDDAY.slot is Slot.MIDDAY
