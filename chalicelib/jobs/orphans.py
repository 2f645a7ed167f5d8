"""Clean copies of selfies that no check-in and no attempt names: the bucket forgets them in a day, not in months.

Nothing is deleted here: the job may only mark a copy, and the bucket's lifecycle does the rest.
"""

from collections.abc import Iterable

from chalicelib.domain.attendance import read_upload_key
from chalicelib.use_cases.ports import Services


def mark_orphans(services: Services, upload_keys: Iterable[str]) -> int:
    """Mark the clean copies of uploads whose challenge is over and which nothing names: how many. Safe to run twice."""
    marked = 0
    for upload_key in dict.fromkeys(upload_keys):
        if _is_named(services, upload_key):
            continue
        for found in services.evidence.versions(upload_key):
            if found.evidence_key:
                services.selfies.mark_orphan(found.evidence_key)
                marked += 1
    return marked


def _is_named(services: Services, upload_key: str) -> bool:
    """Whether a check-in or an attempt has this upload; yes, too, where nobody can tell."""
    read = read_upload_key(upload_key)
    if read is None:
        return True
    day = services.attendance.day(read.unit_id, read.local_date, read.employee_id)
    if any(check_in.upload_key == upload_key for check_in in day.check_ins.values()):
        return True
    attempts = services.attempts.of_day(read.unit_id, read.local_date, read.employee_id)
    return any(attempt.attempt_id.startswith(read.challenge_id) for attempt in attempts)
