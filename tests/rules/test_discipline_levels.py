"""Who stands at which level: the lines, their counts and order, and how long a count holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.domain.discipline import Level
from chalicelib.domain.discipline_levels import LevelLine, Standing, Step, UnitLevels
from chalicelib.domain.employee import NumberKind
from chalicelib.rules import discipline_levels
from chalicelib.rules.discipline_levels import (
    Choice,
    PlacedLine,
    chosen,
    count_kinds,
    count_levels,
    count_steps,
    level_line,
    once_each,
    standings,
    still_holds,
)
from tests.rules.test_discipline_state import state
from tests.rules.year_days import days

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NIP, LOCAL = NumberKind.NIP, NumberKind.LOCAL
S = Standing


def line(absent: int, who: str = "ani", **changed: object) -> LevelLine:
    found = level_line(
        who, who.title(), state(days("A" * 9 + "P" + "A" * (absent - 9) if absent > 9 else "A" * absent))
    )
    assert found is not None
    return replace(found, **changed)


def unit(unit_id: str, *lines: LevelLine, at: datetime = NOW, **people: int) -> UnitLevels:
    kinds = {NumberKind(kind): count for kind, count in people.items()}
    return UnitLevels(unit_id, 2026, at, TODAY, (1, 2), kinds, lines)


def placed(*lines: LevelLine) -> list[PlacedLine]:
    return [PlacedLine(each, f"u{at}", f"Unit {at}") for at, each in enumerate(lines)]


def test_a_line_says_what_the_persons_own_page_says() -> None:
    found = state(days("AAAA"))
    made = level_line("ani", "Ani", found)
    assert made == LevelLine(
        "ani", "Ani", NIP, 4, 4, Level.LIGHT, 4, False, date(2026, 11, 5), None, Level.LIGHT, 7, 3
    )  # fmt: skip
    assert level_line("ani", "Ani", state(days("PPP"))) is None


@pytest.mark.parametrize(
    ("absent", "told"),
    [
        (1, {S.BELOW}), (2, {S.BELOW, S.NEAR}), (3, {S.LIGHT, S.NEAR}), (4, {S.LIGHT}), (10, {S.LIGHT, S.NEAR}),
        (11, {S.MEDIUM}), (20, {S.HEAVY}),  # the eleven of them in a row
    ],
)  # fmt: skip
def test_who_lacks_a_day_to_the_next_threshold_is_near_it_wherever_they_stand(absent: int, told: set[S]) -> None:
    assert standings(line(absent)) == told


def test_who_has_no_rule_is_counted_below_and_near_nothing() -> None:
    plain = LevelLine("ani", "Ani", LOCAL, 40, 12)
    assert standings(plain) == {S.BELOW}


def test_people_are_counted_exactly_by_standing_step_and_employment() -> None:
    units = [
        unit("umum", line(3), line(11, "budi"), line(2, "cici"), nip=4, local=1),
        unit("setda", line(3, "dodi", number_kind=LOCAL), local=2),
    ]
    found = count_levels(units)
    assert (found.people, found.counts) == (7, {S.LIGHT: 2, S.NEAR: 3, S.MEDIUM: 1, S.BELOW: 1})
    assert count_kinds(units) == {NIP: 4, LOCAL: 3}
    assert count_steps(units) == [
        Step(Level.MEDIUM, 11, False, {NIP: 1}),
        Step(Level.LIGHT, 3, False, {NIP: 1, LOCAL: 1}),
    ]


def test_a_row_stands_above_the_sum_of_its_level() -> None:
    lines = placed(line(3), replace(line(4, "a"), level=Level.HEAVY, step=28), line(20, "b"), line(2, "c"))
    assert [each.line.name for each in chosen(lines, Choice())] == ["B", "A", "Ani", "C"]


@pytest.mark.parametrize("sort", discipline_levels.SORTS)
def test_what_has_nothing_to_sort_by_comes_last_both_ways(sort: str) -> None:
    lines = placed(line(3, act_by=TODAY), line(1, "zul", left=None, level=None), line(4, "budi", act_by=TODAY))
    up, down = (chosen(lines, Choice(sort=each)) for each in (sort, f"-{sort}"))
    assert {each.line.name for each in up} == {"Ani", "Budi", "Zul"}
    if sort in ("level", "next", "deadline"):
        assert up[-1].line.name == down[-1].line.name == "Zul"


def test_equals_stand_by_name_whichever_way_the_rest_is_sorted() -> None:
    lines = placed(line(3, "cici"), line(3, "ani"), line(3, "budi"))
    for sort in ("level", "-level", "-days"):
        assert [each.line.name for each in chosen(lines, Choice(sort=sort))] == ["Ani", "Budi", "Cici"]


def test_each_choice_narrows_and_all_together_do() -> None:
    lines = [*placed(line(3), line(11, "budi"), line(2, "cici", number_kind=LOCAL))]
    lines[1] = replace(lines[1], case_id="2026-01")

    def names(choice: Choice) -> list[str]:
        return [each.line.name for each in chosen(lines, choice)]

    assert names(Choice(standing=S.NEAR)) == ["Ani", "Cici"]
    assert names(Choice(kind=LOCAL)) == ["Cici"]
    assert names(Choice(unit_ids=frozenset({"u0", "u1"}))) == ["Budi", "Ani"]
    assert names(Choice(unit_ids=frozenset())) == []
    assert (names(Choice(has_case=True)), names(Choice(has_case=False))) == (["Budi"], ["Ani", "Cici"])
    assert names(Choice(standing=S.NEAR, kind=NIP, has_case=False)) == ["Ani"]


def test_who_moved_between_two_counts_stands_once_where_they_were_counted_last() -> None:
    later = NOW + timedelta(hours=1)
    units = [unit("setda", line(3), at=later), unit("umum", line(3), line(4, "budi"))]
    assert sorted((unit_id, each.name) for unit_id, each in once_each(units)) == [("setda", "Ani"), ("umum", "Budi")]
    assert once_each(units[::-1])[0][0] == "setda"


@pytest.mark.parametrize(
    ("found", "minutes", "holds"),
    [
        (unit("umum"), 359, True),
        (unit("umum"), 360, False),
        (replace(unit("umum"), is_changed=True), 14, True),
        (replace(unit("umum"), is_changed=True), 15, False),
        (replace(unit("umum"), versions=(1, 3)), 14, True),
        (replace(unit("umum"), versions=(1, 3)), 15, False),
        (replace(unit("umum"), counted_on=TODAY - timedelta(1)), 15, False),
    ],
)
def test_a_count_holds_until_a_day_was_judged_a_rule_or_the_date_changed(
    found: UnitLevels, minutes: int, holds: bool
) -> None:
    assert still_holds(found, (1, 2), TODAY, NOW + timedelta(minutes=minutes)) is holds
