"""ministack with four mends, run by the emulator's own Python. A version that names these parts otherwise fails soon.

Checksums: 1.5.33 checks and keeps x-amz-checksum-* of PutObject but forgets those of a POST form: a wrong photo is
taken, and HeadObject has no checksum to show. S3 does both for both.
Unpacking: every simultaneous request gets a worker, and each unpacks the whole layer (3 s of CPU). Once is enough;
the other workers get links to the same files.
Saving: json.dump writes piece by piece, half a minute for the demo's three months. As one text it takes a second.
Queues: each is kept by its address, with the port in it, so nobody worked on those of a city that was begun at another
port. They move along.
"""

import hashlib
import json
import os
import shutil
import tempfile
import types
import zipfile
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from pathlib import Path
from threading import Lock
from typing import Any, TextIO
from urllib.parse import urlsplit

from ministack.app import main
from ministack.core import lambda_runtime, persistence
from ministack.services import s3, sqs

_FIELDS: ContextVar[Mapping[str, str] | None] = ContextVar("checksum fields of the form being taken", default=None)
_take_form = s3._post_object
_build_record = s3._build_object_record
_restore_queues = sqs._restore_state


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


class _UnpackedOnce(zipfile.ZipFile):
    """A zip whose second unpacking makes hard links to the first."""

    _one_at_a_time = Lock()

    def extractall(self, path: Any = None, members: Any = None, pwd: bytes | None = None) -> None:
        digest = hashlib.sha256(Path(str(self.filename)).read_bytes()).hexdigest()
        kept = Path(tempfile.gettempdir()) / "unpacked" / digest
        with self._one_at_a_time:
            if not kept.exists():
                unfinished = kept.with_suffix(".unfinished")
                super().extractall(unfinished, members, pwd)
                unfinished.rename(kept)
        shutil.copytree(kept, path, copy_function=os.link, dirs_exist_ok=True)


def _dump_at_once(value: object, file: TextIO, default: Callable[[object], object]) -> None:
    file.write(json.dumps(value, default=default))


def _load_queues(data: Any) -> None:
    _restore_queues(data)
    for key, queue in list(sqs._queues._data.items()):
        *owner, url = key
        queue["url"] = urlsplit(url)._replace(netloc=sqs._CANONICAL_NETLOC).geturl()
        sqs._queues._data[(*owner, queue["url"])] = sqs._queues._data.pop(key)
    sqs._queue_name_to_url.clear()
    sqs._rebuild_queue_name_index()


_json = types.ModuleType("json")
vars(_json).update(vars(json), dump=_dump_at_once)
persistence.json = _json
_zipfile = types.ModuleType("zipfile")
vars(_zipfile).update(vars(zipfile), ZipFile=_UnpackedOnce)
lambda_runtime.zipfile = _zipfile
s3._post_object = _post_object
s3._build_object_record = _build_object_record
sqs.load_persisted_state = _load_queues

if __name__ == "__main__":
    main()
