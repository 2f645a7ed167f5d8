"""What the evidence job found in each uploaded selfie."""

from collections.abc import Iterable
from datetime import UTC, datetime

from pynamodb.exceptions import PutError

from chalicelib.domain.attendance import Evidence
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import EvidenceItems, evidence_key


class EvidenceTable:
    """The evidence table as use cases know it; see ports.EvidenceStore."""

    def versions(self, upload_key: str) -> list[Evidence]:
        with translated():
            return [_evidence(item) for item in EvidenceItems.query(upload_key, consistent_read=True)]

    def find(self, upload_key: str, version_id: str) -> Evidence | None:
        with translated():
            try:
                return _evidence(EvidenceItems.get(*evidence_key(upload_key, version_id), consistent_read=True))
            except EvidenceItems.DoesNotExist:
                return None

    def add(self, evidence: Evidence) -> None:
        with translated():
            try:
                _item(evidence).save(condition=EvidenceItems.pk.does_not_exist())
            except PutError as error:
                if not is_condition_failure(error):
                    raise

    def of(self, uploads: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
        with translated():
            found = EvidenceItems.batch_get([evidence_key(*upload) for upload in uploads])
            return {(item.pk, item.sk): _evidence(item) for item in found}


def _item(evidence: Evidence) -> EvidenceItems:
    return EvidenceItems(
        *evidence_key(evidence.upload_key, evidence.version_id),
        sha256=evidence.sha256,
        size_bytes=evidence.size_bytes,
        made_at_ms=round(evidence.made_at.timestamp() * 1000),
        dhash=evidence.dhash or None,
        dhash_mirror=evidence.dhash_mirror or None,
        evidence_key=evidence.evidence_key,
        problem=evidence.problem,
        notes=set(evidence.notes) or None,
    )


def _evidence(item: EvidenceItems) -> Evidence:
    return Evidence(
        upload_key=item.pk,
        version_id=item.sk,
        sha256=item.sha256,
        size_bytes=int(item.size_bytes),
        made_at=datetime.fromtimestamp(int(item.made_at_ms) / 1000, UTC),
        dhash=item.dhash or b"",
        dhash_mirror=item.dhash_mirror or b"",
        evidence_key=item.evidence_key,
        problem=item.problem,
        notes=tuple(sorted(item.notes or ())),
    )
