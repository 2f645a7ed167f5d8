"""Who may do what to whom: the matrix of RELIABILITY section 4, as one table and one question.

A role reaches the units below its grant (`tree`) or the whole city; nobody decides about himself.
"""

from collections.abc import Iterable
from enum import StrEnum

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Role


class Act(StrEnum):
    """What a role may be needed for, beyond one's own things."""

    READ_PROFILE = "read_profile"
    READ_WHOLE_PROFILE = "read_whole_profile"
    READ_ATTENDANCE = "read_attendance"
    READ_POSITION = "read_position"
    DECIDE_DEVICE = "decide_device"
    ISSUE_CODE = "issue_code"
    WRITE_STAFF = "write_staff"
    WRITE_ROSTER = "write_roster"
    READ_CITY = "read_city"
    WRITE_CITY = "write_city"
    WRITE_GRANTS = "write_grants"
    READ_AUDIT = "read_audit"


CITY_WIDE = frozenset({Role.CITY_ADMIN, Role.AUDITOR, Role.EXECUTIVE})  # held over the whole city, never one unit

_S, _O, _B, _I = Role.SUPERVISOR, Role.OPERATOR, Role.CITY_ADMIN, Role.AUDITOR
ALLOWED: dict[Act, frozenset[Role]] = {
    Act.READ_PROFILE: frozenset({_S, _O, _B, _I}),
    Act.READ_WHOLE_PROFILE: frozenset({_O, _B, _I}),  # a supervisor sees name, unit and status
    Act.READ_ATTENDANCE: frozenset({_S, _O, _B, _I}),
    Act.READ_POSITION: frozenset(),  # with a case number: the console issue
    Act.DECIDE_DEVICE: frozenset({_S, _O, _B}),
    Act.ISSUE_CODE: frozenset({_S, _O, _B}),
    Act.WRITE_STAFF: frozenset({_B}),
    Act.WRITE_ROSTER: frozenset({_O, _B}),
    Act.READ_CITY: frozenset({_S, _O, _B, _I}),
    Act.WRITE_CITY: frozenset({_B}),
    Act.WRITE_GRANTS: frozenset({_B}),
    Act.READ_AUDIT: frozenset({_B, _I}),
}


def reaches(actor: Employee, act: Act, unit_ids: Iterable[str], city: City) -> bool:
    """Whether one of the actor's grants allows the act in at least one of these units.

    A unit's role that names no unit reaches nothing.
    """
    units = tuple(unit_ids)
    for grant in actor.grants:
        if grant.role in ALLOWED[act]:
            if grant.unit_id is None:
                if grant.role in CITY_WIDE:
                    return True
            elif any(city.is_within(unit_id, grant.unit_id) for unit_id in units):
                return True
    return False
