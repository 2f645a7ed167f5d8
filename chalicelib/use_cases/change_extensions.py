"""Windows made longer because the service failed: by one admin alone, at once, for it favours people and cannot wait.

It is the calendar's next version like any other; a change of the calendar that waits for a second person has to be
proposed anew.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.closing import SpreadTask
from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import Extension
from chalicelib.errors import ChangedMeanwhile, InputInvalid, NotFound
from chalicelib.rules.extension import EXTENSION_TEXTS, NIGHT_DAYS, extension_faults
from chalicelib.rules.import_report import fault
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.city_subject import REJUDGE_AFTER_S
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of


def put_extension(services: Services, actor: Employee, extension: Extension, now: datetime) -> Extension:
    """Make a window longer, or longer by another time. Raises InputInvalid, ChangedMeanwhile."""
    city = services.city.fresh(now)
    held = _find(city, extension.extension_id)
    faults = extension_faults(extension, city, today_of(city, now))
    if held and not _is_open(held, city, now):  # what was is not written over under its own id
        faults.append(fault(EXTENSION_TEXTS, "/on", "EXTENSION_DATE"))
    if faults:
        raise InputInvalid(faults)
    whole = replace(extension, unit_ids=city.with_parts(extension.unit_ids))
    if whole != held:
        _publish(services, actor, city, held, whole, now)
    return whole


def remove_extension(services: Services, actor: Employee, extension_id: str, now: datetime) -> None:
    """Whoever has checked in meanwhile stays checked in. Raises NotFound, ChangedMeanwhile."""
    city = services.city.fresh(now)
    held = _find(city, extension_id)
    if held is None or not _is_open(held, city, now):
        raise NotFound
    _publish(services, actor, city, held, None, now)


def _find(city: City, extension_id: str) -> Extension | None:
    return next((each for each in city.calendar.extensions if each.extension_id == extension_id), None)


def _is_open(extension: Extension, city: City, now: datetime) -> bool:
    return extension.on >= today_of(city, now) - timedelta(days=NIGHT_DAYS)


def _publish(
    services: Services, actor: Employee, city: City, held: Extension | None, wanted: Extension | None, now: datetime
) -> None:
    """Told before it is published, for later: as of a calendar that a second person approves."""
    told = [each for each in (held, wanted) if each]
    others = [each for each in city.calendar.extensions if each != held]
    extensions = tuple(sorted((*others, *([wanted] if wanted else [])), key=lambda each: (each.on, each.extension_id)))
    book_id = services.city.draft("calendar", replace(city.calendar, extensions=extensions))
    for each in told:
        services.close_queue(SpreadTask(each.on, each.unit_ids, "extension"), REJUDGE_AFTER_S)
    entry = _entry(services, actor, "window_extended" if wanted else "extension_removed", told[-1], book_id, now)
    try:
        services.city.publish("calendar", book_id, city.versions.get("calendar", 0), entry)
    except Changed:
        raise ChangedMeanwhile from None


def _entry(
    services: Services, actor: Employee, action: str, extension: Extension, book_id: str, now: datetime
) -> AuditEntry:
    facts = {
        "content_id": book_id,
        "on": extension.on.isoformat(),
        "slot": extension.slot.value,
        "minutes": extension.minutes,
        "unit_ids": list(extension.unit_ids),
    }
    return entry_of(services, actor, action, extension.extension_id, now, facts=facts)
