"""The benchmarks run, and what they write has the shape that others read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import PARTS, RESULTS
from bench.cold import weigh
from bench.figures import BUDGETS, Figure, to_json, to_table
from tools.paths import ROOT

KEYS = {"value", "unit", "gate", "ambition", "better"}
EXACT = {name for name, budget in BUDGETS.items() if budget.unit in ("calls", "calls more", "RRU", "WRU", "bytes")}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All parts that need neither a package nor an emulator, with the smallest numbers."""
    file: Path = tmp_path_factory.mktemp("bench") / "results.json"
    command = [
        sys.executable,
        "-m",
        "bench",
        "--quick",
        "--to",
        str(file),
        "counts",
        "hot_path",
        "history",
        "judging",
        "closing",
        "board",
        "report_city",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert file.exists(), done.stderr
    return json.loads(file.read_text())


def test_every_figure_tells_value_unit_gate_ambition_and_direction(results: Any) -> None:
    for name, each in results.items():
        assert each.keys() - {"detail"} == KEYS, name
        assert each["better"] in ("lower", "higher")
        assert isinstance(each["value"], int | float)


def test_the_exact_figures_keep_their_gates(results: Any) -> None:
    broken = {name: results[name] for name in EXACT if results[name]["value"] > results[name]["gate"]}
    assert not broken


def test_a_check_in_is_told_step_by_step(results: Any) -> None:
    steps = results["checkin_cpu_ratio"]["detail"]["steps_us"]
    assert {"token", "signature", "challenge", "plan", "window", "fence", "receipt", "JSON", "log"} <= steps.keys()
    assert {"aws GetItem", "aws HeadObject", "aws UpdateItem"} <= steps.keys()


@pytest.mark.skipif(not RESULTS.exists(), reason="`make bench` was never run here")
def test_the_results_kept_are_of_all_figures_by_todays_gates() -> None:
    kept = json.loads(RESULTS.read_text())
    assert kept.keys() == BUDGETS.keys()
    for name, budget in BUDGETS.items():
        assert (kept[name]["gate"], kept[name]["ambition"]) == (budget.gate, budget.ambition), name


def test_a_broken_gate_and_a_skipped_figure_show_in_the_table() -> None:
    table = to_table([Figure("checkin_aws_calls", 4), Figure("checkin_races", None, {"skipped": "no emulator"})])
    assert "GATE BROKEN" in table
    assert "not measured: no emulator" in table


def test_a_figure_that_was_not_measured_breaks_no_gate() -> None:
    assert not Figure("checkin_races", None).breaks_gate
    assert json.loads(to_json([Figure("checkin_races", None)]))["checkin_races"]["value"] is None


def test_a_wheel_built_on_this_machine_is_counted(tmp_path: Path) -> None:
    (tmp_path / "dear.dist-info").mkdir()
    (tmp_path / "dear.dist-info" / "WHEEL").write_text("Tag: cp311-cp311-linux_x86_64\n")
    found = {figure.name: figure.value for figure in weigh(tmp_path)}
    assert found["package_homemade_wheels"] == 1


def test_no_part_is_forgotten() -> None:
    assert {file.stem for file in (ROOT / "bench").glob("*.py") if "def measure(" in file.read_text()} == {
        *PARTS,
        "__main__",
    }
