"""People: add, move, roster, codes, roles, phones; and one person's month."""

from datetime import datetime
from typing import Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.domain.employee import Assignment, Grant, Role
from chalicelib.errors import ChangedMeanwhile, DecideOwn, DuplicateId, HasLeft, NotFound, RoleHeld
from chalicelib.routes._day_views import MonthView, month_view
from chalicelib.routes._fields import Id, LocalDate, PlainText, parse_date, parse_month
from chalicelib.routes._http import Answer, Call, op
from chalicelib.routes._people_views import (
    DeviceView,
    EmployeeView,
    PersonView,
    device_view,
    employee_view,
    person_view,
)
from chalicelib.routes._proposal_views import ProposalView, proposal_view
from chalicelib.routes._views import WarningView, warning_view
from chalicelib.routes.me import MonthQuery
from chalicelib.rules.access import ALLOWED, Act, reaches
from chalicelib.rules.cell_values import EMAIL, MAX_EMAIL
from chalicelib.rules.employee_number import judge_number
from chalicelib.rules.leaving import LeavingReason
from chalicelib.use_cases.end_service import set_last_day
from chalicelib.use_cases.enrol_device import decide_device
from chalicelib.use_cases.grants import check_grants, grants_change, needs_second_person, set_grants
from chalicelib.use_cases.import_people import import_people
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.manage_staff import NewEmployee, add_employee
from chalicelib.use_cases.move_person import assign
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import find_employee, today_of, units_of
from chalicelib.use_cases.see_attendance import see_persons_month
from chalicelib.use_cases.set_roster import set_roster

blueprint = Blueprint(__name__)
ADMIN = frozenset({Role.CITY_ADMIN})
MAX_FILE_BYTES = 1_000_000

Email = Annotated[
    str,
    Meta(max_length=MAX_EMAIL, pattern=f"^{EMAIL.pattern}$", extra_json_schema={"x-code": "EMAIL_INVALID"}),
]


class AssignmentBody(Struct, forbid_unknown_fields=True):
    """`pattern_id` null means a roster worker; the first office is the primary one."""

    unit_id: Id
    starts_on: LocalDate
    office_ids: Annotated[list[Id], Meta(min_length=1, max_length=20)]
    pattern_id: Id | None
    supervisor_id: Id | None = None


class EmployeeBody(Struct, forbid_unknown_fields=True):
    """`number`: NIP, NI PPPK, or the city's own number for non-ASN."""

    name: PlainText
    number: Annotated[str, Meta(min_length=3, max_length=40)]
    assignment: AssignmentBody
    email: Email | None = None


class LeavingBody(Struct, forbid_unknown_fields=True):
    """`left_on` is the last day of service: today or later, or up to 31 days ago; null takes an earlier one back."""

    left_on: LocalDate | None
    reason: LeavingReason


MonthLetters = Annotated[str, Meta(min_length=28, max_length=31)]


class RosterQuery(Struct, forbid_unknown_fields=True):
    """A dry run tells what would be refused, and writes nothing."""

    dry_run: bool = False


class RosterBody(Struct, forbid_unknown_fields=True):
    """`seen`: the letters that stood there when the change was made, so that nobody's is written over unseen."""

    letters: MonthLetters
    seen: MonthLetters | None = None


class GrantBody(Struct, forbid_unknown_fields=True):
    role: Role
    unit_id: Id | None = None


class GrantsBody(Struct, forbid_unknown_fields=True):
    grants: Annotated[list[GrantBody], Meta(max_length=10)]
    emergency_reason: PlainText | None = None


class GrantsView(Struct, frozen=True):
    """`proposal` when a second admin must decide, else null and the roles hold already."""

    proposal: ProposalView | None


class DeviceDecisionBody(Struct, forbid_unknown_fields=True):
    approve: bool


class DeviceDecisionView(Struct, frozen=True):
    device: DeviceView | None


class CodeView(Struct, frozen=True, kw_only=True):
    """Shown once: hand it over on paper or by word."""

    code: str
    expires_at: datetime


class ImportQuery(Struct, forbid_unknown_fields=True):
    dry_run: bool = False


class PeopleImportView(Struct, frozen=True, kw_only=True):
    """`known` rows were registered already with the same name and unit; a dry run adds nobody."""

    new: int
    known: int
    employee_ids: list[str]
    warnings: list[WarningView]


class PersonMonthView(Struct, frozen=True, kw_only=True):
    employee_id: str
    name: str
    month: MonthView


@op(
    blueprint, "POST", "/employees", "Add a person", roles=ADMIN, body=EmployeeBody, answers={201: EmployeeView},
    problems=(DuplicateId,), idempotent=True,
)  # fmt: skip
def create_employee(call: Call) -> Answer:
    body: EmployeeBody = call.body
    verdict = judge_number(body.number, None, today_of(call.city, call.now))
    new = NewEmployee(body.name, verdict.number, verdict.kind, _assignment(body.assignment, "/assignment"), body.email)
    added = add_employee(call.services, call.actor, new, call.now, verdict.faults, call.made_id)
    return Answer(employee_view(added), 201)


@op(
    blueprint, "POST", "/employees/imports", "Upload people (CSV)", roles=ADMIN, query=ImportQuery, body=bytes,
    body_types=("text/csv",), max_bytes=MAX_FILE_BYTES, answers={200: PeopleImportView}, problems=(DuplicateId,),
)  # fmt: skip
def create_people_import(call: Call) -> Answer:
    report = import_people(call.services, call.actor, call.raw, call.query.dry_run, call.now)
    view = PeopleImportView(
        new=report.new,
        known=report.known,
        employee_ids=list(report.employee_ids),
        warnings=[warning_view(each, call.language) for each in report.warnings],
    )
    return Answer(view)


@op(
    blueprint, "GET", "/employees/{employee_id}", "One person", roles=ALLOWED[Act.READ_PROFILE],
    answers={200: PersonView}, problems=(NotFound,),
)  # fmt: skip
def read_employee(call: Call, employee_id: str) -> Answer:
    city = call.services.city.fresh(call.now)
    employee = find_employee(call.services, call.actor, employee_id, Act.READ_PROFILE, call.now, city)
    today = today_of(city, call.now)
    whole = reaches(call.actor, Act.READ_WHOLE_PROFILE, units_of(employee, today), city, today)
    return Answer(person_view(employee, whole=whole))


@op(
    blueprint, "GET", "/employees/{employee_id}/attendance", "One person's month",
    roles=ALLOWED[Act.READ_ATTENDANCE], query=MonthQuery, answers={200: PersonMonthView}, problems=(NotFound,),
)  # fmt: skip
def read_persons_month(call: Call, employee_id: str) -> Answer:
    year, month = map(int, call.query.month.split("-"))
    employee, days = see_persons_month(call.services, call.actor, employee_id, year, month, call.now)
    view = month_view(call.city, call.query.month, days)
    return Answer(PersonMonthView(employee_id=employee.employee_id, name=employee.name, month=view))


@op(
    blueprint, "POST", "/employees/{employee_id}/assignments", "Move a person from a date on", roles=ADMIN,
    body=AssignmentBody, answers={201: EmployeeView}, problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def create_assignment(call: Call, employee_id: str) -> Answer:
    assignment = _assignment(call.body, "")
    return Answer(employee_view(assign(call.services, call.actor, employee_id, assignment, call.now)), 201)


@op(
    blueprint, "PUT", "/employees/{employee_id}/leaving", "Set, move or take back a person's last day of service",
    roles=ADMIN, body=LeavingBody, answers={200: EmployeeView},
    problems=(NotFound, DecideOwn, HasLeft, RoleHeld, ChangedMeanwhile),
)  # fmt: skip
def replace_leaving(call: Call, employee_id: str) -> Answer:
    left_on = parse_date(call.body.left_on, "/left_on") if call.body.left_on else None
    changed = set_last_day(call.services, call.actor, employee_id, left_on, call.body.reason, call.now)
    return Answer(employee_view(changed))


@op(
    blueprint, "PUT", "/employees/{employee_id}/rosters/{month}", "Set a person's roster of a month",
    roles=ALLOWED[Act.WRITE_ROSTER], query=RosterQuery, body=RosterBody, answers={200: EmployeeView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def replace_roster(call: Call, employee_id: str, month: str) -> Answer:
    parse_month(month)
    body: RosterBody = call.body
    dry = call.query.dry_run
    changed = set_roster(call.services, call.actor, employee_id, month, body.letters, call.now, body.seen, dry)
    return Answer(employee_view(changed))


@op(
    blueprint, "POST", "/employees/{employee_id}/codes", "Make a one-time code for a first login or a reset",
    roles=ALLOWED[Act.ISSUE_CODE], answers={201: CodeView}, problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def create_code(call: Call, employee_id: str) -> Answer:
    code, expires_at = issue_code(call.services, call.actor, employee_id, call.now)
    return Answer(CodeView(code=code, expires_at=expires_at), 201)


@op(
    blueprint, "PUT", "/employees/{employee_id}/grants", "Set a person's roles", roles=ADMIN, body=GrantsBody,
    answers={200: GrantsView, 202: GrantsView}, problems=(NotFound, DecideOwn, ChangedMeanwhile),
)  # fmt: skip
def replace_grants(call: Call, employee_id: str) -> Answer:
    grants = tuple(Grant(each.role, each.unit_id) for each in call.body.grants)
    employee = find_employee(call.services, call.actor, employee_id, Act.WRITE_GRANTS, call.now)
    check_grants(call.services, employee, grants, call.now)
    if not needs_second_person(employee, grants):
        set_grants(call.services, call.actor, employee, grants, call.now)
        return Answer(GrantsView(None))
    if employee_id == call.actor.employee_id:
        raise DecideOwn
    change = grants_change(employee, grants)
    proposal = submit(call.services, call.actor, change, call.now, call.body.emergency_reason)
    return Answer(GrantsView(proposal_view(proposal)), 202)


@op(
    blueprint, "POST", "/employees/{employee_id}/devices/{device_id}/decision", "Approve or reject a phone",
    roles=ALLOWED[Act.DECIDE_DEVICE], body=DeviceDecisionBody, answers={200: DeviceDecisionView},
    problems=(NotFound, DecideOwn, ChangedMeanwhile), delegates=True,
)  # fmt: skip
def create_device_decision(call: Call, employee_id: str, device_id: str) -> Answer:
    device = decide_device(call.services, call.actor, employee_id, device_id, call.body.approve, call.now)
    return Answer(DeviceDecisionView(device_view(device) if device else None))


def _assignment(body: AssignmentBody, pointer: str) -> Assignment:
    return Assignment(
        unit_id=body.unit_id,
        starts_on=parse_date(body.starts_on, f"{pointer}/starts_on"),
        office_ids=tuple(body.office_ids),
        pattern_id=body.pattern_id,
        supervisor_id=body.supervisor_id,
    )
