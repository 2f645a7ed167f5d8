"""Who works on dates that are closed already: hired with an earlier first day, or their leaving put off."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.closing import Lock, RejudgeTask
from chalicelib.domain.employee import Assignment, NumberKind
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.errors import DuplicateId
from chalicelib.jobs import people_steps
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.rejudge import Rejudged, rejudge
from chalicelib.jobs.unjudged import MAX_WAIT
from chalicelib.rules.entering import NOT_ENTERED
from chalicelib.rules.leaving import LeavingReason
from chalicelib.use_cases.end_service import set_last_day
from chalicelib.use_cases.manage_staff import NewEmployee, add_employee
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.see_totals import see_own_totals
from chalicelib.use_cases.tell_closer import TOLD_BEFORE_S
from tests.cast import MONDAY, wib
from tests.jobs.closing import Closer, kill_everywhere
from tests.jobs.test_people_steps import SITI, applied, checked
from tests.world import World, entry

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY = MONDAY + DAY, MONDAY + 2 * DAY


@pytest.fixture
def closer(city: World) -> Closer:
    """Monday, the first date that was closed at all, and Tuesday are; it is Wednesday morning."""
    found = Closer(city)
    found.quarter(wib(7))
    for on in (MONDAY, TUESDAY):
        found.quarter(wib(18, 15, on=on))
    city.clock.set(wib(9, on=WEDNESDAY))
    return found


def hire(closer: Closer, first: date, pattern_id: str | None = "lima-hari", unit_id: str = "umum") -> None:
    eko = closer.services.staff.employee("eko")
    assert eko
    new = NewEmployee("Sari", "CONTOH-200", NumberKind.LOCAL, Assignment(unit_id, first, ("balai-kota",), pattern_id))
    add_employee(closer.services, eko, new, closer.city.clock.now, employee_id="sari")


def test_their_days_are_judged_from_their_first_one_on_and_nobody_elses(closer: Closer) -> None:
    before = closer.rows(), closer.rows(TUESDAY)
    hire(closer, MONDAY)
    closer.later()
    after = closer.rows(), closer.rows(TUESDAY)
    assert [each.pop("sari").status for each in after] == ["unknown", "unknown"]  # nobody checks in before that
    assert after == before
    assert [closer.trail(on) for on in (MONDAY, TUESDAY)] == [["day_closed", "day_changed"]] * 2
    assert closer.rows(WEDNESDAY) == {}  # the close's, this evening
    closer.quarter(wib(18, 15, on=WEDNESDAY))
    assert "sari" in closer.rows(WEDNESDAY)


def test_one_message_goes_out_before_they_are_written(closer: Closer) -> None:
    hire(closer, MONDAY - timedelta(days=400))
    first = MONDAY - timedelta(days=400)
    task = RejudgeTask("umum", first, ("sari",), "hired", through=WEDNESDAY)
    assert closer.queue == [(task, TOLD_BEFORE_S)]


def test_who_begins_later_is_told_of_to_nobody(closer: Closer) -> None:
    hire(closer, WEDNESDAY + DAY)
    assert closer.queue == []


def test_days_before_the_unit_was_first_closed_are_judged_for_nobody(closer: Closer) -> None:
    hire(closer, MONDAY - timedelta(days=30))
    closer.later()
    assert [on for on in (MONDAY - DAY, MONDAY, TUESDAY) if "sari" in closer.rows(on)] == [MONDAY, TUESDAY]


def test_a_unit_that_was_never_closed_judges_nobody(city: World) -> None:
    closer = Closer(city)
    hire(closer, MONDAY - DAY)
    closer.later()
    assert closer.memory.months == {}


def test_a_row_of_a_file_begins_today_which_may_be_closed_already(closer: Closer) -> None:
    closer.quarter(wib(18, 15, on=WEDNESDAY))
    closer.city.clock.set(wib(19, on=WEDNESDAY))
    applied(closer.city, checked(closer.city, [SITI]))
    closer.later()
    siti = closer.services.staff.employee_id_of("BARU-001")
    assert siti
    assert siti not in closer.rows(WEDNESDAY)  # applied at 19:00, all windows closed: it waits for the end
    closer.city.clock.set(wib(0, on=WEDNESDAY + DAY))
    closer.later()
    assert closer.rows(WEDNESDAY)[siti].status == "unknown"
    assert siti not in closer.rows(TUESDAY)


def test_the_rows_of_a_file_are_told_of_together(closer: Closer) -> None:
    """One message for every twenty of a unit and date, put off for longer than writing them takes."""
    rows = [[f"BARU-{at:03d}", *SITI[1:]] for at in range(people_steps.TOLD_AT_ONCE + 2)]
    applied(closer.city, checked(closer.city, rows))
    told = [(len(task.employee_ids), task.on, delay_s) for task, delay_s in closer.queue]
    delay_s = people_steps.TOLD_BEFORE_S
    assert told == [(people_steps.TOLD_AT_ONCE, WEDNESDAY, delay_s), (2, WEDNESDAY, delay_s)]


def test_on_the_day_itself_what_was_still_open_is_expected(closer: Closer) -> None:
    """Entered at 10:30, after arrival closed: midday and departure can still be recorded."""
    closer.city.clock.set(wib(10, 30, on=WEDNESDAY))
    hire(closer, MONDAY)
    closer.quarter(wib(18, 15, on=WEDNESDAY))
    row = closer.rows(WEDNESDAY)["sari"]
    assert [each.slot for each in row.slots] == ["midday", "departure"]
    assert row.status == "absent"


def test_who_works_alike_and_was_entered_later_has_a_plan_of_their_own(closer: Closer) -> None:
    """A close that was silent over Wednesday judges both by what each could have done."""
    hire(closer, WEDNESDAY)
    eko = closer.services.staff.employee("eko")
    assert eko
    closer.city.clock.set(wib(9, on=WEDNESDAY + DAY))
    works = Assignment("umum", WEDNESDAY, ("balai-kota",), "lima-hari")
    new = NewEmployee("Tuti", "CONTOH-201", NumberKind.LOCAL, works)
    add_employee(closer.services, eko, new, closer.city.clock.now, employee_id="tuti")
    closer.quarter(wib(9, 15, on=WEDNESDAY + DAY))
    assert [closer.rows(WEDNESDAY)[each].status for each in ("sari", "tuti")] == ["absent", "unknown"]


def test_where_telling_fails_nobody_is_hired(closer: Closer) -> None:
    def fails(task: object, delay_s: int = 0) -> None:
        raise StoreUnavailable("queue")

    late = Closer(replace(closer.city, services=replace(closer.services, close_queue=fails)))
    with pytest.raises(StoreUnavailable):
        hire(late, MONDAY)
    assert closer.services.staff.employee("sari") is None


def test_a_number_that_is_taken_judges_nobody(closer: Closer) -> None:
    eko = closer.services.staff.employee("eko")
    assert eko
    new = NewEmployee("Sari", "CONTOH-001", NumberKind.LOCAL, Assignment("umum", MONDAY, ("balai-kota",), "lima-hari"))
    kept = closer.kept()
    with pytest.raises(DuplicateId):
        add_employee(closer.services, eko, new, closer.city.clock.now, employee_id="sari")
    assert closer.kept_later() == kept


def test_twice_and_killed_anywhere_it_ends_alike(closer: Closer) -> None:
    hire(closer, MONDAY)
    ((task, _),) = closer.queue
    closer.queue.clear()
    now = closer.city.clock.now
    kill_everywhere(closer, lambda services: do_task(services, task, now, lambda: True))
    kept = closer.kept()
    do_task(closer.services, task, now, lambda: True)
    assert closer.kept() == kept


def test_what_time_is_short_for_is_sent_on(closer: Closer) -> None:
    hire(closer, MONDAY)
    ((task, _),) = closer.queue
    closer.queue.clear()
    assert do_task(closer.services, task, closer.city.clock.now, lambda: False) == {"because": "hired", "dates": 1}
    assert closer.queue == [(replace(task, on=TUESDAY), 0)]


def test_of_a_closed_date_whose_shift_is_still_to_come_it_waits_for_that(closer: Closer) -> None:
    """Hired at 19:00 with a roster that is still to be entered; the offices' date was closed at 18:15."""
    closer.quarter(wib(18, 15, on=WEDNESDAY))
    closer.city.clock.set(wib(19, on=WEDNESDAY))
    hire(closer, WEDNESDAY, pattern_id=None)
    closer.later()
    assert "sari" not in closer.rows(WEDNESDAY)
    ((task, wait),) = closer.queue
    assert (task.on, task.employee_ids, wait) == (WEDNESDAY, ("sari",), MAX_WAIT.seconds)
    closer.city.clock.set(wib(0, on=WEDNESDAY + DAY))
    closer.later()
    assert closer.rows(WEDNESDAY)["sari"].status == "unknown"
    assert closer.queue == []


def test_before_they_were_entered_nothing_was_expected_of_them(closer: Closer) -> None:
    """Neither absent nor told so; what an approved leave says of such a day holds all the same."""
    hire(closer, MONDAY)
    leave = Excuse("20261124-LEAVE", ExcuseKind.LEAVE, TUESDAY, TUESDAY)
    closer.city.change("sari", lambda each: replace(each, excuses=(leave,)))
    closer.later()
    assert (closer.rows()["sari"].status, closer.rows()["sari"].rule) == ("unknown", NOT_ENTERED)
    assert closer.rows(TUESDAY)["sari"].status == "leave"
    assert {notice_id for who, notice_id in closer.notices() if who == "sari"} == set()


def test_of_a_locked_month_it_is_an_adjustment_of_the_open_one(closer: Closer) -> None:
    closer.services.months.save_lock(Lock("2026-11", "eko", wib(9)), entry("test_lock", wib(9)))
    closer.city.clock.set(wib(9, on=date(2026, 12, 3)))
    hire(closer, MONDAY)
    task = RejudgeTask("umum", MONDAY, ("sari",), "hired")
    for changed in (1, 0):
        assert rejudge(closer.services, task, closer.city.clock.now) == Rejudged(judged=1, changed=changed)
    november, december = closer.services.months.of("sari", {"2026-11": ["umum"], "2026-12": ["umum"]})
    assert november.rows == {}
    assert december.adjustments == {MONDAY: (None, november.amended[MONDAY])}
    sari = closer.services.staff.employee("sari")
    assert sari
    seen = see_own_totals(closer.services, sari, "2026-12", closer.city.clock.now)[0].totals
    assert (seen.adjusted.days, seen.adjusted.working_days, seen.counted.working_days) == ({"unknown": 1}, 0, 0)


def test_a_leaving_put_off_brings_back_the_days_in_between(closer: Closer) -> None:
    put_off(closer)
    rejudge(closer.services, RejudgeTask("umum", TUESDAY, ("budi",), "leaving"), closer.city.clock.now)
    assert closer.rows(TUESDAY)["budi"].status == "absent"
    assert ("budi", "20261124-missed") in closer.notices()


def test_nobody_hears_of_what_can_be_answered_no_more(closer: Closer) -> None:
    put_off(closer)
    closer.city.clock.set(wib(9, on=MONDAY + timedelta(days=10)))
    rejudge(closer.services, RejudgeTask("umum", TUESDAY, ("budi",), "leaving"), closer.city.clock.now)
    assert closer.rows(TUESDAY)["budi"].status == "absent"
    assert ("budi", "20261124-missed") not in closer.notices()


def put_off(closer: Closer) -> None:
    """Budi's last day was to be Monday, so the close passed him over on Tuesday; then it is put off for weeks."""
    city, eko = closer.city, closer.services.staff.employee("eko")
    assert eko
    closer.memory.months = {key: rows for key, rows in closer.memory.months.items() if key[2] != "budi"}
    closer.memory.notices = {}
    city.clock.set(wib(9, on=TUESDAY))
    set_last_day(closer.services, eko, "budi", TUESDAY, LeavingReason.RETIRED, city.clock.now)
    set_last_day(closer.services, eko, "budi", MONDAY + timedelta(days=30), LeavingReason.CORRECTION, city.clock.now)
    city.clock.set(wib(9, on=WEDNESDAY))


def test_whoever_had_left_by_then_is_not_judged(closer: Closer) -> None:
    closer.memory.months = {key: rows for key, rows in closer.memory.months.items() if key[2] != "budi"}
    closer.city.change("budi", lambda each: replace(each, left_on=MONDAY))
    rejudge(closer.services, RejudgeTask("umum", TUESDAY, ("budi",), "leaving"), closer.city.clock.now)
    assert "budi" not in closer.rows(TUESDAY)
