"""Dates and times as machines and spreadsheets write them: the day first, and nothing guessed."""

from datetime import datetime

import pytest

from chalicelib.rules.machine_time import read_stamp, read_wall

AT = datetime(2026, 11, 2, 7, 12, 33)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-02 07:12:33", "2026-11-02T07:12:33", "2026/11/2 7:12:33", "02/11/2026 07:12:33", "2-11-2026 07.12.33",
        "02.11.2026  07:12:33", "02/11/26 07:12:33 AM", "  2026-11-02 07:12:33  ", "2026-11-02 07:12:33.250",
    ],
)  # fmt: skip
def test_a_stamp_is_read(text: str) -> None:
    assert read_stamp(text) == AT


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-11-02", "07:12:33", "11/30/2026 07:12", "31/02/2026 07:12", "02/11-2026 07:12", "2026-11-02 24:00",
        "2026-11-02 07:60", "2026-11-02 0712", "2026-11-02 13:00 PM", "2 Nov 2026 07:12", "٠٢/11/2026 07:12",
        "0000-11-02 07:12", "0001-01-01 00:00:00", "1999-12-31 07:12", "9999-12-31 23:59:59", "02/11/2100 07:12",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_stamp(text) is None


@pytest.mark.parametrize(
    ("day", "clock", "hour"),
    [("02/11/2026", "12:05 AM", 0), ("02/11/2026", "12:05 pm", 12), ("2026-11-02 00:00:00", "19.05", 19)],
)
def test_date_and_clock_may_stand_in_two_cells(day: str, clock: str, hour: int) -> None:
    assert read_wall(day, clock) == datetime(2026, 11, 2, hour, 5)
