"""Roles in a file of people."""

import pytest

from chalicelib.domain.employee import Grant, Role
from chalicelib.rules.people_roles import granted, read_roles

SUP, OPR, ADM = Role.SUPERVISOR, Role.OPERATOR, Role.CITY_ADMIN


@pytest.mark.parametrize(
    ("cell", "roles", "code"),
    [
        ("atasan", (SUP,), None),
        ("Supervisor", (SUP,), None),
        (" OPERATOR\u00a0OPD ", (OPR,), None),
        ("atasan|operator", (SUP, OPR), None),
        ("operator, atasan, operator", (OPR, SUP), None),
        ("admin kota", (ADM,), "ROLE_BY_HAND"),
        ("atasan|auditor", (SUP, Role.AUDITOR), "ROLE_BY_HAND"),
        ("pimpinan", (Role.EXECUTIVE,), "ROLE_BY_HAND"),
        ("raja", (), "ROLE_UNKNOWN"),
        ("atasan|raja", (SUP,), "ROLE_UNKNOWN"),
        ("-", (), "ROLE_UNKNOWN"),
        ("|", (), "ROLE_UNKNOWN"),
    ],
)
def test_a_cell_names_roles(cell, roles, code):
    assert read_roles(cell, {}) == (roles, code)


def test_the_citys_own_words_are_known_too():
    assert read_roles("kepala  bidang", {SUP: "Kepala Bidang"}) == ((SUP,), None)
    assert read_roles("pengelola", {ADM: "Pengelola"}) == ((ADM,), "ROLE_BY_HAND")


HELD = (Grant(SUP, "umum"), Grant(OPR, "setda"), Grant(ADM))


@pytest.mark.parametrize(
    ("roles", "becomes"),
    [
        ((SUP,), HELD),
        ((OPR,), (Grant(OPR, "setda"), Grant(ADM), Grant(OPR, "umum"))),
        ((SUP, OPR), (*HELD, Grant(OPR, "umum"))),
        ((), (Grant(OPR, "setda"), Grant(ADM))),
    ],
)
def test_the_roles_over_the_unit_are_those_said_and_all_others_stay(roles, becomes):
    assert granted(HELD, "umum", roles) == becomes
    assert granted(becomes, "umum", roles) == becomes
