"""What every store of the city's decisions must do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.city import City, Unit
from chalicelib.domain.shift import Calendar, Holiday, HolidayKind
from chalicelib.use_cases.ports import Changed
from tests import cast
from tests.store.places import NOW, Place, entry


class CityContract:
    def test_a_published_subject_is_the_citys_from_then_on(self, place: Place) -> None:
        version = _publish(place, "offices", cast.CITY.offices)
        city = place.services.city.fresh(NOW)
        assert city.offices == cast.CITY.offices
        assert city.versions["offices"] == version

    def test_a_draft_is_read_by_nobody(self, place: Place) -> None:
        before = place.services.city.fresh(NOW)
        place.services.city.draft("units", {"rahasia": Unit("rahasia", "Rahasia")})
        assert place.services.city.fresh(NOW) == before

    def test_every_kind_of_subject_reads_back_as_it_was_written(self, place: Place) -> None:
        holiday = Holiday(date(2026, 12, 25), "Natal", HolidayKind.PUBLIC, "SKB 1497/2025")
        calendar = Calendar(cast.CITY.calendar.patterns, holidays={holiday.on: holiday})
        for subject, content in (
            ("settings", cast.SETTINGS), ("units", cast.UNITS), ("calendar", calendar), ("offices", cast.CITY.offices),
        ):  # fmt: skip
            _publish(place, subject, content)
            assert getattr(place.services.city.fresh(NOW), subject) == content

    def test_who_publishes_from_an_old_version_is_refused_and_nothing_is_written(self, place: Place) -> None:
        version = _publish(place, "units", cast.UNITS)
        chain = place.new_id()
        book_id = place.services.city.draft("units", {})
        with pytest.raises(Changed):
            place.services.city.publish("units", book_id, version - 1, entry(place, chain))
        assert place.services.city.fresh(NOW).units == cast.UNITS
        assert place.services.audit.entries(chain) == []

    def test_two_subjects_flip_together_or_not_at_all(self, place: Place) -> None:
        city = place.services.city
        offices, units = _publish(place, "offices", cast.CITY.offices), _publish(place, "units", cast.UNITS)

        def flip(units_base: int) -> None:
            drafts = city.draft("offices", {}), city.draft("units", {})
            city.publish("offices", drafts[0], offices, entry(place), None, [("units", drafts[1], units_base)])

        with pytest.raises(Changed):
            flip(units - 1)
        assert city.fresh(NOW).offices == cast.CITY.offices
        flip(units)
        found = city.fresh(NOW)
        assert (found.offices, found.units) == ({}, {})
        assert (found.versions["offices"], found.versions["units"]) == (offices + 1, units + 1)

    def test_every_published_version_stays_readable(self, place: Place) -> None:
        first = _publish(place, "units", {"lama": Unit("lama", "Lama")})
        _publish(place, "units", {"baru": Unit("baru", "Baru")})
        assert place.services.city.version("units", first) == {"lama": Unit("lama", "Lama")}

    def test_another_process_holds_its_picture_for_less_than_a_minute(self, place: Place) -> None:
        seen = place.elsewhere.city.current(NOW)
        _publish(place, "settings", replace(cast.SETTINGS, near_duplicate_m=51))
        assert place.elsewhere.city.current(NOW + timedelta(seconds=59)) == seen
        assert _limit(place.elsewhere.city.current(NOW + timedelta(seconds=60))) == 51

    def test_a_decision_sees_what_was_published_just_now(self, place: Place) -> None:
        place.elsewhere.city.current(NOW)
        _publish(place, "settings", replace(cast.SETTINGS, near_duplicate_m=52))
        assert _limit(place.elsewhere.city.fresh(NOW)) == 52

    def test_who_published_sees_it_at_once(self, place: Place) -> None:
        place.services.city.current(NOW)
        _publish(place, "settings", replace(cast.SETTINGS, near_duplicate_m=53))
        assert _limit(place.services.city.current(NOW)) == 53

    def test_a_book_of_thousands_of_units_is_one_flip(self, place: Place) -> None:
        units = {f"unit-{at}": Unit(f"unit-{at}", "".join(chr(33 + (at * step) % 90) for step in range(1, 90)))
                 for at in range(5_000)}  # fmt: skip
        _publish(place, "units", units)
        assert place.services.city.fresh(NOW).units == units


def _publish(place: Place, subject: str, content: object) -> int:
    city = place.services.city
    base = city.fresh(NOW).versions.get(subject, 0)
    return city.publish(subject, city.draft(subject, content), base, entry(place))


def _limit(city: City) -> int:
    return city.settings.near_duplicate_m
