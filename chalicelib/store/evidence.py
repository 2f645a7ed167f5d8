"""What the evidence job found in each uploaded selfie; a unit's day of it lies together, as its check-ins do."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import msgspec
from pynamodb.connection.base import Connection
from pynamodb.exceptions import PutError

from chalicelib.domain.attendance import Evidence, UploadName, read_upload_key
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.raw import Bytes, RawReader, Text, Whole, Words
from chalicelib.store.tables import EvidenceItems, attendance_key, evidence_key, read_evidence_key

_NAMES = {name: each.attr_name for name, each in EvidenceItems.get_attributes().items()}


class Found(msgspec.Struct, rename=_NAMES, gc=False):
    """As it lies on disk."""

    pk: Text
    sk: Text
    v: Whole
    sha256: Bytes
    size_bytes: Whole
    made_at_ms: Whole
    dhash: Bytes | None = None
    dhash_mirror: Bytes | None = None
    evidence_key: Text | None = None
    problem: Text | None = None
    notes: Words | None = None


class EvidenceTable:
    """The evidence table as use cases know it; see ports.EvidenceStore."""

    def __init__(self, connection: Connection) -> None:
        self._reader = RawReader(connection, EvidenceItems)

    def versions(self, upload_key: str) -> list[Evidence]:
        pk, begins = evidence_key(_named(upload_key), "")
        return [_evidence(item) for item in self._reader.query(pk, Found, begins)]

    def find(self, upload_key: str, version_id: str) -> Evidence | None:
        found = self._reader.item(evidence_key(_named(upload_key), version_id), Found)
        return _evidence(found) if found else None

    def add(self, evidence: Evidence) -> None:
        with translated():
            try:
                _item(evidence).save(condition=EvidenceItems.pk.does_not_exist())
            except PutError as error:
                if not is_condition_failure(error):
                    raise

    def of(self, uploads: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
        names = [(read_upload_key(key), version_id) for key, version_id in uploads]
        keys = [evidence_key(name, version_id) for name, version_id in names if name]
        return _by_upload(_evidence(item) for item in self._reader.batch(keys, Found))

    def of_unit_day(self, unit_id: str, on: date) -> dict[tuple[str, str], Evidence]:
        pk, _ = attendance_key(unit_id, on, "")
        return _by_upload(_evidence(item) for item in self._reader.query(pk, Found))


def _by_upload(found: Iterable[Evidence]) -> dict[tuple[str, str], Evidence]:
    return {(each.upload_key, each.version_id): each for each in found}


def _named(upload_key: str) -> UploadName:
    name = read_upload_key(upload_key)
    if name is None:
        raise ValueError(f"{upload_key} is no upload of a selfie")
    return name


def _item(evidence: Evidence) -> EvidenceItems:
    return EvidenceItems(
        *evidence_key(_named(evidence.upload_key), evidence.version_id),
        sha256=evidence.sha256,
        size_bytes=evidence.size_bytes,
        made_at_ms=round(evidence.made_at.timestamp() * 1000),
        dhash=evidence.dhash or None,
        dhash_mirror=evidence.dhash_mirror or None,
        evidence_key=evidence.evidence_key,
        problem=evidence.problem,
        notes=set(evidence.notes) or None,
    )


def _evidence(item: Found) -> Evidence:
    name, version_id = read_evidence_key(item.pk.S, item.sk.S)
    return Evidence(
        upload_key=name.key,
        version_id=version_id,
        sha256=item.sha256.B,
        size_bytes=item.size_bytes.N,
        made_at=datetime.fromtimestamp(item.made_at_ms.N / 1000, UTC),
        dhash=item.dhash.B if item.dhash else b"",
        dhash_mirror=item.dhash_mirror.B if item.dhash_mirror else b"",
        evidence_key=item.evidence_key.S if item.evidence_key else None,
        problem=item.problem.S if item.problem else None,
        notes=tuple(sorted(item.notes.SS)) if item.notes else (),
    )
