"""Who may do what to whom: the matrix of RELIABILITY section 4, as one table and one question.

A role reaches the units below its grant (`tree`) or the whole city; nobody decides about himself.
A unit's role reaches only while its holder works in the same OPD: whoever moves to another leaves it behind.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Grant, Role


class Act(StrEnum):
    """What a role may be needed for, beyond one's own things."""

    READ_PROFILE = "read_profile"
    READ_WHOLE_PROFILE = "read_whole_profile"
    READ_ATTENDANCE = "read_attendance"
    READ_REPORT = "read_report"
    READ_FIGURES = "read_figures"
    READ_SUMMARY = "read_summary"
    READ_CASE = "read_case"
    READ_LEVELS = "read_levels"
    HANDLE_CASE = "handle_case"
    EXPORT_PAYROLL = "export_payroll"
    VIEW_SELFIE = "view_selfie"
    VIEW_SELFIE_BY_CASE = "view_selfie_by_case"
    DECIDE_DEVICE = "decide_device"
    ISSUE_CODE = "issue_code"
    CHECK_IMPORT = "check_import"
    IMPORT_LOG = "import_log"
    CHECK_IN_TEAM = "check_in_team"
    ARRANGE = "arrange"
    WRITE_STAFF = "write_staff"
    WRITE_ROSTER = "write_roster"
    DECIDE_SWAP = "decide_swap"
    DECIDE_REQUEST = "decide_request"
    FILE_REQUEST = "file_request"
    DECIDE_ATTENDANCE = "decide_attendance"
    PROPOSE_OFFICE = "propose_office"
    PROPOSE_OFFICE_CODE = "propose_office_code"
    SHOW_OFFICE_CODE = "show_office_code"
    READ_CITY = "read_city"
    WRITE_CITY = "write_city"
    WRITE_GRANTS = "write_grants"
    READ_AUDIT = "read_audit"
    READ_PERFORMANCE = "read_performance"
    ANSWER_PERFORMANCE = "answer_performance"
    ASSESS = "assess"
    READ_ASSESSMENT = "read_assessment"
    EXPORT_PROGRESS = "export_progress"
    READ_BUDGET = "read_budget"
    WRITE_BUDGET = "write_budget"
    IMPORT_BUDGET = "import_budget"


CITY_WIDE = frozenset({Role.CITY_ADMIN, Role.AUDITOR, Role.EXECUTIVE})  # held over the whole city, never one unit

_S, _O, _B, _I = Role.SUPERVISOR, Role.OPERATOR, Role.CITY_ADMIN, Role.AUDITOR
ALLOWED: dict[Act, frozenset[Role]] = {
    Act.READ_PROFILE: frozenset({_S, _O, _B, _I}),
    Act.READ_WHOLE_PROFILE: frozenset({_O, _B, _I}),  # a supervisor sees name, unit and status
    Act.READ_ATTENDANCE: frozenset({_S, _O, _B, _I}),
    Act.READ_REPORT: frozenset({_S, _O, _B, _I}),  # tree, city: discipline and deductions, no case number needed
    Act.READ_FIGURES: frozenset({_S, _O, _B, _I, Role.EXECUTIVE}),  # counts of units, no person
    Act.READ_SUMMARY: frozenset({_B, _I, Role.EXECUTIVE}),  # the city's month on one page: aggregates alone
    Act.READ_CASE: frozenset({_S, _B, _I}),  # of discipline: never an operator's
    Act.READ_LEVELS: frozenset({_B, _I}),  # everybody of the city who stands at a level of discipline
    Act.HANDLE_CASE: frozenset({_S, _B}),  # and never lent to a delegate
    Act.EXPORT_PAYROLL: frozenset({_O, _B}),  # of a locked month
    Act.VIEW_SELFIE: frozenset({_S}),  # of the last days, with a reason
    Act.VIEW_SELFIE_BY_CASE: frozenset({_B, _I}),
    Act.DECIDE_DEVICE: frozenset({_S, _O, _B}),
    Act.ISSUE_CODE: frozenset({_S, _O, _B}),
    Act.CHECK_IMPORT: frozenset({_O, _B}),
    Act.IMPORT_LOG: frozenset({_O, _B}),  # of a machine at a door, for others; a city admin registers the machine
    Act.CHECK_IN_TEAM: frozenset({_S}),
    Act.ARRANGE: frozenset({_S, _O, _B}),  # proposes an accommodation; a city admin decides
    Act.WRITE_STAFF: frozenset({_B}),
    Act.WRITE_ROSTER: frozenset({_O, _B}),
    Act.DECIDE_SWAP: frozenset({_S, _O, _B}),
    Act.DECIDE_REQUEST: frozenset({_S, _B}),
    Act.FILE_REQUEST: frozenset({_O, _B}),  # for somebody else, also late
    Act.DECIDE_ATTENDANCE: frozenset({_S, _B}),  # a provisional check-in; an operator prepares, never decides
    Act.PROPOSE_OFFICE: frozenset({_O, _B}),  # surveys a point, shows what it looks like; a city admin decides
    Act.PROPOSE_OFFICE_CODE: frozenset({_O, _B}),
    Act.SHOW_OFFICE_CODE: frozenset({_S, _O, _B}),
    Act.READ_CITY: frozenset({_S, _O, _B, _I}),
    Act.WRITE_CITY: frozenset({_B}),
    Act.WRITE_GRANTS: frozenset({_B}),
    Act.READ_AUDIT: frozenset({_B, _I}),
    Act.READ_PERFORMANCE: frozenset({_S, _O, _B, _I}),  # plans and activities; never what somebody is assessed as
    Act.ANSWER_PERFORMANCE: frozenset({_S, _B}),  # a plan, a report; never one's own
    Act.ASSESS: frozenset({_S, _B}),
    Act.READ_ASSESSMENT: frozenset({_S, _B, _I}),  # never an operator's
    Act.EXPORT_PROGRESS: frozenset({_O, _B}),  # with whole staff numbers, which no supervisor sees
    Act.READ_BUDGET: frozenset({_S, _O, _B, _I, Role.EXECUTIVE}),  # money of units, no person's
    Act.WRITE_BUDGET: frozenset({_S, _O, _B}),  # beside whoever a line names as responsible
    Act.IMPORT_BUDGET: frozenset({_O, _B}),
}


def reaches(actor: Employee, act: Act, unit_ids: Iterable[str], city: City, today: date) -> bool:
    """Whether one of the actor's grants allows the act in at least one of these units.

    today   the city's date: a unit's role counts while the unit held on it has the same root as the granted one.

    A unit's role that names no unit reaches nothing, nor does that of who is assigned nowhere today.
    """
    units, useful = tuple(unit_ids), ALLOWED[act]
    return any(_covers(grant, actor, units, city, today) for grant in actor.grants if grant.role in useful)


def is_city_wide(employee: Employee) -> bool:
    """Whether the person holds a role over the whole city: what is theirs, a city admin alone decides."""
    return any(grant.role in CITY_WIDE for grant in employee.grants)


def same_opd(one: Employee, other: Employee, city: City, today: date) -> bool:
    """Whether both work today, under the same root."""
    units = [held.unit_id for each in (one, other) if (held := each.assignment_on(today))]
    return len(units) == 2 and city.is_within(units[0], root_of(units[1], city))


def stands_beside(leader: Iterable[Grant], other: Iterable[Grant], unit_id: str, city: City) -> bool:
    """Whether the other leads whatever the leader leads this unit by: beside them, or above.

    leader, other   their grants. Of who leads the unit by no unit's role, a city admin say, nobody stands beside.
    """
    roles = [each for each in leader if each.role in (Role.SUPERVISOR, Role.CITY_ADMIN)]
    led = [each.unit_id for each in roles if each.unit_id is None or city.is_within(unit_id, each.unit_id)]
    others = [each.unit_id for each in other if each.role is Role.SUPERVISOR and each.unit_id]
    return bool(led) and all(unit and any(city.is_within(unit, each) for each in others) for unit in led)


def _covers(grant: Grant, actor: Employee, unit_ids: Sequence[str], city: City, today: date) -> bool:
    if grant.unit_id is None:
        return grant.role in CITY_WIDE
    held = actor.assignment_on(today)
    if held is None or not city.is_within(held.unit_id, root_of(grant.unit_id, city)):
        return False
    return any(city.is_within(each, grant.unit_id) for each in unit_ids)


def root_of(unit_id: str, city: City) -> str:
    """The unit at the top of this one's tree; of a circle any member, for each is within all others."""
    passed: set[str] = set()
    while unit_id not in passed:
        passed.add(unit_id)
        unit = city.units.get(unit_id)
        unit_id = unit.parent_id if unit and unit.parent_id else unit_id
    return unit_id
