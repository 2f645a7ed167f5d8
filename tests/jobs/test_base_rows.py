"""Allowance bases by file: two people, whose rows may go in, once, never into a locked month, and the trail."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest

from chalicelib.domain.allowance_base import AllowanceBase
from chalicelib.domain.closing import Lock
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.errors import DecideOwn, NotFound, RoleMissing
from chalicelib.jobs.base_rows import base_steps
from chalicelib.rules.base_file import BasePlan
from chalicelib.store.documents import from_text
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.see_base_changes import see_plan
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, GANI
from tests.jobs.stepping import killed_and_gone_on, step
from tests.jobs.workbooks import workbook
from tests.world import World, entry

HEADER = ["NIP", "Nama", "Periode", "Dasar_TPP", "Kelas"]


def line(who: Employee, amount: object = 4_250_000, month: str = "2026-11") -> list[object]:
    return [who.number, who.name, month, amount, "9"]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = DEWI) -> Job:
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, who, JobKind.BASES, "tpp.xlsx", now)
    services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(services, who, job.job_id, {}, now)
    return step(city, job)


def applied(city: World, job: Job, who: Employee = EKO, mode: ApplyMode = ApplyMode.WHOLE) -> Job:
    apply_import(city.services, who, job.job_id, mode, city.clock.now)
    return step(city, job)


def held(city: World, who: Employee) -> list[tuple[str, int, str | None]]:
    found = city.services.years.bases(who.employee_id)
    return [each.facts for each in found.bases] if found else []


def lock(city: World, month: str) -> None:
    city.services.months.save_lock(Lock(month, "eko", city.clock.now), entry("test_lock", city.clock.now))


def test_one_sends_and_checks_the_file_and_another_applies_it(city: World) -> None:
    job = checked(city, [line(ANI), line(BUDI, "Rp 3.900.000")])
    assert (job.state, job.counts["new"], job.counts["faulty"], job.total) == (JobState.CHECKED, 2, 0, 2)
    assert held(city, ANI) == []
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    found = city.services.years.bases("ani")
    assert found
    assert found.bases == (AllowanceBase("2026-11", 4_250_000, "9", "eko", city.clock.now),)
    assert held(city, BUDI) == [("2026-11", 3_900_000, "9")]


def test_an_admin_applies_no_file_that_they_sent_or_had_checked(city: World) -> None:
    own = checked(city, [line(ANI)], EKO)
    with pytest.raises(DecideOwn):
        applied(city, own)
    dewis = checked(city, [line(ANI)])
    check_import(city.services, EKO, dewis.job_id, {"base_idr": "NIP"}, city.clock.now)  # another column, by Eko alone
    step(city, dewis)
    with pytest.raises(DecideOwn):
        applied(city, dewis)
    assert held(city, ANI) == []
    assert applied(city, own, ENDAH).failed_rows == ()


def test_a_lone_admin_is_let_through_and_an_operator_never(city: World) -> None:
    own = checked(city, [line(ANI)], EKO)
    with pytest.raises(RoleMissing):
        applied(city, checked(city, [line(ANI)]), DEWI)
    city.change("endah", lambda each: replace(each, grants=()))
    assert applied(city, own).failed_rows == ()
    assert held(city, ANI) == [("2026-11", 4_250_000, "9")]


def test_out_of_reach_is_as_unknown_and_nobodys_own_row_goes_in(city: World) -> None:
    job = checked(city, [line(GANI), line(DEWI), line(EKO)])
    assert [(each.pointer, each.code) for each in job.faults] == [
        ("/rows/2/number", "PERSON_UNKNOWN"), ("/rows/3/number", "BASE_OWN"),
    ]  # fmt: skip
    assert applied(city, job, EKO, ApplyMode.GOOD_ROWS).failed_rows == (4,)
    assert held(city, EKO) == []


def test_a_base_holds_from_its_month_and_a_later_file_adds_or_corrects(city: World) -> None:
    applied(city, checked(city, [line(ANI)]))
    again = checked(city, [line(ANI, month="2026-12")])
    assert (again.counts["known"], again.total) == (1, 0)
    applied(city, checked(city, [line(ANI, 4_500_000, "2026-12")]))
    applied(city, checked(city, [line(ANI, 4_300_000)]))
    assert held(city, ANI) == [("2026-11", 4_300_000, "9"), ("2026-12", 4_500_000, "9")]


def test_a_locked_month_stays_also_when_it_is_locked_between_check_and_application(city: World) -> None:
    lock(city, "2026-09")
    job = checked(city, [line(ANI, month="2026-09"), line(BUDI, month="2026-10")])
    assert [(each.pointer, each.code) for each in job.faults] == [("/rows/2/from_month", "BASE_MONTH_LOCKED")]
    lock(city, "2026-10")
    assert applied(city, job, EKO, ApplyMode.GOOD_ROWS).failed_rows == (3,)
    assert held(city, BUDI) == []


def test_a_month_that_is_locked_in_the_same_moment_stays_too(city: World) -> None:
    job = checked(city, [line(ANI, month="2026-10")])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    read = city.services.months.locks
    city.services.months.locks = lambda: (found := read(), found or lock(city, "2026-10"))[0]  # type: ignore[method-assign]
    assert step(city, job).failed_rows == (2,)
    assert held(city, ANI) == []


def test_what_was_entered_since_the_check_is_a_failed_row(city: World) -> None:
    first, second = checked(city, [line(ANI)]), checked(city, [line(ANI, 4_300_000)])
    applied(city, first)
    assert applied(city, second).failed_rows == (2,)
    assert held(city, ANI) == [("2026-11", 4_250_000, "9")]


def test_a_role_that_is_gone_brings_nothing_in(city: World) -> None:
    job = checked(city, [line(ANI)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2,)
    assert base_steps(city.services, replace(job, applied_by="antah"), BasePlan(()), city.clock.now) == []


def test_the_trail_tells_of_the_file_and_of_each_person_without_an_amount(city: World) -> None:
    job = checked(city, [line(ANI)])
    applied(city, job)
    on = f"{city.clock.now:%Y-%m-%d}"
    (whole,) = [each.entry for each in city.services.audit.entries(f"CITY#{on}") if each.entry.object_id == job.job_id]
    assert (whole.action, whole.actor_id, whole.facts["made_by"]) == ("import_applied", "eko", "dewi")
    assert whole.facts["file_sha256"] == job.file_sha256
    (one,) = [each.entry for each in city.services.audit.entries(f"umum#{on}")]
    assert (one.action, one.actor_id, one.object_id) == ("allowance_base_set", "eko", "ani")
    assert (one.facts["from_month"], one.facts["old"], one.facts["job"]) == ("2026-11", None, job.job_id)
    assert len(str(one.facts["new"])) == len(hashlib.sha256().hexdigest())
    assert "4250000" not in str(one.facts)


@pytest.mark.parametrize("at", range(0, 20, 2))
def test_killed_at_any_step_the_next_worker_goes_on_to_the_same_end(city: World, at: int) -> None:
    job = checked(city, [line(each) for each in (ANI, BUDI, CITRA)])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    done = killed_and_gone_on(city, job, at)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    assert [held(city, each) for each in (ANI, BUDI, CITRA)] == [[("2026-11", 4_250_000, "9")]] * 3
    trail = city.services.audit.entries("umum#2026-11-23")
    assert [each.entry.object_id for each in trail] == ["ani", "budi", "citra"]


def test_what_the_check_found_is_shown_to_its_checker_and_to_admins_alone(city: World) -> None:
    applied(city, checked(city, [line(ANI, 4_000_000, "2026-10")]))
    job = checked(city, [line(ANI), line(BUDI, 40)])
    assert [each.code for each in job.attention] == ["BASE_UNUSUAL"]
    for who in (DEWI, EKO, ENDAH):
        plan = see_plan(city.services, who, job.job_id, JobKind.BASES, city.clock.now).decode()
        rows = from_text(plan, BasePlan).changes
        assert [(each.row, each.name, each.was_idr, each.base_idr, each.becomes) for each in rows] == [
            (2, "Ani", 4_000_000, 4_250_000, "changed"), (3, "Budi", None, 40, "new"),
        ]  # fmt: skip
    wider = checked(city, [line(ANI)])
    check_import(city.services, EKO, wider.job_id, {}, city.clock.now)
    step(city, wider)
    unread, _ = begin_import(city.services, DEWI, JobKind.BASES, "a.csv", city.clock.now)
    people, _ = begin_import(city.services, DEWI, JobKind.PEOPLE, "a.csv", city.clock.now)
    for who, each in ((DEWI, wider), (DEWI, unread), (DEWI, people), (CITRA, job)):
        with pytest.raises(NotFound):
            see_plan(city.services, who, each.job_id, JobKind.BASES, city.clock.now)


def test_who_asks_for_another_check_does_not_see_what_somebody_of_wider_reach_found(city: World) -> None:
    job = checked(city, [line(ANI)])
    step(city, check_import(city.services, EKO, job.job_id, {}, city.clock.now))
    check_import(city.services, DEWI, job.job_id, {}, city.clock.now)  # not read yet
    with pytest.raises(NotFound):
        see_plan(city.services, DEWI, job.job_id, JobKind.BASES, city.clock.now)
