"""One date of the city as a document for the locked bucket: the last entry of every chain, and one root over them.

tools/audit_verify.py reads it with nothing but the standard library; docs/adr/0014.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from chalicelib.domain.audit import ChainedEntry
from chalicelib.proof.merkle import leaf_hash, root_of

VERSION = 1
FIRST_PREV = "0" * 64


def daily_document(
    on: date, prev: str, heads: Mapping[str, ChainedEntry], late: Mapping[str, ChainedEntry], unclosed: Iterable[str]
) -> bytes:
    """The document's bytes: the same for the same city.

    prev       SHA-256 (hex) of the document of the date before.
    heads      chain -> its last entry, of this date; `late` of earlier dates whose chain has grown since it was told.
    unclosed   units whose date was not closed when time was up.
    """
    chains, later = _told(heads), _told(late)
    leaves = [leaf_hash(f"{each['chain']}\n{each['sequence']}\n{each['hash']}".encode()) for each in (*chains, *later)]
    document = {
        "v": VERSION,
        "date": on.isoformat(),
        "prev": prev,
        "root": root_of(leaves).hex(),
        "chains": chains,
        "late": later,
        "unclosed": sorted(unclosed),
    }
    return msgspec.json.encode(document, order="sorted")


def told_heads(document: bytes) -> dict[str, str]:
    """Chain of the document's own date -> the hash it was told with."""
    read = msgspec.json.decode(document)
    return {each["chain"]: each["hash"] for each in read["chains"]}


def document_hash(document: bytes) -> str:
    return hashlib.sha256(document).hexdigest()


def _told(heads: Mapping[str, ChainedEntry]) -> Sequence[dict[str, object]]:
    return [{"chain": chain, "sequence": each.sequence, "hash": each.hash} for chain, each in sorted(heads.items())]
