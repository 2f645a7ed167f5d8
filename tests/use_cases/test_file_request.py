"""Asking for leave, orders, permissions and corrections: what is refused, all at once, and what is filed once."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.attendance import Attempt
from chalicelib.domain.balance import BalanceFacts, OpeningBalance
from chalicelib.domain.employee import Assignment, NumberKind
from chalicelib.domain.office import Place
from chalicelib.domain.request import (
    ApproverKind,
    LeaveKind,
    PaperKind,
    Request,
    RequestKind,
    RequestState,
    StepAct,
)
from chalicelib.domain.shift import Slot
from chalicelib.errors import ChangedMeanwhile, DecideOwn, InputInvalid, NotFound, RequestDecided, TooManyOpenRequests
from chalicelib.rules.request import MAX_OPEN_REQUESTS
from chalicelib.use_cases.attachments import SentPaper, ask_attachment_form, attachment_link
from chalicelib.use_cases.file_request import (
    Filing,
    file_request,
    find_to_file,
    send_again,
    withdraw_request,
)
from chalicelib.use_cases.see_leave import see_leave
from tests.cast import MONDAY, wib
from tests.use_cases.hand import Hand
from tests.world import World, entry

DECEMBER = date(2026, 12, 7)  # a Monday
PDF = b"%PDF-1.7\n" + bytes(300)
SUPERIOR, HEAD, CITY = ApproverKind.SUPERIOR, ApproverKind.HEAD, ApproverKind.CITY_ADMIN


def filing(
    kind: RequestKind = RequestKind.LEAVE, first: date = DECEMBER, last: date | None = None, **more: Any
) -> Filing:
    if kind is RequestKind.LEAVE:
        more.setdefault("leave", LeaveKind.ANNUAL)
    return Filing(kind, first, last or first, "keperluan keluarga", **more)


def file(city: World, what: Filing, who: str = "ani", by: str | None = None, tail: str | None = None) -> Request:
    actor, subject = (city.services.staff.employee(each) for each in (by or who, who))
    assert actor
    assert subject
    return file_request(city.services, actor, subject, what, tail or city.services.new_id(), city.clock.now)


def refused(city: World, what: Filing, who: str = "ani", by: str | None = None) -> set[tuple[str, str]]:
    """Pointer and code of every fault; nothing was written."""
    before = city.services.requests.of_person(who)
    with pytest.raises(InputInvalid) as told:
        file(city, what, who, by)
    assert city.services.requests.of_person(who) == before
    return {(each.pointer, each.code) for each in told.value.errors}


def post(city: World, who: str = "ani", content: bytes = PDF, kind: PaperKind = PaperKind.DOCTOR) -> SentPaper:
    """A paper in the inbox."""
    actor = city.services.staff.employee(who)
    assert actor
    name, form = ask_attachment_form(city.services, actor, "pdf", city.clock.now)
    city.services.files.write(form.fields["key"], content)
    return SentPaper(name, kind, hashlib.sha256(content).digest())


def opening(city: World, who: str = "ani", year: int = 2026, left: int = 12, carried: int = 0) -> None:
    facts = BalanceFacts(left, carried, 0, 0, None, "SK 1/2026")
    balance = OpeningBalance(who, year, facts, "endah", city.clock.now)
    city.services.years.save_opening(balance, None, entry("test_balance", city.clock.now))


# Filed.


def test_a_leave_waits_for_the_superior_and_takes_own_working_days(city: World) -> None:
    filed = file(city, filing(last=DECEMBER + timedelta(days=8)))
    assert (filed.state, filed.way, filed.at_step) == (RequestState.WAITING, (SUPERIOR, HEAD), 0)
    assert (filed.unit_id, filed.days, filed.filed_by) == ("umum", {"2026": 7}, "ani")
    assert filed.request_id.startswith("20261215-")
    assert [(each.act, each.by, each.at) for each in filed.steps] == [(StepAct.FILED, "ani", city.clock.now)]
    assert city.services.requests.open_of_unit("umum") == [filed]


def test_a_filing_has_one_entry_without_the_kind_of_leave_or_the_reason(city: World) -> None:
    paper = post(city)
    file(city, filing(last=DECEMBER + timedelta(days=2), leave=LeaveKind.SICK, papers=(paper,)))
    (found,) = city.services.audit.entries("umum#2026-11-23")
    assert found.entry.action == "request_filed"
    assert found.entry.facts["papers"] == [paper.sha256.hex()]
    assert not {"sick", "keperluan keluarga"} & set(map(str, found.entry.facts.values()))


def test_the_same_request_sent_again_is_the_same_and_has_one_entry(city: World) -> None:
    first = file(city, filing(), tail="a" * 16)
    assert file(city, filing(), tail="a" * 16) == first
    assert len(city.services.audit.entries("umum#2026-11-23")) == 1


def test_a_transfer_to_come_sends_the_request_to_the_unit_of_its_first_date(city: World) -> None:
    later = Assignment("setda", DECEMBER, ("balai-kota",), "lima-hari", "dewi")
    city.change("ani", lambda each: replace(
        each, assignments=(replace(each.assignments[0], ends_on=DECEMBER - timedelta(days=1)), later)))  # fmt: skip
    assert file(city, filing()).unit_id == "setda"
    assert file(city, filing(first=DECEMBER - timedelta(days=5), last=DECEMBER - timedelta(days=4))).unit_id == "umum"


# Refused: every fault of a body at once.


def test_every_fault_is_told_at_once(city: World) -> None:
    city.change("ani", lambda each: replace(each, number="198503302026061013", number_kind=NumberKind.NIP))
    gone = SentPaper("a" * 16 + ".pdf", PaperKind.OTHER, bytes(32))
    found = refused(city, filing(first=MONDAY - timedelta(days=60), papers=(gone,)))
    paper = ("/attachments/0", "ATTACHMENT_NOT_THERE")
    assert found == {("/starts_on", "REQUEST_TOO_LATE"), ("/starts_on", "LEAVE_TOO_SOON"), paper}


@pytest.mark.parametrize(
    ("what", "found"),
    [
        (filing(leave=None), {("/leave", "REQUIRED")}),
        (filing(leave=LeaveKind.LONG), {("/leave", "LEAVE_KIND")}),  # Ani is no civil servant
        (filing(first=date(2026, 12, 12)), {("/starts_on", "NO_WORKING_DAY")}),
        (filing(first=date(2025, 1, 6)), {("/ends_on", "REQUEST_TOO_OLD"), ("/starts_on", "NOT_ASSIGNED")}),
        (filing(last=DECEMBER + timedelta(days=1), leave=LeaveKind.SICK), {("/attachments", "DOCTOR_NEEDED")}),
        (filing(RequestKind.DUTY), {("/order_no", "REQUIRED")}),
        (
            filing(RequestKind.DUTY, order_no="1", due=(Slot.ARRIVAL,), place=Place(office_id="antah")),
            {("/place/office_id", "OFFICE_UNKNOWN")},
        ),
        (filing(RequestKind.PERMISSION, last=DECEMBER + timedelta(days=3)), {("/ends_on", "REQUEST_TOO_LONG")}),
    ],
)
def test_what_is_not_in_order_is_refused(city: World, what: Filing, found: set[tuple[str, str]]) -> None:
    assert refused(city, what) == found


def test_dates_that_are_asked_for_already_are_not_asked_for_again(city: World) -> None:
    file(city, filing(last=DECEMBER + timedelta(days=2)))
    duty = filing(RequestKind.DUTY, first=DECEMBER + timedelta(days=2), order_no="800/1")
    assert refused(city, duty) == {("/starts_on", "OVERLAPS")}
    file(city, replace(duty, starts_on=DECEMBER + timedelta(days=3), ends_on=DECEMBER + timedelta(days=3)))


def test_nobody_has_more_than_twenty_requests_waiting(city: World) -> None:
    for at in range(MAX_OPEN_REQUESTS):
        file(city, filing(RequestKind.PERMISSION, first=DECEMBER + timedelta(days=at)))
    with pytest.raises(TooManyOpenRequests):
        file(city, filing(RequestKind.PERMISSION, first=DECEMBER + timedelta(days=40)))


def test_nobody_fills_the_lists_of_the_unit_by_filing_and_withdrawing(city: World) -> None:
    """What is withdrawn makes room for another a day after it was filed."""
    for at in range(MAX_OPEN_REQUESTS):
        filed = file(city, filing(RequestKind.PERMISSION, first=DECEMBER + timedelta(days=at)))
        withdraw_request(city.services, _ani(city), filed.request_id, city.clock.now)
    city.clock.forward(hours=23, minutes=59)
    with pytest.raises(TooManyOpenRequests):
        file(city, filing(RequestKind.PERMISSION))
    city.clock.forward(minutes=1)
    file(city, filing(RequestKind.PERMISSION))


def test_of_two_requests_at_once_for_the_same_dates_one_is_filed(city: World) -> None:
    """The second has read the person's book and requests before the first was written."""
    real = city.services.requests

    class Slow(type(real)):  # type: ignore[misc]
        def of_person(self, employee_id: str, since: date = date.min) -> list[Request]:
            found = real.of_person(employee_id, since)
            file(city, filing())
            return found

    late = replace(city, services=replace(city.services, requests=Slow(real.memory)))
    with pytest.raises(ChangedMeanwhile):
        file(late, filing())
    assert len(real.of_person("ani")) == 1


# Balances.


@pytest.mark.parametrize(("left", "carried"), [(12, 0), (18, 6), (24, 12)])
def test_the_balance_is_held_to_its_last_day(city: World, left: int, carried: int) -> None:
    opening(city, left=left, carried=carried)
    first = date(2026, 11, 24)
    file(city, filing(first=first, last=first + timedelta(days=left - 12 + 6)))  # some working days of them
    used = see_leave(city.services, _ani(city), 2026, city.clock.now).year.waiting
    rest = left - used
    days = [on for each in range(60) if (on := DECEMBER + timedelta(days=each)).weekday() < 5 and on.year == 2026]
    assert refused(city, filing(first=date(2026, 12, 14), last=days[days.index(date(2026, 12, 14)) + rest])) == {
        ("/ends_on", "BALANCE_SPENT")
    }
    file(city, filing(first=date(2026, 12, 14), last=days[days.index(date(2026, 12, 14)) + rest - 1]))
    assert see_leave(city.services, _ani(city), 2026, city.clock.now).year.left == 0


def test_a_leave_over_new_year_takes_of_both_years(city: World) -> None:
    opening(city, left=2)
    filed = file(city, filing(first=date(2026, 12, 30), last=date(2027, 1, 5)))
    assert filed.days == {"2026": 2, "2027": 3}
    assert refused(city, filing(first=date(2026, 12, 29))) == {("/ends_on", "BALANCE_SPENT")}
    assert see_leave(city.services, _ani(city), 2027, city.clock.now).year.left == 9


def test_an_illness_takes_nothing_of_the_balance(city: World) -> None:
    file(city, filing(leave=LeaveKind.SICK))
    assert see_leave(city.services, _ani(city), None, city.clock.now).year.left == 12


def test_the_balance_tells_what_it_rests_on(city: World) -> None:
    assert see_leave(city.services, _ani(city), None, city.clock.now).year.basis == "assumed"
    opening(city, left=14, carried=2)
    found = see_leave(city.services, _ani(city), None, city.clock.now)
    assert (found.year.basis, found.year.granted, found.year.carried) == ("opening", 12, 2)
    assert see_leave(city.services, _ani(city), 2027, city.clock.now).year.basis == "carried"
    assert [str(each) for each in found.kinds] == ["annual", "sick", "maternity"]


# Late ones.


def test_after_three_own_working_days_the_operator_files_it_and_the_city_decides_too(city: World) -> None:
    """Monday's: until Thursday by oneself."""
    on = MONDAY - timedelta(days=7)
    late = filing(RequestKind.PERMISSION, first=on)
    assert refused(city, late) == {("/starts_on", "REQUEST_TOO_LATE")}
    assert refused(city, late, by="dewi") == {("/late_reason", "LATE_REASON_NEEDED")}
    filed = file(city, replace(late, late_reason="dirawat di rumah sakit"), by="dewi")
    assert (filed.filed_by, filed.way) == ("dewi", (SUPERIOR, CITY))
    assert filed.steps[0].reason == "dirawat di rumah sakit"


def test_in_time_an_operator_files_for_somebody_without_more_steps(city: World) -> None:
    filed = file(city, filing(RequestKind.PERMISSION), by="dewi")
    assert (filed.filed_by, filed.way) == ("dewi", (SUPERIOR,))


def test_nobody_files_for_themselves_as_an_operator_nor_out_of_reach(city: World) -> None:
    dewi = city.services.staff.employee("dewi")
    assert dewi
    with pytest.raises(DecideOwn):
        find_to_file(city.services, dewi, "dewi", city.clock.now)
    for who in ("gani", "antah"):
        with pytest.raises(NotFound):
            find_to_file(city.services, dewi, who, city.clock.now)
    assert find_to_file(city.services, dewi, "ani", city.clock.now).name == "Ani"


# Corrections.


def correction(first: date = MONDAY, **more: Any) -> Filing:
    return filing(RequestKind.CORRECTION, first, **{"slot": Slot.ARRIVAL, "counts_at": wib(7, 5, on=first), **more})


@pytest.mark.parametrize(
    ("what", "found"),
    [
        (correction(slot=Slot.EVENT), {("/slot", "SLOT_NOT_PLANNED")}),
        (correction(slot=Slot.DEPARTURE), {("/slot", "SLOT_NOT_OPEN_YET")}),
        (correction(counts_at=wib(5, 59)), {("/counts_at", "COUNTS_AT_OUTSIDE")}),
        (correction(counts_at=wib(10, 0)), {("/counts_at", "COUNTS_AT_OUTSIDE")}),
        (correction(counts_at=wib(7, 11)), {("/counts_at", "COUNTS_AT_AHEAD")}),
        (correction(counts_at=None), {("/counts_at", "REQUIRED")}),
        (correction(attempt_id="antah"), {("/attempt_id", "ATTEMPT_UNKNOWN")}),
        (correction(first=date(2026, 11, 22)), {("/slot", "SLOT_NOT_PLANNED")}),
    ],
)
def test_a_correction_is_of_a_slot_that_was_planned_and_an_instant_within_it(
    city: World, what: Filing, found: set[tuple[str, str]]
) -> None:
    assert refused(city, what) == found


def test_what_is_recorded_is_not_corrected_but_objected_to(city: World) -> None:
    Hand(city).check_in()
    assert refused(city, correction()) == {("/slot", "SLOT_CHECKED_IN")}


def test_a_refused_try_becomes_a_request_in_one_call(city: World) -> None:
    tried = Attempt("ani", "umum", MONDAY, Slot.ARRIVAL, "t1", wib(7, 3), "OUTSIDE_GEOFENCE", {"distance_m": 412},
                    accuracy_m=11.6)  # fmt: skip
    city.services.attempts.keep(tried)
    filed = file(city, correction(slot=None, counts_at=None, attempt_id="t1"))
    assert (filed.slot, filed.counts_at) == (Slot.ARRIVAL, wib(7, 3))
    told = {name: filed.attempt_facts[name] for name in ("code", "distance_m", "accuracy_m")}
    assert told == {"code": "OUTSIDE_GEOFENCE", "distance_m": 412, "accuracy_m": 12}
    assert refused(city, correction(slot=Slot.MIDDAY, attempt_id="t1")) == {("/slot", "BOTH_TRY_AND_SLOT")}


def test_a_correction_of_more_than_a_week_ago_is_the_citys_too(city: World) -> None:
    on = MONDAY - timedelta(days=10)  # a Friday
    filed = file(city, replace(correction(first=on), late_reason="cuti"), by="dewi")
    assert filed.way == (SUPERIOR, CITY)


# Papers.


def test_a_paper_is_kept_where_no_client_writes_as_it_was_looked_at(city: World) -> None:
    paper = post(city)
    filed = file(city, filing(last=DECEMBER + timedelta(days=3), leave=LeaveKind.SICK, papers=(paper,)))
    (kept,) = filed.attachments
    assert (kept.key, kept.size_bytes) == (f"requests/ani/{filed.request_id}/{paper.name}", len(PDF))
    assert kept.sha256 == paper.sha256.hex()
    assert city.services.files.read(kept.key, 1_000) == PDF
    assert attachment_link(city.services, filed.attachments, 1).endswith(kept.key)
    for number in (0, 2, -1):
        with pytest.raises(NotFound):
            attachment_link(city.services, filed.attachments, number)


def test_a_paper_of_somebody_elses_inbox_is_not_there(city: World) -> None:
    paper = post(city, who="budi")
    found = refused(city, filing(last=DECEMBER + timedelta(days=3), leave=LeaveKind.SICK, papers=(paper,)))
    assert ("/attachments/0", "ATTACHMENT_NOT_THERE") in found


def test_an_operators_paper_is_kept_with_the_person_it_is_about(city: World) -> None:
    paper = post(city, who="dewi")
    filed = file(city, filing(last=DECEMBER + timedelta(days=3), leave=LeaveKind.SICK, papers=(paper,)), by="dewi")
    assert filed.attachments[0].key == f"requests/ani/{filed.request_id}/{paper.name}"


def test_a_paper_that_no_request_came_to_name_is_forgotten(city: World) -> None:
    """The person's own request of the same dates came first, between reading and writing."""
    paper, real = post(city), city.services.requests

    class Slow(type(real)):  # type: ignore[misc]
        def of_person(self, employee_id: str, since: date = date.min) -> list[Request]:
            found = real.of_person(employee_id, since)
            file(city, filing())
            return found

    forgotten: list[str] = []
    bucket = type("Bucket", (), {"mark_orphan": lambda _, key: forgotten.append(key)})()
    late = replace(city, services=replace(city.services, requests=Slow(real.memory), selfies=bucket))
    with pytest.raises(ChangedMeanwhile):
        file(late, filing(leave=LeaveKind.SICK, papers=(paper,)), tail="b" * 16)
    assert forgotten == [f"requests/ani/20261207-{'b' * 16}/{paper.name}"]


# Withdrawn, and sent again.


def test_a_request_that_nobody_decided_is_withdrawn_and_its_dates_are_free_again(city: World) -> None:
    filed = file(city, filing())
    withdraw_request(city.services, _ani(city), filed.request_id, city.clock.now)
    stored = city.services.requests.get("ani", filed.request_id)
    assert stored
    assert (stored.state, stored.steps[-1].act) == (RequestState.WITHDRAWN, StepAct.WITHDRAWN)
    file(city, filing(RequestKind.PERMISSION))
    withdraw_request(city.services, _ani(city), filed.request_id, city.clock.now)  # the answer was lost
    assert city.services.requests.get("ani", filed.request_id) == stored
    with pytest.raises(NotFound):
        withdraw_request(city.services, _ani(city), "20261207-antah", city.clock.now)


def test_what_is_decided_is_not_withdrawn(city: World) -> None:
    filed = file(city, filing())
    approved = replace(filed, state=RequestState.APPROVED)
    city.services.requests.save(approved, entry("test_approve", city.clock.now))
    with pytest.raises(RequestDecided):
        withdraw_request(city.services, _ani(city), filed.request_id, city.clock.now)


def test_only_what_was_returned_is_sent_again_and_its_way_begins_anew(city: World) -> None:
    paper = post(city)
    filed = file(city, filing(last=DECEMBER + timedelta(days=3), leave=LeaveKind.SICK, papers=(paper,)))
    shorter = filing(last=DECEMBER + timedelta(days=2), leave=LeaveKind.SICK, papers=(paper,))
    with pytest.raises(RequestDecided):
        _again(city, filed.request_id, shorter)
    returned = replace(filed, state=RequestState.RETURNED, at_step=1)
    city.services.requests.save(returned, entry("test_return", city.clock.now))
    sent = _again(city, filed.request_id, shorter)
    assert (sent.state, sent.at_step, sent.ends_on) == (RequestState.WAITING, 0, DECEMBER + timedelta(days=2))
    assert (sent.steps[-1].act, sent.attachments) == (StepAct.CHANGED, filed.attachments)
    assert _again(city, filed.request_id, shorter) == sent  # the answer was lost
    for other in (filing(RequestKind.PERMISSION), replace(shorter, reason="lain"), replace(shorter, papers=())):
        with pytest.raises(RequestDecided):
            _again(city, filed.request_id, other)
    with pytest.raises(NotFound):
        _again(city, "20261207-antah", shorter)


def _return(city: World, filed: Request) -> None:
    city.services.requests.save(replace(filed, state=RequestState.RETURNED), entry("test_return", city.clock.now))


def test_who_asked_in_time_is_not_late_because_it_came_back(city: World) -> None:
    """Filed on the last day for it, returned, sent again nine days later: still hers to send, and no city admin's."""
    on = MONDAY - timedelta(days=5)  # three own working days ago
    filed = file(city, filing(RequestKind.PERMISSION, first=on))
    _return(city, filed)
    city.clock.forward(days=9)
    sent = _again(city, filed.request_id, filing(RequestKind.PERMISSION, first=on, arrive_by_min=600))
    assert (sent.request_id, sent.state, sent.way) == (filed.request_id, RequestState.WAITING, (SUPERIOR,))
    assert refused(city, filing(RequestKind.PERMISSION, first=on + timedelta(days=1))) == {
        ("/starts_on", "REQUEST_TOO_LATE"),
    }  # fmt: skip


def test_a_date_that_it_did_not_ask_for_is_asked_for_today(city: World) -> None:
    filed = file(city, filing(RequestKind.PERMISSION, first=MONDAY))
    _return(city, filed)
    city.clock.forward(days=9)
    with pytest.raises(InputInvalid) as told:
        _again(city, filed.request_id, filing(RequestKind.PERMISSION, first=MONDAY + timedelta(days=1)))
    assert [(each.pointer, each.code) for each in told.value.errors] == [("/starts_on", "REQUEST_TOO_LATE")]
    sent = _again(city, filed.request_id, filing(RequestKind.PERMISSION, first=MONDAY + timedelta(days=8)))
    assert sent.request_id.startswith("20261123-")  # the id of the first filing


def test_a_past_date_that_it_did_not_ask_for_is_the_operators_and_a_city_admins_too(city: World) -> None:
    """A correction for Monday is filed on Tuesday, returned, and sent again weeks later about the Friday before."""
    friday = MONDAY - timedelta(days=3)
    missed = {"slot": Slot.ARRIVAL, "counts_at": wib(7, 20)}
    city.clock.forward(days=1)
    filed = file(city, filing(RequestKind.CORRECTION, first=MONDAY, **missed))
    _return(city, filed)
    city.clock.forward(days=20)
    moved = filing(RequestKind.CORRECTION, first=friday, slot=Slot.ARRIVAL, counts_at=wib(7, 20, on=friday))
    with pytest.raises(InputInvalid) as told:
        _again(city, filed.request_id, moved)
    assert [(each.pointer, each.code) for each in told.value.errors] == [("/starts_on", "REQUEST_TOO_LATE")]
    dewi = city.services.staff.employee("dewi")
    assert dewi
    late = replace(moved, late_reason="surat menyusul")
    sent = send_again(city.services, dewi, _ani(city), filed.request_id, late, city.clock.now)
    assert sent.way == (SUPERIOR, CITY)
    _return(city, sent)
    once_more = send_again(city.services, dewi, _ani(city), filed.request_id, late, city.clock.now)
    assert once_more.way == (SUPERIOR, CITY)  # it never asked for that Friday in time


MISSED = filing(RequestKind.CORRECTION, first=MONDAY, slot=Slot.ARRIVAL, counts_at=wib(7, 20))
LATE = filing(RequestKind.PERMISSION, first=MONDAY, arrive_by_min=460)
OTHER_SLOT = filing(RequestKind.CORRECTION, first=MONDAY, slot=Slot.DEPARTURE, counts_at=wib(16, 5))
WHOLE_DAY = filing(RequestKind.PERMISSION, first=MONDAY)


@pytest.mark.parametrize(("asked", "swapped"), [(MISSED, OTHER_SLOT), (LATE, WHOLE_DAY)])
def test_what_it_did_not_ask_for_in_time_is_late_though_the_date_is_the_same(
    city: World, asked: Filing, swapped: Filing
) -> None:
    """Neither one's own to send nor the superior's alone to approve; the very same still is."""
    city.clock.forward(days=1)
    filed = file(city, asked)
    _return(city, filed)
    city.clock.forward(days=20)
    assert _refused_again(city, filed, swapped) == [("/starts_on", "REQUEST_TOO_LATE")]
    dewi = city.services.staff.employee("dewi")
    assert dewi
    late = replace(swapped, late_reason="surat menyusul")
    assert send_again(city.services, dewi, _ani(city), filed.request_id, late, city.clock.now).way == (SUPERIOR, CITY)


def test_after_thirty_days_a_returned_one_has_lapsed_and_keeps_nothing_open(city: World) -> None:
    filed = file(city, filing())
    _return(city, filed)
    city.clock.forward(days=30)
    assert ("/starts_on", "OVERLAPS") in refused(city, filing(RequestKind.PERMISSION))
    assert see_leave(city.services, _ani(city), None, city.clock.now).year.waiting == 1
    city.clock.forward(days=1)
    assert _refused_again(city, filed, filing()) == [("/starts_on", "RETURN_LAPSED")]
    assert see_leave(city.services, _ani(city), 2026, city.clock.now).year.waiting == 0
    other = filing(RequestKind.PERMISSION, late_reason="ditunggu suratnya")
    assert file(city, other, by="dewi").state is RequestState.WAITING


def _refused_again(city: World, filed: Request, what: Filing) -> list[tuple[str, str]]:
    with pytest.raises(InputInvalid) as told:
        _again(city, filed.request_id, what)
    return [(each.pointer, each.code) for each in told.value.errors]


def test_a_returned_one_is_not_moved_to_a_date_of_another_unit(city: World) -> None:
    """Its old unit would decide over a day that is another's, and write its ruling where nobody looks."""
    later = Assignment("setda", DECEMBER, ("balai-kota",), "lima-hari", "dewi")
    city.change("ani", lambda each: replace(
        each, assignments=(replace(each.assignments[0], ends_on=DECEMBER - timedelta(days=1)), later)))  # fmt: skip
    filed = file(city, filing(first=DECEMBER - timedelta(days=3)))
    returned = replace(filed, state=RequestState.RETURNED)
    city.services.requests.save(returned, entry("test_return", city.clock.now))
    with pytest.raises(InputInvalid) as told:
        _again(city, filed.request_id, filing())
    assert [(each.pointer, each.code) for each in told.value.errors] == [("/starts_on", "OTHER_UNIT")]
    assert _again(city, filed.request_id, filing(first=DECEMBER - timedelta(days=4))).unit_id == "umum"


def _again(city: World, request_id: str, what: Filing) -> Request:
    ani = _ani(city)
    return send_again(city.services, ani, ani, request_id, what, city.clock.now)


def _ani(city: World) -> Any:
    return city.services.staff.employee("ani")
