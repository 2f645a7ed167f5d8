"""Requests, by person; with a copy where whoever leads the unit finds it. Each step is written with all it does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.excuse import Excused
from chalicelib.domain.request import OPEN, Request, RequestState
from chalicelib.rules.request import excuse_of
from chalicelib.store.attendance import add_ruling
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.notices import add_notice
from chalicelib.store.staff import add_person
from chalicelib.store.tables import (
    Key,
    Requests,
    done_request_key,
    excused_key,
    open_request_key,
    request_book_key,
    request_key,
)
from chalicelib.store.transaction import Transaction
from chalicelib.use_cases.ports import RequestEffects

KEPT = timedelta(days=6 * 366)  # after the last date: what the balances of five years are reckoned from
DONE_KEPT = timedelta(days=100)  # a decided one stays in its unit's list for so long after the last date
_NOTHING = RequestEffects()


def read_book(employee_id: str) -> int:
    item = _get(request_book_key(employee_id))
    return int(item.revision or 0) if item else 0


def turn_leaf(transaction: Transaction, employee_id: str, book: int) -> None:
    """The person's book has one change more, if it still is as it was read."""
    stands = stands_at(Requests, book)
    transaction.put(Requests(*request_book_key(employee_id), revision=book + 1), stands)


class RequestTable:
    """See ports.RequestStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def book(self, employee_id: str) -> int:
        return read_book(employee_id)

    def of_person(self, employee_id: str, since: date = date.min) -> list[Request]:
        return _query(request_key(employee_id, _first(since)))

    def get(self, employee_id: str, request_id: str) -> Request | None:
        return _read(request_key(employee_id, request_id))

    def in_unit(self, unit_id: str, request_id: str) -> Request | None:
        return _read(open_request_key(unit_id, request_id)) or _read(done_request_key(unit_id, request_id))

    def open_of_unit(self, unit_id: str) -> list[Request]:
        return _query(open_request_key(unit_id, _first(date.min)))

    def decided_of_unit(self, unit_id: str, since: date) -> list[Request]:
        return _query(done_request_key(unit_id, _first(since)))

    def excused_of_unit(self, unit_id: str) -> list[Excused]:
        pk, _ = excused_key(unit_id, "")
        with translated():
            return [from_text(item.text or "", Excused) for item in Requests.query(pk, consistent_read=True)]

    def save(self, request: Request, entry: AuditEntry, effects: RequestEffects = _NOTHING) -> Request:
        saved = replace(request, revision=request.revision + 1)

        def add_writes(transaction: Transaction) -> None:
            _add_request(transaction, saved)
            _add_effects(transaction, saved, effects)

        self._trail.commit(entry, add_writes)
        return saved


def _add_request(transaction: Transaction, request: Request) -> None:
    """The person's own item, and the unit's copy where it belongs now."""
    before = request.revision - 1
    stands = stands_at(Requests, before)
    transaction.put(_item(request_key(request.employee_id, request.request_id), request, KEPT), stands)
    waiting = open_request_key(request.unit_id, request.request_id)
    done = done_request_key(request.unit_id, request.request_id)
    if request.state in OPEN:
        transaction.put(_item(waiting, request, KEPT))
    else:
        transaction.delete(Requests(*waiting))
        transaction.put(_item(done, request, DONE_KEPT))
        _list_excuse(transaction, request)


def _list_excuse(transaction: Transaction, request: Request) -> None:
    """What it excuses, for days that are judged when the profile has forgotten it; nothing once it is cancelled."""
    key, excuse = excused_key(request.unit_id, request.request_id), excuse_of(request)
    if excuse and request.state is RequestState.APPROVED:
        text = to_text(Excused(request.employee_id, excuse))
        transaction.put(Requests(*key, text=text, expires=_expires(request, KEPT)))
    elif excuse and request.state is RequestState.CANCELLED:
        transaction.delete(Requests(*key))


def _add_effects(transaction: Transaction, request: Request, effects: RequestEffects) -> None:
    if effects.book is not None:
        turn_leaf(transaction, request.employee_id, effects.book)
    if effects.person:
        changed, previous = effects.person
        add_person(transaction, replace(changed, revision=previous.revision + 1), previous)
    if effects.ruling:
        add_ruling(transaction, *effects.ruling)
    for notice in effects.notices:
        add_notice(transaction, notice)


def _item(key: Key, request: Request, kept: timedelta) -> Requests:
    return Requests(*key, revision=request.revision, text=to_text(request), expires=_expires(request, kept))


def _expires(request: Request, kept: timedelta) -> int:
    return int(datetime.combine(request.ends_on + kept, time.min, UTC).timestamp())


def _first(since: date) -> str:
    """Where a list from this date on begins; the book of a person lies before every date."""
    return f"{since:%Y%m%d}" if since.year > 1 else "0"


def _query(first: Key) -> list[Request]:
    pk, sk = first
    with translated():
        found = Requests.query(pk, Requests.sk >= sk, consistent_read=True)
        return [from_text(item.text or "", Request) for item in found]


def _read(key: Key) -> Request | None:
    item = _get(key)
    return from_text(item.text or "", Request) if item else None


def _get(key: Key) -> Requests | None:
    with translated():
        try:
            return Requests.get(*key, consistent_read=True)
        except Requests.DoesNotExist:
            return None
