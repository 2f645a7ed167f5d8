"""One page a day to who leads: their own people alone, once, when the date is closed or the night is over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import UnitClose
from chalicelib.domain.employee import DeviceState, Grant, Role
from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.shift import Slot
from chalicelib.domain.staff import Member
from chalicelib.domain.swap import Swap, SwapDay, SwapState, SwapStep
from chalicelib.domain.verdict import DayStatus, DayVerdict, SlotState, SlotVerdict
from chalicelib.jobs.digests import tell_digests
from chalicelib.mail.words import write
from chalicelib.store.documents import to_text
from chalicelib.use_cases.digest import NOTED, note_unit_day, unit_day
from tests import cast
from tests.cast import MONDAY, UNITS, wib
from tests.world import World, entry

TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=each) for each in (1, 2, 3))
OVER = wib(0, 15, on=TUESDAY)  # the first run after the city's date
MORNING = wib(6, on=TUESDAY)


def present(late: int = 0, on: date = MONDAY) -> DayVerdict:
    state = SlotState.LATE if late else SlotState.ON_TIME
    return DayVerdict(on, DayStatus.PRESENT, (SlotVerdict(Slot.ARRIVAL, state, late),), "pattern:lima-hari", "default")


def absent(on: date = MONDAY) -> DayVerdict:
    slots = tuple(SlotVerdict(slot, SlotState.MISSING) for slot in (Slot.ARRIVAL, Slot.DEPARTURE))
    return DayVerdict(on, DayStatus.ABSENT, slots, "pattern:lima-hari", "default")


def plain(status: DayStatus, on: date = MONDAY) -> DayVerdict:
    return DayVerdict(on, status, (), "pattern:lima-hari", "default")


UNDECIDED = DayVerdict(
    MONDAY, DayStatus.UNDECIDED, (SlotVerdict(Slot.MIDDAY, SlotState.PROVISIONAL),), "pattern:lima-hari", "default"
)
UMUM = {"ani": present(), "budi": absent(), "citra": present(12)}
SETDA = {"dewi": present(), "eko": present(), "endah": plain(DayStatus.LEAVE), "fitri": present()}
GANI = {"gani": absent()}


def note(city: World, unit_id: str, verdicts: Mapping[str, DayVerdict], on: date = MONDAY) -> None:
    services = city.services
    members = services.staff.members(unit_id)
    now = city.clock.now
    note_unit_day(services, unit_id, on, members, verdicts, services.city.fresh(now), now)


def close(city: World, *unit_ids: str, on: date = MONDAY) -> None:
    for unit_id in unit_ids:
        held = city.services.closes.get(unit_id) or UnitClose(unit_id, on, on, OVER)
        following = on + timedelta(days=1)
        city.services.closes.save(replace(held, closed_through=on, next_on=following, next_at=OVER))


@pytest.fixture(autouse=True)
def a_closed_monday(city: World) -> None:
    for unit_id, verdicts in (("umum", UMUM), ("setda", SETDA), ("puskesmas", GANI)):
        note(city, unit_id, verdicts)
    close(city, *UNITS)
    city.clock.set(OVER)


def heard(city: World, who: str, kind: NoticeKind = NoticeKind.DIGEST) -> list[Mapping[str, Any]]:
    return [each.facts for each in city.services.notices.of_person(who, 100) if each.kind is kind]


def tell(city: World) -> int:
    return tell_digests(city.services, city.clock.now).notices


def test_a_supervisor_reads_who_of_their_own_and_how(city: World) -> None:
    tell(city)
    (facts,) = heard(city, "citra")
    assert (facts["present"], facts["due"], facts["excused"], facts["open"]) == (2, 3, 0, 1)
    assert facts["units"] == ["Bagian Umum"]
    assert facts["people"] == [{"name": "Budi", "status": "absent", "missing": ["arrival", "departure"]}]


def test_an_operator_reads_of_their_unit_and_all_below_it(city: World) -> None:
    tell(city)
    (facts,) = heard(city, "dewi")
    assert facts["units"] == ["Sekretariat Daerah", "Bagian Umum"]
    assert (facts["present"], facts["due"], facts["excused"]) == (5, 6, 1)
    assert [each["name"] for each in facts["people"]] == ["Budi", "Citra"]
    assert facts["people"][1] == {"name": "Citra", "status": "present", "late_min": 12}


def test_nobody_else_gets_one_and_no_leave_is_named(city: World) -> None:
    assert tell(city) == 4  # Citra, Dewi, and the two city admins
    for who in ("ani", "budi", "fitri", "gani", "eko", "endah"):
        assert heard(city, who) == []
    assert not any("Endah" in str(facts) for who in cast.CAST for facts in heard(city, who.employee_id))


def test_a_city_admin_reads_units_by_compliance_the_lowest_first(city: World) -> None:
    tell(city)
    for who in ("eko", "endah"):
        (facts,) = heard(city, who, NoticeKind.CITY)
        assert [each["name"] for each in facts["by_unit"]] == ["Bagian Umum", "Sekretariat Daerah"]
        assert (facts["unit_count"], facts["present"], facts["due"]) == (2, 5, 6)
        assert facts["unclosed"] == []
        assert not any(each.name in str(facts) for each in cast.CAST)


def test_a_unit_in_trial_is_in_nobodys_digest(city: World) -> None:
    city.change("gani", lambda each: replace(each, grants=(Grant(Role.OPERATOR, "puskesmas"),)))
    note(city, "puskesmas", GANI)
    tell(city)
    assert heard(city, "gani") == []


def test_run_twice_or_killed_in_the_middle_each_gets_one(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """RELIABILITY F20."""
    real, count = city.services.notices.add, []

    def die_at_third(notice: Any) -> None:
        count.append(notice)
        if len(count) == 3:
            raise InterruptedError
        real(notice)

    monkeypatch.setattr(city.services.notices, "add", die_at_third)
    with pytest.raises(InterruptedError):
        tell(city)
    monkeypatch.undo()
    assert tell(city) == 4
    assert tell(city) == 0
    assert [len(heard(city, who)) for who in ("citra", "dewi")] == [1, 1]
    assert [len(heard(city, who, NoticeKind.CITY)) for who in ("eko", "endah")] == [1, 1]


def test_while_a_unit_is_not_closed_the_others_wait_until_six_in_the_morning(city: World) -> None:
    held = city.services.closes.get("umum")
    assert held
    city.services.closes.save(replace(held, closed_through=MONDAY - timedelta(days=1)))
    city.clock.set(MORNING - timedelta(minutes=5))
    assert tell(city) == 0
    city.clock.set(MORNING)
    assert tell(city) == 4
    (facts,) = heard(city, "eko", NoticeKind.CITY)
    assert facts["unclosed"] == ["Bagian Umum"]


def test_a_unit_that_nobody_began_to_close_is_named_and_its_admins_hear_too(city: World) -> None:
    city.services.digests.memory.unit_days.pop((MONDAY, "setda"))  # type: ignore[attr-defined]
    city.services.closes.memory.closes.pop("setda")  # type: ignore[attr-defined]
    city.clock.set(MORNING)
    tell(city)
    (facts,) = heard(city, "eko", NoticeKind.CITY)
    assert facts["unclosed"] == ["Sekretariat Daerah"]


def test_an_admin_whose_unit_begins_after_these_days_hears_of_them(city: World) -> None:
    city.services.digests.memory.unit_days.pop((MONDAY, "setda"))  # type: ignore[attr-defined]
    tell(city)
    (facts,) = heard(city, "eko", NoticeKind.CITY)
    assert (facts["unit_count"], facts["unclosed"]) == (1, [])


def test_on_a_day_off_nobody_is_written_to(city: World) -> None:
    sunday = MONDAY - timedelta(days=1)
    for unit_id in UNITS:
        members = city.services.staff.members(unit_id)
        note(city, unit_id, {each.employee_id: plain(DayStatus.OFF, sunday) for each in members}, sunday)
    tell(city)
    assert city.services.digests.told(sunday) == set(UNITS)
    assert {each.on for each in city.services.notices.of_person("citra", 100)} == {MONDAY}


# Silent days.


def on_day(verdicts: Mapping[str, DayVerdict], on: date) -> dict[str, DayVerdict]:
    return {who: replace(verdict, local_date=on) for who, verdict in verdicts.items()}


def closed(city: World, *unit_ids: str, on: date) -> None:
    """As the closer leaves it."""
    for unit_id in unit_ids:
        note(city, unit_id, on_day({"umum": UMUM, "setda": SETDA, "puskesmas": GANI}[unit_id], on), on)
    close(city, *unit_ids, on=on)


def pages(city: World, who: str, kind: NoticeKind = NoticeKind.DIGEST) -> list[tuple[date, Any]]:
    found = [each for each in city.services.notices.of_person(who, 100) if each.kind is kind]
    return [(each.on, each.facts.get("dates")) for each in sorted(found, key=lambda each: each.on)]


def test_days_that_were_missed_are_told_on_one_page(city: World) -> None:
    city.clock.set(wib(8, on=THURSDAY))
    for on in (TUESDAY, WEDNESDAY):
        closed(city, *UNITS, on=on)
    assert tell(city) == 4
    days = ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert pages(city, "citra") == [(WEDNESDAY, days)]
    assert pages(city, "eko", NoticeKind.CITY) == [(WEDNESDAY, days)]
    (facts,) = heard(city, "citra")
    assert (facts["present"], facts["due"], facts["open"], facts["units"]) == (6, 9, 3, ["Bagian Umum"])
    assert [(each["name"], each["on"]) for each in facts["people"]] == [("Budi", on) for on in days]
    (whole,) = heard(city, "eko", NoticeKind.CITY)
    assert (whole["unit_count"], whole["present"], whole["due"]) == (2, 15, 18)
    assert tell(city) == 0


def test_while_missed_days_are_still_being_closed_nobody_gets_a_part_of_them(city: World) -> None:
    """Unit after unit, date after date, from Thursday 08:00 on."""
    city.clock.set(wib(8, on=THURSDAY))
    for on in (TUESDAY, WEDNESDAY):
        for unit_id in UNITS:
            closed(city, unit_id, on=on)
            city.clock.forward(minutes=5)
            is_last = (unit_id, on) == ([*UNITS][-1], WEDNESDAY)
            assert tell(city) == (4 if is_last else 0)
    assert [on for on, _ in pages(city, "citra")] == [WEDNESDAY]


def test_a_unit_that_never_gets_on_keeps_the_others_waiting_until_the_rest_has_come_to_rest(city: World) -> None:
    city.clock.set(wib(8, on=THURSDAY))
    for on in (TUESDAY, WEDNESDAY):
        closed(city, "umum", "setda", on=on)
    city.clock.forward(minutes=29)
    assert tell(city) == 0
    city.clock.forward(minutes=1)
    assert tell(city) == 4
    (facts,) = heard(city, "eko", NoticeKind.CITY)
    assert facts["unclosed"] == []  # it is in trial
    assert len(facts["dates"]) == 3


def test_what_was_closed_after_its_date_was_told_comes_with_the_next_page(city: World) -> None:
    held = city.services.closes.get("umum")
    assert held
    city.services.closes.save(replace(held, closed_through=MONDAY - timedelta(days=1)))
    city.services.digests.memory.unit_days.pop((MONDAY, "umum"))  # type: ignore[attr-defined]
    city.clock.set(MORNING)
    tell(city)
    assert heard(city, "citra") == []
    assert [facts["units"] for facts in heard(city, "dewi")] == [["Sekretariat Daerah"]]
    city.clock.set(wib(9, on=TUESDAY))
    closed(city, "umum", on=MONDAY)
    assert tell(city) == 0
    city.clock.set(wib(0, 15, on=WEDNESDAY))
    closed(city, *UNITS, on=TUESDAY)
    assert tell(city) == 4
    assert pages(city, "citra") == [(TUESDAY, ["2026-11-23", "2026-11-24"])]
    assert pages(city, "dewi") == [(MONDAY, None), (TUESDAY, ["2026-11-23", "2026-11-24"])]
    assert heard(city, "dewi")[0]["due"] == 6 + 3
    assert city.services.digests.told(MONDAY) == set(UNITS)


def test_what_waits_counts_once_however_many_days_are_told(city: World) -> None:
    city.phone(cast.ANI, DeviceState.PENDING)
    swap = Swap("20261201-x", "umum", "ani", "budi", (SwapDay(date(2026, 12, 1), "P", "M"),),
                (SwapStep(SwapState.AGREED, "budi", city.clock.now),))  # fmt: skip
    city.services.swaps.add(swap, entry("test", city.clock.now))
    city.clock.set(wib(8, on=THURSDAY))
    for on in (MONDAY, TUESDAY, WEDNESDAY):
        closed(city, *UNITS, on=on)
    tell(city)
    (facts,) = heard(city, "citra")
    assert (facts["phones"], facts["swaps"], facts["provisional"]) == (1, 1, 0)


def test_the_page_of_several_days_says_which(city: World) -> None:
    city.clock.set(wib(8, on=THURSDAY))
    for on in (TUESDAY, WEDNESDAY):
        closed(city, *UNITS, on=on)
    tell(city)
    (notice,) = [each for each in city.services.notices.of_person("citra", 9) if each.kind is NoticeKind.DIGEST]
    said = {language: write(notice, cast.CITY, language) for language in ("id", "en")}
    assert said["id"].title == "Ringkasan 23–25 November 2026: 6 dari 9 hadir"
    assert "23–25 November 2026 (3 hari) di Bagian Umum, 6 dari 9 hari kerja pegawai hadir" in said["id"].text
    assert "- Budi: 24 November: datang dan pulang tidak tercatat" in said["id"].text
    assert "6 of 9 person-days due were present" in said["en"].text


def test_who_has_left_gets_no_page(city: World) -> None:
    city.change("citra", lambda each: replace(each, left_on=MONDAY))
    tell(city)
    assert heard(city, "citra") == []


def test_what_waits_for_a_reader_is_counted(city: World) -> None:
    city.phone(cast.ANI, DeviceState.PENDING)
    step = SwapStep(SwapState.AGREED, "budi", city.clock.now)
    days = (SwapDay(date(2026, 12, 1), "P", "M"),)
    swap = Swap("20261201-x", "umum", "ani", "budi", days, (step,))
    city.services.swaps.add(swap, entry("test", city.clock.now))
    note(city, "umum", {**UMUM, "ani": UNDECIDED})
    tell(city)
    for who in ("citra", "dewi"):
        (facts,) = heard(city, who)
        assert (facts["provisional"], facts["phones"], facts["swaps"], facts["requests"]) == (1, 1, 1, 0)


def test_a_right_that_is_gone_since_tells_nothing(city: World) -> None:
    city.change("dewi", lambda each: replace(each, grants=()))
    city.change("eko", lambda each: replace(each, left_on=MONDAY))
    tell(city)
    assert heard(city, "dewi") == []
    assert heard(city, "eko", NoticeKind.CITY) == []


def test_ones_own_day_is_not_in_ones_digest(city: World) -> None:
    note(city, "umum", {**UMUM, "citra": absent()})
    tell(city)
    (facts,) = heard(city, "citra")
    assert [each["name"] for each in facts["people"]] == ["Budi"]


def test_a_job_that_failed_today_is_told_to_the_city(city: World) -> None:
    for job_id, state in (("1", JobState.FAILED), ("2", JobState.DONE)):
        city.services.jobs.add(Job(job_id, JobKind.PEOPLE, state, "eko", city.clock.now))
    tell(city)
    assert heard(city, "eko", NoticeKind.CITY)[0]["stuck_jobs"] == 1


def test_a_large_unit_fits_into_an_item_and_its_digest_into_a_mail(city: World) -> None:
    """RELIABILITY F42: 5,000 people, all absent."""
    known = city.services.city.fresh(city.clock.now)
    assignments = cast.ANI.assignments
    members = [Member(f"{at:016}", f"Nama Panjang Sekali Nomor {at}", assignments) for at in range(5_000)]
    made = unit_day("umum", MONDAY, members, {each.employee_id: absent() for each in members}, known)
    assert len(made.people) == NOTED
    assert len(to_text(made)) < 400_000
    city.services.digests.note(made)
    tell(city)
    (facts,) = heard(city, "citra")
    assert (len(facts["people"]), facts["open"]) == (50, 5_000)
    assert len(to_text(dict(facts))) < 20_000
