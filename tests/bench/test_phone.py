"""What the phone's figures cannot be measured without is told, and breaks no gate; and what they are made of."""

from pathlib import Path
from types import ModuleType

import pytest

from bench import lighthouse, phone
from bench.figures import BUDGETS, Figure


@pytest.fixture(autouse=True)
def all_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    monkeypatch.setattr(lighthouse, "CLI", tmp_path / "index.html")
    for module in (phone, lighthouse):
        monkeypatch.setattr(module, "SITE", tmp_path)


@pytest.mark.parametrize(
    ("module", "what", "why"),
    [
        (phone, "bench.phone.SITE", "web/dist"),
        (phone, "tests.browser.CHROMIUM", "Chromium"),
        (lighthouse, "bench.lighthouse.SITE", "web/dist"),
        (lighthouse, "bench.lighthouse.CLI", "lighthouse"),
        (lighthouse, "bench.lighthouse.CHROMIUM", "Chromium"),
    ],
)
def test_what_is_missing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: ModuleType, what: str, why: str
) -> None:
    monkeypatch.setattr(what, tmp_path / "missing")
    figures = module.measure()
    assert [each.name for each in figures] == list(module.NAMES)
    for figure in figures:
        assert figure.value is None
        assert why in figure.detail["skipped"]
        assert not figure.breaks_gate


def test_the_parts_tell_all_figures_of_the_phone() -> None:
    assert {name for name in BUDGETS if name.startswith("phone_")} == {*phone.NAMES, *lighthouse.NAMES}


def test_a_score_below_its_gate_breaks_it() -> None:
    assert Figure("phone_lighthouse_accessibility", 99).breaks_gate
    assert not Figure("phone_lighthouse_performance", 95).breaks_gate
    assert Figure("phone_lighthouse_performance", 97).misses_ambition


def test_of_a_report_the_audits_that_count_and_are_not_perfect_are_told() -> None:
    refs = [("color-contrast", 7), ("target-size", 3), ("manual", 0), ("not-applicable", 1)]
    scores = {"color-contrast": 0, "target-size": 1, "manual": 0, "not-applicable": None}
    report = {
        "categories": {"accessibility": {"auditRefs": [{"id": name, "weight": weight} for name, weight in refs]}},
        "audits": {name: {"score": score} for name, score in scores.items()},
    }
    assert lighthouse.below(report, "accessibility") == {"color-contrast": 0}
