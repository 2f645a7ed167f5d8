"""What starts is waited for patiently, within a bound, and with a word of what it is."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from tools.processes import free_port, start, stop, wait_until_answers

OLD_LIMIT_S = 2  # for which a try was once waited for


class Answers(ThreadingHTTPServer):
    """Answers each request as `how` says, and counts them."""

    daemon_threads = True

    def __init__(self, how: Callable[[int], int]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.how, self.asked = how, 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: Answers

    def do_GET(self) -> None:
        self.server.asked += 1
        self.send_response(self.server.how(self.server.asked))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: pytest shows what it needs."""


@contextmanager
def answering(how: Callable[[int], int]) -> Iterator[Answers]:
    with Answers(how) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def living(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is there until it is stopped."""
    process = start([sys.executable, "-c", "import signal; signal.pause()"], {}, tmp_path / "log")
    yield process
    stop(process)


def test_an_answer_that_takes_long_is_asked_for_once(living: subprocess.Popen[bytes], tmp_path: Path) -> None:
    """Each try starts a worker: many short ones would make a slow machine slower."""

    def slowly(_: int) -> int:
        Event().wait(OLD_LIMIT_S + 0.5)
        return 200

    with answering(slowly) as server:
        wait_until_answers(server.url, living, tmp_path / "log")
        assert server.asked == 1


def test_one_that_is_up_and_cannot_yet_is_asked_again(living: subprocess.Popen[bytes], tmp_path: Path) -> None:
    with answering(lambda asked: 200 if asked == 2 else 502) as server:
        wait_until_answers(server.url, living, tmp_path / "log")
        assert server.asked == 2


def test_it_says_what_it_waits_for(
    living: subprocess.Popen[bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(lambda _: 200) as server:
        wait_until_answers(server.url, living, tmp_path / "log", "the emulator")
    assert capsys.readouterr().err == "waiting for the emulator, up to 180 s ...\n"


def test_a_process_that_ended_is_not_waited_for_and_its_log_is_told(tmp_path: Path) -> None:
    process = start([sys.executable, "-c", "raise SystemExit('no room on the disk')"], {}, tmp_path / "log")
    with pytest.raises(RuntimeError, match=r"(?s)the process ended with 1.*no room on the disk"):
        wait_until_answers(f"http://127.0.0.1:{free_port()}/", process, tmp_path / "log", "the emulator")


def test_the_waiting_has_an_end(living: subprocess.Popen[bytes], tmp_path: Path) -> None:
    silent = Event()
    with answering(lambda _: 200 if silent.wait(5) else 503) as server:
        with pytest.raises(RuntimeError, match=r"the emulator does not answer \(within 0 s\)"):
            wait_until_answers(server.url, living, tmp_path / "log", "the emulator", limit_s=0.2)
        silent.set()


def test_what_has_no_log_speaks_where_we_do(capfd: pytest.CaptureFixture[str]) -> None:
    process = start([sys.executable, "-c", "print('halo')"], {}, None)
    assert process.wait(30) == 0
    assert capfd.readouterr().out == "halo\n"
