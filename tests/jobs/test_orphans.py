"""A clean copy that nobody's check-in or attempt names is left to the bucket to forget (RELIABILITY F8)."""

from datetime import timedelta

import pytest

from chalicelib.domain.attendance import Evidence
from chalicelib.errors import Problem
from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.handlers import on_sweep
from chalicelib.jobs.sweep import EVERY, PATIENCE, SETTLED, is_due
from tests import cast
from tests.jpegs import selfie
from tests.use_cases.hand import Draft, Hand
from tests.world import World

NIGHT_OF_LIFECYCLE = timedelta(hours=72)  # the soonest that an upload, judged and deleted, is no longer listed


def _draft(hand: Hand, offline: bool = False) -> Draft:
    draft = hand.begin_offline() if offline else hand.begin()
    draft.photo = draft.uploaded = selfie(1)
    return draft


def _judged(city: World, draft: Draft) -> Evidence:
    """The evidence of what was uploaded."""
    key = draft.challenge.upload_key
    head = city.services.selfies.head(key)
    assert head is not None
    found = make_evidence(city.services, key, str(head.version_id), city.clock.now)
    assert found is not None
    return found


def _orphans(city: World) -> set[str]:
    return {key for (key, _), tags in city.s3.memory.tags.items() if tags == {"orphan": "yes"}}


def _some_days(city: World) -> None:
    """The clock starts the sweep every quarter of an hour."""
    for _ in range(NIGHT_OF_LIFECYCLE // EVERY):
        city.clock.now += EVERY
        on_sweep()


def test_the_copy_of_a_selfie_without_a_check_in_goes(city: World) -> None:
    draft = _draft(Hand(city))
    draft.upload()
    found = _judged(city, draft)
    _some_days(city)
    assert _orphans(city) == {found.evidence_key}


def test_it_stays_as_long_as_a_day_challenge_may_still_be_sent(city: World) -> None:
    draft = _draft(Hand(city), offline=True)
    draft.upload()
    _judged(city, draft)
    while city.clock.now < draft.challenge.expires_at:
        on_sweep()
        city.clock.now += EVERY
    assert _orphans(city) == set()


@pytest.mark.parametrize("offline", [False, True])
def test_the_copy_that_a_check_in_names_stays(city: World, offline: bool) -> None:
    draft = _draft(Hand(city), offline)
    draft.send()
    _judged(city, draft)
    _some_days(city)
    assert _orphans(city) == set()


def test_the_copy_of_a_refused_try_stays_with_its_attempt(city: World) -> None:
    """It may become a request, and the picture speaks for who asks."""
    draft = _draft(Hand(city))
    draft.position = cast.HALL.__class__(106.2, -6.0)
    with pytest.raises(Problem, match="OUTSIDE_GEOFENCE"):
        draft.send()
    _judged(city, draft)
    _some_days(city)
    assert _orphans(city) == set()


def test_the_copy_of_a_replaced_check_in_stays_with_its_attempt(city: World) -> None:
    ani = Hand(city)
    first = _draft(ani, offline=True)
    first.send()
    _judged(city, first)
    second = _draft(ani)
    second.send()
    _judged(city, second)
    assert [each.code for each in ani.attempts()] == ["REPLACED_BY_ONLINE"]
    _some_days(city)
    assert _orphans(city) == set()


def test_a_second_try_does_not_keep_the_first(city: World) -> None:
    ani = Hand(city)
    forgotten, sent = _draft(ani), _draft(ani)
    forgotten.upload()
    sent.send()
    copies = [_judged(city, each).evidence_key for each in (forgotten, sent)]
    _some_days(city)
    assert _orphans(city) == {copies[0]}


def test_every_version_under_a_forgotten_key_goes(city: World) -> None:
    draft = _draft(Hand(city))
    copies = set()
    for seed in (1, 2):
        draft.uploaded = selfie(seed)
        draft.upload()
        copies.add(_judged(city, draft).evidence_key)
    _some_days(city)
    assert _orphans(city) == copies


def test_what_is_no_picture_has_no_copy_to_forget(city: World) -> None:
    draft = _draft(Hand(city))
    draft.uploaded = b"no picture" * 2_000
    draft.upload()
    _judged(city, draft)
    _some_days(city)
    assert _orphans(city) == set()


@pytest.mark.parametrize(
    "key", ["inbox/ani/x.jpg", "inbox/umum/ani/00000000-arrival-b.jpg", "inbox/umum/ani/20261123-a-b.jpg"]
)
def test_whose_it_is_nobody_can_tell_is_left_alone(city: World, key: str) -> None:
    stored = city.s3.put_object(Bucket="", Key=key, Body=selfie(1), ContentType="image/jpeg")
    assert make_evidence(city.services, key, stored["VersionId"], city.clock.now) is None
    _some_days(city)
    assert _orphans(city) == set()


@pytest.mark.parametrize("start_min", [0.0, 4.9, 14.9])
def test_every_upload_is_looked_at_once_between_the_last_challenge_and_the_buckets_night(start_min: float) -> None:
    ages = [timedelta(minutes=start_min) + EVERY * run for run in range(NIGHT_OF_LIFECYCLE // EVERY)]
    assert len([age for age in ages if is_due(age) and age >= SETTLED]) == 1
    assert timedelta(days=2) + PATIENCE < SETTLED  # to local midnight + 24 h, from a slot that opened as the day began
