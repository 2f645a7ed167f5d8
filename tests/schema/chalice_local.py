"""The server of `chalice local`, in this process: in front of the world that a test has made."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from chalice.cli import create_local_server
from chalice.cli.factory import CLIFactory
from chalice.local import ChaliceRequestHandler, LocalGateway

from app import app
from tools.paths import ROOT


@contextmanager
def chalice_local(before_each: Callable[[str], None] = lambda path: None) -> Iterator[str]:
    """Its address on a free port of this machine. It answers one request at a time: moto loses updates otherwise."""
    kind, one_at_a_time, handle = type(app), threading.Lock(), LocalGateway.handle_request

    def handle_alone(gateway: LocalGateway, **request: Any) -> Any:
        with one_at_a_time:
            before_each(str(request["path"]))
            return handle(gateway, **request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalGateway, "handle_request", handle_alone)
        patch.setattr(ChaliceRequestHandler, "disable_nagle_algorithm", True)  # or every answer waits 40 ms for an ACK
        patch.setattr(ChaliceRequestHandler, "log_message", lambda *_: None)  # the app logs its own line per request
        server = create_local_server(CLIFactory(str(ROOT)), "127.0.0.1", 0, "dev").server
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            app.__class__ = kind  # Chalice made it a local one, and would do so again to that one
