"""A code's issuer vouches for a first phone until the unit's last day of enrolment, and for no other."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chalicelib.domain.employee import Device, DeviceState, Employee, Grant, Role, Vouch
from chalicelib.rules.enrolment import VOUCH_LIFE, enrol_until_fault, standing_vouch, vouch_of, without_device
from tests.cast import ANI, MONDAY, wib

NOW = wib(7, 10)
YESTERDAY, TOMORROW = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
VOUCH = Vouch("citra", NOW + VOUCH_LIFE)
ACTIVE, PENDING = (Device(each, bytes(65), each, "Ponsel", NOW) for each in (DeviceState.ACTIVE, DeviceState.PENDING))
VOUCHED = replace(ANI, vouch=VOUCH)


def test_the_word_is_the_issuers_for_24_hours() -> None:
    assert vouch_of("citra", ANI, NOW) == Vouch("citra", NOW + timedelta(hours=24))


@pytest.mark.parametrize(
    ("issued_by", "person"),
    [("ani", ANI), ("citra", replace(ANI, devices=(ACTIVE,))), ("citra", replace(ANI, had_phone=True))],
)
def test_nobody_vouches_for_oneself_or_for_a_second_phone(issued_by: str, person: Employee) -> None:
    assert vouch_of(issued_by, person, NOW) is None


@pytest.mark.parametrize(
    ("person", "enrol_until", "now", "stands"),
    [
        (VOUCHED, MONDAY, NOW, True), (VOUCHED, TOMORROW, NOW, True), (VOUCHED, YESTERDAY, NOW, False),
        (VOUCHED, None, NOW, False), (ANI, MONDAY, NOW, False),
        (VOUCHED, MONDAY, VOUCH.until - timedelta(microseconds=1), True), (VOUCHED, MONDAY, VOUCH.until, False),
        (replace(VOUCHED, devices=(PENDING,)), MONDAY, NOW, True),
        (replace(VOUCHED, devices=(ACTIVE,)), MONDAY, NOW, False),
        (replace(VOUCHED, had_phone=True), MONDAY, NOW, False),
        (replace(VOUCHED, grants=(Grant(Role.OPERATOR, "umum"),)), MONDAY, NOW, False),
        *((replace(VOUCHED, grants=(Grant(role),)), MONDAY, NOW, False)
          for role in (Role.CITY_ADMIN, Role.AUDITOR, Role.EXECUTIVE)),
    ],
)  # fmt: skip
def test_the_word_stands(person: Employee, enrol_until: date | None, now: datetime, stands: bool) -> None:
    assert standing_vouch(person, enrol_until, MONDAY, now) == (VOUCH if stands else None)


@pytest.mark.parametrize(
    ("devices", "taken_off", "had_phone"),
    [
        ((ACTIVE,), ACTIVE, True), ((PENDING,), PENDING, False),
        ((ACTIVE, PENDING), ACTIVE, True), ((ACTIVE, PENDING), PENDING, True),
    ],
)  # fmt: skip
def test_an_active_phone_taken_off_is_remembered(
    devices: tuple[Device, ...], taken_off: Device, had_phone: bool
) -> None:
    bare = without_device(replace(ANI, devices=devices), taken_off.device_id)
    assert taken_off not in bare.devices
    assert len(bare.devices) == len(devices) - 1
    assert bare.had_phone is had_phone


def test_once_remembered_it_stays_so() -> None:
    assert without_device(replace(ANI, had_phone=True, devices=(PENDING,)), PENDING.device_id).had_phone


@pytest.mark.parametrize(
    ("days_ahead", "held_days_ahead", "code"),
    [
        (0, None, None), (60, None, None), (61, None, "ENROL_UNTIL_TOO_LATE"), (365, 30, "ENROL_UNTIL_TOO_LATE"),
        (90, 90, None),  # what was set before there was a bound may be said again
        (-1, 30, None),  # ends the phase
    ],
)  # fmt: skip
def test_a_last_day_of_enrolment(days_ahead: int, held_days_ahead: int | None, code: str | None) -> None:
    held = None if held_days_ahead is None else MONDAY + timedelta(days=held_days_ahead)
    assert enrol_until_fault(MONDAY + timedelta(days=days_ahead), held, MONDAY) == code
    assert enrol_until_fault(None, held, MONDAY) is None
