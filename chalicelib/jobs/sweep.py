"""Every quarter of an hour: find uploads whose event was lost and send them to the evidence queue again; jobs likewise.

An upload is looked for 10 minutes after it came, and again after 25, 40, 70 minutes, two hours, four ...: what was
lost is found soon, and a file that nobody can look at costs twelve tries in the two weeks that the inbox keeps it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from chalicelib.jobs.orphans import mark_orphans
from chalicelib.jobs.stuck_jobs import send_stuck_jobs
from chalicelib.use_cases.ports import Services

PATIENCE = timedelta(minutes=10)  # an event normally arrives within a second
EVERY = timedelta(minutes=15)  # how often the clock starts it
SETTLED = timedelta(hours=60)  # after that no challenge can name an upload: an offline one's comes on its own day
AT_ONCE = 100  # uploads looked up by one read

Upload = tuple[str, str, datetime]


@dataclass(frozen=True, slots=True)
class Swept:
    """What a run did."""

    sent_again: int
    orphans: int
    jobs_sent_again: int
    jobs_given_up: int


def sweep(services: Services, now: datetime) -> Swept:
    """Send every upload that is due and has no evidence; then mark the copies of those that nothing names.

    Running it twice changes nothing. Nothing is remembered between runs: what one that died had not sent is due
    again, a quarter later at first.
    """
    sent = 0
    settled: list[str] = []
    due = (each for each in services.selfies.uploads() if is_due(now - each[2]))
    for some in _in_parts(due):
        uploads = [(key, version_id) for key, version_id, _ in some]
        known = services.evidence.of(uploads)
        lost = [upload for upload in uploads if upload not in known]
        services.upload_queue(lost)
        sent += len(lost)
        settled += [key for key, _, came_at in some if now - came_at >= SETTLED]
    orphans = mark_orphans(services, settled)
    jobs = send_stuck_jobs(services, now)
    return Swept(sent, orphans, jobs.sent_again, jobs.given_up)


def is_due(age: timedelta) -> bool:
    """Whether a run looks after an upload of this age: in the quarters 0, 1, 2, 4, 8 ... past our patience."""
    quarter = (age - PATIENCE) // EVERY
    return quarter >= 0 and quarter & (quarter - 1) == 0


def _in_parts(uploads: Iterable[Upload]) -> Iterator[list[Upload]]:
    rest = iter(uploads)
    while some := list(islice(rest, AT_ONCE)):
        yield some
