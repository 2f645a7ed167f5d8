"""What an admin may enter about time: every fault has a place and a code, and all come at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind, Override, PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.rules.schedule import check_holiday, check_override, check_pattern, earliest_start
from chalicelib.rules.week import Fault

TODAY = date(2026, 2, 9)
TOMORROW = earliest_start(TODAY)
YESTERDAY = TODAY - timedelta(days=1)

ARRIVAL = SlotPlan(Slot.ARRIVAL, 360, 660, 450)
MIDDAY = SlotPlan(Slot.MIDDAY, 690, 810)
DEPARTURE = SlotPlan(Slot.DEPARTURE, 840, 1200, 960)
USUAL = (ARRIVAL, MIDDAY, DEPARTURE)
WEEK = (USUAL,) * 5 + ((), ())
BEGUN = PatternVersion(date(2020, 1, 1), WEEK)
OFFICE = ShiftPattern("office-5", "Lima hari kerja", (BEGUN,))
RAMADAN = Override("ramadan-1447", "Ramadan 1447 H", "SE 288/2025", TOMORROW, date(2026, 3, 19), WEEK)
NYEPI = Holiday(date(2026, 3, 19), "Hari Suci Nyepi", HolidayKind.PUBLIC, "SKB 1497/2025")


def with_monday(*plans: SlotPlan) -> ShiftPattern:
    return with_week((plans, *WEEK[1:]))


def with_week(week) -> ShiftPattern:
    return replace(OFFICE, versions=(replace(BEGUN, week=tuple(week)),))


def found(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in faults]


# Patterns


def test_the_citys_five_days_are_sound():
    assert check_pattern(OFFICE) == ()


MONDAY = "/versions/0/week/0"


@pytest.mark.parametrize(
    ("plans", "pointer", "code"),
    [
        ((ARRIVAL, MIDDAY, DEPARTURE, DEPARTURE), MONDAY, "TOO_MANY_SLOTS"),
        ((ARRIVAL, replace(ARRIVAL, opens_min=400)), MONDAY, "SLOT_REPEATED"),
        ((MIDDAY, ARRIVAL), MONDAY, "SLOTS_OUT_OF_ORDER"),
        ((ARRIVAL, replace(MIDDAY, opens_min=300)), MONDAY, "SLOTS_OUT_OF_ORDER"),
        ((MIDDAY, replace(ARRIVAL, opens_min=700, limit_min=None, closes_min=800)), MONDAY, "SLOTS_OUT_OF_ORDER"),
        ((replace(MIDDAY, closes_min=690),), f"{MONDAY}/0/closes_min", "WINDOW_EMPTY"),
        ((replace(MIDDAY, closes_min=689),), f"{MONDAY}/0/closes_min", "WINDOW_EMPTY"),
        ((replace(ARRIVAL, limit_min=359),), f"{MONDAY}/0/limit_min", "LIMIT_OUTSIDE_WINDOW"),
        ((ARRIVAL, replace(DEPARTURE, limit_min=1201)), f"{MONDAY}/1/limit_min", "LIMIT_OUTSIDE_WINDOW"),
        ((replace(MIDDAY, limit_min=700),), f"{MONDAY}/0/limit_min", "LIMIT_NOT_JUDGED"),
        ((replace(ARRIVAL, opens_min=-721),), f"{MONDAY}/0/opens_min", "MINUTES_OUT_OF_RANGE"),
        ((replace(DEPARTURE, opens_min=2000, closes_min=2881, limit_min=2400),), f"{MONDAY}/0/closes_min",
         "MINUTES_OUT_OF_RANGE"),
        ((ARRIVAL, replace(DEPARTURE, closes_min=360 + 2161)), MONDAY, "DAY_TOO_LONG"),
    ],
)  # fmt: skip
def test_a_day_with_a_fault_says_where_and_which(plans, pointer, code):
    assert (pointer, code) in found(check_pattern(with_monday(*plans)))


@pytest.mark.parametrize(
    "plans",
    [
        (),
        (MIDDAY,),
        (replace(ARRIVAL, limit_min=None), replace(DEPARTURE, limit_min=None)),
        (replace(ARRIVAL, limit_min=360),),  # at the opening
        (replace(ARRIVAL, limit_min=660),),  # at the closing
        (replace(ARRIVAL, opens_min=-720, limit_min=0),),
        (replace(DEPARTURE, opens_min=1800, closes_min=2880, limit_min=2880),),
        (ARRIVAL, replace(DEPARTURE, closes_min=360 + 2160)),  # 36 h
        (ARRIVAL, replace(MIDDAY, opens_min=360)),  # two slots that open together
    ],
)
def test_a_day_at_the_very_edge_is_sound(plans):
    alone = [()] * 7
    alone[2] = plans  # neighbours are free, so nothing overlaps
    assert check_pattern(with_week(alone)) == ()


def test_a_repeated_slot_is_one_fault_not_two():
    assert found(check_pattern(with_monday(MIDDAY, MIDDAY))) == [(MONDAY, "SLOT_REPEATED")]


@pytest.mark.parametrize("days", [0, 6, 8])
def test_a_week_has_seven_days(days):
    assert found(check_pattern(with_week([USUAL] * days))) == [("/versions/0/week", "WEEK_NOT_SEVEN_DAYS")]


@pytest.mark.parametrize(("closes_min", "faults"), [(1440 + 840, 0), (1440 + 841, 7)])
def test_a_slot_may_open_when_yesterdays_closes_but_not_before(closes_min, faults):
    day = (ARRIVAL, replace(DEPARTURE, closes_min=closes_min))
    codes = [code for _, code in found(check_pattern(with_week([day] * 7)))]
    assert codes == ["WINDOWS_OVERLAP"] * faults


def test_sunday_night_may_not_reach_into_monday():
    week = [()] * 7
    week[6] = (replace(DEPARTURE, closes_min=1440 + 900),)
    week[0] = (DEPARTURE,)
    assert found(check_pattern(with_week(week))) == [("/versions/0/week/0/0/opens_min", "WINDOWS_OVERLAP")]


def test_different_slots_of_adjacent_days_may_be_open_at_once():
    night = (replace(ARRIVAL, opens_min=1140, closes_min=1320, limit_min=1200),)
    morning = (replace(DEPARTURE, opens_min=-300, closes_min=0, limit_min=None),)
    assert check_pattern(with_week([night, morning, (), (), (), (), ()])) == ()


@pytest.mark.parametrize(("grace_min", "codes"), [(-1, 1), (0, 0), (120, 0), (121, 1)])
def test_grace_is_at_most_two_hours(grace_min, codes):
    faults = check_pattern(replace(OFFICE, versions=(replace(BEGUN, grace_min=grace_min),)))
    assert found(faults) == [("/versions/0/grace_min", "GRACE_OUT_OF_RANGE")] * codes


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (None, None),
        ("P", None),
        ("", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("PS", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        (" ", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\u0000", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\u200b", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\u202e", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\ue000", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\u0301", "ROSTER_CODE_NOT_ONE_CHARACTER"),
        ("\u00e9", None),
        ("-", "ROSTER_CODE_RESERVED"),
        ("O", "ROSTER_CODE_RESERVED"),
        ("M", "ROSTER_CODE_TAKEN"),
    ],
)
def test_a_roster_code_is_one_free_character(code, fault):
    faults = check_pattern(replace(OFFICE, code=code), off_code="O", taken_codes={"M"})
    assert found(faults) == ([("/code", fault)] if fault else [])


@pytest.mark.parametrize(("code", "sound"), [("P", True), ("Q", False), (None, False)])
def test_a_roster_code_once_published_stays_with_its_pattern(code, sound):
    faults = check_pattern(replace(OFFICE, code=code), TOMORROW, replace(OFFICE, code="P"))
    assert found(faults) == ([] if sound else [("/code", "ROSTER_CODE_FIXED")])


def test_a_weekly_pattern_may_get_a_roster_code():
    assert check_pattern(replace(OFFICE, code="P"), TOMORROW, OFFICE) == ()


def test_a_pattern_has_a_name_and_versions():
    assert found(check_pattern(replace(OFFICE, name="  ", versions=()))) == [
        ("/name", "NAME_EMPTY"),
        ("/versions", "VERSIONS_EMPTY"),
    ]


@pytest.mark.parametrize("starts_on", [BEGUN.starts_on, BEGUN.starts_on - timedelta(days=1)])
def test_versions_come_oldest_first_and_never_two_on_a_day(starts_on):
    faults = check_pattern(replace(OFFICE, versions=(BEGUN, replace(BEGUN, starts_on=starts_on))))
    assert found(faults) == [("/versions/1/starts_on", "VERSIONS_OUT_OF_ORDER")]


def test_all_faults_of_one_body_come_at_once():
    faults = check_pattern(replace(with_monday(replace(MIDDAY, closes_min=0, limit_min=700)), name="", code="PS"))
    assert [fault.code for fault in faults] == [
        "NAME_EMPTY",
        "ROSTER_CODE_NOT_ONE_CHARACTER",
        "WINDOW_EMPTY",
        "LIMIT_OUTSIDE_WINDOW",
        "LIMIT_NOT_JUDGED",
    ]


# Starting dates


def test_what_is_entered_in_the_evening_starts_tomorrow_at_the_earliest():
    assert earliest_start(date(2028, 2, 28)) == date(2028, 2, 29)
    assert earliest_start(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(("starts_on", "sound"), [(YESTERDAY, False), (TODAY, False), (TOMORROW, True)])
def test_a_new_version_starts_after_today(starts_on, sound):
    faults = check_pattern(replace(OFFICE, versions=(BEGUN, replace(BEGUN, starts_on=starts_on))), TOMORROW, OFFICE)
    assert found(faults) == ([] if sound else [("/versions/1/starts_on", "STARTS_TOO_EARLY")])


def test_the_very_first_load_may_start_any_date():
    assert check_pattern(OFFICE, earliest=None) == ()
    assert found(check_pattern(OFFICE, TOMORROW)) == [("/versions/0/starts_on", "STARTS_TOO_EARLY")]
    assert check_override(replace(RAMADAN, starts_on=YESTERDAY), earliest=None) == ()
    assert check_holiday(replace(NYEPI, on=date(2020, 1, 1)), earliest=None) == ()


def test_a_version_that_has_begun_can_be_neither_changed_nor_dropped():
    changed, coming = replace(BEGUN, grace_min=15), replace(BEGUN, starts_on=TOMORROW)
    faults = check_pattern(replace(OFFICE, versions=(changed,)), TOMORROW, OFFICE)
    assert ("/versions", "BEGUN_VERSION_CHANGED") in found(faults)
    faults = check_pattern(replace(OFFICE, versions=(coming,)), TOMORROW, OFFICE)
    assert found(faults) == [("/versions", "BEGUN_VERSION_CHANGED")]


def test_a_version_that_has_not_begun_can_be_changed_and_dropped():
    coming = replace(OFFICE, versions=(BEGUN, replace(BEGUN, starts_on=TOMORROW)))
    changed = replace(OFFICE, versions=(BEGUN, replace(BEGUN, starts_on=TOMORROW, grace_min=15)))
    assert check_pattern(changed, TOMORROW, coming) == check_pattern(OFFICE, TOMORROW, coming) == ()


# Overrides


def test_ramadan_entered_the_evening_before_is_sound():
    assert check_override(RAMADAN, TOMORROW) == ()


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"name": ""}, "/name", "NAME_EMPTY"),
        ({"decree_no": " "}, "/decree_no", "DECREE_NO_EMPTY"),
        ({"ends_on": TODAY}, "/ends_on", "ENDS_BEFORE_START"),
        ({"ends_on": TOMORROW + timedelta(days=60)}, "/ends_on", "OVERRIDE_TOO_LONG"),
        ({"starts_on": TODAY}, "/starts_on", "STARTS_TOO_EARLY"),
        ({"grace_min": 121}, "/grace_min", "GRACE_OUT_OF_RANGE"),
        ({"week": WEEK[:6]}, "/week", "WEEK_NOT_SEVEN_DAYS"),
        ({"week": ((MIDDAY, ARRIVAL), *WEEK[1:])}, "/week/0", "SLOTS_OUT_OF_ORDER"),
    ],
)
def test_an_override_with_a_fault_says_where_and_which(change, pointer, code):
    assert found(check_override(replace(RAMADAN, **change), TOMORROW)) == [(pointer, code)]


@pytest.mark.parametrize("days", [1, 60])
def test_an_override_lasts_one_to_sixty_days(days):
    assert check_override(replace(RAMADAN, ends_on=TOMORROW + timedelta(days=days - 1)), TOMORROW) == ()


RUNNING = replace(RAMADAN, starts_on=date(2026, 1, 20))


@pytest.mark.parametrize(
    ("ends_on", "sound"), [(YESTERDAY, False), (TODAY, True), (date(2026, 3, 18), True), (date(2026, 3, 20), True)]
)
def test_a_running_overrides_end_may_move_from_today_on(ends_on, sound):
    faults = check_override(replace(RUNNING, ends_on=ends_on), TOMORROW, RUNNING)
    assert found(faults) == ([] if sound else [("/ends_on", "ENDS_TOO_EARLY")])


def test_an_override_that_is_over_cannot_be_stretched_over_past_days():
    over = replace(RUNNING, ends_on=YESTERDAY)
    assert found(check_override(RUNNING, TOMORROW, over)) == [("/ends_on", "ENDS_TOO_EARLY")]
    assert check_override(replace(over, decree_no="SE 3/2026"), TOMORROW, over) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": date(2026, 1, 21)},
        {"week": (USUAL,) * 7},
        {"grace_min": 5},
        {"pattern_ids": ("office-5",)},
        {"unit_ids": ("rsud",)},
    ],
)
def test_what_a_running_override_has_said_stays_said(change):
    faults = check_override(replace(RUNNING, **change), TOMORROW, RUNNING)
    assert found(faults) == [(f"/{next(iter(change))}", "BEGUN_OVERRIDE_CHANGED")]


def test_an_override_that_has_not_begun_may_change_but_not_begin_today():
    assert check_override(replace(RAMADAN, week=(USUAL,) * 7), TOMORROW, RAMADAN) == ()
    faults = check_override(replace(RAMADAN, starts_on=TODAY), TOMORROW, RAMADAN)
    assert found(faults) == [("/starts_on", "STARTS_TOO_EARLY")]


# Holidays


@pytest.mark.parametrize(("on", "sound"), [(YESTERDAY, False), (TODAY, True), (TOMORROW, True)])
def test_a_holiday_may_be_declared_for_today(on, sound):
    faults = check_holiday(replace(NYEPI, on=on), TODAY)
    assert found(faults) == ([] if sound else [("/on", "DATE_PASSED")])


def test_a_holiday_has_a_name_and_a_decree():
    faults = check_holiday(replace(NYEPI, name="", decree_no="\t"), TODAY)
    assert found(faults) == [("/name", "NAME_EMPTY"), ("/decree_no", "DECREE_NO_EMPTY")]
