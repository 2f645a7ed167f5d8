"""One page a day for who leads: to each superior and operator their people, to each city admin the units.

Made when every unit's date is closed, or six hours after the city's date is over, whichever comes first; at most once a
person and date, so a run that died is simply done again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.digest import UnitDay
from chalicelib.domain.employee import Employee, Role
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.jobs.digest_facts import city_facts, digest_facts
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.day_digest import part_of, tally
from chalicelib.rules.local_time import end_of_day
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.waits import Waits, see_waits

PATIENCE = timedelta(hours=6)  # after the city's midnight: night shifts close in the morning
LOOKED_BACK = 7  # dates; older ones are nobody's morning paper any more
LEADERS = frozenset({Role.SUPERVISOR, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Told:
    """What a run did: dates told, and notices written."""

    dates: int
    notices: int


def tell_digests(services: Services, now: datetime) -> Told:
    """Tell every date that is ready and was not told, in order. Twice is once."""
    city = services.city.fresh(now)
    dates = notices = 0
    for on in _dates(city, now):
        if services.digests.is_told(on) or not (days := services.digests.of_day(on)):
            continue  # without one closed unit there is nothing to tell yet, however late it is
        unclosed = _unclosed(services, city, on)
        if unclosed and now < end_of_day(on, city.settings.zone) + PATIENCE:
            continue
        notices += _tell(services, city, days, unclosed, now)
        services.digests.set_told(on)
        dates += 1
    return Told(dates, notices)


def _dates(city: City, now: datetime) -> list[date]:
    today = today_of(city, now)
    return [today - timedelta(days=back) for back in range(LOOKED_BACK, -1, -1)]


def _unclosed(services: Services, city: City, on: date) -> list[str]:
    """Units in the city whose date is not judged for everybody; one that nobody has begun to close counts too."""
    through = {each.unit_id: each.closed_through for each in services.closes.all()}
    return sorted(unit_id for unit_id in city.units if through.get(unit_id, date.min) < on)


def _tell(services: Services, city: City, days: list[UnitDay], unclosed: list[str], now: datetime) -> int:
    if not any(tally(day.teams).expected for day in days if not day.trial):
        return 0  # a day off for everybody, or the days before the first that counts
    waits = see_waits(services, days, city, now)
    readers = services.staff.people(_readers(services, days, unclosed)).values()
    found = [_digest(each, days, waits, city, now) for each in readers]
    facts = city_facts(days, unclosed, services.jobs.all(), city, now)
    found += [
        Notice(each.employee_id, NoticeKind.CITY, days[0].on, now, facts=facts) for each in readers if _is_admin(each)
    ]
    written = [each for each in found if each]
    for notice in written:
        services.notices.add(notice)
    return len(written)


def _readers(services: Services, days: Iterable[UnitDay], unclosed: Iterable[str]) -> list[str]:
    """Everybody who may have people in these days: assigned superiors, and holders of any role."""
    superiors = {team.superior_id for day in days for team in day.teams if team.superior_id}
    holders = {each for day in days for each in day.holders}
    late = {each.employee_id for unit_id in unclosed for each in services.staff.members(unit_id) if each.grants}
    return sorted(superiors | holders | late)


def _is_admin(reader: Employee) -> bool:
    return reader.left_on is None and reader.has_role(Role.CITY_ADMIN)


def _digest(reader: Employee, days: list[UnitDay], waits: Waits, city: City, now: datetime) -> Notice | None:
    """The reader's own people, by the rights that hold now; None where there is nobody of them to tell of."""
    today = today_of(city, now)
    leads = replace(reader, grants=tuple(each for each in reader.grants if each.role in LEADERS))

    def sees(unit_id: str, superior_id: str | None) -> bool:
        return superior_id == reader.employee_id or reaches(leads, Act.READ_ATTENDANCE, [unit_id], city, today)

    own = part_of(days, sees)
    total = tally(team for day in own for team in day.teams)
    counted = waits.of(own)
    if not total.expected and not any(counted.values()):
        return None
    facts = digest_facts(own, reader.employee_id, city) | counted
    return Notice(reader.employee_id, NoticeKind.DIGEST, days[0].on, now, facts=facts)
