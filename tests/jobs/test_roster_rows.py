"""A month's roster by file: whose rows may go in, by whom, once, and what a night shift makes of it."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.domain.shift import DayKind, Slot
from chalicelib.errors import InputInvalid, NotFound, RoleMissing
from chalicelib.jobs.marked_file import BAD
from chalicelib.jobs.roster_rows import roster_steps
from chalicelib.jobs.work import work
from chalicelib.rules.roster_file import RosterPlan
from chalicelib.use_cases.day_plans import employee_day
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.set_roster import set_roster
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, GANI, wib
from tests.jobs.stepping import ALWAYS, Steps, step
from tests.jobs.workbooks import workbook
from tests.world import World

DECEMBER = "2026-12"
HEADER = ["nip", "nama", *range(1, 32)]


def line(who: Employee, letters: Sequence[str]) -> list[object]:
    return [who.number, who.name, *letters]


def checked(
    city: World, rows: Sequence[Sequence[object]], who: Employee = DEWI, letters: dict[str, str] | None = None
) -> Job:
    services = city.services
    job, _ = begin_import(services, who, JobKind.ROSTER, "jadwal.xlsx", city.clock.now, DECEMBER)
    services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(services, who, job.job_id, {}, city.clock.now, letters)
    return step(city, job)


def applied(city: World, job: Job, mode: ApplyMode = ApplyMode.WHOLE, who: Employee = DEWI) -> Job:
    apply_import(city.services, who, job.job_id, mode, city.clock.now)
    return step(city, job)


def roster(city: World, who: Employee) -> str:
    stored = city.services.staff.employee(who.employee_id)
    assert stored
    return stored.roster.get(DECEMBER, "")


def test_an_operators_file_becomes_the_months_of_the_people_in_it(city: World) -> None:
    job = checked(city, [line(ANI, "PML" + "P" * 28), line(BUDI, "L" * 31)])
    assert (job.state, job.counts["new"], job.counts["faulty"], job.total) == (JobState.CHECKED, 2, 0, 2)
    assert roster(city, ANI) == ""  # nothing yet
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    assert (roster(city, ANI), roster(city, BUDI)) == ("PML" + "P" * 28, "L" * 31)


def test_a_night_shift_of_the_file_ends_the_next_morning_and_a_day_without_entry_is_unknown(city: World) -> None:
    shifts = replace(ANI.assignments[0], pattern_id=None)
    city.change("ani", lambda each: replace(each, assignments=(shifts,)))
    applied(city, checked(city, [line(ANI, ["M", "", *("L" * 29)])]))
    stored, known = city.services.staff.employee("ani"), city.services.city.fresh(city.clock.now)
    assert stored
    night, nothing, off = (employee_day(stored, date(2026, 12, day), known).plan for day in (1, 2, 3))
    departure = night.slot(Slot.DEPARTURE)
    assert departure
    assert departure.opens_at == wib(6, 30, on=date(2026, 12, 2))
    assert (night.kind, nothing.kind, off.kind) == (DayKind.WORKING, DayKind.UNKNOWN, DayKind.OFF)


def test_a_hospitals_own_letters_are_mapped(city: World) -> None:
    rows = [line(ANI, ["Pagi", *["PS"] * 30])]
    assert checked(city, rows).faults[0].code == "ROSTER_LETTER_UNKNOWN"
    applied(city, checked(city, rows, letters={"Pagi": "P", "PS": "M"}))
    assert roster(city, ANI) == "P" + "M" * 30


def test_the_trail_tells_of_the_whole_file_and_in_the_units_chain_of_each_person_changed(city: World) -> None:
    job = checked(city, [line(ANI, "P" * 31), line(BUDI, "L" * 31)])
    applied(city, job)
    trail = [each.entry for each in city.services.audit.entries(f"CITY#{city.clock.now:%Y-%m-%d}")]
    (entry,) = [each for each in trail if each.action == "import_applied"]
    assert (entry.actor_id, entry.object_id) == ("dewi", job.job_id)
    assert (entry.facts["file_sha256"], entry.facts["month"]) == (job.file_sha256, DECEMBER)
    changes = [each.entry for each in city.services.audit.entries(f"umum#{city.clock.now:%Y-%m-%d}")]
    assert [(each.action, each.actor_id, each.object_id) for each in changes] == [
        ("roster_set", "dewi", "ani"), ("roster_set", "dewi", "budi"),
    ]  # fmt: skip
    assert changes[0].facts == {"month": DECEMBER, "old": "", "new": "P" * 31, "job": job.job_id}


def entries_of_people(city: World) -> list[str]:
    chains = [city.services.audit.entries(f"{unit}#{city.clock.now:%Y-%m-%d}") for unit in ("umum", "setda")]
    return sorted(each.entry.object_id for chain in chains for each in chain)


def test_who_is_known_or_failed_has_no_entry(city: World) -> None:
    set_roster(city.services, EKO, "ani", DECEMBER, "P" * 31, city.clock.now)
    job = checked(city, [line(ANI, "P" * 31), line(BUDI, "L" * 31), line(CITRA, "L" * 31)])
    set_roster(city.services, EKO, "budi", DECEMBER, "M" * 31, city.clock.now)
    assert applied(city, job).failed_rows == (3,)
    assert entries_of_people(city) == ["ani", "budi", "citra"]  # the first two by hand


def test_out_of_reach_and_unknown_look_the_same_and_nobody_sets_their_own(city: World) -> None:
    job = checked(city, [line(GANI, "P" * 31), ["ANTAH-1", "", *("P" * 31)], line(DEWI, "P" * 31)])
    assert [(each.pointer, each.code) for each in job.faults] == [
        ("/rows/2/number", "PERSON_UNKNOWN"), ("/rows/3/number", "PERSON_UNKNOWN"), ("/rows/4/number", "ROSTER_OWN"),
    ]  # fmt: skip
    assert job.faults[0].detail == job.faults[1].detail
    assert checked(city, [line(GANI, "P" * 31)], EKO).counts["new"] == 1


def test_the_file_comes_back_with_its_bad_cells_coloured(city: World) -> None:
    job = checked(city, [line(ANI, ["P"] * 4 + ["X"] + ["P"] * 26), [BUDI.number, "Orang Lain", *("P" * 31)]])
    raw = city.services.files.read(file_key(job, "marked.xlsx"), 10**6)
    assert raw
    sheet = load_workbook(io.BytesIO(raw)).active
    assert sheet
    coloured = [
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == BAD.fgColor.rgb
    ]
    assert coloured == ["G2", "AH2"]  # day 5, and the words about it
    assert '"X"' in str(sheet["AH2"].value)
    assert "Nama di berkas berbeda" in str(sheet["AH3"].value)
    assert job.counts["warnings"] == 1


def test_the_good_rows_go_in_when_that_is_what_one_chooses(city: World) -> None:
    job = checked(city, [line(ANI, "P" * 31), line(BUDI, "X" * 31)])
    with pytest.raises(InputInvalid):
        apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    assert applied(city, job, ApplyMode.GOOD_ROWS).done == 1
    assert (roster(city, ANI), roster(city, BUDI)) == ("P" * 31, "")


def test_the_same_file_again_changes_nothing(city: World) -> None:
    applied(city, checked(city, [line(ANI, "P" * 31)]))
    again = checked(city, [line(ANI, "P" * 31)])
    assert (again.counts["known"], again.total) == (1, 0)


def test_a_month_set_by_another_hand_since_the_check_is_a_failed_row(city: World) -> None:
    job = checked(city, [line(ANI, "P" * 31), line(BUDI, "L" * 31)])
    set_roster(city.services, EKO, "ani", DECEMBER, "M" * 31, city.clock.now)
    done = applied(city, job)
    assert (done.failed_rows, roster(city, ANI), roster(city, BUDI)) == ((2,), "M" * 31, "L" * 31)


def test_days_that_passed_since_the_check_are_judged_when_the_row_goes_in(city: World) -> None:
    set_roster(city.services, EKO, "ani", DECEMBER, "M" * 31, city.clock.now)
    job = checked(city, [line(ANI, "P" * 31)])
    city.clock.set(wib(7, on=date(2026, 12, 3)))
    assert applied(city, job).failed_rows == (2,)
    assert roster(city, ANI) == "M" * 31


def test_who_applies_needs_the_reach_then_not_only_at_the_check(city: World) -> None:
    """A city admin's check covers the health centre; and a role that is gone reaches nobody."""
    job = checked(city, [line(ANI, "P" * 31)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("dewi", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2,)
    assert roster(city, ANI) == ""


def test_who_applies_never_sets_their_own_even_where_another_had_it_checked(city: World) -> None:
    job = checked(city, [line(EKO, "P" * 31)])
    assert job.counts["new"] == 1
    assert applied(city, job, who=EKO).failed_rows == (2,)
    assert roster(city, EKO) == ""


def test_an_applier_who_is_gone_brings_nothing_in(city: World) -> None:
    job = replace(checked(city, [line(ANI, "P" * 31)]), applied_by="antah")
    assert roster_steps(city.services, job, RosterPlan(DECEMBER, ()), city.clock.now) == []
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    stored = city.services.jobs.get(job.job_id)
    assert stored
    city.services.jobs.save(replace(stored, applied_by="antah"))
    done = step(city, job)
    assert (done.state, done.problem, done.done) == (JobState.FAILED, "MAKER_LEFT", 0)


@pytest.mark.parametrize("killed_after", range(4))
def test_killed_at_any_row_the_next_worker_goes_on_to_the_same_end(
    city: World, killed_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Died before it could say so: the job still stands at its first row."""
    job = checked(city, [line(each, "P" * 31) for each in (ANI, BUDI, CITRA)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    real, calls = city.services.staff.save, list[str]()

    def killed(employee: Employee, previous: Employee | None, entry: AuditEntry) -> Employee:
        calls.append(employee.employee_id)
        if len(calls) > killed_after:
            raise KeyboardInterrupt
        return real(employee, previous, entry)

    with monkeypatch.context() as patch:
        patch.setattr(city.services.staff, "save", killed)
        if killed_after < 3:
            with pytest.raises(KeyboardInterrupt):
                work(city.services, job.job_id, city.clock.now, ALWAYS)
        else:
            step(city, job)
    done = work(city.services, job.job_id, city.clock.now, ALWAYS) or city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    people = [city.services.staff.employee(each.employee_id) for each in (ANI, BUDI, CITRA)]
    assert [each and each.roster[DECEMBER] for each in people] == ["P" * 31] * 3
    assert entries_of_people(city) == ["ani", "budi", "citra"]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(16))
def test_told_of_twice_at_once_each_row_goes_in_once(city: World, at: int, after: bool) -> None:
    job = checked(city, [line(each, "P" * 31) for each in (ANI, BUDI, CITRA)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)
    other = Steps(at, lambda: work(city.services, job.job_id, city.clock.now, ALWAYS), after)
    work(other.of(city.services), job.job_id, city.clock.now, ALWAYS)
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    assert entries_of_people(city) == ["ani", "budi", "citra"]


def test_throttled_it_waits_and_goes_on(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    job = checked(city, [line(ANI, "P" * 31)])
    apply_import(city.services, DEWI, job.job_id, ApplyMode.WHOLE, city.clock.now)

    def throttled(*_: object) -> Employee:
        raise StoreUnavailable("ThrottlingException")

    with monkeypatch.context() as patch:
        patch.setattr(city.services.staff, "save", throttled)
        assert step(city, job).stalls == 1
    assert (step(city, job).state, roster(city, ANI)) == (JobState.DONE, "P" * 31)


def test_people_stay_with_the_city_admin_and_a_roster_with_who_had_it_checked(city: World) -> None:
    services, now = city.services, city.clock.now
    people, _ = begin_import(services, DEWI, JobKind.PEOPLE, "pegawai.xlsx", now)
    with pytest.raises(RoleMissing):
        apply_import(services, DEWI, people.job_id, ApplyMode.WHOLE, now)
    theirs = checked(city, [line(ANI, "P" * 31)], EKO)
    with pytest.raises(NotFound):
        apply_import(services, DEWI, theirs.job_id, ApplyMode.WHOLE, now)


@pytest.mark.parametrize(
    ("kind", "month", "code"),
    [
        (JobKind.ROSTER, None, "REQUIRED"),
        (JobKind.ROSTER, "2027-02", "ROSTER_MONTH"),
        (JobKind.ROSTER, "2026-09", "ROSTER_MONTH"),
        (JobKind.PEOPLE, "2026-12", "ROSTER_ALONE"),
    ],
)
def test_a_roster_names_its_month_and_people_none(city: World, kind: JobKind, month: str | None, code: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        begin_import(city.services, DEWI, kind, "a.csv", city.clock.now, month)
    assert [(each.pointer, each.code) for each in refused.value.errors] == [("/month", code)]


def test_letters_are_for_rosters_alone(city: World) -> None:
    job, _ = begin_import(city.services, DEWI, JobKind.PEOPLE, "a.csv", city.clock.now)
    with pytest.raises(InputInvalid):
        check_import(city.services, DEWI, job.job_id, {}, city.clock.now, {"PS": "P"})
