"""A report's words in a file: every stable word has its Indonesian one."""

from datetime import date

import pytest

from chalicelib.domain.report import Cell, Column, FlagOutcome, ReportKind
from chalicelib.domain.shift import DAY_SLOTS, Slot
from chalicelib.domain.signal import Signal
from chalicelib.domain.verdict import DayStatus
from chalicelib.jobs.report_cells import HEADS, NOTES, OUTCOMES, SIGNALS, STATUSES, TITLES, head_of, text_of
from chalicelib.mail.language import INDONESIAN
from chalicelib.rules.report import columns_of


def test_every_word_of_a_report_has_its_indonesian_one() -> None:
    assert set(STATUSES) == set(DayStatus)
    assert set(SIGNALS) == set(Signal)
    assert set(OUTCOMES) == set(FlagOutcome)
    assert set(TITLES) == set(NOTES) == set(ReportKind)


def test_slots_are_called_as_mail_and_the_phone_call_them() -> None:
    told = [HEADS[each].casefold() for each in DAY_SLOTS]
    assert told == [INDONESIAN.names[each] for each in DAY_SLOTS] == ["datang", "istirahat", "pulang"]


@pytest.mark.parametrize("kind", ReportKind)
def test_every_column_has_a_head(kind: ReportKind) -> None:
    heads = [head_of(each) for each in columns_of(kind, [date(2026, 11, 1), date(2026, 11, 30)])]
    assert len(set(heads)) == len(heads)
    assert head_of(Column("d07")) == "7"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (DayStatus.ABSENT, "Tanpa keterangan"),
        (Slot.ARRIVAL, "datang"),
        ((Slot.ARRIVAL, Slot.DEPARTURE), "datang, pulang"),
        ((), ""),
        (date(2026, 11, 3), "2026-11-03"),
        ("07:45 (15)", "07:45 (15)"),
        (7, "7"),
    ],
)
def test_a_cell_is_shown_in_words(cell: Cell, text: str) -> None:
    assert text_of(cell) == text
