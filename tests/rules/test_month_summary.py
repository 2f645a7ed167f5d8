"""The city's month on one page: units folded by OPD, a trend of six months, outages as long as they lie in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.domain.board import MonthFigures
from chalicelib.domain.city import City, Unit
from chalicelib.domain.month_summary import Sums
from chalicelib.domain.outage import Outage, OutageState
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewCause, ReviewState
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus
from chalicelib.rules.month_summary import (
    flags_of,
    months_of_trend,
    outages_within,
    sums_of,
    told_of,
    total_of,
    trend_of,
)
from tests.cast import CITY, wib

UNITS = {
    "dinas": Unit("dinas", "Dinas", None), "bidang": Unit("bidang", "Bidang", "dinas"),
    "badan": Unit("badan", "Badan", None), "baru": Unit("baru", "Baru", None),
}  # fmt: skip
TOWN = City(CITY.settings, units=UNITS)
SINCE, UNTIL = wib(0, on=date(2026, 11, 1)), wib(0, on=date(2026, 12, 1))


def figures(unit_id: str, people: int = 2, **statuses: int) -> MonthFigures:
    held = {DayStatus(name): count for name, count in statuses.items()}
    return MonthFigures(unit_id, "2026-11", wib(7), people, held, late_days=3, late_min=40)


def test_compliance_is_of_days_that_somebody_was_due() -> None:
    found = sums_of(
        [figures("dinas", present=17, duty=1, absent=1, incomplete=1, leave=5, permission=1, off=8, unknown=2)]
    )
    assert (found.due, found.present, found.excused, found.compliance) == (20, 18, 6, 90.0)
    assert (found.absent, found.incomplete, found.late_days, found.late_min) == (1, 1, 3, 40)


def test_where_nobody_was_due_there_is_no_compliance() -> None:
    assert sums_of([]).compliance is None
    assert sums_of([figures("dinas", leave=20)]).compliance is None


def test_parts_count_with_their_opd_and_empty_ones_are_left_out() -> None:
    found = told_of([figures("bidang", people=10, present=1), figures("dinas", people=10, absent=1),
                     figures("badan", people=10, present=3), figures("baru", people=0),
                     figures("gone", people=10, present=9)], TOWN, "2026-11")  # fmt: skip
    assert [(each.name, each.sums.due, each.sums.compliance) for each in found] == [
        ("Badan", 3, 100.0),
        ("Dinas", 2, 50.0),
    ]


@pytest.mark.parametrize(
    ("month", "first"), [("2026-11", "2026-06"), ("2026-03", "2025-10"), ("2026-06", "2026-01"), ("2026-12", "2026-07")]
)
def test_the_trend_is_of_six_months_the_asked_one_last(month: str, first: str) -> None:
    found = months_of_trend(month)
    assert (len(found), found[0], found[-1]) == (6, first, month)
    assert found == sorted(found)


def test_small_units_share_a_line_and_the_total_is_of_what_is_told() -> None:
    told = told_of([figures("dinas", people=12, present=3), figures("badan", people=9, present=1),
                    figures("baru", people=1, absent=1)], TOWN, "2026-11")  # fmt: skip
    assert [(each.unit_id, each.units, each.sums.people, each.sums.due) for each in told] == [
        ("dinas", 1, 12, 3),
        (None, 2, 10, 2),
    ]
    assert total_of(told).people == 22


@pytest.mark.parametrize("other", [0, 9, 30])
def test_an_opd_is_told_without_its_small_units_so_that_no_board_tells_them_by_subtraction(other: int) -> None:
    """The board tells the OPD's own 30 by name: a page with all 32 would tell the two."""
    dinas = figures("dinas", people=30, present=3)
    told = told_of([dinas, figures("bidang", people=2, absent=1), figures("badan", people=other)], TOWN, "2026-11")
    assert next(each.sums for each in told if each.unit_id == "dinas") == sums_of([dinas])
    assert total_of(told).people == {0: 30, 9: 41, 30: 60}[other]


@pytest.mark.parametrize(
    ("seen", "people"),
    [((), 22), (("badan",), 12), (("baru",), 12), (("badan", "baru"), 22), (("dinas",), 22)],
)
def test_who_leads_a_small_unit_too_is_told_of_no_other_by_subtraction(seen: tuple[str, ...], people: int) -> None:
    """9 and 1 in one line: whoever knows the figures of one of them would know the other's."""
    found = [figures("dinas", people=12), figures("badan", people=9, present=1), figures("baru", people=1, absent=1)]
    assert total_of(told_of(found, TOWN, "2026-11", seen)).people == people
    assert trend_of({"2026-11": found}, TOWN, seen) == [("2026-11", 50.0 if people == 22 else None)]


def test_what_is_too_small_even_together_is_told_nowhere() -> None:
    told = told_of([figures("dinas", people=12, present=3), figures("baru", people=1, absent=1)], TOWN, "2026-11")
    assert ([each.unit_id for each in told], total_of(told).people, total_of(told).absent) == (["dinas"], 12, 0)


def test_while_a_unit_is_not_counted_the_small_ones_are_left_out() -> None:
    town = City(CITY.settings, units={**UNITS, "baru": replace(UNITS["baru"], counts_from=date(2026, 11, 30))})
    found = [figures("dinas", people=12), figures("badan", people=9), figures("bidang", people=9)]
    for month, lines in (("2026-11", ["dinas"]), ("2026-10", ["dinas", None])):  # of October nothing of it counts
        assert [each.unit_id for each in told_of(found, town, month)] == lines
    assert [each.unit_id for each in told_of([*found, figures("baru", people=1)], town, "2026-11")] == ["dinas", None]


def test_a_month_that_nobody_counted_breaks_the_trend() -> None:
    assert trend_of({"2026-11": [figures("dinas", people=10, present=1)], "2026-10": []}, TOWN) == [
        ("2026-10", None),
        ("2026-11", 100.0),
    ]


def test_outages_count_as_declared_and_as_long_as_they_lie_in_the_month() -> None:
    before = SINCE - timedelta(minutes=30)
    one = Outage("a", before, SINCE + timedelta(minutes=20), OutageState.DECLARED)
    others = [replace(one, outage_id=state, state=state) for state in (OutageState.SUSPECTED, OutageState.DISMISSED)]
    last = Outage("z", UNTIL - timedelta(minutes=5), UNTIL + timedelta(hours=9), OutageState.DECLARED)
    found = outages_within([one, *others, last], SINCE, UNTIL)
    assert (found.count, found.minutes) == (2, 25)


def test_flags_are_raised_by_signals_and_upheld_by_people() -> None:
    def look(cause: ReviewCause, state: ReviewState) -> Review:
        return Review(CITY_QUEUE, "dinas", date(2026, 11, 2), "ani", Slot.ARRIVAL, "0" * 32, cause, state=state)

    looks = [look(ReviewCause.FLAG, each) for each in ReviewState] + [look(ReviewCause.SAMPLE, ReviewState.INVALID)]
    assert flags_of(looks) == (len(ReviewState), 1)
    assert Sums().compliance is None
