"""From an empty deployment to the first check-in through the real pages, in Chromium, on the packaged stack.

The walk is the tests' own (tests/walk): a person's pauses are not counted, whatever the pages and the stack take is.
"""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from tests.browser import NoBrowser, chromium
from tests.walk.first_code import make_admin, zone_of_walk
from tests.walk.papers import PEOPLE, gather
from tests.walk.walk import take_the_walk
from tools import emulator
from tools.local_stack import local_stack
from tools.paths import ROOT, SITE
from tools.processes import free_port

QUICK: dict[str, int] = {"people": 40}


def measure(people: int = PEOPLE) -> list[Figure]:
    """Minutes of all steps together, the seconds of each in the detail; not measured where something is missing."""
    if not emulator.PYTHON.exists():
        return _skipped(f"no emulator at {emulator.PYTHON.relative_to(ROOT)}; `make bench` installs it")
    if not (SITE / "index.html").is_file():
        return _skipped("web/dist is missing: run `npm ci && npm run build` in web/")
    try:
        return [_walked(people)]
    except NoBrowser as missing:
        return _skipped(str(missing))


def _walked(people: int) -> Figure:
    with TemporaryDirectory() as folder, chromium(Path(folder)) as browser:
        home = Path(folder)
        zone = zone_of_walk(datetime.now(UTC))
        papers = gather(datetime.now(UTC), zone, people)
        with local_stack(home / "city", "jalan", "bench", free_port(), free_port()) as stack:
            steps = take_the_walk(browser, str(stack.edge_url), lambda: make_admin(stack, zone, home), papers)
    detail = {"people": people, "offices": papers.office_count, "steps_s": steps.seconds}
    return Figure("first_checkin_minutes", round(steps.minutes, 2), detail)


def _skipped(why: str) -> list[Figure]:
    return [Figure("first_checkin_minutes", None, {"skipped": why})]
