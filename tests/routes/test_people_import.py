"""Units and people as CSV, small enough for one request."""

from typing import Any

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


def test_units_come_as_csv_and_keep_their_offices(world: World) -> None:
    eko = world.phone(EKO)
    text = "unit,nama,induk\numum,Bagian Umum dan Protokol,setda\ntu,Tata Usaha,umum\n"
    assert send(eko, "/units/imports", text).expect(200) == {"added": 1, "changed": 1}
    unit = world.services.city.fresh(world.clock.now).units["umum"]
    assert (unit.name, unit.office_ids) == ("Bagian Umum dan Protokol", ("balai-kota",))
