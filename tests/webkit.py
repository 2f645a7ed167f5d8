"""WebKit as Debian has it (WebKitGTK), on a screen that nobody sees, with a camera that shows its own test picture."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser import NoBrowser, found
from tests.waiting import eventually
from tests.webdriver import Window
from tools import processes

DRIVER = Path(os.environ.get("WEBKIT", "/usr/bin/WebKitWebDriver"))
SCREEN = Path(os.environ.get("XVFB", "/usr/bin/Xvfb"))
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
ARGUMENTS = ["--automation", "--enable-mock-capture-devices=true", "--geometry=412x915"]


@contextmanager
def webkit(folder: Path) -> Iterator[Callable[[], Window]]:
    """Opens a window of nobody's at each call; all it keeps lies in `folder`. Raises NoBrowser."""
    command = [found(DRIVER, "WebKit"), "--host=127.0.0.1"]
    browser = next(Path("/").glob(BROWSERS.lstrip("/")), None)
    if browser is None:
        raise NoBrowser(f"no MiniBrowser at {BROWSERS}")
    port = processes.free_port()
    with _screen(folder) as display:
        driver = processes.start([*command, f"--port={port}"], _environment(folder, display), folder / "driver.log")
        url = f"http://127.0.0.1:{port}"
        try:
            processes.wait_until_answers(f"{url}/status", driver, folder / "driver.log")
            options = {"binary": str(browser), "args": ARGUMENTS}
            yield lambda: Window(url, {"webkitgtk:browserOptions": options})
        finally:
            processes.stop(driver)


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """The display of an X server of our own, which picks its number."""
    log = folder / "screen.log"
    command = [found(SCREEN, "Xvfb"), "-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"]
    server = processes.start(command, {"PATH": "/usr/bin:/bin"}, log)
    try:
        number = eventually(lambda: re.search(r"^(\d+)\n", log.read_text(), re.MULTILINE))
        yield f":{number.group(1)}"
    finally:
        processes.stop(server)


def _environment(folder: Path, display: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "DISPLAY": display,
        "LANG": "C.UTF-8",
        "GDK_BACKEND": "x11",
        "GSETTINGS_BACKEND": "memory",
        "NO_AT_BRIDGE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    }
