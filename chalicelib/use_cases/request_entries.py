"""What the trail keeps of each step of a request."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.request import Request, StepAct
from chalicelib.rules.request_way import spent
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Services


def entry_about_request(services: Services, actor: Employee, request: Request, now: datetime) -> AuditEntry:
    """One entry a decision, in the chain of the unit: ids, kind, dates and hashes; no reason, no kind of leave.

    `alone`: who passes this step has passed an earlier one, as the last city admin who may.
    """
    last = request.steps[-1]
    facts: dict[str, object] = {
        "employee": request.employee_id, "kind": request.kind.value, "state": request.state.value,
        "from": request.starts_on.isoformat(), "to": request.ends_on.isoformat(), "at_step": request.at_step,
    }  # fmt: skip
    if last.on_behalf:
        facts["on_behalf"] = last.on_behalf
    if last.act is StepAct.APPROVED and last.by in spent(replace(request, steps=request.steps[:-1])):
        facts["alone"] = True
    if last.act in (StepAct.FILED, StepAct.CHANGED) and request.attachments:
        facts["papers"] = [each.sha256 for each in request.attachments]
    return entry_of(services, actor, f"request_{last.act}", request.request_id, now, request.unit_id, facts)
