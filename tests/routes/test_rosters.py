"""A unit's roster and its month's sheet as grids, and one's own roster."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.shift import Holiday, HolidayKind
from chalicelib.domain.staff import Member
from chalicelib.store.documents import to_text
from chalicelib.store.tables import Staff, membership_key
from chalicelib.use_cases import see_month_sheet
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, FITRI, GANI, START, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.store.faults import going_wrong
from tests.world import World
from tools.phone import Phone

DECEMBER = "2026-12"
ROSTER = "/units/umum/rosters/2026-12"
SHEET = "/units/umum/months/2026-11"


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


def by_roster(town: World, who: Employee, letters: str = "", **changed: object) -> None:
    here = replace(Assignment("umum", START, ("balai-kota",), None), **changed)  # type: ignore[arg-type]
    roster = {DECEMBER: letters} if letters else {}
    town.change(who.employee_id, lambda each: replace(each, assignments=(here,), roster=roster))


def people(town: World, who: Employee = DEWI, path: str = ROSTER) -> dict[str, Any]:
    return {each["name"]: each for each in phone(town, who).call("GET", path).expect(200)["people"]}


def test_a_units_roster_is_a_row_a_person_who_works_by_roster(town: World) -> None:
    by_roster(town, BUDI, "PML" + "-" * 28)
    by_roster(town, ANI, "P" * 31)
    found = phone(town, DEWI).call("GET", ROSTER).expect(200)
    assert [(each["name"], each["unknown"]) for each in found["people"]] == [("Ani", 0), ("Budi", 28)]
    assert found["people"][1]["letters"] == "PML" + "-" * 28
    assert found["months"] == ["2026-10", "2026-11", "2026-12", "2027-01"]
    assert [each["code"] for each in found["letters"]] == ["P", "M", "L"]
    assert found["letters"][1] == {"code": "M", "name": "Malam", "begins_min": 1260, "ends_min": 1860}


def test_who_has_no_entry_at_all_is_unknown_on_every_day(town: World) -> None:
    by_roster(town, ANI)
    assert people(town)["Ani"] | {"here": []} == {
        "employee_id": "ani", "name": "Ani", "letters": "-" * 31, "unknown": 31, "may_set": True, "here": [],
        "away": [],
    }  # fmt: skip


def test_the_days_tell_weekday_holiday_and_whether_they_have_passed(town: World) -> None:
    holiday = Holiday(date(2026, 11, 27), "Libur Contoh", HolidayKind.LOCAL, "1/2026")
    town.publish("calendar", replace(cast.CITY.calendar, holidays={holiday.on: holiday}))
    days = phone(town, DEWI).call("GET", "/units/umum/rosters/2026-11").expect(200)["days"]
    assert len(days) == 30
    assert days[21] == {"on": "2026-11-22", "weekday": 6, "holiday": None, "passed": True}
    assert days[22] == {"on": "2026-11-23", "weekday": 0, "holiday": None, "passed": False}
    assert days[26]["holiday"] == "Libur Contoh"


def test_only_operators_and_admins_may_set_and_nobody_their_own(town: World) -> None:
    by_roster(town, ANI)
    by_roster(town, DEWI)
    for who, may in ((DEWI, {"Ani"}), (EKO, {"Ani", "Dewi"}), (CITRA, set()), (FITRI, set())):
        assert {name for name, each in people(town, who).items() if each["may_set"]} == may, who.name


def test_a_month_that_may_not_be_written_may_be_read(town: World) -> None:
    by_roster(town, ANI)
    for month in ("2026-09", "2027-02"):
        found = people(town, path=f"/units/umum/rosters/{month}")["Ani"]
        assert (found["may_set"], set(found["letters"])) == (False, {"-"})


def test_who_comes_or_goes_within_the_month_is_here_on_those_days_alone(town: World) -> None:
    by_roster(town, ANI, "P" * 31, starts_on=date(2026, 12, 30))
    by_roster(town, BUDI, "P" * 31, ends_on=date(2026, 12, 2))
    found = people(town)
    assert (found["Ani"]["here"], found["Budi"]["here"]) == ([30, 31], [1, 2])


def test_whoever_is_elsewhere_today_is_set_by_who_reaches_them_there(town: World) -> None:
    comes = Assignment("umum", date(2026, 12, 1), ("balai-kota",), None)
    town.change("gani", lambda each: replace(each, assignments=(
        replace(each.assignments[0], ends_on=date(2026, 11, 30)), comes)))  # fmt: skip
    assert people(town, DEWI)["Gani"]["may_set"] is False
    assert (
        problem(phone(town, DEWI).call("PUT", f"/employees/gani/rosters/{DECEMBER}", {"letters": "P" * 31}))[0] == 404
    )
    assert people(town, EKO)["Gani"]["may_set"] is True
    phone(town, EKO).call("PUT", f"/employees/gani/rosters/{DECEMBER}", {"letters": "P" * 31}).expect(200)


@pytest.mark.parametrize("path", ["/units/umum/rosters", "/units/umum/months", "/me/rosters"])
@pytest.mark.parametrize("month", ["2026-13", "2026-1", "1999-12", "abc"])
def test_a_month_that_is_none_is_refused(town: World, path: str, month: str) -> None:
    assert faults(phone(town, EKO).call("GET", f"{path}/{month}")) == [("/month", "PARAM_RANGE")]


def test_my_own_roster_with_its_letters(town: World) -> None:
    by_roster(town, ANI, "PM" + "-" * 29)
    mine = phone(town, ANI).call("GET", f"/me/rosters/{DECEMBER}").expect(200)
    assert (mine["entered"], mine["unknown"], len(mine["days"])) == ("PM" + "-" * 29, 29, 31)
    weekly = phone(town, BUDI).call("GET", f"/me/rosters/{DECEMBER}").expect(200)
    assert (weekly["entered"], weekly["here"], weekly["unknown"]) == ("", [], 0)


# What was seen, so that nobody's entry is written over.


def put(who: Phone, letters: str, seen: str | None) -> Any:
    return who.call("PUT", f"/employees/ani/rosters/{DECEMBER}", {"letters": letters, "seen": seen})


def test_a_roster_is_set_where_what_was_seen_still_stands(town: World) -> None:
    by_roster(town, ANI)
    dewi = phone(town, DEWI)
    put(dewi, "P" * 31, "-" * 31).expect(200)
    with nothing_changed():
        assert problem(put(dewi, "M" * 31, "-" * 31)) == (409, "CHANGED_MEANWHILE")
    put(dewi, "M" * 31, "P" * 31).expect(200)
    put(dewi, "L" * 31, None).expect(200)


def test_a_dry_run_refuses_the_same_and_writes_nothing(town: World) -> None:
    by_roster(town, ANI)
    dewi, path = phone(town, DEWI), f"/employees/ani/rosters/{DECEMBER}?dry_run=true"
    with nothing_changed():
        dewi.call("PUT", path, {"letters": "P" * 31, "seen": "-" * 31}).expect(200)
        assert problem(dewi.call("PUT", path, {"letters": "P" * 31, "seen": "M" * 31})) == (409, "CHANGED_MEANWHILE")
        assert faults(dewi.call("PUT", path, {"letters": "Q" * 31}))[0] == ("/letters/0", "ROSTER_CODE_UNKNOWN")


def test_days_of_leave_are_marked_without_their_kind(town: World) -> None:
    sick = Excuse("20261201-sakit", ExcuseKind.LEAVE, date(2026, 12, 1), date(2026, 12, 2))
    by_roster(town, ANI)
    town.change("ani", lambda each: replace(each, excuses=(sick,)))
    found = people(town)["Ani"]
    assert found["away"] == [1, 2]
    assert "leave" not in str(found)


# The month's sheet.


def test_the_sheet_on_the_screen_is_that_of_the_workbook(town: World) -> None:
    town.clock.set(wib(7, 45))
    town.check_in(town.phone(ANI)).expect(201)
    sheet = phone(town, CITRA).call("GET", SHEET).expect(200)
    assert [each["name"] for each in sheet["people"]] == ["Ani", "Budi", "Citra"]
    assert (sheet["page"], sheet["pages"], sheet["total"], len(sheet["days"])) == (1, 1, 3, 30)
    ani = sheet["people"][0]
    assert ani["cells"][22] == {"lines": ["07:45 (15)", "", ""], "off": False, "late_min": 15, "status": None}
    assert ani["cells"][21] == {"lines": ["", "", ""], "off": True, "late_min": 0, "status": None}
    assert (ani["slots"], ani["late_min"], ani["trial_slots"]) == (1, 15, 0)


def test_a_roster_worker_without_an_entry_is_a_question_and_nothing_else(town: World) -> None:
    by_roster(town, BUDI)
    cell = people(town, CITRA, SHEET)["Budi"]["cells"][22]
    assert cell == {"lines": ["?", "", ""], "off": False, "late_min": 0, "status": None}


def test_days_of_the_trial_are_told(town: World) -> None:
    umum = replace(cast.UNITS["umum"], counts_from=date(2026, 11, 23))
    town.publish("units", {**cast.UNITS, "umum": umum})
    town.check_in(town.phone(ANI)).expect(201)
    sheet = phone(town, CITRA).call("GET", SHEET).expect(200)
    assert [each["trial"] for each in sheet["days"]] == [True] * 22 + [False] * 8
    assert sheet["counts_from"] == "2026-11-23"
    assert sheet["people"][0]["slots"] == 1


def test_a_large_unit_comes_by_the_page(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(see_month_sheet, "SCREEN_PEOPLE", 2)
    monkeypatch.setattr("chalicelib.routes.month_sheets.SCREEN_PEOPLE", 2)
    citra = phone(town, CITRA)
    pages = [citra.call("GET", f"{SHEET}?page={page}").expect(200) for page in (1, 2, 3)]
    assert [[each["name"] for each in page["people"]] for page in pages] == [["Ani", "Budi"], ["Citra"], []]
    assert {(page["pages"], page["total"]) for page in pages} == {(2, 3)}


@pytest.mark.parametrize("page", ["0", "-1", "x", "1001"])
def test_a_page_is_a_whole_number_from_1(town: World, page: str) -> None:
    assert faults(phone(town, CITRA).call("GET", f"{SHEET}?page={page}")) == [("/query/page", "PARAM_RANGE")]


def test_a_month_that_has_not_begun_has_no_sheet(town: World) -> None:
    assert faults(phone(town, CITRA).call("GET", "/units/umum/months/2026-12")) == [("/month", "MONTH_AHEAD")]


def test_the_sheet_tells_no_numbers(town: World) -> None:
    assert ANI.number[-4:] not in phone(town, CITRA).call("GET", SHEET).text


def test_an_employee_reads_nobodys_grid(town: World) -> None:
    for path in (ROSTER, SHEET):
        assert problem(phone(town, GANI).call("GET", path)) == (403, "ROLE_MISSING")


def test_a_unit_of_500_is_one_query(town: World) -> None:
    """Put straight into the table. The other calls are who asks, and the city as it is now."""
    letters = dict.fromkeys(("2026-10", DECEMBER, "2027-01"), "P" * 31) | {"2026-11": "P" * 30}
    here = (Assignment("umum", START, ("balai-kota",), None, "citra"),)
    with Staff.batch_write() as batch:
        for at in range(500):
            member = Member(f"orang{at:03}", f"Orang Bernama Panjang Sekali {at:03}, S.Sos., M.Si.", here, letters)
            batch.save(Staff(*membership_key("umum", member.employee_id), text=to_text(member)))
    dewi = phone(town, DEWI)
    with going_wrong() as faults:
        found = dewi.call("GET", ROSTER).expect(200)
    assert len(found["people"]) == 500
    assert [each for each in faults.calls if each != "GetItem"] == ["Query"]
