"""Kinds of fields that several bodies share, with the stable code of their faults."""

from datetime import UTC, date, datetime
from typing import Annotated

from msgspec import Meta

from chalicelib.errors import FieldError, InputInvalid
from chalicelib.proof.base64url import decode
from chalicelib.proof.device_key import is_public_key
from chalicelib.rules.activity import MAX_NOTE
from chalicelib.rules.assessment import MAX_FEEDBACK
from chalicelib.rules.case_steps import MAX_CASE_TEXT
from chalicelib.rules.plain_text import MAX_NAME

YEARS = range(2000, 2100)
LAST_NUMBER = 99  # of a plan

Longitude = Annotated[float, Meta(ge=-180, le=180, extra_json_schema={"x-code": "LONGITUDE_RANGE"})]
Latitude = Annotated[float, Meta(ge=-90, le=90, extra_json_schema={"x-code": "LATITUDE_RANGE"})]
_SLOT_UNKNOWN = {"x-code": "SLOT_UNKNOWN", "x-any-fault": True}
SlotName = Annotated[str, Meta(pattern="^(arrival|midday|departure|event)$", extra_json_schema=_SLOT_UNKNOWN)]
DaySlotName = Annotated[str, Meta(pattern="^(arrival|midday|departure)$", extra_json_schema=_SLOT_UNKNOWN)]
Id = Annotated[str, Meta(pattern="^[A-Za-z0-9._-]{1,26}$")]
DeviceId = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$")]
ChallengeId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Sealed = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9_-]{1,1000}\.[A-Za-z0-9_-]{43}$", extra_json_schema={"x-code": "CHALLENGE_INVALID"})
]
Sha256 = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$", description="SHA-256, base64url without padding")]
LocalDate = Annotated[
    str,
    Meta(pattern="^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", description="civil date", extra_json_schema={"format": "date"}),
]
Month = Annotated[str, Meta(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", description="YYYY-MM")]
_HIDDEN = (  # what rules/plain_text.py calls invisible; beyond U+FFFF as signs, since no escape suits every engine
    r"\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
VISIBLE = rf"^[^\s{_HIDDEN}][^{_HIDDEN}]*$"
PlainText = Annotated[str, Meta(max_length=MAX_NAME, pattern=VISIBLE, extra_json_schema={"x-code": "TEXT_INVALID"})]
_HIDDEN_BUT_LINES = _HIDDEN.replace(r"\u0000-\u001f", r"\u0000-\u0009\u000b-\u001f", 1)
_LINES = rf"^[^\s{_HIDDEN}][^{_HIDDEN_BUT_LINES}]*$"
_LINES_INVALID = {"x-code": "LINES_INVALID"}
LongText = Annotated[
    str, Meta(max_length=MAX_CASE_TEXT, pattern=_LINES, description="in lines", extra_json_schema=_LINES_INVALID)
]
Note = Annotated[
    str, Meta(max_length=MAX_NOTE, pattern=_LINES, description="in lines", extra_json_schema=_LINES_INVALID)
]
FeedbackText = Annotated[
    str, Meta(max_length=MAX_FEEDBACK, pattern=_LINES, description="in lines", extra_json_schema=_LINES_INVALID)
]


def parse_date(text: str, pointer: str) -> date:
    """A date of this century that exists, as YYYY-MM-DD alone; InputInvalid names the field."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.year not in YEARS or found.isoformat() != text:
        detail = ("Tanggal ini tidak ada; tulis YYYY-MM-DD.", "There is no such date; write YYYY-MM-DD.")
        raise InputInvalid([FieldError(pointer, "PARAM_RANGE", detail)])
    return found


def parse_year(text: str) -> int:
    """The year in the path; InputInvalid names it."""
    return parse_date(f"{text}-01-01", "/year").year


def parse_month(text: str) -> date:
    """The first of the month "YYYY-MM" in the path; InputInvalid names it."""
    return parse_date(f"{text}-01", "/month")


def parse_sha256(text: str, pointer: str) -> bytes:
    """The 32 bytes; InputInvalid names the field where the last letter is none that base64url would end in."""
    try:
        return decode(text)
    except ValueError:
        detail = ("Kirim SHA-256 dalam base64url.", "Send the SHA-256 as base64url.")
        raise InputInvalid([FieldError(pointer, "PATTERN", detail)]) from None


def read_point(text: str, pointer: str) -> tuple[bytes, list[FieldError]]:
    """The uncompressed P-256 point of 65 bytes, and the fault of a field that holds none."""
    try:
        point = decode(text)
    except ValueError:
        point = b""
    detail = ("Kunci ini bukan titik P-256 tak terkompresi.", "This key is not an uncompressed P-256 point.")
    return point, [] if is_public_key(point) else [FieldError(pointer, "PUBLIC_KEY", detail)]


Instant = Annotated[datetime, Meta(tz=True, description="with its offset; RFC 3339")]


def read_instant(at: datetime, pointer: str) -> datetime:
    """In UTC and whole milliseconds; InputInvalid names the field where it is of no year that is ours."""
    if not YEARS.start < at.year < YEARS.stop - 1:
        detail = ("Waktu ini di luar batas; periksa tahunnya.", "This time is out of range; check its year.")
        raise InputInvalid([FieldError(pointer, "PARAM_RANGE", detail)])
    utc = at.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def plan_number(text: str) -> int:
    """The plan's number in the path; InputInvalid names it."""
    if not (text.isascii() and text.isdigit() and text[0] != "0" and int(text) <= LAST_NUMBER):
        detail = ("Nomor rencana 1 sampai 99.", "The number of a plan is 1 to 99.")
        raise InputInvalid([FieldError("/number", "PARAM_RANGE", detail)])
    return int(text)
