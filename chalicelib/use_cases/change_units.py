"""Units: the tree of OPD and their parts, and the office points each uses."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, FieldError, InputInvalid
from chalicelib.rules.enrolment import ENROL_DAYS_AT_MOST, enrol_until_fault
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.trial import counts_from_fault, earliest_count
from chalicelib.rules.unit_end import TEXTS as ENDS
from chalicelib.rules.unit_texts import TEXTS as DATES
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of

_TEXTS: Texts = {
    "PARENT_UNKNOWN": ("Unit induk ini tidak ada.", "There is no such parent unit."),
    "UNIT_CIRCLE": ("Unit tidak boleh di bawah dirinya sendiri.", "A unit cannot stand below itself."),
    "OFFICE_UNKNOWN": ("Titik kantor ini tidak ada.", "There is no such office point."),
    **DATES,
    **ENDS,
}


def put_unit(services: Services, actor: Employee, unit: Unit, now: datetime) -> Unit:
    """Add or change one unit. Its end is another act: end_unit.py.

    Raises InputInvalid for an unknown parent or office, a circle, or a first day that may not be.
    """
    city = services.city.fresh(now)
    held = city.units.get(unit.unit_id)
    unit = replace(unit, ends_on=held.ends_on if held else None)
    faults = _faults(unit, city, now)
    if faults:
        raise InputInvalid(faults)
    facts = {"old": _facts(held) if held else None, "new": _facts(unit)}
    publish_units(services, actor, city, {unit.unit_id: unit}, "unit_put", now, facts)
    return unit


def publish_units(
    services: Services,
    actor: Employee,
    city: City,
    changed: Mapping[str, Unit],
    action: str,
    now: datetime,
    facts: Mapping[str, object],
) -> None:
    """The next version of the units, with these in it.

    city   what the change was judged by. Raises ChangedMeanwhile when its units are no longer the published ones.
    """
    book_id = services.city.draft("units", {**city.units, **changed})
    entry = entry_of(services, actor, action, ",".join(sorted(changed))[:200], now, facts=facts)
    try:
        services.city.publish("units", book_id, city.versions.get("units", 0), entry)
    except Changed:
        raise ChangedMeanwhile from None


def _faults(unit: Unit, city: City, now: datetime) -> list[FieldError]:
    faults = []
    if unit.parent_id is not None and unit.parent_id not in city.units:
        faults.append(fault(_TEXTS, "/parent_id", "PARENT_UNKNOWN"))
    elif unit.parent_id is not None and city.is_within(unit.parent_id, unit.unit_id):
        faults.append(fault(_TEXTS, "/parent_id", "UNIT_CIRCLE"))
    elif unit.parent_id is not None and not city.units[unit.parent_id].lasts(unit.ends_on):
        faults.append(fault(_TEXTS, "/parent_id", "PARENT_ENDS"))
    faults += [
        fault(_TEXTS, f"/office_ids/{at}", "OFFICE_UNKNOWN")
        for at, each in enumerate(unit.office_ids)
        if each not in city.offices
    ]
    held = city.units.get(unit.unit_id)
    faults += counting_faults(unit.counts_from, held, city, now) if held else []
    code = enrol_until_fault(unit.enrol_until, held.enrol_until if held else None, today_of(city, now))
    facts = {"days": ENROL_DAYS_AT_MOST}
    return [*faults, fault(_TEXTS, "/enrol_until", code, **facts)] if code else faults


def counting_faults(wanted: date | None, held: Unit, city: City, now: datetime) -> list[FieldError]:
    """Against this as the first day that counts of a unit there is."""
    today, notice_days = today_of(city, now), city.settings.switch_notice_days
    code = counts_from_fault(wanted, held.counts_from, today, notice_days)
    facts = {"notice_days": notice_days, "earliest": earliest_count(today, notice_days).isoformat()}
    return [fault(_TEXTS, "/counts_from", code, **facts)] if code else []


def _facts(unit: Unit) -> dict[str, object]:
    """What the trail tells of a unit: no name."""
    return {
        "parent_id": unit.parent_id,
        "office_ids": list(unit.office_ids),
        "counts_from": unit.counts_from.isoformat() if unit.counts_from else None,
        "enrol_until": unit.enrol_until.isoformat() if unit.enrol_until else None,
    }
