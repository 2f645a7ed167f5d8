"""Notices: each written once, read or not, mailed at most once.

What is added to others' transactions never cancels them: an item that is there keeps its words, its read mark and
what became of its mail. OUTBOX points at what waits to be mailed. Marking a notice takes its pointer away in the same
transaction, so a run that dies afterwards has sent it or never will; and a pointer written again finds it marked.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pynamodb.connection.base import Connection
from pynamodb.exceptions import UpdateError

from chalicelib.domain.notice import MailState, Notice
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.tables import Notices, notice_key, outbox_key
from chalicelib.store.transaction import ConditionFailed, Transaction

KEPT = timedelta(days=180)
WAITS = timedelta(days=3)  # for its mail: after that the pointer goes by itself


def add_notice(transaction: Transaction, notice: Notice) -> None:
    """Add the notice, and what its mail waits by, to a transaction: two writes (one without mail), no condition."""
    item = Notices(*notice_key(notice.employee_id, notice.notice_id))
    transaction.update(
        item,
        [
            Notices.v.set(Notices.v | 1),
            Notices.text.set(Notices.text | to_text(replace(notice, read_at=None, mail=MailState.WAITING))),
            Notices.mail.set(Notices.mail | notice.mail.value),
            Notices.expires.set(Notices.expires | _seconds(notice.at + KEPT)),
        ],
    )
    if notice.mail is MailState.WAITING:
        transaction.put(_pointer(notice))


class NoticeTable:
    """See ports.NoticeStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_person(self, employee_id: str, limit: int) -> list[Notice]:
        pk, _ = notice_key(employee_id, "")
        with translated():
            items = Notices.query(pk, scan_index_forward=False, limit=limit, consistent_read=True)
            return sorted(map(_notice, items), key=lambda each: each.at, reverse=True)

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
        pk, _ = outbox_key("", "")
        with translated():
            pointers = list(Notices.query(pk, limit=limit, consistent_read=True))
            keys = [_pointed(each) for each in pointers]
            found = {(each.pk, each.sk): each for each in Notices.batch_get(keys, consistent_read=True)}
            for pointer, key in zip(pointers, keys, strict=True):
                if key not in found:  # forgotten while its mail waited
                    pointer.delete()
        return [_notice(found[key]) for key in keys if key in found]

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        item = Notices(*notice_key(notice.employee_id, notice.notice_id))
        transaction = Transaction(self._connection)
        transaction.update(
            item,
            [Notices.mail.set(MailState.SENDING.value), Notices.marked_by.set(run_id)],
            Notices.mail == MailState.WAITING.value,
        )
        transaction.delete(_pointer(notice))
        try:
            transaction.commit()
            return True
        except ConditionFailed:
            return self._is_marked(notice, run_id)

    def put_back(self, notice: Notice, run_id: str) -> None:
        item = Notices(*notice_key(notice.employee_id, notice.notice_id))
        ours = (Notices.mail == MailState.SENDING.value) & (Notices.marked_by == run_id)
        transaction = Transaction(self._connection)
        transaction.update(item, [Notices.mail.set(MailState.WAITING.value)], ours)
        transaction.put(_pointer(notice))
        transaction.commit()

    def done(self, notice: Notice, state: MailState) -> None:
        item = Notices(*notice_key(notice.employee_id, notice.notice_id))
        with translated():
            item.update([Notices.mail.set(state.value)], condition=Notices.text.exists())

    def _is_marked(self, notice: Notice, run_id: str) -> bool:
        """Whether the answer to our own mark was lost; a pointer to what another run took is taken away."""
        with translated():
            key = notice_key(notice.employee_id, notice.notice_id)
            stored = Notices.get(*key, consistent_read=True)
            if stored.mail == MailState.SENDING and stored.marked_by == run_id:
                return True
            _pointer(notice).delete()
            return False


def _pointer(notice: Notice) -> Notices:
    return Notices(*outbox_key(notice.notice_id, notice.employee_id), expires=_seconds(notice.at + WAITS))


def _pointed(pointer: Notices) -> tuple[str, str]:
    notice_id, _, employee_id = pointer.sk.rpartition("#")
    return notice_key(employee_id, notice_id)


def _notice(item: Notices) -> Notice:
    read_at = None if item.read_at_ms is None else datetime.fromtimestamp(int(item.read_at_ms) / 1000, UTC)
    return replace(from_text(item.text or "", Notice), read_at=read_at, mail=MailState(item.mail))


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)
