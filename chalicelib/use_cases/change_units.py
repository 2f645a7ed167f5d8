"""Units: the tree of OPD and their parts, and the office points each uses."""

from datetime import datetime

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Employee
from chalicelib.errors import ChangedMeanwhile, FieldError, InputInvalid
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services

_TEXTS = {
    "PARENT_UNKNOWN": ("Unit induk ini tidak ada.", "There is no such parent unit."),
    "UNIT_CIRCLE": ("Unit tidak boleh di bawah dirinya sendiri.", "A unit cannot stand below itself."),
    "OFFICE_UNKNOWN": ("Titik kantor ini tidak ada.", "There is no such office point."),
}


def put_unit(services: Services, actor: Employee, unit: Unit, now: datetime) -> Unit:
    """Add or change one unit. Raises InputInvalid for an unknown parent or office, or a circle."""
    city = services.city.fresh(now)
    faults = []
    if unit.parent_id is not None and unit.parent_id not in city.units:
        faults.append(FieldError("/parent_id", "PARENT_UNKNOWN", _TEXTS["PARENT_UNKNOWN"]))
    elif unit.parent_id is not None and city.is_within(unit.parent_id, unit.unit_id):
        faults.append(FieldError("/parent_id", "UNIT_CIRCLE", _TEXTS["UNIT_CIRCLE"]))
    faults += [
        FieldError(f"/office_ids/{at}", "OFFICE_UNKNOWN", _TEXTS["OFFICE_UNKNOWN"])
        for at, each in enumerate(unit.office_ids)
        if each not in city.offices
    ]
    if faults:
        raise InputInvalid(faults)
    publish_units(services, actor, {unit.unit_id: unit}, "unit_put", now)
    return unit


def publish_units(services: Services, actor: Employee, changed: dict[str, Unit], action: str, now: datetime) -> None:
    """The next version of the units, with these in it."""
    city = services.city.fresh(now)
    book_id = services.city.draft("units", {**city.units, **changed})
    entry = entry_of(services, actor, action, ",".join(sorted(changed))[:200], now)
    try:
        services.city.publish("units", book_id, city.versions.get("units", 0), entry)
    except Changed:
        raise ChangedMeanwhile from None
