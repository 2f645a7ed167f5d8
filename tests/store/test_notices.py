"""How notices lie on disk: what is added to others' transactions never cancels them, and goes after 180 days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.store.notices import add_notice
from chalicelib.store.tables import Notices, notice_key, outbox_key
from chalicelib.store.transaction import Transaction
from tests.store.places import NOW
from tests.world import World

MISSED = Notice("ani", NoticeKind.MISSED, date(2026, 11, 23), NOW, facts={"missing": ["departure"]})


def stored(notice: Notice = MISSED) -> Any:
    return Notices.get(*notice_key(notice.employee_id, notice.notice_id))


def waits(notice: Notice = MISSED) -> Any:
    return Notices.get(*outbox_key(notice.notice_id, notice.employee_id))


def commit_again(world: World, notice: Notice) -> None:
    """In a transaction of somebody else's, with a write of its own."""
    transaction = Transaction(world.services.audit.connection)  # type: ignore[attr-defined]
    transaction.put(Notices("OTHER", notice.notice_id, text="theirs"))
    add_notice(transaction, notice)
    transaction.commit()


def test_it_goes_after_180_days_and_its_place_in_the_outbox_after_three(world: World) -> None:
    world.services.notices.add(MISSED)
    assert stored().expires == int((NOW + timedelta(days=180)).timestamp())
    assert waits().expires == int((NOW + timedelta(days=3)).timestamp())


def test_one_that_is_there_never_cancels_the_transaction_it_is_added_to(world: World) -> None:
    world.services.notices.add(MISSED)
    world.services.notices.mark_read("ani", [MISSED.notice_id], NOW)
    before = stored().serialize()
    commit_again(world, replace(MISSED, facts={"missing": ["arrival"]}))
    assert stored().serialize() == before
    assert Notices.get("OTHER", MISSED.notice_id).text == "theirs"


def test_a_place_in_the_outbox_that_comes_back_after_the_sending_sends_nothing(world: World) -> None:
    notices = world.services.notices
    notices.add(MISSED)
    assert notices.mark_sending(MISSED, "run-1")
    notices.done(MISSED, CopyState.SENT)
    commit_again(world, MISSED)
    (again,) = notices.outbox(100)
    assert again.mail is CopyState.SENT
    assert not notices.mark_sending(again, "run-2")
    assert notices.outbox(100) == []


def test_a_place_whose_notice_is_gone_is_cleared_away(world: World) -> None:
    world.services.notices.add(MISSED)
    stored().delete()
    assert world.services.notices.outbox(100) == []
    assert Notices.count("OUTBOX") == 0
