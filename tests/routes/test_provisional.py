"""Check-ins that await a person, over HTTP: listed with what may be known, decided, and shown as decided at once."""

from datetime import date
from typing import Any

from chalicelib.domain.employee import Employee
from tests.cast import ANI, BUDI, CITRA, EKO, FITRI, wib
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone

LIST, DECIDE = "/units/umum/provisional", "/units/umum/provisional/decisions"


def phone(town: World, who: Employee) -> Phone:
    return town.phone(who, enrolled=None)


def doubtful(town: World, who: Employee = ANI) -> Any:
    """Inside the fence by a fix that is too coarse."""
    return town.check_in(town.phone(who), accuracy_m=150).expect(201)["record"]


def item(record: Any, who: Employee = ANI, valid: bool = True) -> dict[str, Any]:
    return {"employee_id": who.employee_id, "on": record["local_date"], "slot": record["slot"],
            "challenge_id": record["challenge_id"], "valid": valid}  # fmt: skip


def test_it_is_listed_with_why_and_how_far_and_not_where(town: World) -> None:
    record = doubtful(town)
    reply = phone(town, CITRA).call("GET", LIST)
    answer = reply.expect(200)
    assert (answer["since"], answer["until"]) == ("2026-11-10", "2026-11-23")
    (listed,) = answer["check_ins"]
    assert listed | {"counts_at": ""} == {
        "employee_id": "ani", "name": "Ani", "on": "2026-11-23", "slot": "arrival", "counts_at": "",
        "challenge_id": record["challenge_id"], "local_time": "07:10", "late_min": 0, "early_min": 0,
        "reasons": ["coarse_fix"], "why": ["The phone's position was too coarse."], "office_name": "Balai Kota Contoh",
        "distance_m": 0, "accuracy_m": 150, "photo": "known", "made_by": None, "age_days": 0, "undecided": False,
        "may_decide": True, "photo_by_case": False,
    }  # fmt: skip
    assert "106.04" not in reply.text


def test_why_is_told_in_indonesian_first(town: World) -> None:
    doubtful(town)
    citra = phone(town, CITRA)
    citra.language = "id"
    (listed,) = citra.call("GET", LIST).expect(200)["check_ins"]
    assert listed["why"] == ["Lokasi dari ponsel kurang teliti."]


def test_after_three_own_working_days_it_is_undecided_and_still_listed(town: World) -> None:
    doubtful(town)
    for day, undecided in ((26, False), (27, True)):
        town.clock.set(wib(8, on=date(2026, 11, day)))
        (listed,) = phone(town, CITRA).call("GET", LIST).expect(200)["check_ins"]
        assert listed["undecided"] is undecided


def test_many_are_decided_at_once_each_with_its_outcome(town: World) -> None:
    anis, budis = doubtful(town), doubtful(town, BUDI)
    items = [item(anis), item(budis, BUDI, valid=False), {**item(anis), "challenge_id": "0" * 32}]
    answer = phone(town, CITRA).call("POST", DECIDE, {"items": items, "reason": "tidak di tempat"}).expect(200)
    assert [(each["employee_id"], each["outcome"]) for each in answer["outcomes"]] == [
        ("ani", "valid"), ("budi", "invalid"), ("ani", "NOT_FOUND")
    ]  # fmt: skip
    assert phone(town, CITRA).call("GET", LIST).expect(200)["check_ins"] == []


def test_the_person_and_the_unit_see_it_at_once(town: World) -> None:
    for who, valid, state in ((ANI, True, "valid"), (BUDI, False, "invalid")):
        record = doubtful(town, who)
        assert record["state"] == "provisional"
        assert record["ruling"] is None
        body = {"items": [item(record, who, valid)], "reason": "sudah dilihat"}
        phone(town, CITRA).call("POST", DECIDE, body).expect(200)
        own = phone(town, who)
        today = own.today()["slots"][0]["check_in"]
        month = own.call("GET", "/me/attendance?month=2026-11").expect(200)["days"][22]["check_ins"][0]
        receipt = own.call("GET", "/check-ins/2026-11-23/arrival").expect(200)["record"]
        people = phone(town, FITRI).call("GET", "/units/umum/days/2026-11-23").expect(200)["people"]
        unit = next(each["check_ins"][0] for each in people if each["employee_id"] == who.employee_id)
        for seen in (today, month, receipt, unit):
            assert (seen["state"], seen["ruling"]["outcome"]) == (state, state)
            assert (seen["reasons"], seen["ruling"]["reason"]) == (["coarse_fix"], "sudah dilihat")
        assert "citra" not in str(today)


def test_no_reason_is_a_fault_of_the_body_where_one_is_not_valid(town: World) -> None:
    record = doubtful(town)
    with nothing_changed():
        reply = phone(town, CITRA).call("POST", DECIDE, {"items": [item(record, valid=False)]})
    assert faults(reply) == [("/reason", "REASON_NEEDED")]


def test_every_fault_of_the_query_and_body_is_named(town: World) -> None:
    citra = phone(town, CITRA)
    assert faults(citra.call("GET", f"{LIST}?since=2026-11-24")) == [("/query/since", "SINCE_LATE")]
    bad = {"employee_id": "ani", "on": "2026-02-30", "slot": "arrival", "challenge_id": "0" * 32, "valid": True}
    assert faults(citra.call("POST", DECIDE, {"items": [bad]})) == [("/items/0/on", "PATTERN")]
    assert problem(citra.call("POST", DECIDE, {"items": []}))[0] == 422


def test_a_city_admin_decides_again_with_a_reason(town: World) -> None:
    record = doubtful(town)
    phone(town, CITRA).call("POST", DECIDE, {"items": [item(record)]}).expect(200)
    outcomes = []
    for who, reason in ((CITRA, "ragu"), (EKO, None), (EKO, "foto orang lain")):
        body = {"items": [item(record, valid=reason is None)], **({"reason": reason} if reason else {})}
        outcomes += phone(town, who).call("POST", DECIDE, body).expect(200)["outcomes"]
    assert [each["outcome"] for each in outcomes] == ["ALREADY_RULED", "REASON_NEEDED", "invalid"]


def test_an_objection_over_http_is_decided_by_another(town: World) -> None:
    record = doubtful(town)
    body = {"items": [item(record, valid=False)], "reason": "salah foto"}
    phone(town, CITRA).call("POST", DECIDE, body).expect(200)
    asked = {"kind": "objection", "starts_on": "2026-11-23", "slot": "arrival", "reason": "saya hadir"}
    filed = phone(town, ANI).call("POST", "/me/requests", asked).expect(201)
    path = f"/units/umum/requests/{filed['request_id']}/decision"
    assert problem(phone(town, CITRA).call("POST", path, {"act": "approve"})) == (422, "DECIDE_OWN")
    assert phone(town, EKO).call("POST", path, {"act": "approve"}).expect(200)["state"] == "approved"
    assert phone(town, ANI).today()["slots"][0]["check_in"]["state"] == "valid"
