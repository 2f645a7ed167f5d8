"""Take in a picture of an office: a clean copy of it where no client can write. Safe to run twice, killed anywhere."""

import hashlib
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.job import Job, JobState
from chalicelib.domain.office_photo import OfficePhoto, TakenPhoto
from chalicelib.jobs.selfie import Picture, read_picture
from chalicelib.rules.evidence import MAX_SELFIE_BYTES
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.office_photos import forget_gone
from chalicelib.use_cases.ports import Changed, Services


def take_in_photo(services: Services, job: Job, now: datetime) -> Job:  # noqa: ARG001 - as every step
    """The job as done, or as failed with what is wrong with the picture."""
    assert job.office_id is not None
    assert job.place is not None
    photo = services.photos.get(job.office_id, job.place)
    coming = photo.coming
    if coming is None or coming.job_id != job.job_id:
        return _passed_over(services, job, photo)
    picture = _read(services, coming)
    if picture.problem:
        services.photos.save(replace(photo, coming=replace(coming, problem=picture.problem)))
        return failed(job, picture.problem)
    services.selfies.write_photo(photo.clean_key(job.job_id), picture.jpeg)
    try:
        photo = services.photos.save(replace(photo.without_shown(), shown=coming, coming=None))
    except Changed:
        return _passed_over(services, job, services.photos.get(job.office_id, job.place))
    forget_gone(services, photo)
    return replace(job, state=JobState.DONE)


def _passed_over(services: Services, job: Job, photo: OfficePhoto) -> Job:
    """Done before, or another picture was put or the place cleared meanwhile: then this copy is nobody's."""
    if photo.shown is None or photo.shown.job_id != job.job_id:
        services.selfies.mark_orphan(photo.clean_key(job.job_id))
    forget_gone(services, photo)
    return replace(job, state=JobState.DONE)


def _read(services: Services, coming: TakenPhoto) -> Picture:
    raw = services.selfies.read(coming.upload_key, coming.version_id, MAX_SELFIE_BYTES)
    if raw is None:
        return Picture("IMAGE_GONE")
    if len(raw) <= MAX_SELFIE_BYTES and hashlib.sha256(raw).digest() != coming.sha256:
        return Picture("IMAGE_INVALID")
    return read_picture(raw)
