"""In the package a room is opened at the first request for one of its paths, and is there as if it always had been."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from chalice.app import Blueprint, Chalice

from chalicelib.routes import _rooms
from chalicelib.routes._http import OPERATIONS
from chalicelib.routes._rooms import ROOMS, Rooms, open_rooms
from tests.gateway import event_of

DOORS = {"/boards": ["boards"], "/units": ["units"], "/units/{unit_id}": ["boards", "units"]}
ROUTES = {
    "boards": [("GET", "/boards"), ("GET", "/units/{unit_id}")],
    "units": [("GET", "/units"), ("PUT", "/units/{unit_id}")],
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rooms that were opened, each with a blueprint that says where it was called."""
    names: list[str] = []

    def import_room(module: str) -> SimpleNamespace:
        name = module.rpartition(".")[2]
        names.append(name)
        blueprint = Blueprint(module)
        for method, path in ROUTES[name]:
            blueprint.route(path, methods=[method], name=f"{method} {path}")(lambda at=f"{name} {path}", **_: at)
        return SimpleNamespace(blueprint=blueprint)

    monkeypatch.setattr(_rooms, "import_module", import_room)
    return names


@pytest.fixture
def app(tmp_path: Path) -> Chalice:
    (tmp_path / "doors.json").write_text(json.dumps(DOORS))
    made = Chalice("presensi")
    open_rooms(made, tmp_path / "doors.json")
    return made


def called(app: Chalice, method: str, target: str, path: str) -> tuple[int, Any]:
    event = event_of("GET", "/city", {}, b"")
    event["requestContext"] |= {"resourcePath": path, "httpMethod": method}
    event["pathParameters"] = {"unit_id": "kominfo"} if "{" in path else None
    answer = app(event, None)
    return answer["statusCode"], answer["body"]


def test_a_room_is_opened_when_somebody_comes(app: Chalice, opened: list[str]) -> None:
    assert opened == []
    assert called(app, "GET", "/units", "/units") == (200, "units /units")
    assert called(app, "GET", "/boards", "/boards") == (200, "boards /boards")


def test_two_rooms_of_one_path_open_together_and_once(app: Chalice, opened: list[str]) -> None:
    assert called(app, "PUT", "/units/kominfo", "/units/{unit_id}") == (200, "units /units/{unit_id}")
    assert called(app, "GET", "/units/kominfo", "/units/{unit_id}") == (200, "boards /units/{unit_id}")
    assert sorted(opened) == ["boards", "units"]


def test_a_method_that_no_room_of_the_path_has_is_405(app: Chalice, opened: list[str]) -> None:
    assert called(app, "DELETE", "/units", "/units")[0] == 405


def test_behind_a_path_that_is_none_is_no_room(app: Chalice, opened: list[str]) -> None:
    assert Rooms(app, DOORS)["/nowhere"] == {}
    assert opened == []


def test_without_doors_all_rooms_are_open_at_once(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_rooms, "ROOMS", tuple(ROUTES))
    whole = Chalice("presensi")
    open_rooms(whole, tmp_path / "nothing.json")
    assert opened == list(ROUTES)
    assert set(whole.routes) == set(DOORS)


def test_every_operation_lies_in_a_room_that_is_named() -> None:
    assert sorted({each.tag for each in OPERATIONS}) == sorted(ROOMS)
