"""What a day came to, as the person and who leads them see it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.employee import Assignment
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.domain.verdict import DayStatus, DayVerdict
from tests.cast import ANI, CITRA, CITY, DEWI, MONDAY, START
from tests.rules.judging import excuse, judged, outage, permission
from tests.world import World

TUESDAY = MONDAY + timedelta(days=1)
LATE = judged("07:55 - 16:00", excuses=[permission("07:40")], outages=[outage("07:30", "07:50")])


def write(town: World, verdict: DayVerdict, unit_id: str = "umum") -> None:
    assert town.services.months.write(unit_id, verdict.local_date, {"ani": verdict}, {}) == {"ani"}


def own_day(town: World, on: int = 23) -> dict[str, Any]:
    month = town.phone(ANI, None).call("GET", "/me/attendance?month=2026-11").expect(200)
    found: dict[str, Any] = month["days"][on - 1]
    return found


def seen_by_citra(town: World) -> dict[str, Any]:
    day = town.phone(CITRA, None).call("GET", "/units/umum/days/2026-11-23").expect(200)
    found: dict[str, Any] = next(each for each in day["people"] if each["employee_id"] == "ani")
    return found


def allow(town: World, *excuses: Excuse) -> None:
    town.change("ani", lambda each: replace(each, excuses=excuses))


def test_an_open_day_has_no_verdict_yet(town: World) -> None:
    for day in (own_day(town), seen_by_citra(town)):
        assert (day["verdict"], day["excuse"]) == (None, None)


def test_a_closed_day_tells_what_it_came_to_slot_by_slot(town: World) -> None:
    write(town, LATE)
    verdict = own_day(town)["verdict"]
    assert {name: value for name, value in verdict.items() if name != "slots"} == {
        "status": "incomplete", "late_min": 5, "early_min": 0, "missing_min": 0, "rules_id": "default", "event": None,
    }  # fmt: skip
    assert verdict["slots"][0] == {
        "slot": "arrival", "state": "late", "minutes": 5, "permitted_min": 10, "held_min": 0, "waived_min": 10,
        "because": ["permission", "outage"],
    }  # fmt: skip
    assert [each["state"] for each in verdict["slots"]] == ["late", "missing", "on_time"]
    assert seen_by_citra(town)["verdict"] == verdict
    persons = town.phone(DEWI, None).call("GET", "/employees/ani/attendance?month=2026-11").expect(200)
    assert persons["month"]["days"][22]["verdict"] == verdict


def test_it_says_until_when_the_person_may_ask_about_what_counts_against_them(town: World) -> None:
    """Three own working days from Monday: the setting of the demo rules."""
    assert own_day(town)["may_ask"] == []
    write(town, LATE)
    assert own_day(town)["may_ask"] == [
        {"slot": "midday", "kind": "correction", "until": "2026-11-26"},
        {"slot": "arrival", "kind": "objection", "until": "2026-11-26"},
        {"slot": "arrival", "kind": "correction", "until": "2026-11-26"},
    ]
    write(town, replace(judged("07:10 12:00 16:00"), local_date=TUESDAY))
    assert own_day(town, 24)["may_ask"] == []


def test_each_date_names_what_made_it_a_day_of_work_or_not(town: World) -> None:
    christmas = Holiday(date(2026, 12, 25), "Hari Natal", HolidayKind.PUBLIC, "SKB 1/2026")
    town.publish("calendar", replace(CITY.calendar, holidays={christmas.on: christmas}))
    days = town.phone(ANI, None).call("GET", "/me/attendance?month=2026-12").expect(200)["days"]
    told = {day["local_date"]: (day["day"], day["rule_name"]) for day in days}
    assert told["2026-12-24"] == ("working", "Lima hari kerja")
    assert told["2026-12-25"] == ("off", "Hari Natal")
    assert told["2026-12-26"] == ("off", "Lima hari kerja")


def test_only_the_day_that_is_closed_has_one(town: World) -> None:
    write(town, LATE)
    month = town.phone(ANI, None).call("GET", "/me/attendance?month=2026-11").expect(200)
    assert [day["local_date"] for day in month["days"] if day["verdict"]] == ["2026-11-23"]


def test_nobody_reads_of_which_request_or_which_leave_it_is(town: World) -> None:
    allow(town, excuse("leave"))
    write(town, judged(excuses=[excuse("leave")]))
    for day in (own_day(town), seen_by_citra(town)):
        assert (day["verdict"]["status"], day["verdict"]["slots"][0]["because"]) == ("leave", ["leave"])
        assert "20261123-leave" not in str(day)
        assert "basis" not in day["verdict"]


def test_until_it_is_closed_an_approved_request_shows_by_its_kind(town: World) -> None:
    for kind in ExcuseKind:
        allow(town, excuse(kind), replace(excuse("permission"), starts_on=TUESDAY, ends_on=TUESDAY))
        for day in (own_day(town), seen_by_citra(town)):
            assert (day["excuse"], day["verdict"]) == (kind, None)
        assert own_day(town, on=24)["excuse"] == "permission"
        assert own_day(town, on=25)["excuse"] is None


def test_once_it_is_closed_the_verdict_says_so_alone(town: World) -> None:
    allow(town, excuse("duty"))
    write(town, judged(excuses=[excuse("duty")]))
    for day in (own_day(town), seen_by_citra(town)):
        assert (day["excuse"], day["verdict"]["status"]) == (None, "duty")


def test_a_day_of_a_locked_month_shows_what_counts_since(town: World) -> None:
    write(town, LATE)
    town.services.months.rewrite("ani", "umum", LATE, judged("07:20 12:00 16:00"), amended_in="2026-12")
    assert own_day(town)["verdict"]["status"] == DayStatus.PRESENT
    assert seen_by_citra(town)["verdict"]["status"] == DayStatus.PRESENT


def test_each_day_is_told_as_the_unit_of_that_day_judged_it(town: World) -> None:
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", MONDAY)
    new = Assignment("setda", TUESDAY, ("balai-kota",), "lima-hari")
    town.change("ani", lambda each: replace(each, assignments=(old, new)))
    write(town, LATE)
    write(town, replace(judged("07:20 12:00 16:00"), local_date=TUESDAY), "setda")
    assert [own_day(town, on)["verdict"]["status"] for on in (23, 24)] == ["incomplete", "present"]
