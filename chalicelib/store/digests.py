"""What closed unit-dates tell, until the day's digests are made of it; and that they were made."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.digest import UnitDay
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Notices, digest_key

KEPT = timedelta(days=40)
MOST_BYTES = 380_000  # of a text: an item holds 400 KB
TOLD = "+TOLD"  # no unit's id begins so; before every one of them


class DigestTable:
    """See ports.DigestStore."""

    def note(self, day: UnitDay) -> None:
        with translated():
            Notices(*digest_key(day.on, day.unit_id), text=_fitting(day), expires=_expires(day.on)).save()

    def of_day(self, on: date) -> list[UnitDay]:
        pk, told = digest_key(on, TOLD)
        with translated():
            items = Notices.query(pk, Notices.sk > told, consistent_read=True)
            return [from_text(each.text or "", UnitDay) for each in items]

    def told(self, on: date) -> frozenset[str] | None:
        with translated():
            try:
                item = Notices.get(*digest_key(on, TOLD), consistent_read=True)
            except Notices.DoesNotExist:
                return None
        return frozenset(from_text(item.text or "[]", list[str]))

    def set_told(self, on: date, unit_ids: Iterable[str]) -> None:
        with translated():
            text = to_text(sorted(unit_ids))
            Notices(*digest_key(on, TOLD), text=text, expires=_expires(on)).save()


def _fitting(day: UnitDay) -> str:
    """With as many of its people as there is room for, the gravest first: names are as long as somebody made them."""
    text = to_text(day)
    while day.people and len(text.encode()) > MOST_BYTES:
        day = replace(day, people=day.people[: len(day.people) * 3 // 4])
        text = to_text(day)
    return text


def _expires(on: date) -> int:
    return int(datetime.combine(on + KEPT, time.min, UTC).timestamp())
