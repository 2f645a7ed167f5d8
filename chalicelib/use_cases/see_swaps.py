"""Swaps of shifts, to read: with whom one may exchange, one's own, a unit's; what still stands, what is odd."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.swap import OPEN, Swap
from chalicelib.rules.access import Act
from chalicelib.rules.calendar import NO_ENTRY, letter_on
from chalicelib.rules.import_report import fault
from chalicelib.rules.roster import works_by_roster
from chalicelib.rules.swap import (
    TEXTS,
    dates_around,
    exchanged,
    roster_unit,
    still_stands,
    swap_dates,
    touching,
)
from chalicelib.rules.time_window import has_begun
from chalicelib.use_cases.day_plans import employee_day, last_begun
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.stand_in import right_to

LISTED_FOR = timedelta(days=31)  # how long after its latest date a swap is listed


@dataclass(frozen=True, slots=True)
class Touch:
    """A warning: whose shifts of these two dates would touch after the swap, and don't today."""

    employee_id: str
    first_on: date
    second_on: date


@dataclass(frozen=True, slots=True)
class SeenSwap:
    """A swap with its people's names; while it is open whether it still stands as asked, and its warnings."""

    swap: Swap
    one_name: str
    other_name: str
    stands: bool = True
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    employee_id: str
    name: str
    letter: str


def find_partners(services: Services, actor: Employee, on: date, now: datetime) -> tuple[str, list[Partner]]:
    """One's own letter of the date, and whoever in the unit has an entry there, by name. Raises InputInvalid."""
    first, last = swap_dates(last_begun(actor, now, services.city.current(now)))
    check([] if first <= on <= last else [fault(TEXTS, "/query/on", "SWAP_DATE")])
    unit_id, mine = roster_unit(actor, on), letter_on(actor.roster, on)
    if unit_id is None or mine == NO_ENTRY:
        return NO_ENTRY, []
    found = [
        Partner(each.employee_id, each.name, letter_on(each.roster, on))
        for each in services.staff.members(unit_id)
        if each.employee_id != actor.employee_id
        and any(held.holds_on(on) and works_by_roster(held) for held in each.assignments)
    ]
    known = [each for each in found if each.letter != NO_ENTRY]
    return mine, sorted(known, key=lambda each: (each.name.casefold(), each.employee_id))


def my_swaps(services: Services, actor: Employee, now: datetime) -> list[SeenSwap]:
    """Those I am one of, the latest date first: of the units I work in from a month ago on."""
    city = services.city.fresh(now)
    found = [swap for swap in _of_my_units(services, actor, city, now) if actor.employee_id in swap.people]
    return _all_seen(services, found, city, now)


def unit_swaps(services: Services, actor: Employee, unit_id: str, now: datetime) -> list[SeenSwap]:
    """Those of the unit from a month ago on, the latest date first. Raises NotFound out of reach."""
    city = services.city.fresh(now)
    if not right_to(services, actor, Act.DECIDE_SWAP, [unit_id], city, now):
        find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    return _all_seen(services, services.swaps.of_unit(unit_id, today_of(city, now) - LISTED_FOR), city, now)


def _of_my_units(services: Services, actor: Employee, city: City, now: datetime) -> list[Swap]:
    since = today_of(city, now) - LISTED_FOR
    return [swap for unit_id in my_units(actor, city, now) for swap in services.swaps.of_unit(unit_id, since)]


def my_units(actor: Employee, city: City, now: datetime) -> list[str]:
    """The units the person works in, comes to, or has left a month ago at most."""
    since = today_of(city, now) - LISTED_FOR
    lasting = [each for each in actor.assignments if each.ends_on is None or each.ends_on >= since]
    return sorted({each.unit_id for each in lasting})


def _all_seen(services: Services, swaps: list[Swap], city: City, now: datetime) -> list[SeenSwap]:
    people = services.staff.people({each for swap in swaps for each in swap.people})
    return [seen(each, people, city, now) for each in sorted(swaps, key=lambda each: each.swap_id, reverse=True)]


def seen(swap: Swap, people: Mapping[str, Employee], city: City, now: datetime) -> SeenSwap:
    """The swap as people see it. `people`: both of it, by id."""
    one, other = people[swap.one_id], people[swap.other_id]
    if swap.state not in OPEN:
        return SeenSwap(swap, one.name, other.name)
    if not stands(swap, one, other, city, now):
        return SeenSwap(swap, one.name, other.name, stands=False)
    return SeenSwap(swap, one.name, other.name, touches=_touches(swap, (one, other), city))


def stands(swap: Swap, one: Employee, other: Employee, city: City, now: datetime) -> bool:
    """Whether it can be agreed to and approved now: as asked, and no window of its days is open for either."""
    begun = any(day_begun((one, other), each.on, city, now) for each in swap.days)
    return not begun and still_stands(swap, one, other, last_begun(one, now, city))


def day_begun(people: Iterable[Employee], on: date, city: City, now: datetime) -> bool:
    return any(has_begun(employee_day(each, on, city).plan, now) for each in people)


def open_swaps(services: Services, actor: Employee, city: City, now: datetime) -> int:
    """How many that the person asked for may still be approved by their dates: a Query for each of their units."""
    first, _ = swap_dates(last_begun(actor, now, city))
    found = [swap for unit_id in my_units(actor, city, now) for swap in services.swaps.of_unit(unit_id, first)]
    return sum(swap.one_id == actor.employee_id and swap.state in OPEN for swap in found)


def _touches(swap: Swap, people: tuple[Employee, Employee], city: City) -> tuple[Touch, ...]:
    """Where the swap makes shifts touch that don't today, person by person."""
    found = [
        Touch(before.employee_id, first_on, second_on)
        for before, after in zip(people, exchanged(swap, *people), strict=True)
        for around in dates_around(swap)
        for first_on, second_on in _touching(after, around, city) - _touching(before, around, city)
    ]
    return tuple(sorted(set(found), key=lambda each: (each.first_on, each.employee_id)))


def _touching(employee: Employee, dates: tuple[date, ...], city: City) -> set[tuple[date, date]]:
    return touching([employee_day(employee, each, city).plan for each in dates])
