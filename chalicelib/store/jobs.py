"""Jobs, each one item under a revision: two workers with the same message cannot both go on with it."""

from dataclasses import replace
from datetime import timedelta

from pynamodb.expressions.condition import Condition

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.job import DAY_PAPERS, SYSTEM, Job
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import save_if
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Jobs, job_key
from chalicelib.store.transaction import Transaction

KEPT = timedelta(days=180)
REPORTS_KEPT = timedelta(days=7)  # their files go within a day, what they were stands in the audit


class JobTable:
    """The jobs table as use cases know it; see ports.JobStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, job: Job, entry: AuditEntry | None = None) -> Job:
        return self._put(replace(job, revision=1), _NEW, entry)

    def get(self, job_id: str) -> Job | None:
        with translated():
            try:
                return _job(Jobs.get(*job_key(job_id), consistent_read=True))
            except Jobs.DoesNotExist:
                return None

    def all(self) -> list[Job]:
        """Every job of the last 180 days, newest first."""
        with translated():
            found = Jobs.query(job_key("")[0], consistent_read=True)
            return sorted((_job(item) for item in found), key=lambda each: each.made_at, reverse=True)

    def save(self, job: Job, entry: AuditEntry | None = None) -> Job:
        return self._put(replace(job, revision=job.revision + 1), Jobs.revision == job.revision, entry)

    def _put(self, job: Job, condition: Condition, entry: AuditEntry | None) -> Job:
        if entry is not None:
            self._trail.commit(entry, lambda transaction: transaction.put(_item(job), condition))
        else:
            save_if(_item(job), condition, lambda: self.get(job.job_id) == job, job.job_id)
        return job


_NEW = Jobs.pk.does_not_exist()


def add_job(transaction: Transaction, job: Job) -> None:
    """Add a new job to what it is made with."""
    transaction.put(_item(replace(job, revision=1)), _NEW)


def _item(job: Job) -> Jobs:
    is_paper = job.kind in DAY_PAPERS and job.made_by != SYSTEM
    kept = REPORTS_KEPT if is_paper else KEPT
    expires = int((job.made_at + kept).timestamp())
    return Jobs(*job_key(job.job_id), revision=job.revision, text=to_text(job), expires=expires)


def _job(item: Jobs) -> Job:
    return from_text(item.text or "", Job)
