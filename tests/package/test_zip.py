"""What Lambda receives: the app alone, compiled, small enough, without a door for tests."""

import json
import re
import zipfile
from pathlib import Path

from chalicelib.routes._http import OPERATIONS
from tools.package import Package

TELLTALE = re.compile("freezegun|freeze_time|fake_now|test_mode|override_clock|DEBUG_", re.IGNORECASE)
MAX_MB = 80  # Lambda would take 250; every cold start unpacks it


def test_the_code_is_the_app_and_nothing_else(package: Package) -> None:
    with zipfile.ZipFile(package.code) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops <= {"app.py", "app.pyc", "__pycache__", "chalicelib", "chalice"}


def test_no_clock_override_flag_or_test_route_is_inside(unpacked: Path) -> None:
    """The only clock is the machine's, and the environment is read by config.py alone."""
    for file in sorted((unpacked / "task" / "chalicelib").rglob("*.py")):
        text = file.read_text()
        assert file.name == "config.py" or not re.search(r"os\.(environ|getenv)", text), file.name
        assert file.name == "wiring.py" or "datetime.now(" not in text, file.name
        assert not re.search(r"freezegun|freeze_time|fake_now|test_mode|override_clock|DEBUG_", text, re.IGNORECASE), (
            file.name
        )


def test_it_fits_and_is_compiled(unpacked: Path) -> None:
    size = sum(file.stat().st_size for file in unpacked.rglob("*") if file.is_file())
    assert size <= MAX_MB * 1_000_000
    sources = list((unpacked / "task" / "chalicelib").rglob("*.py"))
    compiled = list((unpacked / "task" / "chalicelib").rglob("*.pyc"))
    assert len(compiled) == len(sources)


def test_no_wheel_was_built_on_this_machine(unpacked: Path) -> None:
    tags = [line for file in unpacked.rglob("*.dist-info/WHEEL") for line in file.read_text().splitlines()]
    assert not [line for line in tags if re.match(r"Tag: .*-linux_", line)]


def test_every_path_has_its_door(unpacked: Path) -> None:
    doors = json.loads((unpacked / "task" / "chalicelib" / "routes" / "doors.json").read_text())
    assert doors == {each.path: sorted({e.tag for e in OPERATIONS if e.path == each.path}) for each in OPERATIONS}
