"""What each kind of request needs, how long and how late it may be, and what it overlaps."""

from collections.abc import Callable
from datetime import date, timedelta
from string import Formatter
from typing import Any

import pytest

from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place
from chalicelib.domain.request import LeaveKind, Request, RequestKind, RequestState
from chalicelib.domain.settings import RequestSettings
from chalicelib.domain.shift import DayKind, DayPlan, Slot
from chalicelib.rules.request import (
    EXCUSES_KEPT_DAYS,
    FIELDS,
    MAX_DAYS,
    NEEDED,
    date_faults,
    excuse_of,
    kept_excuses,
    last_day_to_ask,
    late_faults,
    needs_city,
    overlap_faults,
    shape_faults,
)
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.rules.working_days import days_taken
from tests.cast import wib
from tests.requests import ON, a_request

SETTINGS = RequestSettings()
ANYWHERE = Place(name="di mana saja")
FULL: dict[str, Any] = {
    "leave": LeaveKind.SICK, "order_no": "800/12", "due": (Slot.ARRIVAL,), "place": ANYWHERE, "arrive_by_min": 600,
    "leave_from_min": 840, "slot": Slot.ARRIVAL, "counts_at": wib(7, 20), "attempt_id": "abc",
}  # fmt: skip


def spots(faults: list[Any]) -> set[tuple[str, str]]:
    return {(each.pointer, each.code) for each in faults}


def bare(kind: RequestKind, **facts: Any) -> Request:
    return a_request(kind, **{"leave": None, **facts})


@pytest.mark.parametrize("kind", RequestKind)
def test_each_kind_needs_its_own_fields_and_takes_no_others(kind: RequestKind) -> None:
    own = {name: FULL[name] for name in FIELDS[kind]}
    assert shape_faults(bare(kind, **own)) == []
    assert spots(shape_faults(bare(kind))) == {(f"/{name}", "REQUIRED") for name in NEEDED[kind]}
    strangers = {(f"/{name}", "FIELD_NOT_OF_KIND") for name in FULL.keys() - FIELDS[kind]}
    assert spots(shape_faults(bare(kind, **FULL))) == strangers


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, set()),  # everything excused, nowhere to go
        ({"due": (Slot.ARRIVAL,), "place": ANYWHERE}, set()),
        ({"due": (Slot.ARRIVAL,)}, {("/place", "PLACE_NEEDED")}),
        ({"place": ANYWHERE}, {("/due", "DUE_NEEDED")}),
    ],
)
def test_an_order_says_where_its_slots_are_due(facts: dict[str, Any], found: set[tuple[str, str]]) -> None:
    assert spots(shape_faults(bare(RequestKind.DUTY, order_no="800/12", **facts))) == found


@pytest.mark.parametrize(
    ("last", "arrive", "leave", "found"),
    [
        (ON, 600, 840, set()),
        (ON, 840, 840, {("/leave_from_min", "TIMES_CROSS")}),
        (ON + timedelta(days=1), 600, None, {("/ends_on", "TIMES_OF_ONE_DATE")}),
        (ON + timedelta(days=1), None, None, set()),
    ],
)
def test_coming_late_and_leaving_early_are_of_one_date(
    last: date, arrive: int | None, leave: int | None, found: set[tuple[str, str]]
) -> None:
    request = bare(RequestKind.PERMISSION, last=last, arrive_by_min=arrive, leave_from_min=leave)
    assert spots(shape_faults(request)) == found


@pytest.mark.parametrize("kind", RequestKind)
def test_the_longest_request_of_a_kind(kind: RequestKind) -> None:
    last = ON + timedelta(days=MAX_DAYS[kind] - 1)
    assert date_faults(bare(kind, last=last), ON) == []
    assert spots(date_faults(bare(kind, last=last + timedelta(days=1)), ON)) == {("/ends_on", "REQUEST_TOO_LONG")}


def test_the_last_date_is_not_before_the_first_and_the_first_at_most_a_year_ahead() -> None:
    assert spots(date_faults(bare(RequestKind.LEAVE, last=ON - timedelta(days=1)), ON)) == {
        ("/ends_on", "ENDS_BEFORE_START")
    }
    assert date_faults(bare(RequestKind.LEAVE), ON - timedelta(days=366)) == []
    assert spots(date_faults(bare(RequestKind.LEAVE), ON - timedelta(days=367))) == {("/starts_on", "TOO_FAR_AHEAD")}


# How late it may come: own working days.


def weekly(on: date) -> DayPlan:
    return DayPlan(on, DayKind.OFF if on.weekday() >= 5 else DayKind.WORKING, "pattern")


def roster(letters: str) -> Callable[[date], DayPlan]:
    """From ON on: W works, L is off; beyond its end nobody has planned."""

    def plan_on(on: date) -> DayPlan:
        letter = letters[(on - ON).days] if 0 <= (on - ON).days < len(letters) else "-"
        return DayPlan(on, {"W": DayKind.WORKING, "L": DayKind.OFF, "-": DayKind.UNKNOWN}[letter], "roster")

    return plan_on


@pytest.mark.parametrize(
    ("first", "plan_on", "last_on"),
    [
        (date(2026, 12, 7), weekly, date(2026, 12, 10)),  # Monday: until Thursday
        (date(2026, 12, 10), weekly, date(2026, 12, 15)),  # Thursday: over the weekend, until Tuesday
        (date(2026, 12, 12), weekly, date(2026, 12, 16)),  # Saturday
        (ON, roster("WLLLWWLW"), date(2026, 12, 14)),  # a hospital's roster: days off do not count
    ],
)
def test_a_person_asks_within_three_own_working_days(
    first: date, plan_on: Callable[[date], DayPlan], last_on: date
) -> None:
    request = bare(RequestKind.CORRECTION, first=first)
    assert last_day_to_ask(request, SETTINGS, plan_on) == last_on
    assert late_faults(request, last_on, last_on, by_another=False) == []
    after = last_on + timedelta(days=1)
    assert spots(late_faults(request, after, last_on, by_another=False)) == {("/starts_on", "REQUEST_TOO_LATE")}
    assert late_faults(request, after, last_on, by_another=True) == []


def test_a_roster_that_ends_gives_sixty_days() -> None:
    assert last_day_to_ask(bare(RequestKind.CORRECTION), SETTINGS, roster("W")) == ON + timedelta(days=60)


def test_what_a_person_was_told_holds_whatever_their_plan_becomes() -> None:
    told = {ON: date(2026, 12, 10)}
    for plan_on in (roster("W"), roster("WWWWWW")):
        assert last_day_to_ask(bare(RequestKind.CORRECTION), SETTINGS, plan_on, None, told) == date(2026, 12, 10)
    objection = bare(RequestKind.OBJECTION)
    assert last_day_to_ask(objection, SETTINGS, weekly, date(2026, 12, 11), told) == date(2026, 12, 16)


def test_of_an_illness_the_days_are_counted_from_its_last() -> None:
    ill = a_request(last=ON + timedelta(days=4), leave=LeaveKind.SICK)
    away = a_request(last=ON + timedelta(days=4))
    assert last_day_to_ask(ill, SETTINGS, weekly) == date(2026, 12, 16)
    assert last_day_to_ask(away, SETTINGS, weekly) == date(2026, 12, 10)


def test_after_ninety_days_nobody_files_it_any_more() -> None:
    request = bare(RequestKind.CORRECTION)
    assert late_faults(request, ON + timedelta(days=90), ON, by_another=True) == []
    assert spots(late_faults(request, ON + timedelta(days=91), ON, by_another=True)) == {
        ("/ends_on", "REQUEST_TOO_OLD")
    }


@pytest.mark.parametrize(
    ("kind", "days", "late", "city_too"),
    [
        (RequestKind.CORRECTION, 7, False, False),
        (RequestKind.CORRECTION, 8, False, True),  # past days may be set to more than a week
        (RequestKind.CORRECTION, 1, True, True),
        (RequestKind.PERMISSION, 8, False, False),
        (RequestKind.PERMISSION, 8, True, True),
    ],
)
def test_what_comes_late_or_corrects_an_old_day_is_a_city_admins_too(
    kind: RequestKind, days: int, late: bool, city_too: bool
) -> None:
    today = ON + timedelta(days=days)
    assert needs_city(bare(kind), SETTINGS, today, today - timedelta(days=late)) is city_too


# Overlaps.


@pytest.mark.parametrize(
    ("kind", "first", "state", "overlaps"),
    [
        (RequestKind.DUTY, 1, RequestState.WAITING, True),
        (RequestKind.DUTY, 3, RequestState.WAITING, True),  # its last date
        (RequestKind.DUTY, 4, RequestState.WAITING, False),
        (RequestKind.PERMISSION, 2, RequestState.APPROVED, True),
        (RequestKind.LEAVE, 2, RequestState.RETURNED, True),
        (RequestKind.LEAVE, 2, RequestState.REJECTED, False),
        (RequestKind.LEAVE, 2, RequestState.WITHDRAWN, False),
        (RequestKind.LEAVE, 2, RequestState.CANCELLED, False),
        (RequestKind.CORRECTION, 2, RequestState.APPROVED, False),  # a record of a day that is excused harms nobody
    ],
)
def test_two_excuses_never_share_a_date(kind: RequestKind, first: int, state: RequestState, overlaps: bool) -> None:
    mine = a_request(first=date(2026, 12, 1), last=date(2026, 12, 3))
    other = bare(kind, first=date(2026, 12, first), request_id="20261204-other", state=state)
    assert [each.code for each in overlap_faults(mine, [mine, other])] == ["OVERLAPS"] * overlaps


@pytest.mark.parametrize(
    ("slot", "state", "overlaps"),
    [
        (Slot.ARRIVAL, RequestState.WAITING, True),
        (Slot.DEPARTURE, RequestState.WAITING, False),
        (Slot.ARRIVAL, RequestState.REJECTED, False),
        (Slot.ARRIVAL, RequestState.APPROVED, False),  # the newer one takes its place
    ],
)
def test_two_corrections_never_wait_for_the_same_slot(slot: Slot, state: RequestState, overlaps: bool) -> None:
    mine = bare(RequestKind.CORRECTION, slot=Slot.ARRIVAL)
    other = bare(RequestKind.CORRECTION, slot=slot, state=state, request_id="20261207-other")
    assert [each.code for each in overlap_faults(mine, [other])] == ["OVERLAPS"] * overlaps


# What an approval does.


def test_an_excuse_says_what_the_day_needs_and_not_why() -> None:
    order = bare(RequestKind.DUTY, order_no="800/12", due=(Slot.ARRIVAL,), place=ANYWHERE)
    assert excuse_of(order) == Excuse(order.request_id, ExcuseKind.DUTY, ON, ON, (Slot.ARRIVAL,), ANYWHERE)
    leave = excuse_of(a_request(leave=LeaveKind.SICK))
    assert leave == Excuse(order.request_id, ExcuseKind.LEAVE, ON, ON)
    assert excuse_of(bare(RequestKind.CORRECTION)) is None


def test_excuses_are_kept_for_a_hundred_days() -> None:
    leave = Excuse("a", ExcuseKind.LEAVE, ON, ON)
    assert kept_excuses([leave], ON + timedelta(days=EXCUSES_KEPT_DAYS)) == (leave,)
    assert kept_excuses([leave], ON + timedelta(days=EXCUSES_KEPT_DAYS + 1)) == ()


def test_leave_takes_own_working_days_by_year() -> None:
    assert days_taken(weekly, date(2026, 12, 30), date(2027, 1, 5)) == {2026: 2, 2027: 3}
    assert days_taken(weekly, date(2026, 12, 12), date(2026, 12, 13)) == {}
    assert days_taken(roster("WLLW"), ON, ON + timedelta(days=3)) == {2026: 2}
    assert days_taken(roster(""), ON, ON + timedelta(days=6)) == {2026: 5}  # nobody has planned: Monday to Friday


@pytest.mark.parametrize("code", REQUEST_TEXTS)
def test_every_fault_tells_the_same_facts_in_both_languages(code: str) -> None:
    indonesian, english = ({name for _, name, *_ in Formatter().parse(text) if name} for text in REQUEST_TEXTS[code])
    assert indonesian == english
