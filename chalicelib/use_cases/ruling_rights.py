"""By whose rights somebody decides on a check-in that awaits a person: asked by the list and by the decision alike.

A city admin may decide on any. Its photo comes with the decision where that falls to who looks: to a superior, or to
the admin for want of one; else an admin opens it by the number of a case (RELIABILITY section 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.errors import NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.delegation import lent
from chalicelib.rules.ruling import is_barred
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.request_leaders import Supervisor, supervisors_of
from chalicelib.use_cases.stand_in import superiors_of


@dataclass(frozen=True, slots=True)
class Rulers:
    """Who decides in one unit today.

    rights   the actor where their own roles reach it, else the superiors in whose place they stand, by id.
    """

    actor: Employee
    rights: tuple[Employee, ...]
    today: date

    def right_over(self, check_in: CheckIn) -> Employee | None:
        """The actor, or for whom they decide on this check-in; None: another person has to."""
        return next((each for each in self.rights if not is_barred(self.actor, each, check_in, self.today)), None)


def superiors_before(services: Services, rulers: Rulers, unit_id: str, city: City) -> tuple[Supervisor, ...]:
    """Whose decisions in the unit come before a city admin's; nothing is read where all rights are a superior's."""
    if all(_leads(each, unit_id, city, rulers.today) for each in rulers.rights):
        return ()
    return supervisors_of(services, unit_id, city, rulers.today)


def falls_to(right: Employee, check_in: CheckIn, before: Sequence[Supervisor], city: City, today: date) -> bool:
    """Whether this right's decision on it comes first. `before`: superiors_before of its unit.

    No superior decides on their own, what they made for another, or their own superior's.
    """
    if _leads(right, check_in.unit_id, city, today):
        return True
    own = (check_in.employee_id, check_in.made_by)
    return not any(each.employee_id not in own and each.below != check_in.employee_id for each in before)


def _leads(right: Employee, unit_id: str, city: City, today: date) -> bool:
    return reaches(right, Act.VIEW_SELFIE, [unit_id], city, today)


def read_rulers(services: Services, actor: Employee, unit_id: str, city: City, now: datetime) -> Rulers:
    """The superiors' profiles are read only where the actor's own roles do not reach. Raises NotFound out of reach."""
    today = today_of(city, now)

    def reach(right: Employee) -> bool:
        return reaches(right, Act.DECIDE_ATTENDANCE, [unit_id], city, today)

    rights = (actor,) if reach(actor) else tuple(filter(reach, map(lent, superiors_of(services, actor, city, today))))
    if unit_id not in city.units or not rights:
        raise NotFound
    return Rulers(actor, rights, today)
