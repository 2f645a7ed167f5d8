"""Patterns, dated orders and holidays through the door: what is proposed, what is refused, what then holds."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind
from tests import cast
from tests.cast import ANI, EKO, ENDAH, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply

ARRIVAL = {"slot": "arrival", "opens_min": 360, "closes_min": 600, "limit_min": 480}
WEEK: list[Any] = [[ARRIVAL]] * 5 + [[], []]
PATTERN: dict[str, Any] = {"name": "Puasa", "versions": [{"starts_on": "2026-11-24", "week": WEEK}]}
ORDER: dict[str, Any] = {
    "name": "Ramadan", "decree_no": "800/1/2026", "starts_on": "2026-11-24", "ends_on": "2026-11-26", "week": WEEK,
}  # fmt: skip
HOLIDAY = {"on": "2026-12-24", "name": "Cuti bersama Natal", "kind": "collective", "decree_no": "1497/2025"}


def eko(town: World) -> Phone:
    return town.phone(EKO, enrolled=None)


def put(town: World, path: str, body: dict[str, Any], **changed: object) -> Reply:
    return eko(town).call("PUT", f"/calendar/{path}", {**body, **changed})


def declare(town: World, *holidays: dict[str, Any], **more: object) -> Reply:
    return eko(town).call("POST", "/calendar/holidays", {"holidays": list(holidays), **more})


def approve(town: World, made: dict[str, Any]) -> None:
    endah = town.phone(ENDAH, enrolled=None)
    endah.call("POST", f"/proposals/{made['proposal_id']}/decision", {"approve": True}).expect(200)


def calendar(town: World) -> dict[str, Any]:
    found: dict[str, Any] = town.phone(ANI, None).call("GET", "/calendar").expect(200)
    return found


def test_everybody_reads_the_calendar(town: World) -> None:
    found = calendar(town)
    assert {each["pattern_id"] for each in found["patterns"]} == {"lima-hari", "pagi", "malam"}
    assert (found["overrides"], found["holidays"]) == ([], [])


# Patterns.


def test_a_pattern_holds_once_the_second_admin_approves(town: World) -> None:
    made = put(town, "patterns/puasa", PATTERN).expect(202)
    assert (made["subject"], made["state"], made["summary"]) == ("calendar", "waiting", {"pattern": "puasa"})
    assert "puasa" not in {each["pattern_id"] for each in calendar(town)["patterns"]}
    approve(town, made)
    assert "puasa" in {each["pattern_id"] for each in calendar(town)["patterns"]}


def test_the_same_pattern_again_is_the_same_proposal(town: World) -> None:
    assert put(town, "patterns/puasa", PATTERN).expect(202) == put(town, "patterns/puasa", PATTERN).expect(202)


SLOT_FAULTS: list[tuple[dict[str, object], str]] = [
    ({"slot": "pagi"}, "SLOT_UNKNOWN"),
    ({"opens_min": -721}, "RANGE"),
    ({"closes_min": 2_881}, "RANGE"),
    ({"opens_min": 600}, "WINDOW_EMPTY"),
    ({"limit_min": 601}, "LIMIT_OUTSIDE_WINDOW"),
    ({"opens_min": "06:00"}, "TYPE"),
]


@pytest.mark.parametrize(("changed", "code"), SLOT_FAULTS)
def test_a_slot_that_cannot_be_is_told_why(town: World, changed: dict[str, object], code: str) -> None:
    week = [[{**ARRIVAL, **changed}], *WEEK[1:]]
    with nothing_changed():
        reply = put(town, "patterns/puasa", {"name": "Puasa", "versions": [{"starts_on": "2026-11-24", "week": week}]})
    assert problem(reply) == (422, "INPUT_INVALID")
    assert code in [found for _, found in faults(reply)]


def test_a_pattern_may_have_twenty_versions_of_full_weeks(town: World) -> None:
    slots = [{**ARRIVAL, "slot": slot, "required": True} for slot in ("arrival", "departure")]
    slots[1] |= {"opens_min": 840, "closes_min": 1_080, "limit_min": 960}
    midday = {"slot": "midday", "opens_min": 690, "closes_min": 810, "limit_min": None, "required": True}
    week = [[slots[0], midday, slots[1]]] * 7
    starts = [date(2027, 1, 1) + timedelta(days=30 * each) for each in range(20)]
    versions = [{"starts_on": on.isoformat(), "week": week, "grace_min": 5} for on in starts]
    put(town, "patterns/puasa", {"name": "Puasa", "versions": versions}).expect(202)


@pytest.mark.parametrize("days", [0, 6, 8])
def test_a_week_has_seven_days(town: World, days: int) -> None:
    body = {"name": "Puasa", "versions": [{"starts_on": "2026-11-24", "week": [[]] * days}]}
    assert faults(put(town, "patterns/puasa", body)) == [("/versions/0/week", "LENGTH")]


def test_a_begun_version_stays_as_it_is(town: World) -> None:
    with nothing_changed():
        reply = put(town, "patterns/lima-hari", PATTERN | {"versions": [{"starts_on": "2026-01-01", "week": WEEK}]})
    assert problem(reply) == (422, "INPUT_INVALID")


@pytest.mark.parametrize("code", ["L", "-", "P"])
def test_a_roster_code_is_free_before_it_is_taken(town: World, code: str) -> None:
    with nothing_changed():
        assert problem(put(town, "patterns/puasa", PATTERN, code=code)) == (422, "INPUT_INVALID")


@pytest.mark.parametrize("code", ["", "PP", " ", "\n", "\u0000", "\u200b", "\u202e", 5])
def test_a_roster_code_is_one_letter(town: World, code: object) -> None:
    with nothing_changed():
        assert problem(put(town, "patterns/puasa", PATTERN, code=code)) == (422, "INPUT_INVALID")


def test_a_roster_code_stays_with_its_pattern_for_rosters_hold_it(town: World) -> None:
    held = next(each for each in calendar(town)["patterns"] if each["pattern_id"] == "pagi")
    body = {"name": "Jaga pagi", "versions": held["versions"]}
    for code in ("Q", None):
        with nothing_changed():
            assert faults(put(town, "patterns/pagi", body, code=code)) == [("/code", "ROSTER_CODE_FIXED")]
    put(town, "patterns/pagi", body, code="P").expect(202)


# Dated orders.


def test_an_order_is_entered_the_evening_before_and_changes_the_next_day(town: World) -> None:
    town.clock.set(wib(19, 0))
    approve(town, put(town, "overrides/ramadan", ORDER).expect(202))
    town.clock.set(wib(7, 0, on=date(2026, 11, 24)))
    today = town.phone(ANI).today()
    assert (today["rule"], today["rule_name"]) == ("override:ramadan", "Ramadan")
    assert [each["plan"]["slot"] for each in today["slots"]] == ["arrival"]


def test_an_order_does_not_begin_today(town: World) -> None:
    with nothing_changed():
        assert "/starts_on" in dict(faults(put(town, "overrides/ramadan", ORDER, starts_on="2026-11-23")))


ORDER_FAULTS: list[tuple[dict[str, object], tuple[str, str]]] = [
    ({"pattern_ids": ["lima-hari", "antah"]}, ("/pattern_ids/1", "PATTERN_UNKNOWN")),
    ({"unit_ids": ["antah"]}, ("/unit_ids/0", "UNIT_UNKNOWN")),
    ({"grace_min": 121}, ("/grace_min", "RANGE")),
    ({"decree_no": " "}, ("/decree_no", "TEXT_INVALID")),
    ({"ends_on": "2026-11-31"}, ("/ends_on", "PATTERN")),
]


@pytest.mark.parametrize(("changed", "fault"), ORDER_FAULTS)
def test_an_order_that_cannot_be_is_told_why(town: World, changed: dict[str, object], fault: tuple[str, str]) -> None:
    with nothing_changed():
        reply = put(town, "overrides/ramadan", ORDER, **changed)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert fault in faults(reply)


def test_an_order_ends_after_it_begins(town: World) -> None:
    with nothing_changed():
        assert problem(put(town, "overrides/ramadan", ORDER, ends_on="2026-11-23")) == (422, "INPUT_INVALID")


def begun_order(town: World) -> dict[str, Any]:
    """An order for Setda and its parts, in force since this morning; a part has joined Setda since."""
    approve(town, put(town, "overrides/ramadan", ORDER, unit_ids=["setda"]).expect(202))
    town.clock.set(wib(9, on=date(2026, 11, 24)))
    eko(town).call("PUT", "/units/tu", {"name": "Tata Usaha", "parent_id": "setda"}).expect(200)
    found: dict[str, Any] = calendar(town)["overrides"][0]
    assert found.pop("override_id") == "ramadan"
    return found


@pytest.mark.parametrize("said_again", [{"unit_ids": ["setda"]}, {}])
def test_an_order_that_has_begun_is_prolonged_for_the_units_it_began_with(
    town: World, said_again: dict[str, Any]
) -> None:
    read = begun_order(town)
    made = put(town, "overrides/ramadan", {**read, **said_again}, ends_on="2026-11-27").expect(202)
    approve(town, made)
    assert calendar(town)["overrides"] == [{**read, "override_id": "ramadan", "ends_on": "2026-11-27"}]
    assert read["unit_ids"] == ["setda", "umum"]


@pytest.mark.parametrize("unit_ids", [[], ["umum"], ["setda", "puskesmas"], ["setda", "umum", "tu"]])
def test_an_order_that_has_begun_takes_no_other_units(town: World, unit_ids: list[str]) -> None:
    read = begun_order(town)
    with nothing_changed():
        reply = put(town, "overrides/ramadan", read, unit_ids=unit_ids)
    assert faults(reply) == [("/unit_ids", "BEGUN_OVERRIDE_CHANGED")]


# Holidays.


def test_the_package_proposes_and_only_the_decree_makes_it_hold(town: World) -> None:
    found = eko(town).call("GET", "/calendar/holiday-proposals?year=2026").expect(200)["holidays"]
    assert "2026-12-25" in [each["on"] for each in found]
    assert calendar(town)["holidays"] == []


def test_a_declared_holiday_is_a_day_off_and_proposed_no_more(town: World) -> None:
    approve(town, declare(town, HOLIDAY | {"on": "2026-12-25", "kind": "public"}).expect(202))
    town.clock.set(wib(7, on=date(2026, 12, 25)))
    assert problem(town.phone(ANI).ask_challenge("arrival")) == (422, "DAY_OFF")
    left = eko(town).call("GET", "/calendar/holiday-proposals?year=2026").expect(200)["holidays"]
    assert "2026-12-25" not in [each["on"] for each in left]


def test_a_holiday_declared_at_noon_keeps_the_mornings_check_ins(town: World) -> None:
    ani = town.phone(ANI)
    town.check_in(ani).expect(201)
    town.clock.set(wib(12))
    approve(town, declare(town, HOLIDAY | {"on": "2026-11-23", "kind": "local"}).expect(202))
    ani.token = town.accounts.access_token("ani")
    day = ani.call("GET", "/me/attendance?month=2026-11").expect(200)["days"][22]
    assert (day["day"], len(day["check_ins"])) == ("off", 1)


HOLIDAY_FAULTS: list[tuple[dict[str, object], tuple[str, str]]] = [
    ({"on": "2026-11-22"}, ("/holidays/1/on", "DATE_PASSED")),
    ({"name": "Sekali lagi"}, ("/holidays/1/on", "DATE_REPEATED")),
    ({"on": "2026-02-30"}, ("/holidays/1/on", "PATTERN")),
    ({"kind": "party"}, ("/holidays/1/kind", "ENUM")),
    ({"decree_no": ""}, ("/holidays/1/decree_no", "TEXT_INVALID")),
]


@pytest.mark.parametrize(("changed", "fault"), HOLIDAY_FAULTS)
def test_one_bad_holiday_stops_them_all(town: World, changed: dict[str, object], fault: tuple[str, str]) -> None:
    with nothing_changed():
        reply = declare(town, HOLIDAY, HOLIDAY | changed)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [fault]


def test_holidays_come_one_to_sixty_at_a_time(town: World) -> None:
    dates = [date(2027, 1, 1) + timedelta(days=each) for each in range(61)]
    all_of_them = [HOLIDAY | {"on": on.isoformat()} for on in dates]
    declare(town, *all_of_them[:60]).expect(202)
    for wrong in ([], all_of_them):
        assert faults(declare(town, *wrong)) == [("/holidays", "LENGTH")]


def with_holidays(town: World, *dates: date) -> None:
    holidays = {on: Holiday(on, "Libur", HolidayKind.LOCAL, "1") for on in dates}
    town.publish("calendar", replace(cast.CITY.calendar, holidays=holidays))


def test_a_holiday_to_come_is_taken_back_by_two(town: World) -> None:
    with_holidays(town, date(2026, 12, 24))
    made = eko(town).call("DELETE", "/calendar/holidays/2026-12-24").expect(202)
    assert made["state"] == "waiting"
    approve(town, made)
    assert calendar(town)["holidays"] == []


def test_in_an_emergency_by_one(town: World) -> None:
    with_holidays(town, date(2026, 12, 24))
    made = eko(town).call("DELETE", "/calendar/holidays/2026-12-24?emergency_reason=Salah%20SK").expect(202)
    assert (made["state"], made["emergency"], made["reason"]) == ("applied", True, "Salah SK")


@pytest.mark.parametrize("on", ["2026-11-22", "2026-11-23", "2026-12-25"])
def test_a_holiday_that_has_begun_or_is_none_cannot_be_taken_back(town: World, on: str) -> None:
    with_holidays(town, date(2026, 11, 22), date(2026, 11, 23))
    with nothing_changed():
        assert problem(eko(town).call("DELETE", f"/calendar/holidays/{on}")) == (404, "NOT_FOUND")
