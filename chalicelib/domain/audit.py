"""The trail of changes that people made, and what awaits a second person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change by one person. No names, numbers or positions inside: ids and hashes only.

    chain   `CITY#2026-11-24` or `unit#2026-11-24`; each chain is hashed entry by entry.
    """

    entry_id: str
    chain: str
    at: datetime
    actor_id: str
    action: str
    object_id: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChainedEntry:
    """An entry in its place: `hash` is SHA-256 over `prev`, the sequence and the entry's canonical JSON (hex)."""

    sequence: int
    prev: str
    hash: str
    entry: AuditEntry


class ProposalState(StrEnum):
    WAITING = "waiting"
    APPLIED = "applied"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody proposed and another, a city admin, decides.

    subject        what it changes: use_cases/proposals.SUBJECTS.
    base_version   the published version it was made from (of a personal subject: the employee's revision).
    content_id     of settings and calendar the book that would be published (of a kode kantor the code's id); of
                   offices the draft of its edits; of a personal subject the employee.
    summary        what would change, for the second person to read.
    content        the change itself where it is small: of a personal subject, and of a kode kantor.
    proposed_by    an employee, or `system`: one of the clock's own jobs.
    """

    proposal_id: str
    subject: str
    base_version: int
    content_id: str
    summary: Mapping[str, object]
    proposed_by: str
    proposed_at: datetime
    state: ProposalState = ProposalState.WAITING
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    emergency: bool = False
    content: Mapping[str, object] = field(default_factory=dict)
