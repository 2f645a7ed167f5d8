"""Spans in which the city's own service failed. They lie in the months table, by the date on which they began."""

from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.outage import Outage
from chalicelib.rules.outage import MAX_MOVED_DAYS, MAX_OUTAGE_DAYS
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Months, outage_key

RECENT = timedelta(days=3)
LOOK_AGAIN = timedelta(seconds=60)
_MOVED = timedelta(days=MAX_MOVED_DAYS)


class OutageTable:
    """See ports.OutageStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._recent: tuple[datetime, list[Outage]] | None = None

    def touching(self, since: datetime, until: datetime) -> list[Outage]:
        """Their ids begin with the UTC date of their start, give or take a day: one Query."""
        pk, _ = outage_key("")
        longest = timedelta(days=MAX_OUTAGE_DAYS)
        first, last = f"{since - longest - _MOVED:%Y%m%d}", f"{until + _MOVED:%Y%m%d}~"
        with translated():
            found = [_outage(item) for item in Months.query(pk, Months.sk.between(first, last), consistent_read=True)]
        touching = [each for each in found if each.starts_at < until and each.ends_at > since]
        return sorted(touching, key=lambda each: (each.starts_at, each.outage_id))

    def recent(self, now: datetime) -> list[Outage]:
        if self._recent is None or not timedelta(0) <= now - self._recent[0] < LOOK_AGAIN:
            self._recent = now, self.touching(now - RECENT, now)
        return self._recent[1]

    def get(self, outage_id: str) -> Outage | None:
        with translated():
            try:
                return _outage(Months.get(*outage_key(outage_id), consistent_read=True))
            except Months.DoesNotExist:
                return None

    def save(self, outage: Outage, entry: AuditEntry) -> Outage:
        saved = replace(outage, revision=outage.revision + 1)
        item = Months(*outage_key(outage.outage_id), revision=saved.revision, text=to_text(saved))
        stands = stands_at(Months, outage.revision)
        self._trail.commit(entry, lambda transaction: transaction.put(item, stands))
        self._recent = None
        return saved


def _outage(item: Months) -> Outage:
    return from_text(item.text or "", Outage)
