"""Jobs, each one item under a revision: two workers with the same message cannot both go on with it."""

from dataclasses import replace
from datetime import timedelta

from pynamodb.expressions.condition import Condition

from chalicelib.domain.job import Job
from chalicelib.store.conditional import save_if
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Jobs, job_key

KEPT = timedelta(days=180)


class JobTable:
    """The jobs table as use cases know it; see ports.JobStore."""

    def add(self, job: Job) -> Job:
        return self._put(replace(job, revision=1), Jobs.pk.does_not_exist())

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

    def save(self, job: Job) -> Job:
        return self._put(replace(job, revision=job.revision + 1), Jobs.revision == job.revision)

    def _put(self, job: Job, condition: Condition) -> Job:
        item = Jobs(*job_key(job.job_id), revision=job.revision, text=to_text(job))
        item.expires = int((job.made_at + KEPT).timestamp())
        save_if(item, condition, lambda: self.get(job.job_id) == job, job.job_id)
        return job


def _job(item: Jobs) -> Job:
    return from_text(item.text or "", Job)
