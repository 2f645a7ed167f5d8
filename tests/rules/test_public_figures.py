"""What anybody may read of a month, and that no arithmetic on it tells of fewer people than a line has."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.city import Unit
from chalicelib.domain.public import Cell, Count
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import DayStatus, DayVerdict, MonthRows, SlotState, SlotVerdict
from chalicelib.rules.public_figures import LEAST_PEOPLE, cells_of, count_unit, percent, plus, total_of

SEPTEMBER = date(2026, 9, 1)


def of(people: int) -> Count:
    return Count(people, people * 20, people * 15, people)


def tree(**above: str | None) -> dict[str, Unit]:
    return {each: Unit(each, each, parent_id) for each, parent_id in above.items()}


def told(counts: Mapping[str, int], units: Mapping[str, Unit]) -> dict[str | None, tuple[int, int]]:
    """Unit -> people and parts."""
    found = cells_of({each: of(people) for each, people in counts.items()}, units)
    return {each.unit_id: (each.count.people, each.parts) for each in found}


def day(on: int, status: DayStatus, late: int = 0) -> DayVerdict:
    slots = (SlotVerdict(Slot.ARRIVAL, SlotState.LATE, late),) if late else ()
    return DayVerdict(date(2026, 10, on), status, slots, "pattern:x", "default")


def rows(who: str, *days: DayVerdict) -> MonthRows:
    return MonthRows(who, "umum", "2026-10", {each.local_date: each for each in days})


def test_days_on_which_nobody_was_expected_count_for_nothing() -> None:
    present, late, absent = day(1, DayStatus.PRESENT), day(2, DayStatus.PRESENT, 7), day(5, DayStatus.ABSENT)
    leave, off, waiting = day(6, DayStatus.LEAVE), day(7, DayStatus.OFF), day(8, DayStatus.UNDECIDED)
    found = [rows("ani", present, late, absent, leave, off, waiting), rows("budi", leave, off)]
    assert count_unit(found, SEPTEMBER) == Count(people=1, days=3, on_time=1, absent=1)


def test_trial_days_are_told_to_nobody() -> None:
    found = [rows("ani", day(1, DayStatus.ABSENT), day(2, DayStatus.PRESENT))]
    assert count_unit(found, date(2026, 10, 2)) == Count(1, 1, 1, 0)
    assert count_unit(found, None) == Count()


@pytest.mark.parametrize(("people", "is_told"), [(LEAST_PEOPLE - 1, False), (LEAST_PEOPLE, True)])
def test_ten_people_are_told_of_and_nine_are_not(people: int, is_told: bool) -> None:
    assert told({"umum": people}, tree(umum=None)) == ({"umum": (people, 0)} if is_told else {})


def test_a_small_unit_goes_into_the_one_above_it() -> None:
    units = tree(setda=None, umum="setda", tu="umum", keuangan="setda")
    assert told({"setda": 4, "umum": 12, "tu": 3, "keuangan": 7}, units) == {"setda": (11, 1), "umum": (15, 1)}


def test_a_large_part_never_shows_how_the_small_rest_of_its_parent_does() -> None:
    """The parent has three people beside forty below: they are told of nowhere, and not in the total."""
    cells = cells_of({"setda": of(3), "umum": of(40)}, tree(setda=None, umum="setda"))
    assert [(each.unit_id, each.count) for each in cells] == [("umum", of(40))]
    assert total_of(cells) == of(40)


def test_small_units_of_several_branches_stand_together() -> None:
    units = tree(a=None, b=None, c=None, kecil="c")
    assert told({"a": 4, "b": 5, "kecil": 2}, units) == {None: (11, 3)}
    assert told({"a": 4, "b": 5}, units) == {}


def test_units_in_a_circle_are_counted_once() -> None:
    assert told({"a": 6, "b": 6}, tree(a="b", b="a")) == {None: (12, 2)}


TREES = st.integers(1, 14).flatmap(
    lambda size: st.tuples(
        *[
            st.tuples(st.integers(0, 25), st.one_of(st.none(), st.integers(0, size - 1)))  # people, the unit above
            for _ in range(size)
        ]
    )
)


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_no_sum_and_no_difference_tells_of_fewer_than_ten(found: tuple[tuple[int, int | None], ...]) -> None:
    """Each person in one line at most; so what can be reckoned from lines and total is of whole lines, or of nobody."""
    units = {f"u{at}": Unit(f"u{at}", "x", f"u{above}" if above is not None else None) for at, (_, above) in
             enumerate(found)}  # fmt: skip
    counts = {f"u{at}": of(people) for at, (people, _) in enumerate(found)}
    cells = cells_of(counts, units)
    everybody = sum(people for people, _ in found)
    total = total_of(cells)
    assert all(each.count.people >= LEAST_PEOPLE for each in cells)
    assert len({each.unit_id for each in cells}) == len(cells)
    assert total.people <= everybody
    assert everybody - total.people < LEAST_PEOPLE  # what is left out is too small to be a line of its own
    for size in range(1, min(3, len(cells)) + 1):
        for some in combinations(cells, size):
            left = total.people - total_of(some).people
            assert left == 0 or left >= LEAST_PEOPLE


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_every_line_is_whole_units_and_no_unit_is_in_two(found: tuple[tuple[int, int | None], ...]) -> None:
    """Told apart by giving every unit a bit of its own in another number."""
    units = {f"u{at}": Unit(f"u{at}", "x", f"u{above}" if above is not None else None) for at, (_, above) in
             enumerate(found)}  # fmt: skip
    counts = {f"u{at}": Count(people, days=1 << at if people else 0) for at, (people, _) in enumerate(found)}
    seen = 0
    for each in cells_of(counts, units):
        assert each.count.days & seen == 0
        seen |= each.count.days
        assert each.count.people == sum(people for at, (people, _) in enumerate(found) if each.count.days >> at & 1)


def test_percent_is_whole_and_of_nothing_zero() -> None:
    assert [percent(*each) for each in ((1, 3), (1, 2), (995, 1000), (994, 1000), (0, 0), (3, 3))] == [
        33, 50, 100, 99, 0, 100
    ]  # fmt: skip


def test_counts_add_up() -> None:
    assert total_of([Cell("a", 0, of(10)), Cell(None, 2, of(11))]) == of(21) == plus(of(20), of(1))
