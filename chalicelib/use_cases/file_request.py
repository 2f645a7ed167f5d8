"""Ask for something: leave, an order, a permission, a correction; for oneself, or as an operator for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from chalicelib.domain.employee import Employee
from chalicelib.domain.office import Place
from chalicelib.domain.request import OPEN, LeaveKind, Request, RequestKind, RequestState, StepAct
from chalicelib.domain.shift import Slot
from chalicelib.errors import (
    ChangedMeanwhile,
    DecideOwn,
    FieldError,
    InputInvalid,
    NotFound,
    RequestDecided,
    TooManyOpenRequests,
)
from chalicelib.rules.access import Act
from chalicelib.rules.import_report import fault
from chalicelib.rules.local_time import local_date
from chalicelib.rules.request import MAX_OPEN_REQUESTS, takes_room
from chalicelib.rules.request_again import counted_on, has_lapsed, sent_again_by, without_lapsed
from chalicelib.rules.request_texts import REQUEST_TEXTS
from chalicelib.rules.request_way import with_step
from chalicelib.use_cases.attachments import Paper, SentPaper, look_at_papers, put_on_shelf, take_off_shelf
from chalicelib.use_cases.correction_checks import from_attempt
from chalicelib.use_cases.missed_notices import told_limits
from chalicelib.use_cases.ports import Changed, RequestEffects, Services
from chalicelib.use_cases.reach import find_employee
from chalicelib.use_cases.request_checks import Asked, ready_to_wait
from chalicelib.use_cases.request_entries import entry_about_request


@dataclass(frozen=True, slots=True)
class Filing:
    """What a request asks for, as it was sent; see domain/request.Request."""

    kind: RequestKind
    starts_on: date
    ends_on: date
    reason: str
    leave: LeaveKind | None = None
    order_no: str | None = None
    due: tuple[Slot, ...] = ()
    place: Place | None = None
    arrive_by_min: int | None = None
    leave_from_min: int | None = None
    slot: Slot | None = None
    counts_at: datetime | None = None
    attempt_id: str | None = None
    papers: tuple[SentPaper, ...] = ()
    late_reason: str | None = None


def find_to_file(services: Services, actor: Employee, employee_id: str, now: datetime) -> Employee:
    """Whom the actor may file for. Raises NotFound out of reach, DecideOwn for oneself: late means late."""
    subject = find_employee(services, actor, employee_id, Act.FILE_REQUEST, now)
    if subject.employee_id == actor.employee_id:
        raise DecideOwn
    return subject


def file_request(
    services: Services, actor: Employee, subject: Employee, filing: Filing, tail: str, now: datetime
) -> Request:
    """The request as it waits. `tail`: of its id, the same each time this very request is sent.

    Raises InputInvalid, TooManyOpenRequests, ChangedMeanwhile.
    """
    request_id = f"{filing.ends_on:%Y%m%d}-{tail}"
    stored = services.requests.get(subject.employee_id, request_id)
    if stored:
        return stored
    book, asked = _asked(services, actor, subject, filing, now)
    if sum(takes_room(each, now) for each in asked.others) >= MAX_OPEN_REQUESTS:
        raise TooManyOpenRequests(limit=MAX_OPEN_REQUESTS)
    blank = Request(
        request_id, subject.employee_id, subject.unit_id_on(filing.starts_on), filing.kind, filing.starts_on,
        filing.ends_on, actor.employee_id, filing.reason, (), (),
    )  # fmt: skip
    draft, papers, faults = _drafted(services, actor, blank, filing, asked)
    request = ready_to_wait(services, draft, asked, faults)
    filed = with_step(request, StepAct.FILED, actor.employee_id, now, filing.late_reason)
    return _write(services, actor, filed, papers, book, now)


def send_again(
    services: Services, actor: Employee, subject: Employee, request_id: str, filing: Filing, now: datetime
) -> Request:
    """A returned request, changed; its way begins anew. Whose it is sends it, or who may file for them.

    It keeps its id, with the last date of the first filing, and its limits are counted as of that filing: who asked in
    time is not late because it came back. Where it asks for more than it did, all of it is asked for today.
    The same again is answered alike. Raises NotFound, RequestDecided where it was not returned, InputInvalid, also
    once it has lapsed, ChangedMeanwhile.
    """
    held = services.requests.get(subject.employee_id, request_id)
    if held is None:
        raise NotFound
    last = held.steps[-1]
    by_me = (last.act, last.by, last.reason) == (StepAct.CHANGED, actor.employee_id, filing.late_reason)
    if by_me and _says(held, filing):
        return held
    if held.state is not RequestState.RETURNED or filing.kind is not held.kind:
        raise RequestDecided(state=held.state)
    book, asked = _asked(services, actor, subject, filing, now)
    zone = asked.city.settings.zone
    if has_lapsed(held, now, zone):
        raise InputInvalid([fault(REQUEST_TEXTS, "/starts_on", "RETURN_LAPSED", last_on=sent_again_by(held, zone))])
    draft, papers, faults = _drafted(services, actor, held, filing, asked)
    as_of = counted_on(held, draft, held.counted_on or local_date(held.steps[0].at, asked.zone), asked.today)
    request = ready_to_wait(services, draft, replace(asked, counted_on=as_of), faults)
    changed = with_step(request, StepAct.CHANGED, actor.employee_id, now, filing.late_reason)
    waiting = replace(changed, state=RequestState.WAITING, at_step=0, counted_on=as_of)
    return _write(services, actor, waiting, papers, book, now)


def withdraw_request(services: Services, actor: Employee, request_id: str, now: datetime) -> None:
    """Take back one's own while nobody has decided it; once more changes nothing.

    Raises NotFound, RequestDecided, ChangedMeanwhile.
    """
    held = services.requests.get(actor.employee_id, request_id)
    if held is None:
        raise NotFound
    if held.state is RequestState.WITHDRAWN:
        return
    if held.state not in OPEN:
        raise RequestDecided(state=held.state)
    withdrawn = with_step(held, StepAct.WITHDRAWN, actor.employee_id, now)
    withdrawn = replace(withdrawn, state=RequestState.WITHDRAWN)
    try:
        services.requests.save(withdrawn, entry_about_request(services, actor, withdrawn, now))
    except Changed:
        raise ChangedMeanwhile from None


def _asked(services: Services, actor: Employee, subject: Employee, filing: Filing, now: datetime) -> tuple[int, Asked]:
    """The person's book first: whoever claims dates after it was read is noticed."""
    book = services.requests.book(subject.employee_id)
    others = services.requests.of_person(subject.employee_id)
    city = services.city.fresh(now)
    standing = without_lapsed(others, now, city.settings.zone)
    asked = Asked(subject, standing, city, now, actor.employee_id != subject.employee_id, filing.late_reason)
    until = min(filing.ends_on, asked.today)  # nobody was told of a date to come
    told = told_limits(services, subject.employee_id, filing.starts_on, until)
    return book, replace(asked, told_limits=told)


def _drafted(
    services: Services, actor: Employee, blank: Request, filing: Filing, asked: Asked
) -> tuple[Request, list[Paper], list[FieldError]]:
    """What is asked for, its papers, and what is wrong with them."""
    papers, faults = look_at_papers(services, actor, blank, filing.papers)
    if asked.subject.unit_id_on(filing.starts_on) != blank.unit_id:
        faults.append(fault(REQUEST_TEXTS, "/starts_on", "OTHER_UNIT"))
    request = replace(
        blank,
        starts_on=filing.starts_on,
        ends_on=filing.ends_on,
        reason=filing.reason,
        leave=filing.leave,
        order_no=filing.order_no,
        due=filing.due,
        place=filing.place,
        arrive_by_min=filing.arrive_by_min,
        leave_from_min=filing.leave_from_min,
        slot=filing.slot,
        counts_at=filing.counts_at,
        attempt_id=filing.attempt_id,
        attachments=tuple(each.attachment for each in papers),
    )
    return from_attempt(services, request), papers, faults


def _says(request: Request, filing: Filing) -> bool:
    """Whether the request asks for this already; what a refused try told counts as said."""
    told = {"slot", "counts_at"} if filing.attempt_id else set()
    names = [each.name for each in fields(Filing) if each.name not in ("papers", "late_reason", *told)]
    papers = [each.key.rpartition("/")[2] for each in request.attachments] == [each.name for each in filing.papers]
    return papers and all(getattr(request, name) == getattr(filing, name) for name in names)


def _write(
    services: Services, actor: Employee, request: Request, papers: Sequence[Paper], book: int, now: datetime
) -> Request:
    """Its papers first: a request never names what is not there."""
    put_on_shelf(services, papers)
    try:
        entry = entry_about_request(services, actor, request, now)
        return services.requests.save(request, entry, RequestEffects(book=book))
    except Changed:
        stored = services.requests.get(request.employee_id, request.request_id)
        if stored and stored.steps == request.steps:  # the same, sent twice at once
            return stored
        if stored is None:
            take_off_shelf(services, papers)
        raise ChangedMeanwhile from None
