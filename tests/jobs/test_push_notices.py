"""Phones are woken at most once a notice, for what was asked for alone, and services that fail lose nothing."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import PushKind
from chalicelib.jobs.push_notices import Pushed, push_notices
from chalicelib.jobs.remind import remind
from chalicelib.rules.push import TRY_AGAIN_AFTER, topic_of
from chalicelib.use_cases.ports import PushAnswer, PushOutcome
from tests.cast import ANI, MONDAY, wib
from tests.jobs.dying import killed_after
from tests.push_fake import Browser, FakePush
from tests.world import World, entry

GONE = PushAnswer(PushOutcome.GONE, 410)
BUSY = PushAnswer(PushOutcome.BUSY, 503)
REFUSED = PushAnswer(PushOutcome.REFUSED, 403)
UNKNOWN = PushAnswer(PushOutcome.UNKNOWN)
ALL = tuple(PushKind)


@pytest.fixture
def push(city: World) -> FakePush:
    return city.services.push  # type: ignore[return-value]


def woken(city: World, who: str, kinds: tuple[PushKind, ...] = ALL, phones: int = 1) -> list[Browser]:
    """So many phones of theirs, and what for."""
    browsers = [Browser() for _ in range(phones)]
    new = tuple(each.subscription(city.clock.now) for each in browsers)
    held = city.services.pushes.of(who)
    city.services.pushes.save(replace(held, all=new), entry("test_push", city.clock.now), city.clock.now)
    city.change(who, lambda each: replace(each, push=kinds))
    return browsers


def told(city: World, who: str, kind: NoticeKind = NoticeKind.DECIDED, **changed: Any) -> Notice:
    notice = replace(Notice(who, kind, MONDAY, city.clock.now), **changed)
    city.services.notices.add(notice)
    return notice


def run(city: World, has_time: Callable[[], bool] = lambda: True) -> Pushed:
    return push_notices(city.services, city.clock.now, has_time)


def state_of(city: World, notice: Notice) -> CopyState:
    found = city.services.notices.of_person(notice.employee_id, 100)
    return next(each.push for each in found if each.notice_id == notice.notice_id)


def test_what_waits_wakes_its_person_once(city: World, push: FakePush) -> None:
    (browser,) = woken(city, "ani")
    notice = told(city, "ani", about="20261123-a", facts={"request": "leave", "request_id": "20261123-a"})
    assert run(city) == Pushed(sent=1)
    assert run(city) == Pushed()
    (message,) = push.sent
    assert (message.to.endpoint, message.topic) == (browser.endpoint, topic_of(notice))
    assert state_of(city, notice) is CopyState.SENT


def test_a_message_names_a_kind_a_date_and_a_page_and_nobody(city: World, push: FakePush) -> None:
    woken(city, "ani")
    told(
        city,
        "ani",
        facts={"request": "leave", "request_id": "20261123-a", "reason": "Sakit keras", "state": "rejected"},
    )
    run(city)
    assert json.loads(push.sent[0].body) == {"kind": "decided", "on": "2026-11-23", "route": "permohonan/20261123-a"}


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_notice_can_be_pushed_whatever_facts_it_lacks(
    city: World, push: FakePush, kind: NoticeKind
) -> None:
    woken(city, "ani")
    told(city, "ani", kind)
    assert run(city).sent == 1
    assert json.loads(push.sent[0].body)["kind"] == kind


def test_every_phone_of_a_person_is_woken(city: World, push: FakePush) -> None:
    browsers = woken(city, "ani", phones=3)
    told(city, "ani")
    assert run(city) == Pushed(sent=1)
    assert [each.to.endpoint for each in push.sent] == [each.endpoint for each in browsers]


def test_nobody_is_woken_for_what_they_did_not_ask_for(city: World, push: FakePush) -> None:
    woken(city, "ani", (PushKind.REMINDERS,))
    notice = told(city, "ani")
    told(city, "budi")  # who has no phone that could be woken
    assert run(city) == Pushed(unwanted=2)
    assert (state_of(city, notice), push.sent) == (CopyState.NONE, [])


def test_what_was_read_meanwhile_wakes_nobody(city: World, push: FakePush) -> None:
    woken(city, "ani")
    notice = told(city, "ani")
    city.services.notices.mark_read("ani", [notice.notice_id], city.clock.now)
    assert run(city) == Pushed(unwanted=1)


def test_what_is_a_day_old_is_read_in_the_app(city: World, push: FakePush) -> None:
    woken(city, "ani")
    told(city, "ani")
    city.clock.forward(hours=24)
    assert run(city) == Pushed(unwanted=1)


def test_who_has_left_is_left_in_peace(city: World, push: FakePush) -> None:
    woken(city, "ani")
    told(city, "ani")
    city.change("ani", lambda each: replace(each, left_on=MONDAY - timedelta(days=1)))
    assert run(city) == Pushed(unwanted=1)


# Reminders: who asked for them, while the window is open and they have not checked in.


def test_a_reminder_wakes_who_asked_for_it_and_has_not_checked_in(city: World, push: FakePush) -> None:
    for who in ("ani", "budi", "citra"):
        woken(city, who, (PushKind.REMINDERS,) if who != "citra" else (PushKind.NOTICES,))
    city.check_in(city.phone(ANI)).expect(201)
    city.clock.set(wib(9, 45))
    for _ in range(2):
        remind(city.services, city.clock.now)
    assert run(city) == Pushed(sent=1)
    (message,) = push.sent
    assert message.to == city.services.pushes.of("budi").all[0]
    assert json.loads(message.body) == {"kind": "reminder", "on": "2026-11-23", "route": "presensi/arrival"}
    assert (message.life_s, message.is_urgent) == (15 * 60, True)  # a service drops it when the window closes
    city.clock.forward(minutes=5)
    remind(city.services, city.clock.now)
    assert run(city) == Pushed()


def test_a_reminder_that_could_not_go_out_in_time_does_not_go_out(city: World, push: FakePush) -> None:
    woken(city, "budi")
    remind(city.services, wib(9, 45))
    city.clock.set(wib(10))
    assert run(city) == Pushed(unwanted=1)
    assert push.sent == []


# Services that fail.


def test_a_subscription_that_is_gone_is_forgotten_and_the_others_are_woken(city: World, push: FakePush) -> None:
    _, other = woken(city, "ani", phones=2)
    push.answers = [GONE]
    told(city, "ani")
    assert run(city) == Pushed(sent=1, gone=1)
    assert [each.endpoint for each in city.services.pushes.of("ani").all] == [other.endpoint]


def test_a_busy_service_gets_it_later_and_then_once(city: World, push: FakePush) -> None:
    woken(city, "ani")
    notice = told(city, "ani")
    push.answers = [BUSY]
    assert run(city) == Pushed(later=1, statuses={503: 1})
    assert run(city) == Pushed()  # not at once
    city.clock.forward(minutes=5)
    assert run(city) == Pushed(sent=1)
    assert state_of(city, notice) is CopyState.SENT
    assert len(push.sent) == 1


def test_a_service_that_stays_busy_is_given_up(city: World, push: FakePush) -> None:
    woken(city, "ani")
    notice = told(city, "ani")
    tries = 0
    for _ in range(24):  # two hours
        push.answers = [BUSY]
        tries += len(push.answers)
        run(city)
        tries -= len(push.answers)
        city.clock.forward(minutes=5)
    assert tries == 1 + len(TRY_AGAIN_AFTER)
    assert (state_of(city, notice), push.sent) == (CopyState.NONE, [])


def test_taken_by_one_phone_it_is_not_tried_again_for_the_other(city: World, push: FakePush) -> None:
    woken(city, "ani", phones=2)
    told(city, "ani")
    push.answers = [BUSY]
    assert run(city).sent == 1
    city.clock.forward(hours=1)
    assert run(city) == Pushed()
    assert len(push.sent) == 1


def test_an_answer_that_never_came_is_not_asked_for_again(city: World, push: FakePush) -> None:
    woken(city, "ani")
    notice = told(city, "ani")
    push.answers = [UNKNOWN]
    assert run(city) == Pushed(unanswered=1)
    city.clock.forward(hours=1)
    assert run(city) == Pushed()
    assert state_of(city, notice) is CopyState.SENDING


def test_a_refusal_is_told_by_its_status_and_not_repeated(city: World, push: FakePush) -> None:
    woken(city, "ani")
    notice = told(city, "ani")
    push.answers = [REFUSED]
    assert run(city) == Pushed(given_up=1, statuses={403: 1})
    assert state_of(city, notice) is CopyState.NONE
    assert city.services.pushes.of("ani").all  # a mistake of ours takes nobody's subscription away


# Died, run twice, run at once.


@pytest.mark.parametrize("step", ["mark_sending", "done", "put_back", "drop"])
def test_dying_at_any_write_wakes_nobody_twice(city: World, push: FakePush, step: str) -> None:
    woken(city, "ani", phones=2)
    push.answers = {"put_back": [BUSY, BUSY], "drop": [GONE]}.get(step, [])
    told(city, "ani")
    with killed_after(city.services.pushes, step):
        run(city)
    for _ in range(3):
        run(city)
        city.clock.forward(minutes=5)
    assert len(push.sent) == {"mark_sending": 0, "drop": 1}.get(step, 2)


def test_two_runs_at_once_share_what_waits(city: World, push: FakePush) -> None:
    for who in ("ani", "budi", "citra"):
        woken(city, who)
        told(city, who)
    real, runs = city.services.pushes.mark_sending, []

    def mark(notice: Notice, run_id: str) -> bool:
        if not runs:
            runs.append(None)
            runs.append(run(city))
        return bool(real(notice, run_id))

    city.services.pushes.mark_sending = mark  # type: ignore[method-assign]
    first = run(city)
    assert first.sent + runs[1].sent == 3
    assert len({each.to.endpoint for each in push.sent}) == len(push.sent) == 3


def test_a_run_ends_when_its_time_is_over_and_the_next_goes_on(city: World, push: FakePush) -> None:
    woken(city, "ani")
    for at in range(60):
        told(city, "ani", about=f"{at:02}")
    assert run(city, has_time=lambda: len(push.sent) < 40).sent == 50
    assert run(city).sent == 10
