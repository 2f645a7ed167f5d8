"""Reviews: see what one owes, decide. A decision against a check-in is a ruling as any other.

To look at what one owes: look_at_review.py; to ask its person: review_questions.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
from chalicelib.rules.review import TEXTS
from chalicelib.rules.ruling import is_barred, stands_on
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.rule_check_ins import ruling_notice

LISTED = 50  # of one queue at once, the oldest first


@dataclass(frozen=True, slots=True)
class Owed:
    """A look that is owed: whose check-in, as it lies there. `age_days`: since its date."""

    review: Review
    name: str
    check_in: CheckIn
    age_days: int


def see_reviews(services: Services, actor: Employee, now: datetime) -> tuple[list[Owed], int]:
    """What the actor owes, the oldest first, at most LISTED, and how many in all.

    What somebody else has ruled on since, or where another check-in lies, is put aside as overtaken.
    """
    city = services.city.current(now)
    waiting = sorted(
        (each for queue in _queues(actor, city, now) for each in services.reviews.waiting(queue)),
        key=lambda each: (each.local_date, each.review_id),
    )
    able = [each for each in waiting if each.employee_id != actor.employee_id]
    people = services.staff.people({each.employee_id for each in able[:LISTED]}) if able else {}
    owed = []
    for each in able[:LISTED]:
        check_in = _lying(services, each)
        if check_in is None:
            _overtake(services, actor, each, now)
        elif not is_barred(actor, actor, check_in, today_of(city, now)):
            person = people.get(each.employee_id)
            age_days = (today_of(city, now) - each.local_date).days
            owed.append(Owed(each, person.name if person else each.employee_id, check_in, age_days))
    return owed, len(able)


def find_review(services: Services, actor: Employee, review_id: str, now: datetime) -> tuple[Review, CheckIn]:
    """One that the actor owes and may decide. Raises NotFound, AlreadyReviewed, DecideOwn."""
    city = services.city.fresh(now)
    found = [services.reviews.get(queue, review_id) for queue in _queues(actor, city, now)]
    review = next((each for each in found if each), None)
    if review is None:
        raise NotFound
    if review.state not in OPEN:
        raise AlreadyReviewed
    check_in = _lying(services, review)
    if check_in is None:
        _overtake(services, actor, review, now)
        raise AlreadyReviewed
    if is_barred(actor, actor, check_in, today_of(city, now)):
        raise DecideOwn
    return review, check_in


def decide_review(
    services: Services, actor: Employee, review_id: str, valid: bool, reason: str | None, now: datetime
) -> Review:
    """Valid: it stays as it is. Not valid: a ruling, which its person hears and may object to.

    The same again is the same. Raises NotFound, AlreadyReviewed, DecideOwn, ChangedMeanwhile, InputInvalid.
    """
    check([] if valid or reason else [fault(TEXTS, "/reason", "REASON_NEEDED")])
    done = _decided_alike(services, actor, review_id, valid, now)
    if done:
        return done
    review, check_in = find_review(services, actor, review_id, now)
    state = ReviewState.VALID if valid else ReviewState.INVALID
    decided = replace(review, state=state, decided_by=actor.employee_id, decided_at=now, reason=reason)
    ruling = None if valid else _ruling(check_in, actor, reason, now)
    facts = {"outcome": state.value, "cause": review.cause.value, **about_review(review)}
    moved = move_review(services, actor, decided, review, "check_in_reviewed", facts, now, ruling)
    if ruling:
        _tell_of(services, ruling, now)
    return moved


def _queues(actor: Employee, city: City, now: datetime) -> list[str]:
    """One's own where a supervisor's role still holds, and the city's where one is its admin."""
    today = today_of(city, now)
    led = [each.unit_id for each in actor.grants if each.role is Role.SUPERVISOR and each.unit_id]
    leads = any(reaches(actor, Act.DECIDE_ATTENDANCE, [each], city, today) for each in led)
    return [*([actor.employee_id] if leads else []), *([CITY_QUEUE] if is_city_admin(actor, city, now) else [])]


def _lying(services: Services, review: Review) -> CheckIn | None:
    """The check-in, if it lies there still and nobody has ruled on it."""
    day = services.attendance.day(review.unit_id, review.local_date, review.employee_id)
    check_in = day.check_ins.get(review.slot)
    if check_in is None or check_in.challenge_id != review.challenge_id:
        return None
    ruling = services.attendance.ruling(review.unit_id, review.local_date, review.employee_id, review.slot)
    return None if stands_on(ruling, check_in) else check_in


def _overtake(services: Services, actor: Employee, review: Review, now: datetime) -> None:
    over = replace(review, state=ReviewState.OVERTAKEN, decided_at=now)
    move_review(services, actor, over, review, "review_overtaken", about_review(review), now)


def _decided_alike(services: Services, actor: Employee, review_id: str, valid: bool, now: datetime) -> Review | None:
    """What the actor decided so before: whoever lost the answer sends it again."""
    city = services.city.current(now)
    wanted = (actor.employee_id, ReviewState.VALID if valid else ReviewState.INVALID)
    found = [services.reviews.get(queue, review_id) for queue in _queues(actor, city, now)]
    done = next((each for each in found if each and (each.decided_by, each.state) == wanted), None)
    if done and not valid:
        _rejudge(services, done)
    return done


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


def _ruling(check_in: CheckIn, actor: Employee, reason: str | None, now: datetime) -> Ruling:
    return Ruling(
        employee_id=check_in.employee_id,
        unit_id=check_in.unit_id,
        local_date=check_in.local_date,
        slot=check_in.slot,
        outcome=Outcome.INVALID,
        by=actor.employee_id,
        at=now,
        challenge_id=check_in.challenge_id,
        reason=reason,
    )


def _tell_of(services: Services, ruling: Ruling, now: datetime) -> None:
    services.notices.add(ruling_notice(ruling, services.city.current(now), now))
    services.close_queue(RejudgeTask(ruling.unit_id, ruling.local_date, (ruling.employee_id,), "ruling"))


def _rejudge(services: Services, review: Review) -> None:
    services.close_queue(RejudgeTask(review.unit_id, review.local_date, (review.employee_id,), "ruling"))
