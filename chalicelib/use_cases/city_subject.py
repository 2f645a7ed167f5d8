"""Proposals of a whole subject of the city, settings or calendar: a book drafted aside, published when approved."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.errors import FieldError
from chalicelib.rules.city_changes import find_faults
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject
from chalicelib.use_cases.reach import today_of


def _draft(services: Services, change: Change) -> Draft:
    return Draft(services.city.draft(change.subject, change.content), {})


def _stands(services: Services, proposal: Proposal, now: datetime) -> bool:
    return services.city.fresh(now).versions.get(proposal.subject, 0) == proposal.base_version


def _find_faults(services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
    city = services.city.fresh(now)
    content = services.city.book(proposal.subject, proposal.content_id)
    return find_faults(proposal.subject, content, city, today_of(city, now))


def _apply(services: Services, applied: Proposal, entry: AuditEntry, _: datetime) -> None:
    services.city.publish(applied.subject, applied.content_id, applied.base_version, entry, applied)


def _is_same(services: Services, proposal: Proposal, change: Change) -> bool:
    if proposal.base_version != change.base:
        return False
    return bool(services.city.book(proposal.subject, proposal.content_id) == change.content)


def _differences(services: Services, proposal: Proposal) -> Iterable[Difference]:
    base = proposal.base_version
    old = services.city.version(proposal.subject, base) if base else {}
    return find_differences(old, services.city.book(proposal.subject, proposal.content_id))


CITY_BOOK = Subject(False, _draft, _stands, _find_faults, _apply, _is_same, _differences)
