"""The Chalice app: blueprints, and one line per queue or clock handler. No logic."""

from typing import Any

from chalice.app import Chalice, SQSEvent

from chalicelib.jobs.handlers import (
    on_close_messages,
    on_dispatch,
    on_evidence_messages,
    on_mail,
    on_sweep,
    on_work_messages,
)
from chalicelib.routes import (
    accommodations,
    balances,
    calendar,
    check_ins,
    city,
    day_proofs,
    decisions,
    delegates,
    employees,
    events,
    jobs,
    me,
    mismatches,
    month_locks,
    month_sheets,
    notices,
    office_photos,
    offices,
    papers,
    provisional,
    receipts,
    requests,
    rosters,
    sessions,
    settings,
    surveys,
    swaps,
    team,
    totals,
    unit_devices,
    units,
)

app = Chalice(app_name="presensi")

for room in (
    sessions,
    me,
    notices,
    check_ins,
    receipts,
    rosters,
    month_sheets,
    month_locks,
    totals,
    swaps,
    requests,
    decisions,
    provisional,
    units,
    unit_devices,
    mismatches,
    team,
    accommodations,
    delegates,
    employees,
    balances,
    offices,
    surveys,
    office_photos,
    calendar,
    events,
    settings,
    city,
    day_proofs,
    jobs,
    papers,
):
    app.register_blueprint(room.blueprint)


@app.on_sqs_message(queue_arn="arn:aws:sqs:ap-southeast-3:000000000000:placeholder", name="evidence")
def evidence(event: SQSEvent) -> dict[str, Any]:
    return on_evidence_messages(event.to_dict())


@app.on_sqs_message(queue_arn="arn:aws:sqs:ap-southeast-3:000000000000:placeholder-work", batch_size=1, name="work")
def work(event: SQSEvent) -> dict[str, Any]:
    return on_work_messages(event.to_dict(), event.context)


@app.on_sqs_message(queue_arn="arn:aws:sqs:ap-southeast-3:000000000000:placeholder-close", batch_size=5, name="close")
def close(event: SQSEvent) -> dict[str, Any]:
    return on_close_messages(event.to_dict(), event.context)


@app.lambda_function(name="dispatch")
def dispatch(_event: dict[str, Any], _context: Any) -> dict[str, Any]:
    return on_dispatch()


@app.lambda_function(name="mail")
def mail(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return on_mail(event, context)


@app.lambda_function(name="sweep")
def sweep(_event: dict[str, Any], _context: Any) -> dict[str, Any]:
    return on_sweep()
