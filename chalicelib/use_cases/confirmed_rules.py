"""What decides about somebody's rights or pay, a letter or a payroll export, runs on confirmed rules alone."""

from collections.abc import Iterable

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.discipline import DisciplineRules
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.errors import RuleUnconfirmed

RuleSet = AttendanceRules | DisciplineRules | AllowanceRules


def check_confirmed(rules: Iterable[RuleSet]) -> None:
    """Raises RuleUnconfirmed with the id of every set that stands on no decree."""
    found = sorted({each.rules_id for each in rules if each.confirmed is None})
    if found:
        raise RuleUnconfirmed(rules_ids=", ".join(found))
