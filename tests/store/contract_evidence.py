"""What every evidence store and selfie bucket must do."""

import hashlib
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.job import Job, JobKind, JobState
from chalicelib.domain.office_photo import OfficePhoto, TakenPhoto
from chalicelib.domain.selfie_view import SelfieView, ViewReason
from chalicelib.domain.shift import Slot
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry, evidence, upload_key

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
        wanted = [(each.upload_key, "v1") for each in found] + [("inbox/nobody/a.jpg", "v1"), (upload_key(place), "v1")]
        assert place.services.evidence.of(wanted) == {(each.upload_key, "v1"): each for each in found}

    def test_a_units_day_of_it_lies_together(self, place: Place) -> None:
        unit_id, on = place.new_id(), date(2026, 11, 23)
        found = [evidence(place, upload_key=upload_key(place, unit_id, on)) for _ in range(3)]
        again = replace(found[0], version_id="v#2", problem="IMAGE_INVALID")
        elsewhere = evidence(place, upload_key=upload_key(place, unit_id, date(2026, 11, 24)))
        for each in (*found, again, elsewhere):
            place.services.evidence.add(each)
        expected = {(each.upload_key, each.version_id): each for each in (*found, again)}
        assert place.services.evidence.of_unit_day(unit_id, on) == expected

    def test_what_is_no_upload_of_a_selfie_has_none(self, place: Place) -> None:
        with pytest.raises(ValueError, match="no upload"):
            place.services.evidence.add(evidence(place, upload_key="inbox/ani/a.jpg"))


class SelfieViewContract:
    def test_a_persons_views_are_read_by_the_month_of_the_photo_as_they_happened(self, place: Place) -> None:
        mine, other = place.new_id(), place.new_id()
        asked = view(mine, at=NOW + timedelta(days=9), case_number="800/12/2026", reason=ViewReason.CASE)
        first = view(mine)
        earlier = view(mine, local_date=date(2026, 11, 2), slot=Slot.MIDDAY)
        for each in (asked, first, earlier, view(mine, local_date=date(2026, 10, 31)), view(other)):
            place.services.selfie_views.add([each], entry(place))
        assert place.services.selfie_views.of_month(mine, date(2026, 11, 1)) == [earlier, first, asked]
        assert place.services.selfie_views.of_month(mine, date(2026, 12, 1)) == []

    def test_it_comes_with_its_entry(self, place: Place) -> None:
        viewed = entry(place)
        before = len(place.services.audit.entries(viewed.chain))
        place.services.selfie_views.add([view(place.new_id())], viewed)
        assert [each.entry for each in place.services.audit.entries(viewed.chain)[before:]] == [viewed]


def view(employee_id: str, **changed: Any) -> SelfieView:
    return replace(
        SelfieView(employee_id, date(2026, 11, 23), Slot.ARRIVAL, "citra", NOW, ViewReason.DECISION), **changed
    )


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
        place.services.selfies.write_evidence(key, BODY, 90)
        head = place.services.selfies.head(key)
        assert head is not None
        assert head.content_type == "image/jpeg"
        assert place.tags(key, head.version_id or "") == {"keep-days": "90"}
        assert key not in {listed for listed, _, _ in place.services.selfies.uploads()}

    def test_uploads_are_listed_version_by_version_with_when_they_came(self, place: Place) -> None:
        key, first = _upload(place)
        _, second = _upload(place, key)
        listed = [each for each in place.services.selfies.uploads() if each[0] == key]
        assert {version_id for _, version_id, _ in listed} == {first, second}
        assert all(abs(datetime.now(UTC) - came_at) < timedelta(minutes=1) for _, _, came_at in listed)

    def test_a_judged_version_is_marked_and_no_other(self, place: Place) -> None:
        key, first = _upload(place, f"apart/{place.new_id()}.jpg")  # from the inbox the real job would mark both
        _, second = _upload(place, key)
        for _ in range(2):
            place.services.selfies.mark_judged(key, first)
        assert (place.tags(key, first), place.tags(key, second)) == ({"judged": "yes"}, {})

    def test_an_orphans_clean_copy_is_marked(self, place: Place) -> None:
        key = f"evidence/{place.new_id()}/a.jpg"
        place.services.selfies.write_evidence(key, BODY, 90)
        place.services.selfies.mark_orphan(key)
        head = place.services.selfies.head(key)
        assert head is not None
        assert place.tags(key, head.version_id or "") == {"orphan": "yes"}

    def test_what_is_gone_needs_no_mark(self, place: Place) -> None:
        key, version_id = _upload(place, f"apart/{place.new_id()}.jpg")  # from the inbox the real job would mark it
        place.services.selfies.mark_judged(f"inbox/{place.new_id()}/a.jpg", version_id)
        place.services.selfies.mark_judged(key, "0" * 32)
        place.services.selfies.mark_orphan(f"evidence/{place.new_id()}/a.jpg")
        assert place.tags(key, version_id) == {}

    def test_a_form_is_for_one_key_and_good_for_two_minutes(self, place: Place) -> None:
        form = place.services.selfies.form("inbox/ani/a.jpg", NOW)
        assert form.fields["key"] == "inbox/ani/a.jpg"
        assert form.expires_at - NOW == timedelta(seconds=120)


class OfficePhotoContract:
    def test_a_place_is_empty_until_something_is_put_and_listed_by_its_number(self, place: Place) -> None:
        photos, office_id = place.services.photos, place.new_id()
        assert photos.get(office_id, 2) == OfficePhoto(office_id, 2)
        put = [photos.save(_photo(office_id, number), entry(place)) for number in (3, 1)]
        photos.save(replace(OfficePhoto(office_id, 2), gone=("a",)))
        assert photos.of_office(office_id) == [put[1], put[0]]
        assert photos.get(office_id, 3) == put[0]

    def test_of_two_who_change_a_place_one_is_told(self, place: Place) -> None:
        photos, office_id, chain = place.services.photos, place.new_id(), place.new_id()
        first = photos.save(_photo(office_id, 1))
        saved = photos.save(replace(first, coming=None))
        for late in (None, entry(place, chain)):
            with pytest.raises(Changed):
                photos.save(first, late)
            with pytest.raises(Changed):
                photos.save(_photo(office_id, 1), late)
        assert photos.get(office_id, 1) == saved
        assert place.services.audit.entries(chain) == []

    def test_the_job_that_takes_a_picture_in_comes_with_its_place_or_not_at_all(self, place: Place) -> None:
        photos, office_id = place.services.photos, place.new_id()
        jobs = [Job(place.new_id(), JobKind.OFFICE_PHOTO, JobState.QUEUED, "dewi", NOW) for _ in range(2)]
        photos.save(_photo(office_id, 1), entry(place), jobs[0])
        with pytest.raises(Changed):
            photos.save(_photo(office_id, 1), entry(place), jobs[1])
        stored = [place.services.jobs.get(each.job_id) for each in jobs]
        assert stored == [replace(jobs[0], revision=1), None]

    def test_the_clean_copy_of_an_offices_picture_is_kept_without_an_end(self, place: Place) -> None:
        key = f"office-photos/{place.new_id()}/1-a.jpg"
        place.services.selfies.write_photo(key, BODY)
        head = place.services.selfies.head(key)
        assert head is not None
        assert head.content_type == "image/jpeg"
        assert place.tags(key, head.version_id or "") == {}


def _photo(office_id: str, number: int) -> OfficePhoto:
    taken = TakenPhoto("job", "office-inbox/a.jpg", "v1", bytes(range(32)), "dewi", NOW, "IMAGE_INVALID")
    return OfficePhoto(office_id, number, replace(taken, problem=None), taken, ("office-photos/b.jpg",))


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
