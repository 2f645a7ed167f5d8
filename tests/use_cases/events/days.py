"""A small city on moto whose days pass and are closed; and what must hold of all that is kept once nothing waits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.dispatch_closes import dispatch_closes
from tests.fakes import Memory, fake_services
from tests.identity_fake import FakeAccounts
from tests.jobs.closing import ALWAYS
from tests.routes.town import BuiltTown, _items, files_held
from tests.use_cases.events.must_hold import MustHold
from tests.use_cases.events.people import CITY, MORNING, PEOPLE, WHO
from tests.use_cases.events.told import Told
from tests.use_cases.events.trouble import wired
from tests.use_cases.hand import Hand
from tests.world import BUCKET, Clock, World, entry, small_city
from tools.phone import DeviceKey


class Bucket:
    """Where phones upload to, whichever bucket they think it is."""

    def __init__(self, s3: Any) -> None:
        self._s3 = s3

    def put_object(self, **upload: Any) -> Any:
        return self._s3.put_object(**(upload | {"Bucket": BUCKET}))


class Days(MustHold):
    """The city as its days pass."""

    def beat(self) -> None:
        dispatch_closes(self.services, self.now)

    def work(self, place: int = 0) -> None:
        """One of the messages that a worker may be given now; it is gone once it is done."""
        message = self.queue.visible[place % len(self.queue.visible)]
        do_task(self.services, message[1], self.now, ALWAYS)
        self.queue.waiting.remove(message)

    def settle(self) -> None:
        """The clock beats and the workers work until nothing waits any more; then everything is looked at."""
        for _ in range(40):
            self.beat()
            while self.queue.visible:
                self.work()
            if not self.queue.waiting:
                break
            self.world.clock.set(min(at for at, _ in self.queue.waiting))
        assert not self.queue.waiting
        self.check()


Keys = Mapping[str, DeviceKey]
Begin = Callable[[], AbstractContextManager[Days]]


@contextmanager
def on_moto() -> Iterator[Begin]:
    """The real stores, built once and put back after every example."""
    keys: dict[str, DeviceKey] = {}
    with small_city(MORNING, lambda world: keys.update(_filled(world))) as world:
        town = BuiltTown(world, _items(), files_held(), world.services.city.fresh(MORNING))

        @contextmanager
        def begin() -> Iterator[Days]:
            with town.fresh() as fresh:
                fresh.clock.set(MORNING)
                yield _begun(fresh, Bucket(fresh.s3), keys, in_memory=False)

        yield begin


@contextmanager
def in_memory() -> Iterator[Days]:
    """The fakes, which tests/store holds to what the stores do: a hundred times as fast."""
    memory, clock = Memory(), Clock(MORNING)
    accounts = FakeAccounts(clock)
    services = fake_services(memory, accounts, clock, [])
    world = World(services, clock, accounts, services.selfies, [])
    yield _begun(world, services.selfies, _filled(world), in_memory=True)


def _filled(world: World) -> Keys:
    """The city, its people, and a phone for each who comes: its key."""
    city = world.services.city
    subjects = {"settings": CITY.settings, "offices": CITY.offices, "units": CITY.units, "calendar": CITY.calendar}
    for subject, content in subjects.items():
        city.publish(subject, city.draft(subject, content), 0, entry(f"test_{subject}", MORNING))
    for each in PEOPLE.values():
        world.services.staff.save(each, None, entry("test_add", MORNING))
    return {who: Hand(world, who).key for who in WHO}


def _begun(world: World, s3: Any, keys: Keys, in_memory: bool) -> Days:
    wire = wired(world.services, world.clock, in_memory)
    world = replace(world, services=wire.services, s3=s3)
    days = Days(world, wire, Told(CITY, PEOPLE), {who: Hand(world, who, None, key) for who, key in keys.items()})
    days.beat()
    while wire.queue.visible:
        days.work()
    return days
