"""What of a check-in is noted for signals alone: how the phone's clock went, and by which network it came."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib import wiring
from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import SignalRules
from chalicelib.jobs.retention import NETWORK_KEPT_DAYS, WEEKS_BACK, forget_networks
from tests.cast import ANI, HALL, MONDAY, wib
from tests.fakes import fake_city
from tests.jpegs import selfie
from tests.world import World

PHOTO = selfie(1)


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The fake city at 07:10 on a Monday, behind the real app."""
    with fake_city(wib(7, 10)) as found:
        monkeypatch.setattr(wiring, "services", lambda: found.services)
        monkeypatch.setattr(wiring, "clock", found.clock)
        yield found


def sent(city: World, **changed: object) -> CheckIn:
    phone = city.phone(ANI)
    asked = phone.ask_challenge("arrival").expect(201)
    phone.upload(asked["upload"], PHOTO)
    body = {**json.loads(phone.body(str(asked["challenge"]), (HALL.longitude, HALL.latitude), PHOTO)), **changed}
    record = phone.submit(json.dumps(body).encode()).expect(201)["record"]
    assert record["state"] == "valid"  # whatever the clock says
    return city.services.attendance.day("umum", MONDAY, "ani").check_ins[Slot.ARRIVAL]


def told(moved_s: float) -> dict[str, str]:
    """By a clock that is an hour wrong and was moved in between."""
    permitted = wib(8, 10)
    signed = permitted + timedelta(seconds=moved_s)
    return {"permitted_at": permitted.isoformat(), "claimed_at": signed.isoformat()}


@pytest.mark.parametrize(("moved_s", "noted"), [(0, 0), (-1_200, -1_200), (1_200, 1_200)])
def test_that_the_clock_was_turned_is_noted_and_refuses_nobody(city: World, moved_s: float, noted: int) -> None:
    assert sent(city, **told(moved_s)).clock_jump_s == noted


@pytest.mark.parametrize("permitted", ["garbage", "2026-11-23T07:10:00", None, "9999-12-31T23:59:59+00:00"])
def test_a_clock_that_tells_nothing_is_no_note_and_no_refusal(city: World, permitted: str | None) -> None:
    sent(city, permitted_at=permitted)


def test_no_network_is_marked_unless_the_city_looks_for_it(city: World) -> None:
    assert sent(city).network == b""


def test_where_the_city_looks_for_it_the_mark_goes_after_a_week(city: World) -> None:
    settings = city.services.city.fresh(city.clock.now).settings
    city.publish("settings", replace(settings, signal_rules=(SignalRules("perwal", MONDAY, network_people=4),)))
    city.clock.set(wib(7, 12))
    made = sent(city)
    assert made.network and b"127" not in made.network
    day = timedelta(days=1)
    assert forget_networks(city.services, city.clock.now + NETWORK_KEPT_DAYS * day) == 0
    assert forget_networks(city.services, city.clock.now + (NETWORK_KEPT_DAYS + 1) * day) == 1
    assert city.services.attendance.day("umum", MONDAY, "ani").check_ins == {Slot.ARRIVAL: replace(made, network=b"")}


def test_a_mark_that_many_missed_nights_left_goes_within_two_months(city: World) -> None:
    settings = city.services.city.fresh(city.clock.now).settings
    city.publish("settings", replace(settings, signal_rules=(SignalRules("perwal", MONDAY, network_people=4),)))
    city.clock.set(wib(7, 12))
    assert sent(city).network
    nights = (city.clock.now + timedelta(days=NETWORK_KEPT_DAYS + 20 + night) for night in range(2 * WEEKS_BACK))
    assert sum(forget_networks(city.services, night) for night in nights) == 1
