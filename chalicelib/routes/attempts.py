"""One's own tries that came to nothing: what was refused, and what the phone tells of."""

from datetime import datetime
from typing import Annotated, Any, Literal

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.outage import FAILED
from chalicelib.domain.shift import Slot
from chalicelib.errors import TooManyAttempts
from chalicelib.observability import counted
from chalicelib.routes._fields import Instant, LocalDate, SlotName, parse_date, read_instant
from chalicelib.routes._http import Answer, Call, op
from chalicelib.use_cases.failed_sends import FailedBy, FailedSend, report_failed_send

blueprint = Blueprint(__name__)


class AttemptsQuery(Struct, forbid_unknown_fields=True):
    date: LocalDate


class FailedSendBody(Struct, forbid_unknown_fields=True):
    """`began_at`, `failed_at`: by the phone's clock, kept as notes. `what`: no network, no answer in time, a failure of
    the server (`status`), or of the photo's upload."""

    slot: SlotName
    local_date: LocalDate
    began_at: Instant
    failed_at: Instant
    what: Literal["network", "timeout", "server", "upload"]
    status: Annotated[int, Meta(ge=100, le=599)] | None = None


class AttemptView(Struct, frozen=True, kw_only=True):
    attempt_id: str
    slot: str
    at: datetime
    code: str
    facts: dict[str, Any]


class AttemptsView(Struct, frozen=True):
    attempts: list[AttemptView]


@op(blueprint, "GET", "/me/attempts", "My refused tries of a date", query=AttemptsQuery, answers={200: AttemptsView})
def read_attempts(call: Call) -> Answer:
    on = parse_date(call.query.date, "/query/date")
    found = call.services.attempts.of_day(call.actor.unit_id_on(on), on, call.actor.employee_id)
    return Answer(AttemptsView([_attempt_view(each) for each in found]))


@op(
    blueprint, "POST", "/me/attempts", "Tell of a check-in that could not be sent", body=FailedSendBody,
    answers={201: AttemptView}, problems=(TooManyAttempts,),
)  # fmt: skip
def create_attempt(call: Call) -> Answer:
    body: FailedSendBody = call.body
    sent = FailedSend(
        slot=Slot(body.slot),
        local_date=parse_date(body.local_date, "/local_date"),
        began_at=read_instant(body.began_at, "/began_at"),
        failed_at=read_instant(body.failed_at, "/failed_at"),
        what=FailedBy(body.what),
        status=body.status,
    )
    reported = report_failed_send(call.services, call.actor, sent, call.now)
    notes = counted(FAILED, reported.counts_at) if reported.counts_at else {}
    return Answer(_attempt_view(reported.attempt), 201, notes=notes)


def _attempt_view(attempt: Attempt) -> AttemptView:
    return AttemptView(
        attempt_id=attempt.attempt_id, slot=attempt.slot, at=attempt.at, code=attempt.code, facts=dict(attempt.facts)
    )
