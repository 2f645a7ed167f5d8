"""A file of plans: what its rows make of a person's plan, and what is wrong with them."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.plan import Aspect, GoalKind, Plan
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.goal_file import read_goals
from chalicelib.rules.goal_plan import GoalFile, GoalPerson, read_amount
from chalicelib.rules.row_kind import Becomes
from tests.budget_lines import CODE
from tests.cast import wib
from tests.plans import a_plan

HEADER = "nip,nama,jabatan,rhk,jenis,indikator,aspek,target,satuan,rencana_aksi,satuan_aksi,jan,des"
EMPTY = a_plan(wib(9), goals=(), steps=())


def read(*rows: str, plan: Plan | None = EMPTY, is_fixed: bool = False, header: str = HEADER) -> GoalFile:
    text = read_csv("\n".join([header, *rows]).encode(), 400)
    people = {"UJI-1": GoalPerson("ani", "Ani", plan, is_fixed), "UJI-2": GoalPerson("budi", "Budi", EMPTY)}
    return read_goals(text, people, date(2026, 11, 23))


def faults(found: GoalFile) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in found.faults]


def paid(*codes: str, known: frozenset[str] | None) -> GoalFile:
    """A row an action, each with its code."""
    rows = [f"UJI-1,Laporan,Aksi {at},laporan,{each}" for at, each in enumerate(codes)]
    text = read_csv("\n".join(["nip,rhk,aksi,satuan_aksi,kode_sub_kegiatan", *rows]).encode(), 400)
    return read_goals(text, {"UJI-1": GoalPerson("ani", "Ani", EMPTY, codes=known)}, date(2026, 11, 23))


def row(
    goal: str = "Dokumen terverifikasi", more: str = "utama,Jumlah,kuantitas,12,dokumen,Memeriksa,dokumen,1,2"
) -> str:
    return f"UJI-1,Ani,Pengelola,{goal},{more}"


def test_rows_of_one_goal_are_one_goal() -> None:
    found = read(
        row(), row(more=',Ketepatan,waktu,"2,5",hari,Memeriksa,dokumen,,'), row("Laporan tersusun", "tambahan,,,,,,,,")
    )
    assert faults(found) == []
    (change,) = found.plan.people
    first, second = change.goals
    assert (change.becomes, change.post, len(found.plan.changes)) == (Becomes.NEW, "Pengelola", 3)
    assert [(each.aspect, each.target_e2) for each in first.indicators] == [
        (Aspect.QUANTITY, 1_200),
        (Aspect.TIME, 250),
    ]
    assert [each.months_e2 for each in first.actions] == [(100, *(0,) * 10, 200)]
    assert (second.text, second.kind, second.indicators) == ("Laporan tersusun", GoalKind.ADDITIONAL, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (row(""), ("/rows/2/goal", "VALUE_MISSING")),
        (row(more="lain,,,,,,,,"), ("/rows/2/kind", "GOAL_KIND")),
        (row(more=",Jumlah,mutu,1,dokumen,,,,"), ("/rows/2/aspect", "GOAL_ASPECT")),
        (row(more=",Jumlah,,banyak,dokumen,,,,"), ("/rows/2/target", "GOAL_AMOUNT")),
        (row(more=",Jumlah,,,dokumen,,,,"), ("/rows/2/target", "VALUE_MISSING")),
        (row(more=",Jumlah,,1,,,,,"), ("/rows/2/target_unit", "VALUE_MISSING")),
        (row(more=",Jumlah,,0,dokumen,,,,"), ("/rows/2/goal", "PLAN_TARGET")),
        (row(more=",,,,,Memeriksa,,,"), ("/rows/2/action_unit", "VALUE_MISSING")),
        (row(more=",,,,,Memeriksa,dokumen,-1,"), ("/rows/2/jan", "GOAL_AMOUNT")),
        ("UJI-9,X,,Hasil,,,,,,,,,", ("/rows/2/number", "PERSON_UNKNOWN")),
    ],
)
def test_a_fault_names_its_row_and_column(text: str, fault: tuple[str, str]) -> None:
    found = read(text)
    assert faults(found) == [fault]
    assert found.plan.people == ()


def test_who_has_a_row_with_a_fault_is_left_out_whole_and_others_are_not() -> None:
    found = read(row(), row("Lain", "lain,,,,,,,,"), "UJI-2,Budi,,Hasil,,,,,,,,,")
    assert faults(found) == [("/rows/3/kind", "GOAL_KIND")]
    assert [each.employee_id for each in found.plan.people] == ["budi"]
    assert [each.row for each in found.plan.changes] == [4]


def test_what_is_proposed_or_agreed_is_replaced_by_no_file() -> None:
    assert faults(read(row(), is_fixed=True)) == [("/rows/2/number", "GOAL_STANDS")]
    assert faults(read(row(), plan=None)) == [("/rows/2/number", "GOAL_NO_WORK")]


def test_the_same_again_changes_nothing_and_a_draft_is_replaced() -> None:
    (new,) = read(row()).plan.people
    stands = replace(EMPTY, goals=new.goals, post="Pengelola", revision=4)
    assert [each.becomes for each in read(row(), plan=stands).plan.people] == [Becomes.KNOWN]
    (changed,) = read(row("Lain"), plan=stands).plan.people
    assert (changed.becomes, changed.revision) == (Becomes.CHANGED, 4)


def test_another_name_is_told_and_stops_nothing() -> None:
    found = read(row().replace("Ani", "Anita"))
    assert [each.code for each in found.warnings] == ["NAME_DIFFERS"]
    assert len(found.plan.people) == 1


def test_a_column_that_is_missing_or_unknown_is_told_alone() -> None:
    found = read("UJI-1,x", header="nip,bobot")
    assert [each.code for each in found.faults] == ["COLUMN_UNKNOWN", "COLUMN_MISSING"]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("12", 1_200), ("2,5", 250), ("2.5", 250), ("0,05", 5), ("1.200", 120_000), ("1.200,50", 120_050), ("12,", None),
     ("1,234", None), ("-1", None), ("1e3", None), ("٣", None), ("9" * 14, None)],
)  # fmt: skip
def test_amounts_are_read_as_they_are_written_here(cell: str, amount: int | None) -> None:
    assert read_amount(cell) == amount


def test_what_is_said_twice_and_differs_is_told_never_dropped() -> None:
    found = read(
        row(more="tambahan,Jumlah,kuantitas,12,dokumen,Memeriksa,dokumen,1,2"),
        row(more=",Jumlah,kuantitas,12,dokumen,Memeriksa,,,"),
        row(more="utama,Jumlah,kuantitas,24,dokumen,Memeriksa,dokumen,3,2"),
    )
    assert faults(found) == [
        ("/rows/4/kind", "GOAL_DIFFERS"), ("/rows/4/target", "GOAL_DIFFERS"), ("/rows/4/action", "GOAL_DIFFERS"),
    ]  # fmt: skip
    assert found.plan.people == ()


def test_one_text_under_two_aspects_is_two_indicators() -> None:
    found = read(row(more=",Laporan,kuantitas,12,laporan,,,,"), row(more=",Laporan,waktu,5,hari,,,,"))
    assert faults(found) == []
    assert [(each.aspect, each.target_e2) for each in found.plan.people[0].goals[0].indicators] == [
        (Aspect.QUANTITY, 1_200), (Aspect.TIME, 500),
    ]  # fmt: skip


def test_a_plan_that_no_item_holds_is_told_and_stops_nobody_else() -> None:
    many = [row(f"{goal} {'x' * 400}", f",,,,,{at} {'y' * 450},dokumen,,") for goal in range(10) for at in range(30)]
    found = read(*many, row().replace("UJI-1,Ani", "UJI-2,Budi"))
    assert faults(found) == [("/rows/2/goal", "PLAN_LARGE")]
    assert [each.employee_id for each in found.plan.people] == ["budi"]


def test_what_pays_for_an_action_is_a_sub_activity_of_the_units_budget() -> None:
    found = paid(CODE, "", "5.03.02.2.01.9999", known=frozenset({CODE}))
    assert faults(found) == [("/rows/4/budget_code", "GOAL_BUDGET")]
    (change,) = paid(CODE, "", known=frozenset({CODE})).plan.people
    assert [each.budget_code for goal in change.goals for each in goal.actions] == [CODE, None]


def test_while_there_is_no_budget_any_code_is_taken_that_could_be_one() -> None:
    assert faults(paid("5.03.02.2.01.9999", known=None)) == []
    assert faults(paid("5.03 atau 5.04", known=None)) == [("/rows/2/budget_code", "GOAL_BUDGET")]


def test_two_rows_of_one_action_name_one_code() -> None:
    header = "nip,rhk,aksi,satuan_aksi,kode_anggaran"
    found = read("UJI-1,Laporan,Menulis,laporan,5.03", "UJI-1,Laporan,Menulis,laporan,5.04", header=header)
    assert faults(found) == [("/rows/3/action", "GOAL_DIFFERS")]
