"""All benchmarks: `python -m bench` writes bench/results.json, tells how it went and fails when a gate is broken.

`python -m bench hot_path cold` measures some and leaves the other results as they were. Every part runs in a process
of its own: what one has imported or warmed must not show in another's figures. The app's log goes to /dev/null, but
line by line as on Lambda.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import BUDGETS, Figure, to_json, to_table

PARTS = {
    "counts": "calls, capacity and sizes, on moto",
    "hot_path": "CPU of a check-in",
    "history": "CPU and calls after a year",
    "judging": "CPU of a day's judgement, the rule alone",
    "closing": "CPU, memory and reads of the day's close",
    "board": "a look at the running day, city and unit",
    "report_city": "a city's month as workbook and CSV",
    "close_city": "10,000 people closed by the packaged stack, on the emulator",
    "cold": "a cold start of the package",
    "races": "32 at once, on the emulator",
    "imports": "4,000 people from one workbook, on the emulator",
    "first_check_in": "from an empty deployment to the first check-in, in Chromium on the emulator",
    "phone": "the app on a slow phone and slow 3G, in Chromium",
    "kinerja": "an activity that repeats, told in Chromium",
    "lighthouse": "Lighthouse's judgement of the home screen",
}
RESULTS = Path(__file__).with_name("results.json")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help="some only: " + ", ".join(PARTS))
    parser.add_argument("--to", type=Path, default=RESULTS)
    parser.add_argument("--quick", action="store_true", help="tell whether it runs, not what it costs")
    parser.add_argument("--here", action="store_true", help="measure one part in this very process")
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if given.here:
        given.to.write_text(to_json(measure(given.parts[0], given.quick)))
        return 0
    known = read(given.to)
    for part in given.parts or PARTS:
        print(f"{part}: {PARTS[part]} ...", flush=True)
        known |= {figure.name: figure for figure in apart(part, given.quick)}
    figures = [known[name] for name in BUDGETS if name in known]
    given.to.write_text(to_json(figures))
    print(f"\n{to_table(figures)}\n{breakdowns(figures)}")
    return int(any(figure.breaks_gate for figure in figures))


def measure(part: str, quick: bool) -> list[Figure]:
    module = import_module(f"bench.{part}")
    figures: list[Figure] = module.measure(**module.QUICK) if quick else module.measure()
    return figures


def apart(part: str, quick: bool) -> list[Figure]:
    """Measure a part in a process of its own."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "figures.json"
        command = [sys.executable, "-m", "bench", part, "--here", "--to", str(found)]
        subprocess.run([*command, "--quick"] if quick else command, check=True, stdout=subprocess.DEVNULL)
        return list(read(found).values())


def read(file: Path) -> dict[str, Figure]:
    """Figures as written before; those we no longer know are left out."""
    document: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    figures = (Figure(name, each["value"], each.get("detail", {})) for name, each in document.items())
    return {figure.name: figure for figure in figures if figure.name in BUDGETS}


def breakdowns(figures: Iterable[Figure]) -> str:
    """Where the CPU of a check-in goes."""
    lines = []
    for figure in figures:
        steps = figure.detail.get("steps_us", {})
        hello_us = figure.detail.get("hello_us", 1)
        if steps:
            lines.append(f"\n{figure.name}, step by step (a hello takes {hello_us} us)")
        lines += [f"  {step:<34}{spent:>8.1f} us{spent / hello_us:>7.1f} x" for step, spent in steps.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
