"""Which addresses may be called, what somebody is woken for, until when, and how often it is tried."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import PushKind, Subscription
from chalicelib.rules.push import (
    MAX_SUBSCRIPTIONS,
    PUSH_GOOD_FOR,
    TOPIC_LETTERS,
    good_until,
    is_push_service,
    next_try,
    push_state,
    topic_of,
    with_subscription,
)
from tests.cast import MONDAY, wib

HOSTS = ("fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com")
NOW = wib(9, 45)
REMINDER = Notice("ani", NoticeKind.REMINDER, MONDAY, NOW, "arrival", {"ends_at": wib(10).isoformat()})
DECIDED = Notice("ani", NoticeKind.DECIDED, MONDAY, NOW, "20261123-a")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/dQw4:APA91bH",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://web.push.apple.com/QGuQyavXutnMH",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2fx",
    ],
)
def test_the_push_services_of_all_browsers_may_be_called(endpoint: str) -> None:
    assert is_push_service(endpoint, HOSTS)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/a",  # not in the clear
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com/",
        "https://fcm.googleapis.com:8443/a",
        "https://fcm.googleapis.com.evil.example/a",
        "https://evil.example/fcm.googleapis.com/",
        "https://evilfcm.googleapis.com/a",
        "https://a.fcm.googleapis.com/a",
        "https://me@fcm.googleapis.com/a",
        "https://fcm.googleapis.com@evil.example/a",
        "https://evil.example#@fcm.googleapis.com/a",
        "https://evil.example\\@fcm.googleapis.com/a",
        "https://push.apple.com/a",
        "https://.push.apple.com/a",
        "https://evilpush.apple.com/a",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/a",
        "https://[::1]/a",
        "https://FCM.googleapis.com/a",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/a\r\nHost: evil.example",
        "https://fcm.googleapis.com/a\n",
        "https://fcm.googleapis.com\u2024evil.example/a",
        "file:///etc/passwd",
        "",
    ],
)
def test_no_other_address_may(endpoint: str) -> None:
    """T-SSRF: whoever subscribes chooses the address that the server calls."""
    assert not is_push_service(endpoint, HOSTS)


def test_an_origin_of_this_machine_may_where_the_deployment_says_so_and_no_other_port_of_it() -> None:
    hosts = (*HOSTS, "http://127.0.0.1:8099")
    assert is_push_service("http://127.0.0.1:8099/a", hosts)
    for endpoint in (
        "http://127.0.0.1:8098/a",
        "http://127.0.0.1:80990/a",
        "http://127x0.0.1:8099/a",
        "http://127.0.0.1:8099",
    ):
        assert not is_push_service(endpoint, hosts), endpoint
    assert not is_push_service("http://127.0.0.1:8099/a", HOSTS)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_wakes_whom_it_is_wanted_by_and_nobody_else(kind: NoticeKind) -> None:
    own = {
        NoticeKind.REMINDER: PushKind.REMINDERS,
        NoticeKind.DECIDED: PushKind.DECISIONS,
        NoticeKind.RETURNED: PushKind.DECISIONS,
    }.get(kind, PushKind.NOTICES)
    for wanted in PushKind:
        assert push_state([wanted], kind) is (CopyState.WAITING if wanted is own else CopyState.NONE)
    assert push_state([], kind) is CopyState.NONE


def a_phone(at: int) -> Subscription:
    return Subscription(f"https://push.example/{at}", bytes(65), bytes(16), NOW)


def test_of_more_than_five_phones_the_oldest_goes() -> None:
    held: tuple[Subscription, ...] = ()
    for at in range(MAX_SUBSCRIPTIONS + 2):
        held = with_subscription(held, a_phone(at))
    assert held == tuple(map(a_phone, range(2, MAX_SUBSCRIPTIONS + 2)))


def test_a_phone_that_is_known_takes_its_own_place_as_the_newest() -> None:
    held = tuple(map(a_phone, range(MAX_SUBSCRIPTIONS)))
    again = replace(a_phone(0), auth=b"n" * 16)
    assert with_subscription(held, again) == (*held[1:], again)


def test_a_reminder_is_good_until_its_window_closes_and_all_else_for_a_day() -> None:
    assert good_until(REMINDER) == wib(10)
    assert good_until(DECIDED) == NOW + PUSH_GOOD_FOR
    assert good_until(replace(REMINDER, facts={})) == NOW + PUSH_GOOD_FOR  # written before it said so


@pytest.mark.parametrize(("tries", "minutes"), [(1, 4), (2, 9), (3, 19), (4, None), (5, None)])
def test_it_is_tried_four_times_each_later_than_the_last(tries: int, minutes: int | None) -> None:
    expected = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert next_try(DECIDED, tries, 0, NOW) == expected


@pytest.mark.parametrize(("wait_s", "minutes"), [(0, 4), (239, 4), (600, 10), (86_400, None)])
def test_a_service_that_asks_for_longer_is_left_alone_for_so_long(wait_s: int, minutes: int | None) -> None:
    expected = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert next_try(DECIDED, 1, wait_s, NOW) == expected


def test_nobody_is_reminded_of_a_window_that_is_closed_by_then() -> None:
    assert next_try(REMINDER, 1, 0, wib(9, 55)) == wib(9, 59)
    assert next_try(REMINDER, 1, 0, wib(9, 56)) is None


def test_one_notice_has_one_topic_and_no_two_have_the_same() -> None:
    others = [replace(REMINDER, employee_id="budi"), replace(REMINDER, about="midday"), DECIDED]
    topics = {topic_of(each) for each in (REMINDER, replace(REMINDER, at=wib(9, 50)), *others)}
    assert len(topics) == 1 + len(others)
    assert all(len(each) == TOPIC_LETTERS for each in topics)
