"""Locking a month for pay: one admin, once, when it is over and closed everywhere; never undone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.closing import Lock, UnitClose
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.rules.month_lock import adjusted_in
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, CITRA, EKO, ENDAH, wib
from tests.routes.town import nothing_changed, problem
from tests.world import World, entry
from tools.phone import Reply

LAST = date(2026, 11, 30)
DECEMBER = wib(9, on=date(2026, 12, 1))


def close(town: World, through: date, *unit_ids: str) -> None:
    for unit_id in unit_ids or ("setda", "umum", "puskesmas"):
        state = town.services.closes.get(unit_id) or UnitClose(unit_id, through, through, DECEMBER)
        town.services.closes.save(replace(state, closed_through=through))


def lock(town: World, month: str = "2026-11", who: Any = EKO) -> Reply:
    return town.phone(who, None).call("POST", f"/months/{month}/lock")


@pytest.fixture
def ended(town: World) -> World:
    """November is over and closed everywhere."""
    town.clock.set(DECEMBER)
    close(town, LAST)
    return town


def test_a_month_that_is_over_and_closed_is_locked_with_an_entry(ended: World) -> None:
    assert lock(ended).expect(201) == {"month": "2026-11", "locked_by": "eko", "locked_at": "2026-12-01T02:00:00Z"}
    [told] = [each.entry for each in ended.services.audit.entries("CITY#2026-12-01")]
    assert (told.action, told.actor_id, told.object_id) == ("month_locked", "eko", "2026-11")


def test_it_stays_locked_by_the_first_whoever_comes_again(ended: World) -> None:
    lock(ended).expect(201)
    ended.clock.forward(hours=1)
    with nothing_changed():
        again = lock(ended, who=ENDAH)
        assert problem(again) == (409, "MONTH_LOCKED")
    assert again.json["locked_at"] == "2026-12-01T02:00:00+00:00"


def test_a_month_that_is_not_over_is_not_locked(town: World) -> None:
    close(town, LAST)
    town.clock.set(wib(23, 59, on=LAST))
    with nothing_changed():
        refused = lock(town)
        assert problem(refused) == (409, "MONTH_NOT_OVER")
    assert refused.json["ends_on"] == "2026-11-30"


def test_open_days_are_counted(town: World) -> None:
    town.clock.set(DECEMBER)
    close(town, LAST, "setda")
    close(town, date(2026, 11, 28), "umum")
    with nothing_changed():
        refused = lock(town)
        assert problem(refused) == (409, "MONTH_OPEN")
    assert refused.json["open_dates"] == 2 + 30  # the health centre was never closed
    assert "32" in refused.json["detail"]


def test_a_month_that_does_not_exist_is_named(ended: World) -> None:
    with nothing_changed():
        assert problem(lock(ended, "2026-13")) == (422, "INPUT_INVALID")


def test_the_last_months_and_the_locked_ones_are_shown(ended: World) -> None:
    lock(ended).expect(201)
    shown = ended.phone(CITRA, None).call("GET", "/months").expect(200)["months"]
    assert [each["month"] for each in shown] == ["2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06"]
    assert shown[0]["lock"]["locked_by"] == "eko"
    assert [(each["open_dates"], each["lock"]) for each in shown[1:]] == [(0, None)] * 5


def test_a_row_of_a_locked_month_is_changed_only_as_an_adjustment_of_an_open_one(ended: World) -> None:
    old = DayVerdict(LAST, DayStatus.ABSENT, (), "pattern:x", "default")
    new = replace(old, status=DayStatus.LEAVE)
    months = ended.services.months
    months.write("umum", LAST, {"ani": old}, {})
    lock(ended).expect(201)
    months.save_lock(Lock("2027-01", "eko", DECEMBER), entry("test_lock", DECEMBER))
    where = adjusted_in("2026-11", [each.month for each in months.locks()])
    for wrong in (None, "2027-01"):
        with pytest.raises(Changed):
            months.rewrite("ani", "umum", old, new, wrong)
    months.rewrite("ani", "umum", old, new, where)
    ended.clock.set(wib(9, on=date(2026, 12, 2)))
    ani = ended.phone(ANI, None)
    november = ani.call("GET", "/me/months/2026-11").expect(200)
    assert (november["locked_at"], november["person"]["totals"]["days"]) == ("2026-12-01T02:00:00Z", {"absent": 1})
    assert [(each["status"], each["since"]) for each in november["person"]["days"]] == [("absent", "leave")]
    december = ani.call("GET", "/me/months/2026-12").expect(200)
    assert december["locked_at"] is None
    assert december["person"]["adjusted"]["days"] == {"absent": -1, "leave": 1}
    [told] = december["person"]["adjustments"]
    assert (told["on"], told["was"]["status"], told["now"]["status"]) == ("2026-11-30", "absent", "leave")
