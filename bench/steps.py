"""Where the time of a request goes: named steps, each without the steps inside it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

AWS = "aws"
REST = "Chalice, views and all the rest"

# What is timed, from the outside in: module, name in it, step.
STEPS = (
    ("app", "app.__class__.__call__", REST),
    ("chalicelib.routes._http", "read_object", "JSON"),
    ("chalicelib.routes._http", "read_as", "JSON"),
    ("chalicelib.routes._http", "_json", "JSON"),
    ("chalicelib.observability", "logger.__class__.info", "log"),
    ("chalicelib.use_cases.authenticate", "verify_access_token", "token"),
    ("chalicelib.store.staff", "StaffTable.employee", "profile read (store)"),
    ("chalicelib.store.staff", "from_text", "profile decode"),
    ("bench.ports", "from_text", "profile decode"),
    ("chalicelib.use_cases.record_check_in", "unseal", "challenge"),
    ("chalicelib.use_cases.judge_check_in", "has_signed", "signature"),
    ("chalicelib.use_cases.judge_check_in", "employee_day", "plan"),
    ("chalicelib.use_cases.judge_check_in", "judge_window", "window"),
    ("chalicelib.use_cases.slot_place", "judge_geofence", "fence"),
    ("chalicelib.store.selfies", "SelfieS3.head", "head (store)"),
    ("chalicelib.store.attendance", "AttendanceTable.record", "write (store)"),
    ("chalicelib.routes.receipts", "make_receipt", "receipt"),
    ("chalicelib.routes.receipts", "position_salt", "receipt"),
    ("botocore.client", "BaseClient._make_api_call", AWS),
)


class Stopwatch:
    """CPU nanoseconds by step."""

    def __init__(self, clock_ns: Callable[[], int] = time.process_time_ns) -> None:
        self.spent_ns: dict[str, int] = defaultdict(int)
        self._clock_ns = clock_ns
        self._inner_ns = [0]

    def timed(self, function: Callable[..., Any], step: str | Callable[..., str]) -> Callable[..., Any]:
        """The function, its time booked under its step and taken off the step around it."""

        def run(*given: Any, **named: Any) -> Any:
            self._inner_ns.append(0)
            started = self._clock_ns()
            try:
                return function(*given, **named)
            finally:
                elapsed = self._clock_ns() - started
                inner = self._inner_ns.pop()
                self._inner_ns[-1] += elapsed
                self.spent_ns[step if isinstance(step, str) else step(*given)] += elapsed - inner

        return run


@contextmanager
def watched(stopwatch: Stopwatch, steps: tuple[tuple[str, str, str], ...] = STEPS) -> Iterator[None]:
    """Time these steps meanwhile."""
    replaced = []
    for module, path, step in steps:
        holder: Any = import_module(module)
        *way, name = path.split(".")
        for each in way:
            holder = getattr(holder, each)
        replaced.append((holder, name, vars(holder)[name]))
        setattr(holder, name, stopwatch.timed(vars(holder)[name], _by_operation if step == AWS else step))
    try:
        yield
    finally:
        for holder, name, function in replaced:
            setattr(holder, name, function)


def _by_operation(_client: object, operation: str, *_: object) -> str:
    return f"{AWS} {operation}"
