"""One phone per person, one person per phone: enrol, decide, revoke."""

from dataclasses import replace
from datetime import datetime

from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.errors import ChangedMeanwhile, DecideOwn, DeviceAlreadyBound, NotFound
from chalicelib.proof.device_key import thumbprint
from chalicelib.rules.access import Act, is_city_wide
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import find_employee, is_city_admin, today_of, units_of


def enrol_device(services: Services, actor: Employee, public_key: bytes, label: str, now: datetime) -> Device:
    """Add a phone's key as pending; its check-ins are provisional until one approval. The same key again is the same.

    A newer pending key takes the place of an older pending one. Raises DeviceAlreadyBound for another person's key.
    """
    device_id = thumbprint(public_key)
    known = actor.device(device_id)
    if known:
        return known
    if services.staff.device_owner(device_id) not in (None, actor.employee_id):
        raise DeviceAlreadyBound
    device = Device(device_id, public_key, DeviceState.PENDING, label, enrolled_at=now)
    active = tuple(each for each in actor.devices if each.state is DeviceState.ACTIVE)
    try:
        _save(services, actor, replace(actor, devices=(*active, device)), actor, "device_enrolled", device_id, now)
    except ChangedMeanwhile:
        if services.staff.device_owner(device_id) not in (None, actor.employee_id):
            raise DeviceAlreadyBound from None
        raise
    return device


def decide_device(
    services: Services, actor: Employee, employee_id: str, device_id: str, approve: bool, now: datetime
) -> Device | None:
    """Approve a pending phone (it takes the place of the active one) or reject it. Raises DecideOwn for one's own.

    The phone of who holds a city-wide role is a city admin's to decide: else an operator could take the auditor's off.
    """
    city = services.city.fresh(now)
    employee = find_employee(services, actor, employee_id, Act.DECIDE_DEVICE, now, city)
    if employee.employee_id == actor.employee_id:
        raise DecideOwn
    device = employee.device(device_id)
    if device is None or (is_city_wide(employee) and not is_city_admin(actor, city, now)):
        raise NotFound
    if approve and device.state is DeviceState.ACTIVE:
        return device
    if approve:
        decided = replace(device, state=DeviceState.ACTIVE, decided_at=now, decided_by=actor.employee_id)
        changed = replace(employee, devices=(decided,))
        _save(services, actor, changed, employee, "device_approved", device_id, now)
        return decided
    _save(services, actor, _without(employee, device_id), employee, "device_rejected", device_id, now)
    return None


def revoke_own_device(services: Services, actor: Employee, device_id: str, now: datetime) -> None:
    """Take one's own phone off at once (lost, sold); its next check-in is refused."""
    if actor.device(device_id) is None:
        raise NotFound
    _save(services, actor, _without(actor, device_id), actor, "device_revoked", device_id, now)


def _without(employee: Employee, device_id: str) -> Employee:
    return replace(employee, devices=tuple(each for each in employee.devices if each.device_id != device_id))


def _save(
    services: Services,
    actor: Employee,
    changed: Employee,
    employee: Employee,
    action: str,
    device_id: str,
    now: datetime,
) -> None:
    units = units_of(employee, today_of(services.city.current(now), now))
    entry = entry_of(
        services, actor, action, employee.employee_id, now, units[0] if units else None, {"device_id": device_id}
    )
    try:
        services.staff.save(changed, employee, entry)
    except Changed:
        raise ChangedMeanwhile from None
