"""A machine's map of PINs: all of the file or nothing, each fault by its row."""

from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.machine_pins import numbers_of, read_pins

PEOPLE = {"CONTOH-001": "ani", "CONTOH-002": "budi"}


def test_pins_lead_to_people_two_fingers_to_one() -> None:
    text = read_csv(b"PIN;NIP;Nama\n0017;contoh-001;Ani\n18;CONTOH-001;\n19;CONTOH-002;Budi\n", 100)
    assert numbers_of(text) == ["CONTOH-001", "CONTOH-002"]
    assert read_pins(text, PEOPLE).employee_ids == {"17": "ani", "18": "ani", "19": "budi"}


def test_one_fault_and_nothing_is_taken() -> None:
    text = read_csv(b"pin,number\n17,CONTOH-001\n017,CONTOH-002\n?,CONTOH-002\n20,CONTOH-999\n", 100)
    found = read_pins(text, PEOPLE)
    assert [(each.pointer, each.code) for each in found.faults] == [
        ("/rows/3/pin", "PIN_REPEATED"), ("/rows/4/pin", "PIN_INVALID"), ("/rows/5/number", "PIN_NUMBER_UNKNOWN"),
    ]  # fmt: skip
    assert found.employee_ids == {}
