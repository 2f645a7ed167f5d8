"""Notices that wait to be sent in one way, by mail or by push: pointers at them, each handed to one run.

Marking a notice takes its pointer away in the same transaction, so a run that dies afterwards has sent it or never
will; and a pointer written again finds it marked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pynamodb.connection.base import Connection

from chalicelib.domain.notice import CopyState, Notice
from chalicelib.store.documents import from_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Key, Notices, notice_key
from chalicelib.store.transaction import ConditionFailed, Transaction

WAITS = timedelta(days=3)  # after that the pointer goes by itself


@dataclass(frozen=True, slots=True)
class Outbox:
    """One way. key: where a pointer lies, by notice and employee; state, marked_by: a notice's attributes for it."""

    connection: Connection
    key: Callable[[str, str], Key]
    state: str
    marked_by: str

    def waiting(self, limit: int, now: datetime | None = None) -> list[tuple[Notice, int]]:
        """Oldest day first, with how often each was tried. now: those that are to wait until later are left out."""
        pk, _ = self.key("", "")
        due = None if now is None else Notices.due.does_not_exist() | (Notices.due <= seconds(now))
        with translated():
            pointers = list(Notices.query(pk, filter_condition=due, limit=limit, consistent_read=True))
            keys = [_pointed(each) for each in pointers]
            found = {(each.pk, each.sk): each for each in Notices.batch_get(keys, consistent_read=True)}
            for pointer, key in zip(pointers, keys, strict=True):
                if key not in found:  # forgotten while it waited
                    pointer.delete()
        tried = [int(each.tally or 0) for each in pointers]
        return [(notice_of(found[key]), tries) for key, tries in zip(keys, tried, strict=True) if key in found]

    def mark(self, notice: Notice, run_id: str) -> bool:
        state, marked_by = getattr(Notices, self.state), getattr(Notices, self.marked_by)
        transaction = Transaction(self.connection)
        transaction.update(
            Notices(*notice_key(notice.employee_id, notice.notice_id)),
            [state.set(CopyState.SENDING.value), marked_by.set(run_id)],
            state == CopyState.WAITING.value,
        )
        transaction.delete(pointer_at(notice, self.key))
        try:
            transaction.commit()
            return True
        except ConditionFailed:
            return self._is_marked(notice, run_id)

    def put_back(self, notice: Notice, run_id: str, tries: int = 0, due_at: datetime | None = None) -> None:
        item, pointer = Notices(*notice_key(notice.employee_id, notice.notice_id)), pointer_at(notice, self.key)
        pointer.tally, pointer.due = tries or None, seconds(due_at) if due_at else None
        state, marked_by = getattr(Notices, self.state), getattr(Notices, self.marked_by)
        ours = (state == CopyState.SENDING.value) & (marked_by == run_id)
        transaction = Transaction(self.connection)
        transaction.update(item, [state.set(CopyState.WAITING.value)], ours)
        transaction.put(pointer)
        try:
            transaction.commit()
        except ConditionFailed:
            if getattr(self._stored(notice), self.state) != CopyState.WAITING:  # else its own answer was lost
                raise

    def done(self, notice: Notice, state: CopyState) -> None:
        item = Notices(*notice_key(notice.employee_id, notice.notice_id))
        with translated():
            item.update([getattr(Notices, self.state).set(state.value)], condition=Notices.text.exists())

    def _is_marked(self, notice: Notice, run_id: str) -> bool:
        """Whether the answer to our own mark was lost; a pointer to what another run took is taken away."""
        stored = self._stored(notice)
        if getattr(stored, self.state) == CopyState.SENDING and getattr(stored, self.marked_by) == run_id:
            return True
        with translated():
            pointer_at(notice, self.key).delete()
        return False

    def _stored(self, notice: Notice) -> Notices:
        with translated():
            return Notices.get(*notice_key(notice.employee_id, notice.notice_id), consistent_read=True)


def pointer_at(notice: Notice, key: Callable[[str, str], Key]) -> Notices:
    return Notices(*key(notice.notice_id, notice.employee_id), expires=seconds(notice.at + WAITS))


def notice_of(item: Notices) -> Notice:
    read_at = None if item.read_at_ms is None else datetime.fromtimestamp(int(item.read_at_ms) / 1000, UTC)
    mail, push = CopyState(item.mail), CopyState(item.push or CopyState.NONE)
    return replace(from_text(item.text or "", Notice), read_at=read_at, mail=mail, push=push)


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def _pointed(pointer: Notices) -> Key:
    notice_id, _, employee_id = pointer.sk.rpartition("#")
    return notice_key(employee_id, notice_id)
