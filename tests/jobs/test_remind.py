"""Who has not checked in is reminded once, before the window closes; nobody else is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.notice import CopyState, NoticeKind
from chalicelib.domain.office import Place
from chalicelib.domain.shift import Event, Extension, Slot
from chalicelib.jobs.remind import remind
from tests import cast
from tests.cast import ANI, CITY, MONDAY, wib
from tests.world import World

BEFORE_TEN = wib(9, 45)


def reminded(city: World) -> list[tuple[str, str]]:
    """(who, which slot) of everybody's reminders."""
    found = [each for who in cast.CAST for each in city.services.notices.of_person(who.employee_id, 100)]
    return sorted((each.employee_id, each.about) for each in found if each.kind is NoticeKind.REMINDER)


def others(*but: str, slot: str = "arrival") -> list[tuple[str, str]]:
    """Everybody whose days count, but these. Gani's unit is in trial."""
    return sorted((each.employee_id, slot) for each in cast.CAST if each.employee_id not in (*but, "gani"))


def test_who_has_not_checked_in_is_reminded_once_however_often_it_runs(city: World) -> None:
    city.check_in(city.phone(ANI)).expect(201)
    city.clock.set(BEFORE_TEN)
    for _ in range(2):
        remind(city.services, city.clock.now)
    city.clock.forward(minutes=5)
    remind(city.services, city.clock.now)
    assert reminded(city) == others("ani")
    (one,) = city.services.notices.of_person("budi", 10)
    assert one.facts == {"slot": "arrival", "closes_at": "10:00", "ends_at": "2026-11-23T03:00:00+00:00"}


def test_a_reminder_of_an_event_tells_its_name(city: World) -> None:
    apel = Event("apel", "Apel Senin", "800/7", MONDAY, 390, 480, 420, Place("balai-kota"), ("umum",))
    city.publish("calendar", replace(CITY.calendar, events=(apel,)))
    remind(city.services, wib(7, 45))
    assert reminded(city) == [("ani", "event"), ("budi", "event"), ("citra", "event")]
    (one,) = city.services.notices.of_person("budi", 10)
    assert one.facts["event"] == "Apel Senin"


def test_no_unit_is_read_while_nothing_is_about_to_close(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: Any) -> Any:
        raise AssertionError("a unit was read")

    monkeypatch.setattr(city.services.staff, "members", asked)
    assert remind(city.services, wib(9, 30)) == 0
    assert remind(city.services, wib(20)) == 0


def test_by_mail_who_asked_for_it_alone(city: World) -> None:
    city.change("ani", lambda each: replace(each, reminder_mail=True))
    remind(city.services, BEFORE_TEN)
    assert [each.employee_id for each in city.services.notices.outbox(100)] == ["ani"]
    (one,) = city.services.notices.of_person("budi", 10)
    assert one.mail is CopyState.NONE


@pytest.mark.parametrize(
    "excuse",
    [
        Excuse("r", ExcuseKind.LEAVE, MONDAY, MONDAY),
        Excuse("r", ExcuseKind.DUTY, MONDAY, MONDAY, due=(Slot.DEPARTURE,)),
        Excuse("r", ExcuseKind.PERMISSION, MONDAY, MONDAY),
    ],
)
def test_who_is_away_is_left_in_peace(city: World, excuse: Excuse) -> None:
    city.change("budi", lambda each: replace(each, excuses=(excuse,)))
    remind(city.services, BEFORE_TEN)
    assert reminded(city) == others("budi")


def test_a_slot_that_is_due_on_an_order_is_reminded_of(city: World) -> None:
    order = Excuse("r", ExcuseKind.DUTY, MONDAY, MONDAY, due=(Slot.ARRIVAL,))
    city.change("budi", lambda each: replace(each, excuses=(order,)))
    remind(city.services, BEFORE_TEN)
    assert reminded(city) == others()


def test_on_a_day_off_nobody_is_reminded(city: World) -> None:
    sunday = MONDAY - timedelta(days=1)
    remind(city.services, wib(9, 45, on=sunday))
    assert reminded(city) == []


def test_whose_windows_are_longer_hears_with_the_others_and_reads_their_own_end(city: World) -> None:
    arranged = Accommodation(MONDAY, MONDAY, "SK 1/2026", longer_min=30)
    city.change("budi", lambda each: replace(each, accommodations=(arranged,)))
    remind(city.services, BEFORE_TEN)
    (one,) = city.services.notices.of_person("budi", 10)
    assert one.facts["closes_at"] == "10:30"


def test_a_window_that_was_made_longer_is_told_with_its_new_end(city: World) -> None:
    longer = Extension("x", MONDAY, Slot.ARRIVAL, 60, "Gangguan jaringan")
    city.publish("calendar", replace(CITY.calendar, extensions=(longer,)))
    remind(city.services, BEFORE_TEN)
    (one,) = city.services.notices.of_person("budi", 10)
    assert one.facts["closes_at"] == "11:00"


def test_a_night_shift_is_reminded_in_the_morning_of_the_date_it_began(city: World) -> None:
    """Departure from 06:30 to 09:00 of the next morning."""
    nights = replace(ANI.assignments[0], pattern_id=None)
    city.change("ani", lambda each: replace(each, assignments=(nights,), roster={"2026-11": "L" * 22 + "MLLLLLLL"}))
    remind(city.services, wib(8, 45, on=MONDAY + timedelta(days=1)))
    (one,) = city.services.notices.of_person("ani", 10)
    assert (one.on, one.about, one.facts["closes_at"]) == (MONDAY, "departure", "09:00")


def test_one_run_that_failed_is_made_up_for(city: World) -> None:
    remind(city.services, BEFORE_TEN + timedelta(minutes=7))
    assert reminded(city) == others()
