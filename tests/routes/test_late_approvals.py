"""A proposal may wait for days: what it would do is judged again when it is approved, by that day and that city."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.shift import Holiday, HolidayKind
from tests import cast
from tests.cast import EKO, ENDAH, wib
from tests.routes.test_calendar_routes import ORDER, PATTERN, WEEK
from tests.routes.test_settings import SETTINGS
from tests.routes.town import faults, nothing_changed, problem
from tests.world import World
from tools.phone import Reply

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
HOLIDAY = {"on": "2026-11-23", "name": "Cuti", "kind": "local", "decree_no": "1"}


def propose(town: World, method: str, path: str, body: object = None) -> str:
    made = town.phone(EKO, None).call(method, path, body).expect(201, 202)
    proposal_id: str = made.get("proposal", made)["proposal_id"]
    return proposal_id


def decide(town: World, proposal_id: str, approve: bool = True) -> Reply:
    return town.phone(ENDAH, None).call("POST", f"/proposals/{proposal_id}/decision", {"approve": approve})


@contextmanager
def too_late(town: World, proposal_id: str, *found: tuple[str, str]) -> Iterator[None]:
    """Whatever happens inside makes the proposal stale: it cannot be approved any more, only rejected."""
    yield
    with nothing_changed():
        reply = decide(town, proposal_id)
    assert problem(reply) == (409, "PROPOSAL_STALE")
    assert faults(reply) == list(found)
    assert decide(town, proposal_id, approve=False).expect(200)["state"] == "rejected"


def moved_hall(**properties: object) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [106.05, -6.0]}
    named = {"nama": "Balai Kota Contoh", "office_id": "balai-kota", **properties}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": named, "geometry": point}]}


def test_an_order_is_approved_until_the_evening_before_it_begins(town: World) -> None:
    in_time = propose(town, "PUT", "/calendar/overrides/ramadan", ORDER)
    town.clock.set(wib(23, 59))
    decide(town, in_time).expect(200)


def test_an_order_that_would_have_begun_is_stale(town: World) -> None:
    proposal_id = propose(town, "PUT", "/calendar/overrides/ramadan", ORDER)
    with too_late(town, proposal_id, ("/overrides/ramadan/starts_on", "STARTS_TOO_EARLY")):
        town.clock.set(wib(0, on=TUESDAY))


def test_an_order_that_begins_while_its_change_waits_stays_as_it_began(town: World) -> None:
    decide(town, propose(town, "PUT", "/calendar/overrides/ramadan", ORDER)).expect(200)
    proposal_id = propose(town, "PUT", "/calendar/overrides/ramadan", {**ORDER, "grace_min": 120})
    with too_late(town, proposal_id, ("/overrides/ramadan/grace_min", "BEGUN_OVERRIDE_CHANGED")):
        town.clock.set(wib(9, on=TUESDAY))


def test_an_order_is_not_cut_short_behind_its_back(town: World) -> None:
    decide(town, propose(town, "PUT", "/calendar/overrides/ramadan", ORDER)).expect(200)
    proposal_id = propose(town, "PUT", "/calendar/overrides/ramadan", {**ORDER, "ends_on": "2026-11-24"})
    with too_late(town, proposal_id, ("/overrides/ramadan/ends_on", "ENDS_TOO_EARLY")):
        town.clock.set(wib(9, on=date(2026, 11, 26)))


def test_a_pattern_gets_no_new_hours_for_days_that_have_begun(town: World) -> None:
    held = town.phone(EKO, None).call("GET", "/calendar").expect(200)["patterns"]
    five_days = next(each for each in held if each["pattern_id"] == "lima-hari")
    versions = [*five_days["versions"], {"starts_on": "2026-11-24", "week": WEEK}]
    body = {"name": five_days["name"], "versions": versions}
    proposal_id = propose(town, "PUT", "/calendar/patterns/lima-hari", body)
    with too_late(town, proposal_id, ("/patterns/lima-hari/versions/1/starts_on", "STARTS_TOO_EARLY")):
        town.clock.set(wib(0, on=TUESDAY))


def test_a_new_pattern_may_be_approved_late_for_nobody_has_worked_by_it(town: World) -> None:
    proposal_id = propose(town, "PUT", "/calendar/patterns/puasa", PATTERN)
    town.clock.set(wib(9, on=WEDNESDAY))
    decide(town, proposal_id).expect(200)


def test_a_holiday_is_declared_until_its_own_midnight(town: World) -> None:
    in_time = propose(town, "POST", "/calendar/holidays", {"holidays": [HOLIDAY]})
    town.clock.set(wib(23, 59))
    decide(town, in_time).expect(200)


def test_a_holiday_that_has_passed_is_stale(town: World) -> None:
    proposal_id = propose(town, "POST", "/calendar/holidays", {"holidays": [HOLIDAY]})
    with too_late(town, proposal_id, ("/holidays/2026-11-23/on", "DATE_PASSED")):
        town.clock.set(wib(0, on=TUESDAY))


def test_a_holiday_is_not_taken_back_once_it_has_begun(town: World) -> None:
    holiday = Holiday(WEDNESDAY, "Cuti", HolidayKind.LOCAL, "1")
    town.publish("calendar", replace(cast.CITY.calendar, holidays={WEDNESDAY: holiday}))
    proposal_id = propose(town, "DELETE", "/calendar/holidays/2026-11-25")
    with too_late(town, proposal_id, ("/holidays/2026-11-25", "DATE_PASSED")):
        town.clock.set(wib(0, on=WEDNESDAY))


def test_a_fence_holds_for_no_day_before_its_approval(town: World) -> None:
    """It is no longer stale a day late: it begins on the day of the approval, and that is told (F34)."""
    proposal_id = propose(town, "POST", "/offices/imports?starts_on=2026-11-24", moved_hall())
    town.clock.set(wib(0, on=WEDNESDAY))
    summary = decide(town, proposal_id).expect(200)["summary"]
    assert (summary["starts_on"], summary["proposed_starts_on"]) == ("2026-11-25", "2026-11-24")
    hall = town.services.city.fresh(town.clock.now).offices["balai-kota"]
    assert [(each.version, each.starts_on) for each in hall.fences] == [(1, cast.START), (2, WEDNESDAY)]
    eko = town.phone(EKO, None)
    [change] = eko.call("GET", f"/proposals/{proposal_id}").expect(200)["changes"]
    assert change["new"]["starts_on"] == "2026-11-25"
    entry = eko.call("GET", "/audit/days/CITY/2026-11-25").expect(200)["entries"][-1]
    assert (entry["facts"]["starts_on"], entry["facts"]["proposed_starts_on"]) == ("2026-11-25", "2026-11-24")


@pytest.mark.parametrize("days", [0, 1])
def test_a_fence_may_be_approved_on_the_day_it_begins(town: World, days: int) -> None:
    proposal_id = propose(town, "POST", "/offices/imports?starts_on=2026-11-24", moved_hall())
    town.clock.forward(days=days)
    decide(town, proposal_id).expect(200)


def test_a_new_office_may_be_approved_late_for_nobody_has_worked_there(town: World) -> None:
    file = moved_hall(nama="Kantor Baru", office_id=None)
    proposal_id = propose(town, "POST", "/offices/imports", file)
    town.clock.set(wib(9) + timedelta(days=10))
    decide(town, proposal_id).expect(200)


# The city as it is now.


def test_a_roster_code_that_came_to_mean_a_day_off_is_stale(town: World) -> None:
    proposal_id = propose(town, "PUT", "/calendar/patterns/puasa", {**PATTERN, "code": "X"})
    with too_late(town, proposal_id, ("/patterns/puasa/code", "ROSTER_CODE_RESERVED")):
        town.publish("settings", replace(cast.SETTINGS, roster_off_code="X"))


def test_an_order_for_a_unit_that_is_gone_is_stale(town: World) -> None:
    proposal_id = propose(town, "PUT", "/calendar/overrides/ramadan", {**ORDER, "unit_ids": ["puskesmas"]})
    with too_late(town, proposal_id, ("/overrides/ramadan/unit_ids/0", "UNIT_UNKNOWN")):
        town.publish("units", {"setda": cast.UNITS["setda"], "umum": cast.UNITS["umum"]})


def test_a_role_over_a_unit_that_is_gone_is_stale(town: World) -> None:
    body = {"grants": [{"role": "auditor"}, {"role": "operator", "unit_id": "puskesmas"}]}
    proposal_id = propose(town, "PUT", "/employees/ani/grants", body)
    with too_late(town, proposal_id, ("/grants/1/unit_id", "UNIT_UNKNOWN")):
        town.publish("units", {"setda": cast.UNITS["setda"], "umum": cast.UNITS["umum"]})


def test_settings_are_judged_by_what_the_city_has_become(town: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its first calendar a city may still choose its zone and its letter for a day off."""
    real = town.services.city.fresh

    def without_calendar(now: Any) -> Any:
        city = real(now)
        return replace(city, versions={**city.versions, "calendar": 0})

    body = {**SETTINGS, "zone": "Asia/Jayapura", "roster_off_code": "X"}
    with monkeypatch.context() as patch:
        patch.setattr(town.services.city, "fresh", without_calendar)
        proposal_id = propose(town, "PUT", "/settings", body)
    with too_late(town, proposal_id, ("/zone", "ZONE_FIXED"), ("/roster_off_code", "ROSTER_OFF_CODE_FIXED")):
        pass
