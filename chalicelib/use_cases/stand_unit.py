"""How everybody of a unit stands on a date, judged or not yet: a fixed number of reads, none per person."""

from collections.abc import Mapping
from datetime import date, datetime

from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.board import PersonStand
from chalicelib.domain.city import City
from chalicelib.domain.shift import DayPlan, Slot
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict
from chalicelib.rules.board import came_at, slot_stands, status_of
from chalicelib.rules.local_time import minute_of_day
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.judge_day import judge, planned_facts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.unit_facts import UnitFacts, read_unit_facts


def stand_unit(services: Services, unit_id: str, on: date, city: City, now: datetime) -> list[PersonStand]:
    """By name: whoever is of the unit on the date, checked in there or was judged there.

    A Query each of members, check-ins, evidence, outages and rows, and one read of flags. What is closed stands as it
    was judged; else the rule judges what is there by now.
    """
    members = sorted(services.staff.members(unit_id), key=lambda each: (each.name.casefold(), each.employee_id))
    facts = read_unit_facts(services, unit_id, on, now)
    rows = services.months.of_date(unit_id, on)
    flagged = {each.employee_id for each in services.flags.flags_of(unit_id, on)}
    plans = _Plans(on, city)
    return [
        _stand(each, facts, rows.get(each.employee_id), plans, each.employee_id in flagged, now)
        for each in members
        if each.employee_id in rows
        or each.employee_id in facts.check_ins
        or any(held.holds_on(on) for held in each.assignments)
    ]


class _Plans:
    """Made once for all who work alike."""

    def __init__(self, on: date, city: City) -> None:
        self.on, self.city = on, city
        self._made: dict[object, tuple[DayPlan, str]] = {}

    def of(self, member: Member) -> tuple[DayPlan, str]:
        key = member.assignments, tuple(sorted(member.roster.items())), member.accommodations, member.entered_at
        if key not in self._made:
            self._made[key] = member_plan(member, self.on, self.city)
        return self._made[key]


def _stand(
    member: Member, facts: UnitFacts, row: DayVerdict | None, plans: _Plans, is_flagged: bool, now: datetime
) -> PersonStand:
    employee_id = member.employee_id
    check_ins: Mapping[Slot, CheckIn] = facts.check_ins.get(employee_id, {})
    plan, zone = plans.of(member)
    verdict = row or _so_far(member, plan, zone, facts, plans.city)
    punches = facts.punches.get(employee_id, ())
    slots = slot_stands(verdict, check_ins, None if row else plan, now, punches)
    came = came_at(check_ins, punches)
    return PersonStand(
        employee_id=employee_id,
        name=member.name,
        status=status_of(verdict, slots),
        slots=slots,
        judged=row is not None,
        flagged=is_flagged,
        arrived_min=minute_of_day(came, zone) if came else None,
    )


def _so_far(member: Member, plan: DayPlan, zone: str, facts: UnitFacts, city: City) -> DayVerdict:
    return judge(planned_facts(plan, zone, member.excuses, *facts.of(member.employee_id)), city)
