"""Proposals of a whole subject of the city, settings or calendar: a book drafted aside, published when approved.

Of a kode kantor the code alone is kept, and the book drafted at its approval (code_change.py).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from chalicelib.domain.audit import AuditEntry, Proposal
from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.shift import Calendar
from chalicelib.errors import FieldError
from chalicelib.rules.city_changes import find_faults
from chalicelib.rules.differences import Difference, find_differences
from chalicelib.rules.event import invited_units
from chalicelib.rules.event_changes import event_change_faults, withdrawn_now
from chalicelib.rules.extension import extension_change_faults
from chalicelib.rules.office_code_changes import office_code_change_faults
from chalicelib.use_cases.code_change import laid_on
from chalicelib.use_cases.ports import Services
from chalicelib.use_cases.proposal_subject import Change, Draft, Subject
from chalicelib.use_cases.reach import today_of

REJUDGE_AFTER_S = 120  # later than the new calendar is published and read everywhere


def _draft(services: Services, change: Change) -> Draft:
    if change.kept:
        return Draft(change.object_id, change.kept)
    return Draft(services.city.draft(change.subject, change.content), {})


def _content(services: Services, proposal: Proposal) -> object:
    """The settings or calendar that the proposal wants."""
    if not proposal.content:
        return services.city.book(proposal.subject, proposal.content_id)
    return laid_on(_base(services, proposal), proposal.content)


def _base(services: Services, proposal: Proposal) -> Calendar:
    base = proposal.base_version
    return cast(Calendar, services.city.version(proposal.subject, base)) if base else Calendar({})


def _stands(services: Services, proposal: Proposal, now: datetime) -> bool:
    return services.city.fresh(now).versions.get(proposal.subject, 0) == proposal.base_version


def _find_faults(services: Services, proposal: Proposal, now: datetime) -> list[FieldError]:
    city = services.city.fresh(now)
    content = _content(services, proposal)
    today = today_of(city, now)
    faults = find_faults(proposal.subject, content, city, today)
    if isinstance(content, Calendar):
        faults += [*event_change_faults(content, city, now), *extension_change_faults(content, city, today)]
        faults += office_code_change_faults(content, city, today)
    return faults


def _apply(services: Services, applied: Proposal, entry: AuditEntry, now: datetime) -> None:
    if applied.subject == "calendar":
        _have_judged_again(services, applied, now)
    book_id = applied.content_id
    if applied.content:
        book_id = services.city.draft(applied.subject, _content(services, applied))
    services.city.publish(applied.subject, book_id, applied.base_version, entry, applied)


def _have_judged_again(services: Services, applied: Proposal, now: datetime) -> None:
    """Whoever was judged for an event that this calls off.

    Told before it is published, for later: what cannot be told is not published, and what was told in vain changes
    nothing. Everything else of a calendar holds from today on, where closing the day looks for itself.
    """
    city = services.city.fresh(now)
    content = _content(services, applied)
    assert isinstance(content, Calendar)
    for event in withdrawn_now(content, city):
        for unit_id in sorted(invited_units(event, city)):
            services.close_queue(RejudgeTask(unit_id, event.on, (), "event"), REJUDGE_AFTER_S)


def _is_same(services: Services, proposal: Proposal, change: Change) -> bool:
    if proposal.base_version != change.base:
        return False
    return bool(_content(services, proposal) == change.content)


def _differences(services: Services, proposal: Proposal) -> Iterable[Difference]:
    base = proposal.base_version
    old = services.city.version(proposal.subject, base) if base else {}
    return find_differences(old, _content(services, proposal))


CITY_BOOK = Subject(False, _draft, _stands, _find_faults, _apply, _is_same, _differences)
