"""What every store of reviews must do."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.review import Draw, Review, ReviewCause, ReviewState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry

ON = date(2026, 11, 23)


def review(place: Place, **changed: Any) -> Review:
    made = Review(
        place.new_id(), place.new_id(), ON, place.new_id(), Slot.ARRIVAL, place.services.random_bytes(16).hex()
    )
    return replace(made, **changed)


def decided(one: Review, state: ReviewState = ReviewState.VALID) -> Review:
    return replace(one, state=state, decided_by="citra", decided_at=NOW)


class ReviewContract:
    def test_what_is_drawn_first_stands(self, place: Place) -> None:
        reviews, unit_id = place.services.reviews, place.new_id()
        first = Draw(unit_id, ON, "root", 5, "beside", 40, (review(place),))
        assert reviews.draw(unit_id, ON) is None
        assert reviews.keep_draw(first) == first
        assert reviews.keep_draw(replace(first, seed="another")) == first
        assert reviews.draw(unit_id, ON) == first

    def test_draws_are_read_by_date_both_ends_included(self, place: Place) -> None:
        reviews, unit_id = place.services.reviews, place.new_id()
        kept = [reviews.keep_draw(Draw(unit_id, date(2026, 11, day), "root", 5, None, 1, ())) for day in (22, 20, 21)]
        found = reviews.draws(unit_id, date(2026, 11, 21), date(2026, 11, 22))
        assert found == sorted(kept, key=lambda each: each.local_date)[1:]

    def test_a_queue_holds_what_waits_the_oldest_day_first(self, place: Place) -> None:
        reviews, queue = place.services.reviews, place.new_id()
        late, early = (review(place, queue_id=queue, local_date=date(2026, 11, day)) for day in (24, 3))
        flag = review(place, queue_id=queue, cause=ReviewCause.FLAG, signals={"same_place": {"people": 4}})
        for each in (late, early, flag, review(place)):
            reviews.assign(each)
        assert reviews.waiting(queue) == [early, flag, late]
        assert reviews.get(queue, flag.review_id) == flag
        assert reviews.get(queue, "20261123-none") is None

    def test_assigned_again_it_stays_as_it_is_open_or_done(self, place: Place) -> None:
        reviews, one = place.services.reviews, review(place)
        reviews.assign(one)
        asked = reviews.move(replace(one, state=ReviewState.ASKED, question="di mana?"), one, entry(place))
        reviews.assign(one)
        assert reviews.get(one.queue_id, one.review_id) == asked
        done = reviews.move(decided(asked), asked, entry(place))
        reviews.assign(one)
        assert reviews.get(one.queue_id, one.review_id) == done
        assert reviews.waiting(one.queue_id) == []

    def test_it_moves_from_what_stands_alone_and_with_its_entry(self, place: Place) -> None:
        reviews, one, chain = place.services.reviews, review(place), place.new_id()
        reviews.assign(one)
        done = reviews.move(decided(one), one, entry(place, chain))
        assert done.revision == 1
        with pytest.raises(Changed):
            reviews.move(decided(one, ReviewState.OVERTAKEN), one, entry(place, chain))
        assert len(place.services.audit.entries(chain)) == 1
        assert reviews.get(one.queue_id, one.review_id) == done

    def test_a_ruling_is_written_with_it_or_neither(self, place: Place) -> None:
        reviews, attendance = place.services.reviews, place.services.attendance
        one = review(place)
        ruling = Ruling(
            one.employee_id, one.unit_id, ON, one.slot, Outcome.INVALID, "citra", NOW, None, one.challenge_id
        )
        reviews.assign(one)
        reviews.move(decided(one, ReviewState.INVALID), one, entry(place), ruling)
        assert attendance.ruling(one.unit_id, ON, one.employee_id, one.slot) == ruling
        other = review(place, unit_id=one.unit_id, employee_id=one.employee_id)
        reviews.assign(other)
        with pytest.raises(Changed):
            reviews.move(decided(other, ReviewState.INVALID), other, entry(place), replace(ruling, by="gani"))
        assert reviews.get(other.queue_id, other.review_id) == other

    def test_a_queue_is_read_by_date_open_and_done_both_ends_included(self, place: Place) -> None:
        reviews, queue = place.services.reviews, place.new_id()
        made = [review(place, queue_id=queue, local_date=date(2026, *day)) for day in
                ((9, 30), (10, 1), (10, 15), (10, 31), (11, 1))]  # fmt: skip
        for each in (*made, review(place, local_date=date(2026, 10, 5))):
            reviews.assign(each)
        done = reviews.move(decided(made[2], ReviewState.VALID), made[2], entry(place))
        assert reviews.between(queue, date(2026, 10, 1), date(2026, 10, 31)) == [made[1], done, made[3]]

    def test_its_person_finds_what_is_asked_until_it_is_decided(self, place: Place) -> None:
        reviews, one = place.services.reviews, review(place)
        reviews.assign(one)
        asked = reviews.move(replace(one, state=ReviewState.ASKED, question="di mana?"), one, entry(place))
        assert reviews.asked(one.employee_id) == [asked]
        answered = reviews.move(replace(asked, answer="di aula"), asked, entry(place))
        assert reviews.asked(one.employee_id) == [answered]
        reviews.move(decided(answered), answered, entry(place))
        assert reviews.asked(one.employee_id) == []
