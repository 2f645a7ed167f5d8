"""A city's month as workbook and as CSV: the worker's own step on the real store, answered at `before-send`.

Ten units of 20-200 people with 31 judged days each, as they are stored; the hundred units are those ten, renamed.
Seconds are of CPU, without the stub's; memory is the whole process's, with the stub and what it answers.
"""

import os
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse

from bench.close_stub import TEMPLATES, CloseStub, unit_name
from bench.closing import SIZES, seed
from bench.cloud_stub import CloudStub
from bench.figures import Figure
from bench.scene import ENVIRONMENT, KEYS_PREFIX
from chalicelib import wiring
from chalicelib.domain.job import JobState
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.jobs.work import work
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.ports import Services
from tests.cast import EKO, wib
from tools.keys import push_key, random_key, receipt_keys

MONTH = "2026-10"
UNITS = 100
NOW = wib(9, on=date(2026, 11, 23))
QUICK: dict[str, Any] = {"units": 20, "sizes": (2,) * 8 + (1, 3)}
READS = ("Query", "GetItem", "BatchGetItem")


class _ReportStub(CloseStub):
    """What lies there is read alone; only jobs and the trail change."""

    def answer(self, request: AWSPreparedRequest, event_name: str, **more: Any) -> AWSResponse:
        if ".s3." in event_name:  # the file itself
            return CloudStub.answer(self, request, event_name, **more)
        return super().answer(request, event_name, **more)

    def _answer_of(self, operation: str, asked: bytes) -> bytes:
        kept = self._answers.get((operation, asked))
        if kept is None:
            kept = self._written_out(operation, asked)
            if operation in READS and b"-jobs" not in asked and b"-audit" not in asked:
                self._answers[operation, asked] = kept
        self.calls[operation] += 1
        return kept

    def _forget(self) -> None:
        """Nothing: what days came to is what is read."""


def measure(units: int = UNITS, sizes: Sequence[int] = SIZES) -> list[Figure]:
    os.environ.update(ENVIRONMENT)
    stub = _ReportStub()
    stub.parameters = {
        f"{KEYS_PREFIX}/challenge-key": random_key(),
        f"{KEYS_PREFIX}/receipt-keys": receipt_keys(),
        f"{KEYS_PREFIX}/push-key": push_key(),
        f"{KEYS_PREFIX}/pepper": random_key(),
    }
    stub.install()
    services = wiring.services()
    seed(services, sizes, units)
    _add_month(services, sizes)
    stub.seeded()
    people = units * sum(sizes) // TEMPLATES
    spent = {each.value: _made(stub, services, each, people, units) for each in (ReportFormat.XLSX, ReportFormat.CSV)}
    detail = {"people": people, "units": units, "seconds": {name: round(each, 1) for name, each in spent.items()}}
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return [
        Figure("report_city_month_s", round(sum(spent.values()), 1), detail),
        Figure("report_rss_mb", round(rss / 1_024)),
    ]


def _made(stub: CloseStub, services: Services, as_file: ReportFormat, people: int, units: int) -> float:
    """Seconds of CPU for one file of the whole city."""

    def has_time() -> bool:
        wiring.take_time()
        return True

    job = order_report(services, EKO, ReportKind.MONTH, as_file, None, None, MONTH, NOW)
    stub.spent_ns = 0
    started = time.process_time_ns()
    done = work(services, job.job_id, NOW, has_time)
    spent = (time.process_time_ns() - started - stub.spent_ns) / 1e9
    assert done is not None
    assert (done.state, done.counts["rows"], done.done) == (JobState.DONE, people, units), done
    return spent


def _add_month(services: Services, sizes: Sequence[int]) -> None:
    """Of 31 days 22 are worked; one in ten is late, one in twenty absent."""
    services.staff.load(replace(EKO, revision=0), None)
    services.jobs.all()
    for number, size in enumerate(sizes):
        wiring.take_time()
        for on in dates_of(MONTH):
            verdicts = {f"{number:08d}{at:08d}": verdict_of(on, at) for at in range(size)}
            services.months.write(unit_name(number), on, verdicts, {})


def verdict_of(on: date, at: int) -> DayVerdict:
    if on.weekday() > 4:
        return DayVerdict(on, DayStatus.OFF, (), "pattern:lima-hari-6", "default")
    if (at + on.day) % 20 == 0:
        missing = tuple(SlotVerdict(each, SlotState.MISSING) for each in DAY_SLOTS)
        return DayVerdict(on, DayStatus.ABSENT, missing, "pattern:lima-hari-1", "default")
    late = (at + on.day) % 10 == 1
    arrival = SlotVerdict(Slot.ARRIVAL, SlotState.LATE if late else SlotState.ON_TIME, 12 + at % 40 if late else 0)
    rest = tuple(SlotVerdict(each, SlotState.ON_TIME) for each in DAY_SLOTS[1:])
    return DayVerdict(on, DayStatus.PRESENT, (arrival, *rest), "pattern:lima-hari-1", "default")
