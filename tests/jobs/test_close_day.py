"""The close of a unit's days: once, in order, by everybody's own windows, whoever runs it when and how often."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Evidence, Reason
from chalicelib.domain.closing import CloseTask, SignalsTask
from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.office import Place
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.shift import Event, Holiday, HolidayKind, Override, Slot, SlotPlan
from chalicelib.domain.verdict import DayStatus, Outcome, Ruling, SlotState
from chalicelib.jobs.close_day import close_day
from chalicelib.jobs.find_signals import SIGNALS_AFTER_S
from tests import cast
from tests.cast import CITY, HALL_OFFICE, MONDAY, START, UNITS, wib
from tests.jobs.closing import ALWAYS, Closer, kill_everywhere
from tests.world import World, entry

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=each) for each in (1, 2, 3, 4))
SATURDAY, SUNDAY, NEXT_MONDAY = (MONDAY + timedelta(days=each) for each in (5, 6, 7))
FULL = "07:25 12:00 16:05"


@pytest.fixture
def closer(city: World) -> Closer:
    """Its units were begun on Monday morning."""
    found = Closer(city)
    found.quarter(wib(7, 15))
    return found


def night_nurse(city: World, roster: dict[str, str], name: str = "Hani") -> Employee:
    """Somebody of umum who works by a roster."""
    hani = cast.person(name, f"CONTOH-{name}", "umum", pattern_id=None)
    return city.services.staff.save(replace(hani, roster=roster), None, entry("test_add", city.clock.now))


def add(city: World, employee: Employee) -> Employee:
    return city.services.staff.save(employee, None, entry("test_add", city.clock.now))


def test_everybody_is_judged_the_same_evening_and_the_next_date_waits(closer: Closer) -> None:
    closer.came("ani", FULL)
    closer.came("budi", "07:45 - 16:05")
    closer.quarter(wib(18))
    assert closer.rows() == {}
    closer.quarter(wib(18, 15))
    assert closer.statuses() == {"ani": "present", "budi": "incomplete", "citra": "absent"}
    state = closer.services.closes.get("umum")
    assert state
    assert (state.closed_through, state.next_on, state.next_at) == (MONDAY, TUESDAY, wib(18, 12, on=TUESDAY))


def test_who_missed_a_slot_hears_what_by_which_rule_and_until_when_to_answer(closer: Closer) -> None:
    closer.came("ani", FULL)
    closer.came("budi", "07:45 - 16:05")
    closer.quarter(wib(18, 15))
    assert ("ani", "20261123-missed") not in closer.notices()
    notice = closer.memory.notices["budi", "20261123-missed"]
    assert (notice.kind, notice.on, notice.at) == (NoticeKind.MISSED, MONDAY, wib(18, 15))
    assert notice.facts == {
        "status": "incomplete", "rule": "pattern:lima-hari", "missing": ["midday"], "answer_by": "2026-11-26",
    }  # fmt: skip


def test_three_own_working_days_go_over_the_weekend_and_the_holiday(closer: Closer) -> None:
    cuti = Holiday(NEXT_MONDAY, "Cuti bersama", HolidayKind.COLLECTIVE, "SKB 9/2026")
    closer.city.publish("calendar", replace(CITY.calendar, holidays={NEXT_MONDAY: cuti}))
    for on in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY):
        closer.quarter(wib(18, 15, on=on))
    assert closer.memory.notices["ani", "20261127-missed"].facts["answer_by"] == "2026-12-03"


def test_a_check_in_that_waits_for_a_person_is_told_and_never_absent_by_silence(closer: Closer) -> None:
    closer.came("ani", "07:25? 12:00 16:05")
    closer.quarter(wib(18, 15))
    assert closer.rows()["ani"].status is DayStatus.UNDECIDED
    notice = closer.memory.notices["ani", "20261123-waiting"]
    assert notice.facts == {"status": "undecided", "rule": "pattern:lima-hari", "provisional": ["arrival"]}


def test_a_unit_in_trial_is_judged_and_nobody_is_told(closer: Closer) -> None:
    closer.quarter(wib(18, 15))
    assert closer.statuses(unit_id="puskesmas") == {"gani": "absent"}
    assert not [each for each, _ in closer.notices() if each == "gani"]


@pytest.mark.parametrize(("counts_from", "told"), [(MONDAY, True), (TUESDAY, False)])
def test_the_first_date_that_counts_is_the_first_that_tells(closer: Closer, counts_from: date, told: bool) -> None:
    closer.city.publish("units", {**UNITS, "umum": replace(UNITS["umum"], counts_from=counts_from)})
    closer.quarter(wib(18, 15))
    assert (("ani", "20261123-missed") in closer.notices()) is told


def test_closing_again_changes_nothing(closer: Closer) -> None:
    closer.came("ani", FULL)
    closer.quarter(wib(18, 15))
    before = closer.kept()
    task = CloseTask("umum", MONDAY, wib(18, 15))
    for now in (wib(18, 15), wib(18, 29), wib(9, on=THURSDAY)):
        closed = close_day(closer.services, task, now, ALWAYS)
        assert (closed.judged, closed.told, closed.dates) == (0, 0, 0)
        assert closer.kept() == before


def test_run_at_the_full_minute_or_a_minute_later_gives_the_same_bytes() -> None:
    """RELIABILITY F22: the verdict hangs on the windows, never on who ran when."""

    def kept(second: int) -> str:
        from tests.fakes import fake_city

        with fake_city(wib(7, 10)) as city:
            closer = Closer(city)
            closer.quarter(wib(7, 15, second))
            closer.came("ani", "07:45 - 16:05")
            closer.quarter(wib(18, 15, second))
            return closer.kept()

    assert kept(0) == kept(59)


def test_three_silent_days_are_closed_in_order_and_the_weekend_is_nobodys_absence(closer: Closer) -> None:
    """RELIABILITY F18, F19: the dates that were meant, not the day of the run."""
    for on in (THURSDAY, FRIDAY, NEXT_MONDAY):
        closer.came("ani", FULL, on=on)
    for on in (MONDAY, TUESDAY, WEDNESDAY):
        closer.quarter(wib(18, 15, on=on))
    closer.quarter(wib(18, 15, on=NEXT_MONDAY))
    seen = {on: closer.statuses(on) for on in (THURSDAY, FRIDAY, SATURDAY, SUNDAY, NEXT_MONDAY)}
    working, resting = (
        {"ani": "present", "budi": "absent", "citra": "absent"},
        dict.fromkeys(("ani", "budi", "citra"), "off"),
    )
    assert seen == {THURSDAY: working, FRIDAY: working, SATURDAY: resting, SUNDAY: resting, NEXT_MONDAY: working}
    assert {notice for person, notice in closer.notices() if person == "budi"} == {
        f"{on:%Y%m%d}-missed" for on in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, NEXT_MONDAY)
    }


def test_late_is_the_same_as_in_time() -> None:
    from tests.fakes import fake_city

    def kept(*beats: datetime) -> str:
        with fake_city(wib(7, 10)) as city:
            closer = Closer(city)
            closer.quarter(wib(7, 15))
            closer.came("ani", FULL)
            closer.came("ani", "07:50 12:00 -", on=TUESDAY)
            for beat in beats:
                closer.quarter(beat)
            return repr([closer.rows(on) for on in (MONDAY, TUESDAY)])

    in_time = kept(wib(18, 15), wib(18, 30), wib(0, on=TUESDAY), wib(18, 15, on=TUESDAY))
    assert kept(wib(6, 15, on=WEDNESDAY)) == in_time


def test_of_two_workers_at_once_each_writes_what_the_other_has_not(closer: Closer) -> None:
    """The second one runs whole between any two calls of the first."""
    closer.came("budi", "07:45 - 16:05")
    closer.dispatch(wib(18, 15))
    closer.queue.clear()
    task = CloseTask("umum", MONDAY, wib(18, 15))

    class Meanwhile:
        """The months, before whose write another worker closes the whole unit."""

        def __getattr__(self, name: str) -> Any:
            return getattr(closer.services.months, name)

        def write(self, *given: Any) -> Any:
            close_day(closer.services, task, wib(18, 15), ALWAYS)
            return closer.services.months.write(*given)

    first = close_day(replace(closer.services, months=Meanwhile()), task, wib(18, 15), ALWAYS)
    assert (first.judged, first.told) == (0, 0)
    assert closer.statuses() == {"ani": "absent", "budi": "incomplete", "citra": "absent"}
    assert closer.trail() == ["day_closed"]


def test_the_root_and_the_digest_come_when_nobody_is_left(closer: Closer) -> None:
    night_nurse(closer.city, {"2026-11": "-" * 22 + "M" + "-" * 7})
    closer.quarter(wib(18, 15))
    assert closer.trail() == []
    assert closer.memory.unit_days.keys() == {(MONDAY, "setda"), (MONDAY, "puskesmas")}
    closer.quarter(wib(9, 15, on=TUESDAY))
    assert closer.trail() == ["day_closed"]
    assert closer.memory.unit_days[MONDAY, "umum"].teams


def test_the_night_over_new_year_is_closed_in_two_cut_offs(city: World) -> None:
    """It belongs to the year in which it began; the day people do not wait for it (RELIABILITY F31)."""
    eve, new_year = date(2026, 12, 31), date(2027, 1, 1)
    city.publish(
        "calendar",
        replace(CITY.calendar, holidays={new_year: Holiday(new_year, "Tahun Baru", HolidayKind.PUBLIC, "SKB")}),
    )
    night_nurse(city, {"2026-12": "-" * 30 + "M", "2027-01": "L" + "-" * 30})
    closer = Closer(city)
    closer.quarter(wib(7, on=eve))
    closer.came("hani", "20:30 31:30", on=eve, slots=(Slot.ARRIVAL, Slot.DEPARTURE))
    closer.came("ani", FULL, on=eve)
    closer.quarter(wib(18, 15, on=eve))
    assert closer.statuses(eve) == {"ani": "present", "budi": "absent", "citra": "absent"}
    closer.quarter(wib(0, on=new_year))
    assert "hani" not in closer.statuses(eve)
    closer.quarter(wib(9, 15, on=new_year))
    assert closer.statuses(eve)["hani"] == "present"
    state = closer.services.closes.get("umum")
    assert state
    assert (state.closed_through, state.next_on) == (eve, new_year)
    closer.quarter(wib(0, on=date(2027, 1, 2)))
    assert closer.statuses(new_year) == dict.fromkeys(("ani", "budi", "citra", "hani"), "off")


def test_a_shift_of_the_next_date_does_not_wait_for_a_longer_one_of_the_date_before(city: World) -> None:
    """A fire brigade's 24 hours end at eight; whoever began at midnight is judged before them."""
    guard = (SlotPlan(Slot.ARRIVAL, 480, 600, 480), SlotPlan(Slot.DEPARTURE, 1920, 2160, 1920))
    small = (SlotPlan(Slot.ARRIVAL, 0, 60, 15), SlotPlan(Slot.DEPARTURE, 300, 420, 300))
    patterns = {
        "piket": replace(
            cast.NIGHT, pattern_id="piket", code="K", versions=(replace(cast.NIGHT.versions[0], week=(guard,) * 7),)
        ),
        "dini": replace(
            cast.NIGHT, pattern_id="dini", code="D", versions=(replace(cast.NIGHT.versions[0], week=(small,) * 7),)
        ),
    }
    city.publish("calendar", replace(CITY.calendar, patterns={**CITY.calendar.patterns, **patterns}))
    night_nurse(city, {"2026-11": "-" * 22 + "KL-----" + "-"}, "Hani")
    night_nurse(city, {"2026-11": "-" * 22 + "LD-----" + "-"}, "Indra")
    closer = Closer(city)
    for beat in (wib(7), wib(18, 15), wib(0, on=TUESDAY), wib(7, 15, on=TUESDAY)):
        closer.quarter(beat)
    assert closer.statuses(TUESDAY) == {"indra": "absent"}
    assert "hani" not in closer.statuses(MONDAY)
    closer.quarter(wib(12, 15, on=TUESDAY))
    assert closer.statuses(MONDAY)["hani"] == "absent"


def test_a_holiday_declared_at_noon_is_nobodys_absence_and_keeps_the_check_ins(closer: Closer) -> None:
    closer.came("ani", "07:25 - -")
    closer.quarter(wib(12))
    closer.city.publish(
        "calendar", replace(CITY.calendar, holidays={MONDAY: Holiday(MONDAY, "Berkabung", HolidayKind.LOCAL, "SE 1")})
    )
    closer.quarter(wib(18, 15))
    assert closer.rows() == {}
    closer.quarter(wib(0, on=TUESDAY))
    assert closer.statuses() == dict.fromkeys(("ani", "budi", "citra"), "off")
    assert closer.notices() == set()
    assert closer.services.attendance.day("umum", MONDAY, "ani").check_ins


def test_a_holiday_declared_after_the_close_frees_the_day_all_the_same(closer: Closer) -> None:
    """RELIABILITY F35: the quarter after, everybody of that date is judged again, and the change has its own root."""
    closer.quarter(wib(18, 15))
    closer.city.publish(
        "calendar", replace(CITY.calendar, holidays={MONDAY: Holiday(MONDAY, "Berkabung", HolidayKind.LOCAL, "SE 1")})
    )
    closer.quarter(wib(20))
    assert closer.statuses() == dict.fromkeys(("ani", "budi", "citra"), "off")
    assert closer.trail() == ["day_closed", "day_changed"]


def test_an_event_ordered_after_the_close_is_nobodys_absence_before_it_is_over(closer: Closer) -> None:
    """At 18:30 for 19:00 to 20:00: whoever is judged already is judged for it once it is over, and not before."""
    closer.came("ani", FULL)
    closer.came("budi", FULL)
    closer.quarter(wib(18, 15))
    before, told = closer.rows(), closer.notices()
    evening = Event("doa", "Doa bersama", "SE 4", MONDAY, 1_140, 1_200, 1_170, Place("balai-kota"))
    closer.city.publish("calendar", replace(CITY.calendar, events=(evening,)))
    closer.quarter(wib(18, 45))
    assert (closer.rows(), closer.notices()) == (before, told)
    closer.came("ani", "19:05", slots=[Slot.EVENT])
    closer.later()
    assert (closer.rows(), closer.notices()) == (before, told)
    closer.city.clock.set(wib(20, 15))
    closer.later()
    events = {employee_id: row.event and row.event.state for employee_id, row in closer.rows().items()}
    assert events == {"ani": SlotState.ON_TIME, "budi": SlotState.MISSING, "citra": SlotState.MISSING}
    assert closer.queue == []


def test_a_calendar_published_today_may_make_a_unit_due_sooner(closer: Closer) -> None:
    """No worker waits for the instant that was reckoned by the old one."""
    week = tuple(
        (SlotPlan(Slot.ARRIVAL, 360, 600, 450), SlotPlan(Slot.DEPARTURE, 720, 840, 720)) if each == 0 else day
        for each, day in enumerate(cast.FIVE_DAYS.versions[0].week)
    )
    short = Override("pulang-cepat", "Pulang cepat", "SE 2", MONDAY, MONDAY, week)
    closer.city.publish("calendar", replace(CITY.calendar, overrides=(short,)))
    closer.quarter(wib(14, 15))
    assert closer.statuses() == dict.fromkeys(("ani", "budi", "citra"), "absent")


def test_ramadans_hours_entered_the_evening_before_hold_from_the_next_date(closer: Closer) -> None:
    """RELIABILITY F34: yesterday's rows keep their bytes."""
    closer.came("ani", FULL)
    closer.came("ani", "08:00 12:00 15:00", on=TUESDAY)
    closer.quarter(wib(18, 15))
    before = closer.rows()
    day = (SlotPlan(Slot.ARRIVAL, 420, 600, 480), SlotPlan(Slot.DEPARTURE, 840, 1020, 900))
    hours = Override("ramadan-1448", "Ramadan", "SE 3", TUESDAY, FRIDAY, (day,) * 5 + ((), ()))
    closer.city.publish("calendar", replace(CITY.calendar, overrides=(hours,)))
    closer.quarter(wib(19))
    assert closer.rows() == before
    closer.quarter(wib(17, 15, on=TUESDAY))
    ani = closer.rows(TUESDAY)["ani"]
    assert (ani.status, ani.late_min, ani.rule) == (DayStatus.PRESENT, 0, "override:ramadan-1448")


def test_a_transfer_leaves_past_days_where_they_were_made(closer: Closer) -> None:
    """RELIABILITY F36: each unit judges its own dates of the same person, none twice, none never."""
    ani = closer.services.staff.employee("ani")
    assert ani
    held = ani.assignments[0]
    moved = (replace(held, ends_on=MONDAY), Assignment("setda", TUESDAY, ("balai-kota",), "lima-hari"))
    closer.city.change("ani", lambda each: replace(each, assignments=moved))
    closer.came("ani", FULL)
    closer.came("ani", FULL, on=TUESDAY, unit_id="setda")
    for on in (MONDAY, TUESDAY):
        closer.quarter(wib(18, 15, on=on))
    assert (closer.statuses()["ani"], "ani" in closer.statuses(unit_id="setda")) == ("present", False)
    assert ("ani" in closer.statuses(TUESDAY), closer.statuses(TUESDAY, "setda")["ani"]) == (False, "present")


def test_who_comes_and_who_leaves_is_judged_from_the_first_to_the_last_day(closer: Closer) -> None:
    late_comer = replace(
        cast.person("Hani", "CONTOH-100", "umum"),
        assignments=(Assignment("umum", WEDNESDAY, ("balai-kota",), "lima-hari"),),
    )
    add(closer.city, late_comer)
    closer.city.change("budi", lambda each: replace(each, left_on=TUESDAY))
    for on in (MONDAY, TUESDAY, WEDNESDAY):
        closer.quarter(wib(18, 15, on=on))
    judged = [set(closer.statuses(on)) for on in (MONDAY, TUESDAY, WEDNESDAY)]
    assert judged == [{"ani", "budi", "citra"}, {"ani", "budi", "citra"}, {"ani", "citra", "hani"}]


def test_leap_day_is_a_day_like_any_other(city: World) -> None:
    """29 February 2028 is a Tuesday; the rows of February have a place for it, and March follows."""
    leap = date(2028, 2, 29)
    closer = Closer(city)
    closer.quarter(wib(7, on=leap))
    closer.came("ani", FULL, on=leap)
    closer.quarter(wib(18, 15, on=leap))
    assert closer.statuses(leap) == {"ani": "present", "budi": "absent", "citra": "absent"}
    state = closer.services.closes.get("umum")
    assert state
    assert state.next_on == date(2028, 3, 1)
    assert closer.memory.notices["budi", "20280229-missed"].facts["answer_by"] == "2028-03-03"


def test_an_office_in_another_zone_closes_by_its_own_clock(city: World) -> None:
    """RELIABILITY F33: its evening is two hours sooner, its date too."""
    east = replace(HALL_OFFICE, office_id="timur", zone="Asia/Jayapura")
    city.publish("offices", {**CITY.offices, "timur": east})
    hani = cast.person("Hani", "CONTOH-100", "umum")
    add(city, replace(hani, assignments=(Assignment("umum", START, ("timur",), "lima-hari"),)))
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(16, 15))
    assert closer.statuses() == {"hani": "absent"}
    closer.quarter(wib(18, 15))
    assert closer.statuses() == dict.fromkeys(("ani", "budi", "citra", "hani"), "absent")
    closer.quarter(wib(16, 15, on=TUESDAY))
    assert closer.statuses(TUESDAY) == {"hani": "absent"}


def test_leave_excuses_a_ruling_decides_and_an_outage_holds(closer: Closer) -> None:
    """Everything that a day is judged by is read."""
    leave = Excuse("20261123-c", ExcuseKind.LEAVE, MONDAY, MONDAY)
    closer.city.change("budi", lambda each: replace(each, excuses=(leave,)))
    closer.came("ani", "07:50 12:00 16:05")
    closer.came("citra", "- 12:00 16:05")
    corrected = Ruling(
        "citra", "umum", MONDAY, Slot.ARRIVAL, Outcome.CORRECTED, "dewi", wib(17), wib(7, 20), None, "20261123-k"
    )
    closer.services.attendance.rule(corrected, None, entry("test_ruling", wib(17)))
    closer.memory.outages["o"] = Outage("20261123-o", wib(7, 20), wib(7, 55), OutageState.SUSPECTED)
    closer.quarter(wib(18, 15))
    assert closer.statuses() == {"ani": "present", "budi": "leave", "citra": "present"}
    arrival = closer.rows()["ani"].slots[0]
    assert (arrival.minutes, arrival.held_min) == (0, 20)


@pytest.mark.parametrize(
    ("problem", "looked_at", "status"),
    [(None, True, "present"), ("IMAGE_INVALID", True, "undecided"), (None, False, "undecided")],
)
def test_a_photo_that_nobody_has_looked_at_or_that_is_none_waits_for_a_person(
    closer: Closer, problem: str | None, looked_at: bool, status: str
) -> None:
    sha256 = b"s" * 32
    closer.came("ani", FULL, selfie_sha256=sha256, selfie_version_id="v1")
    for slot, check_in in closer.services.attendance.day("umum", MONDAY, "ani").check_ins.items():
        if looked_at or slot is not Slot.ARRIVAL:
            found = problem if slot is Slot.ARRIVAL else None
            closer.services.evidence.add(Evidence(check_in.upload_key, "v1", sha256, 20_000, wib(8), problem=found))
    closer.quarter(wib(18, 15))
    assert closer.statuses()["ani"] == status
    expected = (Reason.PHOTO_INVALID.value,) if problem else (Reason.PHOTO_PENDING.value,)
    assert closer.rows()["ani"].slots[0].because == (() if status == "present" else expected)


def test_a_unit_without_people_is_closed_when_its_date_is_over(city: World) -> None:
    city.publish("units", {**UNITS, "baru": replace(UNITS["umum"], unit_id="baru")})
    closer = Closer(city)
    closer.quarter(wib(7))
    closer.quarter(wib(18, 15))
    assert [each.closed_through for each in closer.services.closes.all() if each.unit_id == "baru"] == [
        date(2026, 11, 22)
    ]
    closer.quarter(wib(0, on=TUESDAY))
    assert [each.closed_through for each in closer.services.closes.all() if each.unit_id == "baru"] == [MONDAY]


def test_without_time_the_rest_is_the_next_messages(closer: Closer) -> None:
    closer.dispatch(wib(18, 15, on=WEDNESDAY))
    closer.queue.clear()
    task = CloseTask("umum", MONDAY, wib(18, 15, on=WEDNESDAY))
    closed = close_day(closer.services, task, wib(18, 15, on=WEDNESDAY), lambda: False)
    assert (closed.dates, closed.through) == (1, MONDAY)
    left = (CloseTask("umum", TUESDAY, task.cut_off), 0)
    assert closer.queue == [(SignalsTask("umum", MONDAY), SIGNALS_AFTER_S), left]
    closer.work()
    assert set(closer.statuses(WEDNESDAY)) == {"ani", "budi", "citra"}


@pytest.mark.parametrize("unit_id", ["tiada", "umum"])
def test_a_unit_that_is_unknown_or_has_vanished_is_left(city: World, unit_id: str) -> None:
    closer = Closer(city)
    closer.quarter(wib(7))
    city.publish("units", {"setda": UNITS["setda"]})
    before = closer.kept()
    closed = close_day(closer.services, CloseTask(unit_id, MONDAY, wib(18, 15)), wib(18, 15), ALWAYS)
    assert (closed.judged, closed.through) == (0, None)
    assert closer.kept() == before


@pytest.mark.parametrize("now", [wib(18, 15), wib(18, 15, on=WEDNESDAY)], ids=["an evening", "three days"])
def test_killed_at_any_call_and_run_again_nothing_is_double_and_nothing_lost(closer: Closer, now: datetime) -> None:
    """RELIABILITY F20: before each call and after each, over one date and over three."""
    closer.came("ani", FULL)
    closer.came("budi", "07:45 - 16:05")
    task = CloseTask("umum", MONDAY, now)
    kill_everywhere(closer, lambda services: close_day(services, task, now, ALWAYS))


def test_killed_while_a_calendar_is_taken_over_it_is_taken_over_whole(closer: Closer) -> None:
    closer.quarter(wib(18, 15))
    holiday = Holiday(MONDAY, "Berkabung", HolidayKind.LOCAL, "SE 1")
    closer.city.publish("calendar", replace(CITY.calendar, holidays={MONDAY: holiday}))
    task = CloseTask("umum", TUESDAY, wib(20))
    kill_everywhere(closer, lambda services: close_day(services, task, wib(20), ALWAYS))
    assert set(closer.statuses().values()) == {"off"}
