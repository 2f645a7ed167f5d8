"""What anybody reads, without logging in."""

from datetime import timedelta

from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.public import Cell, Count, PublicMonth
from tests.routes.town import nobody
from tests.store.faults import going_wrong
from tests.world import World, entry


def fail(town: World, ago: timedelta, state: OutageState = OutageState.DECLARED, *unit_ids: str) -> None:
    at = town.clock.now - ago
    failed = Outage(f"{at:%Y%m%d}-x{ago.days}{state}", at, at + timedelta(hours=1), state, unit_ids, "Server padam.")
    town.services.outages.save(failed, entry("outage", at))


def tell(town: World, *cells: Cell) -> None:
    total = Count(27, 500, 450, 5) if cells else Count()
    town.services.public_figures.keep(PublicMonth("2026-10", town.clock.now, cells, total, 7, 2))


def test_outages_that_an_admin_declared_are_told_with_their_notes_the_newest_first(town: World) -> None:
    fail(town, timedelta(days=40))
    fail(town, timedelta(days=2), OutageState.DECLARED, "setda", "umum")
    fail(town, timedelta(days=3), OutageState.SUSPECTED)
    fail(town, timedelta(days=4), OutageState.DISMISSED)
    fail(town, timedelta(days=95))
    found = nobody().call("GET", "/public/figures").expect(200)
    assert [each["unit_names"] for each in found["outages"]] == [["Sekretariat Daerah"], []]
    assert found["outages"][0]["note"] == "Server padam."
    assert "decided_by" not in str(found)


def test_shares_are_of_groups_and_whole_percents(town: World) -> None:
    tell(town, Cell("umum", 1, Count(12, 240, 200, 3)), Cell(None, 4, Count(15, 260, 250, 2)))
    month = nobody().call("GET", "/public/figures").expect(200)["month"]
    umum, rest = month["groups"]
    assert umum == {"unit_name": "Bagian Umum", "parts": 1, "people": 12, "on_time_percent": 83, "absent_percent": 1}
    assert (rest["unit_name"], rest["parts"]) == (None, 4)
    assert (month["total"]["people"], month["total"]["on_time_percent"]) == (27, 90)
    assert (month["flags_raised"], month["flags_upheld"]) == (7, 2)


def test_before_a_month_is_locked_the_rest_stands_there(town: World) -> None:
    found = nobody().call("GET", "/public/figures").expect(200)
    assert (found["month"], found["outages"], found["least_people"]) == (None, [], 10)
    assert found["retention"]["selfie_days"] == 90


def test_it_costs_a_read_and_a_query_and_may_be_kept_for_minutes(town: World) -> None:
    tell(town, Cell("umum", 0, Count(12, 240, 200, 3)))
    phone = nobody()
    phone.call("GET", "/public/figures").expect(200)  # the city is known from now on
    with going_wrong() as faults:
        reply = phone.call("GET", "/public/figures")
    assert reply.headers["Cache-Control"] == "public, max-age=300"
    assert sorted(faults.calls) == ["GetItem", "Query"]
