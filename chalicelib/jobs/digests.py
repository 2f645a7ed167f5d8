"""One page a day for who leads: to each superior and operator their people, to each city admin the units.

Made when every unit's date is closed, or six hours after the city's date is over, whichever comes first: of everything
that was closed since the last one (digest_dates.py). At most once a person and page, so a run that died is done again;
where another date became ready meanwhile, whom it had told hears of the same dates once more, on the longer page.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.jobs.digest_answers import AwaitedAnswers, awaited_of
from chalicelib.jobs.digest_budgets import locked_facts, open_facts
from chalicelib.jobs.digest_dates import DateToTell, dates_to_tell
from chalicelib.jobs.digest_facts import city_facts, digest_facts
from chalicelib.jobs.remind_budget import Untold, remind_budgets, untold_budgets
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.answer_turn import leaders_of
from chalicelib.rules.day_digest import part_of, tally
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.push import push_state
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.unanswered import see_unanswered
from chalicelib.use_cases.waits import Waits, see_waits

LEADERS = frozenset({Role.SUPERVISOR, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Told:
    """What a run did: dates told, and notices written."""

    dates: int
    notices: int


def tell_digests(services: Services, now: datetime) -> Told:
    """Tell everything that is ready and was not told, on one page. Twice is once."""
    city = services.city.fresh(now)
    dates = dates_to_tell(services, city, now)
    notices = 0
    if dates:
        untold = untold_budgets(services, city, now)
        notices = _tell(services, city, dates, untold, now) + remind_budgets(services, untold, city, now)
    for each in dates:
        services.digests.set_told(each.on, each.units)
    return Told(len(dates), notices)


@dataclass(frozen=True, slots=True)
class _Page:
    """What one run's pages are made of. `on`: the last of the dates. `untold`: budgets of last month."""

    on: date
    days: Sequence[UnitDay]
    waits: Waits
    awaited: AwaitedAnswers
    untold: Sequence[Untold]
    city: City
    today: date


def _tell(services: Services, city: City, dates: Sequence[DateToTell], untold: Sequence[Untold], now: datetime) -> int:
    days = [day for each in dates for day in each.days]
    unclosed = {unit_id for each in dates for unit_id in each.unclosed}
    if not any(tally(day.teams).expected for day in days if not day.trial):
        return 0  # a day off for everybody, or the days before the first that counts
    today = today_of(city, now)
    named = services.staff.people(_readers(services, days, unclosed, city)).values()
    readers = [each for each in named if not has_passed(each.left_on, today)]
    awaited = awaited_of(see_unanswered(services, days, city, now), leaders_of(readers, city, today))
    waits = see_waits(services, days, city, now)
    page = _Page(dates[-1].on, days, waits, awaited, untold, city, today)
    found = [_digest(each, page, now) for each in readers]
    facts = city_facts(days, unclosed, services.jobs.all(), city, now)
    facts |= locked_facts(untold, city)
    admins = [each for each in readers if each.has_role(Role.CITY_ADMIN)]
    for admin in admins:
        theirs = facts | awaited.facts(None, admin.employee_id, city)
        found.append(_to(admin, NoticeKind.CITY, page.on, theirs, now))
    written = [each for each in found if each]
    for notice in written:
        services.notices.add(notice)
    return len(written)


def _readers(services: Services, days: Sequence[UnitDay], unclosed: Collection[str], city: City) -> list[str]:
    """Everybody who may have people in these days: assigned superiors, and holders of any role.

    Who holds one in a unit that is closed for none of these days (late, or begun after them) is found by a Query of it.
    """
    superiors = {team.superior_id for day in days for team in day.teams if team.superior_id}
    holders = {each for day in days for each in day.holders}
    standing = {each.unit_id for each in city.units_on(max(day.on for day in days))}
    silent = (standing - {day.unit_id for day in days}) | set(unclosed)
    holders |= {each.employee_id for unit_id in silent for each in services.staff.members(unit_id) if each.grants}
    return sorted(superiors | holders)


def _digest(reader: Employee, page: _Page, now: datetime) -> Notice | None:
    """The reader's own people, by the rights that hold now; None where there is nobody of them to tell of."""
    city = page.city
    leads = replace(reader, grants=tuple(each for each in reader.grants if each.role in LEADERS))

    def sees(unit_id: str, superior_id: str | None) -> bool:
        is_own = superior_id == reader.employee_id
        return is_own or reaches(leads, Act.READ_ATTENDANCE, [unit_id], city, page.today)

    own = part_of(page.days, sees)
    total = tally(team for day in own for team in day.teams)
    counted = page.waits.of(own)
    theirs = page.awaited.facts(reader.employee_id, reader.employee_id, city)
    theirs |= open_facts(page.untold, leads, city, page.today)
    if not total.expected and not any(counted.values()) and not theirs:
        return None
    facts = digest_facts(own, reader.employee_id, city) | counted | theirs
    return _to(reader, NoticeKind.DIGEST, page.on, facts, now)


def _to(reader: Employee, kind: NoticeKind, on: date, facts: Mapping[str, object], now: datetime) -> Notice:
    return Notice(reader.employee_id, kind, on, now, facts=facts, push=push_state(reader.push, kind))
