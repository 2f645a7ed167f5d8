"""The table of act, call and fault: at the end of the run, and in .local/fault-sweep.txt.

What a worker finds comes to the process that reports as a property of the test.
"""

from collections.abc import Sequence
from typing import Any

from tools.paths import ROOT

FILE = ROOT / ".local" / "fault-sweep.txt"
PROPERTY = "fault sweep"
Tried = tuple[int, str, bool]  # call, fault, whether it ended in one truth
FOUND: dict[str, tuple[Sequence[str], Sequence[Tried], bool]] = {}  # by act: its calls, and whether twice is as once


def pytest_runtest_logreport(report: Any) -> None:
    if report.when == "call":
        FOUND.update((value[0], value[1:]) for name, value in report.user_properties if name == PROPERTY)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if FOUND:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text("\n".join(lines()) + "\n")
        terminalreporter.section(PROPERTY)
        terminalreporter.write_line("\n".join(lines()))


def lines() -> list[str]:
    """One line per call of an act: `.` a fault that ended well, `X` one that did not, `=` a call like one that is."""
    made = ["act / call: one column per fault, . ended in one truth, X did not; = the same call is swept elsewhere"]
    for name, (calls, tried, is_once) in FOUND.items():
        made.append(f"{name}  ({len(calls)} calls, {len(tried)} faults{'' if is_once else ', twice differs'})")
        for number, call in enumerate(calls, 1):
            marks = [f"{fault} {'.' if well else 'X'}" for at, fault, well in tried if at == number]
            made.append(f"  {number:2} {call:20} {'  '.join(marks) or '='}")
    everything = [well for _, tried, _ in FOUND.values() for _, _, well in tried]
    made.append(f"{len(FOUND)} acts, {len(everything)} faults, {everything.count(False)} broken")
    return made
