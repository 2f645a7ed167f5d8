"""What closed unit-dates tell, until the day's digests are made of it; and that they were made."""

from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.digest import UnitDay
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Notices, digest_key

KEPT = timedelta(days=40)
TOLD = "+TOLD"  # no unit's id begins so; before every one of them


class DigestTable:
    """See ports.DigestStore."""

    def note(self, day: UnitDay) -> None:
        with translated():
            Notices(*digest_key(day.on, day.unit_id), text=to_text(day), expires=_expires(day.on)).save()

    def of_day(self, on: date) -> list[UnitDay]:
        pk, told = digest_key(on, TOLD)
        with translated():
            items = Notices.query(pk, Notices.sk > told, consistent_read=True)
            return [from_text(each.text or "", UnitDay) for each in items]

    def is_told(self, on: date) -> bool:
        with translated():
            try:
                Notices.get(*digest_key(on, TOLD), consistent_read=True)
                return True
            except Notices.DoesNotExist:
                return False

    def set_told(self, on: date) -> None:
        with translated():
            Notices(*digest_key(on, TOLD), expires=_expires(on)).save()


def _expires(on: date) -> int:
    return int(datetime.combine(on + KEPT, time.min, UTC).timestamp())
