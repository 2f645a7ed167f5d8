"""How many working days in a row was somebody absent?

Source: PP 94/2021 Ps 11, Peraturan BKN 6/2022 Ps 12; see docs/rules.md#discipline.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from chalicelib.domain.verdict import DayStatus

Run = tuple[date, ...]  # the absent dates of it, in order
_PASSED_OVER = {DayStatus.OFF, DayStatus.LEAVE}  # holidays, off-shift, leave: neither in the run nor its end
_DAY = timedelta(days=1)


def absence_runs(statuses: Mapping[date, DayStatus]) -> tuple[list[Run], Run]:
    """Every run, by date, and the one that is not over on the last date; empty where none is.

    Anything else ends a run: a day that was worked or permitted, one that awaits a person, one that no roster tells of
    and a date that nobody judged. Doubt is the employee's gain.
    """
    runs: list[Run] = []
    running: Run = ()
    before: date | None = None
    for on in sorted(statuses):
        if before is not None and on - before > _DAY:
            runs, running = _ended(runs, running), ()
        if statuses[on] is DayStatus.ABSENT:
            running = (*running, on)
        elif statuses[on] not in _PASSED_OVER:
            runs, running = _ended(runs, running), ()
        before = on
    return _ended(runs, running), running


def _ended(runs: list[Run], running: Run) -> list[Run]:
    return [*runs, running] if running else runs
