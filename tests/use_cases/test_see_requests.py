"""Requests, to read: which leave, why and by which papers is for the person and the deciders alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.employee import Grant, Role
from chalicelib.domain.request import LeaveKind, RequestKind
from chalicelib.errors import NotFound
from chalicelib.use_cases.decide_request import Decision, Verdict
from chalicelib.use_cases.file_request import withdraw_request
from chalicelib.use_cases.see_requests import SeenRequest, open_attachment, see_one, see_own, see_units
from tests.cast import person, wib
from tests.use_cases.hand import Hand
from tests.use_cases.test_decide_request import add, decide, who
from tests.use_cases.test_file_request import DECEMBER, correction, file, filing, post
from tests.world import World


def seen_by(
    city: World, name: str, unit_id: str = "umum", decided: bool = False, parts: bool = False
) -> list[SeenRequest]:
    return see_units(city.services, who(city, name), unit_id, decided, parts, city.clock.now)


@pytest.mark.parametrize(
    ("name", "is_whole", "is_for_me"),
    [("citra", True, True), ("eko", True, False), ("dewi", False, False), ("fitri", False, False)],
)
def test_an_operator_and_an_auditor_see_that_somebody_is_away_and_not_why(
    city: World, name: str, is_whole: bool, is_for_me: bool
) -> None:
    filed = file(city, filing(leave=LeaveKind.SICK))
    (found,) = seen_by(city, name)
    assert (found.request, found.is_whole, found.is_for_me) == (filed, is_whole, is_for_me)
    assert found.names["ani"] == "Ani"


def test_who_filed_it_for_somebody_knows_what_they_filed(city: World) -> None:
    file(city, filing(), by="dewi")
    assert [each.is_whole for each in seen_by(city, "dewi")] == [True]


def test_it_waits_for_the_decider_of_its_step_and_for_nobody_once_decided(city: World) -> None:
    filed = file(city, filing())
    assert [each.is_for_me for each in seen_by(city, "citra")] == [True]
    decide(city, "citra", filed)
    assert [each.is_for_me for each in seen_by(city, "citra")] == [False]
    assert [each.is_for_me for each in seen_by(city, "eko")] == [True]  # nobody leads the whole OPD
    decide(city, "eko", filed)
    assert seen_by(city, "eko") == []
    assert [each.is_for_me for each in seen_by(city, "eko", decided=True)] == [False]


def test_a_decider_sees_beside_the_claim_what_lies_in_the_slot(city: World) -> None:
    filed = file(city, correction())
    file(city, filing())
    assert [each.record for each in seen_by(city, "citra")] == [None, None]
    made = Hand(city).begin_offline().send().check_in
    for name, sees in (("citra", True), ("eko", True), ("dewi", False)):
        records = {each.request.request_id: each.record for each in seen_by(city, name)}
        record = records.pop(filed.request_id)
        assert list(records.values()) == [None]
        assert (record and (record.check_in, record.state)) == ((made, "provisional") if sees else None)
    decide(city, "citra", filed, Verdict(Decision.REJECT, "sudah presensi"))
    assert [each.record for each in seen_by(city, "citra", decided=True)] == [None]


def test_a_lapsed_one_waits_for_nobody_in_the_units_list(city: World) -> None:
    filed = file(city, filing())
    decide(city, "citra", filed, Verdict(Decision.RETURN, "tanggalnya keliru"))
    city.clock.forward(days=30)
    assert [each.request.request_id for each in seen_by(city, "citra")] == [filed.request_id]
    city.clock.forward(days=1)
    assert seen_by(city, "citra") == []
    assert [each.request.request_id for each in see_own(city.services, who(city, "ani"), city.clock.now)] == [
        filed.request_id
    ]


def test_decided_ones_are_listed_for_a_month_after_their_last_date(city: World) -> None:
    decide(city, "citra", file(city, filing(RequestKind.PERMISSION)))
    for days, count in ((31, 1), (32, 0)):
        city.clock.set(wib(7, 10, on=DECEMBER + timedelta(days=days)))
        assert len(seen_by(city, "citra", decided=True)) == count


def test_a_unit_is_listed_with_its_parts_by_date_if_asked_for(city: World) -> None:
    file(city, filing())
    file(city, filing(first=DECEMBER - timedelta(days=4)), who="dewi")
    assert [each.request.employee_id for each in seen_by(city, "eko", "setda")] == ["dewi"]
    assert [each.request.employee_id for each in seen_by(city, "eko", "setda", parts=True)] == ["dewi", "ani"]


@pytest.mark.parametrize(("name", "unit_id"), [("gani", "umum"), ("citra", "puskesmas"), ("citra", "antah")])
def test_out_of_reach_there_is_nothing(city: World, name: str, unit_id: str) -> None:
    file(city, filing())
    with pytest.raises(NotFound):
        seen_by(city, name, unit_id)


def test_a_superior_from_another_unit_sees_their_persons_alone(city: World) -> None:
    add(city, person("Indah", "CONTOH-012", "puskesmas", (Grant(Role.SUPERVISOR, "puskesmas"),)))
    city.change("ani", lambda each: replace(
        each, assignments=(replace(each.assignments[0], supervisor_id="indah"),)))  # fmt: skip
    file(city, filing(), who="budi")
    with pytest.raises(NotFound):
        seen_by(city, "indah")
    mine = file(city, filing())
    assert [(each.request, each.is_for_me) for each in seen_by(city, "indah")] == [(mine, True)]


def test_an_empty_list_is_an_answer_to_who_leads(city: World) -> None:
    assert seen_by(city, "citra") == []
    assert seen_by(city, "fitri", decided=True) == []


def test_ones_own_are_listed_for_a_year_the_latest_first(city: World) -> None:
    first, second = file(city, filing()), file(city, filing(first=DECEMBER + timedelta(days=1)))
    withdraw_request(city.services, who(city, "ani"), first.request_id, city.clock.now)
    listed = [each.request.request_id for each in see_own(city.services, who(city, "ani"), city.clock.now)]
    assert listed == [second.request_id, first.request_id]
    assert see_one(city.services, who(city, "ani"), second.request_id).request == second
    with pytest.raises(NotFound):
        see_one(city.services, who(city, "budi"), second.request_id)
    city.clock.set(wib(7, 10, on=DECEMBER + timedelta(days=367)))
    assert [each.request.request_id for each in see_own(city.services, who(city, "ani"), city.clock.now)] == listed[:1]


def test_a_decider_who_opens_a_paper_stands_in_the_trail(city: World) -> None:
    paper = post(city)
    filed = file(city, filing(last=DECEMBER + timedelta(days=2), leave=LeaveKind.SICK, papers=(paper,)))

    def opened(name: str, number: int = 1) -> str:
        return open_attachment(city.services, who(city, name), "umum", filed.request_id, number, city.clock.now)

    assert opened("citra").endswith(f"requests/ani/{filed.request_id}/{paper.name}")
    last = city.services.audit.entries("umum#2026-11-23")[-1].entry
    assert (last.action, last.actor_id, last.object_id) == ("request_paper_opened", "citra", filed.request_id)
    for name, number in (("budi", 1), ("dewi", 1), ("gani", 1), ("citra", 2)):
        with pytest.raises(NotFound):
            opened(name, number)
    assert len(city.services.audit.entries("umum#2026-11-23")) == 2
