"""Whoever approves sees first what would change: what is there now and what would be there, thing by thing."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.employee import Grant, Role
from tests import cast
from tests.cast import EKO, ENDAH, FITRI
from tests.routes.test_calendar_routes import HOLIDAY, ORDER, PATTERN
from tests.routes.test_settings import SETTINGS
from tests.routes.town import problem
from tests.world import World

HALL = {"longitude": cast.HALL.longitude, "latitude": cast.HALL.latitude}


def propose(town: World, method: str, path: str, body: object = None) -> str:
    made = town.phone(EKO, None).call(method, path, body).expect(201, 202)
    proposal_id: str = made.get("proposal", made)["proposal_id"]
    return proposal_id


def seen(town: World, proposal_id: str) -> dict[str, Any]:
    found: dict[str, Any] = town.phone(ENDAH, None).call("GET", f"/proposals/{proposal_id}").expect(200)
    return found


def changes(town: World, proposal_id: str) -> dict[str, tuple[Any, Any]]:
    return {each["path"]: (each["old"], each["new"]) for each in seen(town, proposal_id)["changes"]}


def approve(town: World, proposal_id: str) -> None:
    town.phone(ENDAH, None).call("POST", f"/proposals/{proposal_id}/decision", {"approve": True}).expect(200)


def test_a_proposal_is_seen_with_what_the_list_says_of_it(town: World) -> None:
    proposal_id = propose(town, "PUT", "/settings", SETTINGS)
    [listed] = town.phone(FITRI, None).call("GET", "/proposals").expect(200)["proposals"]
    found = seen(town, proposal_id)
    assert {name: found[name] for name in listed} == listed
    assert found.keys() - listed.keys() == {"changes"}


def test_an_unknown_proposal_is_not_found(town: World) -> None:
    assert problem(town.phone(ENDAH, None).call("GET", "/proposals/antah")) == (404, "NOT_FOUND")


def test_every_setting_that_changes_is_shown(town: World) -> None:
    box = SETTINGS["bounding_box"] | {"east": 106.2}
    body = {**SETTINGS, "agency_name": cast.SETTINGS.agency_name, "accuracy_limit_m": 500, "bounding_box": box}
    assert changes(town, propose(town, "PUT", "/settings", body)) == {
        "/bounding_box/east": (106.15, 106.2),
        "/accuracy_limit_m": (100, 500),
    }


def test_what_a_proposal_changed_is_seen_when_it_was_long_decided(town: World) -> None:
    proposal_id = propose(town, "PUT", "/settings", {**SETTINGS, "accuracy_limit_m": 500})
    before = changes(town, proposal_id)
    approve(town, proposal_id)
    town.publish("settings", replace(cast.SETTINGS, accuracy_limit_m=60))
    assert seen(town, proposal_id)["state"] == "applied"
    assert changes(town, proposal_id) == before


def test_a_new_order_is_shown_whole(town: World) -> None:
    found = changes(town, propose(town, "PUT", "/calendar/overrides/ramadan", {**ORDER, "grace_min": 120}))
    old, new = found.pop("/overrides/ramadan")
    assert (old, new["grace_min"], new["starts_on"], found) == (None, 120, "2026-11-24", {})
    assert new["week"][0][0]["limit_min"] == 480


def test_a_changed_order_is_shown_by_what_changes(town: World) -> None:
    approve(town, propose(town, "PUT", "/calendar/overrides/ramadan", ORDER))
    approve(town, propose(town, "PUT", "/calendar/overrides/upacara", {**ORDER, "name": "Upacara"}))
    week = [[{**ORDER["week"][0][0], "limit_min": 500}], *ORDER["week"][1:]]
    proposal_id = propose(town, "PUT", "/calendar/overrides/ramadan", {**ORDER, "week": week, "grace_min": 5})
    assert changes(town, proposal_id) == {
        "/overrides/ramadan/week/0/arrival/limit_min": (480, 500),
        "/overrides/ramadan/grace_min": (0, 5),
    }


def test_a_patterns_new_version_is_shown_beside_those_that_stay(town: World) -> None:
    held = town.phone(EKO, None).call("GET", "/calendar").expect(200)["patterns"]
    five_days = next(each for each in held if each["pattern_id"] == "lima-hari")
    body = {"name": "Lima hari", "versions": [*five_days["versions"], *PATTERN["versions"]]}
    found = changes(town, propose(town, "PUT", "/calendar/patterns/lima-hari", body))
    assert found["/patterns/lima-hari/name"] == ("Lima hari kerja", "Lima hari")
    old, new = found["/patterns/lima-hari/versions/2026-11-24"]
    assert (old, new["starts_on"], len(found)) == (None, "2026-11-24", 2)


def test_holidays_are_shown_by_their_dates(town: World) -> None:
    proposal_id = propose(town, "POST", "/calendar/holidays", {"holidays": [HOLIDAY]})
    assert changes(town, proposal_id) == {"/holidays/2026-12-24": (None, HOLIDAY)}
    approve(town, proposal_id)
    proposal_id = propose(town, "DELETE", "/calendar/holidays/2026-12-24")
    assert changes(town, proposal_id) == {"/holidays/2026-12-24": (HOLIDAY, None)}


def file(name: str, longitude: float, **properties: object) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [longitude, cast.HALL.latitude]}
    feature = {"type": "Feature", "properties": {"nama": name, **properties}, "geometry": point}
    return {"type": "FeatureCollection", "features": [feature]}


def test_an_office_that_moves_is_shown_with_how_far_and_both_fences(town: World) -> None:
    body = file("Balai Kota Lama", 106.1, office_id="balai-kota", radius_m=500)
    found = seen(town, propose(town, "POST", "/offices/imports", body))["changes"]
    name, fence = found
    assert (name["path"], name["old"], name["new"]) == ("/balai-kota/name", "Balai Kota Contoh", "Balai Kota Lama")
    assert fence["path"] == "/balai-kota/fence"
    assert fence["old"] == {
        "version": 1, "starts_on": "2026-01-01", "shape": {"center": HALL, "radius_m": 150},
    }  # fmt: skip
    assert fence["new"] == {
        "version": 2, "starts_on": "2026-11-23",
        "shape": {"center": {**HALL, "longitude": 106.1}, "radius_m": 500},
    }  # fmt: skip
    assert fence["distance_m"] == 6399


def test_a_new_office_is_shown_whole(town: World) -> None:
    proposal_id = propose(town, "POST", "/offices/imports", file("Kantor Baru", 106.05))
    [[old, new]] = changes(town, proposal_id).values()
    assert (old, new["name"], new["fences"][0]["shape"]["radius_m"]) == (None, "Kantor Baru", 150)


def test_roles_are_shown_with_their_units(town: World) -> None:
    town.change("ani", lambda each: replace(each, grants=(Grant(Role.SUPERVISOR, "umum"),)))
    body = {"grants": [{"role": "auditor"}, {"role": "supervisor", "unit_id": "setda"}]}
    assert changes(town, propose(town, "PUT", "/employees/ani/grants", body)) == {
        "/grants": (
            [{"role": "supervisor", "unit_id": "umum"}],
            [{"role": "auditor", "unit_id": None}, {"role": "supervisor", "unit_id": "setda"}],
        )
    }
