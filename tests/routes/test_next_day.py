"""GET /me/next-day: what a phone holds for a morning without a network, and what it may do with it then."""

from dataclasses import replace
from datetime import date

from chalicelib.domain.shift import Holiday, HolidayKind
from tests import cast
from tests.cast import ANI, GANI, HALL, wib
from tests.jpegs import selfie
from tests.routes.town import attendance, nothing_changed, problem
from tests.world import World

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
PLACE = (HALL.longitude, HALL.latitude)


def test_it_has_the_shape_of_today_with_nothing_recorded(town: World) -> None:
    town.clock.set(wib(15, on=FRIDAY))
    ani = town.phone(ANI)
    with nothing_changed():
        day = ani.next_day()
    assert day.keys() == ani.today().keys()
    assert (day["local_date"], day["day"], day["server_time"]) == ("2026-11-30", "working", "2026-11-27T08:00:00Z")
    assert [(each["window"], each["check_in"]) for each in day["slots"]] == [("coming", None)] * 3
    assert all(each["day_challenge"] for each in day["slots"])
    assert (day["notes"], day["unread"]) == ([], 0)


def test_without_a_phone_of_ones_own_it_has_no_permission(town: World) -> None:
    ani, gani = town.phone(ANI, None), town.phone(GANI)
    for query in ("", f"?device_id={gani.device_id}"):
        day = ani.call("GET", f"/me/next-day{query}").expect(200)["day"]
        assert not any(each["day_challenge"] for each in day["slots"])


def test_where_a_week_has_nothing_to_check_in_there_is_none(town: World) -> None:
    week = [date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26), FRIDAY, MONDAY]
    holidays = {on: Holiday(on, "Libur", HolidayKind.PUBLIC, "SKB") for on in week}
    town.publish("calendar", replace(cast.CITY.calendar, holidays=holidays))
    assert town.phone(ANI).call("GET", "/me/next-day").expect(200) == {"day": None}


def test_held_since_friday_it_checks_in_on_monday_and_waits_for_a_person(town: World) -> None:
    town.clock.set(wib(15, on=FRIDAY))
    phone = town.phone(ANI)
    sealed, photo = phone.next_day()["slots"][0]["day_challenge"], selfie(1)
    town.clock.set(wib(7, 20, on=MONDAY))
    phone.token = town.accounts.access_token("ani")
    form = phone.call("POST", "/uploads", {"challenge": sealed}).expect(201)
    phone.upload(form["upload"], photo)
    record = phone.submit(phone.body(sealed, PLACE, photo)).expect(201)["record"]
    assert (record["local_date"], record["state"], record["reasons"]) == ("2026-11-30", "provisional", ["offline"])


def test_before_mondays_window_it_records_nothing(town: World) -> None:
    town.clock.set(wib(15, on=FRIDAY))
    phone = town.phone(ANI)
    sealed = phone.next_day()["slots"][0]["day_challenge"]
    assert problem(phone.call("POST", "/uploads", {"challenge": sealed})) == (422, "WINDOW_CLOSED")
    assert problem(phone.submit(phone.body(sealed, PLACE, selfie(1)))) == (422, "WINDOW_CLOSED")
    assert attendance() == {}


def test_who_has_left_meanwhile_is_nobody(town: World) -> None:
    town.clock.set(wib(15, on=FRIDAY))
    phone = town.phone(ANI)
    sealed = phone.next_day()["slots"][0]["day_challenge"]
    town.change("ani", lambda each: replace(each, left_on=FRIDAY))
    town.clock.set(wib(7, 20, on=MONDAY))
    phone.token = town.accounts.access_token("ani")
    assert problem(phone.submit(phone.body(sealed, PLACE, selfie(1)))) == (401, "TOKEN_INVALID")
