"""The evidence queue as the sweep fills it: ten messages a call, and none that failed is taken for sent."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.store.upload_queue import UploadQueue
from chalicelib.use_cases.ports import StoreUnavailable
from tests.store.faults import always, going_wrong


@pytest.fixture
def sqs() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("sqs", region_name="ap-southeast-3")


def _uploads(count: int) -> list[tuple[str, str]]:
    return [(f"inbox/ani/{at:03}.jpg", f"v{at}") for at in range(count)]


def _waiting(sqs: Any, url: str) -> list[tuple[str, str]]:
    found = []
    while some := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in some:
            (record,) = json.loads(message["Body"])["Records"]
            found.append((record["s3"]["object"]["key"], record["s3"]["object"]["versionId"]))
    return sorted(found)


@pytest.mark.parametrize("count", [1, 10, 11, 25])
def test_every_upload_becomes_a_message_of_its_own(sqs: Any, count: int) -> None:
    url = sqs.create_queue(QueueName="evidence")["QueueUrl"]
    with going_wrong() as faults:
        UploadQueue(lambda: sqs, url)(_uploads(count))
    assert _waiting(sqs, url) == _uploads(count)
    assert faults.calls == ["SendMessageBatch"] * -(-count // 10)


def test_nothing_to_send_asks_nobody() -> None:
    UploadQueue(lambda: pytest.fail("made a client"), "url")([])


def test_a_queue_that_does_not_answer_is_unavailable(sqs: Any) -> None:
    url = sqs.create_queue(QueueName="evidence")["QueueUrl"]
    with going_wrong(always("before", "SendMessageBatch")), pytest.raises(StoreUnavailable):
        UploadQueue(lambda: sqs, url)(_uploads(1))


def test_a_message_that_was_refused_is_not_taken_for_sent() -> None:
    class Refusing:
        def send_message_batch(self, **_: object) -> dict[str, Any]:
            return {"Successful": [{"Id": "0"}], "Failed": [{"Id": "1", "Code": "InternalError", "SenderFault": False}]}

    with pytest.raises(StoreUnavailable, match="InternalError"):
        UploadQueue(Refusing, "url")(_uploads(2))
