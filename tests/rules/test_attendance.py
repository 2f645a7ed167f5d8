"""What an employee-day comes to, as a table that reads like the regulation."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import msgspec
import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.excuse import ExcuseKind
from chalicelib.domain.shift import DAY_SLOTS, DayPlan, Holiday, HolidayKind, Override, Slot, SlotPlan
from chalicelib.domain.verdict import AttendanceRules, DayStatus, DayVerdict, Outcome, SlotState
from chalicelib.rules.accommodation import accommodate
from chalicelib.rules.attendance import DEFAULT, MISSING_MIN, concerning, rules_on
from chalicelib.rules.calendar import plan_day
from tests.cast import CITY, MONDAY, START
from tests.rules.judging import (
    ALL_DAY,
    APEL,
    AT_THE_HALL,
    OFF,
    PLAN,
    UNKNOWN,
    WITH_APEL,
    at,
    came,
    check_in,
    excuse,
    judged,
    outage,
    permission,
    ruling,
    told,
)

ARRIVAL_DUE = excuse("duty", due=(Slot.ARRIVAL,))

# One day at a time


@pytest.mark.parametrize(
    ("check_ins", "status", "slots"),
    [
        ("07:30 12:00 16:00", "present", "on_time, on_time, on_time"),
        ("07:30:59.9 12:00 15:59:01", "present", "on_time, on_time, on_time"),
        ("07:31 12:00 15:59", "present", "late 1, on_time, early 1"),
        ("09:59 12:00 14:00", "present", "late 149, on_time, early 120"),
        ("07:30 - 16:00", "incomplete", "on_time, missing, on_time"),
        ("- - 16:00", "incomplete", "missing, missing, on_time"),
        ("- 12:00 -", "incomplete", "missing, on_time, missing"),
        ("07:45 - -", "incomplete", "late 15, missing, missing"),
        ("- - -", "absent", "missing, missing, missing"),
        ("07:30? 12:00 16:00", "undecided", "provisional, on_time, on_time"),
        ("07:30? - -", "undecided", "provisional, missing, missing"),
        ("07:30? 12:00? 16:00?", "undecided", "provisional, provisional, provisional"),
    ],
)
def test_a_working_day_is(check_ins: str, status: str, slots: str) -> None:
    verdict = judged(check_ins)
    assert (verdict.status, told(verdict)) == (status, slots)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("leave", "leave"), ("duty", "duty"), ("study", "study"), ("remote", "remote"), ("permission", "permission")],
)
def test_who_is_excused_all_day_and_does_not_come_is(kind: str, status: str) -> None:
    verdict = judged(excuses=[excuse(kind)])
    assert (verdict.status, told(verdict)) == (status, "excused, excused, excused")
    assert {each.because for each in verdict.slots} == {(kind,)}
    assert verdict.basis == (f"20261123-{kind}",)


@pytest.mark.parametrize(
    ("check_ins", "status", "slots"),
    [
        ("07:30 - -", "duty", "on_time, excused, excused"),
        ("07:45 - -", "duty", "late 15, excused, excused"),
        ("07:30? - -", "undecided", "provisional, excused, excused"),
        ("- - -", "incomplete", "missing, excused, excused"),
        ("07:30 12:00 16:00", "duty", "on_time, on_time, on_time"),
    ],
)
def test_an_order_whose_arrival_is_due_is(check_ins: str, status: str, slots: str) -> None:
    verdict = judged(check_ins, excuses=[ARRIVAL_DUE])
    assert (verdict.status, told(verdict)) == (status, slots)
    assert verdict.basis == (ARRIVAL_DUE.request_id,)


@pytest.mark.parametrize(("check_ins", "status"), [("07:30 - -", "incomplete"), ("- - -", "absent")])
def test_an_order_with_all_slots_due_that_is_not_followed_falls_through(check_ins: str, status: str) -> None:
    order = excuse("remote", due=DAY_SLOTS)
    assert (judged(check_ins, excuses=[order]).status, judged(check_ins, excuses=[order]).basis) == (
        status,
        (order.request_id,),
    )


def test_who_comes_in_spite_of_a_permission_for_the_whole_day_is_present() -> None:
    away = excuse("permission")
    assert judged(excuses=[away]).status is DayStatus.PERMISSION
    came_once = judged("- 12:00 -", excuses=[away])
    assert (came_once.status, told(came_once)) == (DayStatus.PRESENT, "excused, on_time, excused")
    assert judged(ALL_DAY, excuses=[away]).status is DayStatus.PRESENT
    ruled_out = judged("07:30? - -", excuses=[away], rulings=[ruling(Slot.ARRIVAL, Outcome.INVALID)])
    assert ruled_out.status is DayStatus.PERMISSION


def test_what_awaits_a_person_is_settled_by_leave_and_orders_and_not_by_a_permission() -> None:
    for kind in ExcuseKind:
        verdict = judged("07:30? - -", excuses=[excuse(kind)])
        settled = kind is not ExcuseKind.PERMISSION
        assert verdict.status == (kind if settled else "undecided")
        assert told(verdict) == f"{'excused' if settled else 'provisional'}, excused, excused"


def test_a_day_whose_windows_the_outage_took_is_held_against_nobody() -> None:
    verdict = judged(outages=[outage("06:00", "18:00")])
    assert (verdict.status, told(verdict)) == (DayStatus.PRESENT, "excused, excused, excused")
    assert verdict.basis == ("padam",)


def test_check_ins_of_a_day_off_are_kept_and_not_judged() -> None:
    assert judged("07:45? 12:00 16:00", OFF) == DayVerdict(MONDAY, DayStatus.OFF, (), OFF.rule, "default")


def test_a_day_that_nobody_planned_is_unknown_whoever_came_unless_they_were_away() -> None:
    assert judged(ALL_DAY, UNKNOWN).status is DayStatus.UNKNOWN
    assert judged("", UNKNOWN, excuses=[excuse("permission")]).status is DayStatus.UNKNOWN
    for kind in ("leave", "duty", "study", "remote"):
        verdict = judged("", UNKNOWN, excuses=[excuse(kind)])
        assert (verdict.status, verdict.basis) == (kind, (f"20261123-{kind}",))


def test_a_slot_that_need_not_be_is_never_missing_nor_late_and_says_that_somebody_came() -> None:
    slots = tuple(replace(each, required=each.slot is Slot.MIDDAY) for each in PLAN.slots)
    plan = replace(PLAN, slots=slots)
    assert told(judged("- 12:00 -", plan)) == "on_time"
    assert told(judged("09:00 12:00 -", plan)) == "on_time, on_time"
    assert told(judged("09:00? 12:00 -", plan)) == "on_time"
    assert judged("09:00 - -", plan).status is DayStatus.INCOMPLETE
    nothing_due = replace(plan, slots=tuple(replace(each, required=False) for each in plan.slots))
    assert judged("- - -", nothing_due).status is DayStatus.PRESENT


def test_missing_slots_count_as_the_rules_of_the_date_say() -> None:
    rules = AttendanceRules("kota-2026", START, {Slot.ARRIVAL: 120, Slot.MIDDAY: 30})
    verdict = judged("- - -", rules=rules)
    assert (verdict.missing, verdict.missing_min, verdict.rules_id) == (3, 150, "kota-2026")
    assert judged("07:30 - 16:00", rules=rules).missing_min == 30
    assert judged(rules=rules, excuses=[excuse("leave")]).missing_min == 0


def test_where_the_city_is_silent_no_record_is_more_than_ninety_minutes_and_noon_counts_none() -> None:
    assert (judged("- 12:00 16:00").missing_min, judged("07:30 12:00 -").missing_min) == (MISSING_MIN, 91)
    assert judged("07:30 - 16:00").missing_min == 0
    assert DEFAULT.confirmed is None  # nobody has confirmed it


@pytest.mark.parametrize(
    ("on", "rules_id"),
    [("2026-12-31", "default"), ("2027-01-01", "a"), ("2027-06-30", "a"), ("2027-07-01", "b"), ("2030-01-01", "b")],
)
def test_the_rules_of_a_date_are_the_last_that_began(on: str, rules_id: str) -> None:
    given_rules = (AttendanceRules("a", date(2027, 1, 1)), AttendanceRules("b", date(2027, 7, 1)))
    assert rules_on(given_rules, date.fromisoformat(on)).rules_id == rules_id


# The order of the day's states


HOLDS: dict[DayStatus, dict[str, object]] = {
    DayStatus.OFF: {"plan": OFF},
    DayStatus.LEAVE: {"excuses": [excuse("leave")]},
    DayStatus.DUTY: {"excuses": [excuse("duty")]},
    DayStatus.STUDY: {"excuses": [excuse("study")]},
    DayStatus.REMOTE: {"excuses": [excuse("remote")]},
    DayStatus.UNDECIDED: {"check_ins": "07:30? - -"},
    DayStatus.PRESENT: {"check_ins": ALL_DAY},
    DayStatus.INCOMPLETE: {"check_ins": "07:30 - -"},
    DayStatus.PERMISSION: {"excuses": [excuse("permission")]},
    DayStatus.ABSENT: {},
}  # what makes a day so; of two, what each brings


PAIRS = [  # a permission not to come excuses what makes a day incomplete
    pair for pair in combinations(HOLDS, 2) if pair != (DayStatus.INCOMPLETE, DayStatus.PERMISSION)
]


@pytest.mark.parametrize(("higher", "lower"), PAIRS)
def test_of_two_states_the_higher_holds(higher: DayStatus, lower: DayStatus) -> None:
    """Every pair: what makes the day the one and what makes it the other, together."""
    one, other = HOLDS[higher], HOLDS[lower]
    both: dict[str, object] = {**other, **one}
    both["excuses"] = [*one.get("excuses", []), *other.get("excuses", [])]  # type: ignore[misc]
    check_ins = {each.slot: each for given_one in (other, one) for each in came(str(given_one.get("check_ins", "")))}
    both["check_ins"] = check_ins.values()
    assert judged(**both).status is higher


def test_excuses_give_the_same_verdict_whatever_order_they_came_in() -> None:
    kinds = [excuse(each) for each in ExcuseKind]
    assert judged(excuses=kinds) == judged(excuses=reversed(kinds))


def test_an_outage_concerns_the_city_or_exactly_its_units() -> None:
    everywhere, here = outage("07:00", "08:00"), replace(outage("07:00", "08:00"), unit_ids=("umum",))
    assert concerning([everywhere, here], "umum") == (everywhere, here)
    assert concerning([everywhere, here], "setda") == (everywhere,)


# The day's edges


def night(on: date) -> DayPlan:
    """20:00-23:00 (21:00) and 06:30-09:00 (07:00) the next morning."""
    roster = {f"{on:%Y-%m}": "M" * 31}
    return plan_day(on, replace(AT_THE_HALL, pattern_id=None), roster, CITY.calendar, "Asia/Jakarta")


def test_a_night_over_new_year_is_judged_as_the_old_years_day() -> None:
    on = date(2026, 12, 31)
    done = [check_in(Slot.ARRIVAL, at("21:10", on)), check_in(Slot.DEPARTURE, at("06:50", date(2027, 1, 1)))]
    verdict = judged(done, night(on))
    assert (verdict.local_date, verdict.status, told(verdict)) == (on, DayStatus.PRESENT, "late 10, early 10")
    assert rules_on((AttendanceRules("2027", date(2027, 1, 1)),), on) is DEFAULT


def test_a_saturday_night_ends_on_a_sunday_holiday_and_is_worked() -> None:
    calendar = replace(
        CITY.calendar, holidays={date(2026, 11, 29): Holiday(date(2026, 11, 29), "Contoh", HolidayKind.LOCAL, "1")}
    )
    saturday = date(2026, 11, 28)
    plan = plan_day(saturday, replace(AT_THE_HALL, pattern_id=None), {"2026-11": "M" * 30}, calendar, "Asia/Jakarta")
    done = [check_in(Slot.ARRIVAL, at("20:30", saturday)), check_in(Slot.DEPARTURE, at("07:00", date(2026, 11, 29)))]
    assert judged(done, plan).status is DayStatus.PRESENT


def test_a_permission_of_a_night_worker_counts_from_the_midnight_of_the_shifts_date() -> None:
    on = date(2026, 11, 23)
    done = [check_in(Slot.ARRIVAL, at("21:00", on)), check_in(Slot.DEPARTURE, at("30:31", on))]
    verdict = judged(done, night(on), excuses=[permission(leave_from="30:30")])
    assert told(verdict) == "on_time, on_time"
    assert verdict.slots[1].permitted_min == 29


def test_the_leap_day_is_a_day_like_others() -> None:
    leap = date(2028, 2, 29)
    plan = plan_day(leap, AT_THE_HALL, {}, CITY.calendar, "Asia/Jakarta")
    assert judged(came(ALL_DAY, leap), plan).status is DayStatus.PRESENT
    assert judged([], plan).status is DayStatus.ABSENT


LATER = (
    SlotPlan(Slot.ARRIVAL, 390, 600, 480),
    SlotPlan(Slot.MIDDAY, 690, 810),
    SlotPlan(Slot.DEPARTURE, 840, 1080, 900),
)
RAMADAN = Override("ramadan", "Ramadan", "SE 1", MONDAY, MONDAY + timedelta(days=28), (LATER,) * 5 + ((), ()))


def test_ramadans_hours_entered_the_evening_before_judge_tomorrow_by_them_and_today_as_it_was() -> None:
    with_ramadan = replace(CITY.calendar, overrides=(RAMADAN,))
    friday = MONDAY - timedelta(days=3)
    before, after = (plan_day(friday, AT_THE_HALL, {}, each, "Asia/Jakarta") for each in (CITY.calendar, with_ramadan))
    done = came("07:45 12:00 16:30", friday)
    assert msgspec.json.encode(judged(done, before)) == msgspec.json.encode(judged(done, after))
    plan = plan_day(MONDAY, AT_THE_HALL, {}, with_ramadan, "Asia/Jakarta")
    assert told(judged("08:00 12:00 15:00", plan)) == "on_time, on_time, on_time"
    assert told(judged("08:01 12:00 14:59", plan)) == "late 1, on_time, early 1"
    assert judged(ALL_DAY, plan).rule == "override:ramadan"


def test_a_holiday_declared_at_noon_makes_it_a_day_off_for_who_came_and_who_did_not() -> None:
    holidays = {MONDAY: Holiday(MONDAY, "Hari libur", HolidayKind.LOCAL, "SK 1")}
    plan = plan_day(MONDAY, AT_THE_HALL, {}, replace(CITY.calendar, holidays=holidays), "Asia/Jakarta")
    assert judged("07:45 - -").status is DayStatus.INCOMPLETE
    for check_ins in ("07:45 - -", "- - -", "07:30? - -"):
        verdict = judged(check_ins, plan)
        assert (verdict.status, verdict.slots, verdict.missing_min) == (DayStatus.OFF, (), 0)


@pytest.mark.parametrize("zone", ["Asia/Makassar", "Asia/Jayapura", "America/New_York"])
def test_an_office_elsewhere_is_judged_by_its_own_clock(zone: str) -> None:
    there = ZoneInfo(zone)
    plan = plan_day(MONDAY, AT_THE_HALL, {}, CITY.calendar, zone)
    done = [check_in(Slot.ARRIVAL, at("07:45", zone=there)), check_in(Slot.DEPARTURE, at("16:00", zone=there))]
    assert told(judged(done, plan, zone=zone)) == "late 15, missing, on_time"
    permitted = judged(done, plan, zone=zone, excuses=[permission("08:00")])
    assert (told(permitted), permitted.slots[0].permitted_min) == ("on_time, missing, on_time", 15)


def test_before_the_first_and_after_the_last_day_of_service_every_day_is_off() -> None:
    hired = replace(AT_THE_HALL, starts_on=MONDAY, ends_on=MONDAY + timedelta(days=1))
    found = [
        judged(plan=plan_day(MONDAY + timedelta(days=each), hired, {}, CITY.calendar, "Asia/Jakarta")).status
        for each in (-1, 0, 1, 2)
    ]
    assert found == [DayStatus.OFF, DayStatus.ABSENT, DayStatus.ABSENT, DayStatus.OFF]


def test_who_has_fewer_slots_arranged_misses_none_of_the_others() -> None:
    arranged = Accommodation(MONDAY, MONDAY, "1", slots=(Slot.ARRIVAL,), grace_min=30)
    plan = accommodate(PLAN, arranged)
    verdict = judged("08:00 - -", plan)
    assert (verdict.status, told(verdict)) == (DayStatus.PRESENT, "on_time")
    assert told(judged("08:01 - -", plan)) == "late 31"


# The event beside the day


@pytest.mark.parametrize(
    ("event_at", "told_event"), [("07:00:59", ("on_time", 0)), ("07:01", ("late", 1)), (None, ("missing", 0))]
)
def test_an_apel_has_a_verdict_of_its_own_and_leaves_the_day_as_it_is(
    event_at: str | None, told_event: tuple[str, int]
) -> None:
    event = [check_in(Slot.EVENT, at(event_at))] if event_at else []
    verdict = judged([*came(ALL_DAY), *event], WITH_APEL)
    assert verdict.event is not None
    assert (verdict.event.state, verdict.event.minutes) == told_event
    assert replace(verdict, event=None) == judged(ALL_DAY)


def test_an_apel_on_a_day_off_is_judged_and_the_day_stays_off() -> None:
    verdict = judged([], replace(OFF, event=APEL))
    assert verdict.event is not None
    assert (verdict.status, verdict.slots, verdict.event.state) == (DayStatus.OFF, (), SlotState.MISSING)


@pytest.mark.parametrize("kind", ExcuseKind)
def test_who_is_away_is_away_from_the_apel_too(kind: ExcuseKind) -> None:
    verdict = judged([], WITH_APEL, excuses=[excuse(kind)])
    assert verdict.event is not None
    assert (verdict.event.state, verdict.event.because) == (SlotState.EXCUSED, (kind,))
    off = judged([], replace(OFF, event=APEL), excuses=[excuse(kind)])
    assert (off.status, off.basis) == (DayStatus.OFF, (f"20261123-{kind}",))


def test_an_apel_says_nothing_about_who_came_to_work() -> None:
    verdict = judged([check_in(Slot.EVENT, at("07:00"))], WITH_APEL, excuses=[excuse("permission")])
    assert (verdict.status, verdict.missing) == (DayStatus.PERMISSION, 0)
