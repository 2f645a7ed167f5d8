"""People: added by a city admin, moved from a date on, and what a roster may say."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.employee import DeviceState, Employee
from chalicelib.domain.office import Circle, Fence, Office
from chalicelib.domain.shift import PatternVersion, ShiftPattern, Slot, SlotPlan
from chalicelib.use_cases.ports import Changed, StoreUnavailable
from tests.cast import ANI, BUDI, CITRA, CITY, DEWI, EKO, HALL, MONDAY, START, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone, Reply

MICROSECOND = timedelta(microseconds=1)
WORK: dict[str, Any] = {
    "unit_id": "umum", "starts_on": "2026-11-23", "office_ids": ["balai-kota"], "pattern_id": "lima-hari",
}  # fmt: skip


def eko(town: World) -> Phone:
    return town.phone(EKO, enrolled=None)


def person(**changed: object) -> dict[str, Any]:
    return {"name": "Hadi", "number": "CONTOH-100", "assignment": WORK, **changed}


def add(town: World, **changed: object) -> Reply:
    return eko(town).call("POST", "/employees", person(**changed))


def move(town: World, employee_id: str = "ani", **changed: object) -> Reply:
    body = {**WORK, "starts_on": "2026-11-24", **changed}
    return eko(town).call("POST", f"/employees/{employee_id}/assignments", body)


def trail(town: World, unit_id: str) -> list[tuple[str, str, dict[str, Any]]]:
    """(action, whom it concerns, facts) of the unit's entries of today."""
    entries = eko(town).call("GET", f"/audit/days/{unit_id}/2026-11-23").expect(200)["entries"]
    return [(each["action"], each["object_id"], each["facts"]) for each in entries]


# Adding.


def test_a_person_is_added_and_can_be_found(town: World) -> None:
    added = add(town).expect(201)
    assert eko(town).call("GET", f"/employees/{added['employee_id']}").expect(200) == added
    assert (added["name"], added["grants"], added["devices"], added["revision"]) == ("Hadi", [], [], 1)


def test_the_answer_does_not_repeat_the_number(town: World) -> None:
    assert "CONTOH-100" not in add(town, email="hadi@contoh.example").text


@pytest.mark.parametrize("number", ["198503302010011013", " 19850330 201001 1 013", "'198503302010011013"])
def test_a_nip_is_read_through_its_spaces_and_apostrophes(town: World, number: str) -> None:
    assert add(town, number=number).expect(201)["number_kind"] == "nip"
    assert problem(add(town, number="198503302010011013")) == (409, "DUPLICATE_ID")


@pytest.mark.parametrize(
    ("number", "code"),
    [("1.98503E+17", "NIP_PRECISION_LOST"), ("198502302010011013", "NIP_STRUCTURE"), ("a b!c", "NUMBER_INVALID"),
     ("   ", "NUMBER_MISSING"), ("ab", "LENGTH"), (198503302010011013, "TYPE")],
)  # fmt: skip
def test_what_is_no_staff_number_is_told_why(town: World, number: object, code: str) -> None:
    with nothing_changed():
        reply = add(town, number=number)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert faults(reply) == [("/number", code)]


@pytest.mark.parametrize("number", [ANI.number, ANI.number.lower(), f" {ANI.number} "])
def test_a_number_belongs_to_one_person(town: World, number: str) -> None:
    with nothing_changed():
        assert problem(add(town, number=number)) == (409, "DUPLICATE_ID")


def test_two_who_add_one_number_at_once_do_not_both_succeed(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town.services.staff, "employee_id_of", lambda _: None)
    with nothing_changed():
        assert problem(add(town, number=ANI.number)) == (409, "DUPLICATE_ID")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        " Hadi",
        "a\r\nBcc: x@y.z",
        "\u202eidaH",
        "a\u200bb",
        "a\u0085b",
        "a\U000e0041b",
        "a\u0600b",
        "x" * 201,
    ],
)
def test_a_name_is_plain_text(town: World, name: str) -> None:
    with nothing_changed():
        assert faults(add(town, name=name)) == [("/name", "TEXT_INVALID")]


@pytest.mark.parametrize("name", ["I", "Sukarno", "dr. H. A'an, S.Kom., M.T.", "=1+1", "<b>Hadi</b>", "Ñandú 漢字"])
def test_a_name_is_kept_as_it_is_written(town: World, name: str) -> None:
    assert add(town, name=name).expect(201)["name"] == name


@pytest.mark.parametrize(
    "email",
    [
        "hadi",
        "a@b",
        "a b@c.id",
        "a@b.id\r\nBcc: x@y.id",
        "a@b.id\n",
        "a@@b.id",
        "@b.id",
        "a@b.i",
        "a@-b.id",
        "a" * 251 + "@b.id",
    ],
)
def test_a_mail_address_is_one_and_holds_no_header(town: World, email: str) -> None:
    with nothing_changed():
        reply = add(town, email=email)
    assert set(faults(reply)) == {("/email", "EMAIL_INVALID")}


@pytest.mark.parametrize("email", ["hadi@contoh.example", "siti.aminah+1@cilegon.go.id", "O'Neil@x-y.example.org"])
def test_a_mail_address_that_a_file_may_hold_the_form_takes_too(town: World, email: str) -> None:
    employee = town.services.staff.employee(add(town, email=email).expect(201)["employee_id"])
    assert employee
    assert employee.email == email


ABSENT: list[tuple[dict[str, object], str, str]] = [
    ({"unit_id": "antah"}, "/unit_id", "UNIT_UNKNOWN"),
    ({"office_ids": ["antah"]}, "/office_ids/0", "OFFICE_UNKNOWN"),
    ({"office_ids": ["balai-kota", "antah"]}, "/office_ids/1", "OFFICE_UNKNOWN"),
    ({"office_ids": []}, "/office_ids", "LENGTH"),
    ({"pattern_id": "antah"}, "/pattern_id", "PATTERN_UNKNOWN"),
    ({"pattern_id": "malam"}, "/pattern_id", "PATTERN_UNKNOWN"),  # a shift, for rosters alone
    ({"supervisor_id": "antah"}, "/supervisor_id", "SUPERVISOR_UNKNOWN"),
    ({"starts_on": "2026-02-30"}, "/starts_on", "PATTERN"),
    ({"starts_on": "9999-12-31"}, "/starts_on", "PATTERN"),
]


@pytest.mark.parametrize(("changed", "pointer", "code"), ABSENT)
def test_an_assignment_names_only_what_there_is(
    town: World, changed: dict[str, object], pointer: str, code: str
) -> None:
    moved, added = move(town, **changed), add(town, assignment=WORK | changed)
    assert (problem(moved), faults(moved)) == ((422, "INPUT_INVALID"), [(pointer, code)])
    assert (problem(added), faults(added)) == ((422, "INPUT_INVALID"), [(f"/assignment{pointer}", code)])


def test_an_office_that_no_unit_uses_is_not_yet_one_to_work_at(town: World) -> None:
    units = town.services.city.fresh(town.clock.now).units
    town.publish("units", {**units, "puskesmas": replace(units["puskesmas"], office_ids=())})
    assert faults(move(town, office_ids=["puskesmas"])) == [("/office_ids/0", "OFFICE_UNUSED")]


def test_all_that_is_wrong_with_a_person_is_told_at_once(town: World) -> None:
    with nothing_changed():
        reply = add(town, number="a!b", assignment=WORK | {"unit_id": "antah", "office_ids": ["nowhere"]})
    assert faults(reply) == [
        ("/number", "NUMBER_INVALID"),
        ("/assignment/unit_id", "UNIT_UNKNOWN"),
        ("/assignment/office_ids/0", "OFFICE_UNKNOWN"),
    ]


def test_who_asks_again_because_the_answer_was_lost_is_answered_alike(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, lost = town.services.staff.save, []

    def save(*given: Any, **named: Any) -> Employee:
        saved = real(*given, **named)
        if not lost:
            lost.append(saved)
            raise StoreUnavailable("ReadTimeout")
        return saved

    monkeypatch.setattr(town.services.staff, "save", save)
    key = {"Idempotency-Key": "satu"}
    assert problem(eko(town).call("POST", "/employees", person(), key)) == (503, "TRY_AGAIN")
    again = eko(town).call("POST", "/employees", person(), key).expect(201)
    assert (again["employee_id"], again["revision"]) == (lost[0].employee_id, 1)
    assert [each.name for each in town.services.staff.members("umum")].count("Hadi") == 1


@pytest.mark.parametrize(("name", "key"), [("Hadi", "dua"), ("Hadi Baru", "satu")])
def test_another_request_with_a_number_in_use_is_refused(
    town: World, monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    """Also after the answer of the first was lost, so that no answer of it is kept."""
    monkeypatch.setattr(town.services.sessions, "keep", lambda *_: None)
    eko(town).call("POST", "/employees", person(), {"Idempotency-Key": "satu"}).expect(201)
    town.clock.forward(seconds=61)  # the claim of the key is over
    reply = eko(town).call("POST", "/employees", person(name=name), {"Idempotency-Key": key})
    assert problem(reply) == (409, "DUPLICATE_ID")


# Moving.


def test_a_move_starts_tomorrow_at_the_earliest_and_ends_what_was(town: World) -> None:
    with nothing_changed():
        assert faults(move(town, starts_on="2026-11-23")) == [("/starts_on", "START_TOO_EARLY")]
    first, second = move(town).expect(201)["assignments"]
    assert (first["ends_on"], second["starts_on"], second["ends_on"]) == ("2026-11-23", "2026-11-24", None)


def test_tomorrow_is_the_citys_own(town: World) -> None:
    town.clock.set(wib(23, 59, 59))
    move(town).expect(201)
    town.clock.set(wib(0, on=date(2026, 11, 24)))
    assert faults(move(town)) == [("/starts_on", "START_TOO_EARLY")]


def test_tomorrow_has_not_begun_in_the_persons_own_zone_either(town: World) -> None:
    """In Jayapura it is 00:30 of the 24th while Jakarta has 22:30 of the 23rd."""
    far = Office("jauh", "Kantor jauh", (Fence(1, START, Circle(HALL, 150)),), zone="Asia/Jayapura")
    town.publish("offices", {**CITY.offices, "jauh": far})
    town.change("ani", lambda each: replace(each, assignments=(replace(each.assignments[0], office_ids=("jauh",)),)))
    town.clock.set(wib(22, 30))
    with nothing_changed():
        assert faults(move(town)) == [("/starts_on", "START_TOO_EARLY")]
    move(town, starts_on="2026-11-25").expect(201)


def test_a_day_whose_first_window_is_open_stays_with_the_old_unit(town: World) -> None:
    """Else one person could check in twice for one slot: once for each unit."""
    early = (SlotPlan(Slot.ARRIVAL, -60, 60, 30), SlotPlan(Slot.DEPARTURE, 480, 600, 540))
    dini = ShiftPattern("dini", "Dini hari", (PatternVersion(START, (early,) * 7),))
    town.publish("calendar", replace(CITY.calendar, patterns={**CITY.calendar.patterns, "dini": dini}))
    town.change("ani", lambda each: replace(each, assignments=(replace(each.assignments[0], pattern_id="dini"),)))
    for moment, outcome in ((wib(23) - MICROSECOND, []), (wib(23), [("/starts_on", "DAY_BEGUN")])):
        town.clock.set(moment)
        reply = move(town, unit_id="setda", pattern_id="dini")
        assert (faults(reply) if reply.status == 422 else []) == outcome
        town.change("ani", lambda each: replace(each, assignments=(replace(each.assignments[0], ends_on=None),)))
    ani = town.phone(ANI)
    town.check_in(ani).expect(201)
    assert problem(move(town, unit_id="setda")) == (422, "INPUT_INVALID")
    move(town, unit_id="setda", starts_on="2026-11-25").expect(201)


def test_the_trail_tells_from_where_to_where_somebody_was_moved(town: World) -> None:
    move(town, unit_id="puskesmas", office_ids=["puskesmas"], pattern_id=None).expect(201)
    was = {"unit_id": "umum", "office_ids": ["balai-kota"], "pattern_id": "lima-hari", "supervisor_id": "citra"}
    new = {"unit_id": "puskesmas", "office_ids": ["puskesmas"], "pattern_id": None, "supervisor_id": None}
    assert trail(town, "puskesmas") == [("assigned", "ani", {"starts_on": "2026-11-24", "old": was, "new": new})]


def test_the_same_move_again_changes_nothing_but_the_revision(town: World) -> None:
    first, second = move(town).expect(201), move(town).expect(201)
    assert first["assignments"] == second["assignments"]


def test_a_move_takes_the_place_of_a_later_one_and_leaves_past_days_alone(town: World) -> None:
    move(town, starts_on="2026-12-15").expect(201)
    kept = move(town, starts_on="2026-12-01", pattern_id=None).expect(201)["assignments"]
    assert [(each["starts_on"], each["ends_on"]) for each in kept] == [
        ("2026-01-01", "2026-11-30"),
        ("2026-12-01", None),
    ]


def test_somebody_unknown_is_not_moved(town: World) -> None:
    assert problem(move(town, "antah")) == (404, "NOT_FOUND")


def test_nobody_stands_above_themselves(town: World) -> None:
    assert faults(move(town, "ani", supervisor_id="ani")) == [("/supervisor_id", "SUPERVISOR_CIRCLE")]
    move(town, "citra", supervisor_id="dewi").expect(201)
    assert faults(move(town, "dewi", supervisor_id="ani")) == [("/supervisor_id", "SUPERVISOR_CIRCLE")]  # Ani: Citra's


def test_changed_at_the_same_moment_it_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = eko(town)

    def beaten(*_: object) -> None:
        raise Changed("test")

    monkeypatch.setattr(town.services.staff, "save", beaten)
    reply = phone.call("POST", "/employees/ani/assignments", WORK | {"starts_on": "2026-11-24"})
    assert problem(reply) == (409, "CHANGED_MEANWHILE")


# Rosters.


def test_the_trail_tells_which_letters_took_the_place_of_which(town: World) -> None:
    roster(town, "P" * 31).expect(200)
    roster(town, "L" * 31).expect(200)
    facts = [facts for _, _, facts in trail(town, "umum")]
    assert facts == [
        {"month": "2026-12", "old": "", "new": "P" * 31},
        {"month": "2026-12", "old": "P" * 31, "new": "L" * 31},
    ]


def roster(town: World, letters: str, month: str = "2026-12", who: Employee = DEWI, of: str = "budi") -> Reply:
    return town.phone(who, None).call("PUT", f"/employees/{of}/rosters/{month}", {"letters": letters})


def held(town: World, employee_id: str = "budi") -> dict[str, str]:
    employee = town.services.staff.employee(employee_id)
    assert employee
    return dict(employee.roster)


@pytest.mark.parametrize("who", [DEWI, EKO], ids=["operator", "admin"])
def test_a_roster_has_a_letter_for_each_day(town: World, who: Employee) -> None:
    roster(town, "PML-" * 7 + "PPP", who=who).expect(200)
    assert held(town) == {"2026-12": "PML-" * 7 + "PPP"}


@pytest.mark.parametrize(("month", "days"), [("2026-11", 30), ("2026-10", 31), ("2027-01", 31)])
def test_every_month_has_its_own_length(town: World, month: str, days: int) -> None:
    roster(town, "P" * days, month).expect(200)
    for wrong in (days - 1, days + 1):
        if 28 <= wrong <= 31:
            assert faults(roster(town, "P" * wrong, month)) == [("/letters", "ROSTER_LENGTH")]


def test_a_leap_february_has_29_days(town: World) -> None:
    town.clock.set(wib(7, on=date(2028, 1, 10)))
    roster(town, "P" * 29, "2028-02").expect(200)
    assert faults(roster(town, "P" * 28, "2028-02")) == [("/letters", "ROSTER_LENGTH")]


def test_a_letter_is_a_patterns_code_or_off_or_no_entry(town: World) -> None:
    with nothing_changed():
        reply = roster(town, "PXP" + "P" * 27 + "p")
    assert faults(reply) == [("/letters/1", "ROSTER_CODE_UNKNOWN"), ("/letters/30", "ROSTER_CODE_UNKNOWN")]


@pytest.mark.parametrize("month", ["2026-10", "2026-11", "2026-12", "2027-01"])
def test_a_roster_is_written_from_last_month_to_two_months_ahead(town: World, month: str) -> None:
    roster(town, "P" * (30 if month == "2026-11" else 31), month).expect(200)


@pytest.mark.parametrize(("month", "days"), [("2026-09", 30), ("2027-02", 28), ("2099-12", 31), ("2000-01", 31)])
def test_other_months_are_refused_and_push_no_month_out(town: World, month: str, days: int) -> None:
    for each in ("2026-10", "2026-12", "2027-01"):
        roster(town, "P" * 31, each).expect(200)
    with nothing_changed():
        assert faults(roster(town, "P" * days, month)) == [("/month", "ROSTER_MONTH")]


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "0001-01", "9999-12", "202612", "2026-W50", "x"])
def test_a_month_is_one_that_exists(town: World, month: str) -> None:
    with nothing_changed():
        reply = roster(town, "P" * 31, month)
    assert faults(reply) == [("/month", "PARAM_RANGE")]


def test_old_months_leave_when_new_ones_come(town: World) -> None:
    for each, month in enumerate(("2026-10", "2026-12", "2027-01")):
        roster(town, "PML"[each] * 31, month).expect(200)
    roster(town, "P" * 30, "2026-11").expect(200)
    town.clock.set(wib(7, on=date(2026, 12, 1)))
    roster(town, "L" * 28, "2027-02").expect(200)
    assert list(held(town)) == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_a_day_that_has_passed_keeps_its_entry(town: World) -> None:
    """It is the 23rd: the 1st to the 22nd were judged by what stood there; the rest and the empty ones may change."""
    entered = "P" * 20 + "--" + "P" * 8
    roster(town, entered, "2026-11").expect(200)
    with nothing_changed():
        reply = roster(town, "M" + entered[1:21] + "-" + "L" * 8, "2026-11")
        assert faults(reply) == [("/letters/0", "ROSTER_PAST")]
    roster(town, "P" * 20 + "ML" + "L" * 8, "2026-11").expect(200)
    assert faults(roster(town, "P" * 20 + "MP" + "L" * 8, "2026-11")) == [("/letters/21", "ROSTER_PAST")]


def test_a_roster_worker_checks_in_by_their_letter(town: World) -> None:
    move(town, "budi", pattern_id=None).expect(201)
    roster(town, "-" * 23 + "P" + "-" * 6, "2026-11").expect(200)
    town.clock.set(wib(7, on=date(2026, 11, 24)))
    assert town.check_in(town.phone(BUDI)).expect(201)["record"]["state"] == "valid"
    assert problem(town.phone(BUDI).ask_challenge("midday")) == (422, "SLOT_NOT_PLANNED")


# One person's month.


def test_a_persons_month_has_every_date_with_its_plan(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    found = town.phone(CITRA).call("GET", "/employees/ani/attendance?month=2026-11").expect(200)
    days = found["month"]["days"]
    assert (found["name"], len(days), days[22]["local_date"]) == ("Ani", 30, MONDAY.isoformat())
    assert [each["slot"] for each in days[22]["check_ins"]] == ["arrival"]
    assert (days[21]["day"], days[21]["slots"]) == ("off", [])


def test_past_days_stay_where_they_were_made(town: World) -> None:
    town.check_in(town.phone(ANI)).expect(201)
    move(town, unit_id="puskesmas", office_ids=["puskesmas"]).expect(201)
    town.clock.set(wib(7, on=date(2026, 11, 25)))
    day = town.phone(CITRA).call("GET", "/units/umum/days/2026-11-23").expect(200)["people"]
    assert "ani" in [each["employee_id"] for each in day]
    later = town.phone(EKO).call("GET", "/units/umum/days/2026-11-24").expect(200)["people"]
    assert "ani" not in [each["employee_id"] for each in later]


def test_a_supervisor_sees_name_unit_and_the_phone_to_decide_on_and_no_more(town: World) -> None:
    town.phone(ANI)
    waiting = town.phone(ANI, DeviceState.PENDING)
    seen = town.phone(CITRA, None).call("GET", "/employees/ani").expect(200)
    assert seen["grants"] is None
    assert [each["device_id"] for each in seen["devices"]] == [waiting.device_id]
    whole = town.phone(DEWI, None).call("GET", "/employees/ani").expect(200)
    assert whole["grants"] == []
    assert len(whole["devices"]) == 2
