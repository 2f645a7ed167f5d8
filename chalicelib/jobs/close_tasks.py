"""One message of the close queue: close a unit's days, judge some again, look for signals, count; what came of it."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.closing import CloseTask, FiguresTask, RejudgeTask, SignalsTask, SpreadTask, Task
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.count_figures import count_figures
from chalicelib.jobs.draw_reviews import review_closed_date
from chalicelib.jobs.find_signals import CHECK_INS_CHANGED, SIGNALS_AFTER_S, find_signals
from chalicelib.jobs.rejudge import rejudge
from chalicelib.use_cases.ports import Services


def do_task(services: Services, task: Task, now: datetime, has_time: Callable[[], bool]) -> dict[str, Any]:
    if isinstance(task, CloseTask):
        closed = close_day(services, task, now, has_time)
        services.levels.judged(task.unit_id, task.on, now)
        return asdict(closed)
    if isinstance(task, SignalsTask):
        looked = find_signals(services, task, now)
        return {**asdict(looked), "reviews": review_closed_date(services, task.unit_id, task.on, now)}
    if isinstance(task, FiguresTask):
        return {"counted": count_figures(services, task, now, has_time)}
    if isinstance(task, SpreadTask):
        return {"because": task.because, "spread": spread(services, task, now)}
    if task.through:
        return {"because": task.because, "dates": rejudge_dates(services, task, now, has_time)}
    done = rejudge(services, task, now)
    services.levels.judged(task.unit_id, task.on, now)
    if task.because in CHECK_INS_CHANGED:
        services.close_queue(SignalsTask(task.unit_id, task.on), SIGNALS_AFTER_S)
    return {"because": task.because, **asdict(done)}


def rejudge_dates(services: Services, task: RejudgeTask, now: datetime, has_time: Callable[[], bool]) -> int:
    """Judge each date of the task again, from the unit's first one on: how many. What time is short for is sent on."""
    state = services.closes.get(task.unit_id)
    if state is None or state.first_on is None or task.through is None:
        return 0
    on, done = max(task.on, state.first_on), 0
    while on <= task.through:
        if done and not has_time():
            services.close_queue(replace(task, on=on))
            break
        rejudge(services, replace(task, on=on, through=None), now)
        services.levels.judged(task.unit_id, on, now)
        on, done = on + timedelta(days=1), done + 1
    return done


def spread(services: Services, task: SpreadTask, now: datetime) -> int:
    """Tell the closer of every unit: how many. Twice is harmless: what did not change stays as it is."""
    unit_ids = task.unit_ids or tuple(sorted(services.city.fresh(now).units))
    for unit_id in unit_ids:
        services.close_queue(RejudgeTask(unit_id, task.on, (), task.because))
    return len(unit_ids)
