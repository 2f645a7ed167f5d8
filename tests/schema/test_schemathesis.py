"""Generated requests against everything docs/openapi.json promises, with a token of each role, at `chalice local`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.employee import Role
from chalicelib.proof.unsubscribe import seal_unsubscribe
from chalicelib.routes._http import OPERATIONS, Operation
from tests import cast
from tests.schema import fresh
from tests.schema.chalice_local import chalice_local
from tests.schema.document import document_for
from tests.schema.furnished import furnish
from tests.world import World

ROLES = {
    "employee": cast.ANI,
    "supervisor": cast.CITRA,
    "operator": cast.DEWI,
    "city_admin": cast.EKO,
    "auditor": cast.FITRI,
}
ENDINGS = {("DELETE", "/sessions"), ("PUT", "/me/password")}
PASSWORD = "sandi rahasia ani"
# TRACE and the like are the gateway's to refuse: no such route is deployed.
CONFIG = f"""
hooks = '{fresh.__file__}'
[phases]
examples.enabled = false
stateful.enabled = false
coverage.unexpected-methods = []
"""
LOGIN = f"""
[auth.dynamic.openapi.token]
path = "/sessions"
payload = {{ number = "{cast.ANI.number}", password = "{PASSWORD}" }}
extract_selector = "/access_token"
"""
ARGUMENTS = (
    *("--max-examples", "6", "--seed", "7", "--request-timeout", "20"),
    *("--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"),
    *("--suppress-health-check", "all", "--continue-on-failure", "--no-color"),
    *("--report", "json", "--report-json-path", "report.json"),
)
pytestmark = pytest.mark.filterwarnings("ignore:CognitoUserPoolAuthorizer")  # the app itself verifies the token


@pytest.fixture(autouse=True)
def _errors_only(caplog: pytest.LogCaptureFixture) -> None:
    """A line per request would bury what a failure has to say."""
    caplog.set_level("ERROR", logger="presensi")


@pytest.mark.parametrize("role", ROLES)
def test_the_api_keeps_its_promises_to_every_role(
    role: str, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.use_cases.order_job.MOST_ORDERS", 1_000_000)  # the generator orders all day

    def is_theirs(each: Operation) -> bool:
        return role in may(each) and not each.public and (each.method, each.path) not in ENDINGS

    city = furnish(world, ROLES[role])
    document, config = document_for(is_theirs, city.values), CONFIG + not_again(role)
    token = world.accounts.access_token(ROLES[role].employee_id)
    with chalice_local(city.put_back) as base_url:
        run(tmp_path, base_url, document, "--header", f"Authorization: Bearer {token}", config=config)


def may(operation: Operation) -> list[str]:
    return [role for role in ROLES if operation.roles is None or role in operation.roles]


def not_again(role: str) -> str:
    """What is wrong with a form is wrong for everybody: the first role that may send it tries every way."""
    others = [f"{each.method} {each.path}" for each in OPERATIONS if role in may(each)[1:]]
    return f"[[operations]]\ninclude-name = {json.dumps(others)}\nphases.coverage.enabled = false\n" if others else ""


def test_the_api_keeps_its_promises_to_whom_it_does_not_know_yet(world: World, tmp_path: Path) -> None:
    code = world.phone(cast.EKO).call("POST", "/employees/gani/codes").expect(201)["code"]
    token = {"token": [seal_unsubscribe("ani", world.services.secrets.pepper())]}
    values = {
        "LoginBody": {"number": [cast.ANI.number], "password": [PASSWORD]},
        "FirstLoginBody": {"number": [cast.GANI.number], "code": [code], "new_password": ["sandi baru gani"]},
        "POST /unsubscribe": token,
        "GET /unsubscribe": token,
    }
    session = world.accounts.log_in("budi", "sandi rahasia budi")
    assert session is not None
    cookie = f"Cookie: presensi_refresh={session.refresh_token}"
    with chalice_local() as base_url:
        run(tmp_path, base_url, document_for(lambda each: each.public, values), "--header", cookie)


def test_the_operations_that_end_a_session(world: World, tmp_path: Path) -> None:
    """Each success costs the token, so the generator logs in again: by the one password it knows, and not too often."""

    def before_each(_: str) -> None:
        world.accounts.set_password("ani", PASSWORD)
        world.clock.forward(minutes=1)

    values = {"PasswordBody": {"old_password": [PASSWORD], "new_password": [PASSWORD]}}
    document = document_for(lambda each: (each.method, each.path) in ENDINGS, values)
    # No made-up Authorization: it kills a thread of `chalice local`, which reads the token before the app does.
    with chalice_local(before_each) as base_url:
        run(tmp_path, base_url, document, "--generation-with-security-parameters", "false", config=CONFIG + LOGIN)


def test_every_role_is_tried() -> None:
    assert {Role(each) for each in ROLES if each != "employee"} == set(Role) - {Role.EXECUTIVE}


def run(folder: Path, base_url: str, document: Any, *arguments: str, config: str = CONFIG) -> None:
    """Every answer is as promised, there is no warning, and every operation did what it is for at least once."""
    (folder / "openapi.json").write_text(json.dumps(document))
    (folder / "schemathesis.toml").write_text(config)
    command = [str(Path(sys.executable).parent / "st"), "run", "openapi.json", "--url", base_url, *ARGUMENTS]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, cwd=folder, check=False)
    told = done.stdout[-6_000:]
    assert done.returncode == 0, told
    report = json.loads((folder / "report.json").read_text())
    assert {kind: labels for kind, labels in report["warnings"].items() if labels} == {}, told
    operations = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    rates = report["valid_rates"]
    served = {label for label in rates if any(phase["accepted"] for phase in rates[label].values())}
    assert operations - served == set()
