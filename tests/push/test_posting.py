"""What a push service of our own gets over HTTP, and what is made of each of its answers."""

import logging
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.proof.vapid import PushKey
from chalicelib.push import posting
from chalicelib.push.services import WebPush
from chalicelib.use_cases.ports import PushAnswer, PushMessage, PushOutcome
from tests.cast import wib
from tests.push_fake import Browser
from tests.push_service import CUT, PushService, push_service, vapid_claims

NOW = wib(9, 45)
KEY = PushKey.from_number(b"v" * 32)
BODY = b'{"kind":"reminder","on":"2026-11-23","route":"presensi/arrival"}'
TAKEN = PushAnswer(PushOutcome.TAKEN, 201)


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as found:
        yield found


def sender(*hosts: str) -> WebPush:
    return WebPush(hosts, "mailto:presensi@contoh.example", lambda: KEY, os.urandom)


def message(browser: Browser, **changed: Any) -> PushMessage:
    return PushMessage(**{"to": browser.subscription(NOW), "body": BODY, "topic": "a" * 32, "life_s": 900, **changed})


def send(service: PushService, *messages: PushMessage) -> list[PushAnswer]:
    return sender(service.origin).send(messages, NOW)


def test_its_browser_can_read_it_and_the_service_knows_who_sent_it(service: PushService) -> None:
    browser = service.browser()
    assert send(service, message(browser, is_urgent=True)) == [TAKEN]
    assert service.messages(browser) == [{"kind": "reminder", "on": "2026-11-23", "route": "presensi/arrival"}]
    (received,) = service.received
    claims = vapid_claims(received, service.origin, KEY.public)
    life = timedelta(seconds=claims["exp"]) - timedelta(seconds=int(NOW.timestamp()))
    assert timedelta(0) < life < timedelta(hours=24)
    assert claims["sub"] == "mailto:presensi@contoh.example"
    told = {name: received.headers[name] for name in ("TTL", "Urgency", "Topic", "Content-Encoding")}
    assert told == {"TTL": "900", "Urgency": "high", "Topic": "a" * 32, "Content-Encoding": "aes128gcm"}
    assert b"reminder" not in received.body


def test_each_goes_to_its_own_browser_and_is_answered_in_its_place(service: PushService) -> None:
    browsers = [service.browser(str(at)) for at in range(20)]
    assert send(service, *map(message, browsers)) == [TAKEN] * 20
    assert all(len(service.messages(each)) == 1 for each in browsers)
    assert len({each.body for each in service.received}) == 20


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((200, {}), PushAnswer(PushOutcome.TAKEN, 200)),
        ((204, {}), PushAnswer(PushOutcome.TAKEN, 204)),
        ((404, {}), PushAnswer(PushOutcome.GONE, 404)),
        ((410, {}), PushAnswer(PushOutcome.GONE, 410)),
        ((429, {"Retry-After": "120"}), PushAnswer(PushOutcome.BUSY, 429, 120)),
        ((429, {}), PushAnswer(PushOutcome.BUSY, 429, posting.BUSY_S)),
        ((503, {"Retry-After": "Mon, 23 Nov 2026 03:00:00 GMT"}), PushAnswer(PushOutcome.BUSY, 503, posting.BUSY_S)),
        ((500, {}), PushAnswer(PushOutcome.BUSY, 500, posting.BUSY_S)),
        ((400, {}), PushAnswer(PushOutcome.REFUSED, 400)),
        ((403, {}), PushAnswer(PushOutcome.REFUSED, 403)),
        ((413, {}), PushAnswer(PushOutcome.REFUSED, 413)),
        ((301, {"Location": "http://127.0.0.1:9/a"}), PushAnswer(PushOutcome.REFUSED, 301)),
        (CUT, PushAnswer(PushOutcome.UNKNOWN)),
    ],
)
def test_each_answer_is_one_outcome_and_no_call_is_repeated(service: PushService, answer: Any, expected: Any) -> None:
    service.answers = [answer]
    assert send(service, message(service.browser())) == [expected]
    assert len(service.received) == 1


def test_an_answer_that_takes_too_long_is_none(service: PushService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "READ_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the connection, and says nothing
        origin = f"http://127.0.0.1:{silent.getsockname()[1]}"
        (answer,) = sender(origin).send([message(Browser(f"{origin}/a"))], NOW)
    assert answer == PushAnswer(PushOutcome.UNKNOWN)


def test_where_nobody_listens_it_was_surely_not_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        origin = f"http://127.0.0.1:{server.getsockname()[1]}"
    (answer,) = sender(origin).send([message(Browser(f"{origin}/a"))], NOW)
    assert answer == PushAnswer(PushOutcome.BUSY)


def test_a_service_that_asks_to_be_left_alone_is_left_alone_for_so_long(service: PushService) -> None:
    push, asked = sender(service.origin), message(service.browser())
    service.answers = [(429, {"Retry-After": "600"})]
    push.send([asked], NOW)
    assert push.send([asked], NOW + timedelta(minutes=5)) == [PushAnswer(PushOutcome.BUSY, wait_s=301)]
    assert len(service.received) == 1
    assert push.send([asked], NOW + timedelta(minutes=10)) == [TAKEN]


def test_an_address_that_is_no_push_service_any_more_is_never_called(service: PushService) -> None:
    """The list may have become shorter since somebody subscribed."""
    assert sender("push.example").send([message(service.browser())], NOW) == [PushAnswer(PushOutcome.REFUSED)]
    assert service.received == []


def test_no_log_holds_an_address_or_a_key(service: PushService, caplog: pytest.LogCaptureFixture) -> None:
    browser = service.browser("very-secret")
    with caplog.at_level(logging.INFO):
        send(service, message(browser))
    assert "very-secret" not in caplog.text
