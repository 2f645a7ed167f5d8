"""A file of people from upload to application: what becomes of each row, and of a worker that dies at any of them."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.errors import ChangedMeanwhile, InputInvalid, JobNotReady, NotFound
from chalicelib.jobs import imports
from chalicelib.jobs.imports import MAX_STALLS
from chalicelib.jobs.people_rows import FAULTS
from chalicelib.jobs.work import STALL_S, work
from chalicelib.jobs.xlsx import read_xlsx
from chalicelib.use_cases.find_job import find_job
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import ANI, CITRA, DEWI, EKO, GANI
from tests.jobs.stepping import ALWAYS, step
from tests.jobs.workbooks import workbook
from tests.world import World

HEADER = ["nip", "nama", "unit", "kantor", "pola", "atasan", "surel", "mulai"]
SITI = ["BARU-001", "Siti Aminah", "umum", "balai-kota", "lima-hari", CITRA.number, "", ""]
TONO = ["BARU-002", "Tono", "umum", "balai-kota", "lima-hari", "BARU-001", "", ""]


def uploaded(city: World, rows: Sequence[Sequence[object]], who: object = EKO, name: str = "pegawai.xlsx") -> Job:
    services = city.services
    job, _ = begin_import(services, who, JobKind.PEOPLE, name, city.clock.now)  # type: ignore[arg-type]
    content = workbook([HEADER, *rows]) if name.endswith("xlsx") else _csv([HEADER, *rows])
    services.files.write(file_key(job), content)
    return job


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def checked(city: World, rows: Sequence[Sequence[object]], who: object = EKO, **options: str) -> Job:
    job = uploaded(city, rows, who, **options)
    check_import(city.services, who, job.job_id, {}, city.clock.now)  # type: ignore[arg-type]
    return step(city, job)


def applied(city: World, job: Job, mode: ApplyMode = ApplyMode.WHOLE) -> Job:
    apply_import(city.services, EKO, job.job_id, mode, city.clock.now)
    return step(city, job)


def person(city: World, number: str) -> object:
    return city.services.staff.people_of([number]).get(number)


@pytest.mark.parametrize("name", ["pegawai.xlsx", "pegawai.CSV"])
def test_people_of_a_file_are_added_with_their_accounts(city: World, name: str) -> None:
    job = checked(city, [TONO, SITI], name=name)
    assert (job.state, job.counts["new"], job.total) == (JobState.CHECKED, 2, 2)
    assert person(city, "BARU-001") is None  # nothing yet
    done = applied(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 2, ())
    people = city.services.staff.people_of(["BARU-001", "BARU-002"])
    siti, tono = people["BARU-001"], people["BARU-002"]
    assert tono.assignments[0].supervisor_id == siti.employee_id  # though she stands below him in the file
    assert siti.assignments[0].supervisor_id == "citra"
    assert {siti.employee_id, tono.employee_id} <= city.accounts.accounts


def test_one_entry_in_the_trail_tells_of_the_whole_file(city: World) -> None:
    job = checked(city, [SITI, TONO])
    applied(city, job)
    trail = city.services.audit.entries(f"CITY#{city.clock.now:%Y-%m-%d}")
    (entry,) = [each.entry for each in trail if each.entry.action == "import_applied"]
    assert entry.object_id == job.job_id
    assert entry.facts["file_sha256"] == job.file_sha256
    assert entry.facts["counts"]["new"] == 2  # type: ignore[index]


def test_the_trail_tells_whose_file_it_was_and_who_had_it_checked(city: World) -> None:
    """The job that knows is forgotten one day; who slipped a role into a file should not be."""
    applied(city, checked(city, [SITI], DEWI))
    trail = city.services.audit.entries(f"CITY#{city.clock.now:%Y-%m-%d}")
    (entry,) = [each.entry for each in trail if each.entry.action == "import_applied"]
    assert (entry.actor_id, entry.facts["made_by"], entry.facts["checked_by"]) == ("eko", "dewi", "dewi")


def test_a_second_file_is_a_difference(city: World) -> None:
    applied(city, checked(city, [SITI, TONO]))
    renamed = [*SITI[:1], "Siti Aminah, S.Kom.", *SITI[2:]]
    moved = [*TONO[:3], "balai-kota", "lima-hari", CITRA.number, "", ""]
    job = checked(city, [renamed, moved, ["BARU-003", "Umi", *SITI[2:]]])
    assert {key: job.counts[key] for key in ("new", "changed", "known")} == {"new": 1, "changed": 2, "known": 0}
    applied(city, job)
    people = city.services.staff.people_of(["BARU-001", "BARU-002"])
    assert people["BARU-001"].name == "Siti Aminah, S.Kom."
    assert [each.supervisor_id for each in people["BARU-002"].assignments][-1] == "citra"
    again = checked(city, [renamed, moved])
    assert (again.counts["known"], again.total) == (2, 0)


def test_who_is_missing_from_the_file_is_counted_and_stays(city: World) -> None:
    job = checked(city, [SITI])
    before = len(city.services.staff.members("umum"))
    assert job.counts["missing"] == before
    applied(city, job)
    assert len(city.services.staff.members("umum")) == before + 1


BAD = ["1.98503E+17", "Orang", "antah", "balai-kota", "lima-hari", "", "", ""]


def test_a_faulty_file_is_not_applied_whole(city: World) -> None:
    job = checked(city, [SITI, BAD])
    assert job.counts["faulty"] == 1
    assert {each.code for each in job.faults} == {"NIP_PRECISION_LOST", "UNIT_UNKNOWN"}
    with pytest.raises(InputInvalid):
        apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    assert person(city, "BARU-001") is None


def test_the_good_rows_go_in_when_that_is_what_one_chooses(city: World) -> None:
    below_bad = ["BARU-009", "Bawahan", "umum", "balai-kota", "lima-hari", "BARU-008", "", ""]
    bad = ["BARU-008", "Atasan", "antah", "balai-kota", "lima-hari", "", "", ""]
    done = applied(city, checked(city, [SITI, bad, below_bad]), ApplyMode.GOOD_ROWS)
    assert (done.state, done.done) == (JobState.DONE, 1)
    assert person(city, "BARU-001")
    assert person(city, "BARU-009") is None  # whose supervisor stays behind stays behind too


def test_the_operators_own_file_comes_back_with_a_column_of_what_to_mend(city: World) -> None:
    job = checked(city, [SITI, BAD])
    raw = city.services.files.read(file_key(job, "marked.xlsx"), 10**6)
    assert raw
    table = read_xlsx(raw, 10)
    assert table.header == (*HEADER, "Perbaiki")
    good, bad = table.rows
    assert good.cells[:2] == ("BARU-001", "Siti Aminah")
    assert good.cells[-1] == ""
    assert "Unit tidak dikenal" in bad.cells[-1]


def test_other_headers_are_mapped(city: World) -> None:
    services = city.services
    job, _ = begin_import(services, EKO, JobKind.PEOPLE, "simpeg.xlsx", city.clock.now)
    services.files.write(file_key(job), workbook([["NIP BARU", "NAMA LENGKAP", *HEADER[2:]], SITI]))
    check_import(services, EKO, job.job_id, {}, city.clock.now)
    assert step(city, job).faults[0].code == "COLUMN_UNKNOWN"
    check_import(services, EKO, job.job_id, {"number": "NIP BARU", "name": "nama lengkap"}, city.clock.now)
    assert step(city, job).counts["new"] == 1


def test_an_export_with_columns_that_nobody_asks_for_is_read_when_one_says_so(city: World) -> None:
    services = city.services
    job, _ = begin_import(services, EKO, JobKind.PEOPLE, "simpeg.xlsx", city.clock.now)
    services.files.write(file_key(job), workbook([["NO", *HEADER, "GOLONGAN"], ["1", *SITI, "III/a"]]))
    check_import(services, EKO, job.job_id, {}, city.clock.now)
    assert {each.code for each in step(city, job).faults} == {"COLUMN_UNKNOWN"}
    check_import(services, EKO, job.job_id, {}, city.clock.now, ignores_others=True)
    found = step(city, job)
    assert (found.counts["new"], found.counts["faulty"]) == (1, 0)
    marked = read_xlsx(services.files.read(file_key(job, "marked.xlsx"), 1_000_000) or b"", 10)
    assert marked.header[:2] == ("NO", "nip")  # the operator's own file, with every column


@pytest.mark.parametrize("failing_at", range(1, 5))
@pytest.mark.parametrize("failure", [StoreUnavailable("TooManyRequestsException"), RuntimeError("killed")])
def test_whatever_happens_at_a_row_the_next_worker_goes_on_without_a_double(
    city: World, failing_at: int, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[f"BARU-{each:03}", f"Orang {each}", *SITI[2:]] for each in range(4)]
    job = checked(city, rows)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    with monkeypatch.context() as patch:
        patch.setattr(city.accounts, "make_account", failing(city, failing_at, failure))
        if isinstance(failure, StoreUnavailable):
            assert step(city, job).done == failing_at - 1
        else:
            with pytest.raises(RuntimeError):
                step(city, job)
    done = step(city, job)
    assert (done.state, done.done, done.failed_rows) == (JobState.DONE, 4, ())
    people = city.services.staff.people_of([row[0] for row in rows])
    assert len({each.employee_id for each in people.values()} & city.accounts.accounts) == 4


def failing(city: World, at: int, failure: Exception) -> Callable[[str], None]:
    """Making accounts, going wrong from the `at`-th on."""
    real, calls = city.accounts.make_account, list[str]()

    def make_account(employee_id: str) -> None:
        calls.append(employee_id)
        if len(calls) >= at:
            raise failure
        real(employee_id)

    return make_account


def test_a_throttled_import_waits_a_minute_and_goes_on_ten_times_in_vain_at_most(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = checked(city, [SITI])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    told: list[tuple[str, int]] = []
    services = replace(city.services, work_queue=lambda job_id, delay_s=0: told.append((job_id, delay_s)))
    monkeypatch.setattr(city.accounts, "make_account", failing(city, 1, StoreUnavailable("Throttled")))
    for _ in range(MAX_STALLS):
        assert work(services, job.job_id, city.clock.now, ALWAYS)
    assert told == [(job.job_id, STALL_S)] * MAX_STALLS
    with pytest.raises(StoreUnavailable):  # from here on it is the dead-letter queue's, and an alarm's
        work(services, job.job_id, city.clock.now, ALWAYS)


def test_out_of_time_the_worker_calls_the_next_one(city: World) -> None:
    rows = [[f"BARU-{each:03}", f"Orang {each}", *SITI[2:]] for each in range(4)]
    job = checked(city, rows)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    time_left = iter([True, True, False])
    first = work(city.services, job.job_id, city.clock.now, lambda: next(time_left))
    assert first
    assert (first.state, first.done) == (JobState.APPLYING, 2)
    assert step(city, job).state is JobState.DONE


def test_the_same_message_twice_does_nothing_more(city: World) -> None:
    done = applied(city, checked(city, [SITI]))
    assert work(city.services, done.job_id, city.clock.now, ALWAYS) is None
    assert work(city.services, "antah", city.clock.now, ALWAYS) is None


def test_a_number_that_somebody_got_meanwhile_is_a_failed_row(city: World) -> None:
    job = checked(city, [SITI, TONO])
    other = checked(city, [["BARU-001", "Orang Lain", *SITI[2:]]])
    applied(city, other)
    done = applied(city, job)
    assert done.failed_rows == (2, 3)  # Tono's supervisor did not come in: nor does he
    assert person(city, "BARU-002") is None


def test_a_file_that_never_came_fails_and_may_be_sent_again(city: World) -> None:
    job, _ = begin_import(city.services, EKO, JobKind.PEOPLE, "a.csv", city.clock.now)
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    assert step(city, job).problem == "FILE_MISSING"
    city.services.files.write(file_key(job), _csv([HEADER, SITI]))
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    assert step(city, job).state is JobState.CHECKED


def test_what_is_being_applied_is_not_checked_or_applied_again(city: World) -> None:
    job = checked(city, [SITI])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    with pytest.raises(JobNotReady):
        check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    with pytest.raises(JobNotReady):
        apply_import(city.services, EKO, job.job_id, ApplyMode.GOOD_ROWS, city.clock.now)


def test_a_lost_message_is_sent_again_by_asking_again(city: World) -> None:
    job = uploaded(city, [SITI])
    told: list[str] = []
    services = replace(city.services, work_queue=lambda job_id, delay_s=0: told.append(job_id))
    for _ in range(2):
        check_import(services, EKO, job.job_id, {}, city.clock.now)
    step(city, job)
    for _ in range(2):
        apply_import(services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    assert told == [job.job_id] * 4
    assert step(city, job).done == 1


def test_what_was_checked_anew_since_it_was_read_is_not_applied(city: World) -> None:
    job = checked(city, [SITI], DEWI)
    check_import(city.services, DEWI, job.job_id, {"name": "unit"}, city.clock.now)
    step(city, job)
    with pytest.raises(ChangedMeanwhile):
        apply_import(city.services, EKO, job.job_id, ApplyMode.GOOD_ROWS, city.clock.now, job.revision)


def test_nobody_moves_themselves_by_a_file_while_a_second_admin_can(city: World) -> None:
    mine = [EKO.number, "Eko Prasetyo", "umum", "balai-kota", "lima-hari", "", "", ""]
    done = applied(city, checked(city, [mine]))
    assert done.failed_rows == (2,)
    eko = city.services.staff.employee("eko")
    assert eko
    assert eko.assignments == EKO.assignments


def test_who_was_changed_since_the_check_is_looked_at_again(city: World) -> None:
    applied(city, checked(city, [SITI]))
    job = checked(city, [[*SITI[:1], "Siti", *SITI[2:]]])
    siti = city.services.staff.people_of(["BARU-001"])["BARU-001"]
    city.services.staff.load(replace(siti, email="siti@contoh.example"), siti)
    assert applied(city, job).failed_rows == (2,)
    assert city.services.staff.people_of(["BARU-001"])["BARU-001"].name == "Siti Aminah"


def test_who_has_left_is_not_brought_back_by_a_file(city: World) -> None:
    applied(city, checked(city, [SITI]))
    siti = city.services.staff.people_of(["BARU-001"])["BARU-001"]
    city.services.staff.load(replace(siti, left_on=city.clock.now.date() - timedelta(days=1)), siti)
    assert applied(city, checked(city, [[*SITI[:1], "Siti", *SITI[2:]]])).failed_rows == (2,)


def test_nothing_is_done_in_the_name_of_who_has_left(city: World) -> None:
    job = checked(city, [SITI])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, left_on=city.clock.now.date() - timedelta(days=1)))
    done = step(city, job)
    assert (done.state, done.problem, done.done) == (JobState.FAILED, "MAKER_LEFT", 0)


def test_a_role_taken_away_while_the_file_is_applied_brings_no_more_rows_in(city: World) -> None:
    job = checked(city, [SITI])
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2,)


def test_a_sign_that_no_workbook_can_hold_does_not_kill_the_check(city: World) -> None:
    job = checked(city, [["BARU-001", "Bu\x0bdi", *SITI[2:]]], name="pegawai.csv")
    assert job.state is JobState.CHECKED


def test_a_check_that_breaks_tells_its_maker(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    job = uploaded(city, [SITI])
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    monkeypatch.setattr(imports, "read_xlsx", broken)
    with pytest.raises(ZeroDivisionError):
        step(city, job)
    found = city.services.jobs.get(job.job_id)
    assert found
    assert (found.state, found.problem) == (JobState.FAILED, "STEP_FAILED")


def broken(*_: object) -> None:
    raise ZeroDivisionError


def test_a_file_without_its_header_gives_no_number_away(city: World) -> None:
    services = city.services
    job, _ = begin_import(services, EKO, JobKind.PEOPLE, "a.csv", city.clock.now)
    services.files.write(file_key(job), _csv([["199001012015011002", "Ani"], ["198503302010011013", "Budi"]]))
    check_import(services, EKO, job.job_id, {}, city.clock.now)
    assert "199001012015011002" not in str(step(city, job).faults)


def test_an_operator_has_files_of_the_own_tree_checked(city: World) -> None:
    """Dewi serves the secretariat and its parts, not the health centre."""
    assert checked(city, [SITI], DEWI).counts["faulty"] == 0
    elsewhere = [*SITI[:2], "puskesmas", "puskesmas", *SITI[4:]]
    assert [each.code for each in checked(city, [elsewhere], DEWI).faults] == ["UNIT_OUT_OF_REACH"] == list(FAULTS)


def test_jobs_are_their_makers_and_imports_the_admins_too(city: World) -> None:
    job = checked(city, [SITI], DEWI)
    assert find_job(city.services, EKO, job.job_id, city.clock.now)
    for stranger in (ANI, CITRA, GANI):
        with pytest.raises(NotFound):
            find_job(city.services, stranger, job.job_id, city.clock.now)


def test_a_transfer_in_a_file_starts_tomorrow(city: World) -> None:
    applied(city, checked(city, [SITI]))
    moved = [*SITI[:2], "puskesmas", "puskesmas", "lima-hari", "", "", ""]
    applied(city, checked(city, [moved]))
    siti = city.services.staff.people_of(["BARU-001"])["BARU-001"]
    assert [each.unit_id for each in siti.assignments] == ["umum", "puskesmas"]
    assert (siti.assignments[1].starts_on - city.clock.now.date()).days == 1
    assert replace(siti.assignments[0], ends_on=None).ends_on is None


def test_who_waits_for_a_supervisor_that_is_not_sound_is_told_so(city: World) -> None:
    below = ["BARU-009", "Bawahan", *SITI[2:5], "BARU-008", "", ""]
    job = checked(
        city, [["BARU-008", "Atasan", "antah", *SITI[3:]], below, ["BARU-010", "Cucu", *SITI[2:5], "BARU-009", "", ""]]
    )
    assert [job.counts[each] for each in ("faulty", "waiting", "warnings")] == [1, 2, 2]
    raw = city.services.files.read(file_key(job, "marked.xlsx"), 10**6)
    assert raw
    assert ["menunggu" in row.cells[-1] for row in read_xlsx(raw, 9).rows] == [False, True, True]
