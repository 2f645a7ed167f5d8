"""What changes a day that is judged: exactly those employee-days are judged again, once, and visibly so."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import CloseTask, Lock, RejudgeTask
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.request import RequestState
from chalicelib.domain.shift import Event, Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.rejudge import AGAIN_S, Rejudged, rejudge
from chalicelib.rules.request import EXCUSES_KEPT_DAYS
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests import cast
from tests.cast import CITY, MONDAY, wib
from tests.jobs.closing import ALWAYS, Closer, kill_everywhere
from tests.requests import a_request
from tests.world import World, entry

TUESDAY, DECEMBER = MONDAY + timedelta(days=1), wib(9, on=MONDAY.replace(month=12, day=3))
FULL = "07:25 12:00 16:05"
ANI, EVERYBODY = RejudgeTask("umum", MONDAY, ("ani",), "request"), RejudgeTask("umum", MONDAY, (), "outage")
LEAVE = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)


@pytest.fixture
def closer(city: World) -> Closer:
    """Monday is closed: Ani and Citra were there but for Ani's arrival, Budi was not."""
    found = Closer(city)
    found.quarter(wib(7))
    found.came("ani", "- 12:00 16:05")
    found.came("citra", FULL)
    found.quarter(wib(18, 15))
    return found


def excuse(closer: Closer, employee_id: str = "ani") -> None:
    closer.city.change(employee_id, lambda each: replace(each, excuses=(LEAVE,)))


def test_a_leave_approved_late_changes_that_persons_day_and_no_other(closer: Closer) -> None:
    before = closer.rows()
    excuse(closer)
    assert rejudge(closer.services, ANI, wib(20)) == Rejudged(judged=1, changed=1)
    assert closer.statuses() == {"ani": "leave", "budi": "absent", "citra": "present"}
    assert {each: closer.rows()[each] for each in ("budi", "citra")} == {
        each: before[each] for each in ("budi", "citra")
    }


def test_twice_is_once_and_the_change_has_its_root(closer: Closer) -> None:
    excuse(closer)
    rejudge(closer.services, ANI, wib(20))
    kept = closer.kept()
    assert rejudge(closer.services, ANI, wib(21)) == Rejudged(judged=1, changed=0)
    assert closer.kept() == kept
    assert closer.trail() == ["day_closed", "day_changed"]


def test_what_changes_nothing_leaves_no_trace(closer: Closer) -> None:
    kept = closer.kept()
    assert rejudge(closer.services, EVERYBODY, wib(20)) == Rejudged(judged=3, changed=0)
    assert closer.kept() == kept


def test_undone_it_is_what_it_was_byte_for_byte(closer: Closer) -> None:
    before = closer.rows()
    closer.memory.outages["o"] = Outage("20261123-o", wib(6), wib(18), OutageState.DECLARED)
    assert rejudge(closer.services, EVERYBODY, wib(20)).changed == 2
    assert closer.statuses()["budi"] == "present"  # nobody could check in: every slot is excused
    closer.memory.outages["o"] = replace(closer.memory.outages["o"], state=OutageState.DISMISSED)
    assert rejudge(closer.services, EVERYBODY, wib(21)).changed == 2
    assert closer.rows() == before


def test_an_offline_check_in_that_comes_after_the_close_reopens_that_day(closer: Closer) -> None:
    closer.came("ani", "07:20?")
    rejudge(closer.services, replace(ANI, because="offline"), wib(20))
    assert closer.statuses()["ani"] == "undecided"
    ruled = Ruling("ani", "umum", MONDAY, Slot.ARRIVAL, Outcome.VALID, "citra", wib(20), None, _challenge(closer))
    closer.services.attendance.rule(ruled, None, entry("test_ruling", wib(20)))
    rejudge(closer.services, replace(ANI, because="ruling"), wib(20, 30))
    assert closer.statuses()["ani"] == "present"


def _challenge(closer: Closer) -> str:
    return closer.services.attendance.day("umum", MONDAY, "ani").check_ins[Slot.ARRIVAL].challenge_id


def test_who_is_missing_something_now_and_was_not_hears_of_it(closer: Closer) -> None:
    invalid = Ruling("citra", "umum", MONDAY, Slot.ARRIVAL, Outcome.INVALID, "dewi", wib(20), None, "x")
    assert ("citra", "20261123-missed") not in closer.notices()
    closer.memory.days["umum", MONDAY, "citra"].pop(Slot.ARRIVAL)
    closer.came("citra", "07:20?")
    ruled = replace(
        invalid,
        challenge_id=closer.services.attendance.day("umum", MONDAY, "citra").check_ins[Slot.ARRIVAL].challenge_id,
    )
    closer.services.attendance.rule(ruled, None, entry("test_ruling", wib(20)))
    rejudge(closer.services, RejudgeTask("umum", MONDAY, ("citra",), "ruling"), wib(20))
    assert closer.memory.notices["citra", "20261123-missed"].facts["missing"] == ["arrival"]


def test_who_was_told_before_is_not_told_again(closer: Closer) -> None:
    told = closer.memory.notices["ani", "20261123-missed"]
    closer.memory.days["umum", MONDAY, "ani"].clear()
    rejudge(closer.services, ANI, wib(20))
    assert closer.statuses()["ani"] == "absent"
    assert closer.memory.notices["ani", "20261123-missed"] == told


def file(closer: Closer, state: RequestState) -> None:
    """A leave of that Monday's as its own request tells of it; nothing on the profile."""
    request = replace(a_request(first=MONDAY, request_id=LEAVE.request_id), state=state)
    closer.services.requests.save(request, entry("test_request", wib(20)))


@pytest.mark.parametrize("task", [replace(ANI, because="ruling"), EVERYBODY])
def test_a_leave_of_long_ago_is_not_lost_though_no_profile_tells_of_it(closer: Closer, task: RejudgeTask) -> None:
    excuse(closer)
    file(closer, RequestState.APPROVED)
    rejudge(closer.services, ANI, wib(20))
    before = closer.rows()
    assert before["ani"].status == "leave"
    closer.city.change("ani", lambda each: replace(each, excuses=()))  # as the next decision leaves it
    long_after = wib(9, on=MONDAY + timedelta(days=EXCUSES_KEPT_DAYS + 1))
    assert rejudge(closer.services, task, long_after).changed == 0
    assert closer.rows() == before


@pytest.mark.parametrize(("days", "status"), [(EXCUSES_KEPT_DAYS - 1, "incomplete"), (EXCUSES_KEPT_DAYS, "leave")])
def test_requests_are_read_from_the_day_on_which_profiles_may_forget(closer: Closer, days: int, status: str) -> None:
    file(closer, RequestState.APPROVED)
    rejudge(closer.services, ANI, wib(9, on=MONDAY + timedelta(days=days)))
    assert closer.statuses()["ani"] == status


@pytest.mark.parametrize("state", [each for each in RequestState if each is not RequestState.APPROVED])
def test_of_old_requests_only_approved_ones_excuse(closer: Closer, state: RequestState) -> None:
    file(closer, state)
    long_after = wib(9, on=MONDAY + timedelta(days=EXCUSES_KEPT_DAYS + 1))
    assert rejudge(closer.services, ANI, long_after).changed == 0
    assert closer.statuses()["ani"] == "incomplete"


def test_a_roster_entered_late_is_judged_by(city: World) -> None:
    hani = replace(cast.person("Hani", "CONTOH-100", "umum", pattern_id=None), roster={"2026-11": "-" * 30})
    city.services.staff.save(hani, None, entry("test_add", wib(7)))
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(0, on=TUESDAY))
    assert closer.statuses()["hani"] == "unknown"
    closer.city.change("hani", lambda each: replace(each, roster={"2026-11": "-" * 22 + "P" + "-" * 7}))
    rejudge(closer.services, RejudgeTask("umum", MONDAY, ("hani",), "roster"), wib(9, on=TUESDAY))
    assert closer.statuses()["hani"] == "absent"


def test_a_last_day_entered_late_takes_the_days_after_it_off(closer: Closer) -> None:
    closer.quarter(wib(18, 15, on=TUESDAY))
    closer.city.change("budi", lambda each: replace(each, left_on=MONDAY))
    rejudge(closer.services, RejudgeTask("umum", TUESDAY, ("budi",), "leaving"), wib(9, on=TUESDAY + timedelta(days=1)))
    assert (closer.statuses()["budi"], closer.statuses(TUESDAY)["budi"]) == ("absent", "off")


def test_a_locked_month_keeps_its_rows_and_the_open_one_gets_the_adjustment(closer: Closer) -> None:
    locked = closer.rows()["ani"]
    closer.services.months.save_lock(Lock("2026-11", "eko", wib(9)), entry("test_lock", wib(9)))
    excuse(closer)
    for _ in range(2):
        rejudge(closer.services, ANI, DECEMBER)
    november, december = closer.services.months.of("ani", {"2026-11": ["umum"], "2026-12": ["umum"]})
    assert (november.rows[MONDAY], november.amended[MONDAY].status) == (locked, "leave")
    assert december.adjustments == {MONDAY: (locked, november.amended[MONDAY])}


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (wib(18, 11), []),  # the close will read it
        (wib(18, 12), [(replace(ANI, again=True), AGAIN_S)]),  # a close in flight may have read before the change
    ],
)
def test_whoever_has_no_row_is_left_to_the_close_and_looked_at_once_more(
    city: World, now: Any, told: list[Any]
) -> None:
    closer = Closer(city)
    closer.quarter(wib(7))
    assert rejudge(closer.services, ANI, now) == Rejudged(again=bool(told))
    assert closer.queue == told
    assert rejudge(closer.services, replace(ANI, again=True), now) == Rejudged()
    assert closer.queue == told


def test_a_close_that_read_before_the_change_is_made_up_for(closer: Closer) -> None:
    """The change falls between the worker's reading and its writing."""
    closer.dispatch(wib(18, 15, on=TUESDAY))
    closer.queue.clear()
    leave = replace(LEAVE, starts_on=TUESDAY, ends_on=TUESDAY)
    task = RejudgeTask("umum", TUESDAY, ("ani",), "request")

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.months, name)

        def write(self, *given: Any) -> Any:
            closer.city.change("ani", lambda each: replace(each, excuses=(leave,)))
            rejudge(closer.services, task, wib(18, 15, on=TUESDAY))
            return closer.services.months.write(*given)

    services: Any = replace(closer.services, months=Meanwhile())
    close_day(services, CloseTask("umum", TUESDAY, wib(18, 15, on=TUESDAY)), wib(18, 15, on=TUESDAY), ALWAYS)
    assert closer.statuses(TUESDAY)["ani"] == "absent"
    closer.later()
    assert closer.statuses(TUESDAY)["ani"] == "leave"


def test_everybody_of_a_date_that_is_being_closed_is_looked_at_once_more_too(closer: Closer) -> None:
    today = replace(EVERYBODY, on=TUESDAY)
    assert rejudge(closer.services, today, wib(12, on=TUESDAY)).again
    assert closer.queue == [(replace(today, again=True), AGAIN_S)]
    assert not rejudge(closer.services, EVERYBODY, wib(12, on=TUESDAY)).again  # Monday is closed
    assert not rejudge(closer.services, replace(EVERYBODY, on=TUESDAY + timedelta(days=1)), wib(12, on=TUESDAY)).again


def test_what_waits_for_a_window_comes_back_as_one_message_however_often(closer: Closer) -> None:
    """Ani is judged, the others' date is still open; then all are invited for 19:00."""
    closer.services.months.write("umum", TUESDAY, {"ani": replace(closer.rows()["ani"], local_date=TUESDAY)}, {})
    evening = Event("doa", "Doa bersama", "SE 4", TUESDAY, 1_140, 1_200, 1_170, Place("balai-kota"))
    closer.city.publish("calendar", replace(CITY.calendar, events=(evening,)))
    everybody = replace(EVERYBODY, on=TUESDAY)
    for minute in (30, 40, 50):
        assert rejudge(closer.services, everybody, wib(18, minute, on=TUESDAY)) == Rejudged(judged=1, left=1)
        assert closer.queue == [(everybody, AGAIN_S)]
        closer.queue.clear()


def test_somebody_of_another_unit_or_unknown_is_left_alone(closer: Closer) -> None:
    kept = closer.kept()
    for ids in (("gani",), ("tiada",), ("dewi", "tiada")):
        assert rejudge(closer.services, RejudgeTask("umum", MONDAY, ids, "request"), wib(20)) == Rejudged()
    assert closer.kept() == kept


def test_a_row_that_somebody_else_changed_meanwhile_is_judged_anew(closer: Closer) -> None:
    class Meanwhile:
        """The months, where another worker was a moment sooner, once."""

        beaten = False

        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.months, name)

        def rewrite(self, employee_id: str, unit_id: str, old: Any, new: Any, amended_in: Any = None) -> None:
            if not self.beaten:
                self.beaten = True
                raise Changed(employee_id)
            closer.services.months.rewrite(employee_id, unit_id, old, new, amended_in)

    excuse(closer)
    services: Any = replace(closer.services, months=Meanwhile())
    assert rejudge(services, ANI, wib(20)).changed == 1
    assert closer.statuses()["ani"] == "leave"


def test_a_row_that_always_changes_is_tried_again_later(closer: Closer) -> None:
    class Contended:
        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.months, name)

        def rewrite(self, *_: Any) -> None:
            raise Changed("ani")

    excuse(closer)
    services: Any = replace(closer.services, months=Contended())
    with pytest.raises(StoreUnavailable):
        rejudge(services, ANI, wib(20))


@pytest.mark.parametrize("because", ["request", "ruling", "evidence"])
def test_killed_at_any_call_and_run_again_it_is_as_if_nothing_had_happened(closer: Closer, because: str) -> None:
    excuse(closer)
    task = replace(ANI, because=because)
    kill_everywhere(closer, lambda services: rejudge(services, task, wib(20)))
