"""Shift patterns, dated orders and holidays: each change makes the next version of the city's calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Calendar, Holiday, Override, ShiftPattern
from chalicelib.errors import FieldError, InputInvalid, NotFound
from chalicelib.rules.city_changes import holiday_faults, override_faults, pattern_faults, unknown_units, with_parts
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import today_of


def put_pattern(
    services: Services, actor: Employee, pattern: ShiftPattern, emergency: str | None, now: datetime
) -> Proposal:
    """Add a shift pattern or give it a next version; begun versions stay as they are."""
    city = services.city.fresh(now)
    _check(pattern_faults(pattern, city, today_of(city, now)))
    changed = replace(city.calendar, patterns={**city.calendar.patterns, pattern.pattern_id: pattern})
    return submit_calendar(services, actor, city, changed, {"pattern": pattern.pattern_id}, emergency, now)


def put_override(
    services: Services, actor: Employee, override: Override, emergency: str | None, now: datetime
) -> Proposal:
    """Add a dated order, change one that has not begun, or move the end of one that has.

    Enterable the evening before. An order for an OPD holds for its parts (`with_parts`).
    """
    city = services.city.fresh(now)
    today = today_of(city, now)
    whole = with_parts(override, city, today)
    _check([*override_faults(whole, city, today), *unknown_units(override.unit_ids, city)])
    others = tuple(each for each in city.calendar.overrides if each.override_id != override.override_id)
    changed = replace(city.calendar, overrides=(*others, whole))
    about = {"override": override.override_id, "name": override.name, "starts_on": override.starts_on.isoformat()}
    return submit_calendar(services, actor, city, changed, about, emergency, now)


def put_holidays(
    services: Services, actor: Employee, holidays: Iterable[Holiday], emergency: str | None, now: datetime
) -> Proposal:
    """Confirm holidays by their decree; today's may be declared when people have already checked in."""
    city = services.city.fresh(now)
    wanted = list(holidays)
    found = holiday_faults(wanted, city, today_of(city, now))
    _check([replace(each, pointer=f"/holidays{each.pointer}") for each in found])
    changed = replace(city.calendar, holidays={**city.calendar.holidays, **{each.on: each for each in wanted}})
    summary = {"holidays": [each.on.isoformat() for each in wanted]}
    return submit_calendar(services, actor, city, changed, summary, emergency, now)


def remove_holiday(services: Services, actor: Employee, on: date, emergency: str | None, now: datetime) -> Proposal:
    """Take back a holiday that is still to come."""
    city = services.city.fresh(now)
    if on not in city.calendar.holidays or on <= today_of(city, now):
        raise NotFound
    changed = replace(city.calendar, holidays={at: each for at, each in city.calendar.holidays.items() if at != on})
    return submit_calendar(services, actor, city, changed, {"holiday_removed": on.isoformat()}, emergency, now)


def submit_calendar(
    services: Services,
    actor: Employee,
    city: City,
    calendar: Calendar,
    summary: Mapping[str, object],
    emergency: str | None,
    now: datetime,
    place: Mapping[str, object] | None = None,
) -> Proposal:
    """Propose the calendar as it would be, made from the city's own. `place`: see Change."""
    change = Change("calendar", calendar, city.versions.get("calendar", 0), summary, place=place or {})
    return submit(services, actor, change, now, emergency)


def _check(faults: list[FieldError]) -> None:
    if faults:
        raise InputInvalid(faults)
