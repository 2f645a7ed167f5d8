"""The photo that a check-in was signed with, as it lies in the bucket."""

from chalicelib.domain.attendance import Challenge
from chalicelib.errors import PhotoMismatch, PhotoSize, PhotoType
from chalicelib.rules.evidence import MAX_SELFIE_BYTES, MIN_SELFIE_BYTES, SELFIE_TYPE
from chalicelib.use_cases.ports import Services, StoreUnavailable, Upload


def find_photo(services: Services, challenge: Challenge, selfie_sha256: bytes) -> Upload | None:
    """The upload under the challenge's key; None where it is not there yet.

    Raises PhotoType, PhotoSize, PhotoMismatch.
    """
    upload = _find_upload(services, challenge)
    _check_photo(upload, selfie_sha256)
    return upload


def _find_upload(services: Services, challenge: Challenge) -> Upload | None:
    """What lies under the challenge's key; a bucket that does not answer means "not there yet", never "fine"."""
    try:
        return services.selfies.head(challenge.upload_key)
    except StoreUnavailable:
        return None


def _check_photo(upload: Upload | None, selfie_sha256: bytes) -> None:
    if upload is None:
        return
    if upload.content_type != SELFIE_TYPE:
        raise PhotoType
    if not MIN_SELFIE_BYTES <= upload.size_bytes <= MAX_SELFIE_BYTES:
        raise PhotoSize(size_bytes=upload.size_bytes, minimum_bytes=MIN_SELFIE_BYTES, maximum_bytes=MAX_SELFIE_BYTES)
    if upload.sha256 is not None and upload.sha256 != selfie_sha256:
        raise PhotoMismatch
