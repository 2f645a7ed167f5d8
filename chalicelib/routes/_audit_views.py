"""An entry of the trail as an auditor reads it: everything that its hash covers."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from chalicelib.domain.audit import ChainedEntry


class AuditEntryView(Struct, frozen=True, kw_only=True):
    sequence: int
    prev: str
    hash: str
    entry_id: str
    at: datetime
    actor_id: str
    action: str
    object_id: str
    facts: dict[str, Any]


def entry_view(placed: ChainedEntry) -> AuditEntryView:
    entry = placed.entry
    return AuditEntryView(
        sequence=placed.sequence,
        prev=placed.prev,
        hash=placed.hash,
        entry_id=entry.entry_id,
        at=entry.at,
        actor_id=entry.actor_id,
        action=entry.action,
        object_id=entry.object_id,
        facts=dict(entry.facts),
    )
