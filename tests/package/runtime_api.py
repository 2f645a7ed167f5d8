"""The Lambda Runtime API, as far as the real runtime client needs it: one event in, one answer out."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "RuntimeApi"

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_GET(self) -> None:
        event = self.server.events.get()
        if event is None:
            return
        body = json.dumps(event).encode()
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", "request-1")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(round(time.time() * 1000) + 30_000))
        self.send_header("Lambda-Runtime-Trace-Id", "Root=1-0-0")  # the client dies without one
        self.send_header("Content-Type", "application/json")
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:ap-southeast-3:000000000000:function:f")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.answers.put((self.path, body))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class RuntimeApi(ThreadingHTTPServer):
    """Hand events to a runtime client and collect its answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.events: Queue[Any] = Queue()
        self.answers: Queue[tuple[str, bytes]] = Queue()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def invoke(self, event: Any) -> Any:
        """What the handler returned. AssertionError when it failed or could not be loaded."""
        self.events.put(event)
        path, body = self.answers.get(timeout=30)
        if not path.endswith("/response"):
            raise AssertionError(f"{path}: {body.decode()[:2000]}")
        return json.loads(body)


@contextmanager
def runtime_api() -> Iterator[RuntimeApi]:
    api = RuntimeApi()
    Thread(target=api.serve_forever, daemon=True).start()
    try:
        yield api
    finally:
        api.events.put(None)
        api.shutdown()
        api.server_close()
