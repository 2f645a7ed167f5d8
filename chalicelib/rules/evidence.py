"""What makes a selfie acceptable, and what a check-in is once its evidence is looked at.

Source: DESIGN "A check-in"; limits in docs/rules.md#evidence.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from chalicelib.domain.attendance import CheckIn, Evidence, Reason

MIN_SELFIE_BYTES = 10_000
MAX_SELFIE_BYTES = 2_000_000
SELFIE_TYPE = "image/jpeg"
MIN_SIDE_PX = 240
MAX_PIXELS = 25_000_000  # judged from the header, before a pixel is decoded
MAX_ASPECT = 4.0
MAX_PROFILE_BYTES = 1_000_000  # of a colour profile
SELFIE_DAYS = (30, 60, 90, 180, 365)  # how long a clean copy may be kept: the bucket has a rule for each
DARK_BELOW = 16  # mean luminance of 255
PHOTO_PATIENCE = timedelta(minutes=10)  # how long the look at a photo may take before its lack is told


def join_evidence(check_in: CheckIn, found: Iterable[Evidence], now: datetime) -> tuple[Reason, ...]:
    """The reasons why a check-in is provisional, after looking at what the evidence job found.

    found   what was found under its upload key.

    A pending photo is settled by sound evidence with the signed hash, whenever it came. The version that a check-in
    names is the one that counts; other bytes, or no sound picture, make it provisional, never invalid: a person
    decides. A photo that nobody has looked at within PHOTO_PATIENCE is pending again. Where none was asked for, none
    is missing.
    """
    if not check_in.selfie_sha256:
        return check_in.reasons
    looked_at = _looked_at(check_in, found)
    if sound_evidence(check_in, looked_at):
        return _with(check_in, None)
    if any(each.sha256 == check_in.selfie_sha256 for each in looked_at) or (check_in.selfie_version_id and looked_at):
        return _with(check_in, Reason.PHOTO_INVALID)
    waiting = Reason.PHOTO_PENDING in check_in.reasons or now - check_in.received_at > PHOTO_PATIENCE
    return _with(check_in, Reason.PHOTO_PENDING if waiting else None)


def sound_evidence(check_in: CheckIn, found: Iterable[Evidence]) -> Evidence | None:
    """What was found in the photo that was signed, where that is a sound one: it has a clean copy."""
    signed = (each for each in _looked_at(check_in, found) if each.sha256 == check_in.selfie_sha256)
    return next((each for each in signed if each.problem is None), None)


def _looked_at(check_in: CheckIn, found: Iterable[Evidence]) -> list[Evidence]:
    named = check_in.selfie_version_id
    return [each for each in found if named is None or each.version_id == named]


def _with(check_in: CheckIn, photo: Reason | None) -> tuple[Reason, ...]:
    """Its reasons, with this one said of the photo."""
    others = tuple(reason for reason in check_in.reasons if reason is not Reason.PHOTO_PENDING)
    return (*others, photo) if photo else others
