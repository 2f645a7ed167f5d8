"""My wish for a reviewer of the same sex: mine alone to set, and nobody is told of which sex I am."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.domain.employee import Sex
from tests.cast import ANI, CITRA, EKO
from tests.routes.town import BuiltTown, built_town
from tests.world import World


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town() as town:
        yield town


def test_it_is_wished_for_and_taken_back_with_one_entry_each(town: World) -> None:
    ani = town.phone(ANI)
    assert ani.call("GET", "/me/reviewer-wish").expect(200) == {"same_sex": False, "is_known": False}
    for _ in range(2):
        assert ani.call("PUT", "/me/reviewer-wish", {"same_sex": True}).expect(200)["same_sex"] is True
    assert ani.call("PUT", "/me/reviewer-wish", {"same_sex": False}).expect(200)["same_sex"] is False
    entries = [each.entry for each in town.services.audit.entries("umum#2026-11-23")]
    told = [(each.actor_id, each.facts) for each in entries if each.action == "reviewer_wish_set"]
    assert told == [("ani", {})] * 2


def test_whether_the_sex_is_known_is_told_and_never_which(town: World) -> None:
    town.change("ani", lambda each: replace(each, sex=Sex.FEMALE, same_sex_review=True))
    ani = town.phone(ANI)
    assert ani.call("GET", "/me/reviewer-wish").expect(200) == {"same_sex": True, "is_known": True}
    for who, path in ((ANI, "/me"), (CITRA, "/employees/ani"), (EKO, "/employees/ani")):
        assert "sex" not in str(town.phone(who).call("GET", path).expect(200))
    members = {each.employee_id: each.reviewer_sex for each in town.services.staff.members("umum")}
    assert members["ani"] is Sex.FEMALE and members["budi"] is None
