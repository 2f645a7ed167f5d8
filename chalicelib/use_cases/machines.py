"""Attendance machines: registered by a city admin, each with its map of PINs; seen by whoever brings in their logs."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.employee import Employee
from chalicelib.domain.machine import Machine, PinMap
from chalicelib.errors import ChangedMeanwhile, FieldError, InputInvalid, NotFound
from chalicelib.rules.csv_text import read_csv
from chalicelib.rules.machine_pins import numbers_of, read_pins
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services

MAX_MACHINES = 500  # all are read at once
MAX_PINS = 2_000  # a map is one item; so many a machine holds
_OFFICE = ("Kantor ini tidak ada. Pilih salah satu kantor.", "There is no such office. Choose one of the offices.")
_TOO_MANY = (f"Paling banyak {MAX_MACHINES} mesin.", f"At most {MAX_MACHINES} machines.")


def see_machines(services: Services) -> list[Machine]:
    """By name, those out of use last: 1 Query."""
    return sorted(services.machines.all(), key=lambda each: (not each.in_use, each.name.casefold(), each.machine_id))


def put_machine(services: Services, actor: Employee, machine: Machine, now: datetime) -> Machine:
    """Register or change one. `revision`: of what the actor saw, 0 for a new one.

    Raises InputInvalid, and ChangedMeanwhile where something else stands than was seen. What stands already is not
    written again.
    """
    city = services.city.fresh(now)
    standing = services.machines.get(machine.machine_id)
    if standing is not None and replace(machine, pins=standing.pins, revision=standing.revision) == standing:
        return standing
    if machine.revision != (standing.revision if standing else 0):
        raise ChangedMeanwhile
    check([] if machine.office_id in city.offices else [FieldError("/office_id", "OFFICE_UNKNOWN", _OFFICE)])
    if standing is None and len(services.machines.all()) >= MAX_MACHINES:
        raise InputInvalid([FieldError("/machine_id", "TOO_MANY", _TOO_MANY)])
    facts = {"old": _facts(standing), "new": _facts(machine)}
    entry = entry_of(services, actor, "machine_set", machine.machine_id, now, facts=facts)
    return _save(services, replace(machine, pins=standing.pins if standing else 0), entry)


def put_pins(services: Services, actor: Employee, machine_id: str, raw: bytes, now: datetime) -> Machine:
    """Replace the machine's map of PINs by a file's, CSV of PIN and staff number; nothing unless all of it is sound.

    Raises NotFound, InputInvalid with every fault of the file, ChangedMeanwhile.
    """
    machine = find_machine(services, machine_id)
    text = read_csv(raw, MAX_PINS)
    people = services.staff.people_of(numbers_of(text))
    found = read_pins(text, {number: each.employee_id for number, each in people.items()})
    if found.faults:
        raise InputInvalid(found.faults)
    pins = PinMap(machine_id, found.employee_ids)
    if pins == services.machines.pins(machine_id):
        return machine
    facts = {"sha256": hashlib.sha256(raw).hexdigest(), "pins": len(pins.employee_ids)}
    entry = entry_of(services, actor, "machine_pins_set", machine_id, now, facts=facts)
    return _save(services, replace(machine, pins=len(pins.employee_ids)), entry, pins)


def find_machine(services: Services, machine_id: str) -> Machine:
    """Raises NotFound."""
    machine = services.machines.get(machine_id)
    if machine is None:
        raise NotFound
    return machine


def _save(services: Services, machine: Machine, entry: AuditEntry, pins: PinMap | None = None) -> Machine:
    try:
        return services.machines.save(machine, entry, pins)
    except Changed:
        raise ChangedMeanwhile from None


def _facts(machine: Machine | None) -> Mapping[str, object] | None:
    if machine is None:
        return None
    return {
        "name": machine.name, "office_id": machine.office_id, "ahead_s": machine.ahead_s, "in_use": machine.in_use,
    }  # fmt: skip
