"""Rule sets of performance and budgets as they are sent with the settings."""

from typing import Any

import msgspec

from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT

DECREE = {"decree_no": "Perwal 1/2027", "decree_on": "2026-11-02", "by": "Wali Kota"}


def _sent(rules: object, rules_id: str) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(rules))
    return {**body, "rules_id": rules_id, "starts_on": "2027-01-01"}


ASSESSED = _sent(PERFORMANCE_DEFAULT, "skp-2027")
TOLD = {**_sent(BUDGET_DEFAULT, "anggaran-2027"), "asked_bp": {"6": 4_000, "12": 9_500}, "confirmed": DECREE}
