"""What is looked at, and by whom."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.employee import Sex
from chalicelib.domain.review import CITY_QUEUE, Candidate, Review
from chalicelib.domain.shift import Slot
from chalicelib.rules.review import draw, partner_of, shares_of

ON = date(2026, 11, 23)


def candidate(who: str, slot: Slot = Slot.ARRIVAL, **changed: object) -> Candidate:
    return replace(Candidate(who, slot, f"{who}-{slot}"), **changed)


def drawn(
    candidates: list[Candidate], own: tuple[str, ...] = ("citra",), others: tuple[str, ...] = (), **by: object
) -> list[Review]:
    given_by = {"quota": 5, "seed": "root", **by}
    return draw("umum", ON, candidates, own, others, **given_by)  # type: ignore[arg-type]


PEOPLE = [candidate(f"p{each:02}", slot) for each in range(20) for slot in (Slot.ARRIVAL, Slot.DEPARTURE)]


@pytest.mark.parametrize(("quota", "own", "other"), [(5, 3, 2), (4, 2, 2), (1, 1, 0), (0, 0, 0)])
def test_half_of_it_is_another_units(quota: int, own: int, other: int) -> None:
    assert shares_of(quota) == (own, other)
    found = Counter(each.queue_id for each in drawn(PEOPLE, ("citra",), ("gani",), quota=quota))
    assert found == {name: count for name, count in (("citra", own), ("gani", other)) if count}


def test_the_same_seed_draws_the_same_in_whatever_order_and_another_seed_does_not() -> None:
    assert drawn(PEOPLE) == drawn(PEOPLE[::-1])
    assert drawn(PEOPLE) != drawn(PEOPLE, seed="another root")


def test_whoever_was_looked_at_least_comes_first() -> None:
    looks = [replace(each, looks=2 if each.employee_id < "p17" else 0) for each in PEOPLE]
    assert {each.employee_id for each in drawn(looks)} == {"p17", "p18", "p19"}


def test_nobody_is_drawn_twice_while_somebody_is_left() -> None:
    two = [candidate("ani"), candidate("ani", Slot.DEPARTURE), candidate("budi")]
    first, second, third = drawn(two, seed="x")
    assert {first.employee_id, second.employee_id} == {"ani", "budi"}
    assert third.employee_id == "ani"
    assert len({each.challenge_id for each in (first, second, third)}) == 3


def test_nobody_looks_at_what_is_theirs() -> None:
    mine = [candidate("citra", barred=frozenset({"citra"})), candidate("boss", barred=frozenset({"citra"}))]
    assert drawn(mine) == []
    assert [each.employee_id for each in drawn([*mine, candidate("ani")])] == ["ani"]


def test_who_leads_both_units_looks_once() -> None:
    assert len(drawn(PEOPLE, ("citra",), ("citra",))) == 3


def test_every_unit_is_another_ones_partner() -> None:
    units = [f"u{each}" for each in range(9)]
    partners = {each: next(partner_of(each, units, "2026-11-23")) for each in units}
    assert sorted(partners.values()) == units
    assert all(unit != partner for unit, partner in partners.items())
    assert partners != {each: next(partner_of(each, units, "2026-11-24")) for each in units}
    assert list(partner_of("u0", ["u0"], "x")) == []
    assert len(list(partner_of("u0", units, "x"))) == 8


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(1, 4), st.integers(0, 8))
def test_over_the_days_everybodys_turn_comes(people: int, reviewers: int, quota: int) -> None:
    """Nobody is ever more than one look ahead of anybody else."""
    looks = Counter({f"p{each}": 0 for each in range(people)})
    own = tuple(f"r{each}" for each in range(reviewers))
    for day in range(6):
        todays = [candidate(who, looks=count) for who, count in looks.items()]
        found = drawn(todays, own, quota=quota, seed=f"day {day}")
        assert len(found) == min(people, shares_of(quota)[0] * reviewers)
        looks.update(each.employee_id for each in found)
    assert max(looks.values()) - min(looks.values()) <= 1


WOMEN = [replace(each, reviewer_sex=Sex.FEMALE) for each in PEOPLE]
SEXES = {"citra": Sex.FEMALE, "gani": Sex.MALE}


def test_who_wishes_for_it_is_looked_at_by_the_same_sex_alone() -> None:
    found = drawn([*WOMEN[:10], *PEOPLE[10:]], ("citra",), ("gani",), sexes=SEXES)
    assert len(found) == 5
    assert {each.queue_id for each in found if each.reviewer_sex} <= {"citra"}
    assert found == drawn([*PEOPLE[:9:-1], *WOMEN[9::-1]], ("citra",), ("gani",), sexes=SEXES)


def test_a_wish_that_nobody_at_hand_meets_takes_a_turn_and_goes_to_the_admins() -> None:
    """Nor do those of whom nobody knows: whoever wishes is drawn as often as anybody."""
    for sexes in ({"citra": Sex.MALE, "gani": Sex.MALE}, {}):
        found = drawn(WOMEN, ("citra",), ("gani",), sexes=sexes)
        assert [(each.queue_id, each.reviewer_sex) for each in found] == [(CITY_QUEUE, Sex.FEMALE)] * 5
    barred = [replace(each, barred=frozenset({"citra"})) for each in WOMEN]
    assert {each.queue_id for each in drawn(barred, ("citra",), ("gani",), sexes=SEXES)} == {CITY_QUEUE}


def test_a_wish_changes_nobody_elses_turn() -> None:
    assert drawn(PEOPLE, ("citra",), ("gani",), sexes=SEXES) == drawn(PEOPLE, ("citra",), ("gani",))
