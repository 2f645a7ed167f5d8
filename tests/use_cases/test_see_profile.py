"""What a person reads about where they work: names, and of the number only its end."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.city import Unit
from chalicelib.domain.employee import Assignment
from chalicelib.use_cases.see_profile import Profile, see_profile
from tests.cast import ANI, CITY, GANI, MONDAY, START, UNITS
from tests.world import World

TOMORROW = MONDAY + timedelta(days=1)


def seen(city: World, *assignments: Assignment, number: str = ANI.number) -> Profile:
    who = replace(ANI, assignments=assignments, number=number)
    return see_profile(city.services, who, city.clock.now)


def test_it_names_unit_offices_hours_and_superior(city: World) -> None:
    assert see_profile(city.services, ANI, city.clock.now) == Profile(
        number_end="-001",
        units=("Bagian Umum", "Sekretariat Daerah"),
        offices=("Balai Kota Contoh",),
        pattern="Lima hari kerja",
        superior="Citra",
        starts_on=START,
    )


def test_of_a_number_the_last_four_are_told(city: World) -> None:
    assert seen(city, number="199001012015041002").number_end == "1002"


def test_who_works_by_roster_has_no_pattern_and_who_has_no_superior_none(city: World) -> None:
    found = seen(city, Assignment("puskesmas", START, ("puskesmas", "gone"), None))
    assert (found.units, found.offices) == (("Puskesmas Contoh",), ("Puskesmas Contoh",))
    assert (found.pattern, found.superior) == (None, None)
    assert see_profile(city.services, GANI, city.clock.now).superior is None


def test_a_superior_whom_nobody_knows_is_none(city: World) -> None:
    assert seen(city, Assignment("umum", START, (), "lima-hari", "nobody")).superior is None


def test_a_transfer_shows_from_the_day_on_which_it_holds(city: World) -> None:
    old = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", MONDAY)
    new = Assignment("puskesmas", TOMORROW, ("puskesmas",), "lima-hari")
    assert seen(city, old, new).units[0] == "Bagian Umum"
    city.clock.forward(days=1)
    assert (seen(city, old, new).units[0], seen(city, old, new).starts_on) == ("Puskesmas Contoh", TOMORROW)


def test_before_the_first_day_the_coming_place_is_told_and_after_the_last_none(city: World) -> None:
    coming = Assignment("puskesmas", TOMORROW, ("puskesmas",), "lima-hari")
    assert (seen(city, coming).units[0], seen(city, coming).starts_on) == ("Puskesmas Contoh", TOMORROW)
    past = Assignment("umum", START, ("balai-kota",), "lima-hari", "citra", date(2026, 6, 30))
    assert seen(city, past) == Profile("-001")


def test_units_in_a_circle_are_each_named_once() -> None:
    units = {**UNITS, "a": Unit("a", "A", "b"), "b": Unit("b", "B", "a")}
    assert replace(CITY, units=units).path_of("a") == ["a", "b"]
    assert CITY.path_of("umum") == ["umum", "setda"]
    assert CITY.path_of("gone") == ["gone"]
