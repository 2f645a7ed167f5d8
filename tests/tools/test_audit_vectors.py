"""What the offline verifier and the console's page (web/tests/audit_verify.test.ts) must find alike."""

import json
from typing import Any

import pytest

from tools import audit_verify
from tools.paths import ROOT

VECTORS = json.loads((ROOT / "tests" / "vectors" / "audit_days.json").read_text())
SAID = {
    "sequence": "says it is entry",
    "prev": "does not follow from the one before it",
    "hash": ("is not what its hash was made over", "lacks"),
    "leaves": "the leaves do not give the root",
    "leaves_missing": "the leaves of the root are missing",
    "root_unnamed": "the chain names no such root",
    "root_missing": "leaves without a root",
}


@pytest.mark.parametrize("vector", VECTORS, ids=[each["say"] for each in VECTORS])
def test_the_first_broken_link_is(vector: Any) -> None:
    found = audit_verify.verify([vector["day"]], {})
    if vector["kind"] is None:
        assert found == []
        return
    (fault,) = found
    place = f"entry {vector['place']} " if vector["place"] else ""
    said = SAID[vector["kind"]]
    assert fault.startswith(f"{vector['day']['chain']}: {place}")
    assert any(each in fault for each in ((said,) if isinstance(said, str) else said))


def test_every_kind_of_fault_has_a_vector() -> None:
    assert {each["kind"] for each in VECTORS} == {None, *SAID}
