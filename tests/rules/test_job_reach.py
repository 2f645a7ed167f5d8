"""What was made is read by who may have it made now: every kind of job, after a move and after a lost role."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.city import City
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.rules.job_reach import ABOUT_ONE, ACTS, ONES_OWN, made_within, reaches_job
from chalicelib.use_cases.find_job import as_seen_by
from tests.cast import ANI, BUDI, CITRA, CITY, DEWI, EKO, FITRI, wib

TODAY = date(2026, 11, 23)
MAKERS = {JobKind.SUMMONS_LETTER: CITRA, JobKind.COMPLIANCE_RECORD: CITRA, JobKind.MONTH_SUMMARY: EKO,
          JobKind.PERSON_PERFORMANCE: CITRA, JobKind.UNITS: EKO,
          JobKind.UNITS_TEMPLATE: EKO, JobKind.OFFICE_POINTS: EKO}  # fmt: skip


def a_job(kind: JobKind, maker: Employee, **facts: object) -> Job:
    made = Job("j1", kind, JobState.DONE, maker.employee_id, wib(9), employee_ids=("ani",), files=("a.pdf",))
    return replace(made, **facts)  # type: ignore[arg-type]


def reached(actor: Employee, job: Job, subject: Employee | None = ANI, city: City = CITY) -> bool:
    return reaches_job(actor, job, subject, ("umum",), city, TODAY)


def moved(who: Employee, unit_id: str = "puskesmas") -> Employee:
    """Works in another OPD since yesterday; the old role is still written down."""
    held = replace(who.assignments[0], ends_on=TODAY - timedelta(days=2))
    return replace(who, assignments=(held, Assignment(unit_id, TODAY - timedelta(days=1), ("puskesmas",), "lima-hari")))


def test_every_kind_of_job_has_its_act() -> None:
    assert set(ACTS) == set(JobKind)


@pytest.mark.parametrize("kind", JobKind)
def test_its_maker_reads_it_until_they_lose_the_role_or_move_away(kind: JobKind) -> None:
    maker = MAKERS.get(kind, DEWI)
    within = made_within(maker, ACTS[kind], CITY, TODAY)
    of_unit = kind in {
        JobKind.SLIPS, JobKind.MONTH_SHEET, JobKind.PAYROLL, JobKind.UNIT_PERFORMANCE, JobKind.DAILY_PROGRESS,
    }  # fmt: skip
    job = a_job(kind, maker, unit_id="umum" if of_unit else None, within=within)
    assert reached(maker, job)
    assert not reached(replace(maker, grants=()), job)
    if maker is not EKO:
        assert not reached(moved(maker), job)


@pytest.mark.parametrize("kind", [JobKind.REPORT, JobKind.BUDGET_REPORT, JobKind.BALANCES_TEMPLATE, JobKind.PEOPLE])
def test_a_new_role_elsewhere_is_no_right_to_what_the_old_one_made(kind: JobKind) -> None:
    job = a_job(kind, DEWI, within=made_within(DEWI, ACTS[kind], CITY, TODAY))
    there = moved(DEWI)
    granted = replace(there, grants=tuple(replace(each, unit_id="puskesmas") for each in there.grants))
    assert made_within(granted, ACTS[kind], CITY, TODAY) == ("puskesmas",)
    assert not reached(granted, job)


@pytest.mark.parametrize("kind", [JobKind.REPORT, JobKind.BUDGET_REPORT])
def test_a_report_of_the_whole_city_needs_the_whole_city_still(kind: JobKind) -> None:
    job = a_job(kind, EKO)
    assert made_within(EKO, ACTS[kind], CITY, TODAY) == ()
    assert reached(EKO, job)
    assert not reached(replace(EKO, grants=CITRA.grants), job)


@pytest.mark.parametrize("kind", sorted(ABOUT_ONE))
def test_a_paper_about_a_person_follows_the_person(kind: JobKind) -> None:
    job = a_job(kind, CITRA)
    assert reached(CITRA, job)
    assert not reaches_job(CITRA, job, ANI, ("puskesmas",), CITY, TODAY)
    assert not reached(CITRA, job, None)
    led = replace(CITRA, assignments=(replace(CITRA.assignments[0], supervisor_id="ani"),))
    assert not reached(led, job)
    assert reached(FITRI, a_job(kind, FITRI)) is (kind is not JobKind.SUMMONS_LETTER)


@pytest.mark.parametrize("kind", sorted(ONES_OWN))
def test_ones_own_is_read_without_any_role_and_by_nobody_else(kind: JobKind) -> None:
    own = a_job(kind, ANI, unit_id=None)
    assert reached(ANI, own)
    assert not reached(BUDI, own)


def test_a_summons_of_who_holds_a_role_over_the_city_is_a_city_admins() -> None:
    job = a_job(JobKind.SUMMONS_LETTER, CITRA)
    auditor = replace(FITRI, assignments=ANI.assignments, employee_id="lain")
    assert not reached(CITRA, job, auditor)
    assert reached(EKO, replace(job, made_by="eko"), auditor)
    assert not reached(EKO, replace(job, made_by="eko"), replace(auditor, employee_id="eko"))


def test_who_did_not_check_a_file_sees_no_more_than_that_it_is_there() -> None:
    """What a check by somebody of wider reach found is left out of it."""
    job = a_job(JobKind.PEOPLE, DEWI, checked_by="eko", within=("puskesmas",), counts={"rows": 3, "new": 2})
    assert reached(DEWI, job)
    seen = as_seen_by(DEWI, job)
    assert (seen.files, seen.counts) == ((), {"rows": 3})
