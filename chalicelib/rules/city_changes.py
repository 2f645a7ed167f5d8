"""May this become the city's settings, calendar or offices today? Asked when it is proposed and again when approved.

A proposal may wait for days. What it changes is held against today and the city as it is now: no day that has begun
gets another rule (RELIABILITY F34), and what has no date (a roster code, the letter for a day off, a zone) stays once
days are judged by it. What does not differ from what holds is not judged. See docs/rules.md#schedule.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.domain.city import City
from chalicelib.domain.office import Office
from chalicelib.domain.settings import Settings
from chalicelib.domain.shift import Calendar, Holiday, Override, ShiftPattern
from chalicelib.errors import FieldError
from chalicelib.rules.attendance_rules import attendance_rules_faults
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.office_texts import FAULTS
from chalicelib.rules.rule_sets import (
    allowance_rules_faults,
    budget_rules_faults,
    discipline_rules_faults,
    performance_rules_faults,
)
from chalicelib.rules.schedule import check_holiday, check_holidays, check_override, check_pattern, earliest_start
from chalicelib.rules.schedule_texts import SCHEDULE_TEXTS
from chalicelib.rules.signal_rules import signal_rules_faults
from chalicelib.rules.week import Fault

CITY_TEXTS: Texts = {
    "ZONE_FIXED": (
        "Zona waktu kota tetap sejak kalender pertama; kantor di zona lain diberi zona sendiri.",
        "The city's zone stays from its first calendar on; an office elsewhere gets a zone of its own.",
    ),
    "ROSTER_OFF_CODE_FIXED": (
        "Huruf libur tetap sejak kalender pertama: jadwal sudah memakainya.",
        "The letter for a day off stays from the first calendar on: rosters use it.",
    ),
    "OFFICE_EXISTS": (
        '"{name}" sudah ada, {distance_m} m dari sini. Pakai kantor itu, atau beri nama lain.',
        '"{name}" is there already, {distance_m} m from here. Use that office, or choose another name.',
    ),
    "START_TOO_EARLY": (
        "Pagar baru berlaku paling cepat hari ini.",
        "A new fence starts today at the earliest.",
    ),
}


def find_faults(subject: str, content: Any, city: City, today: date) -> list[FieldError]:
    """Everything against publishing this content of settings or calendar today; pointers lead into it."""
    return settings_faults(content, city, today) if subject == "settings" else calendar_faults(content, city, today)


def settings_faults(settings: Settings, city: City, today: date) -> list[FieldError]:
    """Zone and off code may be chosen until the first calendar: before it no day is judged."""
    is_first = _is_without_calendar(city)
    faults = attendance_rules_faults(settings.attendance_rules, city.settings.attendance_rules, today, is_first)
    faults += signal_rules_faults(settings.signal_rules, city.settings.signal_rules, today, is_first)
    faults += discipline_rules_faults(settings.discipline_rules, city.settings.discipline_rules, today, is_first)
    faults += allowance_rules_faults(settings.allowance_rules, city.settings.allowance_rules, today, is_first)
    faults += performance_rules_faults(settings.performance_rules, city.settings.performance_rules, today, is_first)
    faults += budget_rules_faults(settings.budget_rules, city.settings.budget_rules, today, is_first)
    if is_first:
        return faults
    if settings.zone != city.settings.zone:
        faults.append(fault(CITY_TEXTS, "/zone", "ZONE_FIXED"))
    if settings.roster_off_code != city.settings.roster_off_code:
        faults.append(fault(CITY_TEXTS, "/roster_off_code", "ROSTER_OFF_CODE_FIXED"))
    return faults


def office_faults(offices: Mapping[str, Office], city: City, today: date) -> list[FieldError]:
    """Of the offices there are; nobody has worked at a new one, so it may say what it likes about the past."""
    faults = []
    for office_id, held in city.offices.items():
        office = offices.get(office_id, held)
        if city.zone_of(office) != city.zone_of(held):
            faults.append(fault(FAULTS, f"/{office_id}/zone", "ZONE_FIXED", name=held.name))
        for fence in office.fences:
            if fence.starts_on < today and fence not in held.fences:
                pointer = f"/{office_id}/fences/{fence.version}/starts_on"
                faults.append(fault(CITY_TEXTS, pointer, "START_TOO_EARLY"))
    return faults


def calendar_faults(calendar: Calendar, city: City, today: date) -> list[FieldError]:
    held = city.calendar
    faults = []
    for pattern_id, pattern in calendar.patterns.items():
        if pattern != held.patterns.get(pattern_id):
            faults += _below(f"/patterns/{pattern_id}", pattern_faults(pattern, city, today))
    for override in calendar.overrides:
        if override not in held.overrides:
            faults += _below(f"/overrides/{override.override_id}", override_faults(override, city, today))
    for on, holiday in calendar.holidays.items():
        if holiday != held.holidays.get(on):
            faults += _below(f"/holidays/{on}", _told(check_holiday(holiday, _earliest_holiday(city, today))))
    gone = [on for on in held.holidays if on not in calendar.holidays and on <= today]
    return [*faults, *(fault(SCHEDULE_TEXTS, f"/holidays/{on}", "DATE_PASSED") for on in gone)]


def pattern_faults(pattern: ShiftPattern, city: City, today: date) -> list[FieldError]:
    """A new pattern may start any date: nobody has worked by it."""
    patterns = city.calendar.patterns
    published = patterns.get(pattern.pattern_id)
    taken = [each.code for each in patterns.values() if each.code and each.pattern_id != pattern.pattern_id]
    earliest = earliest_start(today) if published else None
    return _told(check_pattern(pattern, earliest, published, city.settings.roster_off_code, taken))


def override_faults(override: Override, city: City, today: date) -> list[FieldError]:
    """Of an order whose units were read by `with_parts`."""
    earliest = None if _is_without_calendar(city) else earliest_start(today)
    return [
        *_told(check_override(override, earliest, _published(override, city))),
        *_unknown("/pattern_ids", override.pattern_ids, city.calendar.patterns, "PATTERN_UNKNOWN"),
        *unknown_units(override.unit_ids, city),
    ]


def holiday_faults(holidays: Sequence[Holiday], city: City, today: date) -> list[FieldError]:
    """Of a list of holidays; pointers lead into it."""
    return _told(check_holidays(holidays, _earliest_holiday(city, today)))


def unknown_units(unit_ids: Iterable[str], city: City) -> list[FieldError]:
    return _unknown("/unit_ids", unit_ids, city.units, "UNIT_UNKNOWN")


def with_parts(override: Override, city: City, today: date) -> Override:
    """The order with every part of its units named: what judges a day compares units one to one.

    An order that has begun keeps the units it began with, whether they are all named again or the OPD alone: a part
    that has joined since is not added to it.
    """
    named, published = set(override.unit_ids), _published(override, city)
    wanted = tuple(sorted(each for each in city.units if any(city.is_within(each, root) for root in named)))
    if published and published.starts_on <= today and named <= set(published.unit_ids) <= set(wanted):
        return replace(override, unit_ids=published.unit_ids)
    return replace(override, unit_ids=wanted)


def _earliest_holiday(city: City, today: date) -> date | None:
    """People may have checked in today; None for the very first load."""
    return None if _is_without_calendar(city) else today


def _is_without_calendar(city: City) -> bool:
    return city.versions.get("calendar", 0) == 0


def _published(override: Override, city: City) -> Override | None:
    return next((each for each in city.calendar.overrides if each.override_id == override.override_id), None)


def _unknown(pointer: str, ids: Iterable[str], known: Mapping[str, object], code: str) -> list[FieldError]:
    return [fault(SCHEDULE_TEXTS, f"{pointer}/{at}", code) for at, each in enumerate(ids) if each not in known]


def _told(found: Iterable[Fault]) -> list[FieldError]:
    return [fault(SCHEDULE_TEXTS, each.pointer, each.code) for each in found]


def _below(pointer: str, faults: Iterable[FieldError]) -> list[FieldError]:
    return [replace(each, pointer=pointer + each.pointer) for each in faults]
