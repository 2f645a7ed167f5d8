"""What an auditor takes home of the locked bucket, byte for byte."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.store.root_archive import RootArchiveS3
from tests.cast import MONDAY
from tests.tables_setup import make_bucket
from tools.copy_roots import copy_roots

BUCKET = "presensi-contoh-test-roots"


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", region_name="ap-southeast-3")
        make_bucket(client, BUCKET, locked=True)
        yield client


def test_every_document_lies_under_its_date(s3: Any, tmp_path: Path) -> None:
    RootArchiveS3(s3, BUCKET).put(MONDAY, b'{"date": "2026-11-23"}')
    for _ in range(2):
        assert copy_roots(s3, BUCKET, tmp_path / "roots") == 1
    assert [each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.json")] == ["roots/2026/11/23.json"]
    assert (tmp_path / "roots/2026/11/23.json").read_bytes() == b'{"date": "2026-11-23"}'


def test_before_the_first_night_there_is_none(s3: Any, tmp_path: Path) -> None:
    assert copy_roots(s3, BUCKET, tmp_path) == 0
