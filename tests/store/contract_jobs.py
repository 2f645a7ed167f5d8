"""Jobs under a revision, and files by key: what every place promises."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.job import ApplyMode, Job, JobFault, JobKind, JobState
from chalicelib.use_cases.ports import Changed
from tests.store.places import NOW, Place, entry


def a_job(place: Place, **changed: object) -> Job:
    return replace(Job(place.new_id(), JobKind.PEOPLE, JobState.AWAITING_FILE, "eko", NOW), **changed)  # type: ignore[arg-type]


class JobContract:
    def test_a_job_comes_back_as_it_was_kept(self, place: Place) -> None:
        job = a_job(
            place, unit_id="umum", employee_ids=("ani",), file_name="source.xlsx", mapping={"number": "NIP BARU"},
            file_sha256="ab" * 32, counts={"new": 3}, mode=ApplyMode.GOOD_ROWS, applied_by="eko", total=3, done=1,
            failed_rows=(4,), files=("marked.xlsx",), problem="P",
            faults=(JobFault("/rows/2/number", "X", ("a", "b")),), missing_ids=("budi",), year=2026,
            attention=(JobFault("/rows/4/roles", "ROLE_SET", ("a", "b")),),
            moved_at=NOW + timedelta(minutes=3),
        )  # fmt: skip
        kept = place.services.jobs.add(job)
        assert kept == replace(job, revision=1)
        assert place.elsewhere.jobs.get(job.job_id) == kept

    def test_an_unknown_job_is_none(self, place: Place) -> None:
        assert place.services.jobs.get(place.new_id()) is None

    def test_a_job_is_added_once(self, place: Place) -> None:
        job = place.services.jobs.add(a_job(place))
        with pytest.raises(Changed):
            place.services.jobs.add(replace(job, state=JobState.QUEUED))

    def test_a_job_is_written_with_the_entry_of_who_asked_for_it_or_neither_is(self, place: Place) -> None:
        chain = f"CITY#{place.new_id()}"
        job = place.services.jobs.add(a_job(place), entry(place, chain))
        moved = place.services.jobs.save(replace(job, state=JobState.APPLYING), entry(place, chain))
        for write, stale in ((place.services.jobs.add, job), (place.services.jobs.save, job)):
            with pytest.raises(Changed):
                write(replace(stale, state=JobState.FAILED), entry(place, chain))
        assert place.elsewhere.jobs.get(job.job_id) == moved
        assert len(place.services.audit.entries(chain)) == 2

    def test_of_two_workers_with_one_job_one_goes_on(self, place: Place) -> None:
        job = place.services.jobs.add(a_job(place))
        first = place.services.jobs.save(replace(job, done=25))
        with pytest.raises(Changed):
            place.elsewhere.jobs.save(replace(job, done=30))
        assert place.services.jobs.get(job.job_id) == first

    def test_the_newest_job_comes_first(self, place: Place) -> None:
        old = place.services.jobs.add(a_job(place))
        new = place.services.jobs.add(a_job(place, made_at=NOW + timedelta(minutes=1)))
        found = [each.job_id for each in place.services.jobs.all()]
        assert found.index(new.job_id) < found.index(old.job_id)


class FileContract:
    def test_a_file_comes_back_as_it_was_written(self, place: Place) -> None:
        key = f"imports/{place.new_id()}/plan.json"
        place.services.files.write(key, b'{"a": 1}')
        assert place.elsewhere.files.read(key, 100) == b'{"a": 1}'

    def test_a_file_too_large_is_told_by_one_byte_more(self, place: Place) -> None:
        key = f"imports/{place.new_id()}/source.csv"
        place.services.files.write(key, b"12345")
        assert place.services.files.read(key, 3) == b"1234"

    def test_a_missing_file_is_none(self, place: Place) -> None:
        assert place.services.files.read(f"imports/{place.new_id()}/source.csv", 10) is None


class LoadContract:
    def test_a_loaded_person_is_as_good_as_a_saved_one_without_an_entry(self, place: Place) -> None:
        person = place.person()
        loaded = place.services.staff.load(person, None)
        assert place.elsewhere.staff.employee(person.employee_id) == loaded
        assert place.elsewhere.staff.employee_id_of(person.number) == person.employee_id
        renamed = place.services.staff.load(replace(loaded, name="Ani Baru"), loaded)
        assert renamed.revision == 2

    def test_a_number_that_is_taken_loads_nobody(self, place: Place) -> None:
        first = place.person()
        place.services.staff.load(first, None)
        second = replace(place.person(), number=first.number)
        with pytest.raises(Changed):
            place.services.staff.load(second, None)
        assert place.services.staff.employee(second.employee_id) is None

    def test_people_are_found_by_their_numbers_many_at_once(self, place: Place) -> None:
        people = [place.services.staff.load(place.person(), None) for _ in range(3)]
        wanted = [each.number for each in people]
        found = place.services.staff.people_of([*wanted, "TIDAK-ADA", "9" * 3_000])  # longer than a key may be
        assert found == {each.number: each for each in people}
        assert place.services.staff.people_of([]) == {}
