"""Files that people send and are given: uploads of operators, marked files, papers to print. All go within days.

A link is good for a minute and shown to whoever may have the file alone; it is never mailed and never logged.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.store.failures import code_of, translated
from chalicelib.use_cases.ports import UploadForm

FORM_LIFE = timedelta(seconds=120)
LINK_LIFE_S = 60
TYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


class FilesS3:
    """Files of jobs as use cases know them; see ports.Files."""

    def __init__(self, client: Any, bucket: str, upload_url: str) -> None:
        self._client = client
        self._bucket = bucket
        self._upload_url = upload_url

    def form(self, key: str, max_bytes: int, now: datetime) -> UploadForm:
        kind = _type_of(key)
        conditions: list[Any] = [{"Content-Type": kind}, ["content-length-range", 1, max_bytes]]
        with translated():
            signed = self._client.generate_presigned_post(
                self._bucket, key, {"Content-Type": kind}, conditions, int(FORM_LIFE.total_seconds())
            )
        return UploadForm(self._upload_url, signed["fields"], now + FORM_LIFE)

    def read(self, key: str, limit_bytes: int) -> bytes | None:
        """At most one byte more than the limit; None when it is not there."""
        with translated():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=key)
            except ClientError as error:
                if code_of(error) in ("NoSuchKey", "404"):
                    return None
                raise
            body: bytes = answer["Body"].read(limit_bytes + 1)
        return body

    def write(self, key: str, content: bytes) -> None:
        with translated():
            self._client.put_object(Bucket=self._bucket, Key=key, Body=content, ContentType=_type_of(key))

    def link(self, key: str, name: str) -> str:
        """An address to get the file from, for a minute, under this name."""
        shown = "inline" if name.endswith((".html", ".jpg")) else "attachment"
        with translated():
            address: str = self._client.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self._bucket,
                    "Key": key,
                    "ResponseContentDisposition": f'{shown}; filename="{name}"',
                    "ResponseCacheControl": "no-store",
                },
                ExpiresIn=LINK_LIFE_S,
            )
        return address


def _type_of(key: str) -> str:
    return TYPES[key.rpartition(".")[2]]
