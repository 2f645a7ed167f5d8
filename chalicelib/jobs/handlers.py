"""From an AWS event to a job: the outermost layer of what the clock and the queues start."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from chalicelib import wiring
from chalicelib.observability import causes, logger


def on_evidence_messages(event: Mapping[str, Any]) -> dict[str, Any]:
    """A batch of bucket notifications; only the failed ones come back (partial batch response)."""
    from chalicelib.jobs.evidence import handle_upload_event  # Pillow stays out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        try:
            handle_upload_event(wiring.services(), json.loads(message["body"]), wiring.clock())
        except Exception as error:
            logger.error("evidence failed", message_id=message["messageId"], causes=list(causes(error)))
            failed.append({"itemIdentifier": message["messageId"]})
    logger.info("evidence", messages=len(event["Records"]), failed=len(failed))
    return {"batchItemFailures": failed}


def on_sweep() -> dict[str, Any]:
    from chalicelib.jobs.sweep import sweep

    services = wiring.services()
    wiring.take_time()
    done = asdict(sweep(services, wiring.clock()))
    logger.info("sweep", **done)
    return done
