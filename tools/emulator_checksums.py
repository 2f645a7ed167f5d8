"""ministack, with the checksum of a form upload checked and kept as S3 does. Run by the emulator's own Python.

ministack 1.5.33 does both for PutObject but forgets the x-amz-checksum-* fields of a POST form: a wrong photo is
taken, and HeadObject has no checksum to show. A version that names these functions otherwise fails at the start.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from ministack.app import main
from ministack.services import s3

_FIELDS: ContextVar[Mapping[str, str] | None] = ContextVar("checksum fields of the form being taken", default=None)
_take_form = s3._post_object
_build_record = s3._build_object_record


class _Refused(Exception):
    """Carries the emulator's answer out of the middle of its form handling."""

    def __init__(self, answer: Any) -> None:
        super().__init__(answer)
        self.answer = answer


def _post_object(bucket: str, body: bytes, headers: Mapping[str, str]) -> Any:
    parts = s3._parse_multipart_form(headers.get("content-type", ""), body)
    fields = {name.lower(): value.decode("latin-1") for name, _, _, value in parts if name != "file"}
    remembered = _FIELDS.set({name: value for name, value in fields.items() if name.startswith("x-amz-checksum-")})
    try:
        return _take_form(bucket, body, headers)
    except _Refused as refused:
        return refused.answer
    finally:
        _FIELDS.reset(remembered)


def _build_object_record(
    body: bytes, headers: Mapping[str, str], etag: str | None = None, checksums: Mapping[str, str] | None = None
) -> Any:
    """Called for a form only once its policy and signature were found good."""
    if (fields := _FIELDS.get()) is not None:
        checksums, refusal = s3._resolve_object_checksums(body, fields)
        if refusal is not None:
            raise _Refused(refusal)
    return _build_record(body, headers, etag=etag, checksums=checksums)


s3._post_object = _post_object
s3._build_object_record = _build_object_record

if __name__ == "__main__":
    main()
