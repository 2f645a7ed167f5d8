"""What every store of requests must do: each step once, with everything it does, or not at all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.employee import Employee
from chalicelib.domain.excuse import Excuse, Excused, ExcuseKind
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.office import Place, Position
from chalicelib.domain.request import Request, RequestKind, RequestState, StepAct
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from chalicelib.rules.request_way import with_step
from chalicelib.use_cases.ports import Changed, RequestEffects
from tests.requests import NOW, ON, a_request, paper
from tests.store.places import Place as Stores
from tests.store.places import entry


class RequestContract:
    def test_a_request_is_read_back_as_it_was_filed(self, place: Stores) -> None:
        full = _request(
            place, kind=RequestKind.DUTY, order_no="800/12", due=(Slot.ARRIVAL,), attachments=(paper(),),
            place=Place(center=Position(106.05, -6.01), radius_m=50, name="Balai"), days={"2026": 1},
            attempt_facts={"code": "OUTSIDE_GEOFENCE", "distance_m": 412},
        )  # fmt: skip
        saved = place.services.requests.save(full, entry(place))
        assert saved == replace(full, revision=1)
        assert place.services.requests.get(full.employee_id, full.request_id) == saved
        assert place.services.requests.in_unit(full.unit_id, full.request_id) == saved
        assert place.services.requests.get(place.new_id(), full.request_id) is None
        assert place.services.requests.in_unit(place.new_id(), full.request_id) is None

    def test_a_persons_requests_are_listed_by_date_from_a_date_on(self, place: Stores) -> None:
        who = place.new_id()
        made = [_request(place, employee_id=who, on=date(2026, 12, day)) for day in (24, 9)]
        saved = [
            place.services.requests.save(each, entry(place), RequestEffects(book=at)) for at, each in enumerate(made)
        ]
        assert place.services.requests.of_person(who) == [saved[1], saved[0]]
        assert place.services.requests.of_person(who, date(2026, 12, 10)) == [saved[0]]
        assert place.services.requests.of_person(who, date(2026, 12, 25)) == []

    def test_a_unit_lists_what_is_open_apart_from_what_is_decided(self, place: Stores) -> None:
        unit_id = place.new_id()
        states = (RequestState.WAITING, RequestState.RETURNED, RequestState.APPROVED, RequestState.REJECTED)
        made = [_request(place, unit_id=unit_id, state=each) for each in states]
        for each in made:
            place.services.requests.save(each, entry(place))
        opened = {each.state for each in place.services.requests.open_of_unit(unit_id)}
        assert opened == {RequestState.WAITING, RequestState.RETURNED}
        decided = {each.state for each in place.services.requests.decided_of_unit(unit_id, ON)}
        assert decided == {RequestState.APPROVED, RequestState.REJECTED}
        assert place.services.requests.decided_of_unit(unit_id, date(2026, 12, 8)) == []

    def test_each_step_is_taken_once_with_its_entry(self, place: Stores) -> None:
        filed = place.services.requests.save(_request(place), entry(place))
        chain = place.new_id()
        decided = place.services.requests.save(_step(filed, StepAct.REJECTED), entry(place, chain))
        for late in (StepAct.APPROVED, StepAct.WITHDRAWN):
            with pytest.raises(Changed):
                place.services.requests.save(_step(filed, late), entry(place, chain))
        with pytest.raises(Changed):
            place.services.requests.save(replace(filed, revision=0), entry(place, chain))
        assert place.services.requests.get(filed.employee_id, filed.request_id) == decided
        assert place.services.requests.in_unit(filed.unit_id, filed.request_id) == decided
        assert place.services.requests.open_of_unit(filed.unit_id) == []
        assert len(place.services.audit.entries(chain)) == 1

    def test_what_an_approved_one_excuses_is_listed_for_its_unit_until_it_is_cancelled(self, place: Stores) -> None:
        who, filed = _filed(place)
        assert place.services.requests.excused_of_unit(filed.unit_id) == []
        approved = _approve(place, who, filed, place.new_id())
        assert place.services.requests.excused_of_unit(filed.unit_id) == [Excused(who.employee_id, _excuse(filed))]
        short = replace(approved, ends_on=approved.starts_on)
        short = place.services.requests.save(short, entry(place))
        assert place.services.requests.excused_of_unit(filed.unit_id) == [Excused(who.employee_id, _excuse(short))]
        gone = place.services.requests.save(replace(short, state=RequestState.CANCELLED), entry(place))
        assert place.services.requests.excused_of_unit(gone.unit_id) == []

    def test_of_two_filed_at_once_the_second_has_to_look_again(self, place: Stores) -> None:
        who = place.new_id()
        assert place.services.requests.book(who) == 0
        first, second = (_request(place, employee_id=who) for _ in range(2))
        place.services.requests.save(first, entry(place), RequestEffects(book=0))
        with pytest.raises(Changed):
            place.services.requests.save(second, entry(place), RequestEffects(book=0))
        assert place.services.requests.book(who) == 1
        place.services.requests.save(second, entry(place), RequestEffects(book=1))
        assert len(place.services.requests.of_person(who)) == 2

    def test_an_approval_is_written_with_the_profile_the_lists_and_the_notices(self, place: Stores) -> None:
        who, filed = _filed(place)
        chain = place.new_id()
        approved = _approve(place, who, filed, chain)
        stored = place.services.staff.employee(who.employee_id)
        assert stored == replace(who, excuses=(_excuse(filed),), revision=who.revision + 1)
        (member,) = [each for each in place.services.staff.members("umum") if each.employee_id == who.employee_id]
        assert member.excuses == (_excuse(filed),)
        assert place.services.requests.get(who.employee_id, filed.request_id) == approved
        assert [each.kind for each in place.services.notices.of_person(who.employee_id, 9)] == [NoticeKind.DECIDED]
        assert len(place.services.audit.entries(chain)) == 1

    def test_somebody_who_changed_meanwhile_keeps_all_as_it_was(self, place: Stores) -> None:
        who, filed = _filed(place)
        meanwhile = place.services.staff.save(replace(who, name="Nama Baru"), who, entry(place))
        chain = place.new_id()
        with pytest.raises(Changed):
            _approve(place, who, filed, chain)
        assert place.services.staff.employee(who.employee_id) == meanwhile
        assert place.services.requests.get(who.employee_id, filed.request_id) == filed
        assert place.services.notices.of_person(who.employee_id, 9) == []
        assert place.services.audit.entries(chain) == []

    def test_a_correction_is_written_with_its_ruling(self, place: Stores) -> None:
        filed = place.services.requests.save(_request(place, kind=RequestKind.CORRECTION), entry(place))
        ruling = Ruling(
            filed.employee_id, filed.unit_id, ON, Slot.ARRIVAL, Outcome.CORRECTED, "citra", NOW, NOW,
            request_id=filed.request_id,
        )  # fmt: skip
        approved = _step(filed, StepAct.APPROVED)
        with pytest.raises(Changed):
            place.services.requests.save(approved, entry(place), RequestEffects(ruling=(ruling, ruling)))
        assert place.services.requests.get(filed.employee_id, filed.request_id) == filed
        place.services.requests.save(approved, entry(place), RequestEffects(ruling=(ruling, None)))
        assert place.services.attendance.ruling(filed.unit_id, ON, filed.employee_id, Slot.ARRIVAL) == ruling


def _request(stores: Stores, on: date = ON, **facts: Any) -> Request:
    given = {"employee_id": stores.new_id(), "unit_id": stores.new_id(), "request_id": f"{on:%Y%m%d}-{stores.new_id()}"}
    return a_request(facts.pop("kind", RequestKind.LEAVE), first=on, **{**given, **facts})


def _filed(place: Stores) -> tuple[Employee, Request]:
    who = place.services.staff.save(place.person(), None, entry(place))
    return who, place.services.requests.save(_request(place, employee_id=who.employee_id), entry(place))


def _approve(place: Stores, who: Employee, filed: Request, chain: str) -> Request:
    notice = Notice(who.employee_id, NoticeKind.DECIDED, ON, NOW, filed.request_id)
    changed = replace(who, excuses=(_excuse(filed),))
    effects = RequestEffects(person=(changed, who), notices=(notice,))
    return place.services.requests.save(_step(filed, StepAct.APPROVED), entry(place, chain), effects)


def _excuse(request: Request) -> Excuse:
    return Excuse(request.request_id, ExcuseKind.LEAVE, request.starts_on, request.ends_on)


def _step(request: Request, act: StepAct) -> Request:
    return replace(with_step(request, act, "citra", NOW, "alasan"), state=RequestState(act.value))
