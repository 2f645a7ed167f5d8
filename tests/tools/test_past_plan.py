"""What the demo's past is made of: people, habits and cheats, the same ones every time; no AWS."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.domain.employee import Assignment, NumberKind, Role, Sex
from chalicelib.domain.shift import DayKind, DayPlan, PlannedSlot, Slot
from chalicelib.rules.employee_number import judge_number
from chalicelib.use_cases.day_plans import EmployeeDay
from tools.demo_past import LOGINS, WHO, lines
from tools.past_days import MOST_OFF_M, day_of
from tools.past_drafts import PastDraft
from tools.past_people import UNITS, PastPerson, people_of
from tools.past_setup import first_date, letters_of
from tools.past_stories import RICH

BEGAN = date(2026, 8, 31)
PEOPLE = {each.key: each for each in people_of()}
HONEST = PEOPLE["dinkes-15"]


def planned(on: date) -> EmployeeDay:
    """Five days a week, in UTC."""

    def slot(slot: Slot, opens: int, closes: int, limit: int | None) -> PlannedSlot:
        moments = [datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(hours=each) for each in (opens, closes)]
        limit_at = moments[0] + timedelta(hours=limit - opens) if limit else None
        return PlannedSlot(slot, *moments, limit_at, 0, True)

    slots = slot(Slot.ARRIVAL, 6, 10, 8), slot(Slot.MIDDAY, 11, 13, None), slot(Slot.DEPARTURE, 14, 18, 16)
    plan = DayPlan(on, DayKind.WORKING if on.weekday() < 5 else DayKind.OFF, "test", slots if on.weekday() < 5 else ())
    return EmployeeDay(plan, Assignment("unit", BEGAN, (), "lima-hari"), (), "UTC")


def days(person: PastPerson) -> dict[date, list[PastDraft]]:
    dates = [BEGAN + timedelta(days=each) for each in range(91)]
    return {on: day_of(person, planned(on), BEGAN) for on in dates}


def working(found: dict[date, list[PastDraft]]) -> dict[date, list[PastDraft]]:
    return {on: drafts for on, drafts in found.items() if on.weekday() < 5}


def test_there_are_three_hundred_people_in_twelve_units() -> None:
    people = people_of()
    assert (len(UNITS), len(people)) == (12, 300)
    assert len({each.employee_id for each in people}) == len({each.number for each in people}) == 300
    assert {each.kind for each in people} == set(NumberKind)


def test_their_numbers_are_of_the_form_that_is_asked_for() -> None:
    judged = {each: judge_number(each.number, each.kind, BEGAN) for each in people_of()}
    assert [person.key for person, verdict in judged.items() if verdict.faults or verdict.warnings] == []


def test_every_unit_has_somebody_who_leads_and_an_operator() -> None:
    for unit in UNITS:
        roles = {grant.role for each in people_of([unit]) for grant in each.grants}
        assert {Role.SUPERVISOR, Role.OPERATOR} <= roles
    assert [each.key for each in people_of() if Role.EXECUTIVE in {grant.role for grant in each.grants}] == [
        "organisasi-00"
    ]


def test_both_sexes_lead_and_some_wish_for_their_own() -> None:
    leading = [each for each in people_of() if Role.SUPERVISOR in {grant.role for grant in each.grants}]
    assert {each.sex for each in leading} == set(Sex)
    wishing = [each for each in people_of() if each.wishes]
    assert 15 <= len(wishing) <= 45
    assert {each.sex for each in wishing} == set(Sex)
    assert not any(each.grants for each in wishing)


def test_asked_again_in_any_order_a_date_is_the_same() -> None:
    once = days(HONEST)
    assert {on: day_of(HONEST, planned(on), BEGAN) for on in reversed(once)} == once


def test_check_ins_lie_in_their_windows_and_inside_the_fence() -> None:
    for person in people_of():
        day = planned(BEGAN)
        for draft in day_of(person, day, BEGAN):
            window = day.plan.slot(draft.slot)
            assert window
            assert window.opens_at <= draft.at < window.closes_at
            assert draft.east_m**2 + draft.north_m**2 <= MOST_OFF_M**2


def test_an_honest_person_is_there_nearly_always_and_nearly_always_in_time() -> None:
    found = working(days(HONEST))
    assert all(not drafts for on, drafts in days(HONEST).items() if on.weekday() > 4)
    assert sum(bool(each) for each in found.values()) >= 62


@pytest.mark.parametrize(("key", "least"), [("disdik-11", 3), ("pu-12", 5), ("kec-pantai-13", 8)])
def test_three_are_absent_on_as_many_days_as_discipline_counts_from(key: str, least: int) -> None:
    absent = [on for on, drafts in working(days(PEOPLE[key])).items() if not drafts]
    assert least <= len(absent) <= least + 2


CHEATS: dict[str, Callable[[PastDraft], object]] = {
    "dukcapil-03": lambda each: (each.east_m, each.north_m) == (31.0, -22.0),
    "pu-05": lambda each: (each.east_m, each.north_m, each.accuracy_m) == (-18.0, 41.0, 4.0),
    "kec-pantai-08": lambda each: each.phone == "kec-pantai-07",
    "organisasi-07": lambda each: each.took_ms == 34,
}


@pytest.mark.parametrize("key", CHEATS)
def test_cheats_begin_honestly(key: str) -> None:
    cheated = [on for on, drafts in days(PEOPLE[key]).items() if any(map(CHEATS[key], drafts))]
    assert min(cheated) > BEGAN + timedelta(days=10)
    assert len(cheated) >= 12


def test_an_old_photo_is_one_that_was_sent_before() -> None:
    found = days(PEOPLE["smp-kenanga-09"])
    sent = [(on, each.photo) for on, drafts in found.items() for each in drafts]
    again = [on for at, (on, photo) in enumerate(sent) if any(photo == old for _, old in sent[:at])]
    assert len(again) >= 12


def test_the_rich_month_has_lateness_absence_and_something_left_out() -> None:
    found = working(days(PEOPLE[RICH]))
    last = {on: drafts for on, drafts in found.items() if on >= BEGAN + timedelta(weeks=9)}
    assert [on for on, drafts in last.items() if not drafts]
    assert [on for on, drafts in last.items() if 0 < len(drafts) < 3]
    assert [on for on, drafts in last.items() for each in drafts if each.offline]


def test_a_roster_goes_round_over_the_months_end() -> None:
    person = PEOPLE["damkar-05"]
    letters = letters_of(person, "2026-10") + letters_of(person, "2026-11")
    assert letters[8:] == letters[:-8]
    assert set(letters) == set("PSML")


@pytest.mark.parametrize("yesterday", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 23)])
def test_the_past_begins_on_a_monday_twelve_weeks_before_the_last_whole_days(yesterday: date) -> None:
    assert first_date(yesterday) == date(2026, 8, 31)


def test_the_greeting_names_somebody_of_every_role_of_the_past() -> None:
    roles = {each.key: {grant.role.value for grant in each.grants} or {"employee"} for each in LOGINS}
    held = {"head": "supervisor", "official": "employee"}  # what they are, beside what they are called here
    assert roles == {key: {held.get(role, role)} for key, role in WHO.items()}
    assert RICH in WHO
    assert all(any(each.number in line for line in lines()) for each in LOGINS)
