"""Where every thread stood when a worker's process died: told at the end of the run, where one looks first."""

import faulthandler
import os
from typing import Any

from tools.paths import ROOT

FOLDER = ROOT / ".local" / "crashes"


def pytest_configure() -> None:
    """After pytest's own, whose output drowns among the workers'."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        faulthandler.enable(file=(FOLDER / f"{worker}.txt").open("w"))
    else:
        for old in FOLDER.iterdir():
            old.unlink()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for file in sorted(FOLDER.iterdir()):
        if told := file.read_text():
            terminalreporter.section(f"{file.stem} died")
            terminalreporter.write_line(told)
