"""Apel and ceremonies through the door: ordered, called off, seen today, checked in at."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.closing import RejudgeTask
from chalicelib.domain.excuse import Excuse, ExcuseKind
from chalicelib.domain.office import Place, Position
from chalicelib.domain.shift import Event, Extension, Slot
from chalicelib.rules.event import event_of
from tests import cast
from tests.cast import ANI, CITRA, EKO, ENDAH, GANI, HALL, MONDAY, wib
from tests.jpegs import selfie
from tests.routes.town import faults, nothing_changed, problem
from tests.world import CLOSING, World
from tools.phone import Phone, Reply

FIELD = (106.05, -6.01)
BODY: dict[str, Any] = {
    "name": "Apel Senin", "decree_no": "800/7", "on": "2026-11-30", "opens_min": 390, "closes_min": 480,
    "limit_min": 420, "place": {"center": FIELD, "radius_m": 100, "name": "Alun-alun"}, "unit_ids": ["setda"],
}  # fmt: skip
TODAYS = Event("apel", "Apel Senin", "800/7", MONDAY, 390, 480, 420, Place(None, Position(*FIELD), 100, "Alun-alun"))


def about(what: str, on: str = "2026-11-30") -> dict[str, str]:
    """What a proposal is about: by its name and date, for who reads the list of changes."""
    return {what: "apel", "name": "Apel Senin", "on": on}


def eko(town: World) -> Phone:
    return town.phone(EKO, enrolled=None)


def put(town: World, event_id: str = "apel", **changed: object) -> Reply:
    return eko(town).call("PUT", f"/calendar/events/{event_id}", {**BODY, **changed})


def remove(town: World, query: str = "") -> Reply:
    return eko(town).call("DELETE", f"/calendar/events/apel{query}")


def approve(town: World, made: dict[str, Any]) -> Reply:
    endah = town.phone(ENDAH, enrolled=None)
    return endah.call("POST", f"/proposals/{made['proposal_id']}/decision", {"approve": True})


def hold(town: World, *events: Event, **more: object) -> None:
    town.publish("calendar", replace(cast.CITY.calendar, events=events, **more))


def events(town: World) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = town.phone(ANI, None).call("GET", "/calendar/events").expect(200)["events"]
    return found


# Ordered


def test_an_event_holds_once_the_second_admin_approves(town: World) -> None:
    made = put(town).expect(202)
    assert (made["subject"], made["state"], made["summary"]) == ("calendar", "waiting", about("event"))
    assert events(town) == []
    approve(town, made).expect(200)
    (held,) = events(town)
    assert held == {
        **BODY, "event_id": "apel", "grace_min": 0, "withdrawn": None, "unit_ids": ["setda", "umum"],
        "place": {"office_id": None, "center": list(FIELD), "radius_m": 100, "name": "Alun-alun"},
    }  # fmt: skip


def test_the_second_admin_sees_what_it_would_change(town: World) -> None:
    made = put(town).expect(202)
    found = town.phone(ENDAH, None).call("GET", f"/proposals/{made['proposal_id']}").expect(200)
    assert [(each["path"], each["old"], each["new"]["name"]) for each in found["changes"]] == [
        ("/events/apel", None, "Apel Senin")
    ]


def test_a_unit_moved_later_stays_invited_or_not_as_it_was(town: World) -> None:
    """Else one admin alone would take a missed apel off people, or put one on them, by moving their unit."""
    approve(town, put(town, unit_ids=["setda"]).expect(202)).expect(200)
    for unit_id, parent_id in (("umum", None), ("puskesmas", "setda")):
        eko(town).call("PUT", f"/units/{unit_id}", moved(unit_id, parent_id)).expect(200)
    city = town.services.city.fresh(town.clock.now)
    on = MONDAY + timedelta(days=7)
    assert [event_of(each, on, city) is not None for each in ("setda", "umum", "puskesmas")] == [True, True, False]


def moved(unit_id: str, parent_id: str | None) -> dict[str, Any]:
    unit = cast.UNITS[unit_id]
    counts_from = unit.counts_from.isoformat() if unit.counts_from else None
    facts = {"name": unit.name, "office_ids": list(unit.office_ids), "counts_from": counts_from}
    return {**facts, "parent_id": parent_id}


def test_they_are_listed_by_date(town: World) -> None:
    for event_id, on in (("b", "2026-12-07"), ("a", "2026-12-14"), ("c", "2026-11-30")):
        approve(town, put(town, event_id, on=on).expect(202))
    assert [each["event_id"] for each in events(town)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": ""}, ("/name", "TEXT_INVALID")),
        ({"on": "2026-02-30"}, ("/on", "PATTERN")),
        ({"on": "2026-11-22"}, ("/on", "EVENT_OPEN")),
        ({"opens_min": 1_441}, ("/opens_min", "RANGE")),
        ({"closes_min": 390, "limit_min": 390}, ("/closes_min", "WINDOW_EMPTY")),
        ({"limit_min": 500}, ("/limit_min", "LIMIT_OUTSIDE_WINDOW")),
        ({"grace_min": 121}, ("/grace_min", "RANGE")),
        ({"unit_ids": ["tak-ada"]}, ("/unit_ids/0", "UNIT_UNKNOWN")),
        ({"place": {}}, ("/place", "PLACE_MISSING")),
        ({"place": {"office_id": "tak-ada"}}, ("/place/office_id", "OFFICE_UNKNOWN")),
        ({"place": {"center": FIELD, "radius_m": 19, "name": "A"}}, ("/place/radius_m", "RADIUS_RANGE")),
        ({"place": {"center": FIELD, "name": "A"}}, ("/place/radius_m", "RADIUS_RANGE")),
        ({"place": {"center": FIELD, "radius_m": 100}}, ("/place/name", "PLACE_NAME_EMPTY")),
        ({"place": {"center": [-6.01, 106.05], "radius_m": 99, "name": "A"}}, ("/place/center/1", "LATITUDE_RANGE")),
        ({"place": {"center": [107.0, -6.0], "radius_m": 99, "name": "A"}}, ("/place/center", "OUTSIDE_JURISDICTION")),
        (
            {"place": {"center": FIELD, "radius_m": 99, "name": "A", "office_id": "balai-kota"}},
            ("/place", "PLACE_TWO"),
        ),
    ],
)
def test_an_event_that_cannot_be_says_where_and_changes_nothing(
    town: World, changed: dict[str, object], fault: tuple[str, str]
) -> None:
    phone = eko(town)
    with nothing_changed():
        reply = phone.call("PUT", "/calendar/events/apel", {**BODY, **changed})
    assert problem(reply) == (422, "INPUT_INVALID")
    assert fault in faults(reply)


def test_todays_may_be_ordered_until_it_opens(town: World) -> None:
    later = put(town, on=MONDAY.isoformat(), opens_min=431, limit_min=450).expect(202)  # it is 07:10
    assert later["state"] == "waiting"
    assert faults(put(town, on=MONDAY.isoformat(), opens_min=430, limit_min=450)) == [("/on", "EVENT_OPEN")]


def test_one_that_waited_until_it_would_have_opened_is_stale(town: World) -> None:
    made = put(town, on=MONDAY.isoformat(), opens_min=431, limit_min=450).expect(202)
    town.clock.forward(minutes=1)
    assert problem(approve(town, made)) == (409, "PROPOSAL_STALE")
    assert events(town) == []


def test_nobody_is_invited_to_two_on_one_date(town: World) -> None:
    approve(town, put(town).expect(202))
    assert faults(put(town, "upacara", unit_ids=["umum"])) == [("/unit_ids", "EVENT_TAKEN")]
    put(town, "upacara", unit_ids=["puskesmas"]).expect(202)


@pytest.mark.parametrize("event_id", ["a" * 27, "apel%20senin"])
def test_an_id_that_cannot_be_is_not_found(town: World, event_id: str) -> None:
    assert problem(put(town, event_id)) == (404, "NOT_FOUND")


# Called off


def test_before_it_opens_it_is_taken_out_without_a_trace(town: World) -> None:
    hold(town, replace(TODAYS, on=MONDAY + timedelta(days=7)))
    made = remove(town).expect(202)
    assert made["summary"] == about("event_removed")
    CLOSING.clear()
    approve(town, made).expect(200)
    assert (events(town), CLOSING) == ([], [])


def test_once_open_it_is_withdrawn_with_a_reason_and_its_units_are_judged_again(town: World) -> None:
    hold(town, replace(TODAYS, unit_ids=("setda", "umum")))
    with nothing_changed():
        assert faults(remove(town)) == [("/query/reason", "EVENT_BEGUN")]
    made = remove(town, "?reason=Hujan%20badai").expect(202)
    assert made["summary"] == about("event_withdrawn", "2026-11-23")
    CLOSING.clear()
    approve(town, made).expect(200)
    assert [each["withdrawn"] for each in events(town)] == ["Hujan badai"]
    assert [(RejudgeTask(unit, MONDAY, (), "event"), 120) for unit in ("setda", "umum")] == CLOSING
    assert problem(remove(town, "?reason=Lagi")) == (404, "NOT_FOUND")


def test_once_open_it_does_not_change(town: World) -> None:
    hold(town, TODAYS)
    assert faults(put(town)) == [("", "EVENT_BEGUN")]


def test_one_nobody_ordered_is_not_found(town: World) -> None:
    assert problem(remove(town)) == (404, "NOT_FOUND")


# Seen and checked in at


def test_today_tells_the_event_with_its_place(town: World) -> None:
    hold(town, TODAYS)
    found = town.phone(ANI).today()
    assert [each["place"] for each in found["slots"]] == [None] * 3
    event = found["event"]
    assert (event["event_id"], event["name"], event["local_date"]) == ("apel", "Apel Senin", "2026-11-23")
    assert (event["slot"]["window"], event["slot"]["plan"]["limit_local_time"]) == ("open", "07:00")
    place = event["slot"]["place"]
    assert (place["name"], place["anywhere"], len(place["offices"])) == ("Alun-alun", False, 1)
    assert place["offices"][0]["geometry"] == {"type": "Point", "coordinates": list(FIELD)}


def test_without_one_it_is_null(town: World) -> None:
    assert town.phone(GANI).today()["event"] is None


def test_it_is_checked_in_like_a_slot_and_stands_in_every_list(town: World) -> None:
    hold(town, TODAYS)
    phone = town.phone(ANI)
    record = phone.check_in("event", FIELD, selfie(1)).expect(201)["record"]
    assert (record["slot"], record["late_min"], record["office_id"]) == ("event", 10, "event:apel")
    assert record["office_name"] == "Alun-alun"
    phone.call("GET", "/check-ins/2026-11-23/event").expect(200)
    month = phone.call("GET", "/me/attendance?month=2026-11").expect(200)["days"]
    assert [each["slot"] for day in month for each in day["check_ins"]] == ["event"]
    assert [day["local_date"] for day in month if "event" in [each["slot"] for each in day["slots"]]] == ["2026-11-23"]
    unit = town.phone(CITRA, None).call("GET", "/units/umum/days/2026-11-23").expect(200)["people"]
    (row,) = [each for each in unit if each["employee_id"] == "ani"]
    assert (row["required_slots"][-1], [each["slot"] for each in row["check_ins"]]) == ("event", ["event"])


def test_at_the_office_it_is_refused_and_the_field_named(town: World) -> None:
    hold(town, TODAYS)
    reply = town.phone(ANI).check_in("event", (HALL.longitude, HALL.latitude), selfie(1))
    assert problem(reply) == (422, "OUTSIDE_GEOFENCE")
    assert (reply.json["office_name"], reply.json["limit_m"]) == ("Alun-alun", 100)


# Orders, leave and longer windows today


def excused(town: World, *excuses: Excuse) -> Phone:
    town.change("ani", lambda each: replace(each, excuses=excuses))
    return town.phone(ANI)


ORDER = Excuse(
    "20261123-wfa", ExcuseKind.REMOTE, MONDAY, MONDAY, (Slot.ARRIVAL, Slot.DEPARTURE), Place(name="Rumah di Serang")
)


def test_today_tells_what_an_order_asks(town: World) -> None:
    found = excused(town, ORDER).today()
    arrival, midday, _ = found["slots"]
    assert (arrival["place"], arrival["excused"]) == (
        {"name": "Rumah di Serang", "anywhere": True, "offices": []},
        None,
    )
    assert (midday["place"], midday["excused"]) == (None, "remote")
    assert [(each["kind"], each["request_id"]) for each in found["excuses"]] == [("remote", "20261123-wfa")]


def test_others_see_that_it_was_by_an_order_and_never_where(town: World) -> None:
    phone = excused(town, ORDER)
    record = phone.check_in("arrival", (106.8, -6.2), selfie(1)).expect(201)["record"]
    assert (record["office_id"], record["office_name"], record["state"]) == ("order:20261123-wfa", "", "valid")
    seen = town.phone(CITRA, None).call("GET", "/units/umum/days/2026-11-23").text
    assert "order:20261123-wfa" in seen
    assert "Serang" not in seen


def test_a_permission_tells_its_times_and_leave_only_that_it_is_leave(town: World) -> None:
    late = Excuse("20261123-izin", ExcuseKind.PERMISSION, MONDAY, MONDAY, arrive_by_min=545)
    (told,) = excused(town, late).today()["excuses"]
    assert (told["arrive_by_local_time"], told["leave_from_local_time"]) == ("09:05", None)
    found = excused(town, Excuse("20261123-cuti", ExcuseKind.LEAVE, MONDAY, MONDAY)).today()
    assert [each["excused"] for each in found["slots"]] == ["leave"] * 3


def test_a_longer_window_says_by_how_much_and_why(town: World) -> None:
    hold(town, extensions=(Extension("e1", MONDAY, Slot.ARRIVAL, 60, "Layanan terganggu", ("umum",)),))
    arrival, midday, _ = town.phone(ANI).today()["slots"]
    assert arrival["extension"] == {"minutes": 60, "note": "Layanan terganggu"}
    assert (arrival["plan"]["closes_local_time"], midday["extension"]) == ("11:00", None)
    assert wib(11).isoformat().startswith(arrival["plan"]["closes_at"].rstrip("Z")[:16])
