"""Who decides a request now: read from the lists of its unit and those above it, never person by person."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee, Grant, Role
from chalicelib.domain.request import ApproverKind, Request, RequestKind, RequestState
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.delegation import lent
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.request_way import Leaders, barred, may_decide, spent
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
    judges   request id -> who has judged what an objection is about, since it was filed as well: never its decider.
    left_alone  requests that no other city admin may decide; asked for where one decides over several steps.
    """

    unit_id: str
    actor: Employee
    rights: tuple[Employee, ...]
    supervisors: tuple[Supervisor, ...]
    people: Mapping[str, Employee]
    city: City
    now: datetime
    judges: Mapping[str, str] = field(default_factory=dict)
    left_alone: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        return today_of(self.city, self.now)


def read_panel(
    services: Services, actor: Employee, unit_id: str, requests: Iterable[Request], city: City, now: datetime
) -> Panel:
    """A Query for the unit and each above it, and batches of reads for the people of the requests.

    A read more for each objection that waits: who has judged since. And two where a city admin decides over what
    waits for several steps: whether another one may.
    """
    found, today = list(requests), today_of(city, now)
    subjects = services.staff.people({each.employee_id for each in found})
    named = {superior for each in found if (superior := _assigned_id(subjects.get(each.employee_id), each))}
    people = {**subjects, **services.staff.people(named - subjects.keys())}
    rights = (actor, *map(lent, superiors_of(services, actor, city, today)))
    supervisors, judges = supervisors_of(services, unit_id, city, today), dict(_judges(services, found))
    panel = Panel(unit_id, actor, rights, supervisors, people, city, now, judges)
    return replace(panel, left_alone=_left_alone(services, panel, found))


def right_to_pass(panel: Panel, request: Request) -> Employee | None:
    """The actor, or in whose place they decide the step that waits; None where it is somebody else's, or nobody's."""
    if request.state is not RequestState.WAITING:
        return None
    return right_to_decide(panel, request, request.way[request.at_step], spent(request))


def right_to_decide(
    panel: Panel, request: Request, kind: ApproverKind, passed: Collection[str] = ()
) -> Employee | None:
    """The actor, or in whose place they decide a step of this kind; None where it is somebody else's.

    passed   who has decided an earlier step: rules/request_way.spent.
    """
    below = [each for each in panel.rights if each.superior_id_on(panel.today) == request.employee_id]
    excluded = barred_here(panel, request) | {each.employee_id for each in below}
    if panel.actor.employee_id in excluded:
        return None
    rights = panel.rights[:1] if panel.actor.employee_id in passed else panel.rights  # a second step in whose place?
    for each in rights:
        leaders, admin = _with_own(_leaders(panel, request), each, panel), is_city_admin(each, panel.city, panel.now)
        if may_decide(each.employee_id, admin, kind, leaders, excluded, passed, request.request_id in panel.left_alone):
            return each
    return None


def barred_here(panel: Panel, request: Request) -> frozenset[str]:
    """Who never decides it: rules/request_way.barred, and who has judged what it objects to since."""
    return barred(request) | {each for each in [panel.judges.get(request.request_id)] if each}


def decides_some_step(panel: Panel, request: Request) -> bool:
    """Whether the whole request is the actor's to see: one of its deciders, or a city admin."""
    admin = any(is_city_admin(each, panel.city, panel.now) for each in panel.rights)
    kinds = {*request.way, ApproverKind.SUPERIOR}
    return admin or any(right_to_decide(panel, request, kind) for kind in kinds)


def _left_alone(services: Services, panel: Panel, requests: Sequence[Request]) -> frozenset[str]:
    """Of those that wait and have several steps: which no city admin may decide but the actor, or for whom they act."""
    waiting = [each for each in requests if each.state is RequestState.WAITING and len(each.way) > 1]
    own = {each.employee_id for each in panel.rights if is_city_admin(each, panel.city, panel.now)}
    if not own or not waiting:
        return frozenset()
    out = {each.request_id: barred_here(panel, each) | spent(each) | own for each in waiting}
    people = services.staff.people(frozenset().union(*out.values()))
    admins = {each for each, person in people.items() if is_city_admin(person, panel.city, panel.now)}
    all_of_them = services.staff.city_admins()
    return frozenset(each for each, who in out.items() if len(who & admins) >= all_of_them)


def leads(panel: Panel) -> bool:
    """Whether the unit lies within the actor's reach to decide requests."""
    return any(reaches(each, Act.DECIDE_REQUEST, [panel.unit_id], panel.city, panel.today) for each in panel.rights)


def _judges(services: Services, requests: Iterable[Request]) -> Iterator[tuple[str, str]]:
    for each in requests:
        if each.kind is RequestKind.OBJECTION and each.slot and each.state is RequestState.WAITING:
            standing = services.attendance.ruling(each.unit_id, each.starts_on, each.employee_id, each.slot)
            if standing:
                yield each.request_id, standing.by


def supervisors_of(services: Services, unit_id: str, city: City, today: date) -> tuple[Supervisor, ...]:
    """Who leads the unit or one above it, and works in one of these today: a Query each."""
    path = city.path_of(unit_id)
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
    path = panel.city.path_of(panel.unit_id)
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


def _assigned_id(subject: Employee | None, request: Request) -> str | None:
    return subject.superior_id_on(request.starts_on) if subject else None
