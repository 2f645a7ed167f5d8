"""The signed text of a compliance record: the same for the same record, changed it is none, and never a receipt."""

import json
from dataclasses import replace

import pytest

from chalicelib.domain.compliance import ComplianceRecord, ComplianceYear
from chalicelib.proof.compliance_record import record_facts, sign_record
from chalicelib.proof.receipt import public_key_set
from tests.cast import wib
from tests.proof.test_receipt import BOTH, KEYS
from tools.receipt import ReceiptInvalid, verify_receipt

RECORD = ComplianceRecord("Kota Contoh", "ani", "Ani", "0001", wib(9), ())
FIRST_VERSION = (  # as it was signed in November 2026, before performance was part of a record
    "eyJhbGciOiJFZERTQSIsImtpZCI6IjIwMjYtMTEiLCJ0eXAiOiJKT1NFIn0.eyJjaXR5X25hbWUiOiJLb3RhIENvbnRvaCIsImVtcGxveWVlX2"
    "lkIjoiYW5pIiwia2luZCI6ImNvbXBsaWFuY2VfcmVjb3JkIiwibWFkZV9hdCI6IjIwMjYtMTEtMjNUMDI6MDA6MDBaIiwibmFtZSI6IkFuaSIs"
    "Im51bWJlcl9lbmQiOiIwMDAxIiwidiI6MSwieWVhcnMiOlt7ImRheXMiOnsiYWJzZW50IjoyLCJwcmVzZW50IjoyMzh9LCJlYXJseV9taW4iOj"
    "AsImp1ZGdlZF90aHJvdWdoIjoiMjAyNS0xMi0zMSIsImxhdGVfbWluIjoxMiwibGVmdF9vdXRfbWluIjowLCJvdXRjb21lcyI6W10sInVuY29u"
    "ZmlybWVkIjpbXSwidW5leGN1c2VkX2RheXMiOjIsIndvcmtpbmdfZGF5cyI6MjQwLCJ5ZWFyIjoyMDI1fV19.RlnLdPw8qntlbxG5sVaeVRri5"
    "DqscAhGHSNILV5jDiNm-TvM2i7eF9pVLMBeGUNnibuQzcdPzpEP7P5u82bMDg"
)


def test_it_is_verified_as_a_receipt_is_and_says_what_it_is() -> None:
    facts = verify_receipt(sign_record(RECORD, KEYS), public_key_set(BOTH))
    assert (facts["kind"], facts["v"], facts["employee_id"]) == ("compliance_record", 2, "ani")
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


def test_one_of_the_first_version_is_verified_for_ever_and_has_no_performance() -> None:
    facts = verify_receipt(FIRST_VERSION, public_key_set(BOTH))
    assert (facts["kind"], facts["v"]) == ("compliance_record", 1)
    assert (facts["years"][0]["working_days"], "performance" in facts["years"][0]) == (240, False)


def test_what_is_no_data_is_signed_as_such_and_not_as_zero() -> None:
    year = ComplianceYear(2026, None, 0, {}, 0, 0, 0, ())
    (signed,) = json.loads(record_facts(replace(RECORD, years=(year,))))["years"]
    assert signed["judged_through"] is None
    assert signed["performance"] == {"activities": None, "assessments": [], "feedback": None, "plans": []}
