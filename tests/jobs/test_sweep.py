"""Uploads whose event was lost are found and sent again: soon at first, ever more rarely after."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from chalicelib.jobs.evidence import make_evidence
from chalicelib.jobs.sweep import AT_ONCE, EVERY, PATIENCE, is_due, sweep
from chalicelib.use_cases.ports import StoreUnavailable
from tests.jpegs import selfie
from tests.world import World
from tools.paths import INFRASTRUCTURE
from tools.templates import load_folder

DAY = timedelta(days=1)


def _put(city: World, key: str) -> tuple[str, str]:
    raw = selfie(1)
    return key, city.s3.put_object(Bucket="", Key=key, Body=raw, ContentType="image/jpeg")["VersionId"]


def _run(city: World) -> int:
    return sweep(city.services, city.clock.now).sent_again


def test_an_upload_without_evidence_is_sent_again_after_ten_minutes(city: World) -> None:
    upload = _put(city, "inbox/umum/ani/20261123-arrival-a.jpg")
    city.clock.now += PATIENCE - timedelta(milliseconds=1)
    assert _run(city) == 0
    city.clock.forward(seconds=1)
    assert _run(city) == 1
    assert city.sent_again == [upload]


def test_what_has_evidence_is_left_alone_version_by_version(city: World) -> None:
    looked_at, missed = (
        _put(city, "inbox/umum/ani/20261123-arrival-a.jpg"),
        _put(city, "inbox/umum/ani/20261123-arrival-a.jpg"),
    )
    make_evidence(city.services, *looked_at, city.clock.now)
    city.clock.forward(minutes=15)
    assert _run(city) == 1
    assert city.sent_again == [missed]


def test_a_bad_picture_was_looked_at_too(city: World) -> None:
    key = "inbox/umum/ani/20261123-arrival-a.jpg"
    version_id = city.s3.put_object(Bucket="", Key=key, Body=b"x" * 20_000, ContentType="image/jpeg")["VersionId"]
    make_evidence(city.services, key, version_id, city.clock.now)
    city.clock.forward(minutes=15)
    assert _run(city) == 0


def test_once_the_job_has_run_the_sweep_finds_nothing(city: World) -> None:
    for at in range(3):
        _put(city, f"inbox/umum/ani/20261123-arrival-{at}.jpg")
    city.clock.forward(minutes=15)
    assert _run(city) == 3
    for upload in city.sent_again:
        make_evidence(city.services, *upload, city.clock.now)
    city.clock.now += EVERY
    assert _run(city) == 0


def test_run_twice_before_the_job_it_sends_twice_which_changes_nothing(city: World) -> None:
    _put(city, "inbox/umum/ani/20261123-arrival-a.jpg")
    city.clock.forward(minutes=15)
    for _ in range(2):
        _run(city)
    for upload in city.sent_again:
        make_evidence(city.services, *upload, city.clock.now)
    assert len(city.services.evidence.versions("inbox/umum/ani/20261123-arrival-a.jpg")) == 1


def test_evidence_copies_are_no_uploads(city: World) -> None:
    city.services.selfies.write_evidence("evidence/ani/a.jpg", selfie(1), 90)
    city.clock.forward(minutes=15)
    assert _run(city) == 0


# Files that nobody can look at


def test_the_sweep_looks_as_often_as_it_is_started() -> None:
    schedule = load_folder(INFRASTRUCTURE / "app")["Resources"]["SweepSchedule"]["Properties"]
    assert schedule["ScheduleExpression"] == f"rate({EVERY // timedelta(minutes=1)} minutes)"


@pytest.mark.parametrize("start_min", [0.0, 4.9, 14.9])
def test_a_file_that_never_gets_evidence_is_tried_soon_and_then_ever_more_rarely(start_min: float) -> None:
    ages = [timedelta(minutes=start_min) + EVERY * run for run in range(14 * DAY // EVERY)]
    due = [age for age in ages if is_due(age)]
    assert due[0] < timedelta(minutes=25)
    assert len(due) == 12
    assert all(later <= 2 * sooner + EVERY for sooner, later in pairwise(due))


def test_six_hundred_poisoned_files_in_front_keep_nobody_behind_them_waiting(city: World) -> None:
    poison = [_put(city, f"inbox/umum/aaa/20261123-arrival-{at:04}.jpg") for at in range(600)]
    city.clock.forward(hours=1)
    last = _put(city, "inbox/umum/zzz/20261123-arrival-last.jpg")
    for _ in range(2):
        city.clock.now += EVERY
        _run(city)
    assert last in city.sent_again
    assert set(poison) <= set(city.sent_again)


def test_a_flood_is_looked_up_and_sent_a_hundred_at_a_time(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(250):
        _put(city, f"inbox/umum/ani/20261123-arrival-{at:04}.jpg")
    city.clock.forward(minutes=15)
    asked, real = [], city.services.evidence.of
    monkeypatch.setattr(city.services.evidence, "of", lambda some: asked.append(len(some)) or real(some))
    assert _run(city) == 250
    assert asked == [AT_ONCE, AT_ONCE, 50]


def test_what_a_run_that_died_had_not_sent_is_sent_by_a_later_one(city: World) -> None:
    uploads = {_put(city, f"inbox/umum/ani/20261123-arrival-{at:04}.jpg") for at in range(250)}
    city.clock.forward(minutes=15)
    sent = city.sent_again

    def die_at_the_second_part(some: list[tuple[str, str]]) -> None:
        if sent:
            raise StoreUnavailable("died")
        sent.extend(some)

    with pytest.raises(StoreUnavailable):
        sweep(replace(city.services, upload_queue=die_at_the_second_part), city.clock.now)
    assert len(sent) == AT_ONCE
    for upload in list(sent):
        make_evidence(city.services, *upload, city.clock.now)
    city.clock.now += EVERY
    assert _run(city) == 150
    assert set(sent) == uploads


def test_what_is_not_due_is_not_even_looked_up(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(city, "inbox/umum/ani/20261123-arrival-a.jpg")
    city.clock.now += PATIENCE + 3 * EVERY
    monkeypatch.setattr(city.services.evidence, "of", lambda some: pytest.fail(f"asked for {some}"))
    assert _run(city) == 0
