"""What an office looks like, for whoever must tell whether a selfie was taken there: up to four pictures of it."""

from dataclasses import dataclass, replace
from datetime import datetime

PHOTO_PLACES = 4


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """One upload.

    job_id       what takes it in, or has.
    upload_key   where it was posted, and which version of that: the bucket keeps all.
    sha256       of the raw upload, 32 bytes.
    problem      why it cannot be shown: IMAGE_INVALID, IMAGE_TYPE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, IMAGE_GONE.
    """

    job_id: str
    upload_key: str
    version_id: str
    sha256: bytes
    taken_by: str
    taken_at: datetime
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class OfficePhoto:
    """One of an office's places for a picture.

    place    1 to 4.
    shown    whose clean copy may be seen; it stays until another is taken in, or the place is cleared.
    coming   what was put since and is not taken in yet, or cannot be.
    gone     keys of clean copies that the bucket is still to be told to forget.
    """

    office_id: str
    place: int
    shown: TakenPhoto | None = None
    coming: TakenPhoto | None = None
    gone: tuple[str, ...] = ()
    revision: int = 0

    @property
    def is_empty(self) -> bool:
        return self.shown is None and self.coming is None

    def clean_key(self, job_id: str) -> str:
        """Where the clean copy that this job makes lies: a new key for each, so that a late worker replaces none."""
        return f"office-photos/{self.office_id}/{self.place}-{job_id}.jpg"

    def without_shown(self) -> "OfficePhoto":
        """Nothing shown; the bucket is to forget what was."""
        if self.shown is None:
            return self
        return replace(self, shown=None, gone=(*self.gone, self.clean_key(self.shown.job_id)))


def upload_key_of(office_id: str, place: int, employee_id: str) -> str:
    """Where this person posts a picture for this place: nobody else posts there."""
    return f"office-inbox/{office_id}/{place}-{employee_id}.jpg"
