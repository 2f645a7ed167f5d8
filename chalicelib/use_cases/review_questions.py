"""Ask the person on a photo before deciding on it, and let them answer: in their own words, once."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.review import Review, ReviewState
from chalicelib.errors import AlreadyReviewed, NotFound
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.review_check_ins import about_review, find_review, move_review


def ask_person(services: Services, actor: Employee, review_id: str, question: str, now: datetime) -> Review:
    """Ask before deciding, once; the person is told and may answer. Raises as `decide_review`."""
    review, _ = find_review(services, actor, review_id, now)
    if review.state is ReviewState.ASKED and review.question != question:
        raise AlreadyReviewed
    if review.state is ReviewState.WAITING:
        asked = replace(review, state=ReviewState.ASKED, question=question, asked_at=now)
        review = move_review(services, actor, asked, review, "check_in_asked_about", about_review(review), now)
    facts = {"local_date": review.local_date.isoformat(), "slot": review.slot.value, "question": question}
    on = today_of(services.city.current(now), now)
    services.notices.add(Notice(review.employee_id, NoticeKind.ASKED, on, now, review.review_id, facts))
    return review


def see_questions(services: Services, actor: Employee) -> list[Review]:
    """What the actor is asked about their own check-ins and has not answered: 1 Query."""
    return [each for each in services.reviews.asked(actor.employee_id) if each.answer is None]


def answer_question(services: Services, actor: Employee, review_id: str, answer: str, now: datetime) -> Review:
    """The person's own word, once, until it is decided. Raises NotFound, AlreadyReviewed."""
    asked = next((each for each in services.reviews.asked(actor.employee_id) if each.review_id == review_id), None)
    if asked is None:
        raise NotFound
    review = services.reviews.get(asked.queue_id, review_id)
    if review is None or review.state is not ReviewState.ASKED or (review.answer or answer) != answer:
        raise AlreadyReviewed
    if review.answer:
        return review
    return move_review(
        services, actor, replace(review, answer=answer), review, "review_answered", about_review(review), now
    )
