"""Where the contract of the stores runs: in memory, on moto, on the emulator; and what its tests make things of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from chalicelib import wiring
from chalicelib.domain.attendance import Attempt, CheckIn, Evidence, UploadName
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.machine import Punch
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.errors import CityNotSetUp
from chalicelib.proof.base64url import encode
from chalicelib.store.city import CityBooksTable
from chalicelib.use_cases.ports import Services
from tests import cast
from tests.fakes import FakeCity, Memory, fake_services
from tests.identity_fake import FakeAccounts
from tests.world import small_city

NOW = cast.wib(7, 10)
Put = Callable[..., Any]


@dataclass(frozen=True)
class Place:
    """One deployment's stores. `elsewhere` is another process of it; `put` uploads as a phone would.

    tags   of an object's version, as the bucket's lifecycle sees them.
    """

    services: Services
    elsewhere: Services
    put: Put
    tags: Callable[[str, str], dict[str, str]]

    def new_id(self) -> str:
        return self.services.new_id()

    def person(self, **changed: Any) -> Employee:
        """Somebody nobody else of the contract has met, not stored yet."""
        employee_id = self.new_id()
        return replace(cast.ANI, employee_id=employee_id, number=f"UJI-{employee_id}", **changed)


def in_memory() -> Place:
    memory = Memory()

    def services() -> Services:
        return fake_services(memory, FakeAccounts(lambda: NOW), lambda: datetime.now(UTC), [])

    def tags(key: str, version_id: str) -> dict[str, str]:
        return memory.tags.get((key, version_id), {})

    found = services()
    elsewhere = replace(found, city=FakeCity(memory, wiring.new_id))
    return _settled(Place(found, elsewhere, found.selfies.put_object, tags))


@contextmanager
def on_moto() -> Iterator[Place]:
    with small_city(NOW) as world:
        yield real_place(world.services)


def real_place(services: Services) -> Place:
    """The place of real stores, wherever their clients point at."""
    elsewhere = replace(services, city=CityBooksTable(services.audit, wiring.new_id))
    s3, bucket = services.selfies._client, services.selfies._bucket

    def tags(key: str, version_id: str) -> dict[str, str]:
        found = s3.get_object_tagging(Bucket=bucket, Key=key, VersionId=version_id)["TagSet"]
        return {each["Key"]: each["Value"] for each in found}

    return _settled(Place(services, elsewhere, s3.put_object, tags))


def _settled(place: Place) -> Place:
    """With a city, unless it has one."""
    city = place.services.city
    try:
        city.fresh(NOW)
    except CityNotSetUp:
        city.publish("settings", city.draft("settings", cast.SETTINGS), 0, entry(place))
    return place


def entry(place: Place, chain: str | None = None, **facts: object) -> AuditEntry:
    return AuditEntry(place.new_id(), chain or f"TEST#{place.new_id()}", NOW, "eko", "test", "object", facts)


def check_in(place: Place, **changed: Any) -> CheckIn:
    """An accepted check-in with every fact in it; employee and unit are new unless given."""
    facts: dict[str, Any] = {
        "employee_id": place.new_id(),
        "unit_id": place.new_id(),
        "local_date": date(2026, 11, 23),
        "slot": Slot.ARRIVAL,
        "challenge_id": wiring.os.urandom(16).hex(),
        "body_hash": bytes(range(32)),
        "counts_at": NOW,
        "received_at": NOW.replace(microsecond=250_000),
        "position": Position(106.0422031, -6.0098661),
        "accuracy_m": 8.4,
        "distance_m": 12,
        "office_id": "balai-kota",
        "offices_version": 3,
        "fence_version": 2,
        "selfie_sha256": bytes(range(32, 64)),
        "selfie_version_id": "v" * 32,
        "device_id": encode(bytes(range(64, 96))),
        "signature": bytes(64),
        "late_min": 3,
    }
    return CheckIn(**{**facts, **changed})


def attempt(check_in: CheckIn, **changed: Any) -> Attempt:
    facts: dict[str, Any] = {
        "employee_id": check_in.employee_id,
        "unit_id": check_in.unit_id,
        "local_date": check_in.local_date,
        "slot": check_in.slot,
        "attempt_id": wiring.new_id(),
        "at": NOW,
        "code": "OUTSIDE_GEOFENCE",
        "facts": {"distance_m": 412, "office_name": "Balai Kota Contoh"},
        "position": Position(106.05, -6.01),
        "accuracy_m": 9.25,
    }
    return Attempt(**{**facts, **changed})


def upload_key(place: Place, unit_id: str | None = None, on: date = date(2026, 11, 23)) -> str:
    """Of a new selfie of somebody new; the unit is new unless given."""
    return UploadName(unit_id or place.new_id(), place.new_id(), on, Slot.ARRIVAL, wiring.os.urandom(16).hex()).key


def evidence(place: Place, **changed: Any) -> Evidence:
    facts: dict[str, Any] = {
        "upload_key": upload_key(place),
        "version_id": "v1",
        "sha256": bytes(range(32)),
        "size_bytes": 54_321,
        "made_at": NOW,
        "dhash": bytes(range(32)),
        "dhash_mirror": bytes(range(1, 33)),
        "evidence_key": "evidence/a.jpg",
        "notes": ("DARK", "EXIF_PRESENT"),
    }
    return Evidence(**{**facts, **changed})


def punch(slot: Slot, hour: int) -> Punch:
    return Punch(slot, cast.wib(hour, 3, 20), "lobi", "UNGGAHAN", 12)
