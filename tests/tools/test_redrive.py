"""A dead-letter queue is given back whole; killed at any call and run again, nothing is lost."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tools.deployed import NotThere
from tools.paths import ROOT
from tools.redrive import main, redrive, which
from tools.stack import REGION, Stack


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


# What it acts on.


def stack_of(city: str, stage: str) -> Stack:
    return Stack(None, REGION, city, stage, "", None, "", "", "")


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Stack:
    """The demo city, as `make run` announces it."""
    stack = stack_of("demo", "local")
    monkeypatch.setattr(Stack, "read", lambda: stack)
    return stack


@pytest.fixture
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> Stack:
        raise FileNotFoundError("no city runs here")

    monkeypatch.setattr(Stack, "read", read)


def test_where_nothing_is_said_it_is_the_city_that_runs_here(running: Stack) -> None:
    assert which(None, None) is running
    assert which("demo", "local") is running


@pytest.mark.parametrize(("city", "stage"), [("contoh", None), (None, "prod")])
def test_half_a_name_is_refused(city: str | None, stage: str | None, running: Stack) -> None:
    with pytest.raises(ValueError, match="say both CITY= and STAGE="):
        which(city, stage)


def test_it_says_what_it_acts_on(
    running: Stack, sqs: Any, queues: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("presensi-demo-local-close-dlq", "presensi-demo-local-close"):
        sqs.create_queue(QueueName=name)
    assert main(["--queue", "close"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "demo (local), on AWS in ap-southeast-3:",
        "0 messages given back to presensi-demo-local-close",
    ]


def test_where_nothing_runs_it_says_so(nothing_runs: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--queue", "close"]) == 2
    assert capsys.readouterr().err == "no city runs here; for one on AWS say CITY= and STAGE=\n"


def test_the_local_stage_is_never_looked_for_on_aws(nothing_runs: None) -> None:
    with pytest.raises(NotThere, match=r"empty \(local\) does not run on this machine: start it"):
        which("empty", "local")


def test_another_local_city_is_not_the_one_that_runs(running: Stack) -> None:
    with pytest.raises(NotThere, match=r"demo \(local\) does"):
        which("empty", "local")


def test_without_a_login_to_aws_it_says_so_in_a_sentence(
    nothing_runs: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    assert main(["--queue", "close", "--city", "contoh", "--stage", "prod"]) == 2
    assert capsys.readouterr().err == "contoh (prod) was not found on AWS: Unable to locate credentials\n"


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ([], []),
        (["STAGE=prod"], ["--stage prod"]),
        (["CITY=contoh", "STAGE=prod"], ["--city contoh", "--stage prod"]),
    ],
)
def test_make_hands_on_what_was_said_and_no_default(said: list[str], options: list[str]) -> None:
    command = ["make", "--dry-run", "--no-print-directory", "redrive", "QUEUE=close", *said]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (line,) = [each for each in done.stdout.splitlines() if "tools.redrive" in each]
    assert re.findall(r"--(?:city|stage) \w+", line.replace('"', "")) == options
