"""Audit entries, made alike everywhere: ids and hashes, never names, numbers or positions."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from chalicelib.domain.audit import AuditEntry
from chalicelib.domain.city import City
from chalicelib.domain.employee import Employee
from chalicelib.rules.local_time import local_date
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of, units_of


def entry_of(
    services: Services,
    actor: Employee,
    action: str,
    object_id: str,
    now: datetime,
    unit_id: str | None = None,
    facts: Mapping[str, object] | None = None,
) -> AuditEntry:
    """An entry in the chain of the unit (or the city) and the local date."""
    return entry_by(services, actor.employee_id, action, object_id, now, unit_id, facts)


def entry_about(
    services: Services,
    actor: Employee,
    action: str,
    employee: Employee,
    city: City,
    now: datetime,
    facts: Mapping[str, object] | None = None,
) -> AuditEntry:
    """An entry in the chain of the person's unit: that of today, else the next one, else the city's."""
    units = units_of(employee, today_of(city, now))
    return entry_of(services, actor, action, employee.employee_id, now, units[0] if units else None, facts)


def entry_by(
    services: Services,
    actor_id: str,
    action: str,
    object_id: str,
    now: datetime,
    unit_id: str | None = None,
    facts: Mapping[str, object] | None = None,
) -> AuditEntry:
    """The same of who is no employee: the clock's own jobs."""
    on = local_date(now, services.city.current(now).settings.zone)
    return AuditEntry(
        entry_id=services.new_id(),
        chain=f"{unit_id or 'CITY'}#{on.isoformat()}",
        at=now,
        actor_id=actor_id,
        action=action,
        object_id=object_id,
        facts=facts or {},
    )


def keyed_hash(services: Services, kind: str, facts: object) -> str:
    """HMAC-SHA-256 (hex) over the kind and the facts as JSON with sorted names, under the city's pepper.

    Whoever holds the facts can prove them, nobody can guess them from the trail.
    """
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hmac.digest(services.secrets.pepper(), f"{kind}#{text}".encode(), hashlib.sha256).hex()
