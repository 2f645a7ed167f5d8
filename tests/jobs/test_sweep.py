"""Uploads whose event was lost are found and sent again."""

from datetime import timedelta

from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.sweep import AT_MOST, AT_ONCE, PATIENCE, sweep
from tests.jpegs import selfie
from tests.world import World


def _put(city: World, key: str) -> tuple[str, str]:
    raw = selfie(1)
    return key, city.s3.put_object(Bucket="", Key=key, Body=raw, ContentType="image/jpeg")["VersionId"]


def test_an_upload_without_evidence_is_sent_again_after_ten_minutes(city: World) -> None:
    upload = _put(city, "inbox/ani/a.jpg")
    city.clock.now += PATIENCE
    assert sweep(city.services, city.clock.now) == 0
    city.clock.forward(seconds=1)
    assert sweep(city.services, city.clock.now) == 1
    assert city.sent_again == [upload]


def test_what_has_evidence_is_left_alone_version_by_version(city: World) -> None:
    looked_at, missed = _put(city, "inbox/ani/a.jpg"), _put(city, "inbox/ani/a.jpg")
    make_evidence(city.services, *looked_at, city.clock.now)
    city.clock.forward(hours=1)
    assert sweep(city.services, city.clock.now) == 1
    assert city.sent_again == [missed]


def test_a_bad_picture_was_looked_at_too(city: World) -> None:
    key = "inbox/ani/a.jpg"
    version_id = city.s3.put_object(Bucket="", Key=key, Body=b"x" * 20_000, ContentType="image/jpeg")["VersionId"]
    make_evidence(city.services, key, version_id, city.clock.now)
    city.clock.forward(hours=1)
    assert sweep(city.services, city.clock.now) == 0


def test_once_the_job_has_run_the_sweep_finds_nothing(city: World) -> None:
    for at in range(3):
        _put(city, f"inbox/ani/{at}.jpg")
    city.clock.forward(hours=1)
    assert sweep(city.services, city.clock.now) == 3
    for upload in city.sent_again:
        make_evidence(city.services, *upload, city.clock.now)
    assert sweep(city.services, city.clock.now) == 0


def test_run_twice_before_the_job_it_sends_twice_which_changes_nothing(city: World) -> None:
    _put(city, "inbox/ani/a.jpg")
    city.clock.forward(hours=1)
    for _ in range(2):
        sweep(city.services, city.clock.now)
    for upload in city.sent_again:
        make_evidence(city.services, *upload, city.clock.now)
    assert len(city.services.evidence.versions("inbox/ani/a.jpg")) == 1


def test_evidence_copies_are_no_uploads(city: World) -> None:
    city.services.selfies.write_evidence("evidence/ani/a.jpg", selfie(1))
    city.clock.forward(days=2)
    assert sweep(city.services, city.clock.now) == 0


def test_a_flood_is_sent_in_parts_and_looked_up_a_hundred_at_a_time(city: World) -> None:
    for at in range(AT_MOST + 50):
        _put(city, f"inbox/ani/{at:04}.jpg")
    city.clock.now += PATIENCE + timedelta(seconds=1)
    asked, real = [], city.services.evidence.of
    city.services.evidence.of = lambda some: asked.append(len(some)) or real(some)  # type: ignore[attr-defined]
    assert sweep(city.services, city.clock.now) == AT_MOST
    assert asked == [AT_ONCE] * (AT_MOST // AT_ONCE)
