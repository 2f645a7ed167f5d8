"""Every room of routes there is, and how the app opens them.

In the package a room is opened when somebody first asks for one of its paths: whoever checks in at 07:30 waits for no
other to be read in (docs/adr/0029-a-room-opens-when-somebody-comes.md). Which path leads to which rooms stands in
DOORS, made when the package is built; where it is missing all are opened at once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from chalice.app import Blueprint, Chalice, Request, Response

DOORS = Path(__file__).with_name("doors.json")
ROOMS = (
    "sessions",
    "machines",
    "me",
    "profile",
    "attempts",
    "notices",
    "push",
    "check_ins",
    "receipts",
    "selfies",
    "rosters",
    "month_sheets",
    "month_locks",
    "totals",
    "reports",
    "performance_reports",
    "month_summaries",
    "boards",
    "discipline",
    "discipline_cases",
    "discipline_levels",
    "compliance",
    "plans",
    "evaluations",
    "predicates",
    "approvals",
    "allowances",
    "budgets",
    "budget_lines",
    "swaps",
    "requests",
    "reviews",
    "reviewer_wishes",
    "objections",
    "decisions",
    "provisional",
    "units",
    "unit_devices",
    "mismatches",
    "team",
    "accommodations",
    "delegates",
    "employees",
    "balances",
    "base_changes",
    "offices",
    "surveys",
    "office_photos",
    "calendar",
    "rehearsals",
    "events",
    "extensions",
    "office_codes",
    "outages",
    "settings",
    "rule_presets",
    "city",
    "public",
    "audit",
    "day_proofs",
    "jobs",
    "papers",
    "payroll",
    "activities",
    "unit_activities",
)


def open_rooms(app: Chalice, doors: Path = DOORS) -> None:
    """Every route there is, now or, with `doors`, at the first request for it."""
    if doors.exists():
        app.routes = Rooms(app, json.loads(doors.read_bytes()))
        app.register_middleware(_answered, "http")
        return
    for name in ROOMS:
        _open(app, name)


class Rooms(dict[str, dict[str, Any]]):
    """Path -> method -> route, as Chalice looks them up; a path that is not there yet is looked for behind its door.

    doors   path -> the rooms that have a route of it.
    """

    def __init__(self, app: Chalice, doors: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._app, self._doors, self._opened = app, doors, set[str]()

    def __missing__(self, path: str) -> dict[str, Any]:
        """All are read in before any is opened: of a fault nothing stays, and the next request tries again."""
        names = [each for each in self._doors.get(path, ()) if each not in self._opened]
        blueprints = [_blueprint(each) for each in names]
        routes = self.setdefault(path, {})
        self._opened.update(names)
        for each in blueprints:
            self._app.register_blueprint(each)
        return routes


def _open(app: Chalice, name: str) -> None:
    app.register_blueprint(_blueprint(name))


def _blueprint(name: str) -> Blueprint:
    blueprint: Blueprint = import_module(f"chalicelib.routes.{name}").blueprint
    return blueprint


def _answered(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """A fault outside every view, of a room that cannot be read in: answered and logged as one inside."""
    try:
        return get_response(request)
    except Exception as error:  # noqa: BLE001 - nobody is left without an answer
        told: Response = import_module("chalicelib.routes._http").fault_outside(request, error)
        return told
