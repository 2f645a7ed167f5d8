"""Which windows anybody of the city has about now."""

from dataclasses import replace
from datetime import date

from chalicelib.domain.shift import Slot
from chalicelib.rules.city_windows import windows_around
from tests.cast import CITY, HALL_OFFICE, MONDAY, wib


def opening(city=CITY) -> set:
    return {(on, each.opens_at) for on, each in windows_around(city, wib(7, 10)) if each.slot is Slot.ARRIVAL}


def test_every_patterns_windows_of_the_days_around_are_told() -> None:
    assert {(MONDAY, wib(6)), (MONDAY, wib(20)), (date(2026, 11, 24), wib(6, on=date(2026, 11, 24)))} <= opening()


def test_an_office_in_another_zone_has_its_own_morning() -> None:
    east = replace(HALL_OFFICE, office_id="ambon", zone="Asia/Jayapura")
    assert (MONDAY, wib(4)) in opening(replace(CITY, offices={**CITY.offices, "ambon": east}))
