"""Looks that people owe at check-ins, what was drawn, and what is asked of whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.review import OPEN, Draw, Review, ReviewState
from chalicelib.domain.verdict import Ruling
from chalicelib.store.attendance import add_ruling
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.tables import Reviews, draw_key, question_key, review_key
from chalicelib.store.transaction import ConditionFailed, Transaction

KEPT = timedelta(days=731)  # after the day it is about: an auditor draws last year's again


class ReviewTable:
    """The reviews table as use cases know it; see ports.ReviewStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def draw(self, unit_id: str, on: date) -> Draw | None:
        with translated():
            try:
                return from_text(Reviews.get(*draw_key(unit_id, on), consistent_read=True).text or "", Draw)
            except Reviews.DoesNotExist:
                return None

    def draws(self, unit_id: str, since: date, until: date) -> list[Draw]:
        pk, first = draw_key(unit_id, since)
        _, last = draw_key(unit_id, until)
        with translated():
            items = Reviews.query(pk, Reviews.sk.between(first, last), consistent_read=True)
            return [from_text(item.text or "", Draw) for item in items]

    def keep_draw(self, draw: Draw) -> Draw:
        key = draw_key(draw.unit_id, draw.local_date)
        item = Reviews(*key, text=to_text(draw), expires=_expires(draw.local_date))
        try:
            self._commit(lambda transaction: transaction.put(item, Reviews.pk.does_not_exist()))
        except ConditionFailed:
            return self.draw(draw.unit_id, draw.local_date) or draw
        return draw

    def assign(self, review: Review) -> None:
        """Nothing where it lies there already, open or done."""

        def add(transaction: Transaction) -> None:
            transaction.put(_item(review), Reviews.pk.does_not_exist())
            transaction.check(Reviews, _key(review, is_open=False), Reviews.pk.does_not_exist())

        try:
            self._commit(add)
        except ConditionFailed:
            return

    def waiting(self, queue_id: str) -> list[Review]:
        pk, first = review_key(queue_id, True, "")
        with translated():
            items = Reviews.query(pk, Reviews.sk.startswith(first), consistent_read=True)
            return [_review(item) for item in items]

    def get(self, queue_id: str, review_id: str) -> Review | None:
        with translated():
            for is_open in (True, False):
                try:
                    return _review(Reviews.get(*review_key(queue_id, is_open, review_id), consistent_read=True))
                except Reviews.DoesNotExist:
                    continue
        return None

    def move(self, review: Review, previous: Review, entry: AuditEntry, ruling: Ruling | None = None) -> Review:
        moved = replace(review, revision=previous.revision + 1)
        stands = Reviews.revision == previous.revision

        def add(transaction: Transaction) -> None:
            if moved.state in OPEN:
                transaction.put(_item(moved), stands)
            else:
                transaction.delete(_item(previous), stands)
                transaction.put(_item(moved))
            _add_question(transaction, moved)
            if ruling:
                add_ruling(transaction, ruling, None)

        self._trail.commit(entry, add)
        return moved

    def asked(self, employee_id: str) -> list[Review]:
        pk, _ = question_key(employee_id, "")
        with translated():
            return [_review(item) for item in Reviews.query(pk, consistent_read=True)]

    def between(self, queue_id: str, since: date, until: date) -> list[Review]:
        found: list[Review] = []
        with translated():
            for is_open in (True, False):
                (pk, first), (_, last) = (review_key(queue_id, is_open, f"{on:%Y%m%d}") for on in (since, until))
                items = Reviews.query(pk, Reviews.sk.between(first, f"{last}~"), consistent_read=True)
                found += [_review(item) for item in items]
        return sorted(found, key=lambda each: each.review_id)

    def _commit(self, add_writes: Callable[[Transaction], None]) -> None:
        transaction = Transaction(self._trail.connection)
        add_writes(transaction)
        transaction.commit()


def _add_question(transaction: Transaction, review: Review) -> None:
    """Its person finds what is asked while it is: a copy, written with it."""
    if review.question is None:
        return
    key = question_key(review.employee_id, review.review_id)
    if review.state is ReviewState.ASKED:
        copied = Reviews(*key, revision=review.revision, text=to_text(review), expires=_expires(review.local_date))
        transaction.put(copied)
    else:
        transaction.delete(Reviews(*key))


def _key(review: Review, is_open: bool) -> tuple[str, str]:
    return review_key(review.queue_id, is_open, review.review_id)


def _item(review: Review) -> Reviews:
    key = _key(review, review.state in OPEN)
    return Reviews(*key, revision=review.revision, text=to_text(review), expires=_expires(review.local_date))


def _review(item: Reviews) -> Review:
    return replace(from_text(item.text or "", Review), revision=int(item.revision or 0))


def _expires(on: date) -> int:
    return int(datetime.combine(on + KEPT, time.min, UTC).timestamp())
