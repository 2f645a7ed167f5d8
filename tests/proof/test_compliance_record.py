"""The signed text of a compliance record: the same for the same record, changed it is none, and never a receipt."""

import json
from dataclasses import replace

import pytest

from chalicelib.domain.compliance import ComplianceRecord
from chalicelib.proof.compliance_record import record_facts, sign_record
from chalicelib.proof.receipt import public_key_set
from tests.cast import wib
from tests.proof.test_receipt import BOTH, KEYS
from tools.receipt import ReceiptInvalid, verify_receipt

RECORD = ComplianceRecord("Kota Contoh", "ani", "Ani", "0001", wib(9), ())


def test_it_is_verified_as_a_receipt_is_and_says_what_it_is() -> None:
    facts = verify_receipt(sign_record(RECORD, KEYS), public_key_set(BOTH))
    assert (facts["kind"], facts["v"], facts["employee_id"]) == ("compliance_record", 1, "ani")
    assert "slot" not in facts
    assert facts == json.loads(record_facts(RECORD))


def test_the_same_record_is_the_same_text() -> None:
    assert sign_record(RECORD, KEYS) == sign_record(RECORD, KEYS)
    assert sign_record(replace(RECORD, name="Budi"), KEYS) != sign_record(RECORD, KEYS)


def test_a_changed_one_is_refused() -> None:
    header, _, signature = sign_record(RECORD, KEYS).split(".")
    _, other, _ = sign_record(replace(RECORD, name="Budi"), KEYS).split(".")
    with pytest.raises(ReceiptInvalid):
        verify_receipt(f"{header}.{other}.{signature}", public_key_set(KEYS))
