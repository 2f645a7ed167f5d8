"""Who of the demo's day is still there afterwards: off duty by roster, so missed by nobody, and able to log in."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from chalicelib.domain.employee import Assignment, Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.rules.calendar import NO_ENTRY
from chalicelib.rules.local_time import local_date
from chalicelib.rules.roster import MONTHS_BACK, dates_of, roster_months
from chalicelib.use_cases.issue_code import issue_code
from chalicelib.use_cases.log_in import first_log_in
from chalicelib.use_cases.move_person import assign
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.set_roster import set_roster
from tools.demo_city import ZONE, login_line, password_of
from tools.demo_people import STAYING, Player, number_of
from tools.demo_story import Day

READ_NOTICES = 100
DAY = timedelta(days=1)


def let_in(day: Day, now: datetime) -> None:
    """Before the day: a password by a one-time code, as everybody sets theirs."""
    for player in STAYING:
        code, _ = issue_code(day.services, day.admins[0], day.hands[player.key].employee_id, now)
        first_log_in(day.services, number_of(player), code, password_of(number_of(player)), now)


def let_rest(day: Day, now: datetime) -> None:
    """On the day after: a roster from the morrow on, with days off alone."""
    eko, _ = day.admins
    today = local_date(now, ZONE)
    for player in STAYING:
        employee_id = day.hands[player.key].employee_id
        assign(day.services, eko, employee_id, Assignment(player.unit_id, today + DAY, (day.office_id,), None), now)
        for month in roster_months(today)[MONTHS_BACK:]:
            set_roster(day.services, eko, employee_id, month, _days_off(day, month, today), now)


def _days_off(day: Day, month: str, after: date) -> str:
    off = day.city.settings.roster_off_code
    return "".join(off if on > after else NO_ENTRY for on in dates_of(month))


def lines(services: Services, on: date, admin_numbers: tuple[str, str]) -> Iterator[str]:
    """Who can log in to see what came of the day; nobody of a day that was played when all still left with it."""
    there = [(each, found) for each in STAYING if (found := by_number(services, number_of(each))) and not found.left_on]
    if there:
        yield "Log in to see it as they do; both have days off since:"
    for player, employee in there:
        yield login_line(_role(player), employee.number, f"{employee.name}{_what_for(services, employee, on)}")
    admins = [by_number(services, each) for each in admin_numbers]
    told = [each for each in admins if each and _notice(services, each, NoticeKind.CITY, on)]
    for admin in told:
        yield login_line("city_admin", admin.number, f"{admin.name}: a notice of the whole city's {on}")


def _role(player: Player) -> str:
    return "absent" if player.times == "- - -" else "present"


def _what_for(services: Services, employee: Employee, on: date) -> str:
    missed = _notice(services, employee, NoticeKind.MISSED, on)
    return f": a notice of {on}, to be answered" if missed else ": three check-ins with their receipts"


def _notice(services: Services, employee: Employee, kind: NoticeKind, on: date) -> Notice | None:
    found = services.notices.of_person(employee.employee_id, READ_NOTICES)
    return next((each for each in found if each.kind is kind and each.on == on), None)


def by_number(services: Services, number: str) -> Employee | None:
    """As stored now."""
    return services.staff.employee(services.staff.employee_id_of(number) or "")
