"""Two runs of one checkout."""

from pathlib import Path

import pytest

from tools.run import _alone


def test_a_second_run_is_refused_while_the_first_one_lives(tmp_path: Path) -> None:
    with _alone(tmp_path), pytest.raises(RuntimeError, match="running already"), _alone(tmp_path):
        pass


def test_the_next_run_begins_once_the_first_one_ended(tmp_path: Path) -> None:
    with _alone(tmp_path):
        pass
    with _alone(tmp_path):
        pass
