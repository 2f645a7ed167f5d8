"""Spans in which the city's own service failed. They lie in the months table, by the date on which they began."""

from datetime import datetime, timedelta

from chalicelib.domain.outage import Outage
from chalicelib.store.documents import from_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Months, outage_key

LONGEST = timedelta(days=7)  # one that lasts longer is entered as several


class OutageTable:
    """See ports.OutageStore."""

    def touching(self, since: datetime, until: datetime) -> list[Outage]:
        """Their ids begin with the UTC date of their start: one Query from LONGEST before `since` to `until`."""
        pk, _ = outage_key("")
        first, last = f"{since - LONGEST:%Y%m%d}", f"{until:%Y%m%d}~"
        with translated():
            found = [
                from_text(item.text or "", Outage)
                for item in Months.query(pk, Months.sk.between(first, last), consistent_read=True)
            ]
        return [each for each in found if each.starts_at < until and each.ends_at > since]
