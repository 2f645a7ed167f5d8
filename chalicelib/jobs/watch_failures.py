"""Every quarter of an hour: did the service fail while people arrived? Then lateness is held back and an admin decides.

The counts come from a metric: no table is scanned. A suspicion is written once; whatever an admin makes of it stands.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.city import City
from chalicelib.domain.employee import Role
from chalicelib.domain.job import SYSTEM
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.outage import Outage
from chalicelib.observability import logger
from chalicelib.rules.local_time import local_date
from chalicelib.rules.outage import QUARTER_MIN, WATCHED_MIN, is_suspect, proposed_extension, suspect, watched_quarters
from chalicelib.use_cases.audit_entries import entry_by
from chalicelib.use_cases.outages import have_judged_again
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

_QUARTER = timedelta(minutes=QUARTER_MIN)


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run did: quarters looked at, and outages it wrote, new or longer."""

    quarters: int
    suspected: int


def watch_failures(services: Services, now: datetime) -> Watched:
    """Suspect an outage where too many tries of a quarter failed. Twice is once; nothing is asked while nobody arrives.

    A quarter whose counts come later than the next run is looked at again, for an hour.
    """
    city = services.city.current(now)
    quarters = watched_quarters(city, now)
    counted = {each: services.failures.window(each, each + _QUARTER) for each in quarters}
    failing = {at: each for at, each in counted.items() if is_suspect(each, city.settings.outages)}
    if not failing:
        return Watched(len(quarters), 0)
    since, until = now - timedelta(minutes=WATCHED_MIN) - 2 * _QUARTER, now + 2 * _QUARTER
    standing = {each.outage_id: each for each in services.outages.touching(since, until)}
    found = suspect(failing, standing.values())
    written = [_suspect(services, each, standing.get(each.outage_id), city, now) for each in found]
    return Watched(len(quarters), sum(written))


def _suspect(services: Services, outage: Outage, held: Outage | None, city: City, now: datetime) -> bool:
    """Whether it was this run that wrote it. Admins are told first: a run that dies here is done again, and a notice
    of the same outage is the same."""
    if held is None:
        for employee_id in _admins(services, city):
            services.notices.add(_notice(employee_id, outage, city, now))
    have_judged_again(services, [outage], city, now)
    span = {"starts_at": outage.starts_at.isoformat(), "ends_at": outage.ends_at.isoformat()}
    facts = {**span, "failed": outage.failed, "of": outage.of}
    try:
        services.outages.save(
            outage, entry_by(services, SYSTEM, "outage_suspected", outage.outage_id, now, facts=facts)
        )
    except Changed:  # an admin, or another run, has just written it: the next run sees what
        return False
    logger.warning("outage suspected", outage_id=outage.outage_id, failed=outage.failed, of=outage.of)
    return True


def _admins(services: Services, city: City) -> list[str]:
    """City admins in service, by the rights that hold now: a Query a unit, and only when an outage begins."""
    listed = {
        member.employee_id
        for unit_id in sorted(city.units)
        for member in services.staff.members(unit_id)
        if any(grant.role is Role.CITY_ADMIN for grant in member.grants)
    }
    people = services.staff.people(sorted(listed)).values()
    return [each.employee_id for each in people if each.left_on is None and each.has_role(Role.CITY_ADMIN)]


def _notice(employee_id: str, outage: Outage, city: City, now: datetime) -> Notice:
    zone = city.settings.zone
    proposed = proposed_extension(outage, zone, today_of(city, now))
    facts: dict[str, object] = {
        "starts_at": outage.starts_at.isoformat(),
        "ends_at": outage.ends_at.isoformat(),
        "failed": outage.failed,
        "of": outage.of,
    }
    if proposed:
        facts["extend_min"] = proposed[2]
    return Notice(employee_id, NoticeKind.OUTAGE, local_date(outage.starts_at, zone), now, outage.outage_id, facts)
