"""By whose rights somebody decides on a check-in that awaits a person: asked by the list and by the decision alike."""

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


def read_rulers(services: Services, actor: Employee, unit_id: str, city: City, now: datetime) -> Rulers:
    """The superiors' profiles are read only where the actor's own roles do not reach. Raises NotFound out of reach."""
    today = today_of(city, now)

    def reach(right: Employee) -> bool:
        return reaches(right, Act.DECIDE_ATTENDANCE, [unit_id], city, today)

    rights = (actor,) if reach(actor) else tuple(filter(reach, map(lent, superiors_of(services, actor, city, today))))
    if unit_id not in city.units or not rights:
        raise NotFound
    return Rulers(actor, rights, today)
