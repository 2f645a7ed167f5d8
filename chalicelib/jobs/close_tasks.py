"""One message of the close queue: close a unit's days, or judge some of them again; what came of it, as counts."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from chalicelib.domain.closing import CloseTask, RejudgeTask
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.rejudge import rejudge
from chalicelib.use_cases.ports import Services


def do_task(
    services: Services, task: CloseTask | RejudgeTask, now: datetime, has_time: Callable[[], bool]
) -> dict[str, Any]:
    if isinstance(task, CloseTask):
        return asdict(close_day(services, task, now, has_time))
    return {"because": task.because, **asdict(rejudge(services, task, now))}
