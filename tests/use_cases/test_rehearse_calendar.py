"""A change of the calendar is rehearsed: whom it concerns, what a past month would come to, and what that reads."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.rehearsal import Rehearsal
from chalicelib.domain.shift import Holiday, HolidayKind, Override, PatternVersion, SlotPlan
from chalicelib.domain.verdict import DayStatus
from chalicelib.errors import InputInvalid, NotFound
from chalicelib.use_cases.rehearse_calendar import rehearse
from tests.cast import EKO, FIVE_DAYS
from tests.jobs.closing import checked_in
from tests.world import World

FIRST_MONDAY = date(2026, 10, 5)
LATER = tuple(replace(each, limit_min=each.limit_min and each.limit_min + 30) for each in FIVE_DAYS.versions[0].week[0])
PUASA = Override("puasa", "Ramadan", "SE 1", date(2026, 12, 7), date(2026, 12, 7), (LATER,) * 5 + ((), ()))
CHRISTMAS = (Holiday(date(2026, 12, 24), "Cuti bersama Natal", HolidayKind.COLLECTIVE, "SKB 1"),)


def came(city: World, employee_id: str, times: str, on: date = FIRST_MONDAY) -> None:
    for each in checked_in(employee_id, times, on):
        assert city.services.attendance.record(each) is None


def rehearsed(city: World, change: Any, unit_id: str = "umum", month: str | None = None) -> Rehearsal:
    return rehearse(city.services, EKO, change, unit_id, month, city.clock.now)


def test_it_names_whom_the_change_gives_another_day(city: World) -> None:
    found = rehearsed(city, PUASA).ahead
    assert found.people == len(found.concerned)
    assert ("ani", "Ani") in found.concerned
    assert (found.first_on, found.untold) == (date(2026, 12, 7), 0)


def test_an_order_for_other_units_concerns_nobody(city: World) -> None:
    found = rehearsed(city, replace(PUASA, unit_ids=("puskesmas",)))
    assert (found.ahead.concerned, found.ahead.first_on) == ([], None)


def test_an_order_for_an_opd_concerns_its_parts(city: World) -> None:
    assert rehearsed(city, replace(PUASA, unit_ids=("setda",))).ahead.concerned


def test_who_works_by_a_roster_that_nobody_has_written_is_counted_apart(city: World) -> None:
    city.change("ani", lambda each: replace(each, assignments=(replace(each.assignments[0], pattern_id=None),)))
    found = rehearsed(city, PUASA).ahead
    assert found.untold == 1
    assert "ani" not in dict(found.concerned)


def test_a_past_month_is_judged_twice_by_the_same_facts(city: World) -> None:
    came(city, "ani", "07:45 12:00 16:30")
    found = rehearsed(city, PUASA)
    assert (found.month, found.before.late_min, found.after.late_min) == ("2026-10", 15, 0)
    (ani,) = [each for each in found.differing if each.employee_id == "ani"]
    assert (ani.before.local_date, ani.before.late_min, ani.after.late_min) == (FIRST_MONDAY, 15, 0)


def test_who_came_to_an_earlier_end_would_have_left_early(city: World) -> None:
    came(city, "ani", "07:30 12:00 16:05")
    found = rehearsed(city, PUASA)
    assert (found.before.early_min, found.after.early_min) == (0, 25)


def test_an_absence_would_have_been_a_day_off(city: World) -> None:
    found = rehearsed(city, CHRISTMAS)
    assert set(found.before.days) == {DayStatus.ABSENT}
    assert set(found.after.days) == {DayStatus.OFF}
    assert len(found.differing) == found.before.days[DayStatus.ABSENT]


def test_a_pattern_is_rehearsed_over_the_whole_month(city: World) -> None:
    week = (LATER,) * 5 + ((), ())
    changed = replace(FIVE_DAYS, versions=(*FIVE_DAYS.versions, PatternVersion(date(2026, 12, 1), week)))
    came(city, "ani", "07:45 12:00 16:30", date(2026, 10, 1))
    came(city, "ani", "07:45 12:00 16:30", date(2026, 10, 30))
    found = rehearsed(city, changed)
    assert (found.before.late_min, found.after.late_min) == (30, 0)


def test_only_the_dates_that_become_other_ones_are_read(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[tuple[str, object]]()
    for store, name in (("attendance", "unit_facts"), ("evidence", "of_unit_day"), ("outages", "touching")):
        _count(monkeypatch, getattr(city.services, store), name, asked)
    _count(monkeypatch, city.services.staff, "members", asked)
    rehearsed(city, PUASA)
    assert sum(asked.values()) == 4
    assert asked["unit_facts", FIRST_MONDAY] == 1


def test_people_without_an_own_shift_cost_no_more(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[tuple[str, object]]()
    _count(monkeypatch, city.services.attendance, "unit_facts", asked)
    changed = replace(FIVE_DAYS, versions=(*FIVE_DAYS.versions, PatternVersion(date(2026, 12, 1), (LATER,) * 7)))
    rehearsed(city, changed)
    assert sum(asked.values()) == 31  # weekends become working days


def _count(monkeypatch: pytest.MonkeyPatch, store: Any, name: str, asked: Counter[tuple[str, object]]) -> None:
    real = getattr(store, name)

    def counted(*given: Any) -> Any:
        asked[name, given[-1]] += 1
        return real(*given)

    monkeypatch.setattr(store, name, counted)


def test_nothing_is_written(city: World) -> None:
    came(city, "ani", "07:45 12:00 16:30")
    before = repr(sorted(vars(city.s3.memory).items(), key=lambda each: each[0]))
    rehearsed(city, PUASA)
    assert repr(sorted(vars(city.s3.memory).items(), key=lambda each: each[0])) == before


@pytest.mark.parametrize("month", ["2026-11", "2026-08", "2027-01"])
def test_a_month_that_is_not_over_or_too_long_ago_is_refused(city: World, month: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        rehearsed(city, PUASA, month=month)
    assert [(each.pointer, each.code) for each in refused.value.errors] == [("/month", "REHEARSAL_MONTH")]


def test_what_could_not_be_proposed_is_not_rehearsed(city: World) -> None:
    with pytest.raises(InputInvalid):
        rehearsed(city, replace(PUASA, decree_no=""))
    with pytest.raises(InputInvalid):
        rehearsed(city, replace(PUASA, week=((SlotPlan(LATER[0].slot, 600, 500),),) * 7))


def test_an_unknown_unit_is_not_found(city: World) -> None:
    with pytest.raises(NotFound):
        rehearsed(city, PUASA, "tidak-ada")
