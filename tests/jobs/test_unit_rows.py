"""A file of units from upload to publication: whole, once, by a city admin."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.errors import InputInvalid, NotFound, RoleMissing
from chalicelib.jobs.work import work
from chalicelib.jobs.xlsx import read_xlsx
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import DEWI, EKO, START, UNITS
from tests.jobs.stepping import Steps, raised, step
from tests.jobs.workbooks import workbook
from tests.world import World

HEADER = ["unit", "nama", "induk", "kantor", "dihitung_mulai"]
DINKES = ["dinkes", "Dinas Kesehatan", "", "Balai Kota Contoh|puskesmas", date(2026, 12, 1)]
CLINIC = ["puskesmas", "Puskesmas Contoh", "dinas kesehatan", "", ""]
NURSES = ["rawat", "Rawat Jalan", "Puskesmas Contoh", "puskesmas contoh", ""]
ROWS = [NURSES, CLINIC, DINKES]


def checked(city: World, rows: Sequence[Sequence[object]], who: Employee = EKO) -> Job:
    services = city.services
    job, _ = begin_import(services, who, JobKind.UNITS, "unit.xlsx", city.clock.now)
    services.files.write(file_key(job), workbook([HEADER, *rows]))
    check_import(services, who, job.job_id, {}, city.clock.now)
    return step(city, job)


def applied(city: World, job: Job) -> Job:
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    return step(city, job)


def units(city: World) -> dict[str, Unit]:
    return dict(city.services.city.fresh(city.clock.now).units)


def entries(city: World) -> list[tuple[str, object]]:
    chain = city.services.audit.entries(f"CITY#{city.clock.now:%Y-%m-%d}")
    return [
        (each.entry.action, each.entry.facts.get("sha256")) for each in chain
        if each.entry.action in ("units_imported", "import_applied")
    ]  # fmt: skip


def test_units_are_published_together_with_one_entry_that_has_the_files_hash(city: World) -> None:
    job = checked(city, ROWS)
    assert {each: job.counts[each] for each in ("new", "changed", "known", "faulty")} == {
        "new": 2, "changed": 1, "known": 0, "faulty": 0,
    }  # fmt: skip
    assert units(city) == UNITS  # nothing yet
    done = applied(city, job)
    assert (done.state, done.done, done.total, done.failed_rows) == (JobState.DONE, 3, 3, ())
    assert units(city) == UNITS | {
        "dinkes": Unit("dinkes", "Dinas Kesehatan", None, ("balai-kota", "puskesmas"), date(2026, 12, 1)),
        "puskesmas": replace(UNITS["puskesmas"], parent_id="dinkes"),
        "rawat": Unit("rawat", "Rawat Jalan", "puskesmas", ("puskesmas",)),
    }
    assert entries(city) == [("units_imported", job.file_sha256)]
    assert city.services.city.fresh(city.clock.now).versions["units"] == 2


def test_a_second_file_is_a_difference(city: World) -> None:
    applied(city, checked(city, ROWS))
    again = checked(city, ROWS)
    assert (again.counts["known"], again.total) == (3, 0)
    assert applied(city, again).state is JobState.DONE
    assert len(entries(city)) == 1


def test_a_changed_unit_keeps_what_the_file_is_silent_about(city: World) -> None:
    applied(city, checked(city, [["setda", "Setda", "", "", ""]]))
    assert units(city)["setda"] == replace(UNITS["setda"], name="Setda")
    assert units(city)["setda"].counts_from == START


def test_faults_are_marked_in_the_file_and_nothing_goes_in(city: World) -> None:
    job = checked(city, [DINKES, ["a b", "", "antah", "gudang", "kapan"]])
    assert {(each.pointer, each.code) for each in job.faults} == {
        ("/rows/3/unit_id", "UNIT_ID_INVALID"), ("/rows/3/name", "NAME_MISSING"),
        ("/rows/3/parent_id", "PARENT_UNKNOWN"), ("/rows/3/office_ids", "OFFICE_UNKNOWN"),
        ("/rows/3/counts_from", "DATE_AMBIGUOUS"),
    }  # fmt: skip
    raw = city.services.files.read(file_key(job, "marked.xlsx"), 10**6)
    assert raw
    good, bad = (row.cells[-1] for row in read_xlsx(raw, 10).rows)
    assert good == ""
    assert "Id unit terdiri dari" in bad
    with pytest.raises(InputInvalid) as refused:
        apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    assert refused.value.errors[0].code == "FILE_FAULTY"
    assert units(city) == UNITS


def test_the_good_rows_alone_are_no_choice(city: World) -> None:
    for rows in ([DINKES], [DINKES, ["", "", "", "", "kapan"]]):
        job = checked(city, rows)
        with pytest.raises(InputInvalid) as refused:
            apply_import(city.services, EKO, job.job_id, ApplyMode.GOOD_ROWS, city.clock.now)
        assert refused.value.errors[0].code == "WHOLE_ONLY"
    assert units(city) == UNITS


def test_an_operator_neither_begins_nor_checks_nor_applies_one(city: World) -> None:
    with pytest.raises(RoleMissing):
        begin_import(city.services, DEWI, JobKind.UNITS, "unit.csv", city.clock.now)
    job = checked(city, [DINKES])
    with pytest.raises(NotFound):
        check_import(city.services, DEWI, job.job_id, {}, city.clock.now)
    theirs = city.services.jobs.add(replace(job, job_id="dewis", made_by="dewi"))
    for act in (
        lambda: check_import(city.services, DEWI, theirs.job_id, {}, city.clock.now),
        lambda: apply_import(city.services, DEWI, theirs.job_id, ApplyMode.WHOLE, city.clock.now),
    ):
        with pytest.raises(NotFound):  # begun before the right was lost
            act()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(12))
def test_told_of_twice_at_once_it_is_published_once(city: World, at: int, after: bool) -> None:
    job = checked(city, ROWS)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    other = Steps(at, lambda: work(city.services, job.job_id, city.clock.now, lambda: True), after)
    work(other.of(city.services), job.job_id, city.clock.now, lambda: True)
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 3, ())
    assert len(entries(city)) == 1


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("failure", [StoreUnavailable("Throttled"), RuntimeError("killed")])
@pytest.mark.parametrize("at", range(12))
def test_killed_anywhere_the_next_worker_ends_with_the_same(
    city: World, at: int, failure: Exception, after: bool
) -> None:
    job = checked(city, ROWS)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    dying = Steps(at, lambda: raised(failure), after)
    try:
        work(dying.of(city.services), job.job_id, city.clock.now, lambda: True)
    except type(failure):
        assert dying.reached
    work(city.services, job.job_id, city.clock.now, lambda: True)
    done = city.services.jobs.get(job.job_id)
    assert done
    assert (done.state, done.failed_rows) == (JobState.DONE, ())
    assert len(entries(city)) == 1
    assert units(city).keys() == {*UNITS, "dinkes", "rawat"}


def test_what_was_changed_by_hand_meanwhile_is_looked_at_again(city: World) -> None:
    job = checked(city, ROWS)
    city.publish("units", UNITS | {"puskesmas": replace(UNITS["puskesmas"], name="Klinik")})
    done = applied(city, job)
    assert (done.state, done.failed_rows) == (JobState.DONE, (2, 3, 4))
    assert units(city).keys() == UNITS.keys()
    assert entries(city) == []


def test_a_role_taken_away_meanwhile_publishes_nothing(city: World) -> None:
    job = checked(city, ROWS)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2, 3, 4)
    assert units(city) == UNITS
