"""Plans of a year, to read: one's own, a person's, a unit's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.plan import Plan, PlanLine, PlanState
from chalicelib.domain.staff import Member
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.plan_span import first_stay, stay_on, stays_of
from chalicelib.use_cases.plan_assessor import find_assessor, right_to_answer
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of
from chalicelib.use_cases.stand_in import right_to
from chalicelib.use_cases.write_plan import next_stay


@dataclass(frozen=True, slots=True)
class SeenPlan:
    """A plan, the names of those in it, and whether the actor answers it."""

    plan: Plan
    names: Mapping[str, str]
    may_answer: bool = False


@dataclass(frozen=True, slots=True)
class OwnYear:
    """One's own plans by number.

    assessor    who would agree to what is proposed now; None: a city admin.
    above       their agreed plans of the year, to cascade from.
    may_go_on   one has moved: the last plan may be ended and the next one begun.
    """

    plans: list[SeenPlan]
    assessor: Employee | None
    above: list[Plan]
    may_go_on: bool


@dataclass(frozen=True, slots=True)
class UnitYear:
    """The lines of a unit's year by name, who has none, and their names as far as its list has them."""

    lines: list[PlanLine]
    without: list[str]
    names: Mapping[str, str]


def see_own_plans(services: Services, actor: Employee, year: int, now: datetime) -> OwnYear:
    city = services.city.fresh(now)
    today, plans = today_of(city, now), services.plans.of_person(actor.employee_id, year)
    stays = stays_of(actor.assignments, year)
    last = plans[-1] if plans else None
    stay = stay_on(stays, min(max(today, last.starts_on), last.ends_on)) if last else first_stay(stays, today)
    assessor = find_assessor(services, actor, stay.unit_id, stay.superior_id, city, today) if stay else None
    above = services.plans.of_person(assessor.employee_id, year) if assessor else []
    return OwnYear(
        plans=_seen(services, plans),
        assessor=assessor,
        above=[each for each in above if each.state is PlanState.AGREED],
        may_go_on=next_stay(plans, actor, year, today) is not None,
    )


def see_plan(services: Services, actor: Employee, plan: Plan, now: datetime) -> SeenPlan:
    """One that the actor has just written or answered."""
    subject = services.staff.employee(plan.employee_id)
    right = right_to_answer(services, actor, subject, plan, services.city.current(now), now) if subject else None
    return _seen(services, [plan], {plan.number} if right else ())[0]


def see_plans_of(services: Services, actor: Employee, employee_id: str, year: int, now: datetime) -> list[SeenPlan]:
    """A person's plans of the year: all for who reaches them now, else those of units within reach. Raises NotFound."""
    city = services.city.fresh(now)
    subject = services.staff.employee(employee_id)
    if subject is None:
        raise NotFound
    all_of_them = _may_read(services, actor, units_of(subject, today_of(city, now)), city, now)
    plans = services.plans.of_person(employee_id, year)
    mine = [each for each in plans if all_of_them or _may_read(services, actor, [each.unit_id], city, now)]
    if not all_of_them and not mine:
        raise NotFound
    answered = {each.number for each in mine if right_to_answer(services, actor, subject, each, city, now)}
    return _seen(services, mine, answered)


def see_unit_plans(services: Services, actor: Employee, unit_id: str, year: int, now: datetime) -> UnitYear:
    """The unit's lines of the year and who of its people has none: two Queries. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    if unit_id not in city.units or not _may_read(services, actor, [unit_id], city, now):
        raise NotFound
    lines, members = services.plans.lines_of(unit_id, year), services.staff.members(unit_id)
    planned = {each.employee_id for each in lines}
    names = names_beside(services, planned, {each.employee_id: each.name for each in members})
    bare = [each for each in members if each.employee_id not in planned and _works_here(each, unit_id, year)]
    return UnitYear(
        lines=sorted(lines, key=lambda each: (*_by_name(each.employee_id, names), each.number)),
        without=sorted((each.employee_id for each in bare), key=lambda each: _by_name(each, names)),
        names={each: names[each] for each in planned | {each.employee_id for each in bare} if each in names},
    )


def names_beside(services: Services, wanted: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """The known ones and those who are no longer among them: one batch of reads, where there are any."""
    unknown = set(wanted) - known.keys()
    found = services.staff.people(unknown).values() if unknown else ()
    return {**known, **{each.employee_id: each.name for each in found}}


def _may_read(services: Services, actor: Employee, unit_ids: Sequence[str], city: City, now: datetime) -> bool:
    """By their own roles, or in the place of somebody who answers there."""
    if reaches(actor, Act.READ_PERFORMANCE, unit_ids, city, today_of(city, now)):
        return True
    return right_to(services, actor, Act.ANSWER_PERFORMANCE, unit_ids, city, now) is not None


def _seen(services: Services, plans: Sequence[Plan], answered: Sequence[int] | set[int] = ()) -> list[SeenPlan]:
    wanted = {each for plan in plans for each in _people(plan)}
    names = {each.employee_id: each.name for each in services.staff.people(wanted).values()} if wanted else {}
    return [SeenPlan(each, names, each.number in answered) for each in plans]


def _people(plan: Plan) -> set[str]:
    refs = {each.cascaded_from.employee_id for each in plan.goals if each.cascaded_from}
    steps = {who for each in plan.steps for who in (each.by, each.on_behalf) if who}
    return {plan.employee_id, *refs, *steps} | ({plan.assessor_id} if plan.assessor_id else set())


def _works_here(member: Member, unit_id: str, year: int) -> bool:
    return any(each.unit_id == unit_id for each in stays_of(member.assignments, year))


def _by_name(employee_id: str, names: Mapping[str, str]) -> tuple[str, str]:
    return names.get(employee_id, "").casefold(), employee_id
