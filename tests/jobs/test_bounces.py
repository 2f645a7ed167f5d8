"""Bounces and complaints as SES tells of them: no more mail there, and the operator knows (RELIABILITY F25)."""

import json
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.notice import NoticeKind
from chalicelib.jobs.bounces import take_feedback
from chalicelib.jobs.handlers import on_mail
from tests.world import World

# The mailbox simulator's own, as SES publishes them through a configuration set (shortened to what is ours to read).
MAIL = {
    "timestamp": "2026-11-23T11:20:00.000Z",
    "source": "presensi@contoh.example",
    "messageId": "0100017e-0000-0000",
    "destination": ["bounce@simulator.amazonses.com"],
    "tags": {"ses:configuration-set": ["presensi-contoh-prod"], "about": ["ani"]},
}
BOUNCE = {
    "eventType": "Bounce",
    "bounce": {
        "bounceType": "Permanent",
        "bounceSubType": "General",
        "bouncedRecipients": [
            {
                "emailAddress": "bounce@simulator.amazonses.com",
                "action": "failed",
                "status": "5.1.1",
                "diagnosticCode": "smtp; 550 5.1.1 user unknown",
            }
        ],
        "timestamp": "2026-11-23T11:20:01.000Z",
        "feedbackId": "0100017e-feed",
        "reportingMTA": "dns; e2e.smtp-out.amazonses.com",
    },
    "mail": MAIL,
}
COMPLAINT = {
    "eventType": "Complaint",
    "complaint": {
        "complainedRecipients": [{"emailAddress": "complaint@simulator.amazonses.com"}],
        "timestamp": "2026-11-23T11:20:01.000Z",
        "feedbackId": "0100017e-feed",
        "complaintFeedbackType": "abuse",
    },
    "mail": {**MAIL, "destination": ["complaint@simulator.amazonses.com"]},
}
FULL = {**BOUNCE, "bounce": {**BOUNCE["bounce"], "bounceType": "Transient", "bounceSubType": "MailboxFull"}}  # type: ignore[dict-item]
BY_IDENTITY = {"notificationType": "Bounce", "bounce": BOUNCE["bounce"], "mail": {**MAIL, "tags": {}}}


def body(event: Any) -> str:
    """As a topic puts it into a queue."""
    return json.dumps({"Type": "Notification", "TopicArn": "arn", "Message": json.dumps(event)})


@pytest.fixture(autouse=True)
def with_addresses(city: World) -> None:
    city.change("ani", lambda each: replace(each, email="bounce@simulator.amazonses.com"))


def heard(city: World, who: str) -> list[tuple[str, str]]:
    return [(each.kind, each.about) for each in city.services.notices.of_person(who, 10)]


def silent(city: World, *addresses: str) -> bool:
    return city.services.addresses.suppressed(addresses) == set(addresses)


def test_a_hard_bounce_silences_the_address_and_tells_the_units_operators_once(city: World) -> None:
    for _ in range(2):
        assert take_feedback(city.services, body(BOUNCE), city.clock.now) == 1
    assert silent(city, "bounce@simulator.amazonses.com")
    assert heard(city, "dewi") == [(NoticeKind.BOUNCED, "ani")]
    assert all(heard(city, who) == [] for who in ("ani", "budi", "citra", "eko", "fitri", "gani"))


def test_a_complaint_silences_the_address(city: World) -> None:
    assert take_feedback(city.services, body(COMPLAINT), city.clock.now) == 1
    assert silent(city, "complaint@simulator.amazonses.com")
    assert heard(city, "dewi") == []  # Ani has another address by now


def test_a_full_mailbox_is_no_reason_to_be_silent(city: World) -> None:
    assert take_feedback(city.services, body(FULL), city.clock.now) == 0
    assert not silent(city, "bounce@simulator.amazonses.com")


def test_a_bounce_that_does_not_say_whose_it_was_silences_the_address(city: World) -> None:
    assert take_feedback(city.services, body(BY_IDENTITY), city.clock.now) == 1
    assert silent(city, "bounce@simulator.amazonses.com")
    assert heard(city, "dewi") == []


def test_without_an_operator_nobody_else_is_told(city: World) -> None:
    city.change("gani", lambda each: replace(each, email="bounce@simulator.amazonses.com"))
    event = {**BOUNCE, "mail": {**MAIL, "tags": {"about": ["gani"]}}}
    assert take_feedback(city.services, body(event), city.clock.now) == 1
    assert heard(city, "dewi") == []


@pytest.mark.parametrize("mask", range(16))
def test_only_what_cannot_be_read_comes_back(city: World, mask: int) -> None:
    """RELIABILITY F13."""
    bad = [bool(mask & 1 << at) for at in range(4)]
    records = [{"messageId": f"id-{at}", "body": "{" if each else body(BOUNCE)} for at, each in enumerate(bad)]
    answer = on_mail({"Records": records}, None)
    failed = [each["itemIdentifier"] for each in answer["batchItemFailures"]]
    assert failed == [f"id-{at}" for at, each in enumerate(bad) if each]


@pytest.mark.parametrize("text", ["", "null", "[]", '{"Message": "x"}', body({}), body({"eventType": "Bounce"})])
def test_what_ses_does_not_write_goes_back_to_the_queue(city: World, text: str) -> None:
    answer = on_mail({"Records": [{"messageId": "m", "body": text}]}, None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m"}]}


def test_other_events_of_ses_are_passed_over(city: World) -> None:
    assert take_feedback(city.services, body({"eventType": "Delivery", "mail": MAIL}), city.clock.now) == 0
