"""Which leave may somebody have, after how long, for how long, and by which papers."""

from datetime import date, timedelta

import pytest

from chalicelib.domain.employee import NumberKind
from chalicelib.domain.request import LeaveKind, PaperKind
from chalicelib.domain.settings import RequestSettings
from chalicelib.rules.leave import entitled_from, kinds_of, leave_faults, months_after
from tests.requests import a_request, paper

SETTINGS = RequestSettings()
NIP = "198503302010011013"  # appointed in January 2010
NEW_NIP = "200003302026061013"  # appointed in June 2026
PPPK = "198503302026211013"  # appointed in 2026
ANNUAL, SICK, LONG = LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.LONG


def codes(number: str, kind: NumberKind, first: date, last: date, leave: LeaveKind, *papers: PaperKind) -> list[str]:
    request = a_request(first=first, last=last, leave=leave, attachments=tuple(map(paper, papers)))
    return [each.code for each in leave_faults(request, number, kind, SETTINGS)]


@pytest.mark.parametrize(
    ("kind", "leave"),
    [
        (NumberKind.NIP, set(LeaveKind)),
        (NumberKind.NI_PPPK, {ANNUAL, SICK, LeaveKind.MATERNITY}),
        (NumberKind.LOCAL, {ANNUAL, SICK, LeaveKind.MATERNITY}),
    ],
)
def test_the_kinds_by_employment(kind: NumberKind, leave: set[LeaveKind]) -> None:
    assert kinds_of(kind, SETTINGS) == leave


def test_the_kinds_of_non_asn_are_the_citys_to_say() -> None:
    settings = RequestSettings(local_leave=(SICK,))
    assert kinds_of(NumberKind.LOCAL, settings) == {SICK}
    assert kinds_of(NumberKind.NI_PPPK, settings) == kinds_of(NumberKind.NI_PPPK, SETTINGS)


def test_a_pppk_has_no_long_leave() -> None:
    assert codes(PPPK, NumberKind.NI_PPPK, date(2032, 1, 5), date(2032, 1, 9), LONG) == ["LEAVE_KIND"]


@pytest.mark.parametrize(
    ("number", "kind", "leave", "first_on"),
    [
        (NEW_NIP, NumberKind.NIP, ANNUAL, date(2027, 6, 1)),
        (NEW_NIP, NumberKind.NIP, LONG, date(2031, 6, 1)),
        (NEW_NIP, NumberKind.NIP, SICK, None),
        (PPPK, NumberKind.NI_PPPK, ANNUAL, date(2027, 1, 1)),  # the number tells the year alone
        ("CONTOH-001", NumberKind.LOCAL, ANNUAL, None),  # nothing tells: long enough
    ],
)
def test_years_of_service_are_told_by_the_number(
    number: str, kind: NumberKind, leave: LeaveKind, first_on: date | None
) -> None:
    assert entitled_from(leave, number, kind) == first_on


@pytest.mark.parametrize(("on", "found"), [(date(2027, 5, 31), ["LEAVE_TOO_SOON"]), (date(2027, 6, 1), [])])
def test_annual_leave_begins_after_a_year_of_service(on: date, found: list[str]) -> None:
    assert codes(NEW_NIP, NumberKind.NIP, on, on, ANNUAL) == found


@pytest.mark.parametrize(
    ("leave", "last_on"),
    [
        (LONG, date(2027, 3, 31)),
        (LeaveKind.MATERNITY, date(2027, 3, 31)),
        (LeaveKind.IMPORTANT, date(2027, 1, 31)),
        (LeaveKind.UNPAID, date(2029, 12, 31)),
        (SICK, date(2028, 6, 30)),
    ],
)
def test_the_longest_leave_of_a_kind(leave: LeaveKind, last_on: date) -> None:
    doctor = PaperKind.GOVERNMENT_DOCTOR
    assert codes(NIP, NumberKind.NIP, date(2027, 1, 1), last_on, leave, doctor) == []
    assert codes(NIP, NumberKind.NIP, date(2027, 1, 1), last_on + timedelta(days=1), leave, doctor) == [
        "LEAVE_TOO_LONG"
    ]


@pytest.mark.parametrize(
    ("days", "papers", "found"),
    [
        (1, [], []),
        (2, [], ["DOCTOR_NEEDED"]),
        (2, [PaperKind.LETTER], ["DOCTOR_NEEDED"]),
        (2, [PaperKind.DOCTOR], []),
        (14, [PaperKind.DOCTOR], []),
        (15, [PaperKind.DOCTOR], ["GOVERNMENT_DOCTOR_NEEDED"]),
        (15, [PaperKind.DOCTOR, PaperKind.GOVERNMENT_DOCTOR], []),
        (2, [PaperKind.GOVERNMENT_DOCTOR], []),
    ],
)
def test_the_papers_of_an_illness(days: int, papers: list[PaperKind], found: list[str]) -> None:
    first = date(2026, 12, 30)
    assert codes(NIP, NumberKind.NIP, first, first + timedelta(days=days - 1), SICK, *papers) == found


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_end_with_their_last_day(on: date, months: int, later: date) -> None:
    assert months_after(on, months) == later
