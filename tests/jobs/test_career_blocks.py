"""The performance half on paper: every figure with its words, and "tidak ada data" where there is none."""

from datetime import date

from chalicelib.domain.career import CareerActivities, CareerAssessment, CareerYear
from chalicelib.domain.performance import Predicate, Rating
from chalicelib.jobs.career_blocks import UNCONFIRMED, amount, career_blocks, career_notes
from chalicelib.paper.blocks import Facts, Paragraph, Table
from chalicelib.rules.career import career_year
from tests.cast import wib
from tests.plans import K, a_plan

AT = wib(9)
ASSESSED = CareerAssessment(
    "2026-Q3", 1, Rating.MEETS, Rating.MEETS, Predicate.GOOD, "permenpanrb-6-2022", False, date(2026, 10, 5),
    objected_on=date(2026, 10, 7), activities=CareerActivities(1_240, 1_200, 74_400, 61),
)  # fmt: skip


def texts(found: CareerYear) -> list[str]:
    """Every cell, value and sentence."""
    said: list[str] = []
    for block in career_blocks(2026, found):
        match block:
            case Facts():
                said += [value for _, value in block.rows]
            case Table():
                said += [cell for row in block.rows for cell in row]
            case Paragraph():
                said.append(block.text)
    return said


def test_a_year_without_anything_says_so_and_nothing_else() -> None:
    assert texts(CareerYear()) == ["Kinerja tahun 2026: tidak ada data."]
    assert career_notes([CareerYear()]) == []


def test_what_a_year_lacks_is_no_data_and_never_zero() -> None:
    said = texts(CareerYear(feedback=2))
    assert said == [
        "tidak ada data", "2 kali dari atasan", "Rencana kinerja: tidak ada data.",
        "Penilaian yang disetujui: tidak ada data.",
    ]  # fmt: skip


def test_a_goal_stands_with_its_target_and_that_nobody_told_what_came_of_it() -> None:
    plan = a_plan(AT, K.PROPOSED, K.AGREED)
    said = texts(career_year([plan], [], [], [], {"citra": "Citra"}, {"umum": "Bagian Umum"}, "Asia/Jakarta"))
    assert {"Citra", "Bagian Umum", "23 November 2026", "120 dokumen", "tidak ada data"} <= set(said)


def test_a_predicate_by_unconfirmed_rules_is_marked_and_an_objection_told() -> None:
    found = CareerYear(assessments=(ASSESSED,))
    said = texts(found)
    assert {"Triwulan 3 2026", "Baik *", "diajukan 7 Oktober 2026; belum diputuskan"} <= set(said)
    assert "1.240 dilaporkan, 1.200 disetujui, 74.400 menit, 61 hari" in said
    assert UNCONFIRMED in career_notes([found])


def test_amounts_are_written_as_people_do() -> None:
    assert [amount(each) for each in (0, 5, 250, 12_000, 123_456_07)] == ["0", "0,05", "2,5", "120", "123.456,07"]
