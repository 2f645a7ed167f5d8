"""Roles and last days in a file of people, applied: once, with an entry of their own, safe to be killed anywhere."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from chalicelib.domain.employee import Employee, Grant, Role, Sex
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.jobs.work import work
from chalicelib.use_cases.find_job import as_seen_by
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, FITRI, MONDAY, UNITS
from tests.jobs.stepping import Steps, raised, step
from tests.jobs.workbooks import workbook
from tests.world import World

HEADER = ["nip", "nama", "unit", "kantor", "pola", "atasan", "peran", "berhenti"]
SITI = ["BARU-001", "Siti", "umum", "", "lima-hari", CITRA.number, "", ""]
GONE = MONDAY - timedelta(days=3)


def row_of(person: Employee, roles: str = "", left_on: date | str = "") -> list[object]:
    held = person.assignments[0]
    above = CITRA.number if held.supervisor_id == "citra" else ""
    return [person.number, person.name, held.unit_id, "", "lima-hari", above, roles, left_on]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = EKO) -> Job:
    job, _ = begin_import(city.services, who, JobKind.PEOPLE, "pegawai.xlsx", city.clock.now)
    city.services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(city.services, who, job.job_id, {}, city.clock.now)
    return step(city, job)


def marked(city: World, job: Job) -> list[tuple[Any, ...]]:
    raw = city.services.files.read(file_key(job, "marked.xlsx"), 1_000_000)
    assert raw
    return list(load_workbook(io.BytesIO(raw)).active.values)  # type: ignore[union-attr]


def applied(city: World, job: Job) -> Job:
    assert job.counts["faulty"] == 0, job.faults
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    return step(city, job)


def stored(city: World, employee_id: str) -> Employee:
    found = city.services.staff.employee(employee_id)
    assert found
    return found


def entries(city: World, unit_id: str = "umum") -> list[tuple[str, str]]:
    chain = city.services.audit.entries(f"{unit_id}#{city.clock.now:%Y-%m-%d}")
    return [(each.entry.action, each.entry.object_id) for each in chain]


def test_a_row_gives_roles_over_its_own_unit_and_a_last_day(city: World) -> None:
    job = checked(city, [row_of(ANI, "atasan|operator"), row_of(BUDI, "", GONE), row_of(CITRA, "operator")])
    assert job.counts["changed"] == 3
    assert applied(city, job).failed_rows == ()
    assert stored(city, "ani").grants == (Grant(Role.SUPERVISOR, "umum"), Grant(Role.OPERATOR, "umum"))
    assert stored(city, "citra").grants == (Grant(Role.OPERATOR, "umum"),)  # what the row says, over this unit
    budi = stored(city, "budi")
    assert (budi.left_on, budi.assignments) == (GONE, BUDI.assignments)  # asked to go, never deleted
    assert sorted(entries(city)) == [("grants_set", "ani"), ("grants_set", "citra"), ("leaving_set", "budi")]


def test_the_entry_tells_ids_alone(city: World) -> None:
    job = checked(city, [row_of(ANI, "operator", MONDAY)])
    applied(city, job)
    (entry,) = [each.entry for each in city.services.audit.entries(f"umum#{MONDAY}")]
    assert (entry.actor_id, entry.action) == ("eko", "grants_set")
    assert entry.facts == {
        "job": job.job_id,
        "old": {"grants": [], "left_on": None},
        "new": {"grants": [{"role": "operator", "unit_id": "umum"}], "left_on": "2026-11-23"},
    }


def test_somebody_new_comes_with_roles_and_a_last_day(city: World) -> None:
    applied(city, checked(city, [[*SITI[:6], "operator", date(2026, 12, 31)]]))
    siti = city.services.staff.people_of(["BARU-001"])["BARU-001"]
    assert (siti.grants, siti.left_on) == ((Grant(Role.OPERATOR, "umum"),), date(2026, 12, 31))
    assert entries(city) == [("grants_set", siti.employee_id)]


def test_silence_changes_nothing_and_a_second_import_is_a_difference(city: World) -> None:
    applied(city, checked(city, [row_of(ANI, "operator", date(2026, 12, 31))]))
    for again in (row_of(ANI), row_of(ANI, "operator", date(2026, 12, 31))):
        assert checked(city, [again]).counts["known"] == 1
    applied(city, checked(city, [row_of(ANI, "", date(2027, 1, 31))]))
    assert stored(city, "ani").left_on == date(2027, 1, 31)
    assert stored(city, "ani").grants == (Grant(Role.OPERATOR, "umum"),)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (row_of(ANI, "admin kota"), "roles", "ROLE_BY_HAND"),
        (row_of(ANI, "atasan|inspektorat"), "roles", "ROLE_BY_HAND"),
        (row_of(ANI, "raja"), "roles", "ROLE_UNKNOWN"),
        (row_of(ANI, "", MONDAY - timedelta(days=32)), "left_on", "LEFT_TOO_EARLY"),
        (row_of(ENDAH, "", MONDAY), "left_on", "ROLE_HELD"),
        (row_of(FITRI, "", MONDAY), "left_on", "ROLE_HELD"),
        ([*SITI[:7], GONE], "left_on", "LEFT_BEFORE_START"),
        (row_of(ANI, "", "31/12/2026"), "left_on", "DATE_AMBIGUOUS"),
    ],
)
def test_what_a_file_may_not_do_is_told_at_its_cell(city: World, row: list[object], column: str, code: str) -> None:
    assert [(each.pointer, each.code) for each in checked(city, [row]).faults] == [(f"/rows/2/{column}", code)]


def test_rows_that_give_a_role_or_a_last_day_are_told_before_anything_is_applied(city: World) -> None:
    job = checked(city, [row_of(ANI, "operator"), row_of(CITRA, "", MONDAY), row_of(BUDI)])
    assert [(each.pointer, each.code) for each in job.attention] == [
        ("/rows/2/roles", "ROLE_SET"),
        ("/rows/3/left_on", "LAST_DAY_SET"),
    ]
    assert job.counts["faulty"] == 0
    assert [str(row[-1] or "") for row in marked(city, job)] == [
        "Perbaiki",
        job.attention[0].detail[0],
        job.attention[1].detail[0],
        "",
    ]
    assert applied(city, job).failed_rows == ()
    assert checked(city, [row_of(ANI, "operator"), row_of(BUDI)]).attention == ()  # so already


def test_what_serves_the_maker_of_the_file_stands_first_and_may_be_applied_all_the_same(city: World) -> None:
    held = replace(DEWI.assignments[0], unit_id="umum", supervisor_id="citra")
    city.change("dewi", lambda each: replace(each, assignments=(held,), grants=(Grant(Role.OPERATOR, "umum"),)))
    dewi = [DEWI.number, "Dewi", "umum", "", "lima-hari", CITRA.number, "operator|atasan", ""]
    rows = [row_of(ANI, "operator"), row_of(CITRA, "atasan", MONDAY), dewi]
    job = checked(city, rows, stored(city, "dewi"))
    assert [(each.pointer, each.code) for each in job.attention] == [
        ("/rows/3/left_on", "MAKER_SUPERVISOR_LEAVES"),
        ("/rows/4/roles", "MAKER_ROLE_SET"),
        ("/rows/2/roles", "ROLE_SET"),
    ]
    assert applied(city, job).failed_rows == ()


def test_at_most_fifty_such_rows_stand_in_the_job_and_a_new_check_begins_anew(city: World) -> None:
    job = checked(city, [[f"BARU-{at:03}", "Siti", *SITI[2:6], "operator", ""] for at in range(60)])
    assert (len(job.attention), job.counts["roles"]) == (50, 60)
    assert check_import(city.services, EKO, job.job_id, {}, city.clock.now).attention == ()


def test_what_an_admins_check_found_is_not_told_to_the_maker(city: World) -> None:
    dewi = stored(city, "dewi")
    job = checked(city, [row_of(ANI, "operator")], dewi)
    assert as_seen_by(dewi, job).attention == job.attention != ()
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    job = step(city, job)
    assert job.attention
    assert as_seen_by(dewi, job).attention == ()


def test_a_last_day_that_has_passed_stands(city: World) -> None:
    city.change("ani", lambda each: replace(each, left_on=GONE))
    assert [each.code for each in checked(city, [row_of(ANI, "", MONDAY)]).faults] == ["HAS_LEFT"]
    assert checked(city, [row_of(ANI, "", GONE)]).counts["known"] == 1


def test_nobody_gives_themselves_a_role_or_a_last_day_by_a_file(city: World) -> None:
    city.change("endah", lambda each: replace(each, grants=()))  # the only admin, even so
    assert applied(city, checked(city, [row_of(EKO, "operator")])).failed_rows == (2,)
    assert stored(city, "eko").grants == EKO.grants


def test_who_was_made_an_auditor_since_the_check_is_not_put_out(city: World) -> None:
    job = checked(city, [row_of(ANI, "", GONE)])
    city.change("ani", lambda each: replace(each, grants=(Grant(Role.AUDITOR),)))
    assert applied(city, job).failed_rows == (2,)
    assert stored(city, "ani").left_on is None


def test_a_last_day_that_has_become_too_old_since_the_check_is_looked_at_again(city: World) -> None:
    job = checked(city, [row_of(ANI, "", MONDAY - timedelta(days=31))])
    city.clock.forward(days=1)
    assert applied(city, job).failed_rows == (2,)


def test_a_one_time_code_handed_out_for_less_is_void(city: World) -> None:
    dewi = [DEWI.number, "Dewi", "setda", "", "lima-hari", "", "atasan", ""]
    applied(city, checked(city, [dewi]))
    assert stored(city, "dewi").grants == (Grant(Role.SUPERVISOR, "setda"),)
    assert entries(city, "setda") == [("grants_set", "dewi")]


def whole(city: World) -> Job:
    """A role, a last day three days ago, both for one, somebody new with both, and a transfer."""
    rows = [
        row_of(ANI, "operator"), row_of(BUDI, "", GONE), row_of(CITRA, "operator", MONDAY),
        [*SITI[:6], "atasan", date(2026, 12, 31)],
        [DEWI.number, "Dewi Baru", "umum", "", "lima-hari", "", "operator", ""],
    ]  # fmt: skip
    job = checked(city, rows)
    assert job.counts["faulty"] == 0
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    return job


def holds(city: World, job: Job) -> None:
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 5, ())
    siti = city.services.staff.people_of(["BARU-001"])["BARU-001"]
    assert sorted(entries(city)) == sorted([
        ("grants_set", "ani"), ("grants_set", "citra"), ("grants_set", "dewi"), ("grants_set", siti.employee_id),
        ("leaving_set", "budi"),
    ])  # fmt: skip
    assert [stored(city, each).left_on for each in ("budi", "citra")] == [GONE, MONDAY]
    assert [each.unit_id for each in stored(city, "dewi").assignments] == ["setda", "umum"]
    assert siti.employee_id in city.accounts.accounts


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("failure", [StoreUnavailable("Throttled"), RuntimeError("killed")])
@pytest.mark.parametrize("at", range(0, 40, 2))
def test_killed_anywhere_the_next_worker_ends_with_the_same(
    city: World, at: int, failure: Exception, after: bool
) -> None:
    job = whole(city)
    dying = Steps(at + after, lambda: raised(failure), after)
    try:
        work(dying.of(city.services), job.job_id, city.clock.now, lambda: True)
    except type(failure):
        assert dying.reached
    work(city.services, job.job_id, city.clock.now, lambda: True)
    holds(city, job)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(0, 40, 3))
def test_told_of_twice_at_once_each_row_goes_in_once(city: World, at: int, after: bool) -> None:
    job = whole(city)
    other = Steps(at, lambda: work(city.services, job.job_id, city.clock.now, lambda: True), after)
    work(other.of(city.services), job.job_id, city.clock.now, lambda: True)
    holds(city, job)


def test_what_a_dead_worker_brought_in_before_midnight_is_not_failed_after_it(city: World) -> None:
    job = checked(city, [[DEWI.number, "Dewi", "umum", "", "lima-hari", "", "", ""]])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    services = replace(city.services, jobs=Dying(city.services.jobs))
    with pytest.raises(RuntimeError):
        work(services, job.job_id, city.clock.now, lambda: True)
    assert [each.unit_id for each in stored(city, "dewi").assignments] == ["setda", "umum"]
    city.clock.forward(days=1)
    assert step(city, job).failed_rows == ()


def test_a_unit_that_is_closed_while_a_file_goes_in_takes_nobody_any_more(city: World) -> None:
    rows = [[DEWI.number, "Dewi", "umum", "", "lima-hari", "", "", ""], SITI]
    job = checked(city, rows)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    closed = {**UNITS, "umum": replace(UNITS["umum"], ends_on=MONDAY)}
    staff = Interrupted(city.services.staff, "employee", "dewi", lambda: city.publish("units", closed))
    done = work(replace(city.services, staff=staff), job.job_id, city.clock.now, lambda: True)
    assert done
    assert len(done.failed_rows) == 2
    assert [each.unit_id for each in stored(city, "dewi").assignments] == ["setda"]
    assert city.services.staff.people_of(["BARU-001"]) == {}


class Interrupted:
    """A store in which something happens as soon as this is asked of this one."""

    def __init__(self, store: Any, name: str, about: str, happens: Callable[[], object]) -> None:
        self._store, self._name, self._about, self._happens = store, name, about, happens

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._store, name)

        def call(*args: Any, **more: Any) -> Any:
            if name == self._name and args[0] == self._about:
                self._happens()
            return asked(*args, **more)

        return call


class Dying:
    """A store of jobs that a worker dies at once it has something to keep."""

    def __init__(self, jobs: Any) -> None:
        self._jobs = jobs

    def get(self, job_id: str) -> Any:
        return self._jobs.get(job_id)

    def save(self, _: Job) -> Any:
        raise RuntimeError("killed")


def test_a_sex_comes_with_the_row_and_an_empty_cell_leaves_it(city: World) -> None:
    header = [*HEADER, "jenis_kelamin"]

    def brought(*rows: list[object]) -> Job:
        job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, "pegawai.xlsx", city.clock.now)
        city.services.files.write(file_key(job), workbook([header, *rows]))
        check_import(city.services, EKO, job.job_id, {}, city.clock.now)
        return applied(city, step(city, job))

    brought([*row_of(ANI), "P"], [*row_of(BUDI), "l"], [*SITI, "Perempuan"])
    siti = city.services.staff.employee_id_of("BARU-001")
    assert siti and [stored(city, each).sex for each in ("ani", "budi", siti)] == [Sex.FEMALE, Sex.MALE, Sex.FEMALE]
    assert brought([*row_of(ANI), ""], [*row_of(BUDI), "L"]).counts["known"] == 2
    assert stored(city, "ani").sex is Sex.FEMALE
    assert entries(city) == [("sex_set", "ani"), ("sex_set", "budi")]
    brought([*row_of(ANI), "-"], [*row_of(BUDI, "operator"), "P"], [*SITI, "-"])
    assert [stored(city, each).sex for each in ("ani", "budi", siti)] == [None, Sex.FEMALE, None]


def test_the_trail_tells_that_a_sex_changed_and_never_to_what(city: World) -> None:
    def chain() -> list[tuple[str, str, dict[str, object]]]:
        found = (each.entry for each in city.services.audit.entries(f"umum#{MONDAY}"))
        return [(each.action, each.object_id, dict(each.facts)) for each in found]

    job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, "pegawai.xlsx", city.clock.now)
    rows = [[*row_of(ANI), "P"], [*row_of(BUDI, "operator"), "P"], [*row_of(CITRA), "-"]]
    city.services.files.write(file_key(job), workbook([[*HEADER, "jenis_kelamin"], *rows]))
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    applied(city, step(city, job))
    of_ani, of_budi = chain()
    assert of_ani == ("sex_set", "ani", {"job": job.job_id})
    assert of_budi[:2] == ("grants_set", "budi") and of_budi[2]["sex"] == "set"
