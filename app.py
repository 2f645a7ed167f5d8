"""The Chalice app: blueprints, and one line per queue or clock handler. No logic."""

from typing import Any

from chalice.app import Chalice, SQSEvent

from chalicelib.jobs.handlers import on_evidence_messages, on_sweep, on_work_messages
from chalicelib.routes import (
    accommodations,
    balances,
    calendar,
    check_ins,
    city,
    employees,
    jobs,
    me,
    mismatches,
    month_sheets,
    office_photos,
    offices,
    papers,
    receipts,
    rosters,
    sessions,
    settings,
    surveys,
    swaps,
    team,
    unit_devices,
    units,
)

app = Chalice(app_name="presensi")

for room in (
    sessions,
    me,
    check_ins,
    receipts,
    rosters,
    month_sheets,
    swaps,
    units,
    unit_devices,
    mismatches,
    team,
    accommodations,
    employees,
    balances,
    offices,
    surveys,
    office_photos,
    calendar,
    settings,
    city,
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


@app.lambda_function(name="sweep")
def sweep(_event: dict[str, Any], _context: Any) -> dict[str, Any]:
    return on_sweep()
