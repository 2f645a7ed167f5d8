"""Where people's phones are woken, and the notices that wait for it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import CopyState, Notice
from chalicelib.domain.push import Subscriptions
from chalicelib.store.audit import AuditTrail
from chalicelib.store.conditional import stands_at
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import is_condition_failure, translated
from chalicelib.store.notices import push_outbox
from chalicelib.store.outbox import seconds
from chalicelib.store.staff import add_person
from chalicelib.store.tables import Notices, subscriptions_key
from chalicelib.store.transaction import Transaction
from chalicelib.use_cases.ports import StoreUnavailable

KEPT = timedelta(days=400)  # a page that is opened now and then tells us again
AT_ONCE = 100  # keys of one BatchGetItem
TRIES = 3


class PushTable:
    """See ports.PushStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._outbox = push_outbox(trail.connection)

    def of(self, employee_id: str) -> Subscriptions:
        return self.of_people([employee_id]).get(employee_id, Subscriptions(employee_id))

    def of_people(self, employee_ids: Iterable[str]) -> dict[str, Subscriptions]:
        keys = [subscriptions_key(each) for each in sorted(set(employee_ids))]
        with translated():
            found = [
                from_text(item.text or "", Subscriptions)
                for start in range(0, len(keys), AT_ONCE)
                for item in Notices.batch_get(keys[start : start + AT_ONCE], consistent_read=True)
            ]
        return {each.employee_id: each for each in found}

    def save(
        self,
        subscriptions: Subscriptions,
        entry: AuditEntry,
        now: datetime,
        person: tuple[Employee, Employee] | None = None,
    ) -> None:
        def add_writes(transaction: Transaction) -> None:
            transaction.put(*_next(subscriptions, now))
            if person:
                changed, previous = person
                add_person(transaction, replace(changed, revision=previous.revision + 1), previous)

        self._trail.commit(entry, add_writes)

    def drop(self, employee_id: str, gone: Collection[str], now: datetime) -> None:
        for _ in range(TRIES):
            held = self.of(employee_id)
            left = tuple(each for each in held.all if each.subscription_id not in gone)
            if left == held.all:
                return
            item, stands = _next(replace(held, all=left), now)
            with translated():
                try:
                    item.save(condition=stands)
                    return
                except PutError as error:
                    if not is_condition_failure(error):
                        raise
        raise StoreUnavailable("subscriptions contended")

    def outbox(self, limit: int, now: datetime) -> list[tuple[Notice, int]]:
        return self._outbox.waiting(limit, now)

    def mark_sending(self, notice: Notice, run_id: str) -> bool:
        return self._outbox.mark(notice, run_id)

    def put_back(self, notice: Notice, run_id: str, tries: int, due_at: datetime) -> None:
        self._outbox.put_back(notice, run_id, tries, due_at)

    def done(self, notice: Notice, state: CopyState) -> None:
        self._outbox.done(notice, state)


def _next(subscriptions: Subscriptions, now: datetime) -> tuple[Notices, Condition]:
    """The item with the next revision, and the condition under which it may be written."""
    saved = replace(subscriptions, revision=subscriptions.revision + 1)
    key = subscriptions_key(saved.employee_id)
    item = Notices(*key, revision=saved.revision, text=to_text(saved), expires=seconds(now + KEPT))
    stands = stands_at(Notices, subscriptions.revision)
    return item, stands
