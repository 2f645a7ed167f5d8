"""Kode kantor: proposed by an operator, decided by an admin, shown where it is put up."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.office_code import OfficeCode, OfficeCodeKind
from chalicelib.rules.office_code import digits_of
from tests import cast
from tests.cast import ANI, BUDI, CITRA, DEWI, EKO, ENDAH, GANI, MONDAY, wib
from tests.jpegs import selfie
from tests.routes.town import faults, nothing_changed, problem, stored
from tests.world import World
from tools.phone import Reply

BODY = {"kind": "screen", "starts_on": "2026-11-23", "ends_on": "2026-11-27"}
SCREEN = OfficeCode("layar", "umum", OfficeCodeKind.SCREEN, MONDAY, MONDAY, ("umum",), 7)
HALL = {"office_id": "balai-kota", "name": cast.CITY.offices["balai-kota"].name}
HERE = (cast.HALL.longitude, cast.HALL.latitude)


def ask(town: World, who: Any = DEWI, unit_id: str = "umum", code_id: str = "layar", **changed: str) -> Reply:
    return town.phone(who, None).call("PUT", f"/units/{unit_id}/office-codes/{code_id}", {**BODY, **changed})


def decide(town: World, proposal_id: str, who: Any = ENDAH) -> Reply:
    return town.phone(who, None).call("POST", f"/proposals/{proposal_id}/decision", {"approve": True})


def declared(town: World, who: Any = DEWI, **changed: str) -> None:
    decide(town, ask(town, who, **changed).expect(202)["proposal_id"]).expect(200)


def listed(town: World, who: Any = DEWI, unit_id: str = "umum") -> Any:
    return town.phone(who, None).call("GET", f"/units/{unit_id}/office-codes").expect(200)["codes"]


def books() -> set[str]:
    """Every page of the city's books, and what names them."""
    return {key for key in stored() if "-city/" in key}


def shown(town: World, who: Any = DEWI, unit_id: str = "umum", code_id: str = "layar") -> Any:
    return town.phone(who, None).call("GET", f"/units/{unit_id}/office-codes/{code_id}").expect(200)


def send(town: World, code: str | None = None, position: Any = HERE, who: Any = ANI) -> Reply:
    phone = town.phone(who)
    asked, jpeg = phone.ask_challenge("arrival").expect(201), selfie(1)
    phone.upload(asked["upload"], jpeg)
    return phone.submit(phone.body(asked["challenge"], position, jpeg, office_code=code))


def test_an_operator_proposes_and_an_admin_decides(town: World) -> None:
    proposal = ask(town).expect(202)
    assert (proposal["state"], listed(town)) == ("waiting", [])
    assert proposal["summary"] == {
        "office_code": "layar", "name": "Bagian Umum", "code_unit": "umum", "starts_on": "2026-11-23",
        "ends_on": "2026-11-27",
    }  # fmt: skip
    (change,) = town.phone(ENDAH, None).call("GET", f"/proposals/{proposal['proposal_id']}").expect(200)["changes"]
    assert (change["path"], change["old"], change["new"]["unit_ids"]) == ("/office_codes/layar", None, ["umum"])
    decide(town, proposal["proposal_id"]).expect(200)
    assert listed(town) == [{"code_id": "layar", "unit_id": "umum", **BODY, "unit_ids": ["umum"]}]
    actions = [each.entry.action for each in town.services.audit.entries(f"CITY#{MONDAY}")]
    assert actions[-2:] == ["proposed", "calendar_published"]


def test_it_holds_for_every_part_and_is_read_there(town: World) -> None:
    decide(town, ask(town, EKO, "setda").expect(202)["proposal_id"]).expect(200)
    assert listed(town, CITRA)[0]["unit_ids"] == ["setda", "umum"]
    assert shown(town, CITRA)["shown"][0]["digits"] == shown(town, EKO, "setda")["shown"][0]["digits"]


def test_of_one_operator_and_unit_one_proposal_waits(town: World) -> None:
    first, second = ask(town).expect(202), ask(town, code_id="lain").expect(202)
    assert problem(decide(town, first["proposal_id"])) == (409, "PROPOSAL_DECIDED")
    decide(town, second["proposal_id"]).expect(200)


def test_however_often_one_proposes_no_calendar_is_left_behind(town: World) -> None:
    before = books()
    for at in range(3):
        last = ask(town, code_id=f"layar-{at}").expect(202)
    assert books() == before
    declined = {"approve": False, "reason": "tidak perlu"}
    town.phone(ENDAH, None).call("POST", f"/proposals/{last['proposal_id']}/decision", declined).expect(200)
    assert books() == before
    (change,) = town.phone(ENDAH, None).call("GET", f"/proposals/{last['proposal_id']}").expect(200)["changes"]
    assert change["path"] == "/office_codes/layar-2"
    declared(town)
    assert len(books() - before) == 2  # the calendar that was published, and its version


def test_faults_name_the_field(town: World) -> None:
    with nothing_changed():
        found = faults(ask(town, starts_on="2026-11-22", ends_on="2026-12-31"))
        assert [pointer for pointer, _ in faults(ask(town, kind="koran"))] == ["/kind"]
    assert found == [("/starts_on", "OFFICE_CODE_STARTS"), ("/ends_on", "OFFICE_CODE_ENDS")]


def test_nobody_takes_another_units_id_or_unit(town: World) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(replace(SCREEN, unit_id="puskesmas"),)))
    with nothing_changed():
        assert problem(ask(town)) == (404, "NOT_FOUND")
        assert problem(ask(town, unit_id="puskesmas")) == (404, "NOT_FOUND")
        assert problem(town.phone(DEWI, None).call("DELETE", "/units/umum/office-codes/layar")) == (404, "NOT_FOUND")


def test_withdrawn_by_a_proposal_nobody_types_it_and_declared_anew_it_has_other_codes(town: World) -> None:
    declared(town)
    before = shown(town)["shown"][0]["digits"]
    gone = town.phone(DEWI, None).call("DELETE", "/units/umum/office-codes/layar").expect(202)
    decide(town, gone["proposal_id"]).expect(200)
    assert listed(town) == []
    town.clock.forward(seconds=61)
    send(town).expect(201)
    declared(town)
    town.clock.forward(seconds=-61)
    assert shown(town)["shown"][0]["digits"] != before


def test_a_longer_span_keeps_its_codes(town: World) -> None:
    declared(town)
    before = shown(town)["shown"]
    declared(town, ends_on="2026-11-30")
    town.services.city.fresh(town.clock.now)
    assert shown(town)["shown"] == before


def test_a_screen_is_shown_the_current_code_and_two_more(town: World) -> None:
    town.clock.set(wib(7, 5, 30))
    declared(town)
    found = shown(town)
    assert (found["unit_name"], found["server_time"]) == ("Bagian Umum", "2026-11-23T00:05:30Z")
    assert [(each["from_at"], each["until_at"]) for each in found["shown"]] == [
        (f"2026-11-23T00:0{at}:00Z", f"2026-11-23T00:0{at + 1}:00Z") for at in (5, 6, 7)
    ]


def test_each_office_is_shown_digits_of_its_own(town: World) -> None:
    declared(town)
    hall = shown(town)
    assert (hall["office"], hall["offices"]) == (HALL, [HALL])
    path = "/units/umum/office-codes/layar?office_id="
    clinic = town.phone(DEWI, None).call("GET", f"{path}puskesmas").expect(200)
    assert clinic["office"]["office_id"] == "puskesmas"
    assert clinic["shown"][0]["digits"] != hall["shown"][0]["digits"]
    assert problem(town.phone(DEWI, None).call("GET", f"{path}antah")) == (404, "NOT_FOUND")


def test_a_unit_that_works_nowhere_is_shown_no_digits(town: World) -> None:
    town.publish("units", {**cast.UNITS, "umum": replace(cast.UNITS["umum"], office_ids=())})
    declared(town)
    assert (shown(town)["office"], shown(town)["shown"]) == (None, [])


def test_a_paper_is_shown_every_date_from_today_on(town: World) -> None:
    declared(town, kind="paper", starts_on="2026-11-25")
    found = shown(town)["shown"]
    assert [each["on"] for each in found] == ["2026-11-25", "2026-11-26", "2026-11-27"]
    assert len({each["digits"] for each in found}) == 3


def test_what_is_over_is_shown_through_the_night_and_then_unknown(town: World) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(SCREEN,)))
    town.clock.forward(days=1)
    assert (listed(town), len(shown(town)["shown"])) == ([], 3)
    town.clock.forward(days=1)
    assert problem(town.phone(DEWI, None).call("GET", "/units/umum/office-codes/layar")) == (404, "NOT_FOUND")


@pytest.mark.parametrize("who", [GANI, BUDI])
def test_whoever_it_does_not_concern_learns_nothing(town: World, who: Any) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(SCREEN,)))
    answer = town.phone(who, None).call("GET", "/units/umum/office-codes/layar")
    assert problem(answer) == (403, "ROLE_MISSING")


def test_checking_in_with_it_and_without_position(town: World) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(SCREEN,)))
    period = int(town.clock.now.timestamp()) // 60
    digits = digits_of(SCREEN, "balai-kota", period, town.services.secrets.pepper())
    wrong = send(town, f"{(int(digits) + 1) % 10**6:06}")
    assert problem(wrong) == (422, "OFFICE_CODE_WRONG")
    assert faults(wrong) == [("/office_code", "OFFICE_CODE_WRONG")]
    assert digits not in wrong.text
    assert faults(send(town)) == [("/office_code", "OFFICE_CODE_NEEDED")]
    made = send(town, f"{digits[:3]} {digits[3:]}").expect(201)["record"]
    assert (made["state"], made["reasons"], made["distance_m"]) == ("valid", [], 0)
    vouched = send(town, digits, None, BUDI).expect(201)["record"]
    assert (vouched["state"], vouched["reasons"], vouched["distance_m"]) == ("provisional", ["voucher"], None)


def test_a_voucher_is_read_by_the_person_and_by_who_decides(town: World) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, office_codes=(SCREEN,)))
    digits = digits_of(SCREEN, "balai-kota", int(town.clock.now.timestamp()) // 60, town.services.secrets.pepper())
    recorded = send(town, digits, None).expect(201)["record"]
    today = town.phone(ANI).today()
    assert today["slots"][0]["office_code"] == "screen"
    assert today["slots"][0]["check_in"]["distance_m"] is None
    (waiting,) = town.phone(CITRA, None).call("GET", "/units/umum/provisional").expect(200)["check_ins"]
    assert (waiting["distance_m"], waiting["accuracy_m"], waiting["reasons"]) == (None, None, ["voucher"])
    assert waiting["why"] == ["Without a position: the phone found none, and the office's code was typed instead."]
    again = town.phone(ANI, None).call("GET", "/check-ins/2026-11-23/arrival").expect(200)["record"]
    assert again["challenge_id"] == recorded["challenge_id"]
    ruling = {"employee_id": "ani", "on": "2026-11-23", "slot": "arrival", "challenge_id": recorded["challenge_id"]}
    body = {"items": [{**ruling, "valid": True}], "reason": "memang hadir"}
    town.phone(CITRA, None).call("POST", "/units/umum/provisional/decisions", body).expect(200)
    assert town.phone(ANI).today()["slots"][0]["check_in"]["state"] == "valid"


@pytest.mark.parametrize("text", ["12345", "1234567", "12 3456", "abcdef", "１２３４５６", ""])
def test_what_is_no_code_is_told_at_its_field(town: World, text: str) -> None:
    assert faults(send(town, text)) == [("/office_code", "OFFICE_CODE_FORMAT")]
