"""What an auditor finds in the trail: entries by what they are, and who decided about whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.audit import AuditEntry, ChainedEntry
from chalicelib.errors import NotFound
from chalicelib.rules.audit_search import ENOUGH, AuditSearch, answers, dates_of, named_in, search_fault
from chalicelib.rules.decision_pairs import Pair, pairs_of
from chalicelib.rules.month import first_day, last_day
from chalicelib.use_cases.day_roots import chain_of
from chalicelib.use_cases.manage_staff import check
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.reach import today_of
from chalicelib.use_cases.see_day_proof import CITY


@dataclass(frozen=True, slots=True)
class Found:
    """`names`: of the people among them. `next_until`: the next date to search from; None: all dates were read."""

    entries: Sequence[ChainedEntry]
    names: Mapping[str, str]
    next_until: date | None


def search_audit(services: Services, search: AuditSearch) -> Found:
    """The newest date first, in it as they happened: a Query a date until there are enough, batches for the names.

    Raises InputInvalid for a span that will not do.
    """
    bad = search_fault(search)
    check([bad] if bad else [])
    found: list[ChainedEntry] = []
    read = search.since
    for on in dates_of(search):
        read = on
        chain = services.audit.entries(chain_of(search.unit_id or CITY, on))
        found += [each for each in chain if answers(each.entry, search)]
        if len(found) >= ENOUGH:
            break
    next_until = read - timedelta(days=1) if read > search.since else None
    return Found(found, _names(services, (each.entry for each in found)), next_until)


def see_pairs(services: Services, unit_id: str, month: str, now: datetime) -> tuple[list[Pair], Mapping[str, str]]:
    """Of one unit's month: a Query a date, batches for the names. Raises NotFound for an unknown unit."""
    city = services.city.current(now)
    if unit_id not in city.units:
        raise NotFound
    until = min(last_day(month), today_of(city, now))
    days = (first_day(month) + timedelta(days=each) for each in range((until - first_day(month)).days + 1))
    pairs = pairs_of(each.entry for on in days for each in services.audit.entries(chain_of(unit_id, on)))
    return pairs, _known(services, {who for each in pairs for who in (each.decider_id, each.person_id)})


def _names(services: Services, entries: Iterable[AuditEntry]) -> dict[str, str]:
    return _known(services, {who for each in entries for who in (each.actor_id, *named_in(each))})


def _known(services: Services, ids: set[str]) -> dict[str, str]:
    return {each: person.name for each, person in services.staff.people(ids).items()} if ids else {}
