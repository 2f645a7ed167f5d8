"""The permission that a phone holds for an offline check-in; and a fresh form to send its selfie by, late."""

from datetime import datetime, timedelta

from chalicelib.domain.attendance import Attempt, ChallengeKind
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.errors import ChallengeInvalid, NotADayChallenge, NotFound, OfflineTooOld
from chalicelib.proof.challenge import seal, unseal
from chalicelib.rules.local_time import end_of_day
from chalicelib.use_cases.ask_challenge import Permission, keep_attempt, new_challenge
from chalicelib.use_cases.day_plans import EmployeeDay
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
    """A fresh form for a day challenge's own upload key. What comes too late is kept as an attempt."""
    challenge = unseal(sealed, services.secrets.challenge_key())
    if challenge is None:
        raise ChallengeInvalid
    if challenge.employee_id != actor.employee_id:
        raise NotFound
    if challenge.kind is not ChallengeKind.DAY:
        raise NotADayChallenge
    if now >= challenge.expires_at:
        keep_attempt(
            services,
            Attempt(
                employee_id=actor.employee_id,
                unit_id=challenge.unit_id,
                local_date=challenge.local_date,
                slot=challenge.slot,
                attempt_id=challenge.challenge_id,
                at=now,
                code=OfflineTooOld.code,
            ),
        )
        raise OfflineTooOld
    return Permission(challenge, sealed, services.selfies.form(challenge.upload_key, now))
