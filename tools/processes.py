"""Child processes that live exactly as long as whoever started them."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
START_LIMIT_S = 180.0  # of what starts on a slow machine, all in all


def start(
    command: Sequence[str], environment: Mapping[str, str], log: Path | None, folder: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start in a session of its own (Ctrl-C reaches only us) that gets SIGTERM should we die without a word.

    log   None: it speaks where we do.

    Start from the main thread: the kernel watches the thread that called, not the process.
    """
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
    with nullcontext() if log is None else log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=lambda: _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM),
        )


def stop(process: subprocess.Popen[bytes], grace_s: float = 30) -> None:
    """SIGTERM and wait: the emulator writes its state then. What does not listen is killed with its session."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(grace_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until_answers(
    url: str, process: subprocess.Popen[bytes], log: Path, what: str = "", limit_s: float = START_LIMIT_S
) -> None:
    """Return once `url` answers 2xx.

    A try may take as long as is left: what it asks may start workers, and a second try beside it would start more.
    what   named to whoever waits, before the waiting begins; nothing is printed without it.

    Raises RuntimeError with the log's end when the process ends, or nothing has answered within the limit.
    """
    if what:
        print(f"waiting for {what}, up to {limit_s:.0f} s ...", file=sys.stderr, flush=True)
    deadline = time.monotonic() + limit_s
    while (left_s := deadline - time.monotonic()) > 0 and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=left_s):
                return
        except urllib.error.HTTPError:
            time.sleep(1)  # it is up and cannot yet: no hurry
        except OSError:
            time.sleep(0.1)
    ended = (
        f"the process ended with {process.returncode}" if process.returncode is not None else f"within {limit_s:.0f} s"
    )
    end_of_log = log.read_text(errors="replace")[-2000:] if log.exists() else ""
    raise RuntimeError(f"{what or url} does not answer ({ended}); {log} ends with:\n{end_of_log}")


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
