"""`make run`: the whole city on this machine, until Ctrl-C. `--watch` (make dev) brings every saved change in.

Data stay in .local/city/ between runs (in .local/city-<name>/ for another city than the demo's).
"""

import argparse
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from watchfiles import watch

from tools import demo_city, demo_past, processes
from tools.local_stack import local_stack, redeploy
from tools.paths import LOCAL, ROOT, SITE
from tools.stack import RUNNING, Stack

DEMO, EMPTY = demo_city.CITY, "empty"  # the city with invented people; one that nobody has set up yet
SOURCES = ("app.py", "chalicelib", ".chalice", "infrastructure", "requirements.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="where the site and the API are served")
    parser.add_argument("--emulator-port", type=int, help="4566, or as far from it as --port is from 8080")
    parser.add_argument("--city", default=DEMO, help="demo, or empty: a deployment to move a city of yours into")
    parser.add_argument("--stage", default="local")
    parser.add_argument("--watch", action="store_true", help="package and deploy again on every change")
    given = parser.parse_args()
    emulator_port = given.emulator_port or 4566 + given.port - 8080
    home = LOCAL / ("city" if given.city == DEMO else f"city-{given.city}")
    began = time.monotonic()
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)
    try:
        with (
            _alone(),
            local_stack(home, given.city, given.stage, emulator_port, given.port) as stack,
            _announced(stack),
        ):
            _greet(stack, time.monotonic() - began)
            with _past(stack):
                if given.watch:
                    _follow_changes(stack)
                while True:
                    signal.pause()
    except KeyboardInterrupt:
        print(f"\nEnded; the data stay in .local/{home.name}/.")
    except RuntimeError as error:
        sys.exit(f"make run: {error}")


@contextmanager
def _alone(folder: Path = LOCAL) -> Iterator[None]:
    """One run at a time in a checkout, whichever city: the other tools find the running one by a single file."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RuntimeError("a city of this checkout is running already; end it first (Ctrl-C there)") from None
        yield


def _end(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _announced(stack: Stack) -> Iterator[None]:
    """Other tools find the running stack by this file. From the end on, further Ctrl-C wait for the state's writing."""
    stack.write()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        RUNNING.unlink(missing_ok=True)
        print("\nEnding: the emulator writes its state ...", flush=True)


def _greet(stack: Stack, took_s: float) -> None:
    lines = _seed(stack)
    print(f"\nPresensi runs at {stack.edge_url}  (up in {took_s:.0f} s; Ctrl-C ends it, data stay)")
    print(f"  API   {stack.edge_url}/api\n  mail  {stack.endpoint}/_ministack/ses/messages")
    if not SITE.exists():
        print("  There is no built site in web/dist yet: only the API answers.")
    print("\n".join(lines), flush=True)


@contextmanager
def _past(stack: Stack) -> Iterator[None]:
    """The demo's people and their last three months, beside the running city; nobody waits for them."""
    if stack.city != DEMO:
        yield
        return
    process = processes.start([sys.executable, "-m", "tools.demo_past"], os.environ, None, ROOT)
    try:
        yield
    finally:
        processes.stop(process, grace_s=5)


def _seed(stack: Stack) -> list[str]:
    """What is told of the people there, or how the first one gets in."""
    if stack.city == DEMO:
        return [*demo_city.seed(stack), *demo_past.lines()]
    return [
        "Nobody is here yet. In another shell, with your own settings, name and number:",
        f"  make first-admin CITY={stack.city} STAGE={stack.stage} SETTINGS=docs/city.example.json \\",
        '    NAME="Eko Prasetyo" NUMBER=ADMIN-0001 UNIT=bkpsdm',
        "prints a one-time code: log in with it on the page (Masuk pertama kali). README tells how to go on.",
    ]


def _follow_changes(stack: Stack) -> None:
    """Until Ctrl-C. A change that does not package is shown and waits for the next one."""
    with _site_builder():
        for changes in watch(*(ROOT / name for name in SOURCES), raise_interrupt=True):
            began = time.monotonic()
            names = sorted({os.path.relpath(path, ROOT) for _, path in changes})
            try:
                redeploy(stack)
            except RuntimeError as error:
                print(f"not deployed: {error}", flush=True)
            else:
                print(f"deployed in {time.monotonic() - began:.1f} s: {', '.join(names)}", flush=True)


@contextmanager
def _site_builder() -> Iterator[None]:
    """Vite, building into web/dist on every change; the edge serves from there."""
    if not (ROOT / "web" / "package.json").exists():
        yield
        return
    command = ["npx", "vite", "build", "--watch"]
    builder: subprocess.Popen[bytes] = processes.start(command, os.environ, LOCAL / "vite.log", ROOT / "web")
    try:
        yield
    finally:
        processes.stop(builder)


if __name__ == "__main__":
    main()
