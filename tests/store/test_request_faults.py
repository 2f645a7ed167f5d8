"""When AWS fails while a request is filed or decided: after the retry there is one request, one entry, one excuse."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from chalicelib.routes._idempotency import CLAIMED
from tests.cast import CITRA, wib
from tests.store.faults import FAULTS, for_long, going_wrong
from tests.store.somebody import Somebody, city_behind_the_app, somebody
from tests.world import World
from tools.phone import Phone, Reply

BODY = {"kind": "permission", "starts_on": "2026-11-23", "reason": "keperluan keluarga"}
FILING = [
    "GetItem", "PutItem", "GetItem", "GetItem", "Query", "GetItem", "GetItem", "TransactWriteItems", "BatchGetItem",
    "PutItem",
]  # fmt: skip
DECIDING = [
    "GetItem", "GetItem", "GetItem", "BatchGetItem", "BatchGetItem", "Query", "Query", "GetItem", "TransactWriteItems",
    "BatchGetItem",
]  # fmt: skip


@pytest.fixture(scope="module")
def shared() -> Iterator[World]:
    """Every test takes a new person."""
    with city_behind_the_app() as city:
        yield city


@pytest.fixture(autouse=True)
def morning(shared: World) -> None:
    shared.clock.set(wib(7, 10))


def file(person: Somebody) -> Reply:
    return person.phone.call("POST", "/me/requests", BODY, {"Idempotency-Key": person.employee.employee_id})


def decide(citra: Phone, request: Any) -> Reply:
    return citra.call("POST", f"/units/umum/requests/{request['request_id']}/decision", {"act": "approve"})


def later(shared: World, phone: Phone, who: str) -> None:
    """When the claim of a request that was killed is over."""
    shared.clock.forward(seconds=CLAIMED.total_seconds() + 1)
    phone.token = shared.accounts.access_token(who)


def entries(shared: World, request_id: str) -> list[str]:
    found = shared.services.audit.entries("umum#2026-11-23")
    return [each.entry.action for each in found if each.entry.object_id == request_id]


def test_the_calls_are_these(shared: World) -> None:
    person, citra = somebody(shared), shared.phone(CITRA, enrolled=None)
    with going_wrong() as filing:
        asked = file(person).expect(201)
    with going_wrong() as deciding:
        decide(citra, asked).expect(200)
    assert (filing.calls, deciding.calls) == (FILING, DECIDING)


@pytest.mark.parametrize(("number", "fault"), product(range(1, len(FILING) + 1), FAULTS))
def test_whatever_fails_a_request_is_filed_once(shared: World, number: int, fault: str) -> None:
    person = somebody(shared)
    with going_wrong(for_long(number, fault)):
        first = file(person)
    assert first.status in (201, 503)
    later(shared, person.phone, person.employee.employee_id)
    file(person).expect(201)
    (filed,) = shared.services.requests.of_person(person.employee.employee_id)
    assert shared.services.requests.in_unit("umum", filed.request_id) == filed
    assert entries(shared, filed.request_id) == ["request_filed"]


@pytest.mark.parametrize(("number", "fault"), product(range(1, len(DECIDING) + 1), FAULTS))
def test_whatever_fails_a_request_is_approved_once_with_what_it_does(shared: World, number: int, fault: str) -> None:
    person, citra = somebody(shared), shared.phone(CITRA, enrolled=None)
    asked = file(person).expect(201)
    with going_wrong(for_long(number, fault)):
        first = decide(citra, asked)
    assert first.status in (200, 503)
    later(shared, citra, "citra")
    assert decide(citra, asked).expect(200)["state"] == "approved"
    stored = shared.services.staff.employee(person.employee.employee_id)
    assert stored
    assert [each.request_id for each in stored.excuses] == [asked["request_id"]]
    assert entries(shared, asked["request_id"]) == ["request_filed", "request_approved"]
    assert len(shared.services.notices.of_person(stored.employee_id, 9)) == 1
