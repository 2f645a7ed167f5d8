"""Judge a check-in in the order of DESIGN.md, cheapest proof first; the first no is raised as its Problem.

device key and signature · challenge age · working day and window · fence · office's code · photo. Anything
that cannot be judged (a missing plan, office or answer) refuses or makes provisional; nothing is accepted by default.
"""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.attendance import Challenge, ChallengeKind, CheckIn, Reason
from chalicelib.domain.city import City
from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.domain.shift import PlannedSlot
from chalicelib.errors import (
    ChallengeExpired,
    ChallengeInvalid,
    DeviceNotEnrolled,
    OfflineTooOld,
    PhotoRequired,
    PositionNeeded,
    SignatureInvalid,
)
from chalicelib.proof.device_key import has_signed
from chalicelib.rules.time_window import WindowState, WindowVerdict, judge_window
from chalicelib.use_cases.ask_challenge import CHALLENGE_LIFE, why_no_slot, window_closed
from chalicelib.use_cases.day_plans import EmployeeDay, employee_day
from chalicelib.use_cases.ports import Services, Upload
from chalicelib.use_cases.signed_photo import find_photo
from chalicelib.use_cases.slot_code import code_of_slot, office_proved
from chalicelib.use_cases.slot_place import Where, check_place, offices_here, vouched_place
from chalicelib.use_cases.submission import Submission, clock_jump_of, network_of


def judge_check_in(
    services: Services, actor: Employee, person: Employee, challenge: Challenge, submission: Submission, now: datetime
) -> CheckIn:
    """The check-in as it would be recorded, or the Problem that refuses it.

    actor    whose phone signs; person   whose check-in it is: somebody else's in a team check-in alone.
    """
    city = services.city.current(now)
    device = _device(actor, challenge, submission)
    _check_age(challenge, now)
    day = employee_day(person, challenge.local_date, city)
    counts_at = challenge.issued_at if challenge.kind is ChallengeKind.ONLINE else now
    window = _check_window(challenge, day, counts_at)
    where, unproved = _check_there(services, challenge, submission, day, city, now)
    if day.unit_id != challenge.unit_id:  # moved since: the selfie would lie apart from the unit's day
        raise ChallengeInvalid
    upload = _photo(services, challenge, submission, day)
    return CheckIn(
        employee_id=person.employee_id,
        unit_id=day.unit_id,
        local_date=challenge.local_date,
        slot=challenge.slot,
        challenge_id=challenge.challenge_id,
        body_hash=submission.body_hash,
        counts_at=counts_at,
        received_at=now,
        position=submission.position,
        accuracy_m=submission.accuracy_m,
        distance_m=where.distance_m,
        office_id=where.office_id,
        offices_version=city.versions.get("offices", 0),
        fence_version=where.fence_version,
        selfie_sha256=submission.selfie_sha256 or b"",
        selfie_version_id=upload.version_id if upload else None,
        device_id=device.device_id,
        signature=submission.signature,
        reasons=_reasons(challenge, device, submission, upload, where, unproved, day),
        late_min=window.late_min,
        early_min=window.early_min,
        made_by=challenge.made_by,
        clock_jump_s=clock_jump_of(challenge, submission, now),
        network=network_of(services, challenge, submission, city),
    )


def _device(actor: Employee, challenge: Challenge, submission: Submission) -> Device:
    device = actor.device(challenge.device_id)
    if device is None:
        raise DeviceNotEnrolled
    if not has_signed(device.public_key, submission.signature, submission.body):
        raise SignatureInvalid
    return device


def _check_age(challenge: Challenge, now: datetime) -> None:
    if now < challenge.expires_at:
        return
    if challenge.kind is ChallengeKind.DAY:
        raise OfflineTooOld
    raise ChallengeExpired(limit_s=int(CHALLENGE_LIFE.total_seconds()))


def _check_window(challenge: Challenge, day: EmployeeDay, counts_at: datetime) -> WindowVerdict:
    """Online: the window must be open at the challenge's issue. Offline: it must have opened before the arrival."""
    planned = day.plan.slot(challenge.slot)
    if planned is None:
        raise why_no_slot(day, challenge.slot)
    verdict = judge_window(planned, counts_at)
    if challenge.kind is ChallengeKind.DAY:
        return _offline_window(planned, verdict, day)
    if verdict.state is not WindowState.OPEN:
        raise window_closed(planned, day.zone)
    return verdict


def _offline_window(planned: PlannedSlot, verdict: WindowVerdict, day: EmployeeDay) -> WindowVerdict:
    """When it was is for a person to say, so none is late; but a departure was no later than it was sent."""
    if verdict.state is WindowState.COMING:
        raise window_closed(planned, day.zone)
    return replace(verdict, late_min=0)


def _check_there(
    services: Services, challenge: Challenge, sent: Submission, day: EmployeeDay, city: City, now: datetime
) -> tuple[Where, bool]:
    """The place by position, or by the office's code in its stead; and whether a code that is asked for is unproved."""
    planned, slot, where = day.plan.slot(challenge.slot), challenge.slot, None
    code = code_of_slot(day, planned, city) if planned else None
    if sent.position is not None and sent.accuracy_m is not None:
        where = check_place(sent.position, sent.accuracy_m, day, slot, city)
    if planned is None or code is None:
        if where is None:
            raise PositionNeeded
        return where, False
    here = offices_here(sent.position, day, slot, city)
    office_id = office_proved(
        services, challenge, code, here, sent.office_code, planned, day.zone, now, is_alone=where is None
    )
    if where is None and office_id:
        where = vouched_place(office_id, day, city)
    assert where  # without a position and the right code it was refused
    return where, office_id is None


def _photo(services: Services, challenge: Challenge, submission: Submission, day: EmployeeDay) -> Upload | None:
    """The sound upload of a photo that was signed; None where it is not there yet, or none is asked for and sent."""
    if submission.selfie_sha256 is None:
        if day.accommodation is None or not day.accommodation.no_selfie:
            raise PhotoRequired
        return None
    return find_photo(services, challenge, submission.selfie_sha256)


def _reasons(
    challenge: Challenge,
    device: Device,
    sent: Submission,
    upload: Upload | None,
    where: Where,
    unproved: bool,
    day: EmployeeDay,
) -> tuple[Reason, ...]:
    has_photo = sent.selfie_sha256 is not None
    photo_missing = has_photo and (upload is None or upload.sha256 is None)
    is_normal_way = has_photo and day.accommodation is not None and day.accommodation.vouched  # never a word alone
    found = {
        Reason.OFFLINE: challenge.kind is ChallengeKind.DAY,
        Reason.DEVICE_PENDING: device.state is DeviceState.PENDING,
        Reason.PHOTO_PENDING: photo_missing,
        Reason.COARSE_FIX: where.coarse,
        Reason.TEAM: challenge.made_by is not None and not is_normal_way,
        Reason.VOUCHER: sent.position is None,
        Reason.CODE_UNPROVED: unproved,
    }
    return tuple(reason for reason, holds in found.items() if holds)
