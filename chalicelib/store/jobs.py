"""Jobs, each one item under a revision: two workers with the same message cannot both go on with it."""

from dataclasses import replace
from datetime import timedelta

from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.domain.job import Job
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Jobs, job_key
from chalicelib.use_cases.ports import Changed

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
        with translated():
            try:
                item.save(condition=condition)
            except PutError as error:
                if not is_condition_failure(error):
                    raise
                stored = self.get(job.job_id)
                if stored != job:  # else the answer was lost, the write was not
                    raise Changed(job.job_id) from None
        return job


def _job(item: Jobs) -> Job:
    return from_text(item.text or "", Job)
