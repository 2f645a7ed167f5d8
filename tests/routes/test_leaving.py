"""The last day of service: entered by a city admin, today or later, or a month back for what was told late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import Grant, Role
from tests.cast import ANI, CITRA, EKO, ENDAH, FITRI, MONDAY, wib
from tests.routes.town import attendance, faults, nobody, nothing_changed, password_of, problem
from tests.world import World
from tools.phone import Reply

WORK = {"unit_id": "umum", "office_ids": ["balai-kota"], "pattern_id": "lima-hari"}


def day(days: int) -> date:
    """So many days from today."""
    return MONDAY + timedelta(days=days)


def leave(town: World, on: date | None, reason: str = "retired", of: str = "ani") -> Reply:
    body = {"left_on": on.isoformat() if on else None, "reason": reason}
    return town.phone(EKO, None).call("PUT", f"/employees/{of}/leaving", body)


def move(town: World, starts_on: date, of: str = "ani") -> Reply:
    body = {**WORK, "starts_on": starts_on.isoformat()}
    return town.phone(EKO, None).call("POST", f"/employees/{of}/assignments", body)


def plans(town: World, of: str = "ani") -> dict[str, str]:
    """Local date -> working or off, of the month."""
    month = town.phone(EKO, None).call("GET", f"/employees/{of}/attendance?month=2026-11").expect(200)["month"]
    return {each["local_date"]: each["day"] for each in month["days"]}


def test_the_last_day_is_told_and_still_worked(town: World) -> None:
    assert leave(town, day(0)).expect(200)["left_on"] == "2026-11-23"
    town.check_in(town.phone(ANI)).expect(201)


def test_from_the_next_midnight_on_nothing_is_allowed_any_more(town: World) -> None:
    leave(town, day(0)).expect(200)
    for moment, status in ((wib(23, 59, 59), 200), (wib(0, on=day(1)), 401)):
        town.clock.set(moment)
        phone = nobody()
        phone.token = town.accounts.access_token("ani")
        assert phone.call("GET", "/me").status == status
    assert problem(nobody().log_in(ANI.number, password_of(ANI))) == (422, "LOGIN_REFUSED")


def test_days_after_the_last_one_ask_nothing_and_the_unit_no_longer_lists_the_person(town: World) -> None:
    leave(town, day(0)).expect(200)
    assert (plans(town)["2026-11-23"], plans(town)["2026-11-24"]) == ("working", "off")
    citra = town.phone(CITRA, None)
    assert "ani" in str(citra.call("GET", "/units/umum/days/2026-11-23").json)
    assert "ani" not in str(citra.call("GET", "/units/umum/days/2026-11-24").json)
    assert "ani" in str(citra.call("GET", "/units/umum/people").json)
    town.clock.set(wib(7, on=day(1)))
    assert "ani" not in str(town.phone(CITRA, None).call("GET", "/units/umum/people").json)


@pytest.mark.parametrize(("days", "sound"), [(-32, False), (-31, True), (-1, True), (0, True), (400, True)])
def test_it_may_lie_a_month_back_for_what_was_told_late(town: World, days: int, sound: bool) -> None:
    if sound:
        leave(town, day(days)).expect(200)
    else:
        with nothing_changed():
            assert faults(leave(town, day(days))) == [("/left_on", "LEFT_TOO_EARLY")]


def test_what_was_recorded_after_it_stays_and_is_seen(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    before = attendance()
    leave(town, day(-1)).expect(200)
    assert attendance() == before
    month = town.phone(EKO, None).call("GET", "/employees/ani/attendance?month=2026-11").expect(200)["month"]
    today = next(each for each in month["days"] if each["local_date"] == "2026-11-23")
    assert (today["day"], len(today["check_ins"])) == ("off", 1)
    people = town.phone(CITRA, None).call("GET", "/units/umum/days/2026-11-23").expect(200)["people"]
    assert [(each["day"], len(each["check_ins"])) for each in people if each["employee_id"] == "ani"] == [("off", 1)]


def test_it_is_moved_and_taken_back_while_it_has_not_passed(town: World) -> None:
    leave(town, day(7)).expect(200)
    assert leave(town, day(3)).expect(200)["left_on"] == "2026-11-26"
    town.clock.set(wib(23, 59, on=day(3)))
    assert leave(town, None, "correction").expect(200)["left_on"] is None
    assert plans(town)["2026-11-27"] == "working"


@pytest.mark.parametrize("on", [None, day(30), day(-3)])
def test_once_it_has_passed_it_stands(town: World, on: date | None) -> None:
    leave(town, day(-1)).expect(200)
    with nothing_changed():
        assert problem(leave(town, on, "correction")) == (409, "HAS_LEFT")
        assert leave(town, day(-1)).expect(200)["left_on"] == "2026-11-22"  # the same again is the same


def test_who_comes_back_is_assigned_anew_without_the_old_roles(town: World) -> None:
    """The days between ask nothing: nobody is absent for having been away."""
    leave(town, day(-3), of="citra").expect(200)
    back = move(town, day(2), of="citra").expect(201)
    assert (back["left_on"], back["grants"]) == (None, [])
    assert [(each["starts_on"], each["ends_on"]) for each in back["assignments"]] == [
        ("2026-01-01", "2026-11-20"),
        ("2026-11-25", None),
    ]
    found = plans(town, "citra")
    assert [found[f"2026-11-{each}"] for each in (20, 23, 24, 25)] == ["working", "off", "off", "working"]


def test_no_move_begins_after_a_last_day_still_to_come(town: World) -> None:
    leave(town, day(2)).expect(200)
    move(town, day(2)).expect(201)
    with nothing_changed():
        assert faults(move(town, day(3))) == [("/starts_on", "STARTS_AFTER_LEAVING")]


@pytest.mark.parametrize("target", [ENDAH, FITRI], ids=["admin", "auditor"])
def test_an_admin_or_auditor_gives_the_role_up_first_as_two_people_decide(town: World, target: Any) -> None:
    """Else one admin could put the only other one out and then decide alone."""
    with nothing_changed():
        assert problem(leave(town, day(0), of=target.employee_id)) == (409, "ROLE_HELD")
    town.change(target.employee_id, lambda each: replace(each, grants=(Grant(Role.EXECUTIVE),)))
    leave(town, day(0), of=target.employee_id).expect(200)


def test_the_trail_tells_the_days_and_the_reason_by_its_code(town: World) -> None:
    leave(town, day(7)).expect(200)
    leave(town, day(3), "died").expect(200)
    entries = town.phone(EKO, None).call("GET", "/audit/days/umum/2026-11-23").expect(200)["entries"]
    assert [(each["action"], each["object_id"], each["facts"]) for each in entries] == [
        ("leaving_set", "ani", {"old": None, "new": "2026-11-30", "reason": "retired"}),
        ("leaving_set", "ani", {"old": "2026-11-30", "new": "2026-11-26", "reason": "died"}),
    ]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"left_on": "2026-02-30", "reason": "retired"}, "/left_on"), ({"left_on": None}, "/reason"),
     ({"reason": "retired"}, "/left_on"), ({"left_on": None, "reason": "Ani sakit"}, "/reason")],
)  # fmt: skip
def test_a_day_and_a_known_reason_are_asked_for(town: World, body: dict[str, object], pointer: str) -> None:
    with nothing_changed():
        reply = town.phone(EKO, None).call("PUT", "/employees/ani/leaving", body)
    assert [each for each, _ in faults(reply)] == [pointer]


def test_somebody_unknown_does_not_leave(town: World) -> None:
    assert problem(leave(town, day(0), of="antah")) == (404, "NOT_FOUND")
