"""A budget by file: checked, applied by its operator, once; what was told stays; reach is that of who applies it."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.rules.budget_sums import unit_budget
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from tests.budget_lines import LINE, line
from tests.cast import ANI, CITRA, DEWI, EKO
from tests.jobs.stepping import killed_and_gone_on, step
from tests.jobs.workbooks import workbook
from tests.world import World, entry

HEADER = ["Unit", "Program", "Kegiatan", "Kode Sub Kegiatan", "Sub Kegiatan", "Rekening", "Uraian", "Pagu", "PPTK"]


def row(number: int = 1, amount: object = 120_000_000, unit: str = "umum") -> list[object]:
    code = f"5.03.02.2.01.{number:04}"
    return [unit, "Kepegawaian", "Mutasi", code, "Kelola Mutasi", LINE.account, "ATK", amount, ANI.number]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = DEWI) -> Job:
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, who, JobKind.BUDGET, "dpa.xlsx", now, year=2026)
    services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(services, who, job.job_id, {}, now)
    return step(city, job)


def applied(city: World, job: Job, who: Employee = DEWI) -> Job:
    apply_import(city.services, who, job.job_id, ApplyMode.WHOLE, city.clock.now)
    return step(city, job)


def test_a_dpa_of_two_hundred_lines_comes_in_and_the_unit_is_its_sum(city: World) -> None:
    job = checked(city, [row(number) for number in range(1, 201)])
    assert (job.state, job.counts["new"], job.counts["faulty"]) == (JobState.CHECKED, 200, 0)
    assert city.services.budgets.lines("umum", 2026) == []
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 200, ())
    lines = city.services.budgets.lines("umum", 2026)
    assert {(each.pptk_id, each.ceiling_idr, each.revision) for each in lines} == {("ani", 120_000_000, 1)}
    (sums,) = city.services.budgets.sums(2026)
    assert sums.months == unit_budget("umum", 2026, lines).months


def test_the_same_file_again_changes_nothing_and_what_was_told_stays(city: World) -> None:
    applied(city, checked(city, [row(1), row(2)]))
    stands = city.services.budgets.line("umum", 2026, LINE.line_id)
    assert stands
    told = replace(stands, told=line({11: 90_000_000}).told)
    city.services.budgets.save(told, stands, entry("test_told", city.clock.now))
    again = checked(city, [row(1), row(2)])
    assert (again.counts["known"], again.total) == (2, 0)
    revised = checked(city, [row(1, 100_000_000)])
    assert [each.code for each in revised.attention] == ["BUDGET_GONE"]
    assert applied(city, revised).failed_rows == ()
    found = city.services.budgets.line("umum", 2026, LINE.line_id)
    assert found
    assert ([each.ceiling_idr for each in found.ceilings], found.told[11].realised_idr) == (
        [120_000_000, 100_000_000], 90_000_000,
    )  # fmt: skip
    assert len(city.services.budgets.lines("umum", 2026)) == 2


def test_a_ceiling_below_what_was_told_since_the_check_does_not_go_in(city: World) -> None:
    applied(city, checked(city, [row(1)]))
    job = checked(city, [row(1, 80_000_000)])
    stands = city.services.budgets.line("umum", 2026, LINE.line_id)
    assert stands
    told = replace(stands, told=line({11: 90_000_000}).told)
    city.services.budgets.save(told, stands, entry("test_told", city.clock.now))
    assert applied(city, job).failed_rows == (2,)


def test_who_moved_to_another_opd_since_the_check_is_responsible_for_no_new_line(city: World) -> None:
    applied(city, checked(city, [row(1)]))
    job = checked(city, [row(1, 130_000_000), row(2)])
    elsewhere = replace(ANI.assignments[0], unit_id="puskesmas")
    city.change("ani", lambda each: replace(each, assignments=(elsewhere,)))
    assert applied(city, job).failed_rows == (3,)
    (stands,) = city.services.budgets.lines("umum", 2026)
    assert (stands.pptk_id, stands.ceiling_idr) == ("ani", 130_000_000)  # who stood there before the file stays


def test_out_of_reach_is_unknown_and_a_supervisor_has_no_file(city: World) -> None:
    job = checked(city, [row(unit="puskesmas")])
    assert [(each.pointer, each.code) for each in job.faults] == [("/rows/2/unit_id", "UNIT_UNKNOWN")]
    assert checked(city, [row(unit="setda")], EKO).counts["new"] == 1
    assert CITRA.grants


def test_a_worker_that_dies_anywhere_leaves_each_line_once(city: World) -> None:
    job = checked(city, [row(number) for number in range(1, 4)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    killed_and_gone_on(city, job, 8)
    assert [each.revision for each in city.services.budgets.lines("umum", 2026)] == [1, 1, 1]
