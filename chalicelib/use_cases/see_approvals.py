"""Which ratings and objections wait for the actor's answer: as who approves them, or as a city admin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.approval import ApprovalDue
from chalicelib.domain.employee import Employee
from chalicelib.rules.access import Act, reaches
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import is_city_admin, today_of

SHOWN_DUE = 100  # the oldest: one batch of names


@dataclass(frozen=True, slots=True)
class Approvals:
    """The oldest first. `total` counts those too that are not shown. `names`: of the people they are about."""

    due: Sequence[ApprovalDue]
    total: int
    names: Mapping[str, str]


def see_approvals(services: Services, actor: Employee, now: datetime) -> Approvals:
    """A Query of one's own, for a city admin another one, a batch for who they are about.

    What is about themselves or their superior, rated by themselves, or of a unit that they lead no more, waits for
    somebody else.
    """
    city = services.city.fresh(now)
    found = services.evaluations.due(actor.employee_id)
    if is_city_admin(actor, city, now):
        found += services.evaluations.due(None)
    today = today_of(city, now)
    barred = {actor.employee_id, actor.superior_id_on(today)}
    mine = [
        each
        for each in found
        if each.employee_id not in barred
        and actor.employee_id not in each.raters
        and reaches(actor, Act.READ_ASSESSMENT, [each.unit_id], city, today)
    ]
    mine.sort(key=lambda each: each.since)
    shown = mine[:SHOWN_DUE]
    people = services.staff.people({each.employee_id for each in shown}) if shown else {}
    return Approvals(shown, len(mine), {each.employee_id: each.name for each in people.values()})
