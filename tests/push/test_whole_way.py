"""From what a browser tells the API to what it reads in the end, over HTTP, with a push service that may fail."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.jobs.push_notices import Pushed, push_notices
from chalicelib.jobs.remind import remind
from chalicelib.push.services import WebPush
from tests.cast import ANI, BUDI, MONDAY, wib
from tests.push_service import CUT, PushService, push_service, vapid_claims
from tests.routes.town import built_town
from tests.world import World


@pytest.fixture(scope="module")
def built() -> Iterator[Any]:
    with built_town() as town:
        yield town


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as found:
        yield found


@pytest.fixture
def town(built: Any, service: PushService, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The small city behind the app, whose push service is the tests' own."""
    from chalicelib import wiring

    with built.fresh() as world:
        services, secrets = world.services, world.services.secrets
        push = WebPush([service.origin], "mailto:presensi@contoh.example", secrets.push_key, services.random_bytes)
        world.services = replace(services, push=push)
        monkeypatch.setattr(wiring, "services", lambda: world.services)
        monkeypatch.setattr(wiring, "clock", world.clock)
        yield world


def run(town: World) -> Pushed:
    return push_notices(town.services, town.clock.now, lambda: True)


def told(town: World, who: str = "ani") -> None:
    town.services.notices.add(Notice(who, NoticeKind.DECIDED, MONDAY, town.clock.now))


def test_a_reminder_reaches_the_browser_that_asked_and_only_it_can_read_it(town: World, service: PushService) -> None:
    browsers = {who.employee_id: service.browser(who.employee_id) for who in (ANI, BUDI)}
    for who in (ANI, BUDI):
        phone = town.phone(who)
        key = phone.call("GET", "/me/push").expect(200)["public_key"]
        phone.call("PUT", "/me/push", browsers[who.employee_id].body("reminders")).expect(200)
        if who is ANI:
            town.check_in(phone).expect(201)
    town.clock.set(wib(9, 45))
    for _ in range(2):
        remind(town.services, town.clock.now)
        run(town)
    reminder = {"kind": "reminder", "on": "2026-11-23", "route": "presensi/arrival"}
    assert service.messages(browsers["budi"]) == [reminder]
    assert service.messages(browsers["ani"]) == []
    assert vapid_claims(service.received[0], service.origin, key)["aud"] == service.origin
    assert service.received[0].headers["TTL"] == str(15 * 60)


def test_a_browser_that_gave_its_subscription_up_is_forgotten(town: World, service: PushService) -> None:
    town.phone(ANI).call("PUT", "/me/push", service.browser().body()).expect(200)
    told(town)
    service.answers = [(410, {})]
    assert run(town) == Pushed(given_up=1, gone=1)
    assert town.services.pushes.of("ani").all == ()


def test_a_busy_service_is_asked_again_when_it_said_so(town: World, service: PushService) -> None:
    browser = service.browser()
    town.phone(ANI).call("PUT", "/me/push", browser.body()).expect(200)
    told(town)
    service.answers = [(429, {"Retry-After": "600"})]
    assert run(town).later == 1
    for _ in range(2):  # runs of the clock while the service is to be left alone
        town.clock.forward(minutes=4)
        assert run(town) == Pushed()
    town.clock.forward(minutes=2)
    assert run(town).sent == 1
    assert len(service.messages(browser)) == 2  # the first was not taken
    assert {each.headers["Topic"] for each in service.received} == {service.received[0].headers["Topic"]}


def test_a_lost_answer_wakes_nobody_a_second_time(town: World, service: PushService) -> None:
    browser = service.browser()
    town.phone(ANI).call("PUT", "/me/push", browser.body()).expect(200)
    told(town)
    service.answers = [CUT]
    assert run(town) == Pushed(unanswered=1)
    for _ in range(3):
        town.clock.forward(minutes=30)
        assert run(town) == Pushed()
    assert len(service.messages(browser)) == 1
