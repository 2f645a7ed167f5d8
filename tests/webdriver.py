"""WebDriver over plain HTTP (https://www.w3.org/TR/webdriver2/), as much of it as a person's hands need."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.tab import Moved

MOVED = {"stale element reference", "element not interactable", "element click intercepted"}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how the standard marks an element in an answer
PATIENCE_S = 60


class DriverRefused(Exception):
    """What the driver says it could not do."""


class Window:
    """One window of a browser, until it is closed: a Session of tests/tab.py."""

    def __init__(self, driver_url: str, capabilities: Mapping[str, Any]) -> None:
        self._root = f"{driver_url}/session"
        made = self._call("POST", "", {"capabilities": {"alwaysMatch": dict(capabilities)}})
        self._root += f"/{made['sessionId']}"

    def open(self, url: str) -> None:
        self._call("POST", "/url", {"url": url})

    def reload(self) -> None:
        self._call("POST", "/refresh", {})

    def run(self, body: str, *arguments: Any) -> Any:
        found = self._call("POST", "/execute/sync", {"script": body, "args": list(arguments)})
        return found[ELEMENT] if isinstance(found, dict) and ELEMENT in found else found

    def tap(self, element: str) -> None:
        self._call("POST", f"/element/{element}/click", {})

    def write(self, element: str, text: str) -> None:
        self._call("POST", f"/element/{element}/clear", {})
        self._call("POST", f"/element/{element}/value", {"text": text})

    def close(self) -> None:
        self._call("DELETE", "")

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = Request(self._root + path, content, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=PATIENCE_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as refused:
            value = json.load(refused)["value"]
            kind = Moved if value["error"] in MOVED else DriverRefused
            raise kind(f"{value['error']}: {value['message']}") from None
