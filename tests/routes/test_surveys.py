"""An office's point measured on the spot: always proposed, within reach, decided by a city admin."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.office import Area, Circle, Fence, Office, Position
from chalicelib.store.proposals import ProposalTable
from tests import cast
from tests.cast import CITRA, DEWI, EKO, ENDAH, FITRI, MONDAY
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply

THERE = (106.0425, -6.0101)  # 42 m from the hall's point


def fixes(longitude: float = THERE[0], latitude: float = THERE[1], count: int = 20) -> list[dict[str, Any]]:
    return [
        {"coordinates": [longitude + at % 3 * 1e-6, latitude - at % 2 * 1e-6], "accuracy_m": 6.5, "at_s": at * 2}
        for at in range(count)
    ]


def survey(town: World, who: Any = DEWI, office_id: str = "balai-kota", **changed: Any) -> Reply:
    return town.phone(who, None).call("POST", f"/offices/{office_id}/surveys", {"fixes": fixes(**changed)})


def new_point(town: World, who: Any = DEWI, unit_id: str = "umum", name: str = "Kantor Baru") -> Reply:
    return town.phone(who, None).call("POST", "/surveys", {"name": name, "unit_id": unit_id, "fixes": fixes()})


def decide(town: World, proposal_id: str, who: Any = ENDAH) -> Reply:
    return town.phone(who, None).call("POST", f"/proposals/{proposal_id}/decision", {"approve": True})


def hall(town: World) -> Office:
    return town.services.city.fresh(town.clock.now).offices["balai-kota"]


def test_an_operator_proposes_where_the_office_is_and_an_admin_decides(town: World) -> None:
    answer = survey(town).expect(201)
    assert answer["coordinates"] == pytest.approx(THERE, abs=2e-6)
    assert (answer["used_fixes"], answer["proposal"]["state"]) == (20, "waiting")
    assert answer["distance_m"] == pytest.approx(42, abs=3)
    assert answer["spread_m"] < 1
    assert hall(town) == cast.HALL_OFFICE
    decide(town, answer["proposal"]["proposal_id"]).expect(200)
    assert hall(town) == replace(
        cast.HALL_OFFICE,
        fences=(*cast.HALL_OFFICE.fences, Fence(2, MONDAY, Circle(Position(*answer["coordinates"]), 150))),
    )


def test_the_summary_tells_how_sure_it_is_and_names_nobody(town: World) -> None:
    summary = survey(town).expect(201)["proposal"]["summary"]
    assert summary == {
        "moved": 1, "distance_m": 42, "starts_on": "2026-11-23", "office_id": "balai-kota", "fixes": 20, "spread_m": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("longitude", "far"), [(106.0467, False), (106.0468, True)])
def test_a_point_more_than_500_m_away_is_warned_of(town: World, longitude: float, far: bool) -> None:
    summary = survey(town, longitude=longitude, latitude=cast.HALL.latitude).expect(201)["proposal"]["summary"]
    assert (summary["distance_m"] > 500, summary.get("moved_far", False)) == (far, far)


def test_fixes_that_are_all_the_same_are_told_to_the_approver(town: World) -> None:
    body = {"fixes": [{**each, "coordinates": list(THERE)} for each in fixes()]}
    dewi = town.phone(DEWI, None)
    moved = dewi.call("POST", "/offices/balai-kota/surveys", body).expect(201)
    added = dewi.call("POST", "/surveys", {"name": "Kantor Baru", "unit_id": "umum", **body}).expect(201)
    assert [each["proposal"]["summary"]["identical_fixes"] for each in (moved, added)] == [True, True]


def test_a_lone_admins_own_survey_is_applied_and_a_lone_operators_is_not(town: World) -> None:
    town.change("endah", lambda each: replace(each, grants=()))
    assert survey(town, DEWI).expect(201)["proposal"]["state"] == "waiting"
    assert hall(town) == cast.HALL_OFFICE
    assert survey(town, EKO).expect(201)["proposal"]["state"] == "applied"
    assert len(hall(town).fences) == 2


def test_the_surveying_admin_does_not_decide(town: World) -> None:
    proposal_id = survey(town, EKO).expect(201)["proposal"]["proposal_id"]
    assert problem(decide(town, proposal_id, EKO)) == (422, "DECIDE_OWN")


@pytest.mark.parametrize("who", [CITRA, FITRI, cast.ANI])
def test_nobody_else_surveys(town: World, who: Any) -> None:
    with nothing_changed():
        assert problem(survey(town, who)) == (403, "ROLE_MISSING")
        assert problem(new_point(town, who)) == (403, "ROLE_MISSING")


@pytest.mark.parametrize("office_id", ["puskesmas", "antah"])
def test_an_office_of_other_units_is_as_unknown(town: World, office_id: str) -> None:
    with nothing_changed():
        assert problem(survey(town, DEWI, office_id)) == (404, "NOT_FOUND")
        assert problem(new_point(town, DEWI, office_id)) == (404, "NOT_FOUND")


def test_an_admin_surveys_an_office_that_nobody_uses_yet(town: World) -> None:
    spare = replace(cast.HALL_OFFICE, office_id="cadangan", name="Cadangan")
    town.publish("offices", {**cast.CITY.offices, "cadangan": spare})
    survey(town, EKO, "cadangan").expect(201)
    assert problem(survey(town, DEWI, "cadangan")) == (404, "NOT_FOUND")


def test_an_outline_is_a_matter_of_the_gis(town: World) -> None:
    ring = tuple(Position(*at) for at in ((106.04, -6.01), (106.05, -6.01), (106.05, -6.0), (106.04, -6.01)))
    area = replace(cast.HALL_OFFICE, fences=(Fence(1, cast.START, Area(((ring,),))),))
    town.publish("offices", {**cast.CITY.offices, "balai-kota": area})
    with nothing_changed():
        assert problem(survey(town)) == (422, "AREA_NOT_SURVEYED")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"count": 9}, ("/fixes", "SURVEY_TOO_FEW")),
        ({"longitude": -6.01, "latitude": 106.04}, ("/fixes/0/coordinates", "POSITION_ORDER")),
        ({"longitude": 107.0}, ("/fixes/0/coordinates", "OUTSIDE_JURISDICTION")),
        ({"count": 121}, ("/fixes", "LENGTH")),
    ],
)
def test_what_tells_no_point_names_the_fault(town: World, changed: dict[str, Any], found: tuple[str, str]) -> None:
    with nothing_changed():
        reply = survey(town, **changed)
    assert problem(reply) == (422, "INPUT_INVALID")
    assert found in faults(reply)


def test_a_fence_planned_for_later_stays_planned(town: World) -> None:
    planned = Fence(2, MONDAY.replace(day=30), Circle(cast.HALL, 90))
    town.publish(
        "offices",
        {**cast.CITY.offices, "balai-kota": replace(cast.HALL_OFFICE, fences=(*cast.HALL_OFFICE.fences, planned))},
    )
    decide(town, survey(town).expect(201)["proposal"]["proposal_id"]).expect(200)
    assert [each.version for each in hall(town).fences] == [1, 3, 2]


# One waits at a time.


def states(town: World) -> list[tuple[str, str]]:
    return sorted((each.proposal_id, each.state.value) for each in town.services.proposals.all())


def test_a_new_survey_of_an_office_by_the_same_person_takes_the_old_ones_place(town: World) -> None:
    old = survey(town).expect(201)["proposal"]["proposal_id"]
    new = survey(town, longitude=106.0426).expect(201)["proposal"]["proposal_id"]
    assert states(town) == sorted([(old, "rejected"), (new, "waiting")])
    seen = town.phone(EKO, None).call("GET", f"/proposals/{old}").expect(200)
    assert (seen["decided_by"], seen["summary"]["replaced_by"]) == ("dewi", new)
    assert problem(decide(town, old)) == (409, "PROPOSAL_DECIDED")
    last = town.services.audit.entries("CITY#2026-11-23")[-1].entry
    assert (last.action, last.object_id, last.facts["replaces"]) == ("proposed", new, [old])
    decide(town, new).expect(200)


def test_the_same_survey_again_is_the_same_proposal(town: World) -> None:
    assert survey(town).expect(201)["proposal"] == survey(town).expect(201)["proposal"]


def test_what_others_propose_and_other_offices_stay(town: World) -> None:
    town.publish("units", {**cast.UNITS, "umum": replace(cast.UNITS["umum"], office_ids=("balai-kota", "puskesmas"))})
    for who, office_id, longitude in (
        (DEWI, "balai-kota", 106.0425), (EKO, "balai-kota", 106.0426), (DEWI, "puskesmas", 106.0425),
    ):  # fmt: skip
        survey(town, who, office_id, longitude=longitude).expect(201)
    new_point(town).expect(201)
    new_point(town, name="Gudang").expect(201)
    new_point(town, unit_id="setda").expect(201)
    assert [state for _, state in states(town)] == ["waiting"] * 6


def test_a_new_office_measured_again_waits_once(town: World) -> None:
    first, second = new_point(town).expect(201)["proposal"], new_point(town).expect(201)["proposal"]
    assert states(town) == sorted([(first["proposal_id"], "rejected"), (second["proposal_id"], "waiting")])


def test_finding_the_old_one_reads_the_list_once(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    town.publish("units", {**cast.UNITS, "umum": replace(cast.UNITS["umum"], office_ids=("balai-kota", "puskesmas"))})
    survey(town, office_id="puskesmas").expect(201)
    survey(town).expect(201)
    reads = []
    for name in ("all", "drafted", "get"):
        real = getattr(ProposalTable, name)
        monkeypatch.setattr(
            ProposalTable, name, lambda *given, name=name, real=real: reads.append(name) or real(*given)
        )
    survey(town, longitude=106.0426).expect(201)
    assert reads == ["get", "all", "drafted"]  # of this very request, then the one that may be the same


def test_decided_at_the_same_moment_it_is_not_replaced(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    old, real = survey(town).expect(201)["proposal"]["proposal_id"], ProposalTable.add

    def decided_first(table: ProposalTable, *given: Any) -> None:
        monkeypatch.setattr(ProposalTable, "add", real)
        decide(town, old).expect(200)
        real(table, *given)

    monkeypatch.setattr(ProposalTable, "add", decided_first)
    assert problem(survey(town, longitude=106.0426)) == (409, "CHANGED_MEANWHILE")
    assert states(town) == [(old, "applied")]


# A new point.


def test_a_new_point_comes_with_its_use_in_one_approval(town: World) -> None:
    answer = new_point(town).expect(201)
    proposal = answer["proposal"]
    assert (answer["distance_m"], proposal["summary"]["unit_id"]) == (None, "umum")
    office_id = proposal["summary"]["office_id"]
    seen = town.phone(EKO, None).call("GET", f"/proposals/{proposal['proposal_id']}").expect(200)["changes"]
    assert [(each["path"], each["old"]) for each in seen] == [(f"/{office_id}", None), ("/units/umum/office_ids", None)]
    assert seen[1]["new"] == [office_id]
    decide(town, proposal["proposal_id"]).expect(200)
    city = town.services.city.fresh(town.clock.now)
    assert city.offices[office_id].name == "Kantor Baru"
    assert city.units["umum"].office_ids == ("balai-kota", office_id)
    assert city.units["setda"].office_ids == ("balai-kota",)


def test_a_unit_changed_meanwhile_keeps_what_it_got(town: World) -> None:
    proposal = new_point(town).expect(201)["proposal"]
    body = {"name": "Bagian Umum dan Rumah Tangga", "parent_id": "setda", "office_ids": ["puskesmas", "balai-kota"]}
    town.phone(EKO, None).call("PUT", "/units/umum", {**body, "counts_from": "2026-01-01"}).expect(200)
    decide(town, proposal["proposal_id"]).expect(200)
    unit = town.services.city.fresh(town.clock.now).units["umum"]
    assert unit.name == "Bagian Umum dan Rumah Tangga"
    assert unit.office_ids == ("puskesmas", "balai-kota", proposal["summary"]["office_id"])


def test_a_unit_that_is_gone_gets_nothing(town: World) -> None:
    proposal = new_point(town).expect(201)["proposal"]
    town.publish("units", {"setda": cast.UNITS["setda"]})
    reply = decide(town, proposal["proposal_id"])
    assert (problem(reply), faults(reply)) == ((409, "PROPOSAL_STALE"), [("/unit_ids/0", "UNIT_UNKNOWN")])


def test_a_point_that_is_there_is_surveyed_and_not_made_again(town: World) -> None:
    with nothing_changed():
        reply = new_point(town, name="BALAI KOTA - Contoh")
    assert faults(reply) == [("/name", "OFFICE_EXISTS")]


def test_the_same_request_again_is_one_proposal(town: World) -> None:
    dewi, body = town.phone(DEWI, None), {"fixes": fixes()}
    key = {"Idempotency-Key": "survei-1"}
    first = dewi.call("POST", "/offices/balai-kota/surveys", body, key).expect(201)
    assert dewi.call("POST", "/offices/balai-kota/surveys", body, key).expect(201) == first
    assert len(town.services.proposals.all()) == 1
