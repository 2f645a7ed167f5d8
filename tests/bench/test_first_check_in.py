"""What the walk cannot be taken without is told, and breaks no gate."""

from pathlib import Path

import pytest

from bench import first_check_in
from bench.figures import Figure


@pytest.fixture
def all_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    monkeypatch.setattr("tools.emulator.PYTHON", tmp_path / "index.html")
    monkeypatch.setattr(first_check_in, "SITE", tmp_path)


@pytest.mark.usefixtures("all_there")
@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("tools.emulator.PYTHON", "no emulator"),
        ("bench.first_check_in.SITE", "web/dist"),
        ("tests.browser.CHROMIUM", "Chromium"),
    ],
)
def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, what: str, why: str) -> None:
    monkeypatch.setattr(what, first_check_in.ROOT / "missing")
    (figure,) = first_check_in.measure()
    assert figure.value is None
    assert why in figure.detail["skipped"]
    assert not figure.breaks_gate


def test_five_minutes_are_the_aim_and_ten_the_gate() -> None:
    slow, slower = Figure("first_checkin_minutes", 5.1), Figure("first_checkin_minutes", 10.1)
    assert (slow.misses_ambition, slow.breaks_gate, slower.breaks_gate) == (True, False, True)
