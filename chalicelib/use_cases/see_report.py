"""A report of a unit on the screen, and its rows for a file: read by unit, never by person.

A month's: a Query for the people and one for what their days came to; of flags one more and a BatchGet for what was
ruled. A date's: four Queries, as the unit's day on the screen.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.report import Column, ReportKind, ReportPerson, ReportRow
from chalicelib.domain.shift import Slot
from chalicelib.domain.signal import Flag
from chalicelib.domain.staff import Member
from chalicelib.domain.verdict import DayVerdict, Outcome, Ruling
from chalicelib.errors import FieldError
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.month_sheet import SheetCell, SheetDay, month_row
from chalicelib.rules.report import columns_of, rows_of
from chalicelib.rules.roster import dates_of
from chalicelib.use_cases.day_plans import member_plan
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import find_unit, today_of
from chalicelib.use_cases.see_month_sheet import check_has_begun
from chalicelib.use_cases.unit_facts import joined

SCREEN_PEOPLE = 500  # a page: whom one request reads in time, and one screen sorts and filters
_DAY_OR_MONTH = (
    "Laporan harian memakai tanggal (on), laporan lain memakai bulan (month).",
    "A daily report takes a date (on), every other report a month.",
)
_AHEAD = ("Tanggal ini belum tiba.", "This date has not come yet.")


@dataclass(frozen=True, slots=True)
class Span:
    """One date, or a month with all its dates."""

    dates: Sequence[date]
    month: str | None = None

    @property
    def name(self) -> str:
        return self.month or self.dates[0].isoformat()


@dataclass(frozen=True, slots=True)
class UnitReport:
    """Rows by name, of the people of the page asked for; `total` counts the unit's people on all pages."""

    unit: Unit
    span: Span
    columns: Sequence[Column]
    rows: Sequence[tuple[Member, ReportRow]]
    total: int


def span_of(kind: ReportKind, on: date | None, month: str | None, today: date) -> Span:
    """Today or this month where nothing is said. Raises InputInvalid for what does not fit or has not begun."""
    daily = kind is ReportKind.DAILY
    pointer = "/month" if daily else "/on"
    check([FieldError(pointer, "DAY_OR_MONTH", _DAY_OR_MONTH)] if (month if daily else on) else [])
    if daily:
        check([FieldError("/on", "DATE_AHEAD", _AHEAD)] if on and on > today else [])
        return Span([on or today])
    wanted = month or f"{today:%Y-%m}"
    check_has_begun(wanted, today)
    return Span(dates_of(wanted), wanted)


def see_report(
    services: Services,
    actor: Employee,
    unit_id: str,
    kind: ReportKind,
    on: date | None,
    month: str | None,
    page: int,
    now: datetime,
) -> UnitReport:
    """Raises NotFound out of reach, InputInvalid."""
    city = services.city.fresh(now)
    unit = find_unit(actor, unit_id, Act.READ_REPORT, city, now)
    span = span_of(kind, on, month, today_of(city, now))
    people = report_people(services, city, unit, kind, span, now)
    shown = people[(page - 1) * SCREEN_PEOPLE : page * SCREEN_PEOPLE]
    rows = [(member, row) for member, person in shown for row in rows_of(kind, person, span.dates)]
    return UnitReport(unit, span, columns_of(kind, span.dates), rows, len(people))


def units_reached(actor: Employee, unit_id: str | None, city: City, now: datetime) -> list[Unit]:
    """The unit and its parts, or everything, as far as the actor may read reports of it; each before its parts."""
    today = today_of(city, now)
    roots = [unit_id] if unit_id else sorted(each.unit_id for each in city.units.values() if each.parent_id is None)
    lost = () if unit_id else sorted(city.units)  # whose parent is gone, or their own part
    found = dict.fromkeys([*(part for root in roots for part in city.units_within(root)), *lost])
    return [city.units[each] for each in found if reaches(actor, Act.READ_REPORT, [each], city, today)]


def report_people(
    services: Services, city: City, unit: Unit, kind: ReportKind, span: Span, now: datetime
) -> list[tuple[Member, ReportPerson]]:
    """Whoever was assigned to the unit in the span, or was judged in it, by name."""
    members = services.staff.members(unit.unit_id)
    facts = (
        _of_date(services, city, unit, members, span, now) if span.month is None else _of_month(services, unit, span)
    )
    flags = _flags(services, unit, span) if kind is ReportKind.FLAGS else {}
    found = [
        (each, _person(each, unit, facts.get(each.employee_id, _Facts()), flags.get(each.employee_id, ())))
        for each in members
        if each.employee_id in facts or any(held.holds_on(on) for held in each.assignments for on in span.dates)
    ]
    return sorted(found, key=lambda each: (each[0].name.casefold(), each[0].employee_id))


@dataclass(frozen=True, slots=True)
class _Facts:
    days: Mapping[date, DayVerdict] = field(default_factory=dict)
    cell: SheetCell | None = None


def _person(member: Member, unit: Unit, facts: _Facts, flags: Sequence[tuple[Flag, Outcome | None]]) -> ReportPerson:
    lines, is_off = (facts.cell.lines, facts.cell.is_off) if facts.cell else (("", "", ""), False)
    return ReportPerson(member.name, facts.days, lines, is_off, unit.counts_from, flags)


def _of_month(services: Services, unit: Unit, span: Span) -> dict[str, _Facts]:
    rows = services.months.of_unit(unit.unit_id, span.name)
    return {each.employee_id: _Facts(standing) for each in rows if (standing := each.standing)}


def _of_date(
    services: Services, city: City, unit: Unit, members: Sequence[Member], span: Span, now: datetime
) -> dict[str, _Facts]:
    """What was recorded stands beside what it came to; of who has neither and is not expected nothing."""
    (on,) = span.dates
    days, ruled = services.attendance.unit_facts(unit.unit_id, on)
    check_ins = joined(days, services.evidence.of_unit_day(unit.unit_id, on), now)
    punches = {each.employee_id: each.punches for each in days}
    verdicts = services.months.of_date(unit.unit_id, on)
    rulings = defaultdict[str, dict[Slot, Ruling]](dict)
    for each in ruled:
        rulings[each.employee_id][each.slot] = each
    found = {}
    for member in members:
        who = member.employee_id
        if who in check_ins or who in verdicts or any(each.holds_on(on) for each in member.assignments):
            plan, zone = member_plan(member, on, city)
            day = SheetDay(plan, zone, check_ins.get(who, {}), rulings[who], verdicts.get(who), punches.get(who, ()))
            judged = {on: verdicts[who]} if who in verdicts else {}
            found[who] = _Facts(judged, month_row([day], unit.counts_from).cells[0])
    return found


def _flags(services: Services, unit: Unit, span: Span) -> dict[str, list[tuple[Flag, Outcome | None]]]:
    """By employee id, by date and slot, with what somebody ruled about the check-in."""
    flags = services.flags.flags_of_month(unit.unit_id, span.dates[0])
    ruled = {
        (each.employee_id, each.local_date, each.slot): each.outcome
        for each in (services.attendance.rulings_about(flags) if flags else [])
    }
    found = defaultdict[str, list[tuple[Flag, Outcome | None]]](list)
    for flag in flags:
        found[flag.employee_id].append((flag, ruled.get((flag.employee_id, flag.local_date, flag.slot))))
    return found
