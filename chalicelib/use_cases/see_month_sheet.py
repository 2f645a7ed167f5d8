"""A unit's month, a row a person, judged where its days are closed: for the screen by the page, for the workbook whole.

What was recorded is read by date: a Query a day, at most 31 and their pages. By person it would be a BatchGet for each,
so more calls from 32 people on, and a read for every day that holds nothing. Its evidence is read for the rows shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.attendance import AttendanceDay
from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Slot
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict, Ruling
from chalicelib.errors import FieldError
from chalicelib.rules.access import Act
from chalicelib.rules.month_sheet import SheetDay, SheetRow, month_row
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_attendance import with_evidence

SCREEN_PEOPLE = 50  # a page: what one request can join with its evidence in time
_Key = tuple[str, date]  # employee id and date
_AHEAD = ("Bulan ini belum mulai.", "This month has not begun.")


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """Rows by name, those of the page asked for; `total` counts all."""

    city: City
    unit: Unit
    dates: Sequence[date]
    rows: Sequence[tuple[Member, SheetRow]]
    total: int


def see_month_sheet(
    services: Services, actor: Employee, unit_id: str, month: str, now: datetime, page: int | None = None
) -> MonthSheet:
    """The sheet of a month ("YYYY-MM") that has begun. `page`: from 1, or None for everybody.

    Raises NotFound out of reach, InputInvalid.
    """
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.READ_ATTENDANCE, city, now)
    check_has_begun(month, today_of(city, now))
    dates = dates_of(month)
    recorded, rulings = _recorded(services, unit_id, dates, today_of(city, now))
    people = [each for each in services.staff.members(unit_id) if _belongs(each, dates, recorded)]
    people.sort(key=lambda each: (each.name.casefold(), each.employee_id))
    shown = people if page is None else people[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    ids = {each.employee_id for each in shown}
    joined = with_evidence(services, [day for (who, _), day in recorded.items() if who in ids], now)
    by_key = {(each.employee_id, each.local_date): each for each in joined}
    verdicts = _verdicts(services, unit_id, month)

    def row_of(member: Member) -> SheetRow:
        keys = [(member.employee_id, on) for on in dates]
        days = [_day(member, key[1], by_key.get(key), rulings.get(key, {}), verdicts.get(key), city) for key in keys]
        return month_row(days, unit.counts_from)

    rows = [(each, row_of(each)) for each in shown]
    return MonthSheet(city, unit, dates, rows, len(people))


def check_has_begun(month: str, today: date) -> None:
    """Raises InputInvalid for a month of which nothing can be recorded yet."""
    check([FieldError("/month", "MONTH_AHEAD", _AHEAD)] if month > f"{today:%Y-%m}" else [])


def _recorded(
    services: Services, unit_id: str, dates: Sequence[date], today: date
) -> tuple[dict[_Key, AttendanceDay], dict[_Key, dict[Slot, Ruling]]]:
    """What was recorded in the unit and what was ruled; a zone east of the city's is at most a date ahead."""
    days: dict[_Key, AttendanceDay] = {}
    rulings: dict[_Key, dict[Slot, Ruling]] = {}
    for on in dates:
        if (on - today).days <= 1:
            recorded, ruled = services.attendance.unit_facts(unit_id, on)
            days |= {(each.employee_id, on): each for each in recorded}
            for each in ruled:
                rulings.setdefault((each.employee_id, on), {})[each.slot] = each
    return days, rulings


def _belongs(member: Member, dates: Sequence[date], recorded: Mapping[_Key, AttendanceDay]) -> bool:
    """Whoever was assigned to the unit on a day of the month, or recorded something in it."""
    return any(
        (member.employee_id, on) in recorded or any(each.holds_on(on) for each in member.assignments) for on in dates
    )


def _verdicts(services: Services, unit_id: str, month: str) -> dict[_Key, DayVerdict]:
    """What a closed day came to, as it stands now: one Query and its pages."""
    return {
        (each.employee_id, on): verdict
        for each in services.months.of_unit(unit_id, month)
        for on, verdict in each.standing.items()
    }


def _day(
    member: Member,
    on: date,
    recorded: AttendanceDay | None,
    rulings: Mapping[Slot, Ruling],
    verdict: DayVerdict | None,
    city: City,
) -> SheetDay:
    plan, zone = member_plan(member, on, city)
    if recorded is None:
        return SheetDay(plan, zone, {}, rulings, verdict)
    return SheetDay(plan, zone, recorded.check_ins, rulings, verdict, recorded.punches)
