"""Attendance machines: registered and changed by a city admin, seen by operators; their maps of PINs whole or not."""

import pytest

from tests.cast import DEWI, EKO, ENDAH
from tests.routes.town import problem
from tests.world import World

BODY = {"name": "Pintu lobi", "office_id": "balai-kota", "ahead_s": 35}
PINS = "pin;nip;nama\n0017;CONTOH-001;Ani\n18;CONTOH-002;Budi\n"


def put(town: World, machine_id: str = "lobi", who=EKO, **changed: object):
    return town.phone(who, None).call("PUT", f"/machines/{machine_id}", {**BODY, **changed})


def put_pins(town: World, text: str, machine_id: str = "lobi"):
    headers = {"Content-Type": "text/csv"}
    return town.phone(EKO, None).call("PUT", f"/machines/{machine_id}/pins", None, headers, text.encode())


def listed(town: World):
    return town.phone(DEWI, None).call("GET", "/machines").expect(200)["machines"]


def test_a_machine_is_registered_changed_and_taken_out_of_use(town: World) -> None:
    made = put(town).expect(200)
    whole = {**BODY, "machine_id": "lobi", "in_use": True, "pins": 0}
    assert made == {**whole, "revision": 1}
    put(town, "aula", name="Aula").expect(200)
    put(town, revision=1, in_use=False).expect(200)
    assert [(each["machine_id"], each["in_use"], each["revision"]) for each in listed(town)] == [
        ("aula", True, 1), ("lobi", False, 2),
    ]  # fmt: skip


def test_what_another_admin_changed_meanwhile_is_not_written_over(town: World) -> None:
    put(town).expect(200)
    put(town, revision=1, who=ENDAH, name="Pintu utama").expect(200)
    assert problem(put(town, revision=1)) == (409, "CHANGED_MEANWHILE")
    assert problem(put(town, revision=0)) == (409, "CHANGED_MEANWHILE")
    assert put(town, revision=1, name="Pintu utama").expect(200)["revision"] == 2  # said again


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [({"office_id": "antah"}, "/office_id"), ({"ahead_s": 43_201}, "/ahead_s"), ({"name": " "}, "/name")],
)
def test_a_wrong_field_is_named(town: World, changed: dict[str, object], pointer: str) -> None:
    answer = put(town, **changed)
    assert [each["pointer"] for each in answer.expect(422)["errors"]] == [pointer]
    assert listed(town) == []


def test_a_map_replaces_the_one_before_whole(town: World) -> None:
    put(town).expect(200)
    assert put_pins(town, PINS).expect(200)["pins"] == 2
    assert put_pins(town, PINS).expect(200)["revision"] == 2  # said again
    assert put_pins(town, "pin,number\n19,CONTOH-002\n").expect(200)["pins"] == 1
    assert town.services.machines.pins("lobi").employee_ids == {"19": "budi"}


def test_a_faulty_map_changes_nothing_and_is_told_by_row(town: World) -> None:
    put(town).expect(200)
    answer = put_pins(town, "pin;nip\n17;CONTOH-001\n17;CONTOH-002\n18;ANTAH-1\n")
    assert [(each["pointer"], each["code"]) for each in answer.expect(422)["errors"]] == [
        ("/rows/3/pin", "PIN_REPEATED"), ("/rows/4/number", "PIN_NUMBER_UNKNOWN"),
    ]  # fmt: skip
    too_long = put_pins(town, f"pin;nip\n17;{'9' * 3_000}\n").expect(422)["errors"]  # no key of a table may be so long
    assert [each["code"] for each in too_long] == ["PIN_NUMBER_UNKNOWN"]
    assert listed(town)[0]["pins"] == 0
    assert problem(put_pins(town, PINS, "gudang")) == (404, "NOT_FOUND")
