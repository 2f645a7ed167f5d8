"""Proposals of offices are differences: two of them about two offices never get in each other's way."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.audit import Proposal
from chalicelib.domain.office import Circle, Fence, Office, Position
from chalicelib.rules.office_edits import with_fence
from tests import cast
from tests.cast import EKO, ENDAH, MONDAY
from tests.routes.test_office_import import point, upload
from tests.routes.test_proposals import in_between
from tests.routes.town import faults, problem
from tests.world import World, entry
from tools.phone import Reply

HALL, CLINIC = "balai-kota", "puskesmas"


def move(town: World, office_id: str, longitude: float, query: str = "") -> str:
    office = cast.CITY.offices[office_id]
    moved = point(office.name, longitude, -6.0, office_id=office_id)
    found: str = upload(town.phone(EKO, None), [moved], query).expect(201)["proposal"]["proposal_id"]
    return found


def add(town: World, name: str) -> str:
    found: str = upload(town.phone(EKO, None), [point(name, 106.05, -6.0)]).expect(201)["proposal"]["proposal_id"]
    return found


def approve(town: World, proposal_id: str) -> Reply:
    return town.phone(ENDAH, None).call("POST", f"/proposals/{proposal_id}/decision", {"approve": True})


def offices(town: World) -> dict[str, Office]:
    return dict(town.services.city.fresh(town.clock.now).offices)


def place(office: Office) -> Any:
    shape = office.fences[-1].shape
    assert isinstance(shape, Circle)
    return shape.center


def test_two_moves_of_two_offices_are_both_approved(town: World) -> None:
    first, second = move(town, HALL, 106.05), move(town, CLINIC, 106.06)
    approve(town, second).expect(200)
    approve(town, first).expect(200)
    assert [place(offices(town)[each]) for each in (HALL, CLINIC)] == [Position(106.05, -6.0), Position(106.06, -6.0)]


def test_two_moves_of_one_office_are_one_too_many(town: World) -> None:
    first, second = move(town, HALL, 106.05), move(town, HALL, 106.06)
    approve(town, second).expect(200)
    assert problem(approve(town, first)) == (409, "PROPOSAL_STALE")
    assert place(offices(town)[HALL]) == Position(106.06, -6.0)


def test_the_same_new_office_is_not_made_twice(town: World) -> None:
    first, second = add(town, "Kantor Baru"), add(town, "KANTOR BARU")
    approve(town, first).expect(200)
    reply = approve(town, second)
    assert problem(reply) == (409, "PROPOSAL_STALE")
    [(_, code)] = faults(reply)
    assert code == "OFFICE_EXISTS"
    assert len(offices(town)) == 3


def test_the_proposal_shows_what_it_was_made_from_whatever_has_come_since(town: World) -> None:
    first, second = move(town, HALL, 106.05), move(town, CLINIC, 106.06)
    seen = town.phone(EKO, None).call("GET", f"/proposals/{first}").expect(200)["changes"]
    approve(town, second).expect(200)
    approve(town, first).expect(200)
    assert town.phone(EKO, None).call("GET", f"/proposals/{first}").expect(200)["changes"] == seen
    assert [each["path"] for each in seen] == ["/balai-kota/fence"]


def test_a_check_in_of_a_day_before_keeps_its_fence(town: World) -> None:
    """T19: approved two days late, the new fence judges no day that has begun before its approval."""
    town.check_in(town.phone(cast.ANI)).expect(201)
    proposal_id = move(town, HALL, 106.05)
    town.clock.forward(days=2)
    approve(town, proposal_id).expect(200)
    hall = offices(town)[HALL]
    assert [hall.fence_on(MONDAY + timedelta(days=each)).version for each in (0, 1, 2)] == [1, 1, 2]  # type: ignore[union-attr]


def test_another_office_published_at_the_same_moment_is_told_and_may_be_sent_again(
    town: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = move(town, HALL, 106.05), move(town, CLINIC, 106.06)
    with monkeypatch.context() as patch:
        in_between(patch, town.services.city, "publish", lambda: approve(town, second).expect(200))
        assert problem(approve(town, first)) == (409, "CHANGED_MEANWHILE")
    approve(town, first).expect(200)
    assert place(offices(town)[CLINIC]) == Position(106.06, -6.0)


def whole_book(town: World) -> str:
    """A proposal as they were kept before: the book of all offices."""
    moved = with_fence(cast.HALL_OFFICE, MONDAY, Circle(Position(106.05, -6.0), 150))
    book_id = town.services.city.draft("offices", {**cast.CITY.offices, HALL: moved})
    proposal = Proposal("lama", "offices", 1, book_id, {"moved": 1, "starts_on": "2026-11-23"}, "eko", town.clock.now)
    town.services.proposals.add(proposal, entry("test_proposed", town.clock.now))
    return proposal.proposal_id


def test_a_proposal_from_before_is_still_shown_and_approved(town: World) -> None:
    proposal_id = whole_book(town)
    approve(town, move(town, CLINIC, 106.06)).expect(200)
    [seen] = town.phone(EKO, None).call("GET", f"/proposals/{proposal_id}").expect(200)["changes"]
    assert (seen["path"], seen["distance_m"]) == ("/balai-kota/fence", 1391)
    approve(town, proposal_id).expect(200)
    assert [place(offices(town)[each]) for each in (HALL, CLINIC)] == [Position(106.05, -6.0), Position(106.06, -6.0)]


def test_a_proposal_from_before_is_stale_once_its_office_is_another(town: World) -> None:
    proposal_id = whole_book(town)
    fences = (*cast.HALL_OFFICE.fences, Fence(2, MONDAY, Circle(cast.HALL, 99)))
    town.publish("offices", {**cast.CITY.offices, HALL: replace(cast.HALL_OFFICE, fences=fences)})
    assert problem(approve(town, proposal_id)) == (409, "PROPOSAL_STALE")
