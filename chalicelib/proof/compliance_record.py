"""A person's record as a JWS, signed and verified as receipts are: tools/receipt.py, docs/compliance-record.md."""

import msgspec

from chalicelib.domain.compliance import ComplianceRecord
from chalicelib.proof.receipt import ReceiptKeys, sign

RECORD_VERSION = 2  # 1, until November 2026: without `performance`
RECORD_KIND = "compliance_record"  # no receipt of a check-in has a kind: neither can be taken for the other


def sign_record(record: ComplianceRecord, keys: ReceiptKeys) -> str:
    return sign(record_facts(record), keys)


def record_facts(record: ComplianceRecord) -> bytes:
    """What is signed: JSON that is the same text for the same record."""
    facts = {"v": RECORD_VERSION, "kind": RECORD_KIND, **msgspec.to_builtins(record)}
    return msgspec.json.encode(facts, order="sorted")
