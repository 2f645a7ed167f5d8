"""Locking a month for pay: one admin, once, when it is over, closed everywhere and counts; never undone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.closing import Lock, UnitClose
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.verdict import DayStatus, DayVerdict
from chalicelib.errors import MonthLocked
from chalicelib.rules.month_lock import adjusted_in
from chalicelib.use_cases.lock_month import lock_month
from chalicelib.use_cases.ports import Changed
from tests.cast import ANI, CITRA, DEWI, EKO, ENDAH, FITRI, wib
from tests.requests import a_request
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World, entry
from tools.phone import Reply

LAST = date(2026, 11, 30)
DECEMBER = wib(9, on=date(2026, 12, 1))


def close(town: World, through: date, *unit_ids: str) -> None:
    for unit_id in unit_ids or ("setda", "umum", "puskesmas"):
        state = town.services.closes.get(unit_id) or UnitClose(unit_id, through, through, DECEMBER)
        town.services.closes.save(replace(state, closed_through=through))


def judge(town: World, on: date = LAST, status: DayStatus = DayStatus.ABSENT, unit_id: str = "umum") -> DayVerdict:
    verdict = DayVerdict(on, status, (), "pattern:x", "default")
    town.services.months.write(unit_id, on, {"ani": verdict}, {})
    return verdict


def lock(town: World, month: str = "2026-11", who: Any = EKO, query: str = "") -> Reply:
    return town.phone(who, None).call("POST", f"/months/{month}/lock{query}")


def look(town: World, month: str = "2026-11", who: Any = EKO) -> Reply:
    return town.phone(who, None).call("GET", f"/months/{month}")


@pytest.fixture
def ended(town: World) -> World:
    """November is over, closed everywhere, and a day of it counts."""
    town.clock.set(DECEMBER)
    close(town, LAST)
    judge(town)
    return town


@pytest.fixture
def waiting(ended: World) -> World:
    """Of November a check-in, a request and a suspected outage await a person."""
    judge(ended, date(2026, 11, 27), DayStatus.UNDECIDED)
    asked = a_request(first=date(2026, 11, 26), last=date(2026, 12, 2))
    ended.services.requests.save(asked, entry("test_ask", DECEMBER))
    down = Outage("20261130-2330", wib(6, 30, on=LAST), wib(7, on=LAST), OutageState.SUSPECTED, failed=20, of=40)
    ended.services.outages.save(down, entry("test_outage", DECEMBER))
    return ended


def test_a_month_that_is_over_and_closed_is_locked_with_an_entry(ended: World) -> None:
    assert lock(ended).expect(201) == {"month": "2026-11", "locked_by": "eko", "locked_at": "2026-12-01T02:00:00Z"}
    [told] = [each.entry for each in ended.services.audit.entries("CITY#2026-12-01")]
    assert (told.action, told.actor_id, told.object_id) == ("month_locked", "eko", "2026-11")
    assert told.facts == {"employee_days": 1, "undecided": 0, "requests": 0, "outages": 0}


def test_it_stays_locked_by_the_first_whoever_comes_again(ended: World) -> None:
    lock(ended).expect(201)
    ended.clock.forward(hours=1)
    with nothing_changed():
        again = lock(ended, who=ENDAH)
        assert problem(again) == (409, "MONTH_LOCKED")
    assert again.json["locked_at"] == "2026-12-01T02:00:00+00:00"


def test_of_two_who_lock_it_at_once_one_does(ended: World) -> None:
    """The other has read that nobody had."""
    services = replace(ended.services, months=LockedMeanwhile(ended))
    with pytest.raises(MonthLocked) as told:
        lock_month(services, EKO, "2026-11", 0, ended.clock.now)
    assert told.value.facts["locked_at"] == "2026-12-01T02:00:00+00:00"
    locks = ended.services.months.locks()
    assert [(each.month, each.by) for each in locks] == [("2026-11", "endah")]


class LockedMeanwhile:
    """The months as who reads sees them just before another admin locks one."""

    def __init__(self, town: World) -> None:
        self._town, self._months = town, town.services.months

    def __getattr__(self, name: str) -> Any:
        return getattr(self._months, name)

    def save_lock(self, *given: Any) -> None:
        lock(self._town, who=ENDAH).expect(201)
        self._months.save_lock(*given)


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
    judge(town, date(2026, 11, 27))
    with nothing_changed():
        refused = lock(town)
        assert problem(refused) == (409, "MONTH_OPEN")
    assert refused.json["open_dates"] == 2 + 30  # the health centre was never closed
    assert "32" in refused.json["detail"]


@pytest.mark.parametrize("month", ["2026-10", "2025-12"])
def test_a_month_in_which_no_day_counts_is_not_locked(ended: World, month: str) -> None:
    """Everything before the first close counts as closed; the clinic's days are a trial."""
    judge(ended, date(2026, 10, 5), unit_id="puskesmas")
    judge(ended, date(2025, 12, 8), unit_id="umum")  # before its first day that counts
    with nothing_changed():
        refused = lock(ended, month)
        assert problem(refused) == (409, "MONTH_EMPTY")
    assert faults(refused) == [("/month", "MONTH_EMPTY")]
    assert look(ended, month).expect(200)["employee_days"] == 0


def test_what_waits_must_be_accepted_as_seen(waiting: World) -> None:
    for query in ("", "?waiting=2", "?waiting=4", "?waiting=1000000"):
        with nothing_changed():
            refused = lock(waiting, query=query)
            assert problem(refused) == (409, "MONTH_WAITS")
        assert faults(refused) == [("/query/waiting", "MONTH_WAITS")]
    told = {each: refused.json[each] for each in ("waiting", "undecided", "requests", "outages")}
    assert told == {"waiting": 3, "undecided": 1, "requests": 1, "outages": 1}
    lock(waiting, query="?waiting=3").expect(201)
    locked = waiting.services.audit.entries("CITY#2026-12-01")[-1].entry
    assert locked.facts == {"employee_days": 2, "undecided": 1, "requests": 1, "outages": 1}


def test_who_has_seen_more_than_waits_now_looks_again(ended: World) -> None:
    with nothing_changed():
        refused = lock(ended, query="?waiting=1")
        assert problem(refused) == (409, "MONTH_WAITS")
    assert refused.json["waiting"] == 0


def test_what_waits_in_another_month_stops_nothing(waiting: World) -> None:
    judge(waiting, date(2026, 10, 5))
    lock(waiting, "2026-10").expect(201)


@pytest.mark.parametrize("query", ["?waiting=-1", "?waiting=1.5", "?waiting=ya", "?waiting="])
def test_a_count_that_cannot_be_is_named(waiting: World, query: str) -> None:
    with nothing_changed():
        refused = lock(waiting, query=query)
    assert problem(refused) == (422, "INPUT_INVALID")
    assert [pointer for pointer, _ in faults(refused)] == ["/query/waiting"]


def test_a_month_that_does_not_exist_is_named(ended: World) -> None:
    for ask in (lock, look):
        with nothing_changed():
            refused = ask(ended, "2026-13")
            assert problem(refused) == (422, "INPUT_INVALID")
            assert [pointer for pointer, _ in faults(refused)] == ["/month"]


def test_where_a_month_stands_is_told_before_it_is_locked(waiting: World) -> None:
    close(waiting, date(2026, 11, 29), "setda")
    found = look(waiting).expect(200)
    unready = found.pop("unready")
    assert found == {
        "month": "2026-11", "lock": None, "employee_days": 2, "open_dates": 1, "undecided": 1, "requests": 1,
        "outages": 1, "waiting": 3, "units": 3, "units_closed": 2, "amended": [],
    }  # fmt: skip
    assert [(each["name"], each["open_dates"], each["undecided"], each["requests"]) for each in unready] == [
        ("Bagian Umum", 0, 1, 1),
        ("Sekretariat Daerah", 1, 0, 0),
    ]
    assert [each["first_undecided"] for each in unready] == ["2026-11-27", None]


def test_an_auditor_sees_it_and_nobody_below_the_city_does(ended: World) -> None:
    lock(ended).expect(201)
    seen = look(ended, who=FITRI).expect(200)
    assert seen["lock"] == {"month": "2026-11", "locked_by": "eko", "locked_at": "2026-12-01T02:00:00Z"}
    for who in (ANI, CITRA, DEWI):
        assert problem(look(ended, who=who)) == (403, "ROLE_MISSING")


def test_a_month_to_come_has_no_standing(ended: World) -> None:
    assert faults(look(ended, "2027-01")) == [("/month", "MONTH_AHEAD")]
    assert look(ended, "2026-12").expect(200)["lock"] is None


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
    assert [(each["unit_id"], each["amended"]) for each in look(ended).expect(200)["amended"]] == [("umum", 1)]
