"""The payroll export of a unit's locked month: ordered here, made by a worker, fetched as a job's file."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.errors import MonthUnlocked, NotFound, RuleUnconfirmed, TooManyAttempts
from chalicelib.routes._fields import Month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._job_view import JobView, job_view
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.see_payroll import order_payroll

blueprint = Blueprint(__name__)


class PayrollBody(Struct, forbid_unknown_fields=True):
    month: Month


@op(
    blueprint, "POST", "/units/{unit_id}/payroll-exports", "Have a unit's locked month made ready for payroll",
    roles=ALLOWED[Act.EXPORT_PAYROLL], body=PayrollBody, answers={202: JobView},
    problems=(NotFound, MonthUnlocked, RuleUnconfirmed, TooManyAttempts), idempotent=True,
)  # fmt: skip
def create_payroll_export(call: Call, unit_id: str) -> Answer:
    job = order_payroll(call.services, call.actor, unit_id, call.body.month, call.now, call.made_id)
    return Answer(job_view(call, job), 202)
