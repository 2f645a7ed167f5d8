"""The app on a slow phone and a slow network: what a first open loads, when it is ready, how long a check-in takes.

A Pixel 7 as Chromium plays it on slow 3G: 400 kbit/s each way, 400 ms a round trip. It is judged at this machine's own
speed and told once more four times slower (`..._slow_cpu_s`), as the cheapest phones are; the check-in is timed on the
slow one. It belongs to somebody who is logged in and enrolled. Ready is: the open slot's button can be tapped. Cold:
nothing of the app is on the phone; warm: its worker has it. Times are by the page's own clock, the median of the runs.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure
from bench.phone_site import Answered, PhoneSite, phone_site
from tests.browser import SHAPES, NoBrowser, Pages, chromium
from tests.e2e import hands
from tests.jpegs import selfie
from tests.waiting import eventually
from tools.paths import SITE

RUNS = 5
QUICK: dict[str, int] = {"runs": 1}
NAMES = (
    "phone_first_load_kb_gz",
    "phone_ready_cold_s",
    "phone_ready_warm_s",
    "phone_ready_cold_slow_cpu_s",
    "phone_ready_warm_slow_cpu_s",
    "phone_tap_to_recorded_s",
    "phone_taps",
)
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
CPU = {"full": "as this machine", "slow": f"{SLOWER} x slower"}
SELFIE = selfie(1, side=464, quality=70)  # becomes 64 kB on the phone
HELD = "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
DROP_HELD_DAY = """() => new Promise((done) => {
  const asked = indexedDB.open("presensi");
  asked.onsuccess = () => {
    const change = asked.result.transaction("sealed", "readwrite");
    change.objectStore("sealed").clear();
    change.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
QUIET_S = 1.5  # nothing new for so long: all is loaded

# Marks are set when the frame that shows it has been drawn.
WATCH = """
window.marks = {};
window.taps = [];
addEventListener("click", ({ isTrusted, timeStamp }) => isTrusted && taps.push(timeStamp), true);
const SIGNS = {
  drawn: "main, h1",
  ready: "li.slot a.main",
  camera: ".shutter:enabled",
  saved: ".stages li:nth-child(1).past",
  sent: ".stages li:nth-child(2).past",
  recorded: ".stages li:nth-child(3).past",
  receipt: ".code",
};
const look = () => {
  for (const [name, sign] of Object.entries(SIGNS)) {
    if (name in marks || !document.querySelector(sign)) continue;
    marks[name] = null;
    requestAnimationFrame(() => setTimeout(() => { marks[name] = performance.now(); }));
  }
};
new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
"""


def measure(runs: int = RUNS) -> list[Figure]:
    if not (SITE / "index.html").is_file():
        return skipped(NAMES, "web/dist is missing: run `npm ci && npm run build` in web/")
    try:
        with TemporaryDirectory() as folder, chromium(Path(folder), [SELFIE]) as browser, phone_site() as served:
            return _figures([_one_phone(browser, served) for _ in range(runs)])
    except NoBrowser as missing:
        return skipped(NAMES, str(missing))


def skipped(names: Iterable[str], why: str) -> list[Figure]:
    return [Figure(name, None, {"skipped": why}) for name in names]


def _one_phone(browser: Any, served: PhoneSite) -> dict[str, Any]:
    """What is measured on one new phone: marks at this machine's own speed, then as slow as a cheap phone."""
    site = served.site
    with closing(Pages(browser, site.base_url, site.at_work)) as pages:
        page = pages(**SHAPES["Pixel 7"])
        hands.arrive(page, site.newcomer())
        page.context.add_init_script(WATCH)
        page, full = _cold_and_warm(page, served, slower=1)
        page, found = _cold_and_warm(page, served, slower=SLOWER)
        made = _check_in(page, served)
        assert not pages.broken, pages.broken
    return {"full": full, "slow": found, "loaded": found["loaded"], **made}


def _cold_and_warm(page: Any, served: PhoneSite, slower: int) -> tuple[Any, dict[str, Any]]:
    """Forget the app, open it, and once its worker holds it open it again: that page, and what was seen."""
    context, base_url = page.context, served.site.base_url
    _forget_the_app(page, base_url)
    served.answered.clear()
    page = _open(context, base_url, slower)
    cold = _marks(page, "ready")
    loaded = _loaded(served.answered)
    hands.when(page, HELD)
    page.close()
    page = _open(context, base_url, slower)
    return page, {"cold": cold, "warm": _marks(page, "ready"), "loaded": loaded}


def _forget_the_app(page: Any, base_url: str) -> None:
    """Its files, its worker and the day it holds, as on a phone that was cleaned up; key and session stay."""
    page.evaluate(DROP_HELD_DAY)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.clearDataForOrigin", {"origin": base_url, "storageTypes": "service_workers,cache_storage"})
    cdp.send("Network.clearBrowserCache")
    page.close()


def _open(context: Any, base_url: str, slower: int) -> Any:
    """A page on the slow phone and network."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", SLOW_3G)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{base_url}/", wait_until="commit")
    return page


def _check_in(page: Any, served: PhoneSite) -> dict[str, Any]:
    """By real taps, from the home screen to the receipt."""
    page.get_by_role("link", name="Presensi datang").tap()
    page.locator(".shutter:enabled").tap()
    marks = _marks(page, "receipt")
    taps = page.evaluate("() => taps")
    begun = taps[-1] / 1_000
    steps = {name: round(marks[name] - begun, 2) for name in ("saved", "sent", "recorded", "receipt")}
    photo = next(each for each in served.answered if each.path.startswith("/s3/"))
    return {"taps": len(taps), "steps": steps, "photo_kb": round(photo.received / 1_000, 1)}


def _marks(page: Any, last: str) -> dict[str, float]:
    """Seconds since the page was opened, once `last` is among them."""
    page.wait_for_function("last => marks[last]", arg=last, polling=100)
    return {name: at / 1_000 for name, at in page.evaluate("() => marks").items() if at is not None}


def _loaded(answered: list[Answered]) -> dict[str, int]:
    """Bytes by file, of all but the API's answers, once nothing more comes: what the worker fetches is among them."""
    last = [0.0, 0.0]

    def is_quiet() -> bool:
        if len(answered) != last[0]:
            last[:] = len(answered), time.monotonic()
        return time.monotonic() - last[1] > QUIET_S

    eventually(is_quiet)
    sizes: dict[str, int] = defaultdict(int)
    for each in answered:
        if not each.path.startswith(("/api/", "/s3/")):
            sizes[each.path] += each.size
    return dict(sizes)


def _figures(found: list[dict[str, Any]]) -> list[Figure]:
    how = {
        "runs": len(found),
        "network": "400 kbit/s each way, 400 ms",
        "load": round(os.getloadavg()[1], 1),  # of five minutes: a busy machine makes the phone slower still
    }
    loaded = max((each["loaded"] for each in found), key=lambda sizes: sum(sizes.values()))
    files = {path: round(size / 1_000, 1) for path, size in sorted(loaded.items(), key=lambda item: -item[1])}
    steps = {name: _median(each["steps"][name] for each in found) for name in found[0]["steps"]}
    photo_kb = _median(each["photo_kb"] for each in found)
    return [
        Figure("phone_first_load_kb_gz", round(sum(loaded.values()) / 1_000, 1), {"files_kb": files}),
        _ready("phone_ready_cold_s", found, "full", "cold", how),
        _ready("phone_ready_warm_s", found, "full", "warm", how),
        _ready("phone_ready_cold_slow_cpu_s", found, "slow", "cold", how),
        _ready("phone_ready_warm_slow_cpu_s", found, "slow", "warm", how),
        Figure(
            "phone_tap_to_recorded_s",
            steps["recorded"],
            how | {"cpu": CPU["slow"], "photo_kb": photo_kb, "steps_s": steps},
        ),
        Figure("phone_taps", max(each["taps"] for each in found)),
    ]


def _ready(name: str, found: list[dict[str, Any]], speed: str, when: str, how: dict[str, Any]) -> Figure:
    ready = [each[speed][when]["ready"] for each in found]
    drawn_s = _median(each[speed][when]["drawn"] for each in found)
    spread = {"drawn_s": drawn_s, "lowest": round(min(ready), 2), "highest": round(max(ready), 2)}
    return Figure(name, _median(ready), how | {"cpu": CPU[speed]} | spread)


def _median(values: Iterable[float]) -> float:
    return round(median(values), 2)
