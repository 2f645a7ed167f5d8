"""An admin says that the service failed, or that it did not: what was judged meanwhile is judged again.

The closer is told before it is written, of a moment after: what cannot be told is not decided, and what was told in
vain changes nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.closing import SpreadTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.errors import ChangedMeanwhile, InputInvalid, NotFound
from chalicelib.rules.closing import last_begun_date
from chalicelib.rules.outage import outage_faults, touched_dates
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.city_versions import zones_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.tell_closer import TOLD_BEFORE_S

LISTED_DAYS = 30  # where nobody says since when


def see_outages(services: Services, since: date | None, now: datetime) -> list[Outage]:
    """Those that lasted into this date or began later, the newest first."""
    begins = datetime.combine(since, time.min, UTC) if since else now - timedelta(days=LISTED_DAYS)
    return services.outages.touching(begins, now + timedelta(days=1))[::-1]


def declare_outage(
    services: Services, actor: Employee, starts_at: datetime, ends_at: datetime, unit_ids: Iterable[str], note: str,
    now: datetime, tail: str = "",
) -> Outage:  # fmt: skip
    """The service failed, and nothing told us. Raises InputInvalid, ChangedMeanwhile.

    tail   of the outage's id, the same each time this very request is sent: what it has declared already is answered.
    """
    outage_id = f"{starts_at:%Y%m%d}-{tail or services.new_id()}"
    declared = services.outages.get(outage_id) if tail else None
    if declared:
        return declared
    new = Outage(outage_id, starts_at, ends_at, OutageState.DECLARED, tuple(unit_ids), note)
    return _decide(services, actor, new, None, now)


def decide_outage(services: Services, actor: Employee, wanted: Outage, now: datetime) -> Outage:
    """Declare it or dismiss it, again and otherwise too.

    wanted   its id, state, span, units and note as they shall be.

    Raises NotFound, InputInvalid, ChangedMeanwhile.
    """
    held = services.outages.get(wanted.outage_id)
    if held is None:
        raise NotFound
    as_wanted = replace(
        held,
        state=wanted.state,
        starts_at=wanted.starts_at,
        ends_at=wanted.ends_at,
        unit_ids=wanted.unit_ids,
        note=wanted.note,
    )
    return _decide(services, actor, as_wanted, held, now)


def _decide(services: Services, actor: Employee, wanted: Outage, held: Outage | None, now: datetime) -> Outage:
    city = services.city.fresh(now)
    faults = outage_faults(wanted, city, now)
    if faults:
        raise InputInvalid(faults)
    whole = replace(wanted, unit_ids=city.with_parts(wanted.unit_ids))
    if whole == held:
        return held
    decided = replace(whole, decided_by=actor.employee_id, decided_at=now)
    have_judged_again(services, [each for each in (held, decided) if each], city, now)
    try:
        return services.outages.save(decided, _entry(services, actor, decided, held, now))
    except Changed:
        raise ChangedMeanwhile from None


def have_judged_again(services: Services, outages: Iterable[Outage], city: City, now: datetime) -> None:
    """Tell the closer of every date that these spans may touch, where somebody may have been judged."""
    spans, zones = list(outages), zones_of(city)
    begun = last_begun_date(now, zones)
    dates = {on for each in spans for on in touched_dates(each, zones) if on <= begun}
    concerned = {unit_id for each in spans for unit_id in each.unit_ids}
    unit_ids = tuple(sorted(concerned)) if all(each.unit_ids for each in spans) else ()
    for on in sorted(dates):
        services.close_queue(SpreadTask(on, unit_ids, "outage"), TOLD_BEFORE_S)


def _entry(services: Services, actor: Employee, outage: Outage, held: Outage | None, now: datetime) -> AuditEntry:
    facts = {
        "was": held.state.value if held else "none",
        "starts_at": outage.starts_at.isoformat(),
        "ends_at": outage.ends_at.isoformat(),
        "unit_ids": list(outage.unit_ids),
    }
    return entry_of(services, actor, f"outage_{outage.state}", outage.outage_id, now, facts=facts)
