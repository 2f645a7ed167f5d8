"""From an AWS event to a job: the outermost layer of what the clock and the queues start."""

import json
from collections.abc import Mapping
from typing import Any

from chalicelib import wiring
from chalicelib.observability import logger


def on_evidence_messages(event: Mapping[str, Any]) -> dict[str, Any]:
    """A batch of bucket notifications; only the failed ones come back (partial batch response)."""
    from chalicelib.jobs.evidence import handle_upload_event  # Pillow stays out of the API function

    failed: list[dict[str, str]] = []
    for message in event["Records"]:
        try:
            handle_upload_event(wiring.services(), json.loads(message["body"]), wiring.clock())
        except Exception:
            logger.exception("evidence failed", extra={"message_id": message["messageId"]})
            failed.append({"itemIdentifier": message["messageId"]})
    logger.info("evidence", messages=len(event["Records"]), failed=len(failed))
    return {"batchItemFailures": failed}


def on_sweep() -> dict[str, Any]:
    from chalicelib.jobs.sweep import sweep

    services = wiring.services()
    wiring.take_time()
    sent = sweep(services, wiring.clock())
    logger.info("sweep", sent_again=sent)
    return {"sent_again": sent}
