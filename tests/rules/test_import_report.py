"""What an imported file is told: in two languages, with the fix, and as docs/imports.md says."""

from pathlib import Path

import pytest

from chalicelib.rules import (
    allowance_base,
    balance,
    balance_texts,
    base_texts,
    csv_columns,
    csv_text,
    employee_number,
    machine_texts,
    office_texts,
    people_texts,
    plain_text,
    roster_texts,
    row_person,
    survey,
    unit_texts,
)
from chalicelib.rules.import_report import fault, in_row_order, warning

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "imports.md").read_text(encoding="utf-8")
TABLES = (
    *(office_texts.FAULTS, office_texts.WARNINGS, people_texts.FAULTS, people_texts.WARNINGS),
    *(unit_texts.TEXTS, employee_number.TEXTS),
    *(roster_texts.FAULTS, row_person.FAULTS, row_person.WARNINGS, balance_texts.FAULTS, balance.TEXTS),
    *(base_texts.FAULTS, base_texts.WARNINGS, allowance_base.TEXTS),
    *(machine_texts.FAULTS, machine_texts.WARNINGS),
    *(plain_text.TEXTS, csv_text.FAULTS, csv_columns.FAULTS, survey.TEXTS),
)
EVERY_TEXT = [(code, *texts) for table in TABLES for code, texts in table.items()]
SAMPLE = {"SAMPLE": ("{count} kantor", "{count} offices")}


@pytest.mark.parametrize(("code", "indonesian", "english"), EVERY_TEXT)
def test_every_code_speaks_two_languages_and_stands_in_the_docs(code, indonesian, english):
    assert indonesian.endswith(".")
    assert english.endswith(".")
    assert indonesian != english
    shown = english.replace("|", "\\|")
    assert f"| `{code}` | {shown} |" in DOCS


def test_a_fault_names_its_facts_in_both_languages():
    told = fault(SAMPLE, "/features", "SAMPLE", count=3)
    assert (told.pointer, told.code, told.detail) == ("/features", "SAMPLE", ("3 kantor", "3 offices"))


def test_faults_stand_as_the_file_does_and_those_of_one_row_as_they_were_found():
    places = ["/rows/10/name", "/rows/2/unit_id", "/rows/2/name", "/rows/1/4", "/rows", "/month", "", "/rows/3"]
    told = in_row_order([fault(SAMPLE, place, "SAMPLE", count=1) for place in places])
    assert [each.pointer for each in told] == [
        "/rows", "/month", "", "/rows/1/4", "/rows/2/unit_id", "/rows/2/name", "/rows/3", "/rows/10/name",
    ]  # fmt: skip


def test_a_warning_keeps_its_facts_apart_too():
    told = warning(SAMPLE, "/features", "SAMPLE", count=3)
    assert (told.facts, told.detail) == ({"count": 3}, ("3 kantor", "3 offices"))


def test_braces_in_a_fact_are_text():
    assert fault(SAMPLE, "", "SAMPLE", count="{x}").detail[1] == "{x} offices"
