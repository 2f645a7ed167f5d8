"""The sample files of imports, which the page makes itself: what stands in them the server reads."""

import json
from datetime import date

import pytest

from chalicelib.rules import budget_columns, goal_plan
from chalicelib.rules.budget_file import read_budget
from chalicelib.rules.budget_plan import BudgetKnown
from chalicelib.rules.csv_columns import Column, match_columns
from chalicelib.rules.csv_text import CsvText, read_csv
from chalicelib.rules.goal_file import read_goals
from chalicelib.rules.goal_plan import GoalPerson
from tests.cast import wib
from tests.plans import a_plan
from tools.paths import ROOT

SAMPLES = json.loads((ROOT / "web" / "src" / "moving_in" / "samples.json").read_text())
UNIT = "Nama OPD seperti di Presensi"


def sample(kind: str, **changed: str) -> CsvText:
    cells = {**SAMPLES[kind], **changed}
    return read_csv("\r\n".join(map(";".join, (cells, cells.values()))).encode("utf-8-sig"), 10)


@pytest.mark.parametrize(("kind", "columns"), [("budget", budget_columns.COLUMNS), ("goals", goal_plan.COLUMNS)])
def test_a_sample_has_every_column_and_none_that_is_not_read(kind: str, columns: tuple[Column, ...]) -> None:
    matched = match_columns(sample(kind), columns)
    assert matched.faults == ()
    assert matched.places.keys() == {each.name for each in columns}


def test_the_budgets_example_row_is_sound_once_it_names_a_unit() -> None:
    known = BudgetKnown(2026, date(2026, 1, 5), {"umum": UNIT}, {}, {})
    found = read_budget(sample("budget"), known)
    assert (found.faults, found.warnings) == ((), ())
    (change,) = found.plan.changes
    assert (change.facts.ceiling_idr, change.facts.targets[-1].idr) == (120_000_000, 120_000_000)


def test_the_goals_example_row_is_sound_once_it_names_a_person() -> None:
    ani = GoalPerson("ani", "Ani", a_plan(wib(9), goals=(), steps=()))
    found = read_goals(sample("goals", nip="UJI-1", nama="Ani"), {"UJI-1": ani}, date(2026, 1, 5))
    assert (found.faults, found.warnings) == ((), ())
    (change,) = found.plan.people
    assert [each.text for each in change.goals] == ["Berkas mutasi selesai tepat waktu"]
