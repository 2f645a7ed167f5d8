"""Record a check-in: the main act. Judge, write once, answer the same way for ever after.

Accepted: 1 consistent read (the caller's profile), 1 HEAD, 1 conditional write. Refused or replayed late: one more
read. Whoever asks twice with the same challenge and body gets the first answer again, also after everything closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.attendance import Attempt, AttendanceDay, Challenge, CheckIn, Reason
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import AlreadyCheckedIn, ChallengeInvalid, ChallengeReused, Problem
from chalicelib.proof.challenge import unseal
from chalicelib.rules.local_time import wall_clock
from chalicelib.rules.ruling import is_ruled_out
from chalicelib.use_cases.ask_challenge import keep_attempt, kept_as_set
from chalicelib.use_cases.judge_check_in import judge_check_in
from chalicelib.use_cases.keep_failure import failure_kept
from chalicelib.use_cases.ports import Services, StoreUnavailable
from chalicelib.use_cases.submission import Submission
from chalicelib.use_cases.team_check_in import note_team_check_in, person_of
from chalicelib.use_cases.tell_closer import tell_of_check_in

REPLACE_TRIES = 3  # of an offline check-in that other requests are replacing at the same time


@dataclass(frozen=True, slots=True)
class Recorded:
    check_in: CheckIn
    replayed: bool


def record_check_in(services: Services, actor: Employee, submission: Submission, now: datetime) -> Recorded:
    """The recorded check-in, or the Problem that refuses it (kept as an attempt, as is a failure of ours)."""
    challenge = unseal(submission.sealed, services.secrets.challenge_key())
    if challenge is None:
        raise ChallengeInvalid
    person = person_of(services, actor, challenge, now)
    with failure_kept(lambda code: keep_attempt(services, _failed(challenge, submission, code, now))):
        recorded = _record(services, actor, person, challenge, submission, now)
        tell_of_check_in(services, person, recorded.check_in, services.city.current(now), now)
        note_team_check_in(services, recorded.check_in)
    return recorded


def _record(
    services: Services, actor: Employee, person: Employee, challenge: Challenge, submission: Submission, now: datetime
) -> Recorded:
    try:
        check_in = judge_check_in(services, actor, person, challenge, submission, now)
        standing = services.attendance.record(check_in)
        return Recorded(check_in, replayed=False) if standing is None else _yield_to(services, check_in, standing, now)
    except Problem as refusal:
        return _replay_or_refuse(services, challenge, submission, refusal, now)


def _yield_to(services: Services, check_in: CheckIn, standing: AttendanceDay, now: datetime) -> Recorded:
    """The slot is taken: by this very check-in (the answer was lost), by one that gives way to it, or for good."""
    for _ in range(REPLACE_TRIES):
        first = standing.check_ins[check_in.slot]
        if first.challenge_id == check_in.challenge_id:
            return _first_answer(first, check_in.body_hash)
        if not (_gives_way(first, check_in) or _was_ruled_out(services, first, check_in)):
            raise _already(first, services.city.current(now))
        if services.attendance.replace(check_in, first, kept_as_set(services, _replaced(first, now))):
            return Recorded(check_in, replayed=False)
        standing = services.attendance.day(check_in.unit_id, check_in.local_date, check_in.employee_id)
    raise StoreUnavailable("slot contended")


def _gives_way(first: CheckIn, check_in: CheckIn) -> bool:
    """To the person's own valid one alone: an offline one does, and a supervisor's word, but for a worse verdict.

    Else whoever makes somebody's check-in badly has kept them from making their own.
    """
    if check_in.reasons or check_in.made_by is not None:
        return False
    is_worse = (check_in.late_min, check_in.early_min) > (first.late_min, first.early_min)
    return Reason.OFFLINE in first.reasons or (Reason.TEAM in first.reasons and not is_worse)


def _was_ruled_out(services: Services, first: CheckIn, check_in: CheckIn) -> bool:
    """What somebody judged not valid gives way to the person's next one, while there is time: 1 read.

    Today's valid ones are ruled on by nobody, so of these nothing is read.
    """
    if not first.reasons or check_in.made_by is not None:
        return False
    ruling = services.attendance.ruling(first.unit_id, first.local_date, first.employee_id, first.slot)
    return is_ruled_out(ruling, first)


def _first_answer(first: CheckIn, body_hash: bytes) -> Recorded:
    if first.body_hash != body_hash:
        raise ChallengeReused
    return Recorded(first, replayed=True)


def _already(first: CheckIn, city: City) -> AlreadyCheckedIn:
    office = city.offices.get(first.office_id)
    zone = city.zone_of(office) if office else city.settings.zone
    return AlreadyCheckedIn(
        slot=first.slot,
        first_at=first.counts_at.isoformat(),
        first_local_time=wall_clock(first.counts_at, zone),
    )


def _replay_or_refuse(
    services: Services, challenge: Challenge, submission: Submission, refusal: Problem, now: datetime
) -> Recorded:
    """Before saying no: was this very challenge accepted earlier? Then the first answer stands, and nothing is kept."""
    if isinstance(refusal, ChallengeReused):
        raise refusal
    if not isinstance(refusal, AlreadyCheckedIn):
        first = _standing(services, challenge)
        if first is not None and first.challenge_id == challenge.challenge_id:
            return _first_answer(first, submission.body_hash)
    keep_attempt(services, _attempt(challenge, submission, refusal, now))
    raise refusal


def _standing(services: Services, challenge: Challenge) -> CheckIn | None:
    day = services.attendance.day(challenge.unit_id, challenge.local_date, challenge.employee_id)
    return day.check_ins.get(challenge.slot)


def _attempt(challenge: Challenge, submission: Submission, refusal: Problem, now: datetime) -> Attempt:
    attempt_id = _attempt_id(challenge.challenge_id, submission.body_hash)
    return _tried(challenge, submission, attempt_id, refusal.code, refusal.facts, now)


def _failed(challenge: Challenge, submission: Submission, code: str, now: datetime) -> Attempt:
    """Under an id of its own: what the same try comes to when it is sent again stands beside it."""
    attempt_id = f"{_attempt_id(challenge.challenge_id, submission.body_hash)}-{code}"
    return _tried(challenge, submission, attempt_id, code, {}, now)


def _tried(
    challenge: Challenge,
    submission: Submission,
    attempt_id: str,
    code: str,
    facts: Mapping[str, object],
    now: datetime,
) -> Attempt:
    maker = {"made_by": challenge.made_by} if challenge.made_by else {}
    return Attempt(
        employee_id=challenge.employee_id,
        unit_id=challenge.unit_id,
        local_date=challenge.local_date,
        slot=challenge.slot,
        attempt_id=attempt_id,
        at=now,
        code=code,
        facts={**facts, **maker},
        position=submission.position,
        accuracy_m=submission.accuracy_m,
    )


def _attempt_id(challenge_id: str, body_hash: bytes) -> str:
    """One try is one challenge and body: sent again it is the same attempt, from another place it is another."""
    return f"{challenge_id}-{body_hash[:4].hex()}"


def _replaced(first: CheckIn, now: datetime) -> Attempt:
    maker = {"made_by": first.made_by} if first.made_by else {}
    return Attempt(
        employee_id=first.employee_id,
        unit_id=first.unit_id,
        local_date=first.local_date,
        slot=first.slot,
        attempt_id=_attempt_id(first.challenge_id, first.body_hash),
        at=now,
        code="REPLACED_BY_ONLINE",
        facts={"received_at": first.received_at.isoformat(), "distance_m": first.distance_m, **maker},
        position=first.position,
        accuracy_m=first.accuracy_m,
    )
