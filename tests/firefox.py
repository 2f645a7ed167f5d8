"""Firefox as Debian has it, without a window, by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/)."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

from tests.browser import found
from tests.tab import Moved
from tests.waiting import eventually
from tools import processes

FIREFOX = Path(os.environ.get("FIREFOX", "/usr/bin/firefox-esr"))
PREFERENCES = {"media.navigator.streams.fake": True, "media.navigator.permission.disabled": True}
PHONE = {"width": 412, "height": 915}
PATIENCE_S = 60
ANSWER_LIMIT = 16 * 1024 * 1024
# Said in the console, so that it is heard with all else that must not stand there.
TELL_VIOLATIONS = """() => document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`))"""


class DriverRefused(Exception):
    """What Firefox says it could not do."""


class Firefox:
    """A running Firefox; each window is somebody else's phone."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._ids = socket, count(1)
        self._broken: list[str] = []
        self.call("session.new", {"capabilities": {}})
        self.call("session.subscribe", {"events": ["log.entryAdded"]})
        self.call("script.addPreloadScript", {"functionDeclaration": TELL_VIOLATIONS})

    def call(self, method: str, parameters: Mapping[str, Any]) -> Any:
        """Raises Moved or DriverRefused."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (said := json.loads(self._socket.recv(timeout=PATIENCE_S))).get("id") != number:
            self._hear(said)
        if said["type"] == "error":
            kind = Moved if said["error"] in ("no such node", "move target out of bounds") else DriverRefused
            raise kind(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def take_broken(self) -> list[str]:
        """Errors on the pages since it was asked last."""
        self.call("session.status", {})
        broken, self._broken = self._broken, []
        return broken

    def _hear(self, said: Mapping[str, Any]) -> None:
        if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
            self._broken.append(str(said["params"]["text"]))


class Window:
    """One page of a phone of its own, at this position: a Session of tests/tab.py."""

    def __init__(self, firefox: Firefox, base_url: str, position: tuple[float, float]) -> None:
        self._call = firefox.call
        user = self._call("browser.createUserContext", {})["userContext"]
        page = self._call("browsingContext.create", {"type": "tab", "userContext": user})["context"]
        self._user, self._page = user, page
        self._call("browsingContext.setViewport", {"context": page, "viewport": PHONE})
        coordinates = {"longitude": position[0], "latitude": position[1], "accuracy": 8}
        self._call("emulation.setGeolocationOverride", {"coordinates": coordinates, "userContexts": [user]})
        place = urlsplit(base_url)
        self._call("permissions.setPermission", {
            "descriptor": {"name": "geolocation"}, "state": "granted", "origin": f"{place.scheme}://{place.netloc}",
            "userContext": user,
        })  # fmt: skip

    def open(self, url: str) -> None:
        self._call("browsingContext.navigate", {"context": self._page, "url": url, "wait": "complete"})

    def reload(self) -> None:
        self._call("browsingContext.reload", {"context": self._page, "wait": "complete"})

    def run(self, body: str, *arguments: Any) -> Any:
        return self._run(f"(json) => (function () {{ {body} }}).apply(null, JSON.parse(json))", _text(arguments))

    def tap(self, element: str) -> None:
        self._run('(element) => element.scrollIntoView({ block: "center" })', {"sharedId": element})
        at = {"type": "element", "element": {"sharedId": element}}
        self._act("pointer", "finger", [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": at},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ])  # fmt: skip

    def write(self, element: str, text: str) -> None:
        self._run("(element) => { element.focus(); element.select(); }", {"sharedId": element})
        keys = [{"type": move, "value": each} for each in text for move in ("keyDown", "keyUp")]
        self._act("key", "keyboard", keys)

    def close(self) -> None:
        self._call("browser.removeUserContext", {"userContext": self._user})

    def _act(self, kind: str, name: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": name, "actions": actions}
        self._call("input.performActions", {"context": self._page, "actions": [source]})

    def _run(self, function: str, argument: Mapping[str, Any]) -> Any:
        told = self._call("script.callFunction", {
            "functionDeclaration": function, "arguments": [argument], "awaitPromise": True, "userActivation": True,
            "target": {"context": self._page},
        })  # fmt: skip
        if told["type"] == "exception":
            raise DriverRefused(told["exceptionDetails"]["text"])
        return _plain(told["result"])


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """With a camera that shows a test picture; all that it keeps lies in `folder`. Raises NoBrowser."""
    program = found(FIREFOX, "Firefox")
    profile = folder / "profile"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    process = processes.start(command, {"PATH": "/usr/bin:/bin", "HOME": str(folder)}, folder / "firefox.log")
    told = profile / "WebDriverBiDiServer.json"
    try:
        place = eventually(lambda: told.exists() and told.read_text())
        port = json.loads(place)["ws_port"]
        with connect(f"ws://127.0.0.1:{port}/session", max_size=ANSWER_LIMIT, proxy=None) as socket:
            yield Firefox(socket)
    finally:
        processes.stop(process)


def _text(value: Any) -> dict[str, str]:
    return {"type": "string", "value": json.dumps(value)}


def _plain(value: Mapping[str, Any]) -> Any:
    """What the protocol wraps, as Python has it; an element as its id."""
    kind, content = value["type"], value.get("value")
    if kind == "node":
        return value["sharedId"]
    if kind == "array":
        return [_plain(each) for each in content or []]
    if kind == "object":
        return {name: _plain(each) for name, each in content or []}
    return content
