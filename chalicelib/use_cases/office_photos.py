"""Show what an office looks like: put a picture, look at them, take one away. A worker takes each one in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.office_photo import OfficePhoto, TakenPhoto, upload_key_of
from chalicelib.errors import ChangedMeanwhile, NotFound, PhotoMismatch, PhotoNotThere, PhotoSize, PhotoType
from chalicelib.rules.access import Act
from chalicelib.rules.evidence import MAX_SELFIE_BYTES, MIN_SELFIE_BYTES, SELFIE_TYPE
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.imports import queue_job
from chalicelib.use_cases.ports import Changed, Services, Upload, UploadForm
from chalicelib.use_cases.survey_offices import find_office


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """A place as it is shown: the last upload, its state, and a link to what may be seen, good for a minute."""

    place: int
    photo: TakenPhoto
    problem: str | None
    is_waiting: bool
    url: str | None


def ask_photo_form(services: Services, actor: Employee, office_id: str, place: int, now: datetime) -> UploadForm:
    """Where to post the picture; nothing is changed by asking."""
    find_office(actor, office_id, Act.PROPOSE_OFFICE, services.city.fresh(now), now)
    return services.selfies.form(upload_key_of(office_id, place, actor.employee_id), now)


def put_photo(
    services: Services, actor: Employee, office_id: str, place: int, sha256: bytes, now: datetime
) -> OfficePhoto:
    """Have the posted picture taken in at this place; what is shown there stays until it is.

    The same picture again is the same. Raises PhotoNotThere, PhotoType, PhotoSize, PhotoMismatch, ChangedMeanwhile.
    """
    find_office(actor, office_id, Act.PROPOSE_OFFICE, services.city.fresh(now), now)
    held = services.photos.get(office_id, place)
    key = upload_key_of(office_id, place, actor.employee_id)
    upload = _posted(services.selfies.head(key), sha256)
    known = held.coming or held.shown
    if known and (known.sha256, known.upload_key) == (sha256, key) and not _problem(services, held):
        if held.coming:
            services.work_queue(known.job_id)  # the message may have been lost; workers stand it twice
        return held
    job = Job(
        services.new_id(), JobKind.OFFICE_PHOTO, JobState.QUEUED, actor.employee_id, now, office_id=office_id,
        place=place,
    )  # fmt: skip
    coming = TakenPhoto(job.job_id, key, upload.version_id or "null", sha256, actor.employee_id, now)
    facts = {"place": place, "sha256": sha256.hex()}
    entry = entry_of(services, actor, "office_photo_put", office_id, now, facts=facts)
    try:
        saved = services.photos.save(replace(held, coming=coming), entry, job)
    except Changed:
        raise ChangedMeanwhile from None
    queue_job(services, job)
    return saved


def see_photos(services: Services, actor: Employee, office_id: str, now: datetime) -> list[SeenPhoto]:
    """The places that hold something, by number."""
    find_office(actor, office_id, Act.READ_CITY, services.city.fresh(now), now)
    return see_places(services, services.photos.of_office(office_id))


def see_places(services: Services, photos: Sequence[OfficePhoto]) -> list[SeenPhoto]:
    return [_seen(services, photo, last) for photo in photos if (last := photo.coming or photo.shown)]


def remove_photo(services: Services, actor: Employee, office_id: str, place: int, now: datetime) -> None:
    """Clear the place. Raises NotFound where it is clear already, ChangedMeanwhile."""
    find_office(actor, office_id, Act.PROPOSE_OFFICE, services.city.fresh(now), now)
    held = services.photos.get(office_id, place)
    if held.is_empty and not held.gone:
        raise NotFound
    if not held.is_empty:
        entry = entry_of(services, actor, "office_photo_removed", office_id, now, facts={"place": place})
        try:
            held = services.photos.save(replace(held.without_shown(), coming=None), entry)
        except Changed:
            raise ChangedMeanwhile from None
    forget_gone(services, held)


def forget_gone(services: Services, photo: OfficePhoto) -> None:
    """Have the bucket forget what was replaced or removed. Safe to run twice, and by two at once."""
    for key in photo.gone:
        services.selfies.mark_orphan(key)
    if photo.gone:
        try:
            services.photos.save(replace(photo, gone=()))
        except Changed:
            return  # whoever changed it carries the list on


def _posted(upload: Upload | None, sha256: bytes) -> Upload:
    if upload is None:
        raise PhotoNotThere
    if upload.content_type != SELFIE_TYPE:
        raise PhotoType
    if not MIN_SELFIE_BYTES <= upload.size_bytes <= MAX_SELFIE_BYTES:
        raise PhotoSize(size_bytes=upload.size_bytes, minimum_bytes=MIN_SELFIE_BYTES, maximum_bytes=MAX_SELFIE_BYTES)
    if upload.sha256 not in (None, sha256):
        raise PhotoMismatch
    return upload


def _seen(services: Services, photo: OfficePhoto, last: TakenPhoto) -> SeenPhoto:
    problem = _problem(services, photo)
    key = photo.clean_key(photo.shown.job_id) if photo.shown else None
    link = services.files.link(key, f"{photo.place}.jpg") if key else None
    return SeenPhoto(photo.place, last, problem, photo.coming is not None and problem is None, link)


def _problem(services: Services, photo: OfficePhoto) -> str | None:
    """Why the last upload will not be shown: what is wrong with it, or why nobody takes it in any more."""
    if photo.coming is None or photo.coming.problem:
        return photo.coming.problem if photo.coming else None
    job = services.jobs.get(photo.coming.job_id)
    return job.problem if job and job.state is JobState.FAILED else None
