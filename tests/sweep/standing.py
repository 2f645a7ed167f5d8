"""A city at one moment, put back as often as one likes: its tables, buckets, queues, clock, accounts and mailbox.

Building one takes as long as a dozen acts, and readying an act as long as the act: so each is done once.
"""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.sqs.models import sqs_backends

from chalicelib import wiring
from chalicelib.store.close_queue import CloseQueue
from chalicelib.store.upload_queue import UploadQueue
from chalicelib.store.work_queue import WorkQueue
from tests.light_moto import copied
from tests.routes.town import BuiltTown, built_town, files_held, put_back_files
from tests.world import World

REGION = "ap-southeast-3"


@contextmanager
def built_with_queues(extend: Callable[[World], None]) -> Iterator[BuiltTown]:
    """A city whose messages go to real queues; the clients' quota of retries never runs dry."""
    with built_town(extend) as built, pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.retries.quota.RetryQuota.acquire", lambda quota, amount: True)
        sqs = boto3.client("sqs", region_name=REGION, config=Config(retries={"total_max_attempts": 2}))
        evidence, work, close = (sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("evidence", "work", "close"))
        built.world.services = replace(
            built.world.services,
            upload_queue=UploadQueue(lambda: sqs, evidence),
            work_queue=WorkQueue(lambda: sqs, work),
            close_queue=CloseQueue(lambda: sqs, close),
        )
        yield built


@contextmanager
def city(built: BuiltTown) -> Iterator[World]:
    """The built city behind the app."""
    with built.fresh() as world, pytest.MonkeyPatch.context() as patch:
        patch.setattr(wiring, "services", lambda: world.services)
        patch.setattr(wiring, "clock", world.clock)
        yield world


@dataclass
class Standing:
    """What a city held when this was made. Stored items and what the process holds are copied, files are not."""

    world: World
    items: dict[str, Any]
    files: dict[str, dict[str, list[Any]]]
    tags: dict[str, Any]
    messages: dict[str, list[Any]]
    held: list[tuple[object, dict[str, Any]]]

    @classmethod
    def of(cls, world: World) -> "Standing":
        services = world.services
        processes = (world.clock, world.accounts, services.city, services.outages, services.mail, services.push)
        return cls(
            world,
            {name: copied(table.items) for name, table in tables().items()},
            files_held(),
            copy.deepcopy(_s3().tagger.tags),
            {name: list(queue._messages) for name, queue in queues().items()},
            [(each, _copied(vars(each))) for each in processes],
        )

    def put_back(self) -> None:
        for name, table in tables().items():
            table.items = copied(self.items[name])
        put_back_files(self.files)
        _s3().tagger.tags = copy.deepcopy(self.tags)
        for name, queue in queues().items():
            queue._messages = list(self.messages[name])
        for each, was in self.held:
            vars(each).clear()
            vars(each).update(_copied(was))


def tables() -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables


def queues() -> Any:
    return sqs_backends[DEFAULT_ACCOUNT_ID][REGION].queues


def _s3() -> Any:
    return s3_backends[DEFAULT_ACCOUNT_ID]["aws"]


def _copied(held: dict[str, Any]) -> dict[str, Any]:
    """Lists, sets and dicts anew, so that what is added to them later is not in the copy."""
    return {name: copy.copy(each) if isinstance(each, list | set | dict) else each for name, each in held.items()}
