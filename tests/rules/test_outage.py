"""When the service is suspected to have failed, what an outage touches, and what an admin may enter."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.outage import Counted, Outage, OutageState
from chalicelib.domain.settings import OutageSettings
from chalicelib.domain.shift import Extension, Slot
from chalicelib.rules.outage import (
    AHEAD_HOURS,
    MAX_OUTAGE_DAYS,
    PAST_DAYS,
    is_news,
    is_suspect,
    outage_faults,
    proposed_extension,
    suspect,
    touched_dates,
    watched_quarters,
)
from tests.cast import CITY, MONDAY, wib

NOW = wib(7, 40)
WEEKLY = replace(CITY, calendar=replace(CITY.calendar, patterns={"a": CITY.calendar.patterns["lima-hari"]}))
SUSPECTED, DECLARED, DISMISSED = OutageState
BAD = Counted(20, 40)


def outage(starts_at: datetime, ends_at: datetime, state: OutageState = SUSPECTED, **facts) -> Outage:
    return Outage("20261123-x", starts_at, ends_at, state, **{"failed": 20, "of": 40, **facts})


def codes(wanted: Outage) -> set[tuple[str, str]]:
    return {(each.pointer, each.code) for each in outage_faults(wanted, CITY, NOW)}


@pytest.mark.parametrize(
    ("failed", "of", "suspected"),
    [(9, 9, False), (10, 50, True), (10, 51, False), (11, 55, True), (0, 0, False), (400, 2_001, False)],
)
def test_a_quarter_is_suspect_from_20_percent_and_10_failed_tries(failed: int, of: int, suspected: bool) -> None:
    assert is_suspect(Counted(failed, of), OutageSettings()) is suspected


def test_the_last_hours_quarters_are_watched_while_somebody_arrives() -> None:
    assert watched_quarters(WEEKLY, wib(7, 40)) == [wib(6, 30), wib(6, 45), wib(7), wib(7, 15), wib(7, 30)]
    assert watched_quarters(WEEKLY, wib(6, 5)) == [wib(6)]
    assert watched_quarters(WEEKLY, wib(13)) == []


def test_a_window_that_was_made_longer_is_watched_to_its_end() -> None:
    longer = (Extension("a", MONDAY, Slot.ARRIVAL, 30, "Gangguan"),)
    city = replace(WEEKLY, calendar=replace(WEEKLY.calendar, extensions=longer))
    assert watched_quarters(city, wib(11, 5))[-1] == wib(10, 15)
    assert watched_quarters(WEEKLY, wib(11, 5)) == []


def test_failing_quarters_that_touch_are_one_outage() -> None:
    (found,) = suspect({wib(7, 15): Counted(10, 20), wib(7): BAD}, [])
    assert (found.starts_at, found.ends_at, found.state) == (wib(7), wib(7, 30), SUSPECTED)
    assert (found.failed, found.of, found.outage_id) == (30, 60, "20261123-0000")


def test_asked_again_nothing_is_suspected_twice() -> None:
    failing = {wib(7): BAD, wib(7, 30): BAD}
    assert suspect(failing, suspect(failing, [])) == []


def test_a_standing_one_is_made_longer_at_either_end() -> None:
    held = outage(wib(7), wib(7, 15))
    assert suspect({wib(7, 15): BAD}, [held]) == [replace(held, ends_at=wib(7, 30), failed=40, of=80)]
    assert suspect({wib(6, 45): BAD}, [held]) == [replace(held, starts_at=wib(6, 45), failed=40, of=80)]


@pytest.mark.parametrize("state", [DECLARED, DISMISSED])
def test_what_an_admin_has_decided_is_not_suspected_again_nor_made_longer(state: OutageState) -> None:
    held = outage(wib(7), wib(7, 15), state, unit_ids=("umum",))
    assert suspect({wib(7): BAD}, [held]) == []
    (found,) = suspect({wib(7, 15): BAD}, [held])
    assert (found.outage_id, found.starts_at) == ("20261123-0015", wib(7, 15))


def test_what_a_person_said_of_one_unit_does_not_stand_for_the_city() -> None:
    local = outage(wib(7), wib(8), DECLARED, unit_ids=("umum",), failed=0, of=0)
    assert len(suspect({wib(7): BAD}, [local])) == 1


def test_it_touches_the_dates_around_it_for_nights_and_early_shifts() -> None:
    days = [MONDAY + timedelta(days=at) for at in (-1, 0, 1)]
    assert touched_dates(outage(wib(7), wib(7, 15)), ["Asia/Jakarta"]) == days
    assert touched_dates(outage(wib(23, 15), wib(23, 30)), ["Asia/Jakarta", "Asia/Jayapura"])[-1] == days[-1] + (
        timedelta(days=1)
    )


def test_as_many_minutes_are_proposed_as_it_lasted_while_it_is_suspected_and_recent() -> None:
    held = outage(wib(7), wib(7, 30))
    assert proposed_extension(held, "Asia/Jakarta", MONDAY) == (MONDAY, Slot.ARRIVAL, 30)
    assert proposed_extension(outage(wib(1), wib(9)), "Asia/Jakarta", MONDAY) == (MONDAY, Slot.ARRIVAL, 240)
    assert proposed_extension(replace(held, state=DECLARED), "Asia/Jakarta", MONDAY) is None
    assert proposed_extension(held, "Asia/Jakarta", MONDAY + timedelta(days=2)) is None


def test_it_is_read_of_on_its_date_and_the_day_after() -> None:
    assert [is_news(MONDAY, MONDAY + timedelta(days=at)) for at in (0, 1, 2)] == [True, True, False]


SOUND = outage(wib(7), wib(7, 30), DECLARED, note="Server mati", unit_ids=("umum",))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"ends_at": wib(7)}, ("/ends_at", "OUTAGE_SPAN")),
        ({"starts_at": NOW, "ends_at": NOW + timedelta(hours=AHEAD_HOURS)}, None),
        ({"starts_at": NOW + timedelta(seconds=1), "ends_at": wib(9)}, ("/starts_at", "OUTAGE_AHEAD")),
        ({"ends_at": NOW + timedelta(hours=AHEAD_HOURS, seconds=1)}, ("/ends_at", "OUTAGE_AHEAD")),
        ({"starts_at": NOW - timedelta(days=PAST_DAYS + 1)}, ("/starts_at", "OUTAGE_PAST")),
        ({"starts_at": wib(7) - timedelta(days=MAX_OUTAGE_DAYS + 1)}, ("/ends_at", "OUTAGE_SPAN")),
        ({"starts_at": wib(7) - timedelta(days=2)}, ("/starts_at", "OUTAGE_MOVED")),
        ({"starts_at": wib(7) - timedelta(days=1)}, None),
        ({"note": " "}, ("/note", "NOTE_EMPTY")),
        ({"note": "", "state": DISMISSED}, None),
        ({"unit_ids": ("umum", "antah")}, ("/unit_ids/1", "UNIT_UNKNOWN")),
    ],
)
def test_what_an_admin_may_enter(change: dict, fault: tuple[str, str] | None) -> None:
    found = codes(replace(SOUND, **change))
    assert fault in found if fault else found == set()


def test_one_may_be_declared_up_to_92_days_later() -> None:
    starts_at = NOW - timedelta(days=PAST_DAYS)
    old = replace(SOUND, outage_id=f"{starts_at:%Y%m%d}-x", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    assert codes(old) == set()
    assert date(2026, 8, 23) == starts_at.date()
