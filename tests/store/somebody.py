"""New people with a phone in a city on moto, and check-ins of theirs ready to be sent over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import thumbprint
from chalicelib.store.documents import to_text
from chalicelib.store.tables import Staff, profile_key
from tests import cast
from tests.cast import MONDAY, wib
from tests.jpegs import selfie
from tests.world import World, small_city
from tools.phone import Phone, Reply

HALL = (cast.HALL.longitude, cast.HALL.latitude)
AWAY = (106.05, -6.02)


@contextmanager
def city_behind_the_app() -> Iterator[World]:
    """One city for many tests, its picture warm; the clients' quota of retries never runs dry."""
    with small_city(wib(7, 10)) as city, pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.retries.quota.RetryQuota.acquire", lambda quota, amount: True)
        patch.setattr(wiring, "services", lambda: city.services)
        patch.setattr(wiring, "clock", city.clock)
        city.services.city.current(city.clock.now)
        yield city


@dataclass
class Somebody:
    """A new person with a phone and a check-in ready to be sent."""

    world: World
    employee: Employee
    phone: Phone
    body: bytes = b""
    signature: str = ""
    upload_key: str = ""

    def prepare(self, position: tuple[float, float] = HALL, offline: bool = False) -> "Somebody":
        """Ask, upload and sign; nothing is sent."""
        if offline:
            sealed = self.phone.today()["slots"][0]["day_challenge"]
        else:
            asked = self.phone.ask_challenge("arrival").expect(201)
            sealed, self.upload_key = asked["challenge"], asked["upload"]["fields"]["key"]
            self.phone.upload(asked["upload"], selfie(1))
        self.body = self.phone.body(sealed, position, selfie(1))
        self.signature = self.phone.key.sign(self.body)
        return self

    def send(self) -> Reply:
        return self.phone.submit(self.body, self.signature)

    def recorded(self) -> Any:
        day = self.world.services.attendance.day("umum", MONDAY, self.employee.employee_id)
        return day.check_ins.get(Slot.ARRIVAL)

    def attempts(self) -> list[str]:
        kept = self.world.services.attempts.of_day("umum", MONDAY, self.employee.employee_id)
        return [each.code for each in kept]


def somebody(world: World) -> Somebody:
    """Put straight into the table: moto copies all it holds at every transaction."""
    employee_id = wiring.new_id()
    phone = world.phone(replace(cast.ANI, employee_id=employee_id), enrolled=None)
    point = decode(phone.key.public)
    phone.device_id = thumbprint(point)
    device = Device(phone.device_id, point, DeviceState.ACTIVE, "Ponsel uji", world.clock.now)
    number = f"UJI-{employee_id}"
    person = replace(cast.ANI, employee_id=employee_id, number=number, devices=(device,), revision=1)
    Staff(*profile_key(employee_id), revision=1, text=to_text(person)).save()
    return Somebody(world, person, phone)
