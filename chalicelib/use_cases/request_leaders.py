"""Who decides a request now: read from the lists of its unit and those above it, never person by person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.request import ApproverKind, Request
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.delegation import lent
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.request_way import Leaders, barred, may_decide
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin, today_of
from chalicelib.use_cases.stand_in import superiors_of


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Somebody who leads the unit or one above it; `below`: whom their own assignment names as their superior."""

    employee_id: str
    is_head: bool
    below: str | None


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that tells who decides the requests of one unit today.

    rights   the actor, and the superiors in whose place they stand, each with the roles that count.
    people   the subjects of the requests and their assigned superiors, as far as they are there.
    """

    unit_id: str
    actor: Employee
    rights: tuple[Employee, ...]
    supervisors: tuple[Supervisor, ...]
    people: Mapping[str, Employee]
    city: City
    now: datetime

    @property
    def today(self) -> date:
        return today_of(self.city, self.now)


def read_panel(
    services: Services, actor: Employee, unit_id: str, requests: Iterable[Request], city: City, now: datetime
) -> Panel:
    """A Query for the unit and each above it, and batches of reads for the people of the requests."""
    found, today = list(requests), today_of(city, now)
    subjects = services.staff.people({each.employee_id for each in found})
    named = {superior for each in found if (superior := _assigned_id(subjects.get(each.employee_id), each))}
    people = {**subjects, **services.staff.people(named - subjects.keys())}
    rights = (actor, *map(lent, superiors_of(services, actor, city, today)))
    return Panel(unit_id, actor, rights, _supervisors(services, unit_id, city, today), people, city, now)


def right_to_decide(panel: Panel, request: Request, kind: ApproverKind) -> Employee | None:
    """The actor, or in whose place they decide a step of this kind; None where it is somebody else's."""
    below = [each for each in panel.rights if _superior_of(each, panel.today) == request.employee_id]
    excluded = barred(request) | {each.employee_id for each in below}
    if panel.actor.employee_id in excluded:
        return None
    for each in panel.rights:
        leaders = _with_own(_leaders(panel, request), each, panel)
        if may_decide(each.employee_id, is_city_admin(each, panel.city, panel.now), kind, leaders, excluded):
            return each
    return None


def decides_some_step(panel: Panel, request: Request) -> bool:
    """Whether the whole request is the actor's to see: one of its deciders, or a city admin."""
    admin = any(is_city_admin(each, panel.city, panel.now) for each in panel.rights)
    kinds = {*request.way, ApproverKind.SUPERIOR}
    return admin or any(right_to_decide(panel, request, kind) for kind in kinds)


def leads(panel: Panel) -> bool:
    """Whether the unit lies within the actor's reach to decide requests."""
    return any(reaches(each, Act.DECIDE_REQUEST, [panel.unit_id], panel.city, panel.today) for each in panel.rights)


def _supervisors(services: Services, unit_id: str, city: City, today: date) -> tuple[Supervisor, ...]:
    path = _path(unit_id, city)
    found = {}
    for each in path:
        for member in services.staff.members(each):
            held = next((one for one in member.assignments if one.holds_on(today)), None)
            units = _supervised(member.grants) & set(path)
            if held and units:
                found[member.employee_id] = Supervisor(member.employee_id, path[-1] in units, held.supervisor_id)
    return tuple(found.values())


def _leaders(panel: Panel, request: Request) -> Leaders:
    able = [each for each in panel.supervisors if each.below != request.employee_id]
    assigned = panel.people.get(_assigned_id(panel.people.get(request.employee_id), request) or "")
    return Leaders(
        assigned_id=assigned.employee_id if assigned and _leads_now(assigned, panel) else None,
        supervisors=frozenset(each.employee_id for each in able),
        heads=frozenset(each.employee_id for each in able if each.is_head),
    )


def _with_own(leaders: Leaders, right: Employee, panel: Panel) -> Leaders:
    """With somebody who leads the unit and works beside it: in no list that was read."""
    path = _path(panel.unit_id, panel.city)
    units = _supervised(right.grants) & set(path)
    if not units or not _reaches_as_supervisor(right, panel.unit_id, panel):
        return leaders
    heads = {right.employee_id} if path[-1] in units else set()
    return replace(leaders, supervisors=leaders.supervisors | {right.employee_id}, heads=leaders.heads | heads)


def _leads_now(employee: Employee, panel: Panel) -> bool:
    """Whether they are in service and have not left what they lead behind by moving to another OPD."""
    leading = any(_reaches_as_supervisor(employee, each, panel) for each in _supervised(employee.grants))
    return leading and not has_passed(employee.left_on, panel.today)


def _reaches_as_supervisor(employee: Employee, unit_id: str, panel: Panel) -> bool:
    own = replace(employee, grants=tuple(each for each in employee.grants if each.role is Role.SUPERVISOR))
    return reaches(own, Act.DECIDE_REQUEST, [unit_id], panel.city, panel.today)


def _supervised(grants: Iterable[Grant]) -> set[str]:
    return {each.unit_id for each in grants if each.role is Role.SUPERVISOR and each.unit_id}


def _path(unit_id: str, city: City) -> list[str]:
    """The unit and all above it, the root last; of a circle each once."""
    path = [unit_id]
    while (unit := city.units.get(path[-1])) and unit.parent_id and unit.parent_id not in path:
        path.append(unit.parent_id)
    return path


def _assigned_id(subject: Employee | None, request: Request) -> str | None:
    held = subject.assignment_on(request.starts_on) if subject else None
    return held.supervisor_id if held else None


def _superior_of(employee: Employee, today: date) -> str | None:
    held = employee.assignment_on(today)
    return held.supervisor_id if held else None
