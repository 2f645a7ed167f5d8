"""Every quarter of an hour: find uploads whose event was lost and send them to the evidence queue again.

Orphans need no sweep: the bucket's lifecycle removes inbox objects after a day.
"""

from datetime import datetime, timedelta
from itertools import islice

from chalicelib.use_cases.ports import Services

PATIENCE = timedelta(minutes=10)  # an event normally arrives within a second
AT_MOST = 500  # uploads sent again by one run; the next run goes on


def sweep(services: Services, now: datetime) -> int:
    """Send every upload older than ten minutes that has no evidence: how many. Running it twice changes nothing."""
    old = services.selfies.uploads_before(now - PATIENCE)
    missed = (upload for upload in old if not _has_evidence(services, *upload))
    found = list(islice(missed, AT_MOST))
    services.upload_queue(found)
    return len(found)


def _has_evidence(services: Services, upload_key: str, version_id: str) -> bool:
    return any(each.version_id == version_id for each in services.evidence.versions(upload_key))
