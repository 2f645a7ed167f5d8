"""Reviews that one owes, the oldest first: one's own, and the city's where one is its admin."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.employee import Employee
from chalicelib.domain.review import Review
from chalicelib.errors import ChangedMeanwhile
from chalicelib.rules.review import is_shown
from chalicelib.rules.ruling import is_barred
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.review_check_ins import lying_check_in, overtake, queues_of
from chalicelib.use_cases.slot_record import rulings_by_slot, slot_key

LISTED = 50  # of one queue at once, the oldest first


@dataclass(frozen=True, slots=True)
class Owed:
    """A look that is owed: whose check-in, as it lies there. `age_days`: since its date."""

    review: Review
    name: str
    check_in: CheckIn
    age_days: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What the actor owes, the oldest first, at most LISTED.

    waiting   how many in all.
    kept      how many more wait for a reviewer of the other sex, or for whom the actor's is not known.
    """

    owed: list[Owed]
    waiting: int
    kept: int = 0


def see_reviews(services: Services, actor: Employee, now: datetime) -> Queue:
    """What the actor may look at, and of what is not theirs to look at the number alone.

    What somebody else has ruled on since, or where another check-in lies, is put aside as overtaken. A Query for each
    queue, a read for each day, a batch each for the rulings and the names.
    """
    city = services.city.current(now)
    today = today_of(city, now)
    waiting = sorted(
        (each for queue in queues_of(actor, city, now) for each in services.reviews.waiting(queue)),
        key=lambda each: (each.local_date, each.review_id),
    )
    others = [each for each in waiting if each.employee_id != actor.employee_id]
    able = [each for each in others if is_shown(each, actor.sex, today)]
    shown = able[:LISTED]
    people = services.staff.people({each.employee_id for each in shown}) if shown else {}
    rulings = rulings_by_slot(services, shown)
    owed = []
    for each in shown:
        check_in = lying_check_in(services, each, rulings.get(slot_key(each)))
        if check_in is None:
            with suppress(ChangedMeanwhile):  # another admin who reads the list puts it aside as well
                overtake(services, actor, each, now)
        elif not is_barred(actor, actor, check_in, today):
            person = people.get(each.employee_id)
            age_days = (today - each.local_date).days
            owed.append(Owed(each, person.name if person else each.employee_id, check_in, age_days))
    return Queue(owed, len(owed) + len(able) - len(shown), len(others) - len(able))
