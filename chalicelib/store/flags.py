"""Flags of units' dates, an item each, and beside them what stays of the check-ins they are found by."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

import msgspec
from pynamodb.connection.base import Connection

from chalicelib.domain.signal import DayFlags, Flag
from chalicelib.domain.trace import DayTrace
from chalicelib.store.conditional import stands_at
from chalicelib.store.failures import translated
from chalicelib.store.tables import Reviews, flags_key, trace_key
from chalicelib.store.transaction import ConditionFailed, Contended, Transaction
from chalicelib.use_cases.ports import Changed

FLAGS_KEPT = timedelta(days=400)
TRACES_KEPT = timedelta(days=181)  # a day more than is looked back
PEOPLE_A_PAGE = 1_500  # of a trace: about 250 kB with three photos each, of the 400 that an item holds
PAST_EVERY_PAGE = "~"
T = TypeVar("T")


class FlagTable:
    """See ports.FlagStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def day(self, unit_id: str, on: date) -> DayFlags:
        with translated():
            try:
                return _flags(Reviews.get(*flags_key(unit_id, on), consistent_read=True))
            except Reviews.DoesNotExist:
                return DayFlags(unit_id, on)

    def flags_of(self, unit_id: str, on: date) -> list[Flag]:
        return list(self.day(unit_id, on).flags)

    def flags_of_month(self, unit_id: str, month: date, employee_id: str | None = None) -> list[Flag]:
        with translated():
            days = [_flags(item) for item in Reviews.query(flags_key(unit_id, month)[0], consistent_read=True)]
        return [flag for day in days for flag in day.flags if employee_id in (None, flag.employee_id)]

    def traces(self, unit_id: str, since: date, until: date) -> Iterator[DayTrace]:
        pk, first = trace_key(unit_id, since, 0)
        last = trace_key(unit_id, until, 0)[1].partition("#")[0] + PAST_EVERY_PAGE
        with translated():
            for item in Reviews.query(pk, Reviews.sk.between(first, last), consistent_read=True):
                yield _unpacked(item.page, DayTrace)

    def save(self, flags: DayFlags, trace: DayTrace) -> DayFlags:
        """Check-ins are never taken back, so what is written again has no fewer pages than what stood."""
        saved = replace(flags, revision=flags.revision + 1)
        stands = stands_at(Reviews, flags.revision)
        key = flags_key(flags.unit_id, flags.local_date)
        transaction = Transaction(self._connection)
        until = _expires(flags.local_date, FLAGS_KEPT)
        transaction.put(Reviews(*key, revision=saved.revision, page=_packed(saved), expires=until), stands)
        for number, part in enumerate(_parts(trace)):
            key = trace_key(trace.unit_id, trace.local_date, number)
            transaction.put(Reviews(*key, page=_packed(part), expires=_expires(trace.local_date, TRACES_KEPT)))
        try:
            transaction.commit()
        except (ConditionFailed, Contended):
            if self.day(flags.unit_id, flags.local_date) != saved:  # else the answer was lost, the write was not
                raise Changed("flags") from None
        return saved


def _parts(trace: DayTrace) -> Sequence[DayTrace]:
    starts = range(0, max(1, len(trace.people)), PEOPLE_A_PAGE)
    return [replace(trace, people=trace.people[at : at + PEOPLE_A_PAGE]) for at in starts]


def _flags(item: Reviews) -> DayFlags:
    return _unpacked(item.page, DayFlags)


def _packed(value: object) -> bytes:
    return gzip.compress(msgspec.json.encode(value, order="sorted"), 6, mtime=0)


def _unpacked(page: Any, kind: type[T]) -> T:
    return msgspec.json.decode(gzip.decompress(page or b""), type=kind)


def _expires(on: date, kept: timedelta) -> int:
    return int(datetime.combine(on + kept, time.min, UTC).timestamp())
