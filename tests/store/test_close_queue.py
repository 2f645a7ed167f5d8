"""What workers that close days are told: read back as it was sent, or refused."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.domain.closing import CloseTask, RejudgeTask, SignalsTask, SpreadTask
from chalicelib.store.close_queue import CloseQueue, message_of, task_of
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import MONDAY, wib
from tests.store.faults import always, going_wrong

TASKS = [
    CloseTask("umum", MONDAY, wib(18)),
    RejudgeTask("umum", MONDAY, ("ani", "budi"), "request"),
    SpreadTask(MONDAY, ("umum",), "outage"),
    SignalsTask("umum", MONDAY),
]


@pytest.fixture
def sqs() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("sqs", region_name="ap-southeast-3")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: type(task).__name__)
def test_a_task_is_one_message_that_is_read_back_as_the_same_task(sqs: Any, task: CloseTask | RejudgeTask) -> None:
    url = sqs.create_queue(QueueName="close")["QueueUrl"]
    CloseQueue(lambda: sqs, url)(task)
    (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
    assert task_of(message["Body"]) == task


def test_a_delay_is_the_queues(sqs: Any) -> None:
    url = sqs.create_queue(QueueName="close")["QueueUrl"]
    CloseQueue(lambda: sqs, url)(TASKS[0], 600)
    counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert (counts["ApproximateNumberOfMessages"], counts["ApproximateNumberOfMessagesDelayed"]) == ("0", "1")


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"v": 1}', "not json", message_of(TASKS[0]).replace("umum", '"')])
def test_what_is_no_message_of_ours_is_an_error(body: str) -> None:
    with pytest.raises(ValueError, match=r"form|JSON|Expected|required|truncated|malformed"):
        task_of(body)


def test_a_message_of_another_form_is_an_error_and_no_guess() -> None:
    newer = json.dumps({**json.loads(message_of(TASKS[0])), "v": 2})
    with pytest.raises(ValueError, match="form 2"):
        task_of(newer)


@pytest.mark.parametrize("fault", ["denied", "broken", "before"])
def test_a_message_that_cannot_be_sent_is_told(sqs: Any, fault: str) -> None:
    url = sqs.create_queue(QueueName="close")["QueueUrl"]
    with going_wrong(always(fault, "SendMessage")), pytest.raises(StoreUnavailable):
        CloseQueue(lambda: sqs, url)(TASKS[0])
