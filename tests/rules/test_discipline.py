"""PP 94/2021 as a table: every threshold and both its neighbours."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.confirmation import Mark
from chalicelib.domain.discipline import DisciplineRules, Level, OpeningCount
from chalicelib.domain.employee import NumberKind
from chalicelib.rules.discipline import MINUTES_PER_DAY, PP_94_THRESHOLDS, SHIPPED, discipline_rules_on
from chalicelib.rules.discipline_state import judge_discipline

TODAY = date(2026, 12, 1)
TABLE = {  # days -> level, and how the sanction begins
    0: None, 1: None, 2: None,
    3: (Level.LIGHT, "Teguran lisan"),
    4: (Level.LIGHT, "Teguran tertulis"), 5: (Level.LIGHT, "Teguran tertulis"), 6: (Level.LIGHT, "Teguran tertulis"),
    7: (Level.LIGHT, "Pernyataan tidak puas"), 8: (Level.LIGHT, "Pernyataan"), 10: (Level.LIGHT, "Pernyataan"),
    11: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 6 bulan"),
    13: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 6 bulan"),
    14: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 9 bulan"),
    16: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 9 bulan"),
    17: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 12 bulan"),
    20: (Level.MEDIUM, "Pemotongan tunjangan kinerja 25 % selama 12 bulan"),
    21: (Level.HEAVY, "Penurunan jabatan"), 22: (Level.HEAVY, "Penurunan"), 24: (Level.HEAVY, "Penurunan"),
    25: (Level.HEAVY, "Pembebasan dari jabatan"), 27: (Level.HEAVY, "Pembebasan dari jabatan"),
    28: (Level.HEAVY, "Pemberhentian"), 29: (Level.HEAVY, "Pemberhentian"), 240: (Level.HEAVY, "Pemberhentian"),
}  # fmt: skip


@pytest.mark.parametrize(("count", "reached"), TABLE.items())
def test_so_many_unexcused_days_of_a_year_are(count: int, reached: tuple[Level, str] | None) -> None:
    found = judge_discipline(2026, NumberKind.NIP, {}, OpeningCount(count), [], [], TODAY)
    assert found.counted_days == count
    if reached is None:
        assert found.reached is None
    else:
        assert found.reached is not None
        threshold = found.reached.threshold
        assert (threshold.level, threshold.sanction.startswith(reached[1]), threshold.in_a_row) == (
            reached[0], True, False,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "days", "left"),
    [(0, 3, 3), (2, 3, 1), (3, 4, 1), (4, 7, 3), (6, 7, 1), (10, 11, 1), (20, 21, 1), (27, 28, 1)],
)
def test_the_next_threshold_is_so_many_days_away(count: int, days: int, left: int) -> None:
    found = judge_discipline(2026, NumberKind.NIP, {}, OpeningCount(count), [], [], TODAY)
    assert (found.next and found.next.days, found.days_to_next) == (days, left)


def test_beyond_the_last_there_is_none() -> None:
    found = judge_discipline(2026, NumberKind.NIP, {}, OpeningCount(28), [], [], TODAY)
    assert (found.next, found.days_to_next) == (None, None)


@pytest.mark.parametrize("kind", [NumberKind.NI_PPPK, NumberKind.LOCAL])
@pytest.mark.parametrize("count", [3, 10, 28, 200])
def test_pppk_and_non_asn_are_counted_and_nothing_follows(kind: NumberKind, count: int) -> None:
    found = judge_discipline(2026, kind, {}, OpeningCount(count, 4_500), [], [], TODAY)
    assert (found.counted_days, found.reached, found.next, found.converted_days) == (count, None, None, None)
    assert found.unconfirmed == ("no_rule",)


@pytest.mark.parametrize("kind", [NumberKind.NI_PPPK, NumberKind.LOCAL])
def test_the_set_of_one_employment_type_never_judges_another(kind: NumberKind) -> None:
    city = replace(SHIPPED[NumberKind.NIP], rules_id="kota", starts_on=date(2026, 1, 1))
    assert discipline_rules_on([city], kind, TODAY) == SHIPPED[kind]
    assert discipline_rules_on([city], NumberKind.NIP, TODAY) == city


def test_the_last_set_that_has_begun_holds() -> None:
    sets = [DisciplineRules(each, date(2026, month, 1), NumberKind.LOCAL) for month, each in ((3, "a"), (6, "b"))]
    named = [
        discipline_rules_on(sets, NumberKind.LOCAL, on).rules_id
        for on in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert named == ["count-non-asn", "a", "a", "b"]


def test_each_threshold_names_its_article_its_source_and_how_sure_it_is() -> None:
    assert all(each.article.startswith("PP 94/2021 Ps ") and each.source for each in PP_94_THRESHOLDS)
    assert {each.level: each.mark for each in PP_94_THRESHOLDS} == {
        Level.LIGHT: Mark.N, Level.MEDIUM: Mark.M, Level.HEAVY: Mark.N,
    }  # fmt: skip


def test_a_day_is_seven_and_a_half_hours_and_nobody_has_confirmed_any_of_it() -> None:
    assert MINUTES_PER_DAY == 7.5 * 60
    assert [each.confirmed for each in SHIPPED.values()] == [None, None, None]
