"""Every quarter of an hour: find uploads whose event was lost and send them to the evidence queue again.

Orphans need no sweep: the bucket's lifecycle removes inbox objects after a day.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from chalicelib.use_cases.ports import Services

PATIENCE = timedelta(minutes=10)  # an event normally arrives within a second
AT_MOST = 500  # uploads sent again by one run; the next run goes on
AT_ONCE = 100  # uploads looked up by one read: a city's day is 30,000 of them


def sweep(services: Services, now: datetime) -> int:
    """Send every upload older than ten minutes that has no evidence: how many. Running it twice changes nothing."""
    old = services.selfies.uploads_before(now - PATIENCE)
    found = list(islice(_without_evidence(services, old), AT_MOST))
    services.upload_queue(found)
    return len(found)


def _without_evidence(services: Services, uploads: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    rest = iter(uploads)
    while some := list(islice(rest, AT_ONCE)):
        known = services.evidence.of(some)
        yield from (upload for upload in some if upload not in known)
