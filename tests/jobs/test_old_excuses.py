"""Days judged so late that no profile tells any more what excused them: never a wrong absence, nor a read a person."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.request import Request
from chalicelib.domain.shift import Slot
from chalicelib.jobs.rejudge import Rejudged, rejudge
from chalicelib.rules.request import EXCUSES_KEPT_DAYS
from tests.cast import ANI, MONDAY, person, wib
from tests.jobs.closing import Closer
from tests.requests_fake import FakeRequests
from tests.use_cases.test_decide_request import decide
from tests.use_cases.test_file_request import file, filing
from tests.world import World, entry

DAY = timedelta(days=1)
LATE = MONDAY + timedelta(days=EXCUSES_KEPT_DAYS + 20)
ALL_WEEK = filing(first=MONDAY, last=MONDAY + 4 * DAY)


@pytest.fixture
def closer(city: World) -> Closer:
    """The clock has begun to close on Monday, and then stood still."""
    found = Closer(city)
    found.dispatch(wib(7))
    found.queue.clear()
    return found


def on_leave(city: World, who: str, *deciders: str) -> Request:
    """All week; and forgotten by the profile, as later decisions leave it."""
    request = file(city, ALL_WEEK, who=who)
    for by in deciders or ("citra", "eko"):
        request = decide(city, by, request)
    city.change(who, lambda each: replace(each, excuses=()))
    return request


def count(monkeypatch: pytest.MonkeyPatch, *names: str) -> Counter[str]:
    calls = Counter[str]()

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: FakeRequests, *args: Any) -> Any:
            calls[name] += 1
            return real(self, *args)

        return call

    for name in names:
        monkeypatch.setattr(FakeRequests, name, counted(name, getattr(FakeRequests, name)))
    return calls


READS = ("of_person", "get", "in_unit", "open_of_unit", "decided_of_unit", "excused_of_unit")


def test_a_first_close_after_a_hundred_days_knows_who_was_on_leave(
    closer: Closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_leave(closer.city, "ani")
    closer.city.clock.set(wib(9, on=LATE))
    reads = count(monkeypatch, *READS)
    closer.quarter(wib(9, on=LATE))
    for days in range(5):
        assert closer.statuses(MONDAY + days * DAY)["ani"] == "leave"
        assert closer.statuses(MONDAY + days * DAY)["budi"] == "absent"
    assert closer.statuses(MONDAY + 7 * DAY)["ani"] == "absent"
    assert reads["of_person"] == 0
    assert reads["excused_of_unit"] <= 2 * len(closer.services.closes.all())  # a unit's list once, not a date's


def test_a_leave_that_began_in_the_unit_before_holds_in_the_next_one(closer: Closer) -> None:
    on_leave(closer.city, "ani")
    before = replace(ANI.assignments[0], ends_on=MONDAY + DAY)
    after = replace(ANI.assignments[0], unit_id="setda", starts_on=MONDAY + 2 * DAY)
    closer.city.change("ani", lambda each: replace(each, assignments=(before, after)))
    closer.quarter(wib(9, on=LATE))
    assert closer.statuses(MONDAY + DAY)["ani"] == "leave"
    assert closer.statuses(MONDAY + 2 * DAY, "setda")["ani"] == "leave"


def test_what_was_cancelled_or_never_approved_excuses_nobody(closer: Closer) -> None:
    city = closer.city
    file(city, ALL_WEEK)
    file(city, filing(first=MONDAY, last=MONDAY), who="budi")
    closer.quarter(wib(9, on=LATE))
    assert {closer.statuses()[each] for each in ("ani", "budi")} == {"absent"}


def test_a_whole_units_old_day_is_judged_again_without_a_read_a_person(
    closer: Closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [f"Warga{at}" for at in range(30)]
    _add(closer.city, people)
    for who in ("ani", "warga7"):
        on_leave(closer.city, who)
    closer.quarter(wib(9, on=MONDAY + 2 * DAY))
    before = closer.rows()
    reads = count(monkeypatch, *READS)
    task = RejudgeTask("umum", MONDAY, (), "outage")
    changed = rejudge(closer.services, task, wib(9, on=LATE)).changed
    assert reads == {"excused_of_unit": 1}
    assert changed == 2  # closed too early to know; now they are known to have been on leave
    assert {who for who, row in closer.rows().items() if row != before[who]} == {"ani", "warga7"}
    assert rejudge(closer.services, task, wib(9, on=LATE)) == Rejudged(judged=33, changed=0)


def test_a_recent_day_reads_no_list_at_all(closer: Closer, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = count(monkeypatch, *READS)
    closer.quarter(wib(9, on=MONDAY + 2 * DAY))
    rejudge(closer.services, RejudgeTask("umum", MONDAY, (), "outage"), wib(10, on=MONDAY + 2 * DAY))
    assert reads == {}


def _add(city: World, names: Iterable[str]) -> None:
    for at, name in enumerate(names):
        city.services.staff.save(person(name, f"CONTOH-1{at:02}", "umum"), None, entry("test_add", city.clock.now))


# Rosters.


def _roster_worker(closer: Closer) -> None:
    """Hani works that Monday's morning; by the next spring her profile keeps other months."""
    hani = replace(person("Hani", "CONTOH-100", "umum", pattern_id=None), roster={"2026-11": "-" * 22 + "P" + "-" * 7})
    closer.city.services.staff.save(hani, None, entry("test_add", wib(7)))
    closer.quarter(wib(9, on=MONDAY + DAY))
    assert closer.statuses()["hani"] == "absent"
    closer.city.change("hani", lambda each: replace(each, roster={"2027-02": "P" * 28}))


def test_a_roster_that_no_profile_keeps_is_told_by_the_day_as_it_was_judged(closer: Closer) -> None:
    _roster_worker(closer)
    task = RejudgeTask("umum", MONDAY, ("hani",), "outage")
    assert rejudge(closer.services, task, wib(9, on=LATE)) == Rejudged(judged=1, changed=0)
    closer.came("hani", "06:55 -", slots=(Slot.ARRIVAL,))
    rejudge(closer.services, task, wib(9, on=LATE))
    assert (closer.statuses()["hani"], closer.rows()["hani"].rule) == ("incomplete", "pattern:pagi")


def test_a_day_whose_roster_nothing_tells_any_more_stays_as_it_was_and_somebody_hears(
    closer: Closer, caplog: pytest.LogCaptureFixture
) -> None:
    _roster_worker(closer)
    before = closer.rows()["hani"]
    told = replace(before, rule="override:hari-itu")
    closer.services.months.rewrite("hani", "umum", before, told)
    assert rejudge(closer.services, RejudgeTask("umum", MONDAY, ("hani",), "outage"), wib(9, on=LATE)).changed == 0
    assert closer.rows()["hani"] == told
    assert "roster forgotten" in caplog.text
