"""Lighthouse's judgement of a first open of the home screen by somebody who is logged in and enrolled.

Its own mobile settings (slow 4G and a processor four times slower, both computed), on the page as production serves it.
The median of the runs; each begins with the same copy of a profile that has key and session, but nothing of the app.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure
from bench.phone import skipped
from bench.phone_site import phone_site
from tests.browser import CHROMIUM, FLAGS, NoBrowser, found, playwright, with_film
from tests.e2e import hands
from tests.e2e.site import Site
from tools.paths import ROOT, SITE

CLI = ROOT / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")
NAMES = tuple(f"phone_lighthouse_{category.replace('-', '_')}" for category in CATEGORIES)
RUNS = 5
QUICK: dict[str, int] = {"runs": 1}
ATTEMPTS = 3  # on a busy machine its trace may miss the page's start: it asks to be run again then
LEFT_OUT = ("Service Worker", "Cache", "Code Cache", "GPUCache")  # of the profile: the app itself


def measure(runs: int = RUNS) -> list[Figure]:
    if not CLI.is_file():
        return skipped(NAMES, "no lighthouse: run `npm ci` in bench/; `make bench` does")
    if not (SITE / "index.html").is_file():
        return skipped(NAMES, "web/dist is missing: run `npm ci && npm run build` in web/")
    try:
        program = found(CHROMIUM, "Chromium")
        with TemporaryDirectory() as folder, phone_site() as served:
            home = Path(folder)
            _make_profile(program, home, served.site)
            return _figures([_judge(program, home, f"{served.site.base_url}/", run) for run in range(runs)])
    except NoBrowser as missing:
        return skipped(NAMES, str(missing))


def _make_profile(program: str, folder: Path, site: Site) -> None:
    """Of a newcomer who has come as far as the home screen."""
    profile = folder / "profile"
    longitude, latitude = site.at_work
    with playwright() as running:
        context = running.chromium.launch_persistent_context(
            str(profile),
            executable_path=program,
            args=[*FLAGS, with_film(folder)],
            locale="id-ID",
            geolocation={"longitude": longitude, "latitude": latitude, "accuracy": 8},
            permissions=["geolocation", "camera"],
        )
        page = context.new_page()
        page.goto(f"{site.base_url}/")
        hands.arrive(page, site.newcomer())
        context.close()
    for name in LEFT_OUT:
        shutil.rmtree(profile / "Default" / name, ignore_errors=True)


def _judge(program: str, folder: Path, url: str, run: int) -> Any:
    """One report. Raises RuntimeError where lighthouse has none to give."""
    report = folder / f"report-{run}.json"
    for attempt in range(ATTEMPTS):
        profile = folder / f"profile-{run}-{attempt}"
        shutil.copytree(folder / "profile", profile)
        if _run_lighthouse(program, profile, url, report):
            return json.loads(report.read_text())
    raise RuntimeError(f"lighthouse gave no report in {ATTEMPTS} attempts")


def _run_lighthouse(program: str, profile: Path, url: str, report: Path) -> bool:
    flags = " ".join([*FLAGS, "--headless=new", "--lang=id-ID", f"--user-data-dir={profile}"])
    command = ["node", str(CLI), url, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--disable-storage-reset", "--no-enable-error-reporting"]
    done = subprocess.run(command, cwd=profile.parent, env={**os.environ, "CHROME_PATH": program}, check=False)
    return done.returncode == 0


def _figures(reports: Sequence[Mapping[str, Any]]) -> list[Figure]:
    figures = []
    for category, name in zip(CATEGORIES, NAMES, strict=True):
        scores = [round(each["categories"][category]["score"] * 100) for each in reports]
        detail: dict[str, Any] = {"runs": scores, "below": below(reports[0], category)}
        if category == "performance":
            detail["benchmark_index"] = [round(each["environment"]["benchmarkIndex"]) for each in reports]
            detail["metrics"] = {metric: reports[0]["audits"][metric]["displayValue"] for metric in METRICS}
        figures.append(Figure(name, median(scores), detail))
    return figures


METRICS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
)


def below(report: Mapping[str, Any], category: str) -> dict[str, float]:
    """The audits that count and are not perfect."""
    weighed = [each["id"] for each in report["categories"][category]["auditRefs"] if each["weight"]]
    scores = {each: report["audits"][each]["score"] for each in weighed}
    return {each: score for each, score in scores.items() if score is not None and score < 1}
