"""After a unit's date is closed: draw what is looked at of it, and give each reviewer their looks.

Safe to run twice: what was drawn first stands, and a look that lies in its queue, or was decided, stays as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Role, Sex
from chalicelib.domain.notice import CopyState, Notice, NoticeKind
from chalicelib.domain.review import CITY_QUEUE, Candidate, Draw, Review, ReviewCause
from chalicelib.domain.shift import Slot
from chalicelib.domain.staff import Member
from chalicelib.rules.review import draw, partner_of
from chalicelib.use_cases.day_roots import CLOSED, chain_of
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.unit_facts import read_unit_facts

LOOKED_BACK = timedelta(days=90)  # whoever was drawn longer ago counts as new
MOST_PARTNERS = 5  # units asked for a reviewer, one after the other; beyond them the day stays with its own

STALE = timedelta(days=7)  # a date that is closed later is drawn from no more: catching up buries nobody in looks

Flags = Mapping[tuple[str, Slot], Mapping[str, Mapping[str, object]]]  # person and slot -> signal -> its facts


def review_closed_date(services: Services, unit_id: str, on: date, now: datetime) -> int:
    """After its signals were looked for: how many looks are owed at the date. None before it has a root.

    The seed is the root that it was closed with first: what is appended later draws nothing anew.
    """
    city = services.city.fresh(now)
    entries = services.audit.entries(chain_of(unit_id, on))
    root = next((each.entry.facts["root"] for each in entries if each.entry.action == CLOSED), None)
    if root is None or unit_id not in city.units or on < today_of(city, now) - STALE:
        return 0
    flags: dict[tuple[str, Slot], dict[str, Mapping[str, object]]] = {}
    for flag in services.flags.flags_of(unit_id, on):
        flags.setdefault((flag.employee_id, flag.slot), {})[flag.signal.value] = flag.facts
    return len(draw_reviews(services, city, unit_id, on, str(root), flags, now).reviews)


def draw_reviews(
    services: Services, city: City, unit_id: str, on: date, seed: str, flags: Flags, now: datetime
) -> Draw:
    """What was drawn of this closed date. `seed`: the root that the date was closed with."""
    drawn = services.reviews.draw(unit_id, on)
    if drawn is None:
        drawn = services.reviews.keep_draw(_draw(services, city, unit_id, on, seed, flags))
    for each in drawn.reviews:
        services.reviews.assign(each)
        if each.queue_id == CITY_QUEUE and each.reviewer_sex and each.cause is ReviewCause.SAMPLE:
            services.notices.add(_told(each, now))
    return drawn


def _told(review: Review, now: datetime) -> Notice:
    """That nobody who leads a unit could look as they wished: in the app alone, on no lock screen; once, by its day."""
    facts = {"local_date": review.local_date.isoformat(), "slot": review.slot.value}
    return Notice(
        review.employee_id,
        NoticeKind.REVIEWER,
        review.local_date,
        now,
        review.review_id,
        facts,
        mail=CopyState.NONE,
        push=CopyState.NONE,
    )


def _draw(services: Services, city: City, unit_id: str, on: date, seed: str, flags: Flags) -> Draw:
    members = services.staff.members(unit_id)
    facts = read_unit_facts(services, unit_id, on)
    valid = [
        check_in
        for employee_id, check_ins in facts.check_ins.items()
        for slot, check_in in check_ins.items()
        if check_in.selfie_sha256 and not check_in.reasons and slot not in facts.rulings.get(employee_id, {})
    ]
    partner_id, others = _partner(services, city, unit_id, on)
    people = {each.employee_id: each for each in (*others, *members)}
    looks = _looks(services.reviews.draws(unit_id, on - LOOKED_BACK, on - timedelta(days=1)))
    superiors = {each.employee_id: each.superior_id_on(on) for each in people.values()}
    own = _reviewers(members, unit_id, on)
    at_hand = {*own, *(each.employee_id for each in others)}
    wishes = {each.employee_id: each.reviewer_sex for each in people.values()}
    candidates = [
        replace(_candidate(each, at_hand, superiors, looks), reviewer_sex=wishes.get(each.employee_id))
        for each in valid
    ]
    sexes = {each: people[each].sex for each in at_hand}
    quota = city.settings.reviews.quota
    sampled = draw(unit_id, on, candidates, own, [each.employee_id for each in others], quota, seed, sexes)
    return Draw(
        unit_id=unit_id,
        local_date=on,
        seed=seed,
        quota=quota,
        partner_id=partner_id,
        candidates=len(candidates),
        reviews=(*sampled, *_flagged(unit_id, on, facts.check_ins, flags, wishes)),
    )


def _partner(services: Services, city: City, unit_id: str, on: date) -> tuple[str | None, list[Member]]:
    """The unit that looks at this one's day from outside, and its reviewers."""
    standing = [each.unit_id for each in city.units_on(on)]
    for position, each in enumerate(partner_of(unit_id, standing, on.isoformat())):
        if position == MOST_PARTNERS:
            break
        members = services.staff.members(each)
        reviewers = set(_reviewers(members, each, on))
        if reviewers:
            return each, [member for member in members if member.employee_id in reviewers]
    return None, []


def _reviewers(members: Iterable[Member], unit_id: str, on: date) -> list[str]:
    """Who leads this very unit and works in it on the date."""
    return sorted(
        each.employee_id
        for each in members
        if any(grant.role is Role.SUPERVISOR and grant.unit_id == unit_id for grant in each.grants)
        and any(held.holds_on(on) for held in each.assignments)
    )


def _candidate(
    check_in: CheckIn, reviewers: Iterable[str], superiors: Mapping[str, str | None], looks: Mapping[str, int]
) -> Candidate:
    barred = {
        each
        for each in reviewers
        if each in (check_in.employee_id, check_in.made_by) or superiors.get(each) == check_in.employee_id
    }
    return Candidate(
        check_in.employee_id,
        check_in.slot,
        check_in.challenge_id,
        frozenset(barred),
        looks.get(check_in.employee_id, 0),
    )


def _looks(draws: Sequence[Draw]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for each in draws:
        for review in each.reviews:
            if review.cause is ReviewCause.SAMPLE:
                counted[review.employee_id] = counted.get(review.employee_id, 0) + 1
    return counted


def _flagged(
    unit_id: str,
    on: date,
    check_ins: Mapping[str, Mapping[Slot, CheckIn]],
    flags: Flags,
    wishes: Mapping[str, Sex | None],
) -> Iterator[Review]:
    """What stands out is the city admins' to look at; never counted against anybody's quota."""
    for (employee_id, slot), signals in sorted(flags.items()):
        check_in = check_ins.get(employee_id, {}).get(slot)
        if check_in:
            what = (employee_id, slot, check_in.challenge_id, ReviewCause.FLAG, dict(signals))
            yield Review(CITY_QUEUE, unit_id, on, *what, reviewer_sex=wishes.get(employee_id))
