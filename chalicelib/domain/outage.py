"""When the city's own service failed: spans in which nobody may be counted late for it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OutageState(StrEnum):
    SUSPECTED = "suspected"  # the failure rate passed the setting: lateness is held back until an admin decides
    DECLARED = "declared"  # by an admin: lateness is waived, a window that it swallowed is excused
    DISMISSED = "dismissed"  # by an admin: nothing is held back any more


@dataclass(frozen=True, slots=True)
class Outage:
    """A span of failing, aware UTC, [starts_at, ends_at).

    unit_ids     whom it concerns; empty: the whole city.
    note         what everyone concerned reads; empty while suspected.
    failed, of   tries that failed, of all: what it was suspected by; 0 of 0 where a person says so.
    decided_by   the admin who declared or dismissed it.
    """

    outage_id: str
    starts_at: datetime
    ends_at: datetime
    state: OutageState
    unit_ids: tuple[str, ...] = ()
    note: str = ""
    failed: int = 0
    of: int = 0
    decided_by: str | None = None
    decided_at: datetime | None = None
    revision: int = 0


# How tries to check in are counted: the log line that counts one and the metric that is read name the same.
RECORDED, FAILED = "CheckInsRecorded", "CheckInsFailed"
SERVICE = "presensi"


@dataclass(frozen=True, slots=True)
class Counted:
    """Tries to check in within a span: how many failed by our own fault, of all."""

    failed: int
    of: int
