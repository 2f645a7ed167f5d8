"""Units and people as CSV, small enough for one request."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.import_people import MAX_ROWS
from tests.cast import EKO
from tests.world import World
from tools.phone import Phone

CSV = {"Content-Type": "text/csv"}
HEADER = "nip,nama,unit,kantor,pola,atasan\n"
TWO = HEADER + "UJI-100,Hadi,umum,balai-kota,lima-hari,UJI-101\nUJI-101,Indah,umum,balai-kota,roster,\n"


def send(phone: Phone, path: str, text: str) -> Any:
    return phone.call("POST", path, raw=text.encode(), headers=CSV)


def test_people_are_added_supervisors_first(world: World) -> None:
    report = send(world.phone(EKO), "/employees/imports", TWO).expect(200)
    assert (report["new"], report["known"]) == (2, 0)
    found = {each.name: each for each in world.services.staff.members("umum")}
    assert found["Hadi"].assignments[0].supervisor_id == found["Indah"].employee_id
    assert found["Indah"].assignments[0].pattern_id is None


def test_a_dry_run_adds_nobody(world: World) -> None:
    before = world.services.staff.members("umum")
    assert send(world.phone(EKO), "/employees/imports?dry_run=true", TWO).expect(200)["new"] == 2
    assert world.services.staff.members("umum") == before


def test_the_same_file_again_adds_nobody(world: World) -> None:
    eko = world.phone(EKO)
    send(eko, "/employees/imports", TWO).expect(200)
    again = send(eko, "/employees/imports", TWO).expect(200)
    assert (again["new"], again["known"]) == (0, 2)


def test_a_file_half_done_is_finished_by_sending_it_again(world: World) -> None:
    eko = world.phone(EKO)
    send(eko, "/employees/imports", HEADER + "UJI-101,Indah,umum,balai-kota,roster,\n").expect(200)
    rest = send(eko, "/employees/imports", TWO).expect(200)
    assert (rest["new"], rest["known"]) == (1, 1)


def test_one_bad_row_stops_the_whole_file(world: World) -> None:
    before = world.services.staff.members("umum")
    reply = send(world.phone(EKO), "/employees/imports", TWO + "UJI-102,Joko,antah,balai-kota,lima-hari,\n")
    assert reply.status == 422
    assert [(each["pointer"], each["code"]) for each in reply.json["errors"]] == [("/rows/4/unit_id", "UNIT_UNKNOWN")]
    assert world.services.staff.members("umum") == before


def test_a_dry_run_tells_what_the_real_run_would_and_neither_adds_half_a_file(world: World) -> None:
    """An office that no unit uses is found in the reading, not after the rows above it are added."""
    offices = world.services.city.fresh(world.clock.now).offices
    world.publish("offices", {**offices, "gudang": replace(offices["balai-kota"], office_id="gudang")})
    before = world.services.staff.members("umum")
    text = TWO + "UJI-102,Joko,umum,gudang,lima-hari,\n"
    for query in ("?dry_run=true", ""):
        reply = send(world.phone(EKO), f"/employees/imports{query}", text)
        found = [(each["pointer"], each["code"]) for each in reply.json["errors"]]
        assert (reply.status, found) == (422, [("/rows/4/office_ids", "OFFICE_UNUSED")])
    assert world.services.staff.members("umum") == before


def test_the_city_may_change_while_a_file_is_added(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was judged sound is added whole."""
    real, saved = world.services.staff.save, []

    def save(*given: Any, **named: Any) -> Any:
        if not saved:
            units = world.services.city.fresh(world.clock.now).units
            world.publish("units", {each: replace(unit, office_ids=()) for each, unit in units.items()})
        saved.append(real(*given, **named))
        return saved[-1]

    monkeypatch.setattr(world.services.staff, "save", save)
    assert send(world.phone(EKO, None), "/employees/imports", TWO).expect(200)["new"] == 2


def test_the_trail_tells_which_file_of_people_it_was_and_how_much_it_did(world: World) -> None:
    eko = world.phone(EKO)
    send(eko, "/employees/imports?dry_run=true", TWO).expect(200)
    send(eko, "/employees/imports", HEADER + "UJI-101,Indah,umum,balai-kota,roster,\n").expect(200)
    send(eko, "/employees/imports", TWO).expect(200)
    send(eko, "/employees/imports", TWO).expect(200)
    day = local_date(world.clock.now, "Asia/Jakarta")
    entries = eko.call("GET", f"/audit/days/CITY/{day}").expect(200)["entries"]
    told = [each for each in entries if each["action"] == "people_imported"]
    assert [(each["facts"]["new"], each["facts"]["known"]) for each in told] == [(1, 0), (1, 1)]
    assert told[1]["facts"]["sha256"] == hashlib.sha256(TWO.encode()).hexdigest()
    assert "Indah" not in str(entries)


def test_a_file_is_as_long_as_one_request_can_add(world: World) -> None:
    rows = [f"UJI-{each},Orang,umum,balai-kota,roster,\n" for each in range(1_000, 1_001 + MAX_ROWS)]
    eko = world.phone(EKO)
    assert send(eko, "/employees/imports?dry_run=true", HEADER + "".join(rows[1:])).expect(200)["new"] == MAX_ROWS
    reply = send(eko, "/employees/imports?dry_run=true", HEADER + "".join(rows))
    assert [each["code"] for each in reply.json["errors"]] == ["TOO_MANY_ROWS"]


def test_units_come_as_csv_and_keep_their_offices(world: World) -> None:
    eko = world.phone(EKO)
    text = "unit,nama,induk\numum,Bagian Umum dan Protokol,setda\ntu,Tata Usaha,umum\n"
    assert send(eko, "/units/imports", text).expect(200) == {"added": 1, "changed": 1}
    unit = world.services.city.fresh(world.clock.now).units["umum"]
    assert (unit.name, unit.office_ids) == ("Bagian Umum dan Protokol", ("balai-kota",))
