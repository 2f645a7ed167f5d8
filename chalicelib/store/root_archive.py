"""The daily roots in a bucket of their own, under a lock that not even this service may lift."""

from datetime import date
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.store.failures import code_of, translated


class RootArchiveS3:
    """The locked bucket as use cases know it; see ports.RootArchive."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, on: date, document: bytes) -> bool:
        """One conditional PUT. The bucket itself sets the retention of every object."""
        with translated():
            try:
                self._client.put_object(
                    Bucket=self._bucket,
                    Key=root_key(on),
                    Body=document,
                    ContentType="application/json",
                    ChecksumAlgorithm="SHA256",  # a bucket with Object Lock insists on one
                    IfNoneMatch="*",
                )
            except ClientError as error:
                if code_of(error) in ("PreconditionFailed", "412"):
                    return False
                raise
        return True

    def get(self, on: date) -> bytes | None:
        with translated():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=root_key(on))
            except ClientError as error:
                if code_of(error) in ("NoSuchKey", "404"):
                    return None
                raise
            body: bytes = answer["Body"].read()
        return body


def root_key(on: date) -> str:
    return f"roots/{on:%Y/%m/%d}.json"
