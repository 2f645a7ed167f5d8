"""Look at an uploaded selfie: make clean evidence of it and say what was found. Safe to run twice per version.

Re-encoding drops EXIF, colour profiles and anything that rides behind the picture; the raw upload is never served.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from chalicelib.domain.attendance import INBOX, Evidence, Reason, UploadName, read_upload_key
from chalicelib.domain.closing import RejudgeTask
from chalicelib.jobs.selfie import Picture, read_picture
from chalicelib.observability import logger
from chalicelib.rules.evidence import MAX_SELFIE_BYTES, PHOTO_PATIENCE
from chalicelib.use_cases.ports import Services


def handle_upload_event(services: Services, body: Mapping[str, Any], now: datetime) -> None:
    """Every object of one bucket notification. A test notification names none."""
    for record in body.get("Records", ()):
        found = record["s3"]["object"]
        key = unquote_plus(found["key"])
        version_id = found.get("versionId") or "null"
        if key.startswith(INBOX) and make_evidence(services, key, version_id, now) is None:
            logger.warning("upload is gone, or none of ours", upload_key=key, version_id=version_id)


def make_evidence(services: Services, upload_key: str, version_id: str, now: datetime) -> Evidence | None:
    """Judge one version of one upload, once: what was found before stands. None when the upload is gone by now.

    A day that may have been closed without it is judged again. Only what is judged is marked for the bucket to forget
    in a day; the rest waits as long as its message may.
    """
    name = read_upload_key(upload_key)
    if name is None:
        return None
    evidence = services.evidence.find(upload_key, version_id) or _judge(services, upload_key, version_id, now)
    if evidence:
        if evidence.problem or _is_late(services, name, now):
            services.close_queue(RejudgeTask(name.unit_id, name.local_date, (name.employee_id,), "evidence"))
        services.selfies.mark_judged(upload_key, version_id)
    return evidence


def _is_late(services: Services, name: UploadName, now: datetime) -> bool:
    """Whether its check-in has stood without it: pending, as it was recorded or since."""
    day = services.attendance.day(name.unit_id, name.local_date, name.employee_id)
    check_in = day.check_ins.get(name.slot)
    if check_in is None or check_in.challenge_id != name.challenge_id:
        return False
    return Reason.PHOTO_PENDING in check_in.reasons or now - check_in.received_at > PHOTO_PATIENCE


def _judge(services: Services, upload_key: str, version_id: str, now: datetime) -> Evidence | None:
    raw = services.selfies.read(upload_key, version_id, MAX_SELFIE_BYTES)
    if raw is None:
        return None
    picture = read_picture(raw)
    evidence_key = None
    if picture.jpeg:
        evidence_key = _evidence_key(upload_key, version_id)
        keep_days = services.city.current(now).settings.retention.selfie_days
        services.selfies.write_evidence(evidence_key, picture.jpeg, keep_days)
    evidence = _found(upload_key, version_id, raw, picture, evidence_key, now)
    services.evidence.add(evidence)
    return evidence


def _found(
    upload_key: str, version_id: str, raw: bytes, picture: Picture, evidence_key: str | None, now: datetime
) -> Evidence:
    return Evidence(
        upload_key=upload_key,
        version_id=version_id,
        sha256=hashlib.sha256(raw).digest(),
        size_bytes=len(raw),
        made_at=now,
        dhash=picture.dhash,
        dhash_mirror=picture.dhash_mirror,
        evidence_key=evidence_key,
        problem=picture.problem,
        notes=picture.notes,
    )


def _evidence_key(upload_key: str, version_id: str) -> str:
    """The same place for the same version, so that a second run writes the same object again."""
    mark = hashlib.sha256(version_id.encode()).hexdigest()[:12]
    return "evidence/" + upload_key.removeprefix(INBOX).removesuffix(".jpg") + f"-{mark}.jpg"
