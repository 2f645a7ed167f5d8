"""From an AWS event to a job: only the failed messages come back, by their own ids."""

import json
from itertools import product

import pytest

from chalicelib.jobs import evidence as job
from chalicelib.jobs.handlers import on_evidence_messages, on_sweep
from chalicelib.store.upload_queue import notification
from chalicelib.use_cases.ports import StoreUnavailable
from tests.jpegs import selfie
from tests.world import World

SWEPT = {
    "sent_again": 0, "orphans": 0, "jobs_sent_again": 0, "jobs_given_up": 0, "positions_forgotten": 0,
    "office_points": 0,
    "daily_roots": 0,
    "figures": 0,
    "month_pages": 0,
    "networks_forgotten": 0,
}  # fmt: skip


def _messages(city: World, count: int) -> list[dict[str, str]]:
    """One message an upload, as SQS hands them over."""
    made = []
    for at in range(count):
        key = f"inbox/umum/ani/20261123-arrival-{at}.jpg"
        stored = city.s3.put_object(Bucket="", Key=key, Body=selfie(1), ContentType="image/jpeg")
        made.append({"messageId": f"id-{at}", "body": notification(key, stored["VersionId"])})
    return made


def _failed(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def test_a_sound_batch_answers_an_empty_list(city: World) -> None:
    assert on_evidence_messages({"Records": _messages(city, 10)}) == {"batchItemFailures": []}
    assert len(city.s3.memory.evidence) == 10


@pytest.mark.parametrize("mask", list(product([False, True], repeat=4)))
def test_only_the_failed_ones_come_back(city: World, mask: tuple[bool, ...]) -> None:
    messages = _messages(city, 4)
    for message, fails in zip(messages, mask, strict=True):
        if fails:
            message["body"] = "{ not json"
    answer = on_evidence_messages({"Records": messages})
    assert _failed(answer) == [f"id-{at}" for at, fails in enumerate(mask) if fails]
    assert len(city.s3.memory.evidence) == mask.count(False)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '"text"',
        '{"Records": null}',
        '{"Records": [{}]}',
        '{"Records": [{"s3": {"object": {}}}]}',
        "x" * 256_000,
        "[" * 100_000,
    ],
    ids=lambda body: body[:32],
)
def test_a_poison_message_comes_back_and_takes_nobody_along(city: World, body: str) -> None:
    sound, poison = _messages(city, 2)
    poison["body"] = body
    assert _failed(on_evidence_messages({"Records": [poison, sound]})) == ["id-1"]
    assert [key for key, _ in city.s3.memory.evidence] == ["inbox/umum/ani/20261123-arrival-0.jpg"]


def test_a_notification_of_an_unversioned_bucket_says_null(city: World) -> None:
    body = json.dumps({"Records": [{"s3": {"object": {"key": "inbox/umum/ani/20261123-arrival-a.jpg"}}}]})
    assert on_evidence_messages({"Records": [{"messageId": "m", "body": body}]}) == {"batchItemFailures": []}


@pytest.mark.parametrize("failure", [MemoryError(), StoreUnavailable("denied"), KeyError("x")])
def test_a_message_that_fails_for_any_reason_comes_back(
    city: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_: object) -> None:
        raise failure

    messages = _messages(city, 1)
    with monkeypatch.context() as patch:
        patch.setattr(job, "read_picture", fail)
        assert _failed(on_evidence_messages({"Records": messages})) == ["id-0"]
    assert city.s3.memory.evidence == {}
    assert _failed(on_evidence_messages({"Records": messages})) == []


def test_the_same_event_twice_is_one_evidence(city: World) -> None:
    event = {"Records": _messages(city, 3)}
    for _ in range(2):
        assert on_evidence_messages(event) == {"batchItemFailures": []}
    assert len(city.s3.memory.evidence) == 3


def test_one_notification_may_hold_several_objects(city: World) -> None:
    records = [json.loads(each["body"])["Records"][0] for each in _messages(city, 3)]
    on_evidence_messages({"Records": [{"messageId": "m", "body": json.dumps({"Records": records})}]})
    assert len(city.s3.memory.evidence) == 3


def test_the_sweep_tells_how_many_it_sent(city: World) -> None:
    _messages(city, 2)
    city.clock.forward(minutes=15)
    assert on_sweep() == SWEPT | {"sent_again": 2, "office_points": 7, "month_pages": 1}
    assert len(city.sent_again) == 2


def test_what_the_sweep_sends_is_what_the_job_reads(city: World) -> None:
    """The notification of our own making goes through the same handler."""
    _messages(city, 2)
    city.clock.forward(minutes=15)
    on_sweep()
    again = [{"messageId": key, "body": notification(key, version)} for key, version in city.sent_again]
    assert on_evidence_messages({"Records": again}) == {"batchItemFailures": []}
    assert on_sweep() == SWEPT


def test_a_failed_message_is_logged_by_its_id_and_where_it_failed_without_a_word_of_it(
    city: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Ani at 106.0422030")

    monkeypatch.setattr(job, "read_picture", fail)
    (message,) = _messages(city, 1)
    on_evidence_messages({"Records": [message]})
    failed = caplog.records[0]
    assert (failed.message, failed.message_id) == ("evidence failed", "id-0")  # type: ignore[attr-defined]
    (cause,) = failed.causes  # type: ignore[attr-defined]
    assert cause["kind"] == "ValueError"
    assert any("make_evidence" in frame for frame in cause["frames"])
    assert not [each for each in ("106.04", "Ani") if each in caplog.text]
