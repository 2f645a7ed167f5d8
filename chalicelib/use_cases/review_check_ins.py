"""Decide on a review that one owes. A decision against a check-in is a ruling as any other.

To see what one owes: see_reviews.py; to look at it: look_at_review.py; to ask its person: review_questions.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.review import CITY_QUEUE, OPEN, Review, ReviewState
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.errors import AlreadyReviewed, ChangedMeanwhile, DecideOwn, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.import_report import fault
from chalicelib.rules.review import TEXTS, is_shown
from chalicelib.rules.ruling import is_barred, stands_on
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.looked_first import check_looked
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.rule_check_ins import ruling_notice


def find_review(services: Services, actor: Employee, review_id: str, now: datetime) -> tuple[Review, CheckIn]:
    """One that the actor owes and may decide. Raises NotFound, AlreadyReviewed, DecideOwn."""
    city = services.city.fresh(now)
    review = _owned(services, actor, review_id, city, now)
    return review, _open(services, actor, review, city, now)


def decide_review(
    services: Services, actor: Employee, review_id: str, valid: bool, reason: str | None, now: datetime
) -> Review:
    """Valid: it stays as it is. Not valid: a ruling, which its person hears and may object to.

    The same again is the same, and tells again. Raises NotFound, AlreadyReviewed, DecideOwn, LookFirst,
    ChangedMeanwhile, InputInvalid.
    """
    check([] if valid or reason else [fault(TEXTS, "/reason", "REASON_NEEDED")])
    city = services.city.fresh(now)
    review = _owned(services, actor, review_id, city, now)
    state = ReviewState.VALID if valid else ReviewState.INVALID
    if (review.decided_by, review.state) != (actor.employee_id, state):
        check_looked(services, actor, _open(services, actor, review, city, now))
        decided = replace(review, state=state, decided_by=actor.employee_id, decided_at=now, reason=reason)
        facts = {"outcome": state.value, "cause": review.cause.value, **about_review(review)}
        ruling = None if valid else _ruling(decided, actor, now)
        review = move_review(services, actor, decided, review, "check_in_reviewed", facts, now, ruling)
    if not valid:
        _tell_of(services, _ruling(review, actor, now), city, now)
    return review


def queues_of(actor: Employee, city: City, now: datetime) -> list[str]:
    """One's own where a supervisor's role still holds, and the city's where one is its admin."""
    today = today_of(city, now)
    led = [each.unit_id for each in actor.grants if each.role is Role.SUPERVISOR and each.unit_id]
    leads = any(reaches(actor, Act.DECIDE_ATTENDANCE, [each], city, today) for each in led)
    return [*([actor.employee_id] if leads else []), *([CITY_QUEUE] if is_city_admin(actor, city, now) else [])]


def _owned(services: Services, actor: Employee, review_id: str, city: City, now: datetime) -> Review:
    """One of the actor's queues, open or done, that its person's wish lets them see. Raises NotFound."""
    found = (services.reviews.get(queue, review_id) for queue in queues_of(actor, city, now))
    today = today_of(city, now)
    review = next((each for each in found if each and is_shown(each, actor.sex, today)), None)
    if review is None:
        raise NotFound
    return review


def _open(services: Services, actor: Employee, review: Review, city: City, now: datetime) -> CheckIn:
    """The check-in of one that may be decided. Raises AlreadyReviewed, DecideOwn."""
    if review.state not in OPEN:
        raise AlreadyReviewed
    ruling = services.attendance.ruling(review.unit_id, review.local_date, review.employee_id, review.slot)
    check_in = lying_check_in(services, review, ruling)
    if check_in is None:
        overtake(services, actor, review, now)
        raise AlreadyReviewed
    if is_barred(actor, actor, check_in, today_of(city, now)):
        raise DecideOwn
    return check_in


def lying_check_in(services: Services, review: Review, ruling: Ruling | None) -> CheckIn | None:
    """The check-in, if it lies there still and nobody has ruled on it."""
    day = services.attendance.day(review.unit_id, review.local_date, review.employee_id)
    check_in = day.check_ins.get(review.slot)
    if check_in is None or check_in.challenge_id != review.challenge_id:
        return None
    return None if stands_on(ruling, check_in) else check_in


def overtake(services: Services, actor: Employee, review: Review, now: datetime) -> None:
    over = replace(review, state=ReviewState.OVERTAKEN, decided_at=now)
    move_review(services, actor, over, review, "review_overtaken", about_review(review), now)


def move_review(
    services: Services,
    actor: Employee,
    review: Review,
    previous: Review,
    action: str,
    facts: Mapping[str, object],
    now: datetime,
    ruling: Ruling | None = None,
) -> Review:
    entry = entry_of(services, actor, action, review.employee_id, now, review.unit_id, facts)
    try:
        return services.reviews.move(review, previous, entry, ruling)
    except Changed:
        raise ChangedMeanwhile from None


def about_review(review: Review) -> dict[str, object]:
    return {
        "on": review.local_date.isoformat(),
        "slot": review.slot.value,
        "challenge_id": review.challenge_id,
    }


def _ruling(decided: Review, actor: Employee, now: datetime) -> Ruling:
    return Ruling(
        employee_id=decided.employee_id,
        unit_id=decided.unit_id,
        local_date=decided.local_date,
        slot=decided.slot,
        outcome=Outcome.INVALID,
        by=actor.employee_id,
        at=decided.decided_at or now,
        challenge_id=decided.challenge_id,
        reason=decided.reason,
    )


def _tell_of(services: Services, ruling: Ruling, city: City, now: datetime) -> None:
    services.notices.add(ruling_notice(ruling, city, now))
    services.close_queue(RejudgeTask(ruling.unit_id, ruling.local_date, (ruling.employee_id,), "ruling"))
