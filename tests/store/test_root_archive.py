"""The locked bucket as the template makes it: what lies there, the service's own hands cannot take away (T20)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from chalicelib.store.root_archive import RootArchiveS3, root_key
from chalicelib.use_cases.ports import StoreUnavailable
from tests.tables_setup import make_bucket

ON = date(2026, 11, 23)
BUCKET = "presensi-contoh-test-roots"


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", region_name="ap-southeast-3")
        make_bucket(client, BUCKET, locked=True)
        rule = {"DefaultRetention": {"Mode": "COMPLIANCE", "Years": 10}}
        client.put_object_lock_configuration(
            Bucket=BUCKET, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule}
        )
        yield client


def test_a_date_has_one_key() -> None:
    assert root_key(ON) == "roots/2026/11/23.json"


@pytest.mark.parametrize("more", [{}, {"BypassGovernanceRetention": True}])
def test_it_cannot_be_deleted(s3: Any, more: dict[str, bool]) -> None:
    archive = RootArchiveS3(s3, BUCKET)
    archive.put(ON, b"{}")
    [version] = s3.list_object_versions(Bucket=BUCKET)["Versions"]
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.delete_object(Bucket=BUCKET, Key=root_key(ON), VersionId=version["VersionId"], **more)
    assert archive.get(ON) == b"{}"


def test_a_bucket_that_is_not_there_is_no_verdict(s3: Any) -> None:
    archive = RootArchiveS3(s3, "presensi-antah-roots")
    for ask in (lambda: archive.put(ON, b"{}"), lambda: archive.get(ON)):
        with pytest.raises(StoreUnavailable):
            ask()
