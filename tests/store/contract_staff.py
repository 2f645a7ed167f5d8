"""What every store of people must do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import Assignment, Device, DeviceState, Employee, Grant, Role
from chalicelib.domain.login import OneTimeCode
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.use_cases.ports import Changed
from tests.cast import START
from tests.store.places import NOW, Place, entry


class StaffContract:
    def test_a_person_is_read_back_in_the_first_revision(self, place: Place) -> None:
        person = place.person(
            devices=(_device(place),), grants=(Grant(Role.SUPERVISOR, "umum"),), roster={"2026-11": "PPSML" + "-" * 25},
            email="ani@contoh.example", left_on=date(2027, 1, 31), signed_out_at=NOW,
        )  # fmt: skip
        saved = _save(place, person)
        assert saved == replace(person, revision=1)
        assert place.services.staff.employee(person.employee_id) == saved

    def test_people_are_read_by_their_ids_many_at_once(self, place: Place) -> None:
        """More than one batch of a hundred keys; who is asked for twice is read once, who is nobody not at all."""
        people = [place.services.staff.load(place.person(), None) for _ in range(101)]
        ids = [each.employee_id for each in people]
        assert place.elsewhere.staff.people([*ids, ids[0], "nobody"]) == {each.employee_id: each for each in people}
        assert place.services.staff.people([]) == {}

    def test_nobody_is_none(self, place: Place) -> None:
        assert place.services.staff.employee("nobody") is None
        assert place.services.staff.employee_id_of("UJI-NOBODY") is None
        assert place.services.staff.device_owner("no-device") is None

    def test_each_change_is_the_next_revision(self, place: Place) -> None:
        first = _save(place, place.person())
        second = _save(place, replace(first, name="Ani Baru"), first)
        assert second.revision == 2
        assert place.services.staff.employee(first.employee_id) == second

    def test_a_change_of_what_is_no_longer_so_is_refused_whole(self, place: Place) -> None:
        first = _save(place, place.person())
        second = _save(place, replace(first, name="Kedua"), first)
        chain = place.new_id()
        with pytest.raises(Changed):
            _save(place, replace(first, name="Terlambat"), first, chain)
        assert place.services.staff.employee(first.employee_id) == second
        assert place.services.audit.entries(chain) == []

    def test_a_person_is_made_once(self, place: Place) -> None:
        person = place.person()
        _save(place, person)
        with pytest.raises(Changed):
            _save(place, replace(person, number=f"LAIN-{place.new_id()}"))

    def test_a_number_belongs_to_one_person(self, place: Place) -> None:
        first = _save(place, place.person())
        assert place.services.staff.employee_id_of(first.number) == first.employee_id
        rival = replace(place.person(), number=first.number)
        with pytest.raises(Changed):
            _save(place, rival)
        assert place.services.staff.employee(rival.employee_id) is None

    def test_a_changed_number_is_free_again(self, place: Place) -> None:
        first = _save(place, place.person())
        _save(place, replace(first, number=f"BARU-{place.new_id()}"), first)
        assert place.services.staff.employee_id_of(first.number) is None
        heir = _save(place, replace(place.person(), number=first.number))
        assert place.services.staff.employee_id_of(first.number) == heir.employee_id

    def test_a_phone_stays_bound_to_its_first_owner_even_when_taken_off(self, place: Place) -> None:
        device = _device(place)
        owner = _save(place, place.person(devices=(device,)))
        bare = _save(place, replace(owner, devices=()), owner)
        assert place.services.staff.device_owner(device.device_id) == owner.employee_id
        with pytest.raises(Changed):
            _save(place, place.person(devices=(device,)))
        again = _save(place, replace(bare, devices=(device,)), bare)
        assert again.devices == (device,)

    def test_several_people_are_changed_with_one_entry_or_not_at_all(self, place: Place) -> None:
        people = [place.services.staff.save(place.person(), None, entry(place)) for _ in range(2)]
        chain = place.new_id()
        wanted = [(replace(each, language="en"), each) for each in people]
        place.services.staff.save_people(wanted, entry(place, chain))
        stored = place.services.staff.people(each.employee_id for each in people)
        assert {each.employee_id: (each.language, each.revision) for each in stored.values()} == {
            each.employee_id: ("en", each.revision + 1) for each in people
        }
        first, second = (stored[each.employee_id] for each in people)
        with pytest.raises(Changed):
            place.services.staff.save_people([(first, first), (second, people[1])], entry(place, chain))
        assert place.services.staff.people([first.employee_id]) == {first.employee_id: first}
        assert len(place.services.audit.entries(chain)) == 1

    def test_what_several_people_are_told_comes_with_their_change_or_not_at_all(self, place: Place) -> None:
        people = [place.services.staff.save(place.person(), None, entry(place)) for _ in range(2)]
        told = [Notice(each.employee_id, NoticeKind.DELEGATE, NOW.date(), NOW, place.new_id()) for each in people]
        stale = [(each, replace(each, revision=7)) for each in people]
        with pytest.raises(Changed):
            place.services.staff.save_people(stale, entry(place), told)
        assert place.services.notices.of_person(people[0].employee_id, 9) == []
        place.services.staff.save_people([(each, each) for each in people], entry(place), told)
        assert [place.services.notices.of_person(each.employee_id, 9) for each in people] == [[each] for each in told]

    def test_an_entry_of_another_chain_comes_with_the_change_or_not_at_all(self, place: Place) -> None:
        own, beside = place.new_id(), place.new_id()
        place.services.audit.append(entry(place, beside))
        person = place.services.staff.save(place.person(), None, entry(place, own), beside=entry(place, beside))
        with pytest.raises(Changed):
            place.services.staff.save(person, None, entry(place, own), beside=entry(place, beside))
        assert [len(place.services.audit.entries(each)) for each in (own, beside)] == [1, 2]

    def test_a_code_is_used_up_with_the_change_it_let_in_or_neither_happens(self, place: Place) -> None:
        person = _save(place, place.person())
        code = OneTimeCode(person.employee_id, b"salt", b"hash", NOW + timedelta(hours=72), "eko")
        place.services.staff.put_code(code, entry(place))
        with pytest.raises(Changed):
            place.services.staff.save(person, person, entry(place), used=replace(code, hash=b"older"))
        assert place.services.staff.code(code.employee_id) == code
        person = place.services.staff.save(person, person, entry(place), used=code)
        assert place.services.staff.code(code.employee_id) is None
        with pytest.raises(Changed):
            place.services.staff.save(person, person, entry(place), used=code)

    def test_the_audit_entry_comes_with_the_change(self, place: Place) -> None:
        chain = place.new_id()
        _save(place, place.person(), chain=chain)
        assert [each.entry.action for each in place.services.audit.entries(chain)] == ["test"]

    def test_a_units_list_copies_what_judging_needs(self, place: Place) -> None:
        unit_id = place.new_id()
        assignment = Assignment(unit_id, START, ("balai-kota",), None, "citra")
        person = place.person(
            assignments=(assignment,), roster={"2026-11": "P" * 30}, devices=(_device(place, DeviceState.PENDING),)
        )
        _save(place, person)
        [member] = place.services.staff.members(unit_id)
        assert (member.employee_id, member.name) == (person.employee_id, person.name)
        assert (member.assignments, member.roster) == ((assignment,), person.roster)
        assert (member.pending_device_id, member.has_active_device) == (person.devices[0].device_id, False)
        assert (member.number_end, member.number_kind) == (person.number_end, person.number_kind)

    def test_a_units_list_follows_its_people_and_keeps_who_has_moved_on(self, place: Place) -> None:
        old, new = place.new_id(), place.new_id()
        ended = Assignment(old, START, ("balai-kota",), "lima-hari", ends_on=date(2026, 11, 23))
        person = _save(place, place.person(assignments=(replace(ended, ends_on=None),)))
        next_one = Assignment(new, date(2026, 11, 24), ("balai-kota",), "lima-hari")
        _save(place, replace(person, assignments=(ended, next_one), name="Pindah"), person)
        assert [(each.name, each.assignments) for each in place.services.staff.members(old)] == [("Pindah", (ended,))]
        assert [each.assignments for each in place.services.staff.members(new)] == [(next_one,)]

    def test_a_transfer_that_never_began_leaves_no_trace_in_the_list(self, place: Place) -> None:
        never = place.new_id()
        assignments = (Assignment(never, date(2026, 11, 24), ("balai-kota",), "lima-hari"),)
        person = _save(place, place.person(assignments=assignments))
        _save(place, replace(person, assignments=place.person().assignments), person)
        assert place.services.staff.members(never) == []

    def test_a_superiors_list_has_whom_they_lead_led_and_will_lead_with_the_dates(self, place: Place) -> None:
        """A transfer that is planned takes nobody off the list before its day, and that day needs no write."""
        now, then = place.new_id(), place.new_id()
        held = Assignment("umum", START, ("balai-kota",), "lima-hari", now)
        person = _save(place, place.person(assignments=(held,)))
        ended = replace(held, ends_on=date(2026, 11, 30))
        coming = Assignment("setda", date(2026, 12, 1), ("balai-kota",), "lima-hari", then)
        moving = _save(place, replace(person, assignments=(ended, coming)), person)
        led = {each: [found.assignments for found in place.services.staff.team(each)] for each in (now, then)}
        assert led == {now: [(ended,)], then: [(coming,)]}
        leaving = _save(place, replace(moving, left_on=date(2026, 11, 25)), moving)
        led = {each: [found.assignments for found in place.services.staff.team(each)] for each in (now, then)}
        assert led == {now: [(replace(held, ends_on=date(2026, 11, 25)),)], then: []}
        _save(place, replace(leaving, left_on=None, assignments=(replace(held, supervisor_id=then),)), leaving)
        assert [len(place.services.staff.team(each)) for each in (now, then)] == [0, 1]

    def test_under_one_superior_in_two_units_is_one_line_of_the_list(self, place: Place) -> None:
        superior = place.new_id()
        held = Assignment("umum", START, ("balai-kota",), "lima-hari", superior, date(2026, 11, 30))
        later = replace(held, unit_id="setda", starts_on=date(2026, 12, 1), ends_on=None)
        person = _save(place, place.person(assignments=(held, later)))
        [member] = place.services.staff.team(superior)
        assert (member.name, member.assignments) == (person.name, (held, later))

    def test_city_admins_are_counted_with_the_grants(self, place: Place) -> None:
        before = place.services.staff.city_admins()
        admin = _save(place, place.person(grants=(Grant(Role.CITY_ADMIN),)))
        _save(place, place.person(grants=(Grant(Role.CITY_ADMIN), Grant(Role.AUDITOR))))
        assert place.services.staff.city_admins() == before + 2
        _save(place, replace(admin, left_on=date(2026, 11, 30)), admin)
        assert place.services.staff.city_admins() == before + 1

    def test_a_code_is_used_up_once_and_a_newer_one_voids_it(self, place: Place) -> None:
        code = OneTimeCode(place.new_id(), b"salt", b"hash", NOW + timedelta(hours=72), "eko")
        newer = replace(code, hash=b"other")
        place.services.staff.put_code(code, entry(place))
        place.services.staff.put_code(newer, entry(place))
        assert place.services.staff.code(code.employee_id) == newer
        assert not place.services.staff.use_up_code(code)
        assert place.services.staff.use_up_code(newer)
        assert not place.services.staff.use_up_code(newer)
        assert place.services.staff.code(code.employee_id) is None

    def test_a_changed_role_voids_the_code_and_no_other_change_does(self, place: Place) -> None:
        person = _save(place, place.person())
        code = OneTimeCode(person.employee_id, b"salt", b"hash", NOW + timedelta(hours=72), "citra")
        place.services.staff.put_code(code, entry(place))
        renamed = _save(place, replace(person, name="Nama Baru"), person)
        assert place.services.staff.code(person.employee_id) == code
        raised = _save(place, replace(renamed, grants=(Grant(Role.AUDITOR),)), renamed)
        assert place.services.staff.code(person.employee_id) is None
        place.services.staff.put_code(code, entry(place))
        with pytest.raises(Changed):
            _save(place, replace(renamed, grants=()), renamed)
        assert place.services.staff.code(person.employee_id) == code
        _save(place, replace(raised, grants=()), raised)
        assert place.services.staff.code(person.employee_id) is None

    def test_the_lists_follow_a_person_as_far_as_their_service_lasts(self, place: Place) -> None:
        old, new, last = place.new_id(), place.new_id(), date(2026, 11, 30)
        held = Assignment(old, START, ("balai-kota",), None, ends_on=date(2026, 12, 31))
        coming = Assignment(new, date(2027, 1, 1), ("balai-kota",), None)
        person = _save(place, place.person(assignments=(held, coming)))
        leaving = _save(place, replace(person, left_on=last), person)
        assert leaving.assignments == (held, coming)
        [member] = place.services.staff.members(old)
        assert member.assignments == (replace(held, ends_on=last),)
        assert place.services.staff.members(new) == []
        _save(place, replace(leaving, left_on=None), leaving)
        assert [each.assignments for each in place.services.staff.members(old)] == [(held,)]
        assert [each.assignments for each in place.services.staff.members(new)] == [(coming,)]


def _save(place: Place, person: Employee, previous: Employee | None = None, chain: str | None = None) -> Employee:
    return place.services.staff.save(person, previous, entry(place, chain))


def _device(place: Place, state: DeviceState = DeviceState.ACTIVE) -> Device:
    return Device(place.new_id(), bytes(65), state, "Ponsel", NOW)
