"""What of a unit awaits a person: every provisional check-in of its dates that nobody has decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.attendance import CheckIn, Reason
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayPlan
from chalicelib.domain.staff import Member
from chalicelib.rules.import_report import fault
from chalicelib.rules.ruling import LISTED_DAYS, TEXTS, awaits_person
from chalicelib.rules.working_days import working_days_between
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.request_leaders import Supervisor
from chalicelib.use_cases.ruling_rights import Rulers, falls_to, read_rulers, superiors_before
from chalicelib.use_cases.unit_facts import joined


@dataclass(frozen=True, slots=True)
class Provisional:
    """One check-in that awaits a person.

    age_days   the employee's own working days since its date.
    is_late    it has waited longer than the city's setting: shown as undecided, and still to be decided.
    may_decide whether the reader's decision on it would be taken: ruling_rights.py.
    by_case    whether it falls to a superior first: then the reader, a city admin, opens its photo by a case number.
    """

    name: str
    check_in: CheckIn
    age_days: int
    is_late: bool
    may_decide: bool
    by_case: bool = False

    @property
    def photo(self) -> str:
        """none (not asked for), waiting, invalid or known."""
        if not self.check_in.selfie_sha256:
            return "none"
        if Reason.PHOTO_PENDING in self.check_in.reasons:
            return "waiting"
        return "invalid" if Reason.PHOTO_INVALID in self.check_in.reasons else "known"


def see_provisional(
    services: Services, actor: Employee, unit_id: str, since: date | None, now: datetime
) -> tuple[date, date, list[Provisional]]:
    """First and last date looked at, and what awaits a person, oldest first, then by name: 2 Queries a date.

    since   the first of LISTED_DAYS dates; None: of those up to today. Raises NotFound, InputInvalid.
    """
    city = services.city.fresh(now)
    rulers = read_rulers(services, actor, unit_id, city, now)
    today = rulers.today
    first = since or today - timedelta(days=LISTED_DAYS - 1)
    check([fault(TEXTS, "/query/since", "SINCE_LATE")] if first > today else [])
    last = min(today, first + timedelta(days=LISTED_DAYS - 1))
    members = {each.employee_id: each for each in services.staff.members(unit_id)}
    before = superiors_before(services, rulers, unit_id, city)
    found = [
        _seen(check_in, members.get(check_in.employee_id), rulers, before, city)
        for days in range((last - first).days + 1)
        for check_in in _awaiting(services, unit_id, first + timedelta(days=days), now)
    ]
    return first, last, sorted(found, key=_order)


def _awaiting(services: Services, unit_id: str, on: date, now: datetime) -> Iterator[CheckIn]:
    days, rulings = services.attendance.unit_facts(unit_id, on)
    ruled = {(each.employee_id, each.slot): each for each in rulings}
    found = services.evidence.of_unit_day(unit_id, on) if days else {}
    for employee_id, check_ins in joined(days, found, now).items():
        for slot, check_in in check_ins.items():
            if awaits_person(check_in, ruled.get((employee_id, slot))):
                yield check_in


def _seen(
    check_in: CheckIn, member: Member | None, rulers: Rulers, before: Sequence[Supervisor], city: City
) -> Provisional:
    def plan_on(on: date) -> DayPlan:
        assert member
        return member_plan(member, on, city)[0]

    right = rulers.right_over(check_in)
    age_days = working_days_between(plan_on, check_in.local_date, rulers.today) if member else 0
    return Provisional(
        name=member.name if member else check_in.employee_id,
        check_in=check_in,
        age_days=age_days,
        is_late=age_days > city.settings.requests.undecided_days,
        may_decide=right is not None,
        by_case=right is not None and not falls_to(right, check_in, before, city, rulers.today),
    )


def _order(found: Provisional) -> tuple[date, str, str, datetime]:
    return found.check_in.local_date, found.name.casefold(), found.check_in.employee_id, found.check_in.counts_at
