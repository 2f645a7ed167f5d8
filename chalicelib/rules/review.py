"""Which check-ins are looked at, and by whom: drawn by lot, so that nobody is chosen and everybody's turn comes.

The lot hangs on a seed that nobody knew before the day was closed (its root) and anybody can read afterwards: an
auditor draws the same again. Half of what a reviewer looks at is of another unit, which owes them nothing.

Who wishes for a reviewer of the same sex is drawn as anybody else. Where none of those at hand may look, the look is
the city admins', of whom one of the same sex may; where there is none, it waits, and is shown as waiting. What is
flagged waits so for a few days alone: a wish never keeps a doubt from every admin.
docs/rules.md#reviews.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle, islice

from chalicelib.domain.employee import Sex
from chalicelib.domain.review import CITY_QUEUE, Candidate, Review, ReviewCause
from chalicelib.rules.import_report import Texts

FLAG_WAITS = timedelta(days=3)  # after its date, for a city admin of the sex that its person wishes for

TEXTS: Texts = {
    "REASON_NEEDED": (
        "Isi “Alasan”: yang bersangkutan berhak tahu mengapa presensinya tidak sah.",
        "Fill in “Reason”: whoever it concerns has a right to know why the check-in is not valid.",
    ),
}


def shares_of(quota: int) -> tuple[int, int]:
    """How many of a reviewer's looks are of their own unit, and how many of another; the odd one is their own's."""
    return quota - quota // 2, quota // 2


def partner_of(unit_id: str, unit_ids: Sequence[str], seed: str) -> Iterator[str]:
    """The other units in the order in which they may look at this one's day: the first that has a reviewer does.

    All units stand in one circle, a new one each seed, and each is followed by its partner: so every unit is somebody's
    partner once, and two look at each other only where there are no more than two.
    """
    circle = sorted({*unit_ids, unit_id}, key=lambda each: _lot(seed, each))
    start = circle.index(unit_id)
    return islice(cycle(circle), start + 1, start + len(circle))


def draw(
    unit_id: str,
    local_date: date,
    candidates: Sequence[Candidate],
    own: Sequence[str],
    others: Sequence[str],
    quota: int,
    seed: str,
    sexes: Mapping[str, Sex | None] | None = None,
) -> list[Review]:
    """Who looks at what of the unit's date.

    candidates   its valid check-ins that have a photo.
    own, others  reviewers of the unit, and of the one that looks at it from outside.
    sexes        of the reviewers, as far as it is known.
    seed         the same seed and candidates draw the same, in whatever order they come.

    Whoever was drawn least comes first, of equals by lot; nobody twice while somebody is left; no check-in twice.
    """
    own_share, other_share = shares_of(quota)
    turns = [*_turns(own, own_share), *_turns([each for each in others if each not in own], other_share)]
    left = sorted(
        candidates, key=lambda each: (each.looks, _lot(seed, each.employee_id), _lot(seed, each.challenge_id))
    )
    known, at_hand = sexes or {}, {*own, *others}
    met: set[str] = set()
    drawn = []
    for reviewer_id in turns:
        found = _next(reviewer_id, left, met, at_hand, known)
        if found is None:
            continue
        left.remove(found)
        met.add(found.employee_id)
        queue_id = CITY_QUEUE if _is_nobodys(found, at_hand, known) else reviewer_id
        drawn.append(_review(queue_id, unit_id, local_date, found))
    return drawn


def may_look(reviewer_sex: Sex | None, sex: Sex | None) -> bool:
    """Whether somebody of this sex meets the wish; of whom it is not known meets none."""
    return reviewer_sex is None or reviewer_sex is sex


def is_shown(review: Review, sex: Sex | None, today: date) -> bool:
    """Whether an owner of this sex sees and decides it, as its person wishes; a flag's wish lapses."""
    has_waited = review.cause is ReviewCause.FLAG and today - review.local_date > FLAG_WAITS
    return has_waited or may_look(review.reviewer_sex, sex)


def _review(queue_id: str, unit_id: str, local_date: date, found: Candidate) -> Review:
    what = (found.employee_id, found.slot, found.challenge_id)
    return Review(queue_id, unit_id, local_date, *what, reviewer_sex=found.reviewer_sex)


def _turns(reviewers: Sequence[str], share: int) -> list[str]:
    """One after the other, until each has had their share: where there is too little, all lack alike."""
    return sorted(set(reviewers)) * share


def _next(
    reviewer_id: str,
    left: Sequence[Candidate],
    met: set[str],
    at_hand: Collection[str],
    sexes: Mapping[str, Sex | None],
) -> Candidate | None:
    """What this reviewer may look at, or nobody at hand for their sex: that takes a turn as well."""
    able = [
        each
        for each in left
        if reviewer_id not in each.barred
        and (may_look(each.reviewer_sex, sexes.get(reviewer_id)) or _is_nobodys(each, at_hand, sexes))
    ]
    fresh = (each for each in able if each.employee_id not in met)
    return next(fresh, able[0] if able else None)


def _is_nobodys(candidate: Candidate, at_hand: Collection[str], sexes: Mapping[str, Sex | None]) -> bool:
    """Whether its wish is met by none of those who may look at it otherwise."""
    return candidate.reviewer_sex is not None and not any(
        may_look(candidate.reviewer_sex, sexes.get(each)) for each in at_hand if each not in candidate.barred
    )


def _lot(seed: str, ticket: str) -> str:
    return hashlib.sha256(f"{seed}|{ticket}".encode()).hexdigest()
