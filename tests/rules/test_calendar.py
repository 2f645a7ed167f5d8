"""Which dates are working days, in which order the city's decisions count, and when slots open across midnight."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.employee import Assignment
from chalicelib.domain.shift import (
    DAY_SLOTS,
    Calendar,
    DayKind,
    DayPlan,
    Holiday,
    HolidayKind,
    Override,
    PatternVersion,
    PlannedSlot,
    ShiftPattern,
    Slot,
    SlotPlan,
)
from chalicelib.rules.calendar import plan_day
from chalicelib.rules.day_of_try import candidate_dates, choose_day, day_in_progress
from chalicelib.rules.time_window import WindowState, judge_window

WIB, NEW_YORK = "Asia/Jakarta", "America/New_York"
BEGINNING = date(2020, 1, 1)


def hm(text: str) -> int:
    """ "07:30" -> 450; "30:00" is six in the morning of the next date."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def slot_plan(slot: Slot, opens: str, closes: str, limit: str | None = None) -> SlotPlan:
    return SlotPlan(slot, hm(opens), hm(closes), hm(limit) if limit else None)


def working(arrival: str, departure: str) -> tuple[SlotPlan, ...]:
    """A day shift by its two limits."""
    return (
        slot_plan(Slot.ARRIVAL, "06:00", "11:00", arrival),
        slot_plan(Slot.MIDDAY, "11:30", "13:30"),
        slot_plan(Slot.DEPARTURE, "14:00", "20:00", departure),
    )


NIGHT = (
    slot_plan(Slot.ARRIVAL, "19:00", "22:00", "20:00"),
    slot_plan(Slot.MIDDAY, "24:00", "26:00"),
    slot_plan(Slot.DEPARTURE, "29:00", "32:00", "30:00"),
)
USUAL, FRIDAY, FASTING = working("07:30", "16:00"), working("07:30", "16:30"), working("08:00", "15:00")
OFF: tuple[SlotPlan, ...] = ()
FIVE_DAYS = (USUAL, USUAL, USUAL, USUAL, FRIDAY, OFF, OFF)
FASTING_WEEK = (FASTING,) * 5 + (OFF, OFF)


def pattern(name: str, week, code: str | None = None, grace_min: int = 0) -> ShiftPattern:
    return ShiftPattern(name, name, (PatternVersion(BEGINNING, week, grace_min),), code)


def order(name: str, starts_on: date, ends_on: date, week, **scope) -> Override:
    return Override(name, name, "SE 288/2025", starts_on, ends_on, week, **scope)


def holiday(on: date) -> Holiday:
    return Holiday(on, "Libur", HolidayKind.PUBLIC, "SKB 1497/2025")


PATTERNS = {
    each.pattern_id: each
    for each in (
        pattern("office-5", FIVE_DAYS),
        pattern("watch", (NIGHT,) * 7),
        pattern("pagi", (working("07:00", "14:00"),) * 7, "P"),
        pattern("malam", (NIGHT,) * 7, "M"),
    )
}
NYEPI, NEW_YEAR, CHRISTMAS = date(2026, 3, 19), date(2026, 1, 1), date(2026, 12, 25)
RAMADAN = order("ramadan-1447", date(2026, 2, 19), NYEPI, FASTING_WEEK)
CALENDAR = Calendar(PATTERNS, (RAMADAN,), {on: holiday(on) for on in (NYEPI, NEW_YEAR, CHRISTMAS)})

ANI = Assignment("bkpsdm", date(2026, 1, 1), ("hall",), "office-5", ends_on=date(2026, 12, 31))
WATCHMAN = Assignment("satpol-pp", BEGINNING, ("hall",), "watch")
NURSE = Assignment("rsud", BEGINNING, ("rsud",), None)


def plan(on: date, who: Assignment | None = ANI, calendar: Calendar = CALENDAR, zone: str = WIB, roster=None):
    return plan_day(on, who, roster or {}, calendar, zone)


def nurse_plan(on: date, codes: str, calendar: Calendar = CALENDAR) -> DayPlan:
    return plan(on, NURSE, calendar, roster={f"{on:%Y-%m}": codes})


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(WIB))


def limits(day: DayPlan, zone: str = WIB) -> list[str]:
    """The wall clock of arrival's and departure's limit."""
    return [f"{each.limit_at.astimezone(ZoneInfo(zone)):%d %H:%M}" for each in day.slots if each.limit_at]


# Which rule decides


@pytest.mark.parametrize(
    ("on", "rule", "kind"),
    [
        (date(2026, 2, 9), "pattern:office-5", DayKind.WORKING),  # a Monday
        (date(2026, 2, 14), "pattern:office-5", DayKind.OFF),  # a Saturday
        (NEW_YEAR, "holiday:2026-01-01", DayKind.OFF),
        (date(2026, 2, 18), "pattern:office-5", DayKind.WORKING),  # the day before Ramadan
        (date(2026, 2, 19), "override:ramadan-1447", DayKind.WORKING),
        (date(2026, 2, 21), "override:ramadan-1447", DayKind.OFF),  # its Saturday
        (date(2026, 3, 18), "override:ramadan-1447", DayKind.WORKING),
        (NYEPI, "holiday:2026-03-19", DayKind.OFF),  # Ramadan's hours do not undo a holiday
        (date(2026, 3, 20), "pattern:office-5", DayKind.WORKING),
        (date(2025, 12, 31), "assignment:none", DayKind.OFF),  # the day before Ani began
        (date(2027, 1, 1), "assignment:none", DayKind.OFF),  # the day after she left
    ],
)
def test_a_weekly_workers_day_is_decided_by(on, rule, kind):
    day = plan(on)
    assert (day.local_date, day.rule, day.kind, bool(day.slots)) == (on, rule, kind, kind is DayKind.WORKING)


def test_without_an_assignment_the_day_is_off():
    assert (plan(date(2026, 2, 9), None).rule, plan(date(2026, 2, 9), None).kind) == ("assignment:none", DayKind.OFF)


def test_friday_ends_half_an_hour_later_and_ramadan_begins_half_an_hour_later():
    assert limits(plan(date(2026, 2, 9))) == ["09 07:30", "09 16:00"]
    assert limits(plan(date(2026, 2, 13))) == ["13 07:30", "13 16:30"]
    assert limits(plan(date(2026, 2, 23))) == ["23 08:00", "23 15:00"]


def test_a_pattern_nobody_drew_or_that_has_not_begun_leaves_the_day_unknown():
    lost = replace(ANI, pattern_id="lost", starts_on=BEGINNING)
    assert (plan(date(2026, 2, 9), lost).rule, plan(date(2026, 2, 9), lost).kind) == (
        "assignment:unknown-pattern",
        DayKind.UNKNOWN,
    )
    early = Assignment("bkpsdm", date(2019, 1, 1), ("hall",), "office-5")
    day = plan(BEGINNING - timedelta(days=1), early)
    assert (day.rule, day.kind) == ("assignment:pattern-not-begun", DayKind.UNKNOWN)


def test_a_new_version_changes_its_first_day_and_not_the_day_before():
    new = PatternVersion(date(2026, 2, 10), (working("08:00", "16:30"),) * 7, grace_min=15)
    changed = replace(PATTERNS["office-5"], versions=(*PATTERNS["office-5"].versions, new))
    calendar = replace(CALENDAR, patterns={"office-5": changed})
    assert plan(date(2026, 2, 9), calendar=calendar) == plan(date(2026, 2, 9))
    assert limits(plan(date(2026, 2, 10), calendar=calendar)) == ["10 08:00", "10 16:30"]
    assert {slot.grace_min for slot in plan(date(2026, 2, 10), calendar=calendar).slots} == {15}


def test_an_overrides_grace_replaces_the_patterns():
    calendar = replace(CALENDAR, overrides=(replace(RAMADAN, grace_min=10),))
    assert {slot.grace_min for slot in plan(date(2026, 2, 23), calendar=calendar).slots} == {10}


# Which override wins

FLAG_DAY = date(2026, 2, 23)


@pytest.mark.parametrize(
    ("overrides", "winner"),
    [
        ([order("a", FLAG_DAY, FLAG_DAY, FIVE_DAYS)], "a"),
        ([order("a", FLAG_DAY + timedelta(1), FLAG_DAY + timedelta(9), FIVE_DAYS)], "ramadan-1447"),
        ([order("a", date(2026, 2, 20), date(2026, 2, 22), FIVE_DAYS)], "ramadan-1447"),
        ([order("a", date(2026, 2, 20), date(2026, 4, 1), FIVE_DAYS)], "a"),  # starts later
        ([order("a", date(2026, 2, 18), date(2026, 4, 1), FIVE_DAYS)], "ramadan-1447"),  # starts sooner
        ([order("a", RAMADAN.starts_on, FLAG_DAY, FIVE_DAYS, unit_ids=("bkpsdm",))], "a"),
        ([order("a", RAMADAN.starts_on, FLAG_DAY, FIVE_DAYS, unit_ids=("rsud",))], "ramadan-1447"),
        ([order("a", RAMADAN.starts_on, FLAG_DAY, FIVE_DAYS, pattern_ids=("office-5",))], "a"),
        ([order("a", FLAG_DAY, FLAG_DAY, FIVE_DAYS, pattern_ids=("watch",))], "ramadan-1447"),
        (
            [
                order("unit", FLAG_DAY, FLAG_DAY, FIVE_DAYS, unit_ids=("bkpsdm",)),
                order("pattern", FLAG_DAY, FLAG_DAY, FIVE_DAYS, pattern_ids=("office-5",)),
            ],
            "unit",
        ),
        (
            [
                order("day", FLAG_DAY, FLAG_DAY, FIVE_DAYS),
                order("week", FLAG_DAY, FLAG_DAY + timedelta(6), FIVE_DAYS, unit_ids=("bkpsdm",)),
            ],
            "day",
        ),
        ([order("b", FLAG_DAY, FLAG_DAY, FIVE_DAYS), order("c", FLAG_DAY, FLAG_DAY, FIVE_DAYS)], "c"),
    ],
)
def test_of_several_orders_the_latest_starting_then_the_most_specific_wins(overrides, winner):
    for stored in (overrides, overrides[::-1]):
        calendar = replace(CALENDAR, overrides=(*stored, RAMADAN))
        assert plan(FLAG_DAY, calendar=calendar).rule == f"override:{winner}"


def test_an_order_for_that_one_date_makes_a_holiday_a_working_day():
    ceremony = order("hut-kota", CHRISTMAS, CHRISTMAS, FIVE_DAYS)
    day = plan(CHRISTMAS, calendar=replace(CALENDAR, overrides=(ceremony,)))
    assert (day.rule, day.kind) == ("override:hut-kota", DayKind.WORKING)


def test_an_order_for_that_one_date_can_free_it():
    free = order("free", date(2026, 2, 9), date(2026, 2, 9), (OFF,) * 7)
    day = plan(date(2026, 2, 9), calendar=replace(CALENDAR, overrides=(free,)))
    assert (day.rule, day.kind) == ("override:free", DayKind.OFF)


def test_ramadans_hours_entered_at_seven_in_the_evening_leave_yesterday_as_it_was():
    before, after = replace(CALENDAR, overrides=()), CALENDAR
    yesterday, today = date(2026, 2, 18), date(2026, 2, 19)
    assert plan(yesterday, calendar=before) == plan(yesterday, calendar=after)
    assert limits(plan(today, calendar=before)) == ["19 07:30", "19 16:00"]
    assert limits(plan(today, calendar=after)) == ["19 08:00", "19 15:00"]


def test_a_holiday_declared_at_noon_frees_the_day_and_no_other():
    monday, tuesday = date(2026, 2, 9), date(2026, 2, 10)
    declared = replace(CALENDAR, holidays={**CALENDAR.holidays, monday: holiday(monday)})
    assert plan(monday, calendar=declared).kind is DayKind.OFF
    assert plan(tuesday, calendar=declared) == plan(tuesday)


# Rosters


@pytest.mark.parametrize(
    ("codes", "rule", "kind"),
    [
        ("P--", "pattern:pagi", DayKind.WORKING),
        ("M", "pattern:malam", DayKind.WORKING),
        ("L", "roster:off", DayKind.OFF),
        ("-", "roster:no-entry", DayKind.UNKNOWN),
        ("", "roster:no-entry", DayKind.UNKNOWN),
        ("X", "roster:unknown-code", DayKind.UNKNOWN),
        ("p", "roster:unknown-code", DayKind.UNKNOWN),
    ],
)
def test_a_roster_workers_day_is_the_rosters_letter(codes, rule, kind):
    day = nurse_plan(NEW_YEAR, codes)  # a holiday, which a roster does not know
    assert (day.rule, day.kind) == (rule, kind)


def test_a_roster_that_ends_early_or_is_of_another_month_has_no_entry():
    assert nurse_plan(date(2026, 2, 28), "P" * 27).rule == "roster:no-entry"
    assert plan(date(2026, 2, 28), NURSE, roster={"2026-03": "P" * 31}).rule == "roster:no-entry"


def test_the_citys_own_letter_for_a_day_off_is_known():
    roster = {"2026-02": "LO"}
    kinds = [plan_day(date(2026, 2, day), NURSE, roster, CALENDAR, WIB, off_code="O").rule for day in (1, 2)]
    assert kinds == ["roster:unknown-code", "roster:off"]


def test_an_override_reaches_a_roster_worker_only_when_it_names_the_pattern():
    assert nurse_plan(date(2026, 3, 1), "P").rule == "pattern:pagi"  # Ramadan's order names no pattern
    named = replace(RAMADAN, override_id="rsud", pattern_ids=("pagi",), unit_ids=("rsud",))
    calendar = replace(CALENDAR, overrides=(RAMADAN, named))
    assert nurse_plan(date(2026, 3, 2), "-P", calendar).rule == "override:rsud"
    assert nurse_plan(date(2026, 3, 2), "-M", calendar).rule == "pattern:malam"
    assert nurse_plan(date(2026, 3, 2), "-L", calendar).rule == "roster:off"


def test_the_leap_day_is_a_working_tuesday_and_the_29th_of_the_roster():
    leap_day = date(2028, 2, 29)
    assert plan(leap_day, replace(ANI, ends_on=None)).kind is DayKind.WORKING
    assert nurse_plan(leap_day, "L" * 28 + "P").rule == "pattern:pagi"


# Night shifts


def test_a_night_shift_belongs_to_the_date_it_began():
    assert limits(plan(date(2026, 2, 9), WATCHMAN)) == ["09 20:00", "10 06:00"]


def test_saturday_night_into_a_sunday_holiday_is_saturdays():
    saturday, sunday = date(2026, 4, 4), date(2026, 4, 5)
    easter = replace(CALENDAR, holidays={sunday: holiday(sunday)})
    plans = [plan(on, WATCHMAN, easter) for on in (saturday, sunday, date(2026, 4, 6))]
    assert [each.kind for each in plans] == [DayKind.WORKING, DayKind.OFF, DayKind.WORKING]
    assert choose_day(Slot.DEPARTURE, wib("2026-04-05 06:00"), plans) is plans[0]
    assert day_in_progress(wib("2026-04-05 06:00"), plans) is plans[0]


def test_the_night_over_new_year_is_the_old_years():
    plans = [plan(on, WATCHMAN) for on in candidate_dates(wib("2027-01-01 00:30"), WIB)]
    assert [each.local_date for each in plans] == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]
    assert choose_day(Slot.MIDDAY, wib("2027-01-01 00:30"), plans) is plans[0]
    assert choose_day(Slot.DEPARTURE, wib("2027-01-01 06:00"), plans) is plans[0]


def test_a_shift_that_opens_before_midnight_is_still_the_next_dates():
    early = (slot_plan(Slot.ARRIVAL, "-1:00", "02:00", "00:00"), slot_plan(Slot.DEPARTURE, "06:00", "10:00", "08:00"))
    calendar = replace(CALENDAR, patterns={"watch": pattern("watch", (early,) * 7)})
    plans = [plan(date(2026, 2, day), WATCHMAN, calendar) for day in (9, 10, 11)]
    at = wib("2026-02-10 23:00")
    assert plans[2].slots[0].opens_at == at
    assert choose_day(Slot.ARRIVAL, at, plans) is plans[2]
    assert day_in_progress(at, plans) is plans[2]
    assert day_in_progress(at - timedelta(microseconds=1), plans) is plans[1]


# Date keys


@pytest.mark.parametrize(
    ("at", "today"),
    [
        (wib("2026-02-09 23:59:59.999"), date(2026, 2, 9)),
        (wib("2026-02-10 00:00"), date(2026, 2, 10)),
        (wib("2026-02-09 06:30"), date(2026, 2, 9)),  # Sunday 23:30 in UTC
        (datetime(2026, 2, 8, 16, 59, 59, 999999, UTC), date(2026, 2, 8)),
        (datetime(2026, 2, 8, 17, tzinfo=UTC), date(2026, 2, 9)),
        (wib("2028-02-29 00:00"), date(2028, 2, 29)),
        (wib("2027-01-01 00:00"), date(2027, 1, 1)),
    ],
)
def test_the_date_is_the_offices_not_utcs(at, today):
    day = timedelta(days=1)
    assert candidate_dates(at.astimezone(UTC), WIB) == (today - day, today, today + day)


def test_the_same_instant_is_another_date_in_another_zone():
    at = wib("2026-02-09 22:30")
    todays = [candidate_dates(at, zone)[1].day for zone in (WIB, "Asia/Makassar", "Asia/Jayapura")]
    assert todays == [9, 9, 10]


def test_an_instant_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="aware"):
        candidate_dates(datetime(2026, 2, 9, 7, 30), WIB)


def test_half_past_seven_comes_two_hours_sooner_in_papua():
    hours = [plan(date(2026, 2, 9), zone=zone).slots[0].limit_at.hour for zone in ("Asia/Jayapura", "Asia/Makassar")]
    assert hours == [22, 23]
    assert plan(date(2026, 2, 9)).slots[0].limit_at == datetime(2026, 2, 9, 0, 30, tzinfo=UTC)


# Clocks that change (New York, 8 March and 1 November 2026)


def night_slot(opens: str, closes: str, limit: str | None, on: date, slot: Slot = Slot.ARRIVAL) -> PlannedSlot:
    nightly = pattern("watch", ((slot_plan(slot, opens, closes, limit),),) * 7)
    return plan(on, WATCHMAN, Calendar({"watch": nightly}), NEW_YORK).slots[0]


def utc_times(planned: PlannedSlot) -> list[str]:
    return [f"{at:%H:%M}" for at in (planned.opens_at, planned.limit_at, planned.closes_at) if at]


SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("opens", "limit", "closes", "instants"),
    [
        ("00:30", "01:00", "01:30", ["04:30", "06:00", "06:30"]),  # limit and closing take the second pass
        ("01:30", "01:45", "02:30", ["05:30", "06:45", "07:30"]),  # opening takes the first
        ("06:00", "07:30", "11:00", ["11:00", "12:30", "16:00"]),  # after the change nothing is odd
    ],
)
def test_a_repeated_hour_is_one_long_window_counted_once(opens, limit, closes, instants):
    assert utc_times(night_slot(opens, closes, limit, AUTUMN)) == instants


def test_in_a_repeated_hour_nobody_leaves_early_at_the_limits_first_pass():
    planned = night_slot("00:30", "03:00", "01:30", AUTUMN, Slot.DEPARTURE)
    assert utc_times(planned) == ["04:30", "05:30", "08:00"]


@pytest.mark.parametrize(
    ("opens", "limit", "closes", "instants"),
    [
        ("02:00", "02:30", "03:00", ["07:00", "07:30", "08:00"]),  # wholly missing: an hour later, as long
        ("02:30", "03:00", "03:30", ["07:30", "08:00", "08:30"]),  # opening is missing: the limit moves with it
        ("01:30", "02:30", "03:30", ["06:30", "07:30", "08:30"]),  # the hour in the middle is missing
        ("00:00", "07:30", "09:00", ["05:00", "11:30", "14:00"]),  # a limit that exists stays where the wall shows it
        ("06:00", "07:30", "11:00", ["10:00", "11:30", "15:00"]),
    ],
)
def test_a_window_in_the_missing_hour_is_still_usable(opens, limit, closes, instants):
    assert utc_times(night_slot(opens, closes, limit, SPRING)) == instants


def test_a_departure_limit_in_the_missing_hour_never_stands_before_the_opening():
    planned = night_slot("02:30", "05:00", "03:00", SPRING, Slot.DEPARTURE)
    assert planned.limit_at == planned.opens_at


minutes = st.integers(-720, 2880)
zones = st.sampled_from([WIB, "Asia/Makassar", "Asia/Jayapura", NEW_YORK])
dates = st.dates(date(2026, 1, 1), date(2029, 12, 31)) | st.sampled_from([SPRING, AUTUMN, date(2028, 2, 29)])
slots = st.sampled_from(DAY_SLOTS)


@st.composite
def slot_plans(draw) -> SlotPlan:
    opens, limit, closes = sorted(draw(st.lists(minutes, min_size=3, max_size=3, unique=True)))
    return SlotPlan(draw(slots), opens, closes, draw(st.sampled_from([limit, opens, closes, None])))


def planned_slot(slot: SlotPlan, on: date, zone: str) -> PlannedSlot:
    return plan(on, WATCHMAN, Calendar({"watch": pattern("watch", ((slot,),) * 7)}), zone).slots[0]


@given(slot_plans(), dates, zones)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_no_window_is_shorter_than_the_wall_clock_says_and_its_limit_lies_within(slot, on, zone):
    planned = planned_slot(slot, on, zone)
    assert planned.closes_at - planned.opens_at >= timedelta(minutes=slot.closes_min - slot.opens_min)
    assert planned.limit_at is None or planned.opens_at <= planned.limit_at <= planned.closes_at
    assert all(at.tzinfo is UTC for at in (planned.opens_at, planned.closes_at))


@given(slot_plans(), dates, st.sampled_from([WIB, "Asia/Makassar", "Asia/Jayapura"]))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_where_clocks_never_change_minutes_are_exact(slot, on, zone):
    planned, midnight = planned_slot(slot, on, zone), datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone))
    assert planned.opens_at == midnight + timedelta(minutes=slot.opens_min)
    assert planned.closes_at == midnight + timedelta(minutes=slot.closes_min)


@given(slot_plans(), dates, zones, st.lists(st.integers(-5000, 8000), min_size=2, max_size=12))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_every_instant_is_in_one_state_and_states_only_go_forward(slot, on, zone, offsets_min):
    planned = planned_slot(slot, on, zone)
    midnight = datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    seen = [judge_window(planned, midnight + timedelta(minutes=offset)).state for offset in sorted(offsets_min)]
    places = [list(WindowState).index(state) for state in seen]
    assert places == sorted(places)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)), zones)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_every_instant_falls_into_its_offices_today(at, zone):
    yesterday, today, tomorrow = candidate_dates(at, zone)
    starts = [datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for on in (today, tomorrow)]
    assert starts[0] <= at < starts[1]
    assert yesterday + timedelta(days=2) == today + timedelta(days=1) == tomorrow


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)), zones, slots)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_an_open_window_is_always_chosen_before_a_closed_one(at, zone, slot):
    plans = [plan(on, WATCHMAN, zone=zone) for on in candidate_dates(at, zone)]
    states = {each.local_date: judge_window(each.slot(slot), at).state for each in plans if each.slot(slot)}
    chosen = choose_day(slot, at, plans)
    order_of_choice = [WindowState.OPEN, WindowState.COMING, WindowState.CLOSED]
    assert states[chosen.local_date] is min(states.values(), key=order_of_choice.index)


# Choosing a day


def test_without_the_slot_in_any_plan_there_is_no_day():
    off = [DayPlan(date(2026, 2, day), DayKind.OFF, "roster:off") for day in (7, 8, 9)]
    assert choose_day(Slot.ARRIVAL, wib("2026-02-08 08:00"), off) is None
    assert day_in_progress(wib("2026-02-08 08:00"), off) is off[1]


@pytest.mark.parametrize(
    ("slot", "at", "day"),
    [
        (Slot.ARRIVAL, "2026-02-10 05:59:59.999999", 10),  # the one that opens next
        (Slot.ARRIVAL, "2026-02-10 10:59:59.999999", 10),
        (Slot.ARRIVAL, "2026-02-10 11:00", 11),  # today's is closed, tomorrow's opens next
        (Slot.DEPARTURE, "2026-02-10 00:00", 10),
        (Slot.DEPARTURE, "2026-02-10 20:00", 11),
    ],
)
def test_a_day_workers_check_in_is_for(slot, at, day):
    plans = [plan(date(2026, 2, each)) for each in (9, 10, 11)]
    assert choose_day(slot, wib(at), plans).local_date.day == day


def test_with_nothing_open_or_to_come_the_last_closed_counts():
    plans = [plan(date(2026, 2, each)) for each in (12, 13, 14)]  # Thursday, Friday, Saturday
    assert choose_day(Slot.DEPARTURE, wib("2026-02-13 21:00"), plans) is plans[1]
    assert choose_day(Slot.DEPARTURE, wib("2026-02-13 21:00"), plans[:1]) is plans[0]


def test_of_two_open_windows_the_one_that_closes_first_counts():
    at, hour = wib("2026-02-10 12:00").astimezone(UTC), timedelta(hours=1)
    wide = PlannedSlot(Slot.MIDDAY, at - hour, at + 2 * hour, None, 0, required=True)
    narrow = replace(wide, opens_at=at, closes_at=at + hour)
    plans = [DayPlan(date(2026, 2, day), DayKind.WORKING, "", (each,)) for day, each in ((9, wide), (10, narrow))]
    assert choose_day(Slot.MIDDAY, at, plans) is plans[1]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-02-10 00:00", 9),  # still on shift
        ("2026-02-10 07:59:59.999999", 9),
        ("2026-02-10 08:00", 10),  # her last window has closed
        ("2026-02-10 23:59:59.999999", 10),
    ],
)
def test_a_night_worker_sees_yesterdays_shift_until_its_last_window_closes(at, day):
    plans = [plan(each, WATCHMAN) for each in candidate_dates(wib(at), WIB)]
    assert day_in_progress(wib(at), plans).local_date.day == day


@pytest.mark.parametrize("at", ["2026-02-10 00:00", "2026-02-10 12:00", "2026-02-10 23:59:59.999999"])
def test_a_day_worker_sees_today_from_midnight_to_midnight(at):
    plans = [plan(each) for each in candidate_dates(wib(at), WIB)]
    assert day_in_progress(wib(at), plans).local_date == date(2026, 2, 10)


def test_tomorrow_waits_while_one_of_todays_windows_is_open():
    at, hour = wib("2026-02-10 23:00").astimezone(UTC), timedelta(hours=1)
    departure = PlannedSlot(Slot.DEPARTURE, at - hour, at + hour, None, 0, required=True)
    arrival = PlannedSlot(Slot.ARRIVAL, at, at + 2 * hour, None, 0, required=True)
    yesterday = DayPlan(date(2026, 2, 9), DayKind.OFF, "")
    today = DayPlan(date(2026, 2, 10), DayKind.WORKING, "", (departure,))
    tomorrow = DayPlan(date(2026, 2, 11), DayKind.WORKING, "", (arrival,))
    assert day_in_progress(at, [yesterday, today, tomorrow]) is today
    assert day_in_progress(at + hour, [yesterday, today, tomorrow]) is tomorrow


def test_a_transfer_changes_the_day_it_starts_on_and_leaves_the_days_before():
    before, after = replace(ANI, ends_on=date(2026, 2, 10)), replace(WATCHMAN, starts_on=date(2026, 2, 11))
    rules = [plan(date(2026, 2, day), each).rule for day in (10, 11) for each in (before, after)]
    assert rules == ["pattern:office-5", "assignment:none", "assignment:none", "pattern:watch"]
