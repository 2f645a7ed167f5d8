"""What the server decides is not the sender's to say: every writable operation with every such field (T11, T16)."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.routes._http import OPERATIONS
from tests.cast import EKO
from tests.routes.test_access_matrix import ROWS, Ask, add_more, phone_of, send
from tests.routes.town import BuiltTown, built_town, faults, nothing_changed, problem
from tests.world import World

DECIDED_BY_THE_SERVER: dict[str, Any] = {
    # of a check-in
    "status": "valid", "state": "valid", "reasons": [], "distance_m": 0, "late_min": 0, "early_min": 0,
    "counts_at": "2026-11-23T00:00:00Z", "received_at": "2026-11-23T00:00:00Z", "local_date": "2026-11-23",
    "office_id": "balai-kota", "fence_version": 9, "photo_key": "inbox/x", "upload_key": "inbox/x",
    "selfie_version_id": "1", "attempt_id": "x",
    # of a person
    "employee_id": "eko", "role": "city_admin", "roles": ["city_admin"], "grants": [{"role": "city_admin"}],
    "unit_id": "setda", "number_kind": "nip", "devices": [], "device_id": "A" * 43, "left_on": "2030-01-01",
    "signed_out_at": None, "revision": 99, "is_admin": True,
    # of a proposal and of anything
    "proposal_id": "x", "proposed_by": "endah", "decided_by": "endah", "decided_at": "2026-11-23T00:00:00Z",
    "emergency": True, "base_version": 0, "content_id": "x", "version": 9, "id": "x", "v": 2, "ttl": 0,
    "__proto__": {"role": "city_admin"}, "constructor": {}, "__class__": "Employee",
}  # fmt: skip

MAPS = {  # whose names are the sender's own, or roles, kinds, slots
    "/mapping", "/letters", "/role_names", "/requests/ways", "/requests/longest_months",
    "/attendance_rules/0/missing_min",
}  # fmt: skip

WRITABLE = [f"{each.method} {each.path}" for each in OPERATIONS if each.body not in (None, bytes)]


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltTown]:
    with built_town(add_more) as town:
        yield town


def objects(value: object, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The body itself and every object inside, each with its pointer."""
    if isinstance(value, dict):
        yield pointer, value
        for name, inner in value.items():
            yield from objects(inner, f"{pointer}/{name}")
    if isinstance(value, list):
        for index, inner in enumerate(value[:1]):
            yield from objects(inner, f"{pointer}/{index}")


def with_field(body: Any, pointer: str, name: str) -> Any:
    """The body with one more field in the object at the pointer."""
    changed = copy.deepcopy(body)
    dict(objects(changed))[pointer][name] = DECIDED_BY_THE_SERVER[name]
    return changed


@pytest.mark.parametrize("name", WRITABLE)
def test_no_body_may_say_what_the_server_decides(town: World, name: str) -> None:
    eko = phone_of(town, EKO)
    ask = ROWS[name].make(town, eko)
    body: Any = json.loads(ask.raw) if ask.raw else ask.body
    places = [(pointer, set(each)) for pointer, each in objects(body) if pointer not in MAPS]
    with nothing_changed():
        for pointer, known in places:
            for field in DECIDED_BY_THE_SERVER.keys() - known:
                reply = send(name, eko, Ask(ask.path, with_field(body, pointer, field), headers=ask.headers))
                assert problem(reply) == (400, "UNKNOWN_FIELD"), field
                assert (f"{pointer}/{field}", "UNKNOWN_FIELD") in faults(reply)


@pytest.mark.parametrize("name", WRITABLE)
def test_the_same_body_without_them_is_accepted(town: World, name: str) -> None:
    eko = phone_of(town, EKO)
    send(name, eko, ROWS[name].make(town, eko)).expect(ROWS[name].status)


@pytest.mark.parametrize("name", WRITABLE)
def test_names_differ_by_case_too(town: World, name: str) -> None:
    eko = phone_of(town, EKO)
    ask = ROWS[name].make(town, eko)
    body: Any = json.loads(ask.raw) if ask.raw else ask.body
    first = next(iter(body))
    with nothing_changed():
        reply = send(name, eko, Ask(ask.path, {**body, first.upper(): body[first]}, headers=ask.headers))
    assert problem(reply) == (400, "UNKNOWN_FIELD")
