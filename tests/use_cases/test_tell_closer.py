"""Whoever changes a day that may be judged already tells the closer, so that nothing changes unheard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.shift import Extension, Slot
from chalicelib.rules.leaving import LeavingReason
from chalicelib.use_cases.end_service import set_last_day
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.set_roster import set_roster
from chalicelib.use_cases.tell_closer import TOLD_BEFORE_S, dates_between
from tests.cast import ANI, CITY, EKO, MONDAY, wib
from tests.use_cases.hand import Hand
from tests.world import World

TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY - timedelta(days=1)


def told(city: World) -> list[tuple[Any, int]]:
    return list(city.s3.memory.closing)


def rejudge(because: str, on: Any = MONDAY, employee_id: str = "ani") -> RejudgeTask:
    return RejudgeTask("umum", on, (employee_id,), because)


def test_an_offline_check_in_that_comes_after_the_days_windows_reopens_the_day(city: World) -> None:
    draft = Hand(city).begin_offline()
    city.clock.set(wib(18))
    draft.send()
    assert told(city) == [(rejudge("offline"), 0)]
    draft.send()  # the answer was lost, or telling failed: told again
    assert told(city) == [(rejudge("offline"), 0)] * 2


def test_one_that_comes_before_is_left_to_the_close(city: World) -> None:
    draft = Hand(city).begin_offline()
    city.clock.set(wib(17, 59))
    draft.send()
    assert told(city) == []


def test_where_the_closer_cannot_be_told_the_phone_sends_again(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Hand(city).begin_offline()
    city.clock.set(wib(20))
    services = city.services
    city.services = replace(services, close_queue=_fail)
    with pytest.raises(StoreUnavailable):
        draft.send()
    city.services = services
    assert draft.send().replayed
    assert told(city) == [(rejudge("offline"), 0)]


def _fail(*_: object, **__: object) -> None:
    raise StoreUnavailable("queue")


def test_an_online_check_in_tells_nobody_but_in_a_window_made_longer(city: World) -> None:
    """Whoever made it longer may have done so after the close."""
    Hand(city).check_in()
    assert told(city) == []
    longer = Extension("x", MONDAY, Slot.ARRIVAL, 60, "Gangguan server")
    city.publish("calendar", replace(CITY.calendar, extensions=(longer,)))
    city.clock.set(wib(10, 30))
    Hand(city, "budi").check_in()
    assert told(city) == [(rejudge("extension", employee_id="budi"), 0)]


def test_days_of_a_roster_entered_late_are_told_before_it_is_written(city: World) -> None:
    """Last Sunday and today; what is to come is nobody's yet, what stays is as it was."""
    _by_roster(city, "-" * 20 + "P" + "-" * 9)
    set_roster(city.services, EKO, "ani", "2026-11", "-" * 20 + "PMPP" + "-" * 6, city.clock.now)
    assert told(city) == [(rejudge("roster", on), TOLD_BEFORE_S) for on in (SUNDAY, MONDAY)]


def test_a_row_of_a_file_tells_the_same(city: World) -> None:
    """One function tells for both."""
    from chalicelib.jobs import roster_rows
    from chalicelib.use_cases import set_roster as one_by_one

    assert roster_rows.tell_of_roster is one_by_one.tell_of_roster


@pytest.mark.parametrize(
    "change",
    [
        lambda services, now: set_roster(services, EKO, "ani", "2026-11", "L" * 30, now),
        lambda services, now: set_last_day(services, EKO, "ani", SUNDAY, LeavingReason.RESIGNED, now),
    ],
    ids=["roster", "last day"],
)
def test_where_the_closer_cannot_be_told_nothing_is_changed(city: World, change: Callable[..., Any]) -> None:
    _by_roster(city, "")
    before = city.services.staff.employee("ani")
    with pytest.raises(StoreUnavailable):
        change(replace(city.services, close_queue=_fail), city.clock.now)
    assert city.services.staff.employee("ani") == before


def test_the_days_after_a_last_day_told_late_are_judged_again(city: World) -> None:
    city.clock.set(wib(9, on=TUESDAY + timedelta(days=1)))
    set_last_day(city.services, EKO, "ani", MONDAY, LeavingReason.RESIGNED, city.clock.now)
    days = (TUESDAY, TUESDAY + timedelta(days=1))
    assert told(city) == [(rejudge("leaving", on), TOLD_BEFORE_S) for on in days]


def test_a_last_day_to_come_is_nobodys_yet(city: World) -> None:
    set_last_day(city.services, EKO, "ani", TUESDAY, LeavingReason.RETIRED, city.clock.now)
    assert told(city) == []


def test_the_dates_between_two_last_days_begin_after_the_earlier() -> None:
    assert dates_between(MONDAY, SUNDAY) == dates_between(SUNDAY, MONDAY) == [MONDAY]
    assert dates_between(MONDAY, MONDAY) == []


def _by_roster(city: World, letters: str) -> None:
    works = replace(ANI.assignments[0], pattern_id=None)
    city.change("ani", lambda each: replace(each, assignments=(works,), roster={"2026-11": letters}))
