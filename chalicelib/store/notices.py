"""Notices: each written once, read or not, its mail and its push sent at most once; see outbox.py.

What is added to others' transactions never cancels them: an item that is there keeps its words, its read mark and
what became of its copies.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from pynamodb.connection.base import Connection
from pynamodb.exceptions import UpdateError

from chalicelib.domain.notice import CopyState, Notice
from chalicelib.store.documents import to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.outbox import Outbox, notice_of, pointer_at, seconds
from chalicelib.store.tables import Notices, notice_key, outbox_key, push_outbox_key
from chalicelib.store.transaction import Transaction

KEPT = timedelta(days=180)


def mail_outbox(connection: Connection) -> Outbox:
    return Outbox(connection, outbox_key, "mail", "marked_by")


def push_outbox(connection: Connection) -> Outbox:
    return Outbox(connection, push_outbox_key, "push", "push_marked_by")


def writes_of(notice: Notice) -> int:
    """How many writes `add_notice` adds: itself, and what its copies wait by."""
    return 1 + len(_waiting(notice))


def add_notice(transaction: Transaction, notice: Notice) -> None:
    """Add the notice, and what its mail and its push wait by, to a transaction, without a condition."""
    item = Notices(*notice_key(notice.employee_id, notice.notice_id))
    words = replace(notice, read_at=None, mail=CopyState.WAITING, push=CopyState.WAITING)
    transaction.update(
        item,
        [
            Notices.v.set(Notices.v | 1),
            Notices.text.set(Notices.text | to_text(words)),
            Notices.mail.set(Notices.mail | notice.mail.value),
            Notices.push.set(Notices.push | notice.push.value),
            Notices.expires.set(Notices.expires | seconds(notice.at + KEPT)),
        ],
    )
    for pointer in _waiting(notice):
        transaction.put(pointer)


class NoticeTable:
    """See ports.NoticeStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._mail = mail_outbox(connection)

    def of_person(self, employee_id: str, limit: int) -> list[Notice]:
        pk, _ = notice_key(employee_id, "")
        with translated():
            items = Notices.query(pk, scan_index_forward=False, limit=limit, consistent_read=True)
            return sorted(map(notice_of, items), key=lambda each: each.at, reverse=True)

    def between(self, employee_id: str, since: date, until: date) -> list[Notice]:
        pk, first = notice_key(employee_id, f"{since:%Y%m%d}-")
        with translated():
            dates = Notices.sk.between(first, f"{until:%Y%m%d}-~")
            return [notice_of(item) for item in Notices.query(pk, dates, consistent_read=True)]

    def unread(self, employee_id: str, limit: int) -> int:
        pk, _ = notice_key(employee_id, "")
        marks = ["v", Notices.read_at_ms.attr_name]
        with translated():
            found = Notices.query(
                pk, scan_index_forward=False, limit=limit, attributes_to_get=marks, consistent_read=True
            )
            return sum(each.read_at_ms is None for each in found)

    def add(self, notice: Notice) -> None:
        transaction = Transaction(self._connection)
        add_notice(transaction, notice)
        transaction.commit()

    def mark_read(self, employee_id: str, notice_ids: Iterable[str], at: datetime) -> None:
        unread = Notices.text.exists() & Notices.read_at_ms.does_not_exist()
        for notice_id in notice_ids:
            item = Notices(*notice_key(employee_id, notice_id))
            with translated():
                try:
                    item.update([Notices.read_at_ms.set(_milliseconds(at))], condition=unread)
                except UpdateError as error:
                    if not is_condition_failure(error):
                        raise

    def outbox(self, limit: int) -> list[Notice]:
        return [notice for notice, _ in self._mail.waiting(limit)]

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        return self._mail.mark(notice, run_id)

    def put_back(self, notice: Notice, run_id: str) -> None:
        self._mail.put_back(notice, run_id)

    def done(self, notice: Notice, state: CopyState) -> None:
        self._mail.done(notice, state)


def _waiting(notice: Notice) -> list[Notices]:
    """Pointers to it, from where its copies wait."""
    ways = (outbox_key, notice.mail), (push_outbox_key, notice.push)
    return [pointer_at(notice, key) for key, state in ways if state is CopyState.WAITING]


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)
