"""Does a person's first phone need no approval of its own? See docs/rules.md#people.

Until its unit's `enrol_until` the one who handed out the login code has seen whose hands it went to: that vouches for
the first phone. Every later phone, and whatever came by a code for a forgotten password, is for a person to decide.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.employee import DeviceState, Employee, Vouch

VOUCH_LIFE = timedelta(hours=24)  # from the login by the code to the phone's enrolment
ENROL_DAYS_AT_MOST = 60  # ahead of today: a phase of moving in, not a way around approvals


def vouch_of(issued_by: str, employee: Employee, now: datetime) -> Vouch | None:
    """What a login by a code gives: its issuer's word for a first phone, never one's own."""
    if issued_by == employee.employee_id or has_had_phone(employee):
        return None
    return Vouch(issued_by, now + VOUCH_LIFE)


def standing_vouch(employee: Employee, enrol_until: date | None, today: date, now: datetime) -> Vouch | None:
    """The word that makes a new phone active at once, or None where somebody must decide.

    enrol_until   of the person's unit: its last day of enrolment, in the city's zone; None for no such phase.
    today         the city's date at `now`.

    Never for who holds a role, which may have been given after the code was. A pending phone is no first phone, an
    active one is for ever.
    """
    vouch = employee.vouch
    if vouch is None or now >= vouch.until or has_had_phone(employee) or employee.grants:
        return None
    return vouch if enrol_until is not None and today <= enrol_until else None


def enrol_until_fault(wanted: date | None, held: date | None, today: date) -> str | None:
    """The code of what is wrong with a unit's last day of enrolment, or None.

    held   what holds now. Saying it again is no change, and a day that has passed ends the phase.
    """
    if wanted is None or wanted == held:
        return None
    return "ENROL_UNTIL_TOO_LATE" if wanted > today + timedelta(days=ENROL_DAYS_AT_MOST) else None


def has_had_phone(employee: Employee) -> bool:
    return employee.had_phone or any(each.state is DeviceState.ACTIVE for each in employee.devices)


def without_device(employee: Employee, device_id: str) -> Employee:
    """The phone taken off; that it was once active is remembered."""
    kept = tuple(each for each in employee.devices if each.device_id != device_id)
    return replace(employee, devices=kept, had_phone=has_had_phone(employee))
