"""How often a check-in asks AWS, what DynamoDB charges for it, and how large its items become: exact, on moto."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import boto3
import pytest

from bench.counting import CallLog, counted, item_size
from bench.figures import Figure
from chalicelib import wiring
from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, Grant, NumberKind, Role
from chalicelib.domain.office import Position
from chalicelib.domain.plan import PlanStepKind
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.proof.base64url import encode
from chalicelib.proof.challenge import seal, unseal
from chalicelib.store.tables import Attendance, Staff, attendance_key, profile_key
from chalicelib.use_cases.see_unit_activities import see_unit_month
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, wib
from tests.jpegs import selfie
from tests.plans import put_plan
from tests.world import World, entry, small_city
from tools.phone import Phone

HALL = (cast.HALL.longitude, cast.HALL.latitude)
AWAY = (cast.HALL.longitude + 0.0036, cast.HALL.latitude)  # 400 m
OUR_ID = wiring.new_id()  # what the app gives to employees
LONGEST_ID = "a" * 26  # what an admin may choose for a unit
QUICK: dict[str, int] = {}


def measure() -> list[Figure]:
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION="ap-southeast-3")
    figures = []
    with pytest.MonkeyPatch.context() as patch, small_city(wib(7, 10)) as world:
        patch.setattr(wiring, "services", lambda: world.services)
        patch.setattr(wiring, "clock", world.clock)
        look = boto3.client("dynamodb", region_name="ap-southeast-3")
        for name, log in each_case(world, look):
            detail = {"calls": log.names}
            figures += [
                Figure(f"{name}_aws_calls", len(log), detail),
                Figure(f"{name}_rru", log.rru),
                Figure(f"{name}_wru", log.wru),
            ]
        figures.append(Figure("refresh_aws_calls", refresh_calls(world, look)))
        figures += activity_figures(world, look)
        figures.append(Figure("checkin_item_bytes", check_in_bytes(world, look)))
        figures.append(Figure("profile_item_bytes", profile_bytes(world, look)))
    return figures


def each_case(world: World, look: Any) -> Iterator[tuple[str, CallLog]]:
    """Name and calls of each; the picture of the city is held in the process, as in all minutes but the first."""
    ani = world.phone(ANI)
    world.services.city.current(world.clock.now)
    with counting(world, look) as log:
        permission = ani.ask_challenge("arrival").expect(201)
    yield "challenge", log

    body = uploaded(ani, permission, HALL)
    with counting(world, look) as log:
        ani.submit(body).expect(201)
    yield "checkin", log

    with counting(world, look) as log:
        ani.submit(body).expect(201)
    yield "replay", log

    budi = world.phone(BUDI)
    away = uploaded(budi, budi.ask_challenge("arrival").expect(201), AWAY)
    with counting(world, look) as log:
        budi.submit(away).expect(422)
    yield "outside", log

    citra = world.phone(CITRA)
    closed = uploaded(citra, moved(world, citra.ask_challenge("arrival").expect(201), hours=3), HALL)
    late = uploaded(citra, citra.ask_challenge("arrival").expect(201), HALL)
    world.clock.forward(hours=3)
    for phone, employee in ((ani, ANI), (citra, CITRA)):
        phone.token = world.accounts.access_token(employee.employee_id)
    world.services.city.current(world.clock.now)
    with counting(world, look) as log:
        citra.submit(closed).expect(422)
    yield "closed", log

    with counting(world, look) as log:
        citra.submit(late).expect(410)
    yield "expired", log

    with counting(world, look) as log:
        ani.submit(body).expect(201)
    yield "replayed_late", log


def refresh_calls(world: World, look: Any) -> int:
    """What asking once a minute whether the picture of the city still holds adds to a request."""
    world.clock.set(wib(11, 40))
    phone = world.phone(DEWI)
    phone.ask_challenge("midday").expect(201)
    world.clock.forward(seconds=61)
    with counting(world, look) as stale:
        phone.ask_challenge("midday").expect(201)
    with counting(world, look) as held:
        phone.ask_challenge("midday").expect(201)
    return len(stale) - len(held)


def activity_figures(world: World, look: Any) -> list[Figure]:
    """A report tied to the plan, and its unit's month as their superior opens it, who is known by then."""
    put_plan(world, PlanStepKind.PROPOSED)
    ani, now = world.phone(ANI, None), world.clock.now
    told = {"on": f"{cast.MONDAY}", "text": "Memeriksa dokumen", "minutes": 90, "action_id": "a1", "quantity_e2": 250}
    with counting(world, look) as report:
        ani.call("POST", "/me/activities", told, {"Idempotency-Key": "laporan"}).expect(201)
    with counting(world, look) as month:
        see_unit_month(world.services, CITRA, "umum", "2026-11", "name", 1, now)
    found = (("activity_report_aws_calls", report), ("activity_unit_month_aws_calls", month))
    return [Figure(name, len(log), {"calls": log.names}) for name, log in found]


def check_in_bytes(world: World, look: Any) -> int:
    """Three full slots: the longest ids, every reason a check-in may be written with, the most metres and minutes."""
    on = date(2026, 11, 25)
    for slot in DAY_SLOTS:
        world.services.attendance.record(
            CheckIn(
                employee_id=OUR_ID,
                unit_id=LONGEST_ID,
                local_date=on,
                slot=slot,
                challenge_id="f" * 32,
                body_hash=b"h" * 32,
                counts_at=wib(7, 10),
                received_at=wib(7, 10) + timedelta(milliseconds=119_999),
                position=Position(140.7196541, -11.0087654),
                accuracy_m=99_999.9,
                distance_m=499,  # no fence reaches farther
                office_id=LONGEST_ID,
                offices_version=9_999,
                fence_version=9_999,
                selfie_sha256=b"p" * 32,
                selfie_version_id="v" * 32,
                device_id=encode(b"k" * 32),
                signature=b"s" * 64,
                reasons=tuple(each for each in Reason if each is not Reason.PHOTO_INVALID),  # readers find that one out
                late_min=999 if slot is Slot.ARRIVAL else 0,
                early_min=999 if slot is Slot.DEPARTURE else 0,
            )
        )
    return item_size(stored(look, Attendance.Meta.table_name, attendance_key(LONGEST_ID, on, OUR_ID)))


def profile_bytes(world: World, look: Any) -> int:
    """A long name, four assignments with three offices each, four roles, two phones, a roster of three months."""
    offices = (LONGEST_ID, LONGEST_ID, LONGEST_ID)
    assignment = Assignment(LONGEST_ID, cast.START, offices, LONGEST_ID, LONGEST_ID, cast.START)
    device = Device(encode(b"k" * 32), b"\4" * 65, DeviceState.ACTIVE, "l" * 60, wib(7), wib(7), LONGEST_ID)
    employee = Employee(
        employee_id=LONGEST_ID,
        name="n" * 120,
        number="1" * 18,
        number_kind=NumberKind.NI_PPPK,
        assignments=(assignment,) * 4,
        grants=tuple(Grant(role, LONGEST_ID) for role in Role),
        devices=(device, replace(device, device_id=encode(b"q" * 32), state=DeviceState.PENDING)),
        roster={f"2026-{month}": "P" * 31 for month in (10, 11, 12)},
        email="e" * 64 + "@contoh.example",
        signed_out_at=wib(7),
    )
    world.services.staff.save(employee, None, entry("bench", world.clock.now))
    return item_size(stored(look, Staff.Meta.table_name, profile_key(LONGEST_ID)))


@contextmanager
def counting(world: World, look: Any) -> Iterator[CallLog]:
    """Calls by the world's two clients."""
    with counted(Attendance._get_connection().connection.client, world.s3, look=look) as log:
        yield log


def uploaded(phone: Phone, permission: Any, at: tuple[float, float]) -> bytes:
    """The body to submit, its selfie in the bucket."""
    phone.upload(permission["upload"], selfie())
    return phone.body(permission["challenge"], at, selfie())


def moved(world: World, permission: Any, hours: int) -> Any:
    """The same permission as if it had been given so much later."""
    key = world.services.secrets.challenge_key()
    challenge = unseal(permission["challenge"], key)
    assert challenge is not None
    by = timedelta(hours=hours)
    later = replace(challenge, issued_at=challenge.issued_at + by, expires_at=challenge.expires_at + by)
    return {**permission, "challenge": seal(later, key)}


def stored(look: Any, table: str, key: tuple[str, str]) -> Any:
    return look.get_item(TableName=table, Key={"pk": {"S": key[0]}, "sk": {"S": key[1]}})["Item"]
