"""How often somebody tried to log in lately: a counter per subject and quarter of an hour."""

from datetime import datetime

from chalicelib.store.failures import translated
from chalicelib.store.tables import Sessions

KEPT_S = 3_600


class SessionTable:
    """The sessions table as use cases know it; see ports.SessionStore."""

    def count_try(self, subject: str, now: datetime, window_min: int) -> int:
        bucket = int(now.timestamp()) // (window_min * 60)
        item = Sessions(f"LOGIN#{subject}", str(bucket))
        with translated():
            item.update([Sessions.tally.add(1), Sessions.expires.set(int(now.timestamp()) + KEPT_S)])
        return int(item.tally or 0)
