"""The zip's handlers answer under Lambda's own runtime client, on a Python that has nothing else installed."""

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from chalicelib.config import read_config
from tests.gateway import event_of
from tests.jpegs import selfie
from tests.package import what_is_left
from tests.package.runtime_api import RuntimeApi, runtime_api

CLIENT = ("awslambdaric", "simplejson", "snapshot_restore_py.py", "runtime_client*.so")
ENVIRONMENT = {
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
    "WORK_QUEUE_URL": "http://127.0.0.1:9/work",
    "CLOSE_QUEUE_URL": "http://127.0.0.1:9/close",
    "ROOTS_BUCKET": "presensi-uji-test-roots",
    "SITE_ORIGIN": "http://127.0.0.1:9",
    "PUSH_HOSTS": "",
    "MAIL_FROM": "",
    "MAIL_SET": "",
    "AWS_DEFAULT_REGION": "ap-southeast-3",
    "AWS_REGION": "ap-southeast-3",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
}


def _saved(kind: str, **how: object) -> bytes:
    out = BytesIO()
    mode = "CMYK" if how.pop("cmyk", False) else "RGB"
    Image.open(BytesIO(selfie(1))).convert(mode).save(out, kind, **how)
    return out.getvalue()


PICTURES = {
    "baseline": selfie(1),
    "progressive": _saved("JPEG", progressive=True),
    "cmyk": _saved("JPEG", cmyk=True),
    "profiled": _saved("JPEG", icc_profile=bytes(3_144)),
    "cut": selfie(1)[:9_000],
    "png": _saved("PNG"),
    "gif": _saved("GIF"),
    "webp": _saved("WEBP"),
    "tiff": _saved("TIFF"),
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


def test_what_is_left_in_the_layer_does_all_the_work(unpacked: Path, bare_python: Path, tmp_path: Path) -> None:
    """tools/layer.py leaves at home what is never loaded: pictures, signatures, holidays, metres, every client."""
    pictures = []
    for name, raw in PICTURES.items():
        (tmp_path / name).write_bytes(raw)
        pictures.append(str(tmp_path / name))
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{unpacked / 'task'}:{unpacked / 'opt' / 'python'}"}
    command = [str(bare_python), str(Path(what_is_left.__file__)), *pictures]
    run = subprocess.run(command, env=environment, cwd=unpacked / "task", capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    done = json.loads(run.stdout)
    assert done["modules"] == what_is_left.modules()
    assert done["pictures"] == [what_is_left.picture(path) for path in pictures]
    assert {each[0] for each in done["pictures"]} == {None, "IMAGE_INVALID", "IMAGE_TYPE"}
    assert (done["phone_signature"], done["token"], done["boto3"]) == (True, "ani", False)
    assert done["receipt_key"] == what_is_left.receipt_key()
    assert done["metres"] == what_is_left.metres()
    assert done["clouds"] == ["EndpointConnectionError"] * 5
    assert done["faults"] == what_is_left.faults()
    assert done["days_off"] == what_is_left.days_off()
    assert len(done["days_off"]) > 20


def test_a_function_is_told_what_it_reads_and_nothing_else(app_template: Any) -> None:
    read: set[str] = set()

    class Recording(dict[str, str]):
        def __getitem__(self, name: str) -> str:
            read.add(name)
            return super().__getitem__(name)

    read_config(Recording(ENVIRONMENT))
    functions = [each for each in app_template["Resources"].values() if each["Type"] == "AWS::Lambda::Function"]
    assert functions
    for function in functions:
        told = set(function["Properties"]["Environment"]["Variables"])
        assert told - {"LOG_LEVEL"} == read  # which the logger reads
