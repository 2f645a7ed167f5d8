"""A whole city on this machine: emulator, packaged stack, edge. Used by `make run` and by the tests alike."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import processes
from tools.deploy import Target, deploy
from tools.emulator import Emulator
from tools.package import build_package
from tools.paths import ROOT, SITE
from tools.stack import Cloud, Stack


@contextmanager
def local_stack(
    home: Path,
    city: str,
    stage: str,
    emulator_port: int,
    edge_port: int,
    source: Path = ROOT,
    site: Path = SITE,
) -> Iterator[Stack]:
    """Bring it up, hand it over, end everything that was started. What `home` holds stays."""
    with Emulator(emulator_port, home) as emulator:
        log = home / "edge.log"
        with city_in(emulator.endpoint, city, stage, edge_port, log, source, site) as stack:
            yield stack


@contextmanager
def city_in(
    endpoint: str, city: str, stage: str, edge_port: int, log: Path, source: Path = ROOT, site: Path = SITE
) -> Iterator[Stack]:
    """A city and its edge in an emulator that runs already, beside others there; the edge ends, the city stays."""
    edge_url = f"http://127.0.0.1:{edge_port}"
    stack = deploy(_target(endpoint, city, stage, edge_url), build_package(source), edge_url)
    with _edge(stack, edge_port, log, site):
        yield stack


def redeploy(stack: Stack) -> None:
    """Package the working copy again and bring a running local stack up to it."""
    origin = str(stack.edge_url)
    deploy(_target(str(stack.endpoint), stack.city, stack.stage, origin), build_package(), origin)


def _target(endpoint: str, city: str, stage: str, edge_url: str) -> Target:
    """With a mail domain of its own that the emulator takes for verified; no mail leaves this machine."""
    domain = f"{city}.example"
    return Target(Cloud(endpoint), city, stage, edge_url, mail_from=f"presensi@{domain}", mail_domain=domain)


@contextmanager
def _edge(stack: Stack, port: int, log: Path, site: Path) -> Iterator[None]:
    if not processes.port_is_free(port):
        raise RuntimeError(f"port {port} is taken; choose another with PORT=")
    command = [sys.executable, "-m", "tools.edge", "--port", str(port), "--api", stack.api_url]
    command += ["--bucket", str(stack.endpoint), "--site", str(site)]
    command += ["--android-package", os.environ.get("ANDROID_PACKAGE", "")]  # `make run ANDROID_PACKAGE=...`
    command += ["--android-cert-sha256", os.environ.get("ANDROID_CERT_SHA256", "")]
    process = processes.start(command, {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}, log)
    try:
        health = f"http://127.0.0.1:{port}/api/health"
        processes.wait_until_answers(health, process, log, "the first answer of the API")
        yield
    finally:
        processes.stop(process)
