"""Requests to make things of: what the tests of rules, stores and use cases ask for."""

from datetime import date
from typing import Any

from chalicelib.domain.request import (
    ApproverKind,
    Attachment,
    LeaveKind,
    PaperKind,
    Request,
    RequestKind,
    RequestStep,
    StepAct,
)
from tests.cast import wib

ON = date(2026, 12, 7)  # a Monday
NOW = wib(7, 10)


def a_request(
    kind: RequestKind = RequestKind.LEAVE, first: date = ON, last: date | None = None, **facts: Any
) -> Request:
    """One of Ani's that waits for her superior."""
    ends_on = last or first
    if kind is RequestKind.LEAVE:
        facts.setdefault("leave", LeaveKind.ANNUAL)
    given: dict[str, Any] = {
        "request_id": f"{ends_on:%Y%m%d}-{'a' * 16}",
        "employee_id": "ani",
        "unit_id": "umum",
        "filed_by": "ani",
        "reason": "keperluan keluarga",
        "way": (ApproverKind.SUPERIOR, ApproverKind.HEAD),
        "steps": (RequestStep(StepAct.FILED, "ani", NOW),),
    }
    return Request(kind=kind, starts_on=first, ends_on=ends_on, **{**given, **facts})


def paper(kind: PaperKind = PaperKind.DOCTOR) -> Attachment:
    return Attachment(
        f"requests/ani/20261207-{'a' * 16}/aaaaaaaaaaaaaaaa.pdf", kind, "application/pdf", 4_321, "ab" * 32
    )
