"""What every evidence store and selfie bucket must do."""

import hashlib
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.store.places import NOW, Place, evidence

BODY = bytes(20_000)


class EvidenceContract:
    def test_what_was_found_is_read_back(self, place: Place) -> None:
        found = evidence(place)
        place.services.evidence.add(found)
        assert place.services.evidence.find(found.upload_key, "v1") == found
        assert place.services.evidence.versions(found.upload_key) == [found]

    def test_a_bad_picture_has_no_hashes_and_says_why(self, place: Place) -> None:
        found = evidence(
            place, dhash=b"", dhash_mirror=b"", evidence_key=None, problem="IMAGE_INVALID", notes=()
        )  # fmt: skip
        place.services.evidence.add(found)
        assert place.services.evidence.versions(found.upload_key) == [found]

    def test_a_version_is_judged_once(self, place: Place) -> None:
        first = evidence(place)
        place.services.evidence.add(first)
        place.services.evidence.add(replace(first, problem="IMAGE_INVALID"))
        assert place.services.evidence.find(first.upload_key, "v1") == first

    def test_each_version_has_its_own(self, place: Place) -> None:
        first = evidence(place)
        second = replace(first, version_id="v2", sha256=bytes(32))
        for each in (second, first):
            place.services.evidence.add(each)
        assert place.services.evidence.versions(first.upload_key) == [first, second]
        assert place.services.evidence.find(first.upload_key, "v3") is None

    def test_many_are_looked_up_at_once_and_those_without_are_left_out(self, place: Place) -> None:
        found = [evidence(place) for _ in range(120)]
        for each in found:
            place.services.evidence.add(each)
        wanted = [(each.upload_key, "v1") for each in found] + [("inbox/nobody/a.jpg", "v1")]
        assert place.services.evidence.of(wanted) == {(each.upload_key, "v1"): each for each in found}


class BucketContract:
    def test_nothing_there_is_none(self, place: Place) -> None:
        assert place.services.selfies.head(f"inbox/{place.new_id()}/a.jpg") is None

    def test_the_head_tells_version_size_type_and_hash(self, place: Place) -> None:
        key, version_id = _upload(place)
        head = place.services.selfies.head(key)
        assert head is not None
        assert (head.version_id, head.size_bytes, head.content_type) == (version_id, 20_000, "image/jpeg")
        assert head.sha256 == hashlib.sha256(BODY).digest()

    def test_an_upload_without_a_checksum_has_no_hash_to_tell(self, place: Place) -> None:
        key = f"inbox/{place.new_id()}/a.jpg"
        place.put(Bucket=_bucket(place), Key=key, Body=BODY, ContentType="text/plain")
        head = place.services.selfies.head(key)
        assert head is not None
        assert (head.sha256, head.content_type) == (None, "text/plain")

    def test_the_last_upload_is_the_one_that_is_there_and_the_first_stays_readable(self, place: Place) -> None:
        key, first = _upload(place)
        _, second = _upload(place, key, b"other" * 4_000)
        head = place.services.selfies.head(key)
        assert head is not None
        assert head.version_id == second
        assert place.services.selfies.read(key, first, 100_000) == BODY

    def test_reading_stops_one_byte_past_the_limit(self, place: Place) -> None:
        key, version_id = _upload(place)
        assert len(place.services.selfies.read(key, version_id, 1_000) or b"") == 1_001

    def test_an_upload_that_is_gone_reads_as_none(self, place: Place) -> None:
        _, version_id = _upload(place)
        assert place.services.selfies.read(f"inbox/{place.new_id()}/a.jpg", version_id, 100_000) is None

    def test_evidence_written_lies_beside_the_inbox(self, place: Place) -> None:
        key = f"evidence/{place.new_id()}/a.jpg"
        place.services.selfies.write_evidence(key, BODY)
        head = place.services.selfies.head(key)
        assert head is not None
        assert head.content_type == "image/jpeg"
        assert key not in dict(place.services.selfies.uploads_before(datetime.now(UTC) + timedelta(hours=1)))

    def test_uploads_before_a_moment_are_listed_version_by_version(self, place: Place) -> None:
        key, first = _upload(place)
        _, second = _upload(place, key)
        soon = datetime.now(UTC) + timedelta(hours=1)
        listed = [each for each in place.services.selfies.uploads_before(soon) if each[0] == key]
        assert set(listed) == {(key, first), (key, second)}
        assert not list(place.services.selfies.uploads_before(soon - timedelta(hours=2)))

    def test_a_form_is_for_one_key_and_good_for_two_minutes(self, place: Place) -> None:
        form = place.services.selfies.form("inbox/ani/a.jpg", NOW)
        assert form.fields["key"] == "inbox/ani/a.jpg"
        assert form.expires_at - NOW == timedelta(seconds=120)


def _upload(place: Place, key: str | None = None, body: bytes = BODY) -> tuple[str, str]:
    key = key or f"inbox/{place.new_id()}/a.jpg"
    checksum = b64encode(hashlib.sha256(body).digest()).decode()
    answer = place.put(
        Bucket=_bucket(place), Key=key, Body=body, ContentType="image/jpeg", ChecksumAlgorithm="SHA256",
        ChecksumSHA256=checksum,
    )  # fmt: skip
    return key, answer["VersionId"]


def _bucket(place: Place) -> str:
    return getattr(place.services.selfies, "_bucket", "")
