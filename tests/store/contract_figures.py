"""What every store of figures must do: the last count of a unit's date or month stands."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.board import DayFigures, MonthFigures, Stand
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus
from tests.store.places import NOW, Place

ON = date(2027, 4, 1)
DAY = DayFigures(
    "umum", ON, NOW, 5, 3, {DayStatus.ABSENT: 1, DayStatus.LEAVE: 1}, {Slot.ARRIVAL: {Stand.AWAITED: 3}}, 1, 2,
    {"07:05": 2, "23:55": 1},
)  # fmt: skip
MONTH = MonthFigures("umum", "2027-04", NOW, 5, {DayStatus.PRESENT: 90}, 4, 31, 12, 3)


class FigureContract:
    def test_the_last_count_of_a_units_date_stands(self, place: Place) -> None:
        other = replace(DAY, unit_id="setda", people=9)
        for each in (DAY, other, replace(DAY, people=6)):
            place.services.figures.note_day(each)
        assert place.services.figures.of_day(ON) == [other, replace(DAY, people=6)]
        assert place.services.figures.of_day(ON + timedelta(days=1)) == []

    def test_months_are_found_by_month_and_by_unit(self, place: Place) -> None:
        may = replace(MONTH, month="2027-05")
        other = replace(MONTH, unit_id="setda")
        for each in (may, MONTH, other):
            place.services.figures.note_month(each)
        assert place.services.figures.of_month("2027-04") == [other, MONTH]
        assert place.services.figures.of_unit("umum", ["2027-05", "2027-06", "2027-04"]) == [MONTH, may]
        assert place.services.figures.of_unit("umum", ["2027-06"]) == []
