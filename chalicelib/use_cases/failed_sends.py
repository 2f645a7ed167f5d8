"""What never came: the phone tells of it when it is back, and it is kept like a try that was refused."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import PlannedSlot, Slot
from chalicelib.errors import FieldError, InputInvalid, TooManyAttempts
from chalicelib.rules.local_time import end_of_day, local_date
from chalicelib.use_cases.ask_challenge import keep_attempt
from chalicelib.use_cases.day_plans import employee_day, zone_at
from chalicelib.use_cases.ports import Services

SEND_FAILED = "SEND_FAILED"
REPORTS_A_DAY = 20
REPORT_DAYS = 7  # how long ago a try may be that a phone tells of
COUNTED_FOR = timedelta(hours=1)  # what is older is no sign of a failure that goes on


class FailedBy(StrEnum):
    """What the phone saw of it."""

    NETWORK = "network"
    TIMEOUT = "timeout"
    SERVER = "server"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class FailedSend:
    """A send that failed, as the phone tells it.

    began_at, failed_at   by the phone's clock: notes.
    status                what the server answered, if it did.
    """

    slot: Slot
    local_date: date
    began_at: datetime
    failed_at: datetime
    what: FailedBy
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """counts_at: when it counts as a failed try; None where the same slot's was told before, was not open, or is
    old."""

    attempt: Attempt
    counts_at: datetime | None


def report_failed_send(services: Services, actor: Employee, sent: FailedSend, now: datetime) -> Reported:
    """Keep it once a slot and beginning: the same again is the same. Raises InputInvalid, TooManyAttempts."""
    city = services.city.current(now)
    zone = zone_at(actor, now, city)
    today = local_date(now, zone)
    if not today - timedelta(days=REPORT_DAYS) <= sent.local_date <= today + timedelta(days=1):
        raise InputInvalid([FieldError("/local_date", "PARAM_RANGE", _DATE)])
    attempt = _attempt(actor, sent, now)
    kept = services.attempts.of_day(attempt.unit_id, sent.local_date, actor.employee_id)
    reports = [each for each in kept if each.code == SEND_FAILED]
    for each in reports:
        if each.attempt_id == attempt.attempt_id and each.slot is sent.slot:
            return Reported(each, None)
    if len(reports) >= REPORTS_A_DAY:
        raise _too_many(now, zone)
    keep_attempt(services, attempt)
    is_counted = any(each.slot is sent.slot for each in reports)
    planned = employee_day(actor, sent.local_date, city).plan.slot(sent.slot)
    return Reported(attempt, None if is_counted else _counts_at(sent.began_at, planned, now))


_DATE = (
    f"Tanggal ini harus hari ini atau paling lama {REPORT_DAYS} hari yang lalu.",
    f"This date must be today or at most {REPORT_DAYS} days ago.",
)


def _attempt(actor: Employee, sent: FailedSend, now: datetime) -> Attempt:
    facts: dict[str, object] = {
        "what": sent.what.value,
        "began_at": sent.began_at.isoformat(),
        "failed_at": sent.failed_at.isoformat(),
    }
    return Attempt(
        employee_id=actor.employee_id,
        unit_id=actor.unit_id_on(sent.local_date),
        local_date=sent.local_date,
        slot=sent.slot,
        attempt_id=f"sent-{int(sent.began_at.astimezone(UTC).timestamp() * 1000)}",
        at=now,
        code=SEND_FAILED,
        facts={**facts, **({"status": sent.status} if sent.status is not None else {})},
    )


def _counts_at(began_at: datetime, planned: PlannedSlot | None, now: datetime) -> datetime | None:
    """The phone's own instant while it is near ours: whoever tells of it later must not blame a quarter that was well.

    One person counts once a slot and date, and only while that slot was open, so nobody can make an outage up.
    """
    is_recent = now - COUNTED_FOR <= began_at <= now
    was_open = planned is not None and planned.opens_at <= began_at < planned.closes_at
    return began_at if is_recent and was_open else None


def _too_many(now: datetime, zone: str) -> TooManyAttempts:
    wait = end_of_day(local_date(now, zone), zone) - now
    problem = TooManyAttempts(wait_min=-(-wait // timedelta(minutes=1)))
    problem.retry_after_s = int(wait.total_seconds())
    return problem
