"""The table that a sweep prints and leaves in .local/fault-sweep.txt: act x call x fault."""

from tools.paths import ROOT

FILE = ROOT / ".local" / "fault-sweep.txt"
Found = dict[tuple[int, str, str], str]
RESULTS: dict[str, tuple[list[str], Found, bool]] = {}  # by act: its calls, what broke, whether twice is as once


def lines() -> list[str]:
    """One line per call of an act: `.` a fault that ended well, `X` one that did not, `=` a call like one that is."""
    made = ["act / call: one column per fault, . ended in one truth, X did not; = the same call is swept elsewhere"]
    for name, (calls, found, is_once) in RESULTS.items():
        made.append(f"{name}  ({len(calls)} calls, {len(found)} faults{'' if is_once else ', twice differs'})")
        for number, call in enumerate(calls, 1):
            marks = [f"{fault} {'X' if wrong else '.'}" for (at, _, fault), wrong in found.items() if at == number]
            made.append(f"  {number:2} {call:20} {'  '.join(marks) or '='}")
    broken = sum(bool(wrong) for _, found, _ in RESULTS.values() for wrong in found.values())
    made.append(f"{len(RESULTS)} acts, {sum(len(found) for _, found, _ in RESULTS.values())} faults, {broken} broken")
    return made
