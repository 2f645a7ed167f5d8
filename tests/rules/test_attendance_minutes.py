"""Late and early minutes: both sides of every edge, and what a permission or an outage makes of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.outage import OutageState
from chalicelib.domain.shift import DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.domain.verdict import AttendanceRules, SlotState, SlotVerdict
from chalicelib.rules.attendance import DEFAULT, judge_day
from chalicelib.rules.attendance_minutes import judge_minutes
from tests.cast import START
from tests.rules.judging import PLAN, at, check_in, excuse, facts, judged, only, outage, permission

ARRIVAL, MIDDAY, DEPARTURE = PLAN.slots  # 06-10 (07:30), 11:30-13:30, 14-18 (16:00)
COUNTING = AttendanceRules("menghitung", START, permission_counts=True)
SUSPECTED, DECLARED, DISMISSED = OutageState.SUSPECTED, OutageState.DECLARED, OutageState.DISMISSED


def parts(verdict: SlotVerdict) -> tuple[int, int, int, int]:
    """Counted, permitted, held back, waived."""
    return verdict.minutes, verdict.permitted_min, verdict.held_min, verdict.waived_min


def arrival(text: str, **given: object) -> SlotVerdict:
    return only(ARRIVAL, text, **given)


def departure(text: str, **given: object) -> SlotVerdict:
    return only(DEPARTURE, [check_in(Slot.DEPARTURE, at(text))], **given)


@pytest.mark.parametrize(
    ("text", "grace_min", "minutes"),
    [
        ("07:30:59.999999", 0, 0),
        ("07:31", 0, 1),
        ("07:35:59.999999", 5, 0),
        ("07:36", 5, 6),
    ],
)
def test_arrival_is_late_from_the_first_whole_minute_past_limit_and_grace(
    text: str, grace_min: int, minutes: int
) -> None:
    verdict = only(replace(ARRIVAL, grace_min=grace_min), text)
    assert (verdict.state, verdict.minutes) == (SlotState.LATE if minutes else SlotState.ON_TIME, minutes)


@pytest.mark.parametrize(("text", "minutes"), [("15:59:00.000001", 0), ("15:59", 1), ("14:00", 120), ("18:00", 0)])
def test_departure_is_its_mirror(text: str, minutes: int) -> None:
    verdict = departure(text)
    assert (verdict.state, verdict.minutes) == (SlotState.EARLY if minutes else SlotState.ON_TIME, minutes)


def test_noon_and_a_slot_without_a_limit_have_no_minutes() -> None:
    assert judge_minutes(replace(MIDDAY, limit_at=at("11:30")), at("13:00"), facts(), COUNTING) is None
    assert judge_minutes(replace(ARRIVAL, limit_at=None), at("09:59"), facts(), COUNTING) is None


# Permission


@pytest.mark.parametrize(
    ("text", "counted", "permitted"),
    [
        ("07:30", 0, 0),
        ("08:15", 0, 45),
        ("08:30:59", 0, 60),
        ("08:31", 1, 60),
        ("09:00", 30, 60),
    ],
)
def test_a_permission_to_come_by_half_past_eight_covers_the_minutes_until_then(
    text: str, counted: int, permitted: int
) -> None:
    verdict = arrival(text, excuses=[permission("08:30")])
    assert parts(verdict) == (counted, permitted, 0, 0)
    assert verdict.state is (SlotState.LATE if counted else SlotState.ON_TIME)
    assert verdict.because == (("permission",) if permitted else ())


@pytest.mark.parametrize(
    ("text", "counted", "permitted"),
    [("16:00", 0, 0), ("15:15", 0, 45), ("15:00", 0, 60), ("14:59:30", 0, 60), ("14:59", 1, 60), ("14:30", 30, 60)],
)
def test_a_permission_to_leave_from_three_covers_the_minutes_from_then(text: str, counted: int, permitted: int) -> None:
    assert parts(departure(text, excuses=[permission(leave_from="15:00")])) == (counted, permitted, 0, 0)


def test_a_permission_of_the_one_end_is_none_of_the_other() -> None:
    assert parts(departure("15:00", excuses=[permission("08:30")])) == (60, 0, 0, 0)
    assert parts(arrival("08:00", excuses=[permission(leave_from="15:00")])) == (30, 0, 0, 0)


def test_a_permission_before_the_limit_permits_nothing_and_takes_nothing() -> None:
    assert arrival("07:45", excuses=[permission("07:00")]) == arrival("07:45")
    assert departure("15:45", excuses=[permission(leave_from="17:00")]) == departure("15:45")


def test_whether_permitted_minutes_still_count_is_the_dated_rules_to_say() -> None:
    verdict = arrival("09:00", excuses=[permission("08:30")], rules=COUNTING)
    assert (parts(verdict), verdict.state) == ((90, 60, 0, 0), SlotState.LATE)
    early = departure("14:30", excuses=[permission(leave_from="15:00")], rules=COUNTING)
    assert (parts(early), early.state) == ((90, 60, 0, 0), SlotState.EARLY)


def test_who_need_not_come_at_all_comes_as_late_as_they_like() -> None:
    assert parts(arrival("09:00", excuses=[excuse("permission")])) == (0, 90, 0, 0)
    assert parts(departure("14:00", excuses=[excuse("permission")])) == (0, 120, 0, 0)


def test_a_permission_is_named_only_where_it_was_used() -> None:
    assert judged("07:30 12:00 16:00", excuses=[permission("08:30")]).basis == ()
    assert judged("08:00 12:00 16:00", excuses=[permission("08:30")]).basis == ("20261123-permission",)


def test_in_a_repeated_hour_a_permission_lasts_to_its_second_pass_and_begins_with_its_first() -> None:
    """New York, 1 November 2026: 01:30 is 05:30 and 06:30 in UTC."""
    on = date(2026, 11, 1)
    night = [PlannedSlot(slot, _utc(on, 3), _utc(on, 9), _utc(on, limit), 0, True) for slot, limit in EARLY_AND_LATE]
    plan = DayPlan(on, DayKind.WORKING, "test", tuple(night))
    half_past_one = permission("01:30", "01:30")
    for slot, made_at, permitted in ((Slot.ARRIVAL, _utc(on, 6, 30), 150), (Slot.DEPARTURE, _utc(on, 5, 30), 150)):
        away = [replace(half_past_one, starts_on=on, ends_on=on)]
        day = facts([check_in(slot, made_at)], plan, excuses=away, zone="America/New_York")
        verdict = next(each for each in judge_day(day, DEFAULT).slots if each.slot is slot)
        assert parts(verdict) == (0, permitted, 0, 0)


EARLY_AND_LATE = ((Slot.ARRIVAL, 4), (Slot.DEPARTURE, 8))


def _utc(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


def test_an_order_that_makes_the_arrival_due_makes_it_due_in_time() -> None:
    assert parts(arrival("08:00", excuses=[excuse("duty", due=(Slot.ARRIVAL,))])) == (30, 0, 0, 0)


# Outages


@pytest.mark.parametrize(
    ("starts", "ends", "text", "counted", "waived"),
    [
        ("07:00", "07:50", "07:55", 5, 20),  # the limit moves to the outage's end
        ("07:00", "07:50", "07:50:59", 0, 20),
        ("07:00", "08:30", "08:00", 0, 30),  # let in while it still failed for others
        ("07:00", "07:30", "07:45", 15, 0),  # over at the limit
        ("07:00", "07:31", "07:45", 14, 1),
        ("07:45:00.000001", "08:30", "07:45", 15, 0),  # it began after the arrival
        ("07:45", "08:30", "07:45", 0, 15),
        ("06:00", "07:00", "07:20", 0, 0),
    ],
)
def test_a_declared_outage_between_limit_and_arrival_moves_the_limit(
    starts: str, ends: str, text: str, counted: int, waived: int
) -> None:
    verdict = arrival(text, outages=[outage(starts, ends)])
    assert parts(verdict) == (counted, 0, 0, waived)
    assert verdict.because == (("outage",) if waived else ())


def test_a_suspected_outage_holds_the_same_minutes_back() -> None:
    verdict = arrival("07:55", outages=[outage("07:00", "07:50", SUSPECTED)])
    assert (parts(verdict), verdict.because) == ((5, 0, 20, 0), ("outage_suspected",))


def test_once_dismissed_they_count_as_if_nothing_had_been() -> None:
    assert arrival("07:55", outages=[outage("07:00", "07:50", DISMISSED)]) == arrival("07:55")


def test_of_several_outages_the_last_end_is_the_limit() -> None:
    both = [outage("07:00", "07:40", name="satu"), outage("07:45", "07:50", name="dua")]
    assert parts(arrival("07:55", outages=both)) == (5, 0, 0, 20)
    assert judged("07:55 12:00 16:00", outages=both).basis == ("dua", "satu")


def test_what_was_declared_is_waived_before_what_is_suspected_is_held() -> None:
    both = [outage("07:00", "07:40"), outage("07:20", "07:50", SUSPECTED, "curiga")]
    assert parts(arrival("07:55", outages=both)) == (5, 0, 10, 10)


def test_an_outage_takes_what_a_permission_left() -> None:
    given = {"excuses": [permission("07:45")], "outages": [outage("07:00", "07:50")]}
    verdict = arrival("07:55", **given)
    assert (parts(verdict), verdict.because) == ((5, 15, 0, 5), ("permission", "outage"))
    assert parts(arrival("07:55", **given, rules=COUNTING)) == (5, 15, 0, 20)


def test_an_outage_makes_nobodys_leaving_early_good() -> None:
    assert parts(departure("15:00", outages=[outage("14:00", "17:00")])) == (60, 0, 0, 0)


def test_the_minutes_of_the_day_are_those_of_arrival_and_departure() -> None:
    verdict = judged("07:45 12:00 15:30")
    assert (verdict.late_min, verdict.early_min, verdict.missing) == (15, 30, 0)
