"""What makes a selfie acceptable, and what a check-in is once its evidence is looked at.

Source: DESIGN "A check-in"; limits in docs/rules.md#evidence.
"""

from collections.abc import Iterable
from datetime import timedelta

from chalicelib.domain.attendance import CheckIn, Evidence, Reason

MIN_SELFIE_BYTES = 10_000
MAX_SELFIE_BYTES = 2_000_000
SELFIE_TYPE = "image/jpeg"
MIN_SIDE_PX = 240
MAX_PIXELS = 25_000_000  # judged from the header, before a pixel is decoded
MAX_ASPECT = 4.0
DARK_BELOW = 16  # mean luminance of 255
PHOTO_PATIENCE = timedelta(minutes=10)  # how long a photo may be on its way before its lack is told


def join_evidence(check_in: CheckIn, found: Iterable[Evidence]) -> tuple[Reason, ...]:
    """The reasons why a check-in is provisional, after looking at what the evidence job found.

    A pending photo is settled by evidence with the signed hash, whenever it came; evidence that is no sound
    picture makes the check-in provisional, never invalid: a person decides.
    """
    matching = [each for each in found if each.sha256 == check_in.selfie_sha256 and _same_version(check_in, each)]
    sound = any(each.problem is None for each in matching)
    reasons = [reason for reason in check_in.reasons if not (reason is Reason.PHOTO_PENDING and matching)]
    if matching and not sound:
        reasons.append(Reason.PHOTO_INVALID)
    return tuple(reasons)


def _same_version(check_in: CheckIn, evidence: Evidence) -> bool:
    return check_in.selfie_version_id is None or check_in.selfie_version_id == evidence.version_id
