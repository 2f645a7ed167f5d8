"""Requests over HTTP: asked for, read, returned, decided; each problem of their bodies."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.proof.base64url import encode
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, wib
from tests.jpegs import selfie
from tests.routes.town import BuiltTown, built_town, faults, nothing_changed, problem
from tests.world import World
from tools.phone import Phone

PDF = b"%PDF-1.7\n" + bytes(300)
LEAVE = {"kind": "leave", "leave": "annual", "starts_on": "2026-12-07", "ends_on": "2026-12-08", "reason": "keluarga"}
PERMISSION = {"kind": "permission", "starts_on": "2026-12-07", "reason": "keluarga"}
ORDER = {"kind": "duty", "starts_on": "2026-12-09", "order_no": "800/12", "reason": "rapat", "due": ["arrival"]}


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town:
        yield town


def hand(town: World, who: Any) -> Phone:
    return town.phone(who, enrolled=None)


def ask(phone: Phone, body: dict[str, Any]) -> Any:
    return phone.call("POST", "/me/requests", body).expect(201)


def decide(phone: Phone, request: Any, act: str = "approve", reason: str | None = None) -> Any:
    path = f"/units/{request['unit_id']}/requests/{request['request_id']}/decision"
    return phone.call("POST", path, {"act": act, "reason": reason})


def posted(town: World, phone: Phone, content: bytes = PDF, kind: str = "doctor") -> dict[str, str]:
    given = phone.call("POST", "/me/attachments", {"content_type": "application/pdf"}).expect(201)
    town.s3.put_object(Bucket="presensi-contoh-test-selfies", Key=given["upload"]["fields"]["key"], Body=content)
    digest = encode(hashlib.sha256(content).digest())
    return {"attachment_id": given["attachment_id"], "kind": kind, "sha256": digest}


def test_a_leave_from_the_question_to_the_profile(town: World) -> None:
    ani, citra, eko = (hand(town, each) for each in (ANI, CITRA, EKO))
    asked = ask(ani, LEAVE)
    assert (asked["state"], asked["waits_for"], asked["days"]) == ("waiting", "superior", {"2026": 2})
    assert ani.call("GET", "/me/leave").expect(200)["left_days"] == 10
    assert hand(town, DEWI).call("GET", "/employees/ani/leave?year=2026").expect(200)["waiting_days"] == 2
    (waits,) = citra.call("GET", "/units/umum/requests?which=mine").expect(200)["requests"]
    assert (waits["request_id"], waits["name"], waits["leave"]) == (asked["request_id"], "Ani", "annual")
    assert decide(citra, asked).expect(200)["waits_for"] == "head"
    assert decide(eko, asked).expect(200)["state"] == "approved"
    read = ani.call("GET", f"/me/requests/{asked['request_id']}").expect(200)
    assert [(each["act"], each["by_name"]) for each in read["steps"]] == [
        ("filed", "Ani"), ("approved", "Citra"), ("approved", "Eko"),
    ]  # fmt: skip
    stored = town.services.staff.employee("ani")
    assert stored
    assert [each.request_id for each in stored.excuses] == [asked["request_id"]]
    assert problem(decide(citra, asked, "reject", "batal")) == (409, "REQUEST_DECIDED")


def test_a_leave_whose_days_are_gone_is_not_approved_and_the_answer_names_those_left(town: World) -> None:
    asked = ask(hand(town, ANI), LEAVE)
    decide(hand(town, CITRA), asked).expect(200)
    balance = {"leave_left_days": 1, "leave_carried_days": 0, "unexcused_days": 0, "late_min": 0, "early_min": None,
               "source_document": "Rekap 800/123/2026", "revision": 0}  # fmt: skip
    eko = hand(town, EKO)
    eko.call("PUT", "/employees/ani/balances/2026", balance).expect(200)
    with nothing_changed():
        told = decide(eko, asked)
        body = {"act": "approve", "request_ids": [asked["request_id"]]}
        (many,) = eko.call("POST", "/units/umum/requests/decisions", body).expect(200)["results"]
    assert problem(told) == (422, "LEAVE_SPENT")
    assert {name: told.json[name] for name in ("year", "left_days", "wanted_days")} == {
        "year": 2026, "left_days": 1, "wanted_days": 2,
    }  # fmt: skip
    assert (many["code"], "1 working days" in many["detail"]) == ("LEAVE_SPENT", True)


def test_a_correction_over_a_check_in_made_since_is_refused_and_names_it(town: World) -> None:
    missed = {"kind": "correction", "starts_on": "2026-11-23", "ends_on": "2026-11-23", "reason": "sinyal hilang",
              "slot": "arrival", "counts_at": "2026-11-23T07:05:00+07:00"}  # fmt: skip
    asked = ask(hand(town, ANI), missed)
    assert (asked["record"], asked["send_again_by"]) == (None, None)
    town.check_in(town.phone(ANI)).expect(201)
    citra = hand(town, CITRA)
    (listed,) = citra.call("GET", "/units/umum/requests").expect(200)["requests"]
    assert listed["record"] == {"counts_at": "2026-11-23T00:10:00Z", "state": "valid"}
    with nothing_changed():
        told = decide(citra, asked)
    assert problem(told) == (422, "CHECKED_IN_SINCE")
    assert {name: told.json[name] for name in ("slot", "local_time", "state")} == {
        "slot": "arrival", "local_time": "07:10", "state": "valid",
    }  # fmt: skip
    returned = decide(citra, asked, "return", "sudah tercatat").expect(200)
    assert (returned["state"], returned["send_again_by"]) == ("returned", "2026-12-23")


def test_an_operator_is_not_told_which_leave_it_is(town: World) -> None:
    ask(hand(town, ANI), LEAVE)
    (seen,) = hand(town, DEWI).call("GET", "/units/umum/requests").expect(200)["requests"]
    assert (seen["kind"], seen["starts_on"], seen["is_whole"]) == ("leave", "2026-12-07", False)
    assert (seen["leave"], seen["reason"], seen["attachments"], seen["days"]) == (None, None, [], {})


def test_a_refused_try_becomes_a_correction_in_one_call(town: World) -> None:
    ani = town.phone(ANI)
    away = ani.check_in("arrival", (106.05, -6.02), selfie(1), 8.0)
    assert problem(away) == (422, "OUTSIDE_GEOFENCE")
    (tried,) = ani.call("GET", "/me/attempts?date=2026-11-23").expect(200)["attempts"]
    body = {"kind": "correction", "starts_on": "2026-11-23", "attempt_id": tried["attempt_id"], "reason": "GPS meleset"}
    asked = ask(ani, body)
    assert asked["slot"] == "arrival"
    told = town.phone(CITRA, None).call("GET", "/units/umum/requests").expect(200)["requests"][0]["attempt_facts"]
    assert {name: told.get(name) for name in ("code", "limit_m", "accuracy_m", "office_name", "at")} == {
        "code": "OUTSIDE_GEOFENCE", "limit_m": 150, "accuracy_m": 8, "office_name": "Balai Kota Contoh",
        "at": wib(7, 10).isoformat(),
    }  # fmt: skip
    assert told["distance_m"] > 150 and not {"position", "coordinates"} & told.keys()
    assert decide(hand(town, CITRA), asked).expect(200)["state"] == "approved"
    (ruling,) = town.services.attendance.rulings("umum", town.clock.now.date())
    assert ruling.counts_at == wib(7, 10)


def test_what_is_returned_is_changed_and_sent_again(town: World) -> None:
    ani, citra = hand(town, ANI), hand(town, CITRA)
    asked = ask(ani, LEAVE)
    assert faults(decide(citra, asked, "return")) == [("/reason", "REQUIRED")]
    assert decide(citra, asked, "return", "tanggal bentrok").expect(200)["state"] == "returned"
    path = f"/me/requests/{asked['request_id']}"
    changed = ani.call("PUT", path, {**LEAVE, "ends_on": "2026-12-07"}).expect(200)
    assert (changed["state"], changed["days"], changed["steps"][-1]["act"]) == ("waiting", {"2026": 1}, "changed")
    assert ani.call("PUT", path, {**LEAVE, "ends_on": "2026-12-07"}).expect(200) == changed
    assert problem(ani.call("PUT", path, LEAVE)) == (409, "REQUEST_DECIDED")
    for _ in range(2):
        ani.call("DELETE", path).expect(204)
    assert problem(decide(citra, asked)) == (409, "REQUEST_DECIDED")


def test_a_kept_paper_is_named_again_by_its_own_hash(town: World) -> None:
    ani, citra = hand(town, ANI), hand(town, CITRA)
    sent = posted(town, ani, kind="letter")
    asked = ask(ani, {**LEAVE, "attachments": [sent]})
    (kept,) = asked["attachments"]
    assert {name: kept[name] for name in sent} == sent
    decide(citra, asked, "return", "surat yang mana?").expect(200)
    path = f"/me/requests/{asked['request_id']}"
    again = {**LEAVE, "reason": "surat terlampir", "attachments": [{**sent, "kind": "other"}]}
    with nothing_changed():
        refused = ani.call("PUT", path, {**again, "attachments": [{**sent, "sha256": "A" * 43}]})
    assert faults(refused) == [("/attachments/0", "ATTACHMENT_DIFFERS")]
    assert ani.call("PUT", path, again).expect(200)["attachments"] == [{**kept, "kind": "other"}]


def test_papers_are_looked_at_kept_and_shown_to_deciders_alone(town: World) -> None:
    ani = hand(town, ANI)
    ill = {**LEAVE, "leave": "sick"}
    assert faults(ani.call("POST", "/me/requests", ill)) == [("/attachments", "DOCTOR_NEEDED")]
    html = posted(town, ani, b"<html>" + bytes(300))
    with nothing_changed():
        told = ani.call("POST", "/me/requests", {**ill, "attachments": [html]})
    assert ("/attachments/0", "ATTACHMENT_TYPE") in faults(told)
    asked = ask(ani, {**ill, "attachments": [posted(town, ani)]})
    (paper,) = asked["attachments"]
    assert (paper["number"], paper["content_type"], paper["size_bytes"]) == (1, "application/pdf", len(PDF))
    own = ani.call("GET", f"/me/requests/{asked['request_id']}/attachments/1").expect(200)
    theirs = f"/units/umum/requests/{asked['request_id']}/attachments"
    seen = hand(town, CITRA).call("GET", f"{theirs}/1").expect(200)
    for link in (own, seen):
        assert "response-content-disposition=attachment" in link["url"]
        assert "X-Amz-Expires=60" in link["url"]
    for number in ("0", "2", "x", "11"):
        assert problem(hand(town, CITRA).call("GET", f"{theirs}/{number}")) == (404, "NOT_FOUND")


def test_many_are_decided_at_once_and_each_answered(town: World) -> None:
    asked = [ask(hand(town, each), PERMISSION)["request_id"] for each in (ANI, BUDI, CITRA)]
    body = {"act": "approve", "request_ids": asked}
    found = hand(town, CITRA).call("POST", "/units/umum/requests/decisions", body).expect(200)["results"]
    assert [(each["state"], each["code"]) for each in found] == [
        ("approved", None), ("approved", None), (None, "DECIDE_OWN"),
    ]  # fmt: skip


def test_a_late_one_is_filed_by_the_operator_with_the_reason(town: World) -> None:
    late = {**PERMISSION, "starts_on": "2026-11-16"}
    assert faults(hand(town, ANI).call("POST", "/me/requests", late)) == [("/starts_on", "REQUEST_TOO_LATE")]
    dewi = hand(town, DEWI)
    assert faults(dewi.call("POST", "/employees/ani/requests", late)) == [("/late_reason", "LATE_REASON_NEEDED")]
    filed = dewi.call("POST", "/employees/ani/requests", {**late, "late_reason": "dirawat"}).expect(201)
    assert (filed["filed_by"], filed["employee_id"]) == ("dewi", "ani")
    assert problem(dewi.call("POST", "/employees/dewi/requests", late)) == (422, "DECIDE_OWN")


CENTER = [106.05, -6.02]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ({}, []),  # anywhere
        ({"office_id": "balai-kota"}, []),
        ({"center": CENTER, "radius_m": 50, "name": "Balai"}, []),
        ({"office_id": "antah"}, [("/place/office_id", "OFFICE_UNKNOWN")]),
        ({"center": CENTER, "name": "Balai"}, [("/place/radius_m", "RADIUS_RANGE")]),
        ({"radius_m": 50, "name": "Balai Kota"}, [("/place/center", "PLACE_MISSING")]),  # reads like a fence, is none
        ({"office_id": "balai-kota", "radius_m": 500}, [("/place/center", "PLACE_MISSING")]),
        ({"center": CENTER, "radius_m": 19, "name": "Balai"}, [("/place/radius_m", "RADIUS_RANGE")]),
        ({"center": [106.05, -91], "radius_m": 50, "name": "Balai"}, [("/place/center/1", "LATITUDE_RANGE")]),
    ],
)
def test_an_order_names_an_office_a_circle_or_anywhere(town: World, place: Any, found: list[tuple[str, str]]) -> None:
    reply = hand(town, ANI).call("POST", "/me/requests", {**ORDER, "place": place})
    if found:
        assert faults(reply) == found
    else:
        assert reply.expect(201)["due"] == ["arrival"]


def test_an_orders_place_is_told_by_the_citys_own_name_for_it(town: World) -> None:
    """Not by what whoever files it would have the decider read."""
    place = {"office_id": "balai-kota", "name": "Rumah saya"}
    filed = hand(town, ANI).call("POST", "/me/requests", {**ORDER, "place": place}).expect(201)
    (seen,) = hand(town, CITRA).call("GET", "/units/umum/requests").expect(200)["requests"]
    assert seen["place"] == filed["place"]
    assert (seen["place"]["office_id"], seen["place"]["name"]) == ("balai-kota", "Balai Kota Contoh")


CORRECTION = {"kind": "correction", "slot": "arrival", "starts_on": "2026-11-23", "reason": "lupa"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({**LEAVE, "kind": "cuti"}, ("/kind", "ENUM")),
        ({**LEAVE, "starts_on": "2026-02-30"}, ("/starts_on", "PATTERN")),
        ({**LEAVE, "ends_on": "2026-12-06"}, ("/ends_on", "ENDS_BEFORE_START")),
        ({**LEAVE, "reason": "\u202ex"}, ("/reason", "TEXT_INVALID")),
        ({**LEAVE, "reason": ""}, ("/reason", "TEXT_INVALID")),
        ({**ORDER, "due": ["arrival", "arrival"], "place": {}}, ("/due", "INVALID")),
        ({**ORDER, "due": ["event"], "place": {}}, ("/due/0", "SLOT_UNKNOWN")),
        ({**PERMISSION, "arrive_by_min": 2_881}, ("/arrive_by_min", "RANGE")),
        ({**CORRECTION, "counts_at": "2026-11-23T07:05:00"}, ("/counts_at", "PATTERN")),
        ({**CORRECTION, "counts_at": "9999-12-31T23:59:59-14:00"}, ("/counts_at", "PARAM_RANGE")),
        ({**CORRECTION, "counts_at": "0001-01-01T00:00:00+14:00"}, ("/counts_at", "PARAM_RANGE")),
        ({**LEAVE, "attachments": [{"attachment_id": "../a.pdf", "kind": "letter", "sha256": "A" * 43}]},
         ("/attachments/0/attachment_id", "PATTERN")),
    ],
)  # fmt: skip
def test_bad_input_names_the_field_and_changes_nothing(town: World, body: Any, found: tuple[str, str]) -> None:
    with nothing_changed():
        reply = hand(town, ANI).call("POST", "/me/requests", body)
    assert reply.status == 422
    assert found in faults(reply)


def test_an_empty_reason_is_called_empty_and_one_that_hides_something_is_to_be_retyped(town: World) -> None:
    replies = [hand(town, ANI).call("POST", "/me/requests", {**LEAVE, "reason": each}) for each in (" ", "\u202ex")]
    empty, hidden = (each.json["errors"][0]["detail"] for each in replies)
    assert "still empty" in empty and "Retype" in hidden


@pytest.mark.parametrize("year", ["2019", "2099", "abc", "-1"])
def test_a_year_of_leave_is_one_of_ours(town: World, year: str) -> None:
    assert hand(town, ANI).call("GET", f"/me/leave?year={year}").status == 422
