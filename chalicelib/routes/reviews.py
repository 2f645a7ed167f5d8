"""Reviews: what I owe a look, what it shows, my decision; and what I am asked about my own check-ins."""

from datetime import date, datetime

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.review import Review
from chalicelib.errors import AlreadyReviewed, ChangedMeanwhile, DecideOwn, LookFirst, NotFound, SelfieNotThere
from chalicelib.routes._fields import PlainText
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._review_views import LookView, ShownCheckIn, look_view, shown
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.use_cases.look_at_review import look_at_review
from chalicelib.use_cases.review_check_ins import decide_review
from chalicelib.use_cases.review_questions import answer_question, ask_person, see_questions
from chalicelib.use_cases.see_reviews import Owed, see_reviews

blueprint = Blueprint(__name__)
REVIEWERS = ALLOWED[Act.DECIDE_ATTENDANCE]


class ReviewView(ShownCheckIn, frozen=True, kw_only=True):
    """`cause`: sample or flag; `signals` of a flag. `question`, `answer`: once the person was asked."""

    review_id: str
    cause: str
    question: str | None
    answer: str | None
    age_days: int


class ReviewsView(Struct, frozen=True, kw_only=True):
    """The oldest first; `waiting`: how many in all. `kept`: how many more wait for a reviewer of the sex that their
    person wishes for; nothing else is told of them, and a flag waits so for three days. `quota`: how many are drawn
    for me a day at most."""

    reviews: list[ReviewView]
    waiting: int
    kept: int
    quota: int


class ReviewDecisionBody(Struct, forbid_unknown_fields=True):
    """`reason` is needed where it is not valid; its person reads it."""

    valid: bool
    reason: PlainText | None = None


class QuestionBody(Struct, forbid_unknown_fields=True):
    question: PlainText


class AnswerBody(Struct, forbid_unknown_fields=True):
    answer: PlainText


class ReviewOutcomeView(Struct, frozen=True, kw_only=True):
    """`state`: waiting, asked, valid or invalid."""

    review_id: str
    state: str


class QuestionView(Struct, frozen=True, kw_only=True):
    """About my check-in of this date's slot."""

    review_id: str
    on: date
    slot: str
    question: str
    asked_at: datetime | None


class QuestionsView(Struct, frozen=True):
    questions: list[QuestionView]


@op(
    blueprint, "GET", "/me/reviews", "Check-ins that I owe a look", roles=REVIEWERS, answers={200: ReviewsView},
)  # fmt: skip
def read_reviews(call: Call) -> Answer:
    queue = see_reviews(call.services, call.actor, call.now)
    quota = call.city.settings.reviews.quota
    views = [_view(call, each) for each in queue.owed]
    return Answer(ReviewsView(reviews=views, waiting=queue.waiting, kept=queue.kept, quota=quota))


@op(
    blueprint, "POST", "/me/reviews/{review_id}/look", "See its photos: written down, and told to who is on them",
    roles=REVIEWERS, answers={201: LookView}, problems=(NotFound, AlreadyReviewed, DecideOwn, SelfieNotThere),
)  # fmt: skip
def create_look(call: Call, review_id: str) -> Answer:
    return Answer(look_view(look_at_review(call.services, call.actor, review_id, call.now)), 201)


@op(
    blueprint, "POST", "/me/reviews/{review_id}/decision", "Decide on a check-in that I owe a look", roles=REVIEWERS,
    body=ReviewDecisionBody, answers={200: ReviewOutcomeView},
    problems=(NotFound, AlreadyReviewed, DecideOwn, LookFirst, ChangedMeanwhile),
)  # fmt: skip
def create_review_decision(call: Call, review_id: str) -> Answer:
    body: ReviewDecisionBody = call.body
    return _outcome(decide_review(call.services, call.actor, review_id, body.valid, body.reason, call.now))


@op(
    blueprint, "POST", "/me/reviews/{review_id}/question", "Ask the person before deciding", roles=REVIEWERS,
    body=QuestionBody, answers={200: ReviewOutcomeView},
    problems=(NotFound, AlreadyReviewed, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def create_question(call: Call, review_id: str) -> Answer:
    return _outcome(ask_person(call.services, call.actor, review_id, call.body.question, call.now))


@op(blueprint, "GET", "/me/questions", "What I am asked about my check-ins", answers={200: QuestionsView})
def read_questions(call: Call) -> Answer:
    return Answer(QuestionsView([_question(each) for each in see_questions(call.services, call.actor)]))


@op(
    blueprint, "POST", "/me/questions/{review_id}", "Answer what I am asked about a check-in", body=AnswerBody,
    answers={200: ReviewOutcomeView}, problems=(NotFound, AlreadyReviewed, ChangedMeanwhile),
)  # fmt: skip
def create_answer(call: Call, review_id: str) -> Answer:
    return _outcome(answer_question(call.services, call.actor, review_id, call.body.answer, call.now))


def _outcome(review: Review) -> Answer:
    return Answer(ReviewOutcomeView(review_id=review.review_id, state=review.state))


def _question(review: Review) -> QuestionView:
    return QuestionView(
        review_id=review.review_id,
        on=review.local_date,
        slot=review.slot,
        question=review.question or "",
        asked_at=review.asked_at,
    )


def _view(call: Call, owed: Owed) -> ReviewView:
    review = owed.review
    return ReviewView(
        review_id=review.review_id,
        cause=review.cause,
        question=review.question,
        answer=review.answer,
        age_days=owed.age_days,
        **shown(owed.check_in, owed.name, review.signals, call.city),
    )
