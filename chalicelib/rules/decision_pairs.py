"""Who decided how often about whom: what shows two people who approve each other's requests, or one who lets all pass.

Counted from the trail, which nobody can rewrite. It accuses nobody: a superior decides about the same few all month.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chalicelib.domain.audit import AuditEntry

IN_FAVOUR = frozenset({"approved", "valid"})
AGAINST = frozenset({"rejected", "returned", "invalid"})


@dataclass(frozen=True, slots=True)
class Pair:
    """`in_favour` and `against`: decisions about the person; `kinds`: what they were of, with how many."""

    decider_id: str
    person_id: str
    in_favour: int
    against: int
    kinds: tuple[tuple[str, int], ...]

    @property
    def decisions(self) -> int:
        return self.in_favour + self.against


def pairs_of(entries: Iterable[AuditEntry]) -> list[Pair]:
    """The most decisions first, of equals those without a no, then by ids."""
    outcomes: dict[tuple[str, str], Counter[bool]] = {}
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for each in entries:
        for person_id, kind, is_for in _decisions(each):
            pair = each.actor_id, person_id
            outcomes.setdefault(pair, Counter())[is_for] += 1
            kinds.setdefault(pair, Counter())[kind] += 1
    found = [
        Pair(*pair, in_favour=counted[True], against=counted[False], kinds=tuple(sorted(kinds[pair].items())))
        for pair, counted in outcomes.items()
    ]
    return sorted(found, key=lambda each: (-each.decisions, each.against, each.decider_id, each.person_id))


def _decisions(entry: AuditEntry) -> Iterator[tuple[str, str, bool]]:
    """About whom, of which kind, whether in their favour; nothing of what is no decision about somebody else."""
    kind, _, outcome = entry.action.rpartition("_")
    people: tuple[object, ...] = ()
    match kind:
        case "request":
            people = (entry.facts.get("employee"),)
        case "swap":
            people = (entry.facts.get("one"), entry.facts.get("other"))
        case "device":
            people = (entry.object_id,)
        case "check_in" if outcome in ("ruled", "reviewed"):
            outcome, people = str(entry.facts.get("outcome")), (entry.object_id,)
    for person_id in people:
        if person_id and person_id != entry.actor_id and outcome in IN_FAVOUR | AGAINST:
            yield str(person_id), kind, outcome in IN_FAVOUR
