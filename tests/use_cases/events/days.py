"""A small city on moto whose days pass and are closed; and what must hold of all that is kept once nothing waits."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.notice import MailState, NoticeKind
from chalicelib.domain.office import Place
from chalicelib.domain.request import RequestState
from chalicelib.domain.shift import Event
from chalicelib.domain.totals import Totals
from chalicelib.domain.verdict import MonthRows, SlotState
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.dispatch_closes import dispatch_closes
from chalicelib.proof.day_leaves import leaves_of
from chalicelib.routes._audit_views import entry_view
from chalicelib.rules.closing import cut_off, due_at, is_all_in
from chalicelib.use_cases.day_roots import read_recorded
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_day_proof import DayProof, see_day_proof
from chalicelib.use_cases.see_totals import see_own_totals, see_own_year
from tests import cast
from tests.cast import START, UNITS, WIB, person, wib
from tests.fakes import Memory, fake_services
from tests.identity_fake import FakeAccounts
from tests.jobs.closing import ALWAYS
from tests.routes.town import BuiltTown, _items
from tests.use_cases.events.told import Told, summed
from tests.use_cases.events.trouble import CloserQueue, Wire, wired
from tests.use_cases.hand import Hand
from tests.world import BUCKET, Clock, World, entry, small_city
from tools.audit_verify import first_bad, leaves_fault
from tools.phone import DeviceKey

BEGUN = date(2026, 11, 30)  # a Monday, and the last of its month
MORNING = wib(6, on=BEGUN)
DAY = timedelta(days=1)
UNIT = "umum"
APEL = Event("apel", "Apel", "800/7", BEGUN, 390, 480, 420, Place("balai-kota"), ("umum",))
CITY = replace(
    cast.CITY,
    offices={"balai-kota": cast.HALL_OFFICE},
    units={each: UNITS[each] for each in ("setda", UNIT)},
    calendar=replace(cast.CITY.calendar, events=(APEL,)),
)
NO_PHOTO = (Accommodation(START, date(2027, 12, 31), "800/1", no_selfie=True),)
NIGHTS = {"2026-11": "-" * 29 + "M", "2026-12": "M-MMPPP-" * 3 + "-" * 7}
HANI = replace(person("Hani", "CONTOH-010", "umum", pattern_id=None), roster=NIGHTS)
DINA = person("Dina", "CONTOH-011", "setda", (Grant(Role.SUPERVISOR, "setda"),))


def _beside(employee: Employee) -> Employee:
    """Of the same unit as all, so that a day is closed at once; led by nobody in it."""
    works = replace(employee.assignments[0], unit_id="umum", supervisor_id=None)
    return replace(employee, assignments=(works,))


PEOPLE: Mapping[str, Employee] = {
    each.employee_id: each
    for each in (
        replace(cast.ANI, accommodations=NO_PHOTO, email="ani@contoh.example"),
        replace(cast.BUDI, email="budi@contoh.example"),
        replace(cast.CITRA, accommodations=NO_PHOTO),
        replace(HANI, accommodations=NO_PHOTO),
        *(_beside(each) for each in (cast.DEWI, cast.EKO, DINA)),
    )
}
WHO = ("ani", "budi", "citra", "hani")  # come, ask and object
LAST = date(2026, 12, 30)  # within the year


class Bucket:
    """Where phones upload to, whichever bucket they think it is."""

    def __init__(self, s3: Any) -> None:
        self._s3 = s3

    def put_object(self, **upload: Any) -> Any:
        return self._s3.put_object(**(upload | {"Bucket": BUCKET}))


@dataclass
class Days:
    """The city as it is, and what its people were told."""

    world: World
    wire: Wire
    told: Told
    hands: Mapping[str, Hand]

    @property
    def services(self) -> Services:
        return self.wire.services

    @property
    def queue(self) -> CloserQueue:
        return self.wire.queue

    @property
    def now(self) -> datetime:
        return self.world.clock.now

    @property
    def today(self) -> date:
        return self.now.astimezone(WIB).date()

    def person(self, who: str) -> Employee:
        found = self.services.staff.employee(who)
        assert found
        return found

    # The close

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

    # What must hold

    def check(self) -> None:
        self.check_facts()
        self.check_rows()

    def check_facts(self) -> None:
        """I1, I2, I3: what lies in the slots is what was acknowledged."""
        for on in self.dates():
            kept = {each.employee_id: dict(each.check_ins) for each in self.services.attendance.unit_day(UNIT, on)}
            assert kept == {who: slots for (who, at), slots in self.told.check_ins.items() if at == on and slots}

    def check_rows(self) -> None:
        """Every employee-day that is due has one row, and each row is the day's events folded."""
        held = self.rows()
        for who in PEOPLE:
            for on in self.dates():
                self.check_day(who, on, held[f"{on:%Y-%m}"].get(who) or MonthRows(who, UNIT, f"{on:%Y-%m}"))

    def check_day(self, who: str, on: date, held: MonthRows) -> None:
        day, row = self.told.day(who, on), held.amended.get(on) or held.rows.get(on)
        assert row or due_at(day.plan, day.zone) > cut_off(self.now), f"{who} {on} has no row"
        if row and is_all_in(day.plan, cut_off(self.now)):
            assert row == self.told.verdict(who, on), (who, on)
        if (who, on) in self.told.locked:
            assert held.rows[on] == self.told.locked[who, on]

    def check_whole(self) -> None:
        """At the end, the sums, the trail and the notices too."""
        self.check_sums()
        self.check_trail()
        self.check_notices()

    def check_sums(self) -> None:
        """I7: months and years are what the rows come to."""
        held = self.rows()
        for who in WHO:
            days = [on for month in held.values() if who in month for on in month[who].rows]
            year = see_own_year(self.services, self.person(who), 2026, self.now)
            assert _counted(year.counted) == summed([self.told.verdict(who, on) for on in days])
            for month in held:
                seen, _ = see_own_totals(self.services, self.person(who), month, self.now)
                stood = [
                    self.told.locked.get((who, on)) or self.told.verdict(who, on)
                    for on in days
                    if f"{on:%Y-%m}" == month
                ]
                assert _counted(seen.totals.counted) == summed(stood)

    def check_trail(self) -> None:
        """I5: an auditor finds nothing wrong, and one entry of each act that was acknowledged."""
        actions = Counter[tuple[str, str]]()
        for unit_id in (*CITY.units, "CITY"):
            for on in self.dates():
                proof = see_day_proof(self.services, unit_id, on, None, self.now)
                self.check_chain(unit_id, on, proof)
                actions.update((each.entry.action, each.entry.object_id) for each in proof.entries)
        assert {key: actions[key] for key in self.told.acts} == self.told.acts

    def check_chain(self, unit_id: str, on: date, proof: DayProof) -> None:
        """An auditor finds nothing; one root of a closed unit-date, and the rows that count are what it was made of."""
        told = msgspec.to_builtins(
            {
                "chain": proof.chain, "root": proof.root, "entries": [entry_view(each) for each in proof.entries],
                "people": [
                    {"leaves": [[leaf.what, leaf.hash.hex()] for leaf in each.leaves]} for each in proof.people
                ],
            }
        )  # fmt: skip
        assert first_bad(proof.chain, told["entries"], {}) is None
        if unit_id == "CITY":
            return
        state = self.services.closes.get(unit_id)
        closed = [each for each in proof.entries if each.entry.action == "day_closed"]
        assert len(closed) == (1 if on <= state.closed_through else 0), (unit_id, on)
        if closed:
            assert leaves_fault(told) is None
            assert _judged(proof.people) == _judged(leaves_of(*self.recorded(unit_id, on))), (unit_id, on)

    def recorded(self, unit_id: str, on: date) -> tuple[Any, Any]:
        return read_recorded(self.services, unit_id, on), self.services.secrets.receipt_keys()

    def check_notices(self) -> None:
        """I6: one a person, kind, day and subject; nobody misses theirs, and none goes out by mail twice."""
        letters, held = Counter(each.about for each in self.world.services.mail.sent), self.rows()
        for who in PEOPLE:
            notices = self.services.notices.of_person(who, 1_000)
            assert set(Counter((each.kind, each.on, each.about) for each in notices).values()) <= {1}
            marks = Counter(each.mail for each in notices)
            assert marks[MailState.SENT] <= letters[who] <= marks[MailState.SENT] + marks[MailState.SENDING]
            told = {(each.kind, each.on) for each in notices} | {(each.kind, each.about) for each in notices}
            for on in (on for month in held.values() if who in month for on in month[who].rows):
                missed, waits = (NoticeKind.MISSED, on) in told, (NoticeKind.WAITING, on) in told
                assert missed or SlotState.MISSING not in self.states(who, on), (who, on)
                assert missed or waits or SlotState.PROVISIONAL not in self.states(who, on), (who, on)
            for key, request in self.told.requests.items():
                if request.employee_id == who and request.state in (RequestState.APPROVED, RequestState.REJECTED):
                    assert (NoticeKind.DECIDED, key) in told

    def states(self, who: str, on: date) -> set[SlotState]:
        verdict = self.told.verdict(who, on)
        return {each.state for each in (*verdict.slots, *([verdict.event] if verdict.event else []))}

    def rows(self) -> dict[str, dict[str, MonthRows]]:
        """By month and person."""
        months = sorted({f"{on:%Y-%m}" for on in self.dates()})
        return {
            month: {each.employee_id: each for each in self.services.months.of_unit(UNIT, month)} for month in months
        }

    def dates(self) -> list[date]:
        return [BEGUN + DAY * at for at in range((self.today - BEGUN).days + 1)]


def _judged(people: Any) -> dict[str, Any]:
    """Of everybody's leaves, the verdict's."""
    return {each.employee_id: leaf.hash for each in people for leaf in each.leaves if leaf.what == "verdict"}


def _counted(totals: Totals) -> Counter[str]:
    """As `summed` counts."""
    return +Counter(
        {str(each): count for each, count in totals.days.items()}
        | {f"missing {each}": count for each, count in totals.missing.items()}
        | {
            "late": totals.late_min, "early": totals.early_min, "permitted": totals.permitted_min,
            "held": totals.held_min, "waived": totals.waived_min, "missing_min": totals.missing_min,
            "events": totals.events_missed,
        }
    )  # fmt: skip


Keys = Mapping[str, DeviceKey]
Begin = Callable[[], AbstractContextManager[Days]]


@contextmanager
def on_moto() -> Iterator[Begin]:
    """The real stores, built once and put back after every example."""
    keys: dict[str, DeviceKey] = {}
    with small_city(MORNING, lambda world: keys.update(_filled(world))) as world:
        town = BuiltTown(world, _items(), world.services.city.fresh(MORNING))

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
