"""A superior who will be away names who decides in their place; and takes it back."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from chalicelib.domain.city import City, Unit
from chalicelib.domain.employee import Employee
from chalicelib.domain.notice import Notice, NoticeKind
from chalicelib.domain.request import Delegation
from chalicelib.errors import ChangedMeanwhile, NotFound
from chalicelib.rules.access import Act, reaches
from chalicelib.rules.delegation import delegation_faults, is_expected, lent, stands_in
from chalicelib.rules.push import push_state
from chalicelib.use_cases.audit_entries import entry_about
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.reach import today_of


@dataclass(frozen=True, slots=True)
class StandIn:
    """A superior who has named me; `units`: where I decide for them, while `holds`."""

    superior: Employee
    delegation: Delegation
    holds: bool
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Delegations:
    """Whom I have named, with the dates, and whose place I take: today and to come."""

    delegation: Delegation | None
    delegate: Employee | None
    standing_in: tuple[StandIn, ...]


def see_delegations(services: Services, actor: Employee, now: datetime) -> Delegations:
    """One batch of reads; of who is in no delegation none."""
    city = services.city.fresh(now)
    today = today_of(city, now)
    given = actor.delegation if actor.delegation and actor.delegation.ends_on >= today else None
    people = services.staff.people({*actor.delegated_by, *([given.to_id] if given else [])})
    named = [people[each] for each in sorted(actor.delegated_by) if each in people]
    expected = [each for each in named if is_expected(actor, each, today)]
    standing_in = tuple(_stand_in(actor, each, city, today) for each in expected)
    return Delegations(given, people.get(given.to_id) if given else None, standing_in)


def set_delegate(
    services: Services, actor: Employee, superior: Employee, wanted: Delegation, now: datetime
) -> Employee:
    """Name who decides in the superior's place, instead of whoever was named before; the same again changes nothing.

    superior   the actor, or whom use_cases/unit_delegates.py lets them name one for.

    Raises InputInvalid, and ChangedMeanwhile where one of the profiles changed at the same moment.
    """
    city = services.city.fresh(now)
    today = today_of(city, now)
    delegate = services.staff.employee(wanted.to_id)
    others = _others(services, delegate, superior.employee_id, today) if delegate else set()
    check(delegation_faults(superior, delegate, wanted, len(others), city, today))
    if delegate is None:
        raise NotFound
    if superior.delegation != wanted or superior.employee_id not in delegate.delegated_by:
        _save(services, actor, superior, wanted, city, now)
    return delegate


def end_delegation(services: Services, actor: Employee, superior: Employee, now: datetime) -> None:
    """From this moment on nobody decides in the superior's place. Raises NotFound where nobody is named."""
    if superior.delegation is None:
        raise NotFound
    _save(services, actor, superior, None, services.city.fresh(now), now)


def _save(
    services: Services, actor: Employee, superior: Employee, wanted: Delegation | None, city: City, now: datetime
) -> None:
    """The profiles of superior, new and former delegate, and what they are told: all or none, with one entry."""
    former, today = superior.delegation, today_of(city, now)
    changed = {superior.employee_id: replace(superior, delegation=wanted)}
    involved = {each.to_id for each in (former, wanted) if each}
    people = {**services.staff.people(involved), superior.employee_id: superior}
    for each in involved & people.keys():
        names = wanted is not None and wanted.to_id == each
        changed[each] = _pointed(services, people[each], superior.employee_id, names, today)
    action, facts = ("delegate_named", _facts(wanted)) if wanted else ("delegation_ended", _facts(former))
    entry = entry_about(services, actor, action, superior, city, now, facts)
    notices = _told(superior, people[wanted.to_id], wanted, "named", today, now) if wanted else []
    if former and former.to_id in people and (wanted is None or wanted.to_id != former.to_id):
        notices += _told(superior, people[former.to_id], former, "ended", today, now)
    try:
        services.staff.save_people([(each, people[key]) for key, each in sorted(changed.items())], entry, notices)
    except Changed:
        raise ChangedMeanwhile from None


def _told(
    superior: Employee,
    delegate: Employee,
    delegation: Delegation,
    state: str,
    today: date,
    now: datetime,
) -> list[Notice]:
    """What both read, each of the other; of one that is over anyhow nobody does."""
    if delegation.ends_on < today:
        return []
    notices = []
    dates = {"starts_on": delegation.starts_on.isoformat(), "ends_on": delegation.ends_on.isoformat()}
    for reader, other, role in ((delegate, superior, "delegate"), (superior, delegate, "superior")):
        about = f"{other.employee_id}-{delegation.starts_on:%Y%m%d}-{delegation.ends_on:%Y%m%d}-{state}"
        facts = {"as": role, "state": state, "name": other.name, **dates}
        push = push_state(reader.push, NoticeKind.DELEGATE)
        notices.append(Notice(reader.employee_id, NoticeKind.DELEGATE, today, now, about, facts, push=push))
    return notices


def _pointed(services: Services, delegate: Employee, superior_id: str, names: bool, today: date) -> Employee:
    """The delegate with a pointer to this superior or none, and without those that are over."""
    kept = _others(services, delegate, superior_id, today)
    return replace(delegate, delegated_by=tuple(sorted(kept | ({superior_id} if names else set()))))


def _others(services: Services, delegate: Employee, superior_id: str, today: date) -> set[str]:
    """The other superiors who have named this delegate for today or later."""
    named = services.staff.people(each for each in delegate.delegated_by if each != superior_id)
    return {each.employee_id for each in named.values() if is_expected(delegate, each, today)}


def _facts(delegation: Delegation | None) -> dict[str, object]:
    if delegation is None:
        return {}
    dates = {"starts_on": delegation.starts_on.isoformat(), "ends_on": delegation.ends_on.isoformat()}
    return {"to_id": delegation.to_id, **dates}


def _stand_in(actor: Employee, superior: Employee, city: City, today: date) -> StandIn:
    assert superior.delegation
    rights = lent(superior)
    reached = [each for each in city.units.values() if reaches(rights, Act.DECIDE_REQUEST, [each.unit_id], city, today)]
    units = tuple(sorted(reached, key=lambda each: (each.name.casefold(), each.unit_id)))
    return StandIn(superior, superior.delegation, stands_in(actor, superior, city, today), units)
