"""One phone per person, one person per phone: enrol, decide, revoke."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chalicelib.domain.city import City
from chalicelib.domain.employee import Device, DeviceState, Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.errors import ChangedMeanwhile, DecideOwn, DeviceAlreadyBound, NotFound
from chalicelib.proof.device_key import thumbprint
from chalicelib.rules.access import Act, is_city_wide, reaches
from chalicelib.rules.enrolment import standing_vouch, without_device
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.authenticate import has_left
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import is_city_admin, today_of, units_of
from chalicelib.use_cases.stand_in import find_to_decide, for_whom


def enrol_device(
    services: Services, actor: Employee, public_key: bytes, label: str, now: datetime, shared: bool = False
) -> Device:
    """Add a phone's key as pending; its check-ins are provisional until one approval. The same key again is the same.

    A first phone that somebody vouches for is active at once (rules/enrolment.py); any new phone uses the word up.
    A phone that several people use is for a person to decide on: whoever approves it registers it as shared.
    A newer pending key takes the place of an older pending one. Raises DeviceAlreadyBound for another person's key.
    """
    device_id = thumbprint(public_key)
    known = actor.device(device_id)
    if known:
        return known
    if services.staff.device_owner(device_id) not in (None, actor.employee_id):
        raise DeviceAlreadyBound
    device = Device(device_id, public_key, DeviceState.PENDING, label, enrolled_at=now, shared=shared)
    action, vouched_by = "device_enrolled", None if shared else _voucher(services, actor, now)
    if vouched_by:
        device = replace(device, state=DeviceState.ACTIVE, decided_at=now, decided_by=vouched_by)
        action = "device_vouched"
    active = tuple(each for each in actor.devices if each.state is DeviceState.ACTIVE)
    changed = replace(actor, devices=(*active, device), vouch=None)
    try:
        _save(services, actor, changed, actor, action, device_id, now, {"vouched_by": vouched_by} if vouched_by else {})
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
    found = find_to_decide(services, actor, employee_id, Act.DECIDE_DEVICE, now, city)
    return decide_device_of(services, actor, found, device_id, approve, city, now)


def decide_device_of(
    services: Services,
    actor: Employee,
    found: tuple[Employee, str | None],
    device_id: str,
    approve: bool,
    city: City,
    now: datetime,
) -> Device | None:
    """The same about somebody who was found within the actor's reach in this city, on whosever behalf."""
    employee, behalf = found
    if employee.employee_id == actor.employee_id:
        raise DecideOwn
    device = employee.device(device_id)
    if device is None or (is_city_wide(employee) and not is_city_admin(actor, city, now)):
        raise NotFound
    if approve and device.state is DeviceState.ACTIVE:
        _tell_owner(services, employee, device_id, approve, city, now)  # the first time may have been lost
        return device
    if approve:
        decided = replace(device, state=DeviceState.ACTIVE, decided_at=now, decided_by=actor.employee_id)
        changed = replace(employee, devices=(decided,))
        _save(services, actor, changed, employee, "device_approved", device_id, now, for_whom(behalf))
    else:
        decided = None
        without = without_device(employee, device_id)
        _save(services, actor, without, employee, "device_rejected", device_id, now, for_whom(behalf))
    _tell_owner(services, employee, device_id, approve, city, now)
    return decided


def _tell_owner(
    services: Services, employee: Employee, device_id: str, approved: bool, city: City, now: datetime
) -> None:
    """A phone in one's name is never news to its owner last."""
    facts = {"state": "approved" if approved else "rejected"}
    services.notices.add(
        Notice(employee.employee_id, NoticeKind.PHONE, today_of(city, now), now, device_id[:12], facts)
    )


def revoke_own_device(services: Services, actor: Employee, device_id: str, now: datetime) -> None:
    """Take one's own phone off at once (lost, sold); its next check-in is refused."""
    if actor.device(device_id) is None:
        raise NotFound
    _save(services, actor, without_device(actor, device_id), actor, "device_revoked", device_id, now)


def _voucher(services: Services, actor: Employee, now: datetime) -> str | None:
    """Who vouches for the new phone: somebody who might decide on it at this moment too. Most people have nobody."""
    if actor.vouch is None:
        return None
    city = services.city.fresh(now)
    today = today_of(city, now)
    unit_ids = units_of(actor, today)
    unit = city.units.get(unit_ids[0]) if unit_ids else None
    vouch = standing_vouch(actor, unit.enrol_until if unit else None, today, now)
    voucher = services.staff.employee(vouch.by) if vouch else None
    if voucher is None or has_left(voucher, today) or not reaches(voucher, Act.DECIDE_DEVICE, unit_ids, city, today):
        return None
    return voucher.employee_id


def _save(
    services: Services,
    actor: Employee,
    changed: Employee,
    employee: Employee,
    action: str,
    device_id: str,
    now: datetime,
    more: Mapping[str, object] | None = None,
) -> None:
    facts = {"device_id": device_id, **(more or {})}
    entry = entry_about(services, actor, action, employee, services.city.current(now), now, facts)
    try:
        services.staff.save(changed, employee, entry)
    except Changed:
        raise ChangedMeanwhile from None
