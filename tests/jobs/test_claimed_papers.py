"""SQS may deliver a message twice, and two workers begin at once: what the trail vouches for is never written over."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.report import ReportFormat, ReportKind
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs import work as workers
from chalicelib.jobs.work import CLAIMED, work
from chalicelib.use_cases.imports import file_key
from chalicelib.use_cases.order_performance_report import (
    order_budget_report,
    order_persons_report,
    order_unit_progress,
    order_unit_report,
)
from chalicelib.use_cases.order_report import order_report
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.see_compliance import order_record
from chalicelib.use_cases.see_month_summary import order_month_summary
from chalicelib.use_cases.see_payroll import order_payroll
from chalicelib.use_cases.summons_letter import order_summons_letter
from tests.cast import ANI, CITRA, DEWI, EKO
from tests.discipline_cases import K, confirm_rules, lock_month, put_case
from tests.paper.readings import text_of
from tests.rules.year_days import day
from tests.world import World


def _payroll(city: World) -> Job:
    absent = date(2026, 10, 5)
    city.services.months.write("umum", absent, {"ani": day(DayStatus.ABSENT, absent)}, {})
    lock_month(city, "2026-10")
    return order_payroll(city.services, DEWI, "umum", "2026-10", city.clock.now)


def _letter(city: World) -> Job:
    put_case(city, K.SUMMONS)
    return order_summons_letter(city.services, CITRA, "ani", "2026-01", 2, city.clock.now)


def _record(city: World) -> Job:
    return order_record(city.services, CITRA, "ani", 1, city.clock.now)


def _summary(city: World) -> Job:
    return order_month_summary(city.services, EKO, "2026-10", city.clock.now)


def _report(city: World) -> Job:
    kind, as_file = ReportKind.DAILY, ReportFormat.CSV
    return order_report(city.services, CITRA, kind, as_file, "umum", None, None, city.clock.now)


def _unit_performance(city: World) -> Job:
    return order_unit_report(city.services, CITRA, "umum", ReportFormat.XLSX, "2026-11", city.clock.now)


def _person_performance(city: World) -> Job:
    return order_persons_report(city.services, CITRA, "ani", ReportFormat.PDF, "2026", city.clock.now)


def _daily_progress(city: World) -> Job:
    return order_unit_progress(city.services, DEWI, "umum", "2026-11", city.clock.now)


def _budget(city: World) -> Job:
    return order_budget_report(city.services, DEWI, None, ReportFormat.CSV, "2026-10", city.clock.now)


PAPERS: dict[JobKind, Callable[[World], Job]] = {
    JobKind.PAYROLL: _payroll, JobKind.SUMMONS_LETTER: _letter, JobKind.COMPLIANCE_RECORD: _record,
    JobKind.MONTH_SUMMARY: _summary, JobKind.REPORT: _report,
    JobKind.UNIT_PERFORMANCE: _unit_performance, JobKind.PERSON_PERFORMANCE: _person_performance,
    JobKind.DAILY_PROGRESS: _daily_progress, JobKind.BUDGET_REPORT: _budget,
}  # fmt: skip
NAMING = {
    JobKind.PAYROLL, JobKind.SUMMONS_LETTER, JobKind.COMPLIANCE_RECORD, JobKind.UNIT_PERFORMANCE,
    JobKind.PERSON_PERFORMANCE,
}  # fmt: skip


def said_in(name: str, content: bytes) -> str:
    """What a reader of the file sees; its bytes may be compressed."""
    if name.endswith(".pdf"):
        return text_of(content)
    if name.endswith(".xlsx"):
        with ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(each).decode() for each in book.namelist() if each.endswith(".xml"))
    return content.decode("utf-8-sig")


def test_all_that_is_claimed_is_tried_here() -> None:
    assert set(PAPERS) == CLAIMED


@pytest.mark.parametrize("kind", PAPERS)
def test_of_two_workers_at_once_one_ends_it_and_its_files_stay_as_they_were(
    city: World, kind: JobKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second begins once the first has read all, and ends before it; who is named in the files changed between."""
    confirm_rules(city)
    job = PAPERS[kind](city)
    ended: list[Job | None] = []
    plain = workers._stepped

    def meanwhile(services: Services, mine: Job, *rest: Any) -> Job:
        if not ended:
            ended.append(None)
            ended[0] = work(city.services, job.job_id, city.clock.now, lambda: True)
            city.change("ani", lambda each: replace(each, name="Ani Lain"))
        return plain(services, mine, *rest)

    monkeypatch.setattr(workers, "_stepped", meanwhile)
    assert work(city.services, job.job_id, city.clock.now, lambda: True) is None
    done = city.services.jobs.get(job.job_id)
    assert done == ended[0]
    assert done and (done.state, done.attempt) == (JobState.DONE, 2)
    hashes = [each.entry.facts.get("sha256") for each in city.services.audit.entries("umum#2026-11-23")]
    said = ""
    for name in done.files:
        content = city.services.files.read(file_key(done, name), 10**7)
        assert content
        assert kind is not JobKind.PAYROLL or hashlib.sha256(content).hexdigest() in str(hashes)
        said += said_in(name, content)
    assert "Ani Lain" not in said
    assert kind not in NAMING or ANI.name in said


@pytest.mark.parametrize("kind", PAPERS)
def test_a_worker_that_died_is_followed_at_once_by_one_that_makes_the_whole(city: World, kind: JobKind) -> None:
    confirm_rules(city)
    job = PAPERS[kind](city)
    city.services.jobs.save(replace(job, attempt=1, moved_at=city.clock.now))
    done = work(city.services, job.job_id, city.clock.now, lambda: True)
    assert done and (done.state, done.attempt) == (JobState.DONE, 2)
    assert all(city.services.files.read(file_key(done, name), 10**7) for name in done.files)


@pytest.mark.parametrize("kind", PAPERS)
def test_what_one_worker_has_ended_no_failure_of_another_takes_back(
    city: World, kind: JobKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_rules(city)
    job = PAPERS[kind](city)
    plain = workers._stepped

    def late(services: Services, mine: Job, now: Any, _: Any) -> Job:
        monkeypatch.setattr(workers, "_stepped", plain)
        assert work(city.services, job.job_id, city.clock.now, lambda: True)
        return plain(services, mine, now, broken)

    def broken(*_: Any) -> Job:
        raise ValueError("broken")

    monkeypatch.setattr(workers, "_stepped", late)
    with pytest.raises(ValueError, match="broken"):
        work(city.services, job.job_id, city.clock.now, lambda: True)
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.problem) == (JobState.DONE, None)
