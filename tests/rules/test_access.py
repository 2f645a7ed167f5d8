"""Who may do what to whom: the acts of RELIABILITY section 4, and how far a grant reaches."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Assignment, Employee, Grant, NumberKind, Role
from chalicelib.rules.access import ALLOWED, CITY_WIDE, Act, is_city_wide, reaches, stands_beside
from tests.cast import MONDAY, SETTINGS, START

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
    Act.READ_REPORT: {S, O, B, I},
    Act.READ_FIGURES: {S, O, B, I, X},
    Act.READ_SUMMARY: {B, I, X},
    Act.READ_CASE: {S, B, I},
    Act.READ_LEVELS: {B, I},
    Act.HANDLE_CASE: {S, B},
    Act.EXPORT_PAYROLL: {O, B},
    Act.VIEW_SELFIE: {S},
    Act.VIEW_SELFIE_BY_CASE: {B, I},
    Act.DECIDE_DEVICE: {S, O, B},
    Act.ISSUE_CODE: {S, O, B},
    Act.CHECK_IMPORT: {O, B},
    Act.IMPORT_LOG: {O, B},
    Act.CHECK_IN_TEAM: {S},
    Act.ARRANGE: {S, O, B},
    Act.WRITE_STAFF: {B},
    Act.WRITE_ROSTER: {O, B},
    Act.DECIDE_SWAP: {S, O, B},
    Act.FILE_REQUEST: {O, B},
    Act.DECIDE_REQUEST: {S, B},
    Act.DECIDE_ATTENDANCE: {S, B},
    Act.PROPOSE_OFFICE: {O, B},
    Act.PROPOSE_OFFICE_CODE: {O, B},
    Act.SHOW_OFFICE_CODE: {S, O, B},
    Act.READ_CITY: {S, O, B, I},
    Act.WRITE_CITY: {B},
    Act.WRITE_GRANTS: {B},
    Act.READ_LEVELS: {B, I},
    Act.READ_AUDIT: {B, I},
    Act.READ_PERFORMANCE: {S, O, B, I},
    Act.READ_ASSESSMENT: {S, B, I},
    Act.EXPORT_PROGRESS: {O, B},
    Act.ANSWER_PERFORMANCE: {S, B},
    Act.ASSESS: {S, B},
    Act.READ_BUDGET: {S, O, B, I, X},
    Act.WRITE_BUDGET: {S, O, B},
    Act.IMPORT_BUDGET: {O, B},
}


TODAY, DAY = MONDAY, timedelta(days=1)


def holder(*grants: Grant, works: str | None = None) -> Employee:
    """Who holds these grants, and works there: in the first granted unit unless told otherwise."""
    unit_id = works or next((each.unit_id for each in grants if each.unit_id), "dinas")
    return Employee("ani", "Ani", "CONTOH-001", NumberKind.LOCAL, (at(unit_id),), grants)


def at(unit_id: str, starts_on: date = START, ends_on: date | None = None) -> Assignment:
    return Assignment(unit_id, starts_on, ("balai-kota",), None, ends_on=ends_on)


def holder_of(role: Role) -> Employee:
    return holder(Grant(role, None if role in CITY_WIDE else "bidang"))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_the_matrix_holds_for_every_act_and_role(act: Act, role: Role) -> None:
    assert reaches(holder_of(role), act, ["bidang"], CITY, TODAY) is (role in MATRIX[act])


@pytest.mark.parametrize("act", Act)
def test_who_holds_no_role_may_do_nothing_to_anybody(act: Act) -> None:
    assert not reaches(holder(), act, TREE, CITY, TODAY)


def test_every_act_is_in_the_table_and_every_city_wide_role_known() -> None:
    assert set(ALLOWED) == set(Act) == set(MATRIX)
    assert {B, I, X} == CITY_WIDE


@pytest.mark.parametrize(
    ("unit_id", "reached"), [("dinas", False), ("bidang", True), ("seksi", True), ("sekolah", False), ("kelas", False)]
)
def test_a_grant_reaches_its_unit_and_all_below(unit_id: str, reached: bool) -> None:
    assert reaches(holder(Grant(S, "bidang")), Act.READ_PROFILE, [unit_id], CITY, TODAY) is reached


@pytest.mark.parametrize("role", [B, I])
def test_a_city_wide_role_reaches_everybody_also_those_without_a_unit(role: Role) -> None:
    assert reaches(holder(Grant(role)), Act.READ_PROFILE, ["sekolah"], CITY, TODAY)
    assert reaches(holder(Grant(role)), Act.READ_PROFILE, [], CITY, TODAY)


def test_one_of_several_units_within_reach_is_enough() -> None:
    assert reaches(holder(Grant(S, "bidang")), Act.READ_PROFILE, ["sekolah", "seksi"], CITY, TODAY)


def test_nobody_without_a_unit_is_within_a_units_reach() -> None:
    assert not reaches(holder(Grant(S, "dinas")), Act.READ_PROFILE, [], CITY, TODAY)


@pytest.mark.parametrize("role", [S, O])
def test_a_units_role_that_names_no_unit_reaches_nothing(role: Role) -> None:
    assert not reaches(holder(Grant(role)), Act.READ_PROFILE, TREE, CITY, TODAY)


def test_a_grant_over_a_unit_that_is_gone_reaches_nothing() -> None:
    assert not reaches(holder(Grant(S, "bubar")), Act.READ_PROFILE, ["bubar", *TREE], CITY, TODAY)


def test_an_unknown_unit_is_within_nobodys_reach_but_the_citys() -> None:
    assert not reaches(holder(Grant(S, "dinas")), Act.READ_PROFILE, ["bubar"], CITY, TODAY)
    assert reaches(holder(Grant(B)), Act.READ_PROFILE, ["bubar"], CITY, TODAY)


def test_roles_do_not_lend_each_other_their_reach() -> None:
    both = holder(Grant(S, "dinas"), Grant(O, "seksi"))
    assert reaches(both, Act.READ_PROFILE, ["bidang"], CITY, TODAY)
    assert reaches(both, Act.WRITE_ROSTER, ["seksi"], CITY, TODAY)
    assert not reaches(both, Act.WRITE_ROSTER, ["bidang"], CITY, TODAY)


@pytest.mark.parametrize(
    ("works", "reached"), [("dinas", True), ("bidang", True), ("seksi", True), ("sekolah", False), ("kelas", False)]
)
@pytest.mark.parametrize("granted", ["dinas", "bidang", "seksi"])
def test_a_units_role_reaches_while_its_holder_works_in_the_same_opd(granted: str, works: str, reached: bool) -> None:
    assert reaches(holder(Grant(S, granted), works=works), Act.READ_PROFILE, ["seksi"], CITY, TODAY) is reached


@pytest.mark.parametrize(
    ("held", "reached"),
    [
        ((), False),
        ((at("dinas", TODAY),), True),
        ((at("dinas", TODAY + DAY),), False),
        ((at("dinas", ends_on=TODAY),), True),
        ((at("dinas", ends_on=TODAY - DAY), at("sekolah", TODAY)), False),
        ((at("dinas", ends_on=TODAY), at("sekolah", TODAY + DAY)), True),
        ((at("bubar"),), False),
    ],
)
def test_what_is_held_today_decides(held: tuple[Assignment, ...], reached: bool) -> None:
    actor = replace(holder(Grant(S, "bidang")), assignments=held)
    assert reaches(actor, Act.READ_PROFILE, ["seksi"], CITY, TODAY) is reached


@pytest.mark.parametrize("role", sorted(CITY_WIDE))
def test_a_city_wide_role_goes_along_wherever_its_holder_works(role: Role) -> None:
    for act in (each for each in Act if role in MATRIX[each]):
        assert reaches(replace(holder(Grant(role)), assignments=()), act, ["seksi"], CITY, TODAY)


def test_who_holds_a_role_over_the_city_is_told_from_who_does_not() -> None:
    assert [role for role in Role if is_city_wide(holder(Grant(S, "seksi"), Grant(role)))] == [B, I, X]
    assert not is_city_wide(holder())


def test_a_circle_in_the_tree_ends() -> None:
    circle = City(SETTINGS, units={"a": Unit("a", "a", "b"), "b": Unit("b", "b", "a")})
    assert reaches(holder(Grant(S, "b")), Act.READ_PROFILE, ["a"], circle, TODAY)
    assert not reaches(holder(Grant(S, "c")), Act.READ_PROFILE, ["a"], circle, TODAY)


@pytest.mark.parametrize(
    ("leader", "other", "beside"),
    [
        ([Grant(S, "bidang")], [Grant(S, "bidang")], True),
        ([Grant(S, "bidang")], [Grant(S, "dinas")], True),  # above
        ([Grant(S, "dinas")], [Grant(S, "bidang")], False),
        ([Grant(S, "bidang"), Grant(S, "dinas")], [Grant(S, "bidang")], False),
        ([Grant(S, "bidang"), Grant(S, "kelas")], [Grant(S, "bidang")], True),  # the other role leads elsewhere
        ([Grant(S, "bidang")], [Grant(O, "bidang"), Grant(B)], False),
        ([Grant(S, "bidang"), Grant(B)], [Grant(S, "bidang")], False),
        ([Grant(S, "kelas")], [Grant(S, "kelas")], False),
        ([], [Grant(S, "bidang")], False),
    ],
)
def test_who_leads_a_unit_beside_or_above_its_leader(leader: list[Grant], other: list[Grant], beside: bool) -> None:
    assert stands_beside(leader, other, "seksi", CITY) is beside


UNITS = st.sampled_from([*TREE, "bubar"])
GRANTS = st.lists(st.builds(Grant, st.sampled_from(Role), st.none() | UNITS), max_size=4)


@given(GRANTS, GRANTS, st.sampled_from(Act), st.lists(UNITS, max_size=3))
def test_a_further_grant_never_takes_anything_away(
    grants: list[Grant], more: list[Grant], act: Act, units: list[str]
) -> None:
    if reaches(holder(*grants, works="seksi"), act, units, CITY, TODAY):
        assert reaches(holder(*grants, *more, works="seksi"), act, units, CITY, TODAY)


@given(GRANTS, st.sampled_from(Act), st.lists(UNITS, max_size=3))
def test_only_a_role_of_the_matrix_ever_reaches(grants: list[Grant], act: Act, units: list[str]) -> None:
    if reaches(holder(*grants), act, units, CITY, TODAY):
        assert {each.role for each in grants} & MATRIX[act]
