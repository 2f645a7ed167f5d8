"""The dispatcher: one message for each unit that is due, from how far units are; no person is read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import CloseTask
from chalicelib.errors import CityNotSetUp
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.jobs.handlers import on_dispatch
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests.cast import CITY, MONDAY, UNITS, wib
from tests.jobs.closing import Closer
from tests.world import World

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def closer(city: World) -> Closer:
    return Closer(city)


def units(closer: Closer) -> list[str]:
    return sorted(task.unit_id for task, _ in closer.queue)


def test_every_unit_begins_on_the_day_it_is_first_seen(closer: Closer) -> None:
    done = closer.dispatch(wib(7, 10, 30))
    assert (done.units, done.begun, done.sent) == (3, 3, 3)
    assert closer.queue == [(CloseTask(each, MONDAY, wib(7)), 0) for each in sorted(UNITS)]
    assert {each.closed_through for each in closer.services.closes.all()} == {date(2026, 11, 22)}


def test_a_unit_that_is_not_due_is_left_alone(closer: Closer) -> None:
    closer.quarter(wib(7))
    assert closer.dispatch(wib(18)).sent == 0
    assert closer.dispatch(wib(18, 14, 59)).sent == 0
    assert closer.dispatch(wib(18, 15)).sent == 3


def test_a_message_that_was_lost_is_sent_again_the_next_quarter(closer: Closer) -> None:
    closer.quarter(wib(7))
    closer.dispatch(wib(18, 15))
    closer.queue.clear()
    assert closer.dispatch(wib(18, 30)).sent == 3
    closer.work()
    assert closer.dispatch(wib(18, 45)).sent == 0


def test_twice_in_the_same_quarter_tells_the_same(closer: Closer) -> None:
    """RELIABILITY F12, F17: the Scheduler may start it twice."""
    closer.quarter(wib(7))
    closer.dispatch(wib(18, 15))
    first = list(closer.queue)
    closer.dispatch(wib(18, 15, 40))
    assert closer.queue == first + first
    closer.work()
    assert closer.statuses() == dict.fromkeys(("ani", "budi", "citra"), "absent")
    assert len(closer.notices()) == 7


def test_whatever_the_city_publishes_has_every_unit_looked_at(closer: Closer) -> None:
    closer.quarter(wib(7))
    closer.city.publish("calendar", CITY.calendar)
    assert closer.dispatch(wib(9)).sent == 3
    closer.work()
    assert closer.dispatch(wib(9, 15)).sent == 0


def test_a_new_unit_begins_and_one_that_vanished_is_left(closer: Closer) -> None:
    closer.quarter(wib(7))
    closer.city.publish("units", {"setda": UNITS["setda"], "baru": replace(UNITS["umum"], unit_id="baru")})
    done = closer.dispatch(wib(18, 15, on=TUESDAY))
    assert (done.units, done.begun) == (2, 1)
    assert units(closer) == ["baru", "setda"]
    assert {each.unit_id for each in closer.services.closes.all()} == {"setda", "umum", "puskesmas", "baru"}


def test_no_person_is_read_however_many_there_are(closer: Closer) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a person was read")

    class Nobody:
        def __getattr__(self, _: str) -> Callable[..., None]:
            return fail

    closer.quarter(wib(7))
    blind: Any = replace(closer.services, staff=Nobody(), attendance=Nobody(), months=Nobody())
    assert dispatch_closes(blind, wib(18, 15)).sent == 3


def test_of_two_that_begin_a_unit_at_once_one_does(closer: Closer) -> None:
    class Late:
        """The closes, where another dispatcher is always a moment sooner."""

        def all(self) -> list[Any]:
            found = closer.services.closes.all()
            dispatch_closes(closer.services, wib(7))
            return found

        def save(self, state: Any) -> Any:
            return closer.services.closes.save(state)

    done = dispatch_closes(replace(closer.services, closes=Late()), wib(7))  # type: ignore[arg-type]
    assert (done.units, done.begun) == (0, 0)
    assert units(closer) == sorted(UNITS)
    with pytest.raises(Changed):
        closer.services.closes.save(replace(closer.services.closes.all()[0], revision=0))


def test_a_unit_that_is_due_for_more_than_an_hour_is_told_in_the_log(
    closer: Closer, caplog: pytest.LogCaptureFixture
) -> None:
    closer.quarter(wib(7))
    closer.dispatch(wib(19))
    assert "close is late" not in caplog.text
    done = closer.dispatch(wib(19, 15))
    assert (done.late, done.oldest_due_min) == (3, 63)
    late = [each for each in caplog.records if each.message == "close is late"]
    assert [each.unit_id for each in late] == ["puskesmas", "setda", "umum"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("at", range(3))
def test_killed_between_any_two_messages_the_next_run_sends_them_all(closer: Closer, at: int) -> None:
    """RELIABILITY F20: nothing is remembered of a run; what is due is due."""
    closer.quarter(wib(7))
    sent: list[Any] = []

    def die(task: Any, delay_s: int = 0) -> None:
        if len(sent) == at:
            raise StoreUnavailable("killed")
        sent.append(task)

    with pytest.raises(StoreUnavailable):
        dispatch_closes(replace(closer.services, close_queue=die), wib(18, 15))
    assert closer.dispatch(wib(18, 15)).sent == 3


def test_the_handler_tells_what_it_did(closer: Closer) -> None:
    assert on_dispatch()["sent"] == 3


def test_before_the_city_is_set_up_there_is_nothing_to_do(closer: Closer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise CityNotSetUp

    monkeypatch.setattr(closer.services.city, "fresh", fail)
    assert "sent" not in on_dispatch()
    assert closer.queue == []
