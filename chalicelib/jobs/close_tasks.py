"""One message of the close queue: close a unit's days, or judge some of them again; what came of it, as counts."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from chalicelib.domain.closing import CloseTask, RejudgeTask, SpreadTask
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.rejudge import rejudge
from chalicelib.use_cases.ports import Services


def do_task(
    services: Services, task: CloseTask | RejudgeTask | SpreadTask, now: datetime, has_time: Callable[[], bool]
) -> dict[str, Any]:
    if isinstance(task, CloseTask):
        return asdict(close_day(services, task, now, has_time))
    if isinstance(task, SpreadTask):
        return {"because": task.because, "spread": spread(services, task, now)}
    return {"because": task.because, **asdict(rejudge(services, task, now))}


def spread(services: Services, task: SpreadTask, now: datetime) -> int:
    """Tell the closer of every unit: how many. Twice is harmless: what did not change stays as it is."""
    unit_ids = task.unit_ids or tuple(sorted(services.city.fresh(now).units))
    for unit_id in unit_ids:
        services.close_queue(RejudgeTask(unit_id, task.on, (), task.because))
    return len(unit_ids)
