"""Tell the workers of a job: one message is one job's next step."""

from collections.abc import Callable
from typing import Any

from chalicelib.store.failures import translated


class WorkQueue:
    """The work queue as use cases know it; see ports.Services.work_queue."""

    def __init__(self, make_client: Callable[[], Any], queue_url: str) -> None:
        self._make_client = make_client
        self._queue_url = queue_url

    def __call__(self, job_id: str, delay_s: int = 0) -> None:
        with translated():
            self._make_client().send_message(QueueUrl=self._queue_url, MessageBody=job_id, DelaySeconds=delay_s)
