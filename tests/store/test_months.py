"""Writing rows when AWS fails: whatever happens, run again it ends with one row each, and a notice with its row."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product
from math import ceil
from typing import Any

import pytest

from chalicelib.domain.notice import CopyState
from chalicelib.domain.verdict import DayVerdict
from chalicelib.store import months
from chalicelib.use_cases.ports import StoreUnavailable
from tests.cast import MONDAY
from tests.store.contract_months import absent, missed_notice, verdict
from tests.store.faults import FAULTS, always, for_long, going_wrong, once
from tests.store.places import Place, entry, on_moto


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with on_moto() as found:
        yield found


def _people(place: Place, count: int) -> tuple[str, dict[str, DayVerdict]]:
    return place.new_id(), {place.new_id(): absent() for _ in range(count)}


def _told(place: Place, people: dict[str, DayVerdict]) -> list[int]:
    return [len(place.services.notices.of_person(each, 10)) for each in people]


@pytest.mark.parametrize("lasting", [once, for_long])
@pytest.mark.parametrize(("number", "fault"), list(product((1, 2), FAULTS)))
def test_whatever_fails_of_two_transactions_the_next_run_writes_what_is_missing(
    place: Place, number: int, fault: str, lasting: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(months, "AT_ONCE", 3)
    unit_id, people = _people(place, 4)
    notices = {each: missed_notice(each) for each in list(people)[::3]}
    with going_wrong(lasting(number, fault)):
        try:
            place.services.months.write(unit_id, MONDAY, people, notices)
        except StoreUnavailable:
            assert lasting is for_long
    place.services.months.write(unit_id, MONDAY, people, notices)
    assert place.services.months.of_date(unit_id, MONDAY) == people
    assert _told(place, people) == [int(each in notices) for each in people]


def test_a_conflict_with_somebody_else_is_tried_again_and_told_in_the_end(place: Place) -> None:
    unit_id, people = _people(place, 2)
    table = place.services.months
    with going_wrong(always("cancelled:TransactionConflict", "TransactWriteItems", months.TRIES - 1)):
        assert table.write(unit_id, MONDAY, people, {}) == set(people)
    unit_id, people = _people(place, 2)
    with going_wrong(always("cancelled:TransactionConflict", "TransactWriteItems")):
        with pytest.raises(StoreUnavailable, match="contended"):
            table.write(unit_id, MONDAY, people, {})
        with pytest.raises(StoreUnavailable, match="contended"):
            table.rewrite("ani", unit_id, absent(), verdict())
    assert table.of_unit(unit_id, "2026-11") == []


def test_a_throttled_transaction_is_no_verdict_about_its_rows(place: Place) -> None:
    unit_id, people = _people(place, 2)
    with going_wrong(always("cancelled:ThrottlingError", "TransactWriteItems")), pytest.raises(StoreUnavailable):
        place.services.months.write(unit_id, MONDAY, people, {})
    assert place.services.months.write(unit_id, MONDAY, people, {}) == set(people)


@pytest.mark.parametrize("count", [0, 1, months.AT_ONCE, months.AT_ONCE + 1])
def test_so_many_people_are_one_transaction(place: Place, count: int) -> None:
    unit_id, people = _people(place, count)
    with going_wrong() as faults:
        place.services.months.write(unit_id, MONDAY, people, {})
    assert faults.calls == ["TransactWriteItems"] * ceil(count / months.AT_ONCE)


@pytest.mark.parametrize(("push", "sizes"), [(CopyState.NONE, [99, 51]), (CopyState.WAITING, [100, 100])])
def test_no_transaction_has_more_actions_than_dynamodb_takes(place: Place, push: CopyState, sizes: list[int]) -> None:
    unit_id, people = _people(place, 50)
    notices = {each: replace(missed_notice(each), push=push) for each in people}
    with going_wrong() as faults:
        place.services.months.write(unit_id, MONDAY, people, notices)
    assert [len(each["TransactItems"]) for each in faults.bodies] == sizes


@pytest.mark.parametrize("amended_in", [None, "2026-12"])
@pytest.mark.parametrize("with_entry", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_row_whose_replacement_was_lost_on_the_way_is_replaced_by_the_next_run(
    place: Place, fault: str, with_entry: bool, amended_in: str | None
) -> None:
    unit_id, (ani, chain) = place.new_id(), (place.new_id(), place.new_id())
    table = place.services.months
    table.write(unit_id, MONDAY, {ani: absent()}, {})
    made = entry(place, chain) if with_entry else None
    with going_wrong(always(fault, "TransactWriteItems")), suppress(StoreUnavailable):
        table.rewrite(ani, unit_id, absent(), verdict(), amended_in, made)
    table.rewrite(ani, unit_id, absent(), verdict(), amended_in, made)
    assert table.of_date(unit_id, MONDAY) == {ani: verdict()}
    assert len(place.services.audit.entries(chain)) == int(with_entry)
    adjusted = [each.adjustments for each in table.of(ani, {"2026-12": [unit_id]})]
    assert adjusted == ([{MONDAY: (absent(), verdict())}] if amended_in else [])
