"""Plans by file: checked, applied as drafts within the tree, once, never over what somebody agreed to."""

from collections.abc import Sequence

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.domain.plan import PlanState
from chalicelib.errors import InputInvalid
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from tests.budget_lines import CODE
from tests.budget_lines import line as line_of_budget
from tests.cast import ANI, BUDI, DEWI, EKO, GANI
from tests.jobs.stepping import killed_and_gone_on, step
from tests.jobs.workbooks import workbook
from tests.plans import K, put_plan
from tests.world import World, entry

HEADER = ["NIP", "Jabatan", "RHK", "Indikator", "Target", "Satuan", "Rencana_Aksi", "Satuan_Aksi"]


def line(who: Employee, goal: str = "Dokumen terverifikasi", target: object = 12) -> list[object]:
    return [who.number, "Pengelola", goal, "Jumlah", target, "dokumen", "Memeriksa", "dokumen"]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = DEWI, header: Sequence[str] = HEADER) -> Job:
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, who, JobKind.GOALS, "skp.xlsx", now, year=2026)
    services.files.write(file_key(job), workbook([header, *rows]))
    check_import(services, who, job.job_id, {}, now)
    return step(city, job)


def applied(city: World, job: Job, who: Employee = DEWI, mode: ApplyMode = ApplyMode.WHOLE) -> Job:
    apply_import(city.services, who, job.job_id, mode, city.clock.now)
    return step(city, job)


def test_an_operator_brings_plans_in_as_drafts_with_an_entry_each(city: World) -> None:
    job = checked(city, [line(ANI), line(ANI, "Laporan tersusun"), line(BUDI)])
    assert (job.state, job.counts["new"], job.counts["faulty"], job.total) == (JobState.CHECKED, 2, 0, 2)
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    plan = city.services.plans.get("ani", 2026, 1)
    assert plan
    assert (plan.state, plan.post, plan.unit_id, plan.steps[0].by) == (PlanState.DRAFT, "Pengelola", "umum", "dewi")
    assert [each.goal_id for each in plan.goals] == ["g1", "g4"]
    written = [
        each.entry for each in city.services.audit.entries("umum#2026-11-23") if each.entry.action == "plan_written"
    ]
    assert {each.object_id: each.facts["job"] for each in written} == {"ani": job.job_id, "budi": job.job_id}


def test_a_plan_that_is_agreed_stays_and_its_row_is_told(city: World) -> None:
    put_plan(city, K.PROPOSED, K.AGREED)
    job = checked(city, [line(ANI), line(BUDI), line(GANI)])
    assert [(each.pointer, each.code) for each in job.faults] == [
        ("/rows/2/number", "GOAL_STANDS"), ("/rows/4/number", "PERSON_UNKNOWN"),
    ]  # fmt: skip
    assert applied(city, job, mode=ApplyMode.GOOD_ROWS).done == 1
    assert [each.state for each in city.services.plans.of_person("ani", 2026)] == [PlanState.AGREED]


def test_what_its_person_wrote_since_the_check_stays(city: World) -> None:
    job = checked(city, [line(ANI)])
    put_plan(city, employee_id="ani")
    assert applied(city, job, EKO).failed_rows == (2,)
    assert city.services.plans.of_person("ani", 2026)[0].post == "Pengelola Pengadaan"


def test_the_same_file_again_changes_nothing(city: World) -> None:
    applied(city, checked(city, [line(ANI)]))
    again = checked(city, [line(ANI)])
    assert (again.counts["known"], again.total) == (1, 0)


def test_a_file_of_plans_names_its_year(city: World) -> None:
    for year in (None, 2030):
        with pytest.raises(InputInvalid):
            begin_import(city.services, DEWI, JobKind.GOALS, "skp.xlsx", city.clock.now, year=year)


@pytest.mark.parametrize("at", range(0, 16, 3))
def test_killed_at_any_step_each_plan_is_written_once(city: World, at: int) -> None:
    job = checked(city, [line(ANI), line(BUDI)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    done = killed_and_gone_on(city, job, at)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    for who in ("ani", "budi"):
        assert [each.revision for each in city.services.plans.of_person(who, 2026)] == [1]


def test_what_pays_is_looked_up_in_the_budget_of_the_unit_or_the_nearest_above(city: World) -> None:
    city.services.budgets.save(line_of_budget(unit_id="setda"), None, entry("test_line", city.clock.now))
    header = [*HEADER, "Kode_Anggaran"]
    job = checked(city, [[*line(ANI), CODE], [*line(BUDI), "5.03.02.2.01.9999"]], header=header)
    assert [(each.pointer, each.code) for each in job.faults] == [("/rows/3/budget_code", "GOAL_BUDGET")]
    applied(city, job, mode=ApplyMode.GOOD_ROWS)
    (plan,) = city.services.plans.of_person("ani", 2026)
    assert [each.budget_code for goal in plan.goals for each in goal.actions] == [CODE]
