"""A file of a year's budget: what becomes of its rows, what is refused row by row, what is gone and stays."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.budget import Target
from chalicelib.rules.budget_columns import SHORT, read_amount, read_share
from chalicelib.rules.budget_file import BudgetFile, read_budget
from chalicelib.rules.budget_plan import BudgetKnown
from chalicelib.rules.csv_text import read_csv
from tests.budget_lines import ACCOUNT, CODE, LINE, told

HEADER = ["OPD", "Program", "Kegiatan", "Kode Sub Kegiatan", "Sub Kegiatan", "Rekening", "Uraian", "Pagu"]
ROW = ["umum", *(LINE.names.programme, LINE.names.activity), CODE, LINE.names.sub_activity, ACCOUNT]
ROW += [LINE.names.account, "120.000.000"]
MONTHS = [f"Target {each}" for each in SHORT]
TENS = [str(10_000_000 * month) for month in range(1, 13)]
HELD = replace(LINE, unit_id="umum", targets=(), revision=3)
KNOWN = BudgetKnown(2026, date(2026, 11, 23), {"umum": "Bagian Umum"}, {}, {("umum", "CONTOH-001"): "ani"})


def read(*rows: list[str], more: tuple[str, ...] = (), known: BudgetKnown = KNOWN) -> BudgetFile:
    text = "\n".join(";".join(each) for each in ([*HEADER, *more], *rows))
    return read_budget(read_csv(text.encode(), 100), known)


def row(more: tuple[str, ...] = (), **changed: str) -> list[str]:
    names = [each.casefold() for each in HEADER]
    cells = dict(zip(names, ROW, strict=True)) | {name.replace("_", " "): cell for name, cell in changed.items()}
    return [*cells.values(), *more]


def codes(found: BudgetFile) -> list[tuple[str, str]]:
    return [(each.pointer, each.code) for each in found.faults]


def test_a_new_line_has_its_ceiling_from_the_years_first_day_on() -> None:
    found = read(row())
    assert codes(found) == []
    (change,) = found.plan.changes
    assert (change.becomes, change.unit_id, change.was_idr, change.revision) == ("new", "umum", None, 0)
    assert (change.facts.ceiling_idr, change.facts.from_on) == (120_000_000, date(2026, 1, 1))


def test_a_unit_goes_by_its_id_or_its_name_and_out_of_reach_is_unknown() -> None:
    assert codes(read(row(opd="Bagian  umum"))) == []
    assert codes(read(row(opd="puskesmas"))) == [("/rows/2/unit_id", "UNIT_UNKNOWN")]


def test_a_row_that_says_what_stands_changes_nothing_and_another_ceiling_is_told() -> None:
    known = replace(KNOWN, lines={("umum", LINE.line_id): HELD})
    (same,) = read(row(), known=known).plan.changes
    (cut,) = read(row(pagu="90.000.000"), known=known).plan.changes
    assert (same.becomes, cut.becomes, cut.was_idr, cut.revision) == ("known", "changed", 120_000_000, 3)
    assert cut.facts.from_on == date(2026, 11, 23)


def test_twelve_targets_or_none() -> None:
    (change,) = read(row(tuple(TENS)), more=tuple(MONTHS)).plan.changes
    assert change.facts.targets[11] == Target(120_000_000)
    assert codes(read(row((*TENS[:11], "")), more=tuple(MONTHS))) == [("/rows/2/targets", "TARGETS_COUNT")]
    fallen = read(row(("20000000", *TENS[1:10], "1", TENS[11])), more=tuple(MONTHS))
    assert ("/rows/2/targets/10/idr", "TARGET_FALLS") in codes(fallen)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"pagu": "12,5"}, ("/rows/2/ceiling_idr", "BUDGET_AMOUNT")),
        ({"pagu": "-1"}, ("/rows/2/ceiling_idr", "BUDGET_AMOUNT")),
        ({"pagu": "=1+1"}, ("/rows/2/ceiling_idr", "BUDGET_AMOUNT")),
        ({"pagu": ""}, ("/rows/2/ceiling_idr", "VALUE_MISSING")),
        ({"kode_sub_kegiatan": "5.03.02"}, ("/rows/2/code", "BUDGET_CODE")),
        ({"rekening": "5.1.02"}, ("/rows/2/account", "BUDGET_ACCOUNT")),
        ({"uraian": ""}, ("/rows/2/account_name", "VALUE_MISSING")),
    ],
)
def test_a_faulty_cell_is_named(changed: dict[str, str], fault: tuple[str, str]) -> None:
    found = read(row(**changed))
    assert codes(found) == [fault]
    assert found.plan.changes == ()


def test_the_codes_above_stand_in_the_sub_activitys() -> None:
    assert codes(read(row(("5.03.02",)), more=("Kode Program",))) == []
    assert codes(read(row(("5.03.03",)), more=("Kode Program",))) == [("/rows/2/programme_code", "BUDGET_LEVEL")]


def test_who_is_responsible_works_in_the_opd() -> None:
    (change,) = read(row(("contoh-001",)), more=("NIP PPTK",)).plan.changes
    assert change.facts.pptk_id == "ani"
    assert codes(read(row(("CONTOH-008",)), more=("PPTK",))) == [("/rows/2/pptk", "RESPONSIBLE_UNKNOWN")]


def test_a_line_stands_in_one_row_alone() -> None:
    assert codes(read(row(), row(pagu="1"))) == [("/rows/3/code", "BUDGET_DUPLICATE")]


def test_what_is_gone_is_told_and_stays() -> None:
    other = replace(HELD, code="5.03.02.2.01.0002")
    found = read(row(), known=replace(KNOWN, lines={("umum", HELD.line_id): HELD, ("umum", other.line_id): other}))
    assert [(each.code, each.facts["count"]) for each in found.warnings] == [("BUDGET_GONE", 1)]
    assert [each.becomes for each in found.plan.changes] == ["known"]


def test_a_ceiling_below_what_was_spent_is_refused() -> None:
    spent = replace(HELD, told={11: told(80)})
    known = replace(KNOWN, lines={("umum", LINE.line_id): spent})
    assert codes(read(row(pagu="79"), known=known)) == [("/rows/2/ceiling_idr", "CEILING_BELOW_REALISED")]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1234567", 1_234_567), ("1.234.567", 1_234_567), ("Rp 1.234.567,00", 1_234_567), ("0", 0),
        ("1.234.56", None), ("1,5", None), ("-5", None), ("", None), ("1.234.567,50", None), ("10000000000001", None),
    ],
)  # fmt: skip
def test_amounts_are_whole_rupiah(cell: str, amount: int | None) -> None:
    assert read_amount(cell) == amount


@pytest.mark.parametrize(
    ("cell", "share"),
    [("37", 3_700), ("37,5", 3_750), ("37.25 %", 3_725), ("100", 10_000), ("100,01", None), ("x", None)],
)
def test_shares_are_hundredths_of_a_percent(cell: str, share: int | None) -> None:
    assert read_share(cell) == share
