"""What every store of pushes must do: subscriptions with their entry, each notice to one run, each when it is due."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.push import PushKind, Subscriptions
from chalicelib.use_cases.ports import Changed
from tests.push_fake import Browser
from tests.store.places import NOW, Place, entry

ON = date(2026, 11, 23)


class PushContract:
    def test_subscriptions_are_found_again_with_their_entry(self, place: Place) -> None:
        written, told = _subscriptions(place), entry(place)
        assert place.services.pushes.of(written.employee_id) == Subscriptions(written.employee_id)
        place.services.pushes.save(written, told, NOW)
        assert place.services.pushes.of(written.employee_id) == replace(written, revision=1)
        assert [each.entry for each in place.services.audit.entries(told.chain)] == [told]

    def test_those_of_many_are_found_at_once(self, place: Place) -> None:
        held = [_subscriptions(place) for _ in range(3)]
        for each in held:
            place.services.pushes.save(each, entry(place), NOW)
        nobody = [place.new_id() for _ in range(120)]
        asked = [*nobody, *(each.employee_id for each in held)]
        found = place.services.pushes.of_people(asked)
        assert found == {each.employee_id: replace(each, revision=1) for each in held}

    def test_what_was_changed_meanwhile_is_not_written_over(self, place: Place) -> None:
        held, told = _subscriptions(place), entry(place)
        place.services.pushes.save(held, entry(place), NOW)
        with pytest.raises(Changed):
            place.services.pushes.save(replace(held, all=()), told, NOW)
        assert len(place.services.pushes.of(held.employee_id).all) == 2
        assert place.services.audit.entries(told.chain) == []

    def test_the_persons_choice_is_written_along_or_nothing(self, place: Place) -> None:
        person = place.person()
        stored = place.services.staff.save(person, None, entry(place))
        wanted = replace(stored, push=(PushKind.REMINDERS,))
        held = replace(_subscriptions(place), employee_id=person.employee_id)
        place.services.pushes.save(held, entry(place), NOW, (wanted, stored))
        now = place.services.staff.employee(person.employee_id)
        assert now == replace(wanted, revision=2)
        with pytest.raises(Changed):
            place.services.pushes.save(replace(held, all=(), revision=1), entry(place), NOW, (stored, stored))
        assert place.services.pushes.of(person.employee_id) == replace(held, revision=1)

    def test_subscriptions_that_are_gone_are_forgotten_twice_is_once(self, place: Place) -> None:
        held = _subscriptions(place)
        place.services.pushes.save(held, entry(place), NOW)
        for _ in range(2):
            place.services.pushes.drop(held.employee_id, [held.all[0].subscription_id, "0" * 64], NOW)
        assert place.services.pushes.of(held.employee_id) == replace(held, all=held.all[1:], revision=2)
        place.services.pushes.drop(place.new_id(), ["0" * 64], NOW)

    def test_one_run_gets_it_and_its_mail_goes_its_own_way(self, place: Place) -> None:
        one = _notice(place)
        place.services.notices.add(one)
        assert _waiting(place, one) == [(one, 0)]
        assert place.services.pushes.mark_sending(one, "run-1")
        assert place.services.pushes.mark_sending(one, "run-1")  # its answer was lost, it asks again
        assert not place.services.pushes.mark_sending(one, "run-2")
        assert _waiting(place, one) == []
        (mailed,) = [each for each in place.services.notices.outbox(100) if each.employee_id == one.employee_id]
        assert mailed == replace(one, push=CopyState.SENDING)

    def test_what_was_surely_not_sent_waits_until_it_is_due(self, place: Place) -> None:
        one, due_at = _notice(place), NOW + timedelta(minutes=5)
        place.services.notices.add(one)
        place.services.pushes.mark_sending(one, "run-1")
        place.services.pushes.put_back(one, "run-1", 2, due_at)
        assert _waiting(place, one, due_at - timedelta(seconds=1)) == []
        assert _waiting(place, one, due_at) == [(one, 2)]
        assert place.services.pushes.mark_sending(one, "run-2")

    def test_written_again_its_push_stays_sent(self, place: Place) -> None:
        """I6: whatever a transaction adds once more, nobody is woken twice."""
        one = _notice(place)
        place.services.notices.add(one)
        assert place.services.pushes.mark_sending(one, "run-1")
        place.services.pushes.done(one, CopyState.SENT)
        place.services.notices.add(one)
        assert not place.services.pushes.mark_sending(one, "run-2")
        assert _waiting(place, one) == []
        assert place.services.notices.of_person(one.employee_id, 1) == [replace(one, push=CopyState.SENT)]

    def test_one_that_nobody_wants_pushed_waits_for_nothing(self, place: Place) -> None:
        one = _notice(place, push=CopyState.NONE)
        place.services.notices.add(one)
        assert _waiting(place, one) == []


def _subscriptions(place: Place) -> Subscriptions:
    return Subscriptions(place.new_id(), tuple(Browser().subscription(NOW) for _ in range(2)))


def _notice(place: Place, **changed: Any) -> Notice:
    return replace(Notice(place.new_id(), NoticeKind.DECIDED, ON, NOW), **changed)


def _waiting(place: Place, notice: Notice, now: Any = NOW) -> list[tuple[Notice, int]]:
    found = place.services.pushes.outbox(100, now)
    return [each for each in found if each[0].employee_id == notice.employee_id]
