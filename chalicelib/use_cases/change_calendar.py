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
from chalicelib.rules.rehearsal import CalendarChange, with_change
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change
from chalicelib.use_cases.proposals import submit
from chalicelib.use_cases.reach import today_of


def put_pattern(
    services: Services, actor: Employee, pattern: ShiftPattern, emergency: str | None, now: datetime
) -> Proposal:
    """Add a shift pattern or give it a next version; begun versions stay as they are."""
    city = services.city.fresh(now)
    changed = changed_calendar(city, pattern, now)
    return submit_calendar(services, actor, city, changed, {"pattern": pattern.pattern_id}, emergency, now)


def put_override(
    services: Services, actor: Employee, override: Override, emergency: str | None, now: datetime
) -> Proposal:
    """Add a dated order, change one that has not begun, or move the end of one that has.

    Enterable the evening before. An order for an OPD holds for its parts (`with_parts`).
    """
    city = services.city.fresh(now)
    changed = changed_calendar(city, override, now)
    about = {"override": override.override_id, "name": override.name, "starts_on": override.starts_on.isoformat()}
    return submit_calendar(services, actor, city, changed, about, emergency, now)


def put_holidays(
    services: Services, actor: Employee, holidays: Iterable[Holiday], emergency: str | None, now: datetime
) -> Proposal:
    """Confirm holidays by their decree; today's may be declared when people have already checked in."""
    city = services.city.fresh(now)
    wanted = tuple(holidays)
    changed = changed_calendar(city, wanted, now)
    summary = {"holidays": [each.on.isoformat() for each in wanted]}
    return submit_calendar(services, actor, city, changed, summary, emergency, now)


def changed_calendar(city: City, change: CalendarChange, now: datetime) -> Calendar:
    """The city's calendar with this change, as it would be published. Raises InputInvalid, with pointers into it."""
    today = today_of(city, now)
    match change:
        case ShiftPattern():
            _check(pattern_faults(change, city, today))
        case Override():
            _check(
                [*override_faults(with_parts(change, city, today), city, today), *unknown_units(change.unit_ids, city)]
            )
            change = with_parts(change, city, today)
        case _:
            found = holiday_faults(change, city, today)
            _check([replace(each, pointer=f"/holidays{each.pointer}") for each in found])
    return with_change(city.calendar, change)


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
) -> Proposal:
    """Propose the calendar as it would be, made from the city's own."""
    change = Change("calendar", calendar, city.versions.get("calendar", 0), summary)
    return submit(services, actor, change, now, emergency)


def _check(faults: list[FieldError]) -> None:
    if faults:
        raise InputInvalid(faults)
