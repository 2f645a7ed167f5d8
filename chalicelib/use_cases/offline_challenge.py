"""The permission that a phone holds for an offline check-in; and a fresh form to send its selfie by, late."""

from datetime import datetime, timedelta

from chalicelib.domain.attendance import Attempt, Challenge, ChallengeKind
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import ChallengeInvalid, NotADayChallenge, NotFound, OfflineTooOld, Problem
from chalicelib.proof.challenge import seal, unseal
from chalicelib.rules.local_time import end_of_day
from chalicelib.rules.time_window import WindowState, judge_window
from chalicelib.use_cases.ask_challenge import Permission, keep_attempt, new_challenge, window_closed
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day
from chalicelib.use_cases.ports import Services

OFFLINE_LIFE = timedelta(hours=24)  # after local midnight


def day_challenge(
    services: Services, actor: Employee, day: EmployeeDay, slot: Slot, device_id: str, now: datetime
) -> str:
    """The sealed permission a phone holds for an offline check-in, good to local midnight + 24 h."""
    expires_at = end_of_day(day.plan.local_date, day.zone) + OFFLINE_LIFE
    challenge = new_challenge(services, actor, day, slot, device_id, now, expires_at, ChallengeKind.DAY)
    return seal(challenge, services.secrets.challenge_key())


def renew_upload(services: Services, actor: Employee, sealed: str, now: datetime) -> Permission:
    """A fresh form for a day challenge's own upload key, from the slot's opening on. A refusal is kept as an attempt.

    Earlier there is none: a photo posted days before would be forgotten by the bucket before its check-in comes.
    """
    challenge = unseal(sealed, services.secrets.challenge_key())
    if challenge is None:
        raise ChallengeInvalid
    if challenge.employee_id != actor.employee_id:
        raise NotFound
    if challenge.kind is not ChallengeKind.DAY:
        raise NotADayChallenge
    try:
        _check_usable(services, actor, challenge, now)
    except Problem as refusal:
        keep_attempt(services, _refused(challenge, refusal, now))
        raise
    return Permission(challenge, sealed, services.selfies.form(challenge.upload_key, now))


def _check_usable(services: Services, actor: Employee, challenge: Challenge, now: datetime) -> None:
    """Neither too old nor too early. That the slot is not planned any more is said to its check-in."""
    if now >= challenge.expires_at:
        raise OfflineTooOld
    day = employee_day(actor, challenge.local_date, services.city.current(now))
    planned = day.plan.slot(challenge.slot)
    if planned and judge_window(planned, now).state is WindowState.COMING:
        raise window_closed(planned, day.zone)


def _refused(challenge: Challenge, refusal: Problem, now: datetime) -> Attempt:
    return Attempt(
        employee_id=challenge.employee_id,
        unit_id=challenge.unit_id,
        local_date=challenge.local_date,
        slot=challenge.slot,
        attempt_id=challenge.challenge_id,
        at=now,
        code=refusal.code,
        facts=refusal.facts,
    )
