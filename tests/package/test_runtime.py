"""The zip's handlers answer under Lambda's own runtime client, on a Python that has nothing else installed."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gateway import event_of
from tests.package.runtime_api import RuntimeApi, runtime_api

CLIENT = ("awslambdaric", "simplejson", "snapshot_restore_py.py", "runtime_client*.so")
ENVIRONMENT = {
    "PRESENSI_CITY": "uji",
    "PRESENSI_STAGE": "test",
    "TABLE_PREFIX": "presensi-uji-test",
    "SELFIE_BUCKET": "presensi-uji-test-selfies",
    "UPLOAD_URL": "https://upload.example",
    "USER_POOL_ID": "ap-southeast-3_test",
    "USER_POOL_CLIENT_ID": "client",
    "TOKEN_ISSUER": "https://issuer.example",
    "JWKS_URL": "http://127.0.0.1:9/keys",
    "KEYS_PREFIX": "/presensi/uji/test",
    "COOKIE_SECURE": "true",
    "COOKIE_PATH": "/api/sessions",
    "EVIDENCE_QUEUE_URL": "http://127.0.0.1:9/queue",
    "AWS_DEFAULT_REGION": "ap-southeast-3",
    "AWS_REGION": "ap-southeast-3",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
}


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the runtime client and not one package more."""
    home = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    site = home / "lib" / version / "site-packages"
    for pattern in CLIENT:
        for found in Path(sysconfig.get_paths()["platlib"]).glob(pattern):
            if found.is_dir():
                shutil.copytree(found, site / found.name)
            else:
                shutil.copy(found, site / found.name)
    return home / "bin" / "python"


@contextmanager
def running(handler: str, unpacked: Path, python: Path) -> Iterator[RuntimeApi]:
    """The handler under awslambdaric, as Lambda starts it."""
    with runtime_api() as api:
        environment = {
            **ENVIRONMENT,
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "LAMBDA_TASK_ROOT": str(unpacked / "task"),
            "PYTHONPATH": f"{unpacked / 'task'}:{unpacked / 'opt' / 'python'}",
            "PATH": "/usr/bin:/bin",
        }
        command = [str(python), "-m", "awslambdaric", handler]
        process = subprocess.Popen(command, env=environment, cwd=unpacked / "task", stdout=subprocess.DEVNULL)
        try:
            yield api
        finally:
            process.terminate()
            process.wait(timeout=10)


def test_the_api_answers_its_health(unpacked: Path, bare_python: Path) -> None:
    with running("app.app", unpacked, bare_python) as api:
        answer = api.invoke(event_of("GET", "/health", {"accept": "application/json"}, b""))
    assert (answer["statusCode"], answer["body"]) == (200, '{"status":"ok"}')


def test_the_api_refuses_a_stranger_in_problem_json(unpacked: Path, bare_python: Path) -> None:
    with running("app.app", unpacked, bare_python) as api:
        answer = api.invoke(event_of("GET", "/me", {}, b""))
    assert answer["statusCode"] == 401
    assert "TOKEN_INVALID" in answer["body"]


def test_the_evidence_handler_hands_back_only_what_failed(unpacked: Path, bare_python: Path) -> None:
    """Pillow loads; a message that cannot be read comes back by its own id, a test notification does not."""
    records = [
        {"messageId": "bad", "body": "not json", "receiptHandle": "r"},
        {"messageId": "empty", "body": '{"Event": "s3:TestEvent"}', "receiptHandle": "r"},
    ]
    with running("app.evidence", unpacked, bare_python) as api:
        answer = api.invoke({"Records": [{**each, "eventSource": "aws:sqs"} for each in records]})
    assert answer == {"batchItemFailures": [{"itemIdentifier": "bad"}]}
