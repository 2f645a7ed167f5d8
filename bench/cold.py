"""What a cold start costs: the package as it is deployed, unpacked, in an interpreter that sees nothing else.

`import app` and the first accepted check-in (keys, secrets, clients, the whole city) against `import chalice` from the
same package, by turns, in a process of its own each time. Bytecode is compiled for the place it lies in, as on Lambda.
"""

import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from bench import cold_start
from bench.figures import Figure
from bench.scene import ENVIRONMENT, Person, Scene, answer_of, make_scene
from chalicelib import wiring
from chalicelib.config import read_config
from chalicelib.store.patience import Patience
from tools.archive import compile_sources
from tools.package import build_package

RUNS = 9
QUICK: dict[str, int] = {"runs": 1}


def measure(runs: int = RUNS) -> list[Figure]:
    with TemporaryDirectory() as folder:
        task, layer = unpack(Path(folder))
        return [*starts(task, layer, Path(folder), runs), *weigh(task, layer)]


def unpack(home: Path) -> tuple[Path, Path]:
    """Where the code and the layer's packages lie, as under /var/task and /opt/python."""
    package = build_package()
    for archive, name in ((package.code, "task"), (package.layer, "opt")):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(home / name)
        compile_sources(home / name, str(home / name))
    return home / "task", home / "opt" / "python"


def starts(task: Path, layer: Path, folder: Path, runs: int) -> list[Figure]:
    scene = make_scene(1)
    answers = first_answers(scene)
    found = [one_of_each(task, layer, folder / "request.json", scene.people[0], answers) for _ in range(runs)]
    ratios = [first_request_ms / chalice_ms for chalice_ms, _, first_request_ms in found]
    chalice_ms, app_ms, first_request_ms = (round(median(each), 1) for each in zip(*found, strict=True))
    detail = {
        "lowest": round(min(ratios), 1),
        "highest": round(max(ratios), 1),
        "chalice_ms": chalice_ms,
        "app_ms": app_ms,
        "app_and_first_request_ms": first_request_ms,
    }
    return [Figure("cold_ratio", round(median(ratios), 1), detail)]


def one_of_each(task: Path, layer: Path, file: Path, person: Person, answers: list[Any]) -> tuple[float, float, float]:
    """CPU milliseconds of three processes: chalice imported, the app imported, the app's first request answered."""
    chalice_ms, app_ms = start("chalice", task, layer), start("app", task, layer)
    return chalice_ms, app_ms, start("app", task, layer, write_request(file, person, answers))


def first_answers(scene: Scene) -> list[Any]:
    """What AWS answers to the first check-in of a process, in order."""
    event = scene.people[0].check_in_event(scene.challenges(scene.people)[0])
    fresh, real = wiring.build(read_config(), Patience(time.monotonic)), wiring.services
    wiring.services = lambda: fresh
    scene.stub.keeps_answers = True
    answer_of(event)
    scene.stub.keeps_answers = False
    wiring.services = real
    return [(name, status, headers, body.decode()) for name, status, headers, body in scene.stub.answered]


def write_request(file: Path, person: Person, answers: list[Any]) -> Path:
    challenge = answer_of(person.challenge_event())["challenge"]
    event = person.check_in_event(challenge)
    file.write_text(json.dumps({"environment": ENVIRONMENT, "event": event, "answers": answers}))
    return file


def start(what: str, task: Path, layer: Path, *request: Path) -> float:
    """CPU milliseconds of a whole process, the interpreter's own start among them."""
    command = [sys.executable, "-I", "-S", "-E", cold_start.__file__, what, *map(str, (task, layer, *request))]
    with TemporaryFile() as told:
        process = subprocess.Popen(command, env={"PATH": "/usr/bin:/bin"}, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            told.seek(0)
            raise RuntimeError(f"cold start of {what}:\n{told.read().decode()}")
    return (used.ru_utime + used.ru_stime) * 1_000


def weigh(*folders: Path) -> list[Figure]:
    """Megabytes as unpacked (Lambda's limit is 262), and wheels that were built on this machine."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    homemade = [file.parent.name for file in files if file.name == "WHEEL" and "-linux_" in file.read_text()]
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    wheels = {"wheels": homemade} if homemade else {}
    return [Figure("package_mb", round(megabytes, 1)), Figure("package_homemade_wheels", len(homemade), wheels)]
