"""A dead-letter queue is given back whole; killed at any call and run again, nothing is lost."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tools.redrive import redrive


class Killed(Exception):
    pass


@pytest.fixture
def sqs() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("sqs", region_name="ap-southeast-3")


@pytest.fixture
def queues(sqs: Any) -> tuple[str, str]:
    """The dead-letter queue with 23 messages, and its queue."""
    dead, queue = (sqs.create_queue(QueueName=each)["QueueUrl"] for each in ("close-dlq", "close"))
    for number in range(23):
        sqs.send_message(QueueUrl=dead, MessageBody=str(number))
    return dead, queue


def waiting(sqs: Any, queue: str) -> list[str]:
    found = []
    while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
        found += [each["Body"] for each in messages]
    return sorted(found, key=int)


EVERYTHING = [str(number) for number in range(23)]


def test_everything_goes_back_and_nothing_stays(sqs: Any, queues: tuple[str, str]) -> None:
    dead, queue = queues
    assert redrive(sqs, dead, queue) == 23
    assert waiting(sqs, queue) == EVERYTHING
    assert redrive(sqs, dead, queue) == 0


@pytest.mark.parametrize("at", range(0, 52, 7))
def test_killed_at_any_call_and_run_again_nothing_is_lost(sqs: Any, queues: tuple[str, str], at: int) -> None:
    dead, queue = queues
    calls = 0

    def die(**_: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise Killed

    sqs.meta.events.register_first("before-call.sqs", die)
    with pytest.raises(Killed):
        redrive(sqs, dead, queue)
    sqs.meta.events.unregister("before-call.sqs", die)
    _show_hidden(sqs, dead)
    redrive(sqs, dead, queue)
    found = waiting(sqs, queue)
    assert sorted(set(found), key=int) == EVERYTHING
    assert len(found) <= 24, json.dumps(found)


def _show_hidden(sqs: Any, queue: str) -> None:
    """As if the minute for which a received message is hidden were over."""
    from moto.backends import get_backend

    for region in get_backend("sqs")["123456789012"].values():
        for each in region.queues.values():
            for message in each._messages:
                message.visible_at = 0
