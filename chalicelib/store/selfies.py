"""The selfie bucket: forms to post into the inbox, a look at what arrived, and the re-encoded evidence.

Limits of the form: exact key, JPEG, 10 kB to 2 MB, SHA-256 required, 120 s (RELIABILITY T10, T25).
"""

import base64
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.rules.evidence import MAX_SELFIE_BYTES, MIN_SELFIE_BYTES, SELFIE_TYPE
from chalicelib.store.failures import code_of, translated
from chalicelib.use_cases.ports import Upload, UploadForm

FORM_LIFE = timedelta(seconds=120)
# What the bucket's lifecycle goes by: infrastructure/state/selfies.yaml.
JUDGED = {"Key": "judged", "Value": "yes"}  # an upload whose evidence is written
ORPHAN = {"Key": "orphan", "Value": "yes"}  # a clean copy that nothing names: no check-in, no attempt, no office
KEEP_DAYS = "keep-days"  # of a clean copy
_MISSING = {"404", "NoSuchKey", "NoSuchVersion", "NotFound"}


class SelfieS3:
    """The bucket as use cases know it; see ports.SelfieBucket."""

    def __init__(self, client: Any, bucket: str, upload_url: str) -> None:
        self._client = client
        self._bucket = bucket
        self._upload_url = upload_url

    def form(self, upload_key: str, now: datetime) -> UploadForm:
        fields = {"Content-Type": SELFIE_TYPE, "x-amz-checksum-algorithm": "SHA256"}
        conditions: list[Any] = [
            {"Content-Type": SELFIE_TYPE},
            {"x-amz-checksum-algorithm": "SHA256"},
            ["starts-with", "$x-amz-checksum-sha256", ""],
            ["content-length-range", MIN_SELFIE_BYTES, MAX_SELFIE_BYTES],
        ]
        with translated():
            signed = self._client.generate_presigned_post(
                self._bucket, upload_key, fields, conditions, int(FORM_LIFE.total_seconds())
            )
        return UploadForm(self._upload_url, signed["fields"], now + FORM_LIFE)

    def head(self, upload_key: str) -> Upload | None:
        with translated():
            try:
                found = self._client.head_object(Bucket=self._bucket, Key=upload_key, ChecksumMode="ENABLED")
            except ClientError as error:
                if code_of(error) in _MISSING:
                    return None
                raise
        checksum = found.get("ChecksumSHA256")
        return Upload(
            version_id=found.get("VersionId"),
            size_bytes=found["ContentLength"],
            content_type=found.get("ContentType", ""),
            sha256=base64.b64decode(checksum) if checksum else None,
        )

    def read(self, upload_key: str, version_id: str, limit_bytes: int) -> bytes | None:
        """At most `limit_bytes` + 1 bytes of that version: one more than allowed tells that it is too large."""
        with translated():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=upload_key, VersionId=version_id)
            except ClientError as error:
                if code_of(error) in _MISSING:
                    return None
                raise
            body: bytes = answer["Body"].read(limit_bytes + 1)
        return body

    def write_evidence(self, evidence_key: str, jpeg: bytes, keep_days: int) -> None:
        with translated():
            self._client.put_object(
                Bucket=self._bucket,
                Key=evidence_key,
                Body=jpeg,
                ContentType=SELFIE_TYPE,
                Tagging=f"{KEEP_DAYS}={keep_days}",
            )

    def write_photo(self, photo_key: str, jpeg: bytes) -> None:
        with translated():
            self._client.put_object(Bucket=self._bucket, Key=photo_key, Body=jpeg, ContentType=SELFIE_TYPE)

    def uploads(self) -> Iterable[tuple[str, str, datetime]]:
        pages = self._client.get_paginator("list_object_versions").paginate(Bucket=self._bucket, Prefix="inbox/")
        with translated():
            for page in pages:
                for each in page.get("Versions", ()):
                    yield each["Key"], each["VersionId"], each["LastModified"]

    def mark_judged(self, upload_key: str, version_id: str) -> None:
        self._tag(JUDGED, Key=upload_key, VersionId=version_id)

    def mark_orphan(self, evidence_key: str) -> None:
        self._tag(ORPHAN, Key=evidence_key)

    def _tag(self, tag: dict[str, str], **which: str) -> None:
        with translated():
            try:
                self._client.put_object_tagging(Bucket=self._bucket, Tagging={"TagSet": [tag]}, **which)
            except ClientError as error:
                if code_of(error) not in _MISSING:
                    raise
