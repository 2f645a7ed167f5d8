"""What the assessments of a unit's period came to, in figures: no person is in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.domain.performance import Predicate


@dataclass(frozen=True, slots=True)
class UnitPredicates:
    """How many people of a unit's period came to which predicate, of what was approved. `revision`: 0 for none yet."""

    unit_id: str
    period_id: str
    counts: Mapping[Predicate, int] = field(default_factory=dict)
    revision: int = 0
