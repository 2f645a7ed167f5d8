"""Which path of the API leads to which rooms, for the package: chalicelib/routes/_rooms.py opens them by it."""

import subprocess
import sys
from pathlib import Path

_ASK = """
import json, app
from chalicelib.routes._http import OPERATIONS
paths = sorted({each.path for each in OPERATIONS})
rooms = {path: sorted({each.tag for each in OPERATIONS if each.path == path}) for path in paths}
print(json.dumps(rooms, separators=(",", ":")))
"""


def write_doors(source: Path) -> None:
    """Put the list into the app under `source`, as that very app tells it: in a Python of its own."""
    command = [sys.executable, "-B", "-c", _ASK]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the app tells no routes:\n{done.stderr}")
    (source / "chalicelib" / "routes" / "doors.json").write_text(done.stdout)
