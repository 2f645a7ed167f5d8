"""Content of any size as items: gzipped JSON, cut into pages that each fit one."""

import gzip
from collections.abc import Callable
from typing import Any

import msgspec

from chalicelib.store.failures import translated
from chalicelib.store.tables import Document, Key

PAGE_BYTES = 350_000  # an item holds at most 400 KB


def write_pages(table: type[Document], key: Callable[[int], Key], document: object) -> None:
    """Write the document page by page under `key(0)`, `key(1)` ...; they share their pk."""
    raw = msgspec.json.encode(document, order="sorted")  # sorts text keys alone: holidays are kept by date
    packed = gzip.compress(raw, 6, mtime=0)  # 9 takes twice as long for 1 % less
    with translated():
        for number, start in enumerate(range(0, len(packed), PAGE_BYTES)):
            table(*key(number), page=packed[start : start + PAGE_BYTES]).save()


def read_pages(table: type[Document], pk: str, kind: Any = Any) -> Any | None:
    """The document, decoded as `kind`; None where nothing was written."""
    with translated():
        pages = [item.page or b"" for item in table.query(pk, consistent_read=True)]
    return msgspec.json.decode(gzip.decompress(b"".join(pages)), type=kind) if pages else None
