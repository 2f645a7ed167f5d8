"""Shift patterns, dated orders and holidays: each change makes the next version of the city's calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.audit import Proposal
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Calendar, Holiday, Override, ShiftPattern
from chalicelib.errors import FieldError, InputInvalid, NotFound
from chalicelib.rules.schedule import Fault, check_holidays, check_override, check_pattern, earliest_start
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposals import Change, submit
from chalicelib.use_cases.reach import today_of

_PATTERN_UNKNOWN = ("Pola kerja ini tidak ada.", "There is no such shift pattern.")
_UNIT_UNKNOWN = ("Unit ini tidak ada.", "There is no such unit.")


def put_pattern(
    services: Services, actor: Employee, pattern: ShiftPattern, emergency: str | None, now: datetime
) -> Proposal:
    """Add a shift pattern or give it a next version; begun versions stay as they are."""
    city = services.city.fresh(now)
    calendar = city.calendar
    others = [each for each in calendar.patterns.values() if each.pattern_id != pattern.pattern_id]
    taken = [each.code for each in others if each.code]
    earliest = None if _is_first(city) else earliest_start(today_of(city, now))
    published = calendar.patterns.get(pattern.pattern_id)
    new_pattern_earliest = earliest if published else None  # nobody works by a pattern that did not exist
    _check(check_pattern(pattern, new_pattern_earliest, published, city.settings.roster_off_code, taken))
    changed = replace(calendar, patterns={**calendar.patterns, pattern.pattern_id: pattern})
    return _submit(services, actor, city, changed, {"pattern": pattern.pattern_id}, emergency, now)


def put_override(
    services: Services, actor: Employee, override: Override, emergency: str | None, now: datetime
) -> Proposal:
    """Add a dated order or change one that has not begun. Enterable the evening before."""
    city = services.city.fresh(now)
    calendar = city.calendar
    published = next((each for each in calendar.overrides if each.override_id == override.override_id), None)
    earliest = None if _is_first(city) else earliest_start(today_of(city, now))
    faults = _faults(check_override(override, earliest, published))
    faults += [
        FieldError(f"/pattern_ids/{at}", "PATTERN_UNKNOWN", _PATTERN_UNKNOWN)
        for at, each in enumerate(override.pattern_ids)
        if each not in calendar.patterns
    ]
    faults += [
        FieldError(f"/unit_ids/{at}", "UNIT_UNKNOWN", _UNIT_UNKNOWN)
        for at, each in enumerate(override.unit_ids)
        if each not in city.units
    ]
    if faults:
        raise InputInvalid(faults)
    override = replace(override, unit_ids=_with_units_below(override.unit_ids, city))
    others = tuple(each for each in calendar.overrides if each.override_id != override.override_id)
    changed = replace(calendar, overrides=(*others, override))
    return _submit(services, actor, city, changed, {"override": override.override_id}, emergency, now)


def put_holidays(
    services: Services, actor: Employee, holidays: Iterable[Holiday], emergency: str | None, now: datetime
) -> Proposal:
    """Confirm holidays by their decree; today's may be declared when people have already checked in."""
    city = services.city.fresh(now)
    earliest = None if _is_first(city) else today_of(city, now)
    wanted = list(holidays)
    _check(replace(fault, pointer=f"/holidays{fault.pointer}") for fault in check_holidays(wanted, earliest))
    changed = replace(city.calendar, holidays={**city.calendar.holidays, **{each.on: each for each in wanted}})
    summary = {"holidays": [each.on.isoformat() for each in wanted]}
    return _submit(services, actor, city, changed, summary, emergency, now)


def remove_holiday(services: Services, actor: Employee, on: date, emergency: str | None, now: datetime) -> Proposal:
    """Take back a holiday that is still to come."""
    city = services.city.fresh(now)
    if on not in city.calendar.holidays or on <= today_of(city, now):
        raise NotFound
    changed = replace(city.calendar, holidays={at: each for at, each in city.calendar.holidays.items() if at != on})
    return _submit(services, actor, city, changed, {"holiday_removed": on.isoformat()}, emergency, now)


def _with_units_below(unit_ids: tuple[str, ...], city: City) -> tuple[str, ...]:
    """An order for an OPD holds for its parts: the rule itself compares units one to one."""
    return tuple(sorted(each for each in city.units if any(city.is_within(each, root) for root in unit_ids)))


def _is_first(city: City) -> bool:
    return city.versions.get("calendar", 0) == 0


def _submit(
    services: Services,
    actor: Employee,
    city: City,
    calendar: Calendar,
    summary: Mapping[str, object],
    emergency: str | None,
    now: datetime,
) -> Proposal:
    change = Change("calendar", calendar, city.versions.get("calendar", 0), summary)
    return submit(services, actor, change, now, emergency)


def _faults(found: Iterable[Fault]) -> list[FieldError]:
    return [FieldError(each.pointer, each.code, SCHEDULE_TEXTS[each.code]) for each in found]


def _check(found: Iterable[Fault]) -> None:
    faults = _faults(found)
    if faults:
        raise InputInvalid(faults)
