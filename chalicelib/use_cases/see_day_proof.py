"""A closed day as an auditor takes it home: its chain, and what its roots were made over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.audit import ChainedEntry
from chalicelib.domain.day_proof import PersonLeaves
from chalicelib.errors import NotFound
from chalicelib.use_cases.day_roots import Day, chain_of
from chalicelib.use_cases.ports import Services

CITY = "CITY"  # the chain of what concerns no one unit


@dataclass(frozen=True, slots=True)
class DayProof:
    """`root`: the one whose leaves are shown, in hex; None where the date was never closed."""

    chain: str
    entries: Sequence[ChainedEntry]
    root: str | None
    people: Sequence[PersonLeaves]


def see_day_proof(services: Services, unit_id: str, on: date, root: str | None, now: datetime) -> DayProof:
    """The date's chain and the leaves of a root of it, of the last one unless another is named.

    Raises NotFound for a unit that neither is nor left a chain, and for a root that the chain does not name.
    """
    entries = services.audit.entries(chain_of(unit_id, on))
    known = unit_id == CITY or unit_id in services.city.current(now).units
    if not entries and not known:
        raise NotFound
    named = {str(each.entry.facts["root"]) for each in entries if each.entry.facts.get("root")}
    if root is not None and root not in named:
        raise NotFound
    day = Day(unit_id, on, entries, ())
    shown = root or day.root
    people = services.proofs.leaves(day.chain, shown) if shown else []
    return DayProof(day.chain, entries, shown, people)
