"""The sweep's table at the end of the run. `SWEEP=1 make test TESTS=tests/sweep` runs it: two minutes and more."""

import os
from typing import Any

from tests.sweep.table import FILE, RESULTS, lines

collect_ignore = [] if {"SWEEP", "SWEEP_ALL"} & os.environ.keys() else ["test_sweep.py"]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if not RESULTS:
        return
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines()) + "\n")
    terminalreporter.section("fault sweep")
    terminalreporter.write_line("\n".join(lines()))
