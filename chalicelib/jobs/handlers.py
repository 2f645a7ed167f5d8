"""From an AWS event to a job: the outermost layer of what the clock and the queues start."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from chalicelib import wiring
from chalicelib.errors import CityNotSetUp
from chalicelib.observability import causes, logger

STEP_ENDS_S = 90  # of a worker's 300: what is begun by then is kept, the rest is the next message's


def on_evidence_messages(event: Mapping[str, Any]) -> dict[str, Any]:
    """A batch of bucket notifications; only the failed ones come back (partial batch response)."""
    from chalicelib.jobs.evidence import handle_upload_event  # Pillow stays out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        try:
            handle_upload_event(wiring.services(), json.loads(message["body"]), wiring.clock())
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not take the batch along
            logger.error("evidence failed", message_id=message["messageId"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    logger.info("evidence", messages=len(event["Records"]), failed=len(failed))
    return {"batchItemFailures": failed}


def on_work_messages(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """One message, one job's next step; what fails comes back and is tried again from where the job stands."""
    from chalicelib.jobs.work import work  # spreadsheets and reports stay out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        services = wiring.services()
        wiring.take_time()
        try:
            job = work(services, message["body"], wiring.clock(), lambda: _left_s(context) > STEP_ENDS_S)
            logger.info("work", job_id=message["body"], state=job.state if job else "", done=job.done if job else 0)
        except Exception as error:  # noqa: BLE001 - it must not take the batch along
            logger.error("work failed", job_id=message["body"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}


def _left_s(context: Any) -> float:
    return float(context.get_remaining_time_in_millis()) / 1000


def on_sweep() -> dict[str, Any]:
    """What is due every quarter of an hour, and at night what is due once a day."""
    from chalicelib.jobs.office_points import start_office_points
    from chalicelib.jobs.retention import forget_positions, is_due
    from chalicelib.jobs.sweep import sweep

    services, now = wiring.services(), wiring.clock()
    wiring.take_time()
    done = asdict(sweep(services, now))
    done |= {"positions_forgotten": 0, "office_points": 0}
    with suppress(CityNotSetUp):
        if is_due(services.city.fresh(now).settings.zone, now):
            done["positions_forgotten"] = forget_positions(services, now)
        done["office_points"] = start_office_points(services, now)
    logger.info("sweep", **done)
    return done
