"""What is asked of the trail, and which entries answer."""

from datetime import date

import pytest

from chalicelib.domain.audit import AuditEntry
from chalicelib.rules.audit_search import MOST_DATES, AuditSearch, answers, dates_of, search_fault
from tests.cast import wib

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def made(action: str = "request_approved", object_id: str = "r1", **facts: object) -> AuditEntry:
    return AuditEntry("e1", "umum#2026-11-23", wib(8), "citra", action, object_id, facts)


def asked(**changed: object) -> AuditSearch:
    return AuditSearch(**{"unit_id": "umum", "since": FIRST, "until": LAST, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        ({}, True),
        ({"actor_id": "citra"}, True),
        ({"actor_id": "eko"}, False),
        ({"actions": frozenset({"request_approved", "selfie_viewed"})}, True),
        ({"actions": frozenset({"selfie_viewed"})}, False),
        ({"about": "r1"}, True),
        ({"about": "ani"}, True),
        ({"about": "budi"}, False),
        ({"about": "ani", "actor_id": "eko"}, False),
    ],
)
def test_everything_that_is_asked_must_hold(changed: dict[str, object], is_found: bool) -> None:
    assert answers(made(employee="ani"), asked(**changed)) is is_found


def test_both_who_swapped_are_what_a_swap_is_about() -> None:
    swap = made("swap_approved", "s1", one="ani", other="budi")
    assert [answers(swap, asked(about=each)) for each in ("ani", "budi", "citra")] == [True, True, False]


def test_a_span_is_read_from_its_newest_date() -> None:
    assert list(dates_of(asked(since=date(2026, 11, 29)))) == [LAST, date(2026, 11, 29)]


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (date(2026, 12, 1), "SPAN_TURNED"),
        (date(2026, 10, 30), "SPAN_TOO_LONG"),
        (date(2026, 10, 31), None),
        (LAST, None),
    ],
)
def test_a_span_is_31_dates_at_most(since: date, code: str | None) -> None:
    found = search_fault(asked(since=since))
    assert (found.code if found else None) == code
    assert MOST_DATES == 31
