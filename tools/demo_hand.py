"""A phone in the hand of somebody of the demo's day, below HTTP: the instant is the day's own, not the clock's."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.employee import Employee
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.jobs.evidence import make_evidence
from chalicelib.proof.base64url import decode
from chalicelib.proof.challenge import unseal
from chalicelib.use_cases.ask_challenge import ask_challenge
from chalicelib.use_cases.enrol_device import decide_device, enrol_device
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.record_check_in import record_check_in
from chalicelib.use_cases.see_today import see_today
from chalicelib.use_cases.submission import Submission
from chalicelib.use_cases.team_check_in import ask_team_challenge
from tools.demo_people import OFFICE_AT
from tools.phone import Phone, Reply
from tools.sample_photo import sample_photo

ACCURACY_M = 8.0
PHOTO_SIDE = 320  # pixels: small, the day has sixty of them
Put = Callable[[str, bytes], None]  # lays a JPEG under its key in the bucket


def _nowhere(method: str, path: str, *_: object) -> Reply:
    raise AssertionError(f"{method} {path}: nothing here goes over HTTP")


@dataclass
class Hand:
    """One person and their phone."""

    services: Services
    put: Put
    employee_id: str
    phone: Phone = field(default_factory=lambda: Phone(_nowhere))

    @property
    def person(self) -> Employee:
        """As stored now."""
        found = self.services.staff.employee(self.employee_id)
        assert found is not None, self.employee_id
        return found

    def enrol(self, decider: Employee, now: datetime) -> None:
        device = enrol_device(self.services, self.person, decode(self.phone.key.public), "Ponsel contoh", now)
        self.phone.device_id = device.device_id
        decide_device(self.services, decider, self.employee_id, device.device_id, True, now)

    def check_in(self, slot: Slot, now: datetime, position: Position = OFFICE_AT) -> CheckIn:
        asked = ask_challenge(self.services, self.person, slot, self.phone.device_id, now)
        return self._send(asked.sealed, now, position)

    def day_challenge(self, slot: Slot, now: datetime) -> str:
        """The permission to check in offline that the phone holds since it saw the day."""
        today = see_today(self.services, self.person, self.phone.device_id, now)
        sealed = next(each.day_challenge for each in today.slots if each.planned.slot is slot)
        assert sealed is not None, slot
        return sealed

    def send_later(self, sealed: str, now: datetime) -> CheckIn:
        """An offline check-in, as it arrives once there is a network."""
        return self._send(sealed, now, OFFICE_AT)

    def check_in_for(self, employee_id: str, slot: Slot, now: datetime) -> CheckIn:
        asked = ask_team_challenge(self.services, self.person, employee_id, slot, self.phone.device_id, now)
        return self._send(asked.sealed, now, OFFICE_AT)

    def _send(self, sealed: str, now: datetime, position: Position) -> CheckIn:
        """Photo into the bucket, signed body to the use case, photo looked at: as on any other day."""
        challenge = unseal(sealed, self.services.secrets.challenge_key())
        assert challenge is not None
        photo = sample_photo(challenge.challenge_id, PHOTO_SIDE)
        self.put(challenge.upload_key, photo)
        body = self.phone.body(sealed, (position.longitude, position.latitude), photo, ACCURACY_M)
        signature = decode(self.phone.key.sign(body))
        sent = Submission(sealed, position, ACCURACY_M, hashlib.sha256(photo).digest(), body, signature)
        check_in = record_check_in(self.services, self.person, sent, now).check_in
        if check_in.selfie_version_id:
            make_evidence(self.services, challenge.upload_key, check_in.selfie_version_id, now)
        return check_in
