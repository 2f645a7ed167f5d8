"""The Chalice app: blueprints, and one line per queue or clock handler. No logic."""

from typing import Any

from chalice.app import Chalice, SQSEvent

from chalicelib.jobs.handlers import on_evidence_messages, on_sweep
from chalicelib.routes import calendar, check_ins, city, employees, me, offices, receipts, sessions, units

app = Chalice(app_name="presensi")

for room in (sessions, me, check_ins, receipts, units, employees, offices, calendar, city):
    app.register_blueprint(room.blueprint)


@app.on_sqs_message(queue_arn="arn:aws:sqs:ap-southeast-3:000000000000:placeholder", name="evidence")
def evidence(event: SQSEvent) -> dict[str, Any]:
    return on_evidence_messages(event.to_dict())


@app.lambda_function(name="sweep")
def sweep(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return on_sweep()
