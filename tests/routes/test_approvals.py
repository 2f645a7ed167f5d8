"""What waits for my answer: as who approves, as any city admin; nothing of one's own: chalicelib/domain/approval.py."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.employee import Employee, Grant, Role
from tests.cast import CITRA, EKO, ENDAH
from tests.evaluations import E, put_evaluation
from tests.world import World


def waiting(town: World, who: Employee) -> list[tuple[Any, ...]]:
    found = town.phone(who, None).call("GET", "/me/approvals").expect(200)
    assert found["total"] == len(found["approvals"])
    return [(each["name"], each["period_id"], each["state"], each["is_citys"]) for each in found["approvals"]]


def test_a_rating_waits_for_its_approver_and_for_nobody_once_it_is_answered(town: World) -> None:
    put_evaluation(town, E.RATED, rater="dewi", approver_id="citra")
    assert waiting(town, CITRA) == [("Ani", "2026-Q3", "rated", False)]
    assert waiting(town, EKO) == []
    put_evaluation(town, E.RATED, E.APPROVED, rater="dewi", approver_id="citra")
    assert waiting(town, CITRA) == []
    put_evaluation(town, E.RATED, E.APPROVED, E.OBJECTED, rater="dewi", approver_id="citra")
    assert waiting(town, CITRA) == [("Ani", "2026-Q3", "objected", False)]


def test_what_has_no_approver_waits_for_every_city_admin_but_who_gave_it(town: World) -> None:
    put_evaluation(town, E.RATED, rater="eko")
    assert waiting(town, ENDAH) == [("Ani", "2026-Q3", "rated", True)]
    assert waiting(town, EKO) == []


def test_who_leads_the_unit_no_more_is_told_nothing_of_its_people(town: World) -> None:
    put_evaluation(town, E.RATED, rater="dewi", approver_id="citra")
    elsewhere = (Grant(Role.SUPERVISOR, "puskesmas"),)
    town.change("citra", lambda each: replace(each, grants=elsewhere))
    assert waiting(town, CITRA) == []


def test_what_is_about_oneself_waits_for_somebody_else(town: World) -> None:
    put_evaluation(town, E.RATED, employee_id="eko")
    assert waiting(town, EKO) == []
    assert waiting(town, ENDAH) == [("Eko", "2026-Q3", "rated", True)]
