"""E-Kinerja of the demo's past, date by date: budgets, plans, reports and their answers, assessments.

Every step is a use case's; what a date before this one did already is left as it is, whoever did it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.plan import Plan
from chalicelib.use_cases.ports import AttendanceStore, CityStore, PlanStore, Services, StaffStore
from tools.past_assessments import Assessments
from tools.past_budget import Budgets, by_place, with_budget
from tools.past_closes import Beside
from tools.past_people import PastPerson
from tools.past_plans import plan_all
from tools.past_reports import answer_unit, gathering, report_date
from tools.past_setup import at

OWN_UNIT = "setda"  # of tools/demo_city.py: its operator has a budget to tell


@dataclass(frozen=True)
class Work:
    """The people and the city as they are on one date."""

    services: Services
    client: Any
    admins: tuple[Employee, Employee]
    people: Mapping[PastPerson, Employee]
    held_plans: "HeldPlans"
    began_on: date
    yesterday: date

    def live(self, on: date) -> None:
        """What happens on the date; people report of the one before it."""
        services = self._at_once(on)
        city = services.city.fresh(at(on, "08:00"))
        budgets = with_budget(city.units.keys() & {*self._unit_ids, OWN_UNIT})
        Budgets(services, self.admins[0], by_place(self.people), self.began_on, budgets).live(on)
        plan_all(services, self.admins[0], self.people, on, self.began_on)
        self._report(services, on)
        Assessments(services, self.admins, self.people, self.began_on, self.yesterday).live(on)

    def _report(self, services: Services, on: date) -> None:
        """Of yesterday; then whoever leads answers what waits. Written together."""
        gathering_by, gathered = gathering(services)
        if on > self.began_on:
            report_date(gathering_by, self.people, on - timedelta(days=1))
        for unit_id in self._unit_ids:
            answer_unit(gathering_by, self.admins[0], self.people, unit_id, on)
        gathered.hand_over(services, self.client)

    def _at_once(self, on: date) -> Services:
        """City, people and plans are read once for the date: they change by nobody's hand in the midst of it."""
        city = self.services.city.fresh(at(on, "08:00"))
        return replace(
            self.services,
            city=cast(CityStore, _OneCity(self.services.city, city)),
            staff=cast(StaffStore, _KnownPeople(self.services.staff, self.people.values())),
            plans=cast(PlanStore, self.held_plans),
            attendance=cast(AttendanceStore, _UnitDays(self.services.attendance)),
        )

    @property
    def _unit_ids(self) -> list[str]:
        return list(dict.fromkeys(each.unit.unit_id for each in self.people))


class _OneCity(Beside):
    def __init__(self, held: CityStore, city: City) -> None:
        super().__init__(held)
        self._city = city

    def fresh(self, _: datetime) -> City:
        return self._city

    current = fresh


class _KnownPeople(Beside):
    def __init__(self, held: StaffStore, people: Iterable[Employee]) -> None:
        super().__init__(held)
        self._people = {each.employee_id: each for each in people}

    def employee(self, employee_id: str) -> Employee | None:
        if employee_id not in self._people and (found := self._held.employee(employee_id)):
            self._people[employee_id] = found
        return self._people.get(employee_id)

    def people(self, employee_ids: Iterable[str]) -> dict[str, Employee]:
        return {each: found for each in employee_ids if (found := self.employee(each))}


class _UnitDays(Beside):
    """A unit's date is read whole, once."""

    def __init__(self, held: AttendanceStore) -> None:
        super().__init__(held)
        self._days: dict[tuple[str, date], dict[str, AttendanceDay]] = {}

    def day(self, unit_id: str, on: date, employee_id: str) -> AttendanceDay:
        if (unit_id, on) not in self._days:
            self._days[unit_id, on] = {each.employee_id: each for each in self._held.unit_day(unit_id, on)}
        return self._days[unit_id, on].get(employee_id) or AttendanceDay(employee_id, unit_id, on, {})


class HeldPlans(Beside):
    """Those of a person's year are read once in a run of many dates, and again once they are written."""

    def __init__(self, held: PlanStore) -> None:
        super().__init__(held)
        self._plans: dict[tuple[str, int], list[Plan]] = {}

    def of_person(self, employee_id: str, year: int) -> list[Plan]:
        key = employee_id, year
        if key not in self._plans:
            self._plans[key] = self._held.of_person(employee_id, year)
        return self._plans[key]

    def get(self, employee_id: str, year: int, number: int) -> Plan | None:
        return next((each for each in self.of_person(employee_id, year) if each.number == number), None)

    def save(self, plan: Plan, previous: Plan | None, entry: AuditEntry, **beside: Any) -> Plan:
        self._plans.pop((plan.employee_id, plan.year), None)
        return cast(Plan, self._held.save(plan, previous, entry, **beside))
