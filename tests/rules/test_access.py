"""Who may do what to whom: the acts of RELIABILITY section 4, and how far a grant reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee, Grant, NumberKind, Role
from chalicelib.rules.access import ALLOWED, CITY_WIDE, Act, reaches
from tests.cast import SETTINGS

#   dinas            sekolah
#     bidang           kelas
#       seksi
TREE = {"dinas": None, "bidang": "dinas", "seksi": "bidang", "sekolah": None, "kelas": "sekolah"}
CITY = City(SETTINGS, units={each: Unit(each, each, parent) for each, parent in TREE.items()})

E, S, O, B, I, X = (), Role.SUPERVISOR, Role.OPERATOR, Role.CITY_ADMIN, Role.AUDITOR, Role.EXECUTIVE  # noqa: E741
MATRIX = {
    Act.READ_PROFILE: {S, O, B, I},
    Act.READ_WHOLE_PROFILE: {O, B, I},
    Act.READ_ATTENDANCE: {S, O, B, I},
    Act.READ_POSITION: set(),
    Act.DECIDE_DEVICE: {S, O, B},
    Act.ISSUE_CODE: {S, O, B},
    Act.WRITE_STAFF: {B},
    Act.WRITE_ROSTER: {O, B},
    Act.READ_CITY: {S, O, B, I},
    Act.WRITE_CITY: {B},
    Act.WRITE_GRANTS: {B},
    Act.READ_AUDIT: {B, I},
}


def holder(*grants: Grant) -> Employee:
    return Employee("ani", "Ani", "CONTOH-001", NumberKind.LOCAL, (), grants)


def holder_of(role: Role) -> Employee:
    return holder(Grant(role, None if role in CITY_WIDE else "bidang"))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_the_matrix_holds_for_every_act_and_role(act: Act, role: Role) -> None:
    assert reaches(holder_of(role), act, ["bidang"], CITY) is (role in MATRIX[act])


@pytest.mark.parametrize("act", Act)
def test_who_holds_no_role_may_do_nothing_to_anybody(act: Act) -> None:
    assert not reaches(holder(), act, TREE, CITY)


def test_every_act_is_in_the_table_and_every_city_wide_role_known() -> None:
    assert set(ALLOWED) == set(Act) == set(MATRIX)
    assert {B, I, X} == CITY_WIDE


@pytest.mark.parametrize(
    ("unit_id", "reached"), [("dinas", False), ("bidang", True), ("seksi", True), ("sekolah", False), ("kelas", False)]
)
def test_a_grant_reaches_its_unit_and_all_below(unit_id: str, reached: bool) -> None:
    assert reaches(holder(Grant(S, "bidang")), Act.READ_PROFILE, [unit_id], CITY) is reached


@pytest.mark.parametrize("role", [B, I])
def test_a_city_wide_role_reaches_everybody_also_those_without_a_unit(role: Role) -> None:
    assert reaches(holder(Grant(role)), Act.READ_PROFILE, ["sekolah"], CITY)
    assert reaches(holder(Grant(role)), Act.READ_PROFILE, [], CITY)


def test_one_of_several_units_within_reach_is_enough() -> None:
    assert reaches(holder(Grant(S, "bidang")), Act.READ_PROFILE, ["sekolah", "seksi"], CITY)


def test_nobody_without_a_unit_is_within_a_units_reach() -> None:
    assert not reaches(holder(Grant(S, "dinas")), Act.READ_PROFILE, [], CITY)


@pytest.mark.parametrize("role", [S, O])
def test_a_units_role_that_names_no_unit_reaches_nothing(role: Role) -> None:
    assert not reaches(holder(Grant(role)), Act.READ_PROFILE, TREE, CITY)


def test_a_grant_over_a_unit_that_is_gone_reaches_nothing() -> None:
    assert not reaches(holder(Grant(S, "bubar")), Act.READ_PROFILE, ["bubar", *TREE], CITY)


def test_an_unknown_unit_is_within_nobodys_reach_but_the_citys() -> None:
    assert not reaches(holder(Grant(S, "dinas")), Act.READ_PROFILE, ["bubar"], CITY)
    assert reaches(holder(Grant(B)), Act.READ_PROFILE, ["bubar"], CITY)


def test_roles_do_not_lend_each_other_their_reach() -> None:
    both = holder(Grant(S, "sekolah"), Grant(O, "bidang"))
    assert reaches(both, Act.WRITE_ROSTER, ["seksi"], CITY)
    assert not reaches(both, Act.WRITE_ROSTER, ["kelas"], CITY)


def test_a_circle_in_the_tree_ends() -> None:
    circle = City(SETTINGS, units={"a": Unit("a", "a", "b"), "b": Unit("b", "b", "a")})
    assert reaches(holder(Grant(S, "b")), Act.READ_PROFILE, ["a"], circle)
    assert not reaches(holder(Grant(S, "c")), Act.READ_PROFILE, ["a"], circle)


UNITS = st.sampled_from([*TREE, "bubar"])
GRANTS = st.lists(st.builds(Grant, st.sampled_from(Role), st.none() | UNITS), max_size=4)


@given(GRANTS, GRANTS, st.sampled_from(Act), st.lists(UNITS, max_size=3))
def test_a_further_grant_never_takes_anything_away(
    grants: list[Grant], more: list[Grant], act: Act, units: list[str]
) -> None:
    if reaches(holder(*grants), act, units, CITY):
        assert reaches(holder(*grants, *more), act, units, CITY)


@given(GRANTS, st.sampled_from(Act), st.lists(UNITS, max_size=3))
def test_only_a_role_of_the_matrix_ever_reaches(grants: list[Grant], act: Act, units: list[str]) -> None:
    if reaches(holder(*grants), act, units, CITY):
        assert {each.role for each in grants} & MATRIX[act]
