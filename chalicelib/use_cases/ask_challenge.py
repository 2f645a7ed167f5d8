"""Ask for the permission to make one check-in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.domain.attendance import Attempt, Challenge, ChallengeKind
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayKind, PlannedSlot, Slot
from chalicelib.errors import (
    DayOff,
    DeviceNotEnrolled,
    NoOffice,
    NotScheduled,
    Problem,
    SlotNotPlanned,
    WindowClosed,
)
from chalicelib.proof.challenge import seal
from chalicelib.rules.day_of_try import day_of_try
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.time_window import WindowState, judge_window
from chalicelib.use_cases.day_plans import EmployeeDay, days_around
from chalicelib.use_cases.keep_failure import failure_kept
from chalicelib.use_cases.ports import Services, UploadForm
from chalicelib.use_cases.slot_place import place_of

CHALLENGE_LIFE = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Permission:
    """A sealed challenge with the form its selfie is posted by; no form where no photo is asked for."""

    challenge: Challenge
    sealed: str
    form: UploadForm | None


def ask_challenge(
    services: Services,
    person: Employee,
    slot: Slot,
    device_id: str,
    now: datetime,
    supervisor: Employee | None = None,
) -> Permission:
    """A challenge for the person's slot if its window is open now. A refusal, or a failure of ours, is kept as an
    attempt of theirs.

    supervisor   whose phone it is in a team check-in; None: the person's own.
    """
    made_by = supervisor.employee_id if supervisor else None
    city = services.city.current(now)
    days = days_around(person, now, city)
    plan = day_of_try(slot, now, [each.plan for each in days], days[1].zone)
    day = next(each for each in days if each.plan is plan)

    def keep(code: str, facts: Mapping[str, object] | None = None) -> None:
        keep_attempt(services, _asked(person, day, slot, made_by, code, facts or {}, now))

    with failure_kept(keep):
        try:
            if (supervisor or person).device(device_id) is None:
                raise DeviceNotEnrolled
            check_open(day, slot, city, now)
        except Problem as refusal:
            keep(refusal.code, refusal.facts)
            raise
        return _permit(services, person, day, slot, device_id, made_by, now)


def _asked(
    person: Employee,
    day: EmployeeDay,
    slot: Slot,
    made_by: str | None,
    code: str,
    facts: Mapping[str, object],
    now: datetime,
) -> Attempt:
    return Attempt(
        employee_id=person.employee_id,
        unit_id=day.unit_id,
        local_date=day.plan.local_date,
        slot=slot,
        attempt_id=_ask_id(code, made_by, now),
        at=now,
        code=code,
        facts={**facts, **({"made_by": made_by} if made_by else {})},
    )


def _permit(
    services: Services,
    person: Employee,
    day: EmployeeDay,
    slot: Slot,
    device_id: str,
    made_by: str | None,
    now: datetime,
) -> Permission:
    challenge = new_challenge(services, person, day, slot, device_id, now, now + CHALLENGE_LIFE, made_by=made_by)
    without_photo = day.accommodation is not None and day.accommodation.no_selfie
    form = None if without_photo else services.selfies.form(challenge.upload_key, now)
    return Permission(challenge, seal(challenge, services.secrets.challenge_key()), form)


def new_challenge(
    services: Services,
    person: Employee,
    day: EmployeeDay,
    slot: Slot,
    device_id: str,
    now: datetime,
    expires_at: datetime,
    kind: ChallengeKind = ChallengeKind.ONLINE,
    made_by: str | None = None,
) -> Challenge:
    """One that nobody has seen yet: a new id for each ask."""
    return Challenge(
        challenge_id=services.random_bytes(16).hex(),
        kind=kind,
        employee_id=person.employee_id,
        unit_id=day.unit_id,
        device_id=device_id,
        slot=slot,
        local_date=day.plan.local_date,
        issued_at=now,
        expires_at=expires_at,
        made_by=made_by,
    )


def keep_attempt(services: Services, attempt: Attempt) -> None:
    """Keep the attempt for as long as the city says today."""
    services.attempts.keep(kept_as_set(services, attempt))


def kept_as_set(services: Services, attempt: Attempt) -> Attempt:
    return replace(attempt, keep_days=services.city.current(attempt.at).settings.retention.attempt_days)


def _ask_id(code: str, made_by: str | None, now: datetime) -> str:
    """Asking again and again within a quarter of an hour is one attempt: the table must not grow by tapping.

    What a supervisor was refused is another than what the person was: neither hides the other.
    """
    return f"ask-{code}-{int(now.timestamp()) // 900}" + (f"-{made_by}" if made_by else "")


def check_open(day: EmployeeDay, slot: Slot, city: City, now: datetime) -> None:
    """Raises the Problem that says why the slot of this day is not open now."""
    planned = day.plan.slot(slot)
    if planned is None:
        raise why_no_slot(day, slot)
    place = place_of(day, slot, city)
    if not place.offices and place.order_id is None:
        raise NoOffice
    if judge_window(planned, now).state is not WindowState.OPEN:
        raise window_closed(planned, day.zone)


def why_no_slot(day: EmployeeDay, slot: Slot) -> Problem:
    """Why a slot cannot be checked in on this day at all."""
    if slot is Slot.EVENT:
        return SlotNotPlanned(local_date=day.plan.local_date.isoformat())
    if day.plan.kind is DayKind.UNKNOWN:
        return NotScheduled(local_date=day.plan.local_date.isoformat())
    if day.plan.kind is DayKind.OFF:
        return DayOff(local_date=day.plan.local_date.isoformat(), rule=day.plan.rule)
    return SlotNotPlanned(local_date=day.plan.local_date.isoformat())


def window_closed(planned: PlannedSlot, zone: str) -> WindowClosed:
    """The refusal with the window's own hours, on the wall and as instants."""
    return WindowClosed(
        slot=planned.slot,
        opens_at=planned.opens_at.isoformat(),
        closes_at=planned.closes_at.isoformat(),
        opens_local_time=wall_clock(planned.opens_at, zone),
        closes_local_time=wall_clock(planned.closes_at, zone),
    )
