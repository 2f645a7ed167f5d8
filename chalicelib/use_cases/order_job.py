"""Order what a worker makes: papers, files, exports. One person's orders hold nobody else's up."""

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.job import Job
from chalicelib.errors import TooManyAttempts
from chalicelib.use_cases.imports import add_once, queue_job
from chalicelib.use_cases.ports import Services

MOST_ORDERS = 30  # that one person makes, of whatever kind
ORDERS_WINDOW_MIN = 15


def order_job(services: Services, job: Job, entry: AuditEntry | None = None) -> Job:
    """Have a worker make what this job orders. Raises TooManyAttempts: workers are there for everybody.

    The same request sent again is answered as the first was, however much was ordered since.
    """
    if services.sessions.count_try(f"orders {job.made_by}", job.made_at, ORDERS_WINDOW_MIN) > MOST_ORDERS:
        ordered = services.jobs.get(job.job_id)
        if ordered is None:
            raise TooManyAttempts.within(ORDERS_WINDOW_MIN)
        return ordered
    return queue_job(services, add_once(services, job, entry))
