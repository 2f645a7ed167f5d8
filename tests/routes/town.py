"""One small city for a whole module, put back after every test: the real stores on moto at a hundredth of the cost.

`stored` shows everything the tables hold, so that a test can say "and nothing changed".
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends

from chalicelib import wiring
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.store.audit import AuditTrail
from chalicelib.store.city import CityBooksTable
from chalicelib.store.outages import OutageTable
from tests.cast import CAST, wib
from tests.gateway import in_process
from tests.identity_fake import FakeAccounts
from tests.light_moto import copied
from tests.notices_fake import FakeMail
from tests.push_fake import FakePush
from tests.world import Clock, World, small_city
from tools.phone import Phone, Reply

OPENING = wib(7, 10)
Items = dict[str, Any]


@dataclass
class BuiltTown:
    """A city on moto, what its tables and buckets held when it was new, and its picture."""

    world: World
    items: Items
    files: Items
    city: City

    @contextmanager
    def fresh(self) -> Iterator[World]:
        """The city as it was built, with its own clock and accounts; whatever is done to it is undone."""
        try:
            yield self._begin()
        finally:
            _put_back(self.items)
            put_back_files(self.files)

    def _begin(self) -> World:
        clock = Clock(OPENING)
        accounts = FakeAccounts(clock, {each.employee_id: password_of(each) for each in CAST})
        trail = self.world.services.audit
        assert isinstance(trail, AuditTrail)
        city = CityBooksTable(trail, wiring.new_id)
        city._city = self.city  # as a warm process holds it
        outside = {"mail": FakeMail(), "push": FakePush()}
        fresh = {"identity": accounts, "city": city, "outages": OutageTable(trail), **outside}
        services = replace(self.world.services, **fresh)
        return World(services, clock, accounts, self.world.s3, [])


@contextmanager
def built_town(extend: Callable[[World], None] = lambda _: None) -> Iterator[BuiltTown]:
    """A city of the cast, and of whatever a module adds to it."""
    with small_city(OPENING) as world:
        extend(world)
        yield BuiltTown(world, _items(), files_held(), world.services.city.fresh(OPENING))


def stored(*, tries: bool = False) -> Items:
    """Everything in every table; the counters of login tries only when asked for."""
    return {
        f"{table}/{pk}/{sk}": item.to_json()
        for table, rows in _tables().items()
        if tries or not table.endswith("-sessions")
        for pk, row in rows.items.items()
        for sk, item in row.items()
    }


@contextmanager
def nothing_changed() -> Iterator[None]:
    """Inside, no record may be written: no attendance, no attempt, no audit entry, nothing."""
    before = stored()
    yield
    assert stored() == before


def attendance() -> Items:
    return {key: item for key, item in stored().items() if "-attendance/" in key}


def attempts() -> Items:
    return {key: item for key, item in stored().items() if "-attempts/" in key}


def password_of(employee: Employee) -> str:
    return f"sandi rahasia {employee.employee_id}"


def nobody() -> Phone:
    """A phone that nobody has logged in on."""
    return Phone(in_process)


def problem(reply: Reply) -> tuple[int, str]:
    """Status and code of a refusal, which is always problem+json."""
    assert reply.headers["Content-Type"] == "application/problem+json", reply.text
    assert reply.json["status"] == reply.status
    return reply.status, reply.json["code"]


def faults(reply: Reply) -> list[tuple[str, str]]:
    """(pointer, code) of every fault named."""
    return [(each["pointer"], each["code"]) for each in reply.json["errors"]]


def alike(reply: Reply) -> Mapping[str, Any]:
    """A refusal without what is its own: two that may not be told apart are equal in this."""
    body = {name: value for name, value in reply.json.items() if name != "instance"}
    return {"status": reply.status, "headers": dict(reply.headers), "body": body}


def buckets() -> Items:
    """Bucket -> key -> versions, as moto keeps them."""
    return {name: bucket.keys for name, bucket in s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets.items()}


def files_held() -> Items:
    return {name: {key: list(each) for key, each in dict.items(files)} for name, files in buckets().items()}


def put_back_files(held: Items) -> None:
    for name, files in buckets().items():
        files.clear()
        for key, versions in held[name].items():
            dict.__setitem__(files, key, list(versions))


def _tables() -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID]["ap-southeast-3"].tables


def _items() -> Items:
    return {name: copied(table.items) for name, table in _tables().items()}


def _put_back(items: Items) -> None:
    for name, table in _tables().items():
        table.items = copied(items[name])
