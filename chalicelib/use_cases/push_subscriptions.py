"""Where one's phones are woken, and what for: one's own choice, phone by phone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.employee import Employee
from chalicelib.domain.push import PushKind, Subscription, Subscriptions
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.rules.push import with_subscription
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.ports import Changed, Services

KEPT_AS_TOLD = timedelta(days=30)  # told again within it, the same changes nothing


def subscribe(
    services: Services, employee: Employee, new: Subscription, kinds: Collection[PushKind], now: datetime
) -> Subscriptions:
    """Wake this phone too, and all of the person's phones for these kinds. Raises ChangedMeanwhile."""
    held, wanted = services.pushes.of(employee.employee_id), tuple(each for each in PushKind if each in kinds)
    if _is_known(held, new) and employee.push == wanted:
        return held
    found = replace(held, all=with_subscription(held.all, new))
    facts = {"subscription": new.subscription_id, "kinds": [each.value for each in wanted]}
    _save(services, employee, found, wanted, "push_subscribed", facts, now)
    return found


def unsubscribe_phone(services: Services, employee: Employee, subscription_id: str, now: datetime) -> None:
    """Wake that phone no more; with the last one goes what for. Raises NotFound, ChangedMeanwhile."""
    held = services.pushes.of(employee.employee_id)
    left = tuple(each for each in held.all if each.subscription_id != subscription_id)
    if left == held.all:
        raise NotFound
    wanted = employee.push if left else ()
    facts = {"subscription": subscription_id}
    _save(services, employee, replace(held, all=left), wanted, "push_unsubscribed", facts, now)


def _save(
    services: Services,
    employee: Employee,
    found: Subscriptions,
    wanted: tuple[PushKind, ...],
    action: str,
    facts: Mapping[str, object],
    now: datetime,
) -> None:
    entry = entry_about(services, employee, action, employee, services.city.current(now), now, facts)
    person = (replace(employee, push=wanted), employee) if wanted != employee.push else None
    try:
        services.pushes.save(found, entry, now, person)
    except Changed:
        raise ChangedMeanwhile from None


def _is_known(held: Subscriptions, new: Subscription) -> bool:
    known = [each for each in held.all if each.subscription_id == new.subscription_id]
    return any(
        replace(each, added_at=new.added_at) == new and new.added_at - each.added_at < KEPT_AS_TOLD for each in known
    )
