"""What every store of units' years by level must do: the last count stands, and says whether a day was judged since."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.discipline import Level
from chalicelib.domain.discipline_levels import LevelLine, UnitLevels
from chalicelib.domain.employee import NumberKind
from tests.store.places import NOW, Place

LINE = LevelLine(
    "ani", "Ani", NumberKind.NIP, 11, 9, Level.MEDIUM, 11, False, date(2027, 4, 1), None, Level.MEDIUM, 14, 3
)
YEAR = UnitLevels("umum", 2031, NOW, date(2031, 4, 1), (1, 2), {NumberKind.NIP: 3}, (LINE, replace(LINE, days=12)))


class LevelContract:
    def test_the_last_count_of_a_units_year_stands(self, place: Place) -> None:
        levels = place.services.levels
        other = replace(YEAR, unit_id="setda", lines=())
        for each in (YEAR, other, replace(YEAR, people={NumberKind.NIP: 4})):
            levels.note(each, 0)
        assert levels.of_year(2031) == [other, replace(YEAR, people={NumberKind.NIP: 4})]
        assert levels.of_year(2030) == []

    def test_what_was_judged_since_is_told_and_no_worker_beside_it_is_lost(self, place: Place) -> None:
        levels, year = place.services.levels, replace(YEAR, year=2033)
        on = date(2033, 5, 2)
        levels.judged("umum", on, NOW)
        assert (levels.changes("umum", 2033), levels.of_year(2033)) == (1, [])
        before = levels.changes("umum", 2033)
        levels.judged("umum", on, NOW)  # while it is counted
        levels.note(year, before)
        assert [each.is_changed for each in levels.of_year(2033)] == [True]
        levels.note(year, levels.changes("umum", 2033))
        assert levels.of_year(2033) == [year]
        levels.judged("umum", on + timedelta(1), NOW)
        assert levels.of_year(2033) == [replace(year, is_changed=True)]

    def test_a_day_of_december_is_part_of_two_years(self, place: Place) -> None:
        levels = place.services.levels
        levels.judged("umum", date(2034, 12, 1), NOW)
        levels.judged("umum", date(2034, 11, 30), NOW)
        assert [levels.changes("umum", each) for each in (2034, 2035, 2036)] == [2, 1, 0]
        assert levels.changes("antah", 2034) == 0
