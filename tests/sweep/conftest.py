"""The sweep's table at the end of the run, act by call by fault; it is left in .local/fault-sweep.txt as well."""

from typing import Any

from tests.sweep.table import FILE, RESULTS, lines


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if not RESULTS:
        return
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines()) + "\n")
    terminalreporter.section("fault sweep")
    terminalreporter.write_line("\n".join(lines()))
