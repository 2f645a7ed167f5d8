"""What an auditor asks of the trail, how far back at once, and which entries answer. docs/rules.md#audit-search."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MOST_DATES = 31  # of one search: each date is a chain, each chain one read
ENOUGH = 200  # entries after which no further date is read

TEXTS: Texts = {
    "SPAN_TURNED": (
        "Tanggal akhir lebih dulu daripada tanggal awal. Tukar keduanya.",
        "The last date is before the first one. Exchange them.",
    ),
    "SPAN_TOO_LONG": (
        "Paling banyak {days} hari sekali cari. Persempit tanggalnya, lalu lanjutkan dengan hari-hari sebelumnya.",
        "At most {days} days at once. Choose fewer, then go on with the days before them.",
    ),
}


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """Entries of one unit's chains, or of the city's (None), between two local dates, both included.

    actions    any of these; none: whatever was done.
    about      whose or what: the entry's own object, or a person that it names.
    """

    unit_id: str | None
    since: date
    until: date
    actor_id: str | None = None
    actions: frozenset[str] = frozenset()
    about: str | None = None


def search_fault(search: AuditSearch) -> FieldError | None:
    if search.until < search.since:
        return fault(TEXTS, "/query/until", "SPAN_TURNED")
    if (search.until - search.since).days >= MOST_DATES:
        return fault(TEXTS, "/query/since", "SPAN_TOO_LONG", days=MOST_DATES)
    return None


def dates_of(search: AuditSearch) -> Iterator[date]:
    """The newest first."""
    for back in range((search.until - search.since).days + 1):
        yield search.until - timedelta(days=back)


def answers(entry: AuditEntry, search: AuditSearch) -> bool:
    if search.actor_id and entry.actor_id != search.actor_id:
        return False
    if search.actions and entry.action not in search.actions:
        return False
    return search.about is None or search.about in named_in(entry)


def named_in(entry: AuditEntry) -> set[str]:
    """What the entry is about: its object, and people among its facts."""
    return {entry.object_id, *(str(entry.facts[each]) for each in ("employee", "one", "other") if each in entry.facts)}
