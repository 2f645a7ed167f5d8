"""Evidence of a selfie: one look per version, safe to run twice, in any order."""

import hashlib
from dataclasses import replace
from itertools import permutations

import pytest

from chalicelib.domain.attendance import CheckIn, Evidence, Reason
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.settings import Retention
from chalicelib.domain.shift import Slot
from chalicelib.jobs import evidence as job
from chalicelib.jobs.evidence import handle_upload_event, make_evidence
from chalicelib.use_cases.ports import StoreUnavailable
from chalicelib.use_cases.see_today import see_today
from tests import cast
from tests.jpegs import selfie
from tests.use_cases.hand import Draft, Hand
from tests.world import World

KEY = "inbox/umum/ani/20261123-arrival-00.jpg"


def _put(city: World, raw: bytes, key: str = KEY) -> str:
    """Upload: the version id."""
    return str(city.s3.put_object(Bucket="", Key=key, Body=raw, ContentType="image/jpeg")["VersionId"])


def _event(*uploads: tuple[str, str]) -> dict[str, object]:
    return {"Records": [{"s3": {"object": {"key": key, "versionId": version}}} for key, version in uploads]}


def _run(city: World, key: str, version_id: str) -> Evidence:
    found = make_evidence(city.services, key, version_id, city.clock.now)
    assert found is not None
    return found


def test_a_sound_selfie_gives_hashes_and_a_clean_copy(city: World) -> None:
    found = _run(city, KEY, _put(city, selfie(1)))
    assert (found.problem, found.sha256) == (None, hashlib.sha256(selfie(1)).digest())
    assert (found.size_bytes, found.made_at) == (len(selfie(1)), city.clock.now)
    assert (len(found.dhash), len(found.dhash_mirror)) == (32, 32)
    assert found.evidence_key is not None
    copy = city.services.selfies.head(found.evidence_key)
    assert copy is not None
    assert copy.content_type == "image/jpeg"


def test_a_clean_copy_lies_where_no_phone_can_write(city: World) -> None:
    found = _run(city, KEY, _put(city, selfie(1)))
    assert found.evidence_key is not None
    assert found.evidence_key.startswith("evidence/umum/ani/20261123-arrival-00-")


def test_a_bad_file_leaves_a_problem_and_no_copy(city: World) -> None:
    found = _run(city, KEY, _put(city, b"no picture" * 2_000))
    assert (found.problem, found.evidence_key, found.dhash) == ("IMAGE_INVALID", None, b"")
    assert not any(key.startswith("evidence/") for key in city.s3.memory.objects)


def test_run_twice_it_looks_once_and_says_the_same(city: World) -> None:
    version_id = _put(city, selfie(1))
    first = _run(city, KEY, version_id)
    city.clock.forward(hours=1)
    assert _run(city, KEY, version_id) == first
    assert city.services.evidence.versions(KEY) == [first]
    assert len(city.s3.memory.objects[first.evidence_key]) == 1


def test_a_run_that_died_before_its_last_write_is_finished_by_the_next(
    city: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_id = _put(city, selfie(1))

    def die(evidence: Evidence) -> None:
        raise StoreUnavailable("died")

    with monkeypatch.context() as patch:
        patch.setattr(city.services.evidence, "add", die)
        with pytest.raises(StoreUnavailable):
            make_evidence(city.services, KEY, version_id, city.clock.now)
    assert city.services.evidence.versions(KEY) == []
    found = _run(city, KEY, version_id)
    assert city.services.evidence.versions(KEY) == [found]
    assert len(city.s3.memory.objects[found.evidence_key]) == 2  # the same place, the same bytes
    assert len({each.body for each in city.s3.memory.objects[found.evidence_key]}) == 1


def marks(city: World) -> dict[tuple[str, str], dict[str, str]]:
    """Of uploads; a clean copy carries how long it is kept."""
    return {where: tags for where, tags in city.s3.memory.tags.items() if where[0].startswith("inbox/")}


def test_what_was_judged_is_marked_for_the_bucket_to_forget_and_nothing_else(city: World) -> None:
    sound, bad = _put(city, selfie(1)), _put(city, b"no picture" * 2_000)
    waiting = _put(city, selfie(2))
    for version_id in (sound, bad):
        _run(city, KEY, version_id)
    assert marks(city) == {(KEY, version_id): {"judged": "yes"} for version_id in (sound, bad)}
    assert (KEY, waiting) not in city.s3.memory.tags


def test_a_clean_copy_is_kept_for_as_many_days_as_the_city_says_when_it_is_made(city: World) -> None:
    city.publish("settings", replace(cast.SETTINGS, retention=Retention(selfie_days=30)))
    found = _run(city, KEY, _put(city, selfie(1)))
    kept = {key: tags for (key, _), tags in city.s3.memory.tags.items() if key == found.evidence_key}
    assert kept == {found.evidence_key: {"keep-days": "30"}}


def test_a_run_that_died_before_the_mark_is_finished_by_the_next(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    version_id = _put(city, selfie(1))

    def die(*_: object) -> None:
        raise StoreUnavailable("died")

    with monkeypatch.context() as patch:
        patch.setattr(city.services.selfies, "mark_judged", die)
        with pytest.raises(StoreUnavailable):
            make_evidence(city.services, KEY, version_id, city.clock.now)
    assert marks(city) == {}
    _run(city, KEY, version_id)
    assert marks(city) == {(KEY, version_id): {"judged": "yes"}}


def test_each_version_has_evidence_of_its_own(city: World) -> None:
    first, second = (_run(city, KEY, _put(city, selfie(seed))) for seed in (1, 2))
    assert first.evidence_key != second.evidence_key
    assert {each.version_id for each in city.services.evidence.versions(KEY)} == {first.version_id, second.version_id}


def test_events_in_any_order_and_twice_over_give_the_same_evidence(city: World) -> None:
    uploads = [(KEY, _put(city, selfie(seed))) for seed in (1, 2, 3)]
    seen = []
    for order in permutations(uploads):
        city.s3.memory.evidence.clear()
        handle_upload_event(city.services, _event(*order, *order), city.clock.now)
        seen.append(sorted(city.s3.memory.evidence.items()))
    assert all(each == seen[0] for each in seen)
    assert len(seen[0]) == 3


def test_an_upload_that_is_gone_by_now_is_nothing_to_look_at_and_told_in_the_log(
    city: World, caplog: pytest.LogCaptureFixture
) -> None:
    """A message that waited longer than the inbox keeps must not come back for ever, nor the loss go unseen."""
    handle_upload_event(city.services, _event((KEY, "gone")), city.clock.now)
    assert city.services.evidence.versions(KEY) == []
    (told,) = caplog.records
    assert (told.levelname, told.message, told.upload_key) == ("WARNING", "upload is gone, or none of ours", KEY)  # type: ignore[attr-defined]


def test_only_the_inbox_is_looked_at(city: World) -> None:
    key = "evidence/umum/ani/20261123-arrival-00.jpg"
    handle_upload_event(city.services, _event((key, _put(city, selfie(1), key))), city.clock.now)
    assert city.s3.memory.evidence == {}


def test_keys_come_url_encoded(city: World) -> None:
    key = "inbox/umum/ani/20261123-arrival-a +0.jpg"
    event = _event(("inbox/umum/ani/20261123-arrival-a+%2B0.jpg", _put(city, selfie(1), key)))
    handle_upload_event(city.services, event, city.clock.now)
    assert [each.problem for each in city.services.evidence.versions(key)] == [None]


def test_the_buckets_test_notification_names_nothing(city: World) -> None:
    handle_upload_event(city.services, {"Service": "Amazon S3", "Event": "s3:TestEvent"}, city.clock.now)
    assert city.s3.memory.evidence == {}


def test_a_file_far_too_large_is_read_no_further_than_needed(city: World) -> None:
    found = _run(city, KEY, _put(city, selfie(1) + bytes(5_000_000)))
    assert (found.problem, found.size_bytes) == ("IMAGE_TOO_LARGE", 2_000_001)


# What it means for the check-in


def _checked_in(city: World, draft: Draft) -> CheckIn:
    return draft.send().check_in


def _shown(hand: Hand) -> tuple[Reason, ...]:
    today = see_today(hand.city.services, hand.actor, hand.device_id, hand.city.clock.now)
    made = next(each.check_in for each in today.slots if each.planned.slot is Slot.ARRIVAL)
    assert made is not None
    return made.reasons


def test_a_second_post_changes_nothing_of_what_the_check_in_names(city: World) -> None:
    """The form posted twice within its life (T10): the swapped photo is evidence of nothing."""
    ani = Hand(city)
    draft = ani.begin()
    draft.photo = draft.uploaded = selfie(1)
    made = _checked_in(city, draft)
    _put(city, selfie(2), made.upload_key)
    for stored in city.s3.memory.objects[made.upload_key]:
        _run(city, made.upload_key, stored.version_id)
    found = city.services.evidence.find(made.upload_key, made.selfie_version_id or "")
    assert found is not None
    assert found.sha256 == made.selfie_sha256 == hashlib.sha256(selfie(1)).digest()
    assert _shown(ani) == ()


def test_a_photo_swapped_before_the_check_in_is_refused(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.photo, draft.uploaded = selfie(1), selfie(2)
    with pytest.raises(Exception, match="PHOTO_MISMATCH"):
        draft.send()


def test_a_photo_that_comes_late_settles_the_check_in(city: World) -> None:
    ani = Hand(city)
    draft = ani.begin()
    draft.photo, draft.uploaded = selfie(1), None
    made = _checked_in(city, draft)
    assert _shown(ani) == (Reason.PHOTO_PENDING,)
    _run(city, made.upload_key, _put(city, selfie(1), made.upload_key))
    assert _shown(ani) == ()


def test_a_file_that_is_no_picture_leaves_the_check_in_to_a_person(city: World) -> None:
    ani = Hand(city)
    made = _checked_in(city, ani.begin())  # 20 kB of nothing
    _run(city, made.upload_key, made.selfie_version_id or "")
    assert _shown(ani) == (Reason.PHOTO_INVALID,)


def test_a_day_that_may_be_closed_without_the_photo_is_judged_again(city: World) -> None:
    """A photo with a fault, one that came after its check-in, and one that was looked at late: not the usual one."""
    again = RejudgeTask("umum", cast.MONDAY, ("ani",), "evidence")
    for uploaded, waited_min, told in (
        (selfie(1), 0, []), (b"no picture" * 2_000, 0, [again]), (None, 0, [again]), (selfie(1), 11, [again]),
    ):  # fmt: skip
        city.s3.memory.closing.clear()
        city.s3.memory.days.clear()
        draft = Hand(city).begin()
        draft.photo, draft.uploaded = uploaded or selfie(1), uploaded
        made = _checked_in(city, draft)
        version_id = made.selfie_version_id or _put(city, selfie(1), made.upload_key)
        city.clock.forward(minutes=waited_min)
        for _ in range(2):
            _run(city, made.upload_key, version_id)
        assert city.s3.memory.closing == [(each, 0) for each in told * 2]


def test_a_photo_that_no_check_in_names_judges_nobody_again(city: World) -> None:
    _run(city, KEY, _put(city, selfie(1)))
    assert city.s3.memory.closing == []


def test_a_job_that_never_manages_leaves_it_to_a_person_too(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of memory each time (F45): valid by its hash at first, pending when ten minutes brought no evidence."""

    def explode(raw: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(job, "read_picture", explode)
    ani = Hand(city)
    made = _checked_in(city, ani.begin())
    with pytest.raises(MemoryError):
        _run(city, made.upload_key, made.selfie_version_id or "")
    city.clock.forward(minutes=10, seconds=1)
    assert _shown(ani) == (Reason.PHOTO_PENDING,)
