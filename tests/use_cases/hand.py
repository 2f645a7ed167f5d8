"""Somebody with a phone in hand, below HTTP: begins a check-in, may spoil it, sends it."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date

from chalicelib.domain.attendance import Attempt, Challenge, CheckIn
from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot
from chalicelib.proof.base64url import decode
from chalicelib.proof.challenge import unseal
from chalicelib.proof.device_key import thumbprint
from chalicelib.use_cases.ask_challenge import ask_challenge
from chalicelib.use_cases.record_check_in import Recorded, record_check_in
from chalicelib.use_cases.see_today import see_next_day, see_today
from chalicelib.use_cases.submission import Submission
from tests import cast
from tests.world import World
from tools.phone import DeviceKey

PHOTO = bytes(range(256)) * 80  # 20 kB; what a picture is, only the evidence job looks at


@dataclass
class Draft:
    """A check-in on its way; change what you like before `send`, or send it again."""

    hand: "Hand"
    sealed: str
    position: Position | None = cast.HALL
    accuracy_m: float = 8.0
    photo: bytes = PHOTO  # what is signed
    uploaded: bytes | None = PHOTO  # what lies in the bucket; None: nothing
    content_type: str = "image/jpeg"
    signed_by: DeviceKey | None = None
    office_code: str | None = None
    _sent: Submission | None = None

    @property
    def challenge(self) -> Challenge:
        found = unseal(self.sealed, self.hand.city.services.secrets.challenge_key())
        assert found is not None
        return found

    def upload(self) -> None:
        if self.uploaded is not None:
            self.hand.city.s3.put_object(
                Bucket="", Key=self.challenge.upload_key, Body=self.uploaded, ContentType=self.content_type,
                ChecksumAlgorithm="SHA256",
            )  # fmt: skip

    def submission(self) -> Submission:
        selfie_sha256 = hashlib.sha256(self.photo).digest()
        at = self.position
        place = [at.longitude, at.latitude, self.accuracy_m] if at else None
        accuracy_m = self.accuracy_m if at else None
        code = [self.office_code] if self.office_code else []
        body = json.dumps([self.sealed, place, selfie_sha256.hex(), *code]).encode()
        key = self.signed_by or self.hand.key
        return Submission(
            self.sealed, at, accuracy_m, selfie_sha256, body, decode(key.sign(body)), self.office_code
        )  # fmt: skip

    def send(self) -> Recorded:
        """Upload and submit; once sent, the very same bytes again."""
        if self._sent is None:
            self.upload()
            self._sent = self.submission()
        return self.submit(self._sent)

    def submit(self, submission: Submission) -> Recorded:
        city = self.hand.city
        return record_check_in(city.services, self.hand.actor, submission, city.clock.now)


@dataclass
class Hand:
    """One person's phone; enrolled and active unless told otherwise."""

    city: World
    employee_id: str = "ani"
    state: DeviceState | None = DeviceState.ACTIVE
    key: DeviceKey = field(default_factory=DeviceKey)

    def __post_init__(self) -> None:
        point = decode(self.key.public)
        self.device_id = thumbprint(point)
        if self.state:
            device = Device(self.device_id, point, self.state, "Ponsel uji", self.city.clock.now)
            self.change(devices=(device,))

    @property
    def actor(self) -> Employee:
        found = self.city.services.staff.employee(self.employee_id)
        assert found is not None
        return found

    def change(self, **changed: object) -> None:
        self.city.change(self.employee_id, lambda each: replace(each, **changed))

    def begin(self, slot: Slot = Slot.ARRIVAL) -> Draft:
        city = self.city
        return Draft(self, ask_challenge(city.services, self.actor, slot, self.device_id, city.clock.now).sealed)

    def begin_offline(self, slot: Slot = Slot.ARRIVAL) -> Draft:
        """With the day challenge that /me/today gave."""
        today = see_today(self.city.services, self.actor, self.device_id, self.city.clock.now)
        sealed = next(each.day_challenge for each in today.slots if each.planned.slot is slot)
        assert sealed is not None
        return Draft(self, sealed)

    def begin_ahead(self, slot: Slot = Slot.ARRIVAL) -> Draft:
        """With the day challenge that /me/next-day gave."""
        day = see_next_day(self.city.services, self.actor, self.device_id, self.city.clock.now)
        assert day is not None
        sealed = next(each.day_challenge for each in day.slots if each.planned.slot is slot)
        assert sealed is not None
        return Draft(self, sealed)

    def check_in(self, slot: Slot = Slot.ARRIVAL) -> CheckIn:
        return self.begin(slot).send().check_in

    def recorded(self, unit_id: str = "umum", on: date = cast.MONDAY) -> dict[Slot, CheckIn]:
        return dict(self.city.services.attendance.day(unit_id, on, self.employee_id).check_ins)

    def attempts(self, on: date = cast.MONDAY) -> list[Attempt]:
        return self.city.services.attempts.of_day(self.actor.unit_id_on(on), on, self.employee_id)
