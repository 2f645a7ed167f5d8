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
from chalicelib.routes._rooms import open_rooms

app = Chalice(app_name="presensi")
open_rooms(app)


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
