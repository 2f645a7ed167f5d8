"""A machine's log by file: whose days change, by whom, once; judged again; and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.closing import Lock, RejudgeTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.job import ApplyMode, Job, JobKind, JobState
from chalicelib.domain.machine import Machine
from chalicelib.domain.office import Place
from chalicelib.domain.shift import Slot
from chalicelib.errors import DecideOwn, InputInvalid, JobNotReady, MonthLocked, NotFound, RoleMissing
from chalicelib.jobs.work import work
from chalicelib.rules.stuck_job import failed
from chalicelib.use_cases.imports import apply_import, begin_import, check_import, file_key
from chalicelib.use_cases.machines import put_machine, put_pins
from chalicelib.use_cases.withdraw_import import withdraw_import
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, GANI, MONDAY, wib
from tests.jobs.closing import Closer
from tests.jobs.stepping import step
from tests.world import World, entry

LOG = "PIN;Nama;Tanggal;Jam\n{}"
DAY = LOG.format(
    "17;Ani;23/11/2026;07:12:33\n17;Ani;23/11/2026;12:01:00\n17;Ani;23/11/2026;16:05:00\n"
    "CONTOH-002;Budi;23/11/2026;07:40:00\n"
)


@pytest.fixture(autouse=True)
def lobby(city: World) -> None:
    city.clock.set(wib(20))
    city.change("gani", lambda each: works_at(each, "puskesmas", "balai-kota"))
    register(city)


def works_at(each: Employee, *office_ids: str) -> Employee:
    return replace(each, assignments=(replace(each.assignments[0], office_ids=office_ids),))


def register(city: World) -> None:
    put_machine(city.services, EKO, Machine("lobi", "Pintu lobi", "balai-kota"), city.clock.now)
    put_pins(city.services, EKO, "lobi", b"pin;number\n017;CONTOH-001\n", city.clock.now)


def checked(city: World, text: str, who: Employee = EKO, name: str = "log.csv") -> Job:
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, who, JobKind.MACHINE_LOG, name, now, machine_id="lobi")
    services.files.write(file_key(job), text.encode())
    check_import(services, who, job.job_id, {}, now)
    return step(city, job)


def applied(city: World, job: Job, mode: ApplyMode = ApplyMode.WHOLE, who: Employee = ENDAH) -> Job:
    apply_import(city.services, who, job.job_id, mode, city.clock.now)
    return step(city, job)


def withdrawn(city: World, job: Job, who: Employee = EKO) -> Job:
    withdraw_import(city.services, who, job.job_id, city.clock.now)
    return step(city, job)


def day(city: World, who: Employee = ANI) -> AttendanceDay:
    return city.services.attendance.day(who.assignments[0].unit_id, MONDAY, who.employee_id)


def told(city: World, who: Employee = ANI) -> list[tuple[str, str, str, int]]:
    return [(str(each.slot), f"{each.at:%H:%M}", each.machine_id, each.row) for each in day(city, who).punches]


def test_a_log_fills_the_days_of_the_people_in_it_once_it_is_applied(city: World) -> None:
    job = checked(city, DAY)
    assert (job.state, job.faults, job.total) == (JobState.CHECKED, (), 1)  # one unit's date
    counts = {"rows": 4, "matched": 4, "new": 2, "changed": 0, "known": 0, "faulty": 0, "outside": 0, "unused": 0}
    assert {name: job.counts[name] for name in counts} == counts
    assert day(city).punches == ()  # nothing yet
    assert (applied(city, job).state, day(city).check_ins) == (JobState.DONE, {})
    assert told(city) == [
        ("arrival", "00:12", "lobi", 2),
        ("midday", "05:01", "lobi", 3),
        ("departure", "09:05", "lobi", 4),
    ]
    assert told(city, BUDI) == [("arrival", "00:40", "lobi", 5)]


def test_the_days_that_change_are_told_before(city: World) -> None:
    (ani, budi) = checked(city, DAY).attention
    assert ani.pointer == "/rows/2"
    assert ani.detail[0] == "Ani, 23-11-2026: datang 07:12, istirahat 12:01, pulang 16:05."
    assert budi.detail[1] == "Budi, 23-11-2026: arrival 07:40."


def test_the_same_file_again_changes_nothing(city: World) -> None:
    applied(city, checked(city, DAY))
    before, tasks = told(city), len(city.services.close_queue.args[0].closing)
    again = checked(city, DAY)
    assert (again.counts["known"], again.counts["new"], again.total, again.attention) == (2, 0, 0, ())
    applied(city, again)
    assert (told(city), len(city.services.close_queue.args[0].closing)) == (before, tasks)


def test_a_longer_log_of_the_same_day_adds_to_it(city: World) -> None:
    applied(city, checked(city, LOG.format("17;Ani;23/11/2026;07:12:33\n")))
    job = applied(city, checked(city, DAY))
    assert (job.counts["changed"], job.counts["new"]) == (1, 1)
    assert [each[0] for each in told(city)] == ["arrival", "midday", "departure"]


def test_a_closed_day_is_judged_again_and_its_root_with_it(city: World) -> None:
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(18, 15))
    assert closer.statuses()["ani"] == "absent"
    city.clock.set(wib(20))
    applied(city, checked(city, DAY))
    assert closer.queue[-1] == (RejudgeTask("umum", MONDAY, ("ani", "budi"), "machine"), 0)
    closer.work()
    assert (closer.statuses()["ani"], closer.statuses()["budi"]) == ("present", "incomplete")
    assert {each.because for each in closer.rows()["ani"].slots} == {("machine",)}
    assert closer.trail() == ["day_closed", "day_changed"]


def test_an_operator_brings_in_their_own_tree_alone_and_never_their_own(city: World) -> None:
    rows = "CONTOH-001;Ani;23/11/2026;07:12\nCONTOH-008;Gani;23/11/2026;07:12\nCONTOH-004;Dewi;23/11/2026;07:12\n"
    job = checked(city, LOG.format(rows), DEWI)
    assert [(each.pointer, each.code) for each in job.faults] == [("/rows/3/pin", "PIN_UNKNOWN")]
    assert (job.counts["own"], job.counts["new"], job.counts["faulty"]) == (1, 1, 1)
    with pytest.raises(InputInvalid):
        applied(city, job)
    applied(city, job, ApplyMode.GOOD_ROWS)
    assert (len(told(city)), told(city, GANI), told(city, DEWI)) == (1, [], [])


def test_a_machine_speaks_for_those_alone_who_work_at_its_office(city: World) -> None:
    city.change("ani", lambda each: works_at(each, "puskesmas"))
    job = checked(city, DAY)
    assert (job.counts["elsewhere"], job.counts["new"], job.counts["faulty"]) == (3, 1, 0)
    applied(city, job)
    assert (told(city), len(told(city, BUDI))) == ([], 1)
    city.change("ani", lambda each: works_at(each, "puskesmas", "balai-kota"))  # as it should have been entered
    applied(city, checked(city, DAY))
    assert len(told(city)) == 3


def test_where_an_order_sends_somebody_the_machine_there_speaks_for_them(city: World) -> None:
    duty = Excuse("T-1", ExcuseKind.DUTY, MONDAY, MONDAY, due=(Slot.DEPARTURE,), place=Place("balai-kota"))
    city.change("gani", lambda each: replace(works_at(each, "puskesmas"), excuses=(duty,)))
    rows = "CONTOH-008;Gani;23/11/2026;07:12\nCONTOH-008;Gani;23/11/2026;16:05\n"
    job = applied(city, checked(city, LOG.format(rows)))
    assert ([each[0] for each in told(city, GANI)], job.counts["elsewhere"]) == (["departure"], 1)


def test_who_applies_what_another_had_checked_leaves_out_their_own(city: World) -> None:
    job = checked(city, LOG.format("CONTOH-006;Endah;23/11/2026;07:12\nCONTOH-001;Ani;23/11/2026;07:12\n"))
    applied(city, job, who=ENDAH)
    assert (told(city, ENDAH), len(told(city))) == ([], 1)


def test_nobody_applies_a_log_that_they_sent_or_had_checked_unless_there_is_one_admin_alone(city: World) -> None:
    own, dewis = checked(city, DAY), checked(city, DAY, DEWI)
    for who, job in ((EKO, own), (DEWI, dewis)):
        with pytest.raises(DecideOwn):
            applied(city, job, who=who)
    assert told(city) == []
    city.change("endah", lambda each: replace(each, grants=()))
    assert applied(city, dewis, who=DEWI).failed_rows == ()
    assert len(told(city)) == 3


def test_who_has_no_such_role_any_more_when_it_is_applied_writes_nothing(city: World) -> None:
    job = checked(city, DAY, DEWI)
    apply_import(city.services, EKO, job.job_id, ApplyMode.WHOLE, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    assert step(city, job).failed_rows == (2,)
    assert told(city) == []


def test_another_file_written_meanwhile_loses_nothing_of_either(city: World) -> None:
    first = checked(city, LOG.format("17;Ani;23/11/2026;07:12:33\n"))
    second = checked(city, LOG.format("17;Ani;23/11/2026;16:05:00\n"))  # before the first is applied
    applied(city, first)
    applied(city, second)
    assert [each[0] for each in told(city)] == ["arrival", "departure"]


def test_a_month_of_a_night_shift_lies_on_the_dates_it_began(city: World) -> None:
    def by_roster(each: Employee) -> Employee:
        shifts = replace(each.assignments[0], pattern_id=None)
        return replace(each, assignments=(shifts,), roster={"2026-11": "M" * 30})

    city.change("ani", by_roster)
    applied(city, checked(city, LOG.format("17;Ani;22/11/2026;20:50\n17;Ani;23/11/2026;07:02\n")))
    sunday = city.services.attendance.day("umum", MONDAY - timedelta(1), "ani").punches
    assert [str(each.slot) for each in sunday] == ["arrival", "departure"]
    assert told(city) == []


def test_a_supervisor_brings_in_nothing(city: World) -> None:
    with pytest.raises(RoleMissing):
        begin_import(city.services, CITRA, JobKind.MACHINE_LOG, "log.csv", city.clock.now, machine_id="lobi")


@pytest.mark.parametrize(
    ("kind", "name", "machine_id", "code"),
    [
        (JobKind.MACHINE_LOG, "log.csv", None, "REQUIRED"),
        (JobKind.MACHINE_LOG, "log.csv", "gudang", "MACHINE_UNKNOWN"),
        (JobKind.PEOPLE, "log.csv", "lobi", "MACHINE_ALONE"), (JobKind.PEOPLE, "attlog.dat", None, "FILE_TYPE"),
    ],
)  # fmt: skip
def test_a_log_names_its_machine_and_nothing_else_does(city: World, kind, name, machine_id, code) -> None:
    with pytest.raises(InputInvalid) as refused:
        begin_import(city.services, EKO, kind, name, city.clock.now, machine_id=machine_id)
    assert [each.code for each in refused.value.errors] == [code]


def test_a_pin_that_is_somebody_elses_staff_number_is_whose_the_map_says(city: World) -> None:
    city.change("budi", lambda each: replace(each, number="101"))
    put_pins(city.services, EKO, "lobi", b"pin;number\n101;CONTOH-001\n", city.clock.now)
    applied(city, checked(city, LOG.format("101;Ani;23/11/2026;07:12:33\n")))
    assert (len(told(city)), told(city, BUDI)) == (1, [])


def test_an_attlog_without_a_header_is_read_as_the_machine_wrote_it(city: World) -> None:
    job = checked(
        city, "    17\t2026-11-23 07:12:33\t1\t0\t0\t0\n    17\t2026-11-23 16:05:00\t1\t0\t0\t0\n", name="1_attlog.dat"
    )
    assert (job.faults, job.counts["matched"], job.counts["new"]) == ((), 2, 1)


def lock(city: World) -> None:
    city.services.months.save_lock(Lock("2026-11", "eko", city.clock.now), entry("month_locked", city.clock.now))


def test_a_locked_month_takes_nothing_in(city: World) -> None:
    job, late = checked(city, DAY), checked(city, LOG.format("17;Ani;23/11/2026;09:00\n"))
    applied(city, job)
    before = told(city)
    lock(city)
    assert applied(city, late).failed_rows == (2,)
    assert checked(city, DAY).counts["locked"] == 4
    assert told(city) == before


def test_a_locked_month_gives_back_to_another_admin_than_who_applied_it(city: World) -> None:
    dewis = checked(city, DAY, DEWI)
    applied(city, dewis)
    lock(city)
    for who, refusal in ((DEWI, MonthLocked), (ENDAH, DecideOwn)):
        with pytest.raises(refusal):
            withdraw_import(city.services, who, dewis.job_id, city.clock.now)
    assert (len(told(city)), withdrawn(city, dewis).failed_rows, told(city)) == (3, (), [])
    (last,) = [each.entry for each in city.services.audit.entries(f"CITY#{MONDAY}")][-1:]
    assert (last.action, last.facts["locked"], last.facts["applied_by"]) == ("import_withdrawn", ["2026-11"], "endah")


def test_where_there_is_one_admin_alone_they_take_it_back_from_a_locked_month(city: World) -> None:
    job = applied(city, checked(city, DAY))
    lock(city)
    city.change("eko", lambda each: replace(each, grants=()))
    assert (withdrawn(city, job, ENDAH).failed_rows, told(city)) == ((), [])


@pytest.mark.parametrize(("who", "left"), [(EKO, 0), (ENDAH, 3), (DEWI, 3)])
def test_a_month_locked_while_a_log_is_taken_back_goes_on_for_a_second_admin_alone(
    city: World, who: Employee, left: int
) -> None:
    job = applied(city, checked(city, DAY, DEWI))
    withdraw_import(city.services, who, job.job_id, city.clock.now)
    lock(city)
    step(city, job)
    assert len(told(city)) == left
    if left:
        with pytest.raises(DecideOwn):  # to have begun it makes nobody a second person
            withdraw_import(city.services, ENDAH, job.job_id, city.clock.now)


def test_what_is_taken_back_from_a_locked_month_is_an_adjustment_of_the_open_one(city: World) -> None:
    job = applied(city, checked(city, DAY))
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(20, 15))
    locked = closer.rows()["ani"]
    lock(city)
    withdrawn(city, job)
    closer.work()
    november, december = city.services.months.of("ani", {"2026-11": ["umum"], "2026-12": ["umum"]})
    assert (locked.status, november.rows[MONDAY], november.amended[MONDAY].status) == ("present", locked, "absent")
    assert december.adjustments == {MONDAY: (locked, november.amended[MONDAY])}


def test_an_import_is_taken_back_once_and_leaves_what_others_brought(city: World) -> None:
    first = applied(city, checked(city, LOG.format("17;Ani;23/11/2026;07:12:33\n")))
    second = applied(city, checked(city, DAY))
    back = withdrawn(city, second)
    assert (back.state, back.withdrawn_by, back.done, back.failed_rows) == (JobState.DONE, "eko", 1, ())
    assert ([each[0] for each in told(city)], told(city, BUDI)) == (["arrival"], [])
    assert withdraw_import(city.services, EKO, second.job_id, city.clock.now) == back
    with pytest.raises(JobNotReady):
        apply_import(city.services, ENDAH, second.job_id, ApplyMode.WHOLE, city.clock.now)
    withdrawn(city, first)
    assert told(city) == []
    assert city.services.close_queue.args[0].closing[-1][0].because == "machine"


def test_what_was_not_applied_and_what_is_no_log_is_not_taken_back(city: World) -> None:
    with pytest.raises(JobNotReady):
        withdraw_import(city.services, EKO, checked(city, DAY).job_id, city.clock.now)
    with pytest.raises(NotFound):
        withdraw_import(city.services, DEWI, checked(city, DAY).job_id, city.clock.now)


TWO_UNITS = LOG.format("17;Ani;23/11/2026;07:12\nCONTOH-008;Gani;23/11/2026;07:12\n")


def begun_by_dewi(city: World, text: str = TWO_UNITS) -> Job:
    """An operator's import that a city admin had checked and applied, for more than the operator's units."""
    services, now = city.services, city.clock.now
    job, _ = begin_import(services, DEWI, JobKind.MACHINE_LOG, "log.csv", now, machine_id="lobi")
    services.files.write(file_key(job), text.encode())
    check_import(services, EKO, job.job_id, {}, now)
    return applied(city, step(city, job))


def test_who_reaches_a_part_of_it_alone_takes_nothing_back(city: World) -> None:
    job = begun_by_dewi(city)
    with pytest.raises(NotFound):
        withdraw_import(city.services, DEWI, job.job_id, city.clock.now)
    assert (withdrawn(city, job).failed_rows, told(city), told(city, GANI)) == ((), [], [])


def test_a_taking_back_that_left_something_is_finished_by_the_next(city: World) -> None:
    job = applied(city, checked(city, TWO_UNITS))
    withdraw_import(city.services, EKO, job.job_id, city.clock.now)
    city.change("eko", lambda each: replace(each, grants=()))
    left = step(city, job)
    assert (left.state, left.failed_rows, len(told(city, GANI))) == (JobState.DONE, (1, 2), 1)
    done = withdrawn(city, job, ENDAH)
    assert (done.failed_rows, done.withdrawn_by, told(city), told(city, GANI)) == ((), "endah", [], [])


def stopped(city: World, job: Job) -> Job:
    """A worker brought in one step and never came back; the job was given up."""
    steps = iter((True, False))
    work(city.services, job.job_id, city.clock.now, lambda: next(steps))
    return city.services.jobs.save(failed(city.services.jobs.get(job.job_id), "JOB_STUCK"))


def half_applied(city: World) -> Job:
    job = checked(city, TWO_UNITS)
    apply_import(city.services, ENDAH, job.job_id, ApplyMode.WHOLE, city.clock.now)
    return stopped(city, job)


def test_a_log_that_went_in_half_way_is_taken_back(city: World) -> None:
    job = half_applied(city)
    assert len(told(city)) + len(told(city, GANI)) == 1
    assert (withdrawn(city, job).state, told(city), told(city, GANI)) == (JobState.DONE, [], [])


def test_a_log_checked_and_applied_again_is_taken_back_whole(city: World) -> None:
    job = half_applied(city)
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    again = step(city, job)
    assert (again.counts["known"], again.unit_ids) == (1, ("puskesmas", "umum"))
    applied(city, again)
    assert len(told(city)) + len(told(city, GANI)) == 2
    assert (withdrawn(city, job).state, told(city), told(city, GANI)) == (JobState.DONE, [], [])


def test_a_taking_back_that_failed_is_no_taking_back_once_the_file_is_checked_again(city: World) -> None:
    job = applied(city, checked(city, TWO_UNITS))
    withdraw_import(city.services, EKO, job.job_id, city.clock.now)
    stopped(city, job)
    check_import(city.services, EKO, job.job_id, {}, city.clock.now)
    assert applied(city, step(city, job)).withdrawn_by is None
    assert len(told(city)) + len(told(city, GANI)) == 2


def test_the_trail_tells_of_machine_map_file_and_taking_back(city: World) -> None:
    job = applied(city, checked(city, DAY))
    withdrawn(city, job)
    entries = [each.entry for each in city.services.audit.entries(f"CITY#{MONDAY}")]
    found = [each for each in entries if each.object_id in ("lobi", job.job_id)]
    assert [each.action for each in found] == ["machine_set", "machine_pins_set", "import_applied", "import_withdrawn"]
    assert (found[2].facts["file_sha256"], found[2].facts["machine"]) == (job.file_sha256, "lobi")
    assert found[3].facts["file_sha256"] == job.file_sha256
