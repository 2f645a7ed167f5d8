"""The page and its city behind one port, in this process: what the page sees is what the edge would give it.

/ the built site with the edge's headers · /api/* the app in process · POST /s3/* into moto's bucket
/files/* what a job made, as its presigned link gives it · jobs and figures are made at once, as their queue is told
One lock serialises the app: a Chalice app object is not thread-safe. By hand: `python -m tests.e2e.server --port 8090`.
"""

import argparse
import base64
import hashlib
import mimetypes
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.closing import FiguresTask, Task
from chalicelib.jobs.close_tasks import do_task
from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.work import work
from chalicelib.store.files import TYPES, FilesS3
from chalicelib.store.selfies import SelfieS3
from tests.cast import wib
from tests.gateway import in_process
from tests.world import BUCKET, CLOSING, World, small_city
from tools.edge import SECURITY_HEADERS
from tools.paths import SITE
from tools.site import PAGES

PHOTO_KEYS = ("inbox/", "office-inbox/")


@dataclass
class RunningCity:
    """A small city that answers over HTTP; its clock runs on from where it was set."""

    world: World
    base_url: str
    lock: threading.RLock
    began: float
    start: datetime
    site: Path = SITE

    def set_clock(self, now: datetime) -> None:
        with self.lock:
            self.start, self.began = now, time.monotonic()
            self.tick()

    def tick(self) -> None:
        self.world.clock.set(self.start + timedelta(seconds=time.monotonic() - self.began))


@contextmanager
def running_city(
    now: datetime, port: int = 0, fill: Callable[[World], None] | None = None, site: Path = SITE
) -> Iterator[RunningCity]:
    """The cast's city at `now`, or one filled otherwise, on a free port of this machine; `site` is the built page."""
    with small_city(now, fill and _leave_empty) as world, pytest.MonkeyPatch.context() as patch:
        server = _Server(("127.0.0.1", port), _Handler)
        base_url = f"http://127.0.0.1:{server.server_address[1]}"
        uploads = f"{base_url}/s3/{BUCKET}"
        services = replace(
            world.services,
            selfies=SelfieS3(world.s3, BUCKET, uploads),
            files=_Files(world.s3, BUCKET, uploads, base_url),
            close_queue=lambda task, delay_s=0: _count(world, task),
            work_queue=lambda job_id, delay_s=0: work(world.services, job_id, world.clock.now, lambda: True),
        )
        world.services = services
        patch.setattr(wiring, "services", lambda: services)
        patch.setattr(wiring, "clock", world.clock)
        if fill:
            fill(world)
        city = RunningCity(world, base_url, threading.RLock(), time.monotonic(), now, site)
        server.city = city
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield city
        finally:
            server.shutdown()
            server.server_close()


def _count(world: World, task: Task) -> None:
    """Figures at once, as jobs; days are closed by whoever tests that."""
    if isinstance(task, FiguresTask):
        do_task(world.services, task, world.clock.now, lambda: True)
    else:
        CLOSING.append((task, 0))


def _leave_empty(_: World) -> None:
    """It is filled once the clock is the city's."""


class _Files(FilesS3):
    """The bucket's files, with links to this server: a browser cannot reach moto."""

    def __init__(self, s3: Any, bucket: str, upload_url: str, base_url: str) -> None:
        super().__init__(s3, bucket, upload_url)
        self._base_url = base_url

    def link(self, key: str, name: str) -> str:
        return f"{self._base_url}/files/{key}"


class _Server(ThreadingHTTPServer):
    city: RunningCity
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that left in the middle of an answer is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else headers and body, written apart, wait 40 ms for each other

    @property
    def _city(self) -> RunningCity:
        city: RunningCity = self.server.city  # type: ignore[attr-defined]
        return city

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith("/api/"):
            self._api(body)
        elif self.path.startswith("/s3/") and self.command == "POST":
            self._upload(body)
        elif self.path.startswith("/files/") and self.command == "GET":
            self._file(self.path.removeprefix("/files/"))
        elif self.command in ("GET", "HEAD"):
            self._page()
        else:
            self._send(404, {}, b"")

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _serve

    def _api(self, body: bytes) -> None:
        with self._city.lock:
            self._city.tick()
            reply = in_process(self.command, self.path.removeprefix("/api"), dict(self.headers.items()), body)
        self._send(reply.status, dict(reply.headers), reply.text.encode())

    def _upload(self, body: bytes) -> None:
        """As the bucket and its event do: every field of the form before the file, and the file's own checksum."""
        fields, jpeg = _form(self.headers.get("Content-Type", ""), body)
        if fields.get("key", "").startswith("imports/"):
            with self._city.lock:
                self._city.world.services.files.write(fields["key"], jpeg)
            self._send(204, {}, b"")
            return
        checksum = base64.b64encode(hashlib.sha256(jpeg).digest()).decode()
        if fields.get("x-amz-checksum-sha256") != checksum or not fields.get("key", "").startswith(PHOTO_KEYS):
            self._send(400, {}, b"BadDigest")
            return
        with self._city.lock:
            self._city.tick()
            world = self._city.world
            put = world.s3.put_object(
                Bucket=BUCKET, Key=fields["key"], Body=jpeg, ContentType=fields["Content-Type"],
                ChecksumAlgorithm="SHA256",
            )  # fmt: skip
            if fields["key"].startswith("inbox/"):  # the bucket tells of selfies alone
                make_evidence(world.services, fields["key"], put["VersionId"], world.clock.now)
        self._send(204, {}, b"")

    def _file(self, key: str) -> None:
        """As the bucket answers a link: pages are shown, all else is saved."""
        with self._city.lock:
            content = self._city.world.services.files.read(key, 10_000_000)
        name = key.rpartition("/")[2]
        shown = "inline" if name.endswith(".html") else "attachment"
        headers = {
            "Content-Type": TYPES.get(name.rpartition(".")[2], "application/octet-stream"),
            "Content-Disposition": f'{shown}; filename="{name}"',
            "Cache-Control": "no-store",
        }
        self._send(404 if content is None else 200, headers, content or b"")

    def _page(self) -> None:
        file = _file(self._city.site, self.path.partition("?")[0])
        if file is None:
            self._send(404, dict(SECURITY_HEADERS), b"")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(200, {**SECURITY_HEADERS, "Content-Type": kind, "Cache-Control": "no-cache"}, file.read_bytes())

    def _send(self, status: int, headers: dict[str, Any], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() != "content-length":
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """The app logs its own line per request."""


def _form(content_type: str, body: bytes) -> tuple[dict[str, str], bytes]:
    """The fields that stand before the file, and the file."""
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    fields: dict[str, str] = {}
    for part in message.get_payload():
        name = str(part.get_param("name", header="content-disposition"))  # type: ignore[union-attr]
        content: bytes = part.get_payload(decode=True)  # type: ignore[union-attr, assignment]
        if name == "file":
            return fields, content
        fields[name] = content.decode()
    return fields, b""


def _file(site: Path, path: str) -> Path | None:
    """The file, or the page itself for an address inside the app; None where there is none."""
    file = (site / PAGES.get(path, path.lstrip("/"))).resolve()
    if not file.is_relative_to(site.resolve()):
        return None
    if file.is_dir() or (not file.is_file() and "." not in file.name):
        file = site / "index.html"
    return file if file.is_file() else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--at", default="07:10", help="where the city's clock starts, on its Monday")
    given = parser.parse_args()
    hour, minute = map(int, given.at.split(":"))
    with running_city(wib(hour, minute), given.port) as city:
        sys.stdout.write(f"{city.base_url}  CONTOH-001 / sandi rahasia ani ... CONTOH-008 / sandi rahasia gani\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
