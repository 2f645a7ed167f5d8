"""The trail searched: by unit and dates, who, what and about whom; and who decided about whom."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.audit import AuditEntry
from tests.cast import ANI, CITRA, DEWI, EKO, FITRI, MONDAY
from tests.routes.town import faults, problem
from tests.store.faults import going_wrong
from tests.world import World

WEEK = "since=2026-11-17&until=2026-11-23"


def found(town: World, query: str, who: Any = FITRI) -> Any:
    return town.phone(who, None).call("GET", f"/audit/entries?{query}").expect(200)


@pytest.fixture
def busy(town: World) -> World:
    """Of Umum five acts of two dates, and one of the city."""
    days = [(MONDAY, "eko", "device_approved", "ani", {}), (MONDAY, "citra", "selfie_viewed", "budi", {}),
            (MONDAY, "citra", "request_approved", "r1", {"employee": "ani"}),
            (MONDAY - timedelta(days=3), "citra", "request_rejected", "r2", {"employee": "ani"}),
            (MONDAY - timedelta(days=3), "dewi", "slips_ordered", "umum", {})]  # fmt: skip
    for on, actor_id, action, object_id, facts in days:
        at = town.clock.now - (MONDAY - on)
        one = AuditEntry(town.services.new_id(), f"umum#{on}", at, actor_id, action, object_id, facts)
        town.services.audit.append(one)
    town.phone(EKO, None).call("PUT", "/units/tu", {"name": "Tata Usaha"}).expect(200)
    return town


def acts(answer: Any) -> list[tuple[str, str]]:
    return [(each["on"], each["entry"]["action"]) for each in answer["entries"]]


def test_a_units_span_is_found_the_newest_date_first_with_names(busy: World) -> None:
    answer = found(busy, f"unit_id=umum&{WEEK}")
    assert acts(answer) == [
        ("2026-11-23", "device_approved"),
        ("2026-11-23", "selfie_viewed"),
        ("2026-11-23", "request_approved"),
        ("2026-11-20", "request_rejected"),
        ("2026-11-20", "slips_ordered"),
    ]
    assert answer["names"] == {"ani": "Ani", "budi": "Budi", "citra": "Citra", "dewi": "Dewi", "eko": "Eko"}
    assert answer["next_until"] is None


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("actor_id=citra", 3),
        ("actions=selfie_viewed,slips_ordered", 2),
        ("about=ani", 3),
        ("about=ani&actor_id=citra", 2),
        ("about=nobody", 0),
    ],
)
def test_it_is_narrowed_by_who_what_and_about_whom(busy: World, more: str, count: int) -> None:
    assert len(found(busy, f"unit_id=umum&{WEEK}&{more}")["entries"]) == count


def test_without_a_unit_it_is_what_concerns_the_city(busy: World) -> None:
    assert acts(found(busy, WEEK)) == [("2026-11-23", "unit_put")]


def test_a_search_costs_a_query_a_date_and_stops_when_it_has_enough(
    busy: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(busy, WEEK)  # the city is known from now on
    with going_wrong() as wire:
        found(busy, f"unit_id=umum&{WEEK}")
    assert (wire.calls.count("Query"), wire.calls.count("BatchGetItem")) == (7, 1)
    monkeypatch.setattr("chalicelib.use_cases.search_audit.ENOUGH", 3)
    first = found(busy, f"unit_id=umum&{WEEK}")
    assert (len(first["entries"]), first["next_until"]) == (3, "2026-11-22")
    rest = found(busy, "unit_id=umum&since=2026-11-17&until=2026-11-22")
    assert len(rest["entries"]) == 2


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("since=2026-11-23&until=2026-11-22", ("/query/until", "SPAN_TURNED")),
        ("since=2026-10-01&until=2026-11-22", ("/query/since", "SPAN_TOO_LONG")),
        ("since=2026-11-31&until=2026-11-22", ("/query/since", "PARAM_RANGE")),
        ("since=2026-11-22&until=2026-11-22&actions=DROP", ("/query/actions", "PARAM_RANGE")),
    ],
)
def test_a_span_that_will_not_do_says_how_to_mend_it(town: World, query: str, fault: tuple[str, str]) -> None:
    assert faults(town.phone(FITRI, None).call("GET", f"/audit/entries?{query}")) == [fault]


def test_pairs_are_counted_of_a_month(busy: World) -> None:
    answer = busy.phone(FITRI, None).call("GET", "/audit/pairs?unit_id=umum&month=2026-11").expect(200)
    assert [(each["decider_name"], each["person_name"], each["in_favour"], each["against"]) for each in
            answer["pairs"]] == [("Citra", "Ani", 1, 1), ("Eko", "Ani", 1, 0)]  # fmt: skip
    assert answer["pairs"][0]["kinds"] == {"request": 2}
    before = busy.phone(FITRI, None).call("GET", "/audit/pairs?unit_id=umum&month=2026-12").expect(200)
    assert before["pairs"] == []


def test_an_unknown_unit_has_no_pairs(town: World) -> None:
    assert problem(town.phone(FITRI, None).call("GET", "/audit/pairs?unit_id=antah&month=2026-11"))[0] == 404


@pytest.mark.parametrize("who", [ANI, CITRA, DEWI])
def test_the_trail_is_the_auditors_and_the_admins(town: World, who: Any) -> None:
    for path in (f"/audit/entries?{WEEK}", "/audit/pairs?unit_id=umum&month=2026-11"):
        assert problem(town.phone(who, None).call("GET", path)) == (403, "ROLE_MISSING")
