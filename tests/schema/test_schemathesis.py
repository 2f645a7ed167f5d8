"""Generated requests against everything docs/openapi.json promises, with a token of each role."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.employee import Employee, Role
from chalicelib.routes._http import OPERATIONS
from tests import cast
from tests.cast import wib
from tests.e2e.server import RunningCity, running_city
from tools.openapi import OPENAPI

ROLES = {
    "employee": cast.ANI,
    "supervisor": cast.CITRA,
    "operator": cast.DEWI,
    "city_admin": cast.EKO,
    "auditor": cast.FITRI,
}
REAL = {"unit_id": "umum", "employee_id": "budi", "on": "2026-11-23", "month": "2026-12", "pattern_id": "lima-hari"}
TOKEN_LIFE_S = 3_600
# TRACE and the like are the gateway's to refuse: no such route is deployed.
CONFIG = "[phases.coverage]\nunexpected-methods = []\n"
ARGUMENTS = (
    *("--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"),
    *("--max-examples", "6", "--seed", "7", "--request-timeout", "20"),
    *("--suppress-health-check", "all", "--continue-on-failure", "--no-color"),
)


@pytest.fixture(scope="module")
def city() -> Iterator[RunningCity]:
    with running_city(wib(7, 10)) as running:
        yield running


def document_for(role: str) -> Any:
    """The operations this role has, with ids in the paths that exist in the small city."""
    document = json.loads(OPENAPI.read_text())
    for each in OPERATIONS:
        allowed = each.roles is None or role in each.roles
        if each.public or not allowed or (each.method, each.path) == ("DELETE", "/sessions"):
            del document["paths"][each.path][each.method.lower()]
    document["paths"] = {path: methods for path, methods in document["paths"].items() if methods}
    for methods in document["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["name"] in REAL:
                    parameter["schema"] = {"type": "string", "enum": [REAL[parameter["name"]]]}
    return document


@pytest.mark.parametrize("role", ROLES)
def test_the_api_keeps_its_promises_to_every_role(role: str, city: RunningCity, tmp_path: Path) -> None:
    person: Employee = ROLES[role]
    schema = tmp_path / "openapi.json"
    schema.write_text(json.dumps(document_for(role)))
    now = int(city.world.clock.now.timestamp())
    token = city.world.accounts.access_token(person.employee_id, exp=now + TOKEN_LIFE_S)
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    phases = "coverage,fuzzing" if role == "city_admin" else "fuzzing"  # an admin has every route; edges once suffice
    command = [str(Path(sys.executable).parent / "st"), "run", str(schema), "--url", f"{city.base_url}/api", *ARGUMENTS]
    command += ["--phases", phases, "--header", f"Authorization: Bearer {token}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    report = done.stdout[-6_000:]
    assert done.returncode == 0, report
    assert "Authentication failed" not in report, report


def test_every_role_is_tried() -> None:
    assert {Role(each) for each in ROLES if each != "employee"} == set(Role) - {Role.EXECUTIVE}
