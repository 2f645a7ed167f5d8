"""Clean copies of selfies that no check-in and no attempt names: the bucket forgets them in a day, not in months.

Nothing is deleted here: the job may only mark a copy, and the bucket's lifecycle does the rest.
"""

from collections.abc import Iterable
from datetime import date, datetime

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
    read = _read_key(upload_key)
    if read is None:
        return True
    employee_id, local_date, challenge_id = read
    employee = services.staff.employee(employee_id)
    assignment = employee.assignment_on(local_date) if employee else None
    if assignment is None:
        return True
    day = services.attendance.day(assignment.unit_id, local_date, employee_id)
    if any(check_in.upload_key == upload_key for check_in in day.check_ins.values()):
        return True
    attempts = services.attempts.of_day(employee_id, local_date)
    return any(attempt.attempt_id.startswith(challenge_id) for attempt in attempts)


def _read_key(upload_key: str) -> tuple[str, date, str] | None:
    """Employee, local date and challenge out of an upload key, as domain/attendance.py draws it."""
    try:
        _, employee_id, name = upload_key.split("/")
        day, _, challenge_id = name.removesuffix(".jpg").split("-")
        return employee_id, datetime.strptime(day, "%Y%m%d").date(), challenge_id  # noqa: DTZ007 - a civil date
    except ValueError:
        return None
