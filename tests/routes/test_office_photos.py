"""What an office looks like: posted by a form, taken in by a worker, shown for a minute, taken away."""

import hashlib
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from chalicelib.domain.job import JobState
from chalicelib.jobs.office_photo import take_in_photo
from chalicelib.jobs.work import work
from chalicelib.proof.base64url import encode
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, GANI
from tests.jpegs import selfie
from tests.routes.town import nothing_changed, problem
from tests.world import BUCKET, WORK, World
from tools.phone import Reply

HALL = "/offices/balai-kota/photos"


def call(town: World, method: str, path: str, body: Any = None, who: Any = DEWI) -> Reply:
    return town.phone(who, None).call(method, path, body)


def post(town: World, jpeg: bytes, place: int = 1, who: Any = DEWI, kind: str = "image/jpeg") -> str:
    """Ask for the form and send the file by it; the answer is its hash."""
    form = call(town, "POST", HALL, {"place": place}, who).expect(201)["upload"]
    town.s3.put_object(
        Bucket=BUCKET, Key=form["fields"]["key"], Body=jpeg, ContentType=kind, ChecksumAlgorithm="SHA256",
        ChecksumSHA256=b64encode(hashlib.sha256(jpeg).digest()).decode(),
    )  # fmt: skip
    return encode(hashlib.sha256(jpeg).digest())


def put(town: World, jpeg: bytes, place: int = 1, who: Any = DEWI) -> Reply:
    return call(town, "PUT", f"{HALL}/{place}", {"sha256": post(town, jpeg, place, who)}, who)


def work_on(town: World, job_id: str | None = None) -> Any:
    return work(town.services, job_id or WORK[-1][0], town.clock.now, lambda: True)


def take(town: World, seed: int, place: int = 1) -> None:
    put(town, selfie(seed), place).expect(202)
    assert work_on(town).state is JobState.DONE


def shown(town: World, who: Any = CITRA) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(town, "GET", HALL, who=who).expect(200)["photos"]
    return found


def keys(town: World) -> list[str]:
    found = town.s3.list_objects_v2(Bucket=BUCKET, Prefix="office-photos/").get("Contents", ())
    return [each["Key"] for each in found]


def tags(town: World, key: str) -> dict[str, str]:
    return {each["Key"]: each["Value"] for each in town.s3.get_object_tagging(Bucket=BUCKET, Key=key)["TagSet"]}


@pytest.fixture(autouse=True)
def emptied(town: World) -> None:
    """The bucket is one for the module; the tables are put back."""
    for prefix in ("office-photos/", "office-inbox/"):
        versions = town.s3.list_object_versions(Bucket=BUCKET, Prefix=prefix).get("Versions", ())
        for each in versions:
            town.s3.delete_object(Bucket=BUCKET, Key=each["Key"], VersionId=each["VersionId"])


def test_a_picture_is_posted_taken_in_and_seen_by_whoever_reviews(town: World) -> None:
    waiting = put(town, selfie(1)).expect(202)
    assert (waiting["place"], waiting["state"], waiting["url"]) == (1, "waiting", None)
    assert shown(town) == [waiting]
    assert work_on(town).state is JobState.DONE
    for who in (CITRA, DEWI, EKO, FITRI):
        [photo] = shown(town, who)
        assert (photo["state"], photo["taken_by"], photo["problem"]) == ("ready", "dewi", None)
        assert "X-Amz-Expires=60" in photo["url"]


def test_what_is_shown_carries_nothing_but_the_picture(town: World) -> None:
    raw = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Merek"
    Image.open(BytesIO(selfie(1, 1_400))).save(raw, "JPEG", exif=exif)
    put(town, raw.getvalue()).expect(202)
    work_on(town)
    [key] = keys(town)
    clean = town.s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()
    assert b"Merek" in raw.getvalue()
    assert b"Merek" not in clean
    assert max(Image.open(BytesIO(clean)).size) == 1_024


def test_the_form_is_for_one_key_of_the_servers_choosing(town: World) -> None:
    with nothing_changed():
        form = call(town, "POST", HALL, {"place": 3}).expect(201)["upload"]
    assert form["fields"]["key"] == "office-inbox/balai-kota/3-dewi.jpg"
    assert form["fields"]["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(("method", "path", "body"), [
    ("POST", HALL, {"place": 1}), ("PUT", f"{HALL}/1", {"sha256": "A" * 43}), ("DELETE", f"{HALL}/1", None),
])  # fmt: skip
@pytest.mark.parametrize("who", [CITRA, FITRI, ANI])
def test_whoever_only_reviews_puts_none(town: World, method: str, path: str, body: Any, who: Any) -> None:
    with nothing_changed():
        assert problem(call(town, method, path, body, who)) == (403, "ROLE_MISSING")


@pytest.mark.parametrize("office_id", ["puskesmas", "antah"])
def test_out_of_reach_is_as_unknown(town: World, office_id: str) -> None:
    path = f"/offices/{office_id}/photos"
    for method, at, body in (
        ("POST", path, {"place": 1}), ("PUT", f"{path}/1", {"sha256": "A" * 43}), ("DELETE", f"{path}/1", None),
        ("GET", path, None),
    ):  # fmt: skip
        with nothing_changed():
            assert problem(call(town, method, at, body)) == (404, "NOT_FOUND")


def test_a_person_without_a_role_sees_none(town: World) -> None:
    assert problem(call(town, "GET", HALL, who=GANI)) == (403, "ROLE_MISSING")


@pytest.mark.parametrize("place", ["0", "5", "01", "satu"])
def test_there_are_four_places(town: World, place: str) -> None:
    assert problem(call(town, "PUT", f"{HALL}/{place}", {"sha256": "A" * 43})) == (404, "NOT_FOUND")
    assert problem(call(town, "DELETE", f"{HALL}/{place}")) == (404, "NOT_FOUND")
    assert problem(call(town, "POST", HALL, {"place": 5})) == (422, "INPUT_INVALID")


def test_what_was_not_posted_is_told(town: World) -> None:
    with nothing_changed():
        assert problem(call(town, "PUT", f"{HALL}/1", {"sha256": "A" * 43})) == (409, "PHOTO_NOT_THERE")


def test_another_file_than_was_posted_is_refused(town: World) -> None:
    post(town, selfie(1))
    with nothing_changed():
        assert problem(call(town, "PUT", f"{HALL}/1", {"sha256": "A" * 43})) == (422, "PHOTO_MISMATCH")


def test_two_people_never_get_each_others_file(town: World) -> None:
    mine, theirs = post(town, selfie(1)), post(town, selfie(2), who=EKO)
    call(town, "PUT", f"{HALL}/1", {"sha256": mine}).expect(202)
    call(town, "PUT", f"{HALL}/2", {"sha256": theirs}, EKO)  # posted for place 1
    assert problem(call(town, "PUT", f"{HALL}/1", {"sha256": theirs})) == (422, "PHOTO_MISMATCH")


@pytest.mark.parametrize(
    ("jpeg", "code"),
    [
        (b"\xff\xd8" + b"x" * 20_000, "IMAGE_INVALID"),
        (b"GIF89a" + b"x" * 20_000, "IMAGE_TYPE"),
        (selfie(1, 200, 100) + b"\0" * 20_000, "IMAGE_TOO_SMALL"),
    ],
)
def test_what_is_no_sound_jpeg_is_told_as_such_and_the_old_one_stays(town: World, jpeg: bytes, code: str) -> None:
    take(town, 1)
    put(town, jpeg).expect(202)
    assert work_on(town).state is JobState.FAILED
    [photo] = shown(town)
    assert (photo["state"], photo["problem"]) == ("invalid", code)
    assert keys(town)[0] in photo["url"]
    take(town, 2)
    assert shown(town)[0]["state"] == "ready"


def test_a_size_or_type_that_no_form_allows_is_refused(town: World) -> None:
    sha256 = post(town, b"\xff\xd8" + b"x" * 100)
    assert problem(call(town, "PUT", f"{HALL}/1", {"sha256": sha256})) == (422, "IMAGE_SIZE")
    sha256 = post(town, selfie(1), kind="text/html")
    assert problem(call(town, "PUT", f"{HALL}/1", {"sha256": sha256})) == (415, "IMAGE_TYPE")


def test_another_picture_at_the_same_place_replaces_the_first(town: World) -> None:
    take(town, 1)
    [old] = keys(town)
    take(town, 2)
    [new] = [each for each in keys(town) if each != old]
    [photo] = shown(town)
    assert new in photo["url"]
    assert (tags(town, old), tags(town, new)) == ({"orphan": "yes"}, {})


def test_four_places_are_listed_by_number(town: World) -> None:
    for place in (3, 1, 4, 2):
        take(town, place, place)
    assert [each["place"] for each in shown(town)] == [1, 2, 3, 4]


def test_one_taken_away_is_gone_and_the_bucket_forgets_it(town: World) -> None:
    take(town, 1)
    call(town, "DELETE", f"{HALL}/1").expect(204)
    assert shown(town) == []
    assert tags(town, keys(town)[0]) == {"orphan": "yes"}
    with nothing_changed():
        assert problem(call(town, "DELETE", f"{HALL}/1")) == (404, "NOT_FOUND")
    take(town, 2)
    assert shown(town)[0]["state"] == "ready"


def test_each_change_is_in_the_trail_with_its_hash_alone(town: World) -> None:
    take(town, 1)
    call(town, "DELETE", f"{HALL}/1", who=EKO).expect(204)
    entries = call(town, "GET", "/audit/days/CITY/2026-11-23", who=FITRI).expect(200)["entries"]
    assert [(each["action"], each["actor_id"], each["object_id"]) for each in entries] == [
        ("office_photo_put", "dewi", "balai-kota"), ("office_photo_removed", "eko", "balai-kota"),
    ]  # fmt: skip
    assert entries[0]["facts"] == {"place": 1, "sha256": hashlib.sha256(selfie(1)).hexdigest()}


# Races, lost messages, and what fails half-way.


def test_the_same_picture_put_again_is_put_once(town: World) -> None:
    sha256 = post(town, selfie(1))
    first = call(town, "PUT", f"{HALL}/1", {"sha256": sha256}).expect(202)
    told = len(WORK)
    with nothing_changed():
        assert call(town, "PUT", f"{HALL}/1", {"sha256": sha256}).expect(202) == first
    assert WORK[told:] == [WORK[told - 1]]  # the workers are told again
    work_on(town)
    with nothing_changed():
        assert call(town, "PUT", f"{HALL}/1", {"sha256": sha256}).expect(202)["state"] == "ready"


def test_a_job_run_twice_is_run_once(town: World) -> None:
    take(town, 1)
    job = town.services.jobs.get(WORK[-1][0])
    assert job
    before = shown(town)[0]["taken_at"], keys(town)
    assert take_in_photo(town.services, job, town.clock.now).state is JobState.DONE
    assert (shown(town)[0]["taken_at"], keys(town)) == before
    assert tags(town, keys(town)[0]) == {}


def test_an_older_picture_taken_in_late_replaces_no_newer_one(town: World) -> None:
    put(town, selfie(1)).expect(202)
    older = WORK[-1][0]
    put(town, selfie(2), who=EKO).expect(202)
    assert work_on(town).state is JobState.DONE
    assert work_on(town, older).state is JobState.DONE
    [photo] = shown(town)
    assert (photo["taken_by"], len(keys(town))) == ("eko", 1)


def test_a_place_cleared_while_its_picture_is_taken_in_stays_clear(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(town, selfie(1)).expect(202)
    real = town.services.selfies.write_photo

    def write(key: str, jpeg: bytes) -> None:
        real(key, jpeg)
        call(town, "DELETE", f"{HALL}/1", who=EKO).expect(204)

    monkeypatch.setattr(town.services.selfies, "write_photo", write)
    assert work_on(town).state is JobState.DONE
    assert shown(town) == []
    assert tags(town, keys(town)[0]) == {"orphan": "yes"}


class Killed(Exception):
    pass


@pytest.mark.parametrize("name", ["write_photo", "mark_orphan"])
def test_a_worker_killed_at_the_bucket_is_followed_by_one_that_finishes(
    town: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    take(town, 1)
    [old] = keys(town)
    put(town, selfie(2)).expect(202)

    def die(*_: object) -> None:
        raise Killed

    job = town.services.jobs.get(WORK[-1][0])
    with monkeypatch.context() as patch:
        patch.setattr(town.services.selfies, name, die)
        patch.setattr(town.services.jobs, "save", die)  # it is not there to tell of its failure either
        with pytest.raises(Killed):
            work_on(town)
    assert town.services.jobs.get(WORK[-1][0]) == job
    assert work_on(town).state is JobState.DONE
    [new] = [each for each in keys(town) if each != old]
    assert (tags(town, old), tags(town, new)) == ({"orphan": "yes"}, {})
    assert shown(town)[0]["state"] == "ready"


def test_whoever_left_before_it_was_taken_in_is_told_so_and_it_may_be_put_again(town: World) -> None:
    sha256 = post(town, selfie(1))
    call(town, "PUT", f"{HALL}/1", {"sha256": sha256}).expect(202)
    job = town.services.jobs.get(WORK[-1][0])
    assert job
    town.services.jobs.save(replace(job, state=JobState.FAILED, problem="JOB_STUCK"))
    assert [(each["state"], each["problem"]) for each in shown(town)] == [("invalid", "JOB_STUCK")]
    call(town, "PUT", f"{HALL}/1", {"sha256": sha256}).expect(202)
    assert work_on(town).state is JobState.DONE
    assert shown(town)[0]["state"] == "ready"


def test_an_upload_that_is_gone_is_told(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    put(town, selfie(1)).expect(202)
    monkeypatch.setattr(town.services.selfies, "read", lambda *_: None)
    assert work_on(town).state is JobState.FAILED
    assert shown(town)[0]["problem"] == "IMAGE_GONE"


def test_a_picture_of_an_office_never_wakes_the_evidence_job(town: World) -> None:
    post(town, selfie(1))
    assert [key for key, _, _ in town.services.selfies.uploads() if "balai-kota" in key] == []
