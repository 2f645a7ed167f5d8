"""What is recorded: check-ins, the attempts that were refused, and the evidence made of a selfie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.machine import Punch
from chalicelib.domain.office import Position
from chalicelib.domain.shift import Slot

INBOX = "inbox/"  # where in the bucket selfies are posted


class ChallengeKind(StrEnum):
    ONLINE = "online"  # good for 120 s
    DAY = "day"  # held for an offline check-in, good to local midnight + 24 h


@dataclass(frozen=True, slots=True)
class Challenge:
    """The server's signed, short-lived permission to make one check-in; its id is the idempotency key.

    unit_id   where the employee works on that date: a unit's day lies together, its selfies too.
    made_by   the supervisor on whose phone (`device_id`) a team check-in is made; None for one's own.
    """

    challenge_id: str  # 128 random bits, hex
    kind: ChallengeKind
    employee_id: str
    unit_id: str
    device_id: str
    slot: Slot
    local_date: date
    issued_at: datetime
    expires_at: datetime
    made_by: str | None = None

    @property
    def upload_key(self) -> str:
        """Where in the bucket the selfie of this check-in is posted; the client never names a key."""
        return UploadName(self.unit_id, self.employee_id, self.local_date, self.slot, self.challenge_id).key


@dataclass(frozen=True, slots=True)
class UploadName:
    """What the key of a selfie in the bucket tells."""

    unit_id: str
    employee_id: str
    local_date: date
    slot: Slot
    challenge_id: str

    @property
    def key(self) -> str:
        on = self.local_date.isoformat().replace("-", "")  # a close names thousands: strftime costs ten times that
        return f"{INBOX}{self.unit_id}/{self.employee_id}/{on}-{self.slot}-{self.challenge_id}.jpg"


def read_upload_key(key: str) -> UploadName | None:
    """The name that this is the key of; None where it is no such key."""
    try:
        unit_id, employee_id, name = key.removeprefix(INBOX).split("/")
        day, slot, challenge_id = name.removesuffix(".jpg").split("-")
        on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        read = UploadName(unit_id, employee_id, on, Slot(slot), challenge_id)
    except ValueError:
        return None
    return read if read.key == key and "#" not in key else None


class Reason(StrEnum):
    """Why a check-in is provisional: recorded, a person must decide."""

    OFFLINE = "offline"
    DEVICE_PENDING = "device_pending"
    PHOTO_PENDING = "photo_pending"
    PHOTO_INVALID = "photo_invalid"
    COARSE_FIX = "coarse_fix"
    TEAM = "team"  # made on a supervisor's phone
    VOUCHER = "voucher"  # the office's code in place of a position
    CODE_UNPROVED = "code_unproved"  # offline, where the office's code was asked for and none or another was typed


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The facts of one accepted check-in.

    counts_at       the instant that is judged: the challenge's issue, or the arrival of an offline one.
    position        None once retention removed it; then `position_hash` holds what receipts tell of it. None without
                    that where the office's code stood for it (VOUCHER): accuracy_m and distance_m are None too.
    distance_m      to the office's fence centre (circle) or edge (area), whole metres, 0 inside an area.
    offices_version the published version of the offices it was judged by.
    selfie_sha256   empty where no photo was asked for (an accommodation).
    signature       raw r||s over the body, 64 bytes.
    made_by         the supervisor on whose phone (`device_id`) it was made; None for one's own.
    reasons         empty: valid. Readers join the evidence before they say so.
    clock_jump_s    seconds that the phone's clock moved while it was sent, beyond the time that had passed; 0: none.
    network         mark of the network it came by, where the city looks for many of one; gone after some days.
    late_min        as told at the time: whole minutes late (arrival); early_min likewise (departure).
    """

    employee_id: str
    unit_id: str
    local_date: date
    slot: Slot
    challenge_id: str
    body_hash: bytes
    counts_at: datetime
    received_at: datetime
    position: Position | None
    accuracy_m: float | None
    distance_m: int | None
    office_id: str
    offices_version: int
    fence_version: int
    selfie_sha256: bytes
    selfie_version_id: str | None
    device_id: str
    signature: bytes
    reasons: tuple[Reason, ...] = ()
    late_min: int = 0
    early_min: int = 0
    position_hash: str | None = None
    made_by: str | None = None
    clock_jump_s: int = 0
    network: bytes = b""

    @property
    def upload_key(self) -> str:
        """Where the selfie of this check-in was posted."""
        return UploadName(self.unit_id, self.employee_id, self.local_date, self.slot, self.challenge_id).key


@dataclass(frozen=True, slots=True)
class AttendanceDay:
    """One employee's check-ins of one local date in one unit, by slot; and what machines say of it beside them."""

    employee_id: str
    unit_id: str
    local_date: date
    check_ins: Mapping[Slot, CheckIn] = field(default_factory=dict)
    punches: tuple[Punch, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamCheckIn:
    """That somebody's slot was checked in on a supervisor's phone."""

    local_date: date
    slot: Slot
    employee_id: str


NO_UNIT = "~"  # where somebody works who is assigned nowhere; no unit can have this id


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that was refused or replaced, kept so that it can become a request.

    unit_id     where they work on that date; NO_UNIT where that is nowhere.
    facts       whole metres and minutes only, and the position it was tried from.
    keep_days   how long it is kept: the city's setting at the time.
    """

    employee_id: str
    unit_id: str
    local_date: date
    slot: Slot
    attempt_id: str
    at: datetime
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    position: Position | None = None
    accuracy_m: float | None = None
    keep_days: int = 180


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the evidence job found in an uploaded selfie; written once per upload and version.

    problem   None when it is a sound JPEG, else IMAGE_INVALID, IMAGE_TYPE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL.
    notes     what a reviewer may want to know: DARK, EXIF_PRESENT, TRAILER.
    """

    upload_key: str
    version_id: str
    sha256: bytes
    size_bytes: int
    made_at: datetime
    dhash: bytes = b""
    dhash_mirror: bytes = b""
    evidence_key: str | None = None
    problem: str | None = None
    notes: tuple[str, ...] = ()
